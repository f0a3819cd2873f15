//! The quadratic energy model: Potyka, *Continuous dynamical systems for weighted bipolar argumentation*, KR 2018,
//! definition 2.

use super::semantics::Definition;

pub(super) const DEFINITION: Definition =
    Definition { name: "quadratic-energy", combine: |one, other| one + other, influence };

/// Where the system comes to rest while the energy, support less attack, stays as it is.
fn influence(base_score: f64, support: f64, attack: f64) -> f64 {
    let energy = support - attack;
    let way = if energy >= 0.0 { 1.0 - base_score } else { -base_score };
    base_score + way * impact(energy.abs())
}

/// x² / (1 + x²), from 0 to 1.
fn impact(energy: f64) -> f64 {
    let square = energy * energy;
    square / (1.0 + square)
}
