//! YAML or JSON text as a tree with a span on every node, read within budgets.
//!
//! The tree lies flat in one vector, parents before children, so that a 100,000-claim file costs a few
//! allocations and nothing recurses however deep a file nests. Only `yaml.rs` knows the parser. What is strict JSON is read without it.

mod json;
mod recover;
mod resolve;
mod tree;
mod yaml;

pub use tree::{Children, Entries, Node, Tree, Value};

use std::sync::Arc;

use crate::{
    diagnostic::{Diagnostic, Label, format_codes},
    source::{FileId, Span},
};

/// How much a text may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// How deep sequences and mappings may nest.
    pub depth: usize,
    /// How many nodes the aliases of a file may stand for, all told.
    pub alias_nodes: usize,
}

/// What could be read of one text.
#[derive(Debug)]
pub struct Parsed {
    /// The tree, empty where nothing could be read.
    pub tree: Tree,
    /// What was wrong, in source order.
    pub findings: Vec<Diagnostic>,
    /// The keys of entries that were skipped over because their text is not YAML. They are defined,
    /// although nobody knows as what.
    pub lost: Vec<Lost>,
    /// The comments that speak to us (`# elenchus: …`), from the `#` on.
    pub directives: Vec<Span>,
}

/// The key of an entry that was skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The key.
    pub key: String,
    /// The skipped text.
    pub span: Span,
}

/// Reads a text. A mistake in one entry of a mapping does not keep the rest from being read: the entry is
/// skipped, said to be lost, and reading goes on behind it.
pub fn parse(file: FileId, text: &Arc<str>, budget: Budget) -> Parsed {
    let mut findings = Vec::new();
    let mut lost: Vec<Lost> = Vec::new();
    let mut current = Arc::clone(text);
    let mut decided = Vec::new();
    for (conflict, parts) in recover::merge_conflicts(text) {
        let span = Span::new(file, conflict.start as u32, conflict.end as u32);
        let message = "a merge has left a conflict here: the first side of it is read";
        let finding = Diagnostic::new(&format_codes::YAML_SYNTAX, span, message);
        findings.push(finding.help("decide between the sides, and take out the marks"));
        // What the other sides define is there, although nobody knows as what.
        let others = parts.iter().flat_map(|part| text[part.clone()].lines());
        lost.extend(others.flat_map(recover::keys).map(|key| Lost { key, span }));
        decided.extend(parts);
    }
    if !decided.is_empty() {
        current = recover::blank_all(text, &decided).into();
    }
    let mut tries = recover::tries(text);
    loop {
        if let Some(tree) = json::read(file, &current, budget) {
            findings.sort_by_key(|finding: &Diagnostic| finding.primary.span);
            return Parsed { tree, findings, lost, directives: Vec::new() };
        }
        match yaml::read(file, &current, budget) {
            Ok(read) => {
                findings.extend(read.findings);
                findings.sort_by_key(|finding: &Diagnostic| finding.primary.span);
                return Parsed { tree: read.tree, findings, lost, directives: read.directives };
            }
            Err(failure) => {
                let region = match failure.recoverable && tries > 0 {
                    true => recover::broken_entry(&current, failure.offset as usize),
                    false => None,
                };
                let span = Span::new(file, failure.offset, failure.offset);
                let code = match failure.over_limit {
                    true => &format_codes::OVER_LIMIT,
                    false => &format_codes::YAML_SYNTAX,
                };
                let mut finding = Diagnostic::new(code, span, failure.message);
                finding.help = failure.help;
                findings.push(finding);
                let Some(region) = region else {
                    findings.sort_by_key(|finding: &Diagnostic| finding.primary.span);
                    return Parsed { tree: Tree::default(), findings, lost, directives: Vec::new() };
                };
                tries -= 1;
                let span = Span::new(file, region.start as u32, region.end as u32);
                if let Some(finding) = findings.last_mut() {
                    let entry = Span::new(
                        file,
                        span.start,
                        span.start + recover::first_line(&current[region.clone()]),
                    );
                    finding
                        .labels
                        .push(Label { span: Some(entry), message: "this entry is skipped".to_owned() });
                }
                lost.extend(recover::keys(&current[region.clone()]).map(|key| Lost { key, span }));
                current = recover::blank(&current, region).into();
            }
        }
    }
}

/// Reads a part of a file's text that is YAML by itself. Places are those in the file.
///
/// # Arguments
///
/// * `start`: where in the file the part begins.
pub fn parse_part(file: FileId, start: u32, text: &Arc<str>, budget: Budget) -> Parsed {
    let mut parsed = parse(file, text, budget);
    parsed.tree.start = start;
    let moved = |span: Span| Span::new(span.file, span.start + start, span.end + start);
    for finding in &mut parsed.findings {
        let labels = finding.labels.iter_mut().chain([&mut finding.primary]);
        labels.for_each(|label| label.span = label.span.map(moved));
        let edits = finding.fix.iter_mut().flat_map(|fix| &mut fix.edits);
        edits.for_each(|edit| edit.span = moved(edit.span));
    }
    parsed.lost.iter_mut().for_each(|lost| lost.span = moved(lost.span));
    parsed.directives.iter_mut().for_each(|directive| *directive = moved(*directive));
    parsed
}
