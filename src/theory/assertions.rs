//! The rules by which claims are asserted, with those by which open ones would be.

use super::{Kind, Literal, Origin, RuleId, Theory};
use crate::{document::Standing, map::ArgumentMap};

/// Adds the rules by which claims that are not asserted would be, and says by which rule each claim is; none where it is
/// outside its window, as nothing concludes it there. What is added applies like any other rule: whoever asks leaves it
/// out until somebody asserts the claim.
pub(crate) fn complete(map: &ArgumentMap, theory: &mut Theory) -> Vec<Option<RuleId>> {
    let mut assertions = vec![None; map.claims().len()];
    for (id, rule) in theory.rules() {
        if let Origin::Assertion(claim) | Origin::Established(claim) = rule.origin {
            assertions[claim.index()] = Some(id);
        }
    }
    for (id, claim) in map.claims() {
        let rule = match (claim.standing(), assertions[id.index()]) {
            _ if !claim.holds_on(map.as_of()) => continue,
            (Standing::Established, Some(rule)) => rule,
            (Standing::Open, _) => {
                let kind = Kind::Defeasible(claim.strength());
                *assertions[id.index()].insert(theory.add_rule(kind, [], Literal::Claim(id)))
            }
            _ => continue,
        };
        for &by in claim.unless() {
            theory.add_rule(Kind::Strict, [Literal::Claim(by)], Literal::Undercut(rule));
        }
    }
    assertions
}
