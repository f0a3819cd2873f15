//! The Argument Interchange Format: the JSON of AIFdb and AraucariaDB, and xAIF, which holds the same under `AIF`.
//!
//! A graph of nodes, joined by edges that say nothing of themselves. A claim is an I-node; what holds between claims is a
//! node too, and an edge leads into it from each claim that takes part, and out of it to what it bears on:
//!
//! - an inference (RA) is an argument for its conclusion, its premises taken together. With several conclusions it is one
//!   for each;
//! - a conflict (CA) is an objection, directed as the edges are. Two that point at each other, or one whose edges lead
//!   both ways, are a conflict in which at most one claim can stand. One that points at an inference or at another conflict
//!   undercuts that step;
//! - an inference that supports an inference or a conflict brings its premises to that step, which needs them from then on;
//! - a rephrase (MA) says the same again, and is kept in `meta`;
//! - a locution (L) that puts a claim forward is what the claim is taken from: its speaker a source, its words a quote.
//!
//! That is how F. Bex, S. Modgil, H. Prakken and C. Reed read AIF (*On logical specifications of the Argument Interchange
//! Format*, Journal of Logic and Computation 23:5, 2013), but for preferences (PA), which are lost. A claim for which there
//! is no argument is asserted, unless all that anybody does in the dialogue is ask.

mod dialogue;
mod graph;
mod meaning;
mod records;
mod relations;
mod schemes;

pub(crate) use dialogue::is_question;
pub(crate) use schemes::slug as scheme_id;

use super::Reading;
use crate::syntax::{Node, Tree, Value};

/// Whether a node is an AIF graph, or holds one.
pub(super) fn is_one(root: Node<'_>) -> bool {
    let Value::Mapping(entries) = root.value() else { return false };
    let (mut has_others, mut is_empty) = (false, false);
    for (key, value) in entries {
        match (key.scalar(), value.value()) {
            (Some("AIF"), Value::Mapping(_)) => return true,
            (Some("locutions"), _) | (Some("edges"), Value::Sequence(_)) => has_others = true,
            (Some("nodes"), Value::Sequence(nodes)) => {
                let mut records = nodes.filter_map(|node| match node.value() {
                    Value::Mapping(entries) => Some(entries),
                    _ => None,
                });
                match records.next() {
                    Some(mut entries) => return entries.any(|(key, _)| key.scalar() == Some("nodeID")),
                    None => is_empty = true,
                }
            }
            _ => {}
        }
    }
    has_others && is_empty
}

pub(super) fn read(tree: &Tree) -> Reading {
    let mut reading = Reading::default();
    let Some(root) = tree.root() else {
        reading.wrong(tree.start(), "the file is empty");
        return reading;
    };
    if let Some(graph) = records::read(root, &mut reading) {
        meaning::read(&graph, &mut reading);
        if reading.document.claims.is_empty() {
            let finding =
                reading.wrong(root.span(), "no node of the graph is of type `I`: there is no claim");
            finding.help = Some("a graph that holds only a text has to be analysed first".to_owned());
        }
    }
    reading
}
