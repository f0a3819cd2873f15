//! Strongly connected components: sets of nodes that all lead to one another.

/// Not visited yet.
const NEW: u32 = u32::MAX;

/// The component that a node was found in is complete.
const CLOSED: u32 = u32::MAX;

/// Finds the strongly connected components of a graph and hands on each, those first that no other leads away from.
/// Tarjan's algorithm (SIAM Journal on Computing 1:2, 1972) with a stack of its own, since chains can be deeper than the
/// program's.
///
/// # Arguments
///
/// * `nodes`: how many there are, numbered from 0.
/// * `next`: the `n`th node that a node leads to, until there are no more.
/// * `found`: takes the nodes of a component.
pub(crate) fn components(
    nodes: usize,
    next: impl Fn(u32, usize) -> Option<u32>,
    mut found: impl FnMut(&[u32]),
) {
    let mut search = Search { low: vec![NEW; nodes], order: vec![NEW; nodes], open: Vec::new(), visited: 0 };
    let mut path: Vec<(u32, usize)> = Vec::new();
    for root in 0..nodes as u32 {
        if search.order[root as usize] != NEW {
            continue;
        }
        search.enter(root);
        path.push((root, 0));
        while let Some((node, edge)) = path.last_mut() {
            let node = *node;
            if let Some(next) = next(node, *edge) {
                *edge += 1;
                if search.order[next as usize] == NEW {
                    search.enter(next);
                    path.push((next, 0));
                } else {
                    search.lower(node, search.low[next as usize]);
                }
            } else {
                path.pop();
                let low = search.low[node as usize];
                search.leave(node, &mut found);
                if let Some(&(parent, _)) = path.last() {
                    search.lower(parent, low);
                }
            }
        }
    }
}

struct Search {
    /// The number in the order of visits.
    order: Vec<u32>,
    /// The least number known to be reachable through open nodes; `CLOSED` once the component is complete.
    low: Vec<u32>,
    /// Visited nodes whose component is not complete yet.
    open: Vec<u32>,
    visited: u32,
}

impl Search {
    fn enter(&mut self, node: u32) {
        self.order[node as usize] = self.visited;
        self.low[node as usize] = self.visited;
        self.visited += 1;
        self.open.push(node);
    }

    fn lower(&mut self, node: u32, low: u32) {
        // A closed component's number is the greatest there is, and lowers nothing.
        let place = &mut self.low[node as usize];
        *place = low.min(*place);
    }

    fn leave(&mut self, node: u32, found: &mut impl FnMut(&[u32])) {
        if self.low[node as usize] != self.order[node as usize] {
            return;
        }
        let start = self.open.iter().rposition(|&open| open == node).unwrap_or(0);
        for &member in &self.open[start..] {
            self.low[member as usize] = CLOSED;
        }
        found(&self.open[start..]);
        self.open.truncate(start);
    }
}
