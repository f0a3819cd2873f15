//! What the readers of YAML and JSON share: the entries, lists, texts and free-form data of a tree.

use std::collections::{HashMap, HashSet, hash_map::Entry as Slot};

use super::Reading;
use crate::{
    document::{Meta, Place, did_you_mean, free_form, is_printable, shown},
    source::{Span, Spanned},
    syntax::{Node, Value},
};

/// An entry of a mapping.
#[derive(Clone, Copy)]
pub(super) struct Entry<'t> {
    pub name: &'t str,
    pub key: Node<'t>,
    pub value: Node<'t>,
}

impl Entry<'_> {
    /// From the key to the end of the value.
    pub fn place(&self) -> Place {
        let (Some(key), Some(value)) = (self.key.span(), self.value.span()) else { return Place(None) };
        Place(Some(Span::new(key.file, key.start, value.end.max(key.end))))
    }
}

/// The entries of a mapping, of which each key may stand once.
///
/// # Arguments
///
/// * `what`: what stands in it, in case that it is none: `the arguments`.
pub(super) fn entries<'t>(reading: &mut Reading, node: Node<'t>, what: &str) -> Vec<Entry<'t>> {
    let mapping = match node.value() {
        Value::Mapping(mapping) => mapping,
        Value::Null | Value::Broken => return Vec::new(),
        other => {
            reading.wrong(node.span(), format!("{what} are a mapping, and this is {}", other.describe()));
            return Vec::new();
        }
    };
    let mut seen: HashMap<&str, Option<Span>> = HashMap::new();
    let mut entries = Vec::new();
    for (key, value) in mapping {
        let Some(name) = key.scalar() else {
            reading.wrong(key.span(), "a key is a name here");
            continue;
        };
        match seen.entry(name) {
            Slot::Vacant(new) => {
                new.insert(key.span());
                entries.push(Entry { name, key, value });
            }
            Slot::Occupied(first) => {
                let finding = reading.wrong(key.span(), format!("`{}` stands twice here", shown(name)));
                *finding = finding.clone().label(*first.get(), "first here").help("keep one of the two");
            }
        }
    }
    entries
}

/// Notes of keys without a meaning which of them are nearly one that has a meaning. Those are left that are not.
///
/// # Arguments
///
/// * `parts`: all that stands beside them. What stands there already was not meant.
/// * `what`: what they are keys of: `an element`.
/// * `known`: the keys with a meaning there.
pub(super) fn doubt_keys<'t>(
    reading: &mut Reading,
    parts: &[Entry<'_>],
    mut unknown: Vec<Entry<'t>>,
    what: &str,
    known: &[&str],
) -> Vec<Entry<'t>> {
    if !unknown.is_empty() {
        let is_there: HashSet<&str> = parts.iter().map(|part| part.name).collect();
        unknown.retain(|part| !doubt_key(reading, part.key, what, known, |key| is_there.contains(key)));
    }
    unknown
}

/// Notes a key that has no meaning if it is nearly one that has, and says whether it is.
///
/// # Arguments
///
/// * `what`: what it is a key of: `an element`.
/// * `known`: the keys with a meaning there.
/// * `is_there`: whether a key stands there already, so that it was not meant.
pub(super) fn doubt_key(
    reading: &mut Reading,
    key: Node<'_>,
    what: &str,
    known: &[&str],
    is_there: impl Fn(&str) -> bool,
) -> bool {
    let Some(name) = key.scalar() else { return false };
    let folded = |word: &str| word.replace(['-', '_', ' '], "").to_lowercase();
    let alike = || known.iter().copied().find(|known| folded(known) == folded(name));
    let meant = did_you_mean(name, known.iter().copied()).or_else(alike);
    let Some(meant) = meant.filter(|meant| !is_there(meant)) else { return false };
    let message = format!("`{}` has no meaning as a key of {what}", shown(name));
    let finding = reading.doubt(key.span(), message);
    let told = finding.clone().help(format!("did you mean `{meant}`?"));
    *finding = told.fix(format!("write `{meant}`"), key.span(), meant);
    true
}

/// Notes keys without a meaning, of which none is kept: as what is probably a slip where one is nearly one that has a
/// meaning, and else as lost. The arguments are those of [`doubt_keys`].
pub(super) fn lose_keys(
    reading: &mut Reading,
    parts: &[Entry<'_>],
    unknown: Vec<Entry<'_>>,
    what: &str,
    known: &[&str],
) {
    for part in doubt_keys(reading, parts, unknown, what, known) {
        reading.loss(part.key.span(), format!("the key `{}` of {what}", shown(part.name)));
    }
}

/// The items of a list; what is none is a list of one, and nothing is an empty one.
pub(super) fn items(node: Node<'_>) -> Vec<Node<'_>> {
    match node.value() {
        Value::Sequence(items) => items.collect(),
        Value::Null | Value::Broken => Vec::new(),
        _ => vec![node],
    }
}

/// A name where one has to stand.
pub(super) fn name<'t>(reading: &mut Reading, node: Node<'t>, what: &str) -> Option<&'t str> {
    match node.value() {
        Value::Text(name) | Value::Number(name) => Some(name),
        Value::Bool(_) => node.scalar(),
        Value::Broken => None,
        other => {
            reading.wrong(node.span(), format!("{what} is named here, and this is {}", other.describe()));
            None
        }
    }
}

/// A text as a map can hold it; none where there is nothing to see. What cannot be shown is taken out.
pub(super) fn text(reading: &mut Reading, node: Node<'_>) -> Option<Spanned<String>> {
    let written = match node.value() {
        Value::Null | Value::Broken => return None,
        Value::Sequence(_) | Value::Mapping(_) => {
            reading.wrong(node.span(), format!("expected text, found {}", node.value().describe()));
            return None;
        }
        _ => node.scalar()?,
    };
    let mut text = written.trim_end_matches(['\n', '\r']).to_owned();
    if let Some(odd) = text.chars().find(|&letter| !is_printable(letter)) {
        reading
            .wrong(node.span(), format!("the text holds the control character U+{:04X}", u32::from(odd)))
            .help = Some("take it out: it cannot be shown".to_owned());
        text.retain(is_printable);
    }
    (!text.trim().is_empty()).then(|| Spanned { value: text, span: node.span() })
}

/// A name as the text of what has no other.
pub(super) fn printable(name: &str, otherwise: &str) -> String {
    let text: String = name.chars().filter(|&letter| is_printable(letter)).collect();
    if text.trim().is_empty() { otherwise.to_owned() } else { text }
}

/// Free-form data.
pub(super) fn data(reading: &mut Reading, node: Node<'_>) -> Meta {
    let (data, findings) = free_form(node);
    for finding in findings {
        reading.wrong(finding.primary.span, finding.message);
    }
    data
}

/// Free-form data as lines of a note: `key: value`.
pub(super) fn noted(name: &str, data: &Meta) -> String {
    match data {
        Meta::String(text) => format!("{name}: {}", text.trim()),
        other => format!("{name}: {other}"),
    }
}

/// Adds lines to a note.
pub(super) fn add_note(note: &mut Option<String>, lines: &str) {
    match note {
        Some(note) => {
            note.push('\n');
            note.push_str(lines);
        }
        None => *note = Some(lines.to_owned()),
    }
}
