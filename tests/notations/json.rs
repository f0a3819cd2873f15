//! Our own export as JSON, read back.

use elenchus::{
    ArgumentMap, Format, Level, Semantics, Standing,
    document::Document,
    map::{ClaimBuilder, Loader, Selection},
    notations::Notation,
};

use super::{Random, found, rewritten, sketch};

/// The document of a map, without what says no more than silence would: an export does not tell the two apart.
fn document(map: &ArgumentMap) -> Document {
    let mut document = map.to_document();
    for claim in &mut document.claims {
        let implied = if claim.because.is_empty() { Standing::Asserted } else { Standing::Open };
        claim.standing.take_if(|standing| standing.value == implied);
        claim.strength.take_if(|strength| strength.value.name() == "moderate");
        for argument in &mut claim.because {
            argument.strict.take_if(|strict| !strict.value);
            // A strict step has no strength.
            if argument.strict.is_some() {
                argument.strength = None;
            }
            argument.strength.take_if(|strength| strength.value.name() == "moderate");
        }
        for objection in claim.despite.iter_mut().filter(|objection| !objection.unless.is_empty()) {
            objection.strength.take_if(|strength| strength.value.name() == "moderate");
        }
    }
    document
}

fn written(map: &ArgumentMap) -> String {
    map.write(Format::Json, &map.verdicts(Semantics::Grounded)).unwrap()
}

fn comes_back(map: &ArgumentMap) {
    assert_eq!(elenchus::formats::losses(Format::Json, &map.view()), []);
    let again = rewritten(map, Format::Json, Notation::Json);
    assert_eq!(document(&again), document(map));
    assert_eq!(written(&again), written(map));
}

/// Everything that a map can say.
const FULL: &str = r#"
title: Should the bridge close?
note: Written on a Friday.
meta: { ticket: 42, "1": [a, 0.5, null] }
conclusion: [close, keep]
as-of: 2026-11-01
lints: { isolated: deny, long-text: allow }
sources:
  report: { title: Report 14, author: The office, published: 2026-09, url: "https://example.org/14", file: report.txt }
  law: { title: The law, note: As amended. }
schemes:
  house-rule: { title: Rule of the house, aliases: rule, premises: { rule: A rule., case: A case. }, questions: { valid: { text: Is it valid?, against: rule } } }
claims:
  close:
    text: "The bridge\tshould\n\"close\"."
    standing: asserted
    strength: strong
    because:
      - { id: demand, premises: [insurer], strength: weak, unless: misled, note: So they say. }
      - { premises: { position: [expert, insurer], assertion: frost }, scheme: argument-from-authority, questions: { expertise: insurer, consistency: { note: Nobody differs. } }, warrant: Experts know. }
      - { premises: [frost, corroded], strict: true }
    despite:
      - ferry
      - { premises: [ferry], strength: moderate }
      - { premises: [ferry], unless: [misled] }
    unless: [misled]
    expect: contested
    tags: [safety, money]
  keep: { text: The bridge should stay., section: Other, despite: [close] }
  corroded: { text: The cable is corroded., standing: established, from: [report, { source: law, quote: "so it is", page: 12, paragraph: 2, sentence: 1-2 }] }
  frost: { text: Frost is coming., holds: { from: 2026-10-01 }, confidence: 0.75, note: "Or\nnot.", meta: [1] }
  insurer: The insurer demands it.
  expert: { text: The expert says so., because: [{ premises: { rule: [insurer] }, scheme: rule }] }
  misled: { text: The insurer was misled., standing: open }
  ferry: { text: The ferry is full., section: Other }
conflicts: [[corroded, misled], { between: [close, keep], note: Either or. }]
"#;

#[test]
fn everything_comes_back() {
    let map = ArgumentMap::parse(FULL).unwrap();
    let again = rewritten(&map, Format::Json, Notation::Json);
    let mut expected = document(&map);
    // The export calls a scheme by its id.
    for claim in &mut expected.claims {
        for argument in &mut claim.because {
            if let Some(scheme) = &mut argument.scheme {
                scheme.value = map.find_scheme(&scheme.value).unwrap().id.value.clone();
            }
        }
    }
    assert_eq!(document(&again), expected);
    assert_eq!(written(&again), written(&map));
    assert_eq!(again.schemes().len(), 1, "that of the catalogue is not the map's own");
}

#[test]
fn random_maps_come_back() {
    let mut random = sketch::Random(5);
    for _ in 0..400 {
        comes_back(&ArgumentMap::parse(&random.sketch().to_string()).unwrap());
    }
}

#[test]
fn any_text_comes_back() {
    const WORDS: &[&str] = &[
        "A", "\"", "\\", "\t", "\n", "\r\n", " ", ": ", " #", "é", "👋", "\u{85}", "\u{2028}", "\u{feff}",
        "{", "]", "\u{a0}", "~", "0x1F", "\u{200b}", "<<", "---\n", "'", "\u{d7ff}", "\u{e000}",
    ];
    let mut random = Random(3);
    for _ in 0..400 {
        let mut text = || -> String {
            let words: String = (0..1 + random.below(6)).map(|_| WORDS[random.below(WORDS.len())]).collect();
            format!("{words}.")
        };
        let claim = |id: &str, text: String, note: String| {
            ClaimBuilder::new(id, text).note(note).tag("~").section("no")
        };
        let map = ArgumentMap::builder()
            .title(text())
            .claim(claim("on", text(), text()).because(["1e3"]))
            .claim(claim("1e3", text(), text()))
            .build()
            .unwrap();
        comes_back(&map);
    }
}

#[test]
fn every_command_knows_an_export_by_its_shape() {
    let map = ArgumentMap::parse(FULL).unwrap();
    let loaded = Loader::new().parse("export.json", &written(&map));
    assert_eq!(found(&loaded), Vec::<String>::new());
    assert_eq!(written(loaded.map()), written(&map), "the name of the file is no section");
    // Verdicts are found anew.
    let rejected = written(&map).replace("\"verdict\": \"accepted\"", "\"verdict\": \"rejected\"");
    let loaded = Loader::new().parse("export.json", &rejected);
    assert_eq!(loaded.map().verdicts(Semantics::Grounded)["close"].name(), "accepted");
}

#[test]
fn sections_keep_their_names() {
    let map = ArgumentMap::load(concat!(env!("CARGO_MANIFEST_DIR"), "/claims/south-caucasus")).unwrap();
    let loaded = Loader::new().parse("export.json", &written(&map));
    assert_eq!(found(&loaded), Vec::<String>::new());
    let again = loaded.map();
    let sections = |map: &ArgumentMap| -> Vec<_> {
        map.claims().map(|(_, claim)| map.section(claim.section()).name.clone()).collect()
    };
    assert_eq!(sections(again), sections(&map));
    assert_eq!(again.to_document().claims, map.to_document().claims);
    assert_eq!(loaded.losses(), []);
    assert_eq!(written(again), written(&map));
}

#[test]
fn the_titles_of_a_maps_files_come_back() {
    let folder = std::env::temp_dir().join(format!("elenchus-titles-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    file("cost.yaml", "{ title: What it costs, claims: { dear: { text: It is dear., section: Money } } }");
    file("ferry.yaml", "claims: { ferry: There is a ferry. }");
    file(
        "main.yaml",
        "{ title: The bridge, conclusion: close, claims: { close: { text: Close it., because: [ferry] } } }",
    );
    let map = ArgumentMap::load(&folder);
    std::fs::remove_dir_all(&folder).unwrap();
    let map = map.unwrap();
    let sections = |map: &ArgumentMap| -> Vec<String> {
        map.sections()
            .map(|(_, section)| format!("{}: {}", section.name, section.title.as_deref().unwrap_or("-")))
            .collect()
    };
    let expected = ["cost: What it costs", "Money: -", "ferry: -", "main: The bridge"];
    assert_eq!(sections(&map), expected);
    assert_eq!(elenchus::formats::losses(Format::Json, &map.view()), []);
    let again = rewritten(&map, Format::Json, Notation::Json);
    // That of the file itself comes before them.
    assert_eq!(sections(&again)[1..], expected);
    assert_eq!(again.title(), Some("The bridge"));
    assert_eq!(written(&again), written(&map));
    // YAML has no key for those of the files of which it is made.
    let lost: Vec<_> = again.document_losses().into_iter().map(|loss| loss.message).collect();
    assert_eq!(lost, ["the title of the section `cost`"]);
}

#[test]
fn of_two_levels_of_a_check_the_last_is_written() {
    let map = ArgumentMap::builder()
        .claim(ClaimBuilder::new("a", "A."))
        .lint("isolated", Level::Deny)
        .lint("long-text", Level::Note)
        .lint("isolated", Level::Allow)
        .build()
        .unwrap();
    let levels = |map: &ArgumentMap| -> Vec<_> {
        map.lints().iter().map(|lint| (lint.check.value.clone(), lint.level)).collect()
    };
    let expected = [("isolated".to_owned(), Level::Allow), ("long-text".to_owned(), Level::Note)];
    assert_eq!(levels(&rewritten(&map, Format::Json, Notation::Json)), expected);
    assert_eq!(levels(&ArgumentMap::from_document(&map.to_document()).unwrap()), expected);
    let yaml = map.to_document().to_yaml().unwrap();
    assert_eq!(levels(&ArgumentMap::parse(&yaml).unwrap()), expected, "{yaml}");
}

#[test]
fn what_an_export_cannot_hold_is_told() {
    let map = ArgumentMap::parse(
        "# elenchus: allow(isolated) kept for later\n{ conclusion: a, claims: { a: { text: A., because: [[b, c]], unless: [c] }, b: B., c: C. }, conflicts: [[b, c]] }",
    )
    .unwrap();
    let lost = |view: &elenchus::map::View<'_>| -> Vec<String> {
        let losses = elenchus::formats::losses(Format::Json, view);
        losses
            .iter()
            .map(|loss| format!("{}: {}", map.files().slice(loss.primary.span.unwrap()), loss.message))
            .collect()
    };
    let comment = "# elenchus: allow(isolated) kept for later: a comment that silences a finding";
    assert_eq!(lost(&map.view()), [comment]);
    // What a part names and does not hold is unknown to whoever reads it.
    let part = map.select(&Selection { focus: map.find("a"), depth: Some(0), ..Selection::default() });
    let expected = [
        comment,
        "[b, c]: the claims of an argument that are not selected",
        "a: an undercut that is not selected",
    ];
    assert_eq!(lost(&part), expected);
    let json = elenchus::formats::write(Format::Json, &part, &map.verdicts(Semantics::Grounded)).unwrap();
    let loaded = Loader::new().parse("export.json", &json);
    assert_eq!(found(&loaded).len(), 3, "{:?}", found(&loaded));
}

#[test]
fn mistakes_are_told_at_their_places() {
    let loaded = Loader::new().parse("export.json", "{ semantics: grounded, sections: [] }");
    assert_eq!(found(&loaded), ["{ semantics: grounded, sections: [] }: this export has no `claims`"]);
    let text = r#"{ "title": "T", "semantics": "grounded", "sections": [{ "name": "map", "own": 1 }, {}, "x"], "claims": {
        "a": { "text": "A.", "verdict": "accepted", "because": [{ "premises": ["b"], "strict": 1 }], "verdicts": 1 },
        "b": { "verdict": "accepted" } } }"#;
    let loaded = Loader::new().parse("export.json", text);
    assert_eq!(
        found(&loaded),
        [
            "\"own\": a section has no key `own`",
            "{}: this section has no name",
            "\"x\": the name and title of a section are a mapping, and this is text",
            "1: expected true or false, found a number",
            "\"verdicts\": a claim has no key `verdicts`",
            "\"b\": this claim has no `text`",
        ]
    );
}
