//! The Goal Structuring Notation, as gsn2x reads it from YAML. `src/notations/gsn/` reads it back.
//!
//! A claim with arguments is a goal, an asserted one without a solution, an open one an undeveloped goal. An argument is
//! what supports its goal; with a warrant it is a strategy. An objection is a challenge, and what challenges has to be a
//! counter-goal or a counter-solution there, so that one is made where several premises object together, or where a claim
//! also supports another. Everything else is a loss.

mod challenge;
mod element;

use std::collections::{HashMap, HashSet};

use serde::{Serialize, Serializer, ser::SerializeMap};

use self::element::{Data, Element};
use super::{Format, WriteError};
use crate::{
    diagnostic::Diagnostic,
    document::{Meta, Standing, Strength, Verdict, yaml},
    formats::losses::{Says, besides, loss},
    map::{Argument, ArgumentId, ArgumentMap, Claim, ClaimId, View},
    notations::gsn::{IN_CONTEXT_OF, Kind, LAYOUT},
    semantics::Verdicts,
    source::Span,
};

/// The key of what is said of the file as a whole.
const MODULE: &str = "module";
/// Keys of an element that the free-form data of a claim cannot have.
const TAKEN: [&str; 11] = [
    "text",
    "nodeType",
    "supportedBy",
    "inContextOf",
    "challenges",
    "undeveloped",
    "defeated",
    "defeatedRelation",
    "url",
    "classes",
    "note",
];

pub(super) fn write(view: &View<'_>, _: &Verdicts) -> Result<String, WriteError> {
    let failed =
        |error: serde_yaml::Error| WriteError::Failed { format: Format::Gsn, reason: error.to_string() };
    yaml(&Case::of(view)).map_err(failed)
}

pub(super) fn losses(view: &View<'_>) -> Vec<Diagnostic> {
    let says = Says {
        title: true,
        map_note: true,
        data: true,
        conclusions: true,
        citations: true,
        expectations: true,
        tags: true,
        notes: true,
        claim_data: true,
        names: true,
        warrants: true,
        ..Says::default()
    };
    let mut lost = besides(view, says);
    lost.extend(Case::of(view).losses);
    lost
}

struct Case<'v, 'm> {
    view: &'v View<'m>,
    map: &'m ArgumentMap,
    /// What the module says of itself.
    module: Vec<(String, Meta)>,
    elements: Vec<Element>,
    /// For each claim that is shown its element.
    places: HashMap<ClaimId, usize>,
    /// For each argument that is a strategy the id of that.
    strategies: HashMap<ArgumentId, String>,
    /// The ids that are taken, and how often each was asked for.
    taken: HashMap<String, u32>,
    losses: Vec<Diagnostic>,
}

impl<'v, 'm> Case<'v, 'm> {
    fn of(view: &'v View<'m>) -> Case<'v, 'm> {
        let map = view.map();
        let mut case = Case {
            view,
            map,
            module: Vec::new(),
            elements: Vec::new(),
            places: HashMap::new(),
            strategies: HashMap::new(),
            taken: map.claims().map(|(_, claim)| (claim.id().to_owned(), 1)).collect(),
            losses: Vec::new(),
        };
        case.taken.extend(map.arguments().filter_map(|(_, argument)| Some((argument.id()?.to_owned(), 1))));
        case.taken.insert(MODULE.to_owned(), 1);
        case.module();
        let counter = case.counter();
        for (id, claim) in view.claims() {
            case.claim(id, claim, counter[id.index()]);
        }
        for (id, claim) in view.claims() {
            case.support(id, claim);
        }
        for (id, claim) in view.claims() {
            case.attacks(id, claim);
        }
        case.elements.iter_mut().for_each(Element::name_each_once);
        case.conclusions();
        case
    }

    fn loss(&mut self, span: Option<Span>, lost: impl Into<String>) {
        self.losses.push(loss(span, lost));
    }

    /// An id that nothing has.
    fn fresh(&mut self, wanted: String) -> String {
        let mut id = wanted.clone();
        while self.taken.contains_key(&id) {
            let count = self.taken.entry(wanted.clone()).or_insert(1);
            *count += 1;
            id = format!("{wanted}-{count}");
        }
        self.taken.insert(id.clone(), 1);
        id
    }

    /// What the map says as a whole.
    fn module(&mut self) {
        let map = self.map;
        match (map.title(), map.note()) {
            (Some(title), note) => {
                self.module.push(("name".to_owned(), Meta::from(title)));
                self.module.extend(note.map(|note| ("brief".to_owned(), Meta::from(note))));
            }
            (None, Some(_)) => self.loss(None, "the note on the map, which has no title"),
            (None, None) => {}
        }
        match map.meta() {
            Some(Meta::Object(meta)) if !self.module.is_empty() => {
                let known = ["name", "brief", "uses", "extends"];
                let entries = meta.iter().filter(|(key, _)| !known.contains(&key.as_str()));
                self.module.extend(entries.map(|(key, value)| (key.clone(), value.clone())));
            }
            Some(_) => self.loss(None, "the data about the map"),
            None => {}
        }
        for (_, source) in map.sources() {
            let says_more = source.title.is_some()
                || source.author.is_some()
                || source.published.is_some()
                || source.file.is_some()
                || source.sha256.is_some()
                || source.note.is_some();
            if says_more {
                self.loss(source.id.span, format!("what is said of the source `{}`", source.id.value));
            }
        }
        for conflict in map.conflicts() {
            if conflict.between().iter().all(|&claim| self.view.shows(claim)) {
                self.loss(conflict.span(), "a conflict");
            }
        }
    }

    fn for_it(&self, claim: &'m Claim) -> Vec<(ArgumentId, &'m Argument)> {
        let shown = claim.because().iter().filter(|&&id| self.view.shows_argument(id));
        shown.map(|&id| (id, self.map.argument(id))).collect()
    }

    fn against_it(&self, claim: &'m Claim) -> Vec<(ArgumentId, &'m Argument)> {
        let shown = claim.despite().iter().filter(|&&id| self.view.shows_argument(id));
        shown.map(|&id| (id, self.map.argument(id))).collect()
    }

    /// Adds the element of a claim, without what it hangs together with.
    fn claim(&mut self, id: ClaimId, claim: &'m Claim, is_counter: bool) {
        let authored = claim.authored();
        let span = claim.span();
        let is_supported = !self.for_it(claim).is_empty();
        let is_evidence = !is_supported && claim.standing() != Standing::Open;
        let tagged = authored.tags.iter().find_map(|tag| Kind::of_tag(tag)).filter(|kind| {
            !is_counter && if is_evidence { kind.is_context() } else { *kind == Kind::Strategy }
        });
        let kind = tagged.unwrap_or(match (is_evidence, is_counter) {
            (true, false) => Kind::Solution,
            (true, true) => Kind::CounterSolution,
            (false, false) => Kind::Goal,
            (false, true) => Kind::CounterGoal,
        });
        let name = match claim.id() {
            MODULE => {
                self.loss(span, "the id `module`, which files have for something else");
                self.fresh("the-module".to_owned())
            }
            name => name.to_owned(),
        };
        let mut element = Element::new(name, kind, claim.text());
        element.undeveloped = !is_supported && !is_evidence;
        let classes = authored.tags.iter().filter(|tag| tagged.is_none_or(|kind| kind.tag() != Some(tag)));
        element.classes = classes.cloned().collect();
        element.note.clone_from(&authored.note);
        match claim.standing() {
            Standing::Established => self.loss(span, format!("that `{}` is established", claim.id())),
            Standing::Asserted if is_supported => {
                self.loss(span, format!("that `{}` is asserted besides the arguments for it", claim.id()));
            }
            _ => {}
        }
        if let Some(expected) = &authored.expect {
            let is_challenged = !self.against_it(claim).is_empty() || !claim.unless().is_empty();
            element.defeated = expected.value == Verdict::Rejected && is_challenged;
            if !element.defeated {
                self.loss(
                    expected.span.or(span),
                    format!("the verdict that is expected of `{}`", claim.id()),
                );
            }
        }
        self.citations(claim, &mut element);
        self.data(claim, &mut element);
        self.places.insert(id, self.elements.len());
        self.elements.push(element);
    }

    /// The first address that is cited, and that alone.
    fn citations(&mut self, claim: &'m Claim, element: &mut Element) {
        for citation in &claim.authored().from {
            let source = self.map.find_source(&citation.source.value).map(|source| self.map.source(source));
            let url = citation.url.as_ref().or_else(|| source?.url.as_ref());
            let says_more = citation.quote.is_some()
                || citation.digest.is_some()
                || citation.paragraph.is_some()
                || citation.sentence.is_some()
                || citation.page.is_some()
                || citation.note.is_some();
            if says_more || url.is_none() || element.url.is_some() {
                self.loss(citation.place.0.or(claim.span()), format!("what `{}` cites", claim.id()));
            }
            if element.url.is_none() {
                element.url = url.cloned();
            }
        }
    }

    fn data(&mut self, claim: &'m Claim, element: &mut Element) {
        let Some(meta) = claim.authored().meta.as_deref() else { return };
        let Meta::Object(meta) = meta else {
            return self.loss(claim.span(), format!("the data about `{}`", claim.id()));
        };
        for (key, value) in meta {
            let names = |value: &Meta| -> Option<Vec<String>> {
                let names = value.as_array()?.iter().map(|name| name.as_str().map(str::to_owned));
                names.collect()
            };
            match names(value).filter(|_| key == IN_CONTEXT_OF && element.undeveloped) {
                Some(names) => element.in_context_of = names,
                None if TAKEN.contains(&key.as_str())
                    || !(value.is_string() || key == "acp" || LAYOUT.contains(&key.as_str())) =>
                {
                    self.loss(
                        claim.span(),
                        format!("the data `{}` about `{}`", key.escape_debug(), claim.id()),
                    );
                }
                None => element.rest.push((key.clone(), value.clone())),
            }
        }
    }

    /// Writes the arguments for a claim.
    fn support(&mut self, id: ClaimId, claim: &'m Claim) {
        let arguments = self.for_it(claim);
        let Some(&at) = self.places.get(&id) else { return };
        if arguments.len() > 1 {
            let lost = format!("that each of the arguments for `{}` would do alone", claim.id());
            self.loss(claim.span(), lost);
        }
        let is_strategy = self.elements[at].kind == Kind::Strategy;
        for (number, &(argument, step)) in arguments.iter().enumerate() {
            self.quality(step);
            let authored = step.authored();
            let (mut supports, mut contexts) = (Vec::new(), Vec::new());
            for premise in step.premises().iter().filter_map(|premise| self.places.get(premise)) {
                let premise = &self.elements[*premise];
                match premise.kind.is_context() {
                    true => contexts.push(premise.id.clone()),
                    false => supports.push(premise.id.clone()),
                }
            }
            if self.view.hidden_premises(step) > 0 {
                self.loss(step.span(), "a premise that is not shown");
            }
            if supports.is_empty() {
                self.loss(step.span(), "an argument from contexts alone");
                continue;
            }
            let warrant = authored.warrant.as_deref().filter(|_| !is_strategy);
            if warrant.is_none() && (arguments.len() == 1 || is_strategy) {
                if authored.id.is_some() {
                    self.loss(step.span(), "the name of an argument without a warrant");
                }
                if authored.warrant.is_some() || authored.note.is_some() {
                    self.loss(step.span(), "what is said of an argument in words");
                }
                self.elements[at].supported_by.append(&mut supports);
                self.elements[at].in_context_of.append(&mut contexts);
                continue;
            }
            let name = match step.id() {
                Some(id) => id.to_owned(),
                None => self.fresh(format!("S-{}", claim.id())),
            };
            let text = warrant.map_or_else(|| format!("Argument {}.", number + 1), str::to_owned);
            let mut strategy = Element::new(name.clone(), Kind::Strategy, &text);
            strategy.supported_by = supports;
            strategy.in_context_of = contexts;
            strategy.note.clone_from(&authored.note);
            self.elements[at].supported_by.push(name.clone());
            self.strategies.insert(argument, name);
            self.elements.push(strategy);
        }
        if !arguments.is_empty() {
            self.elements[at].undeveloped = self.elements[at].supported_by.is_empty();
        }
    }

    /// What a step says of itself and an element cannot.
    fn quality(&mut self, step: &'m Argument) {
        let authored = step.authored();
        // A bare objection is strict without a word of its author, and so is a challenge.
        if authored.strict.as_ref().is_some_and(|strict| strict.value) {
            self.loss(step.span(), "that a step is strict");
        } else if authored.strength.as_ref().is_some_and(|strength| strength.value != Strength::Moderate) {
            self.loss(step.span(), "the strength of a step");
        }
    }

    /// What is argued for there: the goals that support nothing, whatever the map says.
    fn conclusions(&mut self) {
        let support: HashSet<String> =
            self.elements.iter().flat_map(|element| element.supported_by.iter().cloned()).collect();
        let concluded: HashSet<ClaimId> = self.map.conclusions().collect();
        for (id, claim) in self.view.claims() {
            let Some(element) = self.places.get(&id).map(|&at| &self.elements[at]) else { continue };
            let is_top = element.kind == Kind::Goal && !support.contains(&element.id);
            match (concluded.contains(&id), is_top) {
                (true, false) => self.loss(claim.span(), format!("that the map argues for `{}`", claim.id())),
                (false, true) => self.loss(claim.span(), format!("that `{}` is no conclusion", claim.id())),
                _ => {}
            }
        }
    }
}

impl Serialize for Case<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if !self.module.is_empty() {
            map.serialize_entry(MODULE, &Data(&self.module))?;
        }
        for element in &self.elements {
            map.serialize_entry(&element.id, element)?;
        }
        map.end()
    }
}
