//! Both maps drawn in one, with what became of each part.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::{
    document::{Argument, Verdict},
    explain::{
        Difference,
        diff::{Change, Mark, Presence, Union},
    },
    formats::drawing::{Drawing, Node, Origin},
    map::{ArgumentMap, ClaimId},
    semantics::{Semantics, Verdicts},
};

/// Draws a difference, with at most so many claims, and does something with the drawing.
pub(super) fn with_drawing<T>(
    (old, new): (&ArgumentMap, &ArgumentMap),
    difference: &Difference,
    whole: bool,
    fold: Option<usize>,
    then: impl FnOnce(&Drawing<'_>) -> T,
) -> T {
    let union = shown_union(old, new, difference);
    let marks = Marks::of(&union, difference);
    let verdicts = verdicts(&union, old, new, difference);
    let view = match whole {
        true => union.map.view(),
        false => union.map.view_of(marks.near(&union, difference)),
    };
    // What changed comes before all else.
    let changed = union.map.claims().map(|(id, _)| id).filter(|id| marks.claims[id.index()].is_some());
    let first = union.map.conclusions().chain(changed);
    let mut drawing = Drawing::folded(view, &verdicts, fold, first);
    let is_shown = |origin: Origin| !marks.is_told_by_another(&union, origin);
    for group in &mut drawing.groups {
        group.nodes.retain(|node| match node {
            Node::Claim(_) => true,
            Node::Junction(junction) => is_shown(junction.of),
        });
    }
    drawing.lines.retain(|line| is_shown(line.of));
    let was: HashMap<&str, Verdict> =
        difference.verdicts.iter().map(|turned| (turned.claim.as_str(), turned.old)).collect();
    for node in drawing.groups.iter_mut().flat_map(|group| &mut group.nodes) {
        match node {
            Node::Claim(claim) => {
                claim.mark = union.map.find(claim.claim.id()).and_then(|id| marks.claims[id.index()]);
                claim.was = was.get(claim.claim.id()).copied();
            }
            Node::Junction(junction) => junction.mark = marks.of_origin(&union, junction.of),
        }
    }
    for line in &mut drawing.lines {
        line.mark = marks.of_origin(&union, line.of);
    }
    drawing.difference = Some(extent(difference));
    then(&drawing)
}

/// That it is a difference, and how much of one.
fn extent(difference: &Difference) -> String {
    let counted = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    };
    match (difference.changes.len(), difference.verdicts.len()) {
        (0, 0) => "What changed: nothing".to_owned(),
        (changes, 0) => {
            format!("What changed: {}; every verdict stays", counted(changes, "change", "changes"))
        }
        (changes, verdicts) => format!(
            "What changed: {}; {}",
            counted(changes, "change", "changes"),
            counted(verdicts, "verdict is another", "verdicts are others")
        ),
    }
}

/// Both maps in one, with the words, the title and the conclusions of the new one.
fn shown_union(old: &ArgumentMap, new: &ArgumentMap, difference: &Difference) -> Union {
    let mut union = Union::of(old, &difference.changes);
    union.map.title = new.title.clone();
    for claim in &mut union.map.claims {
        let Some(id) = new.find(claim.id()) else { continue };
        let now = new.claim(id);
        claim.authored.text = now.authored().text.clone();
        claim.authored.strength = now.authored().strength.clone();
        claim.strength = now.strength;
        claim.standing = Some(now.standing());
    }
    for (claim, by, mark) in union.undercuts() {
        if mark == Mark::Added {
            union.map.claims[claim.index()].unless.push(by);
        }
    }
    let concluded =
        difference.conclusions.iter().filter(|conclusion| conclusion.is || conclusion.new.is_none());
    union.map.conclusions =
        concluded.filter_map(|conclusion| Some((union.map.find(&conclusion.claim)?, None))).collect();
    union
}

/// The verdicts of the new map, and of the old one where a claim is gone.
fn verdicts(union: &Union, old: &ArgumentMap, new: &ArgumentMap, difference: &Difference) -> Verdicts {
    let (was, is) = (old.verdicts(Semantics::Grounded), new.verdicts(Semantics::Grounded));
    let names: HashMap<&str, &str> = difference
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::ClaimRenamed { edit } => Some((edit.new.as_str(), edit.old.as_str())),
            _ => None,
        })
        .collect();
    union.map.verdicts_by(Semantics::Grounded, |id| {
        let id = union.map.claim(id).id();
        let then = || was.get(names.get(id).copied().unwrap_or(id));
        is.get(id).or_else(then).unwrap_or(Verdict::Unsupported)
    })
}

/// What became of each part of both maps.
struct Marks {
    claims: Vec<Option<Mark>>,
    /// The assertions that are undercut otherwise: the claim and the one that undercuts it.
    assertions: HashMap<(ClaimId, ClaimId), Mark>,
    /// The changes of arguments that rest on what they rested on: drawn once.
    same_premises: HashSet<usize>,
}

fn mark(presence: Presence) -> Option<Mark> {
    match presence {
        Presence::Always => None,
        Presence::With(_) => Some(Mark::Added),
        Presence::Without(_) => Some(Mark::Removed),
    }
}

impl Marks {
    fn of(union: &Union, difference: &Difference) -> Marks {
        let mut claims: Vec<Option<Mark>> = union.claims.iter().map(|&presence| mark(presence)).collect();
        for change in &difference.changes {
            let claim = match change {
                Change::ClaimRenamed { edit } => &edit.new,
                Change::ClaimChanged { claim, .. }
                | Change::CitationAdded { claim, .. }
                | Change::CitationRemoved { claim, .. }
                | Change::CitationChanged { claim, .. }
                | Change::ConclusionAdded { claim }
                | Change::ConclusionRemoved { claim } => claim,
                _ => continue,
            };
            if let Some(claim) = union.map.find(claim) {
                claims[claim.index()].get_or_insert(Mark::Changed);
            }
        }
        let premises = |argument: &Argument| -> BTreeSet<String> {
            argument.premises.iter().map(|premise| premise.value.clone()).collect()
        };
        let same_premises = difference.changes.iter().enumerate().filter(|(_, change)| match change {
            Change::ArgumentChanged { edit, .. } => premises(&edit.old) == premises(&edit.new),
            _ => false,
        });
        let same_premises = same_premises.map(|(at, _)| at).collect();
        let mut marks = Marks { claims, assertions: HashMap::new(), same_premises };
        for (claim, by, mark) in union.undercuts() {
            marks.assertions.insert((claim, by), mark);
        }
        marks
    }

    fn of_origin(&self, union: &Union, origin: Origin) -> Option<Mark> {
        match origin {
            Origin::Conflict(place) => mark(union.conflicts[place]),
            Origin::Argument(argument) => {
                let target = union.map.argument(argument).target();
                let own = match union.arguments[argument.index()] {
                    Presence::With(change) if self.same_premises.contains(&change) => Some(Mark::Changed),
                    presence => mark(presence),
                };
                self.gone_with(target).or(own)
            }
            Origin::Assertion(claim, by) => {
                self.gone_with(claim).or(self.assertions.get(&(claim, by)).copied())
            }
        }
    }

    /// Whether it is what an argument was that is drawn as it is.
    fn is_told_by_another(&self, union: &Union, origin: Origin) -> bool {
        let Origin::Argument(argument) = origin else { return false };
        matches!(union.arguments[argument.index()], Presence::Without(change) if self.same_premises.contains(&change))
    }

    /// What became of a claim that came or went, and with it of all that stands under it.
    fn gone_with(&self, claim: ClaimId) -> Option<Mark> {
        self.claims[claim.index()].filter(|mark| *mark != Mark::Changed)
    }

    /// The claims that a change or a changed verdict touches, with the ends of the lines that changed, and the
    /// conclusions.
    fn near(&self, union: &Union, difference: &Difference) -> Vec<bool> {
        let map = &union.map;
        let mut shown: Vec<bool> = self.claims.iter().map(Option::is_some).collect();
        let touched = shown.clone();
        let turned = difference.verdicts.iter().filter_map(|turned| map.find(&turned.claim));
        turned.chain(map.conclusions()).for_each(|claim| shown[claim.index()] = true);
        for (id, argument) in map.arguments() {
            let is_marked = self.of_origin(union, Origin::Argument(id)).is_some();
            // What a claim that changed bears on directly gives it its place.
            let bears = argument.premises().iter().any(|premise| touched[premise.index()]);
            if is_marked || bears {
                let ends = argument.premises().iter().chain(argument.unless());
                ends.for_each(|end| shown[end.index()] = true);
                shown[argument.target().index()] = true;
            }
        }
        for (claim, by) in self.assertions.keys() {
            (shown[claim.index()], shown[by.index()]) = (true, true);
        }
        for (conflict, &presence) in map.conflicts().iter().zip(&union.conflicts) {
            if presence != Presence::Always {
                conflict.between().iter().for_each(|side| shown[side.index()] = true);
            }
        }
        shown
    }
}
