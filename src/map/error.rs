//! What can keep a map from being made.

use std::{io, path::PathBuf};

use crate::diagnostic::{Diagnostic, Report};

/// Why there is no map. A finding is never an error by itself; many of them together are [`Error::Broken`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or directory cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// What was to be read.
        path: PathBuf,
        /// Why it cannot be.
        source: io::Error,
    },
    /// What was opened is neither a file nor a directory.
    #[error("{} is neither a file nor a directory", path.display())]
    NotAFile {
        /// What was opened.
        path: PathBuf,
    },
    /// What was opened is a directory without a map in it.
    #[error("{} holds no .yaml, .yml or .json file", path.display())]
    EmptyDirectory {
        /// The directory.
        path: PathBuf,
    },
    /// What was opened is larger than the limits allow.
    #[error("{} is larger than {limit} bytes", path.display())]
    TooLarge {
        /// What was opened.
        path: PathBuf,
        /// The limit.
        limit: u64,
    },
    /// What was read is not a map: every finding that says so.
    #[error("{}", first_of(report))]
    Broken {
        /// All findings.
        report: Report,
    },
    /// A document that a program made cannot be written.
    #[error("cannot write the document: {0}")]
    Write(#[from] serde_yaml::Error),
}

fn first_of(report: &Report) -> String {
    let errors: Vec<&Diagnostic> = report.iter().filter(|finding| finding.is_error()).collect();
    let Some(first) = errors.first() else { return "the map is broken".to_owned() };
    let place = first.primary.span.map(|span| {
        let (file, position) = report.files().locate(span);
        format!("{file}:{}:{}: ", position.line, position.column)
    });
    let more = match errors.len() {
        1 => String::new(),
        count => format!(" (and {} more)", count - 1),
    };
    format!("{}{}: {}{more}", place.unwrap_or_default(), first.code, first.message)
}
