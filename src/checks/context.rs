//! What the checks share: the map, and what more than one of them asks of it, computed once.

use std::sync::OnceLock;

use super::{facts::facts, unread::Unread};
use crate::{
    diagnostic::Diagnostic,
    document::{Citation, Verdict},
    evidence::{CitationEvidence, Evidence, Finding},
    map::{ArgumentMap, ClaimId, Use},
    semantics::Judgement,
};

/// A map as the checks see it.
pub struct Context<'m> {
    map: &'m ArgumentMap,
    unread: Option<Unread<'m>>,
    unsound: OnceLock<Vec<bool>>,
    evidence: OnceLock<Evidence<'m>>,
    judgement: OnceLock<Judgement>,
    facts: OnceLock<Vec<bool>>,
}

impl<'m> Context<'m> {
    pub(super) fn new(map: &'m ArgumentMap, read: &[Diagnostic]) -> Context<'m> {
        Context {
            map,
            unread: (!read.is_empty()).then(|| Unread::new(map, read)),
            unsound: OnceLock::new(),
            evidence: OnceLock::new(),
            judgement: OnceLock::new(),
            facts: OnceLock::new(),
        }
    }

    /// The map.
    pub fn map(&self) -> &'m ArgumentMap {
        self.map
    }

    /// The citations held against the copies of their sources.
    pub fn evidence(&self) -> &Evidence<'m> {
        self.evidence.get_or_init(|| self.map.evidence())
    }

    /// Every citation of a known source about which there is something to say, with its evidence, source by source.
    pub fn citations(&self) -> impl Iterator<Item = (&'m Citation, &CitationEvidence<'m>)> {
        let citations = self.evidence().sources.iter().flat_map(|source| &source.citations);
        let silent =
            |finding: &Finding| matches!(finding, Finding::Nothing | Finding::Unchecked | Finding::Confirmed);
        let citations = citations.filter(move |evidence| !silent(&evidence.finding));
        citations.map(|evidence| (&self.map.claim(evidence.claim).authored().from[evidence.index], evidence))
    }

    /// The verdict on a claim under the grounded semantics.
    pub fn verdict(&self, claim: ClaimId) -> Verdict {
        self.judgement().verdict(claim)
    }

    /// Whether a claim is established or follows strictly from established ones.
    pub fn is_fact(&self, claim: ClaimId) -> bool {
        self.facts.get_or_init(|| facts(self.map))[claim.index()]
    }

    /// Whether nothing that bears on a claim is broken, so that its verdict means something.
    pub fn is_sound(&self, claim: ClaimId) -> bool {
        if self.map.broken.is_empty() {
            return true;
        }
        !self.unsound.get_or_init(|| downstream(self.map, &self.map.broken))[claim.index()]
    }

    /// Whether something of the claim itself could not be read or resolved.
    pub fn is_broken(&self, claim: ClaimId) -> bool {
        self.map.broken.binary_search(&claim).is_ok()
    }

    /// The claims of which something is broken, or which something broken names: nobody knows what they bear on.
    pub fn loose_ends(&self) -> impl Iterator<Item = ClaimId> + '_ {
        let meant = self.unread.as_ref().map_or(&[][..], Unread::meant);
        self.map.broken.iter().chain(&self.map.loose).chain(meant).copied()
    }

    pub(super) fn judgement(&self) -> &Judgement {
        self.judgement.get_or_init(|| Judgement::of(self.map))
    }

    /// What could not be read; none where all was.
    pub(super) fn unread(&self) -> Option<&Unread<'m>> {
        self.unread.as_ref()
    }
}

/// Everything that some claims bear on, themselves included: along arguments, objections, undercuts and conflicts.
fn downstream(map: &ArgumentMap, from: &[ClaimId]) -> Vec<bool> {
    let mut reached = vec![false; map.claims().len()];
    let mut seen_conflicts = vec![false; map.conflicts().len()];
    let mut work = from.to_vec();
    while let Some(claim) = work.pop() {
        if std::mem::replace(&mut reached[claim.index()], true) {
            continue;
        }
        for &use_ in map.uses(claim) {
            match use_ {
                Use::Premise(argument) | Use::Undercut(argument) => {
                    let argument = map.argument(argument);
                    work.push(argument.target());
                    // A strict step works backwards too: what speaks against its conclusion speaks against a premise.
                    if argument.is_strict() {
                        work.extend(argument.premises());
                    }
                }
                Use::UndercutAssertion(target) => work.push(target),
                Use::Conflict(index) => {
                    if !std::mem::replace(&mut seen_conflicts[index], true) {
                        work.extend(map.conflicts()[index].between());
                    }
                }
            }
        }
        for &argument in map.claim(claim).because() {
            let argument = map.argument(argument);
            if argument.is_strict() {
                work.extend(argument.premises());
            }
        }
    }
    reached
}
