//! Text cut to a width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Cuts a text into lines of at most `width` columns, between words where that is possible. White space is folded.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = if word.is_ascii() { word.len() } else { word.width() };
        if used > 0 && used + 1 + length > width {
            lines.push(String::new());
            used = 0;
        }
        let line = lines.last_mut().expect("there is always one");
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        if used + length <= width {
            line.push_str(word);
            used += length;
            continue;
        }
        for letter in word.chars() {
            let length = letter.width().unwrap_or(0);
            if used + length > width {
                lines.push(String::new());
                used = 0;
            }
            lines.last_mut().expect("there is always one").push(letter);
            used += length;
        }
    }
    lines
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a dot behind a text would begin an address, as readers of Markdown see it.
pub(super) fn ends_with_www(text: &str) -> bool {
    text.len().checked_sub(3).is_some_and(|at| text.as_bytes()[at..].eq_ignore_ascii_case(b"www"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_between_words_where_they_can() {
        assert_eq!(wrap("one two  three\nfour", 9), ["one two", "three", "four"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("橋橋橋", 4), ["橋橋", "橋"]);
        assert_eq!(wrap("", 4), [""]);
    }
}
