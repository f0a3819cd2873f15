//! Claims that nothing is said of.

use super::{Check, Context, Sink};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::is_claim_key,
    map::{ArgumentMap, Claim, ClaimId},
    notations::idiom::Idiom,
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
    let answers = super::unreachable::answers(map);
    for (id, claim) in map.claims() {
        if !kept[id.index()] && is_isolated(map, id, &answers) {
            let message =
                format!("`{}` stands alone: nothing rests on it, and it rests on nothing", claim.id());
            let finding = Diagnostic::new(sink.code(), claim.span(), message);
            sink.push(match claim_above(map, id) {
                Some(above) => finding.help(format!(
                    "`{}` is also a key of a claim: if that is meant, indent it under `{above}`",
                    claim.id()
                )),
                None => finding.help("make it a premise or an objection of what it bears on, or take it out"),
            });
        }
    }
}

/// The claim that a key belongs to which is indented too little, so that it is read as a claim.
fn claim_above(map: &ArgumentMap, id: ClaimId) -> Option<&str> {
    let key = map.claim(id);
    if !is_claim_key(key.id()) || map.idiom(key.span()) != Idiom::Yaml {
        return None;
    }
    let above = (0..id.index()).rev().map(|index| map.claim(ClaimId::new(index)));
    let above =
        above.take_while(|above| above.span().map(|span| span.file) == key.span().map(|span| span.file));
    above.map(Claim::id).find(|above| !is_claim_key(above))
}

/// Whether a claim has no argument, objection or undercut, is none of another, and takes up no critical question.
pub(super) fn is_isolated(map: &ArgumentMap, id: ClaimId, answers: &[bool]) -> bool {
    let claim = map.claim(id);
    claim.because().is_empty()
        && claim.despite().is_empty()
        && claim.unless().is_empty()
        && map.uses(id).is_empty()
        && !answers[id.index()]
}
