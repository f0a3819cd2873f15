//! The semantics whose questions are hard: by search, with a satisfiability solver.
//!
//! Whatever the question, the grounded semantics goes first, since it settles in linear time what every complete
//! extension agrees on. Of the rest, only what the question depends on is looked at, where the semantics allows that
//! (Baroni & Giacomin, *On principle-based evaluation of extension-based argumentation semantics*, Artificial
//! Intelligence 171, 2007), and only that is encoded.

mod complete;
mod cover;
mod distinguishing;
mod encoding;
mod enumerate;
mod exchange;
mod extensions;
mod ideal;
mod judge;
mod labels;
mod model;
mod preferred;
mod range;
mod reasoner;
mod reduct;
mod solver;
mod stable;

pub use extensions::Extensions;
pub use reasoner::{Extension, Reasoner};
pub use solver::SatSolver;

use super::Budget;

/// With what and for how long to search.
#[derive(Clone, Debug, Default)]
struct Means {
    solver: SatSolver,
    budget: Budget,
}
