//! Explanations to read: small maps, and the map of the article.

use std::path::{Path, PathBuf};

use elenchus::{
    ArgumentMap, Format, Semantics,
    explain::{Style, confirm},
    formats,
};

fn why(yaml: &str, id: &str) -> String {
    let map = ArgumentMap::parse(yaml).unwrap();
    let why = map.why(id).unwrap();
    assert_eq!(confirm(&map, &why), Ok(()), "{why:#?}");
    why.to_string()
}

fn article() -> ArgumentMap {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/south-caucasus");
    ArgumentMap::load(path).unwrap()
}

fn of_the_article(id: &str) -> String {
    let map = article();
    let why = map.why(id).unwrap();
    assert_eq!(confirm(&map, &why), Ok(()));
    why.to_string()
}

#[test]
fn the_conclusion_of_the_article_stands() {
    insta::assert_snapshot!(of_the_article("deal-now"));
}

#[test]
fn and_its_rival_does_not() {
    insta::assert_snapshot!(of_the_article("wait"));
}

const BRIDGE: &str = "
title: Should the bridge close this winter?
conclusion: close
claims:
  close:
    text: The bridge should close for the winter.
    because:
      - [corroded, frost]
    despite: [ferry-full, [costly, unpopular], rumour, { premises: [habit], strength: weak }]
  corroded: { text: The main cable has lost a fifth of its section., strength: strong }
  frost: Winter frost raises the load on the cable.
  ferry-full: { text: The ferry cannot take the diverted traffic., despite: [second-ferry] }
  second-ferry: A second ferry is chartered from December.
  costly: { text: The detour is costly., strength: weak }
  unpopular: Nobody wants it closed.
  rumour: { text: It will be a warm winter., standing: open }
  habit: It was never closed before.
";

#[test]
fn an_accepted_claim_with_what_answers_each_objection() {
    insta::assert_snapshot!(why(BRIDGE, "close"));
}

#[test]
fn a_rejected_claim_with_what_brings_each_argument_down() {
    let yaml = "
claims:
  open:
    text: The bridge stays open.
    because: [ferry-full, { id: habit, premises: [never-closed], unless: [worn] }]
    despite: [{ id: safety, premises: [danger, duty], unless: [insured] }]
  ferry-full: { text: The ferry is full., despite: [second-ferry] }
  second-ferry: There is a second ferry.
  never-closed: It was never closed before.
  worn: It was never so worn.
  danger: It is dangerous.
  duty: The council answers for it.
  insured: { text: The council is insured., unless: [lapsed] }
  lapsed: { text: The insurance has lapsed., standing: established }
";
    insta::assert_snapshot!(why(yaml, "open"));
}

/// The smallest explanation is one objection; who would defend the claim has to answer all of them.
#[test]
fn what_else_would_have_been_enough_is_counted() {
    let yaml = "
claims:
  close:
    text: The bridge should close.
    despite: [noise, detour, { premises: [habit], strength: weak }, gone, [dear, unpopular]]
  noise: { text: It is loud., strength: strong }
  detour: The detour is long.
  habit: It was never so.
  gone: { text: The ferry is gone., despite: [noise] }
  dear: It is dear.
  unpopular: Nobody wants it.
  open: It stays open.
conflicts: [[close, open]]
";
    assert_eq!(
        why(yaml, "close"),
        "\
close is rejected: The bridge should close.
├─ defeated by noise (accepted, asserted, strong): It is loud.
└─ 3 more stand against it, each strong enough: despite detour; despite dear, unpopular; in conflict
   with open
"
    );
    // Neither the weak one nor the one that is defeated counts.
    let map = ArgumentMap::parse(yaml).unwrap();
    let data = serde_json::to_value(map.why("close").unwrap()).unwrap();
    let numbers: Vec<_> = data["others"].as_array().unwrap().iter().map(|step| &step["number"]).collect();
    assert_eq!(numbers, [&serde_json::json!(2), &serde_json::json!(5), &serde_json::Value::Null]);
    let weak = yaml.replace("The bridge should close.", "The bridge should close.\n    strength: weak");
    assert!(why(&weak, "close").contains("4 more stand against it"), "{}", why(&weak, "close"));
    for id in ["gone", "noise", "open"] {
        assert!(map.why(id).unwrap().others().is_empty(), "{id}");
    }
}

#[test]
fn an_objection_to_what_follows_strictly() {
    let yaml = "
claims:
  bachelor: { text: He is a bachelor., strength: weak }
  unmarried: { text: He is not married., because: [{ premises: [bachelor], strict: true }] }
  married: He is married.
conflicts:
  - [unmarried, married]
";
    insta::assert_snapshot!(why(yaml, "bachelor"));
    insta::assert_snapshot!(why(yaml, "married"));
}

/// A step is no stronger than what it rests on, whatever the author says of it.
#[test]
fn a_strong_step_with_a_weaker_premise() {
    let yaml = "
claims:
  badge: { text: Visitors wear a badge., despite: [{ premises: [exempt], strength: strong }] }
  exempt: Members are exempt.
  surely: { text: Surely., strength: strong }
";
    assert_eq!(
        why(yaml, "badge"),
        "\
badge is rejected: Visitors wear a badge.
└─ defeated by exempt (strong, but moderate by its premises)
   └─ exempt (accepted, asserted): Members are exempt.
"
    );
    let firm = yaml.replace("Members are exempt.", "{ text: Members are exempt., strength: strong }");
    assert!(why(&firm, "badge").contains("defeated by exempt (strong)\n"));
}

/// Nobody asks what speaks against a consequence if nothing does.
#[test]
fn a_strict_consequence_that_nothing_speaks_against() {
    let yaml = "
claims:
  whale: { text: It is a whale., despite: [gills] }
  gills: { text: It has gills., strength: weak }
  mammal: { text: It is a mammal., because: [{ premises: [whale], strict: true }] }
";
    let alone = why(yaml, "whale");
    assert!(!alone.contains("follows strictly"), "{alone}");
    assert!(alone.contains("despite gills"), "{alone}");
    let opposed =
        format!("{yaml}  fish: {{ text: It is a fish., strength: weak }}\nconflicts: [[mammal, fish]]\n");
    let opposed = why(&opposed, "whale");
    assert!(
        opposed.contains("despite what speaks against mammal, which follows strictly from it"),
        "{opposed}"
    );
}

#[test]
fn claims_that_have_no_ground_but_each_other() {
    let yaml = "
claims:
  rich: { text: He is rich., because: [trusted, heir] }
  trusted: { text: The bank trusts him., because: [rich] }
  heir: { text: He is an heir., despite: [will] }
  will: The will names another.
";
    insta::assert_snapshot!(why(yaml, "trusted"));
}

#[test]
fn even_and_odd_disputes() {
    let yaml = "
claims:
  ferry: { text: The ferry runs., because: [calm] }
  calm: The sea is calm.
  tug: A tug pulls it through the storm.
  liar: { text: This claim is wrong., despite: [liar] }
  rock: { text: Rock wins., despite: [paper] }
  paper: { text: Paper wins., despite: [scissors] }
  scissors: { text: Scissors win., unless: [rock] }
conflicts: [[calm, tug]]
";
    insta::assert_snapshot!(why(yaml, "ferry"));
    insta::assert_snapshot!(why(yaml, "liar"));
    insta::assert_snapshot!(why(yaml, "rock"));
}

#[test]
fn what_is_missing() {
    let yaml = "
as-of: 2026-07-01
claims:
  map-right: { text: The road map is right., because: [[surveyed, printed], { id: winter, premises: [frost] }, said] }
  surveyed: { text: It was surveyed., standing: open }
  printed: It was printed.
  frost: { text: The road freezes., holds: { from: 2026-12-01, until: 2027-03-31 } }
  said: { text: Everybody says so., because: [map-right] }
";
    insta::assert_snapshot!(why(yaml, "map-right"));
}

#[test]
fn a_conflict_of_many() {
    let ids: Vec<String> = (0..8).map(|id| format!("c{id}")).collect();
    let claims: String = ids.iter().map(|id| format!("  {id}: {{ text: It is {id}. }}\n")).collect();
    let yaml = format!(
        "claims:\n{claims}  seen: {{ text: It was seen., strength: strong, because: [c3] }}\nconflicts: [[{}]]\n",
        ids.join(", ")
    )
    .replace("It is c3. }", "It is c3., strength: strong }")
    .replace(", because: [c3] }", " }");
    insta::assert_snapshot!(why(&yaml, "c3"));
    insta::assert_snapshot!(why(&yaml, "c5"));
}

#[test]
fn depth_width_and_colour() {
    let map = ArgumentMap::parse(BRIDGE).unwrap();
    let mut text = String::new();
    let style = Style { width: 48, depth: Some(1), colour: true };
    map.why("close").unwrap().write(style, &mut text).unwrap();
    insta::assert_snapshot!(text.replace('\u{1b}', "^"));
}

#[test]
fn data_and_drawings_of_just_that_part() {
    let map = ArgumentMap::parse(BRIDGE).unwrap();
    let why = map.why("ferry-full").unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&why).unwrap());
    let verdicts = map.verdicts(Semantics::Grounded);
    insta::assert_snapshot!(formats::write(Format::Mermaid, &why.view(), &verdicts).unwrap());
}

#[test]
fn an_id_that_nothing_has() {
    let map = ArgumentMap::parse(BRIDGE).unwrap();
    let error = map.why("forst").unwrap_err();
    assert_eq!(error.to_string(), "there is no claim `forst`: did you mean `frost`?");
    assert_eq!(map.why("nothing-like-it").unwrap_err().to_string(), "there is no claim `nothing-like-it`");
}

#[test]
fn the_same_map_gives_the_same_bytes() {
    let print = || {
        let map = article();
        map.claims()
            .map(|(id, _)| map.explain(id))
            .map(|why| (why.to_string(), serde_json::to_string(&why).unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(print(), print());
}
