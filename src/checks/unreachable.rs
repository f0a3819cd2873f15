//! Claims from which no path leads to a conclusion.

use super::{Check, Context, Sink};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    map::{ArgumentMap, ClaimId, Use},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "unreachable",
        family: Family::Structure,
        level: Level::Warn,
        summary: "A claim that bears on no conclusion.",
        page: include_str!("../../docs/checks/unreachable.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    if map.conclusions().len() == 0 {
        return;
    }
    let bears = relevant(map, map.conclusions().chain(context.loose_ends()).collect());
    for (id, claim) in map.claims() {
        if !bears[id.index()] && !super::isolated::is_isolated(map, id) {
            let message = format!("`{}` bears on no conclusion", claim.id());
            let finding = Diagnostic::new(sink.code(), claim.span(), message);
            sink.push(finding.help("make it a premise or an objection of what it bears on, or take it out"));
        }
    }
}

/// The claims that can make a difference to some claims, these included: whatever speaks for or against them,
/// their steps or their assertions, and whatever speaks for or against that.
fn relevant(map: &ArgumentMap, mut work: Vec<ClaimId>) -> Vec<bool> {
    let mut relevant = vec![false; map.claims().len()];
    let mut seen_conflicts = vec![false; map.conflicts().len()];
    while let Some(id) = work.pop() {
        if std::mem::replace(&mut relevant[id.index()], true) {
            continue;
        }
        let claim = map.claim(id);
        work.extend(claim.unless());
        for &argument in claim.because().iter().chain(claim.despite()) {
            let argument = map.argument(argument);
            work.extend(argument.premises().iter().chain(argument.unless()));
        }
        for &use_ in map.uses(id) {
            match use_ {
                Use::Conflict(index) if !std::mem::replace(&mut seen_conflicts[index], true) => {
                    work.extend(map.conflicts()[index].between());
                }
                // What speaks against the conclusion of a strict step speaks against its premises.
                Use::Premise(argument) if map.argument(argument).is_strict() => {
                    let argument = map.argument(argument);
                    if argument.side() == crate::map::Side::Support {
                        work.push(argument.target());
                    }
                }
                _ => {}
            }
        }
    }
    relevant
}
