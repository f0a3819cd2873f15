//! Text as it was read: files, byte spans in them, and lines.
//!
//! Everything above this layer says *where* with a [`Span`]; only reports turn a span into a line and a
//! column, through the [`FileSet`] it belongs to.

mod letters;
mod line_index;

pub use letters::{is_obeyed, turns_direction};
pub use line_index::{LineIndex, Position};

use std::sync::{Arc, OnceLock};

/// A file of a [`FileSet`], by its place in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// The id of the file at a place in reading order, from 0.
    pub fn nth(index: usize) -> FileId {
        FileId(index as u32)
    }

    /// The place of the file in reading order, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A range of bytes in a file: `start` is the first byte, `end` the byte after the last.
///
/// Spans order by file (in reading order), then by place: the order in which findings are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span of `start..end` in `file`.
    pub fn new(file: FileId, start: u32, end: u32) -> Span {
        Span { file, start, end: end.max(start) }
    }

    /// The byte range, for slicing the file's text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies wholly within this span.
    pub fn contains(self, other: Span) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}

/// A value and where it was written. `span` is `None` for what a program made.
#[derive(Clone, Debug, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written, if it was read from a file.
    pub span: Option<Span>,
}

impl<T> Spanned<T> {
    /// A value read at `span`.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span: Some(span) }
    }
}

impl<T> From<T> for Spanned<T> {
    /// A value made by a program, without a place.
    fn from(value: T) -> Spanned<T> {
        Spanned { value, span: None }
    }
}

impl From<&str> for Spanned<String> {
    /// A text made by a program, without a place.
    fn from(text: &str) -> Spanned<String> {
        Spanned { value: text.to_owned(), span: None }
    }
}

/// Two values are the same whatever their place: what was written, not where.
impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Spanned<T>) -> bool {
        self.value == other.value
    }
}

/// One text with the name it is reported under.
#[derive(Clone, Debug)]
pub struct SourceFile {
    name: String,
    text: Arc<str>,
    lines: OnceLock<LineIndex>,
}

impl SourceFile {
    /// The name for reports: a path as the caller gave it, with `/` between its parts.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line index, built when first asked for: O(bytes) once.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// The line and column of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        self.lines().position(&self.text, offset)
    }
}

/// The files of one map, in reading order.
#[derive(Clone, Debug, Default)]
pub struct FileSet {
    files: Vec<SourceFile>,
}

impl FileSet {
    /// An empty set.
    pub fn new() -> FileSet {
        FileSet::default()
    }

    /// Adds a file and returns its id. `text` must be shorter than 4 GiB; the reader's limits see to that.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        let id = FileId(self.files.len() as u32);
        self.files.push(SourceFile { name: name.into(), text: text.into(), lines: OnceLock::new() });
        id
    }

    /// The file of an id of this set.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.index()]
    }

    /// All files, in reading order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file: so it is for a map that a program built.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The text of a span, empty if the span does not fit its file.
    pub fn slice(&self, span: Span) -> &str {
        self.files.get(span.file.index()).and_then(|file| file.text.get(span.range())).unwrap_or("")
    }

    /// The file's name and the position of the span's start.
    pub fn locate(&self, span: Span) -> (&str, Position) {
        let file = self.file(span.file);
        (file.name(), file.position(span.start))
    }
}
