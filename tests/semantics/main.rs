//! What maps mean: readable examples, laws, a second evaluator, and maps that are deep.

mod agreement;
mod deep;
mod examples;
mod fixpoint;
mod laws;
mod naive;
mod pages;
mod sketch;
mod theory;
