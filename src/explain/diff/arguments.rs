//! Which argument of the new map is which of the old one.

use std::{collections::HashMap, iter};

use super::{
    change::{Change, Edit, Seat},
    compare::{join, left, written},
};
use crate::{
    document::{Argument, Claim, Strength},
    map::Side,
    source::Spanned,
};

type Id = Spanned<String>;

/// Arguments that their own claim has or had and the other map has not there, until all are known: they may stand
/// elsewhere.
#[derive(Default)]
pub(super) struct Loose {
    removed: Vec<Item>,
    added: Vec<Item>,
}

struct Item {
    at: Seat,
    argument: Argument,
    /// Where the change would be told.
    place: usize,
}

/// Up to so many comparisons of a premise with another, arguments of one claim are paired by how much they share.
const MOST_WORK: usize = 100_000;

/// All that is said in an argument, in one text. The order of premises makes no difference.
pub(super) fn key(argument: &Argument) -> String {
    let mut sorted = argument.clone();
    // Where roles are named there is one for each premise, and it goes with it.
    let mut premises: Vec<_> =
        sorted.premises.drain(..).zip(sorted.roles.drain(..).map(Some).chain(iter::repeat(None))).collect();
    let names = |(premise, role): &(Id, Option<Id>)| {
        (premise.value.clone(), role.as_ref().map(|role| role.value.clone()))
    };
    premises.sort_by_cached_key(names);
    premises.dedup();
    for (premise, role) in premises {
        sorted.premises.push(premise);
        sorted.roles.extend(role);
    }
    sorted.unless.sort_by(|one, other| one.value.cmp(&other.value));
    sorted.unless.dedup();
    written(&sorted)
}

/// An argument without what is said that would hold unsaid. A strength is told of every objection, since one without
/// any cannot be undercut.
pub(super) fn plain(argument: &Argument, side: Side) -> Argument {
    let mut plain = argument.clone();
    plain.strict = plain.strict.filter(|strict| strict.value);
    if side == Side::Support {
        plain.strength = plain.strength.filter(|strength| strength.value != Strength::default());
    }
    plain
}

fn premises(argument: &Argument) -> Vec<&str> {
    let mut premises: Vec<&str> = argument.premises.iter().map(|premise| premise.value.as_str()).collect();
    premises.sort_unstable();
    premises.dedup();
    premises
}

/// Compares the arguments of a claim that is in both maps: what has the same name is the same, then what has the same
/// premises, then what shares most of them.
pub(super) fn of_claim(old: &Claim, new: &Claim, loose: &mut Loose, changes: &mut Vec<Change>) {
    let sides = [(Side::Support, &old.because, &new.because), (Side::Objection, &old.despite, &new.despite)];
    for (side, old, arguments) in sides {
        if old == arguments {
            continue;
        }
        let at = || Seat { claim: new.id.value.clone(), side };
        let (mut lost, mut gained) = left(old, arguments, |argument| key(&plain(argument, side)));
        let mut changed: Vec<(&Argument, &Argument)> = Vec::new();
        let name = |argument: &Argument| argument.id.as_ref().map(|id| id.value.clone());
        let same = |argument: &Argument| Some(premises(argument).join(" "));
        for key in [&name as &dyn Fn(&Argument) -> Option<String>, &same] {
            changed.extend(join(&mut lost, &mut gained, key));
        }
        join_by_overlap(&mut lost, &mut gained, &mut changed);
        changes.extend(changed.into_iter().map(|(old, new)| Change::ArgumentChanged {
            at: at(),
            edit: Edit { old: Box::new(old.clone()), new: Box::new(new.clone()) },
        }));
        let item = |argument: &Argument| Item { at: at(), argument: argument.clone(), place: changes.len() };
        loose.removed.extend(lost.into_iter().map(item));
        loose.added.extend(gained.into_iter().map(item));
    }
}

/// Pairs the arguments that share most of their premises, first those that share the greatest part.
fn join_by_overlap<'d>(
    lost: &mut Vec<&'d Argument>,
    gained: &mut Vec<&'d Argument>,
    changed: &mut Vec<(&'d Argument, &'d Argument)>,
) {
    let count = |arguments: &[&Argument]| arguments.iter().map(|it| it.premises.len()).sum::<usize>();
    let work =
        count(lost).saturating_mul(gained.len()).saturating_add(count(gained).saturating_mul(lost.len()));
    if work > MOST_WORK {
        return;
    }
    let mut pairs: Vec<(usize, usize, usize, usize)> = Vec::new();
    for (first, old) in lost.iter().enumerate() {
        let old = premises(old);
        for (second, new) in gained.iter().enumerate() {
            let new = premises(new);
            let shared = new.iter().filter(|&premise| old.binary_search(premise).is_ok()).count();
            if shared > 0 {
                pairs.push((shared, old.len() + new.len() - shared, first, second));
            }
        }
    }
    // The greatest part of all that they name together; then the author's order.
    pairs.sort_by(|one, other| {
        (other.0 * one.1).cmp(&(one.0 * other.1)).then((one.2, one.3).cmp(&(other.2, other.3)))
    });
    let (mut old_taken, mut new_taken) = (vec![false; lost.len()], vec![false; gained.len()]);
    for (_, _, first, second) in pairs {
        if !old_taken[first] && !new_taken[second] {
            (old_taken[first], new_taken[second]) = (true, true);
            changed.push((lost[first], gained[second]));
        }
    }
    let (mut old_taken, mut new_taken) = (old_taken.into_iter(), new_taken.into_iter());
    lost.retain(|_| !old_taken.next().unwrap_or_default());
    gained.retain(|_| !new_taken.next().unwrap_or_default());
}

impl Loose {
    /// Tells what is gone, what is new, and what stands elsewhere, each with the other changes of its claim.
    pub fn settle(self, changes: &mut Vec<Change>) {
        let Loose { removed, added } = self;
        if removed.is_empty() && added.is_empty() {
            return;
        }
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, item) in removed.iter().enumerate().rev() {
            by_key.entry(key(&item.argument)).or_default().push(at);
        }
        let mut removed: Vec<Option<Item>> = removed.into_iter().map(Some).collect();
        let mut settled: Vec<(usize, Change)> = Vec::new();
        for Item { at, argument, place } in added {
            let was = by_key.get_mut(&key(&argument)).and_then(Vec::pop).and_then(|was| removed[was].take());
            let argument = Box::new(argument);
            settled.push((
                place,
                match was {
                    Some(was) => Change::ArgumentMoved { from: was.at, to: at, argument },
                    None => Change::ArgumentAdded { at, argument },
                },
            ));
        }
        let gone = removed.into_iter().flatten();
        settled.extend(gone.map(|Item { at, argument, place }| {
            (place, Change::ArgumentRemoved { at, argument: Box::new(argument) })
        }));
        settled.sort_by_key(|(place, _)| *place);
        let before = std::mem::take(changes);
        let mut settled = settled.into_iter().peekable();
        for (place, change) in before.into_iter().enumerate() {
            while let Some((_, change)) = settled.next_if(|(at, _)| *at <= place) {
                changes.push(change);
            }
            changes.push(change);
        }
        changes.extend(settled.map(|(_, change)| change));
    }
}
