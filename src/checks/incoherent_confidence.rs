//! Confidences that cannot all be probabilities at once.

use super::{Check, Context, Sink, words::listed};
use crate::{
    confidence::{Cause, Violation},
    diagnostic::{Code, Diagnostic, Family, Level},
    map::{ArgumentMap, ClaimId},
    source::Span,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "incoherent-confidence",
        family: Family::Credence,
        level: Level::Warn,
        summary: "Confidences that cannot all be probabilities at once.",
        page: include_str!("../../docs/checks/incoherent-confidence.md"),
    },
    run,
};

/// The most claims, besides the first, whose confidence is pointed at.
const MOST: usize = 11;

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    for violation in map.coherence().violations() {
        // That what is established contradicts itself is another check's finding, and every confidence is idle then.
        let sound = violation.terms.iter().all(|term| context.is_sound(term.claim));
        if sound && !violation.terms.is_empty() {
            sink.push(finding(map, violation, sink.code()));
        }
    }
}

fn finding(map: &ArgumentMap, violation: &Violation, code: &'static Code) -> Diagnostic {
    let claims: Vec<ClaimId> = violation.terms.iter().map(|term| term.claim).collect();
    let names = listed(map, &claims);
    let message = match &claims[..] {
        [_] => format!("the confidence of {names} cannot be a probability here"),
        [_, _] => format!("the confidences of {names} cannot both be probabilities"),
        _ => format!("the confidences of {names} cannot all be probabilities"),
    };
    let [first, others @ ..] = &claims[..] else { return Diagnostic::new(code, None, message) };
    let mut finding = Diagnostic::new(code, place(map, *first), message).here(violation.breach());
    for &claim in others.iter().take(MOST) {
        finding = finding.label(place(map, claim), "");
    }
    for &cause in &violation.because {
        finding = match cause {
            Cause::Conflict(index) => {
                finding.label(map.conflicts()[index as usize].span(), "at most one of these is true")
            }
            Cause::Step(argument) => finding.label(map.argument(argument).span(), "this step is strict"),
            Cause::Established(claim) => {
                let standing =
                    map.claim(claim).authored().standing.as_ref().and_then(|standing| standing.span);
                finding.label(standing, format!("`{}` is established", map.claim(claim).id()))
            }
        };
    }
    let finding = finding.note(format!("whatever the probabilities are, {}", violation.inequality()));
    let finding = match violation.is_smallest {
        true => finding,
        false => finding.note("there may be fewer claims whose confidences cannot be probabilities"),
    };
    finding.help("change one of them, or what holds them together: a conflict, or a step that is strict")
}

fn place(map: &ArgumentMap, claim: ClaimId) -> Option<Span> {
    let claim = map.claim(claim);
    claim.authored().confidence.as_ref().and_then(|confidence| confidence.span).or(claim.span())
}
