//! Whether entries say what an unsupported claim lacks.

use std::collections::HashMap;

use super::{Flaw, strongest};
use crate::{
    document::Standing,
    explain::why::explanation::Lack,
    map::{ArgumentMap, ClaimId},
    theory::{Literal, Theory},
};

pub(super) fn confirm(
    map: &ArgumentMap,
    theory: &Theory,
    claim: ClaimId,
    lacks: &[Lack],
) -> Result<(), Flaw> {
    let strongest = strongest(theory);
    let has_argument = |claim: ClaimId| strongest.contains_key(&Literal::Claim(claim));
    let mut entries: HashMap<ClaimId, bool> = HashMap::new();
    if lacks.first().map(|lack| lack.claim) != Some(claim) {
        return Err(Flaw::Verdict);
    }
    for (at, lack) in lacks.iter().enumerate() {
        let known = lack.claim.index() < map.claims().len();
        if !known || has_argument(lack.claim) || entries.insert(lack.claim, at == 0).is_some() {
            return Err(Flaw::Lack(at));
        }
    }
    for (at, lack) in lacks.iter().enumerate() {
        let record = map.claim(lack.claim);
        let outside = !record.holds_on(map.as_of());
        let arguments = if outside { &[] } else { record.because() };
        let says_so = lack.outside_window == outside
            && (outside || record.standing() == Standing::Open)
            && lack.wants.iter().map(|want| want.argument).eq(arguments.iter().copied());
        if !says_so {
            return Err(Flaw::Lack(at));
        }
        for want in &lack.wants {
            let mut missing: Vec<ClaimId> = Vec::new();
            for &premise in map.argument(want.argument).premises() {
                if !has_argument(premise) && !missing.contains(&premise) {
                    missing.push(premise);
                }
            }
            if missing.is_empty() || missing != want.premises {
                return Err(Flaw::Lack(at));
            }
            for premise in missing {
                *entries.get_mut(&premise).ok_or(Flaw::Lack(at))? = true;
            }
        }
    }
    lacks.iter().position(|lack| !entries[&lack.claim]).map_or(Ok(()), |at| Err(Flaw::Unused(at)))
}
