//! How sure to be: two questions about numbers, kept apart from each other and from the verdicts.
//!
//! *Coherence* asks of the confidences that the author gives whether they can all be probabilities at once:
//! [`ArgumentMap::coherence`](crate::ArgumentMap::coherence). *Gradual strength* works out from them, by a semantics of
//! quantitative bipolar argumentation, how strong each claim is once arguments and objections are weighed:
//! [`ArgumentMap::strengths`](crate::ArgumentMap::strengths). A strength is no probability.

mod coherence;
mod gradual;

pub use coherence::{Cause, Coherence, CoherenceVerdict, Term, Violation};
pub use gradual::{
    Convergence, Evaluation, GradualSemantics, NotAScore, Precision, QuantitativeFramework, Strengths,
};

use crate::map::Claim;

/// The confidence that the author gives a claim. Reading refuses what is not from 0 to 1.
fn given(claim: &Claim) -> Option<f64> {
    Some(claim.authored().confidence.as_ref()?.value)
}
