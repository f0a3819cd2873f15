//! The command, as people and programs meet it.
#![cfg(feature = "cli")]

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::Stdio,
    sync::atomic::{AtomicUsize, Ordering},
};

use elenchus::{ArgumentMap, Format, Semantics, formats, map::Selection};
use serde_json::Value;
use snapbox::cmd::{Command, OutputAssert};

/// A folder of its own for a test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("elenchus-cli-{}-{number}", std::process::id()));
        fs::create_dir_all(path.join(".git")).unwrap();
        Folder(path)
    }

    fn with(map: &str) -> Folder {
        let folder = Folder::new();
        folder.file("map.yaml", map);
        folder
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn run(&self, arguments: &[&str]) -> OutputAssert {
        self.command(arguments).assert()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        command(arguments).current_dir(&self.0)
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != ".git")
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn command(arguments: &[&str]) -> Command {
    let command = Command::new(env!("CARGO_BIN_EXE_elenchus")).args(arguments);
    ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"]
        .into_iter()
        .fold(command, |command, name| command.env_remove(name))
}

fn stdout(assert: &OutputAssert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn status(assert: &OutputAssert) -> i32 {
    assert.get_output().status.code().expect("it was not killed")
}

fn stderr(assert: &OutputAssert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

fn json(assert: &OutputAssert) -> Value {
    serde_json::from_str(&stdout(assert)).unwrap()
}

const CLEAN: &str = "\
conclusion: close
claims:
  close: { text: The bridge should close., because: [corroded], despite: [detour] }
  corroded: The cable is corroded.
  detour: { text: The detour is long., despite: [ferry] }
  ferry: There is a ferry.
";

const BROKEN: &str = "conclusion: a\nclaims:\n  a: { text: A., because: [bee] }\n  be: B.\n";

/// Has one finding that is a warning where nobody says otherwise: `unused-source`.
const WARNS: &str = "\
conclusion: a
sources: { report: { title: A report } }
claims: { a: { text: A., because: [b] }, b: B. }
";

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

// Exit statuses and what is printed.

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

// Forms for programs.

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

// Levels, days, limits, sources: the map, then elenchus.toml, then the command line.

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

const CITES: &str = "\
conclusion: a
sources: { report: { title: A report } }
claims:
  a: { text: A., because: [b] }
  b: { text: B., from: { source: report, quote: the cable is worn } }
";

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

// The other commands.

#[test]
fn verdicts_are_a_table_or_json() {
    let folder = Folder::with(CLEAN);
    folder.run(&["verdict", "map.yaml"]).code(0).stderr_eq("").stdout_eq(
        "close     accepted     The bridge should close.\n\
         corroded  accepted     The cable is corroded.\n\
         detour    rejected     The detour is long.\n\
         ferry     accepted     There is a ferry.\n",
    );
    let run = folder.run(&["verdict", "map.yaml", "--claim", "ferry"]).code(0);
    assert_eq!(stdout(&run), "ferry  accepted     There is a ferry.\n");
    let run = folder.run(&["verdict", "map.yaml", "--json"]).code(0);
    assert_eq!(json(&run)["semantics"], "grounded");
    assert_eq!(json(&run)["claims"]["close"]["verdict"], "accepted");
    let run = folder.run(&["verdict", "map.yaml", "map.yaml", "--json", "--claim", "ferry"]).code(0);
    assert_eq!(json(&run)[1]["map"], "map.yaml");
    assert_eq!(json(&run)[1]["claims"].as_object().unwrap().len(), 1);
    folder
        .run(&["verdict", "map.yaml", "--claim", "fery"])
        .code(2)
        .stderr_eq("error: there is no claim `fery`: did you mean `ferry`?\n");
}

#[test]
fn a_broken_map_gives_findings_and_nothing_else() {
    let folder = Folder::with(BROKEN);
    for arguments in [
        &["verdict"][..],
        &["verdict", "--json"],
        &["outline"],
        &["export", "--to", "dot"],
        &["export", "-o", "out.dot"],
        &["sources"],
        &["sources", "--json"],
    ] {
        let run = folder.run(&[arguments, &["map.yaml"]].concat()).code(1).stdout_eq("");
        assert!(stderr(&run).contains("error[unknown-id]"), "{}", stderr(&run));
    }
    folder.run(&["cite", "report", "map.yaml", "--find", "words"]).code(1).stdout_eq("");
    assert_eq!(folder.names(), ["map.yaml"]);
}

/// What the library writes of `CLEAN`, with a selection.
fn written(format: Format, selection: &Selection) -> String {
    let map = ArgumentMap::parse(CLEAN).unwrap();
    formats::write(format, &map.select(selection), &map.verdicts(Semantics::Grounded)).unwrap()
}

#[test]
fn every_format_is_exported_as_the_library_writes_it() {
    let folder = Folder::with(CLEAN);
    let whole = Selection::default();
    for &format in Format::ALL {
        let run = folder.run(&["export", "map.yaml", "--to", format.name()]).code(0).stderr_eq("");
        assert_eq!(stdout(&run), written(format, &whole));
        // An ending of the file says as much.
        let name = format!("out.{}", format.extension());
        folder.run(&["export", "map.yaml", "-o", &name]).code(0).stdout_eq("");
        assert_eq!(fs::read_to_string(folder.0.join(&name)).unwrap(), written(format, &whole));
    }
    assert_eq!(
        folder.names().len(),
        Format::ALL.len() + 1,
        "no temporary file is left: {:?}",
        folder.names()
    );
    let run = folder.run(&["export", "map.yaml", "--to", "dott"]).code(2);
    assert!(stderr(&run).contains("`dot`"), "{}", stderr(&run));
    folder.run(&["export", "map.yaml"]).code(2).stdout_eq("");
    folder.run(&["export", "map.yaml", "-o", "out.pdf"]).code(2).stdout_eq("").stderr_eq(
        "error: no format has the ending .pdf: `--to` takes dot, mermaid, graphml, json, markdown, outline\n",
    );
    let run = folder.run(&["outline", "map.yaml"]).code(0);
    assert_eq!(stdout(&run), written(Format::Outline, &whole));
}

#[test]
fn a_part_can_be_selected() {
    let folder = Folder::with(CLEAN);
    let map = ArgumentMap::parse(CLEAN).unwrap();
    let near = Selection { focus: map.find("detour"), depth: Some(1), ..Selection::default() };
    let run = folder.run(&["export", "map.yaml", "--to", "dot", "--focus", "detour", "--depth", "1"]).code(0);
    assert_eq!(stdout(&run), written(Format::Dot, &near));
    let run = folder.run(&["outline", "map.yaml", "--focus", "detour", "--depth", "1"]).code(0);
    assert_eq!(stdout(&run), written(Format::Outline, &near));
    for (flag, word, message) in [
        ("--focus", "detor", "error: there is no claim `detor`: did you mean `detour`?\n"),
        ("--section", "mapp", "error: there is no section `mapp`: did you mean `map`?\n"),
        ("--tag", "legal", "error: there is no tag `legal`\n"),
    ] {
        folder.run(&["outline", "map.yaml", flag, word]).code(2).stdout_eq("").stderr_eq(message);
        folder.run(&["export", "map.yaml", "--to", "dot", flag, word]).code(2).stdout_eq("");
    }
    folder.run(&["outline", "map.yaml", "--depth", "1"]).code(2);
}

#[test]
fn no_file_that_is_read_is_written() {
    let map = "sources: { report: { title: R, file: copies/report.txt } }\nclaims: { a: { text: A., from: report } }\n";
    let folder = Folder::with(map);
    folder.file("copies/report.txt", "Words.");
    folder.file("other.txt", "Words.");
    for target in ["map.yaml", "./map.yaml", "copies/../map.yaml", "copies/report.txt", "other.txt"] {
        let run = folder.run(&["export", ".", "--to", "json", "--source", "report=other.txt", "-o", target]);
        let run = run.code(2).stdout_eq("");
        assert!(stderr(&run).contains("is one of the files that are read"), "{}", stderr(&run));
    }
    // Nor one that would be read with the map the next time.
    let run = folder.run(&["export", ".", "-o", "new.json"]).code(2).stdout_eq("");
    assert!(
        stderr(&run).contains("would be read as a part of the map in . from then on"),
        "{}",
        stderr(&run)
    );
    folder.run(&["export", ".", "-o", "new.dot"]).success();
    folder.run(&["export", ".", "-o", "copies/new.json"]).success();
    assert!(!folder.0.join("new.json").exists());
    assert_eq!(fs::read_to_string(folder.0.join("map.yaml")).unwrap(), map);
    assert_eq!(fs::read_to_string(folder.0.join("other.txt")).unwrap(), "Words.");
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = Folder::with(CLEAN);
    folder.file("out/kept.dot", "before");
    folder.run(&["export", "map.yaml", "-o", "nowhere/out.dot"]).code(2);
    folder.run(&["export", "map.yaml", "--to", "dot", "-o", "out"]).code(2);
    let run = folder.run(&["export", "map.yaml", "--to", "dot", "-o", "-"]).code(0);
    assert!(stdout(&run).starts_with("digraph"));
    folder.run(&["export", "map.yaml", "-o", "out/kept.dot"]).code(0);
    assert!(fs::read_to_string(folder.0.join("out/kept.dot")).unwrap().starts_with("digraph"));
    assert_eq!(folder.names(), ["map.yaml", "out"]);
}

#[cfg(unix)]
#[test]
fn links_and_devices_stay_what_they_are() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::with(CLEAN);
    let real = folder.file("real.dot", "before");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.dot", folder.0.join("link.dot")).unwrap();
    folder.run(&["export", "map.yaml", "-o", "link.dot"]).code(0);
    assert!(folder.0.join("link.dot").is_symlink());
    assert!(fs::read_to_string(&real).unwrap().starts_with("digraph"));
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    folder.run(&["export", "map.yaml", "--to", "dot", "-o", "/dev/null"]).code(0);
    symlink("map.yaml", folder.0.join("sly.dot")).unwrap();
    folder.run(&["export", "map.yaml", "-o", "sly.dot"]).code(2);
    assert_eq!(fs::read_to_string(folder.0.join("map.yaml")).unwrap(), CLEAN);
}

#[test]
fn sources_are_listed_with_what_rests_on_them() {
    let folder = Folder::with(CITES);
    let copy = folder.file("report.txt", "We looked. We saw that the cable is worn.\n");
    let source = format!("report={}", copy.display());
    folder.run(&["sources", "map.yaml", "--source", &source, "--uncited"]).code(0).stdout_eq(
        "report: A report\n  copy: 1 paragraph, 2 sentences\n  b: confirmed, paragraph 1, sentence 2\n  \
         uncited: paragraph 1, sentence 1: We looked.\n",
    );
    let run = folder.run(&["sources", "map.yaml", "--source", &source, "--json"]).code(0);
    let listed = json(&run);
    assert_eq!(listed["sources"][0]["citations"][0]["claim"], "b");
    assert_eq!(listed["sources"][0]["citations"][0]["finding"], "confirmed");
    let run = folder.run(&["sources", "map.yaml"]).code(0);
    assert!(stdout(&run).contains("no copy"), "{}", stdout(&run));
}

#[test]
fn a_citation_is_ready_to_paste() {
    let folder = Folder::with(CITES);
    folder.file("report.txt", "We looked. We saw that the cable is worn.\n");
    let cite = |arguments: &[&str]| {
        folder.run(
            &[&["cite", "report", "map.yaml", "--source", "report=report.txt", "--find"], arguments].concat(),
        )
    };
    let run = cite(&["cable is worn", "--quote"]).code(0);
    assert_eq!(
        stdout(&run),
        "# paragraph 1, sentence 2: We saw that the cable is worn.\n\
         from: { source: report, paragraph: 1, sentence: 2, quote: \"cable is worn\" }\n"
    );
    // What is printed is right in the map.
    for arguments in [&["cable is worn"][..], &["cable is worn", "--quote"]] {
        let line = stdout(&cite(arguments)).lines().nth(1).unwrap().to_owned();
        let map = format!("{}  b: {{ text: B., {line} }}\n", CITES.split("  b:").next().unwrap());
        folder.file("cited.yaml", map);
        let run = folder.run(&["check", "cited.yaml", "--source", "report=report.txt", "-D", "warnings"]);
        assert!(stdout(&run).contains("no findings"), "{}", stdout(&run));
    }
    assert_eq!(json(&cite(&["cable", "--json"]).code(0))[0]["paragraph"], 1);
    // Words can be left out, and be in other letters than the source has them in.
    for (words, quote) in [
        ("We saw […] is worn", "We saw […] is worn"),
        ("We [...] worn", "We […] worn"),
        ("THE Cable", "the cable"),
    ] {
        let printed = stdout(&cite(&[words, "--quote"]).code(0));
        let line = printed.lines().nth(1).unwrap();
        assert!(line.ends_with(&format!(", quote: {} }}", Value::from(quote))), "{line}");
        folder.file(
            "cited.yaml",
            format!("{}  b: {{ text: B., {line} }}\n", CITES.split("  b:").next().unwrap()),
        );
        let run = folder.run(&["check", "cited.yaml", "--source", "report=report.txt", "-D", "warnings"]);
        assert!(stdout(&run).contains("no findings"), "{}", stdout(&run));
    }
    for nothing in ["", " "] {
        let run = cite(&[nothing]).code(2).stdout_eq("");
        assert!(stderr(&run).contains("write the words to look for"), "{}", stderr(&run));
    }
    let run = cite(&["the cable is born"]).code(1).stdout_eq("");
    assert!(stderr(&run).contains("does not say this"), "{}", stderr(&run));
    folder.run(&["cite", "reprt", "map.yaml", "--find", "x"]).code(2);
    folder.run(&["cite", "report", "map.yaml", "--find", "x"]).code(2);
    // Without a map, the source is a text.
    let run = folder.run(&["cite", "report.txt", "--find", "worn"]).code(0);
    assert!(
        stdout(&run).contains("from: { source: report, paragraph: 1, sentence: 2, digest: "),
        "{}",
        stdout(&run)
    );
}

#[test]
fn every_check_is_explained() {
    let list = stdout(&command(&["explain"]).assert().code(0));
    for code in elenchus::checks::codes() {
        assert!(list.contains(&format!("\n  {} ", code.name)), "{} is not listed", code.name);
    }
    let page = elenchus::checks::find("unknown-id").unwrap().page;
    assert_eq!(stdout(&command(&["explain", "unknown-id"]).assert().code(0)).trim_end(), page.trim_end());
}

#[test]
fn the_schema_is_the_librarys() {
    assert_eq!(json(&command(&["schema"]).assert().code(0)), elenchus::document::json_schema());
}

#[test]
fn a_new_map_is_clean_and_overwrites_nothing() {
    let folder = Folder::new();
    let printed = stdout(&folder.run(&["new"]).code(0));
    assert!(folder.names().is_empty());
    folder.run(&["new", "one.yaml"]).code(0);
    folder.run(&["new", "deep/folder"]).code(0);
    folder.run(&["new", "deep"]).code(0);
    assert_eq!(fs::read_to_string(folder.0.join("one.yaml")).unwrap(), printed);
    for path in ["one.yaml", "deep/folder", "deep"] {
        let run = folder.run(&["check", "--deny", "warnings", path]).code(0);
        assert!(stdout(&run).contains("no findings"), "{}", stdout(&run));
        folder.run(&["new", path]).code(2).stdout_eq("");
    }
}

#[test]
fn a_new_map_is_not_put_into_a_folder_that_was_meant_as_a_file() {
    let folder = Folder::new();
    for name in ["foo.txt", "m.json"] {
        folder.run(&["new", name]).code(2).stdout_eq("").stderr_eq(format!(
            "error: {name} ends neither in .yaml nor in .yml; for a folder of this name write {name}/\n"
        ));
    }
    assert!(folder.names().is_empty());
    folder.run(&["new", "v1.0/"]).code(0).stdout_eq("wrote v1.0/map.yaml\n");
}

#[test]
fn completions_exist_for_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = stdout(&command(&["completions", shell]).assert().code(0));
        assert!(script.contains("verdict") && script.contains("deny"), "{shell}");
    }
}

#[test]
fn every_help_has_an_example() {
    let help = stdout(&command(&["--help"]).assert().code(0));
    assert!(help.contains("Example"));
    let commands: Vec<_> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| !line[2..].starts_with(' '))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() >= 10, "{commands:?}");
    for name in commands {
        let help = stdout(&command(&[name, "--help"]).assert().code(0));
        assert!(help.contains("Example") && help.contains(&format!("elenchus {name}")), "{help}");
    }
    command(&["--version"]).assert().code(0).stdout_eq(format!("elenchus {}\n", env!("CARGO_PKG_VERSION")));
}

// Terminals and pipes.

#[test]
fn colour_is_only_where_it_is_wanted() {
    let folder = Folder::with(BROKEN);
    let coloured = |command: Command| stdout(&command.assert()).contains('\u{1b}');
    let check = ["check", "map.yaml"];
    assert!(!coloured(folder.command(&check)));
    assert!(coloured(folder.command(&["check", "--color", "always", "map.yaml"])));
    assert!(coloured(folder.command(&check).env("CLICOLOR_FORCE", "1")));
    assert!(!coloured(folder.command(&check).env("NO_COLOR", "1")));
    assert!(!coloured(folder.command(&["check", "--color", "never", "map.yaml"]).env("CLICOLOR_FORCE", "1")));
    let json = folder.command(&["check", "--color", "always", "--format", "json", "map.yaml"]);
    assert!(!coloured(json));
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let many: String = (0..2000).map(|number| format!("  c{number}: {{ tex: T }}\n")).collect();
    let folder = Folder::with(&format!("claims:\n{many}"));
    for (arguments, status) in
        [(&["check", "map.yaml"][..], 1), (&["schema"], 0), (&["explain"], 0), (&["--help"], 0)]
    {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_elenchus"))
            .args(arguments)
            .current_dir(&folder.0)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut complaints = String::new();
        child.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
        assert_eq!((child.wait().unwrap().code(), complaints.as_str()), (Some(status), ""), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_elenchus"))
        .arg("schema")
        .stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("error: cannot write to standard output"));
}

// Frameworks.

const RIVALS: &str = "p af 4\n1 2\n2 1\n1 3\n3 4\n";

#[test]
fn solve_prints_what_the_competition_asks_for_and_nothing_else() {
    let folder = Folder::new();
    folder.file("rivals.af", RIVALS);
    for (arguments, printed) in [
        ("solve -p SE-GR -f rivals.af", "w\n"),
        ("solve -p DC-PR -f rivals.af -a 4", "YES\nw 1 4\n"),
        ("solve -p DC-GR -f rivals.af -a 4", "NO\n"),
        ("solve -p DS-ST -f rivals.af -a 4", "NO\nw 2 3\n"),
        ("solve -p EE-CO -f rivals.af --limit 0", ""),
        ("solve -p ce-co -f rivals.af", "3\n"),
        ("solve -p CE-STG -f rivals.af", "2\n"),
        ("solve --formats", "[iccma,tgf,apx]\n"),
    ] {
        let run = folder.run(&arguments.split(' ').collect::<Vec<_>>());
        assert_eq!((stdout(&run), status(&run)), (printed.to_owned(), 0), "{arguments}");
        assert_eq!(stderr(&run), "", "{arguments}");
    }
    let problems = stdout(&folder.run(&["solve", "--problems"]));
    assert!(problems.starts_with("[SE-GR,SE-CO,") && problems.ends_with(",CE-ID]\n"), "{problems}");
}

#[test]
fn a_framework_is_no_map() {
    let folder = Folder::new();
    folder.file("rivals.af", RIVALS);
    let said = "is a framework and not a map: `elenchus solve` answers questions about it";
    for command in ["check", "verdict"] {
        let run = folder.run(&[command, "rivals.af"]).code(2).stdout_eq("");
        assert_eq!(stderr(&run), format!("error: rivals.af {said}\n"));
    }
    let run = folder.command(&["check", "-"]).stdin("# rules\np aba 1\na 1\n").assert().code(2);
    assert_eq!(stderr(&run), format!("error: standard input {said}\n"));
}

#[test]
fn solve_reads_every_format_and_any_atom_can_be_asked_about() {
    let folder = Folder::new();
    folder.file("rules.aba", "p aba 4\na 1\na 2\nc 1 3\nc 2 4\nr 3 2\nr 4 1\n");
    folder.file("graph.tgf", "x first\ny\n#\nx y\n");
    folder.file("facts.txt", "arg(x). arg(y). att(y, x).");
    for (arguments, printed) in [
        ("solve -p DC-CO -f rules.aba -a 4", "YES\nw 1\n"),
        ("solve -p CE-CO -f rules.aba", "3\n"),
        ("solve -p SE-ST -f graph.tgf", "w x\n"),
        ("solve -p SE-ST -f facts.txt", "w y\n"),
    ] {
        let run = folder.run(&arguments.split(' ').collect::<Vec<_>>());
        assert_eq!((stdout(&run), status(&run)), (printed.to_owned(), 0), "{arguments}");
    }
    let run = command(&["solve", "-p", "SE-ST", "-f", "-"]).stdin("1\n2\n#\n1 2\n").assert();
    assert_eq!(stdout(&run), "w 1\n");
}

#[test]
fn solve_says_what_is_wrong_and_what_is_unknown() {
    let folder = Folder::new();
    folder.file("rivals.af", RIVALS);
    folder.file("rules.aba", "p aba 1\na 1\nc 1 1\n");
    folder.file("broken.af", "p af 2\n1 3\n");
    folder.file("odd.af", "p af 1\n1 1\n");
    for (arguments, said, code) in [
        ("solve -p DC-PR -f rivals.af", "error: DC-PR asks about an argument: name it with `-a`\n", 2),
        ("solve -p DC-PR -f rivals.af -a 5", "error: there is no argument or atom `5` in the file\n", 2),
        (
            "solve -p SE-SST -f rules.aba",
            "error: the semi-stable semantics is for abstract frameworks only\n",
            2,
        ),
        (
            "solve -p SE-ST -f broken.af",
            "error: broken.af: line 2, column 3: 3 is not between 1 and 2, the number in the header\n",
            2,
        ),
        ("solve -p SE-PR -f rivals.af -a 1", "error: SE-PR asks about no argument: leave `-a` out\n", 2),
        ("solve -p CE-PR -f rivals.af --limit 1", "error: CE-PR has no use for `--limit`: it is for EE\n", 2),
        (
            "solve -p CE-PR -f rivals.af --verify",
            "error: CE-PR gives a number: there is no set to `--verify`\n",
            2,
        ),
        ("solve -p EE-ST -f odd.af", "there is no stable extension\n", 0),
        (
            "solve -p SE-PR -f rivals.af --time-limit 0",
            "error: unknown: the time given was not enough to find out\n",
            3,
        ),
    ] {
        let run = folder.run(&arguments.split(' ').collect::<Vec<_>>());
        assert_eq!((stderr(&run).as_str(), status(&run)), (said, code), "{arguments}");
        assert_eq!(stdout(&run), "", "{arguments}");
    }
    let run = folder.run(&["solve", "-p", "SE-ID", "-f", "rivals.af", "--verify"]);
    assert_eq!(
        stderr(&run),
        "verified: the set is complete; not checked: that every preferred set contains it, and none that is larger\n"
    );
}

#[test]
fn solve_names_the_solvers_that_there_are() {
    let folder = Folder::new();
    folder.file("rivals.af", RIVALS);
    let run = folder.run(&["solve", "-p", "SE-PR", "-f", "rivals.af", "--solver", "foo"]);
    assert!(stderr(&run).contains("there is no solver `foo`; there is batsat"), "{}", stderr(&run));
    if !cfg!(feature = "cadical") {
        let run = folder.run(&["solve", "-p", "SE-PR", "-f", "rivals.af", "--solver", "cadical"]);
        let said = "the solver `cadical` needs a command built with the feature `cadical`";
        assert!(stderr(&run).contains(said), "{}", stderr(&run));
    }
}

// Readings.

const FERRY: &str = "\
claims:
  ferry: { text: The ferry runs., because: [calm, tug] }
  calm: The sea is calm.
  tug: A tug pulls it through the storm.
conflicts: [[calm, tug]]
";

#[test]
fn several_readings_are_judged_together_or_one_by_one() {
    let folder = Folder::new();
    folder.file("ferry.yaml", FERRY);
    folder.file("odd.yaml", "claims:\n  a: { text: A, despite: [a] }\n  b: B\n");
    let run = folder.run(&["verdict", "ferry.yaml", "--semantics", "preferred", "--credulous", "--json"]);
    let claims = &json(&run)["claims"];
    assert_eq!(json(&run)["attitude"], "credulous");
    assert!(["ferry", "calm", "tug"].iter().all(|claim| claims[claim]["verdict"] == "accepted"), "{claims}");
    let run = folder.run(&["verdict", "odd.yaml", "--semantics", "stable"]);
    assert_eq!(
        stdout(&run),
        "a  accepted     A\nb  accepted     B\n\
         note: there is no stable reading, so that every claim counts as accepted; none settles a\n"
    );
    let run = folder.run(&["verdict", "ferry.yaml", "--semantics", "complete", "--claim", "calm"]);
    assert!(
        stdout(&run)
            .ends_with("it does not stand on a reading that leaves everything else in dispute open\n"),
        "{}",
        stdout(&run)
    );
    let run = folder.run(&["verdict", "ferry.yaml", "--semantics", "stage"]);
    assert!(stderr(&run).contains("the stage semantics is for abstract frameworks only"), "{}", stderr(&run));
    let run = folder.run(&["verdict", "ferry.yaml", "--semantics", "stable", "--time-limit", "0"]);
    assert_eq!(
        (stderr(&run).as_str(), status(&run)),
        ("error: unknown: the time given was not enough to find out\n", 3)
    );
}

// Schemes.

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

// The manual.

/// What stands in the fenced blocks of the manual after a prompt, with the command.
fn transcripts(manual: &str) -> Vec<(String, String)> {
    let blocks = manual.split("```console\n").skip(1).map(|block| block.split("```").next().unwrap());
    let run = |run: &str| {
        let (command, printed) = run.split_once('\n').unwrap();
        (command.to_owned(), printed.to_owned())
    };
    blocks.flat_map(|block| block.split("$ elenchus ").skip(1)).map(run).collect()
}

#[test]
fn the_manual_shows_what_is_printed() {
    let broken = Folder::new();
    broken.file("bridge.yaml", MANUAL);
    let clean = Folder::new();
    clean.file("bridge.yaml", CLEAN);
    clean.file("ferry.yaml", FERRY);
    clean.file("rivals.af", RIVALS);
    let manual = fs::read_to_string(repository("docs/CLI.md")).unwrap();
    let transcripts = transcripts(&manual);
    assert!(transcripts.len() >= 11, "{}", transcripts.len());
    for (line, printed) in transcripts {
        let folder = match line.split(' ').next() {
            Some("check") => broken.0.clone(),
            Some("verdict" | "solve") => clean.0.clone(),
            _ => repository(""),
        };
        let quoted: Vec<_> = line.split('"').collect();
        let mut arguments: Vec<&str> = quoted[0].split_whitespace().collect();
        arguments.extend(quoted.get(1));
        let run = command(&arguments).current_dir(folder).assert();
        // Three dots stand for lines that are left out.
        match printed.split_once("  ...\n") {
            Some((before, after)) => {
                assert!(
                    stdout(&run).starts_with(before) && stdout(&run).ends_with(after),
                    "{}",
                    stdout(&run)
                );
            }
            None => assert_eq!(stdout(&run), printed, "{line}"),
        }
    }
    // The object that is printed as an example is the one that is made of this map.
    let object = manual.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let run = broken.run(&["check", "--format", "json", "bridge.yaml"]);
    assert_eq!(serde_json::from_str::<Value>(object).unwrap(), json(&run));
}

const MANUAL: &str = "\
claims:
  close-bridge:
    text: The bridge should close.
    because: [coroded]
  corroded: The cable is corroded.
lints: { no-conclusion: allow }
";
