//! Lines as straight and as short as the order allows: the sum of how far they lead across, by network simplex as in
//! Gansner et al. (1993, §4.2), from places that are good already.

use super::{
    layers::{Kind, Layers},
    place::Distance,
    simplex::{Constraint, tighten},
};

/// What it costs for each pixel that a frame is wide.
const FRAME_WEIGHT: i64 = 2;

/// Improves the places of items and of the sides of frames, as far as a budget that is linear in their number leads.
///
/// # Arguments
///
/// * `distances`: what must stay apart. The places keep them, and do so afterwards.
pub(super) fn straighten(layers: &Layers, distances: &[Distance], across: &mut Vec<i64>) {
    let items = layers.items.len();
    let lines =
        || layers.after.iter().enumerate().flat_map(|(from, ends)| ends.iter().map(move |&to| (from, to)));
    let cost = |across: &[i64]| -> i64 {
        let frames = across[items..].chunks_exact(2).map(|sides| FRAME_WEIGHT * (sides[1] - sides[0]));
        frames
            .chain(lines().map(|(from, to)| weight(layers, from, to) * (across[from] - across[to]).abs()))
            .sum()
    };
    let mut values = across.clone();
    let mut constraints: Vec<Constraint> = distances
        .iter()
        .map(|&Distance { from, to, least }| {
            let is_frame = from >= items && to == from + 1;
            Constraint { from, to, length: least, weight: if is_frame { FRAME_WEIGHT } else { 0 } }
        })
        .collect();
    for (from, to) in lines() {
        // A point before both ends, near to both: then they are near each other.
        let extra = values.len();
        values.push(across[from].min(across[to]));
        let weight = weight(layers, from, to);
        constraints.extend([from, to].map(|to| Constraint { from: extra, to, length: 0, weight }));
    }
    let budget = BUDGET * values.len() + 1_000_000;
    tighten(&mut values, &constraints, budget);
    values.truncate(across.len());
    // Where the budget ends the search it can have led astray.
    if cost(&values) < cost(across) {
        *across = values;
    }
}

/// For each place, what may be looked at.
const BUDGET: usize = 400;

/// What each pixel costs that a line leads across: more where it passes ranks, so that long lines are straight.
fn weight(layers: &Layers, from: usize, to: usize) -> i64 {
    match [from, to].map(|item| layers.items[item].kind == Kind::Lane) {
        [true, true] => 8,
        [false, false] => 1,
        _ => 2,
    }
}
