//! The Argument Interchange Format: the JSON that AIFdb takes, and xAIF, which holds the same and a layout besides.
//!
//! It is the way back from `notations/aif/`, which says what stands for what. Nodes have numbers, since that is what AIF
//! tools count on; the ids of the map stand beside them under `name`.

mod losses;

pub(super) use losses::losses;

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use serde::Serialize;

use super::{Format, WriteError};
use crate::{
    document::{Citation, Meta, Scheme},
    map::{Argument, ArgumentMap, Claim, ClaimId, Side, SourceId, View},
    semantics::Verdicts,
};

/// Writes what AIFdb takes and gives.
pub(super) fn write(view: &View<'_>, _: &Verdicts) -> Result<String, WriteError> {
    let mut out = Lines { text: "{\n".to_owned(), indent: " ", format: Format::Aif };
    Graph::of(view, Some("")).write(&mut out)?;
    out.text += "}\n";
    Ok(out.text)
}

/// Writes xAIF.
pub(super) fn write_extended(view: &View<'_>, _: &Verdicts) -> Result<String, WriteError> {
    let graph = Graph::of(view, None);
    let mut out = Lines { text: "{\n \"AIF\": {\n".to_owned(), indent: "  ", format: Format::XAif };
    graph.write(&mut out)?;
    out.text += " },\n \"text\": \"\",\n";
    out.text += &format!(" \"dialog\": {},\n", !graph.locutions.is_empty());
    out.text += " \"OVA\": {\n  \"firstname\": \"\",\n  \"surname\": \"\",\n  \"url\": \"\",\n";
    // OVA shows only what has a place.
    let place = |at: usize| (10 + 260 * (at % 6), 10 + 120 * (at / 6));
    out.list(
        "nodes",
        graph.nodes.iter().enumerate().map(|(at, node)| {
            let (x, y) = place(at);
            PlacedJson { id: &node.id, visible: true, x, y }
        }),
        false,
    )?;
    out.list(
        "edges",
        graph.edges.iter().map(|&(from, to)| SeenJson {
            from: &graph.nodes[from].id,
            to: &graph.nodes[to].id,
            visible: true,
        }),
        true,
    )?;
    out.text += " }\n}\n";
    Ok(out.text)
}

/// JSON with a line for each record, so that a difference between two graphs is one of lines.
struct Lines {
    text: String,
    indent: &'static str,
    format: Format,
}

impl Lines {
    fn list<T: Serialize>(
        &mut self,
        key: &str,
        records: impl Iterator<Item = T>,
        is_last: bool,
    ) -> Result<(), WriteError> {
        self.text += &format!("{}\"{key}\": [", self.indent);
        let mut is_empty = true;
        for record in records {
            self.text += if is_empty { "\n" } else { ",\n" };
            self.text += self.indent;
            self.text.push(' ');
            let json = serde_json::to_string(&record)
                .map_err(|error| WriteError::Failed { format: self.format, reason: error.to_string() })?;
            // Where JSON is read as YAML, some take these for the end of a line.
            self.text +=
                &['\u{85}', '\u{2028}', '\u{2029}', '\u{feff}'].iter().fold(json, |json, &letter| match json
                    .contains(letter)
                {
                    true => json.replace(letter, &format!("\\u{:04x}", u32::from(letter))),
                    false => json,
                });
            is_empty = false;
        }
        if !is_empty {
            self.text.push('\n');
            self.text += self.indent;
        }
        self.text += if is_last { "]\n" } else { "],\n" };
        Ok(())
    }
}

/// `null`, which AIFdb has and xAIF leaves out.
type Null = Option<()>;

#[derive(Serialize)]
struct NodeJson<'m> {
    #[serde(rename = "nodeID")]
    id: Cow<'m, str>,
    text: Cow<'m, str>,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheme: Option<Cow<'m, str>>,
    #[serde(rename = "schemeID", skip_serializing_if = "Option::is_none")]
    scheme_number: Option<&'static str>,
}

#[derive(Serialize)]
struct EdgeJson<'g> {
    #[serde(rename = "edgeID")]
    id: String,
    #[serde(rename = "fromID")]
    from: &'g str,
    #[serde(rename = "toID")]
    to: &'g str,
    #[serde(rename = "formEdgeID", skip_serializing_if = "Option::is_none")]
    form: Null,
}

#[derive(Serialize)]
struct FulfilmentJson<'g> {
    #[serde(rename = "nodeID")]
    node: &'g str,
    #[serde(rename = "schemeID")]
    scheme: &'static str,
}

#[derive(Serialize)]
struct ParticipantJson<'m> {
    #[serde(rename = "participantID")]
    id: String,
    firstname: &'m str,
    surname: &'m str,
    name: &'m str,
}

#[derive(Serialize)]
struct LocutionJson<'g> {
    #[serde(rename = "nodeID")]
    node: &'g str,
    #[serde(rename = "personID")]
    person: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Null,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Null,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Null,
}

#[derive(Serialize)]
struct PlacedJson<'g> {
    #[serde(rename = "nodeID")]
    id: &'g str,
    visible: bool,
    x: usize,
    y: usize,
}

#[derive(Serialize)]
struct SeenJson<'g> {
    #[serde(rename = "fromID")]
    from: &'g str,
    #[serde(rename = "toID")]
    to: &'g str,
    visible: bool,
}

/// The number by which a node of AIF is known, kept in `meta` where a claim was read from one.
fn number(claim: &Claim) -> Option<&str> {
    claim.authored().meta.as_ref()?.get("nodeID")?.as_str().filter(|number| !number.is_empty())
}

/// The ids of the claims that a claim rephrases, kept in `meta`.
fn rephrased(claim: &Claim) -> impl Iterator<Item = &str> {
    let ids = claim.authored().meta.as_ref().and_then(|meta| meta.get("rephrases")).and_then(Meta::as_array);
    ids.into_iter().flatten().filter_map(Meta::as_str)
}

/// What a citation is, as an act in a dialogue.
fn act(citation: &Citation) -> &str {
    citation.note.as_deref().unwrap_or("Asserting")
}

/// An id as AraucariaDB writes the names of schemes: `ExpertOpinion`.
fn run_together(id: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    };
    id.split('-').map(capital).collect()
}

/// The name of an argument's scheme.
fn scheme<'m>(map: &'m ArgumentMap, argument: &'m Argument) -> Option<Cow<'m, str>> {
    let named = argument.scheme()?;
    Some(match map.scheme_of(argument) {
        None => named.into(),
        Some(Scheme { title: Some(title), id, .. }) if is_own(map, &id.value) => title.into(),
        Some(scheme) => run_together(&scheme.id.value).into(),
    })
}

fn is_own(map: &ArgumentMap, id: &str) -> bool {
    map.scheme_names.get(id).is_some_and(|&at| map.schemes[at].id.value == id)
}

#[derive(Default)]
struct Graph<'m> {
    nodes: Vec<NodeJson<'m>>,
    edges: Vec<(usize, usize)>,
    participants: Vec<ParticipantJson<'m>>,
    /// The node of each locution, and the participant.
    locutions: Vec<(usize, usize)>,
    /// The times that AIFdb has everywhere, and xAIF nowhere: empty, so that the same map is the same graph.
    timestamp: Option<&'static str>,
    /// The numbers that nodes have or will have.
    taken: HashSet<&'m str>,
    last: usize,
}

impl<'m> Graph<'m> {
    fn of(view: &View<'m>, timestamp: Option<&'static str>) -> Graph<'m> {
        let map = view.map();
        let mut graph = Graph { timestamp, ..Graph::default() };
        let numbers: Vec<Option<&str>> = view
            .claims()
            .map(|(_, claim)| number(claim).filter(|number| graph.taken.insert(number)))
            .collect();
        let mut places: HashMap<ClaimId, usize> = HashMap::with_capacity(numbers.len());
        for ((id, claim), number) in view.claims().zip(numbers) {
            places.insert(id, graph.nodes.len());
            graph.add(number, claim.text().into(), "I", Some(claim.id()), None);
        }
        for (id, claim) in view.claims() {
            let place = places[&id];
            for &argument in claim.because().iter().chain(claim.despite()) {
                if view.shows_argument(argument) {
                    graph.argument(map, map.argument(argument), place, &places);
                }
            }
            for by in claim.unless() {
                if let Some(&by) = places.get(by) {
                    graph.conflict(by, place);
                }
            }
        }
        for conflict in map.conflicts() {
            let between: Vec<usize> =
                conflict.between().iter().filter_map(|side| places.get(side).copied()).collect();
            match between[..] {
                [] | [_] => {}
                [one, other] => {
                    graph.conflict(one, other);
                    graph.conflict(other, one);
                }
                _ => {
                    let node = graph.relation("CA", None, None, None);
                    graph.edges.extend(between.iter().map(|&side| (side, node)));
                    graph.edges.extend(between.iter().map(|&side| (node, side)));
                }
            }
        }
        for (id, claim) in view.claims() {
            for other in rephrased(claim).filter_map(|other| places.get(&map.find(other)?)) {
                let node = graph.relation("MA", None, None, None);
                graph.edges.extend([(places[&id], node), (node, *other)]);
            }
        }
        graph.dialogue(view, &places);
        graph
    }

    fn add(
        &mut self,
        number: Option<&'m str>,
        text: Cow<'m, str>,
        kind: &'static str,
        name: Option<&'m str>,
        scheme: Option<(Cow<'m, str>, Option<&'static str>)>,
    ) -> usize {
        let id = match number {
            Some(number) => number.into(),
            None => loop {
                self.last += 1;
                let next = self.last.to_string();
                if !self.taken.contains(next.as_str()) {
                    break next.into();
                }
            },
        };
        let (scheme, scheme_number) = scheme.unzip();
        self.nodes.push(NodeJson {
            id,
            text,
            kind,
            timestamp: self.timestamp,
            name,
            scheme,
            scheme_number: scheme_number.flatten(),
        });
        self.nodes.len() - 1
    }

    /// Adds a node that stands for a relation.
    fn relation(
        &mut self,
        kind: &'static str,
        name: Option<&'m str>,
        scheme: Option<Cow<'m, str>>,
        warrant: Option<&'m str>,
    ) -> usize {
        let (default, number) = match kind {
            "RA" => ("Default Inference", "72"),
            "CA" => ("Default Conflict", "71"),
            _ => ("Default Rephrase", "144"),
        };
        let scheme = match scheme {
            Some(scheme) => (scheme, None),
            None => (default.into(), Some(number)),
        };
        let text = warrant.map_or_else(|| scheme.0.clone(), Cow::from);
        self.add(None, text, kind, name, Some(scheme))
    }

    /// Adds a conflict of one node with another.
    fn conflict(&mut self, from: usize, to: usize) {
        let node = self.relation("CA", None, None, None);
        self.edges.extend([(from, node), (node, to)]);
    }

    fn argument(
        &mut self,
        map: &'m ArgumentMap,
        argument: &'m Argument,
        target: usize,
        places: &HashMap<ClaimId, usize>,
    ) {
        let kind = match argument.side() {
            Side::Support => "RA",
            Side::Objection => "CA",
        };
        let warrant = argument.authored().warrant.as_deref();
        let node = self.relation(kind, argument.id(), scheme(map, argument), warrant);
        let premises = argument.premises().iter().filter_map(|premise| places.get(premise));
        self.edges.extend(premises.map(|&premise| (premise, node)));
        self.edges.push((node, target));
        for by in argument.unless().iter().filter_map(|by| places.get(by)) {
            self.conflict(*by, node);
        }
    }

    /// Adds who says what: what claims cite, as locutions.
    fn dialogue(&mut self, view: &View<'m>, places: &HashMap<ClaimId, usize>) {
        let map = view.map();
        let cited = cited(view);
        let mut persons = HashMap::new();
        for (id, source) in map.sources().filter(|(id, _)| cited.contains(id)) {
            persons.insert(id, self.participants.len());
            let title = source.title.as_deref().unwrap_or(&source.id.value);
            let halves = title.rsplit_once(' ').filter(|(first, last)| !first.is_empty() && !last.is_empty());
            let (firstname, surname) = halves.unwrap_or((title, ""));
            let id = (self.participants.len() + 1).to_string();
            self.participants.push(ParticipantJson { id, firstname, surname, name: &source.id.value });
        }
        for (id, claim) in view.claims() {
            // Said by many, it is written out once.
            let mut own_words = claim.text();
            for citation in &claim.authored().from {
                let Some(source) = map.find_source(&citation.source.value) else { continue };
                let words = match &citation.quote {
                    Some(quote) => &quote.value,
                    None => std::mem::take(&mut own_words),
                };
                let locution = self.add(None, words.into(), "L", None, None);
                let act = self.add(None, act(citation).into(), "YA", None, None);
                self.edges.extend([(locution, act), (act, places[&id])]);
                self.locutions.push((locution, persons[&source]));
            }
        }
    }

    fn write(&self, out: &mut Lines) -> Result<(), WriteError> {
        let is_nested = out.format == Format::XAif;
        let null = (!is_nested).then_some(());
        out.list("nodes", self.nodes.iter(), false)?;
        out.list(
            "edges",
            self.edges.iter().enumerate().map(|(at, &(from, to))| EdgeJson {
                id: (at + 1).to_string(),
                from: &self.nodes[from].id,
                to: &self.nodes[to].id,
                form: null,
            }),
            false,
        )?;
        out.list(
            "schemefulfillments",
            self.nodes
                .iter()
                .filter_map(|node| Some(FulfilmentJson { node: &node.id, scheme: node.scheme_number? })),
            false,
        )?;
        if is_nested {
            out.list("descriptorfulfillments", std::iter::empty::<()>(), false)?;
        }
        out.list("participants", self.participants.iter(), false)?;
        out.list(
            "locutions",
            self.locutions.iter().map(|&(node, person)| LocutionJson {
                node: &self.nodes[node].id,
                person: (person + 1).to_string(),
                timestamp: self.timestamp,
                start: null,
                end: null,
                source: null,
            }),
            true,
        )
    }
}

/// The sources that shown claims cite.
fn cited(view: &View<'_>) -> HashSet<SourceId> {
    let citations = view.claims().flat_map(|(_, claim)| &claim.authored().from);
    citations.filter_map(|citation| view.map().find_source(&citation.source.value)).collect()
}
