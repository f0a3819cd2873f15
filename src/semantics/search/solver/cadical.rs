//! CaDiCaL.

use rustsat::{
    solvers::{ControlSignal, Solve, SolveIncremental, SolverResult, Terminate},
    types::{Cl, Lit, TernaryVal},
};

use super::{Answer, Backend, MEMORY, Turns};
use crate::semantics::Budget;

pub(super) struct CaDiCaL {
    solver: rustsat_cadical::CaDiCaL<'static, 'static>,
    turns: Turns,
}

impl CaDiCaL {
    pub(super) fn new(budget: &Budget) -> CaDiCaL {
        let mut solver = rustsat_cadical::CaDiCaL::default();
        let budget = budget.clone();
        solver.attach_terminator(move || match budget.is_spent() {
            true => ControlSignal::Terminate,
            false => ControlSignal::Continue,
        });
        CaDiCaL { solver, turns: Turns::default() }
    }
}

impl Backend for CaDiCaL {
    fn add_variable(&mut self, variable: Lit, phase: Option<bool>) {
        // It begins with true.
        self.turns.add(phase == Some(false));
        self.solver.reserve(variable.var()).expect(MEMORY);
    }

    fn add_clause(&mut self, clause: &[Lit]) {
        self.solver.add_clause_ref(Cl::new(self.turns.all(clause))).expect(MEMORY);
    }

    /// Takes as many conflicts as it needs: it is never asked to try only.
    fn solve(&mut self, assumed: &[Lit], _: Option<u64>) -> Answer {
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
