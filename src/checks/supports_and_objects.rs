//! Claims that are made to speak for a claim and against it.

use super::{Check, Context, Sink, words::premise_token};
use crate::diagnostic::{Code, Diagnostic, Family, Level};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "supports-and-objects",
        family: Family::Structure,
        level: Level::Warn,
        summary: "A claim is a premise both for and against another.",
        page: include_str!("../../docs/checks/supports-and-objects.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    // For each claim, the last one that it speaks for, and where it does.
    let mut speaks_for = vec![None; map.claims().len()];
    for (id, claim) in map.claims() {
        if claim.despite().is_empty() {
            continue;
        }
        for &argument in claim.because() {
            for premise in map.argument(argument).premises() {
                speaks_for[premise.index()] = Some((id, argument));
            }
        }
        for &objection in claim.despite() {
            let objection = map.argument(objection);
            for &premise in objection.premises() {
                let Some((target, argument)) = speaks_for[premise.index()] else { continue };
                if target != id {
                    continue;
                }
                speaks_for[premise.index()] = None;
                let argument = map.argument(argument);
                let message =
                    format!("`{}` speaks both for and against `{}`", map.claim(premise).id(), claim.id());
                let finding = Diagnostic::new(sink.code(), premise_token(map, objection, premise), message)
                    .here("against it");
                let finding = finding.label(premise_token(map, argument, premise), "for it");
                sink.push(finding.help("keep it on one side, or split it into the two claims that it makes"));
            }
        }
    }
}
