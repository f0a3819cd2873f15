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

/// How many steps may be taken in looking for atoms that are not needed.
const STEPS: usize = 10_000_000;

/// Atoms on every circle of dependencies, in ascending order. None of them can be left out, unless the framework is so
/// large that looking for it stops at a limit. A search in depth finds them, where it comes back to its own path.
///
/// # Complexity
///
/// Linear in the framework, beyond the limit.
pub(super) fn atoms(framework: &Framework, rules: &Rules) -> Vec<Atom> {
    let count = framework.atom_count();
    let graph = Groups::new(count, || {
        (0..count as Atom).flat_map(|atom| rules.dependencies(framework, atom).map(move |on| (atom, on)))
    });
    let mut chosen = on_every_circle(&graph, count);
    let mut seen = vec![Atom::MAX; count];
    let mut steps = 0;
    for atom in 0..count as Atom {
        if chosen[atom as usize] && steps < STEPS {
            chosen[atom as usize] = comes_back(&graph, atom, &chosen, &mut seen, &mut steps);
        }
    }
    (0..count as Atom).filter(|&atom| chosen[atom as usize]).collect()
}

/// Whether an atom depends on itself through others that are not chosen.
fn comes_back(graph: &Groups, atom: Atom, chosen: &[bool], seen: &mut [Atom], steps: &mut usize) -> bool {
    let mut work = vec![atom];
    while let Some(from) = work.pop() {
        for &on in graph.of(from) {
            *steps += 1;
            if on == atom {
                return true;
            }
            if !chosen[on as usize] && std::mem::replace(&mut seen[on as usize], atom) != atom {
                work.push(on);
            }
        }
    }
    false
}

/// Atoms of which each circle has one.
fn on_every_circle(graph: &Groups, count: usize) -> Vec<bool> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        OnPath,
        Done,
        Chosen,
    }
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
    states.into_iter().map(|state| state == State::Chosen).collect()
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

    /// Whether some atoms depend on one another in a circle: what depends on nothing that is left goes, until nothing
    /// is, or nothing can.
    fn has_circle(framework: &Framework, mut left: Vec<Atom>) -> bool {
        let rules = Rules::new(framework);
        loop {
            let now = left.clone();
            left.retain(|&atom| rules.dependencies(framework, atom).any(|on| now.binary_search(&on).is_ok()));
            if left.len() == now.len() {
                return !left.is_empty();
            }
        }
    }

    #[test]
    fn without_them_nothing_goes_round_and_without_one_of_them_something_does() {
        // A ring of rings, each round the next.
        let attacks: Vec<(u32, u32)> = (0..60)
            .flat_map(|n| [(n, (n + 1) % 60), (n, (n * 7 + 3) % 60), ((n * 11 + 5) % 60, n)])
            .collect();
        let framework = AbstractFramework::new(60, attacks).framework();
        let chosen = atoms(&framework, &Rules::new(&framework));
        let all = || 0..framework.atom_count() as Atom;
        let others = || all().filter(|atom| chosen.binary_search(atom).is_err());
        assert!(!chosen.is_empty() && others().count() > 0);
        assert!(!has_circle(&framework, others().collect()));
        for &needless in &chosen {
            let mut left: Vec<Atom> = others().chain([needless]).collect();
            left.sort_unstable();
            assert!(has_circle(&framework, left), "{needless} can be left out");
        }
    }
}
