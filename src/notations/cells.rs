//! Tables of cells between commas or tabs, as RFC 4180 has them: quotation marks, doubled ones, line breaks within.
//!
//! Small and by hand: what a finding needs is the place of each cell in the text, and the library is to stay light.

use std::borrow::Cow;

use super::Reading;
use crate::source::{FileId, Span};

/// A cell.
#[derive(Clone, Debug)]
pub(super) struct Cell<'t> {
    /// What it says, without quotation marks and without blanks around it where it has none.
    pub text: Cow<'t, str>,
    /// Where that stands.
    pub span: Span,
}

impl Cell<'_> {
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The rows of a table, read one after the other: a table can be large, and is not needed as a whole.
pub(super) struct Rows<'t> {
    file: FileId,
    text: &'t str,
    at: usize,
    between: char,
}

impl<'t> Rows<'t> {
    pub fn new(file: FileId, text: &'t str, between: char) -> Rows<'t> {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Rows { file, text, at, between }
    }

    /// Reads the cells of the next row that has something in it into `row`; whether there is one. A cell that is not closed,
    /// or that goes on behind its closing mark, is noted and read as far as it goes.
    pub fn next(&mut self, reading: &mut Reading, row: &mut Vec<Cell<'t>>) -> bool {
        while self.at < self.text.len() {
            row.clear();
            self.row(reading, row);
            if row.iter().any(|cell| !cell.is_empty()) {
                return true;
            }
        }
        false
    }

    /// A row, and the end of its line.
    fn row(&mut self, reading: &mut Reading, row: &mut Vec<Cell<'t>>) {
        loop {
            row.push(self.cell(reading));
            let rest = &self.text[self.at..];
            match rest.chars().next() {
                Some(letter) if letter == self.between => self.at += letter.len_utf8(),
                Some(_) => {
                    self.at += if rest.starts_with("\r\n") { 2 } else { 1 };
                    return;
                }
                None => return,
            }
        }
    }

    /// A cell, up to what stands between cells or the end of the line.
    fn cell(&mut self, reading: &mut Reading) -> Cell<'t> {
        let start = self.at;
        let rest = &self.text[start..];
        // A tab is a blank, but not where it stands between cells.
        let between = self.between;
        let blank = |letter: char| matches!(letter, ' ' | '\t') && letter != between;
        let indent = rest.len() - rest.trim_start_matches(blank).len();
        if !rest[indent..].starts_with('"') {
            let length = self.plain(rest);
            self.at = start + length;
            let words = rest[..length].trim_end_matches(blank).get(indent..).unwrap_or_default();
            return Cell {
                text: words.into(),
                span: self.span(start + indent, start + indent + words.len()),
            };
        }
        let open = start + indent + 1;
        let mut close = open;
        let mut doubled = false;
        let closed = loop {
            match self.text[close..].find('"') {
                None => break false,
                Some(at) if self.text[close + at + 1..].starts_with('"') => {
                    doubled = true;
                    close += at + 2;
                }
                Some(at) => {
                    close += at;
                    break true;
                }
            }
        };
        if !closed {
            reading.wrong(self.span(open - 1, open), "this quotation mark is never closed").help =
                Some("close the cell with `\"`; a mark within a cell is written twice".to_owned());
            close = self.text.len();
        }
        let words = &self.text[open..close];
        let text = if doubled { words.replace("\"\"", "\"").into() } else { Cow::Borrowed(words) };
        let behind = close + usize::from(closed);
        let rest = &self.text[behind..];
        let length = self.plain(rest);
        if !rest[..length].trim_matches(blank).is_empty() {
            let span = self.span(behind, behind + length);
            reading.wrong(span, "a cell ends with its closing quotation mark").help =
                Some("a quotation mark within a cell is written twice".to_owned());
        }
        self.at = behind + length;
        Cell { text, span: self.span(open, close) }
    }

    /// How far a text goes on without an end of a cell.
    fn plain(&self, rest: &str) -> usize {
        rest.find([self.between, '\r', '\n']).unwrap_or(rest.len())
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start as u32, end as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, between: char) -> (Vec<Vec<String>>, usize) {
        let mut reading = Reading::default();
        let file = FileId::nth(0);
        let (mut rows, mut row, mut all) = (Rows::new(file, text, between), Vec::new(), Vec::new());
        while rows.next(&mut reading, &mut row) {
            for cell in &row {
                let there = &text[cell.span.range()];
                assert_eq!(there.replace("\"\"", "\""), cell.text.replace("\"\"", "\""), "{text:?}");
            }
            all.push(row.iter().map(|cell| cell.text.clone().into_owned()).collect());
        }
        (all, reading.findings.len())
    }

    #[test]
    fn cells_are_read_as_the_standard_has_them() {
        for (text, rows) in [
            ("a,b\r\nc,d", vec![vec!["a", "b"], vec!["c", "d"]]),
            ("\u{feff}a , \"b, \"\"c\"\"\nd\" ,\n\n ,,\n", vec![vec!["a", "b, \"c\"\nd", ""]]),
            ("\"\",x\n", vec![vec!["", "x"]]),
            ("é,\"ü\"\n", vec![vec!["é", "ü"]]),
        ] {
            assert_eq!(
                read(text, ','),
                (rows.into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect(), 0),
                "{text:?}"
            );
        }
        assert_eq!(read("a\t\tb c\n", '\t').0, [["a", "", "b c"]]);
    }

    #[test]
    fn what_is_not_closed_is_noted_once() {
        assert_eq!(read("a,\"b\nc,d\n", ','), (vec![vec!["a".to_owned(), "b\nc,d\n".to_owned()]], 1));
        assert_eq!(read("\"a\"b,c", ','), (vec![vec!["a".to_owned(), "c".to_owned()]], 1));
        assert_eq!(read("\"", ',').1, 1);
    }
}
