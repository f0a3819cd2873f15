//! The least sets that bring something about, smallest first.
//!
//! Each set that does not bring it about says what would have to be in any larger one that does: some set of things of
//! which at least one must be added. So a set grows by these alone, one at a time (Reiter, *A theory of diagnosis from
//! first principles*, Artificial Intelligence 32:1, 1987): nothing else can be part of a minimal set, and none is missed.

use std::{
    collections::{BTreeSet, HashMap},
    ops::RangeInclusive,
};

use serde::{Serialize, Serializer};

use crate::semantics::Budget;

/// What came of trying a set.
pub(super) enum Trial<T> {
    /// It brings it about.
    Success(T),
    /// It does not; and every set that contains it and does, contains one of these besides.
    Failure(Vec<u32>),
    /// The [`Patience`] is over, and the search is to end.
    Enough,
}

/// The sets that were found.
pub(super) struct Found<T> {
    /// From the smallest, and among sets of one size in the order of their items.
    pub sets: Vec<(Vec<u32>, T)>,
    /// How far the search went.
    pub extent: Extent,
}

/// How far a search went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Extent {
    /// There is nothing that it did not find.
    Everything,
    /// It found all sets of up to so many, and perhaps some larger ones.
    UpTo(usize),
}

/// How far, as data: a number, or `all`.
impl Serialize for Extent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Extent::Everything => serializer.serialize_str("all"),
            Extent::UpTo(size) => serializer.serialize_u64(size as u64),
        }
    }
}

/// Of more sets than this of one size none is tried.
const MOST_SETS: usize = 1 << 20;

/// How long a search goes on.
pub(super) struct Patience<'b> {
    budget: &'b Budget,
    /// Until so many labels were found, sets of one item are tried even if the budget is spent.
    least_work: u64,
    most_work: u64,
}

/// A second of work or two: sets of one item take more only where thousands of claims depend on one another.
const LEAST_WORK: u64 = 2_000_000;

impl Patience<'_> {
    /// # Arguments
    ///
    /// * `done`: the labels found so far.
    /// * `work`: the labels that may be found besides.
    pub(super) fn new(budget: &Budget, done: u64, work: u64) -> Patience<'_> {
        Patience { budget, least_work: done.saturating_add(LEAST_WORK), most_work: done.saturating_add(work) }
    }

    /// Whether sets of a size are not to be tried any more, so many labels having been found.
    pub(super) fn is_over(&self, size: usize, done: u64) -> bool {
        done > self.most_work || (size > 1 || done > self.least_work) && self.budget.is_spent()
    }
}

/// Searches for the minimal sets of up to so many items.
///
/// # Arguments
///
/// * `covered`: the items that do no more than one: itself, the last of them, and what is the same in a lesser degree. A
///   set does nothing new if another does it that is covered by it, item by item.
/// * `attempt`: tries a set, and is told whether it needs to know what a larger one would have to contain.
///
/// # Complexity
///
/// As many attempts as there are sets that grow so: at most the number of items in a [`Trial::Failure`] to the power of
/// the size, and no more than about a million of each size.
pub(super) fn minimal_sets<T>(
    most: usize,
    covered: impl Fn(u32) -> RangeInclusive<u32>,
    mut attempt: impl FnMut(&[u32], bool) -> Trial<T>,
) -> Found<T> {
    let mut found = Found { sets: Vec::new(), extent: Extent::UpTo(0) };
    // The sets that were found, by the first of their items.
    let mut by_first: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut sets = BTreeSet::new();
    if let Trial::Failure(besides) = attempt(&[], true) {
        grow(&[], besides, &covered, &mut sets);
    }
    for size in 1..=most {
        if sets.is_empty() {
            found.extent = Extent::Everything;
            return found;
        }
        if size > 1 && sets.len() > MOST_SETS {
            return found;
        }
        let mut larger = BTreeSet::new();
        for set in sets {
            let is_in = |done: usize| {
                let (items, _): &(Vec<u32>, T) = &found.sets[done];
                items.iter().all(|item| set.iter().any(|&other| covered(other).contains(item)))
            };
            let firsts = set.iter().flat_map(|&item| covered(item));
            let mut settled = firsts.filter_map(|first| by_first.get(&first)).flatten().copied();
            if settled.any(is_in) {
                continue;
            }
            match attempt(&set, size < most) {
                Trial::Success(outcome) => {
                    by_first.entry(set[0]).or_default().push(found.sets.len());
                    found.sets.push((set, outcome));
                }
                Trial::Failure(besides) if size < most => grow(&set, besides, &covered, &mut larger),
                Trial::Failure(_) => {}
                Trial::Enough => return found,
            }
        }
        found.extent = Extent::UpTo(size);
        sets = larger;
    }
    found
}

/// Adds to a set each of some items, unless it has that in one degree or another.
fn grow(
    set: &[u32],
    besides: Vec<u32>,
    covered: &impl Fn(u32) -> RangeInclusive<u32>,
    larger: &mut BTreeSet<Vec<u32>>,
) {
    for item in besides {
        let is_there = |&other: &u32| covered(other).contains(&item) || covered(item).contains(&other);
        // Of more than can be tried, one is enough to know that there are more.
        if larger.len() <= MOST_SETS && !set.iter().any(is_there) {
            let mut grown = set.to_vec();
            grown.insert(grown.partition_point(|&other| other < item), item);
            larger.insert(grown);
        }
    }
}
