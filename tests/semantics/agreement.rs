//! Two evaluators, written apart, agree on random maps.

use std::{cell::RefCell, collections::BTreeMap};

use elenchus::{Standing, Strength, Verdict};

use crate::{
    naive,
    sketch::{Random, Sketch, holds_of},
};

/// Maps with more arguments than this are passed over.
const MOST_ARGUMENTS: usize = 150;

#[test]
fn argument_by_argument_and_rule_by_rule_the_verdicts_are_the_same() {
    let mut random = Random(1);
    compare(30_000, 25_000, 1_000, || random.sketch());
}

#[test]
fn long_lists_are_judged_like_all_their_pairs() {
    let mut random = Random(2);
    compare(1_500, 1_000, 0, || random.sketch_of_long_lists());
}

/// Draws maps, and sees that enough of them could be compared and that each feature came up in enough of those.
fn compare(drawn: usize, least_compared: usize, least_of_each: usize, draw: impl FnMut() -> Sketch) {
    let seen: RefCell<BTreeMap<&str, usize>> = RefCell::default();
    holds_of(drawn, draw, |sketch| {
        let naive = naive::verdicts(sketch, MOST_ARGUMENTS)?;
        let found = sketch.verdicts();
        for feature in features(sketch, &naive) {
            *seen.borrow_mut().entry(feature).or_default() += 1;
        }
        (naive != found).then(|| format!("argument by argument {naive:?}, rule by rule {found:?}"))
    });
    let seen = seen.into_inner();
    println!("{seen:#?}");
    assert!(seen["compared"] >= least_compared, "{seen:#?}");
    assert!(least_of_each == 0 || FEATURES.iter().all(|feature| seen[feature] >= least_of_each), "{seen:#?}");
}

const FEATURES: [&str; 18] = [
    "cyclic support",
    "strict step of two premises",
    "strict step that matters",
    "three strengths",
    "assertion undercut",
    "step undercut",
    "objection undercut",
    "bare objection",
    "weighed objection",
    "conflict",
    "conflict of three",
    "established",
    "open",
    "outside its window",
    "accepted",
    "rejected",
    "contested",
    "unsupported",
];

/// What is to be found in a map and its verdicts.
fn features(sketch: &Sketch, verdicts: &[Verdict]) -> Vec<&'static str> {
    let any_claim = |test: &dyn Fn(usize) -> bool| (0..sketch.claims.len()).any(test);
    let claim = |id: usize| &sketch.claims[id];
    let strengths = |strength| {
        let of_claims = sketch.claims.iter().map(|claim| claim.strength);
        of_claims.chain(sketch.steps().map(|step| step.strength)).any(|found| found == Some(strength))
    };
    let reached = |id: &usize| matches!(verdicts[*id], Verdict::Accepted | Verdict::Contested);
    let found = [
        ("compared", true),
        ("cyclic support", cyclic(sketch)),
        ("strict step of two premises", sketch.steps().any(|step| step.strict && step.premises.len() > 1)),
        (
            "strict step that matters",
            any_claim(&|id| {
                !claim(id).despite.is_empty()
                    && claim(id).because.iter().any(|step| step.strict && step.premises.iter().all(reached))
            }),
        ),
        ("three strengths", Strength::ALL.iter().all(|&strength| strengths(strength))),
        (
            "assertion undercut",
            any_claim(&|id| {
                claim(id).standing() == Standing::Asserted && claim(id).unless.iter().any(reached)
            }),
        ),
        (
            "step undercut",
            any_claim(&|id| claim(id).because.iter().any(|s| !s.strict && s.unless.iter().any(reached))),
        ),
        (
            "objection undercut",
            any_claim(&|id| claim(id).despite.iter().any(|s| s.unless.iter().any(reached))),
        ),
        (
            "bare objection",
            any_claim(&|id| claim(id).despite.iter().any(|s| s.strength.is_none() && s.unless.is_empty())),
        ),
        ("weighed objection", any_claim(&|id| claim(id).despite.iter().any(|s| s.strength.is_some()))),
        (
            "conflict",
            sketch
                .conflicts
                .iter()
                .any(|between| between.iter().all(|id| verdicts[*id] != Verdict::Unsupported)),
        ),
        ("conflict of three", sketch.conflicts.iter().any(|between| between.len() > 2)),
        ("established", any_claim(&|id| claim(id).standing() == Standing::Established)),
        ("open", any_claim(&|id| claim(id).standing() == Standing::Open)),
        ("outside its window", any_claim(&|id| !claim(id).holds())),
        ("accepted", verdicts.contains(&Verdict::Accepted)),
        ("rejected", verdicts.contains(&Verdict::Rejected)),
        ("contested", verdicts.contains(&Verdict::Contested)),
        ("unsupported", verdicts.contains(&Verdict::Unsupported)),
    ];
    found.into_iter().filter_map(|(feature, present)| present.then_some(feature)).collect()
}

/// Whether some claim with a verdict of its own is a premise of a premise … of itself.
fn cyclic(sketch: &Sketch) -> bool {
    let count = sketch.claims.len();
    let mut reaches = vec![vec![false; count]; count];
    for (id, claim) in sketch.claims.iter().enumerate() {
        for &premise in claim.because.iter().flat_map(|step| &step.premises) {
            reaches[premise][id] = true;
        }
    }
    for via in 0..count {
        for from in 0..count {
            for to in 0..count {
                reaches[from][to] |= reaches[from][via] && reaches[via][to];
            }
        }
    }
    (0..count).any(|id| reaches[id][id])
}
