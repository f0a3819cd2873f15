//! The framework at rule level that every semantics is evaluated on.

use std::ops::Range;

use super::{Literal, RuleId, Theory};
use crate::{document::Strength, map::ClaimId};

/// A literal at a level of strength, as a dense number.
pub type Atom = u32;

/// A rule over atoms, as a dense number. Those below [`Framework::assumption_count`] rest on an assumption each.
pub type LevelledRule = u32;

/// No atom, or no rule.
pub(super) const NONE: u32 = u32::MAX;

/// A flat assumption-based framework (Čyras, Fan, Schulz & Toni, *Assumption-based argumentation: disputes,
/// explanations, preferences*, 2018) whose assumptions say that defeasible rules apply.
///
/// The atom `x@l` says that `x` is concluded with strength `l` or more. A strict rule is there once for each level, a
/// defeasible one once for each level up to its own, and there it needs the assumption `r@l`, that `r` applies in an
/// argument which is `l` strong. Its contraries are an objection to the head at `l`, and an undercut of the rule at
/// the lowest level, that is, of any strength.
///
/// Only what some argument concludes is here: a claim without an atom has no argument. Everything is kept in flat
/// arrays, so that a map of a million claims takes tens of megabytes.
#[derive(Clone, Debug)]
pub struct Framework {
    pub(super) levels: Vec<Strength>,
    pub(super) claims: u32,
    pub(super) parts: u32,
    pub(super) atoms: Atom,
    /// The atoms of the literal numbered `n` (see [`Theory::number`]) are `literal_atoms[n]..literal_atoms[n + 1]`. Empty
    /// where each atom is a literal of its own, under the same number.
    pub(super) literal_atoms: Vec<Atom>,
    pub(super) heads: Vec<Atom>,
    pub(super) body_starts: Vec<u32>,
    pub(super) bodies: Vec<Atom>,
    /// Empty where no rule has one.
    pub(super) origins: Vec<u32>,
    pub(super) contraries: Vec<[Atom; 2]>,
}

impl Framework {
    /// The strengths that tell atoms of one literal apart, from the weakest.
    pub fn levels(&self) -> &[Strength] {
        &self.levels
    }

    /// The number of atoms.
    pub fn atom_count(&self) -> usize {
        self.atoms as usize
    }

    /// The number of rules.
    pub fn rule_count(&self) -> usize {
        self.heads.len()
    }

    /// The number of assumptions: the first so many rules rest on one each, under the same number.
    pub fn assumption_count(&self) -> usize {
        self.contraries.len()
    }

    /// The number of claims of the theory, with or without atoms.
    pub fn claim_count(&self) -> usize {
        self.claims as usize
    }

    /// What a rule concludes.
    pub fn head(&self, rule: LevelledRule) -> Atom {
        self.heads[rule as usize]
    }

    /// What a rule needs, besides its assumption.
    pub fn body(&self, rule: LevelledRule) -> &[Atom] {
        &self.bodies[self.body_starts[rule as usize] as usize..self.body_starts[rule as usize + 1] as usize]
    }

    /// The atoms that refute an assumption: at most two, none of them twice.
    pub fn contraries(&self, assumption: LevelledRule) -> impl Iterator<Item = Atom> + use<> {
        self.contraries[assumption as usize].into_iter().filter(|&atom| atom != NONE)
    }

    /// The rule of the theory that a rule is a copy of; none where it only says that what is strong is also weak.
    pub fn origin(&self, rule: LevelledRule) -> Option<RuleId> {
        let origin = self.origins.get(rule as usize).copied().unwrap_or(NONE);
        (origin != NONE).then_some(RuleId(origin))
    }

    /// The atoms of a literal of the theory, from the lowest level up.
    pub fn atoms(&self, literal: Literal) -> Range<Atom> {
        let number = match literal {
            Literal::Claim(claim) => claim.index(),
            Literal::Objection(claim) => self.claims as usize + claim.index(),
            Literal::Part(part) => (2 * self.claims + part) as usize,
            Literal::Undercut(rule) => (2 * self.claims + self.parts) as usize + rule.index(),
        };
        match self.literal_atoms.is_empty() {
            true => number as Atom..number as Atom + 1,
            false => self.literal_atoms[number]..self.literal_atoms[number + 1],
        }
    }

    /// The atom that says of a claim that it is concluded at all; none where it has no argument.
    pub fn claim(&self, claim: ClaimId) -> Option<Atom> {
        self.atoms(Literal::Claim(claim)).next()
    }

    /// The literal and the strength that an atom stands for.
    pub fn literal(&self, atom: Atom) -> (Literal, Strength) {
        let (number, level) = match self.literal_atoms.is_empty() {
            true => (atom, 0),
            false => {
                let number = self.literal_atoms.partition_point(|&first| first <= atom) as u32 - 1;
                (number, atom - self.literal_atoms[number as usize])
            }
        };
        let objections = self.claims;
        let parts = 2 * self.claims;
        let undercuts = parts + self.parts;
        let literal = if number < objections {
            Literal::Claim(ClaimId::new(number as usize))
        } else if number < parts {
            Literal::Objection(ClaimId::new((number - objections) as usize))
        } else if number < undercuts {
            Literal::Part(number - parts)
        } else {
            Literal::Undercut(RuleId(number - undercuts))
        };
        (literal, self.levels[level as usize])
    }
}

impl Theory {
    /// Splits the literals by strength, as far as strengths differ in this theory.
    ///
    /// # Complexity
    ///
    /// Linear in the theory, times the number of strengths in use (at most three).
    pub fn framework(&self) -> Framework {
        super::levelled::framework(self)
    }
}
