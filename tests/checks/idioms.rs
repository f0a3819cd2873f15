//! What a help tells an author to write is what the notation of their file has words for.

use std::collections::BTreeMap;

use elenchus::{
    Format, Report, Semantics,
    checks::{Levels, codes},
    map::Loader,
    notations::Notation,
};

/// The report on a text in a notation, with every check as loud as a warning.
fn report(notation: Notation, text: &str) -> Report {
    let levels = codes().fold(Levels::new(), |levels, code| levels.set(code.name, elenchus::Level::Warn));
    Loader::new().notation(notation).parse("input", text).check_with(&levels)
}

/// What the finding of a check says to do.
fn help(notation: Notation, text: &str, check: &str) -> String {
    let report = report(notation, text);
    let finding = report.iter().find(|finding| finding.code.name == check);
    finding.unwrap_or_else(|| panic!("no {check} in {text}\n{report}")).help.clone().unwrap()
}

/// The examples of the manual, each in a notation, as far as that can say it.
fn examples(notation: Notation, format: Format) -> impl Iterator<Item = String> {
    codes().filter_map(move |code| {
        let (_, rest) = code.page.split_once("```yaml trigger")?;
        let (_, rest) = rest.split_once('\n')?;
        let (text, _) = rest.split_once("\n```")?;
        let map = Loader::new().parse("map.yaml", text).into_map().ok()?;
        let written = map.write(format, &map.verdicts(Semantics::Grounded)).ok()?;
        let read = Loader::new().notation(notation).parse("input", &written);
        read.into_map().is_ok().then_some(written)
    })
}

const NOTATIONS: &[(Notation, Format)] = &[
    (Notation::Argdown, Format::Argdown),
    (Notation::Aif, Format::Aif),
    (Notation::Gsn, Format::Gsn),
    (Notation::Kialo, Format::Kialo),
    (Notation::Csv, Format::Csv),
    (Notation::Tsv, Format::Tsv),
    (Notation::Iccma, Format::Aba),
    (Notation::Apx, Format::Apx),
    (Notation::Tgf, Format::Tgf),
];

/// Words that only a map of our own has: a key with its colon, and the keys that are no words of English.
const KEYS: &[&str] = &[
    "`conclusion:",
    "`expect:",
    "`claims:",
    "`because",
    "`despite",
    "`unless",
    "`from:",
    "`sources:",
    "`standing",
    "`strict`",
    "`holds",
    "`scheme:",
    "`schemes:",
    "`premises:",
    "`warrant:",
    "`questions:",
    "`text:",
    "`note`",
    "`lints:",
    "`conflicts:",
    "indent",
];

#[test]
fn no_help_in_another_notation_has_a_key_that_only_our_maps_have() {
    let mut seen: BTreeMap<Notation, BTreeMap<&str, usize>> = BTreeMap::new();
    for &(notation, format) in NOTATIONS {
        for text in examples(notation, format) {
            for finding in &report(notation, &text) {
                *seen.entry(notation).or_default().entry(finding.code.name).or_default() += 1;
                let help = finding.help.as_deref().unwrap_or_default();
                for key in KEYS {
                    assert!(!help.contains(key), "{notation}, {}: {help}", finding.code);
                }
            }
        }
    }
    // Argdown carries whatever a map says, and so has nearly every check; and no notation has none.
    let checks: Vec<(Notation, usize)> =
        seen.iter().map(|(&notation, checks)| (notation, checks.len())).collect();
    assert_eq!(checks.len(), NOTATIONS.len(), "{checks:?}");
    let of = |notation: Notation| checks.iter().find(|(other, _)| *other == notation).unwrap().1;
    assert!(of(Notation::Argdown) >= 25 && of(Notation::Csv) >= 10 && of(Notation::Aif) >= 10, "{checks:?}");
}

#[test]
fn a_fix_in_another_notation_mends_what_it_is_for() {
    let misspelt = [
        (
            Notation::Argdown,
            "===\nelenchus: {conclusion: closs}\n===\n\n[close]: A.\n  + [b]: B.\n".to_owned(),
        ),
        (Notation::Argdown, "[close]: A. {elenchus: {from: reprot}}\n\n===\n".to_owned()),
        (Notation::Iccma, "p aba 4\na 1\na 2\nc 1 4\nr 4 2 2\n".to_owned()),
        (Notation::Gsn, "G1: { text: A., supportedBy: [Sn1, Sn1] }\nSn1: { text: B. }\n".to_owned()),
        (
            Notation::Json,
            r#"{"claims": {"close": {"text": "A.", "because": [{"premises": ["bb", "b"]}]}, "bbb": "B."}}"#
                .to_owned(),
        ),
    ];
    let written = NOTATIONS.iter().chain(&[(Notation::Json, Format::Json)]);
    let written =
        written.flat_map(|&(notation, format)| examples(notation, format).map(move |text| (notation, text)));
    let mut fixed = 0;
    for (notation, text) in misspelt.into_iter().chain(written) {
        let before = report(notation, &text);
        for finding in before.iter().filter(|finding| finding.fix.is_some()) {
            let mut mended = text.clone();
            let mut edits = finding.fix.clone().unwrap().edits;
            edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
            for edit in edits {
                mended.replace_range(edit.span.range(), &edit.replacement);
            }
            let count =
                |report: &Report, of: &str| report.iter().filter(|other| other.code.name == of).count();
            let (after, code) = (report(notation, &mended), finding.code.name);
            assert!(count(&after, code) < count(&before, code), "{notation}: {finding}\n{mended}");
            assert_eq!(count(&after, "notation-syntax"), 0, "{notation}: {finding}\n{mended}");
            fixed += 1;
        }
    }
    assert!(fixed >= 6, "{fixed}");
}

#[test]
fn what_a_map_argues_for_is_said_in_the_words_of_its_notation() {
    let check = "no-conclusion";
    assert_eq!(
        help(Notation::Yaml, "claims: { a: { text: A., because: [b] }, b: B. }", check),
        "write `conclusion: a`, if `a` is what it argues for"
    );
    assert_eq!(
        help(Notation::Yaml, r#"{"claims": {"a": {"text": "A.", "because": ["b"]}, "b": "B."}}"#, check),
        "write `\"conclusion\": \"a\"`, if `a` is what it argues for"
    );
    assert_eq!(
        help(Notation::Argdown, "[a]: A.\n  + [b]: B.\n", check),
        "write `elenchus: {conclusion: a}` in the front matter, between two lines `===`, if `a` is what it argues for"
    );
    assert_eq!(
        help(Notation::Csv, "source,target,relation\nTake this.,Then that.,support\n", check),
        "add a row with `Then that.` as its source, `conclusion` as its relation and no target, if `then-that` is what it argues for"
    );
    assert_eq!(
        help(Notation::Tgf, "a A.\nb B.\n#\na b\n", check),
        "say which claim it argues for in the map that `elenchus import FILE` makes of this file: \
         a framework in TGF has no word for it"
    );
    let graph = r#"{"nodes": [{"nodeID": "1", "type": "I", "text": "A."}], "edges": []}"#;
    assert!(help(Notation::Aif, graph, check).ends_with("makes of this file: AIF has no word for it"));
}

/// The file before and after its author did what the help says.
#[test]
fn who_does_what_the_help_says_has_no_finding() {
    let has = |notation: Notation, text: &str, check: &str| report(notation, text).contains(check);
    for (notation, check, before, after) in [
        (
            Notation::Argdown,
            "no-conclusion",
            "[The claim]: A.\n  + [b]: B.\n",
            "===\nelenchus: {conclusion: the-claim}\n===\n\n[The claim]: A.\n  + [b]: B.\n",
        ),
        (
            Notation::Csv,
            "no-conclusion",
            "source,target,relation\nTake this.,Then that.,support\n",
            "source,target,relation\nTake this.,Then that.,support\nThen that.,,conclusion\n",
        ),
        (
            Notation::Argdown,
            "expectation-failed",
            "[a]: A. {elenchus: {expect: rejected}}\n",
            "[a]: A. {elenchus: {expect: accepted}}\n",
        ),
        (
            Notation::Gsn,
            "expectation-failed",
            "G1: { text: A., supportedBy: [Sn1], defeated: true }\nSn1: { text: B. }\n",
            "G1: { text: A., supportedBy: [Sn1] }\nSn1: { text: B. }\n",
        ),
        (
            Notation::Carneades,
            "expectation-failed",
            "statements: { a: A. }\nassumptions: [a]\ntests: { out: [a] }\n",
            "statements: { a: A. }\nassumptions: [a]\ntests: { in: [a] }\n",
        ),
        (
            Notation::Argdown,
            "unknown-source",
            "[a]: A. {elenchus: {from: report}}\n",
            "===\nelenchus: {sources: {report: {title: T}}}\n===\n\n[a]: A. {elenchus: {from: report}}\n",
        ),
        (
            Notation::Argdown,
            "uncited-premise",
            "[a]: A.\n  + [b]: B.\n",
            "===\nelenchus: {sources: {report: {title: T}}}\n===\n\n[a]: A.\n  + [b]: B. {elenchus: {from: report}}\n",
        ),
        (
            Notation::Csv,
            "unanswered-objection",
            "source,target,relation,argument\na,,conclusion,\nb,a,attack,x\n",
            "source,target,relation,argument\na,,conclusion,\nb,a,attack,x\nc,x,undercut,\n",
        ),
        (
            Notation::Argdown,
            "unanswered-objection",
            "===\nelenchus: {conclusion: a}\n===\n\n[a]: A.\n  - [b]: B.\n",
            "===\nelenchus: {conclusion: a}\n===\n\n[a]: A.\n  - [b]: B.\n    <_ [c]: C.\n",
        ),
    ] {
        assert!(has(notation, before, check), "{before}");
        let after_it = report(notation, after);
        assert!(!has(notation, after, check) && !after_it.contains("notation-syntax"), "{after}\n{after_it}");
    }
}

#[test]
fn what_a_notation_cannot_say_is_not_asked_of_its_authors() {
    let framework = "a A.\nb B.\n#\na b\n";
    assert_eq!(
        help(Notation::Tgf, framework, "uncited-premise"),
        "cite its source in the map that `elenchus import FILE` makes of this file: a framework in TGF has no word for it"
    );
    let table = "source,target,relation\nb,a,support\na,,conclusion\n";
    assert_eq!(
        help(Notation::Csv, table, "uncited-premise"),
        "argue for it, or cite its source in the map that `elenchus import FILE` makes of this file: \
         a table with commas has no word for it"
    );
    let discussion = "Discussion Title: Q\n\n1. A.\n1.1. Con: B.\n";
    assert_eq!(
        help(Notation::Kialo, discussion, "unanswered-objection"),
        "object to what it rests on, or give the claim up"
    );
}

/// A claim that is called like a key may be a key that is indented too little, but only where that means anything.
#[test]
fn a_claim_of_a_table_may_be_called_like_a_key() {
    let report =
        report(Notation::Csv, "source,target,relation,text\nb,a,support,B.\nnote,,,C.\na,,conclusion,A.\n");
    let isolated = report.iter().find(|finding| finding.code.name == "isolated").unwrap();
    assert_eq!(
        isolated.help.as_deref(),
        Some("make it a premise or an objection of what it bears on, or take it out")
    );
}

#[test]
fn a_byte_order_mark_before_a_map_in_json_makes_it_no_map_in_yaml() {
    let text = "\u{feff}{ \"claims\": { \"a\": { \"text\": \"A.\", \"despite\": [\"b\"] }, \"b\": \"B.\" } }";
    let report = Loader::new().parse("map.json", text).check_with(&Levels::new());
    let told: Vec<&str> = report.iter().filter_map(|finding| finding.help.as_deref()).collect();
    assert!(told.iter().any(|help| help.contains("`\"conclusion\": \"ID\"`")), "{told:?}");
}
