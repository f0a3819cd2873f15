//! Claims that nothing is said of.

use super::{Check, Context, Sink};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    map::{ArgumentMap, ClaimId},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "isolated",
        family: Family::Structure,
        level: Level::Warn,
        summary: "A claim that uses no other and that no other uses.",
        page: include_str!("../../docs/checks/isolated.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let mut kept = vec![false; map.claims().len()];
    for id in map.conclusions().chain(context.loose_ends()) {
        kept[id.index()] = true;
    }
    for (id, claim) in map.claims() {
        if !kept[id.index()] && is_isolated(map, id) {
            let message =
                format!("`{}` stands alone: nothing rests on it, and it rests on nothing", claim.id());
            let finding = Diagnostic::new(sink.code(), claim.span(), message);
            sink.push(finding.help("make it a premise or an objection of what it bears on, or take it out"));
        }
    }
}

/// Whether a claim has no argument, objection or undercut, and is none of another.
pub(super) fn is_isolated(map: &ArgumentMap, id: ClaimId) -> bool {
    let claim = map.claim(id);
    claim.because().is_empty()
        && claim.despite().is_empty()
        && claim.unless().is_empty()
        && map.uses(id).is_empty()
}
