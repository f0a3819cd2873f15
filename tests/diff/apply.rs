//! Changes made in a document one after another, as their documentation says and by nothing else.

use std::collections::{BTreeMap, BTreeSet};

use elenchus::{
    document::{Argument, Claim, Document, Standing, Strength},
    explain::diff::{Change, ClaimEdit, MapEdit, Seat},
    map::Side,
    source::Spanned,
};
use serde_json::{Value, json};

/// The document with some changes made. What was renamed is renamed in any case. Claims that are named and not there
/// are added as claims for which nothing speaks.
pub fn applied(old: &Document, changes: &[Change], made: impl Fn(usize) -> bool) -> Document {
    let mut document = renamed(old, changes);
    // Where a claim stands changes only by a change that says so.
    document.claims.iter_mut().for_each(|claim| claim.standing = Some(standing(claim).into()));
    let these: Vec<&Change> = (0..changes.len()).filter(|&at| made(at)).map(|at| &changes[at]).collect();
    // What an argument is moved or added to has to be there.
    for change in &these {
        if let Change::ClaimAdded { claim, entry } = change {
            assert!(document.claims.iter().all(|other| other.id.value != *claim), "{claim} is there");
            let mut entry = entry.as_ref().clone();
            entry.id = claim.clone().into();
            document.claims.push(entry);
        }
    }
    these.iter().for_each(|change| apply(&mut document, change));
    for change in &these {
        if let Change::ClaimRemoved { claim, .. } = change {
            let before = document.claims.len();
            document.claims.retain(|other| other.id.value != *claim);
            assert_eq!(document.claims.len() + 1, before, "{claim}");
        }
    }
    let there: BTreeSet<String> = document.claims.iter().map(|claim| claim.id.value.clone()).collect();
    let named: BTreeSet<String> = ids(&mut document).into_iter().map(|id| id.value.clone()).collect();
    for id in named.difference(&there) {
        let standing = Some(Standing::Open.into());
        let missing = Claim { id: id.clone().into(), text: "Missing.".into(), standing, ..Claim::default() };
        document.claims.push(missing);
    }
    document
}

/// Where a claim stands, said or not.
fn standing(claim: &Claim) -> Standing {
    let unsaid = if claim.because.is_empty() { Standing::Asserted } else { Standing::Open };
    claim.standing.as_ref().map_or(unsaid, |standing| standing.value)
}

/// Every place that names a claim, but for the claims' own ids.
pub fn ids(document: &mut Document) -> Vec<&mut Spanned<String>> {
    let mut ids: Vec<&mut Spanned<String>> = document.conclusion.iter_mut().collect();
    ids.extend(document.conflicts.iter_mut().flat_map(|conflict| conflict.between.iter_mut()));
    for claim in &mut document.claims {
        ids.extend(claim.unless.iter_mut());
        for argument in claim.because.iter_mut().chain(&mut claim.despite) {
            ids.extend(argument.premises.iter_mut().chain(&mut argument.unless));
        }
    }
    ids
}

fn renamed(old: &Document, changes: &[Change]) -> Document {
    let mut document = old.clone();
    let (mut claims, mut sources) = (BTreeMap::new(), BTreeMap::new());
    for change in changes {
        match change {
            Change::ClaimRenamed { edit } => {
                assert_eq!(claims.insert(edit.old.clone(), edit.new.clone()), None)
            }
            Change::SourceRenamed { edit } => {
                assert_eq!(sources.insert(edit.old.clone(), edit.new.clone()), None)
            }
            _ => {}
        }
    }
    let rename = |names: &BTreeMap<String, String>, id: &mut Spanned<String>| {
        if let Some(new) = names.get(&id.value) {
            id.value.clone_from(new);
        }
    };
    ids(&mut document).into_iter().for_each(|id| rename(&claims, id));
    document.sources.iter_mut().for_each(|source| rename(&sources, &mut source.id));
    for claim in &mut document.claims {
        rename(&claims, &mut claim.id);
        claim.from.iter_mut().for_each(|citation| rename(&sources, &mut citation.source));
    }
    document
}

fn claim<'d>(document: &'d mut Document, id: &str) -> Option<&'d mut Claim> {
    document.claims.iter_mut().find(|claim| claim.id.value == id)
}

fn seat<'d>(document: &'d mut Document, at: &Seat) -> Option<&'d mut Vec<Argument>> {
    let claim = claim(document, &at.claim)?;
    Some(match at.side {
        Side::Support => &mut claim.because,
        Side::Objection => &mut claim.despite,
    })
}

/// Takes away what is the same as an item, which must be there, and puts something in its place.
fn replace<T>(list: &mut Vec<T>, same: impl Fn(&T) -> bool, new: Option<T>) {
    let at = list.iter().position(same).expect("what is taken away is there");
    list.splice(at..=at, new);
}

fn apply(document: &mut Document, change: &Change) {
    match change {
        Change::MapChanged { edit } => match edit {
            MapEdit::Title(edit) => document.title = edit.new.clone().map(Spanned::from),
            MapEdit::Note(edit) => document.note.clone_from(&edit.new),
            MapEdit::Meta(edit) => document.meta.clone_from(&edit.new),
            MapEdit::AsOf(edit) => document.as_of = edit.new.map(Spanned::from),
            other => panic!("{other:?}"),
        },
        Change::ConclusionAdded { claim } => document.conclusion.push(claim.clone().into()),
        Change::ConclusionRemoved { claim } => {
            replace(&mut document.conclusion, |it| it.value == *claim, None);
        }
        Change::LintChanged { check, edit } => {
            document.lints.retain(|lint| lint.check.value != *check);
            let line = |level| elenchus::document::LintLevel { check: check.clone().into(), level };
            document.lints.extend(edit.new.map(line));
        }
        Change::SchemeAdded { entry, .. } => document.schemes.push(entry.as_ref().clone()),
        Change::SchemeRemoved { scheme, .. } => {
            replace(&mut document.schemes, |it| it.id.value == *scheme, None);
        }
        Change::SchemeChanged { scheme, edit } => {
            replace(&mut document.schemes, |it| it.id.value == *scheme, Some(edit.new.as_ref().clone()));
        }
        Change::SourceAdded { entry, .. } => document.sources.push(entry.as_ref().clone()),
        Change::SourceRemoved { source, .. } => {
            replace(&mut document.sources, |it| it.id.value == *source, None);
        }
        Change::SourceChanged { source, edit } => {
            replace(&mut document.sources, |it| it.id.value == *source, Some(edit.new.as_ref().clone()));
        }
        Change::ClaimChanged { claim: id, edit } => {
            let claim = claim(document, id).expect("it is in both maps");
            let ids = |ids: &[String]| ids.iter().cloned().map(Spanned::from).collect();
            match edit {
                ClaimEdit::Text(edit) => claim.text = edit.new.clone().into(),
                ClaimEdit::Section(edit) => claim.section.clone_from(&edit.new),
                ClaimEdit::Standing(edit) => claim.standing = Some(edit.new.standing.into()),
                ClaimEdit::Strength(edit) => claim.strength = edit.new.map(Spanned::from),
                ClaimEdit::Unless(edit) => claim.unless = ids(&edit.new),
                ClaimEdit::Holds(edit) => claim.holds.clone_from(&edit.new),
                ClaimEdit::Confidence(edit) => claim.confidence = edit.new.map(Spanned::from),
                ClaimEdit::Expect(edit) => claim.expect = edit.new.map(Spanned::from),
                ClaimEdit::Tags(edit) => claim.tags.clone_from(&edit.new),
                ClaimEdit::Note(edit) => claim.note.clone_from(&edit.new),
                ClaimEdit::Meta(edit) => claim.meta.clone_from(&edit.new),
                other => panic!("{other:?}"),
            }
        }
        Change::CitationAdded { claim: id, citation } => {
            claim(document, id).expect("it is in both maps").from.push(citation.as_ref().clone());
        }
        Change::CitationRemoved { claim: id, citation } => {
            let claim = claim(document, id).expect("it is in both maps");
            replace(&mut claim.from, |it| it == citation.as_ref(), None);
        }
        Change::CitationChanged { claim: id, edit } => {
            let claim = claim(document, id).expect("it is in both maps");
            replace(&mut claim.from, |it| *it == *edit.old, Some(edit.new.as_ref().clone()));
        }
        Change::ArgumentAdded { at, argument } => {
            seat(document, at).expect("it is in both maps").push(argument.as_ref().clone());
        }
        Change::ArgumentRemoved { at, argument } => {
            let list = seat(document, at).expect("it is in both maps");
            replace(list, |it| canonical_argument(it) == canonical_argument(argument), None);
        }
        Change::ArgumentChanged { at, edit } => {
            let list = seat(document, at).expect("it is in both maps");
            let same = |it: &Argument| canonical_argument(it) == canonical_argument(&edit.old);
            replace(list, same, Some(edit.new.as_ref().clone()));
        }
        Change::ArgumentMoved { from, to, argument } => {
            let list = seat(document, from).expect("it is in both maps");
            replace(list, |it| canonical_argument(it) == canonical_argument(argument), None);
            seat(document, to).expect("it is in both maps").push(argument.as_ref().clone());
        }
        Change::ConflictAdded { conflict } => document.conflicts.push(conflict.as_ref().clone()),
        Change::ConflictRemoved { conflict } => {
            replace(&mut document.conflicts, |it| it == conflict.as_ref(), None);
        }
        Change::ConflictChanged { edit } => {
            replace(&mut document.conflicts, |it| *it == *edit.old, Some(edit.new.as_ref().clone()));
        }
        Change::ClaimAdded { .. } | Change::ClaimRemoved { .. } => {}
        Change::ClaimRenamed { .. } | Change::SourceRenamed { .. } => {}
        other => panic!("{other:?}"),
    }
}

fn set(ids: &[Spanned<String>]) -> Vec<&str> {
    let set: BTreeSet<&str> = ids.iter().map(|id| id.value.as_str()).collect();
    set.into_iter().collect()
}

/// An argument without `strict: false`, and without the strength that an argument has in any case. An objection
/// has none in any case: without one it is strict.
fn argument_without_defaults(argument: &Argument) -> Argument {
    let strict = argument.strict.clone().filter(|strict| strict.value);
    Argument { strict, ..argument.clone() }
}

fn canonical_argument(argument: &Argument) -> String {
    let argument = &argument_without_defaults(argument);
    let bare = Argument { premises: vec!["p".into()], unless: Vec::new(), note: None, ..argument.clone() };
    let note = &argument.note;
    json!([bare, set(&argument.premises), set(&argument.unless), note]).to_string()
}

/// All that a document says, without the order in which it says it.
pub fn canonical(document: &Document) -> Value {
    let sorted = |mut lines: Vec<String>| {
        lines.sort();
        lines
    };
    let arguments = |list: &[Argument]| sorted(list.iter().map(canonical_argument).collect());
    let support = |list: &[Argument]| {
        let bare = |argument: &Argument| Argument {
            strength: argument.strength.clone().filter(|strength| strength.value != Strength::Moderate),
            ..argument.clone()
        };
        arguments(&list.iter().map(bare).collect::<Vec<_>>())
    };
    let claims: BTreeMap<&str, Value> = document
        .claims
        .iter()
        .map(|claim| {
            let bare = Claim {
                because: Vec::new(),
                despite: Vec::new(),
                unless: Vec::new(),
                from: Vec::new(),
                tags: Vec::new(),
                standing: Some(standing(claim).into()),
                strength: claim.strength.clone().filter(|strength| strength.value != Strength::Moderate),
                ..claim.clone()
            };
            let tags: BTreeSet<&String> = claim.tags.iter().collect();
            let cites = sorted(claim.from.iter().map(|citation| json!(citation).to_string()).collect());
            let [because, despite] = [support(&claim.because), arguments(&claim.despite)];
            (claim.id.value.as_str(), json!([bare, because, despite, set(&claim.unless), cites, tags]))
        })
        .collect();
    let conflicts =
        document.conflicts.iter().map(|conflict| json!([set(&conflict.between), conflict.note]).to_string());
    let sources: BTreeMap<&str, Value> =
        document.sources.iter().map(|source| (source.id.value.as_str(), json!(source))).collect();
    let schemes: BTreeMap<&str, Value> =
        document.schemes.iter().map(|scheme| (scheme.id.value.as_str(), json!(scheme))).collect();
    let lints: BTreeMap<&str, &str> =
        document.lints.iter().map(|lint| (lint.check.value.as_str(), lint.level.name())).collect();
    json!({
        "title": document.title,
        "note": document.note,
        "meta": document.meta,
        "as-of": document.as_of.as_ref().map(|day| day.value.to_string()),
        "conclusion": set(&document.conclusion),
        "sources": sources,
        "schemes": schemes,
        "lints": lints,
        "claims": claims,
        "conflicts": sorted(conflicts.collect()),
    })
}
