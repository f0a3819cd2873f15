//! Semi-stable and stage extensions: complete and conflict-free sets that decide as much as can be.
//!
//! The *range* of a set is its members and what it attacks. Semi-stable sets are the complete ones with a range that no
//! complete set's exceeds (Caminada, Carnielli & Dunne, *Semi-stable semantics*, Journal of Logic and Computation 22,
//! 2012), stage sets the conflict-free ones of which the same holds (Verheij, *Two approaches to dialectical
//! argumentation*, 1996). Where a stable set exists its range is everything, and they are the stable ones.

use rustsat::types::Lit;

use super::{
    Means, cover,
    encoding::{Kind, Phase},
    exchange::Attacks,
    labels,
    model::Models,
    preferred,
};
use crate::{
    semantics::{Interrupted, Label, support::Rules},
    theory::{Atom, Framework, LevelledRule},
};

/// A set and its range: for each assumption, whether it belongs.
pub(super) struct Ranged {
    pub(super) members: Vec<bool>,
    pub(super) range: Vec<bool>,
}

/// Sets, and for each assumption a literal that holds only if the set has it in its range.
pub(super) struct Ranges {
    pub(super) models: Models,
    within: Vec<Lit>,
}

impl Ranges {
    pub(super) fn new(framework: &Framework, kind: Kind, means: &Means) -> Ranges {
        let mut models = Models::new(framework, kind, Phase::In, means);
        let mut within = Vec::with_capacity(framework.assumption_count());
        for assumption in 0..framework.assumption_count() as LevelledRule {
            let literal = models.new_aim();
            let mut clause = vec![!literal, models.literals().members()[assumption as usize]];
            clause
                .extend(framework.contraries(assumption).map(|contrary| models.literals().derived(contrary)));
            models.add_clause(&clause);
            within.push(literal);
        }
        Ranges { models, within }
    }

    /// The range of the set found last.
    fn range(&self, framework: &Framework, members: &[bool]) -> Vec<bool> {
        range(framework, members, |atom| self.models.holds(self.models.literals().derived(atom)))
    }

    fn select(&self, range: &[bool], inside: bool) -> Vec<Lit> {
        range
            .iter()
            .zip(&self.within)
            .filter(|(in_range, _)| **in_range == inside)
            .map(|(_, &it)| it)
            .collect()
    }

    /// A set with as great a range as any in which some literals hold, and its range; none where they hold in no set.
    pub(super) fn greatest(
        &mut self,
        framework: &Framework,
        keeping: &[Lit],
    ) -> Result<Option<Ranged>, Interrupted> {
        let Some(members) = self.models.find(framework, keeping)? else { return Ok(None) };
        let range = self.range(framework, &members);
        self.grow(framework, Ranged { members, range }, keeping).map(Some)
    }

    /// Makes the range of a set grow as far as it can while some literals hold.
    fn grow(
        &mut self,
        framework: &Framework,
        Ranged { mut members, mut range }: Ranged,
        keeping: &[Lit],
    ) -> Result<Ranged, Interrupted> {
        let growing = self.models.new_literal();
        let assumed: Vec<Lit> = keeping.iter().copied().chain([growing]).collect();
        let mut fixed = vec![false; range.len()];
        let found = loop {
            for assumption in (0..range.len()).filter(|&it| range[it]) {
                if !std::mem::replace(&mut fixed[assumption], true) {
                    self.models.add_clause(&[!growing, self.within[assumption]]);
                }
            }
            let mut clause = self.select(&range, false);
            clause.push(!growing);
            self.models.add_clause(&clause);
            match self.models.find(framework, &assumed) {
                Ok(Some(larger)) => {
                    range = self.range(framework, &larger);
                    members = larger;
                }
                Ok(None) => break Ok(Ranged { members, range }),
                Err(error) => break Err(error),
            }
        };
        self.models.add_clause(&[!growing]);
        found
    }

    /// A set that has all of a range in its own, in which a literal holds.
    pub(super) fn covering(
        &mut self,
        framework: &Framework,
        range: &[bool],
        keeping: &[Lit],
    ) -> Result<Option<Vec<bool>>, Interrupted> {
        let mut assumed = self.select(range, true);
        assumed.extend(keeping);
        self.models.find(framework, &assumed)
    }

    /// The same, with no more conflicts than a limit; none where they were not enough.
    fn covering_soon(
        &mut self,
        framework: &Framework,
        range: &[bool],
        keeping: Lit,
    ) -> Result<Option<Option<Vec<bool>>>, Interrupted> {
        let mut assumed = self.select(range, true);
        assumed.push(keeping);
        let conflicts = (LOOK_WORK / assumed.len() as u64).min(LOOK);
        self.models.find_soon(framework, &assumed, conflicts)
    }

    /// A set with a range greater than another's, if there is one; where it can be, one that differs little.
    fn improved(
        &mut self,
        framework: &Framework,
        found: &Ranged,
        attacks: Option<&Attacks>,
        means: &Means,
    ) -> Result<Option<Ranged>, Interrupted> {
        let more = self.models.new_literal();
        let clause = self.select(&found.range, false);
        self.models.add_clause(&[&clause[..], &[!more]].concat());
        let larger = match attacks {
            None => {
                let larger = self.covering(framework, &found.range, &[more])?;
                larger.map(|members| Ranged { range: self.range(framework, &members), members })
            }
            Some(attacks) => {
                let larger = self.exchanged(framework, found, more, attacks, means)?;
                larger.map(|members| Ranged { range: attacks.range(&members), members })
            }
        };
        self.models.add_clause(&[!more]);
        Ok(larger)
    }

    /// The same, where members can be exchanged for others.
    fn exchanged(
        &mut self,
        framework: &Framework,
        found: &Ranged,
        more: Lit,
        attacks: &Attacks,
        means: &Means,
    ) -> Result<Option<Vec<bool>>, Interrupted> {
        let settled = attacks.settled(&found.range);
        let literals = self.models.literals().members().iter().enumerate();
        let same = literals.filter(|(at, _)| settled[*at]);
        let same = same.map(|(at, &literal)| if found.members[at] { literal } else { !literal });
        let keeping: Vec<Lit> = same.chain([more]).collect();
        let near = self.covering(framework, &found.range, &keeping)?;
        if near.is_some() {
            return Ok(near);
        }
        match self.covering_soon(framework, &found.range, more)? {
            Some(soon) => Ok(soon),
            None => cover::larger(attacks, &found.range, means),
        }
    }

    /// Excludes a set that is improved by exchanges, and all that are improved by the same. Given is whether one of them
    /// is of a few members.
    fn forbid(&mut self, attacks: &Attacks, found: &Ranged, larger: &Ranged) -> bool {
        let literals = self.models.literals().members();
        let clauses = attacks.clauses((&found.members, &found.range), &larger.members, literals);
        clauses.iter().for_each(|clause| self.models.add_clause(clause));
        clauses.iter().any(|clause| clause.len() <= SHORT)
    }

    /// From now on, only sets with something in their range that is not in this one.
    pub(super) fn exclude(&mut self, range: &[bool]) {
        let clause = self.select(range, false);
        self.models.add_clause(&clause);
    }
}

/// How many conflicts a look at one range may take where all of them are possible, before it is looked at alone.
const LOOK: u64 = 2_000;

/// The same, times the arguments of the range: each conflict may lead back to what is assumed of them.
const LOOK_WORK: u64 = 10_000_000;

/// The most literals of a clause about an exchange that is to take the place of one about the whole range.
const SHORT: usize = 100;

/// The range of a set, of which is known what it derives.
fn range(framework: &Framework, members: &[bool], derives: impl Fn(Atom) -> bool) -> Vec<bool> {
    let attacked = |assumption| framework.contraries(assumption as LevelledRule).any(&derives);
    (0..members.len()).map(|assumption| members[assumption] || attacked(assumption)).collect()
}

/// A search for sets with greatest ranges.
pub(super) struct Search<'a> {
    framework: &'a Framework,
    rules: &'a Rules,
    kind: Kind,
    /// None where there are rules.
    attacks: Option<Attacks>,
    means: &'a Means,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        framework: &'a Framework,
        rules: &'a Rules,
        kind: Kind,
        means: &'a Means,
    ) -> Search<'a> {
        Search { framework, rules, kind, attacks: Attacks::of(framework, rules), means }
    }

    /// The attacks, where members can be exchanged for others: what defends itself cannot be exchanged part by part.
    fn exchangeable(&self) -> Option<&Attacks> {
        self.attacks.as_ref().filter(|_| self.kind == Kind::ConflictFree)
    }

    /// A set with a greatest range from which a query follows, or does not, if there is one.
    pub(super) fn with(&self, (query, follows): (Atom, bool)) -> Result<Option<Vec<bool>>, Interrupted> {
        let (framework, means) = (self.framework, self.means);
        // Any greatest range answers many a question, and one is found soon.
        let first = self.any()?;
        let label = labels::labelling(framework, self.rules, &first.members).label(query);
        if (label == Label::In) == follows {
            return Ok(Some(first.members));
        }
        let mut arguments = 0..framework.assumption_count() as LevelledRule;
        let argument = arguments.find(|&argument| framework.head(argument) == query);
        // What is asked of one range alone, in an abstract framework.
        let apart = self.attacks.as_ref().zip(argument.map(|argument| (argument, follows)));
        let mut ranges = Ranges::new(framework, self.kind, means);
        let derived = ranges.models.literals().derived(query);
        let wanted = if follows { derived } else { !derived };
        let alike = match apart {
            Some((attacks, query)) => cover::alike(attacks, self.kind, &first.range, query, means)?,
            None => ranges.covering(framework, &first.range, &[wanted])?,
        };
        if alike.is_some() {
            return Ok(alike);
        }
        ranges.exclude(&first.range);
        let mut next = match apart {
            Some((attacks, query)) if self.kind == Kind::ConflictFree => {
                cover::beyond(attacks, &first.range, query, means)?
            }
            _ => ranges.greatest(framework, &[wanted])?,
        };
        while let Some(found) = next {
            // Greatest of those that are wanted; is there a greater one among all?
            let Some(larger) = ranges.improved(framework, &found, self.exchangeable(), means)? else {
                return Ok(Some(found.members));
            };
            if !self.exchangeable().is_some_and(|attacks| ranges.forbid(attacks, &found, &larger)) {
                let Ranged { range, .. } = ranges.grow(framework, larger, &[])?;
                let soon = ranges.covering_soon(framework, &range, wanted)?;
                let alike = match (soon, apart) {
                    (Some(soon), _) => soon,
                    (None, Some((attacks, query))) => cover::alike(attacks, self.kind, &range, query, means)?,
                    (None, None) => ranges.covering(framework, &range, &[wanted])?,
                };
                if alike.is_some() {
                    return Ok(alike);
                }
                // What is wanted and reaches no further than this set does will not do.
                ranges.exclude(&range);
            }
            next = ranges.greatest(framework, &[wanted])?;
        }
        Ok(None)
    }

    /// A set with a greatest range.
    pub(super) fn one(&self) -> Result<Vec<bool>, Interrupted> {
        Ok(self.any()?.members)
    }

    /// A set with a greatest range, and that range.
    fn any(&self) -> Result<Ranged, Interrupted> {
        let first = self.filled()?;
        match self.exchangeable() {
            Some(attacks) => cover::grown(attacks, first, self.means),
            None => Ranges::new(self.framework, self.kind, self.means).grow(self.framework, first, &[]),
        }
    }

    /// A preferred set, with whatever more is free of attack where sets need not defend themselves. It is found component
    /// by component, and its range lacks little, so that a search for a greatest range does well to begin with it.
    fn filled(&self) -> Result<Ranged, Interrupted> {
        let mut members = preferred::one(self.framework, self.rules, self.means)?;
        if let Some(attacks) = self.exchangeable() {
            attacks.fill(&mut members);
        }
        let derived = labels::labelling(self.framework, self.rules, &members);
        let range = range(self.framework, &members, |atom| derived.label(atom) == Label::In);
        Ok(Ranged { members, range })
    }
}
