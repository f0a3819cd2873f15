//! What is missing where a claim has no argument.

use super::explanation::{Lack, Want};
use crate::{
    map::{ArgumentMap, ClaimId},
    theory::Framework,
};

/// What a claim without an argument lacks, and what each of that lacks in its turn: the claim first, then what it asks
/// for, each once. Linear in what is found.
pub(super) fn missing(map: &ArgumentMap, framework: &Framework, claim: ClaimId) -> Vec<Lack> {
    let mut seen = vec![false; map.claims().len()];
    seen[claim.index()] = true;
    let mut order = vec![claim];
    let mut lacks = Vec::new();
    while let Some(&claim) = order.get(lacks.len()) {
        let record = map.claim(claim);
        let outside_window = !record.holds_on(map.as_of());
        let because = if outside_window { &[] } else { record.because() };
        let wants: Vec<Want> = because
            .iter()
            .map(|&argument| {
                let mut premises: Vec<ClaimId> = Vec::new();
                for &premise in map.argument(argument).premises() {
                    if framework.claim(premise).is_none() && !premises.contains(&premise) {
                        premises.push(premise);
                    }
                }
                Want { argument, premises }
            })
            .collect();
        for &premise in wants.iter().flat_map(|want| &want.premises) {
            if !std::mem::replace(&mut seen[premise.index()], true) {
                order.push(premise);
            }
        }
        lacks.push(Lack { claim, outside_window, wants });
    }
    lacks
}
