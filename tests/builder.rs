//! Maps built in code are the maps that are written, with the same checks.

use elenchus::{
    ArgumentMap, Error, Level, Semantics, Standing, Strength, Verdict,
    document::{Citation, Document, Source},
    map::{ArgumentBuilder, ClaimBuilder, MapBuilder},
};
use jiff::civil::date;
use proptest::prelude::*;

fn bridge() -> MapBuilder {
    ArgumentMap::builder()
        .title("Should the bridge close?")
        .conclusion("close")
        .as_of(date(2026, 11, 1))
        .source("report", Source { title: Some("Report 14".to_owned()), ..Source::default() })
        .claim(
            ClaimBuilder::new("close", "The bridge should close.")
                .because(["corroded", "frost"])
                .because_of(
                    ArgumentBuilder::new(["insurer"]).strength(Strength::Weak).unless("misled").id("demand"),
                )
                .despite(["ferry"])
                .expect(Verdict::Accepted),
        )
        .claim(ClaimBuilder::new("corroded", "The cable is corroded.").strength(Strength::Strong).cites(
            Citation {
                source: "report".to_owned().into(),
                page: Some("12".to_owned()),
                ..Citation::default()
            },
        ))
        .claim(ClaimBuilder::new("frost", "Frost is coming.").holds(Some(date(2026, 10, 1)), None))
        .claim(ClaimBuilder::new("insurer", "The insurer demands it."))
        .claim(ClaimBuilder::new("misled", "The insurer was misled.").standing(Standing::Open))
        .claim(ClaimBuilder::new("ferry", "The ferry is full.").despite(["second"]))
        .claim(ClaimBuilder::new("second", "A second ferry comes."))
        .conflict(["corroded", "misled"])
        .lint("no-conclusion", Level::Deny)
}

#[test]
fn built_and_written_are_one() {
    let written = ArgumentMap::parse(
        "
title: Should the bridge close?
conclusion: close
as-of: 2026-11-01
lints: { no-conclusion: deny }
sources: { report: { title: Report 14 } }
claims:
  close:
    text: The bridge should close.
    because: [[corroded, frost], { id: demand, premises: [insurer], strength: weak, unless: misled }]
    despite: [ferry]
    expect: accepted
  corroded: { text: The cable is corroded., strength: strong, from: { source: report, page: 12 } }
  frost: { text: Frost is coming., holds: { from: 2026-10-01 } }
  insurer: The insurer demands it.
  misled: { text: The insurer was misled., standing: open }
  ferry: { text: The ferry is full., despite: [second] }
  second: A second ferry comes.
conflicts: [[corroded, misled]]
",
    )
    .unwrap();
    let built = bridge().build().unwrap();
    let claims =
        |map: &ArgumentMap| map.claims().map(|(_, claim)| claim.authored().clone()).collect::<Vec<_>>();
    let arguments = |map: &ArgumentMap| {
        map.arguments().map(|(_, argument)| argument.authored().clone()).collect::<Vec<_>>()
    };
    assert_eq!(claims(&built), claims(&written));
    assert_eq!(arguments(&built), arguments(&written));
    assert_eq!(built.as_of(), written.as_of());
    assert_eq!(built.verdicts(Semantics::Grounded)["close"], Verdict::Accepted);
    assert!(built.check().passes());
}

#[test]
fn a_built_map_has_the_same_mistakes_with_places() {
    let builder = bridge()
        .claim(ClaimBuilder::new("not an id", "Text."))
        .claim(ClaimBuilder::new("ferry", "Twice."))
        .claim(ClaimBuilder::new("empty", "").because(["nothing"]));
    let Err(Error::Broken { report }) = builder.build() else { panic!("three mistakes and more") };
    for check in ["wrong-type", "duplicate-id", "missing-text", "unknown-id"] {
        assert!(report.contains(check), "{check}");
    }
    assert!(report.iter().all(|finding| finding.primary.span.is_some()));
}

/// Text with everything that YAML could misread.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z :#,'\"\\[\\]{}&*!|>%@`~\\-\\\\0-9]{1,30}",
        "\\PC{1,20}",
        prop::sample::select(vec![
            "on",
            "no",
            "Yes",
            "~",
            "null",
            "true",
            "1e3",
            "0x1F",
            "2026-01-01",
            "- a",
            "? b",
            ": c",
            "# d",
            "a: b",
            "a #b",
            "  led",
            "trailing  ",
            "two\nlines",
            "three\n\nlines",
            "tab\there",
            "<<",
            "...",
            "---",
            "=",
            "!tag",
            "\u{85}x",
            "\u{2028}y",
            "👋",
            "\u{feff}bom",
            "'",
            "\"",
            "\\",
            "12:30:45",
            "_",
            "é",
        ])
        .prop_map(str::to_owned),
    ]
    .prop_filter("visible", |text| !text.trim().is_empty() && text.trim_end_matches(['\n', '\r']) == text)
}

proptest! {
    #[test]
    fn any_text_comes_through(texts in prop::collection::vec(text(), 1..6), note in text(), tag in text()) {
        let mut builder = ArgumentMap::builder().title(note.clone());
        for (number, text) in texts.iter().enumerate() {
            let claim = ClaimBuilder::new(format!("c{number}"), text).note(&note).tag(&tag);
            builder = builder.claim(claim);
        }
        let map = builder.build().unwrap();
        prop_assert_eq!(map.title(), Some(note.as_str()));
        for ((_, claim), text) in map.claims().zip(&texts) {
            prop_assert_eq!(claim.text(), text);
            prop_assert_eq!(claim.authored().note.as_deref(), Some(note.as_str()));
            prop_assert_eq!(&claim.authored().tags, std::slice::from_ref(&tag));
        }
        let yaml = builder.document().to_yaml().unwrap();
        prop_assert_eq!(&Document::from_yaml(&yaml).unwrap(), builder.document());
    }
}
