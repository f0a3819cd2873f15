//! The other commands.

use super::*;

#[test]
fn verdicts_are_a_table_or_json() {
    let folder = Folder::with(CLEAN);
    folder.run(&["verdict", "map.yaml"]).code(0).stderr_eq("").stdout_eq(
        "close     accepted     The bridge should close.\n\
         corroded  accepted     The cable is corroded.\n\
         detour    rejected     The detour is long.\n\
         ferry     accepted     There is a ferry.\n",
    );
    let run = folder.run(&["verdict", "map.yaml", "--claim", "ferry"]).code(0);
    assert_eq!(stdout(&run), "ferry  accepted     There is a ferry.\n");
    let run = folder.run(&["verdict", "map.yaml", "--json"]).code(0);
    assert_eq!(json(&run)["semantics"], "grounded");
    assert_eq!(json(&run)["claims"]["close"]["verdict"], "accepted");
    let run = folder.run(&["verdict", "map.yaml", "map.yaml", "--json", "--claim", "ferry"]).code(0);
    assert_eq!(json(&run)[1]["map"], "map.yaml");
    assert_eq!(json(&run)[1]["claims"].as_object().unwrap().len(), 1);
    folder
        .run(&["verdict", "map.yaml", "--claim", "fery"])
        .code(2)
        .stderr_eq("error: there is no claim `fery`: did you mean `ferry`?\n");
}

#[test]
fn why_shows_what_decides_a_claim() {
    let folder = Folder::with(CLEAN);
    let map = ArgumentMap::parse(CLEAN).unwrap();
    let why = map.why("close").unwrap();
    let run = |arguments: &[&str]| stdout(&folder.run(arguments).code(0));
    assert_eq!(run(&["why", "close", "map.yaml"]), why.to_string());
    assert_eq!(
        json(&folder.run(&["why", "close", "map.yaml", "--to", "json"])),
        serde_json::to_value(&why).unwrap()
    );
    assert!(run(&["why", "close", "map.yaml", "--depth", "0"]).ends_with("…\n"));
    assert!(run(&["why", "close", "map.yaml", "--color", "always"]).contains("\u{1b}[32maccepted"));
    // What the explanation does not name is not drawn.
    for format in ["dot", "mermaid"] {
        let drawn = run(&["why", "detour", "map.yaml", "--to", format]);
        assert!(drawn.contains("There is a ferry") && !drawn.contains("corroded"), "{drawn}");
    }
    let unknown = folder.run(&["why", "clsoe", "map.yaml"]).code(2);
    assert_eq!(stderr(&unknown), "error: there is no claim `clsoe`: did you mean `close`?\n");
    let checked = folder.file("lost.yaml", CLEAN.replace(", despite: [ferry]", ""));
    let checked = folder.run(&["check", checked.to_str().unwrap()]);
    assert!(
        stdout(&checked).contains("`elenchus why CLAIM PATH` shows what decides a claim."),
        "{}",
        stdout(&checked)
    );
}

#[test]
fn a_broken_map_gives_findings_and_nothing_else() {
    let folder = Folder::with(BROKEN);
    for arguments in [
        &["verdict"][..],
        &["verdict", "--json"],
        &["outline"],
        &["export", "--to", "dot"],
        &["export", "-o", "out.dot"],
        &["sources"],
        &["sources", "--json"],
    ] {
        let run = folder.run(&[arguments, &["map.yaml"]].concat()).code(1).stdout_eq("");
        assert!(stderr(&run).contains("error[unknown-id]"), "{}", stderr(&run));
    }
    folder.run(&["cite", "report", "map.yaml", "--find", "words"]).code(1).stdout_eq("");
    assert_eq!(folder.names(), ["map.yaml"]);
}

/// What the library writes of `CLEAN`, with a selection.
fn written(format: Format, selection: &Selection) -> String {
    let map = ArgumentMap::parse(CLEAN).unwrap();
    formats::write(format, &map.select(selection), &map.verdicts(Semantics::Grounded)).unwrap()
}

/// Whether the library says that a format has no way to say all of `CLEAN`.
fn loses(format: Format) -> bool {
    let map = ArgumentMap::parse(CLEAN).unwrap();
    !formats::losses(format, &map.select(&Selection::default())).is_empty()
}

#[test]
fn every_format_is_exported_as_the_library_writes_it() {
    let folder = Folder::with(CLEAN);
    let whole = Selection::default();
    for &format in Format::ALL {
        let run = folder.run(&["export", "map.yaml", "--to", format.name()]).code(0);
        assert_eq!(stderr(&run).is_empty(), !loses(format), "{format}: {}", stderr(&run));
        assert_eq!(stdout(&run), written(format, &whole));
        // An ending of the file says as much.
        let name = format!("out.{}", format.extension());
        folder.run(&["export", "map.yaml", "-o", &name]).code(0).stdout_eq("");
        assert_eq!(fs::read_to_string(folder.0.join(&name)).unwrap(), written(format, &whole));
    }
    assert_eq!(
        folder.names().len(),
        Format::ALL.len() + 1,
        "no temporary file is left: {:?}",
        folder.names()
    );
    let run = folder.run(&["export", "map.yaml", "--to", "dott"]).code(2);
    assert!(stderr(&run).contains("`dot`"), "{}", stderr(&run));
    folder.run(&["export", "map.yaml"]).code(2).stdout_eq("");
    let names: Vec<_> = Format::ALL.iter().map(|format| format.name()).collect();
    let said = format!("error: no format has the ending .docx: `--to` takes {}\n", names.join(", "));
    folder.run(&["export", "map.yaml", "-o", "out.docx"]).code(2).stdout_eq("").stderr_eq(said);
    for target in [["-o", "out.pdf"], ["--to", "pdf"]] {
        let run = folder.run(&[&["export", "map.yaml"], &target[..]].concat()).code(2);
        assert!(stderr(&run).contains("write the page with `--to html`, and print it"), "{}", stderr(&run));
    }
    let run = folder.run(&["outline", "map.yaml"]).code(0);
    assert_eq!(stdout(&run), written(Format::Outline, &whole));
}

#[test]
fn pictures_fold_and_turn() {
    let folder = Folder::with(CLEAN);
    for (format, most) in [("svg", "150"), ("html", "400")] {
        let drawn = |options: &[&str]| {
            let run = folder.run(&[&["export", "map.yaml", "--to", format], options].concat()).code(0);
            stdout(&run).to_owned()
        };
        assert_eq!(drawn(&["--fold", most, "--direction", "left-to-right"]), drawn(&[]));
        assert_eq!(drawn(&["--fold", "none"]), drawn(&[]));
        assert!(drawn(&["--fold", "1"]).contains("more claim"));
        assert_ne!(drawn(&["--direction", "top-down"]), drawn(&[]));
    }
    let svg = |options: &[&str]| {
        let run = folder.run(&[&["export", "map.yaml", "--to", "svg"], options].concat()).code(0);
        stdout(&run).to_owned()
    };
    assert_eq!(svg(&["--theme", "auto"]), svg(&[]));
    assert!(svg(&["--width", "1234"]).contains("\" width=\"1234\" height=\""));
    let [light, dark] = ["light", "dark"].map(|theme| svg(&["--theme", theme]));
    assert!(![&light, &dark].iter().any(|svg| svg.contains("prefers-color-scheme")) && light != dark);
    for (options, said) in [
        (&["--to", "dot", "--fold", "3"][..], "`--fold` is for pictures"),
        (&["--to", "html", "--theme", "dark"], "`--theme` is for pictures"),
        (&["--to", "json", "--width", "900"], "`--width` is for pictures"),
        (&["--to", "mermaid", "--direction", "top-down"], "`--direction` is for pictures"),
        (&["--to", "svg", "--scale", "3"], "is for pictures in pixels"),
        (&["--to", "svg", "--fold", "few"], "write a number of claims above 0, or `none`"),
        (&["--to", "svg", "--fold", "0"], "write a number of claims above 0, or `none`"),
        (&["--to", "svg", "--fold", "-1"], "write a number of claims above 0, or `none`"),
        (&["--to", "svg", "--theme", "drak"], "did you mean `dark`?"),
        (&["--to", "svg", "--width", "0"], "write a whole number of pixels above 0"),
        (&["--to", "svg", "--width", "-5"], "write a whole number of pixels above 0"),
        (&["--to", "png", "--width", "5", "--scale", "2"], "cannot be used with"),
        (&["--to", "svg", "--direction", "top-dwon"], "did you mean `top-down`?"),
        (&["--to", "png", "--scale", "0"], "write a number above 0"),
    ] {
        let run = folder.run(&[&["export", "map.yaml"], options].concat()).code(2);
        assert!(stderr(&run).contains(said), "{options:?}: {}", stderr(&run));
    }
    if !cfg!(feature = "png") {
        for target in [["--to", "png"], ["-o", "map.png"]] {
            let run = folder.run(&[&["export", "map.yaml"], &target[..]].concat()).code(2);
            assert!(stderr(&run).contains("built without PNG: `cargo install"), "{}", stderr(&run));
        }
    }
}

#[test]
fn a_part_can_be_selected() {
    let folder = Folder::with(CLEAN);
    let map = ArgumentMap::parse(CLEAN).unwrap();
    let near = Selection { focus: map.find("detour"), depth: Some(1), ..Selection::default() };
    let run = folder.run(&["export", "map.yaml", "--to", "dot", "--focus", "detour", "--depth", "1"]).code(0);
    assert_eq!(stdout(&run), written(Format::Dot, &near));
    let run = folder.run(&["outline", "map.yaml", "--focus", "detour", "--depth", "1"]).code(0);
    assert_eq!(stdout(&run), written(Format::Outline, &near));
    for (flag, word, message) in [
        ("--focus", "detor", "error: there is no claim `detor`: did you mean `detour`?\n"),
        ("--section", "mapp", "error: there is no section `mapp`: did you mean `map`?\n"),
        ("--tag", "legal", "error: there is no tag `legal`\n"),
    ] {
        folder.run(&["outline", "map.yaml", flag, word]).code(2).stdout_eq("").stderr_eq(message);
        folder.run(&["export", "map.yaml", "--to", "dot", flag, word]).code(2).stdout_eq("");
    }
    folder.run(&["outline", "map.yaml", "--depth", "1"]).code(2);
}

#[test]
fn no_file_that_is_read_is_written() {
    let map = "sources: { report: { title: R, file: copies/report.txt } }\nclaims: { a: { text: A., from: report } }\n";
    let folder = Folder::with(map);
    folder.file("copies/report.txt", "Words.");
    folder.file("other.txt", "Words.");
    for target in ["map.yaml", "./map.yaml", "copies/../map.yaml", "copies/report.txt", "other.txt"] {
        let run = folder.run(&["export", ".", "--to", "json", "--source", "report=other.txt", "-o", target]);
        let run = run.code(2).stdout_eq("");
        assert!(stderr(&run).contains("is one of the files that are read"), "{}", stderr(&run));
    }
    // Nor one that would be read with the map the next time.
    let run = folder.run(&["export", ".", "-o", "new.json"]).code(2).stdout_eq("");
    assert!(
        stderr(&run).contains("would be read as a part of the map in . from then on"),
        "{}",
        stderr(&run)
    );
    folder.run(&["export", ".", "-o", "new.dot"]).success();
    folder.run(&["export", ".", "-o", "copies/new.json"]).success();
    assert!(!folder.0.join("new.json").exists());
    assert_eq!(fs::read_to_string(folder.0.join("map.yaml")).unwrap(), map);
    assert_eq!(fs::read_to_string(folder.0.join("other.txt")).unwrap(), "Words.");
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = Folder::with(CLEAN);
    folder.file("out/kept.dot", "before");
    folder.run(&["export", "map.yaml", "-o", "nowhere/out.dot"]).code(2);
    folder.run(&["export", "map.yaml", "--to", "dot", "-o", "out"]).code(2);
    let run = folder.run(&["export", "map.yaml", "--to", "dot", "-o", "-"]).code(0);
    assert!(stdout(&run).starts_with("digraph"));
    folder.run(&["export", "map.yaml", "-o", "out/kept.dot"]).code(0);
    assert!(fs::read_to_string(folder.0.join("out/kept.dot")).unwrap().starts_with("digraph"));
    assert_eq!(folder.names(), ["map.yaml", "out"]);
}

#[cfg(unix)]
#[test]
fn links_and_devices_stay_what_they_are() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::with(CLEAN);
    let real = folder.file("real.dot", "before");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.dot", folder.0.join("link.dot")).unwrap();
    folder.run(&["export", "map.yaml", "-o", "link.dot"]).code(0);
    assert!(folder.0.join("link.dot").is_symlink());
    assert!(fs::read_to_string(&real).unwrap().starts_with("digraph"));
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    folder.run(&["export", "map.yaml", "--to", "dot", "-o", "/dev/null"]).code(0);
    symlink("map.yaml", folder.0.join("sly.dot")).unwrap();
    folder.run(&["export", "map.yaml", "-o", "sly.dot"]).code(2);
    assert_eq!(fs::read_to_string(folder.0.join("map.yaml")).unwrap(), CLEAN);
}

#[test]
fn sources_are_listed_with_what_rests_on_them() {
    let folder = Folder::with(CITES);
    let copy = folder.file("report.txt", "We looked. We saw that the cable is worn.\n");
    let source = format!("report={}", copy.display());
    folder.run(&["sources", "map.yaml", "--source", &source, "--uncited"]).code(0).stdout_eq(
        "report: A report\n  copy: 1 paragraph, 2 sentences\n  b: confirmed, paragraph 1, sentence 2\n  \
         uncited: paragraph 1, sentence 1: We looked.\n",
    );
    let run = folder.run(&["sources", "map.yaml", "--source", &source, "--json"]).code(0);
    let listed = json(&run);
    assert_eq!(listed["sources"][0]["citations"][0]["claim"], "b");
    assert_eq!(listed["sources"][0]["citations"][0]["finding"], "confirmed");
    let run = folder.run(&["sources", "map.yaml"]).code(0);
    assert!(stdout(&run).contains("no copy"), "{}", stdout(&run));
}

#[test]
fn a_citation_is_ready_to_paste() {
    let folder = Folder::with(CITES);
    folder.file("report.txt", "We looked. We saw that the cable is worn.\n");
    let cite = |arguments: &[&str]| {
        folder.run(
            &[&["cite", "report", "map.yaml", "--source", "report=report.txt", "--find"], arguments].concat(),
        )
    };
    let run = cite(&["cable is worn", "--quote"]).code(0);
    assert_eq!(
        stdout(&run),
        "# paragraph 1, sentence 2: We saw that the cable is worn.\n\
         from: { source: report, paragraph: 1, sentence: 2, quote: \"cable is worn\" }\n"
    );
    // What is printed is right in the map.
    for arguments in [&["cable is worn"][..], &["cable is worn", "--quote"]] {
        let line = stdout(&cite(arguments)).lines().nth(1).unwrap().to_owned();
        let map = format!("{}  b: {{ text: B., {line} }}\n", CITES.split("  b:").next().unwrap());
        folder.file("cited.yaml", map);
        let run = folder.run(&["check", "cited.yaml", "--source", "report=report.txt", "-D", "warnings"]);
        assert!(stdout(&run).contains("no findings"), "{}", stdout(&run));
    }
    assert_eq!(json(&cite(&["cable", "--json"]).code(0))[0]["paragraph"], 1);
    // Words can be left out, and be in other letters than the source has them in.
    for (words, quote) in [
        ("We saw […] is worn", "We saw […] is worn"),
        ("We [...] worn", "We […] worn"),
        ("THE Cable", "the cable"),
    ] {
        let printed = stdout(&cite(&[words, "--quote"]).code(0));
        let line = printed.lines().nth(1).unwrap();
        assert!(line.ends_with(&format!(", quote: {} }}", Value::from(quote))), "{line}");
        folder.file(
            "cited.yaml",
            format!("{}  b: {{ text: B., {line} }}\n", CITES.split("  b:").next().unwrap()),
        );
        let run = folder.run(&["check", "cited.yaml", "--source", "report=report.txt", "-D", "warnings"]);
        assert!(stdout(&run).contains("no findings"), "{}", stdout(&run));
    }
    for nothing in ["", " "] {
        let run = cite(&[nothing]).code(2).stdout_eq("");
        assert!(stderr(&run).contains("write the words to look for"), "{}", stderr(&run));
    }
    let run = cite(&["the cable is born"]).code(1).stdout_eq("");
    assert!(stderr(&run).contains("does not say this"), "{}", stderr(&run));
    folder.run(&["cite", "reprt", "map.yaml", "--find", "x"]).code(2);
    folder.run(&["cite", "report", "map.yaml", "--find", "x"]).code(2);
    // Without a map, the source is a text.
    let run = folder.run(&["cite", "report.txt", "--find", "worn"]).code(0);
    assert!(
        stdout(&run).contains("from: { source: report, paragraph: 1, sentence: 2, digest: "),
        "{}",
        stdout(&run)
    );
}

#[test]
fn every_check_is_explained() {
    let list = stdout(&command(&["explain"]).assert().code(0));
    for code in elenchus::checks::codes() {
        assert!(list.contains(&format!("\n  {} ", code.name)), "{} is not listed", code.name);
    }
    let page = elenchus::checks::find("unknown-id").unwrap().page;
    assert_eq!(stdout(&command(&["explain", "unknown-id"]).assert().code(0)).trim_end(), page.trim_end());
}

#[test]
fn the_schema_is_the_librarys() {
    assert_eq!(json(&command(&["schema"]).assert().code(0)), elenchus::document::json_schema());
}

#[test]
fn a_new_map_is_clean_and_overwrites_nothing() {
    let folder = Folder::new();
    let printed = stdout(&folder.run(&["new"]).code(0));
    assert!(folder.names().is_empty());
    folder.run(&["new", "one.yaml"]).code(0);
    folder.run(&["new", "deep/folder"]).code(0);
    folder.run(&["new", "deep"]).code(0);
    assert_eq!(fs::read_to_string(folder.0.join("one.yaml")).unwrap(), printed);
    for path in ["one.yaml", "deep/folder", "deep"] {
        let run = folder.run(&["check", "--deny", "warnings", path]).code(0);
        assert!(stdout(&run).contains("no findings"), "{}", stdout(&run));
        folder.run(&["new", path]).code(2).stdout_eq("");
    }
}

#[test]
fn a_new_map_is_not_put_into_a_folder_that_was_meant_as_a_file() {
    let folder = Folder::new();
    for name in ["foo.txt", "m.json"] {
        folder.run(&["new", name]).code(2).stdout_eq("").stderr_eq(format!(
            "error: {name} ends neither in .yaml nor in .yml; for a folder of this name write {name}/\n"
        ));
    }
    assert!(folder.names().is_empty());
    folder.run(&["new", "v1.0/"]).code(0).stdout_eq("wrote v1.0/map.yaml\n");
}

#[test]
fn completions_exist_for_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = stdout(&command(&["completions", shell]).assert().code(0));
        assert!(script.contains("verdict") && script.contains("deny"), "{shell}");
    }
}

#[test]
fn every_help_has_an_example() {
    let help = stdout(&command(&["--help"]).assert().code(0));
    assert!(help.contains("Example"));
    let commands: Vec<_> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| !line[2..].starts_with(' '))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() >= 10, "{commands:?}");
    for name in commands {
        let help = stdout(&command(&[name, "--help"]).assert().code(0));
        assert!(help.contains("Example") && help.contains(&format!("elenchus {name}")), "{help}");
    }
    command(&["--version"]).assert().code(0).stdout_eq(format!("elenchus {}\n", env!("CARGO_PKG_VERSION")));
}
