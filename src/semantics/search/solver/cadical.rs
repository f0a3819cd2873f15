//! CaDiCaL.

use rustsat::{
    solvers::{ControlSignal, LimitConflicts, Solve, SolveIncremental, SolverResult, Terminate},
    types::{Cl, Lit, TernaryVal},
};

use super::{Answer, Backend, MEMORY};
use crate::semantics::Budget;

pub(super) struct CaDiCaL {
    solver: rustsat_cadical::CaDiCaL<'static, 'static>,
    turns: Turns,
}

/// Turns the sign of some variables, so that a solver which begins with the same phase for all of them begins with the
/// one that is wanted.
#[derive(Default)]
struct Turns {
    turned: Vec<bool>,
    literals: Vec<Lit>,
}

impl Turns {
    fn add(&mut self, turned: bool) {
        self.turned.push(turned);
    }

    fn one(&self, literal: Lit) -> Lit {
        if self.turned[literal.vidx()] { !literal } else { literal }
    }

    fn all(&mut self, literals: &[Lit]) -> &[Lit] {
        self.literals.clear();
        for &literal in literals {
            let literal = self.one(literal);
            self.literals.push(literal);
        }
        &self.literals
    }
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

    fn solve(&mut self, assumed: &[Lit], conflicts: Option<u64>) -> Answer {
        // The limit is for the next call only.
        let conflicts = conflicts.map(|most| u32::try_from(most).unwrap_or(u32::MAX));
        self.solver.limit_conflicts(conflicts).expect(MEMORY);
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
