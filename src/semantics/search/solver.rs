//! The satisfiability solver behind everything: literals, clauses, and whether they have a model.

use std::cell::Cell;

use rustsat::{
    solvers::{Solve, SolveIncremental, SolverResult},
    types::{Cl, Lit, TernaryVal},
};

use crate::semantics::{Budget, Interrupted};

/// A satisfiability solver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SatSolver {
    /// BatSat, in Rust.
    BatSat,
    /// CaDiCaL, in C++.
    #[cfg(feature = "cadical")]
    CaDiCaL,
}

impl SatSolver {
    /// Every solver that was built in.
    pub const ALL: &'static [SatSolver] = &[
        SatSolver::BatSat,
        #[cfg(feature = "cadical")]
        SatSolver::CaDiCaL,
    ];

    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            SatSolver::BatSat => "batsat",
            #[cfg(feature = "cadical")]
            SatSolver::CaDiCaL => "cadical",
        }
    }
}

impl Default for SatSolver {
    /// CaDiCaL where it was built in.
    fn default() -> SatSolver {
        #[cfg(feature = "cadical")]
        return SatSolver::CaDiCaL;
        #[cfg(not(feature = "cadical"))]
        SatSolver::BatSat
    }
}

/// Clauses in the making, and their models. It can be asked again, with more clauses.
pub(super) struct Solver {
    backend: Backend,
    budget: Budget,
    variables: u32,
}

enum Backend {
    BatSat(Box<rustsat_batsat::Solver<batsat::callbacks::Basic>>),
    #[cfg(feature = "cadical")]
    CaDiCaL(Box<rustsat_cadical::CaDiCaL<'static, 'static>>),
}

/// Neither solver fails but for want of memory, where the program could not go on either.
const MEMORY: &str = "memory for the solver's clauses";

impl Solver {
    pub(super) fn new(solver: SatSolver, budget: &Budget) -> Solver {
        let backend = match solver {
            SatSolver::BatSat => {
                let mut solver = Box::<rustsat_batsat::Solver<batsat::callbacks::Basic>>::default();
                let (budget, calls, spent) = (budget.clone(), Cell::new(0_u32), Cell::new(false));
                // It asks at every decision, and the clock costs more than one. When it stops it asks again.
                solver.batsat_mut().cb_mut().set_stop(move || {
                    calls.set(calls.get().wrapping_add(1));
                    if calls.get() % 64 == 0 && !spent.get() {
                        spent.set(budget.is_spent());
                    }
                    spent.get()
                });
                Backend::BatSat(solver)
            }
            #[cfg(feature = "cadical")]
            SatSolver::CaDiCaL => Backend::CaDiCaL(Box::new(cadical(budget))),
        };
        Solver { backend, budget: budget.clone(), variables: 0 }
    }

    /// A literal of a new variable.
    ///
    /// # Arguments
    ///
    /// * `phase`: what to try first; the solver decides where there is none.
    pub(super) fn new_literal(&mut self, phase: Option<bool>) -> Lit {
        let literal = Lit::positive(self.variables);
        self.variables += 1;
        match &mut self.backend {
            Backend::BatSat(solver) => {
                use batsat::{SolverInterface, lbool};
                let phase =
                    phase.map_or(lbool::UNDEF, |phase| if phase { lbool::TRUE } else { lbool::FALSE });
                solver.batsat_mut().new_var(phase, true);
            }
            #[cfg(feature = "cadical")]
            Backend::CaDiCaL(solver) => {
                use rustsat::solvers::PhaseLit;
                solver.reserve(literal.var()).expect(MEMORY);
                if let Some(phase) = phase {
                    let _ = solver.phase_lit(if phase { literal } else { !literal });
                }
            }
        }
        literal
    }

    pub(super) fn add_clause(&mut self, clause: &[Lit]) {
        match &mut self.backend {
            Backend::BatSat(solver) => solver.add_clause_ref(clause_of(clause)).expect(MEMORY),
            #[cfg(feature = "cadical")]
            Backend::CaDiCaL(solver) => solver.add_clause_ref(clause_of(clause)).expect(MEMORY),
        }
    }

    /// Whether the clauses have a model in which all of some literals hold.
    ///
    /// # Errors
    ///
    /// If the budget is spent first.
    pub(super) fn has_model(&mut self, assumed: &[Lit]) -> Result<bool, Interrupted> {
        self.budget.check()?;
        let result = match &mut self.backend {
            Backend::BatSat(solver) => solver.solve_assumps(assumed),
            #[cfg(feature = "cadical")]
            Backend::CaDiCaL(solver) => solver.solve_assumps(assumed),
        };
        match result.expect(MEMORY) {
            SolverResult::Sat => Ok(true),
            SolverResult::Unsat => Ok(false),
            SolverResult::Interrupted => Err(Interrupted),
        }
    }

    /// Whether a literal holds in the model found last. Where it does not matter, it does not.
    pub(super) fn holds(&self, literal: Lit) -> bool {
        let value = match &self.backend {
            Backend::BatSat(solver) => solver.lit_val(literal),
            #[cfg(feature = "cadical")]
            Backend::CaDiCaL(solver) => solver.lit_val(literal),
        };
        value.is_ok_and(|value| value == TernaryVal::True)
    }
}

fn clause_of(clause: &[Lit]) -> &Cl {
    Cl::new(clause)
}

#[cfg(feature = "cadical")]
fn cadical(budget: &Budget) -> rustsat_cadical::CaDiCaL<'static, 'static> {
    use rustsat::solvers::{ControlSignal, Terminate};
    let mut solver = rustsat_cadical::CaDiCaL::default();
    let budget = budget.clone();
    solver.attach_terminator(move || match budget.is_spent() {
        true => ControlSignal::Terminate,
        false => ControlSignal::Continue,
    });
    solver
}
