//! Argumentation schemes as they are written: roles and questions, by name or in order, and what an argument puts in
//! their places.

use std::collections::{HashMap, hash_map::Entry};

use super::{
    Question, Reply, Role, Scheme,
    table::{At, Codec, Decoder, List, OneOrMany, Record, RecordOf, Shape, shown},
    values::{Id, Text, id},
};
use crate::{
    diagnostic::{Diagnostic, format_codes},
    source::Spanned,
    syntax::{Node, Value},
};

impl Scheme {
    /// The role that an argument's `warrant` plays too: in many schemes one premise is the generalisation that the
    /// step rests on, and an argument may say it as the one or as the other.
    pub const WARRANT: &'static str = "warrant";

    /// Looks a role up by its id.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.premises.iter().find(|role| role.id.value == id)
    }

    /// Looks a critical question up by its id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id.value == id)
    }

    /// The ids of its roles, in order.
    pub fn role_ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.premises.iter().map(|role| role.id.value.as_str())
    }

    /// Its id, then its other names.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        std::iter::once(&self.id).chain(&self.aliases).map(|name| name.value.as_str())
    }

    /// What people call it: its title, else its id.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.id.value)
    }
}

impl Question {
    /// What a bad answer is against where it leaves premises and conclusion alone: the step, which it undercuts.
    pub const STEP: &'static str = "step";
    /// What a bad answer is against where it speaks for the contrary.
    pub const CONCLUSION: &'static str = "conclusion";

    /// In which way a map says that the answer is bad: `unless` on the step, an objection to a premise or one to the
    /// conclusion. None where the scheme does not say.
    ///
    /// # Examples
    ///
    /// ```
    /// let scheme = elenchus::schemes::find("expert-opinion").expect("it is in the catalogue");
    /// let question = scheme.question("trustworthiness").expect("it is one of its questions");
    /// assert_eq!(question.way().as_deref(), Some("undercuts the step"));
    /// ```
    pub fn way(&self) -> Option<String> {
        Some(match self.against.as_ref()?.value.as_str() {
            Question::STEP => "undercuts the step".to_owned(),
            Question::CONCLUSION => "speaks against the conclusion".to_owned(),
            role => format!("speaks against `{role}`"),
        })
    }
}

/// Whether ids are numbers from 1, as those of a list are.
pub(super) fn numbered<'d>(ids: impl Iterator<Item = &'d str>) -> bool {
    ids.enumerate().all(|(at, id)| id == (at + 1).to_string())
}

/// Decodes a mapping from ids, each of which may stand once. What cannot be read is left out.
fn keyed<'t, T>(
    decoder: &mut Decoder,
    entries: impl Iterator<Item = (Node<'t>, Node<'t>)>,
    mut decode: impl FnMut(&mut Decoder, Spanned<String>, Node<'t>) -> Option<T>,
) -> Vec<T> {
    let mut seen = HashMap::new();
    let mut read = Vec::new();
    for (key, value) in entries {
        let Some(id) = id(decoder, key, key.scalar()) else { continue };
        match seen.entry(id.clone()) {
            Entry::Vacant(new) => new.insert(key.span()),
            Entry::Occupied(first) => {
                let message = format!("`{}` stands twice here", shown(&id));
                let finding = Diagnostic::new(&format_codes::DUPLICATE_KEY, key.span(), message);
                let finding = finding.here("again here").label(*first.get(), "first here");
                decoder.findings.push(finding.help("keep one of the two"));
                continue;
            }
        };
        read.extend(decode(decoder, Spanned { value: id, span: key.span() }, value));
    }
    read
}

/// Decodes a list, whose items are called by their numbers.
fn listed<T>(texts: Vec<Spanned<String>>, make: impl Fn(Spanned<String>, String) -> T) -> Vec<T> {
    let number = |(at, text): (usize, Spanned<String>)| {
        make(Spanned { value: (at + 1).to_string(), span: text.span }, text.value)
    };
    texts.into_iter().enumerate().map(number).collect()
}

/// The premises of a scheme: texts by role, or a list of them.
pub(super) struct Roles;

impl Codec for Roles {
    type Value = Vec<Role>;

    fn shape() -> Shape {
        Shape::Either(vec![List::<Text>::shape(), Shape::Keyed(Box::new(Text::shape()), 0)])
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Vec<Role>> {
        match node.value() {
            Value::Mapping(entries) => Some(keyed(decoder, entries, |decoder, id, value| {
                Some(Role { id, text: Text::decode(decoder, value)? })
            })),
            Value::Sequence(_) => {
                let texts = List::<At<Text>>::decode(decoder, node)?;
                Some(listed(texts, |id, text| Role { id, text }))
            }
            _ => decoder.wrong_but(node, "a list or a mapping from roles", one(node)),
        }
    }
}

/// The critical questions of a scheme: by id, or a list of them.
pub(super) struct Questions;

impl Codec for Questions {
    type Value = Vec<Question>;

    fn shape() -> Shape {
        let full = Shape::Either(vec![Text::shape(), Shape::Record(Question::record_shape())]);
        Shape::Either(vec![List::<Text>::shape(), Shape::Keyed(Box::new(full), 0)])
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Vec<Question>> {
        match node.value() {
            Value::Mapping(entries) => Some(keyed(decoder, entries, |decoder, id, value| {
                let question = match value.value() {
                    Value::Mapping(_) => RecordOf::<Question>::decode(decoder, value)?,
                    _ => Question { text: Text::decode(decoder, value)?, ..Question::default() },
                };
                Some(Question { id, ..question })
            })),
            Value::Sequence(_) => {
                let texts = List::<At<Text>>::decode(decoder, node)?;
                Some(listed(texts, |id, text| Question { id, text, against: None }))
            }
            _ => decoder.wrong_but(node, "a list or a mapping from ids", one(node)),
        }
    }
}

/// What to write where a list is due and one text stands.
fn one(node: Node<'_>) -> Option<String> {
    node.scalar().map(|written| format!("write a list of one: [{}]", shown(written)))
}

/// The premises of an argument, and the roles that they play, if the author names any.
pub(super) struct Filled {
    pub premises: Vec<Spanned<String>>,
    pub roles: Vec<Spanned<String>>,
}

/// An id, a list of ids, or ids by role.
pub(super) struct Premises;

type Ids = OneOrMany<At<Id>, 1>;

impl Codec for Premises {
    type Value = Filled;

    fn shape() -> Shape {
        let by_role = Shape::Keyed(Box::new(Ids::shape()), 1);
        Shape::Either(vec![Id::shape(), List::<Id, 1>::shape(), by_role])
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Filled> {
        let Value::Mapping(entries) = node.value() else {
            return Some(Filled { premises: Ids::decode(decoder, node)?, roles: Vec::new() });
        };
        let by_role =
            keyed(decoder, entries, |decoder, role, value| Some((role, Ids::decode(decoder, value)?)));
        if by_role.is_empty() {
            let message = "an argument needs at least one premise".to_owned();
            return decoder.refuse(&format_codes::WRONG_TYPE, node, message, None);
        }
        let mut filled = Filled { premises: Vec::new(), roles: Vec::new() };
        for (role, premises) in by_role {
            filled.roles.extend(premises.iter().map(|_| role.clone()));
            filled.premises.extend(premises);
        }
        Some(filled)
    }
}

/// What takes up critical questions, by question.
pub(super) struct Replies;

impl Codec for Replies {
    type Value = Vec<Reply>;

    fn shape() -> Shape {
        let reply = vec![Id::shape(), List::<Id, 1>::shape(), Shape::Record(Reply::record_shape())];
        Shape::Keyed(Box::new(Shape::Either(reply)), 0)
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Vec<Reply>> {
        let Value::Mapping(entries) = node.value() else {
            let is_mapping = |item: Node<'_>| matches!(item.value(), Value::Mapping(_));
            let instead = match node.value() {
                Value::Sequence(items) if { items }.all(is_mapping) => {
                    "write it without dashes: `questions: { backing: some-claim }`"
                }
                _ => "say which question it takes up: `questions: { backing: some-claim }`",
            };
            return decoder.wrong_but(node, "a mapping from questions", Some(instead.to_owned()));
        };
        Some(keyed(decoder, entries, |decoder, question, value| {
            let reply = match value.value() {
                Value::Mapping(_) => RecordOf::<Reply>::decode(decoder, value)?,
                Value::Text(words) if words.contains(char::is_whitespace) => {
                    let help = Some("write `{ note: … }` to answer in words".to_owned());
                    let message = format!("`{}` is not the id of a claim", shown(words));
                    return decoder.refuse(&format_codes::WRONG_TYPE, value, message, help);
                }
                _ => Reply { by: Ids::decode(decoder, value)?, ..Reply::default() },
            };
            Some(Reply { question, ..reply })
        }))
    }
}
