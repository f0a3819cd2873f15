//! Sets of an abstract framework that attack no member of theirs and reach all of a range.
//!
//! Where a range is given, what is asked of it is asked anew, of a solver that knows of nothing else: with a variable an
//! argument, and with what has to be reached as clauses, it gets by far less to search than where all ranges are possible and
//! one of them is assumed.

use rustsat::types::Lit;

use super::{
    Means,
    encoding::Kind,
    exchange::Attacks,
    range::Ranged,
    solver::{Asked, Solver},
};
use crate::semantics::Interrupted;

/// Clauses about such sets.
struct Cover<'a> {
    attacks: &'a Attacks,
    solver: Solver,
    /// That an argument is in the set.
    members: Vec<Lit>,
}

impl<'a> Cover<'a> {
    fn new(attacks: &'a Attacks, asked: Asked, means: &Means) -> Cover<'a> {
        let mut solver = Solver::new(means.solver, &means.budget, asked);
        let members: Vec<Lit> = (0..attacks.count()).map(|_| solver.new_literal(Some(true))).collect();
        for (attacker, attacked) in attacks.pairs() {
            solver.add_clause(&[!members[attacker as usize], !members[attacked as usize]]);
        }
        Cover { attacks, solver, members }
    }

    /// What it takes that an argument is reached: that one of these is a member.
    fn reaching(&self, argument: u32) -> impl Iterator<Item = Lit> {
        self.attacks.threats(argument).map(|it| self.members[it as usize])
    }

    /// Says that all of a range is reached.
    fn keep(&mut self, range: &[bool]) {
        for argument in numbers(range, true) {
            let clause: Vec<Lit> = self.reaching(argument).collect();
            self.solver.add_clause(&clause);
        }
    }

    /// Says that something outside a range is reached.
    fn exceed(&mut self, range: &[bool]) {
        let mut more: Vec<Lit> = numbers(range, false).into_iter().flat_map(|it| self.reaching(it)).collect();
        more.sort_unstable();
        more.dedup();
        self.solver.add_clause(&more);
    }

    /// Says whether an argument is a member.
    fn settle(&mut self, (argument, is_member): (u32, bool)) {
        let member = self.members[argument as usize];
        self.solver.add_clause(&[if is_member { member } else { !member }]);
    }

    /// For each argument that is not in a range: a literal that it is reached, which is to hold if it can.
    fn aims(&mut self, range: &[bool]) -> Vec<(u32, Lit)> {
        let mut aims = Vec::new();
        for argument in numbers(range, false) {
            let aim = self.solver.new_literal(Some(true));
            let clause: Vec<Lit> = self.reaching(argument).chain([!aim]).collect();
            self.solver.add_clause(&clause);
            aims.push((argument, aim));
        }
        aims
    }

    /// Makes the range of a set grow as far as it can. Thereafter nothing can be asked any more.
    fn grow(mut self, mut found: Ranged) -> Result<Ranged, Interrupted> {
        self.keep(&found.range);
        let mut aims = self.aims(&found.range);
        loop {
            aims.retain(|&(argument, aim)| {
                let reached = found.range[argument as usize];
                if reached {
                    self.solver.add_clause(&[aim]);
                }
                !reached
            });
            let more: Vec<Lit> = aims.iter().map(|&(_, aim)| aim).collect();
            self.solver.add_clause(&more);
            let Some(members) = self.find()? else { return Ok(found) };
            found = Ranged { range: self.attacks.range(&members), members };
        }
    }

    fn find(&mut self) -> Result<Option<Vec<bool>>, Interrupted> {
        let found = self.solver.has_model(&[])?;
        Ok(found.then(|| self.members.iter().map(|&member| self.solver.holds(member)).collect()))
    }
}

/// The arguments that are in a range, or those that are not.
fn numbers(range: &[bool], inside: bool) -> Vec<u32> {
    (0..range.len() as u32).filter(|&argument| range[argument as usize] == inside).collect()
}

/// A set with the same range as a greatest one, with a query or without it.
///
/// Since none reaches further, whatever attacks something outside is no member. What is attacked from there is none
/// either if sets have to defend themselves, and all others are defended: what attacks them is reached. So these sets are
/// the stable ones of what is inside, but for some arguments that are barred.
pub(super) fn alike(
    attacks: &Attacks,
    kind: Kind,
    range: &[bool],
    query: (u32, bool),
    means: &Means,
) -> Result<Option<Vec<bool>>, Interrupted> {
    let mut cover = Cover::new(attacks, Asked::Once, means);
    cover.keep(range);
    for argument in numbers(range, false) {
        let attacked = if kind == Kind::Admissible { attacks.attacked_by(argument) } else { &[] };
        for barred in attacks.threats(argument).chain(attacked.iter().copied()) {
            cover.solver.add_clause(&[!cover.members[barred as usize]]);
        }
    }
    cover.settle(query);
    cover.find()
}

/// A set with a range greater than another's.
pub(super) fn larger(
    attacks: &Attacks,
    range: &[bool],
    means: &Means,
) -> Result<Option<Vec<bool>>, Interrupted> {
    let mut cover = Cover::new(attacks, Asked::Once, means);
    cover.keep(range);
    cover.exceed(range);
    cover.find()
}

/// A set, with a query or without it, that reaches something outside a range, and that none of these exceeds.
pub(super) fn beyond(
    attacks: &Attacks,
    range: &[bool],
    query: (u32, bool),
    means: &Means,
) -> Result<Option<Ranged>, Interrupted> {
    let mut cover = Cover::new(attacks, Asked::Often, means);
    cover.settle(query);
    cover.exceed(range);
    let Some(members) = cover.find()? else { return Ok(None) };
    cover.grow(Ranged { range: attacks.range(&members), members }).map(Some)
}

/// Makes the range of a set grow as far as it can.
pub(super) fn grown(attacks: &Attacks, found: Ranged, means: &Means) -> Result<Ranged, Interrupted> {
    Cover::new(attacks, Asked::Often, means).grow(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{semantics::support::Rules, theory::AbstractFramework};

    /// The sets of five arguments, as far as none of the members attacks another, each with its range.
    fn conflict_free(attacks: &Attacks) -> Vec<(Vec<bool>, Vec<bool>)> {
        let sets = (0..1 << 5).map(|bits: u32| (0..5).map(|at| bits >> at & 1 == 1).collect::<Vec<bool>>());
        let free =
            sets.filter(|set| !attacks.pairs().any(|(one, other)| set[one as usize] && set[other as usize]));
        free.map(|set| (attacks.range(&set), set)).map(|(range, set)| (set, range)).collect()
    }

    fn is_within(one: &[bool], other: &[bool]) -> bool {
        one.iter().zip(other).all(|(one, other)| !one || *other)
    }

    /// Frameworks of five arguments, with some attack in one pair of four.
    fn frameworks() -> impl Iterator<Item = Attacks> {
        let mut state: u32 = 1;
        (0..300).map(move |_| {
            let mut pairs = Vec::new();
            for pair in 0..25 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                if state >> 28 < 4 {
                    pairs.push((pair / 5, pair % 5));
                }
            }
            let framework = AbstractFramework::new(5, pairs).framework();
            Attacks::of(&framework, &Rules::new(&framework)).expect("it is abstract")
        })
    }

    #[test]
    fn ranges_are_reached_and_exceeded_as_trying_all_sets_says() {
        let means = Means::default();
        for attacks in frameworks() {
            let sets = conflict_free(&attacks);
            for (set, range) in &sets {
                let exceeds = |it: &Vec<bool>| it != range && is_within(range, it);
                let is_greatest = !sets.iter().any(|(_, other)| exceeds(other));
                let found = larger(&attacks, range, &means).unwrap();
                assert_eq!(found.is_none(), is_greatest);
                assert!(found.is_none_or(|found| exceeds(&attacks.range(&found))));
                let found = Ranged { members: set.clone(), range: range.clone() };
                let found = grown(&attacks, found, &means).unwrap();
                assert!(is_within(range, &found.range) && found.range == attacks.range(&found.members));
                assert!(larger(&attacks, &found.range, &means).unwrap().is_none());
                for query in [(0, true), (1, false)] {
                    let is_wanted = |set: &[bool]| set[query.0 as usize] == query.1;
                    let others =
                        sets.iter().filter(|(set, other)| is_wanted(set) && !is_within(other, range));
                    let found = beyond(&attacks, range, query, &means).unwrap();
                    assert_eq!(found.is_some(), others.count() > 0);
                    assert!(
                        found
                            .is_none_or(|found| is_wanted(&found.members) && !is_within(&found.range, range))
                    );
                    if is_greatest {
                        asks_alike(&attacks, Kind::ConflictFree, &sets, range, query);
                    }
                }
            }
        }
    }

    /// Asks for a set with the range of a greatest one among some sets, with a query or without it.
    fn asks_alike(
        attacks: &Attacks,
        kind: Kind,
        sets: &[(Vec<bool>, Vec<bool>)],
        range: &[bool],
        query: (u32, bool),
    ) {
        let is_wanted = |set: &[bool]| set[query.0 as usize] == query.1;
        let same = sets.iter().any(|(set, other)| is_wanted(set) && other == range);
        let found = alike(attacks, kind, range, query, &Means::default()).unwrap();
        assert_eq!(found.is_some(), same);
        assert!(
            found.is_none_or(|found| sets.contains(&(found.clone(), range.to_vec())) && is_wanted(&found))
        );
    }

    #[test]
    fn sets_that_defend_themselves_are_found_alike_as_trying_all_sets_says() {
        for attacks in frameworks() {
            let mut sets = conflict_free(&attacks);
            sets.retain(|(set, range)| {
                (0..5).filter(|&it| set[it as usize]).all(|it| {
                    attacks
                        .pairs()
                        .all(|(one, other)| other != it || range[one as usize] && !set[one as usize])
                })
            });
            for (_, range) in &sets {
                if !sets.iter().any(|(_, other)| other != range && is_within(range, other)) {
                    for query in [(0, true), (1, false)] {
                        asks_alike(&attacks, Kind::Admissible, &sets, range, query);
                    }
                }
            }
        }
    }
}
