//! Carneades 4: an argument graph in YAML, of statements, arguments, issues and what is assumed.
//!
//! What becomes of what:
//! - A statement is a claim. One that is assumed is `established`, since no argument against it changes its label; one that
//!   an argument without premises concludes is asserted; any other is open.
//! - An argument is an item of `because`, its undercutter the `unless` of it. How it is weighed decides how its premises work
//!   together, and its strength: see [`weight`](self::weight).
//! - The positions of an issue are a conflict: at most one can stand. So they are where schemes of issues say so of each
//!   statement and its negation.
//! - A label that the tests expect is what is expected of the claim.
//! - A scheme is a scheme. Carneades also makes arguments from schemes, as a rule engine; nothing here does.
//!
//! The model is that of T. F. Gordon and D. Walton, *Formalizing balancing arguments*, Computational Models of Argument
//! (COMMA), 2016.

mod argument;
mod expectation;
mod formula;
mod issue;
mod scheme;
mod weight;

use std::collections::HashMap;

use self::{
    formula::{Language, normal},
    scheme::Schemes,
};
use super::{
    Reading,
    ids::{Ids, is_id},
    nodes::{Entry, add_note, data, entries, items, lose_keys, name, noted, printable, text},
};
use crate::{
    document::{Claim, Meta, Source, Standing, shown},
    source::Spanned,
    syntax::{Node, Tree, Value},
};

/// The keys of a case whose value is a mapping.
const MAPPINGS: [&str; 3] = ["statements", "arguments", "issues"];
/// The other keys that only a case has.
const OTHERS: [&str; 3] = ["argument_schemes", "weighing_functions", "issue_schemes"];
/// The keys of a map of our own that no case has.
const OURS: [&str; 8] =
    ["claims", "conclusion", "conflicts", "sources", "include", "lints", "schemes", "as-of"];

/// Whether it has a key of a case, and none of a map.
pub(super) fn is_one(root: Node<'_>) -> bool {
    let Value::Mapping(entries) = root.value() else { return false };
    let mut is_case = false;
    for (key, value) in entries {
        let Some(key) = key.scalar() else { continue };
        if OURS.contains(&key) {
            return false;
        }
        let key = canonical(key);
        is_case |= OTHERS.contains(&&*key)
            || (MAPPINGS.contains(&&*key) && matches!(value.value(), Value::Mapping(_)));
    }
    is_case
}

/// The keys of a case.
const KEYS: [&str; 12] = [
    "meta",
    "language",
    "statements",
    "assumptions",
    "argument_schemes",
    "weighing_functions",
    "issues",
    "issue_schemes",
    "arguments",
    "references",
    "tests",
    "labels",
];

/// Some write the words of a key apart.
fn canonical(key: &str) -> String {
    key.replace([' ', '-'], "_")
}

pub(super) fn read(tree: &Tree) -> Reading {
    let mut case = Case::default();
    let Some(root) = tree.root() else {
        case.reading.wrong(tree.start(), "there is no case: the file is empty");
        return case.reading;
    };
    if !matches!(root.value(), Value::Mapping(_)) {
        let message = format!("a case is a mapping, and this is {}", root.value().describe());
        case.reading.wrong(root.span(), message);
        return case.reading;
    }
    let sections = entries(&mut case.reading, root, "the parts of a case");
    let part = |wanted: &str| sections.iter().find(|entry| canonical(entry.name) == wanted).copied();
    let is_known = |entry: &&Entry<'_>| KEYS.contains(&&*canonical(entry.name));
    let unknown = sections.iter().filter(|entry| !is_known(entry)).copied().collect();
    lose_keys(&mut case.reading, &sections, unknown, "a case", &KEYS);
    if let Some(meta) = part("meta") {
        case.meta(meta);
    }
    if let Some(language) = part("language") {
        case.language = Language::read(&mut case.reading, language.value);
    }
    if let Some(statements) = part("statements") {
        case.statements(statements.value);
    }
    if let Some(assumptions) = part("assumptions") {
        case.assumptions(assumptions.value);
    }
    if let Some(references) = part("references") {
        case.references(references.value);
    }
    let functions = part("weighing_functions").map(|entry| entry.value);
    let schemes = part("argument_schemes").map(|entry| entry.value);
    let schemes = Schemes::read(&mut case.reading, &case.language, functions, schemes);
    if let Some(issues) = part("issues") {
        case.issues(issues.value);
    }
    if let Some(patterns) = part("issue_schemes") {
        case.issue_schemes(patterns.value);
    }
    if let Some(arguments) = part("arguments") {
        let written = argument::read(&mut case, &schemes, arguments.value);
        argument::build(&mut case, &schemes, &written);
    }
    for tests in ["tests", "labels"].into_iter().filter_map(part) {
        expectation::tests(&mut case, tests.value);
    }
    expectation::settle(&mut case);
    for claim in &mut case.reading.document.claims {
        if claim.standing.is_none() && claim.because.is_empty() {
            claim.standing = Some(Spanned::from(Standing::Open));
        }
    }
    if case.reading.document.claims.is_empty()
        && case.reading.document.schemes.is_empty()
        && case.reading.findings.is_empty()
    {
        case.reading.wrong(root.span(), "the case has neither statements nor schemes");
    }
    case.reading
}

/// What has been read so far.
#[derive(Default)]
struct Case<'t> {
    reading: Reading,
    ids: Ids,
    /// The claims by the names of their statements, without white space.
    statements: HashMap<String, usize>,
    language: Language<'t>,
    /// How many issues there are.
    issues: usize,
    /// For each claim the first issue of which it is a position, by its number.
    issue_of: HashMap<usize, usize>,
    /// What the tests expect of each claim, and where they say so.
    labels: Vec<expectation::Label<'t>>,
}

impl<'t> Case<'t> {
    fn meta(&mut self, meta: Entry<'t>) {
        let mut rest = serde_json::Map::new();
        for entry in entries(&mut self.reading, meta.value, "the data about a case") {
            match entry.name {
                "title" => self.reading.document.title = text(&mut self.reading, entry.value),
                "note" | "notes" => {
                    if let Some(text) = text(&mut self.reading, entry.value) {
                        add_note(&mut self.reading.document.note, &text.value);
                    }
                }
                _ => {
                    rest.insert(entry.name.to_owned(), data(&mut self.reading, entry.value));
                }
            }
        }
        if !rest.is_empty() {
            self.reading.document.meta = Some(Box::new(Meta::Object(rest)));
        }
    }

    fn statements(&mut self, statements: Node<'t>) {
        let statements = entries(&mut self.reading, statements, "the statements");
        // Names that can stay are not given to others.
        for entry in statements.iter().filter(|entry| is_id(entry.name)) {
            self.ids.reserve(entry.name);
        }
        for entry in statements {
            let name = normal(entry.name);
            if let Some(&first) = self.statements.get(&name) {
                let first = self.reading.document.claims[first].id.span;
                let finding = self
                    .reading
                    .wrong(entry.key.span(), format!("the statement `{}` is there already", shown(&name)));
                *finding = finding.clone().label(first, "here");
                continue;
            }
            let claim = self.add(entry.name, entry.key, true);
            self.reading.document.claims[claim].place = entry.place();
            self.statement(claim, entry.value);
        }
    }

    /// Adds the claim of a statement that is called so. An id of that name is handed out to it already, or to nobody.
    fn add(&mut self, name: &str, key: Node<'t>, is_reserved: bool) -> usize {
        let normal = normal(name);
        let id = match is_id(name) {
            true if is_reserved => name.to_owned(),
            true => self.ids.free(name.to_owned()),
            false => self.ids.like(&normal.replace('¬', "not "), "statement"),
        };
        let note = (id != name).then(|| format!("Called `{}`.", printable(&normal, "?")));
        let sentence = printable(&self.language.sentence(&normal), "(a statement without a name)");
        self.reading.document.claims.push(Claim {
            id: Spanned { value: id, span: key.span() },
            text: Spanned { value: sentence, span: key.span() },
            note,
            ..Claim::default()
        });
        let index = self.reading.document.claims.len() - 1;
        self.statements.insert(normal, index);
        index
    }

    /// Reads what is said of a statement.
    fn statement(&mut self, index: usize, value: Node<'t>) {
        if !matches!(value.value(), Value::Mapping(_)) {
            if let Some(sentence) = text(&mut self.reading, value) {
                self.reading.document.claims[index].text = sentence;
            }
            return;
        }
        let parts = entries(&mut self.reading, value, "the parts of a statement");
        let mut unknown = Vec::new();
        for &entry in &parts {
            match entry.name {
                "text" => {
                    if let Some(sentence) = text(&mut self.reading, entry.value) {
                        self.reading.document.claims[index].text = sentence;
                    }
                }
                "assumed" => match entry.value.value() {
                    Value::Bool(true) => self.assume(index, entry.value),
                    Value::Bool(false) | Value::Broken => {}
                    _ => {
                        self.reading.wrong(entry.value.span(), "`assumed` is true or false");
                    }
                },
                "label" => expectation::label(self, index, entry.value),
                "meta" | "metadata" => {
                    let mut note = self.reading.document.claims[index].note.take();
                    self.describe(&mut note, entry.value);
                    self.reading.document.claims[index].note = note;
                }
                _ => unknown.push(entry),
            }
        }
        let known = ["text", "assumed", "label", "meta"];
        lose_keys(&mut self.reading, &parts, unknown, "a statement", &known);
    }

    fn assume(&mut self, claim: usize, node: Node<'t>) {
        self.reading.document.claims[claim].standing =
            Some(Spanned { value: Standing::Established, span: node.span() });
    }

    /// Puts data about something into its note.
    fn describe(&mut self, note: &mut Option<String>, meta: Node<'t>) {
        for entry in entries(&mut self.reading, meta, "the data about something") {
            let value = data(&mut self.reading, entry.value);
            match (&value, entry.name) {
                (Meta::String(text), "note" | "notes") => add_note(note, &printable(text.trim(), "-")),
                _ => add_note(note, &printable(&noted(entry.name, &value), "-")),
            }
        }
    }

    /// The claim of the statement of a name; none where there is none, which has its finding then.
    fn find(&mut self, node: Node<'t>, what: &str) -> Option<usize> {
        let name = name(&mut self.reading, node, what)?;
        let found = self.statements.get(&normal(name)).copied();
        if found.is_none() {
            self.reading.wrong(node.span(), format!("there is no statement `{}`", shown(name)));
        }
        found
    }

    /// A claim's id where it is named.
    fn named(&self, claim: usize, node: Node<'t>) -> Spanned<String> {
        Spanned { value: self.reading.document.claims[claim].id.value.clone(), span: node.span() }
    }

    /// What is assumed need not be among the statements: the language says what it means.
    fn assumptions(&mut self, assumptions: Node<'t>) {
        if let Value::Mapping(_) = assumptions.value() {
            self.reading.wrong(assumptions.span(), "the assumptions are a list");
            return;
        }
        for node in items(assumptions) {
            let Some(name) = name(&mut self.reading, node, "a statement that is assumed") else { continue };
            let known = self.statements.get(&normal(name)).copied();
            let claim = known.unwrap_or_else(|| self.add(name, node, false));
            self.assume(claim, node);
        }
    }

    fn references(&mut self, references: Node<'t>) {
        let mut ids = Ids::new();
        let references = entries(&mut self.reading, references, "the references");
        for entry in references.iter().filter(|entry| is_id(entry.name)) {
            ids.reserve(entry.name);
        }
        for entry in references {
            let id = match is_id(entry.name) {
                true => entry.name.to_owned(),
                false => ids.like(entry.name, "source"),
            };
            let mut source =
                Source { id: Spanned { value: id, span: entry.key.span() }, ..Source::default() };
            for part in entries(&mut self.reading, entry.value, "the parts of a reference") {
                let value = text_of(&data(&mut self.reading, part.value));
                let value = printable(&value, "-");
                match part.name {
                    "title" => source.title = Some(value),
                    "creator" | "author" if source.author.is_none() => source.author = Some(value),
                    "date" if value.parse::<crate::document::PublicationDate>().is_ok() => {
                        source.published =
                            value.parse().ok().map(|date| Spanned { value: date, span: part.value.span() });
                    }
                    "url" | "identifier" if source.url.is_none() => source.url = Some(value),
                    _ => add_note(&mut source.note, &format!("{}: {value}", printable(part.name, "-"))),
                }
            }
            source.title.get_or_insert_with(|| printable(entry.name, "A source"));
            self.reading.document.sources.push(source);
        }
    }
}

/// Data on one line.
fn text_of(data: &Meta) -> String {
    match data {
        Meta::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}
