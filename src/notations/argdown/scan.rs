//! A place in a text, and what may stand there: whatever has to be searched for ahead is searched for once.

use std::sync::Arc;

use super::{lexer::sort, tokens::Kind};
use crate::{
    notations::Reading,
    source::{FileId, Span},
};

/// Where the next of some words is.
#[derive(Default)]
struct Next {
    /// The place that was found last: none before it, from where it was searched for.
    found: Option<Option<usize>>,
}

impl Next {
    /// The first at a place or behind it. Places must not go backwards.
    fn from(&mut self, text: &str, at: usize, words: &str) -> Option<usize> {
        match self.found {
            Some(None) => None,
            Some(Some(found)) if found >= at => Some(found),
            _ => {
                let found = text.get(at..).and_then(|rest| rest.find(words)).map(|found| at + found);
                self.found = Some(found);
                found
            }
        }
    }
}

/// A text and a place in it.
pub(super) struct Scan {
    file: FileId,
    pub text: Arc<str>,
    pub at: usize,
    /// The beginning of the first line that holds something.
    pub begin: usize,
    square: Next,
    round: Next,
    angle: Next,
    line: Next,
    star_slash: Next,
    arrow: Next,
    /// Where the last search for the end of data began and ended, and the last closing brace before that.
    data: (usize, usize, Option<usize>),
    /// Whether it was told that a comment does not end.
    told: bool,
}

impl Scan {
    pub fn new(file: FileId, text: Arc<str>) -> Scan {
        Scan {
            file,
            text,
            at: 0,
            begin: 0,
            square: Next::default(),
            round: Next::default(),
            angle: Next::default(),
            line: Next::default(),
            star_slash: Next::default(),
            arrow: Next::default(),
            data: (0, 0, None),
            told: false,
        }
    }

    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start as u32, end as u32)
    }

    /// The place behind a line break.
    pub fn line_break(&self, at: usize) -> usize {
        match self.text[at..].starts_with("\r\n") {
            true => at + 2,
            false => at + 1,
        }
    }

    /// The place behind blank lines and lines of comments, where there is a line's beginning, and whether any is blank.
    pub fn gap(&mut self, mut at: usize, reading: &mut Reading) -> (usize, bool) {
        let mut blank = false;
        loop {
            let content = self.behind_spaces(at);
            if self.text[content..].starts_with(['\n', '\r']) {
                blank = true;
                at = self.line_break(content);
                continue;
            }
            if content == self.text.len() {
                return (content, blank);
            }
            let Some(end) = self.comment(content, reading) else { return (at, blank) };
            let (behind, more) = self.gap_behind_comment(end, reading);
            return (behind, blank || more);
        }
    }

    /// The same, behind a comment with which a line began.
    pub fn gap_behind_comment(&mut self, mut end: usize, reading: &mut Reading) -> (usize, bool) {
        let mut blank = false;
        loop {
            let content = self.behind_spaces(end);
            if !self.text[content..].starts_with(['\n', '\r']) {
                match self.comment(content, reading) {
                    Some(next) => end = next,
                    None => return (end, blank),
                }
                continue;
            }
            let mut at = self.line_break(content);
            loop {
                let content = self.behind_spaces(at);
                if !self.text[content..].starts_with(['\n', '\r']) {
                    break;
                }
                blank = true;
                at = self.line_break(content);
            }
            let content = self.behind_spaces(at);
            match self.comment(content, reading) {
                Some(next) => end = next,
                None => return (at, blank),
            }
        }
    }

    fn behind_spaces(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        at + rest.len() - rest.trim_start_matches([' ', '\t']).len()
    }

    /// The end of a comment that begins at a place.
    pub fn comment(&mut self, at: usize, reading: &mut Reading) -> Option<usize> {
        let rest = &self.text[at..];
        if rest.starts_with("//") {
            let end = at + rest.find(['\n', '\r']).unwrap_or(rest.len());
            if at > 0 && self.text.as_bytes()[at - 1] == b':' {
                reading.loss(self.span(at, end), "an address, as `//` begins a comment");
            }
            return Some(end);
        }
        let (end, close) = if rest.starts_with("/*") {
            (self.star_slash.from(&self.text, at + 2, "*/"), 2)
        } else if rest.starts_with("<!--") {
            (self.arrow.from(&self.text, at + 4, "-->"), 3)
        } else {
            return None;
        };
        if end.is_none() && !std::mem::replace(&mut self.told, true) {
            let (open, close) = if rest.starts_with("/*") { ("/*", "*/") } else { ("<!--", "-->") };
            unclosed(reading, self.span(at, at + open.len()), open, close);
        }
        end.map(|end| end + close)
    }

    /// The words that include a file here, and its path.
    pub fn include(&mut self) -> Option<(Span, String)> {
        const WORDS: &str = "@include(";
        let start = self.at;
        self.text[start..].strip_prefix(WORDS)?;
        let inner = start + WORDS.len();
        let end = self.round.from(&self.text, inner, ")").filter(|&end| end > inner)?;
        self.at = end + 1;
        Some((self.span(start, end + 1), self.text[inner..end].trim().to_owned()))
    }

    /// The end of front matter that begins here.
    pub fn front_matter(&self) -> Option<usize> {
        let rest = &self.text[self.at..];
        let inner = rest.trim_start_matches('=');
        let end = inner.find("===")?;
        let behind = inner[end..].trim_start_matches('=');
        Some(self.text.len() - behind.len())
    }

    /// The end of data that begins here: of the last closing brace before one that has a space behind it, and then
    /// neither a comma nor another brace.
    pub fn data(&mut self) -> Option<usize> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let (from, to, last) = self.data;
        if !(from..to).contains(&start) {
            let mut last = None;
            let mut at = start + 1;
            while at < bytes.len() {
                if bytes[at] == b'}' {
                    let behind = self.text[at + 1..].trim_start();
                    if !behind.starts_with([',', '}']) {
                        last = Some(at);
                    }
                    let space = self.text[at + 1..].starts_with(char::is_whitespace);
                    if space
                        && self.text[at + 1..].chars().nth(1).is_some_and(|letter| !",}".contains(letter))
                    {
                        break;
                    }
                }
                at += 1;
            }
            self.data = (start, at.max(start + 1), last);
            return last.map(|last| last + 1);
        }
        last.filter(|&last| last > start).map(|last| last + 1)
    }

    /// The length of the words of a link that begins here, and its end.
    pub fn link(&mut self) -> Option<(u32, usize)> {
        let start = self.at;
        let close = self.square.from(&self.text, start + 1, "]").filter(|&close| close > start + 1)?;
        // Titles are searched for from their second letter on.
        if self.text.as_bytes()[start + 1] == b']' || self.text.as_bytes().get(close + 1) != Some(&b'(') {
            return None;
        }
        let end = self.round.from(&self.text, close + 2, ")").filter(|&end| end > close + 2)?;
        Some(((close - start - 1) as u32, end + 1))
    }

    /// Whether something on the same line closes a bracket.
    pub fn closes_on_line(&mut self, bracket: usize) -> bool {
        let close = match self.text.as_bytes()[bracket] {
            b'[' => self.square.from(&self.text, bracket + 1, "]"),
            _ => self.angle.from(&self.text, bracket + 1, ">"),
        };
        let line = self.line.from(&self.text, bracket, "\n").unwrap_or(self.text.len());
        close.is_some_and(|close| close < line)
    }

    /// A title in brackets that begins at a place, and its end.
    pub fn title(&mut self, at: usize) -> Option<(Kind, usize)> {
        let bracket = *self.text.as_bytes().get(at)?;
        if !matches!(bracket, b'[' | b'<') {
            return None;
        }
        // The first letter may be any, a closing bracket too.
        let inner = at + 1 + letter(&self.text[at + 1..]);
        let close = match bracket {
            b'[' => self.square.from(&self.text, inner, "]"),
            _ => self.angle.from(&self.text, inner, ">"),
        }?;
        let line = self.line.from(&self.text, at, "\n").unwrap_or(self.text.len());
        if close > line {
            return None;
        }
        match self.text.as_bytes().get(close + 1) {
            Some(b':') => Some((Kind::Definition(sort(bracket)), close + 2)),
            // An arrow and a sign for "greater than" make no title.
            _ if self.text.as_bytes()[at + 1] == b'-' => None,
            _ => Some((Kind::Reference(sort(bracket)), close + 1)),
        }
    }

    /// The end of a tag that begins here.
    pub fn tag(&mut self) -> Option<usize> {
        let start = self.at + 1;
        let rest = &self.text[start..];
        if rest.starts_with('(') {
            let end = self.round.from(&self.text, start + 1, ")").filter(|&end| end > start + 1)?;
            return Some(end + 1);
        }
        let of_tag = |letter: char| {
            letter.is_ascii_alphanumeric()
                || matches!(letter, '-' | '_')
                || ('\u{a0}'..='\u{ffef}').contains(&letter)
        };
        let length = rest.len() - rest.trim_start_matches(of_tag).len();
        (length > 0).then_some(start + length)
    }
}

/// The length of what a text begins with, if that may be the name of a sign: without space, between two dots or two colons.
///
/// # Arguments
///
/// * `text`: begins with a dot or a colon.
pub(super) fn name_of_sign(text: &str) -> Option<usize> {
    let sign = text.chars().next()?;
    let mut letters = text.char_indices().skip(1);
    letters.next().filter(|(_, first)| !first.is_whitespace())?;
    let (end, last) = letters.find(|&(_, letter)| letter == sign || letter.is_whitespace())?;
    (last == sign).then_some(end + 1)
}

/// Notes that what would begin something with an end is read as words, as it has none.
pub(super) fn unclosed(reading: &mut Reading, span: Span, open: &str, close: &str) {
    let finding = reading.doubt(span, format!("nothing closes this `{open}`, so that it is read as words"));
    finding.help = Some(format!("write `{close}` where it ends, or a backslash before it"));
}

/// Whether a text begins as data does: with a brace, and a key behind it.
pub(super) fn begins_as_data(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('{') else { return false };
    let inner = inner.trim_start();
    let key = run(inner, b" \t\r\n:,{}[]");
    key > 0 && inner[key..].trim_start_matches([' ', '\t']).starts_with(':')
}

/// The number in round brackets that a text begins with, and its length with them.
pub(super) fn number(text: &str) -> Option<(u32, usize)> {
    let digits = text.strip_prefix('(')?;
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    digits[length..].starts_with(')').then_some(())?;
    // A number that is too large is still one that nothing else has.
    (length > 0).then(|| (digits[..length].parse().unwrap_or(u32::MAX), length + 2))
}

/// The length of what a text begins with, if that is the sign of a list's item: `*` or `1.`
pub(super) fn item(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = match digits {
        0 => text.starts_with('*').then_some(1)?,
        _ => text[digits..].starts_with('.').then_some(digits + 1)?,
    };
    text[length..].starts_with(char::is_whitespace).then_some(length)
}

/// How many bytes there are before the first of some.
pub(super) fn run(text: &str, ends: &[u8]) -> usize {
    text.bytes().position(|byte| ends.contains(&byte)).unwrap_or(text.len())
}

/// The length of a text's first letter in bytes.
pub(super) fn letter(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

/// Whether a letter can be shown: control characters have no place in a sentence.
pub(super) fn is_printable(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{85}')
        || !(letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}'))
}
