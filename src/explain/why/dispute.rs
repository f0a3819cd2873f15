//! The circle of defeat that leaves a claim open.
//!
//! What is undecided depends, by a rule that may apply yet, on something else that is undecided: a premise, an objection
//! or an undercut. Followed on and on, that leads into a circle, and some circle has a defeat in it: were there premises
//! alone, something would be founded on nothing. The way to a circle and the circle that together have the fewest
//! links are looked for, breadth first, from each atom in the order of its distance.

use std::collections::{HashMap, VecDeque};

use super::explanation::{Dispute, Link};
use crate::{
    semantics::{Label, Labelling},
    theory::{Atom, Framework, Groups, LevelledRule, Literal},
};

/// How many steps the search for a smaller circle takes, after which the smallest so far is as good.
const STEPS: usize = 20_000_000;

/// No atom, rule or distance.
const NONE: u32 = u32::MAX;

/// The smallest dispute that leaves an undecided atom open.
///
/// # Complexity
///
/// Linear where the circle is near; bounded by [`STEPS`], but for the first circle, which is found in linear time.
pub(super) fn dispute(framework: &Framework, labelling: &Labelling, root: Atom) -> Dispute {
    let open = Open::new(framework, labelling);
    let tree = Tree::from(&open, root);
    let mut search = Search::new(&open);
    let mut best: Option<(u32, Dispute)> = None;
    for &atom in &tree.order {
        let distance = tree.distance[atom as usize];
        let most = best.as_ref().map_or(NONE, |(size, _)| size - 1);
        if distance >= most || (best.is_some() && search.steps == 0) {
            break;
        }
        if let Some((size, cycle)) = search.cycle(atom, most - distance) {
            let mut walk = tree.walk(atom);
            let cycle = open.without_detours(cycle, &mut walk);
            let dispute = Dispute { path: open.links(&walk), cycle: open.links(&cycle) };
            best = Some((distance + size, dispute));
        }
    }
    // There always is one; nothing is shown rather than something wrong.
    best.map_or(Dispute { path: Vec::new(), cycle: Vec::new() }, |(_, dispute)| dispute)
}

/// An atom, and the rule by which the one before depends on it.
type Move = (Atom, LevelledRule);

/// What is undecided, and what it depends on.
struct Open<'f> {
    framework: &'f Framework,
    labelling: &'f Labelling,
    rules: Groups,
}

impl Open<'_> {
    fn new<'f>(framework: &'f Framework, labelling: &'f Labelling) -> Open<'f> {
        let is_open = |atom: &Atom| labelling.label(*atom) == Label::Undecided;
        let applies = |rule: &LevelledRule| {
            is_open(&framework.head(*rule))
                && framework.body(*rule).iter().all(|&atom| labelling.label(atom) != Label::Out)
                && ((*rule as usize) >= framework.assumption_count()
                    || labelling.assumption(framework, *rule) != Label::Out)
        };
        let rules = Groups::new(framework.atom_count(), || {
            (0..framework.rule_count() as LevelledRule)
                .filter(applies)
                .map(|rule| (framework.head(rule), rule))
        });
        Open { framework, labelling, rules }
    }

    /// Each atom that an undecided atom depends on, with the rule and whether it would defeat the rule.
    fn each(&self, atom: Atom, mut visit: impl FnMut(Atom, LevelledRule, bool)) {
        let is_open = |atom: &Atom| self.labelling.label(*atom) == Label::Undecided;
        for &rule in self.rules.of(atom) {
            for &premise in self.framework.body(rule).iter().filter(|&atom| is_open(atom)) {
                visit(premise, rule, false);
            }
            if (rule as usize) < self.framework.assumption_count() {
                self.framework
                    .contraries(rule)
                    .filter(is_open)
                    .for_each(|contrary| visit(contrary, rule, true));
            }
        }
    }

    /// Whether a move is a link of its own: one that only asks for more strength, or for a part of a long list, is not.
    fn counts(&self, (atom, rule): Move) -> bool {
        let is_part = matches!(self.framework.literal(atom).0, Literal::Part(_));
        self.framework.origin(rule).is_some() && !is_part
    }

    /// A circle that comes to no atom twice. One that does is first without a defeat there and then with one, so that there
    /// is a smaller one between; what leads to it becomes part of the walk.
    fn without_detours(&self, mut cycle: Vec<Move>, walk: &mut Vec<Move>) -> Vec<Move> {
        let mut first: HashMap<Atom, usize> = HashMap::new();
        let mut at = 0;
        while at < cycle.len() {
            if let Some(start) = first.insert(cycle[at].0, at) {
                walk.extend(cycle.drain(..start));
                cycle.truncate(at - start);
                first.clear();
                at = 0;
            } else {
                at += 1;
            }
        }
        cycle
    }

    /// A walk of atoms, each with the rule by which it depends on the next.
    fn links(&self, walk: &[Move]) -> Vec<Link> {
        let links = walk.iter().filter_map(|&(_, rule)| {
            // What is so with more strength is the same thing.
            let origin = self.framework.origin(rule)?;
            let (literal, strength) = self.framework.literal(self.framework.head(rule));
            Some(Link { literal, strength, rule: origin })
        });
        links.collect()
    }
}

/// The shortest ways from the claim.
struct Tree {
    distance: Vec<u32>,
    from: Vec<Move>,
    /// The nearest first.
    order: Vec<Atom>,
}

impl Tree {
    fn from(open: &Open<'_>, root: Atom) -> Tree {
        let atoms = open.framework.atom_count();
        let mut tree =
            Tree { distance: vec![NONE; atoms], from: vec![(NONE, NONE); atoms], order: Vec::new() };
        let mut seen = vec![false; atoms];
        tree.distance[root as usize] = 0;
        let mut queue = VecDeque::from([root]);
        while let Some(atom) = queue.pop_front() {
            if std::mem::replace(&mut seen[atom as usize], true) {
                continue;
            }
            tree.order.push(atom);
            let distance = tree.distance[atom as usize];
            open.each(atom, |next, rule, _| {
                let counts = open.counts((next, rule));
                let there = distance + u32::from(counts);
                if there < tree.distance[next as usize] {
                    tree.distance[next as usize] = there;
                    tree.from[next as usize] = (atom, rule);
                    if counts { queue.push_back(next) } else { queue.push_front(next) }
                }
            });
        }
        tree
    }

    fn walk(&self, to: Atom) -> Vec<Move> {
        let mut walk = Vec::new();
        let mut at = to;
        while self.from[at as usize].0 != NONE {
            walk.push(self.from[at as usize]);
            at = self.from[at as usize].0;
        }
        walk.reverse();
        walk
    }
}

/// Looks for circles. An atom is in one of two states: reached without a defeat, or with one.
struct Search<'o> {
    open: &'o Open<'o>,
    steps: usize,
    distance: Vec<u32>,
    from: Vec<(u32, LevelledRule)>,
    /// The states with a distance, to be forgotten before the next search.
    touched: Vec<u32>,
}

impl<'o> Search<'o> {
    fn new(open: &'o Open<'o>) -> Search<'o> {
        let states = 2 * open.framework.atom_count();
        Search {
            open,
            steps: STEPS,
            distance: vec![NONE; states],
            from: vec![(NONE, NONE); states],
            touched: Vec::new(),
        }
    }

    /// The smallest circle with a defeat through an atom, if it has at most so many links, and how many it has.
    fn cycle(&mut self, start: Atom, most: u32) -> Option<(u32, Vec<Move>)> {
        for state in self.touched.drain(..) {
            self.distance[state as usize] = NONE;
        }
        let goal = 2 * start + 1;
        self.distance[2 * start as usize] = 0;
        self.touched.push(2 * start);
        let mut queue = VecDeque::from([(2 * start, 0)]);
        while let Some((state, distance)) = queue.pop_front() {
            if state == goal {
                return Some((distance, self.found(start)));
            }
            if distance > self.distance[state as usize] {
                continue;
            }
            let open = self.open;
            open.each(state / 2, |next, rule, defeats| {
                self.steps = self.steps.saturating_sub(1);
                let counts = open.counts((next, rule));
                let there = distance + u32::from(counts);
                let next = 2 * next + ((state % 2) | u32::from(defeats));
                if there <= most && there < self.distance[next as usize] {
                    if self.distance[next as usize] == NONE {
                        self.touched.push(next);
                    }
                    self.distance[next as usize] = there;
                    self.from[next as usize] = (state, rule);
                    if counts { queue.push_back((next, there)) } else { queue.push_front((next, there)) }
                }
            });
        }
        None
    }

    /// The circle that was found.
    fn found(&self, start: Atom) -> Vec<Move> {
        let mut walk = Vec::new();
        let mut state = 2 * start + 1;
        while state != 2 * start {
            let (before, rule) = self.from[state as usize];
            walk.push((before / 2, rule));
            state = before;
        }
        walk.reverse();
        walk
    }
}
