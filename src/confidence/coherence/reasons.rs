//! Why a bound holds: as little of the map as implies it.

use std::collections::HashSet;

use super::{
    Cause,
    constraints::Constraint,
    effort::Effort,
    heaviest::{Lack, heaviest},
};
use crate::{map::ArgumentMap, theory::Groups};

/// The most constraints among which the reason of a bound is looked for.
const MOST: usize = 400;

/// The constraints of a map, by the claims that they name.
pub(super) struct Reasons<'c> {
    constraints: &'c [(Constraint, Cause)],
    naming: Groups,
}

impl<'c> Reasons<'c> {
    pub(super) fn new(map: &ArgumentMap, constraints: &'c [(Constraint, Cause)]) -> Reasons<'c> {
        let naming = Groups::new(map.claims().len(), || {
            constraints.iter().zip(0..).flat_map(|((constraint, _), index)| {
                constraint.variables().map(move |variable| (variable, index))
            })
        });
        Reasons { constraints, naming }
    }

    /// Constraints that imply a bound on some claims, of which none can be spared; none where it is too much to find them.
    ///
    /// They are looked for around the claims, a step further each time, until they are enough. Then one after another is
    /// left out, unless it is needed.
    pub(super) fn of(&self, terms: &[(u32, i128)], most: i128, effort: &mut Effort) -> Vec<Cause> {
        let mut share = effort.share(8);
        let found = self
            .enough(terms, most, &mut share)
            .and_then(|enough| self.least(enough, terms, most, &mut share));
        effort.give_back(share);
        found.unwrap_or_default().into_iter().map(|index| self.constraints[index as usize].1).collect()
    }

    fn enough(&self, terms: &[(u32, i128)], most: i128, effort: &mut Effort) -> Option<Vec<u32>> {
        if terms.is_empty() {
            let all: Vec<u32> = (0..self.constraints.len() as u32).collect();
            return (all.len() <= MOST).then_some(all);
        }
        let mut near: Vec<u32> = Vec::new();
        let mut edge: Vec<u32> = terms.iter().map(|&(claim, _)| claim).collect();
        let mut seen: HashSet<u32> = edge.iter().copied().collect();
        loop {
            let known = near.len();
            let naming = edge.iter().flat_map(|&claim| self.naming.of(claim)).copied();
            near.extend(naming.take(MOST + 1));
            near.sort_unstable();
            near.dedup();
            if near.len() == known || near.len() > MOST {
                return None;
            }
            if self.implies(&near, terms, most, effort)? {
                return Some(near);
            }
            edge = near.iter().flat_map(|&index| self.constraints[index as usize].0.variables()).collect();
            edge.sort_unstable();
            edge.dedup();
            edge.retain(|claim| seen.insert(*claim));
        }
    }

    fn least(
        &self,
        mut reasons: Vec<u32>,
        terms: &[(u32, i128)],
        most: i128,
        effort: &mut Effort,
    ) -> Option<Vec<u32>> {
        // The last are tried first, so that of several the author's first reason is kept.
        for at in (0..reasons.len()).rev() {
            let reason = reasons.remove(at);
            if !self.implies(&reasons, terms, most, effort)? {
                reasons.insert(at, reason);
            }
        }
        Some(reasons)
    }

    /// Whether every world that some constraints allow keeps a bound; unknown where the effort ends.
    fn implies(
        &self,
        reasons: &[u32],
        terms: &[(u32, i128)],
        most: i128,
        effort: &mut Effort,
    ) -> Option<bool> {
        let constraints = || reasons.iter().map(|&index| &self.constraints[index as usize].0);
        let mut claims: Vec<u32> = constraints().flat_map(Constraint::variables).collect();
        claims.extend(terms.iter().map(|&(claim, _)| claim));
        claims.sort_unstable();
        claims.dedup();
        let local = |claim: &u32| claims.binary_search(claim).unwrap_or_default() as u32;
        let renamed: Vec<Constraint> = constraints()
            .map(|constraint| match constraint {
                Constraint::Step { premises, head } => Constraint::Step {
                    premises: premises.iter().map(local).collect(),
                    head: head.as_ref().map(local),
                },
                Constraint::AtMostOne(sides) => Constraint::AtMostOne(sides.iter().map(local).collect()),
            })
            .collect();
        let weights: Vec<(u32, i128)> =
            terms.iter().map(|(claim, coefficient)| (local(claim), *coefficient)).collect();
        match heaviest(claims.len(), &renamed.iter().collect::<Vec<_>>(), &weights, Some(most), 0, effort) {
            Ok(_) => Some(false),
            Err(Lack::World) => Some(true),
            Err(Lack::Effort) => None,
        }
    }
}
