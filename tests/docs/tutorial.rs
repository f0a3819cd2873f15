//! The pages that can be followed to the letter: its files written, its commands run, what they print compared.
//!
//! `ELENCHUS_UPDATE_DOCS=1 cargo test --test docs` writes what they print into the page.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use elenchus::{ArgumentMap, Format, Semantics};

use super::blocks::{Block, blocks};

#[test]
fn the_tutorial_can_be_followed() {
    follow("TUTORIAL.md");
}

#[test]
fn two_versions_are_compared_as_the_page_shows() {
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("skipped: git is not installed");
        return;
    }
    follow("COMPARING.md");
}

fn follow(name: &str) {
    let path = super::root().join("docs").join(name);
    let page = fs::read_to_string(&path).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name.trim_end_matches(".md").to_lowercase());
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    // What the blocks hold when they say what is so, by the line of the opening fence.
    let mut answers: Vec<(usize, String)> = Vec::new();
    let mut failed = Vec::new();
    for block in blocks(&page) {
        if let Some(name) = block.option("file") {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, &block.text).unwrap();
        } else if let Some(name) = block.option("edit") {
            let text = fs::read_to_string(folder.join(name)).unwrap();
            fs::write(folder.join(name), edited(&text, &block.text)).unwrap();
        } else if let Some(name) = block.option("shows") {
            let text = fs::read_to_string(folder.join(name)).unwrap();
            answers.push((block.line, text));
        } else if let (Some(format), Some(name)) = (block.option("write"), block.option("of")) {
            let map = ArgumentMap::load(folder.join(name)).unwrap();
            let format: Format = format.parse().unwrap();
            answers.push((block.line, map.write(format, &map.verdicts(Semantics::Grounded)).unwrap()));
        } else if block.language() == "console" {
            answers.push((block.line, run(&folder, &block)));
        } else if block.info == "yaml workflow" {
            let commands = block.text.lines().filter_map(|line| line.split_once("run: "));
            for (_, command) in commands.filter(|(_, command)| command.starts_with("elenchus")) {
                let (_, passed) = shell(&folder, command);
                if !passed {
                    failed.push(command.to_owned());
                }
            }
        }
    }
    let answered = answered(&page, &answers);
    if std::env::var_os("ELENCHUS_UPDATE_DOCS").is_some() {
        fs::write(path, answered).unwrap();
    } else {
        // Line by line, so that a failure shows where.
        for (line, (said, is)) in page.lines().zip(answered.lines()).enumerate() {
            assert_eq!(said, is, "docs/{name}:{}", line + 1);
        }
        assert_eq!(page, answered);
    }
    assert_eq!(failed, Vec::<String>::new(), "a workflow on the page does not pass");
}

/// The page with the texts of some blocks, given by the line of the opening fence, replaced.
fn answered(page: &str, answers: &[(usize, String)]) -> String {
    let mut answered = String::new();
    let mut within = false;
    for (index, line) in page.split_inclusive('\n').enumerate() {
        within &= !line.starts_with("```");
        if !within {
            answered.push_str(line);
        }
        if let Some((_, text)) = answers.iter().find(|(at, _)| *at == index + 1) {
            answered.push_str(text);
            within = true;
        }
    }
    answered
}

/// The block as a terminal shows it: each command with what it prints.
fn run(folder: &Path, block: &Block) -> String {
    let mut transcript = String::new();
    for command in block.text.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let (output, _) = shell(folder, command);
        transcript.push_str(&format!("$ {command}\n{output}"));
        if !transcript.ends_with('\n') {
            transcript.push('\n');
        }
    }
    transcript
}

/// What a command prints, and whether it succeeds.
fn shell(folder: &Path, command: &str) -> (String, bool) {
    let binary = PathBuf::from(env!("CARGO_BIN_EXE_elenchus"));
    let path =
        format!("{}:{}", binary.parent().unwrap().display(), std::env::var("PATH").unwrap_or_default());
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .current_dir(folder)
        .env("PATH", path)
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .env_remove("GITHUB_ACTIONS")
        // Git as it is without anybody's settings.
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_NAME"), "A reader")))
        .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_EMAIL"), "reader@example.org")))
        .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_DATE"), "2026-01-01T00:00:00Z")))
        .output()
        .expect("a shell");
    (String::from_utf8(output.stdout).expect("UTF-8"), output.status.success())
}

/// A map's text with entries replaced by those of the same key in `change`, and others added at the end of
/// their part. A part is what begins at the margin, an entry what is indented by two.
fn edited(text: &str, change: &str) -> String {
    let mut parts = split(text, 0);
    for (key, new) in split(change, 0) {
        let Some((_, old)) = parts.iter_mut().find(|(known, _)| *known == key) else {
            // A new part stands before the claims, which are last.
            let at = parts.iter().position(|(key, _)| key == "claims:").unwrap_or(parts.len());
            parts.insert(at, (key, new));
            continue;
        };
        let mut entries = split(old, 2);
        for (key, entry) in split(&new, 2) {
            match entries.iter_mut().find(|(known, _)| *known == key) {
                Some((_, old)) => *old = entry,
                None => entries.push((key, entry)),
            }
        }
        *old = entries.into_iter().map(|(_, text)| text).collect();
    }
    parts.into_iter().map(|(_, text)| text).collect()
}

/// A text cut before each line that begins at an indentation, with the first word of that line.
fn split(text: &str, indentation: usize) -> Vec<(String, String)> {
    let mut pieces: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let content = line.trim_start();
        let begins = line.len() - content.len() == indentation && !content.is_empty();
        if begins || pieces.is_empty() {
            pieces.push((content.split_whitespace().next().unwrap_or_default().to_owned(), String::new()));
        }
        pieces.last_mut().expect("there is one").1.push_str(line);
    }
    pieces
}
