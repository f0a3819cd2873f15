//! An explanation in words.

mod dispute;
mod failing;
mod missing;
mod phrases;
mod points;

use super::{
    explanation::{Explanation, Grounds},
    text::Forest,
};

/// From this depth on a claim is unfolded further below, so that no line is mostly rails.
const DEEPEST: usize = 12;

/// The trees that an explanation is printed as.
pub(super) fn forest(explanation: &Explanation<'_>) -> Forest {
    let mut forest = Forest::new();
    match &explanation.grounds {
        Grounds::Points(points) => points::tell(explanation, points, &mut forest),
        Grounds::Dispute(dispute) => dispute::tell(explanation, dispute, &mut forest),
        Grounds::Missing(lacks) => missing::tell(explanation, lacks, &mut forest),
    }
    forest
}
