//! Where lines end at the sides of boxes.
//!
//! Each has a port of its own, in the order of where lines come from. Where there are more than a side has room for, those
//! of one kind share a port, and a trunk that leads to it: a straight way in the gap beside the column, into which each
//! line runs at the height that it comes at.

use std::collections::BTreeMap;

use super::{
    layers::{Layers, Path},
    piece::Piece,
};

/// Between the ends of two lines at one side of a box.
const PORT_GAP: i64 = 14;
/// How far from the middle of the side they are at most, unless there are many.
const PORT_REACH: i64 = 24;
/// Nearer to each other their heads would be one.
const LEAST_GAP: i64 = 7;
/// So many lines can be told from each other even where they meet in one point.
const MOST_SEPARATE: usize = 8;
/// The most trunks that lie beside each other in a gap; more lie on each other.
const MOST_TRACKS: usize = 24;

/// Where an end of a line is.
#[derive(Clone, Copy, Default)]
pub(super) struct Port {
    /// How far from the middle of the box.
    pub across: i64,
    /// The trunk by which it is reached, by its number from the column on.
    pub track: Option<usize>,
}

/// Where all lines end.
pub(super) struct Ports {
    /// Of each line, where it begins and where it ends.
    pub ends: Vec<[Port; 2]>,
    /// How many trunks run beside each other before each rank, and behind it.
    pub tracks: Vec<[usize; 2]>,
}

/// An end of a line at a side of a box.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Arrival {
    /// Where across the line comes from, or leads to.
    from: i64,
    link: usize,
    end: usize,
}

/// From where to where across a trunk reaches, and which it is.
type Stretch = (i64, i64, usize);

/// Lines that share a port.
struct Trunk {
    node: usize,
    is_behind: bool,
    members: Vec<Arrival>,
}

impl Ports {
    /// Finds room for all ends. O(m log m) for m lines.
    pub fn new(piece: &Piece, layers: &Layers, across: &[i64]) -> Ports {
        let mut ports = Ports {
            ends: vec![[Port::default(); 2]; piece.links.len()],
            tracks: vec![[0; 2]; layers.ranks.len()],
        };
        let mut is_alone = vec![[false; 2]; piece.links.len()];
        let mut trunks: Vec<Trunk> = Vec::new();
        for (node, sides) in sides(piece, layers, across).into_iter().enumerate() {
            for (mut side, is_behind) in sides.into_iter().zip([false, true]) {
                side.sort_unstable();
                if let [arrival] = side[..] {
                    is_alone[arrival.link][arrival.end] = true;
                }
                let room = piece.boxes[node].across;
                let is_crowded = side.len() > MOST_SEPARATE && room / (side.len() as i64 + 1) < LEAST_GAP;
                if !is_crowded {
                    let wanted: Vec<i64> = side.iter().map(|arrival| arrival.from).collect();
                    for (arrival, port) in side.iter().zip(spread(&wanted, across[node], room)) {
                        ports.ends[arrival.link][arrival.end].across = port;
                    }
                    continue;
                }
                let bundles = bundles(piece, side);
                let wanted: Vec<i64> = bundles.iter().map(|bundle| middle(bundle)).collect();
                for (members, port) in bundles.into_iter().zip(spread(&wanted, across[node], room)) {
                    members.iter().for_each(|it| ports.ends[it.link][it.end].across = port);
                    trunks.push(Trunk { node, is_behind, members });
                }
            }
        }
        ports.set_members(&mut trunks, layers);
        for it in trunks.iter().flat_map(|trunk| &trunk.members).filter(|it| is_alone[it.link][1 - it.end]) {
            // It runs straight to the trunk, and need not set out towards the box.
            if is_direct(layers, it.link) {
                ports.ends[it.link][1 - it.end].across = 0;
            }
        }
        ports.set_tracks(&trunks, layers, across);
        ports
    }

    /// Says which lines take a trunk: of two from one column to the next that of the more lines.
    fn set_members(&self, trunks: &mut Vec<Trunk>, layers: &Layers) {
        let mut sizes = vec![[0; 2]; self.ends.len()];
        for trunk in trunks.iter() {
            trunk.members.iter().for_each(|it| sizes[it.link][it.end] = trunk.members.len());
        }
        for trunk in trunks.iter_mut() {
            trunk.members.retain(|it| {
                let [own, other] = [sizes[it.link][it.end], sizes[it.link][1 - it.end]];
                let is_greater = (own, it.end) > (other, 1 - it.end);
                layers.paths[it.link] != Path::Around && (is_greater || !is_direct(layers, it.link))
            });
        }
        trunks.retain(|trunk| trunk.members.len() > 1);
    }

    /// Sets trunks side by side that would lie on each other.
    fn set_tracks(&mut self, trunks: &[Trunk], layers: &Layers, across: &[i64]) {
        let mut gaps: BTreeMap<(usize, bool), Vec<Stretch>> = BTreeMap::new();
        for (index, trunk) in trunks.iter().enumerate() {
            let port = trunk.members[0];
            let port = across[trunk.node] + self.ends[port.link][port.end].across;
            // A line from the next column comes from its port there, not from the middle of its box.
            let comes = trunk.members.iter().map(|it| {
                it.from + if is_direct(layers, it.link) { self.ends[it.link][1 - it.end].across } else { 0 }
            });
            let (first, last) =
                comes.fold((port, port), |(first, last), from| (first.min(from), last.max(from)));
            let gap = (layers.items[trunk.node].rank, trunk.is_behind);
            gaps.entry(gap).or_default().push((first, last, index));
        }
        for ((rank, is_behind), mut stretches) in gaps {
            stretches.sort_unstable();
            let mut ends: Vec<i64> = Vec::new();
            for (first, last, index) in stretches {
                let free = ends.iter().position(|&end| end + PORT_GAP < first);
                let track = free.unwrap_or(ends.len()).min(MOST_TRACKS - 1);
                match ends.get_mut(track) {
                    Some(end) => *end = last.max(*end),
                    None => ends.push(last),
                }
                for it in &trunks[index].members {
                    self.ends[it.link][it.end].track = Some(track);
                }
            }
            self.tracks[rank][usize::from(is_behind)] = ends.len();
        }
    }
}

/// Whether a line leads from a box to one in the next column.
fn is_direct(layers: &Layers, link: usize) -> bool {
    matches!(&layers.paths[link], Path::Chain(chain) if chain.len() == 2)
}

/// The ends at both sides of each box: before it, and behind it.
fn sides(piece: &Piece, layers: &Layers, across: &[i64]) -> Vec<[Vec<Arrival>; 2]> {
    let mut sides: Vec<[Vec<Arrival>; 2]> = vec![Default::default(); piece.boxes.len()];
    for (index, (link, path)) in piece.links.iter().zip(&layers.paths).enumerate() {
        let arrival = |from: i64, end: usize| Arrival { from, link: index, end };
        match path {
            Path::Chain(chain) => {
                let (first, last) = (chain[0], chain[chain.len() - 1]);
                let begins = usize::from(first != link.from);
                sides[first][1].push(arrival(across[chain[1]], begins));
                sides[last][0].push(arrival(across[chain[chain.len() - 2]], 1 - begins));
            }
            Path::Brace(tip) => {
                let side = usize::from(layers.items[*tip].rank > layers.items[link.from].rank);
                sides[link.from][side].push(arrival(across[*tip], 0));
                sides[link.to][side].push(arrival(across[*tip], 1));
            }
            Path::Around => {
                sides[link.from][1].push(arrival(i64::MIN, 0));
                sides[link.to][0].push(arrival(i64::MIN, 1));
            }
        }
    }
    sides
}

/// The ends by the kinds of their lines, in the order of where most of each come from.
fn bundles(piece: &Piece, side: Vec<Arrival>) -> Vec<Vec<Arrival>> {
    let mut by_kind: BTreeMap<usize, Vec<Arrival>> = BTreeMap::new();
    for arrival in side {
        by_kind.entry(piece.links[arrival.link].kind).or_default().push(arrival);
    }
    let mut bundles: Vec<Vec<Arrival>> = by_kind.into_values().collect();
    bundles.sort_by_key(|bundle| middle(bundle));
    bundles
}

/// Where the middle one of a bundle comes from.
fn middle(bundle: &[Arrival]) -> i64 {
    bundle[bundle.len() / 2].from
}

/// How far from the middle of a side each end is: as near to where lines come from as the side allows, and apart.
///
/// # Arguments
///
/// * `wanted`: where each line comes from, in order.
/// * `across`: where the middle of the side is.
/// * `room`: how long the side is.
fn spread(wanted: &[i64], across: i64, room: i64) -> Vec<i64> {
    let count = wanted.len() as i64;
    let gap = PORT_GAP.min(room / (count + 1));
    let reach = (room / 2 - gap / 2 - 2).min(PORT_REACH).max(gap * (count - 1) / 2);
    let mut last = i64::MIN / 2;
    let ports = wanted.iter().enumerate().map(|(at, from)| {
        let wanted = from.saturating_sub(across).clamp(-reach, reach);
        last = wanted.max(last + gap).min(reach - gap * (count - 1 - at as i64));
        last
    });
    ports.collect()
}
