//! `p af`, the competition's format for abstract frameworks: numbers. Which claim each is stands in a comment.

use std::fmt::Write;

use super::{WriteError, frameworks, losses::loss, text::one_line};
use crate::{diagnostic::Diagnostic, map::View, semantics::Verdicts};

pub(super) fn write(view: &View<'_>, _: &Verdicts) -> Result<String, WriteError> {
    let graph = frameworks::graph(view);
    let mut text = format!("p af {}\n", graph.arguments.len());
    for (at, &id) in graph.arguments.iter().enumerate() {
        let _ = writeln!(text, "# {}", called(at, view.map().claim(id)));
    }
    for (from, to) in graph.attacks {
        let _ = writeln!(text, "{} {}", from + 1, to + 1);
    }
    Ok(text)
}

/// What a number stands for, for people.
pub(super) fn called(at: usize, claim: &crate::map::Claim) -> String {
    match claim.text() == claim.id() {
        true => format!("{} {}", at + 1, claim.id()),
        false => format!("{} {}: {}", at + 1, claim.id(), one_line(claim.text())),
    }
}

pub(super) fn losses(view: &View<'_>) -> Vec<Diagnostic> {
    let mut lost = frameworks::losses(view);
    lost.extend(names(view));
    lost.extend(frameworks::sentences(view));
    lost
}

/// The loss of the ids of claims that are not their numbers.
pub(super) fn names(view: &View<'_>) -> impl Iterator<Item = Diagnostic> {
    let named = view.claims().enumerate().filter(|(at, (_, claim))| claim.id() != (at + 1).to_string());
    named.map(|(_, (_, claim))| loss(claim.span(), "the id of a claim"))
}
