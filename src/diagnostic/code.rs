//! The identity of a check: its name, family, default level and page.

use std::{fmt, str::FromStr};

use super::Severity;

/// What a run does with the findings of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Does not look for them.
    Allow,
    /// Reports them; they never fail a run.
    Note,
    /// Reports them as probable mistakes.
    Warn,
    /// Reports them and fails.
    Deny,
}

impl Level {
    /// Every level, mildest first.
    pub const ALL: [Level; 4] = [Level::Allow, Level::Note, Level::Warn, Level::Deny];

    /// The name as written in a map, in `elenchus.toml` and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Level::Allow => "allow",
            Level::Note => "note",
            Level::Warn => "warn",
            Level::Deny => "deny",
        }
    }

    /// The gravity of a finding at this level; `None` for [`Level::Allow`].
    pub fn severity(self) -> Option<Severity> {
        match self {
            Level::Allow => None,
            Level::Note => Some(Severity::Note),
            Level::Warn => Some(Severity::Warning),
            Level::Deny => Some(Severity::Error),
        }
    }
}

/// A word that names no level.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a level: write allow, note, warn or deny")]
pub struct UnknownLevel(pub String);

impl FromStr for Level {
    type Err = UnknownLevel;

    fn from_str(word: &str) -> Result<Level, UnknownLevel> {
        Level::ALL.into_iter().find(|level| level.name() == word).ok_or_else(|| UnknownLevel(word.to_owned()))
    }
}

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Whether the text is a map at all.
    Format,
    /// How the claims hang together.
    Structure,
    /// What the verdicts say.
    Logic,
    /// What a conclusion hangs on.
    Fragility,
    /// Whether sources say what is claimed of them.
    Evidence,
    /// Whether it held on the day.
    Time,
    /// Whether arguments follow the schemes that they name.
    Scheme,
    /// How sure one can be.
    Credence,
    /// How the map is written.
    Style,
}

impl Family {
    /// The lower-case name.
    pub fn name(self) -> &'static str {
        match self {
            Family::Format => "format",
            Family::Structure => "structure",
            Family::Logic => "logic",
            Family::Fragility => "fragility",
            Family::Evidence => "evidence",
            Family::Time => "time",
            Family::Scheme => "scheme",
            Family::Credence => "credence",
            Family::Style => "style",
        }
    }
}

/// A check's identity. There is one static `Code` a check; two codes are equal when their names are.
#[derive(Clone, Copy)]
pub struct Code {
    /// The stable name, kebab-case.
    pub name: &'static str,
    /// What it is about.
    pub family: Family,
    /// The level where nobody says otherwise.
    pub level: Level,
    /// One line: what a finding of it means.
    pub summary: &'static str,
    /// Its page of the manual, in Markdown, with an example that triggers it and one that does not.
    pub page: &'static str,
}

impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        self.name == other.name
    }
}

impl Eq for Code {}

impl fmt::Debug for Code {
    /// The name alone: whoever looks at a finding has no use for the whole page.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Code").field(&self.name).finish()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name)
    }
}
