//! Node-link data, the JSON in which networkx keeps graphs: everything a drawing shows as data of nodes and edges, as in
//! GraphML.

use serde::Serialize;

use super::{
    Format, WriteError,
    drawing::{Drawing, End, JunctionId, Node},
};
use crate::{
    document::{Standing, Strength, Verdict},
    map::View,
    semantics::Verdicts,
};

pub(super) fn write(view: &View<'_>, verdicts: &Verdicts) -> Result<String, WriteError> {
    let map = view.map();
    let drawing = Drawing::new(view, verdicts);
    let nodes = drawing.groups.iter().flat_map(|group| &group.nodes).map(|node| match node {
        Node::Claim(shown) => NodeJson::Claim {
            id: shown.claim.id(),
            kind: "claim",
            text: shown.claim.text(),
            verdict: shown.verdict,
            standing: shown.claim.standing(),
            strength: shown.claim.strength(),
            section: &map.section(shown.claim.section()).name,
            conclusion: shown.is_conclusion,
            tags: &shown.claim.authored().tags,
        },
        Node::Junction(junction) => NodeJson::Junction {
            id: junction_id(junction.at),
            kind: match junction.at.role {
                "because" => "argument",
                "despite" => "objection",
                other => other,
            },
            name: junction.name,
            scheme: junction.scheme,
            hidden_premises: junction.hidden,
        },
    });
    let edges = drawing.lines.iter().map(|line| EdgeJson {
        source: end(line.from),
        target: end(line.to),
        relation: line.kind.name(),
        quality: line.quality,
        role: line.role,
    });
    let whole = GraphJson {
        directed: true,
        // A claim can support another in two ways.
        multigraph: true,
        graph: AboutJson { title: drawing.title, standpoint: drawing.standpoint.as_deref() },
        nodes: nodes.collect(),
        edges: edges.collect(),
    };
    let failed =
        |error: serde_json::Error| WriteError::Failed { format: Format::NodeLink, reason: error.to_string() };
    let mut json = serde_json::to_string_pretty(&whole).map_err(failed)?;
    json.push('\n');
    Ok(json)
}

/// No id of a claim holds a slash.
fn junction_id(id: JunctionId<'_>) -> String {
    format!("{}/{}/{}", id.claim, id.role, id.number)
}

fn end(end: End<'_>) -> String {
    match end {
        End::Claim(id) => id.to_owned(),
        End::Junction(id) => junction_id(id),
    }
}

#[derive(Serialize)]
struct GraphJson<'m> {
    directed: bool,
    multigraph: bool,
    graph: AboutJson<'m>,
    nodes: Vec<NodeJson<'m>>,
    edges: Vec<EdgeJson<'m>>,
}

#[derive(Serialize)]
struct AboutJson<'m> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standpoint: Option<&'m str>,
}

#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "kebab-case")]
enum NodeJson<'m> {
    Claim {
        id: &'m str,
        kind: &'static str,
        text: &'m str,
        verdict: Verdict,
        standing: Standing,
        strength: Strength,
        section: &'m str,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        conclusion: bool,
        #[serde(skip_serializing_if = "<[String]>::is_empty")]
        tags: &'m [String],
    },
    Junction {
        id: String,
        kind: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<&'m str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        scheme: Option<&'m str>,
        #[serde(skip_serializing_if = "is_none")]
        hidden_premises: usize,
    },
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

#[derive(Serialize)]
struct EdgeJson<'m> {
    source: String,
    target: String,
    relation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    quality: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'m str>,
}
