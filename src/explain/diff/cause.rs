//! Which changes a verdict is due to.
//!
//! Changes are made in the old map, those nearest to the claim first: one, two, four and so on. Bisection finds one with which the verdict turns,
//! given those before it; that one is kept, and the others are searched again beside it, until what is kept is enough by
//! itself. Then each is tried without. This is the dichotomy of U. Junker, *QuickXplain*, AAAI 2004, and the minimality of
//! A. Zeller and R. Hildebrandt, *Simplifying and isolating failure-inducing input*, IEEE Transactions on Software
//! Engineering 28:2, 2002. Making more changes can also take a verdict back, so that there may be smaller sets that are
//! not found; single changes are tried before a set of several is taken.

use std::collections::HashMap;

use super::{
    change::Change,
    clause::{brought, entry_names, taken},
    dependencies::Dependencies,
    outcome::VerdictChange,
    union::Union,
};
use crate::{
    document::{Claim, Verdict},
    map::ClaimId,
};

/// How much judging is done for one difference, in claims, arguments and changes.
const MOST_WORK: usize = 16_000_000;
/// What judging takes even if there is nothing to judge.
const LEAST_WORK: usize = 50;
/// How many changes are tried one by one before several are taken together.
const MOST_SINGLES: usize = 24;
/// How much of the work may go into looking for each change that is enough alone, and not only for one.
const WORK_FOR_ALL: usize = 8_000_000;
/// How many sets are told that are each enough alone.
const MOST_TOLD: usize = 4;
/// How much is kept of what was judged, in verdicts.
const MOST_KEPT: usize = 4_000_000;

/// The search for causes.
pub(super) struct Causes<'u> {
    union: &'u mut Union,
    graph: &'u Dependencies,
    /// The changes that bear on verdicts, with the claims where they are made.
    bearing: Vec<(usize, Vec<ClaimId>)>,
    /// The changes that are made together where one of them is tried alone: a claim that is new comes with what names it.
    together: Vec<Option<Vec<usize>>>,
    changes: usize,
    work: usize,
    /// Small sets that were judged, and their verdicts.
    known: Vec<(Vec<usize>, Vec<Verdict>)>,
}

/// There is no work left.
struct Spent;

impl<'u> Causes<'u> {
    pub fn new(union: &'u mut Union, graph: &'u Dependencies, changes: &[Change]) -> Causes<'u> {
        let sites = changes.iter().enumerate();
        let bearing = sites.filter_map(|(at, change)| Some((at, union.sites(change)?))).collect();
        let together = together(changes);
        Causes { union, graph, bearing, together, changes: changes.len(), work: MOST_WORK, known: Vec::new() }
    }

    /// Looks for the causes of some verdicts, in order, as far as the work allows.
    pub fn find(mut self, turned: &mut [VerdictChange]) {
        for change in turned {
            let Some(claim) = self.union.map.find(&change.claim) else { continue };
            match self.cause(claim, change.new) {
                Ok(causes) => {
                    let mut causes = causes.into_iter();
                    change.because = causes.next();
                    change.or = causes.collect();
                }
                Err(Spent) => break,
            }
        }
    }

    /// Sets of changes that are enough, the nearest first; none where all together are not.
    fn cause(&mut self, claim: ClaimId, verdict: Verdict) -> Result<Vec<Vec<usize>>, Spent> {
        if self.work > MOST_WORK - WORK_FOR_ALL {
            let order = self.nearest(claim)?;
            let found = self.alone(&order, claim, verdict)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        // What was found for one claim often explains the next.
        let fits = |(set, verdicts): &&(Vec<usize>, Vec<Verdict>)| {
            !set.is_empty() && verdicts[claim.index()] == verdict
        };
        let known = self.known.iter().filter(fits).min_by_key(|(set, _)| set.len());
        let known = known.map(|(set, _)| set.clone());
        if let Some([only]) = known.as_deref() {
            return Ok(vec![vec![*only]]);
        }
        let order = self.nearest(claim)?;
        let found = match known {
            Some(set) => set,
            None => self.bisect(&order, claim, verdict)?,
        };
        if found.len() > 1 {
            for &single in order.iter().take(MOST_SINGLES) {
                if self.yields(&[single], claim, verdict)? {
                    return Ok(vec![vec![single]]);
                }
            }
        }
        let needed = self.without_idle(found, claim, verdict)?;
        Ok(Some(needed).filter(|needed| !needed.is_empty()).into_iter().collect())
    }

    /// The nearest changes of which each is enough, with the claims that come with it.
    fn alone(&mut self, order: &[usize], claim: ClaimId, verdict: Verdict) -> Result<Vec<Vec<usize>>, Spent> {
        let mut found: Vec<Vec<usize>> = Vec::new();
        let heads: Vec<Vec<usize>> =
            order.iter().filter_map(|&change| self.together[change].clone()).take(MOST_SINGLES).collect();
        for set in heads {
            if self.yields(&set, claim, verdict)? {
                let needed = self.without_idle(set, claim, verdict)?;
                if !found.contains(&needed) {
                    found.push(needed);
                }
            }
            if found.len() == MOST_TOLD {
                break;
            }
        }
        Ok(found)
    }

    /// Changes that are enough, and without the last of which, given all nearer ones, the verdict would not turn. None
    /// where all of them are not enough.
    fn bisect(&mut self, order: &[usize], claim: ClaimId, verdict: Verdict) -> Result<Vec<usize>, Spent> {
        // Twice as many of the nearest each time, since the cause is mostly near.
        let (mut less, mut rest) = (0, 1.min(order.len()));
        while !self.yields(&order[..rest], claim, verdict)? {
            if rest == order.len() {
                return Ok(Vec::new());
            }
            (less, rest) = (rest, (2 * rest).min(order.len()));
        }
        let mut kept: Vec<usize> = Vec::new();
        while kept.is_empty() || !self.yields(&kept, claim, verdict)? {
            // Beside what is kept, the first `less` of the order are not enough, and the first `rest` are.
            while rest - less > 1 {
                let middle = less + (rest - less) / 2;
                match self.yields_with(&kept, &order[..middle], claim, verdict)? {
                    true => rest = middle,
                    false => less = middle,
                }
            }
            // What is kept now, with all before it, is enough.
            rest = rest.saturating_sub(1);
            less = 0;
            kept.push(order[rest]);
        }
        Ok(kept)
    }

    /// The set without what is not needed in it, the last found first.
    fn without_idle(
        &mut self,
        mut set: Vec<usize>,
        claim: ClaimId,
        verdict: Verdict,
    ) -> Result<Vec<usize>, Spent> {
        // The old map alone has another verdict, so that one change is always needed.
        let mut at = 0;
        while set.len() > 1 && at < set.len() {
            let mut fewer = set.clone();
            fewer.remove(at);
            if self.yields(&fewer, claim, verdict)? {
                set = fewer;
                at = 0;
            } else {
                at += 1;
            }
        }
        set.sort_unstable();
        Ok(set)
    }

    /// The changes that bear on verdicts, the nearest to a claim first.
    fn nearest(&mut self, claim: ClaimId) -> Result<Vec<usize>, Spent> {
        self.spend()?;
        let distances = self.graph.distances([claim]);
        let distance = |sites: &[ClaimId]| sites.iter().filter_map(|site| distances[site.index()]).min();
        let mut order: Vec<(u32, usize)> = self
            .bearing
            .iter()
            .map(|(change, sites)| (distance(sites).unwrap_or(u32::MAX), *change))
            .collect();
        order.sort_unstable();
        Ok(order.into_iter().map(|(_, change)| change).collect())
    }

    fn yields_with(
        &mut self,
        kept: &[usize],
        others: &[usize],
        claim: ClaimId,
        verdict: Verdict,
    ) -> Result<bool, Spent> {
        let set: Vec<usize> = kept.iter().chain(others).copied().collect();
        self.yields(&set, claim, verdict)
    }

    /// Whether the old map, with these changes made, comes to the verdict.
    fn yields(&mut self, set: &[usize], claim: ClaimId, verdict: Verdict) -> Result<bool, Spent> {
        let mut set = set.to_vec();
        set.sort_unstable();
        set.dedup();
        if let Some((_, verdicts)) = self.known.iter().find(|(known, _)| *known == set) {
            return Ok(verdicts[claim.index()] == verdict);
        }
        self.spend()?;
        let mut made = vec![false; self.changes];
        set.iter().for_each(|&change| made[change] = true);
        let verdicts = self.union.judge(&made);
        let yields = verdicts[claim.index()] == verdict;
        let room = MOST_KEPT / verdicts.len().max(1);
        if set.len() <= 4 && self.known.len() < room.min(200) {
            self.known.push((set, verdicts));
        }
        Ok(yields)
    }

    fn spend(&mut self) -> Result<(), Spent> {
        let map = &self.union.map;
        let cost = LEAST_WORK + map.claims().len() + map.arguments().len() + self.changes;
        self.work = self.work.checked_sub(cost).ok_or(Spent)?;
        Ok(())
    }
}

/// For each change, what is made with it where it is tried alone: the new claims that it names, and those that these rest
/// on. Nothing where a claim comes or goes with another change that names it, since the two are one step.
fn together(changes: &[Change]) -> Vec<Option<Vec<usize>>> {
    let mut added: HashMap<&str, (usize, &Claim)> = HashMap::new();
    let mut removed: HashMap<&str, usize> = HashMap::new();
    for (at, change) in changes.iter().enumerate() {
        match change {
            Change::ClaimAdded { claim, entry } => drop(added.insert(claim, (at, entry))),
            Change::ClaimRemoved { claim, .. } => drop(removed.insert(claim, at)),
            _ => {}
        }
    }
    let mut sets: Vec<Option<Vec<usize>>> = (0..changes.len()).map(|change| Some(vec![change])).collect();
    let mut part_of_another: Vec<usize> = Vec::new();
    for (at, change) in changes.iter().enumerate() {
        let mut wanted: Vec<&str> = brought(change);
        let mut set = vec![at];
        while let Some(id) = wanted.pop() {
            let Some((place, entry)) = added.get(id) else { continue };
            if !set.contains(place) {
                set.push(*place);
                wanted.extend(entry_names(entry));
            }
            if set.len() > MOST_SINGLES {
                break;
            }
        }
        set.sort_unstable();
        part_of_another.extend(set.iter().filter(|&&other| other != at));
        part_of_another.extend(taken(change).iter().filter_map(|&id| removed.get(id)));
        sets[at] = Some(set);
    }
    part_of_another.into_iter().for_each(|change| sets[change] = None);
    sets
}
