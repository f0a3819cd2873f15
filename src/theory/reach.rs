//! How strong each literal could be at best, were nothing attacked.

use super::{Groups, Kind, Literal, Theory};
use crate::document::Strength;

/// The levels that a theory uses, and how far up them each literal and each rule reaches.
pub(super) struct Reach {
    /// The strengths in use, from the weakest; never empty.
    pub(super) levels: Vec<Strength>,
    /// For each literal by number, at how many levels some argument concludes it: none where it has no argument.
    pub(super) literals: Vec<u8>,
    /// For each rule, at how many levels some argument ends in it.
    pub(super) rules: Vec<u8>,
}

impl Reach {
    /// Goes through the levels from the strongest, and at each adds what its rules derive: what is derived first is
    /// derived at its best. Every rule is met once, so this is linear in the theory.
    pub(super) fn of(theory: &Theory) -> Reach {
        let levels = levels(theory);
        let mut pass = Pass::new(theory);
        for (level, &strength) in levels.iter().enumerate().rev() {
            for (rule, kind) in theory.kinds.iter().enumerate() {
                let strict_now = *kind == Kind::Strict && level + 1 == levels.len();
                if strict_now || *kind == Kind::Defeasible(strength) {
                    pass.satisfy(rule, level as u8 + 1);
                }
            }
            pass.propagate(level as u8 + 1);
        }
        Reach { levels, literals: pass.literals, rules: pass.rules }
    }
}

/// An argument without a defeasible step is stronger than any other, but no attack tells it from one at the top
/// level in use: what it meets is at most that strong. So it counts as that, and needs no level of its own.
fn levels(theory: &Theory) -> Vec<Strength> {
    let used = |strength: &Strength| theory.kinds.contains(&Kind::Defeasible(*strength));
    let levels: Vec<Strength> = Strength::ALL.iter().copied().filter(used).collect();
    if levels.is_empty() { vec![Strength::default()] } else { levels }
}

struct Pass<'t> {
    theory: &'t Theory,
    using: Groups,
    /// What each rule still waits for: the literals of its body, and its own level.
    missing: Vec<u32>,
    literals: Vec<u8>,
    rules: Vec<u8>,
    derived: Vec<u32>,
}

impl<'t> Pass<'t> {
    fn new(theory: &'t Theory) -> Pass<'t> {
        let number = |literal: &Literal| theory.number(*literal);
        let using = Groups::new(theory.literal_count(), || {
            theory.rules().flat_map(|(id, rule)| rule.body.iter().map(move |literal| (number(literal), id.0)))
        });
        let missing = theory.rules().map(|(_, rule)| {
            // A rule that needs its own head adds nothing: whoever has the body has the head already, with fewer
            // steps. Waiting for one thing more than there is, it never applies.
            rule.body.len() as u32 + 1 + u32::from(rule.body.contains(&rule.head))
        });
        Pass {
            theory,
            using,
            missing: missing.collect(),
            literals: vec![0; theory.literal_count()],
            rules: vec![0; theory.heads.len()],
            derived: Vec::new(),
        }
    }

    fn satisfy(&mut self, rule: usize, reach: u8) {
        self.missing[rule] -= 1;
        if self.missing[rule] == 0 {
            self.rules[rule] = reach;
            let head = self.theory.number(self.theory.heads[rule]);
            if self.literals[head as usize] == 0 {
                self.literals[head as usize] = reach;
                self.derived.push(head);
            }
        }
    }

    fn propagate(&mut self, reach: u8) {
        while let Some(literal) = self.derived.pop() {
            for at in 0..self.using.of(literal).len() {
                self.satisfy(self.using.of(literal)[at] as usize, reach);
            }
        }
    }
}
