//! Maps in other notations.

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
    let summary = "not carried over, 20 times: the label of an attack\n\
        20 maps: 40 claims, 20 arguments; 1 could not be read\n";
    assert!(told.ends_with(summary), "{told}");
    assert_eq!(fs::read_dir(folder.0.join("maps")).unwrap().count(), 20);
    folder.run(&["check", "-q", "maps/07.yaml"]).code(0);
    folder.file("more/00.tgf", GRAPH);
    let run = folder.run(&["import", "graphs", "more", "-o", "out"]).code(2);
    assert_eq!(stderr(&run), "error: graphs/00.tgf and more/00.tgf would both be written to out/00.yaml\n");
    assert!(!folder.0.join("out").exists());
}
