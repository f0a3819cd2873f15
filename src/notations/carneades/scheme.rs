//! Argumentation schemes: what of them a map can say, and how they weigh the arguments that follow them.

use std::collections::HashMap;

use super::{
    super::{
        Reading,
        ids::{Ids, is_id},
        nodes::{Entry, add_note, data, entries, items, lose_keys, name, noted, printable, text},
    },
    formula::{Language, normal},
    text_of,
    weight::Weighing,
};
use crate::{
    document::{Meta, Question, Role, Scheme, shown},
    source::Spanned,
    syntax::{Node, Value},
};

/// What arguments need of the schemes of a case.
#[derive(Default)]
pub(super) struct Schemes {
    /// Each with its id in the map, by the name that arguments call it by.
    known: HashMap<String, Known>,
    /// The weighing functions of the case, by name.
    functions: HashMap<String, Weighing>,
}

pub(super) struct Known {
    /// Its id in the map.
    pub id: String,
    pub weighing: Weighing,
    /// The data about it.
    pub meta: Meta,
}

/// The keys of a scheme.
const KEYS: [&str; 10] = [
    "id",
    "meta",
    "variables",
    "premises",
    "conclusions",
    "exceptions",
    "assumptions",
    "weight",
    "deletions",
    "guards",
];

impl Schemes {
    pub fn get(&self, name: &str) -> Option<&Known> {
        self.known.get(name)
    }

    pub fn read<'t>(
        reading: &mut Reading,
        language: &Language<'t>,
        functions: Option<Node<'t>>,
        schemes: Option<Node<'t>>,
    ) -> Schemes {
        let mut all = Schemes::default();
        if let Some(functions) = functions {
            for entry in entries(reading, functions, "the weighing functions") {
                let weighing = Weighing::read(reading, entry.value);
                all.functions.insert(entry.name.to_lowercase(), weighing);
            }
        }
        let Some(schemes) = schemes else { return all };
        let listed: Vec<(Option<Node<'t>>, Node<'t>)> = match schemes.value() {
            Value::Sequence(items) => items.map(|item| (None, item)).collect(),
            _ => entries(reading, schemes, "the schemes")
                .into_iter()
                .map(|entry| (Some(entry.key), entry.value))
                .collect(),
        };
        let mut ids = Ids::new();
        for (key, node) in listed {
            all.scheme(reading, language, &mut ids, key, node);
        }
        all
    }

    fn scheme<'t>(
        &mut self,
        reading: &mut Reading,
        language: &Language<'t>,
        ids: &mut Ids,
        key: Option<Node<'t>>,
        node: Node<'t>,
    ) {
        let parts = entries(reading, node, "the parts of a scheme");
        let id_of = |entry: &Entry<'t>| (entry.name == "id").then_some(entry.value);
        let Some(key) = key.or_else(|| parts.iter().find_map(id_of)) else {
            reading.wrong(node.span(), "the scheme has no `id`");
            return;
        };
        let Some(called) = name(reading, key, "a scheme") else { return };
        if self.known.contains_key(called) {
            reading.wrong(key.span(), format!("the scheme `{}` is there already", shown(called)));
            return;
        }
        let id = match is_id(called) {
            true => ids.free(called.to_owned()),
            false => ids.like(called, "scheme"),
        };
        let mut scheme = Scheme { id: Spanned { value: id.clone(), span: key.span() }, ..Scheme::default() };
        let mut meta = Meta::Null;
        let mut weighing = Weighing::of_name(called).unwrap_or(Weighing::Linked);
        let mut makes_arguments = false;
        let mut unknown = Vec::new();
        for &part in &parts {
            match part.name {
                "id" => {}
                "meta" | "metadata" => meta = data(reading, part.value),
                "variables" => {
                    let variables = listed_words(part.value);
                    if !variables.is_empty() {
                        add_note(&mut scheme.note, &format!("Variables: {variables}."));
                    }
                }
                "premises" => {
                    makes_arguments = true;
                    for (role, text) in formulas(reading, language, part.value) {
                        scheme.premises.push(Role { id: role, text });
                    }
                }
                "conclusions" | "conclusion" => {
                    makes_arguments = true;
                    let texts: Vec<String> =
                        formulas(reading, language, part.value).into_iter().map(|it| it.1).collect();
                    scheme.conclusion = (!texts.is_empty()).then(|| texts.join(" And: "));
                }
                "exceptions" => {
                    for (id, text) in formulas(reading, language, part.value) {
                        let against = Some(Spanned { value: Question::STEP.to_owned(), span: id.span });
                        scheme.questions.push(Question { id, text: question(&text), against });
                    }
                }
                "assumptions" => {
                    for (id, text) in formulas(reading, language, part.value) {
                        scheme.questions.push(Question { id, text: question(&text), against: None });
                    }
                }
                "weight" => weighing = self.weighing(reading, part.value),
                "deletions" | "guards" => {
                    reading.loss(part.key.span(), format!("the {} of a scheme's rule", part.name));
                }
                _ => unknown.push(part),
            }
        }
        lose_keys(reading, &parts, unknown, "a scheme", &KEYS);
        if makes_arguments {
            let lost = format!("the arguments that the scheme `{}` makes as a rule", shown(called));
            reading.loss(key.span(), lost);
        }
        number(&mut scheme.premises, |role| &mut role.id);
        number(&mut scheme.questions, |question| &mut question.id);
        if let Meta::Object(meta) = &meta {
            for (name, value) in meta {
                let words = printable(&text_of(value), "-");
                match name.as_str() {
                    "title" => scheme.title = Some(words),
                    "source" => scheme.source = Some(words),
                    "note" | "notes" => add_note(&mut scheme.note, &words),
                    _ => add_note(&mut scheme.note, &printable(&noted(name, value), "-")),
                }
            }
        }
        self.known.insert(called.to_owned(), Known { id, weighing, meta });
        reading.document.schemes.push(scheme);
    }

    fn weighing(&self, reading: &mut Reading, node: Node<'_>) -> Weighing {
        let Value::Text(named) = node.value() else { return Weighing::read(reading, node) };
        let known = self.functions.get(&named.to_lowercase()).cloned();
        known.or_else(|| Weighing::of_name(named)).unwrap_or_else(|| {
            reading.wrong(node.span(), format!("there is no weighing function `{}`", shown(named)));
            Weighing::Linked
        })
    }
}

/// Formulas in words, each with the name it has in a mapping; in a list it has none.
fn formulas<'t>(
    reading: &mut Reading,
    language: &Language<'t>,
    node: Node<'t>,
) -> Vec<(Spanned<String>, String)> {
    let named: Vec<(Option<Entry<'t>>, Node<'t>)> = match node.value() {
        Value::Mapping(_) => entries(reading, node, "the formulas of a scheme")
            .into_iter()
            .map(|entry| (Some(entry), entry.value))
            .collect(),
        _ => items(node).into_iter().map(|item| (None, item)).collect(),
    };
    let mut formulas = Vec::new();
    for (entry, node) in named {
        let Some(formula) = text(reading, node) else { continue };
        let id = match entry {
            Some(entry) => Spanned { value: entry.name.to_owned(), span: entry.key.span() },
            None => Spanned { value: String::new(), span: node.span() },
        };
        formulas.push((id, language.sentence(&normal(&formula.value))));
    }
    formulas
}

/// Calls what has no name by its number, as maps do, and makes ids of the names that are none.
fn number<T>(all: &mut [T], id: impl Fn(&mut T) -> &mut Spanned<String>) {
    let mut ids = Ids::new();
    for (at, one) in all.iter_mut().enumerate() {
        let id = id(one);
        id.value = match (id.value.is_empty(), is_id(&id.value)) {
            (true, _) => ids.free((at + 1).to_string()),
            (false, true) => ids.free(id.value.clone()),
            (false, false) => ids.like(&id.value, "role"),
        };
    }
}

/// A sentence as a question.
fn question(sentence: &str) -> String {
    format!("{}?", sentence.trim_end_matches(['.', '!', '?']))
}

/// The words of a list, with commas between them.
pub(super) fn listed_words(node: Node<'_>) -> String {
    let words: Vec<String> =
        items(node).into_iter().filter_map(|item| Some(printable(item.scalar()?, "?"))).collect();
    words.join(", ")
}
