//! The Goal Structuring Notation, as gsn2x has it in YAML: goals, strategies, solutions and what they stand in the context
//! of, and the dialectic extension of the standard, counter-goals and challenges.
//!
//! What becomes of what:
//! - A goal is a claim, and what supports it is one argument: all of it is needed. Without support it is open.
//! - A strategy that alone supports one goal is the step of that argument, its text the warrant. Where a goal has more
//!   support, or a strategy has none or serves twice, the strategy is a claim between.
//! - A solution is a claim that is asserted. So are contexts, assumptions and justifications, and they are premises of the
//!   step of whatever stands in their context: if one of them falls, the step does.
//! - A challenge is an objection; to a strategy, or to a relation, it undercuts the step.
//! - What is marked as defeated is expected to be rejected.
//!
//! The standard is that of the Assurance Case Working Group, *Goal Structuring Notation Community Standard*, version 3,
//! 2021.

mod challenge;
mod check;
mod element;

pub(crate) use element::Kind;

use std::collections::{HashMap, HashSet};

use self::element::{Element, Named};
use super::{
    Reading,
    ids::{Ids, is_id},
    nodes::{Entry, add_note, data, doubt_keys, entries, items, name, noted, printable, text},
};
use crate::{
    document::{Argument, Citation, Claim, Meta, Place, Source, Standing, Verdict, shown},
    source::Spanned,
    syntax::{Node, Tree, Value},
};

/// The key of what is said of a file as a whole.
const MODULE: &str = "module";
/// Keys that only elements have.
const OWN: [&str; 5] = ["supportedBy", "inContextOf", "undeveloped", "challenges", "nodeType"];
/// Keys that say how an element is drawn.
pub(crate) const LAYOUT: [&str; 4] = ["horizontalIndex", "rankIncrement", "level", "wordWrap"];
/// The key, in the free-form data of an open claim, of what it stands in the context of: it has no step yet.
pub(crate) const IN_CONTEXT_OF: &str = "inContextOf";

/// Whether every entry looks like an element, and one of them surely is.
pub(super) fn is_one(root: Node<'_>) -> bool {
    let Value::Mapping(entries) = root.value() else { return false };
    let mut is_case = false;
    for (key, value) in entries {
        let Some(name) = key.scalar() else { return false };
        let mut has = (false, false);
        match value.value() {
            Value::Mapping(parts) => {
                for (part, _) in parts {
                    let part = part.scalar().unwrap_or_default();
                    has = (has.0 || OWN.contains(&part), has.1 || part == "text" || part == "nodeType");
                }
            }
            _ if name == MODULE => return false,
            _ => {}
        }
        if name == MODULE {
            continue;
        }
        let looks_so = Kind::of_id(name).is_some();
        if !looks_so && !has.0 {
            return false;
        }
        is_case |= has.0 || looks_so && has.1;
    }
    is_case
}

pub(super) fn read(tree: &Tree) -> Reading {
    let mut reading = Reading::default();
    let Some(root) = tree.root() else {
        reading.wrong(tree.start(), "there are no elements: the file is empty");
        return reading;
    };
    if !matches!(root.value(), Value::Mapping(_)) {
        let message = format!("elements stand in a mapping, and this is {}", root.value().describe());
        reading.wrong(root.span(), message);
        return reading;
    }
    let mut module = None;
    let mut elements = Vec::new();
    for entry in entries(&mut reading, root, "the elements") {
        match entry.name {
            MODULE => module = Some(entry),
            _ => elements.extend(element::read(&mut reading, entry)),
        }
    }
    if elements.is_empty() && reading.findings.is_empty() {
        reading.wrong(root.span(), "there are no elements");
    }
    let mut ids = Ids::new();
    for element in elements.iter().filter(|element| is_id(element.entry.name)) {
        ids.reserve(element.entry.name);
    }
    let id = |element: &Element<'_>| match is_id(element.entry.name) {
        true => element.entry.name.to_owned(),
        false => ids.like(element.entry.name, "element"),
    };
    let ids = elements.iter().map(id).collect();
    let places = elements.iter().enumerate().map(|(at, element)| (element.entry.name, at)).collect();
    let steps = steps(&elements, &places);
    let mut case =
        Case { reading, elements, ids, places, steps, claims: HashMap::new(), is_alone: module.is_none() };
    case.check();
    let (mut uses_others, mut extends) = (false, false);
    if let Some(module) = module {
        (uses_others, extends) = case.module(module);
    }
    case.claims();
    case.challenges();
    if (uses_others || case.names_nothing_else()) && !extends {
        case.conclusions();
    }
    case.reading
}

/// For each element the strategy that is its step, and for each strategy whose step it is.
struct Steps {
    strategy_of: Vec<Option<usize>>,
    element_of: Vec<Option<usize>>,
}

fn steps(elements: &[Element<'_>], places: &HashMap<&str, usize>) -> Steps {
    let mut uses = vec![0_usize; elements.len()];
    for named in elements.iter().flat_map(|element| &element.supported_by) {
        if let Some(&at) = places.get(named.name) {
            uses[at] += 1;
        }
    }
    let mut steps = Steps { strategy_of: vec![None; elements.len()], element_of: vec![None; elements.len()] };
    for (at, element) in elements.iter().enumerate() {
        let [only] = element.supported_by[..] else { continue };
        let Some(&strategy) = places.get(only.name) else { continue };
        let is_step = elements[strategy].kind == Kind::Strategy
            && element.kind != Kind::Strategy
            && !element.kind.is_evidence()
            && uses[strategy] == 1
            && !elements[strategy].supported_by.is_empty();
        if is_step {
            steps.strategy_of[at] = Some(strategy);
            steps.element_of[strategy] = Some(at);
        }
    }
    steps
}

struct Case<'t> {
    reading: Reading,
    elements: Vec<Element<'t>>,
    /// The id of each in the map.
    ids: Vec<String>,
    places: HashMap<&'t str, usize>,
    steps: Steps,
    /// For each element the claim that it became.
    claims: HashMap<usize, usize>,
    /// Whether it is no module, so that there are no elements elsewhere.
    is_alone: bool,
}

impl<'t> Case<'t> {
    /// Reads what is said of the file; the answer is whether it uses other files, and whether it extends them.
    fn module(&mut self, module: Entry<'t>) -> (bool, bool) {
        let (mut uses_others, mut extends) = (false, false);
        let mut rest = serde_json::Map::new();
        let parts = entries(&mut self.reading, module.value, "the parts of a module");
        let mut free = Vec::new();
        for &part in &parts {
            match part.name {
                "name" => self.reading.document.title = text(&mut self.reading, part.value),
                "brief" => {
                    self.reading.document.note = text(&mut self.reading, part.value).map(|brief| brief.value);
                }
                "uses" => {
                    uses_others = true;
                    for node in items(part.value) {
                        if let Some(path) = name(&mut self.reading, node, "a file") {
                            let path = Spanned { value: path.to_owned(), span: node.span() };
                            self.reading.document.include.push(path);
                        }
                    }
                }
                "extends" => {
                    extends = true;
                    self.reading
                        .loss(part.key.span(), "the support that the module gives to elements of others");
                }
                _ => {
                    free.push(part);
                    rest.insert(part.name.to_owned(), data(&mut self.reading, part.value));
                }
            }
        }
        doubt_keys(&mut self.reading, &parts, free, "a module", &["name", "brief", "uses", "extends"]);
        if !rest.is_empty() {
            self.reading.document.meta = Some(Box::new(Meta::Object(rest)));
        }
        (uses_others, extends)
    }

    /// The id of an element that is named; what is not here may be in another file.
    fn named(&mut self, named: Named<'_>) -> Option<Spanned<String>> {
        let value = match self.places.get(named.name) {
            Some(&at) => self.ids[at].clone(),
            None if is_id(named.name) => named.name.to_owned(),
            None => {
                let finding =
                    self.reading.wrong(named.span, format!("there is no element `{}`", shown(named.name)));
                if named.name.contains(',') {
                    finding.help = Some("a list stands in brackets: `[G1, G2]`".to_owned());
                }
                return None;
            }
        };
        Some(Spanned { value, span: named.span })
    }

    fn claims(&mut self) {
        let mut sources = Sources::default();
        for at in
            (0..self.elements.len()).filter(|&at| self.steps.element_of[at].is_some()).collect::<Vec<_>>()
        {
            self.tell_losses_of_step(at);
        }
        for at in 0..self.elements.len() {
            if self.steps.element_of[at].is_some() {
                continue;
            }
            let argument = self.argument(at);
            let contexts: Vec<Spanned<String>> = match argument {
                Some(_) => Vec::new(),
                None => {
                    let named = self.elements[at].in_context_of.clone();
                    named.into_iter().filter_map(|named| self.named(named)).collect()
                }
            };
            let element = &mut self.elements[at];
            let span = element.entry.key.span();
            let called = element.entry.name;
            let mut note = element.note.take();
            if self.ids[at] != called {
                add_note(&mut note, &format!("Called `{}`.", printable(called, "?")));
            }
            let mut rest = std::mem::take(&mut element.rest);
            if !contexts.is_empty() {
                let ids = contexts.into_iter().map(|id| Meta::String(id.value)).collect();
                rest.insert(IN_CONTEXT_OF.to_owned(), Meta::Array(ids));
            }
            let tags = element.kind.tag().map(str::to_owned).into_iter().chain(element.classes.drain(..));
            let is_open = argument.is_none() && !element.kind.is_evidence();
            let open = Spanned { value: Standing::Open, span: element.undeveloped.unwrap_or(span) };
            let claim = Claim {
                id: Spanned { value: self.ids[at].clone(), span },
                text: element.text.take().unwrap_or_else(|| Spanned {
                    value: printable(called, "(an element without a name)"),
                    span,
                }),
                standing: is_open.then_some(open),
                because: argument.into_iter().collect(),
                from: element
                    .url
                    .take()
                    .into_iter()
                    .map(|url| sources.cite(&mut self.reading, url))
                    .collect(),
                expect: element.defeated.map(|span| Spanned { value: Verdict::Rejected, span }),
                tags: tags.collect(),
                note,
                meta: (!rest.is_empty()).then(|| Box::new(Meta::Object(rest))),
                place: element.entry.place(),
                ..Claim::default()
            };
            self.claims.insert(at, self.reading.document.claims.len());
            self.reading.document.claims.push(claim);
        }
    }

    /// What is said of a strategy and has no place on a step.
    fn tell_losses_of_step(&mut self, at: usize) {
        let element = &mut self.elements[at];
        if let Some(span) = element.defeated {
            self.reading.loss(span, "the mark that a step is defeated");
        }
        if !element.classes.is_empty() {
            self.reading.loss(element.entry.key.span(), "the classes of a strategy");
        }
        let parts = element.rest.len();
        element.rest.retain(|name, _| !LAYOUT.contains(&name.as_str()));
        if element.rest.len() < parts {
            self.reading.loss(element.entry.key.span(), "where a strategy is drawn");
        }
    }

    /// The argument for the claim of an element: everything that supports it and that it stands in the context of.
    fn argument(&mut self, at: usize) -> Option<Argument> {
        let strategy = self.steps.strategy_of[at];
        let from = strategy.unwrap_or(at);
        let element = &self.elements[from];
        if element.supported_by.is_empty() {
            return None;
        }
        let own = self.elements[at].in_context_of.iter();
        let of_step = strategy.into_iter().flat_map(|strategy| &self.elements[strategy].in_context_of);
        let mut seen = HashSet::new();
        let named: Vec<Named<'_>> = element.supported_by.iter().chain(own).chain(of_step).copied().collect();
        let named: Vec<Named<'_>> = named.into_iter().filter(|named| seen.insert(named.name)).collect();
        let place = element.entry.place();
        let number = named.len();
        let premises: Vec<_> = named.into_iter().filter_map(|named| self.named(named)).collect();
        // Without one of its premises it would be another argument, and a stronger one.
        if premises.len() < number {
            return None;
        }
        let Some(strategy) = strategy else {
            return Some(Argument { premises, place, ..Argument::default() });
        };
        let element = &mut self.elements[strategy];
        let mut note = element.note.take();
        for (name, value) in &element.rest {
            add_note(&mut note, &printable(&noted(name, value), "-"));
        }
        if let Some(url) = element.url.take() {
            add_note(&mut note, &format!("url: {}", url.value));
        }
        let id = Spanned { value: self.ids[strategy].clone(), span: element.entry.key.span() };
        let called = element.entry.name;
        if id.value != called {
            add_note(&mut note, &format!("Called `{}`.", printable(called, "?")));
        }
        let warrant = element.text.take().map(|text| text.value);
        Some(Argument { id: Some(id), premises, warrant, note, place, ..Argument::default() })
    }

    /// Whether every element that is named is here.
    fn names_nothing_else(&self) -> bool {
        let named = |element: &Element<'t>| {
            element
                .supported_by
                .iter()
                .chain(&element.in_context_of)
                .all(|it| self.places.contains_key(it.name))
        };
        self.elements.iter().all(named)
    }

    /// The goals that support nothing are what is argued for.
    fn conclusions(&mut self) {
        let support: HashSet<&str> =
            self.elements.iter().flat_map(|element| &element.supported_by).map(|named| named.name).collect();
        let is_top =
            |element: &&Element<'t>| element.kind == Kind::Goal && !support.contains(element.entry.name);
        for element in self.elements.iter().filter(is_top) {
            let value = self.ids[self.places[element.entry.name]].clone();
            self.reading.document.conclusion.push(Spanned { value, span: element.entry.key.span() });
        }
    }
}

/// The sources made of addresses, each once.
#[derive(Default)]
struct Sources {
    ids: Ids,
    known: HashMap<String, String>,
}

impl Sources {
    fn cite(&mut self, reading: &mut Reading, url: Spanned<String>) -> Citation {
        let source = match self.known.get(&url.value) {
            Some(id) => id.clone(),
            None => {
                let words = url.value.split_once("://").map_or(url.value.as_str(), |(_, rest)| rest);
                let id = self.ids.like(words, "source");
                self.known.insert(url.value.clone(), id.clone());
                reading.document.sources.push(Source {
                    id: Spanned { value: id.clone(), span: url.span },
                    url: Some(url.value),
                    ..Source::default()
                });
                id
            }
        };
        Citation {
            source: Spanned { value: source, span: url.span },
            place: Place(url.span),
            ..Citation::default()
        }
    }
}
