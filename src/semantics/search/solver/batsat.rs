//! BatSat.

use std::cell::Cell;

use batsat::{Callbacks, SolverInterface, clause, lbool};
use rustsat::{
    solvers::{Solve, SolveIncremental, SolverResult},
    types::{Cl, Lit, TernaryVal},
};

use super::{Answer, Backend, MEMORY, Policy, Turns};
use crate::semantics::Budget;

pub(super) struct BatSat {
    solver: rustsat_batsat::Solver<Watch>,
    policy: Policy,
    turns: Turns,
}

/// Sees to it that the solver stops in time.
#[derive(Default)]
struct Watch {
    budget: Budget,
    calls: Cell<u32>,
    /// Once it is spent it stays so: the solver asks more than once before it gives up.
    is_spent: Cell<bool>,
    conflicts_left: Option<u64>,
}

impl Callbacks for Watch {
    fn stop(&self) -> bool {
        // It asks at every decision, and the clock costs more than one.
        self.calls.set(self.calls.get().wrapping_add(1));
        if self.calls.get().is_multiple_of(64) && !self.is_spent.get() {
            self.is_spent.set(self.budget.is_spent());
        }
        self.is_spent.get() || self.conflicts_left == Some(0)
    }

    fn on_new_clause(&mut self, _: &[batsat::Lit], source: clause::Kind) {
        if source == clause::Kind::Learnt {
            self.conflicts_left = self.conflicts_left.map(|left| left.saturating_sub(1));
        }
    }
}

impl BatSat {
    pub(super) fn new(policy: Policy, budget: &Budget) -> BatSat {
        let mut solver = rustsat_batsat::Solver::<Watch>::default();
        solver.batsat_mut().cb_mut().budget = budget.clone();
        BatSat { solver, policy, turns: Turns::default() }
    }
}

impl Backend for BatSat {
    fn add_variable(&mut self, _: Lit, phase: Option<bool>) {
        // Where nothing is said, it begins with false.
        let lasting = match (self.policy, phase) {
            (Policy::Lasting, Some(true)) => lbool::TRUE,
            (Policy::Lasting, Some(false)) => lbool::FALSE,
            _ => lbool::UNDEF,
        };
        self.turns.add(self.policy == Policy::Initial && phase == Some(true));
        self.solver.batsat_mut().new_var(lasting, true);
    }

    fn add_clause(&mut self, clause: &[Lit]) {
        self.solver.add_clause_ref(Cl::new(self.turns.all(clause))).expect(MEMORY);
    }

    fn solve(&mut self, assumed: &[Lit], conflicts: Option<u64>) -> Answer {
        self.solver.batsat_mut().cb_mut().conflicts_left = conflicts;
        match self.solver.solve_assumps(self.turns.all(assumed)).expect(MEMORY) {
            SolverResult::Sat => Answer::Model,
            SolverResult::Unsat => Answer::NoModel,
            SolverResult::Interrupted => Answer::Stopped,
        }
    }

    fn holds(&self, literal: Lit) -> bool {
        self.solver.lit_val(self.turns.one(literal)).is_ok_and(|value| value == TernaryVal::True)
    }
}
