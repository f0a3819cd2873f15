//! The satisfiability solvers behind everything: literals, clauses, and whether they have a model.

mod batsat;
#[cfg(feature = "cadical")]
mod cadical;
#[cfg(feature = "cadical")]
mod escalating;

use rustsat::types::Lit;

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
    /// BatSat, and CaDiCaL where a question turns out to be too hard for it.
    #[cfg(feature = "cadical")]
    Both,
}

impl SatSolver {
    /// Every solver that was built in.
    pub const ALL: &'static [SatSolver] = &[
        SatSolver::BatSat,
        #[cfg(feature = "cadical")]
        SatSolver::CaDiCaL,
        #[cfg(feature = "cadical")]
        SatSolver::Both,
    ];

    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            SatSolver::BatSat => "batsat",
            #[cfg(feature = "cadical")]
            SatSolver::CaDiCaL => "cadical",
            #[cfg(feature = "cadical")]
            SatSolver::Both => "both",
        }
    }
}

impl Default for SatSolver {
    /// Both, where CaDiCaL was built in.
    fn default() -> SatSolver {
        #[cfg(feature = "cadical")]
        return SatSolver::Both;
        #[cfg(not(feature = "cadical"))]
        SatSolver::BatSat
    }
}

/// How often a solver is to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Once, or as often as something founds itself.
    Once,
    /// Again and again, with more clauses each time.
    Often,
}

/// What a solver says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Model,
    NoModel,
    /// It was stopped: the time or the conflicts that it was given are spent.
    Stopped,
}

/// What each solver does. Variables are numbered from 0.
trait Backend {
    /// Adds the next variable, and what to try of it first.
    fn add_variable(&mut self, variable: Lit, phase: Option<bool>);

    fn add_clause(&mut self, clause: &[Lit]);

    /// Looks for a model in which some literals hold, with no more conflicts than a limit.
    fn solve(&mut self, assumed: &[Lit], conflicts: Option<u64>) -> Answer;

    /// Whether a literal holds in the model found last.
    fn holds(&self, literal: Lit) -> bool;
}

/// Neither solver fails but for want of memory, where the program could not go on either.
const MEMORY: &str = "memory for the solver's clauses";

/// Clauses in the making, and their models. It can be asked again, with more clauses.
pub(super) struct Solver {
    backend: Box<dyn Backend>,
    budget: Budget,
    variables: u32,
}

impl Solver {
    /// A solver without clauses.
    ///
    /// # Arguments
    ///
    /// * `asked`: how often it will be asked, which decides how soon another solver has its turn.
    #[cfg_attr(not(feature = "cadical"), expect(unused_variables, reason = "there is no other solver"))]
    pub(super) fn new(solver: SatSolver, budget: &Budget, asked: Asked) -> Solver {
        let backend: Box<dyn Backend> = match solver {
            SatSolver::BatSat => Box::new(batsat::BatSat::new(budget)),
            #[cfg(feature = "cadical")]
            SatSolver::CaDiCaL => Box::new(cadical::CaDiCaL::new(budget)),
            #[cfg(feature = "cadical")]
            SatSolver::Both => Box::new(escalating::Escalating::new(budget, asked)),
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
        self.backend.add_variable(literal, phase);
        literal
    }

    pub(super) fn add_clause(&mut self, clause: &[Lit]) {
        self.backend.add_clause(clause);
    }

    /// Whether the clauses have a model in which all of some literals hold.
    ///
    /// # Errors
    ///
    /// If the budget is spent first.
    pub(super) fn has_model(&mut self, assumed: &[Lit]) -> Result<bool, Interrupted> {
        self.budget.check()?;
        match self.backend.solve(assumed, self.budget.most_conflicts()) {
            Answer::Model => Ok(true),
            Answer::NoModel => Ok(false),
            Answer::Stopped => Err(Interrupted),
        }
    }

    /// The same, with no more conflicts than a limit; none where they were not enough to say.
    ///
    /// # Errors
    ///
    /// If the budget is spent first.
    pub(super) fn has_model_soon(
        &mut self,
        assumed: &[Lit],
        conflicts: u64,
    ) -> Result<Option<bool>, Interrupted> {
        self.budget.check()?;
        let most = self.budget.most_conflicts().map_or(conflicts, |most| most.min(conflicts));
        match self.backend.solve(assumed, Some(most)) {
            Answer::Model => Ok(Some(true)),
            Answer::NoModel => Ok(Some(false)),
            Answer::Stopped if most == conflicts && !self.budget.is_spent() => Ok(None),
            Answer::Stopped => Err(Interrupted),
        }
    }

    /// Whether a literal holds in the model found last. Where it does not matter, it does not.
    pub(super) fn holds(&self, literal: Lit) -> bool {
        self.backend.holds(literal)
    }
}
