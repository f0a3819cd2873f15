//! Report as plain data: what was found, where, how grave it is and what to do about it.
//!
//! Printing is elsewhere, in [`crate::report`]; nothing here knows a terminal or a file format.

mod code;
mod report;
mod suppress;

pub use code::{Code, Family, Level, UnknownLevel};
pub use report::Report;
pub use suppress::{Suppression, Suppressions};
pub mod format_codes;

use std::fmt;

use crate::source::Span;

/// How grave a finding is: the level of its check in this run, `allow` aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; never fails a run.
    Note,
    /// Probably a mistake.
    Warning,
    /// A mistake: the run fails.
    Error,
}

impl Severity {
    /// The word for reports: `note`, `warning` or `error`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A place and what is to be said of it. The message may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place; `None` for what a program built or for a map as a whole.
    pub span: Option<Span>,
    /// What is there, in a few words, lower case, without a full stop.
    pub message: String,
}

/// One replacement of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty span inserts.
    pub span: Span,
    /// What comes in its stead.
    pub replacement: String,
}

/// A change that would mend the finding, mechanical enough to apply unseen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the change does, as an order: `write "close-bridge"`.
    pub message: String,
    /// The edits; they do not overlap.
    pub edits: Vec<Edit>,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which check speaks.
    pub code: &'static Code,
    /// How grave it is in this run.
    pub severity: Severity,
    /// One sentence without a full stop, with the names in backquotes.
    pub message: String,
    /// Where the finding is.
    pub primary: Label,
    /// Other places that matter to it.
    pub labels: Vec<Label>,
    /// Further facts, a line each.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Option<String>,
    /// A mechanical remedy, where there is one.
    pub fix: Option<Fix>,
}

impl fmt::Display for Diagnostic {
    /// One line: ``error[unknown-id]: there is no claim `x`, at bytes 26..27``. A finding does not know its files; a
    /// [`Report`] does, and shows lines and columns.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}[{}]: {}", self.severity.name(), self.code, self.message)?;
        let Some(span) = self.primary.span else { return Ok(()) };
        write!(out, ", at bytes {}..{}", span.start, span.end)?;
        match span.file.index() {
            0 => Ok(()),
            index => write!(out, " of file {}", index + 1),
        }
    }
}

impl Diagnostic {
    /// A finding of `code` at its default level, at a place.
    pub fn new(code: &'static Code, span: impl Into<Option<Span>>, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.level.severity().unwrap_or(Severity::Warning),
            message: message.into(),
            primary: Label { span: span.into(), message: String::new() },
            labels: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Says what is at the primary place.
    pub fn here(mut self, message: impl Into<String>) -> Diagnostic {
        self.primary.message = message.into();
        self
    }

    /// Adds another place.
    pub fn label(mut self, span: impl Into<Option<Span>>, message: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span: span.into(), message: message.into() });
        self
    }

    /// Adds a fact.
    pub fn note(mut self, note: impl Into<String>) -> Diagnostic {
        self.notes.push(note.into());
        self
    }

    /// Says what to do.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Proposes a replacement of one span; nothing happens where there is no span.
    pub fn fix(
        mut self,
        message: impl Into<String>,
        span: impl Into<Option<Span>>,
        replacement: impl Into<String>,
    ) -> Diagnostic {
        if let Some(span) = span.into() {
            let edit = Edit { span, replacement: replacement.into() };
            self.fix = Some(Fix { message: message.into(), edits: vec![edit] });
        }
        self
    }

    /// Whether the finding fails the run.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
