//! Inferences and conflicts: what argues for a claim, what speaks against it, and what undercuts a step.

use std::collections::{HashMap, HashSet};

use super::{
    graph::{Graph, Kind},
    meaning::Meaning,
};
use crate::{
    document::{Argument, Claim, Conflict, Place, shown},
    source::{Span, Spanned},
};

/// A claim that takes part, and where that is said.
#[derive(Clone, Copy, Debug)]
struct Part {
    claim: usize,
    place: Option<Span>,
}

/// What is known of the steps before they are written.
struct Steps {
    /// The premises of each inference and conflict.
    premises: HashMap<u32, Vec<Part>>,
    /// The claim by which a conflict undercuts.
    undercutters: HashMap<u32, usize>,
    /// Of two conflicts that point at each other, each.
    mutual: HashSet<u32>,
}

/// # Arguments
///
/// * `named`: for each node, whether it has a name that an argument can have.
pub(super) fn read(meaning: &mut Meaning<'_, '_, '_>, named: &[bool]) {
    let graph = meaning.graph;
    let is_step = |item: u32| matches!(graph.kind(item), Kind::Inference | Kind::Conflict);
    let mut premises = HashMap::new();
    for step in (0..graph.items.len() as u32).filter(|&item| is_step(item)) {
        premises.insert(step, meaning.premises(step));
    }
    let mut steps = Steps { premises, undercutters: HashMap::new(), mutual: HashSet::new() };
    // The claims that stand for conflicts have their names before anything names them.
    let mut standing_in = Vec::new();
    for conflict in graph.of_kind(Kind::Conflict) {
        let undercuts = graph.edges_out_of(conflict).any(|edge| is_step(edge.to));
        match steps.premises[&conflict][..] {
            _ if !undercuts => {}
            [] => {}
            [only] if !is_attacked(graph, conflict) => {
                steps.undercutters.insert(conflict, only.claim);
            }
            _ => {
                let claim = meaning.stand_in(conflict, &steps.premises[&conflict]);
                steps.undercutters.insert(conflict, claim);
                standing_in.push((conflict, claim));
            }
        }
    }
    for (conflict, claim) in standing_in {
        let argument = meaning.argument(conflict, &steps, named);
        meaning.reading.document.claims[claim].because.push(argument);
    }
    for inference in graph.of_kind(Kind::Inference) {
        meaning.inference(inference, &steps, named);
    }
    meaning.conflicts(&mut steps, named);
}

fn is_attacked(graph: &Graph<'_>, step: u32) -> bool {
    graph.edges_into(step).any(|edge| graph.kind(edge.from) == Kind::Conflict)
}

impl Meaning<'_, '_, '_> {
    /// The claims that a step rests on: those that lead into it, and those of the inferences that support it.
    fn premises(&mut self, step: u32) -> Vec<Part> {
        let graph = self.graph;
        self.begin_list();
        let mut parts = Vec::new();
        for edge in graph.edges_into(step) {
            if let Some(claim) = self.claim(edge.from)
                && self.is_new(claim)
            {
                parts.push(Part { claim, place: edge.from_place });
            }
        }
        for edge in graph.edges_into(step) {
            if graph.kind(edge.from) != Kind::Inference || edge.from == step {
                continue;
            }
            self.reading
                .loss(edge.to_place, "that an inference supports a step, and not what the step concludes");
            let claims = graph.edges_into(edge.from).filter_map(|edge| self.claim(edge.from));
            let claims: Vec<usize> = claims.collect();
            if self.affords(claims.len(), edge.to_place) {
                let new = claims.into_iter().filter(|&claim| self.is_new(claim));
                parts.extend(new.map(|claim| Part { claim, place: edge.from_place }));
            }
        }
        parts
    }

    /// A claim that stands for a conflict: that the one speaks against the other.
    fn stand_in(&mut self, conflict: u32, premises: &[Part]) -> usize {
        const MOST: usize = 3;
        let texts = premises.iter().take(MOST).map(|part| {
            let text = &self.reading.document.claims[part.claim].text.value;
            format!("“{}”", shown(text.trim_end_matches('.')))
        });
        let mut texts = texts.collect::<Vec<_>>().join(" and ");
        if premises.len() > MOST {
            texts += &format!(" and {} more", premises.len() - MOST);
        }
        let item = &self.graph.items[conflict as usize];
        let text = match premises.len() {
            1 => format!("{texts} speaks against the step."),
            _ => format!("{texts} together speak against the step."),
        };
        let id = self.ids.like(&text, "conflict");
        self.add(Claim {
            id: Spanned { value: id, span: item.place },
            text: Spanned { value: text, span: item.place },
            place: Place(item.place),
            ..Claim::default()
        })
    }

    /// A step as an argument, with its premises and what undercuts it.
    fn argument(&mut self, step: u32, steps: &Steps, named: &[bool]) -> Argument {
        let graph = self.graph;
        let item = &graph.items[step as usize];
        let (scheme, warrant) = self.followed.scheme_and_warrant(item, self.reading);
        let premises = steps.premises[&step].iter().map(|part| self.named(part.claim, part.place));
        let mut seen = HashSet::new();
        let attacks = graph.edges_into(step).filter(|edge| graph.kind(edge.from) == Kind::Conflict);
        let undercutters = attacks.filter_map(|edge| {
            let claim = *steps.undercutters.get(&edge.from)?;
            seen.insert(claim).then(|| self.named(claim, edge.from_place))
        });
        Argument {
            id: named[step as usize].then(|| Spanned { value: item.name.to_owned(), span: item.place }),
            premises: premises.collect(),
            unless: undercutters.collect(),
            scheme,
            warrant,
            place: Place(item.place),
            ..Argument::default()
        }
    }

    /// The claims that a step bears on, each once.
    fn targets(&mut self, step: u32) -> Vec<Part> {
        self.begin_list();
        let graph = self.graph;
        let targets = graph.edges_out_of(step).filter_map(|edge| {
            let claim = self.claim(edge.to)?;
            self.is_new(claim).then_some(Part { claim, place: edge.to_place })
        });
        targets.collect()
    }

    fn inference(&mut self, inference: u32, steps: &Steps, named: &[bool]) {
        let graph = self.graph;
        let place = graph.items[inference as usize].place;
        let conclusions = self.targets(inference);
        let supports_step = graph.edges_out_of(inference).any(|edge| {
            matches!(graph.kind(edge.to), Kind::Inference | Kind::Conflict) && edge.to != inference
        });
        match (steps.premises[&inference].is_empty(), conclusions.is_empty()) {
            (true, true) => return self.reading.loss(place, "an inference that joins nothing"),
            (true, false) => return self.reading.loss(place, "an inference without premises"),
            (false, true) if !supports_step => {
                return self.reading.loss(place, "an inference without a conclusion");
            }
            (false, true) => {
                if is_attacked(graph, inference) {
                    self.reading.loss(place, "what speaks against the support of a step");
                }
                return;
            }
            (false, false) => {}
        }
        let argument = self.argument(inference, steps, named);
        self.put(argument, &conclusions, place, |claim| &mut claim.because);
    }

    /// Writes an argument under each of the claims that it bears on.
    fn put(
        &mut self,
        argument: Argument,
        targets: &[Part],
        place: Option<Span>,
        side: impl Fn(&mut Claim) -> &mut Vec<Argument>,
    ) {
        let size = argument.premises.len() + argument.unless.len();
        let Some((first, others)) = targets.split_first() else { return };
        for target in others {
            if self.affords(size, place) {
                // A name is of one argument.
                let copy = Argument { id: None, ..argument.clone() };
                side(&mut self.reading.document.claims[target.claim]).push(copy);
            }
        }
        side(&mut self.reading.document.claims[first.claim]).push(argument);
    }

    fn conflicts(&mut self, steps: &mut Steps, named: &[bool]) {
        let graph = self.graph;
        let mut simple: HashMap<(usize, usize), u32> = HashMap::new();
        for conflict in graph.of_kind(Kind::Conflict) {
            if let Some(pair) = self.simple(conflict, steps) {
                simple.entry(pair).or_insert(conflict);
            }
        }
        for conflict in graph.of_kind(Kind::Conflict) {
            let place = graph.items[conflict as usize].place;
            let targets = self.targets(conflict);
            let premises = &steps.premises[&conflict];
            let undercuts = graph
                .edges_out_of(conflict)
                .any(|edge| matches!(graph.kind(edge.to), Kind::Inference | Kind::Conflict));
            if premises.is_empty() {
                let message = match targets.is_empty() && !undercuts {
                    true => "a conflict that joins nothing",
                    false => "a conflict without what conflicts",
                };
                self.reading.loss(place, message);
                continue;
            }
            if targets.is_empty() {
                if !undercuts {
                    self.reading.loss(place, "a conflict with nothing");
                }
                continue;
            }
            if steps.mutual.contains(&conflict) {
                continue;
            }
            let pair = self.simple(conflict, steps);
            let other = pair.and_then(|(from, to)| simple.get(&(to, from)).copied());
            if let (Some((from, to)), Some(other)) = (pair, other)
                && from != to
                && simple[&(from, to)] == conflict
            {
                steps.mutual.insert(other);
                let between = vec![self.named(from, premises[0].place), self.named(to, targets[0].place)];
                let conflict = Conflict { between, place: Place(place), ..Conflict::default() };
                self.reading.document.conflicts.push(conflict);
                continue;
            }
            let sides: HashSet<usize> = targets.iter().map(|part| part.claim).collect();
            if sides.len() > 1
                && premises.len() == sides.len()
                && premises.iter().all(|part| sides.contains(&part.claim))
            {
                if is_attacked(graph, conflict) {
                    self.reading.loss(place, "what speaks against a conflict that goes both ways");
                }
                let between = premises.iter().map(|part| self.named(part.claim, part.place)).collect();
                let conflict = Conflict { between, place: Place(place), ..Conflict::default() };
                self.reading.document.conflicts.push(conflict);
                continue;
            }
            let objection = self.argument(conflict, steps, named);
            self.put(objection, &targets, place, |claim| &mut claim.despite);
        }
    }

    /// The two ends of a conflict of one claim with another of which there is nothing more to say.
    fn simple(&mut self, conflict: u32, steps: &Steps) -> Option<(usize, usize)> {
        let graph = self.graph;
        let item = &graph.items[conflict as usize];
        let [from] = steps.premises[&conflict][..] else { return None };
        let ends =
            graph.edges_into(conflict).filter(|edge| graph.kind(edge.from) != Kind::Illocution).count();
        let [to] = self.targets(conflict)[..] else { return None };
        let is_plain = ends == 1
            && graph.edges_out_of(conflict).count() == 1
            && item.name.is_empty()
            && [item.text, item.scheme].into_iter().all(super::schemes::is_default);
        is_plain.then_some((from.claim, to.claim))
    }
}
