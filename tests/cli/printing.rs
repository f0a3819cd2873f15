//! Exit statuses and what is printed.

use super::*;

#[test]
fn a_clean_map_passes_with_one_line() {
    let folder = Folder::with(CLEAN);
    folder
        .run(&["check", "map.yaml"])
        .code(0)
        .stdout_eq("map.yaml: no findings; 4 claims, 3 arguments, 0 sources\n")
        .stderr_eq("");
    folder.run(&["check", "--quiet", "map.yaml"]).code(0).stdout_eq("");
}

#[test]
fn findings_are_on_standard_output_and_fail_the_run() {
    let run = Folder::with(BROKEN).run(&["check", "map.yaml"]).code(1).stderr_eq("");
    insta::assert_snapshot!(stdout(&run));
}

#[test]
fn a_warning_passes_unless_it_is_denied() {
    let folder = Folder::with(WARNS);
    let run = folder.run(&["check", "map.yaml"]).code(0);
    assert!(stdout(&run).contains("warning[unused-source]"), "{}", stdout(&run));
    let run = folder.run(&["check", "map.yaml", "-D", "warnings"]).code(1);
    assert!(stdout(&run).contains("error[unused-source]"), "{}", stdout(&run));
    folder.run(&["check", "map.yaml", "--deny", "unused-source"]).code(1);
    let run = folder.run(&["check", "map.yaml", "--note", "unused-source", "-D", "warnings"]).code(0);
    assert!(stdout(&run).contains("note[unused-source]"), "{}", stdout(&run));
}

/// A map in which so many sources are used by nothing.
fn unused_sources(count: usize) -> String {
    let sources: String =
        (0..count).map(|number| format!("  s{number}: {{ title: No. {number} }}\n")).collect();
    format!("conclusion: a\nclaims: {{ a: {{ text: A., because: [b] }}, b: B. }}\nsources:\n{sources}")
}

#[test]
fn very_many_findings_of_a_check_are_printed_in_part_and_counted_whole() {
    let folder = Folder::with(&unused_sources(5_000));
    let closing = "there are 4000 findings more of `unused-source`, the last of them here";
    let run = folder.run(&["check", "map.yaml"]).code(0);
    let text = stdout(&run);
    assert_eq!(text.matches("warning[unused-source]").count(), 1_001);
    assert_eq!(text.matches(closing).count(), 1);
    assert!(text.ends_with("map.yaml: 5000 warnings; 2 claims, 1 argument, 5000 sources\n"));
    for (form, word) in [("json", "\"code\""), ("sarif", "\"ruleId\""), ("github", "::warning")] {
        let run = folder.run(&["check", "--to", form, "map.yaml"]).code(0);
        assert_eq!(stdout(&run).matches(word).count(), 1_001, "{form}");
        assert!(stdout(&run).contains(closing), "{form}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&stdout(&folder.run(&["check", "--json", "map.yaml"]))).unwrap();
    assert_eq!(json["summary"]["warnings"], 5_000);
}

#[test]
fn what_is_only_counted_fails_a_run_all_the_same() {
    let folder = Folder::with(&unused_sources(3));
    let few = ["check", "map.yaml", "--max-findings", "1"];
    let run = folder.run(&few).code(0);
    assert!(stdout(&run).contains("there are 2 findings more of `unused-source`"), "{}", stdout(&run));
    let run = folder.run(&[&few[..], &["-D", "warnings"]].concat()).code(1);
    assert!(stdout(&run).contains("map.yaml: 3 errors"), "{}", stdout(&run));
    // Not even the first is needed for that.
    folder.run(&["check", "map.yaml", "--max-findings", "0", "-D", "warnings"]).code(1);
    let all = folder.run(&["check", "map.yaml", "--max-findings", "3"]).code(0);
    assert!(!stdout(&all).contains("findings more"), "{}", stdout(&all));
}

#[test]
fn a_finding_with_very_many_places_shows_a_hundred_of_them() {
    let step =
        |number: usize| format!("  c{number}: {{ text: T{number}., because: [c{}] }}\n", (number + 1) % 300);
    let ring: String = (0..300).map(step).collect();
    let run = Folder::with(&format!("conclusion: c0\nclaims:\n{ring}")).run(&["check", "--json", "map.yaml"]);
    let json: serde_json::Value = serde_json::from_str(&stdout(&run)).unwrap();
    let findings = json["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["code"] == "circular-support").unwrap();
    assert_eq!(finding["message"], "`c0` rests on itself, in a ring of 300 claims");
    assert_eq!(finding["labels"].as_array().unwrap().len(), 100);
    assert_eq!(finding["notes"], serde_json::json!(["199 places more are not shown"]));
}

#[test]
fn the_help_names_every_notation_that_can_be_read() {
    let run = Folder::with(CLEAN).run(&["check", "--help"]).code(0);
    let help = stdout(&run).split_whitespace().collect::<Vec<_>>().join(" ");
    let (_, from) = help.split_once("--from <NOTATION>").unwrap();
    let (names, _) = from.split_once("--limit").unwrap();
    for notation in elenchus::notations::Notation::ALL {
        assert!(names.split([' ', ',']).any(|word| word == notation.name()), "{notation}: {names}");
    }
}

#[test]
fn what_is_broken_in_very_many_places_is_told_in_part_by_other_commands_too() {
    let claims: String =
        (0..3_000).map(|number| format!("  c{number}: {{ text: T., because: [x{number}] }}\n")).collect();
    let folder = Folder::with(&format!("claims:\n{claims}"));
    let run = folder.run(&["verdict", "map.yaml"]).code(1);
    assert_eq!(stderr(&run).matches("error[unknown-id]").count(), 1_001);
    assert!(stderr(&run).contains("there are 2000 findings more of `unknown-id`"));
}

#[test]
fn what_cannot_be_read_is_told_beside_what_can() {
    let folder = Folder::with(BROKEN);
    let run = folder.run(&["check", "nowhere.yaml", "map.yaml"]).code(2);
    assert!(stdout(&run).contains("error[unknown-id]"));
    assert!(stderr(&run).starts_with("error: cannot read nowhere.yaml: "), "{}", stderr(&run));
    fs::create_dir(folder.0.join("empty")).unwrap();
    folder.run(&["check", "empty"]).code(2).stderr_eq("error: empty holds no .yaml, .yml or .json file\n");
}

#[test]
fn usage_errors_exit_with_two() {
    let folder = Folder::with(CLEAN);
    for arguments in [
        &["check"][..],
        &["chekc", "map.yaml"],
        &["check", "--frobnicate", "map.yaml"],
        &["check", "--deny", "unused-sorce", "map.yaml"],
        &["check", "--limit", "dept=3", "map.yaml"],
        &["check", "--limit", "depth=many", "map.yaml"],
        &["check", "--limit", "depth=9999999", "map.yaml"],
        &["check", "--as-of", "2026-02-30", "map.yaml"],
        &["check", "--source", "x", "map.yaml"],
        &["check", "--source", "x=y.txt", "map.yaml"],
        &["check", "-", "-"],
        &["verdict", "--semantics", "vibes", "map.yaml"],
        &["explain", "no-such-check"],
        &[],
    ] {
        folder.run(arguments).code(2).stdout_eq("");
    }
    let run = folder.run(&["check", "--deny", "unused-sorce", "map.yaml"]);
    assert!(stderr(&run).contains("did you mean `unused-source`?"), "{}", stderr(&run));
}

#[test]
fn a_check_that_is_not_there_is_looked_for_among_those_that_are() {
    for (arguments, said) in [
        (
            &["check", "-D", "warning", "map.yaml"][..],
            "there is no check `warning`: did you mean `warnings`?",
        ),
        (&["explain", "conflict"], "did you mean `conflicting-premises`? `elenchus explain` lists them"),
        (&["explain", "duplicate"], "did you mean `duplicate-key`, `duplicate-id`, `duplicate-text`,"),
        (&["explain", "no"], "there is no check `no`; `elenchus explain` lists them"),
    ] {
        let run = command(arguments).assert().code(2);
        assert!(stderr(&run).contains(said), "{}", stderr(&run));
    }
}

#[test]
fn standard_input_is_a_map() {
    let folder = Folder::new();
    let run = folder.command(&["check", "-"]).stdin(CLEAN).assert().code(0);
    assert!(stdout(&run).starts_with("standard input: no findings"), "{}", stdout(&run));
    let run = folder.command(&["check", "-"]).stdin(BROKEN).assert().code(1);
    assert!(stdout(&run).contains("--> <stdin>:3:28"), "{}", stdout(&run));
    let run = folder.command(&["verdict", "--json", "-"]).stdin(CLEAN).assert().code(0);
    assert_eq!(json(&run)["claims"]["detour"]["verdict"], "rejected");
    let big = folder.command(&["check", "--limit", "file-bytes=10", "-"]).stdin(CLEAN).assert();
    big.code(2).stderr_eq("error: standard input is larger than 10 bytes\n");
}

#[test]
fn several_maps_have_one_summary() {
    let folder = Folder::with(WARNS);
    folder.file("other/map.yaml", BROKEN);
    let run = folder.run(&["check", "map.yaml", "other"]).code(1);
    let text = stdout(&run);
    assert!(text.contains("warning[unused-source]") && text.contains("--> other/map.yaml:3:28"), "{text}");
    let last: Vec<_> = text.lines().rev().take(2).collect();
    assert!(last[0].starts_with("2 maps: 1 error, "), "{text}");
    assert_eq!(last[1], "`elenchus explain unknown-id` says more about this kind of finding.");
}
