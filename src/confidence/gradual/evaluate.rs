//! Strengths in the order in which arguments bear on one another, circle by circle.

use petgraph::{
    algo::kosaraju_scc,
    graph::{DiGraph, NodeIndex},
};
use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{
    framework::{QuantitativeFramework, Reason},
    semantics::Definition,
    settle::settle,
};
use crate::{map::Side, theory::Groups};

/// How far the strengths in a circle are worked out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Precision {
    /// The greatest difference that may be left between a strength and what its semantics makes of the others.
    pub tolerance: f64,
    /// The most steps in one circle.
    pub most_iterations: u32,
}

impl Default for Precision {
    /// A ten-thousand-millionth, and ten thousand steps.
    fn default() -> Precision {
        Precision { tolerance: 1e-10, most_iterations: 10_000 }
    }
}

/// How strong every argument is.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The strengths, from 0 to 1, by the numbers of the arguments.
    pub strengths: Vec<f64>,
    /// Whether they came to rest.
    pub convergence: Convergence,
    /// The arguments of circles that did not. Their strengths, and those of whatever they bear on, are only where the
    /// search for them ended.
    pub unsettled: Vec<u32>,
}

/// Whether the strengths came to rest. Without circles they always do, exactly and without an iteration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Convergence {
    /// The most steps that a circle took.
    pub iterations: u32,
    /// The greatest difference left between a strength and what its semantics makes of the others.
    pub residual: f64,
    /// Whether that is within the tolerance everywhere.
    pub converged: bool,
}

/// The residual to two significant digits: what is beyond them may depend on the machine.
impl Serialize for Convergence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let residual: f64 = format!("{:.1e}", self.residual).parse().unwrap_or(self.residual);
        let mut fields = serializer.serialize_struct("Convergence", 3)?;
        fields.serialize_field("converged", &self.converged)?;
        fields.serialize_field("iterations", &self.iterations)?;
        fields.serialize_field("residual", &residual)?;
        fields.end()
    }
}

/// How many times, in all circles, something may be asked for its influence.
const WORK: u64 = 400_000_000;

pub(super) fn evaluate(
    framework: &QuantitativeFramework,
    definition: Definition,
    precision: Precision,
) -> Evaluation {
    let mut system = System::new(framework, definition);
    let mut convergence = Convergence { iterations: 0, residual: 0.0, converged: true };
    let mut unsettled = Vec::new();
    let mut work = WORK;
    for part in parts(framework) {
        if let [argument] = part.arguments[..]
            && !system.bears_on_itself(argument)
        {
            system.strengths[argument as usize] = system.value(argument);
            continue;
        }
        let (iterations, residual) = settle(&mut system, &part, precision, &mut work);
        convergence.iterations = convergence.iterations.max(iterations);
        convergence.residual = convergence.residual.max(residual);
        if residual > precision.tolerance {
            convergence.converged = false;
            unsettled.extend(&part.arguments);
        }
    }
    unsettled.sort_unstable();
    Evaluation { strengths: system.strengths, convergence, unsettled }
}

/// Arguments that all bear on one another, and the conflicts between them.
pub(super) struct Part {
    pub(super) arguments: Vec<u32>,
    pub(super) conflicts: Vec<u32>,
}

/// The strongly connected parts of a framework, each after all that bear on it. A conflict is a node of its own, so that
/// its attacks need not be spelt out.
fn parts(framework: &QuantitativeFramework) -> impl Iterator<Item = Part> {
    let arguments = framework.base_scores.len();
    let mut graph = DiGraph::<(), (), u32>::with_capacity(arguments, framework.reasons.len());
    for _ in 0..arguments + framework.conflicts.len() {
        graph.add_node(());
    }
    let node = |index: u32| NodeIndex::new(index as usize);
    for reason in &framework.reasons {
        for &by in reason.premises.iter().chain(&reason.undercutters) {
            graph.add_edge(node(reason.target), node(by), ());
        }
    }
    for (index, between) in framework.conflicts.iter().enumerate() {
        let conflict = NodeIndex::new(arguments + index);
        for &argument in between {
            graph.add_edge(node(argument), conflict, ());
            graph.add_edge(conflict, node(argument), ());
        }
    }
    kosaraju_scc(&graph).into_iter().map(move |mut component| {
        // In the author's order, so that rounding goes the same way whatever the search met first.
        component.sort_unstable();
        let split = component.partition_point(|node| node.index() < arguments);
        let numbers = |nodes: &[NodeIndex<u32>], from: usize| -> Vec<u32> {
            nodes.iter().map(|node| (node.index() - from) as u32).collect()
        };
        Part {
            arguments: numbers(&component[..split], 0),
            conflicts: numbers(&component[split..], arguments),
        }
    })
}

/// A framework with the strengths as far as they are known.
pub(super) struct System<'f> {
    framework: &'f QuantitativeFramework,
    definition: Definition,
    /// The reasons that bear on each argument.
    reasons: Groups,
    /// The places of all conflicts, one after another; those of conflict `c` begin at `starts[c]`.
    starts: Vec<u32>,
    /// The places at which an argument stands.
    places: Groups,
    /// What the other sides of its conflict amount to, for each place.
    others: Vec<f64>,
    pub(super) strengths: Vec<f64>,
}

impl<'f> System<'f> {
    fn new(framework: &'f QuantitativeFramework, definition: Definition) -> System<'f> {
        let count = framework.base_scores.len();
        let targets =
            || framework.reasons.iter().enumerate().map(|(index, reason)| (reason.target, index as u32));
        let sides =
            || framework.conflicts.iter().flatten().zip(0..).map(|(&argument, place)| (argument, place));
        let mut starts = vec![0];
        for between in &framework.conflicts {
            starts.push(starts[starts.len() - 1] + between.len() as u32);
        }
        System {
            framework,
            definition,
            reasons: Groups::new(count, targets),
            others: vec![0.0; starts[starts.len() - 1] as usize],
            starts,
            places: Groups::new(count, sides),
            strengths: framework.base_scores.clone(),
        }
    }

    fn bears_on_itself(&self, argument: u32) -> bool {
        let names =
            |reason: &Reason| reason.premises.contains(&argument) || reason.undercutters.contains(&argument);
        self.reasons.of(argument).iter().any(|&reason| names(&self.framework.reasons[reason as usize]))
    }

    /// How many influences are looked at to work a part out once.
    pub(super) fn size(&self, part: &Part) -> u64 {
        let named = |&reason: &u32| {
            let reason = &self.framework.reasons[reason as usize];
            (reason.premises.len() + reason.undercutters.len()) as u64
        };
        let reasons = part.arguments.iter().flat_map(|&argument| self.reasons.of(argument)).map(named);
        let sides =
            part.conflicts.iter().map(|&conflict| self.framework.conflicts[conflict as usize].len() as u64);
        part.arguments.len() as u64 + reasons.sum::<u64>() + sides.sum::<u64>()
    }

    /// Works out what the sides of some conflicts meet, at the strengths as they are: for each place what stands before
    /// it and what stands behind it.
    pub(super) fn meet(&mut self, conflicts: &[u32]) {
        let combine = self.definition.combine;
        for &conflict in conflicts {
            let between = &self.framework.conflicts[conflict as usize];
            let others = &mut self.others[self.starts[conflict as usize] as usize..][..between.len()];
            let mut sum = 0.0;
            for (place, &argument) in others.iter_mut().zip(between) {
                *place = sum;
                sum = combine(sum, self.strengths[argument as usize]);
            }
            let mut sum = 0.0;
            for (place, &argument) in others.iter_mut().zip(between).rev() {
                *place = combine(*place, sum);
                sum = combine(sum, self.strengths[argument as usize]);
            }
        }
    }

    /// What the semantics makes of an argument, at the strengths as they are.
    pub(super) fn value(&self, argument: u32) -> f64 {
        let combine = self.definition.combine;
        let (mut support, mut attack) = (0.0, 0.0);
        for &reason in self.reasons.of(argument) {
            let reason = &self.framework.reasons[reason as usize];
            let side = match reason.side {
                Side::Support => &mut support,
                Side::Objection => &mut attack,
            };
            *side = combine(*side, self.passed_on(reason));
        }
        for &place in self.places.of(argument) {
            attack = combine(attack, self.others[place as usize]);
        }
        (self.definition.influence)(self.framework.base_scores[argument as usize], support, attack)
    }

    fn passed_on(&self, reason: &Reason) -> f64 {
        let strength = |&argument: &u32| self.strengths[argument as usize];
        let weakest = reason.premises.iter().map(strength).fold(1.0, f64::min);
        let left = reason.undercutters.iter().map(strength).fold(1.0, |left, by| left * (1.0 - by));
        weakest * reason.weight * left
    }
}
