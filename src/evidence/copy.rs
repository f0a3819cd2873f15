//! A source's local copy: read, and cut into paragraphs, sentences and words.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::passage::{Passage, push_word};
use crate::{
    document::SentenceRange,
    map::{ArgumentMap, Limits, SourceId, read_regular},
};

/// Reads the copy of a source, or says why not.
pub(super) fn read(map: &ArgumentMap, source: SourceId) -> Result<SourceText, String> {
    let bytes = read_bytes(map, source)?;
    let text = String::from_utf8(bytes).map_err(|_| "the copy is not UTF-8 text".to_owned())?;
    Ok(SourceText::new(text))
}

pub(super) fn read_bytes(map: &ArgumentMap, source: SourceId) -> Result<Vec<u8>, String> {
    let Some(copy) = map.source_copies.get(&source) else {
        return Err(match map.source(source).file {
            Some(_) => "the map was not read from a folder".to_owned(),
            None => "the map names no `file` for it".to_owned(),
        });
    };
    let name =
        map.source(source).file.as_ref().map_or_else(|| "it".to_owned(), |file| format!("`{}`", file.value));
    let refuse = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => format!("{name} is not there"),
        _ => format!("{name} cannot be read: {error}"),
    };
    if !copy.chosen {
        let real = copy.path.canonicalize().map_err(refuse)?;
        if !map.root.as_ref().is_some_and(|root| real.starts_with(root)) {
            return Err(format!("{name} leads out of the folder that was opened"));
        }
    }
    let most = map.source_bytes.unwrap_or(Limits::default().source_bytes);
    let bytes = read_regular(&copy.path, most).map_err(refuse)?;
    bytes.ok_or_else(|| format!("{name} is larger than {most} bytes"))
}

/// The text of a source, with its paragraphs, sentences and words.
///
/// Paragraphs are set apart by blank lines; in a text without any, every line is a paragraph. Sentences end
/// where Unicode says (UAX #29), but not after initials and the common abbreviations of English.
///
/// # Examples
///
/// ```
/// use elenchus::evidence::SourceText;
///
/// let text = SourceText::new("The U.S. left. Dr. Ames stayed!\nThen it rained.".to_owned());
/// let sentences: Vec<_> = text.sentences().map(|(_, sentence)| sentence).collect();
/// assert_eq!(sentences, ["The U.S. left.", "Dr. Ames stayed!", "Then it rained."]);
/// ```
#[derive(Clone, Debug)]
pub struct SourceText {
    text: String,
    paragraphs: Vec<Vec<Range<usize>>>,
    /// The normal form of the whole text.
    pub(super) normal: String,
    /// For each word, where it begins in the normal form, and where it stands in the text.
    pub(super) words: Vec<(usize, Range<usize>)>,
}

impl SourceText {
    /// Cuts a text up: O(bytes).
    pub fn new(text: String) -> SourceText {
        let paragraphs = paragraphs(&text).into_iter().map(|range| sentences(&text, range)).collect();
        let mut normal = String::with_capacity(text.len());
        let mut words = Vec::new();
        for word in text.split_whitespace() {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            if let Some(start) = push_word(&mut normal, word) {
                words.push((start, at..at + word.len()));
            }
        }
        SourceText { text, paragraphs, normal, words }
    }

    /// The text as it is.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Every sentence with its place, in order.
    pub fn sentences(&self) -> impl Iterator<Item = (Passage, &str)> {
        self.paragraphs.iter().enumerate().flat_map(move |(paragraph, sentences)| {
            sentences.iter().enumerate().map(move |(sentence, range)| {
                let number = sentence as u32 + 1;
                let sentence = Some(SentenceRange { first: number, last: number });
                (Passage { paragraph: paragraph as u32 + 1, sentence }, &self.text[range.clone()])
            })
        })
    }

    /// How many paragraphs there are.
    pub fn paragraphs(&self) -> usize {
        self.paragraphs.len()
    }

    /// How many sentences a paragraph, counted from 1, has; 0 where there is none.
    pub fn sentences_of(&self, paragraph: u32) -> usize {
        self.paragraph(paragraph).map_or(0, Vec::len)
    }

    fn paragraph(&self, paragraph: u32) -> Option<&Vec<Range<usize>>> {
        self.paragraphs.get((paragraph as usize).checked_sub(1)?)
    }

    /// The bytes of a passage, if there is such a passage.
    pub fn range_of(&self, passage: Passage) -> Option<Range<usize>> {
        let sentences = self.paragraph(passage.paragraph)?;
        let (first, last) = match passage.sentence {
            Some(range) => {
                (sentences.get(range.first as usize - 1)?, sentences.get(range.last as usize - 1)?)
            }
            None => (sentences.first()?, sentences.last()?),
        };
        Some(first.start..last.end)
    }

    /// The sentences that some bytes lie in. Bytes across paragraphs give those of the first.
    pub fn passage_of(&self, bytes: Range<usize>) -> Option<Passage> {
        let paragraph = self
            .paragraphs
            .partition_point(|sentences| sentences.last().is_some_and(|last| last.end <= bytes.start));
        let sentences = self.paragraphs.get(paragraph)?;
        let first = sentences.partition_point(|sentence| sentence.end <= bytes.start);
        let behind = sentences.partition_point(|sentence| sentence.start < bytes.end);
        let sentence = SentenceRange { first: first as u32 + 1, last: behind.max(first + 1) as u32 };
        Some(Passage { paragraph: paragraph as u32 + 1, sentence: Some(sentence) })
    }

    /// The sentences that stretches of bytes, in their order, lie in.
    pub(super) fn passage_around(&self, stretches: &[Range<usize>]) -> Option<Passage> {
        self.passage_of(stretches.first()?.start..stretches.last()?.end)
    }

    /// A part of the text with its white space folded.
    pub fn shown(&self, range: Range<usize>) -> String {
        self.text[range].split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The paragraphs that have any words, in bytes.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        lines.push((start..start + line.len(), line.trim().is_empty()));
        start += line.len();
    }
    let inner_blank = lines.iter().skip_while(|line| line.1).skip_while(|line| !line.1).any(|line| !line.1);
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (range, blank) in lines {
        match (blank, open && inner_blank) {
            (true, _) => open = false,
            (false, true) => paragraphs.last_mut().expect("open only behind a first one").end = range.end,
            (false, false) => {
                paragraphs.push(range);
                open = true;
            }
        }
    }
    paragraphs
}

/// The sentences of a paragraph, in bytes, without the white space around them.
fn sentences(text: &str, paragraph: Range<usize>) -> Vec<Range<usize>> {
    // A line break within a paragraph ends no sentence; it must not look like one that does.
    let flat = text[paragraph.clone()].replace(['\n', '\r', '\u{85}'], " ");
    let same_length = flat.len() == paragraph.len();
    let flat = if same_length { flat.as_str() } else { &text[paragraph.clone()] };
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let mut joins = false;
    for (at, piece) in flat.split_sentence_bound_indices() {
        let words = piece.trim();
        if words.is_empty() {
            continue;
        }
        let start = paragraph.start + at + (piece.len() - piece.trim_start().len());
        let end = start + words.len();
        match sentences.last_mut() {
            Some(last) if joins => last.end = end,
            _ => sentences.push(start..end),
        }
        joins = ends_with_abbreviation(words);
    }
    sentences
}

/// Words after which a full stop rarely ends a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "lt", "sgt", "capt", "rev", "hon", "gov", "sen",
    "rep", "pres", "jr", "sr", "vs", "e.g", "i.e", "cf", "al", "no", "nos", "vol", "pp", "p", "ed", "eds",
    "fig", "eq", "sec", "art", "ca", "approx", "jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec",
];

fn ends_with_abbreviation(sentence: &str) -> bool {
    let Some(word) = sentence.split_whitespace().next_back() else { return false };
    let Some(stem) = word.strip_suffix('.') else { return false };
    let stem = stem.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let initials = !stem.is_empty()
        && stem.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase));
    // "No." abbreviates "number", "no." ends a sentence.
    let number = stem == "no";
    initials || (!number && ABBREVIATIONS.contains(&stem.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(u32, &str)> {
        let text: &'static SourceText = Box::leak(Box::new(SourceText::new(text.to_owned())));
        text.sentences().map(|(passage, sentence)| (passage.paragraph, sentence)).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs_and_else_lines_do() {
        assert_eq!(cut("One.\nTwo.\n"), [(1, "One."), (2, "Two.")]);
        assert_eq!(cut("\n\nOne\nmore.\n \nTwo.\n\n"), [(1, "One\nmore."), (2, "Two.")]);
        assert_eq!(cut(""), []);
        assert_eq!(cut(" \n\n"), []);
    }

    #[test]
    fn sentences_end_where_a_reader_says() {
        assert_eq!(
            cut("A U.S.-Russian deal? “Yes.” Mr. X agreed… so."),
            [(1, "A U.S.-Russian deal?"), (1, "“Yes.”"), (1, "Mr. X agreed… so.")]
        );
        assert_eq!(
            cut("I said no. Then 3.5 of Fig. 2 left."),
            [(1, "I said no."), (1, "Then 3.5 of Fig. 2 left.")]
        );
    }

    #[test]
    fn a_passage_and_its_bytes() {
        let text = SourceText::new("One. Two. Three.\nFour.".to_owned());
        let two = text.text().find("Two").unwrap();
        let passage = text.passage_of(two..two + 5).unwrap();
        assert_eq!(passage.to_string(), "paragraph 1, sentence 2");
        assert_eq!(&text.text()[text.range_of(passage).unwrap()], "Two.");
        assert_eq!(text.passage_of(two..two + 8).unwrap().to_string(), "paragraph 1, sentences 2-3");
        assert_eq!(text.range_of(Passage { paragraph: 3, sentence: None }), None);
    }
}
