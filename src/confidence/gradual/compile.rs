//! From the map to a quantitative framework.

use std::collections::HashSet;

use super::{GradualSemantics, QuantitativeFramework, Strengths, framework::Reason};
use crate::{
    confidence::given,
    document::{Standing, Strength},
    map::{Argument, ArgumentMap, Claim, ClaimId, Side},
};

impl ArgumentMap {
    /// The map as a quantitative bipolar framework, in which the claims have their own numbers.
    ///
    /// A claim's base score is the confidence that the author gives it; else 1 if it is established, 0.5 if it is open,
    /// and 0.625, 0.75 or 0.875 if it is asserted weakly, moderately or strongly. What is argued for supports, what is
    /// objected attacks, and so does what undercuts an assertion. A weak step passes on half of its strength, every other
    /// all of it. On the day that the map is judged, a claim outside its window has a base score of 0, and nothing
    /// supports it.
    ///
    /// # Complexity
    ///
    /// Linear in the map.
    pub fn quantitative_framework(&self) -> QuantitativeFramework {
        let mut framework = QuantitativeFramework::new();
        let day = self.as_of();
        for (_, claim) in self.claims() {
            framework.base_scores.push(if claim.holds_on(day) { base_score(claim) } else { 0.0 });
        }
        for (id, claim) in self.claims() {
            if claim.holds_on(day) && claim.standing() == Standing::Asserted {
                numbers(claim.unless()).for_each(|by| framework.add_attack(by, number(id)));
            }
        }
        for (_, argument) in self.arguments() {
            let (target, side) = (argument.target(), argument.side());
            if side == Side::Objection || self.claim(target).holds_on(day) {
                framework.push(reason(argument));
            }
        }
        for conflict in self.conflicts() {
            framework.add_conflict(&numbers(conflict.between()).collect::<Vec<_>>());
        }
        framework
    }

    /// How strong each claim is once arguments and objections are weighed, by a gradual semantics. It is a degree, not a
    /// probability, and takes no part in the verdicts.
    ///
    /// # Complexity
    ///
    /// That of [`QuantitativeFramework::evaluate`].
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::{ArgumentMap, confidence::GradualSemantics};
    ///
    /// let map = ArgumentMap::parse("
    /// claims:
    ///   close: { text: The bridge should close., because: [corroded], despite: [detour] }
    ///   corroded: { text: The main cable is corroded., confidence: 0.9 }
    ///   detour: { text: The detour is too long., confidence: 0.3 }
    /// ")?;
    /// let strengths = map.strengths(GradualSemantics::DfQuad);
    /// // Nothing is said for `close` itself: 0.5 + 0.5 · (0.9 − 0.3)
    /// assert!((strengths["close"] - 0.8).abs() < 1e-9);
    /// # Ok::<(), elenchus::Error>(())
    /// ```
    pub fn strengths(&self, semantics: GradualSemantics) -> Strengths {
        let framework = self.quantitative_framework();
        let evaluation = framework.evaluate(semantics);
        Strengths::new(semantics, self, &framework.base_scores, evaluation)
    }
}

fn number(claim: ClaimId) -> u32 {
    claim.index() as u32
}

/// The numbers of some claims, each once.
fn numbers(claims: &[ClaimId]) -> impl Iterator<Item = u32> {
    let mut seen = HashSet::new();
    claims.iter().copied().map(number).filter(move |&claim| seen.insert(claim))
}

/// Half way between 0 and 1 nothing is said; from there to certainty the strengths of an assertion stand at even steps.
fn base_score(claim: &Claim) -> f64 {
    given(claim).unwrap_or(match (claim.standing(), claim.strength()) {
        (Standing::Open, _) => 0.5,
        (Standing::Asserted, Strength::Weak) => 0.625,
        (Standing::Asserted, Strength::Moderate) => 0.75,
        (Standing::Asserted, Strength::Strong) => 0.875,
        (Standing::Established, _) => 1.0,
    })
}

fn reason(argument: &Argument) -> Reason {
    let is_weak = !argument.is_strict() && argument.strength() == Strength::Weak;
    // A strict step has no exceptions.
    let unless = if argument.is_strict() { &[] } else { argument.unless() };
    Reason {
        side: argument.side(),
        target: number(argument.target()),
        premises: numbers(argument.premises()).collect(),
        weight: if is_weak { 0.5 } else { 1.0 },
        undercutters: numbers(unless).collect(),
    }
}
