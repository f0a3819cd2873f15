//! What a graph means, as a document: first its claims, then what holds between them, then who says them.

use super::{
    Reading, dialogue,
    graph::{Count, Graph, Item, Kind},
    relations,
    schemes::Followed,
};
use crate::{
    document::{Claim, Meta, Place, is_printable, shown},
    notations::ids::{Ids, is_id},
    source::{Span, Spanned},
};

/// An inference with several conclusions is as many arguments, and the like: how many premises may be written again.
const MOST_COPIES: usize = 1_000_000;

/// No claim has this number.
const NONE: u32 = u32::MAX;

/// A graph as it becomes a document.
pub(super) struct Meaning<'r, 'g, 't> {
    pub graph: &'g Graph<'t>,
    pub reading: &'r mut Reading,
    pub ids: Ids,
    pub followed: Followed,
    /// For each node, the claim that it is.
    claims: Vec<u32>,
    /// How many premises may still be written again; none where that was told.
    copies: Option<usize>,
    /// For each claim, the last list that it was put into.
    listed: Vec<u32>,
    lists: u32,
}

pub(super) fn read(graph: &Graph<'_>, reading: &mut Reading) {
    let mut meaning = Meaning {
        graph,
        reading,
        ids: Ids::new(),
        followed: Followed::default(),
        claims: vec![NONE; graph.items.len()],
        copies: Some(MOST_COPIES),
        listed: Vec::new(),
        lists: 0,
    };
    let named = meaning.claims();
    relations::read(&mut meaning, &named);
    meaning.rephrases();
    for preference in graph.of_kind(Kind::Preference) {
        let place = graph.items[preference as usize].place;
        meaning.reading.loss(place, "a preference, which a map expresses by strengths");
    }
    dialogue::read(&mut meaning);
    meaning.odd_edges();
}

/// A text without what no text may hold.
pub(super) fn clean(text: &str, place: Option<Span>, reading: &mut Reading) -> String {
    let text = text.trim_end_matches(['\n', '\r']);
    if text.chars().all(is_printable) {
        return text.to_owned();
    }
    reading.loss(place, "a control character");
    text.chars().map(|letter| if is_printable(letter) { letter } else { ' ' }).collect()
}

/// Whether the id of a node says something to people: `premise1`, and not `936`, `12_b` or a UUID.
fn is_telling(id: &str) -> bool {
    let groups = [8, 4, 4, 4, 12];
    let is_uuid = id.split('-').map(str::len).eq(groups)
        && id.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    is_id(id) && id.starts_with(char::is_alphabetic) && !is_uuid
}

impl Meaning<'_, '_, '_> {
    /// The number of the claim that a node is.
    pub fn claim(&self, item: u32) -> Option<usize> {
        let claim = self.claims[item as usize];
        (claim != NONE).then_some(claim as usize)
    }

    pub fn id(&self, claim: usize) -> &str {
        &self.reading.document.claims[claim].id.value
    }

    /// The id of a claim, written at a place.
    pub fn named(&self, claim: usize, place: Option<Span>) -> Spanned<String> {
        Spanned { value: self.id(claim).to_owned(), span: place }
    }

    /// Begins a list in which each claim stands once.
    pub fn begin_list(&mut self) {
        self.lists += 1;
        self.listed.resize(self.reading.document.claims.len(), 0);
    }

    /// Whether a claim is not yet in the list.
    pub fn is_new(&mut self, claim: usize) -> bool {
        std::mem::replace(&mut self.listed[claim], self.lists) != self.lists
    }

    /// Adds a claim.
    pub fn add(&mut self, claim: Claim) -> usize {
        self.reading.document.claims.push(claim);
        self.reading.document.claims.len() - 1
    }

    /// Whether so many premises may be written again; told where it is first too many.
    pub fn affords(&mut self, copies: usize, place: Option<Span>) -> bool {
        let Some(left) = self.copies else { return copies == 0 };
        self.copies = left.checked_sub(copies);
        if self.copies.is_none() {
            let message =
                format!("from here on, relations would be written out more than {MOST_COPIES} times");
            let finding = self.reading.wrong(place, message);
            finding.help = Some("give each inference and each conflict one conclusion".to_owned());
        }
        self.copies.is_some()
    }

    /// Whether a node is a claim: an I-node, or a locution about which there is an argument.
    fn is_claim(&self, item: u32) -> bool {
        let is_step = |item| matches!(self.graph.kind(item), Kind::Inference | Kind::Conflict);
        match self.graph.kind(item) {
            Kind::Claim => true,
            Kind::Locution => {
                self.graph.edges_out_of(item).any(|edge| is_step(edge.to))
                    || self.graph.edges_into(item).any(|edge| is_step(edge.from))
            }
            _ => false,
        }
    }

    /// Makes the claims. The answer is which relations have names of their own.
    fn claims(&mut self) -> Vec<bool> {
        let graph = self.graph;
        let claims: Vec<u32> = (0..graph.items.len() as u32).filter(|&item| self.is_claim(item)).collect();
        let own = claims.iter().map(|&item| {
            let Item { id, name, .. } = graph.items[item as usize];
            let own = if is_id(name) { Some(name) } else { Some(id).filter(|id| is_telling(id)) };
            own.filter(|own| self.ids.reserve(own))
        });
        let own: Vec<Option<&str>> = own.collect();
        let mut named = vec![false; graph.items.len()];
        for (index, item) in graph.items.iter().enumerate() {
            if !item.name.is_empty() && matches!(item.kind, Kind::Inference | Kind::Conflict) {
                named[index] = is_id(item.name) && self.ids.reserve(item.name);
                if !named[index] {
                    self.reading.loss(item.place, format!("the name `{}`", shown(item.name)));
                }
            }
        }
        self.reading.document.claims.reserve(claims.len());
        for (&item, own) in claims.iter().zip(own) {
            self.claims[item as usize] = self.reading.document.claims.len() as u32;
            let item = &graph.items[item as usize];
            let mut text = clean(item.text, item.text_place, self.reading);
            if text.trim().is_empty() {
                self.reading
                    .loss(item.text_place, format!("what node `{}` says: it has no text", shown(item.id)));
                text = format!("Node {}", shown(item.id));
            }
            let id = match own {
                Some(own) => own.to_owned(),
                None => self.ids.like(&text, "claim"),
            };
            // By it the rest of AIF's world knows the node.
            let is_known_otherwise = !item.id.is_empty() && item.id != id;
            let meta = is_known_otherwise.then(|| Box::new(serde_json::json!({ "nodeID": item.id })));
            self.add(Claim {
                id: Spanned { value: id, span: item.text_place },
                text: Spanned { value: text, span: item.text_place },
                meta,
                place: Place(item.place),
                ..Claim::default()
            });
        }
        named
    }

    /// Keeps in `meta` what claims are rephrased.
    fn rephrases(&mut self) {
        let graph = self.graph;
        let mut count = Count::default();
        for rephrase in graph.of_kind(Kind::Rephrase) {
            let place = graph.items[rephrase as usize].place;
            let again: Vec<usize> =
                graph.edges_into(rephrase).filter_map(|edge| self.claim(edge.from)).collect();
            let first: Vec<usize> =
                graph.edges_out_of(rephrase).filter_map(|edge| self.claim(edge.to)).collect();
            if again.is_empty() || first.is_empty() {
                self.reading.loss(place, "a rephrase that does not join two claims");
            } else if self.affords(again.len().saturating_mul(first.len()) - 1, place) {
                count.add(place);
                for claim in again {
                    let ids: Vec<Meta> = first.iter().map(|&first| Meta::from(self.id(first))).collect();
                    let meta = self.reading.document.claims[claim].meta.get_or_insert_default();
                    if meta.is_null() {
                        **meta = Meta::Object(serde_json::Map::new());
                    }
                    if let Meta::Object(meta) = &mut **meta {
                        let known = meta.entry("rephrases").or_insert_with(|| Meta::Array(Vec::new()));
                        known.as_array_mut().into_iter().for_each(|known| known.extend(ids.iter().cloned()));
                    }
                }
            }
        }
        count.tell(
            self.reading,
            "that a rephrase stands and falls with what it rephrases",
            "that # rephrases stand and fall with what they rephrase",
        );
    }

    /// Tells of the edges that AIF has no place for.
    fn odd_edges(&mut self) {
        let graph = self.graph;
        for edge in &graph.edges {
            let is_claim = |item: u32| self.claims[item as usize] != NONE;
            let message = match (graph.kind(edge.from), graph.kind(edge.to)) {
                _ if is_claim(edge.from) && is_claim(edge.to) => {
                    match (graph.kind(edge.from), graph.kind(edge.to)) {
                        (Kind::Locution, Kind::Claim) => continue,
                        _ => "an edge between two claims, which does not say what it means".to_owned(),
                    }
                }
                (Kind::Claim | Kind::Locution, Kind::Inference | Kind::Conflict)
                | (Kind::Inference | Kind::Conflict, Kind::Claim | Kind::Locution)
                | (Kind::Inference | Kind::Conflict, Kind::Inference | Kind::Conflict)
                | (Kind::Claim, Kind::Rephrase)
                | (Kind::Rephrase, Kind::Claim)
                | (Kind::Locution, Kind::Illocution | Kind::Claim)
                // The node is told of.
                | (Kind::Preference | Kind::Transition | Kind::Illocution | Kind::Other, _)
                | (_, Kind::Preference | Kind::Transition | Kind::Other) => continue,
                (from, to) => format!("an edge from {} to {}", from.with_article(), to.with_article()),
            };
            self.reading.loss(edge.to_place, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_the_like_say_nothing() {
        for id in ["936", "12_b", "", "ed699595-b56a-4596-957f-35f0f948a3bf", "a b"] {
            assert!(!is_telling(id), "{id}");
        }
        for id in ["premise1", "I_2", "close-bridge", "é"] {
            assert!(is_telling(id), "{id}");
        }
    }
}
