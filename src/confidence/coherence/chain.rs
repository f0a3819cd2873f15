//! What follows when some claims are taken to be true: unit propagation over Horn constraints, which can be taken back.

use super::{constraints::Constraint, effort::Effort};
use crate::theory::Groups;

const NONE: u32 = u32::MAX;

/// The claims taken to be true so far, and all that follows from them.
///
/// A set of truths that violates nothing is a world itself: whatever is not in it can be false.
pub(super) struct Chain<'c> {
    constraints: &'c [&'c Constraint],
    using: Groups,
    /// For a step, how many premises are not true yet; for a conflict, the side that is true.
    states: Vec<u32>,
    truth: Vec<bool>,
    /// What is true, in the order in which it became so.
    trail: Vec<u32>,
    /// How much of the trail has been carried on.
    carried: usize,
}

impl<'c> Chain<'c> {
    /// Nothing is taken to be true but what follows from nothing. None where that violates something: there is no world.
    pub(super) fn new(
        variables: usize,
        constraints: &'c [&'c Constraint],
        effort: &mut Effort,
    ) -> Option<Chain<'c>> {
        let using = Groups::new(variables, || {
            constraints.iter().zip(0..).flat_map(|(constraint, index)| {
                let premises = match constraint {
                    Constraint::Step { premises, .. } => premises,
                    Constraint::AtMostOne(sides) => sides,
                };
                premises.iter().map(move |&variable| (variable, index))
            })
        });
        let states = constraints.iter().map(|constraint| match constraint {
            Constraint::Step { premises, .. } => premises.len() as u32,
            Constraint::AtMostOne(_) => NONE,
        });
        let mut chain = Chain {
            constraints,
            using,
            states: states.collect(),
            truth: vec![false; variables],
            trail: Vec::new(),
            carried: 0,
        };
        for constraint in constraints {
            let Constraint::Step { premises, head } = constraint else { continue };
            if premises.is_empty() && !head.is_some_and(|head| chain.assume(head, effort)) {
                return None;
            }
        }
        Some(chain)
    }

    pub(super) fn is_true(&self, variable: u32) -> bool {
        self.truth[variable as usize]
    }

    /// Whether something is neither true nor, as far as can be seen at once, excluded by what is.
    pub(super) fn is_open(&self, variable: u32) -> bool {
        let excludes = |&index: &u32| match self.constraints[index as usize] {
            Constraint::AtMostOne(_) => self.states[index as usize] != NONE,
            Constraint::Step { head, .. } => head.is_none() && self.states[index as usize] == 1,
        };
        !self.is_true(variable) && !self.using.of(variable).iter().any(excludes)
    }

    /// What is true, in the order in which it became so.
    pub(super) fn trail(&self) -> &[u32] {
        &self.trail
    }

    /// Takes something to be true, with all that follows. Says whether that violates nothing; if it does, it has to be
    /// taken back.
    pub(super) fn assume(&mut self, variable: u32, effort: &mut Effort) -> bool {
        self.hold(variable);
        let mut sound = true;
        while sound && self.carried < self.trail.len() {
            let variable = self.trail[self.carried];
            self.carried += 1;
            let uses = self.using.of(variable).len();
            effort.spend(1 + uses as u64);
            // All uses of one variable are gone through even where one is violated, so that all can be taken back.
            for at in 0..uses {
                let index = self.using.of(variable)[at] as usize;
                let state = &mut self.states[index];
                match self.constraints[index] {
                    Constraint::AtMostOne(_) if *state == NONE => *state = variable,
                    Constraint::AtMostOne(_) => sound = false,
                    Constraint::Step { head, .. } => {
                        *state -= 1;
                        match head {
                            _ if *state > 0 => {}
                            Some(head) => self.hold(*head),
                            None => sound = false,
                        }
                    }
                }
            }
        }
        sound
    }

    /// Takes back everything beyond a length of the trail.
    pub(super) fn back_to(&mut self, length: usize) {
        while self.trail.len() > length {
            let Some(variable) = self.trail.pop() else { return };
            self.truth[variable as usize] = false;
            if self.trail.len() >= self.carried {
                continue;
            }
            self.carried = self.trail.len();
            for &index in self.using.of(variable) {
                let state = &mut self.states[index as usize];
                match self.constraints[index as usize] {
                    Constraint::AtMostOne(_) if *state == variable => *state = NONE,
                    Constraint::AtMostOne(_) => {}
                    Constraint::Step { .. } => *state += 1,
                }
            }
        }
    }

    fn hold(&mut self, variable: u32) {
        if !std::mem::replace(&mut self.truth[variable as usize], true) {
            self.trail.push(variable);
        }
    }
}
