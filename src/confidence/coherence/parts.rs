//! Parts of a set of constraints that can be looked at one by one.
//!
//! Where two parts have a single claim in common, and that has a confidence, a distribution over the worlds of each can be
//! joined to one over the worlds of both: each gives the claim that probability, and given the claim they are taken to be
//! independent. So the constraints are cut at every such claim that holds two parts together.

use petgraph::unionfind::UnionFind;

use super::{constraints::Constraint, simplify::Part};
use crate::theory::Groups;

/// The parts in which there is a confidence, in the order of their first constraints.
pub(super) fn parts(constraints: &[Constraint], given: &[Option<i128>]) -> Vec<Part> {
    let graph = Graph::new(constraints, given.len());
    let mut joined = UnionFind::<u32>::new(constraints.len());
    let mut join = |together: &[u32]| {
        for pair in together.windows(2) {
            joined.union(pair[0], pair[1]);
        }
    };
    graph.blocks(&mut join);
    for (variable, _) in given.iter().enumerate().filter(|(_, given)| given.is_none()) {
        join(graph.using.of(variable as u32));
    }
    let mut place = vec![usize::MAX; constraints.len()];
    let mut groups: Vec<Vec<&Constraint>> = Vec::new();
    for (constraint, index) in constraints.iter().zip(0..) {
        let place = &mut place[joined.find(index) as usize];
        if *place == usize::MAX {
            *place = groups.len();
            groups.push(Vec::new());
        }
        groups[*place].push(constraint);
    }
    let mut local = vec![0; given.len()];
    let parts = groups.into_iter().map(|group| part(&group, given, &mut local));
    parts.filter(|part| !part.given.is_empty()).collect()
}

fn part(group: &[&Constraint], given: &[Option<i128>], local: &mut [u32]) -> Part {
    let mut claims: Vec<u32> = group.iter().flat_map(|constraint| constraint.variables()).collect();
    claims.sort_unstable();
    claims.dedup();
    for (&claim, number) in claims.iter().zip(0..) {
        local[claim as usize] = number;
    }
    let renamed = |variables: &[u32]| variables.iter().map(|&variable| local[variable as usize]).collect();
    let constraints = group.iter().map(|constraint| match constraint {
        Constraint::Step { premises, head } => {
            Constraint::Step { premises: renamed(premises), head: head.map(|head| local[head as usize]) }
        }
        Constraint::AtMostOne(sides) => Constraint::AtMostOne(renamed(sides)),
    });
    let constraints = constraints.collect();
    let given = claims.iter().zip(0..).filter_map(|(&claim, number)| Some((number, given[claim as usize]?)));
    Part { given: given.collect(), constraints, claims }
}

/// Variables and constraints, joined where a constraint names a variable. The constraints come behind the variables.
struct Graph {
    variables: usize,
    members: Vec<Vec<u32>>,
    using: Groups,
}

/// A node on the way of the search.
struct Step {
    node: usize,
    parent: usize,
    next: usize,
    /// How many edges were open before the one that led here.
    edges: usize,
}

impl Graph {
    fn new(constraints: &[Constraint], variables: usize) -> Graph {
        let members: Vec<Vec<u32>> =
            constraints.iter().map(|constraint| constraint.variables().collect()).collect();
        let using = Groups::new(variables, || {
            members
                .iter()
                .zip(0..)
                .flat_map(|(members, index)| members.iter().map(move |&member| (member, index)))
        });
        Graph { variables, members, using }
    }

    /// The nth neighbour of a node.
    fn neighbour(&self, node: usize, nth: usize) -> Option<usize> {
        match node.checked_sub(self.variables) {
            None => self.using.of(node as u32).get(nth).map(|&index| self.variables + index as usize),
            Some(index) => self.members[index].get(nth).map(|&member| member as usize),
        }
    }

    /// Hands on the constraints of each block, a part that no single node holds together (Hopcroft & Tarjan, *Efficient
    /// algorithms for graph manipulation*, Communications of the ACM 16:6, 1973), with a stack in memory.
    fn blocks(&self, mut found: impl FnMut(&[u32])) {
        const NEW: usize = usize::MAX;
        let nodes = self.variables + self.members.len();
        let (mut order, mut low) = (vec![NEW; nodes], vec![NEW; nodes]);
        let mut visited = 0;
        // Of each open edge, the constraint.
        let mut edges: Vec<u32> = Vec::new();
        let mut path: Vec<Step> = Vec::new();
        for root in self.variables..nodes {
            if order[root] != NEW {
                continue;
            }
            path.push(Step { node: root, parent: NEW, next: 0, edges: 0 });
            (order[root], low[root], visited) = (visited, visited, visited + 1);
            while let Some(step) = path.last_mut() {
                let (node, parent) = (step.node, step.parent);
                let Some(next) = self.neighbour(node, step.next) else {
                    let edges_before = step.edges;
                    path.pop();
                    let Some(above) = path.last() else { continue };
                    low[above.node] = low[above.node].min(low[node]);
                    if low[node] >= order[above.node] {
                        found(&edges[edges_before..]);
                        edges.truncate(edges_before);
                    }
                    continue;
                };
                step.next += 1;
                if next == parent || order[next] != NEW && order[next] > order[node] {
                    continue;
                }
                let before = edges.len();
                edges.push((node.max(next) - self.variables) as u32);
                if order[next] == NEW {
                    (order[next], low[next], visited) = (visited, visited, visited + 1);
                    path.push(Step { node: next, parent: node, next: 0, edges: before });
                } else {
                    low[node] = low[node].min(order[next]);
                }
            }
        }
    }
}
