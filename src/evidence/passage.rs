//! Passages: what a digest is of, and where in a source it stands.

use serde::Serialize;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::document::SentenceRange;

/// A paragraph of a source, or sentences of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Passage {
    /// The paragraph, from 1.
    pub paragraph: u32,
    /// The sentences; the whole paragraph if `None`.
    #[serde(serialize_with = "sentence", skip_serializing_if = "Option::is_none")]
    pub sentence: Option<SentenceRange>,
}

fn sentence<S: serde::Serializer>(range: &Option<SentenceRange>, serializer: S) -> Result<S::Ok, S::Error> {
    match range {
        Some(range) if range.first == range.last => serializer.serialize_u32(range.first),
        Some(range) => serializer.collect_str(range),
        None => serializer.serialize_none(),
    }
}

impl std::fmt::Display for Passage {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "paragraph {}", self.paragraph)?;
        match self.sentence {
            Some(range) if range.first == range.last => write!(out, ", sentence {range}"),
            Some(range) => write!(out, ", sentences {range}"),
            None => Ok(()),
        }
    }
}

/// A text in the form that digests are of, and in which quotes are compared: Unicode NFKC; every dash `-`; every
/// single quotation mark `'` and double one `"`; nothing invisible; one space for each run of white space, none
/// at the ends.
///
/// # Examples
///
/// ```
/// use elenchus::evidence::normalise;
///
/// assert_eq!(normalise("  “Don’t” —\n wait…"), "\"Don't\" - wait...");
/// ```
pub fn normalise(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        push_word(&mut normal, word);
    }
    normal
}

/// Adds a word in its normal form, with a space before it unless it is the first. Returns where it begins;
/// `None` for a word of which nothing is visible.
pub(super) fn push_word(normal: &mut String, word: &str) -> Option<usize> {
    let before = normal.len();
    if !normal.is_empty() {
        normal.push(' ');
    }
    let start = normal.len();
    if word.is_ascii() {
        normal.extend(word.chars().map(plain));
    } else {
        let letters = word.nfkc().filter(|&letter| !is_invisible(letter)).map(plain);
        for letter in letters {
            // Compatibility forms of some marks begin with a space.
            match letter.is_whitespace() {
                true if normal.ends_with(' ') || normal.len() == start => {}
                true => normal.push(' '),
                false => normal.push(letter),
            }
        }
        normal.truncate(normal.trim_end().len().max(start));
    }
    if normal.len() == start {
        normal.truncate(before);
        return None;
    }
    Some(start)
}

fn plain(letter: char) -> char {
    match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '`' | '\u{b4}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '«' | '»' => '"',
        _ => letter,
    }
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// The SHA-256 of a passage's normal form, in lower-case hexadecimal: what a citation's `digest` is.
pub fn digest(passage: &str) -> String {
    hexadecimal(normalise(passage).as_bytes())
}

/// The SHA-256 of bytes, in lower-case hexadecimal.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_the_same_words_are_one() {
        for form in ["it's - so", "it’s — so", " it`s\u{a0}– so\n", "it\u{200b}'s \u{2212}  so", "ｉt's - so"]
        {
            assert_eq!(normalise(form), "it's - so", "{form:?}");
        }
        assert_eq!(normalise("\u{200b} \u{ad}"), "");
        assert_eq!(normalise(&normalise("´ ¨a … ﬁne")), normalise("´ ¨a … ﬁne"), "once is enough");
    }

    #[test]
    fn the_digest_of_nothing_is_known() {
        assert_eq!(digest(" \n"), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
