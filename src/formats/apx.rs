//! ASPARTIX's format: facts `arg(a).` and `att(a,b).` of answer set programming.

use std::{borrow::Cow, fmt::Write};

use super::{WriteError, frameworks};
use crate::{diagnostic::Diagnostic, map::View, semantics::Verdicts};

pub(super) fn write(view: &View<'_>, _: &Verdicts) -> Result<String, WriteError> {
    let graph = frameworks::graph(view);
    let names: Vec<Cow<'_, str>> =
        graph.arguments.iter().map(|&claim| constant(view.map().claim(claim).id())).collect();
    let mut text = String::new();
    for name in &names {
        let _ = writeln!(text, "arg({name}).");
    }
    for (from, to) in graph.attacks {
        let _ = writeln!(text, "att({},{}).", names[from as usize], names[to as usize]);
    }
    Ok(text)
}

/// An id as a constant: as it is where it begins with a small letter, or is a number; else in quotation marks.
fn constant(id: &str) -> Cow<'_, str> {
    let plain = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let number = id == "0" || (!id.starts_with('0') && id.bytes().all(|byte| byte.is_ascii_digit()));
    match number || (id.starts_with(|first: char| first.is_ascii_lowercase()) && plain(id)) {
        true => id.into(),
        false => format!("\"{id}\"").into(),
    }
}

pub(super) fn losses(view: &View<'_>) -> Vec<Diagnostic> {
    let mut lost = frameworks::losses(view);
    lost.extend(frameworks::sentences(view));
    lost
}
