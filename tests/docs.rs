//! The pages of `docs/` say what is so: their maps are read, their tables compared, their commands run.

use std::{fs, path::Path};

use elenchus::{ArgumentMap, document::json_schema, map::Limits};

#[allow(dead_code, reason = "another test needs the rest")]
#[path = "docs/blocks.rs"]
mod blocks;
#[cfg(all(unix, feature = "cli"))]
#[path = "docs/tutorial.rs"]
mod tutorial;

use blocks::{Block, blocks};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join("docs").join(name)).expect(name)
}

/// The pages of `docs/`, those of the checks aside.
fn pages() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root().join("docs"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".md"))
        .collect();
    names.sort();
    names
}

/// The text under a heading of the second level.
fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let start = page.find(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no section `{heading}`"));
    let rest = &page[start + 1..];
    &rest[..rest.find("\n## ").unwrap_or(rest.len())]
}

/// The rows of the tables of a text whose first cell is one name in backquotes, each as name and cells.
fn rows(text: &str) -> Vec<(&str, Vec<&str>)> {
    let rows = text.lines().filter_map(|line| {
        let (name, rest) = line.strip_prefix("| `")?.split_once("` | ")?;
        Some((name, rest.trim_end_matches('|').split(" | ").map(str::trim).collect()))
    });
    rows.collect()
}

#[test]
fn the_format_page_has_every_key_and_no_other() {
    let page = page("FORMAT.md");
    let schema = json_schema();
    let mut records = vec![("The map".to_owned(), &schema)];
    for (name, record) in schema["$defs"].as_object().unwrap() {
        let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "An" } else { "A" };
        records.push((format!("{article} {name}"), record));
    }
    for (heading, record) in records {
        let text = section(&page, &heading);
        let description = record["description"].as_str().unwrap();
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(description), "under `{heading}`: {description}");
        let rows = rows(text);
        let properties = record["properties"].as_object().unwrap();
        let names: Vec<&str> = rows.iter().map(|(name, _)| *name).collect();
        let expected: Vec<&str> = properties.keys().map(String::as_str).collect();
        let (mut sorted_names, mut sorted_keys) = (names.clone(), expected.clone());
        sorted_names.sort_unstable();
        sorted_keys.sort_unstable();
        assert_eq!(sorted_names, sorted_keys, "the keys under `{heading}`");
        for (name, cells) in rows {
            let property = &properties[name];
            let [takes, left_out, says] = cells[..] else { panic!("{heading}, {name}: {cells:?}") };
            assert_eq!(says, property["description"].as_str().unwrap(), "{heading}, {name}");
            let required =
                record["required"].as_array().is_some_and(|keys| keys.iter().any(|key| key == name));
            assert_eq!(left_out == "required", required, "{heading}, {name}: {left_out}");
            for word in property["enum"].as_array().into_iter().flatten() {
                assert!(
                    takes.contains(&format!("`{}`", word.as_str().unwrap())),
                    "{heading}, {name}: {word}"
                );
            }
            let many = property["anyOf"]
                .as_array()
                .is_some_and(|forms| forms.iter().any(|form| form["type"] == "array"));
            assert_eq!(takes.ends_with("or a list"), many, "{heading}, {name}: {takes}");
            assert_eq!(
                takes.starts_with("list of"),
                property["type"] == "array",
                "{heading}, {name}: {takes}"
            );
        }
    }
}

#[test]
fn the_format_page_has_the_limits() {
    let page = page("FORMAT.md");
    let limits = Limits::default();
    let bytes = |bytes: u64| match (bytes >> 30, bytes >> 20) {
        (0, mebibytes) => format!("{mebibytes} MiB"),
        (gibibytes, _) => format!("{gibibytes} GiB"),
    };
    let count = |count: usize| match count {
        0..1_000 => count.to_string(),
        _ => format!("{},{:03}", count / 1_000, count % 1_000),
    };
    let expected = [
        ("file_bytes", bytes(limits.file_bytes)),
        ("total_bytes", bytes(limits.total_bytes)),
        ("files", count(limits.files)),
        ("depth", count(limits.depth)),
        ("alias_nodes", count(limits.alias_nodes)),
        ("source_bytes", bytes(limits.source_bytes)),
    ];
    let rows = rows(section(&page, "Limits"));
    let found: Vec<_> = rows.iter().map(|(name, cells)| (*name, cells[0].to_owned())).collect();
    assert_eq!(found, expected);
    // A field that is new shows in the debug output.
    assert_eq!(format!("{limits:?}").matches(": ").count(), expected.len());
}

#[test]
fn every_whole_map_is_one() {
    let mut maps = 0;
    for name in pages() {
        // Other pages have JSON that the command prints; here it is a map, unless it is an editor's setting.
        let json =
            |block: &Block| name == "FORMAT.md" && block.info == "json" && block.text.contains("\"claims\":");
        for block in blocks(&page(&name)).iter().filter(|block| block.info == "yaml" || json(block)) {
            maps += 1;
            if let Err(error) = ArgumentMap::parse(&block.text) {
                panic!("docs/{name}:{}: {error}\n{}", block.line, block.text);
            }
        }
    }
    assert!(maps >= 12, "{maps}");
}

/// `#an-argument` of `An argument`.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[test]
fn every_link_leads_somewhere() {
    let mut wrong = Vec::new();
    for name in pages() {
        let text = page(&name);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.contains("://") {
                continue;
            }
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let file = if file.is_empty() { name.as_str() } else { file };
            let target = root().join("docs").join(file);
            let there = match heading {
                "" => target.exists(),
                heading => fs::read_to_string(&target).is_ok_and(|text| {
                    let headings = text.lines().filter(|line| line.starts_with('#'));
                    headings.map(|line| anchor(line.trim_start_matches('#').trim())).any(|own| own == heading)
                }),
            };
            if !there {
                wrong.push(format!("docs/{name}: {link}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// A block marked `from=FILE` is a part of that file, letter by letter but for its indentation.
#[test]
fn code_that_is_shown_is_code_that_is_there() {
    let plain = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned();
    for name in pages() {
        for block in blocks(&page(&name)) {
            let Some(file) = block.option("from") else { continue };
            let code = fs::read_to_string(root().join(file)).unwrap_or_else(|_| panic!("{name}: no {file}"));
            // Where the page leaves something out it has a line of three dots.
            for part in plain(&block.text).split("\n...\n") {
                assert!(plain(&code).contains(part), "docs/{name}:{}: not in {file}:\n{part}", block.line);
            }
        }
    }
}

#[test]
fn the_layers_on_the_page_are_those_of_the_test() {
    let test = include_str!("layers.rs");
    let table = test.split("const LAYERS").nth(1).unwrap().split("];").next().unwrap();
    let layers: Vec<Vec<&str>> = table
        .lines()
        .filter_map(|line| line.trim().strip_prefix("&["))
        .map(|line| line.split('"').skip(1).step_by(2).collect())
        .filter(|layer: &Vec<&str>| !layer.is_empty())
        .collect();
    let page = page("ARCHITECTURE.md");
    let mut on_page: Vec<Vec<&str>> = Vec::new();
    for line in section(&page, "The layers").lines() {
        let Some((number, rest)) = line.strip_prefix("| ").and_then(|line| line.split_once(" | `")) else {
            continue;
        };
        let Ok(number) = number.trim().parse::<usize>() else { continue };
        on_page.resize(on_page.len().max(number + 1), Vec::new());
        on_page[number].push(rest.split('`').next().unwrap().trim_end_matches('/'));
    }
    assert_eq!(on_page, layers);
}

#[test]
fn the_page_gives_a_reason_for_every_dependency() {
    let manifest = include_str!("../Cargo.toml");
    let page = page("ARCHITECTURE.md");
    let reasons = section(&page, "Why these crates");
    let mut dependencies = 0;
    for part in manifest.split("\n[").filter(|part| part.contains("dependencies]\n")) {
        for line in part.lines().skip(1) {
            let Some((name, value)) = line.split_once(" = ") else { continue };
            let package = value.split("package = \"").nth(1).and_then(|rest| rest.split('"').next());
            let name = package.unwrap_or(name);
            assert!(reasons.contains(&format!("`{name}`")), "{name}");
            dependencies += 1;
        }
    }
    assert!(dependencies > 10, "{dependencies}");
}
