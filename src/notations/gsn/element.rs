//! The elements of the Goal Structuring Notation, as they are written.

use std::collections::HashSet;

use super::super::{
    Reading,
    nodes::{Entry, data, doubt_keys, entries, items, name, printable, text},
};
use crate::{
    document::{Meta, shown},
    source::{Span, Spanned},
    syntax::{Node, Value},
};

/// The keys of an element that have a meaning here; first those that what is held to be so without support does not have.
const KEYS: [&str; 11] = [
    "supportedBy",
    "inContextOf",
    "undeveloped",
    "text",
    "challenges",
    "defeated",
    "defeatedRelation",
    "url",
    "classes",
    "note",
    "nodeType",
];
const OF_SUPPORT: usize = 3;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Goal,
    Strategy,
    Solution,
    Context,
    Assumption,
    Justification,
    CounterGoal,
    CounterSolution,
}

impl Kind {
    const ALL: [Kind; 8] = [
        Kind::Goal,
        Kind::Strategy,
        Kind::Solution,
        Kind::Context,
        Kind::Assumption,
        Kind::Justification,
        Kind::CounterGoal,
        Kind::CounterSolution,
    ];

    /// The word for it under `nodeType`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Goal => "Goal",
            Kind::Strategy => "Strategy",
            Kind::Solution => "Solution",
            Kind::Context => "Context",
            Kind::Assumption => "Assumption",
            Kind::Justification => "Justification",
            Kind::CounterGoal => "CounterGoal",
            Kind::CounterSolution => "CounterSolution",
        }
    }

    fn of_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What an id begins with where nothing else is said.
    pub fn prefix(self) -> &'static str {
        match self {
            Kind::Goal => "G",
            Kind::Strategy => "S",
            Kind::Solution => "Sn",
            Kind::Context => "C",
            Kind::Assumption => "A",
            Kind::Justification => "J",
            Kind::CounterGoal => "CG",
            Kind::CounterSolution => "CSn",
        }
    }

    /// What an id says that its element is: the longest beginning counts.
    pub fn of_id(id: &str) -> Option<Kind> {
        let begins = |kind: &Kind| id.starts_with(kind.prefix());
        Kind::ALL.into_iter().filter(begins).max_by_key(|kind| kind.prefix().len())
    }

    /// The tag of a claim that was such an element, where its place in the map does not tell.
    pub fn tag(self) -> Option<&'static str> {
        match self {
            Kind::Strategy => Some("strategy"),
            Kind::Context => Some("context"),
            Kind::Assumption => Some("assumption"),
            Kind::Justification => Some("justification"),
            _ => None,
        }
    }

    /// The element that a claim with such a tag was.
    pub fn of_tag(tag: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.tag() == Some(tag))
    }

    /// Whether it is what others stand in the context of.
    pub fn is_context(self) -> bool {
        matches!(self, Kind::Context | Kind::Assumption | Kind::Justification)
    }

    /// Whether it is held to be so without support.
    pub fn is_evidence(self) -> bool {
        self.is_context() || matches!(self, Kind::Solution | Kind::CounterSolution)
    }
}

/// Another element, where it is named.
#[derive(Clone, Copy)]
pub(super) struct Named<'t> {
    pub name: &'t str,
    pub span: Option<Span>,
}

/// What an element challenges.
pub(super) enum Challenge<'t> {
    Element(Named<'t>),
    /// What holds between two: `A -> B`.
    Relation(&'t str, &'t str, Option<Span>),
}

/// An element as it is written.
pub(super) struct Element<'t> {
    pub entry: Entry<'t>,
    pub kind: Kind,
    pub text: Option<Spanned<String>>,
    pub supported_by: Vec<Named<'t>>,
    pub in_context_of: Vec<Named<'t>>,
    pub challenges: Vec<Challenge<'t>>,
    /// Whether the author says that it is still without support, and where.
    pub undeveloped: Option<Option<Span>>,
    pub defeated: Option<Option<Span>>,
    pub url: Option<Spanned<String>>,
    pub classes: Vec<String>,
    pub note: Option<String>,
    /// The layers, and what is said of how it is drawn.
    pub rest: serde_json::Map<String, Meta>,
}

/// Reads an element; none of what is not one.
pub(super) fn read<'t>(reading: &mut Reading, entry: Entry<'t>) -> Option<Element<'t>> {
    if !matches!(entry.value.value(), Value::Mapping(_) | Value::Null) {
        if !matches!(entry.value.value(), Value::Broken) {
            let message = format!("an element is a mapping, and this is {}", entry.value.value().describe());
            reading.wrong(entry.value.span(), message).help = Some("write `text: …` in it".to_owned());
        }
        return None;
    }
    let mut element = Element {
        entry,
        kind: Kind::Goal,
        text: None,
        supported_by: Vec::new(),
        in_context_of: Vec::new(),
        challenges: Vec::new(),
        undeveloped: None,
        defeated: None,
        url: None,
        classes: Vec::new(),
        note: None,
        rest: serde_json::Map::new(),
    };
    let (mut kind, mut free) = (None, Vec::new());
    let parts = entries(reading, entry.value, "the parts of an element");
    for &part in &parts {
        match part.name {
            "text" => element.text = text(reading, part.value),
            "supportedBy" => element.supported_by = named(reading, part.value),
            "inContextOf" => element.in_context_of = named(reading, part.value),
            "challenges" => element.challenges = challenges(reading, part.value),
            "undeveloped" => element.undeveloped = mark(reading, part),
            "defeated" => element.defeated = mark(reading, part),
            "defeatedRelation" => {
                reading.loss(part.key.span(), "the mark that a relation is defeated");
            }
            "url" => element.url = text(reading, part.value),
            "classes" => {
                let classes = items(part.value).into_iter();
                element.classes =
                    classes.filter_map(|class| Some(printable(class.scalar()?, "class"))).collect();
            }
            "note" => element.note = text(reading, part.value).map(|note| note.value),
            "nodeType" => {
                let Some(word) = name(reading, part.value, "the type of an element") else { continue };
                kind = Kind::of_name(word);
                if kind.is_none() {
                    let message = format!("`{}` is not a type of element", shown(word));
                    let names = Kind::ALL.map(Kind::name).join(", ");
                    reading.wrong(part.value.span(), message).help = Some(format!("the types are {names}"));
                }
            }
            _ => {
                let value = data(reading, part.value);
                element.rest.insert(part.name.to_owned(), value);
                free.push(part);
            }
        }
    }
    let Some(kind) = kind.or_else(|| Kind::of_id(entry.name)) else {
        let message = format!("nothing says what `{}` is", shown(entry.name));
        reading.wrong(entry.key.span(), message).help =
            Some("begin its id with G, S, Sn, C, A or J, or say `nodeType`".to_owned());
        return None;
    };
    element.kind = kind;
    let known = if kind.is_evidence() { &KEYS[OF_SUPPORT..] } else { &KEYS };
    doubt_keys(reading, &parts, free, "an element", known);
    Some(element)
}

fn mark(reading: &mut Reading, part: Entry<'_>) -> Option<Option<Span>> {
    match part.value.value() {
        Value::Bool(true) => Some(part.key.span()),
        Value::Bool(false) | Value::Broken => None,
        _ => {
            reading.wrong(part.value.span(), format!("`{}` is true or false", part.name));
            None
        }
    }
}

fn named<'t>(reading: &mut Reading, node: Node<'t>) -> Vec<Named<'t>> {
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for node in items(node) {
        let Some(name) = name(reading, node, "an element") else { continue };
        if seen.insert(name) {
            all.push(Named { name, span: node.span() });
        } else {
            reading.wrong(node.span(), format!("`{}` stands twice here", shown(name)));
        }
    }
    all
}

fn challenges<'t>(reading: &mut Reading, node: Node<'t>) -> Vec<Challenge<'t>> {
    let all = named(reading, node).into_iter();
    all.map(|named| match named.name.split_once("->") {
        Some((from, to)) => Challenge::Relation(from.trim(), to.trim(), named.span),
        None => Challenge::Element(named),
    })
    .collect()
}
