//! The map as a petgraph graph, for whoever wants its algorithms.

use petgraph::graph::{DiGraph, NodeIndex};

use super::{ArgumentId, ArgumentMap, ClaimId, Side};

/// A node: a claim, or an argument in which premises meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// A claim.
    Claim(ClaimId),
    /// An argument or an objection.
    Argument(ArgumentId),
    /// A conflict, by its place in [`ArgumentMap::conflicts`].
    Conflict(usize),
}

/// An edge, in the direction in which acceptance or attack flows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edge {
    /// From a premise to its argument.
    Premise,
    /// From an argument to the claim that it is for.
    Supports,
    /// From an objection to the claim that it is against.
    Objects,
    /// From a claim to the argument, or to the claim's assertion, that it undercuts.
    Undercuts,
    /// Between a claim and a conflict it stands in; there is one edge in each direction.
    Conflicts,
}

impl ArgumentMap {
    /// The map as a directed graph. Nodes are the claims in order, then the arguments, then the conflicts, so the
    /// node of claim `c` has index `c.index()`. Built when first asked for: O(map) once.
    ///
    /// # Examples
    ///
    /// ```
    /// let map = elenchus::ArgumentMap::parse("claims: { a: A., b: { text: B., because: [a] } }")?;
    /// assert_eq!(map.as_petgraph().node_count(), 3);
    /// # Ok::<(), elenchus::Error>(())
    /// ```
    pub fn as_petgraph(&self) -> &DiGraph<Node, Edge> {
        self.graph.get_or_init(|| {
            let mut graph =
                DiGraph::with_capacity(self.claims.len() + self.arguments.len(), 2 * self.arguments.len());
            for (id, _) in self.claims() {
                graph.add_node(Node::Claim(id));
            }
            for (id, _) in self.arguments() {
                graph.add_node(Node::Argument(id));
            }
            let claim = |id: ClaimId| NodeIndex::new(id.index());
            let argument = |id: ArgumentId| NodeIndex::new(self.claims.len() + id.index());
            for (id, target) in self.claims() {
                for &by in target.unless() {
                    graph.add_edge(claim(by), claim(id), Edge::Undercuts);
                }
            }
            for (id, step) in self.arguments() {
                for &premise in step.premises() {
                    graph.add_edge(claim(premise), argument(id), Edge::Premise);
                }
                for &by in step.unless() {
                    graph.add_edge(claim(by), argument(id), Edge::Undercuts);
                }
                let side = match step.side() {
                    Side::Support => Edge::Supports,
                    Side::Objection => Edge::Objects,
                };
                graph.add_edge(argument(id), claim(step.target()), side);
            }
            for (index, conflict) in self.conflicts.iter().enumerate() {
                let meeting = graph.add_node(Node::Conflict(index));
                for &side in conflict.between() {
                    graph.add_edge(claim(side), meeting, Edge::Conflicts);
                    graph.add_edge(meeting, claim(side), Edge::Conflicts);
                }
            }
            graph
        })
    }
}
