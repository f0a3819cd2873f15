//! Every explanation of every claim of thousands of random maps is confirmed.

use elenchus::{ArgumentMap, Semantics, explain::confirm};

use crate::sketch::{Random, Sketch, holds_of};

/// What is wrong with the explanations of a map's claims.
fn wrong(sketch: &Sketch) -> Option<String> {
    let map = ArgumentMap::parse(&sketch.to_string()).expect("a map");
    let verdicts = map.verdicts(Semantics::Grounded);
    for (id, claim) in map.claims() {
        let why = map.explain(id);
        if why.verdict != verdicts[id] {
            return Some(format!("{} is {} and not {}", claim.id(), verdicts[id], why.verdict));
        }
        if let Err(flaw) = confirm(&map, &why) {
            return Some(format!("{}: {flaw}\n{why:#?}", claim.id()));
        }
    }
    None
}

#[test]
fn every_explanation_of_random_maps_is_confirmed() {
    let mut random = Random(20);
    holds_of(10_000, || random.sketch(), wrong);
}

#[test]
fn so_is_every_one_over_long_lists() {
    let mut random = Random(21);
    holds_of(1_000, || random.sketch_of_long_lists(), wrong);
}
