//! What is written by another semantics than the grounded one says so, wherever it is read.
#![cfg(feature = "sat")]

use elenchus::{
    ArgumentMap, Format, Semantics,
    semantics::{Attitude, Budget},
};

const FERRY: &str = "
title: Does the ferry run?
conclusion: ferry
claims:
  ferry: { text: The ferry runs., because: [calm, tug] }
  calm: The sea is calm.
  tug: A tug pulls it through the storm.
conflicts: [[calm, tug]]
";

/// A ring of three, of which none can be held, and so no stable set either.
const RING: &str = "
conclusion: a
claims:
  a: { text: A., because: [x] }
  x: { text: X., despite: [y] }
  y: { text: Y., despite: [z] }
  z: { text: Z., despite: [x] }
";

/// The formats that show verdicts. The others are notations of what was said, which their readers judge for themselves.
const WITH_VERDICTS: [Format; 7] = [
    Format::Svg,
    Format::Dot,
    Format::Mermaid,
    Format::GraphMl,
    Format::Json,
    Format::Markdown,
    Format::Outline,
];

fn written(text: &str, semantics: Semantics, attitude: Attitude, format: Format) -> String {
    let map = ArgumentMap::parse(text).unwrap();
    let verdicts = map.judge(semantics, attitude, Budget::unlimited()).unwrap();
    map.write(format, &verdicts).unwrap()
}

#[test]
fn every_format_names_the_semantics() {
    for format in WITH_VERDICTS {
        let written = written(FERRY, Semantics::Preferred, Attitude::Credulous, format);
        let said = match format {
            Format::Json => "\"semantics\": \"preferred\",\n  \"attitude\": \"credulous\"",
            Format::Dot => "By the preferred semantics: what is accepted stands on some\\nreading",
            _ => "the preferred semantics: what is accepted stands on some reading",
        };
        assert!(written.contains(said), "{format}:\n{written}");
    }
    for format in WITH_VERDICTS {
        let written = written(FERRY, Semantics::Grounded, Attitude::Sceptical, format);
        assert!(!written.contains("the grounded"), "{format}:\n{written}");
    }
}

#[test]
fn a_memo_says_what_its_verdicts_mean() {
    let memo = |attitude| written(FERRY, Semantics::Preferred, attitude, Format::Markdown);
    let sceptical = memo(Attitude::Sceptical);
    assert!(sceptical.contains("This is **accepted**: it stands on every reading."), "{sceptical}");
    assert!(
        sceptical.contains("(contested: it neither stands on every reading nor falls on every one)"),
        "{sceptical}"
    );
    let credulous = memo(Attitude::Credulous);
    assert!(credulous.contains("This is **accepted**: it stands on some reading."), "{credulous}");
}

#[test]
fn without_a_reading_nothing_is_said_to_stand() {
    for format in WITH_VERDICTS {
        let written = written(RING, Semantics::Stable, Attitude::Sceptical, format);
        let said = match format {
            Format::Json => "\"extensions\": 0",
            Format::Dot => {
                "By the stable semantics: there is no reading, so that these\\nverdicts say nothing"
            }
            _ => "the stable semantics: there is no reading, so that these verdicts say nothing",
        };
        assert!(written.contains(said), "{format}:\n{written}");
    }
    let memo = written(RING, Semantics::Stable, Attitude::Sceptical, Format::Markdown);
    assert!(!memo.contains("stands against all"), "{memo}");
}

#[test]
fn one_reading_is_told_from_all_of_them() {
    let map = ArgumentMap::parse(FERRY).unwrap();
    let calm = map.find("calm").unwrap();
    let reading = map.reading(calm, true, Semantics::Preferred, Budget::unlimited()).unwrap().unwrap();
    assert_eq!(
        reading.standpoint().as_deref(),
        Some("the preferred semantics: what is accepted stands on one reading, looked at by itself")
    );
}
