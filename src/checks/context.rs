//! What the checks share: the map, and what more than one of them asks of it, computed once.

use std::sync::OnceLock;

use crate::{
    document::Citation,
    evidence::{CitationEvidence, Evidence},
    map::{ArgumentMap, ClaimId, Use},
};

/// A map as the checks see it.
pub struct Context<'m> {
    map: &'m ArgumentMap,
    unsound: OnceLock<Vec<bool>>,
    evidence: OnceLock<Evidence>,
}

impl<'m> Context<'m> {
    pub(super) fn new(map: &'m ArgumentMap) -> Context<'m> {
        Context { map, unsound: OnceLock::new(), evidence: OnceLock::new() }
    }

    /// The map.
    pub fn map(&self) -> &'m ArgumentMap {
        self.map
    }

    /// The citations held against the copies of their sources.
    pub fn evidence(&self) -> &Evidence {
        self.evidence.get_or_init(|| self.map.evidence())
    }

    /// Every citation of a known source with its evidence, source by source.
    pub fn citations(&self) -> impl Iterator<Item = (&'m Citation, &CitationEvidence)> {
        let citations = self.evidence().sources.iter().flat_map(|source| &source.citations);
        citations.map(|evidence| (&self.map.claim(evidence.claim).authored().from[evidence.index], evidence))
    }

    /// Whether nothing that bears on a claim is broken, so that its verdict means something.
    pub fn is_sound(&self, claim: ClaimId) -> bool {
        if self.map.broken.is_empty() {
            return true;
        }
        !self.unsound.get_or_init(|| downstream(self.map, &self.map.broken))[claim.index()]
    }

    /// The claims of which something is broken, or which something broken names: nobody knows what they bear on.
    pub fn loose_ends(&self) -> impl Iterator<Item = ClaimId> + '_ {
        self.map.broken.iter().chain(&self.map.loose).copied()
    }
}

/// Everything that some claims bear on, themselves included: along arguments, objections, undercuts and conflicts.
fn downstream(map: &ArgumentMap, from: &[ClaimId]) -> Vec<bool> {
    let mut reached = vec![false; map.claims().len()];
    let mut work = from.to_vec();
    while let Some(claim) = work.pop() {
        if std::mem::replace(&mut reached[claim.index()], true) {
            continue;
        }
        for &use_ in map.uses(claim) {
            match use_ {
                Use::Premise(argument) | Use::Undercut(argument) => {
                    work.push(map.argument(argument).target())
                }
                Use::UndercutAssertion(target) => work.push(target),
                Use::Conflict(index) => work.extend(map.conflicts()[index].between()),
            }
        }
    }
    reached
}
