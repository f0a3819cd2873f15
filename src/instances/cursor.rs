//! Bytes, one after another, and the words that they make.

use std::io::{ErrorKind, Read};

use super::error::{InstanceError, Place};

type Result<T> = std::result::Result<T, InstanceError>;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
const CHUNK: usize = 1 << 16;
/// The most bytes of a line, and of a name: room for whatever a person or a generator writes, and an end to what a
/// stranger can send. Lines are checked once a chunk.
const MAX_LINE: u64 = 1 << 28;
const MAX_NAME: usize = 1 << 12;

/// A place in a text that is read once, from its beginning to its end, a chunk at a time.
pub(super) struct Cursor<R> {
    reader: R,
    /// What is read and not yet gone over is `chunk[at..end]`.
    chunk: Box<[u8]>,
    at: usize,
    end: usize,
    /// How many bytes the chunks before this one held.
    before: u64,
    line: u64,
    line_start: u64,
    ended: bool,
    /// The word under way, so that none asks for memory of its own.
    word: Vec<u8>,
}

impl<R: Read> Cursor<R> {
    /// The beginning of a text, behind its byte order mark if it has one.
    pub(super) fn new(reader: R) -> Result<Cursor<R>> {
        let chunk = vec![0; CHUNK].into_boxed_slice();
        let (at, end, before, line, line_start) = (0, 0, 0, 1, 0);
        let mut cursor =
            Cursor { reader, chunk, at, end, before, line, line_start, ended: false, word: Vec::new() };
        while cursor.end < BYTE_ORDER_MARK.len() && !cursor.ended {
            cursor.read()?;
        }
        if cursor.chunk[..cursor.end].starts_with(BYTE_ORDER_MARK) {
            cursor.at = BYTE_ORDER_MARK.len();
            cursor.line_start = cursor.at as u64;
        }
        Ok(cursor)
    }

    /// Where the next byte stands.
    pub(super) fn place(&self) -> Place {
        Place { line: self.line, column: self.before + self.at as u64 - self.line_start + 1 }
    }

    /// The next byte; none at the end.
    #[inline]
    pub(super) fn peek(&mut self) -> Result<Option<u8>> {
        if self.at == self.end {
            self.refill()?;
        }
        Ok(self.chunk[..self.end].get(self.at).copied())
    }

    /// Goes on to the next byte that says something, over blanks, ends of lines and comments, and says whether there
    /// is one.
    pub(super) fn content(&mut self, comment: Option<u8>) -> Result<bool> {
        loop {
            self.skip_blanks()?;
            match self.peek()? {
                None => return Ok(false),
                Some(b'\n') => self.newline(),
                byte if byte == comment => self.skip_line()?,
                Some(_) => return Ok(true),
            }
        }
    }

    /// Goes over blanks. A carriage return is one, so that lines may end as on Windows.
    #[inline]
    pub(super) fn skip_blanks(&mut self) -> Result<()> {
        while let Some(b' ' | b'\t' | b'\r') = self.peek()? {
            self.at += 1;
        }
        Ok(())
    }

    /// Goes over the rest of a line.
    pub(super) fn skip_line(&mut self) -> Result<()> {
        while self.peek()?.is_some() {
            match self.chunk[self.at..self.end].iter().position(|&byte| byte == b'\n') {
                Some(length) => {
                    self.at += length;
                    self.newline();
                    break;
                }
                None => self.at = self.end,
            }
        }
        Ok(())
    }

    /// Whether a line has nothing more to say, whose end is then gone over.
    pub(super) fn at_line_end(&mut self) -> Result<bool> {
        self.skip_blanks()?;
        match self.peek()? {
            None => Ok(true),
            Some(b'\n') => {
                self.newline();
                Ok(true)
            }
            Some(_) => Ok(false),
        }
    }

    /// Goes over the end of a line, before which only blanks may stand.
    pub(super) fn end_line(&mut self) -> Result<()> {
        if self.at_line_end()? { Ok(()) } else { Err(self.unexpected("the end of the line")) }
    }

    /// Goes over one byte, which must be this one.
    pub(super) fn byte(&mut self, byte: u8, expected: &'static str) -> Result<()> {
        if self.peek()? != Some(byte) {
            return Err(self.unexpected(expected));
        }
        self.at += 1;
        Ok(())
    }

    /// Goes over a number.
    #[inline]
    pub(super) fn number(&mut self, expected: &'static str) -> Result<u32> {
        let place = self.place();
        let mut number = 0_u64;
        let mut digits = false;
        while let Some(digit @ b'0'..=b'9') = self.peek()? {
            number = 10 * number + u64::from(digit - b'0');
            if number > u64::from(u32::MAX) {
                return Err(InstanceError::NumberTooLarge { place });
            }
            digits = true;
            self.at += 1;
        }
        let whole = self.peek()?.is_none_or(is_gap);
        if digits && whole { Ok(number as u32) } else { Err(self.unexpected(expected)) }
    }

    /// Goes over a word, up to a blank, the end of a line, or a byte that ends words in this format.
    pub(super) fn word(&mut self, ends: impl Fn(u8) -> bool, expected: &'static str) -> Result<&str> {
        let place = self.place();
        self.word.clear();
        while let Some(byte) = self.peek()? {
            if is_gap(byte) || ends(byte) {
                break;
            }
            self.push(byte, place)?;
        }
        if self.word.is_empty() {
            return Err(self.unexpected(expected));
        }
        self.whole_word(place)
    }

    /// Goes over a word in quotation marks, which belong to it. Within, a backslash makes a letter of the byte behind
    /// it.
    pub(super) fn quoted(&mut self) -> Result<&str> {
        let place = self.place();
        self.word.clear();
        // The opening mark closes nothing either.
        let mut escaped = true;
        loop {
            match self.peek()? {
                None | Some(b'\n') => return Err(self.unexpected("a closing quotation mark")),
                Some(byte) => {
                    self.push(byte, place)?;
                    if byte == b'"' && !escaped {
                        return self.whole_word(place);
                    }
                    escaped = byte == b'\\' && !escaped;
                }
            }
        }
    }

    /// That something else stands here than what the format asks for.
    #[cold]
    pub(super) fn unexpected(&mut self, expected: &'static str) -> InstanceError {
        const SHOWN: usize = 100;
        let place = self.place();
        let mut bytes = Vec::new();
        let next = loop {
            match self.peek() {
                Err(error) => return error,
                Ok(Some(byte)) if !is_gap(byte) && bytes.len() < SHOWN => bytes.push(byte),
                Ok(next) => break next,
            }
            self.at += 1;
        };
        if !bytes.is_empty() {
            return InstanceError::unexpected(place, expected, &String::from_utf8_lossy(&bytes));
        }
        let end = if next.is_none() { "the end of the file" } else { "the end of the line" };
        InstanceError::Unexpected { place, expected, found: end.to_owned() }
    }

    fn newline(&mut self) {
        self.at += 1;
        self.line += 1;
        self.line_start = self.before + self.at as u64;
    }

    /// Adds a byte to the word that began at a place.
    fn push(&mut self, byte: u8, place: Place) -> Result<()> {
        if byte.is_ascii_control() {
            return Err(self.unexpected("a name without control characters"));
        }
        if self.word.len() == MAX_NAME {
            return Err(InstanceError::TooLarge { place, limit: "4096 bytes of one name" });
        }
        self.word.push(byte);
        self.at += 1;
        Ok(())
    }

    fn whole_word(&self, place: Place) -> Result<&str> {
        std::str::from_utf8(&self.word).map_err(|_| InstanceError::NotUtf8 { place })
    }

    #[cold]
    fn refill(&mut self) -> Result<()> {
        self.before += self.end as u64;
        (self.at, self.end) = (0, 0);
        if self.before - self.line_start > MAX_LINE {
            return Err(InstanceError::TooLarge {
                place: self.place(),
                limit: "268435456 bytes of one line",
            });
        }
        if !self.ended {
            self.read()?;
        }
        Ok(())
    }

    /// Reads on behind what the chunk holds.
    fn read(&mut self) -> Result<()> {
        let room = &mut self.chunk[self.end..];
        let read = loop {
            match self.reader.read(room) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.ended = read == 0;
        self.end += read.min(room.len());
        Ok(())
    }
}

/// Whether a byte stands between words.
fn is_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}
