//! From byte offsets to lines and columns.

/// A place in a text as people and editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters (Unicode scalar values), from 1.
    pub column: u32,
    /// The column in UTF-16 code units, from 0: what the language server protocol and SARIF count.
    pub utf16: u32,
}

/// Where the lines of a text begin. A line ends with LF, CR LF or a lone CR, as in YAML.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many characters and UTF-16 units there are before every [`STRIDE`]th byte: a file may be one line of
    /// a hundred megabytes with a finding at every word, and no column may cost a walk from its start.
    before: Vec<(u32, u32)>,
}

const STRIDE: usize = 1 << 10;

impl LineIndex {
    /// Indexes a text: O(bytes).
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                starts.push(at as u32 + 1);
            }
        }
        let mut before = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let (mut characters, mut units) = (0, 0);
        for block in bytes.chunks(STRIDE) {
            before.push((characters, units));
            let (more_characters, more_units) = count(block);
            (characters, units) = (characters + more_characters, units + more_units);
        }
        LineIndex { starts, before }
    }

    /// How many characters and UTF-16 units stand before a byte that begins a character.
    fn before(&self, text: &str, offset: usize) -> (u32, u32) {
        let block = (offset / STRIDE).min(self.before.len().saturating_sub(1));
        let Some(&(characters, units)) = self.before.get(block) else { return (0, 0) };
        let (more_characters, more_units) = count(&text.as_bytes()[block * STRIDE..offset]);
        (characters + more_characters, units + more_units)
    }

    /// How many lines the text has; at least one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never: even an empty text has one line.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The line, from 0, that holds a byte offset: O(log lines).
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset) - 1
    }

    /// The byte range of a line counted from 0, its line break included; empty past the end.
    pub fn line_range(&self, text: &str, line: usize) -> std::ops::Range<usize> {
        let start = self.starts.get(line).map_or(text.len(), |&start| start as usize);
        let end = self.starts.get(line + 1).map_or(text.len(), |&next| next as usize);
        start..end
    }

    /// The position of a byte offset: O(log lines). An offset inside a character counts as that character's start.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.line_of(offset);
        let start = self.starts[line] as usize;
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let from = self.before(text, start.min(end));
        let to = self.before(text, end);
        Position { line: line as u32 + 1, column: to.0 - from.0 + 1, utf16: to.1 - from.1 }
    }
}

/// How many characters begin in some bytes of a text, and how many UTF-16 units those are: two for a character
/// of four bytes.
fn count(bytes: &[u8]) -> (u32, u32) {
    bytes.iter().fold((0, 0), |(characters, units), &byte| match byte {
        0x80..=0xbf => (characters, units),
        0xf0.. => (characters + 1, units + 2),
        _ => (characters + 1, units + 1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_break_counts_once() {
        let text = "a\nb\r\nc\rd";
        let index = LineIndex::new(text);
        assert_eq!(index.len(), 4);
        let lines: Vec<_> = (0..4).map(|line| &text[index.line_range(text, line)]).collect();
        assert_eq!(lines, ["a\n", "b\r\n", "c\r", "d"]);
    }

    #[test]
    fn columns_count_characters_and_utf16_units() {
        let text = "x\n𝄞é!";
        let index = LineIndex::new(text);
        let bang = text.find('!').unwrap() as u32;
        assert_eq!(index.position(text, bang), Position { line: 2, column: 3, utf16: 3 });
        assert_eq!(index.position(text, 3), Position { line: 2, column: 1, utf16: 0 }, "inside 𝄞");
    }

    #[test]
    fn columns_are_right_far_into_a_long_line() {
        let text = "é𝄞x".repeat(STRIDE);
        let index = LineIndex::new(&text);
        for (number, (offset, _)) in text.char_indices().enumerate().step_by(997) {
            let units = text[..offset].encode_utf16().count() as u32;
            let position = Position { line: 1, column: number as u32 + 1, utf16: units };
            assert_eq!(index.position(&text, offset as u32), position);
        }
        assert_eq!(index.position(&text, text.len() as u32).column, 3 * STRIDE as u32 + 1);
        assert_eq!(LineIndex::new("").position("", 0), Position { line: 1, column: 1, utf16: 0 });
    }
}
