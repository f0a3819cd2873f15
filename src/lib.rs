//! An argument as code: claims, premises, objections and their sources written in YAML, read into a directed graph,
//! checked the way a compiler checks a program, judged by a formal semantics, and drawn.
//!
//! ```
//! use elenchus::{ArgumentMap, Semantics, Verdict};
//!
//! let map = ArgumentMap::load("claims/south-caucasus")?; // Err: I/O, a limit, or a report of what is broken
//! let report = map.check(); // total: every finding, in source order
//! assert!(report.is_clean());
//! let verdicts = map.verdicts(Semantics::Grounded);
//! assert_eq!(verdicts["deal-now"], Verdict::Accepted);
//! # Ok::<(), elenchus::Error>(())
//! ```
//!
//! # The way of the data
//!
//! Each module takes what the one before it makes: text ([`source`]) becomes a tree ([`syntax`]), the tree a
//! [`document`], documents a [`map`], the map a [`theory`], the theory [`semantics`] gives verdicts on, which [`explain`]
//! questions; [`confidence`] asks how sure to be; [`evidence`] holds citations against their sources, [`checks`] looks
//! for mistakes, and findings are plain data ([`diagnostic`]), which [`report`] prints. A drawing's boxes and lines get
//! their places by [`layout`]. Frameworks that others wrote
//! come in as [`instances`], and the patterns that arguments follow as [`schemes`].
//!
//! # Features
//!
//! - `cli` (default): the `elenchus` command, and with it `sat`. An embedder turns it off with
//!   `default-features = false`.
//! - `sat`: the semantics beyond the grounded one, with a satisfiability solver in Rust.
//! - `png`: pictures as PNG, with the fonts of the machine.
//! - `cadical`: CaDiCaL in its place, which takes a C++ compiler and libclang to build.
#![forbid(unsafe_code)]

pub mod checks;
pub mod confidence;
pub mod diagnostic;
pub mod document;
pub mod evidence;
pub mod explain;
pub mod formats;
pub mod instances;
pub mod layout;
pub mod map;
pub mod notations;
pub mod report;
pub mod schemes;
pub mod semantics;
pub mod source;
pub mod syntax;
pub mod theory;

pub use diagnostic::{Diagnostic, Level, Report, Severity};
pub use document::{Standing, Strength, Verdict};
pub use explain::Explanation;
pub use formats::{Format, WriteError};
pub use map::{ArgumentMap, Error};
pub use semantics::{Semantics, Verdicts};

/// The graph library that [`ArgumentMap::as_petgraph`] speaks, so that its version need not be guessed.
pub use petgraph;
