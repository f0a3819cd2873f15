//! The programs of `examples/` do what they say.

use std::{fs, path::Path};

use elenchus::{
    ArgumentMap,
    instances::{Instance, InstanceFormat},
};

#[allow(dead_code, reason = "`main` is for `cargo run --example`")]
#[path = "../examples/build_in_code.rs"]
mod build_in_code;
#[allow(dead_code, reason = "`main` is for `cargo run --example`")]
#[path = "../examples/check_and_judge.rs"]
mod check_and_judge;
#[allow(dead_code, reason = "`main` is for `cargo run --example`")]
#[path = "../examples/draw_a_map.rs"]
mod draw_a_map;
#[allow(dead_code, reason = "`main` is for `cargo run --example`")]
#[path = "../examples/generate_framework.rs"]
mod generate_framework;
// Its test runs as one of ours.
#[allow(dead_code, reason = "`main` is for `cargo run --example`")]
#[path = "../examples/snapshot_test.rs"]
mod snapshot_test;
#[allow(dead_code, reason = "`main` is for `cargo run --example`")]
#[path = "../examples/walk_the_graph.rs"]
mod walk_the_graph;

#[test]
fn a_map_is_checked_and_judged() {
    insta::assert_snapshot!(check_and_judge::run(Path::new("claims/night-train.yaml")).unwrap(), @r#"
    0 finding(s)
    rejected: The night train to the coast should run again next summer.
      despite no-sleeping-cars (accepted)
      despite noise-at-night (accepted)
    "#);
    let article = check_and_judge::run(Path::new("claims/south-caucasus")).unwrap();
    assert!(article.contains("\naccepted: "), "{article}");
}

#[test]
fn the_findings_of_a_broken_map_are_listed() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("broken.yaml");
    fs::write(&path, "claims:\n  a: { txt: A., because: [b] }\n").unwrap();
    let out = check_and_judge::run(&path).unwrap();
    assert!(out.contains("broken.yaml:2:8: error[unknown-key]: a claim has no key `txt`\n"), "{out}");
    assert!(out.contains("broken.yaml:2:27: error[unknown-id]: there is no claim `b`\n"), "{out}");
}

#[test]
fn a_map_is_built_in_code() {
    insta::assert_snapshot!(build_in_code::run().unwrap(), @r#"
    sail: accepted
    high-water: accepted
    wind: accepted
    booked: accepted
    rain: accepted

    title: Do we sail on Saturday?
    conclusion: sail
    sources:
      tides:
        title: Tide table
    claims:
      sail:
        text: We sail on Saturday.
        because:
        - - high-water
          - wind
        - premises: booked
          warrant: What is booked is used.
          strength: weak
        despite:
        - rain
        expect: accepted
      high-water:
        text: High water is at nine.
        strength: strong
        from:
          source: tides
          page: '12'
      wind: The wind will be fair.
      booked: The boat is booked.
      rain:
        text: It will rain.
        strength: weak

    unknown-id: there is no claim `wnd`
    "#);
}

#[test]
fn a_map_is_drawn_as_the_gallery_shows_it() {
    let shown = fs::read_to_string("docs/gallery/draw_a_map.svg").unwrap_or_default();
    assert!(
        shown == draw_a_map::run().unwrap(),
        "docs/gallery/draw_a_map.svg is not what is drawn now: run scripts/gallery"
    );
    for verdict in ["accepted", "rejected"] {
        assert!(shown.contains(&format!("data-verdict=\"{verdict}\"")));
    }
}

#[test]
fn the_graph_is_walked() {
    // A map in which two claims have to pass through a third.
    let text = "
conclusion: sail
claims:
  sail: { text: We sail., because: [[wind, tide]], despite: [rain] }
  wind: { text: The wind is fair., because: [forecast] }
  forecast: { text: The forecast says so., because: [[station, model]] }
  station: The station is reliable.
  model: The model is good.
  tide: The tide is right.
  rain: It rains.
";
    insta::assert_snapshot!(walk_the_graph::run(&ArgumentMap::parse(text).unwrap()).unwrap(), @r#"
    11 nodes, 10 edges
    5 claims support it, directly or not
    3 of them reach it only through wind
    2 of them reach it only through forecast
    0 circles of support
    1 objections to the conclusion itself
    "#);
    let article = walk_the_graph::run(&ArgumentMap::load("claims/south-caucasus").unwrap()).unwrap();
    assert!(article.contains("0 circles of support"), "{article}");
    let circle = "conclusion: a\nclaims: { a: { text: A., because: [b] }, b: { text: B., because: [a] } }";
    let out = walk_the_graph::run(&ArgumentMap::parse(circle).unwrap()).unwrap();
    assert!(out.contains("1 circles of support"), "{out}");
}

#[test]
fn every_family_of_frameworks_is_generated_and_read() {
    let generated = |words: &str| {
        let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        let mut text = Vec::new();
        generate_framework::run(&words, &mut text).map(|()| text)
    };
    for family in [
        "erdos-renyi",
        "barabasi-albert",
        "watts-strogatz",
        "scc",
        "stable",
        "grounded",
        "sparse-giant",
        "aba",
    ] {
        let words = format!("{family} 60 1");
        let text = generated(&words).unwrap();
        let instance = Instance::read(&text[..], InstanceFormat::Iccma).unwrap();
        assert_eq!(instance.names.len(), 60, "{family}");
        assert_eq!(text, generated(&words).unwrap(), "{family}: the same words give the same framework");
        assert_ne!(
            text,
            generated(&format!("{family} 60 2")).unwrap(),
            "{family}: another seed gives another"
        );
    }
    let error = generated("ring 60 1").unwrap_err().to_string();
    assert!(error.starts_with("ring is not a family: erdos-renyi, "), "{error}");
}

/// Every program has its test: a new file fails here until it has one.
#[test]
fn every_program_is_run() {
    let tests = [include_str!("examples.rs"), include_str!("readme.rs")].concat();
    for entry in fs::read_dir("examples").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        // It prints maps for the benchmarks, which share its module.
        assert!(name == "generate_map.rs" || tests.contains(&format!("\"../examples/{name}\"")), "{name}");
    }
}
