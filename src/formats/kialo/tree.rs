//! Where each claim stands: below what it speaks for or against, or else as a thesis.

use std::{collections::HashSet, fmt::Write};

use crate::map::{ArgumentId, ClaimId, Side, Use, View};

/// From this level on a claim is a thesis of its own: every number names all that stands above it, so that a text would
/// grow with the square of its depth.
const DEEPEST: usize = 50;

pub(super) struct Tree {
    pub lines: Vec<Line>,
    /// The line in which each claim is said, the others refer to it.
    places: Vec<Option<usize>>,
    /// How many lines stand below none.
    theses: usize,
}

pub(super) struct Line {
    pub claim: ClaimId,
    /// The line above, and the side of the argument.
    pub bears_on: Option<(usize, Side)>,
    pub is_conclusion: bool,
    depth: usize,
    /// Its place among those below the same line, from 1.
    number: usize,
    /// How many there are below it so far.
    below: usize,
}

impl Tree {
    /// The conclusions with all that hangs on them, then what hangs on none.
    ///
    /// # Complexity
    ///
    /// Linear in what is shown.
    pub fn of(view: &View<'_>) -> Tree {
        let map = view.map();
        let mut tree = Tree { lines: Vec::new(), places: vec![None; map.claims().len()], theses: 0 };
        let mut deep = Vec::new();
        for claim in view.conclusions() {
            tree.add(view, claim, true, &mut deep);
        }
        let bears_on_a_claim = |claim: ClaimId| {
            map.uses(claim)
                .iter()
                .any(|used| matches!(used, Use::Premise(argument) if is_written(view, *argument)))
        };
        let shown = || view.claims().map(|(id, _)| id);
        let tops = shown().filter(|&claim| !bears_on_a_claim(claim));
        // What is left after them stands in a circle.
        for claim in tops.chain(shown()) {
            tree.rest(view, claim, &mut deep);
        }
        tree
    }

    /// Makes a thesis of a claim that stands nowhere yet, after those that were too deep.
    fn rest(&mut self, view: &View<'_>, claim: ClaimId, deep: &mut Vec<ClaimId>) {
        while let Some(claim) = deep.pop().or_else(|| (!self.stands(claim)).then_some(claim)) {
            if !self.stands(claim) {
                self.add(view, claim, false, deep);
            }
        }
    }

    fn stands(&self, claim: ClaimId) -> bool {
        self.places[claim.index()].is_some()
    }

    /// Adds a thesis and all that hangs on it.
    fn add(&mut self, view: &View<'_>, claim: ClaimId, is_conclusion: bool, deep: &mut Vec<ClaimId>) {
        let map = view.map();
        self.theses += 1;
        let mut work = vec![(claim, None)];
        while let Some((claim, bears_on)) = work.pop() {
            let above: Option<usize> = bears_on.map(|(above, _)| above);
            let index = self.lines.len();
            let (depth, number) = match above {
                Some(above) => {
                    self.lines[above].below += 1;
                    (self.lines[above].depth + 1, self.lines[above].below)
                }
                None => (0, self.theses),
            };
            let is_conclusion = is_conclusion && above.is_none();
            self.lines.push(Line { claim, bears_on, is_conclusion, depth, number, below: 0 });
            if self.stands(claim) {
                continue;
            }
            if depth >= DEEPEST {
                deep.push(claim);
                continue;
            }
            self.places[claim.index()] = Some(index);
            let claim = map.claim(claim);
            let sides = [(Side::Support, claim.because()), (Side::Objection, claim.despite())];
            let first = work.len();
            for (side, arguments) in sides {
                for &argument in arguments.iter().filter(|&&argument| is_written(view, argument)) {
                    // A premise that plays two roles is one pro.
                    let mut seen = HashSet::new();
                    let premises = map.argument(argument).premises();
                    let premises = premises.iter().filter(|&&premise| seen.insert(premise));
                    work.extend(premises.map(|&premise| (premise, Some((index, side)))));
                }
            }
            // The next is last.
            work[first..].reverse();
        }
    }

    /// Whether there are several theses, which answer a question.
    pub fn has_theses(&self) -> bool {
        self.theses != 1
    }

    /// The line in which a claim is said.
    pub fn place_of(&self, claim: ClaimId) -> Option<usize> {
        self.places[claim.index()]
    }

    /// The number of a line: `1.2.`
    pub fn number(&self, index: usize) -> String {
        let mut numbers = Vec::new();
        let mut at = Some(index);
        while let Some(line) = at.map(|at| &self.lines[at]) {
            numbers.push(line.number);
            at = line.bears_on.map(|(above, _)| above);
        }
        let mut number = String::from(if self.has_theses() { "1." } else { "" });
        for part in numbers.iter().rev() {
            let _ = write!(number, "{part}.");
        }
        number
    }
}

/// An argument of which something is not shown says more, or less, than it would without.
fn is_written(view: &View<'_>, argument: ArgumentId) -> bool {
    view.shows_argument(argument) && view.hidden_premises(view.map().argument(argument)) == 0
}
