//! What maps mean: readable examples, laws, a second evaluator, and maps that are deep.

mod agreement;
mod deep;
mod examples;
mod fixpoint;
mod laws;
mod naive;
mod pages;
#[cfg(feature = "sat")]
mod readings;
mod sketch;
mod theory;
