//! Claims whose verdict is not the one that their author expects.

use super::{Check, Context, Sink, reason::reason};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    notations::idiom::Thing,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "expectation-failed",
        family: Family::Logic,
        level: Level::Deny,
        summary: "A verdict is not the one that the map expects.",
        page: include_str!("../../docs/checks/expectation-failed.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    for (id, claim) in map.claims() {
        let Some(expected) = &claim.authored().expect else { continue };
        let verdict = context.verdict(id);
        if verdict == expected.value {
            continue;
        }
        let message = format!("`{}` is {verdict}, and expected to be {}", claim.id(), expected.value);
        let mut finding = Diagnostic::new(sink.code(), expected.span.or(claim.span()), message);
        if let Some(reason) = reason(context, id) {
            finding = finding.label(reason.span, reason.label).note(reason.message);
        }
        let order = map.idiom(claim.span()).order_or_elsewhere(Thing::Expectation(verdict));
        sink.push_verdict(id, finding.help(format!("change the argument, or {order}")));
    }
}
