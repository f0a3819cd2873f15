//! Data in braces and front matter, which are YAML.

use std::sync::Arc;

use super::{content::slice, lexer::Sources, model::Data};
use crate::{
    document::{self, Part, shown},
    notations::{
        Reading,
        nodes::{Entry, doubt_keys},
    },
    source::Span,
    syntax::{self, Budget, Node, Value},
};

/// The key under which data holds what our own format says and Argdown does not.
pub(crate) const OWN: &str = "elenchus";

/// As much as a map may ask for by default.
const BUDGET: Budget = Budget { depth: 128, alias_nodes: 100_000 };

/// The modes that a text can be read in.
const MODES: [&str; 2] = ["loose", "strict"];

/// What data is of.
#[derive(Clone, Copy)]
pub(super) enum Of {
    /// The text: its front matter.
    Text,
    Heading,
    /// A statement or an argument.
    Element,
    Inference,
}

impl Of {
    /// What it is called, and the keys with a meaning, to us or to Argdown's own tools, that are no common words.
    fn keys(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Of::Text => ("front matter", &["title", "model", OWN]),
            Of::Heading => ("the data of a heading", &["isGroup", "isInMap", "isClosed", "color"]),
            Of::Element => ("the data of a statement or argument", &["isInMap", "isInGroup", "color", OWN]),
            Of::Inference => ("the data of an inference", &["uses", OWN]),
        }
    }
}

/// What data holds.
pub(super) struct Read<P> {
    pub data: Data,
    /// What of it is our own.
    pub own: Option<P>,
    /// The numbers of the statements that it names under `uses`, with their places.
    pub uses: Option<Vec<(u32, Span)>>,
}

/// Reads data.
pub(super) fn read<P: Part>(span: Span, of: Of, sources: &Sources, reading: &mut Reading) -> Read<P> {
    let mut read = Read { data: Data::new(), own: None, uses: None };
    let inner = inner(slice(sources, span));
    let text: Arc<str> = slice(sources, span)[inner.clone()].into();
    let start = span.start + inner.start as u32;
    let parsed = syntax::parse_part(span.file, start, &text, BUDGET);
    reading.findings.extend(parsed.findings);
    let Some(root) = parsed.tree.root() else { return read };
    let Value::Mapping(entries) = root.value() else {
        if !matches!(root.value(), Value::Null) {
            reading.wrong(span, format!("data is a mapping, and this is {}", root.value().describe()));
        }
        return read;
    };
    doubt(root, of, reading);
    for (key, value) in entries {
        match key.scalar() {
            Some(OWN) => {
                let (part, findings) = document::decode_part(value);
                reading.findings.extend(findings);
                read.own = Some(part);
            }
            Some(name) => {
                if matches!(name, "uses" | "from") {
                    read.uses = numbers(value).or(read.uses);
                }
                let (value, findings) = document::decode_free(value);
                reading.findings.extend(findings);
                read.data.insert(name.to_owned(), value);
            }
            None => {
                reading.wrong(key.span(), "a key of data is a word");
            }
        }
    }
    read
}

/// Notes which keys are nearly one that has a meaning; of those of a text's model too, and whether it has a mode that
/// Argdown has.
fn doubt(root: Node<'_>, of: Of, reading: &mut Reading) {
    let parts = parts(root);
    doubt_unknown(&parts, of.keys(), reading);
    let model = parts.iter().find(|part| matches!(of, Of::Text) && part.name == "model");
    let Some(model) = model.map(|model| self::parts(model.value)) else { return };
    doubt_unknown(&model, ("`model`", &["mode", "removeTagsFromText"]), reading);
    let mode = model.iter().find(|part| part.name == "mode");
    if let Some((mode, word)) = mode.and_then(|mode| Some((mode, mode.value.scalar()?)))
        && !MODES.contains(&word)
    {
        let message = format!("`{}` is no mode, so that the mode is loose", shown(word));
        let finding = reading.doubt(mode.value.span(), message);
        finding.help = Some(format!("the modes are {}", MODES.join(" and ")));
    }
}

fn doubt_unknown(parts: &[Entry<'_>], (what, known): (&str, &[&str]), reading: &mut Reading) {
    let unknown = parts.iter().filter(|part| !known.contains(&part.name)).copied().collect();
    doubt_keys(reading, parts, unknown, what, known);
}

/// The entries of a mapping whose keys are words.
fn parts(node: Node<'_>) -> Vec<Entry<'_>> {
    let Value::Mapping(entries) = node.value() else { return Vec::new() };
    entries.filter_map(|(key, value)| Some(Entry { name: key.scalar()?, key, value })).collect()
}

/// The numbers in a list, with their places, if all are numbers.
fn numbers(node: Node<'_>) -> Option<Vec<(u32, Span)>> {
    let Value::Sequence(items) = node.value() else { return None };
    items.map(|item| Some((item.scalar()?.parse().ok()?, item.span()?))).collect()
}

/// What of data is YAML: braces around several lines are no part of it.
fn inner(words: &str) -> std::ops::Range<usize> {
    let behind = words.trim_end();
    if words.starts_with('=') {
        let start = words.len() - words.trim_start_matches('=').len();
        return start..behind.trim_end_matches('=').len().max(start);
    }
    let block = words.strip_prefix('{').map(|rest| rest.trim_start_matches([' ', '\t']));
    match block.filter(|rest| rest.starts_with(['\n', '\r'])) {
        Some(rest) => {
            words.len() - rest.len()
                ..behind.strip_suffix('}').unwrap_or(behind).len().max(words.len() - rest.len())
        }
        None => 0..words.len(),
    }
}
