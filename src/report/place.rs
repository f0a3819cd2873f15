//! Spans as lines and columns, at the same small cost wherever in a line they are.

use std::{cell::OnceCell, ops::Range};

use crate::source::{FileId, FileSet, LineIndex, SourceFile, Span};

/// A place in a file as people, editors and programs count it. A byte order mark counts for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The column in UTF-16 code units, from 1: what SARIF counts.
    pub utf16: u32,
    /// The byte, from 0.
    pub offset: u32,
}

/// Turns spans of some files into places.
///
/// Counting from the start of the line would be quadratic where a program wrote a whole map on one line; so each
/// file has marks at equal distances, set when the file is first asked about.
#[derive(Debug)]
pub struct Places<'f> {
    files: &'f FileSet,
    marks: Vec<OnceCell<Vec<Mark>>>,
}

/// How many characters and how many UTF-16 units lie before a mark.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    characters: u32,
    units: u32,
}

impl Mark {
    fn after(self, bytes: &[u8]) -> Mark {
        bytes.iter().fold(self, |sum, &byte| Mark {
            // A character begins at every byte but those that go on with one; four bytes make two units.
            characters: sum.characters + u32::from(byte & 0xc0 != 0x80),
            units: sum.units + u32::from(byte & 0xc0 != 0x80) + u32::from(byte >= 0xf0),
        })
    }
}

/// Bytes between marks.
const STEP: usize = 4096;

const BYTE_ORDER_MARK: &str = "\u{feff}";

impl<'f> Places<'f> {
    /// Looks into the files of a report.
    pub fn new(files: &'f FileSet) -> Places<'f> {
        Places { files, marks: (0..files.len()).map(|_| OnceCell::new()).collect() }
    }

    /// The file of a span, if the span is one of these files' and lies within it.
    pub fn file(&self, span: Span) -> Option<&'f SourceFile> {
        let file = (span.file.index() < self.files.len()).then(|| self.files.file(span.file))?;
        file.text().get(span.range()).map(|_| file)
    }

    /// Where a span begins and ends.
    pub fn range(&self, span: Span) -> Option<Range<Place>> {
        self.file(span)?;
        Some(self.place(span.file, span.start)..self.place(span.file, span.end))
    }

    fn place(&self, id: FileId, offset: u32) -> Place {
        let file = self.files.file(id);
        let line = file.lines().line_of(offset);
        let start = line_start(file.lines(), file.text(), line);
        let [from, to] = [start.min(offset as usize), offset as usize].map(|at| self.before(id, at));
        Place {
            line: line as u32 + 1,
            column: to.characters - from.characters + 1,
            utf16: to.units - from.units + 1,
            offset,
        }
    }

    fn before(&self, id: FileId, offset: usize) -> Mark {
        let bytes = self.files.file(id).text().as_bytes();
        let marks = self.marks[id.index()].get_or_init(|| {
            let steps = bytes
                .chunks(STEP)
                .scan(Mark::default(), |sum, step| Some(std::mem::replace(sum, sum.after(step))));
            steps.collect()
        });
        let nearest = (offset / STEP).min(marks.len().saturating_sub(1));
        marks.get(nearest).copied().unwrap_or_default().after(&bytes[nearest * STEP..offset])
    }
}

/// The first byte of a line that counts: after a byte order mark.
pub(super) fn line_start(lines: &LineIndex, text: &str, line: usize) -> usize {
    let start = lines.line_range(text, line).start;
    if line == 0 && text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_agree_with_counting() {
        let mut text = "\u{feff}".to_owned();
        for number in 0..3000 {
            text.push_str(["é", "𝄞", "a", "漢", "\r\n"][(number * number) % 5]);
        }
        let mut files = FileSet::new();
        let file = files.add("map", text.as_str());
        let places = Places::new(&files);
        let (mut line, mut column, mut utf16) = (1, 1, 1);
        for (at, letter) in text.char_indices().skip(1) {
            let expected = Place { line, column, utf16, offset: at as u32 };
            assert_eq!(places.range(Span::new(file, at as u32, at as u32)).unwrap().start, expected);
            (column, utf16) = (column + 1, utf16 + letter.len_utf16() as u32);
            if letter == '\n' {
                (line, column, utf16) = (line + 1, 1, 1);
            }
        }
    }

    #[test]
    fn what_fits_no_file_has_no_place() {
        let mut files = FileSet::new();
        let file = files.add("map", "é");
        let places = Places::new(&files);
        for span in [Span::new(file, 1, 2), Span::new(file, 0, 9), Span::new(FileId::nth(7), 0, 0)] {
            assert_eq!(places.range(span), None);
        }
        assert!(places.range(Span::new(file, 2, 2)).is_some(), "the end is a place");
    }
}
