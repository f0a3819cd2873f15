//! The way of the data is one way: a layer imports only what stands above it.

use std::{fs, path::Path};

/// The folders of `src/`, from text to command line. Folders of one line know nothing of each other.
const LAYERS: &[&[&str]] = &[
    &["source"],
    &["diagnostic"],
    &["syntax"],
    &["document"],
    &["schemes"],
    &["notations"],
    &["map"],
    &["theory"],
    &["semantics", "confidence", "evidence"],
    &["explain", "instances"],
    &["checks"],
    &["layout"],
    &["formats", "report"],
    &["cli"],
];

fn layer(folder: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&folder))
}

fn rust_files(folder: &Path, visit: &mut impl FnMut(&Path, &str)) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, visit);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            visit(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}

/// The modules that a text names behind `crate::`, within braces too.
fn imported(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    // Documentation may point anywhere, for readers; and tests are no part of the way.
    let code: String = text
        .split("#[cfg(test)]")
        .next()
        .unwrap()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            for letter in group.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        names.push(std::mem::take(&mut word));
                        continue;
                    }
                    _ => {}
                }
                if depth == 0 {
                    word.push(letter);
                }
            }
            names.push(word);
        } else {
            names
                .push(rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect());
        }
    }
    names
        .into_iter()
        .map(|name| name.trim().split("::").next().unwrap_or_default().trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn each_layer_imports_only_what_stands_above_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    rust_files(&source, &mut |path, text| {
        let relative = path.strip_prefix(&source).unwrap();
        let folder = relative.components().next().unwrap().as_os_str().to_str().unwrap();
        let Some(own) = layer(folder) else { return };
        for name in imported(text) {
            seen += 1;
            match layer(&name) {
                _ if name == folder => {}
                Some(other) if other < own => {}
                // The façade's re-exports belong to a layer; code names the layer.
                _ => wrong.push(format!("{}: crate::{name}", relative.display())),
            }
        }
    });
    assert!(seen > 50, "the reader of imports finds them: {seen}");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_folder_has_its_layer() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(source).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(!path.is_dir() || layer(name).is_some(), "{name} has no layer");
    }
}
