//! Questions about a verdict: what would change it, and what it hangs on.

mod change;
mod element;
mod evaluation;
mod knot;
mod network;
mod status;
mod what_if;

pub use change::{Change, Refusal};
pub use element::{Element, UnknownElement};
pub use evaluation::Evaluation;
pub use what_if::{Changed, WhatIf};
