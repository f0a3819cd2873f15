//! Forms for programs.

use super::*;

#[test]
fn json_is_one_object_for_all_maps() {
    let folder = Folder::with(WARNS);
    folder.file("b.yaml", BROKEN);
    let run = folder.run(&["check", "--format", "json", "map.yaml", "b.yaml"]).code(1);
    let found = json(&run);
    assert_eq!(found["version"], env!("CARGO_PKG_VERSION"));
    let counted = ["errors", "warnings", "notes"].map(|key| found["summary"][key].as_u64().unwrap());
    let findings = found["findings"].as_array().unwrap();
    assert_eq!(counted.iter().sum::<u64>(), findings.len() as u64);
    assert_eq!(findings[0]["code"], "unused-source");
    assert_eq!(findings[0]["file"], "map.yaml");
}

#[test]
fn sarif_names_files_from_where_the_run_started() {
    let folder = Folder::with(BROKEN);
    let absolute = folder.0.canonicalize().unwrap().join("map.yaml");
    for path in ["map.yaml", "./map.yaml", absolute.to_str().unwrap()] {
        let run = folder.run(&["check", "--format", "sarif", path]).code(1);
        let result = &json(&run)["runs"][0]["results"][0];
        let location = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(location["uri"], "map.yaml", "{path}");
        assert!(!stdout(&run).contains(folder.0.to_str().unwrap()));
    }
}

#[test]
fn github_annotations_are_a_line_each() {
    let run = Folder::with(BROKEN).run(&["check", "--format", "github", "map.yaml"]).code(1);
    let first = stdout(&run).lines().next().unwrap().to_owned();
    assert!(
        first.starts_with("::error file=map.yaml,line=3,col=28,endColumn=30,title=unknown-id::"),
        "{first}"
    );
}

#[test]
fn the_same_run_prints_the_same() {
    for format in ["text", "json", "sarif", "github"] {
        let run = || {
            let run =
                command(&["check", "--format", format, "claims/south-caucasus", "claims/night-train.yaml"]);
            stdout(&run.current_dir(repository("")).assert().code(0))
        };
        assert_eq!(run(), run());
    }
}
