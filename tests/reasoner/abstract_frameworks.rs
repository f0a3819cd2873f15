//! Abstract frameworks.

use elenchus::{
    Semantics,
    semantics::{Extension, Label, Reasoner, Verification, grounded, verify},
    theory::AbstractFramework,
};

use crate::{
    Random,
    brute::{self, Set},
};

fn random(random: &mut Random) -> AbstractFramework {
    let arguments = random.below(9);
    let share = 5 + random.below(45);
    let mut attacks = Vec::new();
    for from in 0..arguments {
        for to in 0..arguments {
            if random.percent(share) && (from != to || random.percent(50)) {
                attacks.push((from, to));
            }
        }
    }
    AbstractFramework::new(arguments, attacks)
}

fn set(extension: &Extension) -> Set {
    extension.assumptions().fold(0, |all, one| all | 1 << one)
}

fn agrees(framework: &AbstractFramework) {
    let rules = framework.framework();
    let reasoner = Reasoner::new(&rules);
    let settled = grounded(&rules);
    let labels: Vec<Label> = (0..framework.argument_count() as u32).map(|it| settled.label(it)).collect();
    assert_eq!(framework.grounded(), labels, "{framework:?}");
    for &semantics in Semantics::ALL {
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
        let one = reasoner.extension(semantics).unwrap();
        match &one {
            Some(one) => assert!(extensions.contains(&set(one)), "{:b} is none of the {}", set(one), told()),
            None => assert!(extensions.is_empty(), "none of the {}", told()),
        }
        for argument in 0..framework.argument_count() as u32 {
            let has = |extension: &Set| extension >> argument & 1 == 1;
            match reasoner.credulous(semantics, argument).unwrap() {
                Some(with) => {
                    let with = set(&with);
                    assert!(has(&with) && extensions.contains(&with), "{argument} in {with:b}: {}", told());
                }
                None => assert!(!extensions.iter().any(has), "{argument} in none: {}", told()),
            }
            match reasoner.sceptical(semantics, argument).unwrap() {
                Some(without) => {
                    let without = set(&without);
                    assert!(
                        !has(&without) && extensions.contains(&without),
                        "{argument} not in {without:b}: {}",
                        told()
                    );
                }
                None => assert!(extensions.iter().all(has), "{argument} in all: {}", told()),
            }
        }
    }
}

#[test]
fn every_question_is_answered_as_by_trying_all_sets() {
    let mut numbers = Random(1);
    for _ in 0..12_000 {
        agrees(&random(&mut numbers));
    }
}

#[test]
fn an_empty_framework_has_the_empty_extension() {
    agrees(&AbstractFramework::new(0, Vec::new()));
}
