//! Where items stand across the direction: each in line with a median of its neighbours, after Brandes and Köpf (2002,
//! "Fast and simple horizontal coordinate assignment"), with what Brandes, Walter and Zink (2020, "Erratum") correct.
//!
//! Blocks of items in line are set apart by longest ways, once towards each side, in place of the paper's classes. A
//! frame's two sides take part as blocks of their own, and no line is straight that passes a side of a frame. So blocks
//! and frames are disjoint and monotone, and what is left of what has no cycle.

use std::collections::HashSet;

use super::{
    layers::{Kind, Layers},
    piece::Frame,
    straighten::straighten,
};

/// Between a frame and what is in it, or what is not.
pub(super) const PADDING: i64 = 12;

/// Where everything stands across the direction.
pub(super) struct Places {
    /// The line of each item.
    pub items: Vec<i64>,
    /// Both sides of each frame.
    pub frames: Vec<(i64, i64)>,
}

/// One thing stands at least so far behind another. Things are the items, then each frame's first side and its second.
#[derive(Clone, Copy)]
pub(super) struct Distance {
    pub from: usize,
    pub to: usize,
    pub least: i64,
}

/// Places all items and frames. O(n + e) but for sorting.
pub(super) fn place(layers: &Layers, frames: &[Frame]) -> Places {
    let count = layers.items.len();
    let distances = distances(layers, frames);
    let aligner = Aligner::new(layers);
    let mut drafts: Vec<(bool, Vec<i64>)> = Vec::new();
    for is_backwards in [false, true] {
        for is_mirrored in [false, true] {
            let blocks = aligner.blocks(is_backwards, is_mirrored);
            let draft = compact(&distances, &blocks, count, is_mirrored)
                .or_else(|| compact(&distances, &(0..blocks.len()).collect::<Vec<_>>(), count, is_mirrored));
            drafts.push((is_mirrored, draft.unwrap_or_else(|| vec![0; blocks.len()])));
        }
    }
    let mut across = median_of(&drafts);
    straighten(layers, &distances, &mut across);
    Places {
        frames: (0..frames.len())
            .map(|frame| (across[count + 2 * frame], across[count + 2 * frame + 1]))
            .collect(),
        items: across[..count].to_vec(),
    }
}

/// The least distances between neighbours in a rank, and those around frames.
pub(super) fn distances(layers: &Layers, frames: &[Frame]) -> Vec<Distance> {
    let count = layers.items.len();
    let (first, second) = (|frame: usize| count + 2 * frame, |frame: usize| count + 2 * frame + 1);
    let mut distances = Vec::with_capacity(count + 4 * frames.len());
    for (frame, size) in frames.iter().enumerate() {
        let least = size.before.across + size.least.across + 2 * PADDING;
        distances.push(Distance { from: first(frame), to: second(frame), least });
    }
    for rank in &layers.ranks {
        // The side that was passed last, and how far from it the next must stand.
        let mut last: Option<(usize, i64)> = None;
        let mut open: Option<usize> = None;
        let mut step = |last: &mut Option<(usize, i64)>, to: usize, room: i64, after: i64| {
            if let Some((from, before)) = *last {
                distances.push(Distance { from, to, least: before + room });
            }
            *last = Some((to, after));
        };
        for &at in rank {
            let item = &layers.items[at];
            if open != item.frame {
                open.iter().for_each(|&frame| step(&mut last, second(frame), PADDING, PADDING));
                if let Some(frame) = item.frame {
                    step(&mut last, first(frame), PADDING, PADDING + frames[frame].before.across);
                }
                open = item.frame;
            }
            step(&mut last, at, item.before + item.margin, item.after + item.margin);
        }
        open.iter().for_each(|&frame| step(&mut last, second(frame), PADDING, PADDING));
    }
    distances
}

struct Aligner<'a> {
    layers: &'a Layers,
    place: Vec<usize>,
    /// The neighbours before and after each item, by their places.
    neighbours: [Vec<Vec<usize>>; 2],
    /// Lines that cross one that passes both ranks, which is to be straight.
    yields: HashSet<(usize, usize)>,
    /// Among the frames that a rank shares with the one before it and with the one after, between which an item stands.
    slots: [Vec<usize>; 2],
}

impl<'a> Aligner<'a> {
    fn new(layers: &'a Layers) -> Aligner<'a> {
        let mut place = vec![0; layers.items.len()];
        for rank in &layers.ranks {
            rank.iter().enumerate().for_each(|(at, &item)| place[item] = at);
        }
        let neighbours = [&layers.before, &layers.after].map(|neighbours| {
            let sorted = |ends: &Vec<usize>| {
                let mut ends = ends.clone();
                ends.sort_by_key(|&end| place[end]);
                ends
            };
            neighbours.iter().map(sorted).collect()
        });
        let mut aligner =
            Aligner { layers, place, neighbours, yields: HashSet::new(), slots: [vec![], vec![]] };
        aligner.find_yielding();
        aligner.slots = [false, true].map(|is_next| aligner.find_slots(is_next));
        aligner
    }

    fn is_lane(&self, item: usize) -> bool {
        self.layers.items[item].kind == Kind::Lane
    }

    /// Marks what crosses a stretch between two lanes: the paper's conflicts of the first type.
    fn find_yielding(&mut self) {
        for pair in self.layers.ranks.windows(2) {
            let mut from = 0;
            let mut begin = 0;
            for at in 0..pair[1].len() {
                let inner = self
                    .is_lane(pair[1][at])
                    .then(|| self.neighbours[0][pair[1][at]].iter().copied().find(|&end| self.is_lane(end)))
                    .flatten();
                if inner.is_none() && at + 1 < pair[1].len() {
                    continue;
                }
                let to = inner.map_or(pair[0].len(), |end| self.place[end]);
                for &item in &pair[1][begin..=at] {
                    for &end in &self.neighbours[0][item] {
                        let is_inner = self.is_lane(item) && self.is_lane(end);
                        if (self.place[end] < from || self.place[end] > to) && !is_inner {
                            self.yields.insert((end, item));
                        }
                    }
                }
                begin = at + 1;
                from = to;
            }
        }
    }

    fn find_slots(&self, is_next: bool) -> Vec<usize> {
        let mut slots = vec![0; self.place.len()];
        for (rank, items) in self.layers.ranks.iter().enumerate() {
            let other = if is_next { Some(rank + 1) } else { rank.checked_sub(1) };
            let mut passed = 0;
            let mut open = None;
            for &item in items {
                // A frame that ends here, or begins here, sets no bound to the rank beyond.
                let frame = self.layers.items[item].frame.filter(|&frame| {
                    let (first, last) = self.layers.frames[frame];
                    other.is_some_and(|other| (first..=last).contains(&other))
                });
                if frame != open {
                    passed += usize::from(open.is_some()) + usize::from(frame.is_some());
                    open = frame;
                }
                // Odd within a frame, even between two.
                slots[item] = passed;
            }
        }
        slots
    }

    /// Which items stand in line: for each, the first of its block.
    fn blocks(&self, is_backwards: bool, is_mirrored: bool) -> Vec<usize> {
        let count = self.place.len();
        let mut root: Vec<usize> = (0..count + 2 * self.layers.frames.len()).collect();
        let mut has_next = vec![false; count];
        let ranks = self.layers.ranks.len();
        let neighbours = &self.neighbours[usize::from(is_backwards)];
        for step in 1..ranks {
            let rank = if is_backwards { ranks - 1 - step } else { step };
            // The place of the last that something stands in line with.
            let mut bound: Option<usize> = None;
            let items = &self.layers.ranks[rank];
            for at in 0..items.len() {
                let item = items[if is_mirrored { items.len() - 1 - at } else { at }];
                let ends = &neighbours[item];
                if ends.is_empty() {
                    continue;
                }
                let (low, high) = ((ends.len() - 1) / 2, ends.len() / 2);
                for middle in if is_mirrored { [high, low] } else { [low, high] } {
                    let end = ends[middle];
                    let line = if is_backwards { (item, end) } else { (end, item) };
                    let is_free = bound.is_none_or(|bound| match is_mirrored {
                        true => self.place[end] < bound,
                        false => self.place[end] > bound,
                    });
                    if is_free
                        && !has_next[end]
                        && !self.yields.contains(&line)
                        && self.slots[1][line.0] == self.slots[0][line.1]
                    {
                        root[item] = root[end];
                        has_next[end] = true;
                        bound = Some(self.place[end]);
                        break;
                    }
                }
            }
        }
        root
    }
}

/// Sets blocks as near to one side as the distances allow, and then each as near to the next block as it can stand. None
/// if the distances go in a circle.
fn compact(distances: &[Distance], blocks: &[usize], items: usize, is_mirrored: bool) -> Option<Vec<i64>> {
    // Mirrored, what was behind stands before.
    let ends = |distance: &Distance| match is_mirrored {
        true => (blocks[distance.to], blocks[distance.from]),
        false => (blocks[distance.from], blocks[distance.to]),
    };
    let mut open = vec![0_u32; blocks.len()];
    let mut start = vec![0_usize; blocks.len() + 1];
    for distance in distances {
        let (from, to) = ends(distance);
        open[to] += 1;
        start[from + 1] += 1;
    }
    (1..start.len()).for_each(|at| start[at] += start[at - 1]);
    let mut fill = start.clone();
    let mut next = vec![(0, 0); distances.len()];
    for distance in distances {
        let (from, to) = ends(distance);
        next[fill[from]] = (to, distance.least);
        fill[from] += 1;
    }
    let is_root = |block: usize| blocks[block] == block;
    let mut order: Vec<usize> =
        (0..blocks.len()).filter(|&block| is_root(block) && open[block] == 0).collect();
    let mut across = vec![0_i64; blocks.len()];
    let mut at = 0;
    while let Some(&block) = order.get(at) {
        at += 1;
        for &(to, least) in &next[start[block]..start[block + 1]] {
            across[to] = across[to].max(across[block] + least);
            open[to] -= 1;
            if open[to] == 0 {
                order.push(to);
            }
        }
    }
    if order.len() < (0..blocks.len()).filter(|&block| is_root(block)).count() {
        return None;
    }
    for &block in order.iter().rev() {
        let is_far_side = block >= items && ((block - items) % 2 == 1) != is_mirrored;
        let room = next[start[block]..start[block + 1]].iter().map(|&(to, least)| across[to] - least).min();
        if let Some(room) = room.filter(|_| !is_far_side) {
            across[block] = across[block].max(room);
        }
    }
    let sign = if is_mirrored { -1 } else { 1 };
    Some((0..blocks.len()).map(|item| sign * across[blocks[item]]).collect())
}

/// The mean of the two middle ones of four drafts, all shifted to where the narrowest is. It keeps all distances, since
/// each rank of four sorted numbers does.
fn median_of(drafts: &[(bool, Vec<i64>)]) -> Vec<i64> {
    let bounds = |draft: &[i64]| {
        let least = draft.iter().copied().min().unwrap_or(0);
        (least, draft.iter().copied().max().unwrap_or(0))
    };
    let Some((_, narrowest)) = drafts.iter().min_by_key(|(_, draft)| {
        let (least, most) = bounds(draft);
        most - least
    }) else {
        return Vec::new();
    };
    let (least, most) = bounds(narrowest);
    let shifts: Vec<i64> = drafts
        .iter()
        .map(|(is_mirrored, draft)| {
            let own = bounds(draft);
            if *is_mirrored { most - own.1 } else { least - own.0 }
        })
        .collect();
    (0..narrowest.len())
        .map(|item| {
            let mut values: Vec<i64> =
                drafts.iter().zip(&shifts).map(|((_, draft), shift)| draft[item] + shift).collect();
            values.sort_unstable();
            let middle = values.len() / 2;
            (values[middle - 1] + values[middle]).div_euclid(2)
        })
        .collect()
}
