//! What people and programs read of a finding.

use elenchus::{
    Report,
    diagnostic::{Diagnostic, format_codes},
    map::Loader,
    report::{github, json, sarif, text},
    source::FileSet,
};
use serde_json::Value;

/// The report on a text that may be no map at all.
fn check(text: &str) -> Report {
    let loaded = Loader::new().parse("map.yaml", text);
    loaded.check_with(&quiet())
}

/// Only what reading finds: the other checks have pages of their own.
fn quiet() -> elenchus::checks::Levels {
    let checks = elenchus::checks::CHECKS.iter().map(|check| check.code.name);
    checks.fold(elenchus::checks::Levels::new(), |levels, check| levels.set(check, elenchus::Level::Allow))
}

fn shown(map: &str) -> String {
    check(map).to_string()
}

const BRIDGE: &str = "\
claims:
  close-bridge:
    text: The bridge should close.
    because: [corroded]
  corroded: The cable is corroded.
";

#[test]
fn a_finding_has_its_lines_and_its_remedy() {
    insta::assert_snapshot!(shown(&BRIDGE.replace("[corroded]", "[coroded]")));
}

#[test]
fn other_places_are_marked_too() {
    insta::assert_snapshot!(shown(&format!("{BRIDGE}  corroded: Again.\n")));
}

#[test]
fn places_far_apart_have_windows_of_their_own() {
    let between: String = (0..30).map(|number| format!("  c{number}: Text.\n")).collect();
    insta::assert_snapshot!(shown(&format!("claims:\n  twice: Once.\n{between}  twice: Again.\n")));
}

#[test]
fn a_clean_map_prints_nothing() {
    assert_eq!(shown(BRIDGE), "");
}

#[test]
fn a_long_line_is_cut_to_what_matters() {
    let long = format!("{{claims: {{a: {{text: {}, because: [bb]}}, b: T}}}}", "word ".repeat(2_000_000));
    let shown = shown(&long);
    assert!(shown.len() < 2000, "{}", shown.len());
    insta::assert_snapshot!(shown);
}

#[test]
fn many_findings_on_one_line_take_no_longer_each() {
    let claims: Vec<_> = (0..20_000).map(|number| format!("c{number}: {{tex: T}}")).collect();
    let report = check(&format!("{{claims: {{{}}}}}", claims.join(", ")));
    assert!(report.len() >= 20_000);
    let started = std::time::Instant::now();
    json::document(&[&report]);
    sarif::log(&[&report], None);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn carriage_returns_tabs_and_a_byte_order_mark_keep_the_columns() {
    for map in ["\u{feff}clams: {}\r\n", "clams: {}\r", "clams:\t{}\n"] {
        let report = check(map);
        let range = &json::document(&[&report])["findings"][0]["range"];
        assert_eq!((&range["start"]["column"], &range["end"]["column"]), (&1.into(), &6.into()), "{map:?}");
        assert!(report.to_string().contains("map.yaml:1:1\n"), "{report}");
        assert!(report.to_string().contains("\n  | ^^^^^"), "{report}");
    }
}

#[test]
fn nothing_in_a_map_moves_the_cursor() {
    let hostile = "claims:\n  a:\n    text: \"T\u{202e}x\u{9b}31m\u{1b}[2J\u{2066}\"\n    becuase: [\"\u{202e}\u{1b}]0;t\u{7}\"]\n";
    let shown = shown(hostile);
    for letter in shown.chars() {
        assert!(letter == '\n' || !letter.is_control(), "{shown:?}");
        assert!(!"\u{202e}\u{2066}".contains(letter), "{shown:?}");
    }
    let mut annotations = String::new();
    github::write(&[&check(hostile)], &mut annotations).unwrap();
    assert_eq!(annotations.lines().count(), check(hostile).len());
}

#[test]
fn columns_are_characters_for_people_and_utf16_units_for_sarif() {
    let report = check("claims: {a: {text: 𝄞é, becuase: []}}\n");
    let person = &json::document(&[&report])["findings"][0]["range"]["start"];
    assert_eq!(person["column"], 24, "{person}");
    let region =
        &sarif::log(&[&report], None)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startColumn"], 25, "{region}");
}

#[test]
fn json_tells_everything() {
    let report = check(&BRIDGE.replace("[corroded]", "[coroded]"));
    let text = serde_json::to_string_pretty(&json::document(&[&report])).unwrap();
    insta::assert_snapshot!(text);
}

#[test]
fn annotations_are_escaped() {
    let loaded = Loader::new().parse("a,b:c%.yaml", "claims: { a: { txt: T } }\n");
    let mut out = String::new();
    github::write(&[&loaded.check_with(&quiet())], &mut out).unwrap();
    insta::assert_snapshot!(out);
}

#[test]
fn sarif_is_what_its_schema_says() {
    let mut schema: Value = serde_json::from_str(include_str!("fixtures/sarif-2.1.0-rtm.5.json")).unwrap();
    // It has a stray bracket, which a strict reader of patterns refuses; no log of ours names a language.
    for part in ["run", "toolComponent"] {
        schema["definitions"][part]["properties"]["language"].as_object_mut().unwrap().remove("pattern");
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    let far: String = (0..30).map(|number| format!("  c{number}: {{tex: Tèxt}}\n")).collect();
    for map in [
        BRIDGE.to_owned(),
        BRIDGE.replace("[corroded]", "[coroded]"),
        format!("{BRIDGE}  corroded: Again.\n"),
        format!("claims:\n{far}"),
        "\u{feff}claims: [".to_owned(),
        String::new(),
    ] {
        let reports = [&check(&map), &check(BRIDGE)];
        let log = sarif::log(&reports, None);
        let errors: Vec<_> =
            validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new());
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.len(), reports[0].len() + reports[1].len());
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        for result in results {
            assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], result["ruleId"]);
        }
    }
}

#[test]
fn sarif_carries_the_remedy() {
    let report = check(&BRIDGE.replace("[corroded]", "[coroded]"));
    let log = sarif::log(&[&report], None);
    let text = serde_json::to_string_pretty(&log["runs"][0]["results"]).unwrap();
    insta::assert_snapshot!(text);
}

/// A fix that is applied leaves JSON that can be read.
#[test]
fn a_fix_keeps_quotation_marks() {
    let text = r#"{"claims":{"a":{"text":"A.","standing":"assert","despite":["bb"]},"b":{"txt":"B."}}}"#;
    let report = check(text);
    let mut edits: Vec<_> =
        report.iter().filter_map(|finding| finding.fix.as_ref()).flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    assert!(edits.len() > 1, "{report}");
    let mut mended = text.to_owned();
    for edit in edits {
        mended.replace_range(edit.span.range(), &edit.replacement);
    }
    serde_json::from_str::<serde_json::Value>(&mended).unwrap_or_else(|error| panic!("{error}: {mended}"));
}

#[test]
fn what_has_no_place_is_reported_too() {
    let finding = Diagnostic::new(&format_codes::OVER_LIMIT, None, "the map is too large")
        .label(None, "and it grows")
        .note("nobody knows why")
        .help("make it smaller");
    let report = Report::new(vec![finding], FileSet::new());
    insta::assert_snapshot!(report.to_string());
    let finding = &json::document(&[&report])["findings"][0];
    assert!(finding["file"].is_null() && finding["range"].is_null());
    assert_eq!(sarif::log(&[&report], None)["runs"][0]["results"][0]["locations"], Value::Array(vec![]));
}

#[test]
fn a_finding_alone_is_one_line() {
    let report = check("claims: { a: { text: A., because: [x] } }");
    let finding = report.iter().find(|finding| finding.code.name == "unknown-id").unwrap();
    assert_eq!(finding.to_string(), "error[unknown-id]: there is no claim `x`, at bytes 35..36");
    let nowhere = Diagnostic::new(finding.code, None, "there is no claim `x`");
    assert_eq!(nowhere.to_string(), "error[unknown-id]: there is no claim `x`");
    assert!(format!("{finding:?}").contains("code: Code(\"unknown-id\"), severity"), "{finding:?}");
}

#[test]
fn colour_changes_nothing_but_the_colour() {
    let report = check(&BRIDGE.replace("[corroded]", "[coroded]"));
    let mut coloured = String::new();
    text::write(&report, text::Style { colour: true }, &mut coloured).unwrap();
    assert!(coloured.contains("\u{1b}["));
    let mut plain = String::new();
    for part in coloured.split('\u{1b}').enumerate() {
        plain.push_str(if part.0 == 0 { part.1 } else { part.1.split_once('m').unwrap().1 });
    }
    assert_eq!(plain, report.to_string());
}
