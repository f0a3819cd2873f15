//! Both maps in one, with what is in either, in which each change can be made and unmade.

use std::collections::{HashMap, HashSet};

use super::{
    arguments,
    change::{Change, ClaimEdit, Edit, MapEdit, Placing, Seat},
    entry::Mark,
    pairs::Names,
};
use crate::{
    document::{Argument, Claim, Document, Standing, Strength, Verdict, Window},
    map::{ArgumentId, ArgumentMap, ClaimId, Conflict, Side},
    semantics::grounded,
};

/// Whether something is there, once some changes have been made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    /// It is in both maps.
    Always,
    /// A change brings it.
    With(usize),
    /// A change takes it away.
    Without(usize),
}

impl Presence {
    fn holds(self, made: &[bool]) -> bool {
        match self {
            Presence::Always => true,
            Presence::With(change) => made[change],
            Presence::Without(change) => !made[change],
        }
    }
}

/// All that is in either of two maps.
///
/// A claim that is missing, because the change that brings it was not made or the one that takes it away was, is one for
/// which nothing speaks. So there is a map for each set of the changes, whatever they name.
pub(crate) struct Union {
    pub map: ArgumentMap,
    /// Of each claim whether it is there.
    pub claims: Vec<Presence>,
    /// Of each argument whether it is there.
    pub arguments: Vec<Presence>,
    /// Of each conflict whether it is there.
    pub conflicts: Vec<Presence>,
    /// The changes of each claim itself that bear on verdicts, with the claim.
    edits: Vec<(ClaimId, usize, Bearing)>,
    days: Option<(usize, Edit<Option<jiff::civil::Date>>)>,
    /// The claims that can change, with their arguments.
    changing: Vec<(ClaimId, Changing)>,
    pub(super) all_conflicts: Vec<Conflict>,
}

/// A claim as it is in the old map, with all arguments of both.
struct Changing {
    standing: Option<Standing>,
    strength: Strength,
    holds: Option<Window>,
    unless: Vec<ClaimId>,
    because: Vec<ArgumentId>,
    despite: Vec<ArgumentId>,
}

/// What of a claim itself bears on verdicts, as it becomes.
enum Bearing {
    Standing(Standing),
    Strength(Option<Strength>),
    Unless(Vec<ClaimId>),
    Holds(Option<Window>),
}

/// A document that is becoming the union.
struct Parts {
    document: Document,
    claims: Vec<Presence>,
    places: HashMap<String, usize>,
    /// Whether arguments are there, of claims of which some are not in both maps: for it, against it.
    arguments: HashMap<usize, [Vec<Presence>; 2]>,
    /// The same arguments by all that is said in them, the last first.
    by_key: HashMap<usize, [HashMap<String, Vec<usize>>; 2]>,
}

fn side(side: Side) -> usize {
    match side {
        Side::Support => 0,
        Side::Objection => 1,
    }
}

impl Parts {
    fn list(&mut self, at: &Seat) -> Option<(usize, &mut Vec<Argument>)> {
        let place = *self.places.get(&at.claim)?;
        let claim = &mut self.document.claims[place];
        // Where it stands does not follow its arguments here: that is a change of its own.
        claim.standing = Some(Placing::of(claim).standing.into());
        let lists = [claim.because.len(), claim.despite.len()];
        self.arguments.entry(place).or_insert_with(|| lists.map(|count| vec![Presence::Always; count]));
        Some((
            place,
            match at.side {
                Side::Support => &mut claim.because,
                Side::Objection => &mut claim.despite,
            },
        ))
    }

    fn add(&mut self, at: &Seat, argument: &Argument, change: usize) {
        let Some((place, list)) = self.list(at) else { return };
        list.push(argument.clone());
        if let Some(lists) = self.arguments.get_mut(&place) {
            lists[side(at.side)].push(Presence::With(change));
        }
    }

    fn remove(&mut self, at: &Seat, argument: &Argument, change: usize) {
        let Some((place, _)) = self.list(at) else { return };
        let claim = &self.document.claims[place];
        let Some(presences) = self.arguments.get_mut(&place) else { return };
        let by_key = self.by_key.entry(place).or_insert_with(|| {
            // Those of the old map, which stand before what was added.
            let old = |arguments: &[Argument], presences: &[Presence]| {
                let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
                let there = |at: &usize| !matches!(presences[*at], Presence::With(_));
                for at in (0..arguments.len()).filter(there).rev() {
                    by_key.entry(arguments::key(&arguments[at])).or_default().push(at);
                }
                by_key
            };
            [old(&claim.because, &presences[0]), old(&claim.despite, &presences[1])]
        });
        let found = by_key[side(at.side)].get_mut(&arguments::key(argument)).and_then(Vec::pop);
        if let Some(found) = found {
            presences[side(at.side)][found] = Presence::Without(change);
        }
    }

    fn claim(&mut self, id: &str, entry: &Claim, change: usize) {
        self.places.insert(id.to_owned(), self.document.claims.len());
        self.document.claims.push(entry.clone());
        self.claims.push(Presence::With(change));
    }
}

impl Union {
    /// Puts the changes beside what is in a map.
    pub fn of(old: &ArgumentMap, changes: &[Change]) -> Union {
        let mut document = old.to_document();
        Names::of(changes).apply(&mut document);
        Union::new(document, changes)
    }

    /// Puts the changes beside what is there.
    ///
    /// # Arguments
    ///
    /// * `old`: the old map, in which what was renamed has its new name already.
    pub fn new(old: Document, changes: &[Change]) -> Union {
        let places = old.claims.iter().enumerate().map(|(at, claim)| (claim.id.value.clone(), at)).collect();
        let mut parts = Parts {
            claims: vec![Presence::Always; old.claims.len()],
            document: old,
            places,
            arguments: HashMap::new(),
            by_key: HashMap::new(),
        };
        let mut conflicts = vec![Presence::Always; parts.document.conflicts.len()];
        let mut removed_conflicts: HashMap<String, Vec<usize>> = HashMap::new();
        if changes.iter().any(|change| matches!(change, Change::ConflictRemoved { .. })) {
            for (at, conflict) in parts.document.conflicts.iter().enumerate().rev() {
                removed_conflicts.entry(super::compare::written(conflict)).or_default().push(at);
            }
        }
        // A claim that is named has to be there first.
        for (at, change) in changes.iter().enumerate() {
            match change {
                Change::ClaimAdded { claim, entry } => parts.claim(claim, entry, at),
                Change::ClaimRemoved { claim, .. } => {
                    if let Some(&place) = parts.places.get(claim) {
                        parts.claims[place] = Presence::Without(at);
                    }
                }
                _ => {}
            }
        }
        for (at, change) in changes.iter().enumerate() {
            match change {
                Change::ArgumentAdded { at: seat, argument } => parts.add(seat, argument, at),
                Change::ArgumentRemoved { at: seat, argument } => parts.remove(seat, argument, at),
                Change::ArgumentChanged { at: seat, edit } => {
                    parts.remove(seat, &edit.old, at);
                    parts.add(seat, &edit.new, at);
                }
                Change::ArgumentMoved { from, to, argument } => {
                    parts.remove(from, argument, at);
                    parts.add(to, argument, at);
                }
                Change::ConflictAdded { conflict } => {
                    parts.document.conflicts.push(conflict.as_ref().clone());
                    conflicts.push(Presence::With(at));
                }
                Change::ConflictRemoved { conflict } => {
                    let key = super::compare::written(conflict);
                    if let Some(place) = removed_conflicts.get_mut(&key).and_then(Vec::pop) {
                        conflicts[place] = Presence::Without(at);
                    }
                }
                _ => {}
            }
        }
        Union::of_parts(parts, conflicts, changes)
    }

    fn of_parts(parts: Parts, conflicts: Vec<Presence>, changes: &[Change]) -> Union {
        let Parts { document, claims, arguments: touched, .. } = parts;
        let map = ArgumentMap::of_parts(document);
        let mut arguments = vec![Presence::Always; map.arguments().len()];
        let mut touched: Vec<(usize, [Vec<Presence>; 2])> = touched.into_iter().collect();
        touched.sort_unstable_by_key(|(claim, _)| *claim);
        for (claim, lists) in &touched {
            let claim = &map.claims[*claim];
            for (ids, presences) in [&claim.because, &claim.despite].into_iter().zip(lists) {
                for (id, &presence) in ids.iter().zip(presences) {
                    arguments[id.index()] = presence;
                }
            }
        }
        let mut edits = Vec::new();
        let mut days = None;
        for (at, change) in changes.iter().enumerate() {
            match change {
                Change::ClaimChanged { claim, edit } => {
                    let Some(claim) = map.find(claim) else { continue };
                    let ids = |ids: &[String]| ids.iter().filter_map(|id| map.find(id)).collect();
                    let bearing = match edit {
                        ClaimEdit::Standing(edit) => Bearing::Standing(edit.new.standing),
                        ClaimEdit::Strength(edit) => Bearing::Strength(edit.new),
                        ClaimEdit::Unless(edit) => Bearing::Unless(ids(&edit.new)),
                        ClaimEdit::Holds(edit) => Bearing::Holds(edit.new.clone()),
                        _ => continue,
                    };
                    edits.push((claim, at, bearing));
                }
                Change::MapChanged { edit: MapEdit::AsOf(edit) } => days = Some((at, edit.clone())),
                _ => {}
            }
        }
        let is_touched = touched.iter().map(|(claim, _)| *claim);
        let comes_or_goes = (0..claims.len()).filter(|&claim| claims[claim] != Presence::Always);
        let is_edited = edits.iter().map(|(claim, ..)| claim.index());
        let mut changing: Vec<usize> = is_touched.chain(comes_or_goes).chain(is_edited).collect();
        changing.sort_unstable();
        changing.dedup();
        let changing = changing.into_iter().map(|claim| {
            let record = &map.claims[claim];
            let changing = Changing {
                standing: record.standing,
                strength: record.strength,
                holds: record.authored.holds.clone(),
                unless: record.unless.clone(),
                because: record.because.clone(),
                despite: record.despite.clone(),
            };
            (ClaimId::new(claim), changing)
        });
        let changing = changing.collect();
        let all_conflicts = map.conflicts.clone();
        Union { map, claims, arguments, conflicts, edits, days, changing, all_conflicts }
    }

    /// The assertions that are undercut in one map alone, in the order of the changes: the claim, what undercuts it, and
    /// what became of that.
    pub fn undercuts(&self) -> Vec<(ClaimId, ClaimId, Mark)> {
        let mut all = Vec::new();
        for (claim, _, bearing) in &self.edits {
            let Bearing::Unless(now) = bearing else { continue };
            let Ok(place) = self.changing.binary_search_by_key(claim, |(changing, _)| *changing) else {
                continue;
            };
            let before: HashSet<&ClaimId> = self.changing[place].1.unless.iter().collect();
            let after: HashSet<&ClaimId> = now.iter().collect();
            let gone = self.changing[place].1.unless.iter().filter(|by| !after.contains(by));
            all.extend(gone.map(|&by| (*claim, by, Mark::Removed)));
            all.extend(now.iter().filter(|by| !before.contains(by)).map(|&by| (*claim, by, Mark::Added)));
        }
        all
    }

    /// What the grounded semantics says of each claim, in the map that the old one is with some changes made.
    ///
    /// # Complexity
    ///
    /// That of judging a map.
    pub fn judge(&mut self, made: &[bool]) -> Vec<Verdict> {
        for (claim, all) in &self.changing {
            let is_there = self.claims[claim.index()].holds(made);
            let there = |ids: &[ArgumentId]| -> Vec<ArgumentId> {
                let holds = |id: &&ArgumentId| is_there && self.arguments[id.index()].holds(made);
                ids.iter().filter(holds).copied().collect()
            };
            let record = &mut self.map.claims[claim.index()];
            record.because = there(&all.because);
            record.despite = there(&all.despite);
            record.standing = if is_there { all.standing } else { Some(Standing::Open) };
            record.strength = all.strength;
            record.unless.clone_from(&all.unless);
            record.authored.holds.clone_from(&all.holds);
        }
        for (claim, _, bearing) in self.edits.iter().filter(|(_, change, _)| made[*change]) {
            let record = &mut self.map.claims[claim.index()];
            match bearing {
                Bearing::Standing(standing) => record.standing = Some(*standing),
                Bearing::Strength(strength) => record.strength = strength.unwrap_or_default(),
                Bearing::Unless(unless) => record.unless.clone_from(unless),
                Bearing::Holds(window) => record.authored.holds.clone_from(window),
            }
        }
        let conflicts = self.all_conflicts.iter().zip(&self.conflicts);
        if self.conflicts.iter().any(|&presence| presence != Presence::Always) {
            let there = conflicts.filter(|(_, presence)| presence.holds(made));
            self.map.conflicts = there.map(|(conflict, _)| conflict.clone()).collect();
        }
        if let Some((change, days)) = &self.days {
            self.map.set_as_of(if made[*change] { days.new } else { days.old });
        }
        let framework = self.map.theory().framework();
        let labelling = grounded(&framework);
        self.map.claims().map(|(id, _)| labelling.verdict(&framework, id)).collect()
    }

    /// What undercuts assertions once some changes are made: each claim, and what undercuts it then.
    pub fn new_undercuts(&self) -> impl Iterator<Item = (ClaimId, &[ClaimId])> {
        self.edits.iter().filter_map(|(claim, _, bearing)| match bearing {
            Bearing::Unless(unless) => Some((*claim, &unless[..])),
            _ => None,
        })
    }

    /// The claims at which a change is made, if it bears on verdicts.
    pub fn sites(&self, change: &Change) -> Option<Vec<ClaimId>> {
        let find = |id: &String| self.map.find(id).into_iter().collect::<Vec<_>>();
        match change {
            Change::ClaimAdded { claim, .. } | Change::ClaimRemoved { claim, .. } => Some(find(claim)),
            Change::ClaimChanged { claim, edit } => matches!(
                edit,
                ClaimEdit::Standing(_) | ClaimEdit::Strength(_) | ClaimEdit::Unless(_) | ClaimEdit::Holds(_)
            )
            .then(|| find(claim)),
            Change::ArgumentAdded { at, .. }
            | Change::ArgumentRemoved { at, .. }
            | Change::ArgumentChanged { at, .. } => Some(find(&at.claim)),
            Change::ArgumentMoved { from, to, .. } => {
                Some(find(&from.claim).into_iter().chain(find(&to.claim)).collect())
            }
            Change::ConflictAdded { conflict } | Change::ConflictRemoved { conflict } => {
                Some(conflict.between.iter().flat_map(|side| find(&side.value)).collect())
            }
            Change::MapChanged { edit: MapEdit::AsOf(_) } => Some(Vec::new()),
            _ => None,
        }
    }
}
