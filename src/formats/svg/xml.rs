//! Text within XML.

use std::fmt;

/// A text as XML holds it, between tags or within quotes. What XML 1.0 has no way to hold (production 2, `Char`) is
/// shown as U+FFFD.
pub(super) struct Escaped<'t>(pub &'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut plain = 0;
        for (at, letter) in self.0.char_indices() {
            let written = match letter {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                // Within quotes a reader would make a space of them.
                '\n' => "&#10;",
                '\r' => "&#13;",
                '\t' => "&#9;",
                '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => "\u{fffd}",
                _ => continue,
            };
            out.write_str(&self.0[plain..at])?;
            out.write_str(written)?;
            plain = at + letter.len_utf8();
        }
        out.write_str(&self.0[plain..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let hard = "<a href=\"x\">&amp;</a> ]]> 'q'\t\n\u{b}\u{ffff}ß";
        let xml = format!("<t a=\"{0}\">{0}</t>", Escaped(hard));
        let read = roxmltree::Document::parse(&xml).unwrap();
        let shown = hard.replace(['\u{b}', '\u{ffff}'], "\u{fffd}");
        assert_eq!(read.root_element().text(), Some(&*shown));
        assert_eq!(read.root_element().attribute("a"), Some(&*shown));
    }
}
