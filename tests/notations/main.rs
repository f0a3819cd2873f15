//! Other notations: what becomes of what they say, what is lost, and where mistakes are.

mod frameworks;

use elenchus::{
    Semantics, Verdict,
    map::{Loaded, Loader},
    notations::Notation,
};

/// Reads a text in a notation, of which nothing may be wrong.
fn read(notation: Notation, text: &str) -> Loaded {
    let loaded = Loader::new().notation(notation).parse("input", text);
    assert_eq!(loaded.report().to_string(), "", "{text}");
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
