//! From text to map: forms, places, and mistakes.

use elenchus::{ArgumentMap, map::Loader, source::Spanned};

/// What reading a text finds: `check line:column`, in order.
fn findings(text: &str) -> Vec<String> {
    let report = Loader::new().parse("map.yaml", text).report();
    report
        .iter()
        .map(|finding| {
            let (_, at) = report.files().locate(finding.primary.span.expect("a place"));
            format!("{} {}:{}", finding.code, at.line, at.column)
        })
        .collect()
}

#[test]
fn short_and_full_forms() {
    let map = ArgumentMap::parse(
        "
title: Bridge
conclusion: close
sources: { report: { title: Report, published: 2025-03 } }
claims:
  close:
    text: The bridge should close.
    because:
      - [corroded, frost]
      - detour
      - { premises: [insurer], strength: weak, unless: misled }
    despite: [ferry]
  corroded: { text: The cable is corroded., from: report }
  frost: Frost is coming.
  detour: The detour is short.
  insurer: The insurer demands it.
  misled: The insurer was misled.
  ferry: The ferry is full.
conflicts:
  - [close, ferry]
",
    )
    .unwrap();
    assert_eq!(map.title(), Some("Bridge"));
    let close = map.claim(map.find("close").unwrap());
    let premises: Vec<_> = close.because().iter().map(|&id| map.argument(id).premises().len()).collect();
    assert_eq!(premises, [2, 1, 1]);
    assert!(map.argument(close.despite()[0]).is_strict());
    assert_eq!(map.conflicts()[0].between().len(), 2);
    assert_eq!(
        map.claim(map.find("corroded").unwrap()).authored().from[0].source,
        Spanned::from("report".to_owned())
    );
}

#[test]
fn one_premise_needs_no_list() {
    let text = "claims: { a: { text: A., because: [{ premises: b, strict: true }] }, b: B. }";
    let map = ArgumentMap::parse(text).unwrap();
    let a = map.claim(map.find("a").unwrap());
    assert_eq!(map.argument(a.because()[0]).premises(), [map.find("b").unwrap()]);
}

/// The help with each finding of a check.
fn helps(check: &str, text: &str) -> Vec<String> {
    let report = Loader::new().parse("map.yaml", text).check_with(&Default::default());
    let findings = report.iter().filter(|finding| finding.code.name == check);
    findings.map(|finding| finding.help.clone().unwrap_or_default()).collect()
}

#[test]
fn another_word_for_a_key_is_understood() {
    for (written, meant) in [
        ("objections: [b]", "despite"),
        ("support: [b]", "because"),
        ("supports: [b]", "because"),
        ("source: s", "from"),
        ("sources: [s]", "from"),
        ("becuase: [b]", "because"),
    ] {
        let text = format!("claims: {{ a: {{ text: A., {written} }}, b: B. }}");
        assert_eq!(helps("unknown-key", &text), [format!("did you mean `{meant}`?")], "{written}");
    }
}

#[test]
fn a_key_that_is_indented_too_little_is_known_again() {
    let under_b = |key: &str| format!("`{key}` is a key of a claim: indent it under `b`");
    for (key, value) in [("despite", "[c]"), ("from", "[s]"), ("confidence", "0.8"), ("holds", "{}")] {
        let text = format!("claims:\n  a: A.\n  b:\n    text: B.\n  {key}: {value}\n");
        let found = helps("wrong-type", &text).into_iter().chain(helps("missing-text", &text));
        assert_eq!(found.collect::<Vec<_>>(), [under_b(key)], "{key}");
    }
    let text = "claims:\n  a: A.\n  b:\n  text: B.\n";
    assert_eq!(helps("missing-text", text), [under_b("text")]);
    let text = "sources:\n  s:\n    title: S\n  author: N. N.\n";
    assert_eq!(helps("wrong-type", text), ["`author` is a key of a source: indent it under `s`"]);
    // What is a claim all the same stays one; where it is a finding anyway, the finding says more.
    let text = "conclusion: b\nclaims:\n  b:\n    text: B.\n  because: c\n  c: C.\n";
    let also = "`because` is also a key of a claim: if that is meant, indent it under `b`";
    assert_eq!(helps("isolated", text)[0], also);
    let text = "claims:\n  a: A.\n  strength: strong\n  b: B.\n  strength: strong\n";
    let also = "`strength` is also a key of a claim: if that is meant, indent it under the claim above";
    assert_eq!(helps("duplicate-id", text), [also]);
    let text = "conclusion: text\nclaims: { note: N., text: { text: T., because: [note] } }";
    assert!(Loader::new().parse("map.yaml", text).check_with(&Default::default()).is_empty());
}

#[test]
fn claims_in_a_list_are_there_although_they_cannot_be_read() {
    let write = "write `a:` and the rest under it, without the dash";
    for item in ["id: a\n    text: A.\n    because: [b]", "text: A.\n    id: a", "a: A.", "a"] {
        let text = format!("conclusion: a\nclaims:\n  - {item}\n  - id: b\n    text: B.\n");
        assert_eq!(findings(&text), ["wrong-type 3:3"], "{text}");
        assert_eq!(helps("wrong-type", &text), [write]);
    }
    let text = "claims:\n  - text: A.\n";
    assert_eq!(helps("wrong-type", text), ["write each id with a colon, and the rest under it"]);
    let text = "conclusion: c\nclaims:\n  - id: a\n    text: A.\n";
    assert_eq!(findings(text), ["unknown-id 1:13", "wrong-type 3:3"], "no claim seems to have this id");
    let text = "conclusion: a\nsources:\n  - id: s\n    title: S\nclaims: { a: { text: A., from: s } }\n";
    let report = Loader::new().parse("map.yaml", text).check_with(&Default::default());
    assert!(!report.contains("unknown-source"));
}

#[test]
fn a_value_of_the_wrong_kind_comes_with_what_to_write() {
    for (text, help) in [
        ("sources: { s: Traffic counts 2025 }", "write `{ title: … }`"),
        ("schemes: { s: From sign }", "write `{ title: … }`"),
        (
            "claims: { a: { text: A., holds: 2026-01-01 } }",
            "write `{ from: …, until: … }`; either may be left out",
        ),
        ("claims: { a: { text: A., confidence: 80% } }", "write 0.8"),
        ("claims: { a: { text: A., confidence: 7 % } }", "write 0.07"),
        ("claims: { a: { text: A., confidence: 80 } }", "write 0.8"),
        ("claims: { a: { text: A., because: b }, b: B. }", "write a list of one: [b]"),
        ("sources: Traffic counts", "write each id with a colon, and the rest under it"),
        ("[a]", "`elenchus new` prints a map to start from"),
    ] {
        assert_eq!(helps("wrong-type", text), [help], "{text}");
    }
}

#[test]
fn a_conflict_without_brackets_of_its_own_is_one_conflict() {
    let text = "conflicts: [a, b]\nclaims: { a: A., b: B. }\n";
    let report = Loader::new().parse("map.yaml", text);
    assert_eq!(report.map().conflicts().len(), 1);
    assert_eq!(findings(text), ["wrong-type 1:12"]);
    assert_eq!(helps("wrong-type", text), ["each conflict is a list of its own: write `[[a, b]]`"]);
    assert_eq!(helps("isolated", text), [""; 0], "they are used");
}

#[test]
fn records_have_the_article_that_their_names_need() {
    for (key, message) in
        [("because", "an argument has no key `x`"), ("despite", "an objection has no key `x`")]
    {
        let text = format!("claims: {{ a: {{ text: A., {key}: [{{ premises: b, x: 1 }}] }}, b: B. }}");
        let report = Loader::new().parse("map.yaml", &text).report();
        assert_eq!(report.iter().next().unwrap().message, message);
    }
}

#[test]
fn all_mistakes_at_once() {
    let text = "\
claims:
  a: { text: A., becuase: [b] }
  b: { text: B., because: [x, a] }
  a: Again.
  c:
  d: { text: 7, strength: strng }
  e: [broken
  f: { text: F., because: [e] }
colour: red
";
    assert_eq!(
        findings(text),
        [
            "unknown-key 2:18",
            "unknown-id 3:28",
            "duplicate-id 4:3",
            "missing-text 5:3",
            "wrong-type 6:14",
            "wrong-type 6:27",
            "yaml-syntax 8:4",
            "unknown-key 9:1",
        ]
    );
}

/// Each conflict that a merge has left is one finding, and the rest is read.
#[test]
fn what_a_merge_has_left_is_said_once() {
    let text = "\
conclusion: a
claims:
<<<<<<< HEAD
  a: { text: A., because: [b] }
||||||| base
  a: { text: A. }
=======
  a: { text: Aye., because: [b], strength: strong }
>>>>>>> theirs
  b: B.
<<<<<<< HEAD
=======
  c: C.
>>>>>>> theirs
  d: { text: D., because: [nothing] }
";
    let loaded = Loader::new().parse("map.yaml", text);
    assert_eq!(findings(text), ["yaml-syntax 3:1", "yaml-syntax 11:1", "unknown-id 15:28"]);
    let map = loaded.map();
    let ids: Vec<&str> = map.claims().map(|(_, claim)| claim.id()).collect();
    assert_eq!(ids, ["a", "b", "d"]);
    assert_eq!(map.claim(map.find("a").unwrap()).text(), "A.");
    // What stands on the side that is not read is there all the same.
    let used = text.replace("[nothing]", "[c]");
    assert_eq!(findings(&used), ["yaml-syntax 3:1", "yaml-syntax 11:1"]);
    assert_eq!(findings("claims:\n  a: |\n    <<<<<<< HEAD\n    =======\n    >>>>>>> theirs\n"), [""; 0]);
}

#[test]
fn a_confidence_that_is_no_fraction_is_told_how_to_be_one() {
    for (written, help) in [
        ("1.5", "write it as a fraction: 0.8 for four times out of five"),
        ("high", "write it as a fraction: 0.8 for four times out of five"),
        ("\"0.8\"", "write 0.8, without quotation marks"),
        ("80%", "write 0.8"),
    ] {
        let text = format!("claims: {{ a: {{ text: A., confidence: {written} }} }}");
        let report = Loader::new().parse("map.yaml", &text).report();
        let finding = report.iter().next().unwrap();
        assert_eq!(finding.help.as_deref(), Some(help), "{written}");
    }
}
