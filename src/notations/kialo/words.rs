//! The words of a claim: links and what a backslash stands before.

use crate::{notations::Ids, source::Span};

/// Words as people see them, and where some of them lead.
#[derive(Debug, PartialEq)]
pub(super) struct Words {
    pub text: String,
    pub links: Vec<Link>,
}

/// Words that lead to an address.
#[derive(Debug, PartialEq)]
pub(super) struct Link {
    pub words: String,
    pub address: String,
    pub place: Span,
}

impl Words {
    /// Reads what is written at a place.
    ///
    /// # Complexity
    ///
    /// Linear: what looks like a link and is none ends where the next could begin.
    pub fn of(written: &str, place: Span) -> Words {
        let mut words = Words { text: String::with_capacity(written.len()), links: Vec::new() };
        let mut at = 0;
        while let Some(letter) = written[at..].chars().next() {
            match letter {
                '\\' => match written[at + 1..].chars().next().filter(char::is_ascii_punctuation) {
                    Some(escaped) => {
                        words.text.push(escaped);
                        at += 2;
                    }
                    None => {
                        words.text.push('\\');
                        at += 1;
                    }
                },
                '[' => match link(&written[at..]) {
                    Some((said, address, length)) => {
                        let said = if said.trim().is_empty() { address.clone() } else { said };
                        words.text.push_str(&said);
                        let start = place.start + at as u32;
                        let place = Span::new(place.file, start, start + length as u32);
                        words.links.push(Link { words: said, address, place });
                        at += length;
                    }
                    None => {
                        words.text.push('[');
                        at += 1;
                    }
                },
                letter => {
                    words.text.push(letter);
                    at += letter.len_utf8();
                }
            }
        }
        words
    }
}

/// The words, the address and the length of the link that a text begins with.
fn link(written: &str) -> Option<(String, String, usize)> {
    let (said, length) = until(&written[1..], |letter, _| letter == ']')?;
    let rest = written[1 + length..].strip_prefix('(')?;
    let is_end = |letter: char, open: usize| letter == ')' && open == 0;
    let (address, behind) = until(rest, is_end).filter(|(address, _)| is_address(address))?;
    Some((said, address, 1 + length + 1 + behind))
}

/// Whether words can be the address of a link.
pub(crate) fn is_address(words: &str) -> bool {
    !words.is_empty() && !words.contains(|letter: char| letter.is_whitespace() || letter == '[')
}

/// What stands before a letter at which something ends, and the length with that letter. Brackets of its own may stand in
/// an address.
fn until(written: &str, is_end: impl Fn(char, usize) -> bool) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut open = 0;
    let mut letters = written.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if is_end(letter, open) {
            return Some((text, at + letter.len_utf8()));
        }
        match letter {
            '[' => return None,
            '(' => open += 1,
            ')' => open = open.saturating_sub(1),
            '\\' => {
                if let Some((_, escaped)) = letters.next_if(|(_, next)| next.is_ascii_punctuation()) {
                    text.push(escaped);
                    continue;
                }
            }
            _ => {}
        }
        text.push(letter);
    }
    None
}

/// The id of the source at an address.
pub(crate) fn source_id(ids: &mut Ids, address: &str) -> String {
    let host = address.split_once("://").map_or(address, |(_, host)| host);
    ids.like(host.strip_prefix("www.").unwrap_or(host), "source")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn read(written: &str) -> (String, Vec<(String, String)>) {
        let words = Words::of(written, Span::new(FileId::nth(0), 0, written.len() as u32));
        (words.text, words.links.into_iter().map(|link| (link.words, link.address)).collect())
    }

    #[test]
    fn links_leave_their_words() {
        let (text, links) = read(r"The [cable](https://a.org/x_\(y\)) is [so old](b(c)d) \(they say\).");
        assert_eq!(text, "The cable is so old (they say).");
        let links: Vec<_> = links.iter().map(|(words, address)| (words.as_str(), address.as_str())).collect();
        assert_eq!(links, [("cable", "https://a.org/x_(y)"), ("so old", "b(c)d")]);
        assert_eq!(read("[](a.org)").0, "a.org");
    }

    #[test]
    fn what_is_no_link_stays() {
        for text in ["[a]", "[a](", "[a]()", "[a](b c)", "a [b [c", "\\a", "\\", "]("] {
            assert_eq!(read(text), (text.to_owned(), Vec::new()));
        }
        assert_eq!(read("[a [b](c)").0, "[a b");
        assert_eq!(read(r"\[a\](b)").0, "[a](b)");
        assert_eq!(read(&"[a](".repeat(100_000)).1, []);
    }
}
