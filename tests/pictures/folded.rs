//! A large map folds: what matters most is drawn, and every other claim is counted.

use std::fmt::Write;

use elenchus::{
    ArgumentMap, Format, Semantics,
    explain::diff,
    formats::{self, svg::Options, write_difference},
};
use proptest::prelude::*;

use super::read::{CLAIMS, Document, has_class, load, of_class};

fn folded(map: &ArgumentMap, limit: Option<usize>) -> String {
    let mut options = Options::default();
    options.fold = limit;
    formats::write_svg(&map.view(), &map.verdicts(Semantics::Grounded), &options)
}

/// The claims that are drawn, and the folds with what they hang at and how many claims they hold.
fn drawn(svg: &str) -> (Vec<String>, Vec<(String, usize)>) {
    let svg = Document::parse(svg).unwrap();
    let id = |node: &roxmltree::Node<'_, '_>, key| node.attribute(key).unwrap_or_default().to_owned();
    let claims = of_class(&svg, "claim").iter().map(|claim| id(claim, "data-claim")).collect();
    let folds = of_class(&svg, "fold").into_iter().filter(|fold| fold.attribute("data-claims").is_some());
    let folds =
        folds.map(|fold| (id(&fold, "data-fold"), id(&fold, "data-claims").parse().unwrap())).collect();
    (claims, folds)
}

#[test]
fn every_claim_is_drawn_or_counted() {
    for name in CLAIMS {
        let map = load(name);
        let all = map.claims().len();
        for limit in [1, 2, 3, 7, 20, all - 1, all, 1_000] {
            let (claims, folds) = drawn(&folded(&map, Some(limit)));
            assert!(claims.len() <= limit, "{name}, {limit}: {}", claims.len());
            assert_eq!(claims.len() + folds.iter().map(|fold| fold.1).sum::<usize>(), all, "{name}, {limit}");
            assert_eq!(folds.is_empty(), limit >= all, "{name}, {limit}");
            assert!(folds.iter().all(|(at, _)| claims.contains(at)), "{folds:?}");
            let conclusion = map.conclusions().next().unwrap();
            assert!(claims.iter().any(|claim| claim == map.claim(conclusion).id()), "{name}, {limit}");
        }
    }
}

#[test]
fn all_is_drawn_where_that_is_asked_for_or_little() {
    let map = load("claims/south-caucasus");
    assert_eq!(drawn(&folded(&map, None)).0.len(), map.claims().len());
    assert_eq!(Options::default().fold, Some(150));
    let wide = |count: usize| {
        let mut text = "conclusion: top\nclaims:\n  top: { text: Top., because: [".to_owned();
        (0..count).for_each(|number| write!(text, "c{number}, ").unwrap());
        text += "] }\n";
        (0..count).for_each(|number| writeln!(text, "  c{number}: Claim {number}.").unwrap());
        let map = ArgumentMap::parse(&text).unwrap();
        drawn(&map.write(Format::Svg, &map.verdicts(Semantics::Grounded)).unwrap())
    };
    assert_eq!(wide(149).1, []);
    assert_eq!(wide(160).1, [("top".to_owned(), 11)]);
}

#[test]
fn what_decides_matters_more_than_what_stands_later() {
    let map = ArgumentMap::parse(
        "
conclusion: top
claims:
  top: { text: Top., because: [p1, p2, p3, p4, [p5, p6]], despite: [fell, stands] }
  p1: { text: P., because: [deep] }
  deep: { text: Deep., because: [deeper] }
  deeper: Deeper.
  p2: P.
  p3: P.
  p4: P.
  p5: P.
  p6: P.
  fell: { text: It fell., standing: open }
  stands: It stands.
  rival: { text: Rival., despite: [against] }
  against: Against the rival.
  apart: Apart.
conflicts: [[top, rival]]
",
    )
    .unwrap();
    let claims = |limit| {
        let mut claims = drawn(&folded(&map, Some(limit))).0;
        claims.sort();
        claims
    };
    assert_eq!(claims(3), ["rival", "stands", "top"]);
    assert_eq!(claims(4), ["p1", "rival", "stands", "top"]);
    assert_eq!(claims(6), ["against", "p1", "p2", "rival", "stands", "top"]);
    // An argument is whole or not there.
    for limit in 1..16 {
        let claims = claims(limit);
        assert_eq!(
            claims.contains(&"p5".to_owned()),
            claims.contains(&"p6".to_owned()),
            "{limit}: {claims:?}"
        );
    }
    let svg = folded(&map, Some(6));
    assert!(svg.contains(">5 more claims<") && svg.contains(">arguments: 3 for, 1 against<"), "{svg}");
    let (_, folds) = drawn(&svg);
    let expected = [("p1", 2), ("top", 5), ("", 1)].map(|(at, claims)| (at.to_owned(), claims));
    assert_eq!(folds, expected, "what is apart hangs nowhere");
}

#[test]
fn a_difference_folds_around_what_changed() {
    let text = |last: &str| {
        let mut text = "conclusion: c0\nclaims:\n".to_owned();
        for number in 0..400 {
            writeln!(text, "  c{number}: {{ text: Claim {number}., because: [c{}] }}", number + 1).unwrap();
        }
        text + &format!("  c400: {last}\n")
    };
    let [old, new] =
        ["The last.", "The last and changed."].map(|last| ArgumentMap::parse(&text(last)).unwrap());
    let svg = write_difference(Format::Svg, (&old, &new), &diff(&old, &new), true).unwrap();
    let (claims, folds) = drawn(&svg);
    assert_eq!(claims.len() + folds.iter().map(|fold| fold.1).sum::<usize>(), 401);
    let svg = Document::parse(&svg).unwrap();
    let changed = of_class(&svg, "claim").into_iter().filter(|claim| has_class(claim, "changed")).count();
    assert_eq!(changed, 1);
}

#[test]
fn a_chain_of_a_hundred_thousand_folds() {
    let mut text = "conclusion: c0\nclaims:\n".to_owned();
    for number in 0..100_000 {
        writeln!(text, "  c{number}: {{ text: Claim., because: [c{}] }}", number + 1).unwrap();
    }
    text += "  c100000: Claim.\n";
    let map = ArgumentMap::parse(&text).unwrap();
    let (claims, folds) = drawn(&map.write(Format::Svg, &map.verdicts(Semantics::Grounded)).unwrap());
    assert_eq!(claims.len(), 150);
    assert_eq!(folds, [("c149".to_owned(), 100_001 - 150)]);
}

/// A map of claims whose relations are drawn by lot.
fn map() -> impl Strategy<Value = String> {
    let relation = (0..5_usize, 0..40_usize, 0..40_usize, 0..40_usize);
    prop::collection::vec(relation, 1..80).prop_map(|relations| {
        let mut keys = vec![[const { String::new() }; 3]; 40];
        let mut conflicts = String::new();
        for (kind, claim, one, other) in relations {
            match kind {
                0 => write!(keys[claim][0], "[c{one}, c{other}], ").unwrap(),
                1 => write!(keys[claim][0], "{{ premises: [c{one}], unless: [c{other}] }}, ").unwrap(),
                2 => write!(keys[claim][1], "c{one}, ").unwrap(),
                3 => write!(keys[claim][2], "c{one}, ").unwrap(),
                _ if one != other => write!(conflicts, "[c{one}, c{other}], ").unwrap(),
                _ => {}
            }
        }
        let mut text = "conclusion: c0\nclaims:\n".to_owned();
        for (number, [because, despite, unless]) in keys.iter().enumerate() {
            writeln!(text, "  c{number}: {{ text: Claim {number}., because: [{because}], despite: [{despite}], unless: [{unless}] }}")
                .unwrap();
        }
        text + &format!("conflicts: [{conflicts}]\n")
    })
}

proptest! {
    #[test]
    fn any_map_folds_to_any_size(text in map(), limit in 1..45_usize) {
        let Ok(map) = ArgumentMap::parse(&text) else { return Ok(()) };
        let (claims, folds) = drawn(&folded(&map, Some(limit)));
        prop_assert_eq!(claims.len(), limit.min(40));
        prop_assert_eq!(claims.len() + folds.iter().map(|fold| fold.1).sum::<usize>(), 40);
    }
}
