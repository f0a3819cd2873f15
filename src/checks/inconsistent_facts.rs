//! Established claims that contradict one another.

use std::collections::HashSet;

use super::{
    Check, Context, Sink,
    words::{listed, quoted, token},
};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::Standing,
    map::{ArgumentMap, ClaimId},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "inconsistent-facts",
        family: Family::Logic,
        level: Level::Deny,
        summary: "What is established contradicts itself.",
        page: include_str!("../../docs/checks/inconsistent-facts.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let is_fact = |claim: &ClaimId| context.is_fact(*claim);
    for conflict in map.conflicts() {
        let mut seen = HashSet::new();
        let clashing = conflict.between().iter().copied().filter(is_fact);
        let clashing: Vec<ClaimId> = clashing.filter(|&claim| seen.insert(claim)).collect();
        let [first, second, ..] = clashing[..] else { continue };
        let second_place = token(&conflict.authored().between, map.claim(second).id());
        let message = format!("{} exclude each other, and all are beyond dispute", listed(map, &clashing));
        let mut finding = Diagnostic::new(sink.code(), second_place.or(conflict.span()), message);
        for &claim in &clashing {
            finding = why(map, finding, claim);
        }
        sink.push_verdict(first, finding.help(HELP));
    }
    for (_, objection) in map.arguments() {
        let target = objection.target();
        let clashes = objection.side() == crate::map::Side::Objection
            && objection.is_strict()
            && context.is_fact(target)
            && objection.premises().iter().all(is_fact);
        if !clashes {
            continue;
        }
        let message = format!(
            "{} objects to {}, and all are beyond dispute",
            listed(map, objection.premises()),
            quoted(map, target)
        );
        let mut finding = why(map, Diagnostic::new(sink.code(), objection.span(), message), target);
        for &premise in objection.premises() {
            finding = why(map, finding, premise);
        }
        sink.push_verdict(target, finding.help(HELP));
    }
}

const HELP: &str = "let one of them be asserted, or one of the strict steps be defeasible: \
                    from a contradiction nothing can be learnt";

/// Shows why a claim is beyond dispute.
fn why(map: &ArgumentMap, finding: Diagnostic, id: ClaimId) -> Diagnostic {
    let claim = map.claim(id);
    match (&claim.authored().standing, claim.standing()) {
        (Some(standing), Standing::Established) => {
            finding.label(standing.span, format!("`{}` is established", claim.id()))
        }
        _ => finding.label(claim.span(), format!("`{}` follows strictly", claim.id())),
    }
}
