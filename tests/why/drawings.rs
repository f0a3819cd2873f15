//! The drawing of an explanation shows all that its text names, and in one piece.

use std::collections::{BTreeMap, BTreeSet};

use elenchus::{ArgumentMap, Explanation, Format, Semantics, formats};

use crate::sketch::{Random, Sketch, holds_of};

fn mermaid(map: &ArgumentMap, why: &Explanation<'_>) -> String {
    formats::write(Format::Mermaid, &why.view(), &map.verdicts(Semantics::Grounded)).unwrap()
}

/// The numbered claims that a text names: `c0`, `c12`.
fn named(text: &str) -> BTreeSet<&str> {
    let is_id = |word: &&str| {
        word.strip_prefix('c')
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|it| it.is_ascii_digit()))
    };
    text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(is_id).collect()
}

/// The nodes of a chart, each with those that a line leads to or from.
fn neighbours(chart: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut all: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in chart.lines().filter_map(|line| line.strip_prefix("  ")) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [from, arrow, .., to] if arrow.contains("--") || arrow.contains("-.->") => {
                all.entry(from).or_default().push(to);
                all.entry(to).or_default().push(from);
            }
            _ => {
                if let Some((node, _)) = line.split_once(['[', '(']) {
                    all.entry(node).or_default();
                }
            }
        }
    }
    all
}

/// What is wrong with the drawings of the explanations of a map's claims.
fn wrong(sketch: &Sketch) -> Option<String> {
    let map = ArgumentMap::parse(&sketch.to_string()).expect("a map");
    for (id, claim) in map.claims() {
        let why = map.explain(id);
        let (text, chart) = (why.to_string(), mermaid(&map, &why));
        let nodes = neighbours(&chart);
        let shown = || format!("{text}\n{chart}");
        // What else would have been enough is named beside the explanation, of which it is no part.
        let told = match why.others() {
            [] => &text[..],
            _ => &text[..text.rfind("└─ ").unwrap()],
        };
        if let Some(missed) = named(told).into_iter().find(|id| !nodes.contains_key(id)) {
            return Some(format!("{missed} is named, and not drawn:\n{}", shown()));
        }
        let mut reached = BTreeSet::from([claim.id()]);
        let mut work = vec![claim.id()];
        while let Some(node) = work.pop() {
            work.extend(nodes[node].iter().copied().filter(|&next| reached.insert(next)));
        }
        if let Some(apart) = nodes.keys().find(|node| !reached.contains(*node)) {
            return Some(format!("{apart} stands apart:\n{}", shown()));
        }
    }
    None
}

#[test]
fn drawings_of_random_maps_are_in_one_piece_and_show_what_is_named() {
    let mut random = Random(40);
    holds_of(5_000, || random.sketch(), wrong);
}

#[test]
fn so_are_those_over_long_lists() {
    let mut random = Random(41);
    holds_of(500, || random.sketch_of_long_lists(), wrong);
}

/// The step that fails is what decides the claim, and so is drawn with what it rests on.
#[test]
fn an_undercut_step_is_drawn_with_its_premise() {
    let map = ArgumentMap::parse(
        "
conclusion: c
claims:
  c: { text: C., despite: [o] }
  o: { text: O., because: [{ premises: [p], unless: u }] }
  p: P.
  u: U.
",
    )
    .unwrap();
    insta::assert_snapshot!(mermaid(&map, &map.why("o").unwrap()), @r##"
    flowchart LR
      o["O.<br>✗ rejected"]:::rejected
      o/because/1(("#43;"))
      p["P.<br>✓ accepted"]:::accepted
      u["U.<br>✓ accepted"]:::accepted
      p --- o/because/1
      u -.->|undercuts| o/because/1
      o/because/1 --> o
      classDef accepted fill:#e5f3fb,stroke:#0072b2,color:#111
      classDef rejected fill:#fbe9df,stroke:#d55e00,color:#111,stroke-dasharray:6 3
    "##);
}
