//! `elenchus diff`, and git with it.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
    sync::atomic::{AtomicUsize, Ordering},
};

/// A folder of its own for a test, removed at its end. Its name has a space.
struct Folder(PathBuf);

const OLD: &str = "\
conclusion: close
claims:
  close: { text: The bridge should close., because: [corroded] }
  corroded: The cable is corroded.
";

const NEW: &str = "\
conclusion: close
claims:
  close: { text: The bridge should close., because: [corroded], despite: [costly] }
  corroded: The cable is corroded.
  costly: The detour is costly.
";

const BROKEN: &str = "conclusion: a\nclaims:\n  a: { text: A., because: [bee] }\n";

const FALL: &str =
    "`close` fell from accepted to rejected, because the objection from the new claim `costly` was added\n";

impl Folder {
    fn new() -> Folder {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("elenchus diff {} {number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let binary = PathBuf::from(env!("CARGO_BIN_EXE_elenchus"));
        let folder = binary.parent().unwrap().display();
        let path = format!("{folder}:{}", std::env::var("PATH").unwrap_or_default());
        let program = if program == "elenchus" { binary.as_os_str() } else { program.as_ref() };
        Command::new(program)
            .args(arguments)
            .current_dir(&self.0)
            .env("PATH", path)
            .env("NO_COLOR", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .unwrap()
    }

    fn diff(&self, arguments: &[&str]) -> (String, i32) {
        let output = self.run("elenchus", &[&["diff"], arguments].concat());
        let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        (text, output.status.code().unwrap())
    }

    fn git(&self, arguments: &[&str]) -> String {
        let identity = ["-c", "user.name=A reader", "-c", "user.email=reader@example.org"];
        let output = self.run("git", &[&identity, arguments].concat());
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "A version"]);
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A repository with two commits of a map in a folder with a space; nothing where git is not installed.
fn repository() -> Option<Folder> {
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("skipped: git is not installed");
        return None;
    }
    let folder = Folder::new();
    folder.git(&["init", "--quiet"]);
    folder.file("the maps/bridge.yaml", OLD);
    folder.commit();
    folder.file("the maps/bridge.yaml", NEW);
    folder.commit();
    Some(folder)
}

#[test]
fn two_files_are_compared() {
    let folder = Folder::new();
    folder.file("old.yaml", OLD);
    folder.file("new.yaml", NEW);
    let (told, status) = folder.diff(&["old.yaml", "new.yaml"]);
    assert!(told.starts_with(FALL), "{told}");
    assert_eq!(status, 0);
    assert_eq!(folder.diff(&["old.yaml", "new.yaml", "--exit-code"]).1, 1);
    assert_eq!(folder.diff(&["old.yaml", "old.yaml", "--exit-code"]), ("no differences\n".to_owned(), 0));
    let (json, _) = folder.diff(&["old.yaml", "new.yaml", "--to", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["verdicts"][0]["claim"], "close");
    assert_eq!(json["changes"][0]["change"], "argument-added");
    assert_eq!(json["changes"][0]["at"]["side"], "despite");
}

#[test]
fn directories_are_compared_and_a_claim_that_changes_its_file_has_moved() {
    let folder = Folder::new();
    folder.file("old/one.yaml", "conclusion: a\nclaims: { a: { text: A., because: [b] }, b: B. }\n");
    folder.file("new/one.yaml", "conclusion: a\nclaims: { a: { text: A., because: [b] } }\n");
    folder.file("new/two.yaml", "claims: { b: B. }\n");
    let (told, _) = folder.diff(&["old", "new"]);
    assert_eq!(
        told,
        "`a` is still accepted\n\nchanges\n  ~ `b`\n      moved from section one to section two\n"
    );
    // A map in one file has no section, so that nothing has moved where a second file came.
    folder.file("alone.yaml", "conclusion: a\nclaims: { a: { text: A., because: [b] }, b: B. }\n");
    assert_eq!(folder.diff(&["alone.yaml", "new"]).0, "no differences\n");
    assert_eq!(folder.diff(&["new", "alone.yaml"]).0, "no differences\n");
}

#[test]
fn nothing_is_an_empty_map() {
    let folder = Folder::new();
    folder.file("new.yaml", NEW);
    let (told, status) = folder.diff(&["/dev/null", "new.yaml"]);
    assert!(told.starts_with("`close` is a new conclusion, and rejected\n"), "{told}");
    assert_eq!(status, 0);
    let (told, _) = folder.diff(&["new.yaml", "/dev/null"]);
    assert!(told.starts_with("`close`, which was a conclusion, is gone\n"), "{told}");
}

#[test]
fn what_cannot_be_compared_is_told() {
    let folder = Folder::new();
    folder.file("old.yaml", OLD);
    folder.file("broken.yaml", BROKEN);
    let (told, status) = folder.diff(&["old.yaml", "broken.yaml"]);
    assert!(told.contains("error[unknown-id]") && told.contains("broken.yaml:3:28"), "{told}");
    assert_eq!(status, 1);
    assert_eq!(folder.diff(&["old.yaml", "nowhere.yaml"]).1, 2);
    assert_eq!(folder.diff(&["old.yaml"]).1, 2);
    assert_eq!(folder.diff(&["old.yaml", "old.yaml", "--to", "graphml"]).1, 2);
    assert_eq!(folder.diff(&["--git", "HEAD", "old.yaml", "old.yaml"]).1, 2);
    assert_eq!(folder.diff(&["--git=-x", "old.yaml"]).1, 2);
}

#[test]
fn a_difference_is_written_to_a_file() {
    let folder = Folder::new();
    folder.file("old.yaml", OLD);
    folder.file("new.yaml", NEW);
    let read = |name: &str| fs::read_to_string(folder.0.join(name)).unwrap();
    for (name, form) in [("d.svg", "svg"), ("d.md", "markdown"), ("d.json", "json"), ("d.mmd", "mermaid")] {
        assert_eq!(folder.diff(&["old.yaml", "new.yaml", "-o", name]), (String::new(), 0), "{name}");
        assert_eq!(read(name), folder.diff(&["old.yaml", "new.yaml", "--to", form]).0, "{name}");
    }
    let exit = ["old.yaml", "new.yaml", "--exit-code", "-o", "d.txt"];
    assert_eq!(folder.diff(&exit), (String::new(), 1));
    assert_eq!(read("d.txt"), folder.diff(&["old.yaml", "new.yaml"]).0);
    folder.diff(&["old.yaml", "new.yaml", "-o", "t.svg", "--direction", "top-down", "--theme", "dark"]);
    assert!(read("t.svg") != read("d.svg") && !read("t.svg").contains("prefers-color-scheme"));
    folder.diff(&["old.yaml", "new.yaml", "-o", "f.svg", "--fold", "1"]);
    assert!(read("f.svg").contains("more claim"));
    for (arguments, said) in [
        (&["-o", "d.csv"][..], "d.csv is that of no form of a difference: `--to` takes text, json"),
        (&["-o", "new.yaml", "--to", "json"], "new.yaml is one of the files that are read"),
        (&["-o", "d.md", "--fold", "3"], "`--fold` is for pictures"),
        (&["--width", "300"], "`--width` is for pictures"),
    ] {
        let (told, status) = folder.diff(&[&["old.yaml", "new.yaml"], arguments].concat());
        assert!(told.contains(said) && status == 2, "{arguments:?}: {told}");
    }
}

#[test]
fn another_day_is_for_both() {
    let folder = Folder::new();
    let holds = "conclusion: a\nclaims: { a: { text: A., holds: { until: 2026-06-30 } } }\n";
    folder.file("old.yaml", &format!("as-of: 2026-06-01\n{holds}"));
    folder.file("new.yaml", &format!("as-of: 2026-07-01\n{holds}"));
    let (told, _) = folder.diff(&["old.yaml", "new.yaml"]);
    assert!(
        told.starts_with(
            "`a` fell from accepted to unsupported, because the map is now judged as of 2026-07-01\n"
        ),
        "{told}"
    );
    assert_eq!(folder.diff(&["old.yaml", "new.yaml", "--as-of", "2026-06-01"]).0, "no differences\n");
}

#[test]
fn revisions_are_compared() {
    let Some(folder) = repository() else { return };
    for arguments in [
        &["--git", "HEAD~1", "the maps"][..],
        &["--git", "HEAD~1..HEAD", "the maps"],
        &["--git", "HEAD~1...", "the maps/bridge.yaml"],
        &["--git", "HEAD~1", "./the maps/bridge.yaml"],
    ] {
        let (told, status) = folder.diff(arguments);
        assert!(told.starts_with(FALL), "{arguments:?}: {told}");
        assert_eq!(status, 0);
    }
    assert_eq!(folder.diff(&["--git", "HEAD", "the maps"]).0, "no differences\n");
    let (told, status) = folder.diff(&["--git", "no-such", "the maps"]);
    assert_eq!((told.as_str(), status), ("error: there is no revision `no-such` in this repository\n", 2));
    let (told, status) = folder.diff(&["--git", "HEAD~1..HEAD", "no-such.yaml"]);
    assert!(told.starts_with("error: there is no map at HEAD~1:no-such.yaml"), "{told}");
    assert_eq!(status, 2);
    // From within the folder.
    let within = Command::new(env!("CARGO_BIN_EXE_elenchus"))
        .args(["diff", "--git", "HEAD~1", "bridge.yaml"])
        .current_dir(folder.0.join("the maps"))
        .output()
        .unwrap();
    assert!(String::from_utf8(within.stdout).unwrap().starts_with(FALL));
}

#[test]
fn what_a_map_includes_is_there_and_what_is_broken_is_named_by_its_revision() {
    let Some(folder) = repository() else { return };
    folder.file(
        "wide/map.yaml",
        "include: parts/one.yaml\nconclusion: a\nclaims: { a: { text: A., because: [b] } }\n",
    );
    folder.file("wide/parts/one.yaml", "claims: { b: B. }\n");
    folder.file("wide/notes.txt", "Not a map.\n");
    folder.commit();
    folder.file("wide/parts/one.yaml", "claims: { b: { text: B., standing: open } }\n");
    let (told, _) = folder.diff(&["--git", "HEAD", "wide/map.yaml"]);
    assert!(told.starts_with("`a` fell from accepted to unsupported, because `b` is now open\n"), "{told}");
    folder.file("wide/parts/one.yaml", BROKEN);
    folder.commit();
    let (told, status) = folder.diff(&["--git", "HEAD~1..HEAD", "wide/map.yaml"]);
    assert!(told.contains("--> HEAD:wide/parts/one.yaml:"), "{told}");
    assert_eq!(status, 1);
    let left = fs::read_dir(std::env::temp_dir()).unwrap().flatten().filter(|entry| {
        let path = entry.path();
        path.is_dir()
            && fs::read_to_string(path.join("map.yaml")).is_ok_and(|text| text.contains("parts/one.yaml"))
    });
    assert_eq!(left.count(), 0, "no copy is left");
}

#[test]
fn a_map_that_is_new_is_compared_with_an_empty_one() {
    let Some(folder) = repository() else { return };
    folder.file("other.yaml", OLD);
    let (told, status) = folder.diff(&["--git", "HEAD", "other.yaml"]);
    assert!(told.starts_with("`close` is a new conclusion, and accepted\n"), "{told}");
    assert!(told.ends_with("HEAD:other.yaml is not there: compared with an empty map\n"), "{told}");
    assert_eq!(status, 0);
}

#[test]
fn outside_of_a_repository_and_without_git_it_says_so() {
    let folder = Folder::new();
    folder.file("old.yaml", OLD);
    let bare = Command::new(env!("CARGO_BIN_EXE_elenchus"))
        .args(["diff", "--git", "HEAD", "old.yaml"])
        .current_dir(&folder.0)
        .env("PATH", "/nowhere")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(bare.stderr).unwrap(), "error: `--git` needs git, which is not installed\n");
    assert_eq!(bare.status.code(), Some(2));
    if Command::new("git").arg("--version").output().is_ok() {
        let (told, status) = folder.diff(&["--git", "HEAD", "old.yaml"]);
        assert!(told.starts_with("error: git: not a git repository"), "{told}");
        assert_eq!(status, 2);
    }
}

#[test]
fn git_shows_it_as_its_own_diff() {
    let Some(folder) = repository() else { return };
    folder.file(".gitattributes", "*.yaml diff=elenchus\n");
    folder.git(&["config", "diff.elenchus.command", "elenchus diff"]);
    let shown = folder.git(&["diff", "HEAD~1", "HEAD"]);
    assert!(shown.starts_with(&format!("the maps/bridge.yaml\n{FALL}")), "{shown}");
    // A file that is new, one that is renamed and changed, and one that is broken.
    folder.file("new.yaml", OLD);
    folder.git(&["add", "--all"]);
    let shown = folder.git(&["diff", "--cached", "HEAD", "--", "new.yaml"]);
    assert!(shown.starts_with("new.yaml\n`close` is a new conclusion, and accepted\n"), "{shown}");
    folder.git(&["mv", "the maps/bridge.yaml", "bridge.yaml"]);
    let more = NEW.replace("The detour is costly.", "The detour is very costly.");
    folder.file("bridge.yaml", &more);
    let shown = folder.git(&["diff", "-M", "HEAD", "--", "bridge.yaml", "the maps/bridge.yaml"]);
    assert!(shown.contains("text: The detour is {+very+} costly.\n"), "{shown}");
    folder.file("new.yaml", BROKEN);
    let shown = folder.git(&["diff", "--", "new.yaml"]);
    assert!(shown.starts_with("new.yaml\n--- a/new.yaml\n+++ b/new.yaml\n@@ "), "{shown}");
    assert!(shown.contains("\n-conclusion: close\n") && shown.contains("\n+conclusion: a\n"), "{shown}");
}

#[test]
fn a_file_that_is_no_map_by_itself_is_compared_line_by_line() {
    let Some(folder) = repository() else { return };
    folder.file("claims/one.yaml", "conclusion: a\nclaims: { a: { text: A., because: [b] } }\n");
    folder.file("claims/two.yaml", "claims: { b: B. }\n");
    folder.file("claims/work.yaml.txt", "jobs: { test: {} }\n");
    folder.file(".gitattributes", "claims/* diff=elenchus\n");
    folder.git(&["config", "diff.elenchus.command", "elenchus diff"]);
    folder.commit();
    folder.file(
        "claims/one.yaml",
        "conclusion: a\nclaims: { a: { text: A red \u{1b}[31m A., because: [b] } }\n",
    );
    folder.file("claims/work.yaml.txt", "jobs: { test: { needs: x } }\n");
    let output = folder.run("git", &["diff"]);
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains("+claims: { a: { text: A red \u{fffd}[31m A., because: [b] } }\n"), "{shown}");
    assert!(shown.contains("-jobs: { test: {} }\n+jobs: { test: { needs: x } }\n"), "{shown}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("`elenchus diff --git HEAD claims` compares the whole map"), "{said}");
    assert!(!said.contains("unknown-id"), "{said}");
}

#[test]
fn a_map_in_a_folder_within_is_found_where_it_is_the_only_one() {
    let folder = Folder::new();
    folder.file("left/claims/map.yaml", OLD);
    folder.file("right/claims/map.yaml", NEW);
    assert!(folder.diff(&["left", "right"]).0.starts_with(FALL));
    folder.file("right/other/map.yaml", NEW);
    let (told, status) = folder.diff(&["left", "right"]);
    assert!(told.contains("\"$LOCAL/claims\" \"$REMOTE/claims\""), "{told}");
    assert_eq!(status, 2);
}

#[test]
fn claims_that_moved_together_are_told_together() {
    let folder = Folder::new();
    folder.file("old/one.yaml", "claims: { a: A., b: B., c: C. }\n");
    folder.file("old/two.yaml", "claims: { d: D. }\n");
    folder.file("new/one.yaml", "claims: { a: A. }\n");
    folder.file("new/two.yaml", "claims: { d: D., b: B., c: C. }\n");
    let (told, _) = folder.diff(&["old", "new"]);
    assert_eq!(told, "changes\n  ~ 2 claims moved from section one to section two: `b`, `c`\n");
}

#[test]
fn git_compares_outlines_and_broken_maps_as_they_are_written() {
    let Some(folder) = repository() else { return };
    folder.file(".gitattributes", "*.yaml diff=elenchus\n");
    let convert = "outline() { elenchus outline \"$1\" 2>/dev/null || cat \"$1\"; }; outline";
    folder.git(&["config", "diff.elenchus.textconv", convert]);
    let shown = folder.git(&["diff", "HEAD~1", "HEAD"]);
    assert!(shown.contains("\n-close (accepted): The bridge should close.\n"), "{shown}");
    assert!(shown.contains("\n+close (rejected): The bridge should close.\n"), "{shown}");
    assert!(shown.contains("\n+  - costly (accepted): The detour is costly.\n"), "{shown}");
    folder.file("the maps/bridge.yaml", BROKEN);
    let shown = folder.git(&["diff"]);
    assert!(shown.contains("\n+  a: { text: A., because: [bee] }\n"), "{shown}");
}

#[test]
fn it_is_a_difftool() {
    let Some(folder) = repository() else { return };
    folder.git(&["config", "difftool.elenchus.cmd", "elenchus diff \"$LOCAL\" \"$REMOTE\""]);
    let shown = folder.git(&["difftool", "--no-prompt", "--tool=elenchus", "HEAD~1", "HEAD"]);
    assert!(shown.starts_with(FALL), "{shown}");
}
