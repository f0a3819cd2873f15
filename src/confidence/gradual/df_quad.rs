//! DF-QuAD: Rago, Toni, Aurisicchio & Baroni, *Discontinuity-free decision support with quantitative argumentation
//! debates*, KR 2016, definitions 1 to 3.

use super::semantics::Definition;

pub(super) const DEFINITION: Definition =
    Definition { name: "df-quad", combine: probabilistic_sum, influence };

/// Definition 1: 1 − (1 − a)(1 − b), which is as much as two independent ones amount to.
fn probabilistic_sum(one: f64, other: f64) -> f64 {
    one + other - one * other
}

/// Definition 2: the part of the way to 1, or to 0, that support and attack leave of each other.
fn influence(base_score: f64, support: f64, attack: f64) -> f64 {
    let balance = support - attack;
    let way = if balance >= 0.0 { 1.0 - base_score } else { base_score };
    base_score + way * balance
}
