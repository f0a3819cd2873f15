//! A judged map that is kept, so that changes of it can be tried.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
};

use crate::{
    document::Verdict,
    map::{ArgumentMap, ClaimId},
};

use super::{
    knot::Knots,
    network::{Force, LiteralNumber, Network},
    status::{LEVELS, Status, Statuses},
};

/// A map under the grounded semantics, ready to be asked what would change if something in it were different.
///
/// The rules of the map and the labels of all that they conclude are kept. A change is carried from what it changes to
/// what depends on that, in the order of dependence, and stops where labels stay what they were. Then it is taken back.
/// So a question costs what its answer touches, and not the size of the map.
///
/// # Examples
///
/// ```
/// use elenchus::{ArgumentMap, Verdict, explain::{Change, Evaluation}};
///
/// let map = ArgumentMap::parse("
/// claims:
///   close: { text: The bridge should close., because: [corroded], despite: [detour] }
///   corroded: The main cable is corroded.
///   detour: { text: The detour is too long., despite: [ferry] }
///   ferry: There is a ferry.
/// ")?;
/// let mut evaluation = Evaluation::new(&map);
/// for name in ["corroded", "ferry"] {
///     let changed = evaluation.what_if(&[Change::Withdraw(map.element(name)?)])?;
///     assert_ne!(changed.verdict("close"), Some(Verdict::Accepted));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Evaluation<'m> {
    map: &'m ArgumentMap,
    network: Network,
    state: State,
    knots: Knots,
    queue: Queue,
    undo: Undo,
    /// How many labels were found so far.
    work: u64,
}

/// How each rule applies, and what is labelled how.
pub(super) struct State {
    forces: Vec<Force>,
    /// For each literal, up to which level it is there without any rule.
    given: Vec<u8>,
    statuses: Vec<Statuses>,
}

impl State {
    pub(super) fn force(&self, rule: u32) -> Force {
        self.forces[rule as usize]
    }

    /// At how many levels, from the lowest, a literal is there without any rule.
    pub(super) fn given(&self, literal: LiteralNumber) -> u8 {
        self.given[literal as usize]
    }

    pub(super) fn status(&self, literal: LiteralNumber, level: usize) -> Status {
        self.statuses[literal as usize][level]
    }
}

/// The least that a change comes down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// A rule applies as it did not.
    Rule(u32, Force),
    /// A literal is there, at so many levels from the lowest, without any rule.
    Given(LiteralNumber, u8),
}

/// The components to be labelled, each once.
struct Queue {
    heap: BinaryHeap<Reverse<u32>>,
    waiting: Vec<bool>,
}

impl Queue {
    fn push(&mut self, component: u32) {
        if !std::mem::replace(&mut self.waiting[component as usize], true) {
            self.heap.push(Reverse(component));
        }
    }

    fn pop(&mut self) -> Option<u32> {
        let Reverse(component) = self.heap.pop()?;
        self.waiting[component as usize] = false;
        Some(component)
    }

    fn clear(&mut self) {
        while self.pop().is_some() {}
    }
}

/// What to put back.
#[derive(Default)]
struct Undo {
    forces: Vec<(u32, Force)>,
    given: Vec<(LiteralNumber, u8)>,
    statuses: Vec<(LiteralNumber, Statuses)>,
}

/// A question about one claim, put of many changes.
///
/// What came of a change is kept by what it turned on: where at some point of carrying a change the label of one literal
/// was all that was new, what follows depends on that label alone, and need not be found again. So it takes linear time
/// to try all changes of a tree one by one, or of a chain, and not the sum of the ways from each to the claim.
pub(super) struct Question {
    pub claim: ClaimId,
    /// The components that bear on the claim.
    bearing: Vec<bool>,
    known: HashMap<(LiteralNumber, Statuses), Status>,
    trail: Vec<(LiteralNumber, Statuses)>,
}

impl Question {
    /// # Complexity
    ///
    /// Linear in the map.
    pub(super) fn new(evaluation: &Evaluation<'_>, claim: ClaimId) -> Question {
        let network = &evaluation.network;
        let mut bearing = vec![false; network.component_count()];
        bearing[network.component(network.claim(claim)) as usize] = true;
        for component in (0..network.component_count() as u32).rev() {
            let dependents =
                network.members(component).iter().flat_map(|&literal| network.dependents(literal));
            let bears = dependents.into_iter().any(|&literal| bearing[network.component(literal) as usize]);
            bearing[component as usize] |= bears;
        }
        Question { claim, bearing, known: HashMap::new(), trail: Vec::new() }
    }
}

impl<'m> Evaluation<'m> {
    /// Judges a map, as of its day.
    ///
    /// # Complexity
    ///
    /// Linear in the map where nothing depends on itself; otherwise that of
    /// [`grounded`](crate::semantics::grounded()) for each set of claims that depend on one another.
    pub fn new(map: &'m ArgumentMap) -> Evaluation<'m> {
        let network = Network::of(map);
        let state = State {
            forces: network.forces.clone(),
            given: vec![0; network.literal_count()],
            statuses: vec![[Status::None; LEVELS]; network.literal_count()],
        };
        let mut evaluation = Evaluation {
            map,
            knots: Knots::new(&network),
            queue: Queue { heap: BinaryHeap::new(), waiting: vec![false; network.component_count()] },
            undo: Undo::default(),
            work: 0,
            network,
            state,
        };
        for rule in 0..evaluation.state.forces.len() as u32 {
            evaluation.queue.push(evaluation.network.component(evaluation.network.head(rule)));
        }
        evaluation.settle(|_| true);
        evaluation.undo = Undo::default();
        evaluation
    }

    /// The map that was judged.
    pub fn map(&self) -> &'m ArgumentMap {
        self.map
    }

    /// The verdict on a claim of the map as it stands.
    pub fn verdict(&self, claim: ClaimId) -> Verdict {
        self.status(claim).verdict()
    }

    pub(super) fn network(&self) -> &Network {
        &self.network
    }

    pub(super) fn state(&self) -> &State {
        &self.state
    }

    /// How many labels were found so far: what was done, whatever the machine.
    pub fn work(&self) -> u64 {
        self.work
    }

    pub(super) fn status(&self, claim: ClaimId) -> Status {
        self.state.status(self.network.claim(claim), 0)
    }

    /// Makes changes, until [`Evaluation::take_back`].
    pub(super) fn assume(&mut self, effects: impl IntoIterator<Item = Effect>) {
        self.enter(effects, |_| true);
        self.settle(|_| true);
    }

    /// Makes changes, until [`Evaluation::take_back`], as far as they concern a question.
    pub(super) fn assume_for(&mut self, question: &Question, effects: impl IntoIterator<Item = Effect>) {
        let bears = |component| question.bearing[component as usize];
        self.enter(effects, bears);
        self.settle(bears);
    }

    /// What the claim of a question would be once changes were made. They are taken back at once.
    pub(super) fn outcome(
        &mut self,
        question: &mut Question,
        effects: impl IntoIterator<Item = Effect>,
    ) -> Status {
        let Question { claim, bearing, known, trail } = question;
        let bears = |component: u32| bearing[component as usize];
        let last = self.network.component(self.network.claim(*claim));
        let mut outcome = None;
        self.enter(effects, bears);
        while let (Some(component), None) = (self.queue.pop(), outcome) {
            let before = self.undo.statuses.len();
            let alone = self.queue.heap.is_empty() && component != last;
            self.relabel(component, bears);
            if let (true, &[(literal, _)]) = (alone, &self.undo.statuses[before..]) {
                let turn = (literal, self.state.statuses[literal as usize]);
                outcome = known.get(&turn).copied();
                trail.push(turn);
            }
        }
        self.queue.clear();
        let outcome = outcome.unwrap_or_else(|| self.status(*claim));
        known.extend(trail.drain(..).map(|turn| (turn, outcome)));
        self.take_back();
        outcome
    }

    /// Puts everything back as the map has it.
    pub(super) fn take_back(&mut self) {
        // The first that was noted of a thing is what it was.
        for (rule, force) in self.undo.forces.drain(..).rev() {
            self.state.forces[rule as usize] = force;
        }
        for (literal, given) in self.undo.given.drain(..).rev() {
            self.state.given[literal as usize] = given;
        }
        for (literal, statuses) in self.undo.statuses.drain(..).rev() {
            self.state.statuses[literal as usize] = statuses;
        }
    }

    /// The literals whose label is not what it was, and what it was.
    pub(super) fn changed(&self) -> &[(LiteralNumber, Statuses)] {
        &self.undo.statuses
    }

    fn enter(&mut self, effects: impl IntoIterator<Item = Effect>, bears: impl Fn(u32) -> bool) {
        for effect in effects {
            let literal = match effect {
                Effect::Rule(rule, force) => {
                    let before = std::mem::replace(&mut self.state.forces[rule as usize], force);
                    self.undo.forces.push((rule, before));
                    self.network.head(rule)
                }
                Effect::Given(literal, levels) => {
                    let before = std::mem::replace(&mut self.state.given[literal as usize], levels);
                    self.undo.given.push((literal, before));
                    literal
                }
            };
            let component = self.network.component(literal);
            if bears(component) {
                self.queue.push(component);
            }
        }
    }

    fn settle(&mut self, bears: impl Fn(u32) -> bool) {
        while let Some(component) = self.queue.pop() {
            self.relabel(component, &bears);
        }
    }

    /// Labels a component, and asks for what reads those of its literals whose label is another now.
    fn relabel(&mut self, component: u32, bears: impl Fn(u32) -> bool) {
        self.work += self.network.members(component).len() as u64;
        if let &[literal] = self.network.members(component) {
            let statuses = alone(&self.network, &self.state, literal);
            return self.set(literal, statuses, &bears);
        }
        let members = self.network.members(component);
        let statuses = self.knots.label(&self.network, &self.state, members);
        for (place, statuses) in statuses.into_iter().enumerate() {
            self.set(self.network.members(component)[place], statuses, &bears);
        }
    }

    fn set(&mut self, literal: LiteralNumber, statuses: Statuses, bears: impl Fn(u32) -> bool) {
        let before = std::mem::replace(&mut self.state.statuses[literal as usize], statuses);
        if before == statuses {
            return;
        }
        self.undo.statuses.push((literal, before));
        let own = self.network.component(literal);
        for &dependent in self.network.dependents(literal) {
            let dependent = self.network.component(dependent);
            if dependent != own && bears(dependent) {
                self.queue.push(dependent);
            }
        }
    }
}

/// The statuses of a literal that does not depend on itself.
fn alone(network: &Network, state: &State, literal: LiteralNumber) -> Statuses {
    let mut statuses = [Status::None; LEVELS];
    statuses[..usize::from(state.given(literal))].fill(Status::In);
    for &rule in network.concluding(literal) {
        let reached = usize::from(state.force(rule).reach);
        for (level, status) in statuses[..reached].iter_mut().enumerate() {
            *status = applied(network, state, rule, level).max(*status);
        }
    }
    // What is strong is also weak.
    for level in (1..LEVELS).rev() {
        statuses[level - 1] = statuses[level - 1].max(statuses[level]);
    }
    statuses
}

/// The status of the best argument that ends in a rule, at a level that the rule reaches.
pub(super) fn applied(network: &Network, state: &State, rule: u32, level: usize) -> Status {
    let body = network.body(rule).iter().map(|&literal| state.status(literal, level));
    let premises = body.min().unwrap_or(Status::In);
    if state.force(rule).strict {
        return premises;
    }
    let against = network.contraries(rule, level).map(|(literal, level)| state.status(literal, level));
    premises.min(against.max().unwrap_or(Status::None).against())
}
