//! Numbers: how strong claims are, and whether confidences can be probabilities.

mod coherence;
mod gradual;
mod published;
#[path = "../semantics/sketch.rs"]
#[allow(dead_code, reason = "another test needs the rest")]
mod sketch;
