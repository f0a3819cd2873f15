//! Argdown as we write it: read back it is the same map, and Argdown's own reader takes it.

use std::{fs, path::PathBuf, process::Command};

use elenchus::{
    ArgumentMap, Format, Semantics,
    map::{Loaded, Loader},
    notations::Notation,
};

use super::generate::Random;

fn written(map: &ArgumentMap) -> String {
    map.write(Format::Argdown, &map.verdicts(Semantics::Grounded)).unwrap()
}

fn read(text: &str) -> Loaded {
    let loaded = Loader::new().notation(Notation::Argdown).parse("map", text);
    assert_eq!(loaded.report().to_string(), "", "{text}");
    assert_eq!(loaded.losses(), [], "{text}");
    loaded
}

/// The map as data, with its conflicts in an order that does not depend on where they are said.
fn data(map: &ArgumentMap) -> String {
    let mut document = map.to_document();
    document.conflicts.sort_by_key(|conflict| {
        let mut ids: Vec<String> = conflict.between.iter().map(|id| id.value.clone()).collect();
        ids.sort();
        (ids.len(), ids)
    });
    document.to_yaml().unwrap()
}

/// A map of texts that mean something in Argdown, if they may.
fn random_map(random: &mut Random) -> ArgumentMap {
    const TEXTS: &[&str] = &[
        "Plain words.",
        "[a]: not a title",
        "<b> is no argument",
        "#tag in front",
        "it ends so #tag",
        "{x: 1}",
        "**bold** _it_",
        "// no comment",
        "/* nor this */ <!-- nor this -->",
        "- not an attack",
        "(1) not a premise",
        ":heart: .->. e.g. i.e.",
        "back\\slash \\",
        "=== no === front matter ===",
        "@include(nothing)",
        "as @[c1] says, and @<x>",
        "http://example.org/?a=b#c",
        "two\nlines",
        "tabs\tand  spaces ",
        "{\"elenchus\": {}}",
        "1. one",
        "* star",
        "-- dashes ---- more",
        "ünï çödé 𝄞",
        "]",
        "}",
        ">",
        "a, b,c",
        "Modus ponens, Specification",
        "x } y } , z",
        "trailing:",
        "@[",
        "\\[",
        "x@y.org",
    ];
    let count = 1 + random.below(7);
    let mut yaml = String::from("claims:\n");
    if random.below(3) == 0 {
        yaml = format!(
            "title: {:?}\nnote: {:?}\nmeta: {{ author: {:?} }}\nconclusion: c0\nas-of: 2026-01-01\n{yaml}",
            TEXTS[random.below(TEXTS.len())],
            TEXTS[random.below(TEXTS.len())],
            TEXTS[random.below(TEXTS.len())]
        );
    }
    let text = |random: &mut Random| TEXTS[random.below(TEXTS.len())];
    for id in 0..count {
        yaml += &format!("  c{id}:\n    text: {:?}\n", text(random));
        let mut maybe = |line: String, random: &mut Random| {
            if random.below(4) == 0 {
                yaml += &line;
            }
        };
        maybe(format!("    note: {:?}\n", text(random)), random);
        maybe(format!("    tags: [one, two words, {:?}]\n", text(random)), random);
        maybe("    strength: weak\n".to_owned(), random);
        maybe("    standing: asserted\n".to_owned(), random);
        maybe("    confidence: 0.5\n".to_owned(), random);
        maybe(format!("    meta: {{ k: {:?}, n: [1, {{ a: b }}] }}\n", text(random)), random);
        maybe(format!("    unless: [c{}]\n", random.below(count)), random);
        maybe(format!("    section: {}\n", ["A", "A / B", "B", "'# x'"][random.below(4)]), random);
        for side in ["because", "despite"] {
            let items = random.below(4);
            if items > 0 {
                yaml += &format!("    {side}:\n");
            }
            for item in 0..items {
                let one = random.below(count);
                yaml += &match random.below(5) {
                    0 => format!("      - [c{one}, c{}]\n", random.below(count)),
                    1 => format!(
                        "      - {{ id: {side}-{id}-{item}, premises: [c{one}], note: {:?} }}\n",
                        text(random)
                    ),
                    2 => format!(
                        "      - {{ premises: [c{one}], strength: strong, unless: [c{}], warrant: {:?} }}\n",
                        random.below(count),
                        text(random)
                    ),
                    3 if side == "because" => format!("      - {{ premises: [c{one}], strict: true }}\n"),
                    _ => format!("      - c{one}\n"),
                };
            }
        }
    }
    if random.below(2) == 0 {
        // With the same sides the one with a note would say it all.
        let sides = ["[c0]", "[c0, c0]", "[c0, c1]", "[c1, c2, c0]", "[c0, c1, c2, c3, c4]"]
            [random.below(5).min(count - 1)];
        yaml += &match sides {
            "[c0]" => String::new(),
            _ if count > 5 => {
                format!("conflicts:\n  - [c0, c5]\n  - {{ between: {sides}, note: {:?} }}\n", text(random))
            }
            _ => format!("conflicts: [{sides}]\n"),
        };
    }
    match ArgumentMap::parse(&yaml) {
        Ok(map) => map,
        Err(error) => panic!("{error:?}\n{yaml}"),
    }
}

#[test]
fn what_is_written_is_read_as_the_same_map() {
    let mut random = Random::new(5);
    for _ in 0..2_000 {
        let map = random_map(&mut random);
        let text = written(&map);
        let again = read(&text);
        assert_eq!(data(again.map()), data(&map), "{text}");
        let verdicts = |map: &ArgumentMap| {
            map.verdicts(Semantics::Grounded)
                .iter()
                .map(|(id, verdict)| format!("{id} {verdict}"))
                .collect::<Vec<_>>()
        };
        assert_eq!(verdicts(again.map()), verdicts(&map), "{text}");
        assert_eq!(written(again.map()), text);
    }
}

#[test]
fn a_map_of_several_files_keeps_its_sections() {
    let map =
        ArgumentMap::load(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("claims/south-caucasus")).unwrap();
    let text = written(&map);
    let again = read(&text);
    let sections = |map: &ArgumentMap| -> Vec<String> {
        map.claims()
            .map(|(_, claim)| format!("{} {}", claim.id(), map.section(claim.section()).name))
            .collect()
    };
    assert_eq!(sections(again.map()), sections(&map));
    assert_eq!(data(again.map()), data(&map));
}

/// The folder of the corpus, if there is one.
fn corpus() -> Vec<PathBuf> {
    let Some(corpora) = std::env::var_os("ELENCHUS_CORPORA") else {
        println!("skipped: ELENCHUS_CORPORA is not set");
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = fs::read_dir(PathBuf::from(corpora).join("argdown"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "argdown"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

#[test]
fn the_corpus_is_stable() {
    for path in corpus() {
        let loaded = Loader::new().load(&path).unwrap();
        let text = written(loaded.map());
        let again = read(&text);
        assert_eq!(data(again.map()), data(loaded.map()), "{}", path.display());
        assert_eq!(written(again.map()), text);
    }
}

/// What Argdown itself says of each file, as `scripts/argdown-check.mjs` has it; none where it is not installed.
pub(super) fn said_by_argdown(files: &[PathBuf]) -> Option<Vec<serde_json::Value>> {
    let Some(modules) = std::env::var_os("ELENCHUS_ARGDOWN_MODULES") else {
        assert!(
            std::env::var_os("ELENCHUS_REQUIRE_TOOLS").is_none(),
            "Argdown is required here and not installed"
        );
        println!("skipped: Argdown is not installed (scripts/install-tools installs it)");
        return None;
    };
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scripts/argdown-check.mjs");
    let output = Command::new("node")
        .arg(script)
        .args(files)
        .env("ELENCHUS_ARGDOWN_MODULES", modules)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said.lines().count(), files.len(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(said.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// Holds what we read of files against what Argdown does. None of it may differ, but for what only we read otherwise: an
/// objection of several premises has a conclusion for Argdown alone.
fn held_against_argdown(files: &[PathBuf]) {
    for (path, said) in files.iter().zip(said_by_argdown(files).into_iter().flatten()) {
        let text = fs::read_to_string(path).unwrap();
        assert_eq!(said["errors"], serde_json::json!([]), "{}\n{text}", path.display());
        let loaded = Loader::new().load(path).unwrap();
        compare(loaded.map(), &said, &text);
    }
}

const AGAINST: &str = "This speaks against ";

fn compare(map: &ArgumentMap, said: &serde_json::Value, text: &str) {
    let title = |claim: elenchus::map::ClaimId| -> String {
        let claim = map.claim(claim);
        let meta =
            claim.authored().meta.as_ref().and_then(|meta| meta.get("title")?.as_str().map(str::to_owned));
        meta.unwrap_or_else(|| claim.id().to_owned())
    };
    // A node's name is a title, or where Argdown has none its text.
    let named = |name: &str| {
        let by_title = map.claims().find(|&(id, _)| title(id) == name).map(|(id, _)| id);
        by_title.or_else(|| map.claims().find(|(_, claim)| claim.text() == name).map(|(id, _)| id))
    };
    let list = |value: &serde_json::Value| -> Vec<String> {
        value.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
    };
    let mut nodes = 0;
    for node in said["nodes"].as_array().unwrap() {
        let node = list(node);
        if !node[0].starts_with(AGAINST) {
            nodes += 1;
            assert!(named(&node[0]).is_some(), "{node:?}\n{text}");
        }
    }
    assert_eq!(nodes, map.claims().len(), "{text}");
    let argument_named = |name: &str| {
        let name = name.trim_start_matches('<').trim_end_matches('>').to_lowercase().replace(' ', "-");
        map.arguments().find(|(_, argument)| {
            argument.authored().id.as_ref().is_some_and(|id| id.value.to_lowercase() == name)
        })
    };
    for relation in said["relations"].as_array().unwrap() {
        let [kind, from, to] = &list(relation)[..] else { panic!("{relation}") };
        if from.starts_with(AGAINST) || to.starts_with('<') {
            continue;
        }
        let from = named(from).unwrap_or_else(|| panic!("{relation}\n{text}"));
        let Some(to) = named(to) else {
            let (_, argument) = argument_named(to).unwrap_or_else(|| panic!("{relation}\n{text}"));
            let on_premise = argument.premises().iter().any(|&premise| {
                premise == from
                    || map
                        .claim(premise)
                        .because()
                        .iter()
                        .chain(map.claim(premise).despite())
                        .any(|&id| map.argument(id).premises() == [from])
            });
            assert!(on_premise || argument.unless().contains(&from), "{relation}\n{text}");
            continue;
        };
        let single =
            |ids: &[elenchus::map::ArgumentId]| ids.iter().any(|&id| map.argument(id).premises() == [from]);
        let holds = match kind.as_str() {
            "support" => single(map.claim(to).because()),
            "attack" => single(map.claim(to).despite()),
            "contradictory" => {
                map.conflicts().iter().any(|one| one.between().contains(&from) && one.between().contains(&to))
            }
            "undercut" => {
                let of = |id: &elenchus::map::ArgumentId| map.argument(*id).unless().contains(&from);
                map.claim(to).unless().contains(&from)
                    || map.claim(to).because().iter().any(of)
                    || map
                        .arguments()
                        .any(|(_, argument)| argument.premises() == [to] && argument.unless().contains(&from))
            }
            other => panic!("{other}"),
        };
        assert!(holds, "{relation}\n{text}");
    }
    for step in said["steps"].as_array().unwrap() {
        let (premises, conclusion) = (list(&step[0]), step[1].as_str().unwrap());
        let premises: Vec<_> =
            premises.iter().map(|name| named(name).unwrap_or_else(|| panic!("{step}\n{text}"))).collect();
        let arguments = map.arguments().filter(|(_, argument)| argument.premises() == premises);
        let target = |argument: &elenchus::map::Argument| {
            named(conclusion).is_some_and(|claim| argument.target() == claim)
                || conclusion.starts_with(AGAINST)
        };
        assert!(arguments.clone().any(|(_, argument)| target(argument)), "{step}\n{text}");
    }
}

#[test]
fn argdown_reads_the_corpus_as_we_do() {
    held_against_argdown(&corpus());
}

#[test]
fn argdown_reads_what_we_write() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("argdown-written");
    fs::create_dir_all(&folder).unwrap();
    let mut random = Random::new(77);
    let mut files = Vec::new();
    for number in 0..150 {
        let path = folder.join(format!("{number}.argdown"));
        fs::write(&path, written(&random_map(&mut random))).unwrap();
        files.push(path);
    }
    for path in corpus() {
        let to = folder.join(path.file_name().unwrap());
        fs::write(&to, written(Loader::new().load(&path).unwrap().map())).unwrap();
        files.push(to);
    }
    held_against_argdown(&files);
}

#[test]
fn what_cannot_be_written_is_told() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("argdown-titles");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("1.yaml"), "title: One\nclaims: { a: A. }\n").unwrap();
    fs::write(folder.join("2.yaml"), "title: Two\nclaims: { b: B. }\n").unwrap();
    let told = |map: &ArgumentMap| -> Vec<String> {
        elenchus::formats::losses(Format::Argdown, &map.view()).into_iter().map(|loss| loss.message).collect()
    };
    let map = ArgumentMap::load(&folder).unwrap();
    assert_eq!(told(&map), ["the titles of the files of a map in several"]);
    assert_eq!(told(&ArgumentMap::parse("{ title: One, claims: { a: A. } }").unwrap()), [] as [&str; 0]);
}
