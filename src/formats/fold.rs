//! Folding: of a map that is too large to be taken in at once, what matters most is shown, and what hangs on it is counted.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap, VecDeque},
};

use crate::{
    document::Verdict,
    map::{ArgumentId, ClaimId, Side, Use, View},
    semantics::Verdicts,
};

/// Claims that are not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fold {
    /// The claim that is shown and that they are nearest to; none where they hang together with nothing that is shown.
    pub at: Option<ClaimId>,
    /// How many they are.
    pub claims: usize,
    /// How many arguments for it are not shown, and how many objections.
    pub reasons: usize,
    pub objections: usize,
}

/// What is shown of a view that has more than `limit` claims, and what is not. All of it, if it has no more.
///
/// It starts from the claims that come first, each with no cost, and takes the next step by the least cost: what bears on a
/// claim costs more than the claim, and how much more depends on what it does. An argument comes with all of
/// its premises or not yet; what is left of the room at the end goes to single claims, premises among them.
///
/// # Complexity
///
/// O(m log m) for a map with m claims and premises.
pub(super) fn fold<'m>(
    view: View<'m>,
    verdicts: &Verdicts,
    limit: usize,
    first: impl Iterator<Item = ClaimId>,
) -> (View<'m>, Vec<Fold>) {
    if view.claims().nth(limit).is_none() {
        return (view, Vec::new());
    }
    let mut growing = Growing::new(&view, verdicts, limit);
    first.for_each(|claim| growing.seed(claim));
    growing.grow();
    // What no conclusion rests on: first what bears on nothing, for the rest bears on that.
    let is_last = |&(id, _): &(ClaimId, _)| view.map().uses(id).is_empty();
    for (claim, _) in view.claims().filter(is_last).chain(view.claims()) {
        if growing.left == 0 {
            break;
        }
        growing.seed(claim);
        growing.grow();
    }
    let shown = view.narrowed(growing.shown);
    let folds = folds(&view, &shown, &growing.order);
    (shown, folds)
}

/// What can be shown next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Claim(ClaimId),
    Argument(ArgumentId),
    Undercutters(ArgumentId),
    Conflict(usize),
}

struct Growing<'v, 'm> {
    view: &'v View<'m>,
    verdicts: &'v Verdicts,
    shown: Vec<bool>,
    /// The claims that are shown, in the order in which they came.
    order: Vec<ClaimId>,
    left: usize,
    /// The steps by cost, of equal ones the first to be seen.
    steps: BinaryHeap<Reverse<(u32, usize, Step)>>,
    seen: usize,
    conflicts: Vec<bool>,
}

impl<'v, 'm> Growing<'v, 'm> {
    fn new(view: &'v View<'m>, verdicts: &'v Verdicts, limit: usize) -> Growing<'v, 'm> {
        Growing {
            view,
            verdicts,
            shown: vec![false; view.map().claims().len()],
            order: Vec::new(),
            left: limit,
            steps: BinaryHeap::new(),
            seen: 0,
            conflicts: vec![false; view.map().conflicts().len()],
        }
    }

    fn seed(&mut self, claim: ClaimId) {
        self.show(&[claim], 0);
    }

    /// Takes steps, the cheapest first, until nothing more fits.
    fn grow(&mut self) {
        let map = self.view.map();
        while self.left > 0
            && let Some(Reverse((cost, _, step))) = self.steps.pop()
        {
            match step {
                Step::Claim(claim) => self.show(&[claim], cost),
                Step::Argument(id) => {
                    let argument = map.argument(id);
                    self.show(argument.premises(), cost);
                    let is_shown = argument.premises().iter().any(|premise| self.shown[premise.index()]);
                    if is_shown && !argument.unless().is_empty() {
                        self.push(cost, self.undercut_weight(argument.unless()), Step::Undercutters(id));
                    }
                }
                Step::Undercutters(id) => self.show(map.argument(id).unless(), cost),
                Step::Conflict(at) => self.show(map.conflicts()[at].between(), cost),
            }
        }
    }

    /// Shows claims, if all of them fit.
    fn show(&mut self, claims: &[ClaimId], cost: u32) {
        let mut new: Vec<ClaimId> =
            claims.iter().copied().filter(|&it| self.view.shows(it) && !self.shown[it.index()]).collect();
        new.sort_unstable();
        new.dedup();
        if new.len() > self.left {
            return;
        }
        self.left -= new.len();
        for claim in new {
            self.shown[claim.index()] = true;
            self.order.push(claim);
            self.offer(claim, cost);
        }
    }

    /// Offers what is one step from a claim.
    fn offer(&mut self, claim: ClaimId, cost: u32) {
        let map = self.view.map();
        let record = map.claim(claim);
        for (place, &id) in record.because().iter().enumerate() {
            // Whoever puts a reason first mostly means it to be read first.
            self.push(cost, self.weight(id) + place.min(4) as u32, Step::Argument(id));
        }
        for &id in record.despite() {
            self.push(cost, self.weight(id), Step::Argument(id));
        }
        for &by in record.unless() {
            self.push(cost, self.undercut_weight(&[by]), Step::Claim(by));
        }
        for &use_ in map.uses(claim) {
            match use_ {
                Use::Premise(id) | Use::Undercut(id) => {
                    self.push(cost, 5, Step::Claim(map.argument(id).target()))
                }
                Use::UndercutAssertion(target) => self.push(cost, 5, Step::Claim(target)),
                Use::Conflict(at) => {
                    if !std::mem::replace(&mut self.conflicts[at], true) {
                        self.push(cost, 2, Step::Conflict(at));
                    }
                }
            }
        }
    }

    fn push(&mut self, cost: u32, weight: u32, step: Step) {
        self.steps.push(Reverse((cost.saturating_add(weight), self.seen, step)));
        self.seen += 1;
    }

    /// How far an argument is from the claim that it bears on. What holds it up or brings it down is near, and nearest
    /// an objection that stands; what fell by itself is far.
    fn weight(&self, id: ArgumentId) -> u32 {
        let argument = self.view.map().argument(id);
        let verdicts = argument.premises().iter().map(|&premise| self.verdicts[premise]);
        let stands = verdicts.clone().all(|verdict| verdict == Verdict::Accepted);
        let is_open =
            verdicts.clone().all(|verdict| matches!(verdict, Verdict::Accepted | Verdict::Contested));
        match (argument.side(), stands, is_open) {
            (Side::Objection, _, true) => 2,
            (Side::Support, true, _) => 3,
            (Side::Support, _, true) => 4,
            (Side::Objection, ..) => 5,
            (Side::Support, ..) => 6,
        }
    }

    fn undercut_weight(&self, by: &[ClaimId]) -> u32 {
        let stands = |&by: &ClaimId| matches!(self.verdicts[by], Verdict::Accepted | Verdict::Contested);
        if by.iter().any(stands) { 2 } else { 4 }
    }
}

/// Counts each claim that is not shown with the one that is shown and nearest to it.
fn folds(whole: &View<'_>, shown: &View<'_>, order: &[ClaimId]) -> Vec<Fold> {
    let map = whole.map();
    let mut nearest: Vec<Option<ClaimId>> = vec![None; map.claims().len()];
    let mut conflicts = vec![false; map.conflicts().len()];
    let mut work: VecDeque<ClaimId> = order.iter().copied().collect();
    order.iter().for_each(|&claim| nearest[claim.index()] = Some(claim));
    while let Some(claim) = work.pop_front() {
        let at = nearest[claim.index()];
        map.each_neighbour(claim, &mut conflicts, |next| {
            if whole.shows(next) && nearest[next.index()].is_none() {
                nearest[next.index()] = at;
                work.push_back(next);
            }
        });
    }
    let mut claims: BTreeMap<Option<ClaimId>, usize> = BTreeMap::new();
    for (id, _) in whole.claims().filter(|&(id, _)| !shown.shows(id)) {
        *claims.entry(nearest[id.index()]).or_default() += 1;
    }
    let hidden = |arguments: &[ArgumentId]| {
        arguments.iter().filter(|&&id| whole.shows_argument(id) && !shown.shows_argument(id)).count()
    };
    let fold = |(at, claims): (Option<ClaimId>, usize)| {
        let record = at.map(|at| map.claim(at));
        let reasons = record.map_or(0, |claim| hidden(claim.because()));
        let objections = record.map_or(0, |claim| hidden(claim.despite()));
        Fold { at, claims, reasons, objections }
    };
    claims.into_iter().map(fold).collect()
}
