//! The pages of the manual: one for every check, in one layout, with examples that do what they say.

use std::{collections::HashSet, fs, path::PathBuf};

use elenchus::{
    Level,
    checks::{CHECKS, Levels, codes},
    diagnostic::Code,
    map::Loader,
};

use crate::found::listed;

/// What stands in the fenced block of an info string that begins so, and the rest of that string.
fn block<'p>(code: &Code, page: &'p str, kind: &str) -> (&'p str, &'p str) {
    let opening = format!("```yaml {kind}");
    let (_, rest) = page.split_once(&opening).unwrap_or_else(|| panic!("{} has no {kind} block", code.name));
    let (info, rest) = rest.split_once('\n').unwrap();
    (info, rest.split_once("\n```").unwrap().0)
}

/// Writes the files of a block, which `# file: NAME` lines part, and says what is found from the first of them on.
fn found(code: &Code, kind: &str, block: &str) -> Vec<String> {
    let folder: PathBuf = [env!("CARGO_TARGET_TMPDIR"), "pages", code.name, kind].iter().collect();
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let mut first = None;
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("# file: "), files.last_mut()) {
            (Some(name), _) => files.push((name, String::new())),
            (None, Some((_, text))) => *text += &format!("{line}\n"),
            (None, None) => files.push(("map.yaml", format!("{line}\n"))),
        }
    }
    for (name, text) in files {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        first.get_or_insert(path);
    }
    let loud = match code.level {
        Level::Allow | Level::Note => Level::Warn,
        level => level,
    };
    let levels = Levels::new().set(code.name, loud);
    listed(&Loader::new().load(first.unwrap()).unwrap().check_with(&levels))
}

#[test]
fn examples_trigger_what_they_say() {
    let mut wrong = Vec::new();
    for code in codes() {
        // What it takes the search to know is not found without it.
        if code.name == "no-stable-extension" && !cfg!(feature = "sat") {
            continue;
        }
        let (info, block) = block(code, code.page, "trigger");
        let also = info.strip_prefix(", also ").map_or_else(Vec::new, |also| also.split(' ').collect());
        let found = found(code, "trigger", block);
        let names: HashSet<&str> = found.iter().map(|line| line.split(' ').next().unwrap()).collect();
        let wanted: HashSet<&str> = also.into_iter().chain([code.name]).collect();
        if names != wanted {
            wrong.push((code.name, found));
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn what_is_proposed_instead_is_clean() {
    for code in codes() {
        let (_, block) = block(code, code.page, "clean");
        assert_eq!(found(code, "clean", block), [""; 0], "{}", code.name);
    }
}

#[test]
fn every_page_has_the_one_layout() {
    for code in codes() {
        let lines: Vec<&str> = code.page.lines().collect();
        assert_eq!(lines[0], format!("# {}", code.name));
        assert_eq!(lines[2], code.summary, "{}", code.name);
        let families = format!("Family: {}. Level: {}.", code.family.name(), code.level.name());
        assert_eq!(lines[4], families, "{}", code.name);
        let headings: Vec<&str> = lines.iter().copied().filter(|line| line.starts_with("## ")).collect();
        assert_eq!(
            headings,
            ["## What it means", "## Example", "## Instead", "## What to do"],
            "{}",
            code.name
        );
        assert!(
            code.page.ends_with('\n') && lines.iter().all(|line| line.chars().count() <= 100),
            "{}",
            code.name
        );
    }
}

#[test]
fn names_are_unique_and_kebab_case() {
    let mut names = HashSet::new();
    for code in codes() {
        assert!(names.insert(code.name), "{} is there twice", code.name);
        assert!(code.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", code.name);
        assert!(code.summary.ends_with('.') && code.summary.lines().count() == 1, "{}", code.name);
    }
}

#[test]
fn checks_stand_family_by_family() {
    assert!(CHECKS.is_sorted_by_key(|check| check.code.family));
}

/// The index names every check, once, under its family.
#[test]
fn the_index_is_complete() {
    let index = include_str!("../../docs/CHECKS.md");
    let mut rows = Vec::new();
    for line in index.lines().filter(|line| line.starts_with("| [")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        rows.push((cells[1].to_owned(), cells[2].to_owned(), cells[3].to_owned()));
    }
    let wanted: Vec<_> = codes()
        .map(|code| {
            let link = format!("[{0}](checks/{0}.md)", code.name);
            (link, code.level.name().to_owned(), code.summary.to_owned())
        })
        .collect();
    assert_eq!(rows, wanted);
}

/// No page is left of a check that is gone.
#[test]
fn every_page_belongs_to_a_check() {
    for entry in fs::read_dir("docs/checks").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let name = name.strip_suffix(".md").unwrap();
        assert!(elenchus::checks::find(name).is_some(), "{name} is no check");
    }
}
