//! What the verdict on each claim can rest on.

use std::collections::VecDeque;

use super::union::Union;
use crate::map::{ClaimId, Side};

/// A graph of claims, and of conflicts behind them.
pub(super) struct Dependencies {
    starts: Vec<u32>,
    on: Vec<u32>,
}

impl Dependencies {
    /// The claims that each claim's verdict can rest on in one step, in either map.
    pub fn of(union: &Union) -> Dependencies {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        let mut add = |of: ClaimId, on: ClaimId| pairs.push((of.index() as u32, on.index() as u32));
        for (_, argument) in union.map.arguments() {
            for &premise in argument.premises().iter().chain(argument.unless()) {
                add(argument.target(), premise);
            }
            // A strict step is also read backwards.
            if argument.side() == Side::Support && argument.is_strict() {
                argument.premises().iter().for_each(|&premise| add(premise, argument.target()));
            }
        }
        for (id, claim) in union.map.claims() {
            claim.unless().iter().for_each(|&by| add(id, by));
        }
        for (claim, unless) in union.new_undercuts() {
            unless.iter().for_each(|&by| add(claim, by));
        }
        // The sides of a conflict depend on each other by way of a number beyond those of the claims, so that a long
        // list takes no square of its length.
        let mut count = union.map.claims().len() as u32;
        for conflict in &union.all_conflicts {
            for side in conflict.between() {
                pairs.push((side.index() as u32, count));
                pairs.push((count, side.index() as u32));
            }
            count += 1;
        }
        Dependencies::new(count as usize, &pairs)
    }

    fn new(count: usize, pairs: &[(u32, u32)]) -> Dependencies {
        let mut starts = vec![0_u32; count + 1];
        pairs.iter().for_each(|&(of, _)| starts[of as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut on = vec![0; pairs.len()];
        for &(of, target) in pairs {
            on[next[of as usize] as usize] = target;
            next[of as usize] += 1;
        }
        Dependencies { starts, on }
    }

    /// How many steps lead from some claims to each; none where there is no way.
    pub fn distances(&self, from: impl IntoIterator<Item = ClaimId>) -> Vec<Option<u32>> {
        let mut distances = vec![None; self.starts.len() - 1];
        let mut work = VecDeque::new();
        for claim in from {
            if distances[claim.index()].is_none() {
                distances[claim.index()] = Some(0);
                work.push_back(claim.index());
            }
        }
        while let Some(at) = work.pop_front() {
            let next = distances[at].map(|steps: u32| steps + 1);
            for &on in &self.on[self.starts[at] as usize..self.starts[at + 1] as usize] {
                let on = on as usize;
                if distances[on].is_none() {
                    distances[on] = next;
                    work.push_back(on);
                }
            }
        }
        distances
    }
}
