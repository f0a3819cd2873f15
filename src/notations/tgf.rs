//! The Trivial Graph Format: a line for each argument, its name and perhaps a label; a line `#`; and a line for each
//! attack, the two names and perhaps a label.
//!
//! An argument becomes a claim that is asserted, its label the sentence, and an attack an objection: so the verdicts of the
//! map are the labels that the field's semantics give to the framework.

use std::collections::HashMap;

use super::{
    Reading, Text,
    ids::{Ids, is_id},
};
use crate::{
    diagnostic::Label,
    document::{Argument, Claim, Place, shown},
    source::{FileId, Span, Spanned},
};

pub(super) fn read(text: &mut Text<'_>) -> Reading {
    let mut reading = Reading::default();
    reading.check_letters(text.file, &text.text);
    let lines = lines(text.file, &text.text);
    let hash = lines.iter().position(|line| matches!(line[..], [(word, _), ..] if word == "#"));
    let (arguments, attacks) = match hash {
        Some(hash) => (&lines[..hash], &lines[hash + 1..]),
        None => (&lines[..], &[][..]),
    };
    if let Some([_, (_, more), ..]) = hash.map(|hash| &lines[hash][..]) {
        reading.wrong(*more, "the line `#` holds nothing else");
    }
    if hash.is_none() {
        let end = text.text.len() as u32;
        let finding =
            reading.wrong(Span::new(text.file, end, end), "there is no line `#` before the attacks");
        finding.help = Some("write a line `#` behind the arguments, and the attacks behind it".to_owned());
    }
    let mut ids = Ids::new();
    for line in arguments {
        if is_id(line[0].0) {
            ids.reserve(line[0].0);
        }
    }
    let mut known: HashMap<&str, usize> = HashMap::with_capacity(arguments.len());
    for line in arguments {
        let (name, place) = line[0];
        if let Some(&first) = known.get(name) {
            let first = reading.document.claims[first].id.span;
            let message = format!("the argument `{}` is there already", shown(name));
            reading.wrong(place, message).labels.push(Label { span: first, message: "here".to_owned() });
            continue;
        }
        known.insert(name, reading.document.claims.len());
        let label = match line[..] {
            [_, (_, first), .., (_, last)] => Some(Span::new(text.file, first.start, last.end)),
            [_, (_, only)] => Some(only),
            _ => None,
        };
        let (id, note) = match is_id(name) {
            true => (name.to_owned(), None),
            false => (ids.like(name, "argument"), Some(format!("Called `{name}`."))),
        };
        let words = label.unwrap_or(place);
        reading.document.claims.push(Claim {
            id: Spanned::new(id, place),
            text: Spanned::new(text.text[words.range()].to_owned(), words),
            note,
            place: Place(Some(Span::new(text.file, place.start, words.end.max(place.end)))),
            ..Claim::default()
        });
    }
    for line in attacks {
        let [(from, from_place), (to, to_place), ref rest @ ..] = line[..] else {
            reading
                .wrong(line[0].1, "an attack takes two names: of the one that attacks, and of the attacked");
            continue;
        };
        let mut find = |name: &str, place: Span| {
            let found = known.get(name).copied();
            if found.is_none() {
                reading.wrong(place, format!("there is no argument `{}`", shown(name)));
            }
            found
        };
        let (attacker, attacked) = (find(from, from_place), find(to, to_place));
        if let [(_, first), ..] = rest[..] {
            let label = Span::new(text.file, first.start, rest[rest.len() - 1].1.end);
            reading.loss(label, "the label of an attack");
        }
        if let (Some(attacker), Some(attacked)) = (attacker, attacked) {
            let premise = Spanned::new(reading.document.claims[attacker].id.value.clone(), from_place);
            reading.document.claims[attacked].despite.push(Argument {
                premises: vec![premise],
                place: Place(Some(Span::new(text.file, from_place.start, to_place.end))),
                ..Argument::default()
            });
        }
    }
    reading
}

/// The words of each line that has any, and where they are.
fn lines(file: FileId, text: &str) -> Vec<Vec<(&str, Span)>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut words = Vec::new();
        let mut at = start;
        for piece in line.split_inclusive(|letter: char| letter.is_whitespace() || letter == '\u{feff}') {
            let word = piece.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
            if !word.is_empty() {
                words.push((word, Span::new(file, at as u32, (at + word.len()) as u32)));
            }
            at += piece.len();
        }
        if !words.is_empty() {
            lines.push(words);
        }
        start += line.len();
    }
    lines
}
