//! Conclusions that the map does not bear out.

use super::{Check, Context, Sink, reason::reason};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::Verdict,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "conclusion-not-accepted",
        family: Family::Logic,
        level: Level::Warn,
        summary: "The map does not bear out its own conclusion.",
        page: include_str!("../../docs/checks/conclusion-not-accepted.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    for &(id, span) in &map.conclusions {
        let verdict = context.verdict(id);
        if verdict == Verdict::Accepted {
            continue;
        }
        let claim = map.claim(id);
        let reason = reason(context, id);
        let mut message = format!("the conclusion `{}` is {verdict}", claim.id());
        if let Some(reason) = &reason {
            message = format!("{message}: {}", reason.message);
        }
        let mut finding = Diagnostic::new(sink.code(), span.or(claim.span()), message);
        if let Some(reason) = reason {
            finding = finding.label(reason.span, reason.label);
        }
        sink.push_verdict(
            id,
            finding.help("answer what speaks against it, support it better, or give it up"),
        );
    }
}
