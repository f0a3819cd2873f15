//! Maps written as graphs: read back as they were, valid, and what is lost told.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
};

use elenchus::{
    ArgumentMap, Format, Semantics,
    document::Document,
    formats,
    map::{ArgumentBuilder, ClaimBuilder, Loader},
    notations::Notation,
};
use serde_json::{Value, json};

use super::super::{Random, read, told};

impl Random {
    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn some(&mut self, most: usize, claims: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..claims).collect();
        (0..(1 + self.below(most)).min(claims)).map(|_| all.swap_remove(self.below(all.len()))).collect()
    }

    /// A map that AIF can hold.
    fn map(&mut self) -> ArgumentMap {
        let count = 1 + self.below(7);
        let id = |claim: usize| format!("c{claim}");
        let ids = |claims: Vec<usize>| -> Vec<String> { claims.into_iter().map(id).collect() };
        let mut builder = ArgumentMap::builder();
        let mut opposed = HashSet::new();
        let mut names = 0;
        let mut speakers = [false; 3];
        let mut has_own_scheme = false;
        for claim in 0..count {
            let mut built = ClaimBuilder::new(
                id(claim),
                ["Tea.", "“Tea”, \\ \u{2028} and \"more\".", "Tëa 😀\nagain"][self.below(3)],
            );
            for side in 0..2 {
                for _ in 0..self.below(3) {
                    let premises = self.some(3, count);
                    let is_simple = side == 1 && premises.len() == 1;
                    if is_simple && (opposed.contains(&(claim, premises[0])) || claim == premises[0]) {
                        continue;
                    }
                    if is_simple {
                        opposed.insert((premises[0], claim));
                    }
                    let mut argument = ArgumentBuilder::new(ids(premises));
                    if self.chance(30) {
                        argument =
                            ids(self.some(2, count)).into_iter().fold(argument, ArgumentBuilder::unless);
                    }
                    if self.chance(20) {
                        names += 1;
                        argument = argument.id(format!("a{names}"));
                    }
                    if self.chance(20) {
                        let own = self.chance(50);
                        has_own_scheme |= own;
                        argument = argument.scheme(if own { "field-trial" } else { "expert-opinion" });
                    }
                    if self.chance(20) {
                        argument = argument.warrant("It is so as a rule.");
                    }
                    built = if side == 0 { built.because_of(argument) } else { built.despite_of(argument) };
                }
            }
            for (speaker, speaks) in speakers.iter_mut().enumerate() {
                if self.chance(15) {
                    *speaks = true;
                    let quote = self.chance(50).then(|| "words that were said".into());
                    let note = self.chance(30).then(|| "Agreeing".to_owned());
                    let source = format!("s{speaker}").as_str().into();
                    built = built.cites(elenchus::document::Citation {
                        source,
                        quote,
                        note,
                        ..Default::default()
                    });
                }
            }
            if self.chance(10) {
                built = built.meta(json!({ "rephrases": ids(self.some(2, count)) }));
            }
            builder = builder.claim(built);
        }
        for _ in 0..self.below(2) {
            let between = self.some(4, count);
            let opposes = |&one: &usize| {
                between
                    .iter()
                    .any(|&other| opposed.contains(&(one, other)) || opposed.contains(&(other, one)))
            };
            if between.len() > 1 && !between.iter().any(opposes) {
                builder = builder.conflict(ids(between));
            }
        }
        for speaker in (0..3).filter(|&speaker| speakers[speaker]) {
            let title = Some(["Ann Ames", "Bob", "A. B. C. Dee"][speaker].to_owned());
            builder = builder
                .source(format!("s{speaker}"), elenchus::document::Source { title, ..Default::default() });
        }
        if has_own_scheme {
            let title = Some("Field Trial".to_owned());
            builder =
                builder.scheme("field-trial", elenchus::document::Scheme { title, ..Default::default() });
        }
        builder.build().unwrap()
    }
}

/// A map's document, without the numbers that AIF gives to nodes.
fn unnumbered(map: &ArgumentMap) -> Document {
    let mut document = map.to_document();
    for claim in &mut document.claims {
        if let Some(Value::Object(meta)) = claim.meta.as_deref_mut() {
            meta.shift_remove("nodeID");
            if meta.is_empty() {
                claim.meta = None;
            }
        }
    }
    document
}

pub fn written(map: &ArgumentMap, format: Format) -> String {
    map.write(format, &map.verdicts(Semantics::Grounded)).unwrap()
}

#[test]
fn what_is_written_is_read_as_the_same_map() {
    let mut random = Random(7);
    for _ in 0..400 {
        let map = random.map();
        assert_eq!(formats::losses(Format::Aif, &map.view()), []);
        for format in [Format::Aif, Format::XAif] {
            let text = written(&map, format);
            let again = read(Notation::Aif, &text);
            let yaml = |document: &Document| document.to_yaml().unwrap();
            assert_eq!(yaml(&unnumbered(again.map())), yaml(&unnumbered(&map)), "{text}");
            assert_eq!(written(again.map(), format), text);
            // The layout of xAIF is of its own making.
            let expected = ["rephrase", "laid out"];
            for loss in again.losses() {
                assert!(expected.iter().any(|word| loss.message.contains(word)), "{loss}\n{text}");
            }
        }
    }
}

fn schema(part: &str) -> jsonschema::Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notations/aif/schema.json");
    let mut schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    schema["$ref"] = json!(format!("#/$defs/{part}"));
    jsonschema::draft202012::new(&schema).unwrap()
}

/// What AIF asks of a graph beyond its shape.
fn assert_sound(graph: &Value, text: &str) {
    let mut kinds = HashMap::new();
    for node in graph["nodes"].as_array().unwrap() {
        let id = node["nodeID"].as_str().unwrap();
        assert!(kinds.insert(id, node["type"].as_str().unwrap()).is_none(), "{id} is there twice: {text}");
    }
    let (mut into, mut out_of) = (HashMap::new(), HashMap::new());
    for edge in graph["edges"].as_array().unwrap() {
        let (from, to) = (edge["fromID"].as_str().unwrap(), edge["toID"].as_str().unwrap());
        let is_information = |id| matches!(kinds[id], "I" | "L");
        assert!(!(is_information(from) && is_information(to)), "no claim leads straight to another: {text}");
        *into.entry(to).or_insert(0) += 1;
        *out_of.entry(from).or_insert(0) += 1;
    }
    for (id, kind) in kinds.iter().filter(|(_, kind)| !matches!(**kind, "I" | "L")) {
        assert!(into.contains_key(id), "{id} has an antecedent: {text}");
        let consequents = out_of.get(id).copied().unwrap_or(0);
        let goes_both_ways = *kind == "CA" && into[id] > 2 && consequents == into[id];
        assert!(consequents == 1 || goes_both_ways, "{id} has one consequent: {text}");
    }
}

#[test]
fn what_is_written_is_valid() {
    let (graph_schema, xaif_schema) = (schema("graph"), schema("xaif"));
    let mut random = Random(11);
    for _ in 0..100 {
        let map = random.map();
        let text = written(&map, Format::Aif);
        let graph: Value = serde_json::from_str(&text).unwrap();
        assert!(
            graph_schema.is_valid(&graph),
            "{:?}\n{text}",
            graph_schema.iter_errors(&graph).collect::<Vec<_>>()
        );
        assert_sound(&graph, &text);
        let text = written(&map, Format::XAif);
        let xaif: Value = serde_json::from_str(&text).unwrap();
        assert!(
            xaif_schema.is_valid(&xaif),
            "{:?}\n{text}",
            xaif_schema.iter_errors(&xaif).collect::<Vec<_>>()
        );
        assert_sound(&xaif["AIF"], &text);
        assert_eq!(xaif["AIF"]["participants"], graph["participants"]);
        assert!(graph["nodes"].as_array().unwrap().iter().all(|node| node["timestamp"] == ""), "{text}");
    }
    assert!(!graph_schema.is_valid(&json!({ "nodes": [{ "nodeID": 1 }], "edges": [], "locutions": [] })));
}

#[test]
fn what_aif_cannot_say_is_told() {
    let text = "title: Tea
conclusion: tea
as-of: 2026-01-01
lints: { long-text: allow }
schemes: { trial: { title: Field trial, premises: { one: There was one. } } }
sources: { ann: { title: Ann, author: Ann Ames }, unused: { title: Nobody } }
claims:
  tea:
    text: Tea.
    standing: asserted
    strength: weak
    because: [{ premises: [dear], strict: true, note: Well. }, { premises: { sign: dear }, scheme: sign }]
    despite: [{ premises: [dear], strength: moderate }]
    unless: dear
    from: { source: ann, page: 3 }
    holds: { from: 2025-01-01 }
    confidence: 0.5
    expect: accepted
    tags: [hot]
    note: A drink.
    meta: { more: 1 }
  dear: { text: Dear., section: Money, standing: established }
conflicts: [{ between: [tea, dear], note: Both. }]
";
    let loaded = Loader::new().parse("map", text);
    assert_eq!(loaded.report().to_string(), "");
    let losses = formats::losses(Format::Aif, &loaded.map().view());
    let told = told(&loaded, &losses);
    insta::assert_snapshot!("losses", told.join("\n"));
    let again = read(Notation::Aif, &written(loaded.map(), Format::Aif));
    assert_eq!(again.map().claims().len(), 2);
}
