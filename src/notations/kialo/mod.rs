//! A discussion of Kialo's, in the text that it exports: a line with the title, and then a tree of claims by number, each for
//! or against the claim above it.
//!
//! ```text
//! Discussion Title: Should the bridge close?
//!
//! 1. The bridge should close.
//! 1.1. Pro: The main cable is corroded.
//! 1.2. Con: The ferry is full.
//! 1.2.1. Con: A second ferry comes.
//! ```
//!
//! Every claim there is put forward by itself, and its pros and cons bear on it: so each is asserted, a pro is an argument of
//! one premise and a con an objection of one, and a claim whose pros have all been refuted is judged as one that nobody ever
//! argued for. In a discussion with several theses the first line is the question, which is no claim. Its theses are the
//! conclusions of the map. They do not exclude each other: a con says so where one does.

mod entries;
mod words;

pub(crate) use entries::stance_behind_number;
pub(crate) use words::{is_address, source_id};

use std::collections::HashMap;

use super::{Ids, Reading, Text};
use crate::{
    document::{Argument, Citation, Claim, Meta, Place, Source, Standing},
    source::{Span, Spanned},
};
use entries::{Entry, Role};
use words::Words;

/// What an export begins with: today, and in older ones.
const HEADINGS: [&str; 2] = ["Discussion Title:", "Discussion Name:"];

/// The key of the map's data under which the question stands, where it is not the title.
pub(crate) const QUESTION: &str = "question";

/// Whether a text begins as an export does.
pub(super) fn is_one(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    HEADINGS.iter().any(|heading| start.starts_with(heading))
}

pub(super) fn read(text: &mut Text<'_>) -> Reading {
    let mut reading = Reading::default();
    reading.check_letters(text.file, &text.text);
    let discussion = entries::read(text.file, &text.text, &mut reading);
    reading.document.title = discussion.title.map(|(title, span)| Spanned::new(title.to_owned(), span));
    if discussion.entries.is_empty() && reading.findings.is_empty() {
        let end = text.text.len() as u32;
        reading.wrong(Span::new(text.file, end, end), "there is no claim here").help =
            Some("the first is numbered `1.`".to_owned());
    }
    let mut meaning = Meaning { reading, claims: Ids::new(), sources: Ids::new(), addresses: HashMap::new() };
    let claims = meaning.claims(&discussion.entries);
    meaning.relations(&discussion.entries, &claims);
    meaning.reading
}

struct Meaning {
    reading: Reading,
    claims: Ids,
    sources: Ids,
    /// The source of each address.
    addresses: HashMap<String, String>,
}

impl Meaning {
    /// Makes a claim of each entry that is one. Gives their places among the claims.
    fn claims(&mut self, entries: &[Entry<'_>]) -> Vec<Option<usize>> {
        let mut places = Vec::with_capacity(entries.len());
        for entry in entries {
            let words = match entry.role {
                Role::Claim => Words::of(entry.text, entry.place),
                Role::Question => {
                    self.question(entry);
                    places.push(None);
                    continue;
                }
                Role::Reference(_) => {
                    places.push(None);
                    continue;
                }
            };
            if words.text.trim().is_empty() {
                self.reading.wrong(entry.number.1, format!("the claim `{}.` has no words", entry.number.0));
            }
            let from = words.links.iter().map(|link| self.citation(link)).collect();
            places.push(Some(self.reading.document.claims.len()));
            self.reading.document.claims.push(Claim {
                id: Spanned::new(self.claims.like(&words.text, "claim"), entry.number.1),
                text: Spanned::new(words.text, entry.place),
                from,
                place: Place(Some(Span::new(
                    entry.place.file,
                    entry.number.1.start,
                    entry.place.end.max(entry.number.1.end),
                ))),
                ..Claim::default()
            });
        }
        places
    }

    fn question(&mut self, entry: &Entry<'_>) {
        let words = Words::of(entry.text, entry.place);
        for link in &words.links {
            self.reading.loss(link.place, "a link within the question");
        }
        let document = &mut self.reading.document;
        match &document.title {
            _ if words.text.is_empty() => {}
            None => document.title = Some(Spanned::new(words.text, entry.place)),
            Some(title) if title.value == words.text => {}
            Some(_) => {
                let question = (QUESTION.to_owned(), Meta::String(words.text));
                document.meta = Some(Box::new(Meta::Object([question].into_iter().collect())));
            }
        }
    }

    fn citation(&mut self, link: &words::Link) -> Citation {
        let source = match self.addresses.get(&link.address) {
            Some(source) => source.clone(),
            None => {
                let id = source_id(&mut self.sources, &link.address);
                self.addresses.insert(link.address.clone(), id.clone());
                self.reading.document.sources.push(Source {
                    id: Spanned::new(id.clone(), link.place),
                    url: Some(link.address.clone()),
                    ..Source::default()
                });
                id
            }
        };
        Citation {
            source: Spanned::new(source, link.place),
            note: Some(link.words.clone()),
            place: Place(Some(link.place)),
            ..Citation::default()
        }
    }

    /// Makes an argument or an objection of each entry below another, and conclusions of those below none.
    fn relations(&mut self, entries: &[Entry<'_>], claims: &[Option<usize>]) {
        // What an entry stands for: a reference for the claim that it leads to.
        let claim = |at: usize| match entries[at].role {
            Role::Reference(target) => target.and_then(|target| claims[target]),
            _ => claims[at],
        };
        let document = &mut self.reading.document;
        for (at, entry) in entries.iter().enumerate() {
            let Some(own) = claim(at) else { continue };
            let named = Spanned::new(document.claims[own].id.value.clone(), entry.number.1);
            let Some((above, for_it)) = entry.bears_on else {
                if entry.is_thesis {
                    document.conclusion.push(named);
                }
                continue;
            };
            let Some(above) = claim(above) else { continue };
            let place = Place(Some(Span::new(entry.place.file, entry.number.1.start, entry.place.end)));
            let argument = Argument { premises: vec![named], place, ..Argument::default() };
            let above = &mut document.claims[above];
            match for_it {
                true => above.because.push(argument),
                false => above.despite.push(argument),
            }
        }
        for claim in document.claims.iter_mut().filter(|claim| !claim.because.is_empty()) {
            claim.standing = Some(Spanned { value: Standing::Asserted, span: claim.id.span });
        }
    }
}
