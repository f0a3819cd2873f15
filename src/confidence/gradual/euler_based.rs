//! The Euler-based semantics: Amgoud & Ben-Naim, *Evaluation of arguments in weighted bipolar graphs*, International
//! Journal of Approximate Reasoning 99, 2018.

use super::semantics::Definition;

pub(super) const DEFINITION: Definition =
    Definition { name: "euler-based", combine: |one, other| one + other, influence };

/// 1 − (1 − w²) / (1 + w·eᴱ), where E is support less attack. What has a base score of 0 or 1 keeps it.
fn influence(base_score: f64, support: f64, attack: f64) -> f64 {
    // Also because eᴱ may be too great for a number, and 0 times that is none.
    if base_score == 0.0 {
        return 0.0;
    }
    1.0 - (1.0 - base_score * base_score) / (1.0 + base_score * (support - attack).exp())
}
