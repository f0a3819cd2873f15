//! Windows of lines for a report: never a whole file, never a whole line that is too long, and nothing that
//! would change what a terminal shows.

use std::{borrow::Cow, ops::Range};

use super::place::line_start;
use crate::source::{SourceFile, Span};

/// The longest line that is shown whole, in bytes.
const LONG: usize = 200;
/// How much of a longer line is shown before and after a span, in bytes.
const AROUND: usize = 60;
/// How much is shown of a long span, in bytes.
const WITHIN: usize = 120;
/// How far apart, in lines, two spans may be to be shown in one window.
const NEAR: usize = 6;

/// Lines in sequence, and the spans within them.
#[derive(Debug)]
pub struct Excerpt {
    /// The first line, from 1.
    pub line: usize,
    /// The lines, ready to show.
    pub text: String,
    /// Where the spans are in `text`, each with its number among those asked for.
    pub spans: Vec<(usize, Range<usize>)>,
}

/// The windows that show some spans of one file, in the order of the lines.
pub fn excerpts(file: &SourceFile, spans: &[Span]) -> Vec<Excerpt> {
    let mut places: Vec<_> =
        spans.iter().enumerate().map(|(number, &span)| Marked::new(file, number, span)).collect();
    places.sort_by_key(|place| (place.line, place.range.start));
    let near = |one: &Marked, next: &Marked| next.line - one.line <= NEAR;
    places.chunk_by(near).map(|window| excerpt(file, window)).collect()
}

/// A span, as far as it lies on its first line.
struct Marked {
    number: usize,
    line: usize,
    range: Range<usize>,
}

impl Marked {
    fn new(file: &SourceFile, number: usize, span: Span) -> Marked {
        let line = file.lines().line_of(span.start);
        let content = content(file, line);
        let start = (span.start as usize).clamp(content.start, content.end);
        let end = (span.end as usize).clamp(start, content.end);
        Marked { number, line, range: start..end }
    }
}

/// A line without its break and without a byte order mark.
fn content(file: &SourceFile, line: usize) -> Range<usize> {
    let range = file.lines().line_range(file.text(), line);
    let start = line_start(file.lines(), file.text(), line).min(range.end);
    let text = &file.text()[start..range.end];
    let end = text.strip_suffix('\n').unwrap_or(text);
    start..start + end.strip_suffix('\r').unwrap_or(end).len()
}

fn excerpt(file: &SourceFile, window: &[Marked]) -> Excerpt {
    let (first, last) = (window[0].line, window[window.len() - 1].line);
    let mut writer = Writer { file, text: String::new(), spans: Vec::new() };
    for line in first..=last {
        let from = window.partition_point(|place| place.line < line);
        let to = window.partition_point(|place| place.line <= line);
        writer.line(content(file, line), &window[from..to]);
        writer.text.push('\n');
    }
    Excerpt { line: first + 1, text: writer.text, spans: writer.spans }
}

struct Writer<'f> {
    file: &'f SourceFile,
    text: String,
    spans: Vec<(usize, Range<usize>)>,
}

impl Writer<'_> {
    fn line(&mut self, line: Range<usize>, marked: &[Marked]) {
        let pieces = pieces(self.file.text(), &line, marked);
        // Each place of the line that a span names, and where it comes to lie.
        let mut ends: Vec<usize> =
            marked.iter().flat_map(|place| [place.range.start, place.range.end]).collect();
        ends.sort_unstable();
        let mut shown = vec![0; ends.len()];
        let mut next = 0;
        for piece in &pieces {
            // What was left out before the piece lies where its ellipsis is.
            while next < ends.len() && ends[next] < piece.start {
                shown[next] = self.text.len();
                next += 1;
            }
            if piece.start > line.start {
                self.text.push('…');
            }
            for (at, letter) in self.file.text()[piece.clone()].char_indices() {
                while next < ends.len() && ends[next] <= piece.start + at {
                    shown[next] = self.text.len();
                    next += 1;
                }
                self.text.push(plain(letter));
            }
            while next < ends.len() && ends[next] <= piece.end {
                shown[next] = self.text.len();
                next += 1;
            }
        }
        if pieces.last().is_some_and(|piece| piece.end < line.end) {
            self.text.push('…');
        }
        shown[next..].fill(self.text.len());
        for place in marked {
            let at = |offset| shown[ends.partition_point(|&end| end < offset)];
            self.spans.push((place.number, at(place.range.start)..at(place.range.end)));
        }
    }
}

/// What is shown of a line: all of it, or what lies around the spans in it.
fn pieces(text: &str, line: &Range<usize>, marked: &[Marked]) -> Vec<Range<usize>> {
    if line.len() <= LONG {
        return vec![line.clone()];
    }
    let (mut pieces, mut shown) = (Vec::<Range<usize>>::new(), 0);
    for Marked { range, .. } in marked {
        let end = range.end.min(range.start + WITHIN) + AROUND;
        let piece =
            floor(text, range.start.saturating_sub(AROUND).max(line.start))..floor(text, end.min(line.end));
        match pieces.last_mut() {
            Some(last) if piece.start <= last.end => last.end = last.end.max(piece.end),
            _ if shown > 20 => break,
            _ => pieces.push(piece),
        }
        shown += 1;
    }
    if pieces.is_empty() {
        pieces.push(line.start..floor(text, line.start + AROUND));
    }
    pieces
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The letter, or a sign in the place of what a terminal would obey instead of showing.
fn plain(letter: char) -> char {
    match letter {
        '\t' => letter,
        '\0'..='\x1f' => char::from_u32(0x2400 + letter as u32).unwrap_or('\u{fffd}'),
        '\x7f' => '␡',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{e000}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        _ => letter,
    }
}

/// A text of which a terminal obeys nothing; line breaks stay.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let keep = |letter: char| letter == '\n' || plain(letter) == letter;
    if text.chars().all(keep) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|letter| if keep(letter) { letter } else { plain(letter) }).collect())
}
