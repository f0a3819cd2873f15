//! What became of the verdicts, the most important first.

use serde::Serialize;

use super::{cause::Causes, change::Change, dependencies::Dependencies, pairs::Pairs, union::Union};
use crate::{
    document::Verdict,
    map::{ArgumentMap, ClaimId},
    semantics::Semantics,
};

/// A claim of both maps whose verdict is another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerdictChange {
    /// Its id in the new map.
    pub claim: String,
    /// Its sentence in the new map.
    pub text: String,
    /// Whether one of the maps argues for it.
    pub conclusion: bool,
    /// What the old map comes to.
    pub old: Verdict,
    /// What the new map comes to.
    pub new: Verdict,
    /// Changes, by their places in [`Difference::changes`](super::Difference::changes), that alone make the old map come
    /// to the new verdict; with any of them left out it does not. None where it would have taken too long to find some.
    pub because: Option<Vec<usize>>,
    /// Other such sets, each of which is enough alone as well: of those nearest to the claim a few, the nearest first.
    pub or: Vec<Vec<usize>>,
}

/// Whether a verdict became better or worse for its claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// From accepted to anything else, or from contested to rejected or unsupported.
    Fall,
    /// The other way.
    Rise,
    /// Between rejected and unsupported.
    Aside,
}

impl VerdictChange {
    /// Whether the claim fell or rose.
    pub fn turn(&self) -> Turn {
        let height = |verdict: Verdict| match verdict {
            Verdict::Accepted => 2,
            Verdict::Contested => 1,
            Verdict::Rejected | Verdict::Unsupported => 0,
        };
        match height(self.new).cmp(&height(self.old)) {
            std::cmp::Ordering::Less => Turn::Fall,
            std::cmp::Ordering::Greater => Turn::Rise,
            std::cmp::Ordering::Equal => Turn::Aside,
        }
    }
}

/// A claim that one of the maps argues for, and what each map comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conclusion {
    /// Its id in the new map; in the old one where it is gone.
    pub claim: String,
    /// Whether the old map argues for it.
    pub was: bool,
    /// Whether the new map argues for it.
    pub is: bool,
    /// The verdict in the old map; none where it has no such claim.
    pub old: Option<Verdict>,
    /// The verdict in the new map; none where it has no such claim.
    pub new: Option<Verdict>,
}

/// Judges both maps and looks for what each change of a verdict is due to.
pub(super) fn judge(
    (old, new): (&ArgumentMap, &ArgumentMap),
    pairs: &Pairs,
    changes: &[Change],
    union: &mut Union,
) -> (Vec<Conclusion>, Vec<VerdictChange>) {
    let was = old.verdicts(Semantics::Grounded);
    let is = new.verdicts(Semantics::Grounded);
    let mut argued = vec![[false; 2]; new.claims().len()];
    let mut gone = Vec::new();
    for claim in old.conclusions() {
        match pairs.new[claim.index()] {
            Some(place) => argued[place][0] = true,
            None => gone.push(Conclusion {
                claim: old.claim(claim).id().to_owned(),
                was: true,
                is: false,
                old: Some(was[claim]),
                new: None,
            }),
        }
    }
    new.conclusions().for_each(|claim| argued[claim.index()][1] = true);
    let old_verdict = |place: usize| pairs.old[place].map(|place| was[ClaimId::new(place)]);
    let conclusions = new.claims().filter(|(id, _)| argued[id.index()] != [false; 2]);
    let conclusions = conclusions.map(|(id, claim)| {
        let [was, is_argued] = argued[id.index()];
        let old = old_verdict(id.index());
        Conclusion { claim: claim.id().to_owned(), was, is: is_argued, old, new: Some(is[id]) }
    });
    let conclusions: Vec<Conclusion> = conclusions.chain(gone).collect();

    let mut turned: Vec<VerdictChange> = Vec::new();
    for (id, claim) in new.claims() {
        if let Some(old) = old_verdict(id.index()).filter(|&old| old != is[id]) {
            turned.push(VerdictChange {
                claim: claim.id().to_owned(),
                text: claim.text().to_owned(),
                conclusion: argued[id.index()] != [false; 2],
                old,
                new: is[id],
                because: None,
                or: Vec::new(),
            });
        }
    }
    if !turned.is_empty() {
        let dependencies = Dependencies::of(union);
        sort(&mut turned, &conclusions, union, &dependencies);
        Causes::new(union, &dependencies, changes).find(&mut turned);
    }
    (conclusions, turned)
}

/// Conclusions first, those that fell before those that rose; then what is nearer to a conclusion; then the author's
/// order, in which they are already.
fn sort(turned: &mut [VerdictChange], conclusions: &[Conclusion], union: &Union, graph: &Dependencies) {
    let roots = conclusions.iter().filter_map(|conclusion| union.map.find(&conclusion.claim));
    let distances = graph.distances(roots);
    turned.sort_by_cached_key(|change| {
        let distance = union.map.find(&change.claim).and_then(|claim| distances[claim.index()]);
        let turn = if change.conclusion { change.turn() } else { Turn::Aside };
        (!change.conclusion, turn, distance.unwrap_or(u32::MAX))
    });
}
