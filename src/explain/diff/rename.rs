//! Claims that have another id and nearly the same sentence.

use std::collections::{HashMap, HashSet};

use super::pairs::Pairs;
use crate::{
    evidence::normalise,
    map::{ArgumentMap, ClaimId, Side, Use},
};

/// How like two sentences have to be, by Sørensen and Dice's coefficient of their pairs of letters, if nothing else
/// speaks for it that they are one claim.
const ALIKE: f64 = 0.8;
/// How much it counts where all that the two have to do with is the same. It is not enough by itself: what replaces an
/// objection is no new name for it.
const NEIGHBOURS_COUNT: f64 = 0.3;
/// How like two sentences have to be in any case.
const LEAST_ALIKE: f64 = 0.5;
/// Up to so many pairs, all are compared.
const FEW: usize = 2_500;
/// How many sentences with a word in common, or the same neighbour, are compared with each.
const MOST_FOR_A_WORD: usize = 8;
/// How much comparing is done, in letters.
const MOST_WORK: usize = 20_000_000;

/// Pairs the claims that are left, the likest first.
pub(super) fn near(old: &ArgumentMap, new: &ArgumentMap, pairs: &mut Pairs) {
    let (removed, added) = (pairs.removed(), pairs.added());
    if removed.is_empty() || added.is_empty() {
        return;
    }
    let side = |map: &ArgumentMap, claims: &[usize], name: &dyn Fn(usize) -> Option<usize>| -> Vec<Left> {
        claims.iter().map(|&claim| Left::of(map, claim, name)).collect()
    };
    let one = side(old, &removed, &|claim| pairs.new[claim]);
    let other = side(new, &added, &|claim| pairs.old[claim].map(|_| claim));
    let mut work = MOST_WORK;
    let mut likes: Vec<(f64, usize, usize)> = Vec::new();
    for (first, second) in candidates(&one, &other) {
        let (left, right) = (&one[first], &other[second]);
        let Some(rest) = work.checked_sub(left.text.len() + right.text.len()) else { break };
        work = rest;
        let alike = strsim::sorensen_dice(&left.text, &right.text);
        let score = alike + NEIGHBOURS_COUNT * left.shares(right);
        if alike >= LEAST_ALIKE && score >= ALIKE {
            likes.push((score, first, second));
        }
    }
    likes.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    for (_, first, second) in likes {
        let (first, second) = (removed[first], added[second]);
        if pairs.new[first].is_none() && pairs.old[second].is_none() {
            pairs.join(first, second);
        }
    }
}

/// A claim without a pair.
struct Left {
    text: String,
    /// What it has to do with, of the claims that are in both maps, by their places in the new map.
    neighbours: HashSet<(Relation, usize)>,
}

/// What a claim has to do with another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Relation {
    RestsOn(Side),
    BearsOn(Side),
    Undercuts,
    IsUndercutBy,
    ExcludesOther,
}

/// The most neighbours of a claim that are looked at.
const MOST_NEIGHBOURS: usize = 64;

impl Left {
    fn of(map: &ArgumentMap, claim: usize, name: &dyn Fn(usize) -> Option<usize>) -> Left {
        let id = ClaimId::new(claim);
        let record = map.claim(id);
        let premises =
            record.because().iter().chain(record.despite()).map(|&argument| map.argument(argument));
        let below = premises.flat_map(|argument| {
            argument.premises().iter().map(|&premise| (Relation::RestsOn(argument.side()), premise))
        });
        let undercuts = record.unless().iter().map(|&by| (Relation::IsUndercutBy, by));
        let above = map.uses(id).iter().flat_map(|&use_| match use_ {
            Use::Premise(argument) => {
                let argument = map.argument(argument);
                vec![(Relation::BearsOn(argument.side()), argument.target())]
            }
            Use::Undercut(argument) => vec![(Relation::Undercuts, map.argument(argument).target())],
            Use::UndercutAssertion(target) => vec![(Relation::Undercuts, target)],
            Use::Conflict(conflict) => {
                let sides = map.conflicts()[conflict].between().iter().filter(|&&side| side != id);
                sides.take(MOST_NEIGHBOURS).map(|&side| (Relation::ExcludesOther, side)).collect()
            }
        });
        let all = below.chain(undercuts).chain(above).take(MOST_NEIGHBOURS);
        Left {
            text: normalise(record.text()).to_lowercase(),
            neighbours: all.filter_map(|(relation, other)| Some((relation, name(other.index())?))).collect(),
        }
    }

    /// How much of what either has to do with is the same, from 0 to 1.
    fn shares(&self, other: &Left) -> f64 {
        let shared = self.neighbours.intersection(&other.neighbours).count();
        let all = self.neighbours.len() + other.neighbours.len() - shared;
        if all == 0 { 0.0 } else { shared as f64 / all as f64 }
    }
}

/// Pairs that are worth comparing, in order: all where there are few, else those with a rare word or a neighbour in
/// common.
fn candidates(one: &[Left], other: &[Left]) -> Vec<(usize, usize)> {
    if one.len() * other.len() <= FEW {
        return (0..one.len())
            .flat_map(|first| (0..other.len()).map(move |second| (first, second)))
            .collect();
    }
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut by_neighbour: HashMap<(Relation, usize), Vec<usize>> = HashMap::new();
    for (at, left) in other.iter().enumerate() {
        for word in left.text.split(' ') {
            let claims = by_word.entry(word).or_default();
            if claims.last() != Some(&at) && claims.len() <= MOST_FOR_A_WORD {
                claims.push(at);
            }
        }
        for &neighbour in &left.neighbours {
            let claims = by_neighbour.entry(neighbour).or_default();
            if claims.len() <= MOST_FOR_A_WORD {
                claims.push(at);
            }
        }
    }
    let mut all = Vec::new();
    for (at, left) in one.iter().enumerate() {
        let words = left.text.split(' ').filter_map(|word| by_word.get(word));
        let neighbours = left.neighbours.iter().filter_map(|neighbour| by_neighbour.get(neighbour));
        // A word of many claims says little about any of them.
        let rare = words.chain(neighbours).filter(|claims| claims.len() <= MOST_FOR_A_WORD);
        let mut found: Vec<usize> = rare.flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        all.extend(found.into_iter().take(4 * MOST_FOR_A_WORD).map(|second| (at, second)));
    }
    all
}
