//! Asks petgraph what a conclusion hangs on: `cargo run --example walk_the_graph`.
//!
//! In the graph of a map, claims and arguments are nodes, and edges run as support and attack do: from a premise
//! to its argument, from an argument to its claim. Its edges say which is which, so any part can be filtered out.

use std::{collections::BTreeMap, error::Error, fmt::Write};

use elenchus::{
    ArgumentMap,
    map::{Edge, Node},
};
use petgraph::{
    algo::{dominators, tarjan_scc},
    graph::NodeIndex,
    visit::{Bfs, EdgeFiltered, EdgeRef, Reversed},
};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "claims/south-caucasus".to_owned());
    print!("{}", run(&ArgumentMap::load(path)?)?);
    Ok(())
}

/// What the program prints.
pub fn run(map: &ArgumentMap) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    let graph = map.as_petgraph();
    writeln!(out, "{} nodes, {} edges", graph.node_count(), graph.edge_count())?;

    // The node of a claim has the claim's own number.
    let conclusion = map.conclusions().next().ok_or("the map has no conclusion")?;
    let root = NodeIndex::new(conclusion.index());

    // Support alone, walked from the conclusion down: the edges turned round.
    let support =
        EdgeFiltered::from_fn(graph, |edge| matches!(edge.weight(), Edge::Premise | Edge::Supports));
    let down = Reversed(&support);

    let mut reached = Vec::new();
    let mut walk = Bfs::new(&down, root);
    while let Some(node) = walk.next(&down) {
        if let Node::Claim(claim) = graph[node] {
            reached.push(claim);
        }
    }
    writeln!(out, "{} claims support it, directly or not", reached.len() - 1)?;

    // A node dominates another if every way down from the conclusion to that one leads through it. A claim that
    // dominates many is one that much of the case passes through.
    let dominators = dominators::simple_fast(&down, root);
    let mut hanging: BTreeMap<_, usize> = BTreeMap::new();
    for &claim in &reached {
        for above in dominators.strict_dominators(NodeIndex::new(claim.index())).into_iter().flatten() {
            if let Node::Claim(above) = graph[above] {
                *hanging.entry(above).or_default() += 1;
            }
        }
    }
    hanging.remove(&conclusion);
    let mut hanging: Vec<_> = hanging.into_iter().collect();
    hanging.sort_by_key(|&(claim, count)| (std::cmp::Reverse(count), claim));
    for (claim, count) in hanging.iter().take(3) {
        writeln!(out, "{count} of them reach it only through {}", map.claim(*claim).id())?;
    }

    // Claims that support one another in a circle are a component of more than one node.
    let circles = tarjan_scc(&support).into_iter().filter(|nodes| nodes.len() > 1).count();
    writeln!(out, "{circles} circles of support")?;

    // Objections are edges like any other.
    let objections = graph.edge_references().filter(|edge| *edge.weight() == Edge::Objects);
    let at_root = objections.filter(|edge| edge.target() == root).count();
    writeln!(out, "{at_root} objections to the conclusion itself")?;
    Ok(out)
}
