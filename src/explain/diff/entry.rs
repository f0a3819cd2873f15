//! Every change as an entry of a list: a sign, what it is about, and the details.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;

use super::{
    Difference,
    arguments::plain,
    change::{Change, ClaimEdit, Edit, Placing, Seat},
    clause,
    phrase::Phrase,
};
use crate::{
    document::{Argument, Citation, Claim, Source},
    map::Side,
};

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Mark {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is otherwise.
    Changed,
}

impl Mark {
    /// `+`, `-` or `~`.
    pub fn sign(self) -> char {
        match self {
            Mark::Added => '+',
            Mark::Removed => '-',
            Mark::Changed => '~',
        }
    }

    /// A word for it.
    pub fn word(self) -> &'static str {
        match self {
            Mark::Added => "added",
            Mark::Removed => "removed",
            Mark::Changed => "changed",
        }
    }
}

/// Something that has changed, and how.
#[derive(Debug)]
pub(crate) struct Entry {
    pub mark: Mark,
    pub head: Phrase,
    pub details: Vec<(Option<Mark>, Phrase)>,
}

impl Difference {
    /// The changes in their order, those of one claim or one source together.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        let mut list = List { moves: Moves::of(&self.changes), ..List::default() };
        self.changes.iter().for_each(|change| list.change(change));
        list.entries
    }
}

/// What an entry is about.
#[derive(Clone, PartialEq, Eq, Hash)]
enum About<'c> {
    Map,
    Claim(&'c str),
    Source(&'c str),
}

#[derive(Default)]
struct List<'c> {
    entries: Vec<Entry>,
    /// The entry of what is in both maps.
    changed: HashMap<About<'c>, usize>,
    moves: Moves<'c>,
}

/// The claims that moved from one section to another, by the two.
#[derive(Default)]
struct Moves<'c>(HashMap<[Option<&'c str>; 2], Vec<&'c str>>);

impl<'c> Moves<'c> {
    fn of(changes: &'c [Change]) -> Moves<'c> {
        let mut moves = Moves::default();
        for change in changes {
            if let Change::ClaimChanged { claim, edit: ClaimEdit::Section(edit) } = change {
                moves.0.entry(Moves::key(edit)).or_default().push(claim);
            }
        }
        moves.0.retain(|_, claims| claims.len() > 1);
        moves
    }

    fn key(edit: &'c Edit<Option<String>>) -> [Option<&'c str>; 2] {
        [edit.old.as_deref(), edit.new.as_deref()]
    }

    fn is_of_several(&self, edit: &'c Edit<Option<String>>) -> bool {
        self.0.contains_key(&Moves::key(edit))
    }

    /// The claims, if they were not told yet.
    fn take(&mut self, edit: &'c Edit<Option<String>>) -> Option<Vec<&'c str>> {
        let claims = self.0.get_mut(&Moves::key(edit))?;
        Some(std::mem::take(claims)).filter(|claims| !claims.is_empty())
    }
}

impl<'c> List<'c> {
    fn entry(&mut self, mark: Mark, head: Phrase, details: Vec<(Option<Mark>, Phrase)>) {
        self.entries.push(Entry { mark, head, details });
    }

    /// Adds details to what is told of something that is in both maps.
    fn details(&mut self, about: About<'c>, details: impl IntoIterator<Item = (Option<Mark>, Phrase)>) {
        self.of(about).details.extend(details);
    }

    /// What is told of something that is in both maps.
    fn of(&mut self, about: About<'c>) -> &mut Entry {
        let entries = &mut self.entries;
        let place = *self.changed.entry(about.clone()).or_insert_with(|| {
            let head = match about {
                About::Map => Phrase::plain("the map"),
                About::Claim(id) => Phrase::default().id(id),
                About::Source(id) => Phrase::plain("source ").id(id),
            };
            entries.push(Entry { mark: Mark::Changed, head, details: Vec::new() });
            entries.len() - 1
        });
        &mut entries[place]
    }

    fn change(&mut self, change: &'c Change) {
        match change {
            Change::MapChanged { edit } => self.details(About::Map, edited(edit)),
            Change::ConclusionAdded { claim } => self.details(About::Map, [conclusion(Mark::Added, claim)]),
            Change::ConclusionRemoved { claim } => {
                self.details(About::Map, [conclusion(Mark::Removed, claim)])
            }
            Change::LintChanged { check, edit } => {
                let [old, new] =
                    [edit.old, edit.new].map(|level| level.map_or("not set", |level| level.name()));
                let phrase = Phrase::plain("the level of ").id(check).and(format!(": {old} → {new}"));
                self.details(About::Map, [(None, phrase)]);
            }
            Change::SchemeAdded { scheme, .. } => {
                self.entry(Mark::Added, Phrase::plain("scheme ").id(scheme), Vec::new());
            }
            Change::SchemeRemoved { scheme, .. } => {
                self.entry(Mark::Removed, Phrase::plain("scheme ").id(scheme), Vec::new());
            }
            Change::SchemeChanged { scheme, edit } => {
                let details = fields(&record(&edit.old, ""), &record(&edit.new, ""));
                self.entry(Mark::Changed, Phrase::plain("scheme ").id(scheme), details);
            }
            Change::SourceAdded { source, entry } => {
                self.entry(Mark::Added, source_head(source, entry), Vec::new());
            }
            Change::SourceRemoved { source, entry } => {
                self.entry(Mark::Removed, source_head(source, entry), Vec::new());
            }
            Change::SourceRenamed { edit } => self.details(About::Source(&edit.new), [renamed(edit)]),
            Change::SourceChanged { source, edit } => {
                let details = fields(&record(&edit.old, ""), &record(&edit.new, ""));
                self.details(About::Source(source), details);
            }
            Change::ClaimAdded { claim, entry } => {
                self.entry(Mark::Added, claim_head(claim, entry), claim_details(entry));
            }
            Change::ClaimRemoved { claim, entry } => {
                self.entry(Mark::Removed, claim_head(claim, entry), claim_details(entry));
            }
            Change::ClaimRenamed { edit } => {
                // The other name comes first, whatever is told before.
                self.of(About::Claim(&edit.new)).details.insert(0, renamed(edit));
            }
            Change::ClaimChanged { edit: ClaimEdit::Section(edit), .. } if self.moves.is_of_several(edit) => {
                if let Some(claims) = self.moves.take(edit) {
                    let head = Phrase::plain(format!("{} claims ", claims.len())).phrase(moved(edit));
                    self.entry(Mark::Changed, head.and(": ").ids(claims.into_iter()), Vec::new());
                }
            }
            Change::ClaimChanged { claim, edit: ClaimEdit::Section(edit) } => {
                self.details(About::Claim(claim), [(None, moved(edit))]);
            }
            Change::ClaimChanged { claim, edit: ClaimEdit::Standing(edit) } => {
                self.details(About::Claim(claim), [(None, stands(edit))]);
            }
            Change::ClaimChanged { claim, edit } => self.details(About::Claim(claim), edited(edit)),
            Change::CitationAdded { claim, citation } => {
                self.details(About::Claim(claim), [(Some(Mark::Added), cites(citation))]);
            }
            Change::CitationRemoved { claim, citation } => {
                self.details(About::Claim(claim), [(Some(Mark::Removed), cites(citation))]);
            }
            Change::CitationChanged { claim, edit } => {
                let what = Phrase::plain("citation of ").id(&edit.new.source.value);
                let how = fields(&record(&edit.old, "source"), &record(&edit.new, "source"));
                self.details(About::Claim(claim), [(Some(Mark::Changed), within(what, how))]);
            }
            Change::ArgumentAdded { at, argument } => {
                self.details(About::Claim(&at.claim), [(Some(Mark::Added), whole(argument, at.side))]);
            }
            Change::ArgumentRemoved { at, argument } => {
                self.details(About::Claim(&at.claim), [(Some(Mark::Removed), whole(argument, at.side))]);
            }
            Change::ArgumentChanged { at, edit } => {
                let what = clause::argument(&edit.old, at.side, &|_| false);
                let [old, new] = [&edit.old, &edit.new].map(|it| record(&plain(it, at.side), "premises"));
                let how = fields(&old, &new);
                self.details(About::Claim(&at.claim), [(Some(Mark::Changed), within(what, how))]);
            }
            Change::ArgumentMoved { from, to, argument } => {
                let what = whole(argument, to.side).and(", until now ").phrase(seat(from, to));
                self.details(About::Claim(&to.claim), [(Some(Mark::Changed), what)]);
            }
            Change::ConflictAdded { conflict } => {
                let head =
                    Phrase::plain("conflict of ").ids(conflict.between.iter().map(|it| it.value.as_str()));
                self.entry(Mark::Added, head, Vec::new());
            }
            Change::ConflictRemoved { conflict } => {
                let head =
                    Phrase::plain("conflict of ").ids(conflict.between.iter().map(|it| it.value.as_str()));
                self.entry(Mark::Removed, head, Vec::new());
            }
            Change::ConflictChanged { edit } => {
                let between = edit.new.between.iter().map(|it| it.value.as_str());
                let details = fields(&record(&edit.old, "between"), &record(&edit.new, "between"));
                self.entry(Mark::Changed, Phrase::plain("conflict of ").ids(between), details);
            }
        }
    }
}

fn conclusion(mark: Mark, claim: &str) -> (Option<Mark>, Phrase) {
    (Some(mark), Phrase::plain("conclusion ").id(claim))
}

fn renamed(edit: &Edit<String>) -> (Option<Mark>, Phrase) {
    (None, Phrase::plain("renamed from ").id(&edit.old))
}

fn moved(edit: &Edit<Option<String>>) -> Phrase {
    match (&edit.old, &edit.new) {
        (Some(old), Some(new)) => {
            Phrase::plain("moved from section ").text(old).and(" to section ").text(new)
        }
        (None, Some(new)) => Phrase::plain("moved to section ").text(new),
        (Some(old), None) => Phrase::plain("moved out of section ").text(old),
        (None, None) => Phrase::default(),
    }
}

/// `standing: asserted (left out) → open`.
fn stands(Edit { old, new }: &Edit<Placing>) -> Phrase {
    if !old.is_said && !new.is_said {
        return Phrase::plain(clause::unsaid(new.standing).trim_start().trim_start_matches("is "));
    }
    let side = |placing: &Placing| {
        format!("{}{}", placing.standing, if placing.is_said { "" } else { " (left out)" })
    };
    Phrase::plain(format!("standing: {} → {}", side(old), side(new)))
}

fn seat(seat: &Seat, beside: &Seat) -> Phrase {
    let aimed = match seat.side {
        Side::Support => Phrase::plain("an argument for "),
        Side::Objection => Phrase::plain("an objection to "),
    };
    match seat.claim == beside.claim {
        true => aimed.and("it"),
        false => aimed.id(&seat.claim),
    }
}

fn source_head(id: &str, source: &Source) -> Phrase {
    let head = Phrase::plain("source ").id(id);
    match &source.title {
        Some(title) => head.and(": ").text(title),
        None => head,
    }
}

fn claim_head(id: &str, claim: &Claim) -> Phrase {
    Phrase::default().id(id).and(": ").text(&claim.text.value)
}

/// What bears on the verdict of a claim that came or went, and what it cites.
fn claim_details(claim: &Claim) -> Vec<(Option<Mark>, Phrase)> {
    let own = record(claim, "text");
    let said = ["standing", "strength", "unless", "holds"];
    let said = said.iter().filter(|key| !own[**key].is_null());
    let mut all: Vec<Phrase> = said.map(|key| value(Phrase::plain(format!("{key}: ")), &own[*key])).collect();
    let side = |side: Side, arguments: &[Argument]| -> Vec<Phrase> {
        arguments.iter().map(|argument| whole(argument, side)).collect()
    };
    all.extend(side(Side::Support, &claim.because));
    all.extend(side(Side::Objection, &claim.despite));
    all.extend(claim.from.iter().map(cites));
    all.into_iter().map(|phrase| (None, phrase)).collect()
}

/// An argument with all that is said of it, but for notes.
fn whole(argument: &Argument, side: Side) -> Phrase {
    let mut phrase = clause::argument(argument, side, &|_| false);
    if argument.strict.as_ref().is_some_and(|strict| strict.value) {
        phrase = phrase.and(", strict");
    }
    if let Some(strength) = &argument.strength {
        phrase = phrase.and(format!(", {}", strength.value));
    }
    if let Some(scheme) = &argument.scheme {
        phrase = phrase.and(", scheme ").text(&scheme.value);
    }
    match argument.unless.is_empty() {
        true => phrase,
        false => phrase.and(", unless ").ids(argument.unless.iter().map(|it| it.value.as_str())),
    }
}

/// A citation: its source, and the place in it.
fn cites(citation: &Citation) -> Phrase {
    let mut phrase = Phrase::plain("citation of ").id(&citation.source.value);
    if let Some(page) = &citation.page {
        phrase = phrase.and(", page ").text(page);
    }
    if let Some(paragraph) = &citation.paragraph {
        phrase = phrase.and(format!(", paragraph {}", paragraph.value));
    }
    if let Some(sentence) = &citation.sentence {
        phrase = phrase.and(format!(", sentence {}", sentence.value));
    }
    match &citation.quote {
        Some(quote) => phrase.and(": “").text(&quote.value).and("”"),
        None => phrase,
    }
}

/// What a thing is about, and what has changed of it, in one line.
fn within(what: Phrase, how: Vec<(Option<Mark>, Phrase)>) -> Phrase {
    let mut line = what.and(": ");
    for (at, (_, phrase)) in how.into_iter().enumerate() {
        if at > 0 {
            line = line.and("; ");
        }
        line = line.phrase(phrase);
    }
    line
}

/// An edit that serialises as `what`, `old` and `new`.
fn edited(edit: &impl Serialize) -> Vec<(Option<Mark>, Phrase)> {
    let edit = serde_json::to_value(edit).unwrap_or_default();
    let what = edit["what"].as_str().unwrap_or_default();
    vec![(None, field(what, &edit["old"], &edit["new"]))]
}

/// An entry as a mapping; where it is written in its short form, that is the value of one key.
fn record(entry: &impl Serialize, short: &str) -> Value {
    match serde_json::to_value(entry).unwrap_or_default() {
        mapping @ Value::Object(_) => mapping,
        value => Value::Object([(short.to_owned(), value)].into_iter().collect()),
    }
}

/// What differs between two mappings, key by key.
fn fields(old: &Value, new: &Value) -> Vec<(Option<Mark>, Phrase)> {
    let (Some(before), Some(after)) = (old.as_object(), new.as_object()) else { return Vec::new() };
    let keys = after.keys().chain(before.keys().filter(|key| !after.contains_key(*key)));
    let changed = keys.filter(|key| old[*key] != new[*key]);
    changed.map(|key| (None, field(key, &old[key], &new[key]))).collect()
}

/// A key whose value is another. A list of nothing is as if it were not there.
fn field(key: &str, old: &Value, new: &Value) -> Phrase {
    let key = |says: &str| Phrase::plain(format!("{}{says}: ", key.replace('-', " ")));
    let is_nothing = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    match (old, new) {
        (Value::String(old), Value::String(new)) if is_prose(old) && is_prose(new) => {
            key("").reworded(old, new)
        }
        (old, new) if is_nothing(old) => value(key(" added"), new),
        (old, new) if is_nothing(new) => value(key(" removed"), old),
        (old, new) => value(value(key(""), old).and(" → "), new),
    }
}

/// Whether a text is worth comparing word by word.
fn is_prose(text: &str) -> bool {
    text.split_whitespace().nth(2).is_some()
}

fn value(phrase: Phrase, value: &Value) -> Phrase {
    match value {
        Value::Null => phrase.and("nothing"),
        Value::String(text) => phrase.text(text),
        Value::Array(items) if items.is_empty() => phrase.and("nothing"),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            items.iter().filter_map(Value::as_str).enumerate().fold(phrase, |phrase, (at, item)| {
                if at > 0 { phrase.and(", ").text(item) } else { phrase.text(item) }
            })
        }
        other => phrase.text(&flow(other)),
    }
}

/// A value as YAML writes it on one line. What a map holds is not deeper than the reader allows.
fn flow(value: &Value) -> String {
    let text = value.to_string();
    // JSON is YAML; what is a word needs no quotes, and a colon and a comma take a space.
    let mut bare = String::new();
    let mut rest = text.as_str();
    while let Some(letter) = rest.chars().next() {
        let quoted = rest.strip_prefix('"').map(quoted_length);
        match quoted {
            Some(length) => {
                let inner = &rest[1..=length];
                let is_word = inner.chars().next().is_some_and(char::is_alphabetic)
                    && inner.chars().all(|letter| letter.is_alphanumeric() || "-_./ ".contains(letter))
                    && !matches!(inner, "true" | "false" | "null")
                    && !inner.ends_with(' ');
                bare.push_str(if is_word { inner } else { &rest[..length + 2] });
                rest = &rest[length + 2..];
            }
            None => {
                bare.push(letter);
                if matches!(letter, ':' | ',') {
                    bare.push(' ');
                }
                rest = &rest[letter.len_utf8()..];
            }
        }
    }
    bare
}

/// How long a string of JSON is without its quotes, from behind the first.
fn quoted_length(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text.char_indices().find(|(_, letter)| {
        let ends = *letter == '"' && !is_escaped;
        is_escaped = *letter == '\\' && !is_escaped;
        ends
    });
    end.map_or(text.len(), |(at, _)| at)
}
