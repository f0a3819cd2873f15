//! Sentences: what happened to a verdict, and because of what.

use std::collections::{HashMap, HashSet};

use super::{
    Difference,
    change::{Change, ClaimEdit, Edit, MapEdit, Seat},
    outcome::{Conclusion, Turn, VerdictChange},
    phrase::Phrase,
};
use crate::{
    document::{Argument, Claim, Conflict, Window},
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

    /// What happened to a verdict, and because of what.
    pub(crate) fn sentence(&self, turned: &VerdictChange) -> Phrase {
        let sentence = fell(turned);
        match self.cause(turned) {
            Some(cause) => sentence.and(", because ").phrase(cause),
            None => sentence,
        }
    }

    /// What a verdict is due to, in a clause.
    pub(crate) fn cause(&self, turned: &VerdictChange) -> Option<Phrase> {
        let because = turned.because.as_deref()?;
        let changes: Vec<&Change> = because.iter().map(|&at| &self.changes[at]).collect();
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
            told[..shown].iter().map(|change| clause(change, &turned.claim, &is_new)).collect();
        if shown < count {
            clauses.push(Phrase::plain(format!("{} more changes were made", count - shown)));
        }
        let cause = Phrase::listed(clauses);
        Some(match count {
            0 | 1 => cause,
            2 => cause.and(", which takes both"),
            _ => cause.and(format!(", which takes all {count}")),
        })
    }
}

/// The claims that other changes of a set bring with them: those that they name, and those that these rest on.
fn untold<'c>(changes: &[&'c Change]) -> HashSet<&'c str> {
    fn of_argument<'c>(argument: &'c Argument, named: &mut Vec<&'c str>) {
        named.extend(argument.premises.iter().chain(&argument.unless).map(|id| id.value.as_str()));
    }
    let mut named: Vec<&str> = Vec::new();
    let mut entries: HashMap<&str, &Claim> = HashMap::new();
    for change in changes {
        match change {
            Change::ClaimAdded { claim, entry } => drop(entries.insert(claim, entry)),
            Change::ArgumentAdded { argument, .. } => of_argument(argument, &mut named),
            Change::ArgumentChanged { edit, .. } => of_argument(&edit.new, &mut named),
            Change::ConflictAdded { conflict } => {
                named.extend(conflict.between.iter().map(|side| side.value.as_str()));
            }
            Change::ClaimChanged { edit: ClaimEdit::Unless(edit), .. } => {
                named.extend(edit.new.iter().map(String::as_str));
            }
            _ => {}
        }
    }
    let mut untold = HashSet::new();
    while let Some(id) = named.pop() {
        let Some(entry) = entries.get(id).filter(|_| !untold.contains(id)) else { continue };
        untold.insert(id);
        entry.because.iter().chain(&entry.despite).for_each(|argument| of_argument(argument, &mut named));
        named.extend(entry.unless.iter().map(|id| id.value.as_str()));
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
        Change::ArgumentChanged { at, edit } => argument_clause(the(&edit.old, at), edit),
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
        ClaimEdit::Standing(Edit { new: Some(standing), .. }) => it.and(format!(" is now {standing}")),
        ClaimEdit::Standing(Edit { old, .. }) => {
            let was = old.map_or("", |standing| standing.name());
            it.and(format!(" is no longer said to be {was}"))
        }
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

/// The days of a window: `from 2026-12-01 until 2027-03-31`.
pub(super) fn days(window: &Window) -> String {
    let day = |word: &str, day: &Option<crate::source::Spanned<jiff::civil::Date>>| {
        day.as_ref().map(|day| format!("{word} {}", day.value))
    };
    let ends = [day("from", &window.from), day("until", &window.until)];
    ends.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn argument_clause(argument: Phrase, edit: &Edit<Box<Argument>>) -> Phrase {
    let (old, new) = (&edit.old, &edit.new);
    let strength = |argument: &Argument| argument.strength.as_ref().map(|strength| strength.value);
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
