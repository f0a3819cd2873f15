//! Explanations: why a claim has the verdict it has.

mod why;

pub use why::{
    Dispute, Explanation, Failure, Fault, Flaw, Grounds, Lack, Link, Point, Reason, Style, UnknownClaim,
    Want, confirm,
};
