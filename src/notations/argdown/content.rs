//! The words of an element, without what is only there to set them.

use super::{
    lexer::Sources,
    scan,
    tokens::{Kind, Token},
};
use crate::source::Span;

/// Words, and what was found in them.
#[derive(Debug, Default)]
pub(super) struct Content {
    text: String,
    /// Where the words and tags are.
    span: Option<Span>,
    pub tags: Vec<String>,
    /// What the words of links lead to: `words: address`.
    pub links: Vec<String>,
    /// How long the text is without the tags at its end, and where it ends in its file.
    without_tags: Option<(usize, u32)>,
}

impl Content {
    /// Takes a token in.
    ///
    /// # Arguments
    ///
    /// * `remove_tags`: whether tags are no part of the text wherever they are; those at its end never are.
    pub fn push(&mut self, token: Token, sources: &Sources, remove_tags: bool) {
        let words = slice(sources, token.span);
        match token.kind {
            Kind::Newline => self.words(" "),
            Kind::Escaped => self.words(&words[1..]),
            Kind::Shortcode(sign) => self.words(sign),
            Kind::Mark => {}
            Kind::Link(length) => {
                let (words, address) = (&words[1..][..length as usize], &words[length as usize + 3..]);
                self.words(words);
                self.links.push(format!("{}: {}", plain(words), plain(&address[..address.len() - 1])));
            }
            Kind::Tag => {
                let tag = tag(words);
                if !tag.is_empty() {
                    self.tags.push(tag);
                }
                if !remove_tags {
                    let end = self.span.map_or(token.span.end, |span| span.end);
                    let before = *self.without_tags.get_or_insert((self.text.len(), end));
                    self.words(words);
                    self.without_tags = Some(before);
                }
            }
            _ => self.words(words),
        }
        if !words.trim().is_empty() {
            let mut span = token.span;
            span.end = span.start + words.trim_end().len() as u32;
            span.start += (words.len() - words.trim_start().len()) as u32;
            let first = self.span.get_or_insert(span);
            // Words of an included file do not end in the file in which they began.
            if first.file == span.file {
                first.end = span.end;
            }
        }
    }

    fn words(&mut self, words: &str) {
        for letter in words.chars() {
            match letter.is_whitespace() {
                true if self.text.ends_with(' ') || self.text.is_empty() => {}
                true => self.text.push(' '),
                false if scan::is_printable(letter) => {
                    self.without_tags = None;
                    self.text.push(letter);
                }
                false => {}
            }
        }
    }

    /// Whether there is nothing in it but tags.
    pub fn is_tags_alone(&self) -> bool {
        self.text().is_empty() && (self.span.is_none() || !self.tags.is_empty())
    }

    /// The text, on one line.
    pub fn text(&self) -> &str {
        self.text[..self.without_tags.map_or(self.text.len(), |(length, _)| length)].trim()
    }

    /// Where the words are; the tags, if there are no words.
    pub fn span(&self) -> Option<Span> {
        let span = self.span?;
        match self.without_tags {
            Some((_, end)) if end > span.start => Some(Span::new(span.file, span.start, end)),
            _ => Some(span),
        }
    }
}

/// A tag without its sign.
fn tag(words: &str) -> String {
    let words = &words[1..];
    plain(words.strip_prefix('(').and_then(|words| words.strip_suffix(')')).unwrap_or(words))
}

/// Words on one line, with single spaces, and nothing that cannot be shown.
pub(crate) fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().filter(|&letter| scan::is_printable(letter)));
    }
    plain
}

/// The words of a place.
pub(super) fn slice(sources: &Sources, span: Span) -> &str {
    sources.get(&span.file).and_then(|text| text.get(span.range())).unwrap_or("")
}
