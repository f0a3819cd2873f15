//! What would change a verdict: questions put to a kept evaluation, held against maps that are edited and judged anew.

mod article;
mod cruxes;
mod edit;
#[allow(dead_code, reason = "another test needs the rest")]
#[path = "../semantics/sketch.rs"]
mod sketch;
mod what_if;
