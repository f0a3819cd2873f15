//! The order in which a picture is read: each conclusion, and behind a claim what bears on it.

use crate::layout::Edge;

/// The nodes in reading order, each before what leads to it: from those named first on, then from those that lead nowhere,
/// then the others in the order given.
pub(super) fn reading(count: usize, edges: &[Edge], first: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut incoming = vec![Vec::new(); count];
    let mut leads = vec![false; count];
    for edge in edges {
        incoming[edge.to].push(edge.from);
        leads[edge.from] = true;
    }
    let last = (0..count).filter(|&node| !leads[node]);
    let mut order = Vec::with_capacity(count);
    let mut seen = vec![false; count];
    for start in first.chain(last).chain(0..count) {
        let mut work = vec![start];
        while let Some(node) = work.pop() {
            if !std::mem::replace(&mut seen[node], true) {
                order.push(node);
                work.extend(incoming[node].iter().rev().filter(|&&from| !seen[from]));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bears_on_a_claim_follows_it() {
        let edges =
            [(3, 2), (4, 2), (1, 3), (0, 4), (2, 0)].map(|(from, to)| Edge { from, to, ..Edge::default() });
        assert_eq!(reading(6, &edges, [2].into_iter()), [2, 3, 1, 4, 0, 5]);
        assert_eq!(reading(6, &edges[..4], [].into_iter()), [2, 3, 1, 4, 0, 5]);
    }
}
