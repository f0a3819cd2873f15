//! What a growing set of assumptions derives.

use super::support::Rules;
use crate::theory::{Atom, Framework, LevelledRule};

/// An atom that is not derived has no proof.
const NONE: LevelledRule = LevelledRule::MAX;

/// The atoms that follow from a set of assumptions, kept up to date as assumptions are added: each rule counts down
/// what it still waits for (Dowling & Gallier, *Linear-time algorithms for testing the satisfiability of propositional
/// Horn formulae*, 1984).
pub(super) struct Closure {
    /// Empty where no rule waits for more than one thing: then the first is the last.
    missing: Vec<u32>,
    proofs: Vec<LevelledRule>,
    fresh: Vec<Atom>,
}

impl Closure {
    /// What follows from no assumption.
    pub(super) fn new(framework: &Framework) -> Closure {
        let assumptions = framework.assumption_count() as u32;
        let rules = 0..framework.rule_count() as u32;
        let waits = |rule| framework.body(rule).len() as u32 + u32::from(rule < assumptions);
        let simple = rules.clone().all(|rule| waits(rule) <= 1);
        let mut closure = Closure {
            missing: if simple { Vec::new() } else { rules.clone().map(waits).collect() },
            proofs: vec![NONE; framework.atom_count()],
            fresh: Vec::new(),
        };
        for rule in rules {
            if waits(rule) == 0 {
                closure.conclude(framework, rule);
            }
        }
        closure
    }

    /// Adds an assumption; once for each.
    pub(super) fn assume(&mut self, framework: &Framework, assumption: LevelledRule) {
        self.satisfy(framework, assumption);
    }

    /// An atom that has become derived and was not given before. What follows from it is seen to first.
    pub(super) fn next(&mut self, framework: &Framework, rules: &Rules) -> Option<Atom> {
        let atom = self.fresh.pop()?;
        for &rule in rules.using.of(atom) {
            self.satisfy(framework, rule);
        }
        Some(atom)
    }

    pub(super) fn contains(&self, atom: Atom) -> bool {
        self.proofs[atom as usize] != NONE
    }

    /// For each atom the rule that derived it, if any.
    pub(super) fn into_proofs(self) -> Vec<LevelledRule> {
        self.proofs
    }

    fn satisfy(&mut self, framework: &Framework, rule: LevelledRule) {
        if let Some(missing) = self.missing.get_mut(rule as usize) {
            *missing -= 1;
            if *missing > 0 {
                return;
            }
        }
        self.conclude(framework, rule);
    }

    fn conclude(&mut self, framework: &Framework, rule: LevelledRule) {
        let head = framework.head(rule);
        if self.proofs[head as usize] == NONE {
            self.proofs[head as usize] = rule;
            self.fresh.push(head);
        }
    }
}
