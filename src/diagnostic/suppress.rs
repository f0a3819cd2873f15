//! Comments that silence a finding: `# elenchus: allow(unused-source) kept for the second edition`.

use std::collections::HashMap;

use super::Diagnostic;
use crate::source::{FileId, FileSet, SourceFile, Span};

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
    by_line: HashMap<(usize, usize, String), usize>,
}

impl Suppressions {
    /// Reads the comments at `spans`, each from its `#` on.
    pub fn read(files: &FileSet, spans: &[Span]) -> Suppressions {
        let mut suppressions = Suppressions::default();
        // Backwards, so that of a run of comments each finds the line that the next one speaks of.
        let mut next: Option<(FileId, usize, usize)> = None;
        for &span in spans.iter().rev() {
            let line = speaks_of(files.file(span.file), span, next);
            next = Some((span.file, files.file(span.file).lines().line_of(span.start), line));
            let (check, reason) = parse(files.slice(span)).unwrap_or_default();
            suppressions.all.push(Suppression { span, check, reason, line });
        }
        suppressions.all.reverse();
        for (index, suppression) in
            suppressions.all.iter().enumerate().filter(|(_, it)| !it.reason.is_empty())
        {
            let key = (suppression.span.file.index(), suppression.line, suppression.check.clone());
            suppressions.by_line.entry(key).or_insert(index);
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
        self.by_line.get(&(span.file.index(), line, finding.code.name.to_owned())).copied()
    }
}

/// The line that a comment speaks of. `next` is the comment of its kind that follows: its file, its line and the
/// line that it speaks of.
fn speaks_of(file: &SourceFile, span: Span, next: Option<(FileId, usize, usize)>) -> usize {
    let (lines, text) = (file.lines(), file.text());
    let own = lines.line_of(span.start);
    let start = lines.line_range(text, own).start;
    if !text[start..span.start as usize].trim().is_empty() {
        return own;
    }
    for line in own + 1..lines.len() {
        if let Some((_, _, speaks_of)) = next.filter(|&(file, at, _)| file == span.file && at == line) {
            return speaks_of;
        }
        let content = text[lines.line_range(text, line)].trim_start();
        if !content.is_empty() && !content.starts_with('#') {
            return line;
        }
    }
    own
}

fn parse(comment: &str) -> Option<(String, String)> {
    let order = comment.trim_start_matches('#').trim().strip_prefix("elenchus:")?.trim_start();
    let (check, reason) = order.strip_prefix("allow(")?.split_once(')')?;
    Some((check.trim().to_owned(), reason.trim_start_matches([':', '-', '—', ' ']).trim().to_owned()))
}
