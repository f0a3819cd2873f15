//! BatSat.

use std::cell::Cell;

use batsat::{Callbacks, SolverInterface, SolverOpts, clause, lbool};
use rustsat::{
    solvers::{Solve, SolveIncremental, SolverResult},
    types::{Cl, Lit, TernaryVal},
};

use super::{Answer, Backend, MEMORY};
use crate::semantics::Budget;

pub(super) struct BatSat {
    solver: rustsat_batsat::Solver<Watch>,
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

/// Sets that attack one another without order, and large ones that fall into hundreds of small searches, are found
/// several times faster than with the solver's own defaults (docs/PERFORMANCE.md has the measurement):
///
/// * activities decay slowly, and restarts become rare, so that the search settles every part that it has begun with;
/// * what to try first never changes with what the search has seen;
/// * few learnt clauses are kept: most of a framework's clauses have two literals, and a share of those is too many.
fn options() -> SolverOpts {
    SolverOpts {
        var_decay: 0.99,
        luby_restart: false,
        phase_saving: 0,
        learntsize_factor: 0.05,
        ..SolverOpts::default()
    }
}

impl BatSat {
    pub(super) fn new(budget: &Budget) -> BatSat {
        let watch = Watch { budget: budget.clone(), ..Watch::default() };
        let mut solver = rustsat_batsat::Solver::<Watch>::default();
        *solver.batsat_mut() = batsat::Solver::new(options(), watch);
        BatSat { solver }
    }
}

impl Backend for BatSat {
    fn add_variable(&mut self, _: Lit, phase: Option<bool>) {
        // Where nothing is said, it begins with false.
        let first = match phase {
            Some(true) => lbool::TRUE,
            Some(false) => lbool::FALSE,
            None => lbool::UNDEF,
        };
        self.solver.batsat_mut().new_var(first, true);
    }

    fn add_clause(&mut self, clause: &[Lit]) {
        self.solver.add_clause_ref(Cl::new(clause)).expect(MEMORY);
    }

    fn solve(&mut self, assumed: &[Lit], conflicts: Option<u64>) -> Answer {
        self.solver.batsat_mut().cb_mut().conflicts_left = conflicts;
        match self.solver.solve_assumps(assumed).expect(MEMORY) {
            SolverResult::Sat => Answer::Model,
            SolverResult::Unsat => Answer::NoModel,
            SolverResult::Interrupted => Answer::Stopped,
        }
    }

    fn holds(&self, literal: Lit) -> bool {
        self.solver.lit_val(literal).is_ok_and(|value| value == TernaryVal::True)
    }
}
