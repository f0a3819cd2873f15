//! Strict JSON (RFC 8259) made into the tree that the YAML reader makes of it, several times as fast.
//!
//! JSON is YAML, so this reader may give up at any letter: what it does not take is read as YAML from the start, and has the
//! findings that it has there. It takes what means the same to both; and besides what YAML alone refuses for its layout,
//! such as a key of more than 1,024 letters.

use std::sync::Arc;

use super::{
    Budget,
    tree::{Entry, IN_QUOTES, IN_SOURCE, Kind, Tree},
};
use crate::source::FileId;

/// The tree of a text that is a JSON object or array; `None` where it is anything else, or nests deeper than allowed.
pub(super) fn read(file: FileId, text: &Arc<str>, budget: Budget) -> Option<Tree> {
    let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader { text, at, entries: Vec::new(), texts: Vec::new(), open: Vec::new() };
    if !matches!(reader.next(), Some(b'{' | b'[')) {
        return None;
    }
    // A guess at the number of nodes, as for YAML.
    reader.entries.reserve((text.len() / 16).min(1 << 22));
    loop {
        if !reader.value(budget.depth)? {
            // A collection has begun, and its first value is next.
            continue;
        }
        while let Some(&parent) = reader.open.last() {
            match (reader.next()?, reader.entries[parent as usize].kind) {
                (b',', Kind::Sequence) => {
                    reader.at += 1;
                    break;
                }
                (b',', _) => {
                    reader.at += 1;
                    reader.key()?;
                    break;
                }
                (b']', Kind::Sequence) | (b'}', Kind::Mapping) => reader.close(),
                _ => return None,
            }
        }
        if reader.open.is_empty() {
            break;
        }
    }
    if reader.next().is_some() {
        return None;
    }
    let Reader { entries, texts, .. } = reader;
    Some(Tree { file: Some(file), source: Arc::clone(text), start: 0, entries, texts })
}

struct Reader<'t> {
    text: &'t str,
    /// A place in the text, always between two characters.
    at: usize,
    entries: Vec<Entry>,
    texts: Vec<Box<str>>,
    /// The collections being read, outermost first.
    open: Vec<u32>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t [u8] {
        &self.text.as_bytes()[self.at..]
    }

    /// Goes over blanks to the next byte; none at the end.
    fn next(&mut self) -> Option<u8> {
        let rest = self.rest();
        let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count();
        self.at += blanks;
        rest.get(blanks).copied()
    }

    /// Adds a node that ends here.
    fn push(&mut self, kind: Kind, start: usize, text: u32) {
        let next = self.entries.len() as u32 + 1;
        self.entries.push(Entry { kind, start: start as u32, end: self.at as u32, next, text });
    }

    /// Reads a scalar, an empty collection, or the beginning of any other: up to its first value. Says whether what was read
    /// is a whole value.
    fn value(&mut self, depth: usize) -> Option<bool> {
        let first = self.next()?;
        let kind = match first {
            b'{' => Kind::Mapping,
            b'[' => Kind::Sequence,
            b'"' => return self.string().map(|()| true),
            _ => return self.plain().map(|()| true),
        };
        if self.open.len() >= depth {
            return None;
        }
        self.open.push(self.entries.len() as u32);
        self.push(kind, self.at, IN_SOURCE);
        self.at += 1;
        match (self.next()?, kind) {
            (b'}', Kind::Mapping) | (b']', Kind::Sequence) => {
                self.close();
                return Some(true);
            }
            (_, Kind::Mapping) => self.key()?,
            _ => {}
        }
        Some(false)
    }

    /// Ends the innermost collection with the bracket that stands here.
    fn close(&mut self) {
        self.at += 1;
        let next = self.entries.len() as u32;
        if let Some(index) = self.open.pop() {
            let entry = &mut self.entries[index as usize];
            (entry.end, entry.next) = (self.at as u32, next);
        }
    }

    /// Reads a key and its colon.
    fn key(&mut self) -> Option<()> {
        self.next().filter(|&byte| byte == b'"')?;
        self.string()?;
        self.next().filter(|&byte| byte == b':')?;
        self.at += 1;
        Some(())
    }

    /// Reads a string, at whose quotation mark we are. One without escapes is its own source text, and needs no copy.
    fn string(&mut self) -> Option<()> {
        let start = self.at;
        self.at += 1;
        let mut written = self.letters()?;
        if self.rest().starts_with(b"\"") {
            self.at += 1;
            self.push(Kind::Text, start, IN_QUOTES);
            return Some(());
        }
        let mut text = String::new();
        loop {
            text.push_str(written);
            self.at += 1;
            if self.text.as_bytes()[self.at - 1] == b'"' {
                break;
            }
            text.push(self.escaped()?);
            written = self.letters()?;
        }
        let index = self.texts.len() as u32;
        self.texts.push(text.into_boxed_str());
        self.push(Kind::Text, start, index);
        Some(())
    }

    /// The letters up to a quotation mark or a backslash, all of them such as YAML prints (chapter 5.1): it refuses some that
    /// JSON allows.
    fn letters(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' ' | 0x7f))?;
        if !matches!(rest[length], b'"' | b'\\') {
            return None;
        }
        let letters = &self.text[self.at..self.at + length];
        let is_unprintable =
            |letter| matches!(letter, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}');
        if !letters.is_ascii() && letters.contains(is_unprintable) {
            return None;
        }
        self.at += length;
        Some(letters)
    }

    /// The character that stands behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        let letter = *self.rest().first()?;
        let character = match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                let unit = self.unit()?;
                if !(0xd800..0xdc00).contains(&unit) {
                    return char::from_u32(unit);
                }
                self.rest().strip_prefix(b"\\u")?;
                self.at += 2;
                let low = self.unit().filter(|low| (0xdc00..0xe000).contains(low))?;
                return char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
            }
            _ => return None,
        };
        self.at += 1;
        Some(character)
    }

    /// The number in four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4)?;
        let unit =
            digits.iter().try_fold(0, |unit, &digit| Some(16 * unit + char::from(digit).to_digit(16)?))?;
        self.at += 4;
        Some(unit)
    }

    /// Reads a number, a truth value or `null`.
    fn plain(&mut self) -> Option<()> {
        let start = self.at;
        let rest = self.rest();
        let length = rest
            .iter()
            .take_while(|byte| matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'E'));
        let word = &rest[..length.count()];
        let kind = match word {
            b"null" => Kind::Null,
            b"true" => Kind::Bool(true),
            b"false" => Kind::Bool(false),
            _ if is_number(word) => Kind::Number,
            _ => return None,
        };
        self.at += word.len();
        self.push(kind, start, IN_SOURCE);
        Some(())
    }
}

/// Whether it is a number of JSON, all of which are numbers of YAML.
fn is_number(word: &[u8]) -> bool {
    let unsigned = word.strip_prefix(b"-").unwrap_or(word);
    let digits = |from: &[u8]| from.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(unsigned);
    if whole == 0 || (whole > 1 && unsigned[0] == b'0') {
        return false;
    }
    let mut rest = &unsigned[whole..];
    if let Some(behind) = rest.strip_prefix(b".") {
        let fraction = digits(behind);
        if fraction == 0 {
            return false;
        }
        rest = &behind[fraction..];
    }
    if let Some(behind) = rest.strip_prefix(b"e").or_else(|| rest.strip_prefix(b"E")) {
        let behind = behind.strip_prefix(b"-").or_else(|| behind.strip_prefix(b"+")).unwrap_or(behind);
        let exponent = digits(behind);
        return exponent > 0 && exponent == behind.len();
    }
    rest.is_empty()
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
