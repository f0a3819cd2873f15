//! What can keep an instance from being read.

use std::{fmt, io};

/// Where in a file something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from 1.
    pub line: u64,
    /// The column in bytes, from 1.
    pub column: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}, column {}", self.line, self.column)
    }
}

/// Why there is no instance.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InstanceError {
    /// The reader failed.
    #[error("cannot read the instance: {0}")]
    Io(#[from] io::Error),
    /// Something else stands where the format asks for something.
    #[error("{place}: expected {expected}, found {found}")]
    Unexpected {
        /// Where it stands.
        place: Place,
        /// What the format asks for.
        expected: &'static str,
        /// The beginning of what stands there.
        found: String,
    },
    /// A number that fits no index.
    #[error("{place}: the number is over {}", u32::MAX)]
    NumberTooLarge {
        /// Where it stands.
        place: Place,
    },
    /// A number that the header leaves no room for.
    #[error("{place}: {number} is not between 1 and {count}, the number in the header")]
    OutOfRange {
        /// Where it stands.
        place: Place,
        /// The number.
        number: u32,
        /// The number in the header.
        count: u32,
    },
    /// A name is not UTF-8.
    #[error("{place}: the name is not UTF-8")]
    NotUtf8 {
        /// Where the name begins.
        place: Place,
    },
    /// An argument or an assumption is declared again.
    #[error("{place}: `{name}` is declared a second time")]
    Repeated {
        /// Where it is declared again.
        place: Place,
        /// Its name.
        name: String,
    },
    /// An attack names an argument that is declared nowhere.
    #[error("{place}: there is no argument `{name}`")]
    Undeclared {
        /// Where it is named first.
        place: Place,
        /// Its name.
        name: String,
    },
    /// An atom has a contrary, and no line makes it an assumption.
    #[error("{place}: atom {atom} has a contrary, but no line `a {atom}` makes it an assumption")]
    NotAnAssumption {
        /// Where its contrary is given.
        place: Place,
        /// Its number in the file.
        atom: u32,
    },
    /// An assumption has two contraries.
    #[error("{place}: assumption {atom} has another contrary already")]
    SecondContrary {
        /// Where the second is given.
        place: Place,
        /// The assumption's number in the file.
        atom: u32,
    },
    /// An atom is an assumption and the head of a rule.
    #[error("{place}: atom {atom} is an assumption and the head of a rule: the framework is not flat")]
    NotFlat {
        /// Where it becomes the second of the two.
        place: Place,
        /// Its number in the file.
        atom: u32,
    },
    /// The instance goes over a limit.
    #[error("{place}: more than {limit}")]
    TooLarge {
        /// Where it does.
        place: Place,
        /// The limit, in words.
        limit: &'static str,
    },
}

impl InstanceError {
    /// A word that stands where the format asks for another.
    pub(super) fn unexpected(place: Place, expected: &'static str, word: &str) -> InstanceError {
        const SHOWN: usize = 20;
        let mut letters = word.chars();
        let shown: String = letters.by_ref().take(SHOWN).flat_map(char::escape_debug).collect();
        let more = if letters.next().is_some() { "…" } else { "" };
        InstanceError::Unexpected { place, expected, found: format!("`{shown}{more}`") }
    }
}
