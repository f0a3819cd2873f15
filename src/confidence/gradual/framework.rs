//! Arguments with base scores that attack and support one another.

use std::collections::HashSet;

use thiserror::Error;

use super::{Evaluation, GradualSemantics, Precision, evaluate::evaluate};
use crate::map::Side;

/// A quantitative bipolar argumentation framework (Baroni, Rago & Toni, *From fine-grained properties to broad
/// principles for gradual argumentation*, 2019): arguments with a base score each, attacks and supports. Arguments are
/// numbered from 0.
///
/// Beyond the textbook it has what maps have: a [reason](QuantitativeFramework::add_reason) of several arguments that
/// work only together, that passes on a part of its strength, or that others undercut; and
/// [conflicts](QuantitativeFramework::add_conflict), in which each argument attacks each other. A framework without
/// them has exactly the strengths of the published semantics.
///
/// # Examples
///
/// ```
/// use elenchus::confidence::{GradualSemantics, QuantitativeFramework};
///
/// let mut framework = QuantitativeFramework::new();
/// let [bridge, rust, paint] = [0.5, 0.8, 0.4].map(|score| framework.add_argument(score).unwrap());
/// framework.add_support(rust, bridge);
/// framework.add_attack(paint, bridge);
/// // 0.5 + 0.5 · (0.8 − 0.4)
/// let evaluation = framework.evaluate(GradualSemantics::DfQuad);
/// assert!((evaluation.strengths[bridge as usize] - 0.7).abs() < 1e-12);
/// assert!(evaluation.convergence.converged);
/// ```
#[derive(Clone, Debug, Default)]
pub struct QuantitativeFramework {
    pub(super) base_scores: Vec<f64>,
    pub(super) reasons: Vec<Reason>,
    /// Distinct arguments, at least two.
    pub(super) conflicts: Vec<Vec<u32>>,
}

/// What bears on one argument.
#[derive(Clone, Debug)]
pub(super) struct Reason {
    pub(super) side: Side,
    pub(super) target: u32,
    /// At least one.
    pub(super) premises: Vec<u32>,
    pub(super) weight: f64,
    pub(super) undercutters: Vec<u32>,
}

/// A base score or a weight that is no number from 0 to 1.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
#[error("{0} is no number from 0 to 1")]
pub struct NotAScore(pub f64);

impl NotAScore {
    fn check(number: f64) -> Result<f64, NotAScore> {
        if (0.0..=1.0).contains(&number) { Ok(number) } else { Err(NotAScore(number)) }
    }
}

impl QuantitativeFramework {
    /// A framework without arguments.
    pub fn new() -> QuantitativeFramework {
        QuantitativeFramework::default()
    }

    /// Adds an argument with its base score, how strong it is when nothing bears on it, and gives its number.
    ///
    /// # Errors
    ///
    /// If the base score is not from 0 to 1.
    pub fn add_argument(&mut self, base_score: f64) -> Result<u32, NotAScore> {
        self.base_scores.push(NotAScore::check(base_score)?);
        Ok(self.base_scores.len() as u32 - 1)
    }

    /// One argument attacks another.
    ///
    /// # Panics
    ///
    /// If there is no argument of that number.
    pub fn add_attack(&mut self, attacker: u32, attacked: u32) {
        self.push(Reason::plain(Side::Objection, attacker, attacked));
    }

    /// One argument supports another.
    ///
    /// # Panics
    ///
    /// If there is no argument of that number.
    pub fn add_support(&mut self, supporter: u32, supported: u32) {
        self.push(Reason::plain(Side::Support, supporter, supported));
    }

    /// Several arguments together support another or attack it. What they pass on is the least of their strengths,
    /// times the weight, and times 1 − u for the strength u of each undercutter.
    ///
    /// # Arguments
    ///
    /// * `weight`: what part of its strength the step passes on, from 0 to 1.
    ///
    /// # Errors
    ///
    /// If the weight is not from 0 to 1.
    ///
    /// # Panics
    ///
    /// If there are no premises, or no argument of one of these numbers.
    pub fn add_reason(
        &mut self,
        side: Side,
        premises: &[u32],
        target: u32,
        weight: f64,
        undercutters: &[u32],
    ) -> Result<(), NotAScore> {
        let weight = NotAScore::check(weight)?;
        let (premises, undercutters) = (premises.to_vec(), undercutters.to_vec());
        self.push(Reason { side, target, premises, weight, undercutters });
        Ok(())
    }

    /// Each of some arguments attacks each other. An argument that is named twice counts once.
    ///
    /// # Panics
    ///
    /// If there is no argument of one of these numbers.
    ///
    /// # Complexity
    ///
    /// Linear in the list, here and in every step of an evaluation, though the attacks are as many as its pairs.
    pub fn add_conflict(&mut self, between: &[u32]) {
        assert!(between.iter().all(|&argument| self.has(argument)), "a conflict names no argument");
        let mut seen = HashSet::new();
        let between: Vec<u32> = between.iter().copied().filter(|argument| seen.insert(*argument)).collect();
        if between.len() > 1 {
            self.conflicts.push(between);
        }
    }

    /// The number of arguments.
    pub fn argument_count(&self) -> usize {
        self.base_scores.len()
    }

    /// How strong each argument is, by a semantics.
    ///
    /// # Complexity
    ///
    /// Linear where nothing goes in circles. In circles, linear for each of at most ten thousand steps, and never more
    /// than some seconds in all.
    pub fn evaluate(&self, semantics: GradualSemantics) -> Evaluation {
        self.evaluate_to(semantics, Precision::default())
    }

    /// The same, to another precision.
    pub fn evaluate_to(&self, semantics: GradualSemantics, precision: Precision) -> Evaluation {
        evaluate(self, semantics.definition(), precision)
    }

    pub(super) fn push(&mut self, reason: Reason) {
        assert!(!reason.premises.is_empty(), "a reason has no premises");
        let named = reason.premises.iter().chain(&reason.undercutters).chain([&reason.target]);
        named.for_each(|&argument| assert!(self.has(argument), "a reason names no argument"));
        self.reasons.push(reason);
    }

    fn has(&self, argument: u32) -> bool {
        (argument as usize) < self.base_scores.len()
    }
}

impl Reason {
    fn plain(side: Side, premise: u32, target: u32) -> Reason {
        Reason { side, target, premises: vec![premise], weight: 1.0, undercutters: Vec::new() }
    }
}
