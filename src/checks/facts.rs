//! What is beyond dispute: the established claims and what follows from them strictly.

use crate::map::{ArgumentMap, ClaimId, Side, Use};

/// For each claim, whether it follows from established claims by strict arguments alone.
///
/// Conflicts and objections, read forwards or backwards, conclude only that something speaks against a claim, and
/// no argument for a claim uses that: what follows strictly follows by strict arguments under `because`.
pub(super) fn facts(map: &ArgumentMap) -> Vec<bool> {
    let day = map.as_of();
    let holds = |claim: ClaimId| map.claim(claim).holds_on(day);
    let mut facts = vec![false; map.claims().len()];
    let mut met = vec![0_usize; map.arguments().len()];
    let mut work: Vec<ClaimId> = map
        .claims()
        .filter(|(_, claim)| {
            claim.standing() == crate::document::Standing::Established && claim.holds_on(day)
        })
        .map(|(id, _)| id)
        .collect();
    while let Some(fact) = work.pop() {
        if std::mem::replace(&mut facts[fact.index()], true) {
            continue;
        }
        for &use_ in map.uses(fact) {
            let Use::Premise(id) = use_ else { continue };
            let argument = map.argument(id);
            met[id.index()] += 1;
            let follows = argument.side() == Side::Support
                && argument.is_strict()
                && met[id.index()] == argument.premises().len();
            if follows && holds(argument.target()) {
                work.push(argument.target());
            }
        }
    }
    facts
}
