//! Texts that are taken for what they are not, since neither a name nor a shape tells what they are.

use std::{fs, path::PathBuf};

use elenchus::{Report, map::Loader, notations::Notation};

use super::{found, read};

/// What the first finding of a report says to do.
fn help(report: &Report) -> &str {
    report.iter().next().and_then(|finding| finding.help.as_deref()).unwrap_or_default()
}

/// What is said to do with a text under a name.
fn help_on(name: &str, text: &str) -> String {
    help(&Loader::new().parse(name, text).report()).to_owned()
}

const ARGDOWN: &str = "[close]: The bridge should close.\n  - <ferry>\n\n<ferry>: The ferry is full.\n";

#[test]
fn what_is_no_map_and_looks_like_another_notation_is_said_to() {
    for (text, says) in [
        (ARGDOWN, "this looks like Argdown: read it with `--from argdown`"),
        ("===\ntitle: T\n===\n\nWords.\n", "this looks like Argdown: read it with `--from argdown`"),
        ("(1) A\n----\n(2) B\n", "this looks like Argdown: read it with `--from argdown`"),
        ("p af 2\n1 2\n", "this looks like a framework of the competition's: read it with `--from iccma`"),
        ("arg(a).\narg(b).\n", "this looks like a framework in APX: read it with `--from apx`"),
        ("a\nb\n#\na b\n", "this looks like a framework in TGF: read it with `--from tgf`"),
        (
            "source,target,relation\na,b,support\n",
            "this looks like a table with commas: read it with `--from csv`",
        ),
        ("{\"nodes\": [{\"id\": 1}], \"edges\": []}", "this looks like AIF: read it with `--from aif`"),
    ] {
        // Standard input, a name that says nothing, and one that is wrong.
        for name in ["<stdin>", "input.txt", "input.yaml"] {
            assert_eq!(help_on(name, text), says, "{name}: {text}");
        }
    }
    // Where no name denies it, the beginning of a discussion tells what it is.
    let discussion = "Discussion Title: Q\n\n1. A.\n1.1. Pro: B.\n";
    let says = "this looks like a discussion of Kialo's: read it with `--from kialo`";
    assert_eq!(help_on("input.yaml", discussion), says);
    assert_eq!(help_on("<stdin>", discussion), "");
}

/// A table with tabs whose name says commas holds all names of columns in one cell.
#[test]
fn a_name_may_say_the_wrong_notation() {
    let table = "source\ttarget\trelation\na\tb\tsupport\n";
    assert_eq!(help_on("table.csv", table), "this looks like a table with tabs: read it with `--from tsv`");
    assert_eq!(help_on("table.tsv", ARGDOWN), "this looks like Argdown: read it with `--from argdown`");
}

/// Whatever is wrong with a map of our own, it is one.
#[test]
fn a_map_with_mistakes_looks_like_no_other_notation() {
    for text in [
        "claims:\n  a: { text: A., because: [b }\n",
        "claims:\n  - [a, b]\n",
        "title: [x]: y\nclaims: {}\n",
        "cliams:\n  a: A.\n",
        "a, b, c\n",
        "<p>\n",
    ] {
        assert!(!help_on("map.yaml", text).contains("looks like"), "{text}");
    }
}

#[test]
fn what_is_read_as_it_looks_has_no_such_help() {
    for (notation, text) in [
        (Notation::Argdown, "[a]: A.\n\n(1) B.\n----\n"),
        (Notation::Csv, "source,target\na,b\n"),
        (Notation::Iccma, "p af 3\nx y\n"),
        (Notation::Aif, "{\"nodes\": [{\"nodeID\": 1}], \"edges\": 3}"),
    ] {
        let loaded = Loader::new().notation(notation).parse("input", text);
        assert!(!loaded.report().is_empty() && !help(&loaded.report()).contains("looks like"), "{text}");
    }
}

/// `--from` holds for what is opened. An include goes by the name, so that is what has to change.
#[test]
fn an_included_file_is_to_have_a_name_that_tells_its_notation() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("mistaken");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("debate.txt"), ARGDOWN).unwrap();
    fs::write(folder.join("debate.argdown"), ARGDOWN).unwrap();
    let report = |name: &str| {
        let map = folder.join("map.yaml");
        fs::write(&map, format!("include: {name}\nclaims: {{ a: {{ text: A., despite: [close] }} }}\n"))
            .unwrap();
        Loader::new().load(map).unwrap().report()
    };
    let says = "this looks like Argdown: give the file the ending `.argdown`, by which an include knows it";
    let wrong = report("debate.txt");
    let helps: Vec<&str> = wrong.iter().filter_map(|finding| finding.help.as_deref()).collect();
    assert!(helps.contains(&says), "{helps:?}");
    assert_eq!(report("debate.argdown").to_string(), "");
}

#[test]
fn an_empty_graph_is_a_graph() {
    let loaded = Loader::new().parse("graph.json", "{\"nodes\":[],\"edges\":[]}");
    assert_eq!(
        found(&loaded),
        ["{\"nodes\":[],\"edges\":[]}: no node of the graph is of type `I`: there is no claim"]
    );
}

/// The shape of an assurance case; but whoever says that it is a map of our own is told what is wrong with it as one.
#[test]
fn our_own_notation_can_be_named_too() {
    let map = read(Notation::Yaml, "claims: { a: A. }").into_map().unwrap();
    assert_eq!(map.claims().len(), 1);
    let case = "G1: { text: A goal., supportedBy: [Sn1] }\nSn1: { text: A report. }\n";
    assert!(found(&Loader::new().parse("case", case)).is_empty());
    let own = Loader::new().notation(Notation::Yaml).parse("case", case);
    assert_eq!(found(&own), ["G1: a map has no key `G1`", "Sn1: a map has no key `Sn1`"]);
}
