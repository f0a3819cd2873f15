//! Claims that support one another in a ring.

use petgraph::{
    algo::kosaraju_scc,
    graph::{DiGraph, NodeIndex},
    visit::EdgeRef,
};

use super::{
    Check, Context, Sink,
    words::{premise_token, quoted},
};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    map::{ArgumentId, ArgumentMap, ClaimId, Side},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "circular-support",
        family: Family::Structure,
        level: Level::Warn,
        summary: "Claims that rest on one another in a ring.",
        page: include_str!("../../docs/checks/circular-support.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let mut search = Search::new(map);
    for knot in knots(&search.graph) {
        let Some(ring) = search.shortest(&knot) else { continue };
        let Some(&Step { target, premise, .. }) = ring.first() else { continue };
        let (first, second) = (quoted(map, target), quoted(map, premise));
        let message = match ring.len() {
            2 => format!("{first} and {second} rest on each other"),
            length => format!("{first} rests on itself, in a ring of {length} claims"),
        };
        let place = |step: &Step| premise_token(map, map.argument(step.argument), step.premise);
        let says =
            |step: &Step| format!("{} rests on {}", quoted(map, step.target), quoted(map, step.premise));
        let mut finding = Diagnostic::new(sink.code(), place(&ring[0]), message).here(says(&ring[0]));
        for step in &ring[1..] {
            finding = finding.label(place(step), says(step));
        }
        if knot.len() > ring.len() {
            finding =
                finding.note(format!("it is the shortest of the rings that {} claims form", knot.len()));
        }
        sink.push(finding.help("argue for one of them from outside the ring, or take one of the steps out"));
    }
}

/// The sets of claims that rest on one another, each in the author's order.
fn knots(graph: &DiGraph<ClaimId, ArgumentId, u32>) -> Vec<Vec<ClaimId>> {
    let mut knots: Vec<Vec<ClaimId>> = kosaraju_scc(graph)
        .into_iter()
        .filter(|knot| knot.len() > 1)
        .map(|knot| {
            let mut claims: Vec<ClaimId> = knot.into_iter().map(|node| graph[node]).collect();
            claims.sort_unstable();
            claims
        })
        .collect();
    knots.sort_unstable();
    knots
}

/// A claim that rests on a premise, by an argument.
struct Step {
    target: ClaimId,
    premise: ClaimId,
    argument: ArgumentId,
}

struct Search {
    /// From each claim to what it rests on. A claim that is a premise for itself has a check of its own.
    graph: DiGraph<ClaimId, ArgumentId, u32>,
    /// The number of the search that came to a claim, and from where and by which argument it did.
    reached: Vec<(u32, ClaimId, ArgumentId)>,
    searches: u32,
    /// The knot that a claim is in, by its first claim; only known for the one that is being searched.
    knot: Vec<Option<ClaimId>>,
    /// How many more steps may be spent on looking for a ring shorter than the first one found.
    steps: usize,
}

impl Search {
    fn new(map: &ArgumentMap) -> Search {
        let mut graph = DiGraph::with_capacity(map.claims().len(), map.arguments().len());
        for (id, _) in map.claims() {
            graph.add_node(id);
        }
        for (id, argument) in map.arguments().filter(|(_, argument)| argument.side() == Side::Support) {
            let target = argument.target();
            for &premise in argument.premises().iter().filter(|&&premise| premise != target) {
                graph.add_edge(NodeIndex::new(target.index()), NodeIndex::new(premise.index()), id);
            }
        }
        let unreached = (0, ClaimId::new(0), ArgumentId::new(0));
        let claims = map.claims().len();
        Search {
            graph,
            reached: vec![unreached; claims],
            searches: 0,
            knot: vec![None; claims],
            steps: 1_000_000,
        }
    }

    /// The shortest ring in a knot, from its first claim on. In a large knot it is the shortest through one of the
    /// first claims, as the search for it must end.
    fn shortest(&mut self, knot: &[ClaimId]) -> Option<Vec<Step>> {
        let first = *knot.first()?;
        for &claim in knot {
            self.knot[claim.index()] = Some(first);
        }
        let mut best: Option<Vec<Step>> = None;
        for &claim in knot {
            let shorter = best.as_ref().map_or(usize::MAX, |ring| ring.len() - 1);
            if shorter < 2 || (best.is_some() && self.steps == 0) {
                break;
            }
            if let Some(ring) = self.through(claim, first, shorter) {
                best = Some(ring);
            }
        }
        let mut ring = best?;
        let start = (0..ring.len()).min_by_key(|&at| ring[at].target)?;
        ring.rotate_left(start);
        Some(ring)
    }

    /// The shortest ring through a claim, if it has no more than so many steps.
    fn through(&mut self, start: ClaimId, knot: ClaimId, longest: usize) -> Option<Vec<Step>> {
        self.searches += 1;
        let mut frontier = vec![start];
        for _ in 0..longest {
            let mut next = Vec::new();
            for claim in frontier {
                for edge in self.graph.edges(NodeIndex::new(claim.index())) {
                    self.steps = self.steps.saturating_sub(1);
                    let premise = self.graph[edge.target()];
                    let place = &mut self.reached[premise.index()];
                    if place.0 == self.searches || self.knot[premise.index()] != Some(knot) {
                        continue;
                    }
                    *place = (self.searches, claim, *edge.weight());
                    if premise == start {
                        return Some(self.ring(start));
                    }
                    next.push(premise);
                }
            }
            if next.is_empty() {
                break;
            }
            frontier = next;
        }
        None
    }

    /// The ring that a search came back to its start by.
    fn ring(&self, start: ClaimId) -> Vec<Step> {
        let mut ring = Vec::new();
        let mut premise = start;
        loop {
            let (_, target, argument) = self.reached[premise.index()];
            ring.push(Step { target, premise, argument });
            premise = target;
            if premise == start {
                break;
            }
        }
        ring.reverse();
        ring
    }
}
