//! Quotes looked for in a text: word for word, then in normal form, then the nearest words.

use std::{collections::HashMap, ops::Range};

use super::{copy::SourceText, passage::normalise};

/// How a quote stands in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    /// It is there, at these bytes.
    Exactly(Range<usize>),
    /// Words much like it are there.
    Nearly(Near),
    /// Nothing like it is there.
    No,
}

/// The words nearest to a quote.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Near {
    /// Where they are.
    pub range: Range<usize>,
    /// How much of the quote they are, from 0 to 1.
    pub similarity: f64,
}

/// From which similarity on words were probably meant.
const MEANT: f64 = 0.75;

/// How much comparing a run may still do, in pairs of words and of letters. Looking for the nearest words takes one for each
/// word of the quote and each of the text, and then one for each letter of the quote and each of those words; and a map can
/// have many quotes that are not found.
pub(super) struct Effort(usize);

impl Effort {
    pub fn new() -> Effort {
        Effort(20_000_000)
    }

    /// Takes as much as comparing each of some with each of others does; nothing, where that is more than is left.
    fn take(&mut self, some: usize, others: usize) -> Option<()> {
        self.0 = self.0.checked_sub(some.checked_mul(others)?)?;
        Some(())
    }
}

/// Looks for a quote. Parts left out, written `[…]` or `[...]`, are parts that may be missing.
pub(super) fn find(text: &SourceText, quote: &str, effort: &mut Effort) -> Found {
    let mut whole: Option<Range<usize>> = None;
    let mut from = 0;
    for part in parts(quote) {
        match find_from(text, &part, from) {
            Some(range) => {
                from = range.end;
                whole = Some(whole.map_or(range.start, |whole| whole.start)..range.end);
            }
            None => {
                return match nearest(text, &part, effort) {
                    // A part that stands before the one it follows is not the part that was meant.
                    Some(near) if near.similarity >= MEANT && near.range.start >= from => Found::Nearly(near),
                    _ => Found::No,
                };
            }
        }
    }
    whole.map_or(Found::No, Found::Exactly)
}

/// The parts of a quote between its ellipses in brackets.
fn parts(quote: &str) -> Vec<String> {
    let quote = quote.replace("[…]", "\0").replace("[...]", "\0");
    quote.split('\0').filter(|part| !part.trim().is_empty()).map(str::to_owned).collect()
}

/// A place where words stand: the bytes of each part between ellipses.
pub(super) type Stretches = Vec<Range<usize>>;

/// Every place where words stand, parts between ellipses in their order.
pub(super) fn occurrences(text: &SourceText, words: &str) -> Vec<Stretches> {
    every(&parts(words), |part, from| find_from(text, part, from))
}

/// The same, with small letters and capitals taken for each other.
pub(super) fn occurrences_in_any_case(text: &SourceText, words: &str) -> Vec<Stretches> {
    let fold = |text: &str| -> String { text.chars().flat_map(char::to_lowercase).collect() };
    let mut folded = String::with_capacity(text.normal.len());
    let mut starts = Vec::with_capacity(text.words.len());
    for (at, (_, range)) in text.words.iter().enumerate() {
        starts.push((folded.len(), range.clone()));
        folded.push_str(&fold(word(text, at)));
        folded.push(' ');
    }
    every(&parts(words), |part, from| find_normal(&folded, &starts, &fold(&normalise(part)), from))
}

fn every(parts: &[String], find: impl Fn(&str, usize) -> Option<Range<usize>>) -> Vec<Stretches> {
    let mut found = Vec::new();
    let mut from = 0;
    while !parts.is_empty() {
        let mut stretches = Vec::with_capacity(parts.len());
        for part in parts {
            let Some(range) = find(part, from) else { return found };
            from = range.end;
            stretches.push(range);
        }
        found.push(stretches);
    }
    found
}

/// The first place at or behind a byte where words stand as they are, else in normal form.
fn find_from(text: &SourceText, words: &str, from: usize) -> Option<Range<usize>> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    if let Some(at) = text.text().get(from..).and_then(|rest| rest.find(words)) {
        return Some(from + at..from + at + words.len());
    }
    find_normal(&text.normal, &text.words, &normalise(words), from)
}

/// The first place at or behind a byte of a text where something stands in the text's normal form, of which each word
/// begins where `words` says.
fn find_normal(
    normal: &str,
    words: &[(usize, Range<usize>)],
    wanted: &str,
    from: usize,
) -> Option<Range<usize>> {
    let first_word = words.partition_point(|(_, range)| range.start < from);
    let start = words.get(first_word)?.0;
    let at = start + normal[start..].find(wanted).filter(|_| !wanted.is_empty())?;
    let first = words.partition_point(|&(start, _)| start <= at) - 1;
    let behind = words.partition_point(|&(start, _)| start < at + wanted.len());
    Some(words[first].1.start..words[behind - 1].1.end)
}

/// The words nearest to a quote: the stretch of the text with the least edit distance from it, counted in
/// words (Sellers 1980, J. Algorithms 1:4), and of these the similarity counted in characters.
pub(super) fn nearest(text: &SourceText, quote: &str, effort: &mut Effort) -> Option<Near> {
    let normal = normalise(quote).to_lowercase();
    let quote: Vec<String> = normal.split(' ').filter(|word| !word.is_empty()).map(bare).collect();
    if quote.is_empty() || text.words.is_empty() {
        return None;
    }
    effort.take(quote.len(), text.words.len())?;
    let mut ids: HashMap<&str, u32> = HashMap::new();
    let quote_ids: Vec<u32> = quote
        .iter()
        .map(|word| {
            let next = ids.len() as u32;
            *ids.entry(word.as_str()).or_insert(next)
        })
        .collect();
    // One column of the table for each word of the text: the least distance of each head of the quote from
    // some stretch that ends here, and where the stretch begins.
    let mut column: Vec<(u32, u32)> = (0..=quote.len() as u32).map(|distance| (distance, 0)).collect();
    // Of stretches as near as each other, the one as long as the quote.
    let mut best = ((u32::MAX, usize::MAX), 0, 0);
    for (at, _) in text.words.iter().enumerate() {
        let word = bare(word(text, at));
        let id = ids.get(word.as_str()).copied().unwrap_or(u32::MAX);
        let mut diagonal = column[0];
        column[0] = (0, at as u32 + 1);
        diagonal.1 = diagonal.1.max(at as u32);
        for (row, &wanted) in quote_ids.iter().enumerate() {
            let replace = (diagonal.0 + u32::from(wanted != id), diagonal.1);
            let skip_text = (column[row + 1].0 + 1, column[row + 1].1);
            let skip_quote = (column[row].0 + 1, column[row].1);
            diagonal = column[row + 1];
            column[row + 1] = replace.min(skip_text).min(skip_quote);
        }
        let (distance, start) = column[quote.len()];
        let start = start as usize;
        let nearness = (distance, (at + 1).saturating_sub(start).abs_diff(quote.len()));
        if nearness < best.0 {
            best = (nearness, start, at);
        }
    }
    let (_, first, last) = best;
    // Begins behind its end where nothing of the quote is there at all.
    if first > last {
        return None;
    }
    let (first, last) = whole_words(text, &quote, first, last);
    let range = text.words[first].1.start..text.words[last].1.end;
    let there = normalise(&text.text()[range.clone()]).to_lowercase();
    effort.take(there.chars().count(), normal.chars().count())?;
    let similarity = strsim::normalized_levenshtein(&there, &normal);
    Some(Near { range, similarity })
}

/// Moves the ends of a stretch to where the letters of the quote's outermost words are, whatever they are divided into: counted
/// in words, `per cent` is no nearer to `percent` than `per` is.
fn whole_words(text: &SourceText, quote: &[String], first: usize, last: usize) -> (usize, usize) {
    const OUTERMOST: usize = 3;
    // Words of any language are shorter; what is longer is not worth the time.
    const LONGEST: usize = 300;
    let apart = |words: &str, from: usize, to: usize| {
        let are_short = words.len() <= LONGEST && (from..=to).all(|at| word(text, at).len() <= LONGEST);
        if !are_short {
            return usize::MAX;
        }
        let there: String = (from..=to).map(|at| bare(word(text, at))).collect();
        strsim::levenshtein(&there, words)
    };
    let inner = OUTERMOST.min(quote.len()).min(last - first + 1) - 1;
    // Of ends as good as each other the nearest, and of these the shorter stretch.
    let ends = [0, -1, 1, -2, 2].into_iter();
    let tail = quote[quote.len() - 1 - inner..].concat();
    let until = ends
        .clone()
        .filter_map(|by| last.checked_add_signed(by))
        .filter(|&end| end >= first && end < text.words.len())
        .min_by_key(|&end| apart(&tail, last - inner, end));
    let last = until.unwrap_or(last);
    let head = quote[..=inner].concat();
    let since = ends
        .filter_map(|by| first.checked_add_signed(-by))
        .filter(|&start| start <= last)
        .min_by_key(|&start| apart(&head, start, first + inner));
    (since.unwrap_or(first), last)
}

/// A word as it is compared: its letters and digits in lower case, or all of it if it has none.
fn bare(word: &str) -> String {
    let letters: String = word.chars().filter(|letter| letter.is_alphanumeric()).collect();
    if letters.is_empty() { word.to_owned() } else { letters.to_lowercase() }
}

/// A word of the text in normal form.
fn word(text: &SourceText, at: usize) -> &str {
    let start = text.words[at].0;
    let end = text.words.get(at + 1).map_or(text.normal.len(), |next| next.0 - 1);
    &text.normal[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &str, quote: &str) -> Result<String, String> {
        let text = SourceText::new(text.to_owned());
        match find(&text, quote, &mut Effort::new()) {
            Found::Exactly(range) => Ok(text.shown(range)),
            Found::Nearly(near) => Err(text.shown(near.range)),
            Found::No => Err(String::new()),
        }
    }

    #[test]
    fn a_word_written_as_two_is_not_cut_in_half() {
        let text = "The price rose by 11 per cent in March. North west winds blew all day long.";
        let said = |quote| look(text, quote).unwrap_err();
        assert_eq!(said("The price rose by 11 percent"), "The price rose by 11 per cent");
        assert_eq!(said("Northwest winds blew all day long."), "North west winds blew all day long.");
        assert_eq!(said("The price rose by 11 per cents"), "The price rose by 11 per cent");
        assert_eq!(said("price rises by 11 per cent"), "price rose by 11 per cent");
    }

    /// Comparing these letter by letter would take ten thousand million steps.
    #[test]
    fn words_without_end_are_not_compared() {
        let long = "flood".repeat(20_000);
        assert_eq!(look(&format!("It said {long} twice."), &format!("{long}s")), Err(String::new()));
    }

    const TEXT: &str = "The river rose by two\nmetres in “one night” — nobody slept.\nIt fell again in May.";

    #[test]
    fn word_for_word_then_in_normal_form() {
        assert_eq!(look(TEXT, "fell again"), Ok("fell again".to_owned()));
        assert_eq!(
            look(TEXT, "two metres in \"one night\" - nobody"),
            Ok("two metres in “one night” — nobody".to_owned())
        );
        assert_eq!(
            look(TEXT, "The river rose [...] nobody slept"),
            Ok("The river rose by two metres in “one night” — nobody slept".to_owned())
        );
    }

    #[test]
    fn then_the_nearest_words() {
        assert_eq!(
            look(TEXT, "the river rose by three metres in one night"),
            Err("The river rose by two metres in “one night”".to_owned())
        );
        assert_eq!(look(TEXT, "Cats are grey at night, all of them"), Err(String::new()));
        assert_eq!(look(TEXT, "It fell [...] the river rose"), Err(String::new()), "not in this order");
        assert_eq!(look("", "anything"), Err(String::new()));
    }

    #[test]
    fn of_equals_the_nearest_is_as_long_as_the_quote() {
        assert_eq!(look(TEXT, "fell again in Mai"), Err("fell again in May.".to_owned()));
    }

    #[test]
    fn every_occurrence() {
        let text = SourceText::new("No, no. And no!".to_owned());
        assert_eq!(occurrences(&text, "no").len(), 2);
        assert_eq!(occurrences(&text, " ").len(), 0);
        assert_eq!(occurrences(&text, "[…]").len(), 0);
        assert_eq!(occurrences(&text, "N[…]no"), [vec![0..1, 4..6]]);
        assert_eq!(occurrences_in_any_case(&text, "NO").len(), 3);
        assert_eq!(occurrences_in_any_case(&text, "AND [...] NO"), [vec![8..11, 12..15]]);
    }
}
