//! Knots: sets of atoms that derive one another in a circle.

use crate::theory::{Atom, Framework, Groups};

/// The knot of an atom that is in none.
pub(super) const NO_KNOT: u32 = u32::MAX;

/// Not visited yet.
const NEW: u32 = u32::MAX;

/// For each atom the number of its knot: its strongly connected component, where that has several atoms. Empty where
/// nothing is in a knot. Tarjan's algorithm (SIAM Journal on Computing 1:2, 1972) with a stack of its own, since
/// support can be deeper than the program's.
pub(super) fn find(framework: &Framework, using: &Groups) -> Vec<u32> {
    let atoms = framework.atom_count();
    let mut search = Search {
        knots: Vec::new(),
        low: vec![NEW; atoms],
        order: vec![NEW; atoms],
        open: Vec::new(),
        visited: 0,
        found: 0,
    };
    let mut path: Vec<(Atom, u32)> = Vec::new();
    for root in 0..atoms as Atom {
        if search.order[root as usize] != NEW {
            continue;
        }
        search.enter(root);
        path.push((root, 0));
        while let Some((atom, edge)) = path.last_mut() {
            let atom = *atom;
            if let Some(&rule) = using.of(atom).get(*edge as usize) {
                *edge += 1;
                let next = framework.head(rule);
                if search.order[next as usize] == NEW {
                    search.enter(next);
                    path.push((next, 0));
                } else {
                    search.lower(atom, search.low[next as usize]);
                }
            } else {
                path.pop();
                let low = search.low[atom as usize];
                search.leave(atom, atoms);
                if let Some(&(parent, _)) = path.last() {
                    search.lower(parent, low);
                }
            }
        }
    }
    search.knots
}

struct Search {
    knots: Vec<u32>,
    /// The number in the order of visits.
    order: Vec<u32>,
    /// The least number known to be reachable through open atoms; `CLOSED` once the component is complete.
    low: Vec<u32>,
    /// Visited atoms whose component is not complete yet.
    open: Vec<Atom>,
    visited: u32,
    found: u32,
}

const CLOSED: u32 = u32::MAX;

impl Search {
    fn enter(&mut self, atom: Atom) {
        self.order[atom as usize] = self.visited;
        self.low[atom as usize] = self.visited;
        self.visited += 1;
        self.open.push(atom);
    }

    fn lower(&mut self, atom: Atom, low: u32) {
        // A closed component's number is the greatest there is, and lowers nothing.
        let place = &mut self.low[atom as usize];
        *place = low.min(*place);
    }

    fn leave(&mut self, atom: Atom, atoms: usize) {
        if self.low[atom as usize] != self.order[atom as usize] {
            return;
        }
        let several = self.open.last() != Some(&atom);
        if several && self.knots.is_empty() {
            self.knots = vec![NO_KNOT; atoms];
        }
        while let Some(member) = self.open.pop() {
            self.low[member as usize] = CLOSED;
            if several {
                self.knots[member as usize] = self.found;
            }
            if member == atom {
                break;
            }
        }
        self.found += u32::from(several);
    }
}
