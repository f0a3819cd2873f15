//! Cases at the edge of the definitions, by name.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use elenchus::{
    Semantics,
    semantics::{Budget, Interrupted, Reasoner, SatSolver, Verification, verify},
    theory::{AbstractFramework, AssumptionFramework},
};

use crate::Random;

fn listed(framework: &AbstractFramework, semantics: Semantics) -> Vec<Vec<u32>> {
    let rules = framework.framework();
    let reasoner = Reasoner::new(&rules);
    let mut all: Vec<Vec<u32>> =
        reasoner.extensions(semantics).map(|extension| extension.unwrap().assumptions().collect()).collect();
    all.sort();
    all
}

#[test]
fn the_empty_framework() {
    for &semantics in Semantics::ALL {
        assert_eq!(listed(&AbstractFramework::new(0, vec![]), semantics), [[0_u32; 0]], "{semantics}");
    }
}

#[test]
fn an_argument_that_attacks_itself() {
    let framework = AbstractFramework::new(2, vec![(0, 0), (0, 1)]);
    for semantics in [Semantics::Complete, Semantics::Preferred, Semantics::SemiStable, Semantics::Ideal] {
        assert_eq!(listed(&framework, semantics), [[0_u32; 0]], "{semantics}");
    }
    assert_eq!(listed(&framework, Semantics::Stage), [[1]]);
    assert!(listed(&framework, Semantics::Stable).is_empty());
}

#[test]
fn a_circle_of_three_has_no_stable_extension_so_that_all_of_them_have_everything() {
    let framework = AbstractFramework::new(3, vec![(0, 1), (1, 2), (2, 0)]).framework();
    let reasoner = Reasoner::new(&framework);
    assert!(reasoner.extension(Semantics::Stable).unwrap().is_none());
    for argument in 0..3 {
        assert!(reasoner.sceptical(Semantics::Stable, argument).unwrap().is_none());
        assert!(reasoner.credulous(Semantics::Stable, argument).unwrap().is_none());
        assert!(reasoner.sceptical(Semantics::Preferred, argument).unwrap().is_some());
    }
    assert_eq!(reasoner.count(Semantics::Stable).unwrap(), 0_u32.into());
    assert_eq!(reasoner.without_stable().unwrap().unwrap().len(), 6, "three arguments, three contraries");
}

#[test]
fn long_circles_of_attack() {
    for length in [2_u32, 3, 4, 5, 1_000, 1_001] {
        let attacks = (0..length).map(|at| (at, (at + 1) % length)).collect();
        let framework = AbstractFramework::new(length, attacks).framework();
        let count = Reasoner::new(&framework).count(Semantics::Preferred).unwrap();
        assert_eq!(count, (2 - length % 2).into(), "a circle of {length}");
    }
}

#[test]
fn an_argument_that_no_attack_names_is_in_every_extension() {
    let framework = AbstractFramework::new(3, vec![(0, 1), (1, 0)]).framework();
    let reasoner = Reasoner::new(&framework);
    for &semantics in Semantics::ALL {
        assert!(reasoner.sceptical(semantics, 2).unwrap().is_none(), "{semantics}");
        assert!(reasoner.credulous(semantics, 2).unwrap().unwrap().contains(2), "{semantics}");
    }
}

#[test]
fn an_assumption_that_is_its_own_contrary() {
    let mut framework = AssumptionFramework::new(2);
    framework.assume(0, 0).unwrap();
    framework.assume(1, 0).unwrap();
    let framework = framework.framework();
    let reasoner = Reasoner::new(&framework);
    assert!(reasoner.credulous(Semantics::Preferred, 0).unwrap().is_none());
    assert!(reasoner.credulous(Semantics::Preferred, 1).unwrap().is_none());
    assert!(reasoner.extension(Semantics::Stable).unwrap().is_none());
}

#[test]
fn rules_without_a_body_and_questions_about_what_is_no_assumption() {
    // 0 is assumed, against it speaks 1; 2 is a fact, and 3 follows from it and 0.
    let mut framework = AssumptionFramework::new(5);
    framework.assume(0, 1).unwrap();
    framework.add_rule(2, &[]).unwrap();
    framework.add_rule(3, &[2, 0]).unwrap();
    let rules = framework.framework();
    let reasoner = Reasoner::new(&rules);
    for &semantics in Semantics::ALL.iter().filter(|semantics| semantics.is_for_rules()) {
        for (atom, accepted) in [(0, true), (1, false), (2, true), (3, true), (4, false)] {
            assert_eq!(
                reasoner.credulous(semantics, atom).unwrap().is_some(),
                accepted,
                "{semantics}, {atom}"
            );
            assert_eq!(
                reasoner.sceptical(semantics, atom).unwrap().is_none(),
                accepted,
                "{semantics}, {atom}"
            );
        }
    }
}

#[test]
fn rules_that_go_round_found_nothing() {
    // 2 and 3 rest on each other alone, and attack the assumptions.
    let mut framework = AssumptionFramework::new(4);
    framework.assume(0, 2).unwrap();
    framework.assume(1, 3).unwrap();
    framework.add_rule(2, &[3]).unwrap();
    framework.add_rule(3, &[2]).unwrap();
    let rules = framework.framework();
    let stable = Reasoner::new(&rules).extension(Semantics::Stable).unwrap().unwrap();
    assert_eq!(stable.assumptions().collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn what_falls_apart_is_counted_without_being_listed() {
    // Forty pairs of rivals: three complete extensions each.
    let attacks = (0..40).flat_map(|pair| [(2 * pair, 2 * pair + 1), (2 * pair + 1, 2 * pair)]).collect();
    let framework = AbstractFramework::new(80, attacks).framework();
    let reasoner = Reasoner::new(&framework);
    assert_eq!(reasoner.count(Semantics::Complete).unwrap(), 3_u64.pow(40).into());
    assert_eq!(reasoner.count(Semantics::Stable).unwrap(), 2_u64.pow(40).into());
    // And listed as far as one likes, each once.
    let first: std::collections::HashSet<Vec<u32>> = reasoner
        .extensions(Semantics::Complete)
        .take(1_000)
        .map(|extension| extension.unwrap().assumptions().collect())
        .collect();
    assert_eq!(first.len(), 1_000);
}

/// A framework whose preferred extensions are out of reach.
fn hard() -> AbstractFramework {
    let mut random = Random(9);
    let attacks = (0..60_000).map(|_| (random.below(1_200), random.below(1_200))).collect();
    AbstractFramework::new(1_200, attacks)
}

#[test]
fn a_question_ends_with_its_time() {
    let framework = hard().framework();
    let budget = Budget::unlimited().within(Duration::from_millis(200));
    let start = Instant::now();
    let answer = Reasoner::new(&framework).budget(budget).extension(Semantics::SemiStable);
    assert_eq!(answer.err(), Some(Interrupted));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn another_thread_can_end_a_question() {
    let framework = hard().framework();
    let flag = Arc::new(AtomicBool::new(false));
    let budget = Budget::unlimited().until(flag.clone());
    thread::scope(|scope| {
        let asked =
            scope.spawn(|| Reasoner::new(&framework).budget(budget).extension(Semantics::SemiStable).err());
        thread::sleep(Duration::from_millis(100));
        flag.store(true, Ordering::Relaxed);
        assert_eq!(asked.join().unwrap(), Some(Interrupted));
    });
}

#[test]
fn what_is_beaten_in_one_part_is_beaten_whatever_the_others_do() {
    // Instead of 0 a stage set holds 1, which has 0 and 2 in its range too. Beside them are forty rings of three, each of
    // which has three ranges to offer: trying all 3^40 would never end.
    let mut attacks = vec![(1, 0), (1, 2), (2, 2)];
    attacks
        .extend((0..40).flat_map(|ring| (0..3).map(move |n| (3 + 3 * ring + n, 3 + 3 * ring + (n + 1) % 3))));
    let framework = AbstractFramework::new(123, attacks).framework();
    let reasoner = Reasoner::new(&framework).budget(Budget::unlimited().within(Duration::from_secs(60)));
    assert!(reasoner.credulous(Semantics::Stage, 0).unwrap().is_none());
    assert!(reasoner.sceptical(Semantics::Stage, 1).unwrap().is_none());
    assert!(reasoner.credulous(Semantics::Stage, 5).unwrap().is_some());
}

#[test]
fn work_is_limited_in_the_same_way_every_time() {
    let mut random = Random(11);
    let attacks = (0..600).map(|_| (random.below(100), random.below(100))).collect();
    let framework = AbstractFramework::new(100, attacks).framework();
    for &solver in SatSolver::ALL {
        let ask = |most| {
            let budget = Budget::unlimited().conflicts(most);
            Reasoner::new(&framework).solver(solver).budget(budget).sceptical(Semantics::Stable, 0)
        };
        let found: Vec<bool> = [0, 1, 10, 1_000_000].into_iter().map(|most| ask(most).is_ok()).collect();
        assert!(found[3], "{solver:?}");
        // CaDiCaL may find out without a conflict, by taking the clauses apart.
        if solver == SatSolver::BatSat {
            assert!(!found[0] && found.is_sorted(), "what little work finds out, more does: {found:?}");
        }
        for most in [0, 1, 10] {
            assert!((0..3).all(|_| ask(most).is_ok() == ask(most).is_ok()), "{solver:?}");
        }
    }
}

#[test]
fn every_solver_says_the_same() {
    let mut random = Random(4);
    for _ in 0..50 {
        let attacks: Vec<(u32, u32)> = (0..90).map(|_| (random.below(40), random.below(40))).collect();
        let framework = AbstractFramework::new(40, attacks).framework();
        for &semantics in Semantics::ALL {
            let counts: Vec<_> = SatSolver::ALL
                .iter()
                .map(|&solver| Reasoner::new(&framework).solver(solver).count(semantics).unwrap())
                .collect();
            assert!(counts.windows(2).all(|pair| pair[0] == pair[1]), "{semantics}: {counts:?}");
        }
    }
}

#[test]
fn what_is_no_extension_is_refuted() {
    let framework = AbstractFramework::new(3, vec![(0, 1), (1, 0), (1, 2)]).framework();
    let refuted = |semantics, members: [bool; 3]| match verify(&framework, semantics, &members) {
        Verification::Refuted { not } => not,
        other => panic!("{semantics}, {members:?}: {other:?}"),
    };
    assert_eq!(refuted(Semantics::Preferred, [true, true, false]), "conflict-free");
    assert_eq!(refuted(Semantics::Complete, [true, false, false]), "complete");
    assert_eq!(refuted(Semantics::Complete, [false, false, true]), "complete");
    assert_eq!(refuted(Semantics::Grounded, [true, false, true]), "the least complete set");
    assert_eq!(refuted(Semantics::Stable, [true, false, false]), "stable");
}
