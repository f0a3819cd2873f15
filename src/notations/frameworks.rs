//! What the notations of argumentation frameworks share: words on lines, and arguments and attacks as claims.
//!
//! An argument becomes a claim that is asserted and an attack an objection of one premise, so that the verdicts of the map
//! are the labels that the field's semantics give to the framework (docs/SEMANTICS.md).

use std::collections::HashMap;

use super::{
    Reading,
    ids::{Ids, is_id},
};
use crate::{
    document::{Argument, Claim, Place, shown},
    source::{FileId, Span, Spanned},
};

/// A word and where it stands.
pub(super) type Word<'t> = (&'t str, Span);

/// An argument as a file declares it.
pub(super) struct Declared<'t> {
    /// What it is called, letter by letter: names are the same where this is.
    pub name: Word<'t>,
    /// The name without what only marks it as one, such as quotation marks.
    pub bare: &'t str,
    /// What the file has to say of it.
    pub label: Option<Word<'t>>,
}

/// An attack as a file has it.
pub(super) struct Attack<'t> {
    /// The name of the one that attacks.
    pub from: Word<'t>,
    /// The name of the attacked.
    pub to: Word<'t>,
}

/// Makes claims of arguments and objections of attacks. A name that can be an id is one; where two would have the same, the
/// one that is called just so keeps it.
pub(super) fn claims(reading: &mut Reading, arguments: &[Declared<'_>], attacks: &[Attack<'_>]) {
    let mut ids = Ids::new();
    for argument in arguments {
        if is_id(argument.name.0) {
            ids.reserve(argument.name.0);
        }
    }
    let mut known: HashMap<&str, usize> = HashMap::with_capacity(arguments.len());
    // A claim is large: to move a hundred thousand of them as their list grows takes longer than to read them.
    reading.document.claims.reserve(arguments.len());
    for argument in arguments {
        let (name, place) = argument.name;
        if let Some(&first) = known.get(name) {
            let first = reading.document.claims[first].id.span;
            let finding = reading.wrong(place, format!("the argument `{}` is there already", shown(name)));
            *finding = finding.clone().label(first, "here");
            continue;
        }
        known.insert(name, reading.document.claims.len());
        let id = match (is_id(name), is_id(argument.bare)) {
            (true, _) => name.to_owned(),
            (false, true) => ids.free(argument.bare.to_owned()),
            (false, false) => ids.like(argument.bare, "argument"),
        };
        let note = (id != argument.bare).then(|| format!("Called `{name}`."));
        let blank = |words: &str| words.trim().is_empty();
        let bare = if blank(argument.bare) { name } else { argument.bare };
        let (words, span) = argument.label.filter(|(label, _)| !blank(label)).unwrap_or((bare, place));
        reading.document.claims.push(Claim {
            id: Spanned::new(id, place),
            text: Spanned::new(words.to_owned(), span),
            note,
            place: Place(Some(Span::new(place.file, place.start, span.end.max(place.end)))),
            ..Claim::default()
        });
    }
    for &Attack { from, to } in attacks {
        let mut find = |(name, place): Word<'_>| {
            let found = known.get(name).copied();
            if found.is_none() {
                reading.wrong(place, format!("there is no argument `{}`", shown(name)));
            }
            found
        };
        if let (Some(attacker), Some(attacked)) = (find(from), find(to)) {
            object(reading, (attacker, from.1), (attacked, to.1));
        }
    }
}

/// Makes one claim an objection to another. Both are given by their places among the claims, and where they are named.
pub(super) fn object(reading: &mut Reading, (from, named): (usize, Span), (to, ended): (usize, Span)) {
    let claims = &mut reading.document.claims;
    let premise = Spanned::new(claims[from].id.value.clone(), named);
    let place = Span::new(named.file, named.start.min(ended.start), named.end.max(ended.end));
    claims[to].despite.push(Argument {
        premises: vec![premise],
        place: Place(Some(place)),
        ..Argument::default()
    });
}

/// Notes that a file has no arguments, which nobody wants to say, unless it has mistakes that explain it.
pub(super) fn not_empty(reading: &mut Reading, file: FileId, help: &str) {
    if reading.document.claims.is_empty() && reading.findings.is_empty() {
        let finding = reading.wrong(Span::new(file, 0, 0), "there is no argument here");
        finding.help = Some(help.to_owned());
    }
}

/// The words of each line that has any. Blanks stand between them, and a carriage return is one; a byte order mark at the
/// beginning is gone over, and so is a line that begins with a sign for comments.
pub(super) fn lines<'t>(file: FileId, text: &'t str, comment: Option<char>) -> Vec<Vec<Word<'t>>> {
    let mut lines = Vec::new();
    let mut start = text.len() - text.trim_start_matches('\u{feff}').len();
    for line in text[start..].split_inclusive('\n') {
        let mut words = Vec::new();
        let mut at = start;
        for piece in line.split_inclusive([' ', '\t', '\r', '\n']) {
            let word = piece.trim_end_matches([' ', '\t', '\r', '\n']);
            if !word.is_empty() {
                words.push((word, Span::new(file, at as u32, (at + word.len()) as u32)));
            }
            at += piece.len();
        }
        let is_comment = |(first, _): &Word<'_>| comment.is_some_and(|comment| first.starts_with(comment));
        if words.first().is_some_and(|first| !is_comment(first)) {
            lines.push(words);
        }
        start += line.len();
    }
    lines
}

/// The words of a text from the first to the last of some, with what stands between them.
pub(super) fn phrase<'t>(text: &'t str, words: &[Word<'_>]) -> Option<Word<'t>> {
    let ((_, first), (_, last)) = (words.first()?, words.last()?);
    let span = Span::new(first.file, first.start, last.end);
    Some((text.get(span.range())?, span))
}
