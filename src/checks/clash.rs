//! Claims that cannot stand together: two sides of one conflict, as they are or by what follows from them strictly.

use std::collections::HashMap;

use super::Context;
use crate::map::{ArgumentId, ArgumentMap, ClaimId, Side, Use};

/// Two claims of one conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clash {
    pub one: ClaimId,
    pub other: ClaimId,
    /// Its place in [`ArgumentMap::conflicts`].
    pub conflict: usize,
}

/// Looks for clashes in many small sets of claims.
pub(super) struct Clashes<'m> {
    map: &'m ArgumentMap,
    /// For each conflict, the set in which one of its sides was last met, and that side.
    met: Vec<(u32, ClaimId)>,
    set: u32,
    /// How many steps may still be taken. Only a map in which claims of thousands of conflicts are premises of
    /// thousands of arguments ever comes to the end of them.
    steps: usize,
}

impl<'m> Clashes<'m> {
    pub(super) fn new(map: &'m ArgumentMap) -> Clashes<'m> {
        Clashes { map, met: vec![(0, ClaimId::new(0)); map.conflicts().len()], set: 0, steps: 20_000_000 }
    }

    /// The first clash in a set.
    pub(super) fn find(&mut self, claims: impl Iterator<Item = ClaimId>) -> Option<Clash> {
        self.set += 1;
        for claim in claims {
            for &use_ in self.map.uses(claim) {
                self.steps = self.steps.checked_sub(1)?;
                let Use::Conflict(conflict) = use_ else { continue };
                let (set, one) = self.met[conflict];
                if set == self.set && one != claim {
                    return Some(Clash { one, other: claim, conflict });
                }
                self.met[conflict] = (self.set, claim);
            }
        }
        None
    }
}

/// What follows strictly from a few claims and all that is beyond dispute.
pub(super) struct Consequences<'c, 'm> {
    context: &'c Context<'m>,
    any_strict: bool,
    steps: usize,
}

impl<'c, 'm> Consequences<'c, 'm> {
    pub(super) fn new(context: &'c Context<'m>) -> Consequences<'c, 'm> {
        let strict =
            |argument: &crate::map::Argument| argument.side() == Side::Support && argument.is_strict();
        let any_strict = context.map().arguments().any(|(_, argument)| strict(argument));
        Consequences { context, any_strict, steps: 5_000_000 }
    }

    /// The claims that follow from some claims, these left out, by any strict argument but one.
    pub(super) fn of(&mut self, claims: &[ClaimId], but: ArgumentId) -> Vec<ClaimId> {
        let mut found = Vec::new();
        if !self.any_strict {
            return found;
        }
        let map = self.context.map();
        let mut missing: HashMap<ArgumentId, usize> = HashMap::new();
        let mut known: Vec<ClaimId> =
            claims.iter().copied().filter(|&claim| !self.context.is_fact(claim)).collect();
        known.sort_unstable();
        known.dedup();
        let mut work = known.clone();
        while let Some(claim) = work.pop() {
            for &use_ in map.uses(claim) {
                let Some(left) = self.steps.checked_sub(1) else { return found };
                self.steps = left;
                let Use::Premise(id) = use_ else { continue };
                let argument = map.argument(id);
                if argument.side() != Side::Support || !argument.is_strict() || id == but {
                    continue;
                }
                let missing = missing.entry(id).or_insert_with(|| {
                    argument.premises().iter().filter(|&&premise| !self.context.is_fact(premise)).count()
                });
                *missing -= 1;
                let target = argument.target();
                let new = *missing == 0
                    && !self.context.is_fact(target)
                    && map.claim(target).holds_on(map.as_of())
                    && known.binary_search(&target).is_err()
                    && !found.contains(&target);
                if new {
                    found.push(target);
                    work.push(target);
                }
            }
        }
        found
    }
}
