//! `elenchus watch`: what `check` prints, whenever a file changes.

use std::time::Instant;

use super::{
    running::{Running, SURELY},
    *,
};

/// As an editor does that writes beside the file and puts it in its place.
fn save_by_renaming(folder: &Folder, name: &str, text: &str) {
    let beside = folder.file(&format!(".{name}.tmp"), text);
    fs::rename(beside, folder.0.join(name)).unwrap();
}

const NO_FINDINGS: &str = "map.yaml: no findings; 4 claims, 3 arguments, 0 sources\n";
const ONE_ERROR: &str = "map.yaml: 1 error; 2 claims, 0 arguments, 0 sources\n";

#[test]
fn it_prints_what_check_prints() {
    let folder = Folder::with(BROKEN);
    let mut watch = Running::start(&folder, &["watch", "map.yaml"]);
    let check = stdout(&folder.run(&["check", "map.yaml"]));
    assert!(check.ends_with(ONE_ERROR), "{check}");
    assert_eq!(watch.until(ONE_ERROR), check);
    folder.file("map.yaml", CLEAN);
    // Elsewhere than on a terminal an empty line parts one page from the next.
    assert_eq!(watch.until(NO_FINDINGS), format!("\n{NO_FINDINGS}"));
    folder.file("map.yaml", WARNS);
    assert!(watch.until("map.yaml: 1 warning").contains("warning[unused-source]"));
}

#[test]
fn it_takes_the_options_of_check() {
    let folder = Folder::with(WARNS);
    let options = ["-D", "warnings", "--allow", "isolated", "--max-findings", "1", "--as-of", "none"];
    let mut watch = Running::start(&folder, &[&["watch", "map.yaml"], &options[..]].concat());
    assert_eq!(
        watch.until("1 source\n"),
        stdout(&folder.run(&[&["check", "map.yaml"], &options[..]].concat()))
    );
}

#[test]
fn it_goes_on_whatever_becomes_of_the_file() {
    let folder = Folder::with(CLEAN);
    let path = folder.0.join("map.yaml");
    let mut watch = Running::start(&folder, &["watch", "map.yaml"]);
    watch.until(NO_FINDINGS);
    for half in [&CLEAN[..40], "claims: [", "claims:\n  a: { text: \"A.", "\u{0}\u{1}\u{2}", ""] {
        folder.file("map.yaml", half);
        watch.until("map.yaml: 1 ");
        folder.file("map.yaml", CLEAN);
        watch.until(NO_FINDINGS);
    }
    folder.file("map.yaml", [0xff, 0xfe, 0x00, 0xd8]);
    watch.until("error[yaml-syntax]: the file is not UTF-8");
    fs::remove_file(&path).unwrap();
    watch.until_error("error: cannot read map.yaml: ");
    save_by_renaming(&folder, "map.yaml", CLEAN);
    watch.until(NO_FINDINGS);
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    watch.until_error("error: map.yaml holds no .yaml, .yml or .json file\n");
    folder.file("map.yaml/one.yaml", WARNS);
    watch.until("map.yaml: 1 warning");
    fs::remove_dir_all(&path).unwrap();
    save_by_renaming(&folder, "map.yaml", BROKEN);
    watch.until(ONE_ERROR);
    save_by_renaming(&folder, "map.yaml", CLEAN);
    watch.until(NO_FINDINGS);
    assert!(watch.is_alive());
}

#[test]
fn it_follows_a_folder_and_what_is_new_in_it() {
    let folder = Folder::new();
    folder.file("claims/a.yaml", "conclusion: a\nclaims: { a: { text: A., because: [b] } }\n");
    let mut watch = Running::start(&folder, &["watch", "claims"]);
    watch.until("there is no claim `b`");
    folder.file("claims/b.yaml", "claims: { b: B. }\n");
    watch.until("claims: no findings; 2 claims");
    fs::remove_file(folder.0.join("claims/b.yaml")).unwrap();
    watch.until("there is no claim `b`");
    fs::remove_dir_all(folder.0.join("claims")).unwrap();
    watch.until_error("error: cannot read claims: ");
    folder.file("claims/a.yaml", "conclusion: a\nclaims: { a: { text: A., because: [b] }, b: B. }\n");
    watch.until("claims: no findings; 2 claims");
    // The folder that is there now is followed as the one before.
    folder.file("claims/c.yaml", "claims: { c: [\n");
    watch.until("error[yaml-syntax]");
}

#[test]
fn it_follows_all_that_the_findings_hang_on() {
    let folder = Folder::with(CITES);
    let mut watch = Running::start(&folder, &["watch", "map.yaml"]);
    watch.until("map.yaml: ");
    // What is included, before it is there and when it changes.
    folder.file(
        "map.yaml",
        "conclusion: a\ninclude: parts/b.yaml\nclaims: { a: { text: A., because: [b] } }\n",
    );
    watch.until("cannot read `parts/b.yaml`");
    folder.file("parts/b.yaml", "claims: { b: B. }\n");
    watch.until("map.yaml: no findings; 2 claims");
    folder.file("parts/b.yaml", "claims: { b: { text: B., despite: [c] } }\n");
    watch.until("there is no claim `c`");
    // The copy of a source.
    folder.file("map.yaml", CITES.replace("A report", "A report, file: report.txt"));
    watch.until("source-unavailable");
    folder.file("report.txt", "It says that the cable is worn.\n");
    watch.until("map.yaml: no findings");
    folder.file("report.txt", "It says nothing of the kind.\n");
    watch.until("quote-not-found");
    // The settings of the project.
    folder.file("elenchus.toml", "[lints]\nquote-not-found = \"allow\"\n");
    watch.until("map.yaml: no findings");
    folder.file("elenchus.toml", "[lints]\nquote-not-fount = \"allow\"\n");
    watch.until_error("error: elenchus.toml:2:1: ");
    fs::remove_file(folder.0.join("elenchus.toml")).unwrap();
    watch.until("quote-not-found");
}

#[cfg(unix)]
#[test]
fn it_follows_a_link_and_what_it_leads_to() {
    let folder = Folder::new();
    folder.file("versions/1.yaml", CLEAN);
    folder.file("versions/2.yaml", WARNS);
    let link = folder.0.join("map.yaml");
    std::os::unix::fs::symlink("versions/1.yaml", &link).unwrap();
    let mut watch = Running::start(&folder, &["watch", "map.yaml"]);
    watch.until(NO_FINDINGS);
    folder.file("versions/1.yaml", BROKEN);
    watch.until(ONE_ERROR);
    fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink("versions/2.yaml", &link).unwrap();
    watch.until("map.yaml: 1 warning");
}

#[test]
fn what_cannot_be_followed_is_refused_at_the_start() {
    let folder = Folder::with(CLEAN);
    folder.run(&["watch", "-"]).code(2).stdout_eq("").stderr_eq("error: standard input cannot be followed\n");
    let run = folder.run(&["watch", "map.yaml", "mapp.yaml"]).code(2).stdout_eq("");
    assert!(stderr(&run).starts_with("error: cannot read mapp.yaml: "), "{}", stderr(&run));
}

/// With the terminal that `script` makes, of the systems where it takes these arguments.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_a_page_takes_the_place_of_the_one_before() {
    let folder = Folder::with(CLEAN);
    let watch = format!("{} --color never watch map.yaml", env!("CARGO_BIN_EXE_elenchus"));
    let script = || std::process::Command::new("script");
    if script().arg("--version").output().is_err() {
        return println!("skipped: there is no `script`");
    }
    let mut watch = Running::of(&folder, script().args(["-qfec", &watch, "/dev/null"]));
    let page = |text: &str| format!("\u{1b}[2J\u{1b}[H{}", text.replace('\n', "\r\n"));
    watch.until(&page(NO_FINDINGS));
    folder.file("map.yaml", WARNS);
    let lines = watch.until("map.yaml: 1 ");
    assert!(lines.starts_with("\u{1b}[2J\u{1b}[H") && !lines.contains("no findings"), "{lines:?}");
    folder.file("map.yaml", CLEAN);
    watch.until(&page(NO_FINDINGS));
}

#[test]
fn it_ends_when_nobody_reads_any_more() {
    let folder = Folder::with(CLEAN);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_elenchus"))
        .args(["watch", "map.yaml"])
        .current_dir(&folder.0)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 8];
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut first).unwrap();
    drop(out);
    // It is told so by the next thing that it prints; what is the same it does not print.
    let deadline = Instant::now() + SURELY;
    let ended = (0_usize..).find_map(|number| {
        folder.file("map.yaml", if number.is_multiple_of(2) { WARNS } else { CLEAN });
        std::thread::sleep(std::time::Duration::from_millis(200));
        assert!(Instant::now() < deadline, "it goes on for nobody");
        child.try_wait().unwrap()
    });
    assert_eq!(ended.unwrap().code(), Some(0));
}
