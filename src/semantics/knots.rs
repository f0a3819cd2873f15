//! Knots: sets of atoms that derive one another in a circle.

use super::components::components;
use crate::theory::{Framework, Groups};

/// The knot of an atom that is in none.
pub(super) const NO_KNOT: u32 = u32::MAX;

/// For each atom the number of its knot: its strongly connected component, where that has several atoms. Empty where
/// nothing is in a knot.
///
/// # Arguments
///
/// * `using`: for each atom, the rules that use it.
pub(super) fn find(framework: &Framework, using: &Groups) -> Vec<u32> {
    let atoms = framework.atom_count();
    let mut knots = Vec::new();
    let mut count = 0;
    let next = |atom, edge| using.of(atom).get(edge).map(|&rule| framework.head(rule));
    components(atoms, next, |component| {
        if component.len() > 1 {
            if knots.is_empty() {
                knots = vec![NO_KNOT; atoms];
            }
            for &atom in component {
                knots[atom as usize] = count;
            }
            count += 1;
        }
    });
    knots
}
