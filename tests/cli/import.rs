//! Maps in other notations.

use elenchus::notations::Notation;

use super::*;

const GRAPH: &str =
    "close The bridge should close.\ndetour The detour is too long.\n#\ndetour close at rush hour\n";

#[test]
fn a_file_in_another_notation_is_a_map_like_any_other() {
    let folder = Folder::new();
    folder.file("debate.tgf", GRAPH);
    let run = folder.run(&["check", "debate.tgf", "-q", "-W", "no-conclusion"]).code(0).stderr_eq("");
    insta::assert_snapshot!(stdout(&run));
    let run = folder.run(&["verdict", "debate.tgf"]).code(0);
    assert!(stdout(&run).contains("rejected"), "{}", stdout(&run));
    assert_eq!(stderr(&run), "1 thing in debate.tgf cannot be said in a map: `elenchus check` lists them\n");
    folder.file("broken.tgf", "a\n#\nb a\n");
    let run = folder.run(&["verdict", "broken.tgf"]).code(1);
    assert!(stderr(&run).contains("broken.tgf:3:1"), "{}", stderr(&run));
    folder.run(&["verdict", "broken.tgf", "--from", "tfg"]).code(2);
    let run = folder.run(&["verdict", "map.txt", "--from", "tgf"]).code(2);
    assert!(stderr(&run).contains("map.txt"), "{}", stderr(&run));
    folder.file("map.txt", GRAPH);
    folder.run(&["verdict", "map.txt", "--from", "tgf"]).code(0);
}

#[test]
fn what_is_probably_not_meant_is_told_and_keeps_nothing_from_being_read() {
    let folder = Folder::new();
    folder.file("tram.gsn", "G1: { text: The tram stops., supportedby: [Sn1] }\nSn1: { text: A test. }\n");
    let run =
        folder.run(&["check", "tram.gsn", "-q", "-A", "isolated", "-A", "conclusion-not-accepted"]).code(0);
    insta::assert_snapshot!(stdout(&run));
    folder.run(&["check", "tram.gsn", "-q", "--deny", "warnings"]).code(1);
    let run = folder.run(&["verdict", "tram.gsn"]).code(0);
    assert_eq!(stderr(&run), "1 thing in tram.gsn is probably not meant: `elenchus check` tells what\n");
    let run = folder.run(&["import", "tram.gsn"]).code(0);
    assert!(stderr(&run).contains("warning[likely-slip]"), "{}", stderr(&run));
}

#[test]
fn import_writes_a_map_that_says_the_same() {
    let folder = Folder::new();
    folder.file("debate.tgf", GRAPH);
    let run = folder.run(&["import", "debate.tgf"]).code(0);
    insta::assert_snapshot!(format!("{}\n--- standard error\n{}", stdout(&run), stderr(&run)));
    let run = folder.run(&["import", "-q", "debate.tgf", "-o", "debate.yaml"]).code(0).stdout_eq("");
    assert_eq!(stderr(&run), "");
    let verdicts = |name: &str| stdout(&folder.run(&["verdict", "-q", name, "--json"]).code(0));
    assert_eq!(verdicts("debate.tgf"), verdicts("debate.yaml"));
}

#[test]
fn nothing_is_overwritten_or_read_in_vain() {
    let folder = Folder::new();
    folder.file("debate.tgf", GRAPH);
    let mine = folder.file("debate.yaml", "claims: { mine: Mine. }\n");
    let run = folder.run(&["import", "debate.tgf", "-o", "debate.yaml"]).code(2).stdout_eq("");
    assert_eq!(stderr(&run), "error: debate.yaml is there already: `--force` writes over it\n");
    assert_eq!(fs::read_to_string(&mine).unwrap(), "claims: { mine: Mine. }\n");
    let run = folder.run(&["import", "debate.yaml", "-o", "debate.yaml", "--force"]).code(2);
    assert_eq!(stderr(&run), "error: debate.yaml is one of the files that are read\n");
    folder.run(&["import", "debate.tgf", "-o", "debate.yaml", "--force"]).code(0);
    assert_ne!(fs::read_to_string(&mine).unwrap(), "claims: { mine: Mine. }\n");
    let run = folder.run(&["import", "debate.tgf", "debate.tgf"]).code(2);
    assert_eq!(stderr(&run), "error: name a folder for so many maps with `-o`\n");
    let run = folder.run(&["import", "debate.tgf", "debate.tgf", "-o", "all.yaml"]).code(2);
    assert_eq!(stderr(&run), "error: all.yaml is one file, and there are many maps\n");
    fs::create_dir(folder.0.join("empty")).unwrap();
    let run = folder.run(&["import", "empty", "-o", "out"]).code(2);
    assert_eq!(stderr(&run), "error: there is nothing to import in empty\n");
    assert_eq!(folder.names(), ["debate.tgf", "debate.yaml", "empty"]);
}

#[test]
fn a_folder_is_imported_file_by_file_with_one_summary() {
    let folder = Folder::new();
    for number in 0..20 {
        folder.file(&format!("graphs/{number:02}.tgf"), GRAPH);
    }
    folder.file("graphs/20.tgf", "a\n#\nb a\n");
    folder.file("graphs/readme.md", "Nothing of ours.");
    let run = folder.run(&["import", "graphs", "-o", "maps"]).code(1).stdout_eq("");
    let told = stderr(&run);
    assert!(told.contains("graphs/20.tgf:3:1"), "{told}");
    let summary = "not read, since no notation has such names: graphs/readme.md\n\
        not carried over, 20 times: the label of an attack\n\
        20 maps: 40 claims, 20 arguments; 1 could not be read\n";
    assert!(told.ends_with(summary), "{told}");
    assert_eq!(fs::read_dir(folder.0.join("maps")).unwrap().count(), 20);
    folder.run(&["check", "-q", "maps/07.yaml"]).code(0);
    folder.file("more/00.tgf", GRAPH);
    let run = folder.run(&["import", "graphs", "more", "-o", "out"]).code(2);
    assert_eq!(
        stderr(&run),
        "error: graphs/00.tgf and more/00.tgf would both be written to out/00-tgf.yaml\n"
    );
    assert!(!folder.0.join("out").exists());
}

#[test]
fn import_writes_yaml_and_says_what_writes_the_rest() {
    let folder = Folder::new();
    folder.file("debate.tgf", GRAPH);
    folder.file("notes", "Not a map.");
    let refused = |output: &str| {
        let run = folder.run(&["import", "debate.tgf", "-o", output]).code(2).stdout_eq("");
        let told = stderr(&run);
        told.strip_prefix("error: `import` writes YAML to files that end in .yaml or .yml: ")
            .unwrap()
            .to_owned()
    };
    assert_eq!(refused("x.argdown"), "x.argdown is for `elenchus export --to argdown`\n");
    assert_eq!(refused("x.aif.json"), "x.aif.json is for `elenchus export --to aif`\n");
    assert_eq!(refused("v1.0"), "a folder would be `v1.0/`\n");
    assert_eq!(refused("notes"), "notes is neither such a file nor a folder\n");
    assert_eq!(folder.names(), ["debate.tgf", "notes"]);
    // A folder, as its name says or as it is.
    for output in ["maps", "v1.0/", "v1.0", "x.yaml/"] {
        folder.run(&["import", "--force", "debate.tgf", "-o", output]).code(0);
        assert!(folder.0.join(output).join("debate.yaml").is_file(), "{output}");
    }
}

#[test]
fn what_a_map_that_is_read_includes_is_never_written_over() {
    let folder = Folder::new();
    folder.file("debate.tgf", GRAPH);
    folder.file("whole.yaml", "include: [parts/debate.yaml]\nclaims: { more: More. }\n");
    let part = folder.file("parts/debate.yaml", "claims: { part: A part. }\n");
    // Not under another spelling either, and nothing is written of what else is asked for.
    for output in ["parts", "parts/", "./parts/../parts"] {
        let run = folder.run(&["import", "whole.yaml", "debate.tgf", "-o", output, "--force"]).code(2);
        let target = Path::new(output).join("debate.yaml");
        let why = format!("error: {} is one of the files that whole.yaml is made of\n", target.display());
        assert_eq!(stderr(&run), why);
    }
    let run = folder.run(&["import", "whole.yaml", "-o", "parts/debate.yaml", "--force"]).code(2);
    assert_eq!(stderr(&run), "error: parts/debate.yaml is one of the files that whole.yaml is made of\n");
    assert_eq!(fs::read_to_string(part).unwrap(), "claims: { part: A part. }\n");
    assert_eq!(fs::read_dir(folder.0.join("parts")).unwrap().count(), 1);
    // What nobody includes is.
    folder.file("maps/debate.yaml", "claims: { part: A part. }\n");
    folder.run(&["import", "whole.yaml", "debate.tgf", "-o", "maps", "--force"]).code(0);
    assert!(fs::read_to_string(folder.0.join("maps/debate.yaml")).unwrap().contains("The detour"));
}

#[cfg(unix)]
#[test]
fn a_link_is_the_file_that_it_leads_to() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.file("debate.tgf", GRAPH);
    folder.file("other.tgf", GRAPH);
    let mine = folder.file("mine.yaml", "claims: { mine: Mine. }\n");
    folder.file("whole.yaml", "include: [mine.yaml]\n");
    fs::create_dir(folder.0.join("maps")).unwrap();
    for name in ["debate.yaml", "other.yaml"] {
        symlink(&mine, folder.0.join("maps").join(name)).unwrap();
    }
    let refused = |inputs: &[&str]| {
        let arguments = [&["import"], inputs, &["-o", "maps", "--force"]].concat();
        stderr(&folder.run(&arguments).code(2))
    };
    assert_eq!(
        refused(&["debate.tgf", "mine.yaml"]),
        "error: maps/debate.yaml is one of the files that are read\n"
    );
    assert_eq!(
        refused(&["debate.tgf", "whole.yaml"]),
        "error: maps/debate.yaml is one of the files that whole.yaml is made of\n"
    );
    assert_eq!(
        refused(&["debate.tgf", "other.tgf"]),
        "error: debate.tgf and other.tgf would both be written to maps/other.yaml\n"
    );
    assert_eq!(fs::read_to_string(mine).unwrap(), "claims: { mine: Mine. }\n");
}

#[test]
fn one_debate_in_several_notations_is_a_map_of_each() {
    let folder = Folder::new();
    folder.file("graphs/debate.tgf", GRAPH);
    folder.file("graphs/debate.apx", "arg(a).\n");
    folder.file("graphs/other.apx", "arg(a).\n");
    folder.run(&["import", "graphs", "-o", "maps"]).code(0);
    let mut names: Vec<_> =
        fs::read_dir(folder.0.join("maps")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["debate-apx.yaml", "debate-tgf.yaml", "other.yaml"]);
}

/// By every ending that reading knows, and by those that say what a file is written in.
#[test]
fn export_knows_a_format_by_the_ending_that_reading_knows_it_by() {
    let folder = Folder::with(CLEAN);
    let endings = Notation::ALL.iter().flat_map(|notation| notation.extensions());
    let written_in = ["gsn.yaml", "gsn.yml", "GSN.YAML", "aif.json", "xaif.json", "kialo.txt", "json"];
    for ending in endings.chain(&written_in) {
        let name = format!("debate.{ending}");
        folder.run(&["export", "-q", "map.yaml", "-o", &name]).code(0);
        let verdicts = stdout(&folder.run(&["verdict", "-q", &name, "--json"]).code(0));
        assert!(verdicts.contains("accepted"), "{name}: {verdicts}");
    }
    let gsn = fs::read_to_string(folder.0.join("debate.gsn.yaml")).unwrap();
    assert!(gsn.contains("supportedBy:"), "{gsn}");
    let run = folder.run(&["export", "map.yaml", "-o", "again.yaml"]).code(2);
    assert!(stderr(&run).starts_with("error: a map is written as YAML by `elenchus import`: `--to` takes "));
    let run = folder.run(&["export", "map.yaml", "-o", "again.foo"]).code(2);
    assert!(stderr(&run).starts_with("error: no format has the ending .foo: `--to` takes "));
    folder.run(&["export", "map.yaml", "-o", "again"]).code(2);
}
