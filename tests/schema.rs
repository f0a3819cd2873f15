//! The JSON Schema accepts what the reader accepts and refuses what the reader refuses.

use std::{fs, path::Path};

use elenchus::{
    ArgumentMap,
    document::{Document, json_schema},
    map::Loader,
};
use serde_json::Value;

fn validator() -> jsonschema::Validator {
    jsonschema::draft202012::new(&json_schema()).expect("the schema is one")
}

fn value(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).expect("YAML")
}

/// Every map of the project.
fn maps() -> Vec<std::path::PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims");
    let mut found = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                found.push(path);
            }
        }
    }
    assert!(found.len() >= 10, "the article's sections and two maps more");
    found
}

#[test]
fn every_map_of_the_project_is_valid() {
    let validator = validator();
    for path in maps() {
        let value = value(&fs::read_to_string(&path).unwrap());
        let errors: Vec<_> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn a_second_reader_reads_the_same() {
    for path in maps() {
        let text = fs::read_to_string(&path).unwrap();
        let ours = Loader::new().parse("map", &text);
        let theirs = Document::from_yaml(&text).unwrap();
        // A section alone names claims of others; what both read of it is compared claim by claim.
        let ids: Vec<_> = ours.map().claims().map(|(_, claim)| claim.authored().text.value.clone()).collect();
        let expected: Vec<_> = theirs.claims.iter().map(|claim| claim.text.value.clone()).collect();
        assert_eq!(ids, expected, "{}", path.display());
        // Written and read again by the first reader it is the same document.
        assert_eq!(Document::from_yaml(&theirs.to_yaml().unwrap()).unwrap(), theirs, "{}", path.display());
    }
}

/// The full form of everything.
const FULL: &str = r#"
title: Everything
note: All keys.
meta: { a: [1, 2.5, true, null, "x"], b: { c: d } }
conclusion: [a, b]
as-of: 2026-11-01
include: []
lints: { uncited-premise: warn, long-text: allow }
schemes:
  own: { title: T., premises: [P.], conclusion: C., questions: [Q?], note: N. }
  named:
    title: T.
    aliases: [also, "Also this"]
    premises: { one: P., other: P. }
    questions: { plain: Q?, full: { text: Q?, against: one } }
    source: S.
  half: { aliases: also-half, questions: { "1": Q?, "2": { text: Q?, against: step } } }
sources:
  s: { title: T., author: A., published: 2025-03, url: "https://example.org/", file: f.txt, sha256: "0000000000000000000000000000000000000000000000000000000000000000", note: N. }
  t: { published: 2025 }
claims:
  a:
    text: A.
    standing: asserted
    strength: strong
    because:
      - b
      - [b, c]
      - { premises: c, warrant: W. }
      - { premises: [c], id: step, scheme: own, warrant: W., strict: true, note: N. }
      - premises: { one: b, other: [c, d] }
        scheme: named
        questions: { plain: d, full: [b, c], more: { by: d, note: N. }, last: { note: N. } }
    despite:
      - d
      - { premises: [d, c], strength: weak, unless: [c] }
      - { premises: d, strength: weak }
    unless: [d]
    from:
      - s
      - { source: s, quote: Q., paragraph: 1, sentence: 2, page: 3, url: "https://example.org/", note: N. }
      - { source: t, digest: "0000000000000000000000000000000000000000000000000000000000000000", paragraph: 4, sentence: 2-3, page: iv }
    holds: { from: 2026-01-01, until: 2026-12-31 }
    confidence: 0.5
    expect: contested
    tags: [x, y]
    note: N.
    section: Other
    meta: 7
  b: { text: B., from: s, unless: d, tags: x }
  c: C.
  d: D.
conflicts:
  - [b, d]
  - { between: [c, d], note: N. }
"#;

#[test]
fn the_full_form_is_valid_for_both() {
    assert!(validator().is_valid(&value(FULL)));
    let map = ArgumentMap::parse(&FULL.replace("include: []", "")).unwrap();
    assert_eq!(map.claims().len(), 4);
    let document = Document::from_yaml(FULL).unwrap();
    let again = document.to_yaml().unwrap();
    assert_eq!(Document::from_yaml(&again).unwrap(), document);
    assert!(validator().is_valid(&value(&again)), "what is written is valid too");
    let json = serde_json::to_string(&document).unwrap();
    assert_eq!(Document::from_yaml(&json).unwrap(), document, "JSON is read as YAML is");
    assert!(ArgumentMap::parse(&json).is_ok());
}

#[test]
fn the_longest_id_is_valid_for_both() {
    let longest = format!("claims: {{ {}: A. }}", "é".repeat(200));
    assert!(validator().is_valid(&value(&longest)));
    assert!(ArgumentMap::parse(&longest).is_ok());
    assert!(Document::from_yaml(&longest).is_ok());
}

#[test]
fn both_refuse_the_same() {
    let validator = validator();
    for wrong in [
        "[]",
        "7",
        "claim: {}",
        "claims: []",
        "claims: { a: 7 }",
        "claims: { a: true }",
        "claims: { a: null }",
        "claims: { a: '' }",
        "claims: { a: ' ' }",
        "claims: { 'a b': A. }",
        "claims: { a: {} }",
        "claims: { a: { txt: A. } }",
        "claims: { a: { text: 7 } }",
        "claims: { a: { text: \"\\x07\" } }",
        "claims: { a: { text: A., colour: red } }",
        "claims: { a: { text: A., strength: mighty } }",
        "claims: { a: { text: A., standing: 1 } }",
        "claims: { a: { text: A., because: a } }",
        "claims: { a: { text: A., because: [[]] } }",
        "claims: { a: { text: A., because: [7] } }",
        "claims: { a: { text: A., because: [{ strength: weak }] } }",
        "claims: { a: { text: A., because: [{ premises: [] }] } }",
        "claims: { a: { text: A., because: [{ premises: 7 }] } }",
        "claims: { a: { text: A., despite: [{ premises: [a], strict: true }] } }",
        "claims: { a: { text: A., from: { quote: Q. } } }",
        "claims: { a: { text: A., from: { source: s, digest: abc } } }",
        "claims: { a: { text: A., from: { source: s, paragraph: 0 } } }",
        "claims: { a: { text: A., from: { source: s, sentence: 2 } } }",
        "claims: { a: { text: A., from: { source: s, paragraph: one } } }",
        "claims: { a: { text: A., from: { source: s, sentence: first } } }",
        "claims: { a: { text: A., holds: 2026-01-01 } }",
        "claims: { a: { text: A., holds: { from: January } } }",
        "claims: { a: { text: A., confidence: 1.5 } }",
        "claims: { a: { text: A., confidence: high } }",
        "claims: { a: { text: A., expect: true } }",
        "claims: { a: A. }\nconclusion: 7",
        "claims: { a: A. }\nas-of: 2026",
        "claims: { a: A. }\nas-of: 01.11.2026",
        "claims: { a: A. }\nconflicts: [a]",
        "claims: { a: A. }\nconflicts: [[a]]",
        "claims: { a: A. }\nconflicts: [{ note: N. }]",
        "claims: { a: A. }\nlints: { no-conclusion: loud }",
        "claims: { a: A. }\nlints: []",
        "claims: { a: A. }\nsources: { s: S. }",
        "claims: { a: A. }\nsources: { s: { published: March } }",
        "claims: { a: A. }\nsources: { s: { sha256: 12 } }",
        "claims: { a: A. }\nschemes: { s: { questions: Q } }",
        "claims: { a: A. }\nschemes: { s: { questions: { q: { against: step } } } }",
        "claims: { a: A. }\nschemes: { s: { questions: { 'a b': Q? } } }",
        "claims: { a: A. }\nschemes: { s: { premises: P. } }",
        "claims: { a: A. }\nschemes: { s: { premises: { p: [P.] } } }",
        "claims: { a: A. }\nschemes: { s: { aliases: { a: b } } }",
        "claims: { a: { text: A., because: [{ premises: {} }] } }",
        "claims: { a: { text: A., because: [{ premises: { r: [] } }] } }",
        "claims: { a: { text: A., because: [{ premises: { 'a b': a } }] } }",
        "claims: { a: { text: A., because: [{ premises: a, questions: [q] }] } }",
        "claims: { a: { text: A., because: [{ premises: a, questions: { q: [] } }] } }",
        "claims: { a: { text: A., because: [{ premises: a, questions: { q: in words } }] } }",
        "claims: { a: { text: A., because: [{ premises: a, questions: { q: { answer: a } } }] } }",
        "claims: { a: A. }\ntitle: [T]",
        "claims: { a: A. }\ninclude: 7",
        // An id is a name: 200 characters are read, 201 are not.
        &format!("claims: {{ {}: A. }}", "é".repeat(201)),
        &format!("claims: {{ a: A. }}\nconclusion: {}", "é".repeat(201)),
    ] {
        assert!(!validator.is_valid(&value(wrong)), "the schema accepts {wrong}");
        assert!(Document::from_yaml(wrong).is_err(), "serde accepts {wrong}");
        assert!(ArgumentMap::parse(wrong).is_err(), "the reader accepts {wrong}");
    }
}

#[test]
fn the_schema_is_a_schema_with_words_for_every_key() {
    let schema = json_schema();
    assert!(jsonschema::meta::is_valid(&schema));
    let mut keys = 0;
    let records = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    for property in records.flat_map(|record| record["properties"].as_object().unwrap().values()) {
        assert!(property["description"].as_str().is_some_and(|words| words.len() > 5), "{property}");
        keys += 1;
    }
    assert!(keys > 50, "{keys}");
}
