//! The authored form: what a map says before any name in it is looked up.
//!
//! A [`Document`] is one file (or what a program builds). Names are still text here; [`crate::map`] resolves them.
//! One table of fields (`table.rs`) drives the decoding, the "did you mean", the JSON Schema and the serde
//! implementations, so that they cannot disagree.

mod decode;
mod fields;
mod schema;
mod scheme;
mod serialize;
mod suggest;
mod table;
mod values;
mod vocabulary;

pub use schema::json_schema;
pub use vocabulary::{PublicationDate, SentenceRange, Standing, Strength, UnknownWord, Verdict};

pub(crate) use decode::{Part, decode, decode_exported, decode_free, decode_part};

pub(crate) use fields::is_claim_key;
pub(crate) use serialize::yaml;
pub(crate) use suggest::{Suggester, did_you_mean};
pub(crate) use table::shown;
pub(crate) use values::{LONGEST_ID, free_form, is_id_letter, is_printable};

use jiff::civil::Date;

use crate::{
    diagnostic::Level,
    source::{Span, Spanned},
};

/// Free-form data that is kept as it is.
pub type Meta = serde_json::Value;

/// One file of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What the map is about, as a headline.
    pub title: Option<Spanned<String>>,
    /// Anything the author wants to add.
    pub note: Option<String>,
    /// Free-form data, kept and exported.
    pub meta: Option<Box<Meta>>,
    /// Ids of the claims that the map argues for.
    pub conclusion: Vec<Spanned<String>>,
    /// The day on which time-bound claims are judged.
    pub as_of: Option<Spanned<Date>>,
    /// The sources, in the author's order.
    pub sources: Vec<Source>,
    /// The claims, in the author's order.
    pub claims: Vec<Claim>,
    /// Sets of claims of which at most one can stand.
    pub conflicts: Vec<Conflict>,
    /// Further files or directories that share this namespace.
    pub include: Vec<Spanned<String>>,
    /// Levels of checks for this map.
    pub lints: Vec<LintLevel>,
    /// The map's own argumentation schemes.
    pub schemes: Vec<Scheme>,
}

/// `lints: { check: level }`.
#[derive(Clone, Debug, PartialEq)]
pub struct LintLevel {
    /// The name of the check.
    pub check: Spanned<String>,
    /// Its level in this map.
    pub level: Level,
}

/// A source that claims can cite.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Its id in the map.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<Spanned<PublicationDate>>,
    /// Where it can be read; never fetched.
    pub url: Option<String>,
    /// A local copy, relative to the map's file.
    pub file: Option<Spanned<String>>,
    /// The SHA-256 of the local copy's bytes, in hexadecimal.
    pub sha256: Option<Spanned<String>>,
    /// Anything to add.
    pub note: Option<String>,
}

/// A claim: one sentence that can be accepted or rejected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claim {
    /// Its id in the map.
    pub id: Spanned<String>,
    /// The sentence.
    pub text: Spanned<String>,
    /// Where it stands; left out, it is asserted without `because`, else open.
    pub standing: Option<Spanned<Standing>>,
    /// The strength of the assertion.
    pub strength: Option<Spanned<Strength>>,
    /// The arguments for it; each alone is meant to suffice.
    pub because: Vec<Argument>,
    /// The objections to it.
    pub despite: Vec<Argument>,
    /// Ids that undercut the assertion.
    pub unless: Vec<Spanned<String>>,
    /// What it cites.
    pub from: Vec<Citation>,
    /// When it holds.
    pub holds: Option<Window>,
    /// How sure the author is, from 0 to 1.
    pub confidence: Option<Spanned<f64>>,
    /// The verdict that the author expects.
    pub expect: Option<Spanned<Verdict>>,
    /// Free labels.
    pub tags: Vec<String>,
    /// Anything to add.
    pub note: Option<String>,
    /// The section it belongs to; left out, the file's stem.
    pub section: Option<String>,
    /// Free-form data.
    pub meta: Option<Box<Meta>>,
    /// Where the whole entry is.
    pub place: Place,
}

/// An item under `because` or `despite`: premises that work together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Argument {
    /// A name for it.
    pub id: Option<Spanned<String>>,
    /// The ids of its premises.
    pub premises: Vec<Spanned<String>>,
    /// The role that each premise plays, in the order of `premises`; none at all where the author names none.
    pub roles: Vec<Spanned<String>>,
    /// The name of its argumentation scheme.
    pub scheme: Option<Spanned<String>>,
    /// Why the step holds, in words.
    pub warrant: Option<String>,
    /// Whether the step admits of no exception.
    pub strict: Option<Spanned<bool>>,
    /// The strength of the step.
    pub strength: Option<Spanned<Strength>>,
    /// Ids that undercut the step.
    pub unless: Vec<Spanned<String>>,
    /// What takes up the critical questions of its scheme.
    pub questions: Vec<Reply>,
    /// Anything to add.
    pub note: Option<String>,
    /// Where the whole item is.
    pub place: Place,
}

/// Where something was written. Places never make a difference: all are equal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place(pub Option<Span>);

impl PartialEq for Place {
    fn eq(&self, _: &Place) -> bool {
        true
    }
}

/// What a claim rests on outside the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citation {
    /// The id of the source.
    pub source: Spanned<String>,
    /// The words that are quoted.
    pub quote: Option<Spanned<String>>,
    /// The SHA-256 of the normalised passage, in hexadecimal.
    pub digest: Option<Spanned<String>>,
    /// The paragraph, from 1.
    pub paragraph: Option<Spanned<u32>>,
    /// The sentence or sentences of the paragraph, from 1.
    pub sentence: Option<Spanned<SentenceRange>>,
    /// The page, as the source numbers it.
    pub page: Option<String>,
    /// Where exactly it can be read.
    pub url: Option<String>,
    /// Anything to add.
    pub note: Option<String>,
    /// Where the whole citation is.
    pub place: Place,
}

/// The days on which a claim holds, both included.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Window {
    /// The first day; none: since ever.
    pub from: Option<Spanned<Date>>,
    /// The last day; none: for good.
    pub until: Option<Spanned<Date>>,
}

impl Window {
    /// Whether the window is open on `day`.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.as_ref().is_none_or(|from| from.value <= day)
            && self.until.as_ref().is_none_or(|until| day <= until.value)
    }
}

/// Claims of which at most one can stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conflict {
    /// The ids, two or more.
    pub between: Vec<Spanned<String>>,
    /// Anything to add.
    pub note: Option<String>,
    /// Where the whole entry is.
    pub place: Place,
}

/// What takes up a critical question: claims of the map, or words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reply {
    /// The id of the question, in the scheme.
    pub question: Spanned<String>,
    /// Ids of the claims that take it up.
    pub by: Vec<Spanned<String>>,
    /// What is to be said of it in words.
    pub note: Option<String>,
}

/// An argumentation scheme: of the map's own, or of the [catalogue](crate::schemes).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scheme {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name for people.
    pub title: Option<String>,
    /// Other names that arguments may call it by.
    pub aliases: Vec<Spanned<String>>,
    /// What its premises say, in order.
    pub premises: Vec<Role>,
    /// What it concludes.
    pub conclusion: Option<String>,
    /// The critical questions.
    pub questions: Vec<Question>,
    /// Anything to add.
    pub note: Option<String>,
    /// Where it is described.
    pub source: Option<String>,
}

/// A premise of a scheme, by the role that it plays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Role {
    /// Its id in the scheme; its number, from 1, where the author names none.
    pub id: Spanned<String>,
    /// What such a premise says.
    pub text: String,
}

/// A critical question of a scheme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Its id in the scheme; its number, from 1, where the author names none.
    pub id: Spanned<String>,
    /// The question.
    pub text: String,
    /// What falls where the answer is bad: a role, [`Question::STEP`] or [`Question::CONCLUSION`].
    pub against: Option<Spanned<String>>,
}
