//! All findings of a run, with the files they point into.

use std::collections::HashMap;

use super::{Diagnostic, Edit, Severity};
use crate::source::FileSet;

/// The findings of a run in source order, and the files they point into.
#[derive(Clone, Debug, Default)]
pub struct Report {
    all: Vec<Diagnostic>,
    files: FileSet,
    /// How many findings of each severity are only counted.
    untold: [usize; 3],
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
        Report { all, files, untold: [0; 3] }
    }

    /// The same with the first `most` findings of each check. The others are counted, and one finding in the place of the
    /// last of them says how many they are. Of the other places of a finding there are at most a hundred, and a note says
    /// how many more. So a report stays of a size that can be read, whatever it is of.
    /// [`count`](Report::count) has all of them, and whether a run [passes](Report::passes) is the same.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::{Severity, map::Loader};
    ///
    /// let report = Loader::new().parse("map.yaml", "claims: { a: { text: A., because: [x, y, z] } }").report();
    /// let short = report.at_most(1);
    /// let messages: Vec<&str> = short.iter().map(|finding| finding.message.as_str()).collect();
    /// assert_eq!(messages, ["there is no claim `x`", "there are 2 findings more of `unknown-id`, the last of them here"]);
    /// assert_eq!(short.count(Severity::Error), 3);
    /// ```
    pub fn at_most(&self, most: usize) -> Report {
        let mut of_check: HashMap<&str, usize> = HashMap::new();
        for finding in &self.all {
            *of_check.entry(finding.code.name).or_default() += 1;
        }
        let mut met: HashMap<&str, usize> = HashMap::with_capacity(of_check.len());
        let mut report = Report { all: Vec::new(), files: self.files.clone(), untold: self.untold };
        for finding in &self.all {
            let number = met.entry(finding.code.name).or_default();
            *number += 1;
            // One finding in place of one would say less and be no shorter.
            let (total, told) = (of_check[finding.code.name], *number <= most);
            if told || total == most + 1 {
                report.all.push(short(finding));
            } else if *number == total {
                let more = total - most;
                let message =
                    format!("there are {more} findings more of `{}`, the last of them here", finding.code);
                report.untold[finding.severity as usize] += more - 1;
                let closing = Diagnostic::new(finding.code, finding.primary.span, message);
                report.all.push(Diagnostic { severity: finding.severity, ..closing });
            }
        }
        report
    }

    /// Each finding in source order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.all.iter()
    }

    /// The files that the spans point into.
    pub fn files(&self) -> &FileSet {
        &self.files
    }

    /// How many there are to be listed.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none at all.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// How many there are of a severity, with those that are [only counted](Report::at_most).
    pub fn count(&self, severity: Severity) -> usize {
        let listed = self.all.iter().filter(|finding| finding.severity == severity).count();
        listed + self.untold[severity as usize]
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

/// So many other places of a finding are pointed at.
const MOST_LABELS: usize = 100;

/// A finding with the first of its other places, and a note on how many more there are.
fn short(finding: &Diagnostic) -> Diagnostic {
    let more = finding.labels.len().saturating_sub(MOST_LABELS);
    if more == 0 {
        return finding.clone();
    }
    let labels = finding.labels[..MOST_LABELS].to_vec();
    let Diagnostic { code, severity, message, primary, notes, help, fix, .. } = finding;
    let short = Diagnostic {
        code,
        severity: *severity,
        message: message.clone(),
        primary: primary.clone(),
        labels,
        notes: notes.clone(),
        help: help.clone(),
        fix: fix.clone(),
    };
    short.note(format!("{more} places more are not shown"))
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
