//! The grounded semantics: accepted is what must be, on any way of looking at the map.
//!
//! With `Cl(S)` what a set `S` of assumptions derives, and `P(S)` what the assumptions without a contrary in `Cl(S)`
//! derive, the grounded extension is the least `S` with `S = {a : no contrary of a is in P(S)}` (Dung, *On the
//! acceptability of arguments*, Artificial Intelligence 77:2, 1995; Čyras, Fan, Schulz & Toni, *Assumption-based
//! argumentation*, 2018). From the empty set, `S` and `Cl(S)` only grow and `P(S)` only shrinks: the alternating
//! fixpoint of Van Gelder, *The alternating fixpoint of logic programs with negation*, JCSS 47:1, 1993.
//!
//! Deriving both sets anew each round is quadratic in the length of a chain of attacks. Here each change is carried to
//! exactly what depends on it, in any order, as all of them lead to the same fixpoint: [`Closure`] keeps what is
//! derived, [`Support`] what still could be.
//!
//! # Complexity
//!
//! Linear in time and memory where no claim supports itself through others. Claims that do form a knot. What is lost in
//! a knot mostly finds another foundation at once. Where it does not, what rested on it is looked at again, in the worst
//! case the whole knot, so that the time is at most quadratic in the size of knots. All else that changes is carried
//! through before, so that this happens seldom.

use super::{
    Label, Labelling,
    closure::Closure,
    support::{Rules, Support},
};
use crate::theory::{Framework, Groups};

/// Labels every atom by the grounded semantics.
pub(super) fn label(framework: &Framework, rules: &Rules) -> Labelling {
    let attacking = Groups::new(framework.atom_count(), || {
        assumptions(framework).flat_map(|a| framework.contraries(a).map(move |contrary| (contrary, a)))
    });
    let mut threats: Vec<u8> =
        assumptions(framework).map(|a| framework.contraries(a).count() as u8).collect();
    let mut derived = Closure::new(framework);
    let mut possible = Support::new(framework, rules);
    for assumption in assumptions(framework).filter(|&a| threats[a as usize] == 0) {
        derived.assume(framework, assumption);
    }
    loop {
        if let Some(atom) = derived.next(framework, rules) {
            for &assumption in attacking.of(atom) {
                possible.drop_rule(assumption);
            }
        } else if let Some(atom) = possible.next_lost() {
            for &assumption in attacking.of(atom) {
                threats[assumption as usize] -= 1;
                if threats[assumption as usize] == 0 {
                    derived.assume(framework, assumption);
                }
            }
        } else {
            break;
        }
    }
    let label = |atom| match (derived.contains(atom), possible.contains(atom)) {
        (true, _) => Label::In,
        (false, true) => Label::Undecided,
        (false, false) => Label::Out,
    };
    Labelling {
        labels: (0..framework.atom_count() as u32).map(label).collect(),
        proofs: derived.into_proofs(),
    }
}

fn assumptions(framework: &Framework) -> impl Iterator<Item = u32> + use<> {
    0..framework.assumption_count() as u32
}
