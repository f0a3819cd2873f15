//! The smallest way to show something, where what is shown rests on what is shown before.
//!
//! The points that can be made, and the ways to make each, form an AND/OR graph: a *way* makes its head if all of its
//! tails are made, and a point needs one of its ways. The size of a way is its own weight and the sizes of its tails, so
//! that it is at least as large as each of them. For such functions Knuth (*A generalization of Dijkstra's algorithm*,
//! Information Processing Letters 6:1, 1977) gives the smallest size of every point: settle the least first. What is
//! settled rests on what was settled before, so that nothing is shown by itself.
//!
//! That something is out may have no such way: claims that only support one another, once every other foundation is
//! lost, are out together, and none of them before the others. They are *circles*, found when nothing else moves.

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::{semantics::components, theory::Groups};

/// Nothing.
pub(super) const NONE: u32 = u32::MAX;

/// All ways to make points.
pub(super) struct Ways {
    heads: Vec<u32>,
    weights: Vec<u32>,
    preferences: Vec<u8>,
    starts: Vec<u32>,
    tails: Vec<u32>,
}

impl Ways {
    pub(super) fn new() -> Ways {
        Ways {
            heads: Vec::new(),
            weights: Vec::new(),
            preferences: Vec::new(),
            starts: vec![0],
            tails: Vec::new(),
        }
    }

    /// Adds a way, and gives its number. Of ways of the same size the one of least preference is taken, and of these
    /// the first.
    pub(super) fn add(
        &mut self,
        head: u32,
        (weight, preference): (u32, u8),
        tails: impl IntoIterator<Item = u32>,
    ) {
        self.heads.push(head);
        self.weights.push(weight);
        self.preferences.push(preference);
        self.tails.extend(tails);
        self.starts.push(self.tails.len() as u32);
    }

    pub(super) fn tails(&self, way: u32) -> &[u32] {
        &self.tails[self.starts[way as usize] as usize..self.starts[way as usize + 1] as usize]
    }

    fn head(&self, way: u32) -> u32 {
        self.heads[way as usize]
    }

    fn all(&self) -> std::ops::Range<u32> {
        0..self.heads.len() as u32
    }
}

/// The way to take to each point that the root rests on.
pub(super) struct Cheapest {
    ways: Vec<u32>,
    circles: Vec<u32>,
}

impl Cheapest {
    /// Finds the smallest ways to make a point.
    ///
    /// # Arguments
    ///
    /// * `points`: how many there are, numbered from 0.
    /// * `may_circle`: whether a point is one that something is out.
    ///
    /// # Complexity
    ///
    /// O(n log n) in the size of the ways, and in the worst case quadratic in the size of the knots of points that rest
    /// on one another.
    pub(super) fn of(ways: &Ways, points: usize, root: u32, may_circle: impl Fn(u32) -> bool) -> Cheapest {
        let rests_on = Groups::new(points, || {
            ways.all().flat_map(|way| ways.tails(way).iter().map(move |&tail| (ways.head(way), tail)))
        });
        let wanted = wanted(&rests_on, points, root);
        let mut search = Search {
            ways,
            of: Groups::new(points, || ways.all().map(|way| (ways.head(way), way))),
            using: Groups::new(points, || {
                ways.all().flat_map(|way| ways.tails(way).iter().map(move |&tail| (tail, way)))
            }),
            missing: ways.all().map(|way| ways.tails(way).len() as u32).collect(),
            sizes: ways.weights.iter().map(|&weight| u64::from(weight)).collect(),
            best: vec![(u64::MAX, u8::MAX, NONE); points],
            settled: vec![false; points],
            circles: vec![NONE; points],
            circle_count: 0,
            knots: vec![0; points],
            knot: 0,
            queue: BinaryHeap::new(),
            among: vec![NONE; points],
        };
        for way in ways.all().filter(|&way| ways.tails(way).is_empty()) {
            search.offer(way);
        }
        let next = |point: u32, place: usize| match wanted[point as usize] {
            true => rests_on.of(point).get(place).copied(),
            false => None,
        };
        components(points, next, |knot| {
            if wanted[knot[0] as usize] {
                search.settle(knot, &may_circle);
            }
        });
        let taken = search.settled.iter().zip(&search.best);
        let ways = taken.map(|(&settled, &(_, _, way))| if settled { way } else { NONE });
        Cheapest { ways: ways.collect(), circles: search.circles }
    }

    /// The way to a point; none where there is none.
    pub(super) fn way(&self, point: u32) -> Option<u32> {
        let way = self.ways[point as usize];
        (way != NONE).then_some(way)
    }

    /// The circle that a point is made together with, by number.
    pub(super) fn circle(&self, point: u32) -> Option<u32> {
        let circle = self.circles[point as usize];
        (circle != NONE).then_some(circle)
    }
}

/// What the root may rest on.
fn wanted(rests_on: &Groups, points: usize, root: u32) -> Vec<bool> {
    let mut wanted = vec![false; points];
    wanted[root as usize] = true;
    let mut work = vec![root];
    while let Some(point) = work.pop() {
        for &tail in rests_on.of(point) {
            if !std::mem::replace(&mut wanted[tail as usize], true) {
                work.push(tail);
            }
        }
    }
    wanted
}

struct Search<'w> {
    ways: &'w Ways,
    /// The ways to each point.
    of: Groups,
    /// The ways that use each point.
    using: Groups,
    /// How many tails of each way are not settled.
    missing: Vec<u32>,
    /// The size of each way, as far as its tails are settled.
    sizes: Vec<u64>,
    /// For each point the least of the ways whose tails are settled: size, preference, way.
    best: Vec<(u64, u8, u32)>,
    settled: Vec<bool>,
    circles: Vec<u32>,
    circle_count: u32,
    /// The knot in which each point was met, and the present one.
    knots: Vec<u32>,
    knot: u32,
    /// Candidates of the present knot: size, preference, way.
    queue: BinaryHeap<Reverse<(u64, u8, u32)>>,
    /// The place of each point among those that are looked at for circles.
    among: Vec<u32>,
}

impl Search<'_> {
    /// A way whose tails are all settled.
    fn offer(&mut self, way: u32) {
        let head = self.ways.head(way);
        let candidate = (self.sizes[way as usize], self.ways.preferences[way as usize], way);
        let best = &mut self.best[head as usize];
        if !self.settled[head as usize] && candidate < *best {
            *best = candidate;
            if self.knot > 0 && self.knots[head as usize] == self.knot {
                self.queue.push(Reverse(candidate));
            }
        }
    }

    /// Settles the points of a knot, all that they rest on besides being settled.
    fn settle(&mut self, knot: &[u32], may_circle: &impl Fn(u32) -> bool) {
        self.knot += 1;
        for &point in knot {
            self.knots[point as usize] = self.knot;
            if self.best[point as usize].2 != NONE {
                self.queue.push(Reverse(self.best[point as usize]));
            }
        }
        self.run();
        loop {
            let open: Vec<u32> = knot
                .iter()
                .copied()
                .filter(|&point| !self.settled[point as usize] && may_circle(point))
                .collect();
            if open.is_empty() || !self.close_circles(&open) {
                return;
            }
            self.run();
        }
    }

    fn run(&mut self) {
        while let Some(Reverse((size, preference, way))) = self.queue.pop() {
            let head = self.ways.head(way);
            let is_best = self.best[head as usize] == (size, preference, way);
            if is_best && !std::mem::replace(&mut self.settled[head as usize], true) {
                self.carry_on(head);
            }
        }
    }

    /// Tells the ways that use a point that it is settled.
    fn carry_on(&mut self, point: u32) {
        let size = self.best[point as usize].0;
        for at in 0..self.using.of(point).len() {
            let way = self.using.of(point)[at];
            // Beyond what a number holds all sizes are equal; the order still keeps circles out.
            self.sizes[way as usize] = self.sizes[way as usize].saturating_add(size);
            self.missing[way as usize] -= 1;
            if self.missing[way as usize] == 0 {
                self.offer(way);
            }
        }
    }

    /// Finds sets of open points each of which has a way by what is settled and by the set itself, and settles those
    /// sets that rest on no other.
    fn close_circles(&mut self, open: &[u32]) -> bool {
        for (place, &point) in open.iter().enumerate() {
            self.among[point as usize] = place as u32;
        }
        let taken = self.ways_among(open);
        let (ways, among) = (self.ways, &self.among);
        let rests_on = Groups::new(open.len(), || {
            let places = taken.iter().enumerate().filter(|&(_, &way)| way != NONE);
            places.flat_map(move |(place, &way)| {
                let tails = ways.tails(way).iter().map(|&tail| among[tail as usize]);
                tails.filter(|&tail| tail != NONE).map(move |tail| (place as u32, tail))
            })
        });
        let mut closed: Vec<Vec<u32>> = Vec::new();
        let mut member_of = vec![NONE; open.len()];
        components(
            open.len(),
            |place, edge| rests_on.of(place).get(edge).copied(),
            |set| {
                let number = closed.len() as u32;
                set.iter().for_each(|&place| member_of[place as usize] = number);
                let rests_on_itself = |place: &u32| {
                    rests_on.of(*place).iter().all(|&other| member_of[other as usize] == number)
                };
                if taken[set[0] as usize] != NONE && set.iter().all(rests_on_itself) {
                    let mut set = set.to_vec();
                    set.sort_unstable();
                    closed.push(set);
                } else {
                    set.iter().for_each(|&place| member_of[place as usize] = NONE);
                }
            },
        );
        open.iter().for_each(|&point| self.among[point as usize] = NONE);
        for set in &closed {
            let ways = || set.iter().map(|&place| taken[place as usize]);
            let size = ways().fold(0_u64, |sum, way| sum.saturating_add(self.sizes[way as usize]));
            for way in ways() {
                let point = self.ways.head(way);
                self.best[point as usize] = (size, 0, way);
                self.circles[point as usize] = self.circle_count;
                self.settled[point as usize] = true;
            }
            self.circle_count += 1;
            ways().for_each(|way| self.carry_on(self.ways.head(way)));
        }
        !closed.is_empty()
    }

    /// For each of the open points a way by what is settled and by other open points that have one; those without are
    /// no longer among them.
    fn ways_among(&mut self, open: &[u32]) -> Vec<u32> {
        let is_there = |search: &Search<'_>, way: u32| {
            let mut tails = search.ways.tails(way).iter();
            tails.all(|&tail| search.settled[tail as usize] || search.among[tail as usize] != NONE)
        };
        // How many ways are left to each, the greatest such set being what remains when all others are taken out.
        let mut left: Vec<u32> = open
            .iter()
            .map(|&point| self.of.of(point).iter().filter(|&&way| is_there(self, way)).count() as u32)
            .collect();
        let mut lost: Vec<u32> =
            open.iter().copied().zip(&left).filter(|(_, left)| **left == 0).map(|(point, _)| point).collect();
        while let Some(point) = lost.pop() {
            let mut hit: Vec<u32> = self.using.of(point).to_vec();
            hit.dedup();
            hit.retain(|&way| is_there(self, way));
            self.among[point as usize] = NONE;
            for way in hit {
                let head = self.ways.head(way);
                let place = self.among[head as usize];
                if place != NONE {
                    left[place as usize] -= 1;
                    if left[place as usize] == 0 {
                        lost.push(head);
                    }
                }
            }
        }
        let first = |&point: &u32| match self.among[point as usize] {
            NONE => NONE,
            _ => self.of.of(point).iter().copied().find(|&way| is_there(self, way)).unwrap_or(NONE),
        };
        open.iter().map(first).collect()
    }
}
