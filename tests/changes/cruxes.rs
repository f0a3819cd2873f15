//! Cruxes and repairs: all of them, and no other, as trying every set finds them.

use std::{cell::Cell, collections::HashMap};

use elenchus::{
    ArgumentMap, Standing, Strength, Verdict,
    explain::{Evaluation, Extent},
    semantics::Budget,
};

use crate::{
    edit::{Edit, Part, edited},
    sketch::{Random, Sketch, holds_of},
};

/// Every set of up to so many of some items, the smallest first, those of one size in order.
fn subsets(items: usize, most: usize) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = Vec::new();
    let mut of_size: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..most {
        of_size = of_size
            .iter()
            .flat_map(|set| {
                let from = set.last().map_or(0, |last| last + 1);
                (from..items).map(|item| [&set[..], &[item]].concat())
            })
            .collect();
        all.extend(of_size.iter().cloned());
    }
    all
}

/// The minimal sets that bring something about, found by trying all.
fn brute<T>(
    items: usize,
    most: usize,
    covers: impl Fn(usize, usize) -> bool,
    attempt: impl Fn(&[usize]) -> Option<T>,
) -> Vec<(Vec<usize>, T)> {
    let successes: Vec<(Vec<usize>, T)> = subsets(items, most)
        .into_iter()
        .filter_map(|set| attempt(&set).map(|outcome| (set, outcome)))
        .collect();
    let within = |one: &[usize], other: &[usize]| {
        one != other && one.iter().all(|&item| other.iter().any(|&larger| covers(item, larger)))
    };
    let sets: Vec<Vec<usize>> = successes.iter().map(|(set, _)| set.clone()).collect();
    successes.into_iter().filter(|(set, _)| !sets.iter().any(|other| within(other, set))).collect()
}

/// What can be withdrawn: what is asserted, what is argued and not strict, and objections.
fn withdrawable(sketch: &Sketch) -> Vec<Part> {
    let doubtful = |part: &Part| match *part {
        Part::Assertion(id) => {
            sketch.claims[id].standing() == Standing::Asserted && sketch.claims[id].holds()
        }
        Part::Because(id, place) => sketch.claims[id].holds() && !sketch.claims[id].because[place].strict,
        Part::Despite(..) => true,
        Part::Conflict(_) => false,
    };
    Part::all(sketch).into_iter().filter(doubtful).collect()
}

#[test]
fn cruxes_are_what_trying_every_set_finds() {
    let sizes = Cell::new([0; 4]);
    let mut random = Random(41);
    holds_of(
        150,
        || random.sketch(),
        |sketch| {
            let parts = withdrawable(sketch);
            if parts.len() > 12 {
                return None;
            }
            let map = ArgumentMap::parse(&sketch.to_string()).unwrap();
            let mut evaluation = Evaluation::new(&map);
            let before = sketch.verdicts();
            let after: HashMap<Vec<usize>, Vec<Verdict>> = subsets(parts.len(), 3)
                .into_iter()
                .map(|set| {
                    let edits: Vec<Edit> = set.iter().map(|&item| Edit::Withdraw(parts[item])).collect();
                    (set, edited(sketch, &edits).verdicts())
                })
                .collect();
            for (id, _) in map.claims() {
                let judged = |set: &[usize]| {
                    Some(after[set][id.index()]).filter(|&verdict| verdict != before[id.index()])
                };
                let expected: Vec<(Vec<String>, Verdict)> =
                    brute(parts.len(), 3, |one, other| one == other, judged)
                        .into_iter()
                        .map(|(set, verdict)| {
                            (set.iter().map(|&item| parts[item].name(sketch)).collect(), verdict)
                        })
                        .collect();
                let found = evaluation.cruxes(id, 3, &Budget::unlimited());
                let cruxes: Vec<(Vec<String>, Verdict)> =
                    found.cruxes().iter().map(|crux| (crux.names.clone(), crux.verdict)).collect();
                let mut counted = sizes.get();
                cruxes.iter().for_each(|(names, _)| counted[names.len()] += 1);
                sizes.set(counted);
                if cruxes != expected {
                    return Some(format!("c{}: {cruxes:?} instead of {expected:?}", id.index()));
                }
                assert!(matches!(found.extent(), Extent::UpTo(3) | Extent::Everything));
            }
            None
        },
    );
    let [_, ones, twos, threes] = sizes.get();
    assert!(ones > 400 && twos > 100 && threes > 20, "{:?}", sizes.get());
}

/// What could be done for claims, by the definition; and for each the number of what it is done to.
fn repairs(sketch: &Sketch) -> Vec<(Vec<Edit>, String, usize, Strength)> {
    let mut all = Vec::new();
    let mut thing = 0;
    let speaks = |id: usize| {
        sketch.claims.iter().any(|claim| claim.unless.contains(&id))
            || sketch.steps().any(|step| step.unless.contains(&id))
            || sketch.conflicts.iter().any(|between| between.contains(&id))
    };
    for (id, authored) in sketch.claims.iter().enumerate() {
        let own = authored.strength.unwrap_or_default();
        for &strength in Strength::ALL.iter().filter(|_| authored.holds()) {
            let part = Part::Assertion(id);
            match authored.standing() {
                Standing::Asserted if strength > own => {
                    all.push((
                        vec![Edit::Strength(part, strength)],
                        format!("make `c{id}` {strength}"),
                        thing,
                        strength,
                    ));
                }
                Standing::Open if authored.because.is_empty() && strength == own => {
                    all.push((vec![Edit::Assert(id)], format!("assert `c{id}`"), thing, strength));
                }
                Standing::Open if authored.because.is_empty() && strength > own => all.push((
                    vec![Edit::Assert(id), Edit::Strength(part, strength)],
                    format!("assert `c{id}` as {strength}"),
                    thing,
                    strength,
                )),
                _ => {}
            }
        }
        if speaks(id) {
            thing += 1;
            all.push((
                vec![Edit::Object(id, Strength::Strong)],
                format!("object to `c{id}`"),
                thing,
                Strength::Weak,
            ));
        }
        let because =
            authored.because.iter().enumerate().map(|(place, step)| (Part::Because(id, place), step, false));
        let despite =
            authored.despite.iter().enumerate().map(|(place, step)| (Part::Despite(id, place), step, true));
        for (part, step, objects) in because.filter(|_| authored.holds()).chain(despite) {
            thing += 1;
            let strict = step.strict || objects && step.strength.is_none() && step.unless.is_empty();
            let own = step.strength.unwrap_or_default();
            let name = part.name(sketch);
            for &strength in Strength::ALL.iter().filter(|&&strength| !strict && strength > own) {
                all.push((
                    vec![Edit::Strength(part, strength)],
                    format!("make `{name}` {strength}"),
                    thing,
                    strength,
                ));
            }
            if objects {
                thing += 1;
                all.push((vec![Edit::Undercut(part)], format!("answer `{name}`"), thing, Strength::Weak));
            }
        }
        thing += 1;
    }
    all
}

#[test]
fn repairs_are_what_trying_every_set_finds() {
    let sizes = Cell::new([0; 4]);
    let mut random = Random(42);
    holds_of(
        150,
        || random.sketch(),
        |sketch| {
            let map = ArgumentMap::parse(&sketch.to_string()).unwrap();
            let mut evaluation = Evaluation::new(&map);
            let before = sketch.verdicts();
            let repairs = repairs(sketch);
            // All sets of three are tried where there are few of them.
            let most = if repairs.len() <= 12 { 3 } else { 2 };
            let after: HashMap<Vec<usize>, Vec<Verdict>> = subsets(repairs.len(), most)
                .into_iter()
                // Two degrees of one repair are none.
                .filter(|set| !set.windows(2).any(|pair| repairs[pair[0]].2 == repairs[pair[1]].2))
                .map(|set| {
                    let edits: Vec<Edit> = set.iter().flat_map(|&item| repairs[item].0.clone()).collect();
                    (set, edited(sketch, &edits).verdicts())
                })
                .collect();
            for (id, claim) in map.claims() {
                let found = evaluation.rescue(id, most, &Budget::unlimited());
                if before[id.index()] == Verdict::Accepted {
                    assert!(found.ways().is_empty());
                    continue;
                }
                let itself = format!("object to `{}`", claim.id());
                let covers = |one: usize, other: usize| {
                    repairs[one].2 == repairs[other].2 && repairs[one].3 <= repairs[other].3
                };
                let judged = |set: &[usize]| {
                    let rejected = set.iter().any(|&item| repairs[item].1 == itself);
                    let accepted = after.get(set)?[id.index()] == Verdict::Accepted;
                    (accepted && !rejected).then_some(())
                };
                let expected: Vec<Vec<String>> = brute(repairs.len(), most, covers, judged)
                    .into_iter()
                    .map(|(set, ())| set.iter().map(|&item| repairs[item].1.clone()).collect())
                    .collect();
                let mut counted = sizes.get();
                expected.iter().for_each(|way| counted[way.len()] += 1);
                sizes.set(counted);
                let ways: Vec<Vec<String>> = found.ways().iter().map(|way| way.described.clone()).collect();
                if ways != expected {
                    return Some(format!("c{}: {ways:?} instead of {expected:?}", id.index()));
                }
                for way in found.ways() {
                    let changes: Vec<_> =
                        way.repairs.iter().flat_map(|repair| repair.changes(&map)).collect();
                    let answer = evaluation.what_if(&changes).unwrap();
                    assert_eq!(answer.verdict(claim.id()), Some(Verdict::Accepted));
                }
            }
            None
        },
    );
    let [_, ones, twos, threes] = sizes.get();
    assert!(ones > 100 && twos > 50 && threes > 5, "{:?}", sizes.get());
}

/// A chain is as long to try as it is long, although what is withdrawn at its end reaches all of it.
#[test]
fn everything_in_a_long_chain_is_a_crux() {
    let count = 10_000;
    let mut yaml = String::from("claims:\n");
    for id in 0..count - 1 {
        yaml += &format!("  c{id}: {{ text: Claim {id}., because: [c{}] }}\n", id + 1);
    }
    yaml += &format!("  c{}: The first.\n", count - 1);
    let map = ArgumentMap::parse(&yaml).unwrap();
    let cruxes = map.cruxes(map.find("c0").unwrap(), 1, &Budget::unlimited());
    assert_eq!(cruxes.cruxes().len(), count);
    assert!(cruxes.cruxes().iter().all(|crux| crux.verdict == Verdict::Unsupported));
    assert_eq!(cruxes.cruxes()[count - 1].names, [format!("c{}", count - 1)]);
}

#[test]
fn sets_of_one_are_found_whatever_the_time() {
    let map = ArgumentMap::parse(
        "claims: { a: { text: A., because: [[b, c]] }, b: B., c: { text: C., because: [d, e] }, d: D., e: E. }",
    )
    .unwrap();
    let at_once = Budget::unlimited().within(std::time::Duration::ZERO);
    let a = map.find("a").unwrap();
    let cruxes = map.cruxes(a, 3, &at_once);
    assert_eq!(cruxes.extent(), Extent::UpTo(1));
    let names: Vec<&str> = cruxes.cruxes().iter().map(|crux| crux.names[0].as_str()).collect();
    assert_eq!(names, ["a/because/1", "b"]);
    assert_eq!(map.cruxes(a, 3, &Budget::unlimited()).extent(), Extent::Everything);
}

/// In a circle each claim that is withdrawn decides all the others, so that to try each takes the square of its length.
#[test]
fn time_also_ends_the_search_in_a_large_circle() {
    let count = 3_001;
    let mut yaml = String::from("claims:\n");
    for id in 0..count {
        yaml += &format!("  c{id}: {{ text: Claim {id}., despite: [c{}] }}\n", (id + 1) % count);
    }
    let map = ArgumentMap::parse(&yaml).unwrap();
    let claim = map.find("c0").unwrap();
    let at_once = Budget::unlimited().within(std::time::Duration::ZERO);
    let mut evaluation = Evaluation::new(&map);
    let before = evaluation.work();
    let cruxes = evaluation.cruxes(claim, 2, &at_once);
    assert!(evaluation.work() - before < 2_100_000, "{}", evaluation.work() - before);
    assert_eq!(cruxes.extent(), Extent::UpTo(0));
    assert!(!cruxes.cruxes().is_empty());
    assert!(cruxes.to_string().ends_with("\n  and not everything was tried\n"));
    let rescue = evaluation.rescue(claim, 2, &at_once);
    assert_eq!(rescue.extent(), Extent::UpTo(0));
    assert!(rescue.to_string().ends_with("\n  and not every repair was tried\n"));
}

#[test]
fn cruxes_and_repairs_are_data() {
    let map = ArgumentMap::parse(
        "claims: { a: { text: A., because: [b, c], despite: [o] }, b: B., c: C., o: O., u: { text: U., standing: open } }",
    )
    .unwrap();
    let mut evaluation = Evaluation::new(&map);
    let a = map.find("a").unwrap();
    let cruxes = evaluation.cruxes(a, 2, &Budget::unlimited());
    assert_eq!(
        serde_json::to_value(&cruxes).unwrap(),
        serde_json::json!({
            "claim": "a",
            "verdict": "rejected",
            "cruxes": [
                { "withdraw": ["a/despite/1"], "verdict": "accepted" },
                { "withdraw": ["o"], "verdict": "accepted" },
                { "withdraw": ["a/because/1", "a/because/2"], "verdict": "unsupported" },
                { "withdraw": ["a/because/1", "c"], "verdict": "unsupported" },
                { "withdraw": ["a/because/2", "b"], "verdict": "unsupported" },
                { "withdraw": ["b", "c"], "verdict": "unsupported" },
            ],
            "complete": 2,
        })
    );
    let rescue = evaluation.rescue(a, 3, &Budget::unlimited());
    assert_eq!(
        serde_json::to_value(&rescue).unwrap(),
        serde_json::json!({
            "claim": "a",
            "verdict": "rejected",
            "ways": [
                [{ "undercut": "a/despite/1" }],
                [{ "strength": "a/because/1", "to": "strong" }, { "strength": "b", "to": "strong" }],
                [{ "strength": "a/because/2", "to": "strong" }, { "strength": "c", "to": "strong" }],
            ],
            "complete": 3,
        })
    );
    let open = evaluation.rescue(map.find("u").unwrap(), 1, &Budget::unlimited());
    assert_eq!(open.to_string(), "`u` is unsupported\n  to have it accepted: assert `u`\n");
    assert!(evaluation.rescue(map.find("o").unwrap(), 1, &Budget::unlimited()).ways().is_empty());
}
