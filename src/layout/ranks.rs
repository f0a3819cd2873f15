//! Which rank each box stands in: what supports stands before what it supports, and lines are as short as can be.

use super::{
    piece::Piece,
    simplex::{Constraint, tighten},
};

/// How much more it counts that a line is short whose ends have an order than that rivals stand near each other.
const ORDERED: i64 = 4;

/// The rank of each box, from 0.
///
/// # Arguments
///
/// * `joins`: whether a line between two boxes says which of them comes first.
pub(super) fn ranks(piece: &Piece, joins: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let count = piece.boxes.len();
    let mut constraints: Vec<Constraint> = Vec::new();
    let mut extra = count;
    for (link, is_turned) in piece.links.iter().zip(turned(piece)) {
        if link.from == link.to || !joins(link.from, link.to) {
            continue;
        }
        if link.is_level {
            // A point before both ends, near to both: then they are near each other.
            for end in [link.from, link.to] {
                constraints.push(Constraint { from: extra, to: end, length: 0, weight: 1 });
            }
            extra += 1;
        } else {
            let (from, to) = if is_turned { (link.to, link.from) } else { (link.from, link.to) };
            constraints.push(Constraint { from, to, length: 1, weight: ORDERED });
        }
    }
    let budget = 200 * (extra + constraints.len()) + 100_000;
    let mut values = latest(extra, &constraints);
    tighten(&mut values, &constraints, budget);
    values.truncate(count);
    from_zero(&mut values, &constraints)
}

/// As far back as can be: the longest way to where lines end.
fn latest(count: usize, constraints: &[Constraint]) -> Vec<i64> {
    let mut open = vec![0; count];
    let mut at = vec![Vec::new(); count];
    for (index, constraint) in constraints.iter().enumerate() {
        open[constraint.from] += 1;
        at[constraint.to].push(index);
    }
    let mut values = vec![0; count];
    let mut work: Vec<usize> = (0..count).filter(|&node| open[node] == 0).collect();
    while let Some(node) = work.pop() {
        for &index in &at[node] {
            let Constraint { from, length, .. } = constraints[index];
            values[from] = values[from].min(values[node] - length);
            open[from] -= 1;
            if open[from] == 0 {
                work.push(from);
            }
        }
    }
    values
}

/// Parts that no line joins end in the same rank; the first rank is 0.
fn from_zero(values: &mut [i64], constraints: &[Constraint]) -> Vec<usize> {
    let mut joined = super::piece::Joined::new(
        constraints.iter().map(|it| it.from.max(it.to) + 1).fold(values.len(), usize::max),
    );
    constraints.iter().for_each(|it| joined.join(it.from, it.to));
    let mut last = vec![i64::MIN; values.len()];
    // A root is the least of its set, and a box.
    for (node, &value) in values.iter().enumerate() {
        let root = joined.root(node);
        last[root] = last[root].max(value);
    }
    for (node, value) in values.iter_mut().enumerate() {
        *value -= last[joined.root(node)];
    }
    let first = values.iter().copied().min().unwrap_or(0);
    values.iter().map(|&value| usize::try_from(value - first).unwrap_or(0)).collect()
}

/// For each line, whether it must run against the direction lest there be a cycle: those that close one, in a search
/// in depth, back from where nothing leads on and otherwise in the author's order, in which conclusions come first.
fn turned(piece: &Piece) -> Vec<bool> {
    let count = piece.boxes.len();
    let mut turned = vec![false; piece.links.len()];
    let mut into = vec![Vec::new(); count];
    let mut leads_on = vec![false; count];
    for (index, link) in piece.links.iter().enumerate().filter(|(_, link)| !link.is_level) {
        into[link.to].push(index);
        leads_on[link.from] |= link.from != link.to;
    }
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut state = vec![State::New; count];
    let starts = (0..count).filter(|&node| !leads_on[node]).chain(0..count);
    for start in starts {
        if state[start] != State::New {
            continue;
        }
        state[start] = State::Open;
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            let Some(&index) = into[node].get(*next) else {
                state[node] = State::Done;
                path.pop();
                continue;
            };
            *next += 1;
            let from = piece.links[index].from;
            match state[from] {
                State::New => {
                    state[from] = State::Open;
                    path.push((from, 0));
                }
                State::Open => turned[index] = true,
                State::Done => {}
            }
        }
    }
    turned
}
