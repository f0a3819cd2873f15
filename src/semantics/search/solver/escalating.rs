//! One solver for most questions, another for those that are too hard for it.
//!
//! BatSat answers the hundreds of questions that making a set grow takes in a millisecond each, where CaDiCaL takes the
//! clauses apart anew each time. What CaDiCaL finds out by that pays where a single question is hard, as it is with
//! rules that need each other in large knots. So a question that BatSat has spent much work on is handed over; and the
//! more of them were, the sooner the next one is. What is counted is conflicts and never time, so that every run goes the
//! same way.

use rustsat::types::Lit;

use super::{Answer, Asked, Backend, batsat::BatSat, cadical::CaDiCaL};
use crate::semantics::Budget;

/// How much work a question may take: conflicts times the literals of all clauses, some seconds of it.
const WORK: u64 = 5_000_000_000;

/// The same where the question is asked once, so that nothing is to be gained from what BatSat has learnt from it.
const WORK_ONCE: u64 = 500_000_000;

/// However large the clauses and however many questions were hard, each may take so many conflicts.
const LEAST: u64 = 1_000;

/// How often the work is halved at most.
const HALVINGS: u32 = 6;

pub(super) struct Escalating {
    easy: BatSat,
    hard: Option<CaDiCaL>,
    budget: Budget,
    work: u64,
    /// Whether the last model is that of the second solver.
    by_hard: bool,
    /// How many questions were handed over.
    handed_over: u32,
    phases: Vec<Option<bool>>,
    /// All clauses, one behind the other, and where each ends.
    literals: Vec<Lit>,
    ends: Vec<usize>,
    /// How many variables and clauses the second solver has.
    handed_on: (usize, usize),
}

impl Escalating {
    pub(super) fn new(budget: &Budget, asked: Asked) -> Escalating {
        Escalating {
            easy: BatSat::new(budget),
            hard: None,
            budget: budget.clone(),
            work: if asked == Asked::Once { WORK_ONCE } else { WORK },
            by_hard: false,
            handed_over: 0,
            phases: Vec::new(),
            literals: Vec::new(),
            ends: Vec::new(),
            handed_on: (0, 0),
        }
    }

    /// How many conflicts the next question may take.
    fn conflicts(&self) -> u64 {
        let work = self.work >> self.handed_over.min(HALVINGS);
        (work / self.literals.len().max(1) as u64).max(LEAST)
    }

    /// The second solver, with all that it lacks.
    fn hand_on(&mut self) -> &mut CaDiCaL {
        let hard = self.hard.get_or_insert_with(|| CaDiCaL::new(&self.budget));
        let (variables, clauses) = self.handed_on;
        for (number, &phase) in self.phases.iter().enumerate().skip(variables) {
            hard.add_variable(Lit::positive(number as u32), phase);
        }
        for clause in clauses..self.ends.len() {
            let start = if clause == 0 { 0 } else { self.ends[clause - 1] };
            hard.add_clause(&self.literals[start..self.ends[clause]]);
        }
        self.handed_on = (self.phases.len(), self.ends.len());
        hard
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

    fn solve(&mut self, assumed: &[Lit], conflicts: Option<u64>) -> Answer {
        self.by_hard = false;
        // Whoever sets a limit wants an easy answer or none.
        let answer = self.easy.solve(assumed, conflicts.or(Some(self.conflicts())));
        if answer != Answer::Stopped || conflicts.is_some() || self.budget.is_spent() {
            return answer;
        }
        self.handed_over += 1;
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
