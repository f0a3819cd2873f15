//! Questions about a verdict: why it is so, what would change it, what it hangs on, and what changed it.

mod change;
mod cruxes;
pub mod diff;
mod element;
mod evaluation;
mod grounds;
mod knot;
mod minimal_sets;
mod network;
mod rescue;
mod status;
mod what_if;
mod why;

pub use change::{Change, Refusal};
pub use cruxes::{Crux, Cruxes};
pub use diff::{Difference, diff};
pub use element::{Element, UnknownElement};
pub use evaluation::Evaluation;
pub use minimal_sets::Extent;
pub use rescue::{Repair, Rescue, Way};
pub use what_if::{Changed, WhatIf};
pub use why::{
    Dispute, Explanation, Failure, Fault, Flaw, Grounds, Lack, Link, Point, Reason, Style, UnknownClaim,
    Want, confirm,
};
