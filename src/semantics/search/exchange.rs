//! Why a conflict-free set is no stage extension, said in terms of a small part of it.
//!
//! If some members of a set can be exchanged for others, so that nothing leaves its range and something enters it, the
//! set is no stage extension. The same exchange improves every set that looks alike around the members concerned. To
//! exclude all of these at once takes one clause over few arguments, where frameworks are sparse: without it, each part of
//! a large framework would have to be improved anew in every combination with the others.

use std::collections::HashMap;

use petgraph::unionfind::UnionFind;
use rustsat::types::Lit;

use crate::{
    semantics::support::Rules,
    theory::{Atom, Framework, Groups, LevelledRule},
};

/// Who attacks whom in an abstract framework, its arguments being the assumptions.
pub(super) struct Attacks {
    count: usize,
    attackers: Groups,
    attacked: Groups,
}

impl Attacks {
    /// The attacks of a framework; none where it is not abstract, so that several assumptions attack together.
    pub(super) fn of(framework: &Framework, rules: &Rules) -> Option<Attacks> {
        let count = framework.assumption_count();
        let assumed = |atom: Atom| match rules.concluding.of(atom) {
            [rule] if (*rule as usize) < count && framework.body(*rule).is_empty() => Some(*rule),
            _ => None,
        };
        let mut pairs: Vec<(LevelledRule, LevelledRule)> = Vec::new();
        for attacked in 0..count as LevelledRule {
            assumed(framework.head(attacked))?;
            for contrary in framework.contraries(attacked) {
                if let Some(attacker) = assumed(contrary) {
                    pairs.push((attacker, attacked));
                    continue;
                }
                for &rule in rules.concluding.of(contrary) {
                    match framework.body(rule) {
                        [atom] if rule as usize >= count => pairs.push((assumed(*atom)?, attacked)),
                        _ => return None,
                    }
                }
            }
        }
        Some(Attacks {
            count,
            attackers: Groups::new(count, || pairs.iter().map(|&(attacker, attacked)| (attacked, attacker))),
            attacked: Groups::new(count, || pairs.iter().copied()),
        })
    }

    /// How many arguments there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Every attack: who, and whom.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let arguments = 0..self.count as u32;
        arguments.flat_map(|it| self.attacked.of(it).iter().map(move |&attacked| (it, attacked)))
    }

    /// The arguments that one attacks.
    pub(super) fn attacked_by(&self, argument: u32) -> &[u32] {
        self.attacked.of(argument)
    }

    /// The members of a set, and what they attack.
    pub(super) fn range(&self, members: &[bool]) -> Vec<bool> {
        let mut range = members.to_vec();
        for member in (0..members.len() as u32).filter(|&it| members[it as usize]) {
            self.attacked.of(member).iter().for_each(|&attacked| range[attacked as usize] = true);
        }
        range
    }

    /// An argument, and those that it attacks.
    fn reach(&self, argument: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::once(argument).chain(self.attacked.of(argument).iter().copied())
    }

    /// An argument, and those that attack it.
    pub(super) fn threats(&self, argument: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::once(argument).chain(self.attackers.of(argument).iter().copied())
    }

    /// Adds arguments to a set that attacks no member of its own, until none can be added.
    pub(super) fn fill(&self, members: &mut [bool]) {
        for argument in 0..members.len() as u32 {
            let mut near = self.attacked.of(argument).iter().chain(self.attackers.of(argument));
            if near.all(|&other| other != argument && !members[other as usize]) {
                members[argument as usize] = true;
            }
        }
    }

    /// For each argument, whether it is further than two steps, whatever their direction, from all that is outside a
    /// range.
    pub(super) fn settled(&self, range: &[bool]) -> Vec<bool> {
        let mut settled = range.to_vec();
        for _ in 0..2 {
            let before = settled.clone();
            for argument in (0..range.len() as u32).filter(|&it| !before[it as usize]) {
                for near in self.reach(argument).chain(self.threats(argument)) {
                    settled[near as usize] = false;
                }
            }
        }
        settled
    }

    /// Clauses that exclude a set, and all that can be improved in the same way.
    ///
    /// # Arguments
    ///
    /// * `from`: the set and its range.
    /// * `to`: one with a greater range.
    /// * `members`: the literal of each argument.
    pub(super) fn clauses(&self, from: (&[bool], &[bool]), to: &[bool], members: &[Lit]) -> Vec<Vec<Lit>> {
        let (set, range) = from;
        let differing: Vec<u32> =
            (0..set.len() as u32).filter(|&it| set[it as usize] != to[it as usize]).collect();
        let parts = self.parts(&differing, set.len());
        parts.iter().filter_map(|part| self.clause(part, (set, range), to, members)).collect()
    }

    /// Arguments in groups, of which no two reach the same.
    fn parts(&self, arguments: &[u32], count: usize) -> Vec<Vec<u32>> {
        let mut groups = UnionFind::<u32>::new(count);
        for &argument in arguments {
            for reached in self.reach(argument) {
                groups.union(argument, reached);
            }
        }
        let mut parts: Vec<Vec<u32>> = Vec::new();
        let mut places = HashMap::new();
        for &argument in arguments {
            let place = *places.entry(groups.find(argument)).or_insert(parts.len());
            if place == parts.len() {
                parts.push(Vec::new());
            }
            parts[place].push(argument);
        }
        parts
    }

    /// That something is otherwise than where this part could be exchanged; none where that gains nothing.
    fn clause(
        &self,
        part: &[u32],
        (set, range): (&[bool], &[bool]),
        to: &[bool],
        members: &[Lit],
    ) -> Option<Vec<Lit>> {
        let taken: Vec<u32> = part.iter().copied().filter(|&it| set[it as usize]).collect();
        let given: Vec<u32> = part.iter().copied().filter(|&it| to[it as usize]).collect();
        let gained = given.iter().flat_map(|&it| self.reach(it)).find(|&it| !range[it as usize])?;
        let mut clause = Vec::new();
        // The argument gained is outside the range.
        clause.extend(self.threats(gained).map(|it| members[it as usize]));
        // Nobody is in the way of the new members.
        for &member in &given {
            // What is beside a new member and no longer there was taken in this part: the two would reach the same.
            let goes = |it: u32| set[it as usize] && !to[it as usize];
            let beside =
                self.reach(member).chain(self.threats(member)).filter(|&it| it != member && !goes(it));
            clause.extend(beside.map(|it| members[it as usize]));
        }
        // What the old members reach, another member reaches that stays, unless a new one does.
        let mut reached: Vec<u32> = given.iter().flat_map(|&it| self.reach(it)).collect();
        reached.sort_unstable();
        for lost in taken.iter().flat_map(|&it| self.reach(it)) {
            if reached.binary_search(&lost).is_err() {
                let stays = |it: &u32| set[*it as usize] && to[*it as usize];
                clause.push(!members[self.threats(lost).find(stays)? as usize]);
            }
        }
        clause.sort_unstable();
        clause.dedup();
        Some(clause)
    }
}
