//! Comments that silence a finding: `# elenchus: allow(unused-source) kept for the second edition`.

use std::collections::HashMap;

use super::Diagnostic;
use crate::source::{FileSet, Span};

/// A comment that silences findings of one check in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The comment, from the `#` on.
    pub span: Span,
    /// The check it names; empty where the comment is not of the form `allow(CHECK) REASON`.
    pub check: String,
    /// Why, in the author's words; empty where none is given, and then nothing is silenced.
    pub reason: String,
    /// The line it speaks of, from 0: its own, or, where it stands alone, the next that is no comment.
    pub line: usize,
}

/// The suppressions of a map, in source order.
#[derive(Clone, Debug, Default)]
pub struct Suppressions {
    all: Vec<Suppression>,
    by_line: HashMap<(usize, usize), Vec<usize>>,
}

impl Suppressions {
    /// Reads the comments at `spans`, each from its `#` on.
    pub fn read(files: &FileSet, spans: &[Span]) -> Suppressions {
        let mut suppressions = Suppressions::default();
        for &span in spans {
            let file = files.file(span.file);
            let line = speaks_of(file, span);
            let (check, reason) = parse(files.slice(span)).unwrap_or_default();
            suppressions.by_line.entry((span.file.index(), line)).or_default().push(suppressions.all.len());
            suppressions.all.push(Suppression { span, check, reason, line });
        }
        suppressions
    }

    /// All of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Suppression> {
        self.all.iter()
    }

    /// The index of the suppression that silences a finding, if one does: it names the check, gives a reason
    /// and speaks of the line where the finding's primary place begins.
    pub fn silencing(&self, files: &FileSet, finding: &Diagnostic) -> Option<usize> {
        if self.all.is_empty() {
            return None;
        }
        let span = finding.primary.span?;
        let line = files.file(span.file).lines().line_of(span.start);
        self.by_line.get(&(span.file.index(), line))?.iter().copied().find(|&index| {
            let suppression = &self.all[index];
            suppression.check == finding.code.name && !suppression.reason.is_empty()
        })
    }
}

fn speaks_of(file: &crate::source::SourceFile, span: Span) -> usize {
    let (lines, text) = (file.lines(), file.text());
    let own = lines.line_of(span.start);
    let before = &text[lines.line_range(text, own).start..span.start as usize];
    if !before.trim().is_empty() {
        return own;
    }
    (own + 1..lines.len())
        .find(|&line| {
            let content = text[lines.line_range(text, line)].trim_start();
            !content.trim().is_empty() && !content.starts_with('#')
        })
        .unwrap_or(own)
}

fn parse(comment: &str) -> Option<(String, String)> {
    let order = comment.trim_start_matches('#').trim().strip_prefix("elenchus:")?.trim_start();
    let (check, reason) = order.strip_prefix("allow(")?.split_once(')')?;
    Some((check.trim().to_owned(), reason.trim_start_matches([':', '-', '—', ' ']).trim().to_owned()))
}
