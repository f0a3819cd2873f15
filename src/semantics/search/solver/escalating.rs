//! One way for what is easy, another for what is not.
//!
//! Making a set grow asks hundreds of questions about the same clauses, most of which have an answer without a conflict if
//! membership is tried first. BatSat gives those in a millisecond, where CaDiCaL takes the clauses apart anew each time. On
//! a tangle of many attacks the same policy leads astray, and what the solver has learnt is the better guide. So a
//! question that goes beyond some hundred conflicts is handed over to a second solver, which begins in the same way and
//! then goes its own; and the more of them were, the sooner the next one is. What is counted is conflicts and never time, so that
//! every run goes the same way.

use rustsat::types::Lit;

use super::{Answer, Backend, Policy, batsat::BatSat};
use crate::semantics::Budget;

/// How many conflicts a question may take before it counts as hard.
const EASY: u64 = 500;

/// However many were hard, each is tried for so many conflicts.
const LEAST: u64 = 100;

pub(super) struct Escalating {
    easy: BatSat,
    hard: Option<Box<dyn Backend>>,
    new_hard: fn(&Budget) -> Box<dyn Backend>,
    budget: Budget,
    /// Whether the last model is that of the second solver.
    by_hard: bool,
    conflicts: u64,
    phases: Vec<Option<bool>>,
    /// All clauses, one behind the other, and where each ends.
    literals: Vec<Lit>,
    ends: Vec<usize>,
    /// How many variables and clauses the second solver has.
    handed_on: (usize, usize),
}

impl Escalating {
    /// # Arguments
    ///
    /// * `new_hard`: makes the second solver.
    pub(super) fn new(budget: &Budget, new_hard: fn(&Budget) -> Box<dyn Backend>) -> Escalating {
        Escalating {
            easy: BatSat::new(Policy::Lasting, budget),
            hard: None,
            new_hard,
            budget: budget.clone(),
            by_hard: false,
            conflicts: EASY,
            phases: Vec::new(),
            literals: Vec::new(),
            ends: Vec::new(),
            handed_on: (0, 0),
        }
    }

    /// The second solver, with all that it lacks.
    fn hand_on(&mut self) -> &mut dyn Backend {
        let hard = self.hard.get_or_insert_with(|| (self.new_hard)(&self.budget));
        let (variables, clauses) = self.handed_on;
        for (number, &phase) in self.phases.iter().enumerate().skip(variables) {
            hard.add_variable(Lit::positive(number as u32), phase);
        }
        for clause in clauses..self.ends.len() {
            let start = if clause == 0 { 0 } else { self.ends[clause - 1] };
            hard.add_clause(&self.literals[start..self.ends[clause]]);
        }
        self.handed_on = (self.phases.len(), self.ends.len());
        hard.as_mut()
    }
}

impl Backend for Escalating {
    fn add_variable(&mut self, variable: Lit, phase: Option<bool>) {
        self.phases.push(phase);
        self.easy.add_variable(variable, phase);
    }

    fn add_clause(&mut self, clause: &[Lit]) {
        self.literals.extend(clause);
        self.ends.push(self.literals.len());
        self.easy.add_clause(clause);
    }

    fn solve(&mut self, assumed: &[Lit], _: Option<u64>) -> Answer {
        self.by_hard = false;
        let answer = self.easy.solve(assumed, Some(self.conflicts));
        if answer != Answer::Stopped || self.budget.is_spent() {
            return answer;
        }
        self.conflicts = (self.conflicts / 2).max(LEAST);
        self.by_hard = true;
        self.hand_on().solve(assumed, None)
    }

    fn holds(&self, literal: Lit) -> bool {
        match &self.hard {
            Some(hard) if self.by_hard => hard.holds(literal),
            _ => self.easy.holds(literal),
        }
    }
}
