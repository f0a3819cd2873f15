//! Levels, days, limits, sources: the map, then elenchus.toml, then the command line.

use super::*;

#[test]
fn levels_are_set_by_the_map_then_the_project_then_the_command_line() {
    let folder = Folder::with(&format!("{WARNS}lints: {{ unused-source: allow }}\n"));
    folder.run(&["check", "map.yaml"]).code(0);
    folder.file("elenchus.toml", "[lints]\nunused-source = \"deny\"\n");
    folder.run(&["check", "map.yaml"]).code(1);
    folder.run(&["check", "map.yaml", "--warn", "unused-source"]).code(0);
    folder.run(&["check", "map.yaml", "-W", "unused-source", "-D", "unused-source"]).code(1);
    folder.run(&["check", "map.yaml", "-D", "unused-source", "-W", "unused-source"]).code(0);
    // What reading finds stays what the other commands stop at.
    folder.run(&["check", "map.yaml", "-A", "unused-source", "-D", "warnings"]).code(0);
}

#[test]
fn the_nearest_project_file_up_to_the_repository_counts() {
    let folder = Folder::new();
    folder.file("elenchus.toml", "[lints]\nunused-source = \"deny\"\n");
    folder.file("maps/deep/map.yaml", WARNS);
    folder.run(&["check", "maps/deep/map.yaml"]).code(1);
    folder.run(&["check", "maps/deep"]).code(1);
    folder.file("maps/elenchus.toml", "[lints]\nwarnings = \"deny\"\nunused-source = \"note\"\n");
    folder.run(&["check", "maps/deep"]).code(0);
    // Another repository within.
    fs::create_dir(folder.0.join("maps/deep/.git")).unwrap();
    let run = folder.run(&["check", "maps/deep"]).code(0);
    assert!(stdout(&run).contains("warning[unused-source]"));
}

#[test]
fn mistakes_in_the_project_file_have_a_place() {
    let folder = Folder::with(CLEAN);
    folder.file(
        "elenchus.toml",
        "colour = true\n[lints]\nunused-sourse = \"warn\"\nisolated = \"loud\"\nwarnings = \"allow\"\n\
         [limits]\ndepth = \"deep\"\nfiles = 99999999\ndepht = 3\n",
    );
    let run = folder.run(&["check", "map.yaml"]).code(2).stdout_eq("");
    insta::assert_snapshot!(stderr(&run));
    folder.file("elenchus.toml", "[lints\n");
    let run = folder.run(&["verdict", "map.yaml"]).code(2).stdout_eq("");
    assert!(stderr(&run).starts_with("error: elenchus.toml:1:"), "{}", stderr(&run));
    let deep = format!("a = {}", "[".repeat(100_000));
    for hostile in [vec![0xff; 10], vec![b'#'; 2 << 20], deep.into_bytes()] {
        folder.file("elenchus.toml", hostile);
        folder.run(&["check", "map.yaml"]).code(2).stdout_eq("");
    }
    fs::remove_file(folder.0.join("elenchus.toml")).unwrap();
    fs::create_dir(folder.0.join("elenchus.toml")).unwrap();
    folder
        .run(&["check", "map.yaml"])
        .code(2)
        .stderr_eq("error: cannot read elenchus.toml: it is not a regular file\n");
}

#[cfg(unix)]
#[test]
fn a_device_for_a_project_file_is_refused() {
    let folder = Folder::with(CLEAN);
    std::os::unix::fs::symlink("/dev/zero", folder.0.join("elenchus.toml")).unwrap();
    folder.run(&["check", "map.yaml"]).code(2);
}

#[test]
fn a_day_can_be_given() {
    let map = "as-of: 2026-06-01\nclaims: { a: { text: A., holds: { until: 2026-12-31 } } }\n";
    let folder = Folder::with(map);
    let verdict = |arguments: &[&str]| {
        let run = folder.run(&[&["verdict", "--json", "map.yaml"], arguments].concat()).code(0);
        json(&run)["claims"]["a"]["verdict"].as_str().unwrap().to_owned()
    };
    assert_eq!(verdict(&[]), "accepted");
    folder.file("elenchus.toml", "as-of = 2027-01-01\n");
    assert_eq!(verdict(&[]), "unsupported");
    assert_eq!(verdict(&["--as-of", "none"]), "accepted");
    assert_eq!(verdict(&["--as-of", "2027-01-02"]), "unsupported");
}

#[test]
fn limits_can_be_set() {
    let folder = Folder::with(CLEAN);
    let run = folder.run(&["check", "--limit", "depth=1", "map.yaml"]).code(1);
    assert!(stdout(&run).contains("error[over-limit]"), "{}", stdout(&run));
    folder.file("elenchus.toml", "[limits]\ndepth = 1\n");
    folder.run(&["check", "map.yaml"]).code(1);
    folder.run(&["check", "--limit", "depth=20", "map.yaml"]).code(0);
    let deep = format!("claims: {}{}\n", "[".repeat(990), "]".repeat(990));
    folder.file("deep.yaml", deep);
    folder.run(&["check", "--limit", "depth=1000", "deep.yaml"]).code(1);
}

#[test]
fn the_copy_of_a_source_can_be_named() {
    let folder = Folder::with(CITES);
    folder.file("copies/report.txt", "We looked. We saw that the cable is worn.\n");
    let run = folder.run(&["check", "map.yaml", "--source", "report=copies/report.txt"]).code(0);
    assert!(stdout(&run).starts_with("map.yaml: no findings"), "{}", stdout(&run));
    folder.file("copies/report.txt", "We looked the other way.\n");
    folder.run(&["check", "map.yaml", "--source", "report=copies/report.txt"]).code(1);
    folder
        .run(&["check", "map.yaml", "--source", "reprt=copies/report.txt"])
        .code(2)
        .stderr_eq("error: there is no source `reprt`: did you mean `report`?\n");
}
