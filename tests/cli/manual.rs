//! The manual.

use super::*;

/// What stands in the fenced blocks of the manual after a prompt, with the command.
fn transcripts(manual: &str) -> Vec<(String, String)> {
    let blocks = manual.split("```console\n").skip(1).map(|block| block.split("```").next().unwrap());
    let run = |run: &str| {
        let (command, printed) = run.split_once('\n').unwrap();
        (command.to_owned(), printed.to_owned())
    };
    blocks.flat_map(|block| block.split("$ elenchus ").skip(1)).map(run).collect()
}

/// Its commands ask about a map of this repository.
#[test]
fn the_page_about_changes_shows_what_is_printed() {
    let page = fs::read_to_string(repository("docs/CHANGING.md")).unwrap();
    let transcripts = transcripts(&page);
    assert!(transcripts.len() >= 8, "{}", transcripts.len());
    for (line, printed) in transcripts {
        let arguments: Vec<&str> = line.split_whitespace().collect();
        let run = command(&arguments).current_dir(repository("")).assert();
        assert_eq!(stdout(&run), printed, "{line}");
    }
}

#[test]
fn the_manual_shows_what_is_printed() {
    let broken = Folder::new();
    broken.file("bridge.yaml", MANUAL);
    let clean = Folder::new();
    clean.file("bridge.yaml", CLEAN);
    clean.file("ferry.yaml", FERRY);
    clean.file("rivals.af", RIVALS);
    clean.file("street.yaml", STREET);
    let manual = fs::read_to_string(repository("docs/CLI.md")).unwrap();
    let transcripts = transcripts(&manual);
    assert!(transcripts.len() >= 12, "{}", transcripts.len());
    for (line, printed) in transcripts {
        let folder = match line.split(' ').next() {
            Some("check") => broken.0.clone(),
            Some("verdict" | "why" | "what-if" | "cruxes" | "strength" | "coherence" | "solve") => {
                clean.0.clone()
            }
            _ => repository(""),
        };
        let quoted: Vec<_> = line.split('"').collect();
        let mut arguments: Vec<&str> = quoted[0].split_whitespace().collect();
        arguments.extend(quoted.get(1));
        let run = command(&arguments).current_dir(folder).assert();
        // Three dots stand for lines that are left out.
        match printed.split_once("  ...\n") {
            Some((before, after)) => {
                assert!(
                    stdout(&run).starts_with(before) && stdout(&run).ends_with(after),
                    "{}",
                    stdout(&run)
                );
            }
            None => assert_eq!(stdout(&run), printed, "{line}"),
        }
    }
    // The object that is printed as an example is the one that is made of this map.
    let object = manual.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let run = broken.run(&["check", "--format", "json", "bridge.yaml"]);
    assert_eq!(serde_json::from_str::<Value>(object).unwrap(), json(&run));
}

const STREET: &str = "\
claims:
  wet: { text: The street is wet., confidence: 0.4, because: [{ premises: [rain, roofless], strict: true }] }
  rain: { text: It rains., confidence: 0.8 }
  roofless: { text: The street has no roof., confidence: 0.9 }
";

const MANUAL: &str = "\
claims:
  close-bridge:
    text: The bridge should close.
    because: [coroded]
  corroded: The cable is corroded.
lints: { no-conclusion: allow }
";
