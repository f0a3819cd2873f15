//! The README's map, its console blocks and its picture are what the command really takes and prints.
#![cfg(feature = "cli")]

use std::{fs, path::Path, process::Command};

struct Block {
    info: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in readme.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some(Block { info: info.to_owned(), text: String::new() }),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => block.text += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    blocks
}

/// Runs what stands behind `$ ` and gives what it prints, errors too.
fn run(folder: &Path, line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let ["elenchus", words @ ..] = &words[..] else { panic!("the README runs elenchus alone: {line}") };
    let output =
        Command::new(env!("CARGO_BIN_EXE_elenchus")).args(words).current_dir(folder).output().unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

#[test]
fn the_readme_shows_what_happens() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    fs::create_dir_all(&folder).unwrap();
    let mut consoles = 0;
    for block in blocks() {
        match block.info.as_str() {
            // The map with its mistake; later blocks show it mended.
            "yaml" => {
                assert_eq!(block.text.trim_end().lines().count(), 12, "a map of twelve lines");
                fs::write(folder.join("bridge.yaml"), &block.text).unwrap();
            }
            "console" => {
                for part in block.text.split("$ ").filter(|part| !part.trim().is_empty()) {
                    let (line, shown) = part.split_once('\n').unwrap();
                    if let Some(mend) = line.strip_prefix("sed -i ") {
                        // `sed -i s/frots/frost/ bridge.yaml`: the one edit that the README makes.
                        let (order, file) = mend.split_once(' ').unwrap();
                        let words: Vec<&str> = order.split('/').collect();
                        let path = folder.join(file);
                        let text = fs::read_to_string(&path).unwrap().replace(words[1], words[2]);
                        fs::write(&path, text).unwrap();
                        continue;
                    }
                    assert_eq!(run(&folder, line).trim_end(), shown.trim_end(), "{line}");
                    consoles += 1;
                }
            }
            "mermaid" => {
                let drawn = run(&folder, "elenchus export --to mermaid bridge.yaml");
                assert_eq!(drawn.trim_end(), block.text.trim_end());
            }
            _ => {}
        }
    }
    assert!(consoles >= 2, "a report and a verdict");
}

#[test]
fn the_two_commands_stand_in_the_readme() {
    let text: String = blocks().into_iter().map(|block| block.text).collect();
    for command in ["cargo run --release -- check claims/south-caucasus", "cargo test"] {
        assert!(text.lines().any(|line| line == command), "{command}");
    }
}

#[path = "../examples/six_lines.rs"]
#[allow(dead_code)]
mod six_lines;

#[test]
fn the_rust_of_the_readme_runs() {
    let program = include_str!("../examples/six_lines.rs");
    let shown = blocks().into_iter().find(|block| block.info == "rust").expect("some Rust").text;
    assert_eq!(shown.lines().count(), 6, "six lines");
    for line in shown.lines() {
        assert!(program.lines().any(|there| there.trim() == line), "{line}");
    }
    six_lines::main().unwrap();
}

#[test]
fn the_readme_counts_the_checks() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let count = elenchus::checks::codes().count();
    assert!(readme.contains(&format!("[{count} checks](docs/CHECKS.md)")), "there are {count} checks");
}
