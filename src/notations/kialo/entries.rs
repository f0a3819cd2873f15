//! The lines of an export taken together into entries, and what each bears on.

use std::collections::HashMap;

use super::{HEADINGS, Reading};
use crate::{
    document::shown,
    source::{FileId, Span},
};

/// Some letters and where they stand.
type Word<'t> = (&'t str, Span);

/// All that an export says.
pub(super) struct Discussion<'t> {
    pub title: Option<Word<'t>>,
    pub entries: Vec<Entry<'t>>,
}

/// A numbered part of an export.
pub(super) struct Entry<'t> {
    /// Its number, without the dot behind it: `1.2`.
    pub number: Word<'t>,
    /// Its words as they are written, and where they are.
    pub text: &'t str,
    pub place: Span,
    pub role: Role,
    /// The entry above it, and whether it speaks for that one.
    pub bears_on: Option<(usize, bool)>,
    /// Whether it is what the discussion is about, or one answer to that.
    pub is_thesis: bool,
    /// The entry above it.
    above: Option<usize>,
    stance: Option<bool>,
}

/// What an entry is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Claim,
    /// What several theses answer.
    Question,
    /// The entry of a claim, said once more here; none where the number leads nowhere, which has its finding.
    Reference(Option<usize>),
}

const SEE: &str = "-> See ";

pub(super) fn read<'t>(file: FileId, text: &'t str, reading: &mut Reading) -> Discussion<'t> {
    let start = text.len() - text.trim_start_matches('\u{feff}').trim_start().len();
    let first_line = text[start..].lines().next().unwrap_or_default();
    let heading = HEADINGS.iter().find(|heading| first_line.starts_with(**heading));
    let body = match heading {
        Some(_) => start + first_line.len(),
        None => {
            let at = Span::new(file, start as u32, (start + first_line.len()) as u32);
            reading.wrong(at, "the first line does not begin with `Discussion Title:`").help =
                Some("write the title of the discussion behind it".to_owned());
            start
        }
    };
    let title = heading.and_then(|heading| trimmed(file, text, start + heading.len(), body));
    let mut scan = Scan { file, text, reading, entries: Vec::new(), numbers: HashMap::new() };
    scan.lines(body);
    scan.theses();
    scan.references();
    Discussion { title, entries: scan.entries }
}

/// What stands between two places without the blanks around it, if it is anything.
fn trimmed(file: FileId, text: &str, from: usize, to: usize) -> Option<Word<'_>> {
    let words = text[from..to].trim();
    let start = from + (text[from..to].len() - text[from..to].trim_start().len());
    (!words.is_empty()).then(|| (words, Span::new(file, start as u32, (start + words.len()) as u32)))
}

/// Where `Pro:` or `Con:` stands in a line that would begin an entry if its number were one: its words would be taken for
/// those of the claim above, and what they speak against would stand.
pub(crate) fn stance_behind_number(line: &str) -> Option<usize> {
    let words = line.trim_start();
    let behind =
        words.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.').trim_start();
    let begins = words.starts_with(|letter: char| letter.is_ascii_digit()) && stance(behind).is_some();
    begins.then(|| line.len() - behind.len())
}

struct Scan<'t, 'r> {
    file: FileId,
    text: &'t str,
    reading: &'r mut Reading,
    entries: Vec<Entry<'t>>,
    /// The entry of each number.
    numbers: HashMap<&'t str, usize>,
}

impl<'t> Scan<'t, '_> {
    /// Makes entries of the lines. One that begins no entry goes on with the last.
    fn lines(&mut self, body: usize) {
        let mut begun: Option<(usize, usize, &'t str)> = None;
        let mut at = body;
        for line in self.text[body..].split_inclusive('\n') {
            if let Some(number) = number_of(line).filter(|number| self.has_place(number, line)) {
                self.end(begun, body, at);
                self.begin(at, number);
                begun = Some((at, at + number.len() + 1, number));
            } else if begun.is_some() && stance_behind_number(line).is_some() {
                let start = at + line.len() - line.trim_start().len();
                let span = Span::new(self.file, start as u32, (at + line.trim_end().len()) as u32);
                self.reading.wrong(span, "this looks like a claim, and its number is not one").help =
                    Some("begin the line with a number such as `1.2.`, with a dot at its end".to_owned());
            }
            at += line.len();
        }
        self.end(begun, body, at);
    }

    /// Whether a number that begins a line is that of an entry: lines of a text can begin with numbers too.
    fn has_place(&self, number: &str, line: &str) -> bool {
        match number.rsplit_once('.') {
            Some((above, _)) => {
                let rest = line[number.len() + 1..].trim_start();
                self.numbers.contains_key(above) || stance(rest).is_some() || self.entries.is_empty()
            }
            // There is one beginning; behind it this is the item of a list.
            None => self.entries.is_empty(),
        }
    }

    /// Begins an entry, whose words are not known yet.
    fn begin(&mut self, at: usize, number: &'t str) {
        let span = Span::new(self.file, at as u32, (at + number.len() + 1) as u32);
        let above = number.rsplit_once('.').and_then(|(above, _)| self.numbers.get(above).copied());
        if number.contains('.') && above.is_none() {
            self.reading.wrong(span, format!("there is no claim above `{}.`", shown(number)));
        }
        let index = self.entries.len();
        let first = *self.numbers.entry(number).or_insert(index);
        if first != index {
            let first = self.entries[first].number.1;
            let finding =
                self.reading.wrong(span, format!("the number `{}.` is there already", shown(number)));
            *finding = finding.clone().label(first, "here");
        }
        self.entries.push(Entry {
            number: (number, span),
            text: "",
            place: Span::new(self.file, span.end, span.end),
            role: Role::Claim,
            bears_on: None,
            is_thesis: false,
            above,
            stance: None,
        });
    }

    /// Gives the entry that was begun last the words up to the next one.
    fn end(&mut self, begun: Option<(usize, usize, &'t str)>, body: usize, to: usize) {
        let Some((_, from, number)) = begun else {
            if let Some((_, span)) = trimmed(self.file, self.text, body, to) {
                self.reading.loss(span, "what stands before the first claim");
            }
            return;
        };
        let Some(entry) = self.entries.last_mut() else { return };
        let Some((words, span)) = trimmed(self.file, self.text, from, to) else { return };
        // What the discussion is about is neither for nor against anything.
        let stance = if number.contains('.') { stance(words) } else { None };
        (entry.text, entry.place) = (words, span);
        if let Some((for_it, length)) = stance {
            entry.stance = Some(for_it);
            let from = span.start as usize + length;
            (entry.text, entry.place) = trimmed(self.file, self.text, from, span.end as usize)
                .unwrap_or(("", Span::new(self.file, from as u32, from as u32)));
        }
    }

    /// Tells theses from pros and cons, and the questions that they answer.
    fn theses(&mut self) {
        // For each entry, whether it has children of either kind.
        let mut has = vec![(false, false); self.entries.len()];
        for entry in &self.entries {
            if let Some(above) = entry.above {
                match entry.stance {
                    Some(_) => has[above].0 = true,
                    None => has[above].1 = true,
                }
            }
        }
        let is_question = |at: usize, entries: &[Entry<'_>]| {
            entries[at].above.is_none() && !entries[at].number.0.contains('.') && has[at] == (false, true)
        };
        for at in 0..self.entries.len() {
            if is_question(at, &self.entries) {
                self.entries[at].role = Role::Question;
                continue;
            }
            let entry = &self.entries[at];
            let (number, span) = entry.number;
            match (entry.above, entry.stance) {
                (Some(above), None) if is_question(above, &self.entries) => self.entries[at].is_thesis = true,
                (Some(above), Some(for_it)) => self.entries[at].bears_on = Some((above, for_it)),
                (Some(_), None) => {
                    let message = format!("`{}.` is neither `Pro:` nor `Con:`", shown(number));
                    self.reading.wrong(span, message);
                }
                (None, _) => self.entries[at].is_thesis = !number.contains('.'),
            }
        }
    }

    /// Follows references to the claims that they mean, each step once.
    fn references(&mut self) {
        let targets: Vec<Option<Word<'t>>> =
            self.entries.iter().map(|entry| target(entry.text, entry.place)).collect();
        let is_reference = |at: usize, entries: &[Entry<'_>]| {
            targets[at].is_some() && entries[at].role != Role::Question && !entries[at].text.is_empty()
        };
        for (entry, target) in self.entries.iter().zip(&targets) {
            if target.is_none() && looks_like_a_reference(entry.text) {
                let message = "this is read as a sentence: a reference holds nothing but itself";
                self.reading.doubt(entry.place, message).help =
                    Some("write the reference alone, and the other words in a claim of their own".to_owned());
            }
        }
        // Known: what a reference leads to. Seen: the reference from which it was come by.
        let mut known: Vec<Option<Option<usize>>> = vec![None; self.entries.len()];
        let mut seen = vec![usize::MAX; self.entries.len()];
        for start in 0..self.entries.len() {
            if !is_reference(start, &self.entries) {
                continue;
            }
            let mut path = Vec::new();
            let mut at = start;
            let found = loop {
                if let Some(found) = known[at] {
                    break found;
                }
                let Some((number, span)) = targets[at].filter(|_| is_reference(at, &self.entries)) else {
                    break Some(at);
                };
                seen[at] = start;
                path.push(at);
                let next = self.numbers.get(number).copied();
                match next {
                    Some(next) if self.entries[next].role == Role::Question => {
                        self.reading.wrong(span, format!("`{}.` is a question and no claim", shown(number)));
                        break None;
                    }
                    Some(next) if seen[next] == start => {
                        self.reading.wrong(span, "these references lead only to each other");
                        break None;
                    }
                    Some(next) => at = next,
                    None => {
                        self.reading.wrong(span, format!("there is no claim `{}.`", shown(number)));
                        break None;
                    }
                }
            };
            for at in path {
                known[at] = Some(found);
                self.entries[at].role = Role::Reference(found);
            }
        }
    }
}

/// The number that a line begins with, if one with a dot behind it does, and then a blank or nothing.
fn number_of(line: &str) -> Option<&str> {
    let length = line.bytes().take_while(|&byte| byte.is_ascii_digit() || byte == b'.').count();
    let (number, rest) = line.split_at(length);
    let number = number.strip_suffix('.')?;
    let is_whole = number.split('.').all(|part| !part.is_empty());
    (is_whole && rest.chars().next().is_none_or(char::is_whitespace)).then_some(number)
}

/// Whether words begin with `Pro:` or with `Con:`, and how long that is.
fn stance(words: &str) -> Option<(bool, usize)> {
    [("Pro:", true), ("Con:", false)]
        .into_iter()
        .find(|(stance, _)| words.starts_with(stance))
        .map(|(stance, for_it)| (for_it, stance.len()))
}

/// Whether words begin as a reference does, or nearly so.
fn looks_like_a_reference(words: &str) -> bool {
    let Some(rest) = words.strip_prefix("->").map(str::trim_start) else { return false };
    let see = rest.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("see"));
    see && rest[3..].trim_start().starts_with(|letter: char| letter.is_ascii_digit())
}

/// The number of the claim that words refer to, if that is all they do.
fn target(words: &str, place: Span) -> Option<Word<'_>> {
    let rest = words.strip_prefix(SEE)?;
    let dotted = rest.strip_suffix('.').unwrap_or(rest);
    let is_number =
        dotted.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let start = place.start + SEE.len() as u32;
    is_number.then(|| (dotted, Span::new(place.file, start, start + dotted.len() as u32)))
}
