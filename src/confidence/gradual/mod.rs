//! Gradual strength: numbers from 0 to 1 for arguments that attack and support one another.

mod compile;
mod df_quad;
mod euler_based;
mod evaluate;
mod framework;
mod quadratic_energy;
mod semantics;
mod settle;
mod strengths;

pub use evaluate::{Convergence, Evaluation, Precision};
pub use framework::{NotAScore, QuantitativeFramework};
pub use semantics::GradualSemantics;
pub use strengths::Strengths;
