//! The Argument Interchange Format: graphs read.

mod written;

use std::{
    fs,
    path::{Path, PathBuf},
};

use elenchus::{
    Format,
    map::{Loaded, Loader},
    notations::Notation,
};
use serde_json::{Value, json};

use super::{Random, read, told, verdicts};
use written::written;

/// A graph: a line for each node, with its id, its type and its text, then one for each edge, `from to`.
fn graph(text: &str) -> Value {
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.splitn(3, ' ');
        let (first, second) = (words.next().unwrap(), words.next().unwrap());
        match words.next() {
            Some(text) => nodes.push(json!({ "nodeID": first, "type": second, "text": text })),
            None => edges.push(json!({ "edgeID": edges.len(), "fromID": first, "toID": second })),
        }
    }
    json!({ "nodes": nodes, "edges": edges, "locutions": [] })
}

fn read_graph(text: &str) -> Loaded {
    read(Notation::Aif, &graph(text).to_string())
}

fn yaml(loaded: &Loaded) -> String {
    loaded.map().to_document().to_yaml().unwrap()
}

fn losses(loaded: &Loaded) -> Vec<String> {
    told(loaded, loaded.losses())
}

#[test]
fn an_inference_argues_and_a_conflict_objects() {
    let loaded = read_graph(
        "close I The bridge should close.
        corroded I The cable is corroded.
        frost I Frost is coming.
        costly I Closing is costly.
        9 RA RA
        10 CA CA
        corroded 9\n frost 9\n 9 close
        costly 10\n 10 frost",
    );
    assert_eq!(verdicts(&loaded), "close: rejected, corroded: accepted, frost: rejected, costly: accepted");
    assert_eq!(
        yaml(&loaded),
        "claims:
  close:
    text: The bridge should close.
    because:
    - - corroded
      - frost
  corroded: The cable is corroded.
  frost:
    text: Frost is coming.
    despite:
    - costly
  costly: Closing is costly.
"
    );
    assert_eq!(losses(&loaded), Vec::<String>::new());
}

#[test]
fn a_conflict_with_an_inference_or_with_a_conflict_undercuts() {
    let loaded = read_graph(
        "a I A.\n b I B.\n c I C.\n d I D.\n u I U.\n v I V.
        1 RA RA\n 2 CA CA\n 3 CA CA\n 4 CA CA
        b 1\n 1 a\n d 2\n 2 c\n u 3\n 3 1\n v 4\n 4 2",
    );
    assert_eq!(
        verdicts(&loaded),
        "a: rejected, b: accepted, c: accepted, d: accepted, u: accepted, v: accepted"
    );
    let map = loaded.map();
    let undercuts: Vec<usize> = map.arguments().map(|(_, argument)| argument.unless().len()).collect();
    assert_eq!(undercuts, [1, 1]);
}

/// A conflict that undercuts and is itself attacked, or has several ends, is a claim of its own.
#[test]
fn a_conflict_about_which_there_is_more_to_say_is_a_claim() {
    let attacked = read_graph(
        "a I A.\n b I B.\n u I Nobody looked.\n w I Somebody looked.
        1 RA RA\n 2 CA CA\n 3 CA CA
        b 1\n 1 a\n u 2\n 2 1\n w 3\n 3 2",
    );
    let id = "nobody-looked-speaks-against-the-step";
    assert_eq!(
        verdicts(&attacked),
        format!("a: accepted, b: accepted, u: accepted, w: accepted, {id}: rejected")
    );
    let map = attacked.map();
    assert_eq!(map.claim(map.find(id).unwrap()).text(), "“Nobody looked” speaks against the step.");
    let joint = read_graph(
        "a I A.\n b I B.\n u I U.\n v I V.\n x I X.
        1 RA RA\n 2 CA CA\n 3 CA CA
        b 1\n 1 a\n u 2\n v 2\n 2 1\n x 3\n 3 v",
    );
    assert!(
        verdicts(&joint).starts_with("a: accepted, b: accepted, u: accepted, v: rejected"),
        "one is not enough"
    );
    // Two that attack each other as attacks: neither is settled.
    let circle = read_graph(
        "a I A.\n b I B.\n u I U.\n v I V.\n 1 RA RA\n 2 CA CA\n 3 CA CA
        b 1\n 1 a\n u 2\n 2 1\n v 3\n 3 2\n 2 3\n 3 1",
    );
    assert!(verdicts(&circle).starts_with("a: contested"));
}

#[test]
fn what_conflicts_both_ways_cannot_stand_together() {
    for text in [
        "l I Left.\n r I Right.\n 1 CA CA\n 2 CA Default Conflict\n l 1\n 1 r\n r 2\n 2 l",
        "l I Left.\n r I Right.\n 1 CA CA\n l 1\n r 1\n 1 r\n 1 l",
    ] {
        let loaded = read_graph(text);
        assert_eq!(verdicts(&loaded), "l: contested, r: contested");
        assert_eq!(yaml(&loaded), "claims:\n  l: Left.\n  r: Right.\nconflicts:\n- - l\n  - r\n");
    }
    let three = read_graph("a I A.\n b I B.\n c I C.\n 1 CA CA\n a 1\n b 1\n c 1\n 1 a\n 1 b\n 1 c");
    assert_eq!(three.map().conflicts()[0].between().len(), 3);
}

#[test]
fn what_supports_a_step_is_one_of_its_premises() {
    let loaded = read_graph(
        "a I A.\n b I B.\n rule I B gives A.\n no I It does not.\n 1 RA RA\n 2 RA RA\n 3 CA CA
        b 1\n 1 a\n rule 2\n 2 1\n no 3\n 3 rule",
    );
    assert_eq!(verdicts(&loaded), "a: rejected, b: accepted, rule: rejected, no: accepted");
    assert_eq!(
        losses(&loaded),
        ["\"1\": that an inference supports a step, and not what the step concludes"]
    );
}

#[test]
fn several_conclusions_are_several_arguments_and_circles_stay() {
    let loaded = read_graph("a I A.\n b I B.\n c I C.\n 1 RA RA\n c 1\n 1 a\n 1 b\n 1 a\n c 1");
    assert_eq!(loaded.map().arguments().len(), 2);
    let circle =
        read_graph("a I A.\n b I B.\n 1 RA RA\n 2 RA RA\n 3 CA CA\n a 1\n 1 a\n b 2\n 2 a\n b 3\n 3 b");
    assert_eq!(verdicts(&circle), "a: contested, b: contested");
}

#[test]
fn the_same_words_twice_are_two_claims() {
    let loaded = read_graph("1 I Tea is dear.\n 2 I Tea is dear.");
    assert_eq!(verdicts(&loaded), "tea-is-dear: accepted, tea-is-dear-2: accepted");
}

#[test]
fn ids_are_those_that_say_something_else_made_of_the_text() {
    let text = json!({ "nodes": [
        { "nodeID": 1, "type": "I", "text": "Tea is dear." },
        { "nodeID": "12_b", "type": "I", "text": "So is coffee." },
        { "nodeID": "water", "type": "I", "text": "Water is not." },
        { "nodeID": "4", "type": "I", "text": "Milk is cheap.", "name": "milk" },
        { "nodeID": 5.5, "type": "I", "text": "Milk." },
    ] });
    let loaded = read(Notation::Aif, &text.to_string());
    let map = loaded.map();
    let known: Vec<(&str, Option<&str>)> = map
        .claims()
        .map(|(_, claim)| {
            (claim.id(), claim.authored().meta.as_ref().and_then(|meta| meta["nodeID"].as_str()))
        })
        .collect();
    assert_eq!(
        known,
        [
            ("tea-is-dear", Some("1")),
            ("so-is-coffee", Some("12_b")),
            ("water", None),
            ("milk", Some("4")),
            ("milk-2", Some("5.5")),
        ]
    );
    let claim = map.claim(map.find("so-is-coffee").unwrap());
    assert_eq!(map.files().slice(claim.span().unwrap()), "\"So is coffee.\"", "it is where its text is");
}

#[test]
fn a_scheme_is_one_of_the_catalogue_or_the_graph_s_own() {
    let edge = |from: Value, to: Value| json!({ "fromID": from, "toID": to });
    let edges: Vec<Value> =
        (1..7).flat_map(|step| [edge("b".into(), step.into()), edge(step.into(), "a".into())]).collect();
    let text = json!({
        "nodes": [
            { "nodeID": "a", "type": "I", "text": "A." },
            { "nodeID": "b", "type": "I", "text": "B." },
            { "nodeID": 1, "type": "RA", "text": "RA", "scheme": "ExpertOpinion", "schemeID": "1" },
            { "nodeID": 2, "type": "RA", "text": "Argument From Cause To Effect", "scheme": null },
            { "nodeID": 3, "type": "RA", "text": "Trial in the Field" },
            { "nodeID": 4, "type": "RA", "text": "Who trades knows prices.", "scheme": "Default Inference" },
            { "nodeID": 5, "type": "RA", "text": "Default Inference", "schemeID": 72 },
            { "nodeID": 6, "type": "RA", "text": "Default Inference" },
        ],
        "edges": edges,
        "schemefulfillments": [{ "nodeID": "6", "schemeID": 300 }, { "nodeID": "5", "schemeID": "72" }],
    });
    let loaded = read(Notation::Aif, &text.to_string());
    let map = loaded.map();
    let schemes: Vec<Option<&str>> = map.arguments().map(|(_, argument)| argument.scheme()).collect();
    let named = [Some("expert-opinion"), Some("cause-to-effect"), Some("trial-in-the-field"), None, None];
    assert_eq!(schemes[..5], named);
    assert_eq!(schemes[5], Some("scheme-300"));
    let warrants = map.arguments().filter_map(|(_, argument)| argument.authored().warrant.as_deref());
    assert_eq!(warrants.collect::<Vec<_>>(), ["Who trades knows prices."]);
    let own: Vec<&str> = map.schemes().iter().filter_map(|scheme| scheme.title.as_deref()).collect();
    assert_eq!(own, ["Trial in the Field", "Scheme 300"]);
    assert!(map.check().iter().all(|finding| finding.code.name != "unknown-scheme"));
}

fn dialogue() -> Value {
    let mut graph = graph(
        "1 L Ann : tea, then?
        2 L Bob : no, it is dear
        3 L Cas : dear it is
        4 L Hello everybody
        20 I There should be tea.
        21 I Tea is dear.
        30 YA Pure Questioning\n 31 YA Asserting\n 32 YA Agreeing\n 33 YA Arguing\n 40 TA Default Transition\n 50 CA Default Conflict
        1 30\n 30 20\n 2 31\n 31 21\n 3 32\n 32 21\n 1 40\n 40 2\n 40 33\n 33 50\n 21 50\n 50 20",
    );
    graph["participants"] = json!([
        { "participantID": 1, "firstname": "Ann", "surname": "Ames" },
        { "participantID": 2, "firstname": "Bob", "surname": "" },
        { "participantID": 9, "firstname": "Eve", "surname": "Early" },
    ]);
    graph["locutions"] = json!([
        { "nodeID": "1", "personID": "1", "timestamp": "2020-01-01 00:00:00", "start": null },
        { "nodeID": "2", "personID": 2 },
        { "nodeID": "3", "personID": 7 },
    ]);
    graph
}

#[test]
fn who_says_something_is_its_source() {
    let loaded = read(Notation::Aif, &dialogue().to_string());
    assert_eq!(
        yaml(&loaded),
        "sources:
  ann-ames:
    title: Ann Ames
  bob:
    title: Bob
  person-7:
    title: Person 7
claims:
  there-should-be-tea:
    text: There should be tea.
    standing: open
    despite:
    - tea-is-dear
    from:
      source: ann-ames
      quote: 'Ann : tea, then?'
      note: Pure Questioning
    meta:
      nodeID: '20'
  tea-is-dear:
    text: Tea is dear.
    from:
    - source: bob
      quote: 'Bob : no, it is dear'
    - source: person-7
      quote: 'Cas : dear it is'
      note: Agreeing
    meta:
      nodeID: '21'
"
    );
    assert_eq!(verdicts(&loaded), "there-should-be-tea: unsupported, tea-is-dear: accepted");
    let mut losses = losses(&loaded);
    losses.iter_mut().for_each(|loss| *loss = loss.rsplit_once(": ").unwrap().1.to_owned());
    assert_eq!(
        losses,
        [
            "a timestamp",
            "something said that puts no claim forward",
            "what is done in the dialogue by an argument or an objection",
            "a step from one locution to another",
            "a participant who puts no claim forward",
        ]
    );
    let nobody = read_graph("1 L Tea is dear.\n 2 I Tea is dear.\n 3 YA YA\n 1 3\n 3 2");
    let claim = nobody.map().claims().next().unwrap().1;
    assert_eq!(
        (claim.authored().from[0].source.value.as_str(), &claim.authored().from[0].quote),
        ("the-dialogue", &None)
    );
}

#[test]
fn a_locution_that_is_argued_from_is_a_claim() {
    let loaded = read_graph("says L Ann says so.\n so I It is so.\n 1 RA RA\n says 1\n 1 so");
    assert_eq!(verdicts(&loaded), "says: accepted, so: accepted");
    assert_eq!(losses(&loaded), Vec::<String>::new());
}

#[test]
fn a_rephrase_is_kept_as_data() {
    let loaded = read_graph("a I A.\n b I That is, A.\n 1 MA Default Rephrase\n b 1\n 1 a");
    let map = loaded.map();
    assert_eq!(
        map.claim(map.find("b").unwrap()).authored().meta.as_deref(),
        Some(&json!({ "rephrases": ["a"] }))
    );
    assert_eq!(losses(&loaded).len(), 1);
}

#[test]
fn a_key_that_is_nearly_one_with_a_meaning_is_told() {
    let text = r#"{ "nodes": [{ "nodeID": "1", "type": "I", "text": "A.", "scheme": "" }],
        "edges": [], "locutions": [{ "nodeID": "1", "personID": "2" }], "descriptorfulfillments": [{ "a": 1 }] }"#;
    let doubts = |text: &str| super::doubts(Notation::Aif, text);
    assert_eq!(doubts(text), [""; 0]);
    for (key, slip, what) in [
        ("text", "txet", "a node"),
        ("scheme\": \"\"", "shceme\": \"Sign\"", "a node"),
        ("personID", "personId", "a locution"),
        ("locutions", "Locutions", "a graph"),
    ] {
        let name = slip.split('"').next().unwrap();
        let told = format!("\"{name}\": `{name}` has no meaning as a key of {what}");
        assert_eq!(doubts(&text.replace(key, slip)), [told]);
    }
    // What stands there already was not meant.
    assert_eq!(doubts(&text.replace("\"scheme\": \"\"", "\"texts\": \"A.\"")), [""; 0]);
}

#[test]
fn what_a_map_cannot_say_is_told() {
    let mut text = graph(
        "a I A.\n b I B.\n e EN Enthymeme\n 1 RA RA\n 2 RA RA\n 3 RA RA\n 4 CA CA\n 5 CA CA\n 6 CA CA\n 7 MA MA\n 8 PA PA\n 9 I ?
        a 1\n 2 a\n a 4\n 5 a\n a b\n a 8\n 8 b\n a gone\n gone 1\n a 1\n 7 1",
    );
    text["nodes"][11]["text"] = json!("");
    text["nodes"][0]["x"] = json!(12);
    text["nodes"][1]["x"] = json!(12);
    text["nodes"][1]["timestamp"] = json!("2012-04-12 18:20:30");
    text["nodes"][2]["timestamp"] = json!("2012-04-12 18:20:30");
    text["schemefulfillments"] = json!([{ "nodeID": "gone", "schemeID": 3 }]);
    text["locutions"] = json!([{ "nodeID": "gone", "personID": 3 }]);
    text["descriptorfulfillments"] = json!([{ "nodeID": "a", "descriptorID": 3 }]);
    let loaded = read(Notation::Aif, &text.to_string());
    let losses: Vec<String> = loaded.losses().iter().map(|loss| loss.message.clone()).collect();
    let expected = [
        "the roles of premises in their schemes",
        "what `x` says of each node",
        "a node of type `EN`",
        "an edge to node `gone`, which is not in the graph",
        "an edge from node `gone`, which is not in the graph",
        "the scheme of node `gone`, which is not in the graph",
        "who says node `gone`, which is not in the graph",
        "2 timestamps",
        "what node `9` says: it has no text",
        "an inference without a conclusion",
        "an inference without premises",
        "an inference that joins nothing",
        "a conflict with nothing",
        "a conflict without what conflicts",
        "a conflict that joins nothing",
        "a rephrase that does not join two claims",
        "a preference, which a map expresses by strengths",
        "an edge between two claims, which does not say what it means",
        "an edge from a rephrase to an inference",
    ];
    for message in expected {
        assert!(losses.iter().any(|loss| loss == message), "{message}: {losses:#?}");
    }
    assert_eq!(losses.len(), expected.len(), "{losses:#?}");
    assert!(loaded.losses().iter().all(|loss| loss.primary.span.is_some()));
    assert_eq!(loaded.map().claim(loaded.map().find("node-9").unwrap()).text(), "Node 9");
}

#[test]
fn nothing_in_many_places_is_no_mistake() {
    let text = json!({
        "AIF": {
            "nodes": [null, { "nodeID": 1, "type": "I", "text": "A.", "scheme": null, "schemeID": null, "timestamp": null }],
            "edges": [null], "locutions": null, "participants": null, "schemefulfillments": null,
            "descriptorfulfillments": null,
        },
        "text": null, "OVA": null, "ova": [], "dialog": true,
    });
    let loaded = read(Notation::Aif, &text.to_string());
    assert_eq!((verdicts(&loaded).as_str(), loaded.losses().len()), ("a: accepted", 0));
    let bare = read(Notation::Aif, r#"{"nodes":[{"nodeID":"1","type":"I","text":"A."}]}"#);
    assert_eq!(verdicts(&bare), "a: accepted");
}

#[test]
fn every_mistake_is_told_at_its_place() {
    let text = r#"{
 "nodes": [
  {"nodeID": "1", "text": "A.", "type": "I"}, {"nodeID": "1", "text": "A.", "type": "I"}, {"nodeID": "1", "text": "B.", "type": "I"},
  {"text": "C.", "type": "I"}, {"nodeID": "2", "text": ["D."], "type": "I"}, 7],
 "edges": [{"fromID": "1"}, {"toID": null}, []],
 "locutions": 3
}"#;
    let loaded = Loader::new().parse("graph.json", text);
    let report = loaded.report();
    let findings: Vec<&elenchus::Diagnostic> = report.iter().collect();
    assert_eq!(
        told(&loaded, findings),
        [
            r#"{"nodeID": "1", "text": "B.", "type": "I"}: there is a node `1` already"#,
            r#"{"text": "C.", "type": "I"}: the node has no `nodeID`"#,
            r#"["D."]: `text` is text, and this is a list"#,
            "7: a node is an object, and this is a number",
            r#"{"fromID": "1"}: the edge does not say which node it leads to (`toID`)"#,
            r#"{"toID": null}: the edge does not say which node it leads from (`fromID`)"#,
            r#"{"toID": null}: the edge does not say which node it leads to (`toID`)"#,
            "[]: an edge is an object, and this is a list",
            "3: `locutions` is a list, and this is a number",
        ]
    );
    for empty in [
        "",
        "[]",
        "3",
        "{}",
        r#"{"AIF": 3}"#,
        r#"{"nodes": {}}"#,
        r#"{"AIF": {"nodes": []}, "text": "Tea."}"#,
    ] {
        let loaded = Loader::new().notation(Notation::Aif).parse("graph.json", empty);
        assert!(!loaded.report().is_empty(), "{empty}");
    }
}

#[test]
fn a_graph_is_known_by_its_shape() {
    for text in [
        r#"{"nodes":[{"nodeID":"1","text":"A.","type":"I"}],"edges":[]}"#,
        r#"{"text":"A.","AIF":{"nodes":[{"nodeID":"1","text":"A.","type":"I"}],"edges":[]}}"#,
    ] {
        for name in ["graph.json", "graph.xaif", "graph.aif"] {
            let loaded = Loader::new().parse(name, text);
            assert_eq!(loaded.report().to_string(), "");
            assert_eq!(verdicts(&loaded), "a: accepted", "{name}");
        }
    }
    let empty = Loader::new().parse("graph.json", r#"{"nodes":[],"edges":[],"locutions":[]}"#);
    assert!(empty.report().to_string().contains("no node of the graph is of type `I`"));
    let other = Loader::new().parse("graph.json", r#"{"nodes":[{"id":1}],"links":[]}"#);
    assert!(!other.report().to_string().contains("nodeID"), "{}", other.report());
}

#[test]
fn relations_of_many_with_many_are_bounded() {
    let mut text = "{\"nodes\":[".to_owned();
    let count = 3_000;
    for node in 0..count {
        text += &format!("{{\"nodeID\":{node},\"type\":\"I\",\"text\":\"x\"}},");
    }
    text += "{\"nodeID\":\"r\",\"type\":\"RA\",\"text\":\"RA\"}],\"edges\":[";
    for node in 0..count {
        text += &format!("{{\"fromID\":{node},\"toID\":\"r\"}},{{\"fromID\":\"r\",\"toID\":{node}}},");
    }
    text.pop();
    text += "]}";
    let loaded = Loader::new().parse("graph.json", &text);
    assert_eq!(loaded.report().iter().count(), 1);
    assert!(loaded.report().to_string().contains("written out more than"));
}

/// The graphs of a folder that people outside this project made, where it is at hand.
fn corpus() -> Option<Vec<PathBuf>> {
    let Some(folder) = std::env::var_os("ELENCHUS_CORPORA") else {
        println!("skipped: ELENCHUS_CORPORA does not name a folder of real input");
        return None;
    };
    let mut files: Vec<PathBuf> =
        fs::read_dir(Path::new(&folder).join("aif")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    Some(files)
}

#[test]
fn real_graphs_are_read_whole_and_stay_what_they_are() {
    let Some(files) = corpus() else { return };
    assert!(files.len() >= 66);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let graph: Value = serde_json::from_str(&text).unwrap();
        let loaded = Loader::new().load(&file).unwrap();
        assert_eq!(loaded.report().to_string(), "", "{}", file.display());
        let count = |kind: &str| {
            graph["nodes"].as_array().unwrap().iter().filter(|node| node["type"] == kind).count()
        };
        let map = loaded.map();
        assert_eq!(map.claims().len(), count("I"), "{}", file.display());
        assert_eq!(map.arguments().len(), count("RA") + count("CA"), "{}", file.display());
        let said: usize = map.claims().map(|(_, claim)| claim.authored().from.len()).sum();
        assert_eq!(said, count("L"), "{}", file.display());
        let lost: Vec<&str> = loaded.losses().iter().map(|loss| loss.message.as_str()).collect();
        assert!(lost.len() == 1 && lost[0].ends_with("timestamps"), "{}: {lost:?}", file.display());
        for format in [Format::Aif, Format::XAif] {
            let again = read(Notation::Aif, &written(map, format));
            assert_eq!(again.map().to_document(), map.to_document(), "{}", file.display());
            assert_eq!(written(again.map(), format), written(map, format));
        }
    }
}

#[test]
fn changed_bytes_never_end_in_a_panic() {
    const PIECES: &[&str] = &[
        "null",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"RA\"",
        "\"CA\"",
        "\"I\"",
        "12",
        "\\u0000",
        "\"nodeID\"",
        "é",
        "\u{feff}",
        "\n",
    ];
    let seeds = [
        dialogue().to_string(),
        json!({ "AIF": dialogue(), "text": "", "OVA": { "nodes": [] } }).to_string(),
        graph("a I A.\n b I B.\n u I U.\n w I W.\n 1 RA RA\n 2 CA CA\n 3 CA CA\n 4 MA MA\n b 1\n 1 a\n u 2\n 2 1\n w 3\n 3 2\n a 4\n 4 b").to_string(),
    ];
    let mut random = Random(2026);
    for _ in 0..1_500 {
        let mut bytes = seeds[random.below(seeds.len())].clone().into_bytes();
        for _ in 0..1 + random.below(4) {
            let at = random.below(bytes.len());
            let end = (at + random.below(30)).min(bytes.len());
            match random.below(4) {
                0 => bytes[at] = random.below(256) as u8,
                1 => drop(bytes.drain(at..end)),
                2 => {
                    let copy = bytes[at..end].to_vec();
                    bytes.splice(at..at, copy);
                }
                _ => drop(bytes.splice(at..at, PIECES[random.below(PIECES.len())].bytes())),
            }
            if bytes.is_empty() {
                break;
            }
        }
        let loaded = Loader::new().notation(Notation::Aif).parse_bytes("graph.json", bytes);
        let map = loaded.map();
        assert!(map.claims().len() > 0 || !loaded.report().is_empty(), "nothing was read, and nothing said");
        let places = loaded
            .report()
            .iter()
            .chain(loaded.losses())
            .filter_map(|finding| finding.primary.span)
            .collect::<Vec<_>>();
        assert!(places.iter().all(|place| place.end as usize <= map.files().file(place.file).text().len()));
        written(map, Format::XAif);
    }
}

#[test]
fn the_page_says_what_happens() {
    let page = include_str!("../../../docs/notations/aif.md");
    let block =
        |language: &str| page.split(&format!("```{language}\n")).nth(1).unwrap().split("```").next().unwrap();
    let loaded = Loader::new().parse("graph.json", block("json"));
    assert_eq!(loaded.report().to_string(), "");
    assert_eq!(yaml(&loaded), block("yaml"));
    assert_eq!(losses(&loaded), Vec::<String>::new());
}
