//! Words about a difference, before it is known where they are to be read.

use std::fmt;

use super::words::{Words, words};
use crate::source::is_obeyed;

/// A piece of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Our own words.
    Plain(String),
    /// The id of something in the map.
    Id(String),
    /// The author's words.
    Text(String),
    /// Words of the author that are gone.
    Old(String),
    /// Words of the author that are new.
    New(String),
}

/// Pieces that make a phrase. Its text form is safe to print: ids stand in backquotes, words that are gone in `[-…-]`
/// and new ones in `{+…+}`, and nothing in it moves a cursor or turns the direction of writing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Phrase(pub Vec<Piece>);

/// The most ids that a phrase spells out.
const MOST_IDS: usize = 6;

impl Phrase {
    pub fn plain(words: impl Into<String>) -> Phrase {
        Phrase::default().and(words)
    }

    pub fn and(mut self, words: impl Into<String>) -> Phrase {
        self.0.push(Piece::Plain(words.into()));
        self
    }

    pub fn id(mut self, id: &str) -> Phrase {
        self.0.push(Piece::Id(id.to_owned()));
        self
    }

    pub fn text(mut self, text: &str) -> Phrase {
        self.0.push(Piece::Text(text.to_owned()));
        self
    }

    pub fn phrase(mut self, other: Phrase) -> Phrase {
        self.0.extend(other.0);
        self
    }

    /// Ids with commas between them; of many, the first few.
    pub fn ids<'i>(mut self, ids: impl Iterator<Item = &'i str>) -> Phrase {
        let ids: Vec<&str> = ids.collect();
        let shown = if ids.len() > MOST_IDS { MOST_IDS - 1 } else { ids.len() };
        for (at, id) in ids[..shown].iter().enumerate() {
            if at > 0 {
                self = self.and(", ");
            }
            self = self.id(id);
        }
        match ids.len() - shown {
            0 => self,
            more => self.and(format!(" and {more} more")),
        }
    }

    /// A sentence with what is gone from it and what is new in it.
    pub fn reworded(mut self, old: &str, new: &str) -> Phrase {
        for (at, run) in words(old, new).into_iter().enumerate() {
            if at > 0 {
                self = self.and(" ");
            }
            self.0.push(match run {
                Words::Both(run) => Piece::Text(run),
                Words::Old(run) => Piece::Old(run),
                Words::New(run) => Piece::New(run),
            });
        }
        self
    }

    /// Phrases with commas between them, and `and` before the last.
    pub fn listed(phrases: Vec<Phrase>) -> Phrase {
        let count = phrases.len();
        phrases.into_iter().enumerate().fold(Phrase::default(), |list, (at, phrase)| {
            let list = match at {
                0 => list,
                _ if at + 1 == count => list.and(" and "),
                _ => list.and(", "),
            };
            list.phrase(phrase)
        })
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| match piece {
            Piece::Plain(words) => out.write_str(words),
            Piece::Id(id) => write!(out, "`{id}`"),
            Piece::Text(text) => write!(out, "{}", Safe(text)),
            Piece::Old(text) => write!(out, "[-{}-]", Safe(text)),
            Piece::New(text) => write!(out, "{{+{}+}}", Safe(text)),
        })
    }
}

/// A text on one line, without anything that a terminal would obey.
struct Safe<'t>(&'t str);

impl fmt::Display for Safe<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, word) in self.0.split_whitespace().enumerate() {
            if at > 0 {
                out.write_str(" ")?;
            }
            for letter in word.chars() {
                fmt::Write::write_char(out, if is_obeyed(letter) { '\u{fffd}' } else { letter })?;
            }
        }
        Ok(())
    }
}
