//! Findings for people and for programs: as text, JSON, SARIF and annotations of a CI.
//!
//! A [`Report`] says *what*; everything here says *how*. Each form takes several reports, one a map, and makes
//! one output of them. None of them holds a time, and what one run prints, the next prints again.
//!
//! # Examples
//!
//! ```
//! use elenchus::{ArgumentMap, report};
//!
//! let map = ArgumentMap::parse("
//! lints: { unused-sources: warn }
//! claims: { a: A claim. }
//! ")?;
//! let found = map.check();
//! assert!(found.to_string().contains("there is no check `unused-sources`"));
//! assert!(report::json::document(&[&found])["findings"].is_array());
//! # Ok::<(), elenchus::Error>(())
//! ```

pub mod github;
pub mod json;
pub mod sarif;
pub mod text;

mod count;
mod excerpt;
mod place;
mod remedy;

pub use count::Count;
pub use place::{Place, Places};
pub use remedy::{ChangedLine, changed_lines};

use crate::diagnostic::Report;

/// The version of the JSON form and of the tool, as reports name it.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// How many findings some reports hold together.
pub fn count(reports: &[&Report]) -> Count {
    reports.iter().map(|report| Count::of(report)).sum()
}
