//! Flat assumption-based frameworks.

use elenchus::{
    Semantics,
    semantics::{Extension, Reasoner, Verification, verify},
    theory::AssumptionFramework,
};

use crate::{
    Random,
    brute::{self, Set},
};

const SEMANTICS: [Semantics; 4] =
    [Semantics::Grounded, Semantics::Complete, Semantics::Preferred, Semantics::Stable];

/// Rules are free to go round in circles, to have no body, and to need what nothing concludes.
fn random(random: &mut Random) -> AssumptionFramework {
    let atoms = 2 + random.below(12);
    let assumptions = 1 + random.below(atoms.min(7));
    let mut framework = AssumptionFramework::new(atoms);
    for assumption in 0..assumptions {
        framework.assume(assumption, random.below(atoms)).unwrap();
    }
    if assumptions < atoms {
        for _ in 0..random.below(20) {
            let head = assumptions + random.below(atoms - assumptions);
            let body: Vec<u32> = (0..random.below(4)).map(|_| random.below(atoms)).collect();
            framework.add_rule(head, &body).unwrap();
        }
    }
    framework
}

fn set(extension: &Extension) -> Set {
    extension.assumptions().fold(0, |all, one| all | 1 << one)
}

fn agrees(framework: &AssumptionFramework) {
    let rules = framework.framework();
    let reasoner = Reasoner::new(&rules);
    for semantics in SEMANTICS {
        let extensions = brute::extensions(framework, semantics);
        let mut listed: Vec<Set> = Vec::new();
        for extension in reasoner.extensions(semantics) {
            let extension = extension.unwrap();
            let verification = verify(&rules, semantics, extension.members());
            assert!(!matches!(verification, Verification::Refuted { .. }), "{verification:?}: {framework:?}");
            listed.push(set(&extension));
        }
        listed.sort_unstable();
        assert_eq!(listed, extensions, "{semantics} extensions of {framework:?}");
        let count = reasoner.count(semantics).unwrap();
        assert_eq!(count, (extensions.len() as u32).into(), "{semantics} extensions of {framework:?}");
        let told = || format!("{semantics} extensions of {framework:?}: {extensions:?}");
        match reasoner.extension(semantics).unwrap() {
            Some(one) => {
                assert!(extensions.contains(&set(&one)), "{:b} is none of the {}", set(&one), told())
            }
            None => assert!(extensions.is_empty(), "none of the {}", told()),
        }
        for atom in 0..framework.atom_count() as u32 {
            let has = |extension: &Set| brute::closure(framework, *extension)[atom as usize];
            match reasoner.credulous(semantics, atom).unwrap() {
                Some(with) => {
                    assert!(with.derives(atom) && has(&set(&with)), "{atom}: {}", told());
                    assert!(extensions.contains(&set(&with)), "{atom} in {:b}: {}", set(&with), told());
                }
                None => assert!(!extensions.iter().any(has), "{atom} in none: {}", told()),
            }
            match reasoner.sceptical(semantics, atom).unwrap() {
                Some(without) => {
                    assert!(!without.derives(atom) && !has(&set(&without)), "{atom}: {}", told());
                    assert!(
                        extensions.contains(&set(&without)),
                        "{atom} not in {:b}: {}",
                        set(&without),
                        told()
                    );
                }
                None => assert!(extensions.iter().all(has), "{atom} in all: {}", told()),
            }
        }
    }
}

#[test]
fn every_question_is_answered_as_by_trying_all_sets() {
    let mut numbers = Random(2);
    for _ in 0..12_000 {
        agrees(&random(&mut numbers));
    }
}
