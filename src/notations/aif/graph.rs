//! The graph as it is written: nodes, edges, and who says what.

use std::collections::HashMap;

use super::Reading;
use crate::source::Span;

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// I: a claim.
    Claim,
    /// L: something that somebody says.
    Locution,
    /// RA: an inference.
    Inference,
    /// CA: a conflict.
    Conflict,
    /// MA: something said again in other words.
    Rephrase,
    /// PA: a preference.
    Preference,
    /// TA: a step from one locution to another.
    Transition,
    /// YA: what somebody does by saying something.
    Illocution,
    /// Something that AIF does not have.
    Other,
}

const KINDS: [(&str, Kind); 8] = [
    ("I", Kind::Claim),
    ("L", Kind::Locution),
    ("RA", Kind::Inference),
    ("CA", Kind::Conflict),
    ("MA", Kind::Rephrase),
    ("PA", Kind::Preference),
    ("TA", Kind::Transition),
    ("YA", Kind::Illocution),
];

impl Kind {
    /// What it stands for, in words: `an inference`.
    pub fn with_article(self) -> &'static str {
        match self {
            Kind::Claim => "a claim",
            Kind::Locution => "a locution",
            Kind::Inference => "an inference",
            Kind::Conflict => "a conflict",
            Kind::Rephrase => "a rephrase",
            Kind::Preference => "a preference",
            Kind::Transition => "a transition",
            Kind::Illocution => "an illocution",
            Kind::Other => "a node of no known type",
        }
    }

    /// The kind of a `type`.
    pub fn of(word: &str) -> Kind {
        KINDS.iter().find(|(own, _)| own.eq_ignore_ascii_case(word)).map_or(Kind::Other, |&(_, kind)| kind)
    }
}

/// A node. Texts are empty where there are none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'t> {
    pub id: &'t str,
    pub kind: Kind,
    pub text: &'t str,
    /// The id that it has in a map, in what we write.
    pub name: &'t str,
    /// The name of its scheme.
    pub scheme: &'t str,
    /// The number of its scheme, in AIFdb.
    pub scheme_number: &'t str,
    /// All of it.
    pub place: Option<Span>,
    /// Its text, or where it has none, all of it.
    pub text_place: Option<Span>,
}

/// An edge, by the places of its nodes in [`Graph::items`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub from: u32,
    pub to: u32,
    /// Where it names the node from which it leads.
    pub from_place: Option<Span>,
    /// Where it names the node to which it leads.
    pub to_place: Option<Span>,
}

/// Somebody who takes part in a dialogue.
#[derive(Clone, Debug)]
pub(super) struct Participant<'t> {
    pub id: &'t str,
    /// The first name and the last.
    pub title: String,
    /// The id that it has in a map, in what we write.
    pub name: &'t str,
    pub place: Option<Span>,
}

#[derive(Debug, Default)]
pub(super) struct Graph<'t> {
    pub items: Vec<Item<'t>>,
    pub edges: Vec<Edge>,
    into: Sorted,
    out_of: Sorted,
    pub participants: Vec<Participant<'t>>,
    /// Who says what: the speaker of a locution.
    pub speakers: HashMap<u32, &'t str>,
}

impl Graph<'_> {
    /// Sorts the edges, once all are there.
    pub fn connect(&mut self) {
        self.into = Sorted::by(|edge| edge.to, &self.edges, self.items.len());
        self.out_of = Sorted::by(|edge| edge.from, &self.edges, self.items.len());
    }

    /// The edges that lead to a node, in the order in which they are written.
    pub fn edges_into(&self, item: u32) -> impl Iterator<Item = &Edge> + Clone {
        self.into.of(item).iter().map(|&edge| &self.edges[edge as usize])
    }

    /// The edges that lead out of a node, in the order in which they are written.
    pub fn edges_out_of(&self, item: u32) -> impl Iterator<Item = &Edge> + Clone {
        self.out_of.of(item).iter().map(|&edge| &self.edges[edge as usize])
    }

    pub fn kind(&self, item: u32) -> Kind {
        self.items[item as usize].kind
    }

    /// The nodes of a kind, in order.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = u32> + '_ {
        (0..self.items.len() as u32).filter(move |&item| self.kind(item) == kind)
    }
}

/// Edges by one of their ends: those of node `n` are `edges[starts[n]..starts[n + 1]]`.
#[derive(Debug, Default)]
struct Sorted {
    starts: Vec<u32>,
    edges: Vec<u32>,
}

impl Sorted {
    fn by(end: impl Fn(&Edge) -> u32, edges: &[Edge], nodes: usize) -> Sorted {
        let mut starts = vec![0; nodes + 1];
        for edge in edges {
            starts[end(edge) as usize + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut sorted = vec![0; edges.len()];
        for (index, edge) in edges.iter().enumerate() {
            let place = &mut next[end(edge) as usize];
            sorted[*place as usize] = index as u32;
            *place += 1;
        }
        Sorted { starts, edges: sorted }
    }

    fn of(&self, node: u32) -> &[u32] {
        &self.edges[self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize]
    }
}

/// How often something occurs that is told once, with the place of the first.
#[derive(Debug, Default)]
pub(super) struct Count {
    first: Option<Span>,
    number: usize,
}

impl Count {
    pub fn add(&mut self, place: Option<Span>) {
        self.first = self.first.or(place);
        self.number += 1;
    }

    /// Tells it: `one` where it is one, else `several` with the number in place of `#`.
    pub fn tell(&self, reading: &mut Reading, one: &str, several: &str) {
        match self.number {
            0 => {}
            1 => reading.loss(self.first, one),
            number => reading.loss(self.first, several.replace('#', &number.to_string())),
        }
    }
}
