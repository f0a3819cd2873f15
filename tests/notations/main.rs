//! Other notations: what becomes of what they say, what is lost, and where mistakes are.

mod aif;
mod argdown;
mod argdown_refused;
mod argdown_written;
mod carneades;
mod frameworks;
#[path = "../../benches/generate.rs"]
#[allow(dead_code)]
mod generate;
mod gsn;
mod json;
mod kialo;
mod mistaken;
mod mutations;
mod tables;

use elenchus::{
    ArgumentMap, Format, Semantics, Verdict,
    map::{Loaded, Loader},
    notations::Notation,
};

/// Reads a text in a notation, of which nothing may be wrong, or look so.
fn read(notation: Notation, text: &str) -> Loaded {
    let loaded = Loader::new().notation(notation).parse("input", text);
    assert_eq!(loaded.report().to_string(), "", "{text}");
    assert_eq!(told(&loaded, loaded.doubts()), Vec::<String>::new(), "{text}");
    loaded
}

/// The claims and their verdicts: `a: accepted, b: rejected`.
fn verdicts(loaded: &Loaded) -> String {
    let map = loaded.map();
    let verdicts = map.verdicts(Semantics::Grounded);
    let one = |verdict: Verdict, id: &str| format!("{id}: {verdict}");
    let all: Vec<String> = map.claims().map(|(_, claim)| one(verdicts[claim.id()], claim.id())).collect();
    all.join(", ")
}

/// What a text in a notation does not carry over, or what is wrong with it: the words where it is, and the message.
fn told<'l>(loaded: &'l Loaded, findings: impl IntoIterator<Item = &'l elenchus::Diagnostic>) -> Vec<String> {
    let place = |finding: &elenchus::Diagnostic| match finding.primary.span {
        Some(span) => loaded.map().files().slice(span).to_owned(),
        None => "-".to_owned(),
    };
    findings.into_iter().map(|finding| format!("{}: {}", place(finding), finding.message)).collect()
}

/// What is wrong with a text, as [`told`] has it.
fn found(loaded: &Loaded) -> Vec<String> {
    let report = loaded.report();
    let findings: Vec<_> = report.iter().collect();
    told(loaded, findings)
}

/// What a text in a notation may say and probably does not mean, as [`told`] has it: nothing is wrong with it.
fn doubts(notation: Notation, text: &str) -> Vec<String> {
    let loaded = Loader::new().notation(notation).parse("input", text);
    assert_eq!(loaded.report().to_string(), "", "{text}");
    told(&loaded, loaded.doubts())
}

/// A map that was written in a format and read back, of which nothing may be wrong.
fn rewritten(map: &ArgumentMap, format: Format, notation: Notation) -> ArgumentMap {
    let written = map.write(format, &map.verdicts(Semantics::Grounded)).unwrap();
    let loaded = read(notation, &written);
    assert_eq!(told(&loaded, loaded.losses()), Vec::<String>::new(), "{written}");
    loaded.into_map().unwrap()
}

/// A small random number generator (SplitMix64): the same inputs on every run and machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound.max(1) as u64) as usize
    }
}

#[allow(dead_code, reason = "another test needs the rest")]
#[path = "../docs/blocks.rs"]
mod blocks;
#[allow(dead_code, reason = "another test needs the rest")]
#[path = "../semantics/sketch.rs"]
mod sketch;

/// The examples of a page of `docs/notations/`: each language is the name of a notation.
#[test]
fn the_examples_of_the_pages_are_read() {
    for (page, count) in [("frameworks.md", 3), ("tables.md", 1), ("kialo.md", 1), ("json.md", 1)] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/notations").join(page);
        let text = std::fs::read_to_string(path).unwrap();
        let blocks = blocks::blocks(&text);
        assert_eq!(blocks.len(), count, "{page}");
        for block in blocks {
            let loaded = read(block.language().parse().unwrap(), &block.text);
            assert!(loaded.losses().is_empty(), "{page}:{}: {:?}", block.line, loaded.losses());
            assert!(verdicts(&loaded).contains("rejected"), "{page}:{}: {}", block.line, verdicts(&loaded));
        }
    }
}

/// A folder of the corpora, which stand outside the project: in the folder that `ELENCHUS_CORPORA` names.
fn corpus(name: &str) -> Option<std::path::PathBuf> {
    let Some(corpora) = std::env::var_os("ELENCHUS_CORPORA") else {
        eprintln!("ELENCHUS_CORPORA is not set: the corpus `{name}` is not read");
        return None;
    };
    Some(std::path::Path::new(&corpora).join(name))
}
