//! Sentences: what happened to a verdict, and because of what.

use std::collections::{HashMap, HashSet};

use super::{
    Difference,
    arguments::plain,
    change::{Change, ClaimEdit, Edit, MapEdit, Placing, Seat},
    outcome::{Conclusion, Turn, VerdictChange},
    phrase::Phrase,
};
use crate::{
    document::{Argument, Claim, Conflict, Standing, Window},
    map::Side,
};

/// The most changes that a sentence spells out.
const MOST_CLAUSES: usize = 4;

impl Difference {
    /// What became of a conclusion, in a sentence.
    pub(crate) fn headline(&self, conclusion: &Conclusion) -> Phrase {
        let name = Phrase::default().id(&conclusion.claim);
        let turned = self
            .verdicts
            .iter()
            .take_while(|turned| turned.conclusion)
            .find(|it| it.claim == conclusion.claim);
        let became = match (turned, conclusion.new) {
            (_, None) => return name.and(", which was a conclusion, is gone"),
            (Some(turned), _) => self.sentence(turned),
            (None, Some(verdict)) => match conclusion.old {
                Some(_) if self.is_reworded(&conclusion.claim) => {
                    name.and(format!(" is still {verdict}, and reworded"))
                }
                Some(_) => name.and(format!(" is still {verdict}")),
                None => return name.and(format!(" is a new conclusion, and {verdict}")),
            },
        };
        match (conclusion.was, conclusion.is) {
            (true, false) => became.and("; it is no longer a conclusion"),
            (false, true) => became.and("; it is now a conclusion"),
            _ => became,
        }
    }

    fn is_reworded(&self, id: &str) -> bool {
        let is_text = |change: &Change| matches!(change, Change::ClaimChanged { claim, edit: ClaimEdit::Text(_) } if claim == id);
        self.changes.iter().any(is_text)
    }

    /// What happened to a verdict, and because of what.
    pub(crate) fn sentence(&self, turned: &VerdictChange) -> Phrase {
        let sentence = fell(turned);
        match self.cause(turned) {
            Some(cause) => sentence.and(", because ").phrase(cause),
            None => sentence,
        }
    }

    /// What a verdict is due to, in a clause: one set of changes, or each of several that is enough alone.
    pub(crate) fn cause(&self, turned: &VerdictChange) -> Option<Phrase> {
        let because = turned.because.as_deref()?;
        let first = self.reason(because, &turned.claim);
        if turned.or.is_empty() {
            return Some(first);
        }
        let others = turned
            .or
            .iter()
            .fold(first, |all, set| all.and(", or because ").phrase(self.reason(set, &turned.claim)));
        Some(others.and(": each of these alone is enough"))
    }

    /// Changes that were made together, in a clause about a claim.
    fn reason(&self, set: &[usize], about: &str) -> Phrase {
        let changes: Vec<&Change> = set.iter().map(|&at| &self.changes[at]).collect();
        let is_new = |id: &str| {
            changes.iter().any(|change| matches!(change, Change::ClaimAdded { claim, .. } if claim == id))
        };
        // Of a claim that comes with an argument of the same set, it is enough to say that it is new.
        let untold = untold(&changes);
        let is_told = |change: &Change| !matches!(change, Change::ClaimAdded { claim, .. } if untold.contains(claim.as_str()));
        let told: Vec<&Change> = changes.iter().copied().filter(|change| is_told(change)).collect();
        let count = told.len();
        let shown = if count > MOST_CLAUSES { MOST_CLAUSES - 1 } else { count };
        let mut clauses: Vec<Phrase> =
            told[..shown].iter().map(|change| clause(change, about, &is_new)).collect();
        if shown < count {
            clauses.push(Phrase::plain(format!("{} more changes were made", count - shown)));
        }
        let cause = Phrase::listed(clauses);
        match count {
            0 | 1 => cause,
            2 => cause.and(", which takes both"),
            _ => cause.and(format!(", which takes all {count}")),
        }
    }
}

fn argument_names(argument: &Argument) -> impl Iterator<Item = &str> {
    argument.premises.iter().chain(&argument.unless).map(|id| id.value.as_str())
}

/// The claims that a claim names.
pub(super) fn entry_names(entry: &Claim) -> impl Iterator<Item = &str> {
    let arguments = entry.because.iter().chain(&entry.despite).flat_map(argument_names);
    arguments.chain(entry.unless.iter().map(|id| id.value.as_str()))
}

/// The claims that a change names from now on, but for what a new claim names.
pub(super) fn brought(change: &Change) -> Vec<&str> {
    match change {
        Change::ArgumentAdded { argument, .. } => argument_names(argument).collect(),
        Change::ArgumentChanged { edit, .. } => argument_names(&edit.new).collect(),
        Change::ConflictAdded { conflict } => {
            conflict.between.iter().map(|side| side.value.as_str()).collect()
        }
        Change::ClaimChanged { edit: ClaimEdit::Unless(edit), .. } => {
            edit.new.iter().map(String::as_str).collect()
        }
        _ => Vec::new(),
    }
}

/// The claims that a change named until now.
pub(super) fn taken(change: &Change) -> Vec<&str> {
    match change {
        Change::ArgumentRemoved { argument, .. } => argument_names(argument).collect(),
        Change::ArgumentChanged { edit, .. } => argument_names(&edit.old).collect(),
        Change::ConflictRemoved { conflict } => {
            conflict.between.iter().map(|side| side.value.as_str()).collect()
        }
        Change::ClaimChanged { edit: ClaimEdit::Unless(edit), .. } => {
            edit.old.iter().map(String::as_str).collect()
        }
        Change::ClaimRemoved { entry, .. } => entry_names(entry).collect(),
        _ => Vec::new(),
    }
}

/// The claims that other changes of a set bring with them: those that they name, and those that these rest on.
fn untold<'c>(changes: &[&'c Change]) -> HashSet<&'c str> {
    let mut named: Vec<&str> = changes.iter().flat_map(|change| brought(change)).collect();
    let mut entries: HashMap<&str, &Claim> = HashMap::new();
    for change in changes {
        if let Change::ClaimAdded { claim, entry } = change {
            entries.insert(claim, entry);
        }
    }
    let mut untold = HashSet::new();
    while let Some(id) = named.pop() {
        let Some(entry) = entries.get(id).filter(|_| !untold.contains(id)) else { continue };
        untold.insert(id);
        named.extend(entry_names(entry));
    }
    untold
}

/// What happened to a verdict.
pub(crate) fn fell(turned: &VerdictChange) -> Phrase {
    let verb = match turned.turn() {
        Turn::Fall => "fell",
        Turn::Rise => "rose",
        Turn::Aside => "went",
    };
    Phrase::default().id(&turned.claim).and(format!(" {verb} from {} to {}", turned.old, turned.new))
}

/// An argument by its kind, its name if it has one, and its premises.
pub(super) fn argument(argument: &Argument, side: Side, is_new: &dyn Fn(&str) -> bool) -> Phrase {
    let mut phrase = Phrase::plain(match side {
        Side::Support => "argument ",
        Side::Objection => "objection ",
    });
    if let Some(name) = &argument.id {
        phrase = phrase.id(&name.value).and(" ");
    }
    match &argument.premises[..] {
        [one] if is_new(&one.value) => phrase.and("from the new claim ").id(&one.value),
        several => phrase.and("from ").ids(several.iter().map(|premise| premise.value.as_str())),
    }
}

/// ` for x` or ` to x`, unless `x` is what is talked about.
fn aimed(phrase: Phrase, at: &Seat, about: &str) -> Phrase {
    match (at.claim == about, at.side) {
        (true, _) => phrase,
        (false, Side::Support) => phrase.and(" for ").id(&at.claim),
        (false, Side::Objection) => phrase.and(" to ").id(&at.claim),
    }
}

/// What a change was, as the reason for what became of a claim.
fn clause(change: &Change, about: &str, is_new: &dyn Fn(&str) -> bool) -> Phrase {
    let the = |item: &Argument, at: &Seat| {
        aimed(Phrase::plain("the ").phrase(argument(item, at.side, is_new)), at, about)
    };
    match change {
        Change::ClaimAdded { claim, .. } => Phrase::plain("the claim ").id(claim).and(" was added"),
        Change::ClaimRemoved { claim, .. } => Phrase::plain("the claim ").id(claim).and(" was removed"),
        Change::ClaimChanged { claim, edit } => claim_clause(claim, edit),
        Change::ArgumentAdded { at, argument } => the(argument, at).and(" was added"),
        Change::ArgumentRemoved { at, argument } => the(argument, at).and(" was removed"),
        Change::ArgumentMoved { from, to, argument } => {
            let moved = the(argument, from).and(" is now an ");
            match to.side {
                Side::Support => moved.and("argument for ").id(&to.claim),
                Side::Objection => moved.and("objection to ").id(&to.claim),
            }
        }
        Change::ArgumentChanged { at, edit } => argument_clause(the(&edit.old, at), at.side, edit),
        Change::ConflictAdded { conflict } => sides(conflict).and(" now exclude each other"),
        Change::ConflictRemoved { conflict } => sides(conflict).and(" no longer exclude each other"),
        Change::MapChanged { edit: MapEdit::AsOf(Edit { new: Some(day), .. }) } => {
            Phrase::plain(format!("the map is now judged as of {day}"))
        }
        Change::MapChanged { edit: MapEdit::AsOf(_) } => {
            Phrase::plain("the map is no longer judged as of a day")
        }
        // What else there is bears on no verdict.
        _ => Phrase::plain("something else was changed"),
    }
}

fn sides(conflict: &Conflict) -> Phrase {
    Phrase::listed(conflict.between.iter().map(|side| Phrase::default().id(&side.value)).collect())
}

fn claim_clause(claim: &str, edit: &ClaimEdit) -> Phrase {
    let it = Phrase::default().id(claim);
    match edit {
        ClaimEdit::Standing(edit) => it.and(stands(edit)),
        ClaimEdit::Strength(edit) => {
            let [old, new] = [edit.old, edit.new].map(Option::unwrap_or_default);
            Phrase::plain("the strength of ").phrase(it).and(format!(" went from {old} to {new}"))
        }
        ClaimEdit::Unless(Edit { new, .. }) if new.is_empty() => {
            Phrase::plain("nothing undercuts ").phrase(it).and(" any more")
        }
        ClaimEdit::Unless(edit) => {
            let added: Vec<&str> =
                edit.new.iter().filter(|id| !edit.old.contains(id)).map(String::as_str).collect();
            match added.is_empty() {
                true => it.and(" is undercut by less than before"),
                false => it.and(" is now undercut by ").ids(added.into_iter()),
            }
        }
        ClaimEdit::Holds(Edit { new, .. }) => match new {
            Some(window) => it.and(format!(" now holds {}", days(window))),
            None => it.and(" now holds on every day"),
        },
        _ => it.and(" is told otherwise"),
    }
}

/// What became of where a claim stands.
fn stands(Edit { old, new }: &Edit<Placing>) -> String {
    match (old.is_said, new.is_said) {
        (_, true) => format!(" is now {}", new.standing),
        (false, false) => unsaid(new.standing).to_owned(),
        (true, false) => {
            format!(" is no longer said to be {}, which makes it {}", old.standing, new.standing)
        }
    }
}

/// What became of where a claim stands, neither of which is said.
pub(super) fn unsaid(new: Standing) -> &'static str {
    match new {
        Standing::Open => " is no longer asserted: it now has an argument",
        _ => " is now asserted: it has no argument any more",
    }
}

/// The days of a window: `from 2026-12-01 until 2027-03-31`.
pub(super) fn days(window: &Window) -> String {
    let day = |word: &str, day: &Option<crate::source::Spanned<jiff::civil::Date>>| {
        day.as_ref().map(|day| format!("{word} {}", day.value))
    };
    let ends = [day("from", &window.from), day("until", &window.until)];
    ends.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn argument_clause(argument: Phrase, side: Side, edit: &Edit<Box<Argument>>) -> Phrase {
    let (old, new) = (&edit.old, &edit.new);
    let strength = |argument: &Argument| plain(argument, side).strength.map(|strength| strength.value);
    let strict = |argument: &Argument| argument.strict.as_ref().is_some_and(|strict| strict.value);
    let mut clauses = Vec::new();
    if old.premises != new.premises {
        clauses.push(Phrase::plain("now rests on ").ids(new.premises.iter().map(|it| it.value.as_str())));
    }
    match (strict(old), strict(new)) {
        (false, true) => clauses.push(Phrase::plain("is now strict")),
        (true, false) => clauses.push(Phrase::plain("is no longer strict")),
        _ => {}
    }
    if strength(old) != strength(new) {
        clauses.push(Phrase::plain(match strength(new) {
            Some(strength) => format!("is now {strength}"),
            None => "has no strength of its own any more".to_owned(),
        }));
    }
    if old.unless != new.unless {
        clauses.push(match new.unless.is_empty() {
            true => Phrase::plain("is no longer undercut"),
            false => Phrase::plain("is now undercut by ").ids(new.unless.iter().map(|it| it.value.as_str())),
        });
    }
    if clauses.is_empty() {
        clauses.push(Phrase::plain("is told otherwise"));
    }
    argument.and(" ").phrase(Phrase::listed(clauses))
}
