//! What maps and verdicts come down to, in words: for people, and as data.

pub mod diff;

pub use diff::{Difference, diff};
