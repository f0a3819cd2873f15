//! In which order a rank's items stand, so that few lines cross: sweeps that set each item at the mean or the median of
//! its neighbours (Sugiyama, Tagawa and Toda 1981; Eades and Wormald 1994), then exchanges of neighbours
//! (Gansner et al. 1993, §3), from several beginnings.
//!
//! What is in a frame stands together, and frames stand in one order in all ranks, so that a frame can be a rectangle
//! (after Forster 2002, "Applying crossing reduction strategies to layered compound graphs").

use std::collections::HashMap;

use super::{
    crossings::{between, crossings},
    layers::Layers,
};

/// With how many items and lines together there is one more beginning, and how many more there are at most.
const SCATTERED_WORK: usize = 2_000;
const SCATTERED_MOST: usize = 12;

/// Orders all ranks.
pub(super) fn order(layers: &mut Layers) {
    let work: usize = layers.items.len() + layers.before.iter().map(Vec::len).sum::<usize>();
    let rounds = (3_000_000 / work.max(1)).clamp(3, 16);
    let mut best: Option<(u64, Vec<Vec<usize>>)> = None;
    // Where little is to be ordered, there is time for many beginnings.
    let scattered = (SCATTERED_WORK / work.max(1)).min(SCATTERED_MOST) as u32;
    for start in [Start::Last, Start::First].into_iter().chain((1..=scattered).map(Start::Scattered)) {
        let mut order = Order::new(layers, start);
        for is_median in [false, true] {
            order.improve(is_median, rounds, &mut best);
            if best.as_ref().is_some_and(|(crossings, _)| *crossings == 0) {
                break;
            }
        }
    }
    if let Some((_, ranks)) = best {
        layers.ranks = ranks;
    }
}

/// From which end a search first finds what it then sets side by side.
#[derive(Clone, Copy)]
enum Start {
    First,
    Last,
    /// Without a search, in an order that has nothing to do with the graph; one for each number.
    Scattered(u32),
}

/// An item, and where it would best stand.
type Keyed = (usize, Option<f64>);

struct Order<'a> {
    layers: &'a Layers,
    ranks: Vec<Vec<usize>>,
    /// The place of each item in its rank.
    place: Vec<u32>,
    /// The place of each frame among all.
    frame_place: Vec<usize>,
    /// Room to work in.
    lines: Vec<(u32, u32)>,
    tree: Vec<u32>,
}

impl<'a> Order<'a> {
    fn new(layers: &'a Layers, start: Start) -> Order<'a> {
        let mut order = Order {
            layers,
            ranks: searched(layers, start),
            place: vec![0; layers.items.len()],
            frame_place: Vec::new(),
            lines: Vec::new(),
            tree: Vec::new(),
        };
        order.number_all();
        // Frames by where their items stand in the mean.
        let mut means = vec![(0.0, 0.0); layers.frames.len()];
        for (item, &place) in layers.items.iter().zip(&order.place) {
            if let Some(frame) = item.frame {
                means[frame].0 += f64::from(place) / order.ranks[item.rank].len() as f64;
                means[frame].1 += 1.0;
            }
        }
        let mean = |frame: usize| means[frame].0 / f64::max(means[frame].1, 1.0);
        let mut frames: Vec<usize> = (0..means.len()).collect();
        frames.sort_by(|&one, &other| mean(one).total_cmp(&mean(other)));
        order.frame_place = vec![0; frames.len()];
        frames.iter().enumerate().for_each(|(place, &frame)| order.frame_place[frame] = place);
        for rank in 0..order.ranks.len() {
            let keys = order.ranks[rank].iter().map(|&item| Some(f64::from(order.place[item]))).collect();
            order.arrange(rank, keys);
        }
        order
    }

    fn number_all(&mut self) {
        (0..self.ranks.len()).for_each(|rank| self.number(rank));
    }

    fn number(&mut self, rank: usize) {
        for (place, &item) in self.ranks[rank].iter().enumerate() {
            self.place[item] = place as u32;
        }
    }

    fn crossings(&mut self) -> u64 {
        let mut total = 0;
        for rank in &self.ranks {
            self.lines.clear();
            for &item in rank {
                let ends = self.layers.after[item].iter().map(|&end| self.place[end]);
                self.lines.extend(ends.map(|end| (self.place[item], end)));
            }
            total += crossings(&mut self.lines, &mut self.tree);
        }
        total
    }

    /// Sweeps forth and back, and keeps the best that there was.
    fn improve(&mut self, is_median: bool, rounds: usize, best: &mut Option<(u64, Vec<Vec<usize>>)>) {
        let mut stale = 0;
        let mut own = u64::MAX;
        for _ in 0..rounds {
            for is_forth in [false, true] {
                self.sweep(is_forth, is_median);
            }
            for _ in 0..4 {
                if !self.exchange() {
                    break;
                }
            }
            self.exchange_frames();
            let crossings = self.crossings();
            if best.as_ref().is_none_or(|(least, _)| crossings < *least) {
                *best = Some((crossings, self.ranks.clone()));
            }
            stale = if crossings < own { 0 } else { stale + 1 };
            own = own.min(crossings);
            if own == 0 || stale == 3 {
                break;
            }
        }
    }

    fn sweep(&mut self, is_forth: bool, is_median: bool) {
        let count = self.ranks.len();
        for step in 1..count {
            let rank = if is_forth { step } else { count - 1 - step };
            let layers = self.layers;
            let neighbours = if is_forth { &layers.before } else { &layers.after };
            let mut ends: Vec<u32> = Vec::new();
            let keys = self.ranks[rank].iter().map(|&item| {
                ends.clear();
                ends.extend(neighbours[item].iter().map(|&end| self.place[end]));
                match is_median {
                    true => median(&mut ends),
                    false => mean(&ends),
                }
            });
            let keys = keys.collect();
            self.arrange(rank, keys);
        }
    }

    /// Sorts a rank by its items' keys; what has none stays where it is. Frames stay together and in their order.
    fn arrange(&mut self, rank: usize, keys: Vec<Option<f64>>) {
        let mut keyed: Vec<Keyed> = self.ranks[rank].iter().copied().zip(keys).collect();
        if self.layers.frames.is_empty() {
            settle(&mut keyed, |entry| entry.1);
        } else {
            keyed = self.arranged_in_frames(keyed);
        }
        self.ranks[rank] = keyed.into_iter().map(|entry| entry.0).collect();
        self.number(rank);
    }

    fn arranged_in_frames(&self, keyed: Vec<Keyed>) -> Vec<Keyed> {
        // What is free is a unit of its own, and all of a frame are one.
        let mut units: Vec<(Option<usize>, Vec<Keyed>)> = Vec::new();
        let mut unit_of: HashMap<usize, usize> = HashMap::new();
        for entry in keyed {
            let Some(frame) = self.layers.items[entry.0].frame else {
                units.push((None, vec![entry]));
                continue;
            };
            let unit = *unit_of.entry(frame).or_insert(units.len());
            if unit == units.len() {
                units.push((Some(frame), Vec::new()));
            }
            units[unit].1.push(entry);
        }
        units.iter_mut().for_each(|unit| settle(&mut unit.1, |entry| entry.1));
        settle(&mut units, |unit| {
            let keys = || unit.1.iter().filter_map(|entry| entry.1);
            let count = keys().count();
            (count > 0).then(|| keys().sum::<f64>() / count as f64)
        });
        let slots: Vec<usize> = (0..units.len()).filter(|&unit| units[unit].0.is_some()).collect();
        let mut framed: Vec<_> = slots.iter().map(|&slot| std::mem::take(&mut units[slot])).collect();
        framed.sort_by_key(|unit| unit.0.map(|frame| self.frame_place[frame]));
        slots.into_iter().zip(framed).for_each(|(slot, unit)| units[slot] = unit);
        units.into_iter().flat_map(|unit| unit.1).collect()
    }

    /// Exchanges neighbours wherever fewer lines cross then, and says whether there were any.
    fn exchange(&mut self) -> bool {
        let mut has_changed = false;
        for rank in 0..self.ranks.len() {
            let ends: Vec<[Vec<u32>; 2]> = self.ranks[rank].iter().map(|&item| self.ends(item)).collect();
            let mut order: Vec<usize> = (0..ends.len()).collect();
            let items = std::mem::take(&mut self.ranks[rank]);
            let mut changed_here = false;
            for _ in 0..8 {
                let mut changed = false;
                for at in 1..order.len() {
                    let (one, other) = (order[at - 1], order[at]);
                    if self.layers.items[items[one]].frame == self.layers.items[items[other]].frame
                        && gain(&ends[one], &ends[other]) > 0
                    {
                        order.swap(at - 1, at);
                        changed = true;
                    }
                }
                changed |= self.pass_frames(&items, &ends, &mut order);
                changed_here |= changed;
                if !changed {
                    break;
                }
            }
            self.ranks[rank] = order.into_iter().map(|place| items[place]).collect();
            self.number(rank);
            has_changed |= changed_here;
        }
        has_changed
    }

    /// Lets what is free pass a whole frame that it stands next to.
    fn pass_frames(&self, items: &[usize], ends: &[[Vec<u32>; 2]], order: &mut [usize]) -> bool {
        if self.layers.frames.is_empty() {
            return false;
        }
        let frame = |place: usize| self.layers.items[items[place]].frame;
        let mut changed = false;
        let mut at = 0;
        while at < order.len() {
            let Some(own) = frame(order[at]) else {
                at += 1;
                continue;
            };
            let mut end = at + order[at..].iter().take_while(|&&place| frame(place) == Some(own)).count();
            let total = |free: usize, is_first: bool| -> i64 {
                let members = order[at..end].iter();
                let gains = members.map(|&member| match is_first {
                    true => gain(&ends[free], &ends[member]),
                    false => gain(&ends[member], &ends[free]),
                });
                gains.sum()
            };
            if at > 0 && frame(order[at - 1]).is_none() && total(order[at - 1], true) > 0 {
                order[at - 1..end].rotate_left(1);
                changed = true;
            } else if end < order.len() && frame(order[end]).is_none() && total(order[end], false) > 0 {
                order[at..=end].rotate_right(1);
                // The last of the frame stands where what passed it stood, and is no frame by itself.
                end += 1;
                changed = true;
            }
            at = end;
        }
        changed
    }

    /// Exchanges neighbouring frames in all ranks wherever fewer lines cross then.
    fn exchange_frames(&mut self) {
        let count = self.frame_place.len();
        if !(2..=64).contains(&count) {
            return;
        }
        let mut frames = vec![0; count];
        self.frame_place.iter().enumerate().for_each(|(frame, &place)| frames[place] = frame);
        let mut least = self.crossings();
        for at in 1..count {
            let (one, other) = (frames[at - 1], frames[at]);
            let before = self.ranks.clone();
            self.frame_place.swap(one, other);
            self.regroup();
            let crossings = self.crossings();
            if crossings < least {
                least = crossings;
                frames.swap(at - 1, at);
            } else {
                self.frame_place.swap(one, other);
                self.ranks = before;
                self.number_all();
            }
        }
    }

    /// Frames take their places, and nothing else moves.
    fn regroup(&mut self) {
        for rank in 0..self.ranks.len() {
            let keys = self.ranks[rank].iter().map(|&item| Some(f64::from(self.place[item]))).collect();
            self.arrange(rank, keys);
        }
    }

    /// The places of an item's neighbours before it and after it, sorted.
    fn ends(&self, item: usize) -> [Vec<u32>; 2] {
        [&self.layers.before[item], &self.layers.after[item]].map(|neighbours| {
            let mut ends: Vec<u32> = neighbours.iter().map(|&end| self.place[end]).collect();
            ends.sort_unstable();
            ends
        })
    }
}

/// By how much fewer lines cross if two neighbours change places.
fn gain(one: &[Vec<u32>; 2], other: &[Vec<u32>; 2]) -> i64 {
    let side =
        |side: usize| between(&one[side], &other[side]) as i64 - between(&other[side], &one[side]) as i64;
    side(0) + side(1)
}

/// Sorts what has a key; what has none stays where it is.
fn settle<T>(list: &mut Vec<T>, key: impl Fn(&T) -> Option<f64>) {
    let mut keyed = Vec::with_capacity(list.len());
    let mut fixed = Vec::new();
    for (place, entry) in std::mem::take(list).into_iter().enumerate() {
        match key(&entry) {
            Some(key) => keyed.push((key, entry)),
            None => fixed.push((place, entry)),
        }
    }
    keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut keyed = keyed.into_iter().map(|(_, entry)| entry);
    for (place, entry) in fixed {
        let missing = place - list.len();
        list.extend(keyed.by_ref().take(missing));
        list.push(entry);
    }
    list.extend(keyed);
}

fn mean(ends: &[u32]) -> Option<f64> {
    let sum: f64 = ends.iter().copied().map(f64::from).sum();
    (!ends.is_empty()).then(|| sum / ends.len() as f64)
}

/// The median; with an even number of ends nearer to the side where they stand closer together.
fn median(ends: &mut [u32]) -> Option<f64> {
    ends.sort_unstable();
    let end = |at: usize| f64::from(ends[at]);
    let middle = ends.len() / 2;
    match ends.len() {
        0 => None,
        2 => Some((end(0) + end(1)) / 2.0),
        odd if odd % 2 == 1 => Some(end(middle)),
        count => {
            let (left, right) = (end(middle - 1) - end(0), end(count - 1) - end(middle));
            match left + right > 0.0 {
                true => Some((end(middle - 1) * right + end(middle) * left) / (left + right)),
                false => Some(end(middle)),
            }
        }
    }
}

/// The items of each rank in the order in which a search in depth finds them, so that a tree is drawn without
/// crossings.
fn searched(layers: &Layers, start: Start) -> Vec<Vec<usize>> {
    let mut ranks = vec![Vec::new(); layers.ranks.len()];
    let mut seen = vec![false; layers.items.len()];
    let (near, far) = match start {
        Start::Last => (&layers.before, &layers.after),
        Start::First => (&layers.after, &layers.before),
        Start::Scattered(number) => {
            ranks.clone_from(&layers.ranks);
            // Fibonacci hashing (Knuth, The Art of Computer Programming 3, §6.4).
            let key = |&item: &usize| (item as u32).wrapping_add(number << 16).wrapping_mul(0x9e37_79b9);
            ranks.iter_mut().for_each(|rank| rank.sort_by_key(key));
            return ranks;
        }
    };
    let all = (0..layers.items.len()).filter(|&item| far[item].is_empty()).chain(0..layers.items.len());
    for start in all {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        ranks[layers.items[start].rank].push(start);
        let mut path = vec![(start, 0)];
        while let Some((item, next)) = path.last_mut() {
            let neighbour = near[*item].iter().chain(&far[*item]).nth(*next);
            *next += 1;
            match neighbour {
                None => {
                    path.pop();
                }
                Some(&found) => {
                    if !std::mem::replace(&mut seen[found], true) {
                        ranks[layers.items[found].rank].push(found);
                        path.push((found, 0));
                    }
                }
            }
        }
    }
    ranks
}
