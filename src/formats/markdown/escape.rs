//! Text and addresses in Markdown that say what they say and are nothing else.

use crate::formats::text::{ends_with_www, one_line};

/// The most characters of a text where it is only mentioned; the check `long-text` speaks up before.
const LONGEST_MENTION: usize = 300;

/// An address as a link, if it is one of the web and nothing else; otherwise as text.
pub(super) fn link(url: &str) -> String {
    let plain =
        url.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'\\' | b'"' | b'`'));
    match plain && (url.starts_with("https://") || url.starts_with("http://")) {
        true => format!("<{url}>"),
        false => escaped(url),
    }
}

/// Text on one line, in which nothing is markup: to CommonMark, GitHub's tables and links, or HTML.
pub(in crate::formats) fn escaped(text: &str) -> String {
    let text = one_line(text);
    let mut safe = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in text.char_indices() {
        let leading = match letter {
            '+' | '-' | '=' | ':' => at == 0,
            '.' | ')' => at == digits && digits > 0,
            _ => false,
        };
        let link =
            letter == ':' && text[at..].starts_with("://") || letter == '.' && ends_with_www(&text[..at]);
        let markup = matches!(
            letter,
            '\\' | '`'
                | '*'
                | '_'
                | '{'
                | '}'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '&'
                | '!'
                | '$'
                | '@'
        );
        if leading || link || markup {
            safe.push('\\');
        }
        safe.push(letter);
    }
    close_directions(&mut safe, &text);
    safe
}

/// The start of a text that is longer than a sentence should be, for where it is only mentioned. What is written then
/// grows with the number of mentions, and not with that number times the length of a text.
pub(in crate::formats) fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_MENTION) {
        None => escaped(text),
        Some((end, _)) => {
            let start = &text[..end];
            let end = start.rfind(char::is_whitespace).filter(|&end| end > 0).unwrap_or(end);
            escaped(&start[..end]) + " …"
        }
    }
}

/// Ends whatever changes of direction a text leaves open, so that the words of the memo behind it read as they stand.
fn close_directions(safe: &mut String, text: &str) {
    const END: char = '\u{202c}';
    const END_ISOLATE: char = '\u{2069}';
    let mut open = Vec::new();
    for letter in text.chars() {
        match letter {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push(END),
            '\u{2066}'..='\u{2068}' => open.push(END_ISOLATE),
            END if open.last() == Some(&END) => {
                open.pop();
            }
            // The end of an isolate ends what was opened within it.
            END_ISOLATE => {
                if let Some(at) = open.iter().rposition(|&end| end == END_ISOLATE) {
                    open.truncate(at);
                }
            }
            _ => {}
        }
    }
    safe.extend(open.iter().rev());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(escaped("# a *b*\n<script>"), "\\# a \\*b\\* \\<script\\>");
        assert_eq!(escaped("12. June"), "12\\. June");
        assert_eq!(escaped("- no"), "\\- no");
        assert_eq!(escaped("see https://x.org or www.x.org"), "see https\\://x.org or www\\.x.org");
        assert_eq!(escaped("WWW.x.org"), "WWW\\.x.org");
        assert_eq!(escaped("This is the law."), "This is the law.");
        assert_eq!(escaped("a \u{202e}b"), "a \u{202e}b\u{202c}");
        assert_eq!(escaped("\u{2067}a \u{202e}b\u{2069} c"), "\u{2067}a \u{202e}b\u{2069} c");
        assert_eq!(link("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(link("https://example.org/?a=1&b=2"), "<https://example.org/?a=1&b=2>");
    }

    #[test]
    fn a_mention_is_as_long_as_a_sentence() {
        assert_eq!(shortened("A sentence."), "A sentence.");
        let short = shortened(&"word ".repeat(1_000));
        assert!(short.ends_with("word …") && short.chars().count() <= LONGEST_MENTION + 2, "{short}");
        assert_eq!(shortened(&"橋".repeat(1_000)).chars().count(), LONGEST_MENTION + 2);
    }
}
