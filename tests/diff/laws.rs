//! What holds of every two maps.

use elenchus::{ArgumentMap, Semantics, explain::diff};

use crate::{
    apply::{applied, canonical},
    edits,
    sketch::Random,
};

fn map(document: &elenchus::document::Document) -> ArgumentMap {
    let built = ArgumentMap::from_document(document);
    built.unwrap_or_else(|error| panic!("{error:?}\n{}", document.to_yaml().unwrap_or_default()))
}

/// Two maps, the second the first with a few edits.
fn pair(random: &mut Random) -> [ArgumentMap; 2] {
    let mut document = edits::document(random);
    let old = map(&document);
    edits::edit(&mut document, random);
    [old, map(&document)]
}

fn shown(maps: &[ArgumentMap; 2]) -> String {
    maps.each_ref().map(|map| map.to_document().to_yaml().unwrap_or_default()).join("---\n")
}

#[test]
fn a_map_does_not_differ_from_itself() {
    let mut random = Random(11);
    for _ in 0..500 {
        let [map, _] = pair(&mut random);
        let difference = diff(&map, &map);
        assert!(difference.is_empty(), "{difference}");
        assert_eq!(difference.to_string(), "no differences\n");
    }
}

#[test]
fn the_changes_make_the_new_map_of_the_old_one() {
    let mut random = Random(12);
    let mut changes = 0;
    for _ in 0..4_000 {
        let maps = pair(&mut random);
        let difference = diff(&maps[0], &maps[1]);
        changes += difference.changes.len();
        let made = applied(&maps[0].to_document(), &difference.changes, |_| true);
        assert_eq!(canonical(&made), canonical(&maps[1].to_document()), "{difference}\n{}", shown(&maps));
    }
    assert!(changes > 8_000, "{changes}");
}

#[test]
fn the_verdicts_told_are_those_that_changed() {
    let mut random = Random(13);
    for _ in 0..2_000 {
        let maps = pair(&mut random);
        let difference = diff(&maps[0], &maps[1]);
        // The old map under the new names.
        let renamed = map(&applied(&maps[0].to_document(), &difference.changes, |_| false));
        let (was, is) = (renamed.verdicts(Semantics::Grounded), maps[1].verdicts(Semantics::Grounded));
        let mut changed: Vec<_> = is
            .iter()
            .filter_map(|(id, new)| Some((id.to_owned(), was.get(id)?, new)))
            .filter(|(_, old, new)| old != new)
            .collect();
        let mut told: Vec<_> =
            difference.verdicts.iter().map(|turned| (turned.claim.clone(), turned.old, turned.new)).collect();
        changed.sort();
        told.sort();
        assert_eq!(told, changed, "{}", shown(&maps));
    }
}

#[test]
fn what_a_verdict_is_due_to_yields_it_and_nothing_less_does() {
    let mut random = Random(14);
    let (mut alone, mut together, mut several) = (0, 0, 0);
    for _ in 0..4_000 {
        let maps = pair(&mut random);
        let difference = diff(&maps[0], &maps[1]);
        let old = maps[0].to_document();
        for turned in &difference.verdicts {
            let because = turned.because.as_ref().unwrap_or_else(|| panic!("{difference}\n{}", shown(&maps)));
            let verdict = |made: &[usize]| {
                let document = applied(&old, &difference.changes, |change| made.contains(&change));
                map(&document).verdicts(Semantics::Grounded)[turned.claim.as_str()]
            };
            let told = || format!("{turned:?}\n{difference}\n{}", shown(&maps));
            for set in [because].into_iter().chain(&turned.or) {
                assert_eq!(verdict(set), turned.new, "{}", told());
                for without in set {
                    let fewer: Vec<usize> = set.iter().copied().filter(|change| change != without).collect();
                    assert_ne!(verdict(&fewer), turned.new, "without {without}: {}", told());
                }
            }
            several += usize::from(!turned.or.is_empty());
            match because.len() {
                1 => alone += 1,
                _ => together += 1,
            }
        }
    }
    assert!(alone > 1_000 && together > 100 && several > 100, "{alone} {together} {several}");
}

#[test]
fn the_same_is_told_each_time() {
    let mut random = Random(15);
    for _ in 0..300 {
        let [old, new] = pair(&mut random);
        let (one, other) = (diff(&old, &new), diff(&old.clone(), &new.clone()));
        assert_eq!(one.to_string(), other.to_string());
        assert_eq!(serde_json::to_string(&one).unwrap(), serde_json::to_string(&other).unwrap());
    }
}
