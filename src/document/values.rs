//! The codecs of single values: ids, texts, dates, digests, numbers, words, free-form data.

use jiff::civil::Date;

use super::{
    LintLevel, Meta, PublicationDate, SentenceRange, Standing, Strength, Verdict,
    table::{Codec, Decoder, Shape, shown},
    vocabulary::parse_day,
};
use crate::{
    diagnostic::{Diagnostic, Level, format_codes},
    source::Spanned,
    syntax::{Node, Value},
};

/// Whether an id may hold a character: letters and digits of any script, `-`, `_` and `.`.
pub(crate) fn is_id_letter(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.')
}

/// The most characters of an id. Reports and drawings name a claim wherever it is used, so that what they write grows
/// with the number of uses times the length of an id: it has to stay a name.
pub(crate) const LONGEST_ID: usize = 200;

/// Reads an id from a scalar as it was written: `7` and `on` are ids like any other as keys.
pub(super) fn id(decoder: &mut Decoder, node: Node<'_>, written: Option<&str>) -> Option<String> {
    let Some(written) = written else { return decoder.wrong(node, "an id") };
    if let Some(odd) = written.chars().find(|&letter| !is_id_letter(letter)) {
        let message = format!("`{}` is not an id: it holds {odd:?}", shown(written));
        let help = "an id is made of letters, digits, `-`, `_` and `.`".to_owned();
        return decoder.refuse(&format_codes::WRONG_TYPE, node, message, Some(help));
    }
    if written.chars().nth(LONGEST_ID).is_some() {
        let message = format!("`{}` is too long for an id", shown(written));
        let help =
            format!("an id has at most {LONGEST_ID} characters: name the claim, and say the rest in `text`");
        return decoder.refuse(&format_codes::WRONG_TYPE, node, message, Some(help));
    }
    if written.is_empty() {
        return decoder.refuse(&format_codes::WRONG_TYPE, node, "an id cannot be empty".to_owned(), None);
    }
    Some(written.to_owned())
}

/// An id as a value.
pub(super) struct Id;

impl Codec for Id {
    type Value = String;

    fn shape() -> Shape {
        Shape::Id
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<String> {
        match node.value() {
            Value::Text(written) => id(decoder, node, Some(written)),
            _ => decoder.wrong(node, "an id"),
        }
    }
}

/// Text with at least one visible character and no control characters but tabs and line breaks.
pub(super) struct Text;

/// Whether text may hold a character: control characters and the noncharacters U+FFFE and U+FFFF have no
/// place in a sentence, and terminals and XML readers choke on them.
pub(crate) fn is_printable(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{85}')
        || !(letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}'))
}

impl Codec for Text {
    type Value = String;

    fn shape() -> Shape {
        Shape::Text
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<String> {
        let Value::Text(text) = node.value() else { return decoder.wrong(node, "text") };
        if let Some(odd) = text.chars().find(|&letter| !is_printable(letter)) {
            let message = format!("the text holds the control character U+{:04X}", u32::from(odd));
            let help = "take it out: it cannot be shown, and most formats cannot hold it".to_owned();
            return decoder.refuse(&format_codes::WRONG_TYPE, node, message, Some(help));
        }
        // The last line break of a block scalar is its end, not a part of the sentence.
        let text = text.trim_end_matches(['\n', '\r']);
        if text.trim().is_empty() {
            return decoder.refuse(&format_codes::MISSING_TEXT, node, "the text is empty".to_owned(), None);
        }
        Some(text.to_owned())
    }
}

/// Text or a whole number, kept as text.
pub(super) struct TextOrNumber;

impl Codec for TextOrNumber {
    type Value = String;

    fn shape() -> Shape {
        Shape::TextOrNumber
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<String> {
        match node.value() {
            Value::Number(written) if written.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(written.to_owned())
            }
            _ => Text::decode(decoder, node),
        }
    }
}

/// A calendar day.
pub(super) struct Day;

fn bad_date<T>(decoder: &mut Decoder, node: Node<'_>, error: &jiff::Error, help: &str) -> Option<T> {
    let message = format!("`{}` is not a date: {error}", shown(node.scalar().unwrap_or_default()));
    decoder.refuse(&format_codes::BAD_DATE, node, message, Some(help.to_owned()))
}

impl Codec for Day {
    type Value = Date;

    fn shape() -> Shape {
        Shape::Day
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Date> {
        let Value::Text(text) = node.value() else { return decoder.wrong(node, "a date such as 2026-11-01") };
        match parse_day(text) {
            Ok(day) => Some(day),
            Err(error) => bad_date(decoder, node, &error, "write the day as YYYY-MM-DD"),
        }
    }
}

/// A year, a month or a day.
pub(super) struct Published;

impl Codec for Published {
    type Value = PublicationDate;

    fn shape() -> Shape {
        Shape::PublicationDate
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<PublicationDate> {
        let (Value::Text(text) | Value::Number(text)) = node.value() else {
            return decoder.wrong(node, "a date such as 2026-11-01, 2026-11 or 2026");
        };
        match text.parse() {
            Ok(date) => Some(date),
            Err(error) => bad_date(decoder, node, &error, "write YYYY-MM-DD, YYYY-MM or YYYY"),
        }
    }
}

/// A SHA-256 in hexadecimal, kept in lower case.
pub(super) struct Digest;

impl Codec for Digest {
    type Value = String;

    fn shape() -> Shape {
        Shape::Digest
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<String> {
        // A digest without a letter is a number to YAML; its digits are still its text.
        let (Value::Text(text) | Value::Number(text)) = node.value() else {
            return decoder.wrong(node, "a SHA-256 in hexadecimal");
        };
        let plain = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        match plain {
            true => Some(text.to_ascii_lowercase()),
            false => {
                let help = "`elenchus cite SOURCE MAP --find \"…\"` prints it".to_owned();
                let message = "a digest is the 64 hexadecimal digits of a SHA-256".to_owned();
                decoder.refuse(&format_codes::WRONG_TYPE, node, message, Some(help))
            }
        }
    }
}

/// A whole number from 1.
pub(super) struct Ordinal;

impl Codec for Ordinal {
    type Value = u32;

    fn shape() -> Shape {
        Shape::Ordinal
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<u32> {
        match node.value() {
            Value::Number(text) => match text.parse::<u32>() {
                Ok(number) if number > 0 => Some(number),
                _ => decoder.refuse(
                    &format_codes::WRONG_TYPE,
                    node,
                    "expected a whole number from 1".to_owned(),
                    None,
                ),
            },
            _ => decoder.wrong(node, "a whole number from 1"),
        }
    }
}

/// A sentence or a range of sentences.
pub(super) struct Sentence;

impl Codec for Sentence {
    type Value = SentenceRange;

    fn shape() -> Shape {
        Shape::SentenceRange
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<SentenceRange> {
        let (Value::Text(text) | Value::Number(text)) = node.value() else {
            return decoder.wrong(node, "a sentence's number, from 1, or a range such as \"2-3\"");
        };
        match text.parse() {
            Ok(range) => Some(range),
            Err(super::UnknownWord { word, what, choices }) => {
                let message = format!("`{}` is not {what}", shown(&word));
                decoder.refuse(&format_codes::WRONG_TYPE, node, message, Some(format!("write {choices}")))
            }
        }
    }
}

/// A number from 0 to 1.
pub(super) struct Fraction;

impl Codec for Fraction {
    type Value = f64;

    fn shape() -> Shape {
        Shape::Fraction
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<f64> {
        let help = || match node.scalar() {
            Some(text) => match (percentage(text), node.value()) {
                (Some(part), _) => Some(format!("write {part}")),
                (None, Value::Text(text))
                    if text.parse().is_ok_and(|number| (0.0..=1.0).contains(&number)) =>
                {
                    Some(format!("write {text}, without quotation marks"))
                }
                _ => Some("write it as a fraction: 0.8 for four times out of five".to_owned()),
            },
            None => None,
        };
        let Value::Number(text) = node.value() else {
            return decoder.wrong_but(node, "a number from 0 to 1", help());
        };
        match text.parse::<f64>() {
            Ok(number) if (0.0..=1.0).contains(&number) => Some(number),
            _ => {
                let message = "expected a number from 0 to 1".to_owned();
                decoder.refuse(&format_codes::WRONG_TYPE, node, message, help())
            }
        }
    }
}

/// The number from 0 to 1 that a percentage is, with its sign or without.
fn percentage(text: &str) -> Option<f64> {
    let whole = text.strip_suffix('%').unwrap_or(text).trim_end().parse::<u8>().ok();
    whole.filter(|whole| *whole <= 100).map(|whole| f64::from(whole) / 100.0)
}

/// `true` or `false`.
pub(super) struct Truth;

impl Codec for Truth {
    type Value = bool;

    fn shape() -> Shape {
        Shape::Truth
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<bool> {
        match node.value() {
            Value::Bool(truth) => Some(truth),
            _ => decoder.wrong(node, "true or false"),
        }
    }
}

/// A word of a vocabulary.
pub(super) struct WordOf<W>(std::marker::PhantomData<W>);

/// A closed set of words.
pub(super) trait Vocabulary: Sized {
    const WHAT: &'static str;
    const WORDS: &'static [&'static str];

    fn of(word: &str) -> Option<Self>;
}

macro_rules! words {
    ($type:ty, $what:literal, $words:expr) => {
        impl Vocabulary for $type {
            const WHAT: &'static str = $what;
            const WORDS: &'static [&'static str] = $words;

            fn of(word: &str) -> Option<$type> {
                word.parse().ok()
            }
        }
    };
}

words!(Standing, "a standing", Standing::WORDS);
words!(Strength, "a strength", Strength::WORDS);
words!(Verdict, "a verdict", Verdict::WORDS);
words!(Level, "a level", &["allow", "note", "warn", "deny"]);

impl<W: Vocabulary> Codec for WordOf<W> {
    type Value = W;

    fn shape() -> Shape {
        Shape::Word(W::WORDS)
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<W> {
        let expected = || format!("{}: {}", W::WHAT, W::WORDS.join(", "));
        let Value::Text(text) = node.value() else { return decoder.wrong(node, &expected()) };
        if let Some(word) = W::of(text) {
            return Some(word);
        }
        let message = format!("`{}` is not {}", shown(text), W::WHAT);
        let mut finding = Diagnostic::new(&format_codes::WRONG_TYPE, node.span(), message);
        finding = match super::did_you_mean(text, W::WORDS.iter().copied()) {
            Some(meant) => finding.help(format!("did you mean `{meant}`?")).fix(
                format!("write `{meant}`"),
                node.span(),
                meant,
            ),
            None => finding.help(format!("write {}", W::WORDS.join(", "))),
        };
        decoder.findings.push(finding);
        None
    }
}

/// Free-form data.
pub(super) struct Free;

impl Codec for Free {
    type Value = Meta;

    fn shape() -> Shape {
        Shape::Any
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Meta> {
        Some(match node.value() {
            Value::Null | Value::Broken => Meta::Null,
            Value::Bool(truth) => Meta::Bool(truth),
            Value::Number(text) => number(text),
            Value::Text(text) => Meta::String(text.to_owned()),
            // Bounded: the tree's depth is, and so is what aliases stand for.
            Value::Sequence(items) => {
                Meta::Array(items.filter_map(|item| Free::decode(decoder, item)).collect())
            }
            Value::Mapping(entries) => {
                let mut object = serde_json::Map::new();
                for (key, value) in entries {
                    let Some(name) = key.scalar() else {
                        let _: Option<()> = decoder.wrong(key, "a key");
                        continue;
                    };
                    let value = Free::decode(decoder, value)?;
                    if object.insert(name.to_owned(), value).is_some() {
                        let message = format!("the key `{}` stands twice here", shown(name));
                        return decoder.refuse(&format_codes::DUPLICATE_KEY, key, message, None);
                    }
                }
                Meta::Object(object)
            }
        })
    }
}

/// A node of another notation as free-form data, and what is wrong with it.
pub(crate) fn free_form(node: Node<'_>) -> (Meta, Vec<Diagnostic>) {
    let mut decoder = Decoder::default();
    let data = Free::decode(&mut decoder, node).unwrap_or_default();
    (data, decoder.findings)
}

/// A number of free-form data; what JSON has no number for stays text.
fn number(text: &str) -> Meta {
    let plain = text.strip_prefix('+').unwrap_or(text);
    let whole =
        plain.parse::<i64>().ok().map(Meta::from).or_else(|| plain.parse::<u64>().ok().map(Meta::from));
    let radix =
        |prefix, radix| plain.strip_prefix(prefix).and_then(|digits| u64::from_str_radix(digits, radix).ok());
    whole
        .or_else(|| radix("0x", 16).or_else(|| radix("0o", 8)).map(Meta::from))
        .or_else(|| serde_json::Number::from_f64(plain.parse().ok()?).map(Meta::Number))
        .unwrap_or_else(|| Meta::String(text.to_owned()))
}

/// `check: level`.
pub(super) struct Lints;

impl Codec for Lints {
    type Value = Vec<LintLevel>;

    fn shape() -> Shape {
        Shape::Named(Box::new(WordOf::<Level>::shape()))
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Vec<LintLevel>> {
        let Value::Mapping(entries) = node.value() else {
            return decoder.wrong(node, "a mapping from checks to levels");
        };
        let mut lints = Vec::new();
        for (key, value) in entries {
            let Some(name) = key.scalar() else {
                let _: Option<()> = decoder.wrong(key, "the name of a check");
                continue;
            };
            if let Some(level) = WordOf::<Level>::decode(decoder, value) {
                lints.push(LintLevel { check: Spanned { value: name.to_owned(), span: key.span() }, level });
            }
        }
        Some(lints)
    }
}
