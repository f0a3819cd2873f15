//! The Trivial Graph Format: a line for each claim, its id and its sentence; a line `#`; and a line for each attack.

use std::fmt::Write;

use super::{WriteError, frameworks, losses::loss, text::one_line};
use crate::{diagnostic::Diagnostic, map::View, semantics::Verdicts};

pub(super) fn write(view: &View<'_>, _: &Verdicts) -> Result<String, WriteError> {
    let graph = frameworks::graph(view);
    let claims: Vec<_> = graph.arguments.iter().map(|&claim| view.map().claim(claim)).collect();
    let mut text = String::new();
    for claim in &claims {
        let _ = match claim.text() == claim.id() {
            true => writeln!(text, "{}", claim.id()),
            false => writeln!(text, "{} {}", claim.id(), one_line(claim.text())),
        };
    }
    text.push_str("#\n");
    for (from, to) in graph.attacks {
        let _ = writeln!(text, "{} {}", claims[from as usize].id(), claims[to as usize].id());
    }
    Ok(text)
}

pub(super) fn losses(view: &View<'_>) -> Vec<Diagnostic> {
    let mut lost = frameworks::losses(view);
    let broken = view.claims().filter(|(_, claim)| one_line(claim.text()) != claim.text());
    lost.extend(broken.map(|(_, claim)| {
        loss(claim.authored().text.span.or(claim.span()), "the line breaks and spaces of a sentence")
    }));
    lost
}
