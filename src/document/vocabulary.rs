//! The words and small values of the format: standings, strengths, verdicts, sentence ranges, dates.

use std::{fmt, str::FromStr};

use jiff::civil::Date;

use super::did_you_mean;

/// A word that is not in the vocabulary; says what would be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is not {what}: write {choices}")]
pub struct UnknownWord {
    /// The word that was found.
    pub word: String,
    /// What was looked for: `a strength`.
    pub what: &'static str,
    /// The choices, ready to print.
    pub choices: String,
}

impl UnknownWord {
    /// A word that is none of some, of which all are told.
    pub(crate) fn among(
        word: &str,
        what: &'static str,
        words: impl Iterator<Item = &'static str>,
    ) -> UnknownWord {
        UnknownWord { word: word.to_owned(), what, choices: words.collect::<Vec<_>>().join(", ") }
    }

    /// A word that is none of some, of which the one that was meant is told if one is near enough, otherwise all.
    pub(crate) fn near(
        word: &str,
        what: &'static str,
        words: impl Iterator<Item = &'static str> + Clone,
    ) -> UnknownWord {
        match did_you_mean(word, words.clone()) {
            Some(meant) => {
                UnknownWord { word: word.to_owned(), what, choices: format!("`{meant}`, if that was meant") }
            }
            None => UnknownWord::among(word, what, words),
        }
    }
}

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident ($what:literal) { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
            /// Every word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word,)*];

            /// The word as written in a map.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.pad(self.name())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<$name, UnknownWord> {
                let found = $name::ALL.iter().copied().find(|value| value.name() == word);
                found.ok_or_else(|| UnknownWord::among(word, $what, $name::WORDS.iter().copied()))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}

vocabulary! {
    /// Where a claim stands before any argument for it is looked at.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Standing ("a standing") {
        /// The author asserts it; it can be argued against.
        Asserted = "asserted",
        /// It is beyond dispute: nothing attacks it.
        Established = "established",
        /// It must be argued for.
        Open = "open",
    }
}

vocabulary! {
    /// The strength of an assertion or of a defeasible step. An argument is as strong as its weakest link.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Strength ("a strength") {
        /// Level 1.
        Weak = "weak",
        /// Level 2, the default.
        Moderate = "moderate",
        /// Level 3.
        Strong = "strong",
    }
}

impl Strength {
    /// The level: weak 1, moderate 2, strong 3.
    pub fn level(self) -> u8 {
        self as u8 + 1
    }
}

impl Default for Strength {
    /// Moderate.
    fn default() -> Strength {
        Strength::Moderate
    }
}

vocabulary! {
    /// What the semantics says of a claim.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Verdict ("a verdict") {
        /// Some argument for it is in.
        Accepted = "accepted",
        /// It has arguments, and every one is out.
        Rejected = "rejected",
        /// It has arguments, none in, some undecided.
        Contested = "contested",
        /// It has no argument at all.
        Unsupported = "unsupported",
    }
}

/// A sentence of a paragraph, or a run of them: `3` or `2-4`, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceRange {
    /// The first sentence.
    pub first: u32,
    /// The last sentence; not before the first.
    pub last: u32,
}

impl fmt::Display for SentenceRange {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.first == self.last {
            true => write!(out, "{}", self.first),
            false => write!(out, "{}-{}", self.first, self.last),
        }
    }
}

impl FromStr for SentenceRange {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<SentenceRange, UnknownWord> {
        let number =
            |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok())?;
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        match (number(first), number(last)) {
            (Some(first), Some(last)) if 1 <= first && first <= last => Ok(SentenceRange { first, last }),
            _ => Err(UnknownWord {
                word: text.to_owned(),
                what: "a sentence",
                choices: "its number, from 1, or a range such as \"2-3\"".to_owned(),
            }),
        }
    }
}

/// When a source was published: a year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicationDate {
    first: Date,
    precision: Precision,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

impl PublicationDate {
    /// A date known to the day.
    pub fn day(day: Date) -> PublicationDate {
        PublicationDate { first: day, precision: Precision::Day }
    }

    /// The first day that the date can mean: the source is not older than this.
    pub fn first_day(self) -> Date {
        self.first
    }
}

impl fmt::Display for PublicationDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.first;
        match self.precision {
            Precision::Year => write!(out, "{:04}", date.year()),
            Precision::Month => write!(out, "{:04}-{:02}", date.year(), date.month()),
            Precision::Day => write!(out, "{date}"),
        }
    }
}

impl FromStr for PublicationDate {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<PublicationDate, jiff::Error> {
        let precision = match text.len() {
            4 => Precision::Year,
            7 => Precision::Month,
            _ => Precision::Day,
        };
        let whole = match precision {
            Precision::Year => format!("{text}-01-01"),
            Precision::Month => format!("{text}-01"),
            Precision::Day => text.to_owned(),
        };
        Ok(PublicationDate { first: parse_day(&whole)?, precision })
    }
}

/// Reads a calendar day written `YYYY-MM-DD`, and nothing else that an ISO 8601 reader would take.
///
/// # Errors
///
/// The date reader's own message: the text has another form, or there is no such day.
pub(crate) fn parse_day(text: &str) -> Result<Date, jiff::Error> {
    let plain = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    match plain {
        true => text.parse(),
        false => Err(jiff::Error::from_args(format_args!("a day is written YYYY-MM-DD"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_a_number_or_a_range() {
        assert_eq!("3".parse(), Ok(SentenceRange { first: 3, last: 3 }));
        assert_eq!("2-4".parse(), Ok(SentenceRange { first: 2, last: 4 }));
        for wrong in ["0", "4-2", "", "-1", "1-", "a", "+1", "99999999999"] {
            assert!(wrong.parse::<SentenceRange>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_publication_date_may_be_vague() {
        for text in ["2025", "2025-03", "2025-03-14"] {
            let date: PublicationDate = text.parse().unwrap();
            assert_eq!(date.to_string(), text);
            assert!(date.first_day() >= jiff::civil::date(2025, 1, 1));
        }
        for wrong in ["25", "2025-13", "2025-02-30", "2025/03", "20250314", "March"] {
            assert!(wrong.parse::<PublicationDate>().is_err(), "{wrong}");
        }
    }
}
