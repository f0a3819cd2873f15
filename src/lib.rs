//! An argument as code.
#![forbid(unsafe_code)]

pub mod checks;
pub mod diagnostic;
pub mod document;
pub mod evidence;
pub mod map;
pub mod semantics;
pub mod source;
pub mod syntax;
pub mod theory;

pub use diagnostic::{Level, Report};
pub use document::{Standing, Strength, Verdict};
pub use map::{ArgumentMap, Error};
pub use semantics::{Semantics, Verdicts};
