//! Atoms whose labels tell extensions apart.
//!
//! In a complete extension the label of an atom follows from those of the atoms that it depends on. With some atom of
//! every circle of dependencies labelled, all the others follow in turn. So two extensions that agree on such a set of
//! atoms are the same, and to have another it is enough to ask for another label there. (As a *backdoor* such sets are
//! used by Dvořák, Ordyniak & Szeider, *Augmenting tractable fragments of abstract argumentation*, Artificial
//! Intelligence 186, 2012.)

use crate::{
    semantics::support::Rules,
    theory::{Atom, Framework, Groups},
};

/// Atoms on every circle of dependencies, few of them, in ascending order. A search in depth finds them, where it comes
/// back to its own path.
///
/// # Complexity
///
/// Linear in the framework.
pub(super) fn atoms(framework: &Framework, rules: &Rules) -> Vec<Atom> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        OnPath,
        Done,
        Chosen,
    }
    let count = framework.atom_count();
    let graph = Groups::new(count, || {
        (0..count as Atom).flat_map(|atom| rules.dependencies(framework, atom).map(move |on| (atom, on)))
    });
    let mut states = vec![State::New; count];
    let mut path: Vec<(Atom, usize)> = Vec::new();
    for root in 0..count as Atom {
        if states[root as usize] != State::New {
            continue;
        }
        states[root as usize] = State::OnPath;
        path.push((root, 0));
        while let Some((atom, edge)) = path.last_mut() {
            let Some(&on) = graph.of(*atom).get(*edge) else {
                if states[*atom as usize] == State::OnPath {
                    states[*atom as usize] = State::Done;
                }
                path.pop();
                continue;
            };
            *edge += 1;
            match states[on as usize] {
                State::New => {
                    states[on as usize] = State::OnPath;
                    path.push((on, 0));
                }
                State::OnPath => states[on as usize] = State::Chosen,
                State::Done | State::Chosen => {}
            }
        }
    }
    (0..count as Atom).filter(|&atom| states[atom as usize] == State::Chosen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theory::AbstractFramework;

    /// The distinguishing ones among the arguments of an abstract framework.
    fn of(arguments: u32, attacks: &[(u32, u32)]) -> usize {
        let framework = AbstractFramework::new(arguments, attacks.to_vec()).framework();
        atoms(&framework, &Rules::new(&framework)).len()
    }

    #[test]
    fn one_atom_of_each_circle_is_enough() {
        assert_eq!(of(0, &[]), 0);
        assert_eq!(of(3, &[(0, 1), (1, 2)]), 0, "what depends on nothing in a circle follows");
        assert_eq!(of(1, &[(0, 0)]), 1);
        assert_eq!(of(4, &[(0, 1), (1, 0), (2, 3), (3, 2)]), 2);
        assert_eq!(of(5, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)]), 1);
    }

    #[test]
    fn without_them_nothing_goes_round() {
        // A ring of rings, each round the next.
        let attacks: Vec<(u32, u32)> = (0..60)
            .flat_map(|n| [(n, (n + 1) % 60), (n, (n * 7 + 3) % 60), ((n * 11 + 5) % 60, n)])
            .collect();
        let framework = AbstractFramework::new(60, attacks).framework();
        let rules = Rules::new(&framework);
        let chosen = atoms(&framework, &rules);
        let mut left: Vec<Atom> =
            (0..framework.atom_count() as Atom).filter(|atom| chosen.binary_search(atom).is_err()).collect();
        assert!(!chosen.is_empty() && !left.is_empty());
        // What depends on nothing that is left goes, until nothing is.
        while !left.is_empty() {
            let before = left.len();
            let now = left.clone();
            left.retain(|&atom| {
                rules.dependencies(&framework, atom).any(|on| now.binary_search(&on).is_ok())
            });
            assert!(left.len() < before, "a circle is left among {left:?}");
        }
    }
}
