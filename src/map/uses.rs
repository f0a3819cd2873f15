//! Where each claim is used: the map read backwards.

use super::{ArgumentId, ArgumentMap, ClaimId};

/// A place in the map that names a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// It is a premise of an argument or an objection.
    Premise(ArgumentId),
    /// It undercuts the step of an argument or an objection.
    Undercut(ArgumentId),
    /// It undercuts the assertion of a claim.
    UndercutAssertion(ClaimId),
    /// It stands in a conflict, given by its place in [`ArgumentMap::conflicts`].
    Conflict(usize),
}

/// All uses, claim by claim, in one vector.
#[derive(Clone, Debug)]
pub(crate) struct Uses {
    starts: Vec<u32>,
    uses: Vec<Use>,
}

impl Uses {
    fn of(map: &ArgumentMap) -> Uses {
        let mut starts = vec![0_u32; map.claims.len() + 1];
        each(map, |claim, _| starts[claim.index() + 1] += 1);
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let mut uses = vec![Use::Conflict(0); starts[map.claims.len()] as usize];
        each(map, |claim, use_| {
            let at = &mut next[claim.index()];
            uses[*at as usize] = use_;
            *at += 1;
        });
        Uses { starts, uses }
    }
}

fn each(map: &ArgumentMap, mut visit: impl FnMut(ClaimId, Use)) {
    for (id, claim) in map.claims() {
        claim.unless().iter().for_each(|&by| visit(by, Use::UndercutAssertion(id)));
    }
    for (id, argument) in map.arguments() {
        argument.premises().iter().for_each(|&premise| visit(premise, Use::Premise(id)));
        argument.unless().iter().for_each(|&by| visit(by, Use::Undercut(id)));
    }
    for (index, conflict) in map.conflicts().iter().enumerate() {
        conflict.between().iter().for_each(|&side| visit(side, Use::Conflict(index)));
    }
}

impl ArgumentMap {
    /// Where a claim is used, in the author's order of each kind. The first call builds the index: O(map) once.
    pub fn uses(&self, claim: ClaimId) -> &[Use] {
        let uses = self.uses.get_or_init(|| Uses::of(self));
        &uses.uses[uses.starts[claim.index()] as usize..uses.starts[claim.index() + 1] as usize]
    }
}
