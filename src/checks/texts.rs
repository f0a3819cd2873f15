//! Sentences as they are compared: what they say, not how they are set.

use unicode_normalization::UnicodeNormalization;

/// The words of a sentence in small letters, one space between them. Punctuation is left out, except in front of
/// a digit, where it makes another number; other signs stay, since they may be all that tells two sentences apart.
pub(super) fn normal(text: &str) -> String {
    if text.is_ascii() {
        // Most sentences of most maps, and several times as fast.
        let bytes = text.as_bytes();
        let next = bytes.iter().skip(1).copied().chain([b' ']);
        let pairs = bytes.iter().copied().zip(next);
        return joined(text, pairs.map(|(byte, next)| (char::from(byte), next.is_ascii_digit())));
    }
    let text: String = text.nfkc().collect();
    let next = text.chars().skip(1).chain([' ']);
    joined(&text, text.chars().zip(next).map(|(letter, next)| (letter, next.is_numeric())))
}

/// Joins the letters of a text, each of which comes with whether a digit follows.
fn joined(text: &str, letters: impl Iterator<Item = (char, bool)>) -> String {
    let mut normal = String::with_capacity(text.len());
    let mut gap = false;
    for (letter, in_number) in letters {
        if letter.is_ascii_alphanumeric() {
            if std::mem::take(&mut gap) && !normal.is_empty() {
                normal.push(' ');
            }
            normal.push(letter.to_ascii_lowercase());
        } else if letter.is_whitespace() || (is_punctuation(letter) && !in_number) {
            // An apostrophe or a full stop within a word leaves no gap: `don't`, `e.g.`.
            gap |= !matches!(letter, '\'' | '’' | '.');
        } else {
            if std::mem::take(&mut gap) && !normal.is_empty() {
                normal.push(' ');
            }
            normal.extend(letter.to_lowercase());
        }
    }
    // A sentence of nothing but punctuation is told apart by it.
    if normal.is_empty() { text.to_owned() } else { normal }
}

fn is_punctuation(letter: char) -> bool {
    matches!(
        letter,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '"'
            | '\''
            | '('
            | ')'
            | '['
            | ']'
            | '-'
            | '¡'
            | '¿'
            | '«'
            | '»'
            | '…'
    ) || matches!(letter, '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{201f}' | '\u{2039}' | '\u{203a}')
}

/// Whether so many changes of a letter, or fewer, make one text another. Only the letters that can match within
/// these changes are looked at, so the work is that of the length times the changes.
pub(super) fn within(one: &str, other: &str, most: usize) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return false;
    }
    // The changes that make the first letters of `one` the first letters of `other`; beyond the band, too many.
    let mut changes: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let (from, to) = (row.saturating_sub(most), (row + most + 1).min(other.len()));
        let mut diagonal = changes[from];
        changes[from] = if from == 0 { row + 1 } else { most + 1 };
        let mut least = changes[from];
        for column in from..to {
            // To the right of the band the row above was not computed.
            let above = if column == row + most { most + 1 } else { changes[column + 1] };
            let replaced = diagonal + usize::from(*letter != other[column]);
            diagonal = changes[column + 1];
            changes[column + 1] = replaced.min(above + 1).min(changes[column] + 1);
            least = least.min(changes[column + 1]);
        }
        if least > most {
            return false;
        }
    }
    changes[other.len()] <= most
}

#[cfg(test)]
mod tests {
    use super::{normal, within};

    #[test]
    fn the_band_is_wide_enough() {
        let words =
            ["", "a", "ab", "ba", "abc", "acb", "xabc", "abcabc", "abcbc", "bcabca", "zzzzzz", "aabbcc"];
        for one in words {
            for other in words {
                let changes = strsim::levenshtein(one, other);
                for most in 0..8 {
                    assert_eq!(within(one, other, most), changes <= most, "{one} {other} {most}");
                }
            }
        }
    }

    #[test]
    fn what_is_said_counts_and_not_how_it_is_set() {
        assert_eq!(normal("The  Bridge — is closed."), normal("the bridge is closed"));
        assert_eq!(normal("“Don’t go!”"), normal("\"Don't go\""));
        assert_eq!(normal("Straße"), normal("straße."));
    }

    #[test]
    fn what_makes_a_difference_stays() {
        for (one, other) in [
            ("It is -5 degrees.", "It is 5 degrees."),
            ("It costs 1.5 a day.", "It costs 15 a day."),
            ("5 > 3", "5 < 3"),
            ("C++ is fast.", "C is fast."),
            ("?", "!"),
        ] {
            assert_ne!(normal(one), normal(other), "{one}");
        }
    }
}
