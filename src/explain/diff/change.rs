//! The kinds of change, as data.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::{
    diagnostic::Level,
    document::{
        Argument, Citation, Claim, Conflict, Meta, Scheme, Source, Standing, Strength, Verdict, Window,
    },
    map::Side,
};

/// A value before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Edit<T> {
    /// What it was in the old map.
    pub old: T,
    /// What it is in the new map.
    pub new: T,
}

/// Where an argument stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seat {
    /// The claim that it is for or against.
    pub claim: String,
    /// Whether it is for or against.
    #[serde(serialize_with = "side")]
    pub side: Side,
}

fn side<S: Serializer>(side: &Side, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match side {
        Side::Support => "because",
        Side::Objection => "despite",
    })
}

/// One thing that is otherwise in the new map than in the old one.
///
/// Ids are those of the new map wherever a claim or a source is in both: a claim that was renamed is told by one
/// [`Change::ClaimRenamed`], and nothing else of it or of what names it is a change. Serialised, a change is an object
/// whose `change` says which it is; what a claim or an argument is has the keys that it has in a map.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Change {
    /// Something of the map as a whole has changed.
    MapChanged {
        /// What, and how.
        #[serde(flatten)]
        edit: MapEdit,
    },
    /// The map argues for a claim for which it did not.
    ConclusionAdded {
        /// The claim.
        claim: String,
    },
    /// The map no longer argues for a claim.
    ConclusionRemoved {
        /// The claim.
        claim: String,
    },
    /// The map sets another level for a check.
    LintChanged {
        /// The check.
        check: String,
        /// The levels; none where the map says nothing.
        #[serde(flatten, serialize_with = "levels")]
        edit: Edit<Option<Level>>,
    },
    /// An argumentation scheme is new.
    SchemeAdded {
        /// Its id.
        scheme: String,
        /// All that is said of it.
        entry: Box<Scheme>,
    },
    /// An argumentation scheme is gone.
    SchemeRemoved {
        /// Its id.
        scheme: String,
        /// All that was said of it.
        entry: Box<Scheme>,
    },
    /// An argumentation scheme is otherwise.
    SchemeChanged {
        /// Its id.
        scheme: String,
        /// All that was and that is said of it.
        #[serde(flatten)]
        edit: Edit<Box<Scheme>>,
    },
    /// A source is new.
    SourceAdded {
        /// Its id.
        source: String,
        /// All that is said of it.
        entry: Box<Source>,
    },
    /// A source is gone.
    SourceRemoved {
        /// Its id.
        source: String,
        /// All that was said of it.
        entry: Box<Source>,
    },
    /// A source has another id.
    SourceRenamed {
        /// The ids.
        #[serde(flatten)]
        edit: Edit<String>,
    },
    /// Something is said otherwise of a source.
    SourceChanged {
        /// Its id.
        source: String,
        /// All that was and that is said of it.
        #[serde(flatten)]
        edit: Edit<Box<Source>>,
    },
    /// A claim is new, with the arguments for it and the objections to it.
    ClaimAdded {
        /// Its id.
        claim: String,
        /// All that stands under the id.
        entry: Box<Claim>,
    },
    /// A claim is gone, with the arguments for it and the objections to it.
    ClaimRemoved {
        /// Its id.
        claim: String,
        /// All that stood under the id.
        entry: Box<Claim>,
    },
    /// A claim has another id.
    ClaimRenamed {
        /// The ids.
        #[serde(flatten)]
        edit: Edit<String>,
    },
    /// Something of a claim itself has changed.
    ClaimChanged {
        /// Its id.
        claim: String,
        /// What, and how.
        #[serde(flatten)]
        edit: ClaimEdit,
    },
    /// A claim cites something more.
    CitationAdded {
        /// The claim.
        claim: String,
        /// What it cites.
        citation: Box<Citation>,
    },
    /// A claim no longer cites something.
    CitationRemoved {
        /// The claim.
        claim: String,
        /// What it cited.
        citation: Box<Citation>,
    },
    /// A claim cites the same source otherwise.
    CitationChanged {
        /// The claim.
        claim: String,
        /// What it cited and what it cites.
        #[serde(flatten)]
        edit: Edit<Box<Citation>>,
    },
    /// There is another argument or objection.
    ArgumentAdded {
        /// Where it stands.
        at: Seat,
        /// The argument.
        argument: Box<Argument>,
    },
    /// An argument or an objection is gone.
    ArgumentRemoved {
        /// Where it stood.
        at: Seat,
        /// The argument.
        argument: Box<Argument>,
    },
    /// An argument or an objection is otherwise.
    ArgumentChanged {
        /// Where it stands.
        at: Seat,
        /// The argument as it was and as it is.
        #[serde(flatten)]
        edit: Edit<Box<Argument>>,
    },
    /// An argument or an objection stands elsewhere, and is otherwise the same.
    ArgumentMoved {
        /// Where it stood.
        from: Seat,
        /// Where it stands.
        to: Seat,
        /// The argument.
        argument: Box<Argument>,
    },
    /// Claims exclude each other that did not.
    ConflictAdded {
        /// The conflict.
        conflict: Box<Conflict>,
    },
    /// Claims exclude each other no longer.
    ConflictRemoved {
        /// The conflict.
        conflict: Box<Conflict>,
    },
    /// Something else is said of a conflict between the same claims.
    ConflictChanged {
        /// The conflict as it was and as it is.
        #[serde(flatten)]
        edit: Edit<Box<Conflict>>,
    },
}

fn levels<S: Serializer>(edit: &Edit<Option<Level>>, serializer: S) -> Result<S::Ok, S::Error> {
    let name = |level: Option<Level>| level.map(Level::name);
    Edit { old: name(edit.old), new: name(edit.new) }.serialize(serializer)
}

/// What can change of a map as a whole. Serialised, `what` is the key of the map.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MapEdit {
    /// What it is about.
    Title(Edit<Option<String>>),
    /// The author's note.
    Note(Edit<Option<String>>),
    /// Free-form data.
    Meta(Edit<Option<Box<Meta>>>),
    /// The day on which it is judged.
    #[serde(serialize_with = "days")]
    AsOf(Edit<Option<Date>>),
}

fn days<S: Serializer>(edit: &Edit<Option<Date>>, serializer: S) -> Result<S::Ok, S::Error> {
    let shown = |day: Option<Date>| day.map(|day| day.to_string());
    Edit { old: shown(edit.old), new: shown(edit.new) }.serialize(serializer)
}

/// Where a claim stands, and whether the author says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placing {
    /// Where it stands.
    pub standing: Standing,
    /// Whether it is written at the claim. Where it is not, it follows from whether there are arguments under `because`.
    pub is_said: bool,
}

impl Placing {
    /// Where a claim of a document stands.
    pub(super) fn of(claim: &Claim) -> Placing {
        let unsaid = if claim.because.is_empty() { Standing::Asserted } else { Standing::Open };
        let said = claim.standing.as_ref().map(|standing| standing.value);
        Placing { standing: said.unwrap_or(unsaid), is_said: said.is_some() }
    }
}

fn places<S: Serializer>(edit: &Edit<Placing>, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    struct Written {
        old: Standing,
        new: Standing,
        old_is_said: bool,
        new_is_said: bool,
    }
    let Edit { old, new } = edit;
    Written { old: old.standing, new: new.standing, old_is_said: old.is_said, new_is_said: new.is_said }
        .serialize(serializer)
}

/// What can change of a claim itself. Serialised, `what` is the key of the claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ClaimEdit {
    /// The sentence: the claim is reworded.
    Text(Edit<String>),
    /// The section: the claim is moved. None for the one file of a map.
    Section(Edit<Option<String>>),
    /// Where it stands, said or not: what has an argument under `because` is open unless the author says otherwise, and
    /// what has none is asserted.
    #[serde(serialize_with = "places")]
    Standing(Edit<Placing>),
    /// The strength of the assertion; none where the author does not say, which is moderate.
    Strength(Edit<Option<Strength>>),
    /// The claims that undercut the assertion.
    Unless(Edit<Vec<String>>),
    /// When it holds.
    Holds(Edit<Option<Window>>),
    /// How sure the author is.
    Confidence(Edit<Option<f64>>),
    /// The verdict that the author expects.
    Expect(Edit<Option<Verdict>>),
    /// Free labels.
    Tags(Edit<Vec<String>>),
    /// The author's note.
    Note(Edit<Option<String>>),
    /// Free-form data.
    Meta(Edit<Option<Box<Meta>>>),
}
