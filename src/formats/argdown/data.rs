//! What Argdown has no word for, as data in braces and as front matter.

use serde_json::{Map, Value};

pub(super) use crate::notations::argdown::OWN;
use crate::{
    document::{Argument, Claim, Conflict, Document},
    map::{self, ClaimId, View},
    notations::argdown::{AGAINST, plain},
    source::Spanned,
};

/// Data as it is written: JSON, which is YAML too, without braces in its texts, as the first could end it,
/// and without anything that includes a file.
pub(super) fn braces(data: &Value) -> String {
    let mut written = String::new();
    let (mut in_text, mut escaped) = (false, false);
    for letter in data.to_string().chars() {
        match letter {
            '@' => written += "\\u0040",
            '{' | '}' if in_text => written += if letter == '{' { "\\u007b" } else { "\\u007d" },
            _ => written.push(letter),
        }
        match (letter, escaped) {
            (_, true) => escaped = false,
            ('\\', _) => escaped = true,
            ('"', _) => in_text = !in_text,
            _ => {}
        }
    }
    written
}

/// The data of a claim, if it needs any.
///
/// # Arguments
///
/// * `has_title`: whether the title in its data is written as such.
/// * `section`: its section, where headings do not say it.
pub(super) fn claim_data(claim: &map::Claim, has_title: bool, section: Option<String>) -> Option<Value> {
    let authored = claim.authored();
    let text = plain(claim.text());
    let needs_text = text != claim.text();
    let mut own = Claim { section, because: Vec::new(), despite: Vec::new(), ..authored.clone() };
    if super::writable_tags(claim).is_some() {
        own.tags.clear();
    }
    if claim.because().is_empty() {
        own.unless.clear();
    }
    let mut data = Map::new();
    if let Some(Value::Object(meta)) = authored
        .meta
        .as_deref()
        .filter(|meta| meta.as_object().is_some_and(|meta| !meta.is_empty() && !meta.contains_key(OWN)))
    {
        data.extend(
            meta.iter()
                .filter(|(key, _)| !(has_title && *key == "title"))
                .map(|(k, v)| (k.clone(), v.clone())),
        );
        own.meta = None;
    }
    let mut own = match serde_json::to_value(&own) {
        Ok(Value::Object(own)) => own,
        _ => Map::new(),
    };
    own.shift_remove("text");
    if needs_text {
        own.insert("text".to_owned(), claim.text().into());
    }
    finish(data, own)
}

/// The data of an argument's inference, if it needs any.
pub(super) fn argument_data(
    argument: &Argument,
    has_note: bool,
    has_rules: bool,
    against: bool,
) -> Option<Value> {
    let mut own = Argument { id: None, unless: Vec::new(), ..argument.clone() };
    own.note = own.note.filter(|_| !has_note);
    own.warrant = own.warrant.filter(|_| !has_rules);
    let mut own = match serde_json::to_value(&own) {
        Ok(Value::Object(own)) => own,
        _ => Map::new(),
    };
    if argument.roles.is_empty() {
        own.shift_remove("premises");
    }
    let mut data = Map::new();
    if against {
        data.insert(AGAINST.to_owned(), true.into());
    }
    finish(data, own)
}

fn finish(mut data: Map<String, Value>, own: Map<String, Value>) -> Option<Value> {
    if !own.is_empty() {
        data.insert(OWN.to_owned(), own.into());
    }
    (!data.is_empty()).then_some(Value::Object(data))
}

/// The front matter of a map, if it needs any.
pub(super) fn front_matter(view: &View<'_>) -> String {
    let mut data = Map::new();
    let mut own = view.map().to_document_without_claims();
    own.conflicts = long_conflicts(view);
    own.conclusion.retain(|id| view.map().find(&id.value).is_some_and(|claim| view.shows(claim)));
    if let Some(title) = own.title.take_if(|title| plain(&title.value) == title.value) {
        data.insert("title".to_owned(), title.value.into());
    }
    // These would say how the text is to be read.
    let means_something = |key: &String| matches!(key.as_str(), "title" | "model" | OWN);
    if let Some(Value::Object(meta)) = own
        .meta
        .take_if(|meta| {
            meta.as_object().is_some_and(|meta| !meta.is_empty() && !meta.keys().any(means_something))
        })
        .map(|meta| *meta)
    {
        data.extend(meta);
    }
    if own != Document::default()
        && let Ok(own) = serde_json::to_value(&own)
    {
        data.insert(OWN.to_owned(), own);
    }
    if data.is_empty() {
        return String::new();
    }
    let mut text = "===\n".to_owned();
    for (key, value) in data {
        let line = format!("{}: {value}\n", Value::from(key));
        text += &line.replace("===", "\\u003d\\u003d\\u003d").replace("@include(", "\\u0040include(");
    }
    text += "===\n\n";
    text
}

/// Whether a relation says all of a conflict: it has two sides and no note.
fn is_relation(conflict: &map::Conflict, view: &View<'_>) -> bool {
    conflict.authored().note.is_none() && sides(conflict, view).count() < 3
}

/// The sides of a conflict that are shown.
pub(super) fn sides<'c>(
    conflict: &'c map::Conflict,
    view: &'c View<'_>,
) -> impl Iterator<Item = ClaimId> + 'c {
    conflict.between().iter().copied().filter(|&side| view.shows(side))
}

/// The conflicts of which relations do not say all.
fn long_conflicts(view: &View<'_>) -> Vec<Conflict> {
    let map = view.map();
    let mut conflicts = Vec::new();
    for conflict in map.conflicts().iter().filter(|conflict| !is_relation(conflict, view)) {
        let between: Vec<Spanned<String>> =
            sides(conflict, view).map(|side| Spanned::from(map.claim(side).id().to_owned())).collect();
        if between.len() > 1 {
            conflicts.push(Conflict { between, ..Conflict::clone(conflict.authored()) });
        }
    }
    conflicts
}
