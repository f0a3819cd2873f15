//! Complete, preferred and stable verdicts, held against all complete sets of the arguments built one by one.

use std::cell::Cell;

use elenchus::{
    ArgumentMap, Semantics, Verdict,
    semantics::{Attitude, Budget},
};

use crate::{
    naive,
    sketch::{Random, Sketch, holds_of},
};

/// What all readings say of a claim, or some of them.
fn together(readings: &[&Vec<Verdict>], claim: usize, attitude: Attitude) -> Verdict {
    let verdicts: Vec<Verdict> = readings.iter().map(|reading| reading[claim]).collect();
    let all = |verdict| verdicts.iter().all(|&found| found == verdict);
    match attitude {
        Attitude::Sceptical if readings.is_empty() => Verdict::Accepted,
        _ if verdicts.first() == Some(&Verdict::Unsupported) => Verdict::Unsupported,
        Attitude::Sceptical if all(Verdict::Accepted) => Verdict::Accepted,
        Attitude::Credulous if verdicts.contains(&Verdict::Accepted) => Verdict::Accepted,
        _ if all(Verdict::Rejected) => Verdict::Rejected,
        _ => Verdict::Contested,
    }
}

fn disagreement(sketch: &Sketch, compared: &Cell<usize>, several: &Cell<usize>) -> Option<String> {
    let readings = naive::readings(sketch, 60, 12)?;
    compared.set(compared.get() + 1);
    several.set(several.get() + usize::from(readings.len() > 1));
    let map = ArgumentMap::parse(&sketch.to_string()).unwrap();
    for semantics in [Semantics::Complete, Semantics::Preferred, Semantics::Stable] {
        let of_semantics: Vec<&Vec<Verdict>> = readings
            .iter()
            .filter(|(_, preferred, stable)| match semantics {
                Semantics::Preferred => *preferred,
                Semantics::Stable => *stable,
                _ => true,
            })
            .map(|(verdicts, ..)| verdicts)
            .collect();
        for attitude in [Attitude::Sceptical, Attitude::Credulous] {
            if of_semantics.is_empty() && attitude == Attitude::Credulous {
                continue;
            }
            let found = map.judge(semantics, attitude, Budget::unlimited()).unwrap();
            if found.has_extension() == of_semantics.is_empty() {
                return Some(format!("{semantics}: extensions {of_semantics:?}"));
            }
            let expected: Vec<Verdict> =
                (0..sketch.claims.len()).map(|claim| together(&of_semantics, claim, attitude)).collect();
            let found: Vec<Verdict> = found.iter().map(|(_, verdict)| verdict).collect();
            if expected != found {
                let attitude = attitude.name();
                return Some(format!(
                    "{semantics}, {attitude}: by arguments {expected:?}, by rules {found:?}"
                ));
            }
        }
    }
    None
}

#[test]
fn the_readings_of_random_maps_are_those_of_their_arguments() {
    let (compared, several) = (Cell::new(0), Cell::new(0));
    let mut random = Random(3);
    holds_of(30_000, || random.sketch(), |sketch| disagreement(sketch, &compared, &several));
    let (compared, several) = (compared.get(), several.get());
    println!("{compared} maps compared, {several} of them with several complete extensions");
    assert!(compared >= 20_000 && several >= 3_000, "{compared} compared, {several} with several");
}
