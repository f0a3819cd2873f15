//! The records of a file: nodes, edges, and who says what. What is not part of a graph is told here to be lost.

use std::collections::{HashMap, HashSet};

use super::{
    super::nodes::doubt_key,
    Reading,
    graph::{Count, Edge, Graph, Item, Kind, Participant},
};
use crate::{
    document::shown,
    syntax::{Children, Entries, Node, Value},
};

/// The most keys without a meaning of which it is asked what may be meant.
const MOST_KEYS: usize = 1_000;
/// The keys of a graph.
const GRAPH: [&str; 5] = ["nodes", "edges", "locutions", "participants", "schemefulfillments"];
/// A key of a graph that is known, and nearly another.
const DESCRIPTORS: &str = "descriptorfulfillments";
/// The keys of a node.
const NODE: [&str; 6] = ["nodeID", "text", "type", "name", "scheme", "schemeID"];

/// Reads a graph, or what holds one under `AIF`.
pub(super) fn read<'t>(root: Node<'t>, reading: &mut Reading) -> Option<Graph<'t>> {
    let Value::Mapping(entries) = root.value() else {
        let message = format!("an AIF graph is an object, and this is {}", root.value().describe());
        reading.wrong(root.span(), message);
        return None;
    };
    let nested = entries.into_iter().find(|(key, _)| key.scalar() == Some("AIF")).map(|(_, graph)| graph);
    let around = entries;
    let inner = nested.unwrap_or(root);
    let Value::Mapping(entries) = inner.value() else {
        let message = format!("an AIF graph is an object, and this is {}", inner.value().describe());
        reading.wrong(inner.span(), message);
        return None;
    };
    let mut reader = Reader { reading, told: HashSet::new(), timestamps: Count::default() };
    let mut lists = Lists::default();
    for (key, value) in entries {
        match key.scalar() {
            Some("nodes") => lists.nodes = reader.list("nodes", value),
            Some("edges") => lists.edges = reader.list("edges", value),
            Some("locutions") => lists.locutions = reader.list("locutions", value),
            Some("participants") => lists.participants = reader.list("participants", value),
            Some("schemefulfillments") => lists.schemes = reader.list("schemefulfillments", value),
            Some(_) => reader.lose("graph", (key, value), &GRAPH, entries),
            None => {}
        }
    }
    for (key, value) in around.filter(|_| nested.is_some()) {
        match key.scalar() {
            // That it is a dialogue can be seen by its locutions.
            Some("AIF" | "dialog") | None => {}
            Some(_) => reader.lose("file", (key, value), &["AIF", "dialog"], around),
        }
    }
    let graph = reader.graph(lists);
    reader.timestamps.tell(reader.reading, "a timestamp", "# timestamps");
    Some(graph)
}

#[derive(Default)]
struct Lists<'t> {
    nodes: Option<Children<'t>>,
    edges: Option<Children<'t>>,
    locutions: Option<Children<'t>>,
    participants: Option<Children<'t>>,
    schemes: Option<Children<'t>>,
}

struct Reader<'r, 't> {
    reading: &'r mut Reading,
    /// The keys that were told to be lost, with what they are keys of.
    told: HashSet<(&'static str, &'t str)>,
    timestamps: Count,
}

/// Whether there is nothing in a value.
fn is_nothing(value: Node<'_>) -> bool {
    match value.value() {
        Value::Null | Value::Broken => true,
        Value::Text(text) => text.trim().is_empty(),
        Value::Sequence(mut items) => items.next().is_none(),
        Value::Mapping(mut entries) => entries.all(|(_, value)| match value.value() {
            Value::Sequence(mut items) => items.next().is_none(),
            _ => value.scalar().is_some_and(|text| text.trim().is_empty() || text == "null"),
        }),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The text of a scalar; none of `null`.
fn scalar(value: Node<'_>) -> Option<&str> {
    match value.value() {
        Value::Null => None,
        _ => value.scalar(),
    }
}

impl<'t> Reader<'_, 't> {
    fn list(&mut self, key: &str, value: Node<'t>) -> Option<Children<'t>> {
        match value.value() {
            Value::Sequence(items) => Some(items),
            Value::Null | Value::Broken => None,
            other => {
                let message = format!("`{key}` is a list, and this is {}", other.describe());
                self.reading.wrong(value.span(), message);
                None
            }
        }
    }

    /// Tells once for each key that what it holds is lost, if it holds anything.
    ///
    /// # Arguments
    ///
    /// * `known`: the keys that mean something there, of which one may be meant instead.
    /// * `beside`: what stands there too. What stands there already was not meant.
    fn lose(
        &mut self,
        whose: &'static str,
        (name, value): (Node<'t>, Node<'t>),
        known: &[&str],
        beside: Entries<'t>,
    ) {
        let Some(key) = name.scalar() else { return };
        if !is_nothing(value) && self.told.insert((whose, key)) {
            let is_there = |key: &str| beside.into_iter().any(|(other, _)| other.scalar() == Some(key));
            let article = if whose == "edge" { "an" } else { "a" };
            let what = format!("{article} {whose}");
            // Each looks through all that stands there.
            let may_be_meant = key != DESCRIPTORS && self.told.len() <= MOST_KEYS;
            if may_be_meant && doubt_key(self.reading, name, &what, known, is_there) {
                return;
            }
            let message = match (whose, key) {
                ("file", "OVA" | "ova") => "how the graph is laid out, and by whom".to_owned(),
                ("file", "text") => "the text that was analysed".to_owned(),
                ("graph", DESCRIPTORS) => "the roles of premises in their schemes".to_owned(),
                ("file" | "graph", key) => format!("what `{}` holds", shown(key)),
                (whose, key) => format!("what `{}` says of each {whose}", shown(key)),
            };
            self.reading.loss(value.span(), message);
        }
    }

    /// Text where there should be some; nothing of what is none.
    fn text(&mut self, key: &str, value: Node<'t>) -> &'t str {
        match (scalar(value), value.value()) {
            (Some(text), _) => text,
            (None, Value::Null | Value::Broken) => "",
            (None, other) => {
                let message = format!("`{key}` is text, and this is {}", other.describe());
                self.reading.wrong(value.span(), message);
                ""
            }
        }
    }

    /// The records of a list, but for what is null.
    fn records(&mut self, items: Option<Children<'t>>, what: &'static str) -> Vec<(Node<'t>, Entries<'t>)> {
        let mut records = Vec::new();
        for item in items.into_iter().flatten() {
            match item.value() {
                Value::Mapping(entries) => records.push((item, entries)),
                Value::Null | Value::Broken => {}
                other => {
                    let message = format!("{what} is an object, and this is {}", other.describe());
                    self.reading.wrong(item.span(), message);
                }
            }
        }
        records
    }

    fn graph(&mut self, lists: Lists<'t>) -> Graph<'t> {
        let mut graph = Graph::default();
        let mut known: HashMap<&str, u32> = HashMap::new();
        for (node, entries) in self.records(lists.nodes, "a node") {
            let item = self.item(node, entries);
            if item.id.is_empty() {
                let finding = self.reading.wrong(item.place, "the node has no `nodeID`");
                finding.help = Some("edges name nodes by their `nodeID`".to_owned());
            } else if let Some(&first) = known.get(item.id) {
                let first = &graph.items[first as usize];
                if (first.kind, first.text) != (item.kind, item.text) {
                    let message = format!("there is a node `{}` already", shown(item.id));
                    let finding = self.reading.wrong(item.place, message);
                    *finding = finding.clone().label(first.place, "here");
                }
                continue;
            } else {
                known.insert(item.id, graph.items.len() as u32);
            }
            graph.items.push(item);
        }
        let edges = self.records(lists.edges, "an edge");
        graph.edges =
            edges.into_iter().filter_map(|(node, entries)| self.edge(node, entries, &known)).collect();
        graph.connect();
        for (node, entries) in self.records(lists.schemes, "a fulfilment of a scheme") {
            self.scheme(node, entries, &known, &mut graph);
        }
        for (node, entries) in self.records(lists.participants, "a participant") {
            graph.participants.extend(self.participant(node, entries));
        }
        for (node, entries) in self.records(lists.locutions, "a locution") {
            self.locution(node, entries, &known, &mut graph);
        }
        graph
    }

    fn item(&mut self, node: Node<'t>, entries: Entries<'t>) -> Item<'t> {
        let place = node.span();
        let mut item = Item {
            id: "",
            kind: Kind::Other,
            text: "",
            name: "",
            scheme: "",
            scheme_number: "",
            place,
            text_place: place,
        };
        let mut kind = None;
        for (key, value) in entries {
            match key.scalar() {
                Some("nodeID") => item.id = self.text("nodeID", value),
                Some("text") => {
                    item.text = self.text("text", value);
                    item.text_place = value.span();
                }
                Some("type") => kind = Some(self.text("type", value)),
                Some("name") => item.name = self.text("name", value),
                Some("scheme") => item.scheme = self.text("scheme", value),
                Some("schemeID") => item.scheme_number = self.text("schemeID", value),
                Some("timestamp") if is_nothing(value) => {}
                Some("timestamp") => self.timestamps.add(value.span()),
                Some(_) => self.lose("node", (key, value), &NODE, entries),
                None => {}
            }
        }
        item.kind = Kind::of(kind.unwrap_or_default().trim());
        if item.kind == Kind::Other {
            match kind.unwrap_or_default().trim() {
                "" => self.reading.loss(place, "a node without a type"),
                word => self.reading.loss(place, format!("a node of type `{}`", shown(word))),
            }
        }
        item
    }

    fn edge(&mut self, node: Node<'t>, entries: Entries<'t>, known: &HashMap<&str, u32>) -> Option<Edge> {
        let mut ends = [("fromID", "from", None), ("toID", "to", None)];
        for (key, value) in entries {
            match key.scalar() {
                Some("fromID") => ends[0].2 = scalar(value).map(|id| (id, value.span())),
                Some("toID") => ends[1].2 = scalar(value).map(|id| (id, value.span())),
                Some("edgeID") | None => {}
                Some(_) => self.lose("edge", (key, value), &["fromID", "toID"], entries),
            }
        }
        let mut found = [None; 2];
        for (at, (key, which, end)) in ends.into_iter().enumerate() {
            let Some((id, place)) = end else {
                self.reading.wrong(
                    node.span(),
                    format!("the edge does not say which node it leads {which} (`{key}`)"),
                );
                continue;
            };
            found[at] = known.get(id).map(|&item| (item, place));
            if found[at].is_none() {
                // Graphs are cut out of larger ones, and edges are then left over.
                let message = format!("an edge {which} node `{}`, which is not in the graph", shown(id));
                self.reading.loss(place, message);
            }
        }
        let [Some((from, from_place)), Some((to, to_place))] = found else { return None };
        Some(Edge { from, to, from_place, to_place })
    }

    fn scheme(
        &mut self,
        node: Node<'t>,
        entries: Entries<'t>,
        known: &HashMap<&str, u32>,
        graph: &mut Graph<'t>,
    ) {
        let (mut id, mut number) = ("", "");
        for (key, value) in entries {
            match key.scalar() {
                Some("nodeID") => id = self.text("nodeID", value),
                Some("schemeID") => number = self.text("schemeID", value),
                Some(_) => {
                    self.lose("fulfilment of a scheme", (key, value), &["nodeID", "schemeID"], entries)
                }
                None => {}
            }
        }
        match known.get(id) {
            Some(&item) => graph.items[item as usize].scheme_number = number,
            None => {
                let message = format!("the scheme of node `{}`, which is not in the graph", shown(id));
                self.reading.loss(node.span(), message);
            }
        }
    }

    fn participant(&mut self, node: Node<'t>, entries: Entries<'t>) -> Option<Participant<'t>> {
        let (mut id, mut first, mut last, mut name) = (None, "", "", "");
        for (key, value) in entries {
            match key.scalar() {
                Some("participantID") => id = scalar(value),
                Some("firstname") => first = self.text("firstname", value),
                Some("surname") => last = self.text("surname", value),
                Some("name") => name = self.text("name", value),
                Some(_) => self.lose(
                    "participant",
                    (key, value),
                    &["participantID", "firstname", "surname", "name"],
                    entries,
                ),
                None => {}
            }
        }
        let Some(id) = id else {
            self.reading.wrong(node.span(), "the participant has no `participantID`");
            return None;
        };
        let title =
            [first, last].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
        Some(Participant { id, title, name, place: node.span() })
    }

    fn locution(
        &mut self,
        node: Node<'t>,
        entries: Entries<'t>,
        known: &HashMap<&str, u32>,
        graph: &mut Graph<'t>,
    ) {
        let (mut id, mut person) = ("", None);
        for (key, value) in entries {
            match key.scalar() {
                Some("nodeID") => id = self.text("nodeID", value),
                Some("personID") => person = scalar(value),
                Some("timestamp") if is_nothing(value) => {}
                Some("timestamp") => self.timestamps.add(value.span()),
                Some(_) => self.lose("locution", (key, value), &["nodeID", "personID"], entries),
                None => {}
            }
        }
        match (known.get(id), person) {
            (Some(&item), Some(person)) => {
                graph.speakers.insert(item, person);
            }
            (Some(_), None) => {}
            (None, _) => {
                let message = format!("who says node `{}`, which is not in the graph", shown(id));
                self.reading.loss(node.span(), message);
            }
        }
    }
}
