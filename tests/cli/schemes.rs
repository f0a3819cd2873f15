//! Schemes.

use super::*;

#[test]
fn schemes_are_listed_found_and_shown() {
    let folder = Folder::with(
        "\
schemes:
  house-rule: { title: Rule of the house, aliases: our-rule, premises: [There is a rule.], conclusion: So be it. }
  sign: { title: Our own sign, premises: { sign: It is there. } }
claims: { a: A. }
",
    );
    let list = |arguments: &[&str]| {
        let run = folder.run(&[&["schemes"][..], arguments].concat()).code(0).stderr_eq("");
        stdout(&run)
    };
    let catalogue = list(&[]);
    assert_eq!(catalogue.lines().filter(|line| line.starts_with("  ")).count(), 60, "{catalogue}");
    assert_eq!(catalogue.lines().filter(|line| line.contains("  sign  ")).count(), 1);
    assert!(!catalogue.contains("house-rule"));
    // Those of a map come first, and take the place of those of the catalogue.
    let with_own = list(&["--map", "map.yaml"]);
    assert!(with_own.starts_with("Of the map\n  house-rule "), "{with_own}");
    assert_eq!(with_own.lines().filter(|line| line.contains("  sign  ")).count(), 1);
    assert!(list(&["sign", "--map", "map.yaml"]).starts_with("sign: Our own sign\n"));
    assert!(list(&["our-rule", "--map", "map.yaml"]).starts_with("house-rule: Rule of the house\n"));
    // One scheme by any of its names; several by words, whatever their case and order.
    assert!(list(&["tu-quoque"]).starts_with("pragmatic-inconsistency: "));
    let found = list(&["Slope PRECEDENT"]);
    let ids: Vec<&str> =
        found.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).collect();
    assert_eq!(ids, ["precedent-slippery-slope", "full-slippery-slope"]);
    let run = folder.run(&["schemes", "expert-opinoin"]).code(1).stdout_eq("");
    assert_eq!(stderr(&run), "error: no scheme is called `expert-opinoin`: did you mean `expert-opinion`?\n");
    let run = folder.run(&["schemes", "zyzzyva"]).code(1).stdout_eq("");
    assert_eq!(stderr(&run), "error: no scheme is called `zyzzyva`, and none speaks of it\n");
}

#[test]
fn schemes_as_json_are_a_map() {
    let all = json(&command(&["schemes", "--json"]).assert().code(0));
    assert_eq!(all["schemes"].as_object().unwrap().len(), 60);
    let run = command(&["schemes", "argument-from-authority", "--json"]).assert().code(0);
    assert_eq!(json(&run)["schemes"]["expert-opinion"]["premises"]["assertion"], "E says that S is true.");
    let map = ArgumentMap::parse(&stdout(&run)).unwrap();
    assert_eq!(map.schemes(), [elenchus::schemes::find("expert-opinion").unwrap().clone()]);
}

/// What stands below the headline is a map, as it is.
#[test]
fn a_scheme_is_shown_with_a_map_to_start_from() {
    let run = command(&["schemes", "slippery-slope"]).assert().code(0);
    let shown = stdout(&run);
    let (_, map) = shown.split_once("\nA map to start from\n").unwrap();
    assert!(ArgumentMap::parse(map).unwrap().check().is_clean());
}
