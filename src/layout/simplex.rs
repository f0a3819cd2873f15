//! Whole numbers that keep given distances, the sum of all weighted distances being as small as it can be: the network
//! simplex method of Gansner, Koutsofios, North and Vo (1993, "A technique for drawing directed graphs", §2.3).
//!
//! The value of a cut is what leaves a subtree less what enters it. What runs within the subtree counts once each way,
//! so the value is a sum over the subtree's nodes and need not be carried along as in the paper.

use std::{cmp::Reverse, collections::BinaryHeap};

/// `to` is at least `length` more than `from`, and each unit between them costs `weight`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Constraint {
    pub from: usize,
    pub to: usize,
    pub length: i64,
    pub weight: i64,
}

const NONE: usize = usize::MAX;

/// Improves values that keep all constraints, until none are better or the work is done that `budget` allows, counted
/// in nodes and constraints that are looked at. Values always keep all constraints.
pub(super) fn tighten(values: &mut [i64], constraints: &[Constraint], budget: usize) {
    let mut simplex = Simplex::new(values, constraints);
    simplex.grow_tight_trees();
    simplex.root_trees();
    let mut left = budget;
    let mut cursor = 0;
    while let Some(node) = simplex.leaving(&mut cursor, &mut left) {
        simplex.exchange(node, &mut left);
        if left == 0 {
            break;
        }
    }
}

struct Simplex<'a> {
    values: &'a mut [i64],
    constraints: &'a [Constraint],
    /// The constraints at each node.
    at: Vec<Vec<usize>>,
    /// Those of them that are in the tree.
    links: Vec<Vec<usize>>,
    /// The constraint that leads to a node's parent; none at a root.
    up: Vec<usize>,
    /// The nodes in postorder. A subtree is the stretch from `low` to `number` of its root.
    order: Vec<usize>,
    low: Vec<usize>,
    number: Vec<usize>,
    /// The weight of what leaves a node less that of what enters it, and the same of its whole subtree.
    net: Vec<i64>,
    sum: Vec<i64>,
}

impl<'a> Simplex<'a> {
    fn new(values: &'a mut [i64], constraints: &'a [Constraint]) -> Simplex<'a> {
        let count = values.len();
        let mut at = vec![Vec::new(); count];
        let mut net = vec![0; count];
        for (index, constraint) in constraints.iter().enumerate() {
            at[constraint.from].push(index);
            at[constraint.to].push(index);
            net[constraint.from] += constraint.weight;
            net[constraint.to] -= constraint.weight;
        }
        Simplex {
            values,
            constraints,
            at,
            links: vec![Vec::new(); count],
            up: vec![NONE; count],
            order: vec![0; count],
            low: vec![0; count],
            number: vec![0; count],
            net,
            sum: vec![0; count],
        }
    }

    fn slack(&self, constraint: usize) -> i64 {
        let Constraint { from, to, length, .. } = self.constraints[constraint];
        self.values[to] - self.values[from] - length
    }

    /// Joins nodes by constraints without slack. Where trees are left over, the smallest moves towards another until
    /// one more constraint has none, so that a node moves O(log n) times.
    fn grow_tight_trees(&mut self) {
        let count = self.values.len();
        let mut tree_of: Vec<usize> = (0..count).collect();
        let mut trees: Vec<Vec<usize>> = (0..count).map(|node| vec![node]).collect();
        for constraint in 0..self.constraints.len() {
            if self.slack(constraint) == 0 {
                self.link(constraint, &mut tree_of, &mut trees);
            }
        }
        let mut smallest: BinaryHeap<Reverse<(usize, usize)>> = (0..count)
            .filter(|&tree| !trees[tree].is_empty())
            .map(|tree| Reverse((trees[tree].len(), tree)))
            .collect();
        while let Some(Reverse((size, tree))) = smallest.pop() {
            if trees[tree].len() != size {
                continue;
            }
            // The least slack of all that leaves the tree, and of all that enters it.
            let mut least: [Option<(i64, usize)>; 2] = [None; 2];
            for &node in &trees[tree] {
                for &constraint in &self.at[node] {
                    let Constraint { from, to, .. } = self.constraints[constraint];
                    if tree_of[from] != tree_of[to] {
                        let side = &mut least[usize::from(to == node)];
                        let this = (self.slack(constraint), constraint);
                        *side = Some(side.map_or(this, |other| other.min(this)));
                    }
                }
            }
            let (shift, constraint) = match least {
                [Some(leaves), Some(enters)] if enters.0 < leaves.0 => (-enters.0, enters.1),
                [Some(leaves), _] => (leaves.0, leaves.1),
                [None, Some(enters)] => (-enters.0, enters.1),
                [None, None] => continue,
            };
            for &node in &trees[tree] {
                self.values[node] += shift;
            }
            let grown = self.link(constraint, &mut tree_of, &mut trees);
            smallest.push(Reverse((trees[grown].len(), grown)));
        }
    }

    /// Joins two trees, if they are two, and says which is left.
    fn link(&mut self, constraint: usize, tree_of: &mut [usize], trees: &mut [Vec<usize>]) -> usize {
        let Constraint { from, to, .. } = self.constraints[constraint];
        let (one, other) = (tree_of[from], tree_of[to]);
        if one == other {
            return one;
        }
        let (large, small) = match trees[one].len() < trees[other].len() {
            true => (other, one),
            false => (one, other),
        };
        self.links[from].push(constraint);
        self.links[to].push(constraint);
        let moved = std::mem::take(&mut trees[small]);
        moved.iter().for_each(|&node| tree_of[node] = large);
        trees[large].extend(moved);
        large
    }

    fn root_trees(&mut self) {
        let mut seen = vec![false; self.values.len()];
        let mut next = 0;
        for root in 0..self.values.len() {
            if !seen[root] {
                let from = next;
                next = self.number(root, next);
                self.order[from..next].iter().for_each(|&node| seen[node] = true);
            }
        }
    }

    /// The other end of a constraint.
    fn beyond(&self, node: usize, constraint: usize) -> usize {
        let Constraint { from, to, .. } = self.constraints[constraint];
        from + to - node
    }

    /// Numbers a subtree from `next` on, and says which number is the next behind it.
    fn number(&mut self, root: usize, mut next: usize) -> usize {
        let mut path = vec![(root, 0)];
        self.low[root] = next;
        while let Some((node, link)) = path.last_mut() {
            let node = *node;
            if let Some(&constraint) = self.links[node].get(*link) {
                *link += 1;
                if constraint != self.up[node] {
                    let child = self.beyond(node, constraint);
                    self.up[child] = constraint;
                    self.low[child] = next;
                    path.push((child, 0));
                }
                continue;
            }
            path.pop();
            self.number[node] = next;
            self.order[next] = node;
            next += 1;
            let mut sum = self.net[node];
            for &constraint in self.links[node].iter().filter(|&&constraint| constraint != self.up[node]) {
                sum += self.sum[self.beyond(node, constraint)];
            }
            self.sum[node] = sum;
        }
        next
    }

    /// Whether the constraint to its parent leaves a node's subtree.
    fn leads_up(&self, node: usize) -> bool {
        self.constraints[self.up[node]].from == node
    }

    /// The next node whose subtree would better stand farther from its parent.
    fn leaving(&self, cursor: &mut usize, left: &mut usize) -> Option<usize> {
        let count = self.values.len();
        for _ in 0..count {
            let node = *cursor;
            *cursor = (*cursor + 1) % count;
            *left = left.saturating_sub(1);
            if self.up[node] != NONE {
                let cut = if self.leads_up(node) { self.sum[node] } else { -self.sum[node] };
                if cut < 0 {
                    return Some(node);
                }
            }
            if *left == 0 {
                return None;
            }
        }
        None
    }

    fn is_within(&self, node: usize, subtree: usize) -> bool {
        (self.low[subtree]..=self.number[subtree]).contains(&self.number[node])
    }

    /// Moves a node's subtree away from its parent until another constraint has no slack, and hangs it there.
    fn exchange(&mut self, node: usize, left: &mut usize) {
        let leads_up = self.leads_up(node);
        let stretch = self.low[node]..self.number[node] + 1;
        let mut best: Option<(i64, usize)> = None;
        for &inner in &self.order[stretch.clone()] {
            *left = left.saturating_sub(self.at[inner].len());
            for &constraint in &self.at[inner] {
                let Constraint { from, to, .. } = self.constraints[constraint];
                let (inside, outside) = if leads_up { (to, from) } else { (from, to) };
                if inside == inner && !self.is_within(outside, node) {
                    let this = (self.slack(constraint), constraint);
                    best = Some(best.map_or(this, |other| other.min(this)));
                }
            }
        }
        // A cut with a negative value has something that runs the other way.
        let Some((slack, entering)) = best else { return };
        let shift = if leads_up { -slack } else { slack };
        for place in stretch {
            self.values[self.order[place]] += shift;
        }
        let leaving = self.up[node];
        let parent = self.beyond(node, leaving);
        for end in [node, parent] {
            self.links[end].retain(|&constraint| constraint != leaving);
        }
        let Constraint { from, to, .. } = self.constraints[entering];
        self.links[from].push(entering);
        self.links[to].push(entering);
        let outside = if leads_up { from } else { to };
        // What is above the old parent and the new one keeps its numbers, and its sums.
        let mut top = parent;
        while !self.is_within(outside, top) {
            top = self.beyond(top, self.up[top]);
        }
        *left = left.saturating_sub(self.number[top] - self.low[top]);
        self.number(top, self.low[top]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(values: &[i64], constraints: &[Constraint]) -> i64 {
        constraints.iter().map(|it| it.weight * (values[it.to] - values[it.from])).sum()
    }

    fn constraint(from: usize, to: usize, length: i64, weight: i64) -> Constraint {
        Constraint { from, to, length, weight }
    }

    #[test]
    fn what_could_be_nearer_comes_nearer() {
        // 0 → 1 → 2 → 3, and 4 between 0 and 3, held by two at the end.
        let constraints = [
            constraint(0, 1, 1, 1),
            constraint(1, 2, 1, 1),
            constraint(2, 3, 1, 1),
            constraint(0, 4, 1, 1),
            constraint(4, 3, 1, 2),
        ];
        let mut values = [0, 1, 2, 3, 1];
        tighten(&mut values, &constraints, 1000);
        let least = values[0];
        assert_eq!(values.map(|value| value - least), [0, 1, 2, 3, 2]);
    }

    /// On all small graphs that a generator makes, no values within reach are cheaper.
    #[test]
    fn nothing_is_cheaper() {
        let mut state = 7_u64;
        let mut below = |bound: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % bound
        };
        for _ in 0..300 {
            let mut constraints = Vec::new();
            for to in 1..5 {
                for from in 0..to {
                    if below(2) == 0 {
                        constraints.push(constraint(from, to, 1 + below(2) as i64, 1 + below(3) as i64));
                    }
                }
            }
            let mut values = [0, 2, 4, 6, 8];
            tighten(&mut values, &constraints, 100_000);
            assert!(constraints.iter().all(|it| values[it.to] - values[it.from] >= it.length));
            let mut least = i64::MAX;
            for code in 0..9_i64.pow(4) {
                let mut tried = [0; 5];
                (1..5).for_each(|place| tried[place] = code / 9_i64.pow(place as u32 - 1) % 9);
                // The first is within reach of the others on both sides.
                for first in [0, 4, 8] {
                    tried[0] = first;
                    if constraints.iter().all(|it| tried[it.to] - tried[it.from] >= it.length) {
                        least = least.min(cost(&tried, &constraints));
                    }
                }
            }
            assert!(cost(&values, &constraints) <= least, "{constraints:?} {values:?}");
        }
    }
}
