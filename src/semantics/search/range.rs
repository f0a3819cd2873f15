//! Semi-stable and stage extensions: complete and conflict-free sets that decide as much as can be.
//!
//! The *range* of a set is its members and what it attacks. Semi-stable sets are the complete ones with a range that no
//! complete set's exceeds (Caminada, Carnielli & Dunne, *Semi-stable semantics*, Journal of Logic and Computation 22,
//! 2012), stage sets the conflict-free ones of which the same holds (Verheij, *Two approaches to dialectical
//! argumentation*, 1996). Where a stable set exists its range is everything, and they are the stable ones.

use rustsat::types::Lit;

use super::{
    Means,
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
        let attacked = |assumption: usize| {
            let mut contraries = framework.contraries(assumption as LevelledRule);
            contraries.any(|contrary| self.models.holds(self.models.literals().derived(contrary)))
        };
        (0..members.len()).map(|assumption| members[assumption] || attacked(assumption)).collect()
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

    /// A set with a range greater than another's, if there is one; where it can be, one that differs little.
    fn improved(
        &mut self,
        framework: &Framework,
        found: &Ranged,
        more: Lit,
        attacks: Option<&Attacks>,
    ) -> Result<Option<Vec<bool>>, Interrupted> {
        if let Some(attacks) = attacks {
            let settled = attacks.settled(&found.range);
            let literals = self.models.literals().members().iter().enumerate();
            let same = literals.filter(|(at, _)| settled[*at]);
            let same = same.map(|(at, &literal)| if found.members[at] { literal } else { !literal });
            let keeping: Vec<Lit> = same.chain([more]).collect();
            let near = self.covering(framework, &found.range, &keeping)?;
            if near.is_some() {
                return Ok(near);
            }
        }
        self.covering(framework, &found.range, &[more])
    }

    /// From now on, only sets with something in their range that is not in this one.
    pub(super) fn exclude(&mut self, range: &[bool]) {
        let clause = self.select(range, false);
        self.models.add_clause(&clause);
    }
}

/// The most literals of a clause about an exchange that is to take the place of one about the whole range.
const SHORT: usize = 100;

/// A set with a greatest range from which a query follows, or does not, if there is one.
pub(super) fn with(
    framework: &Framework,
    rules: &Rules,
    kind: Kind,
    (query, follows): (Atom, bool),
    means: &Means,
) -> Result<Option<Vec<bool>>, Interrupted> {
    let mut ranges = Ranges::new(framework, kind, means);
    let derived = ranges.models.literals().derived(query);
    let wanted = if follows { derived } else { !derived };
    // What defends itself cannot be exchanged part by part.
    let attacks = match kind {
        Kind::ConflictFree => Attacks::of(framework, rules),
        _ => None,
    };
    // Any greatest range answers many a question, and one is found soon.
    let first = filled(framework, rules, kind, means)?;
    let first = ranges.grow(framework, first, &[])?;
    let label = labels::labelling(framework, rules, &first.members).label(query);
    if (label == Label::In) == follows {
        return Ok(Some(first.members));
    }
    if let Some(members) = ranges.covering(framework, &first.range, &[wanted])? {
        return Ok(Some(members));
    }
    ranges.exclude(&first.range);
    while let Some(found) = ranges.greatest(framework, &[wanted])? {
        // Greatest of those that are wanted; is there a greater one among all?
        let clause = ranges.select(&found.range, false);
        let more = ranges.models.new_literal();
        ranges.models.add_clause(&[&clause[..], &[!more]].concat());
        let larger = ranges.improved(framework, &found, more, attacks.as_ref())?;
        ranges.models.add_clause(&[!more]);
        let Some(larger) = larger else { return Ok(Some(found.members)) };
        if let Some(attacks) = &attacks {
            let literals = ranges.models.literals().members();
            let clauses = attacks.clauses((&found.members, &found.range), &larger, literals);
            let is_short = clauses.iter().any(|clause| clause.len() <= SHORT);
            for clause in clauses {
                ranges.models.add_clause(&clause);
            }
            if is_short {
                continue;
            }
        }
        let range = ranges.range(framework, &larger);
        let Ranged { range, .. } = ranges.grow(framework, Ranged { members: larger, range }, &[])?;
        if let Some(members) = ranges.covering(framework, &range, &[wanted])? {
            return Ok(Some(members));
        }
        // What is wanted and reaches no further than this set does will not do.
        ranges.exclude(&range);
    }
    Ok(None)
}

/// A set with a greatest range.
pub(super) fn one(
    framework: &Framework,
    rules: &Rules,
    kind: Kind,
    means: &Means,
) -> Result<Vec<bool>, Interrupted> {
    let first = filled(framework, rules, kind, means)?;
    let found = Ranges::new(framework, kind, means).grow(framework, first, &[])?;
    Ok(found.members)
}

/// A preferred set, with whatever more is free of attack where sets need not defend themselves. It is found component by
/// component, and its range lacks little, so that a search for a greatest range does well to begin with it.
fn filled(framework: &Framework, rules: &Rules, kind: Kind, means: &Means) -> Result<Ranged, Interrupted> {
    let mut members = preferred::one(framework, rules, means)?;
    if kind == Kind::ConflictFree
        && let Some(attacks) = Attacks::of(framework, rules)
    {
        attacks.fill(&mut members);
    }
    let derived = labels::labelling(framework, rules, &members);
    let is_in = |contrary: Atom| derived.label(contrary) == Label::In;
    let range = (0..members.len())
        .map(|it| members[it] || framework.contraries(it as LevelledRule).any(is_in))
        .collect();
    Ok(Ranged { members, range })
}
