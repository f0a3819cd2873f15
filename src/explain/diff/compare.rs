//! Two documents compared, entry by entry.

use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
};

use serde::Serialize;

use super::{
    arguments::{self, Loose},
    change::{Change, ClaimEdit, Edit, MapEdit, Placing},
    pairs::Pairs,
};
use crate::{
    diagnostic::Level,
    document::{Citation, Claim, Conflict, Document, LintLevel, Scheme},
    source::Spanned,
};

/// Adds every change that makes the new document of the old one, in which what was renamed has its new name already.
pub(super) fn changes(
    (old, new): (&Document, &Document),
    (claims, sources): (&Pairs, &Pairs),
    changes: &mut Vec<Change>,
) {
    of_map(old, new, changes);
    of_conclusions(old, new, changes);
    of_lints(&old.lints, &new.lints, changes);
    of_schemes(&old.schemes, &new.schemes, changes);
    of_sources(old, new, sources, changes);
    of_claims(old, new, claims, changes);
    of_conflicts(&old.conflicts, &new.conflicts, changes);
}

/// The edit between two values, if they differ.
pub(super) fn edit<T: PartialEq>(old: T, new: T) -> Option<Edit<T>> {
    (old != new).then_some(Edit { old, new })
}

fn of_map(old: &Document, new: &Document, changes: &mut Vec<Change>) {
    // Named one by one, so that no key of the format is forgotten here. Includes have become what they bring.
    let Document {
        title,
        note,
        meta,
        conclusion: _,
        as_of,
        sources: _,
        claims: _,
        conflicts: _,
        include: _,
        lints: _,
        schemes: _,
    } = new;
    let value = |title: &Option<Spanned<String>>| title.as_ref().map(|title| title.value.clone());
    let day = |day: &Option<Spanned<jiff::civil::Date>>| day.as_ref().map(|day| day.value);
    let edits = [
        edit(value(&old.title), value(title)).map(MapEdit::Title),
        edit(old.note.clone(), note.clone()).map(MapEdit::Note),
        edit(old.meta.clone(), meta.clone()).map(MapEdit::Meta),
        edit(day(&old.as_of), day(as_of)).map(MapEdit::AsOf),
    ];
    changes.extend(edits.into_iter().flatten().map(|edit| Change::MapChanged { edit }));
}

fn of_conclusions(old: &Document, new: &Document, changes: &mut Vec<Change>) {
    let (lost, gained) = left(&old.conclusion, &new.conclusion, |claim| claim.value.clone());
    changes.extend(lost.into_iter().map(|claim| Change::ConclusionRemoved { claim: claim.value.clone() }));
    changes.extend(gained.into_iter().map(|claim| Change::ConclusionAdded { claim: claim.value.clone() }));
}

fn of_lints<'d>(old: &'d [LintLevel], new: &'d [LintLevel], changes: &mut Vec<Change>) {
    // Of two lines for one check the last counts.
    let levels = |lints: &'d [LintLevel]| -> HashMap<&'d str, Level> {
        lints.iter().map(|lint| (lint.check.value.as_str(), lint.level)).collect()
    };
    let (was, is) = (levels(old), levels(new));
    let mut told = HashSet::new();
    for lint in new.iter().chain(old) {
        let check = lint.check.value.as_str();
        if told.insert(check)
            && let Some(edit) = edit(was.get(check).copied(), is.get(check).copied())
        {
            changes.push(Change::LintChanged { check: check.to_owned(), edit });
        }
    }
}

fn of_schemes(old: &[Scheme], new: &[Scheme], changes: &mut Vec<Change>) {
    let known: HashMap<&str, &Scheme> = old.iter().map(|scheme| (scheme.id.value.as_str(), scheme)).collect();
    for scheme in new {
        let id = scheme.id.value.clone();
        match known.get(id.as_str()) {
            None => changes.push(Change::SchemeAdded { scheme: id, entry: Box::new(scheme.clone()) }),
            Some(&was) if was != scheme => changes.push(Change::SchemeChanged {
                scheme: id,
                edit: Edit { old: Box::new(was.clone()), new: Box::new(scheme.clone()) },
            }),
            Some(_) => {}
        }
    }
    let kept: HashSet<&str> = new.iter().map(|scheme| scheme.id.value.as_str()).collect();
    for scheme in old.iter().filter(|scheme| !kept.contains(scheme.id.value.as_str())) {
        changes
            .push(Change::SchemeRemoved { scheme: scheme.id.value.clone(), entry: Box::new(scheme.clone()) });
    }
}

fn of_sources(old: &Document, new: &Document, pairs: &Pairs, changes: &mut Vec<Change>) {
    for (source, was) in new.sources.iter().zip(&pairs.old) {
        let id = source.id.value.clone();
        match was.map(|was| &old.sources[was]) {
            None => changes.push(Change::SourceAdded { source: id, entry: Box::new(source.clone()) }),
            Some(was) if was != source => changes.push(Change::SourceChanged {
                source: id,
                edit: Edit { old: Box::new(was.clone()), new: Box::new(source.clone()) },
            }),
            Some(_) => {}
        }
    }
    for at in pairs.removed() {
        let source = &old.sources[at];
        changes
            .push(Change::SourceRemoved { source: source.id.value.clone(), entry: Box::new(source.clone()) });
    }
}

fn of_claims(old: &Document, new: &Document, pairs: &Pairs, changes: &mut Vec<Change>) {
    let mut loose = Loose::default();
    for (claim, was) in new.claims.iter().zip(&pairs.old) {
        let Some(was) = was.map(|was| &old.claims[was]) else {
            changes
                .push(Change::ClaimAdded { claim: claim.id.value.clone(), entry: Box::new(claim.clone()) });
            continue;
        };
        // Most claims of most maps are as they were.
        if was == claim {
            continue;
        }
        of_claim(was, claim, changes);
        of_citations(was, claim, changes);
        arguments::of_claim(was, claim, &mut loose, changes);
    }
    loose.settle(changes);
    for at in pairs.removed() {
        let claim = &old.claims[at];
        changes.push(Change::ClaimRemoved { claim: claim.id.value.clone(), entry: Box::new(claim.clone()) });
    }
}

fn of_claim(old: &Claim, new: &Claim, changes: &mut Vec<Change>) {
    let Claim {
        id,
        text,
        standing: _,
        strength,
        because: _,
        despite: _,
        unless,
        from: _,
        holds,
        confidence,
        expect,
        tags,
        note,
        section,
        meta,
        place: _,
    } = new;
    fn value<T: Clone>(value: &Option<Spanned<T>>) -> Option<T> {
        value.as_ref().map(|value| value.value.clone())
    }
    let ids = |ids: &[Spanned<String>]| -> Vec<String> { ids.iter().map(|id| id.value.clone()).collect() };
    let set = |ids: &[String]| -> Vec<String> {
        let mut set = ids.to_vec();
        set.sort();
        set.dedup();
        set
    };
    // The order of ids and of labels makes no difference.
    let lists = |old: Vec<String>, new: Vec<String>| (set(&old) != set(&new)).then_some(Edit { old, new });
    let edits = [
        edit(old.text.value.clone(), text.value.clone()).map(ClaimEdit::Text),
        edit(old.section.clone(), section.clone()).map(ClaimEdit::Section),
        // What is said that would hold unsaid changes nothing.
        edit(Placing::of(old), Placing::of(new))
            .filter(|edit| edit.old.standing != edit.new.standing)
            .map(ClaimEdit::Standing),
        edit(value(&old.strength), value(strength))
            .filter(|edit| edit.old.unwrap_or_default() != edit.new.unwrap_or_default())
            .map(ClaimEdit::Strength),
        lists(ids(&old.unless), ids(unless)).map(ClaimEdit::Unless),
        edit(old.holds.clone(), holds.clone()).map(ClaimEdit::Holds),
        edit(value(&old.confidence), value(confidence)).map(ClaimEdit::Confidence),
        edit(value(&old.expect), value(expect)).map(ClaimEdit::Expect),
        lists(old.tags.clone(), tags.clone()).map(ClaimEdit::Tags),
        edit(old.note.clone(), note.clone()).map(ClaimEdit::Note),
        edit(old.meta.clone(), meta.clone()).map(ClaimEdit::Meta),
    ];
    let changed = |edit| Change::ClaimChanged { claim: id.value.clone(), edit };
    changes.extend(edits.into_iter().flatten().map(changed));
}

fn of_citations(old: &Claim, new: &Claim, changes: &mut Vec<Change>) {
    if old.from == new.from {
        return;
    }
    let claim = || new.id.value.clone();
    let (mut lost, mut gained) = left(&old.from, &new.from, written);
    // What cites the same source is the same citation, told otherwise.
    let told = join(&mut lost, &mut gained, |it| Some(it.source.value.clone()));
    changes.extend(told.into_iter().map(|(old, new)| Change::CitationChanged {
        claim: claim(),
        edit: Edit { old: Box::new(old.clone()), new: Box::new(new.clone()) },
    }));
    let boxed = |citation: &Citation| Box::new(citation.clone());
    changes
        .extend(lost.into_iter().map(|it| Change::CitationRemoved { claim: claim(), citation: boxed(it) }));
    changes
        .extend(gained.into_iter().map(|it| Change::CitationAdded { claim: claim(), citation: boxed(it) }));
}

fn of_conflicts(old: &[Conflict], new: &[Conflict], changes: &mut Vec<Change>) {
    if old == new {
        return;
    }
    // The order of the sides makes no difference.
    let sides = |conflict: &Conflict| {
        let mut sides: Vec<&str> = conflict.between.iter().map(|side| side.value.as_str()).collect();
        sides.sort_unstable();
        sides.dedup();
        sides.join(" ")
    };
    let (mut lost, mut gained) = left(old, new, |it| (sides(it), it.note.clone()));
    let told = join(&mut lost, &mut gained, |it| Some(sides(it)));
    changes.extend(told.into_iter().map(|(old, new)| Change::ConflictChanged {
        edit: Edit { old: Box::new(old.clone()), new: Box::new(new.clone()) },
    }));
    let boxed = |conflict: &Conflict| Box::new(conflict.clone());
    changes.extend(lost.into_iter().map(|it| Change::ConflictRemoved { conflict: boxed(it) }));
    changes.extend(gained.into_iter().map(|it| Change::ConflictAdded { conflict: boxed(it) }));
}

/// A value as it is written, for comparing all that is said in it.
pub(super) fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// What of two lists is left when each item of one is taken away with one of the other that has the same key, in order.
pub(super) fn left<'d, T, K: Hash + Eq>(
    old: &'d [T],
    new: &'d [T],
    key: impl Fn(&T) -> K,
) -> (Vec<&'d T>, Vec<&'d T>) {
    let (mut old, mut new) = (old.iter().collect(), new.iter().collect());
    join(&mut old, &mut new, |item| Some(key(item)));
    (old, new)
}

/// Takes the items that have the same key out of two lists, in pairs: the first with the first.
pub(super) fn join<'d, T, K: Hash + Eq>(
    old: &mut Vec<&'d T>,
    new: &mut Vec<&'d T>,
    key: impl Fn(&T) -> Option<K>,
) -> Vec<(&'d T, &'d T)> {
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let mut by_key: HashMap<K, Vec<usize>> = HashMap::new();
    for (at, item) in old.iter().enumerate().rev() {
        if let Some(key) = key(item) {
            by_key.entry(key).or_default().push(at);
        }
    }
    let mut taken = vec![false; old.len()];
    let mut pairs = Vec::new();
    new.retain(|&item| {
        let found = key(item).and_then(|key| by_key.get_mut(&key)?.pop());
        if let Some(at) = found {
            taken[at] = true;
            pairs.push((old[at], item));
        }
        found.is_none()
    });
    let mut taken = taken.into_iter();
    old.retain(|_| !taken.next().unwrap_or_default());
    pairs
}
