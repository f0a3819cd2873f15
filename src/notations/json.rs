//! What our own export as JSON writes (`formats/json.rs`), read back: the map that was exported.
//!
//! An export says what follows from the rest, so that programs need not find it out: verdicts, standings that nobody wrote,
//! schemes of the catalogue. Here that is left out again, and every command finds it anew.

use super::{
    NamedSection, Reading,
    nodes::{entries, items, text},
};
use crate::{
    document::{self, Claim, Document, Scheme, Standing, Strength},
    schemes,
    syntax::{Node, Tree, Value},
};

/// Whether a node is an export: both keys stand in each, and in no map.
pub(super) fn is_one(root: Node<'_>) -> bool {
    value(root, "semantics").is_some() && value(root, "sections").is_some()
}

/// What stands behind a key.
fn value<'t>(node: Node<'t>, name: &str) -> Option<Node<'t>> {
    let Value::Mapping(mut entries) = node.value() else { return None };
    entries.find(|(key, _)| key.scalar() == Some(name)).map(|(_, value)| value)
}

pub(super) fn read(tree: &Tree) -> Reading {
    let (mut document, findings, lost) = document::decode_exported(tree);
    let mut reading = Reading { findings, lost, ..Reading::default() };
    let sections = tree.root().map(|root| sections(&mut reading, root)).unwrap_or_default();
    let own = sections.iter().find(|section| section.is_implicit).map(|section| section.name.clone());
    for claim in &mut document.claims {
        if own.is_some() && claim.section == own {
            claim.section = None;
        }
        unsay(claim);
    }
    unsay_schemes(&mut document);
    if let Some(root) = tree.root()
        && reading.findings.is_empty()
        && value(root, "claims").is_none()
    {
        reading.wrong(root.span(), "this export has no `claims`");
    }
    reading.section = own;
    reading.sections =
        sections.into_iter().map(|Section { name, title, .. }| NamedSection { name, title }).collect();
    reading.document = document;
    reading
}

/// A section as the export has it.
struct Section {
    name: String,
    title: Option<String>,
    is_implicit: bool,
}

fn sections(reading: &mut Reading, root: Node<'_>) -> Vec<Section> {
    let Some(list) = value(root, "sections") else { return Vec::new() };
    let mut sections = Vec::new();
    for item in items(list) {
        let (mut name, mut title, mut is_implicit) = (None, None, false);
        for entry in entries(reading, item, "the name and title of a section") {
            match entry.name {
                "name" => name = text(reading, entry.value).map(|name| name.value),
                "title" => title = text(reading, entry.value).map(|title| title.value),
                "implicit" => is_implicit = matches!(entry.value.value(), Value::Bool(true)),
                other => {
                    let message = format!("a section has no key `{}`", document::shown(other));
                    reading.wrong(entry.key.span(), message);
                }
            }
        }
        match name {
            Some(name) => sections.push(Section { name, title, is_implicit }),
            None if matches!(item.value(), Value::Mapping(_)) => {
                reading.wrong(item.span(), "this section has no name");
            }
            None => {}
        }
    }
    sections
}

/// Leaves out what a claim would be if nothing were said.
fn unsay(claim: &mut Claim) {
    let implied = if claim.because.is_empty() { Standing::Asserted } else { Standing::Open };
    claim.standing.take_if(|standing| standing.value == implied);
    claim.strength.take_if(|strength| strength.value == Strength::default());
    for argument in &mut claim.because {
        argument.strict.take_if(|strict| !strict.value);
        argument.strength.take_if(|strength| strength.value == Strength::default());
    }
    for objection in &mut claim.despite {
        // Without `unless` it is its strength that tells it from a bare one.
        if !objection.unless.is_empty() {
            objection.strength.take_if(|strength| strength.value == Strength::default());
        }
    }
}

/// Leaves out the schemes that are those of the catalogue.
fn unsay_schemes(document: &mut Document) {
    let is_known = |scheme: &Scheme| schemes::find(&scheme.id.value).is_some_and(|known| known == scheme);
    document.schemes.retain(|scheme| !is_known(scheme));
}
