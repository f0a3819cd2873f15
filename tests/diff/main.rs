//! What is told of two maps is what differs between them, all of it, and what it did to the verdicts.

mod apply;
#[cfg(feature = "cli")]
mod command;
mod drawn;
mod edits;
mod laws;
mod pairing;
mod telling;

#[allow(dead_code, reason = "other tests need the rest")]
#[path = "../semantics/sketch.rs"]
mod sketch;
