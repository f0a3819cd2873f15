//! The page about explanations shows what is printed. `ELENCHUS_UPDATE_DOCS=1 cargo test --test why pages` writes it.

use std::{collections::HashMap, fs, path::Path};

use elenchus::{
    ArgumentMap,
    explain::{Style, confirm},
};

#[allow(dead_code, reason = "another test needs the rest")]
#[path = "../docs/blocks.rs"]
mod blocks;

/// What `elenchus why CLAIM PATH [--depth N] [--to json]` prints.
fn printed(command: &str, maps: &HashMap<String, String>) -> String {
    let words: Vec<&str> = command.split_whitespace().collect();
    let ["elenchus", "why", id, path, options @ ..] = words.as_slice() else { panic!("{command}") };
    let map = match maps.get(*path) {
        Some(text) => ArgumentMap::parse(text),
        None => ArgumentMap::load(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)),
    }
    .expect("a map");
    let why = map.why(id).expect("a claim");
    assert_eq!(confirm(&map, &why), Ok(()), "{command}");
    match options {
        ["--to", "json"] => serde_json::to_string_pretty(&why).unwrap() + "\n",
        _ => {
            let depth = match options {
                ["--depth", depth] => Some(depth.parse().unwrap()),
                [] => None,
                _ => panic!("{command}"),
            };
            let mut text = String::new();
            why.write(Style { depth, ..Style::default() }, &mut text).unwrap();
            text
        }
    }
}

#[test]
fn the_page_shows_what_is_printed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/EXPLAINING.md");
    let page = fs::read_to_string(&path).unwrap();
    let blocks = blocks::blocks(&page);
    let maps: HashMap<String, String> = blocks
        .iter()
        .filter_map(|block| Some((block.option("file")?.to_owned(), block.text.clone())))
        .collect();
    let mut is = page.clone();
    let mut commands = 0;
    for block in blocks.iter().filter(|block| block.language() == "console") {
        let (command, _) = block.text.split_once('\n').expect("a command and what it prints");
        let command = command.strip_prefix("$ ").expect("a prompt");
        commands += 1;
        let said = format!("```console\n{}```", block.text);
        assert_eq!(page.matches(&said).count(), 1, "{command} stands there twice");
        is = is.replace(&said, &format!("```console\n$ {command}\n{}```", printed(command, &maps)));
    }
    assert!(commands >= 6, "{commands}");
    if std::env::var_os("ELENCHUS_UPDATE_DOCS").is_some() {
        fs::write(path, is).unwrap();
    } else {
        for (line, (said, is)) in page.lines().zip(is.lines()).enumerate() {
            assert_eq!(said, is, "docs/EXPLAINING.md:{}", line + 1);
        }
        assert_eq!(page, is);
    }
}
