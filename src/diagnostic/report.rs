//! All findings of a run, with the files they point into.

use super::{Diagnostic, Edit, Severity};
use crate::source::FileSet;

/// The findings of a run in source order, and the files they point into.
#[derive(Clone, Debug, Default)]
pub struct Report {
    all: Vec<Diagnostic>,
    files: FileSet,
}

impl Report {
    /// Puts findings into source order: by file in reading order, then by place; those without a place last.
    /// Report at one place keep the order in which they were found. Exact repetitions are dropped. A word that a fix writes in
    /// place of one in quotation marks has them too, so that JSON stays JSON.
    pub fn new(mut all: Vec<Diagnostic>, files: FileSet) -> Report {
        for edit in all.iter_mut().filter_map(|finding| finding.fix.as_mut()).flat_map(|fix| &mut fix.edits) {
            keep_quotes(edit, &files);
        }
        all.sort_by_key(|finding| (finding.primary.span.is_none(), finding.primary.span));
        all.dedup();
        Report { all, files }
    }

    /// Each finding in source order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.all.iter()
    }

    /// The files that the spans point into.
    pub fn files(&self) -> &FileSet {
        &self.files
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none at all.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.all.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether a run with these findings passes: none is an error.
    pub fn passes(&self) -> bool {
        !self.all.iter().any(Diagnostic::is_error)
    }

    /// Whether there is neither an error nor a warning; notes are no blemish.
    pub fn is_clean(&self) -> bool {
        self.all.iter().all(|finding| finding.severity == Severity::Note)
    }

    /// Whether there is a finding of a check, by its name.
    pub fn contains(&self, check: &str) -> bool {
        self.all.iter().any(|finding| finding.code.name == check)
    }
}

impl<'f> IntoIterator for &'f Report {
    type Item = &'f Diagnostic;
    type IntoIter = std::slice::Iter<'f, Diagnostic>;

    fn into_iter(self) -> std::slice::Iter<'f, Diagnostic> {
        self.iter()
    }
}

/// Puts a bare word into the quotation marks of what it replaces.
fn keep_quotes(edit: &mut Edit, files: &FileSet) {
    let replaced = files.slice(edit.span);
    let is_word = |text: &str| {
        let is_letter = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
        !text.is_empty() && text.chars().all(is_letter)
    };
    for mark in ['"', '\''] {
        let inner = replaced.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if inner.is_some() && is_word(&edit.replacement) {
            edit.replacement = format!("{mark}{}{mark}", edit.replacement);
        }
    }
}
