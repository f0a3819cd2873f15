//! How claims hang together, and the checks of sources, time and style.

use crate::found::{found, found_by, report};

/// The message and the labels of the one finding in a text.
fn only(text: &str) -> (String, Vec<String>) {
    let report = report(text);
    let findings: Vec<_> = report.iter().collect();
    let [finding] = findings[..] else { panic!("{findings:#?}") };
    (finding.message.clone(), finding.labels.iter().map(|label| label.message.clone()).collect())
}

#[test]
fn a_ring_is_shown_whole_and_once() {
    let text = "\
conclusion: a
claims:
  a: { text: A., because: [b, out] }
  b: { text: B., because: [c] }
  c: { text: C., because: [[out, a], d] }
  d: { text: D., because: [c, a] }
  out: Out.
";
    assert_eq!(found(text), ["circular-support 5:38"]);
    // Of the rings through a the shortest has three claims; c and d rest on each other.
    let (message, labels) = only(text);
    assert_eq!(message, "`c` and `d` rest on each other");
    assert_eq!(labels, ["`d` rests on `c`"]);
}

#[test]
fn a_long_ring_begins_with_its_first_claim() {
    let (message, labels) = only(
        "
conclusion: a
claims:
  c: { text: C., because: [a] }
  a: { text: A., because: [b, out] }
  b: { text: B., because: [c] }
  out: Out.
",
    );
    assert_eq!(message, "`c` rests on itself, in a ring of 3 claims");
    assert_eq!(labels, ["`a` rests on `b`", "`b` rests on `c`"]);
}

#[test]
fn objections_and_undercuts_make_no_ring() {
    let rings = |text| found_by(&["circular-support", "self-support"], text);
    assert_eq!(rings("claims: { a: { text: A., despite: [b] }, b: { text: B., because: [a] } }"), [""; 0]);
    assert_eq!(
        rings("claims: { a: { text: A., because: [{ premises: [b], unless: [a] }] }, b: B. }"),
        [""; 0]
    );
    assert_eq!(rings("claims: { a: { text: A., because: [a, b] }, b: B. }"), ["self-support 1:36"]);
}

#[test]
fn two_rings_are_two_findings() {
    let text = "
claims:
  a: { text: A., because: [b] }
  b: { text: B., because: [a] }
  c: { text: C., because: [d, a] }
  d: { text: D., because: [c] }
";
    assert_eq!(found_by(&["circular-support"], text), ["circular-support 3:28", "circular-support 5:28"]);
}

#[test]
fn relevance_goes_by_every_kind_of_tie() {
    let text = "
conclusion: end
claims:
  end: { text: End., because: [{ premises: [p], unless: [u] }], despite: [o] }
  p: { text: P., unless: [v] }
  u: { text: U., despite: [w] }
  o: { text: O., because: [q] }
  q: Q.
  v: V.
  w: W.
  rival: { text: Rival., because: [r] }
  r: R.
  far: { text: Far., because: [end, other] }
  other: Other.
  alone: Alone.
conflicts: [[end, rival]]
";
    assert_eq!(found_by(&["unreachable", "isolated"], text), ["unreachable 13:3", "isolated 15:3"]);
}

#[test]
fn what_speaks_against_a_strict_conclusion_bears_on_its_premises() {
    let text = "
conclusion: end
claims:
  end: { text: End., because: [p] }
  p: P.
  consequence: { text: Consequence., because: [{ premises: [p], strict: true }], despite: [o] }
  o: O.
";
    assert_eq!(found_by(&["unreachable"], text), [""; 0]);
    assert_eq!(found_by(&["unreachable"], &text.replace(", strict: true", "")), ["unreachable 6:3"]);
}

/// One tie mends a whole island, so that it is one finding.
#[test]
fn what_hangs_together_is_unreachable_together() {
    let text = "
conclusion: end
claims:
  end: { text: End., because: [p] }
  p: P.
  one: { text: One., because: [two], unless: [three] }
  other: { text: Other., despite: [another] }
  two: { text: Two., because: [p] }
  three: Three.
  another: Another.
  four: { text: Four., because: [five, six, seven, eight] }
  five: Five.
  six: Six.
  seven: Seven.
  eight: Eight.
conflicts: [[four, two]]
";
    let report = report(text);
    let found: Vec<_> = report.iter().filter(|finding| finding.code.name == "unreachable").collect();
    let said: Vec<(&str, usize)> =
        found.iter().map(|finding| (finding.message.as_str(), finding.labels.len())).collect();
    assert_eq!(
        said,
        [
            ("`one`, `two`, `three`, `four` and 4 more bear on no conclusion", 4),
            ("`other` and `another` bear on no conclusion", 1),
        ]
    );
}

/// A claim that answers a critical question has a place in the map.
#[test]
fn what_takes_up_a_question_is_not_alone() {
    let text = "
conclusion: safe
claims:
  safe: { text: Safe., because: [{ scheme: sign, premises: { sign: clear }, questions: { others: tested } }] }
  clear: It is clear.
  tested: It was tested.
";
    assert_eq!(found_by(&["unreachable", "isolated"], text), [""; 0]);
    let text = text.replace("conclusion: safe", "conclusion: end").replace("claims:", "claims:\n  end: End.");
    assert_eq!(found_by(&["unreachable", "isolated"], &text), ["unreachable 5:3"]);
}

#[test]
fn a_map_without_a_conclusion_is_told_where_it_begins() {
    assert_eq!(found("claims: { a: { text: A., because: [b] }, b: B. }"), ["no-conclusion 1:11"]);
    assert_eq!(found("title: T\nclaims: { a: { text: A., because: [b] }, b: B. }"), ["no-conclusion 1:8"]);
    assert_eq!(found("title: Nothing yet"), [""; 0]);
}

#[test]
fn sentences_are_the_same_whatever_their_punctuation() {
    let text = "
claims:
  a: The bridge is safe.
  b: \"the  bridge is “safe”\"
  c: The bridge is not safe.
  d: The bridge is safe!
";
    assert_eq!(found_by(&["duplicate-text"], text), ["duplicate-text 4:6", "duplicate-text 6:6"]);
}

#[test]
fn arguments_are_the_same_in_any_order_but_not_on_both_sides() {
    let text = "
claims:
  a:
    text: A.
    because: [[b, c], [c, b], { premises: [b, c], strength: weak }]
    despite: [[b, c]]
  b: B.
  c: C.
";
    assert_eq!(
        found_by(&["duplicate-argument"], text),
        ["duplicate-argument 5:23", "duplicate-argument 5:31"]
    );
}

#[test]
fn a_premise_that_makes_an_argument_stronger_is_not_redundant() {
    let with = |items: &str| {
        let text = format!("claims: {{ a: {{ text: A., because: [{items}] }}, b: B., c: C., d: D., u: U. }}");
        found_by(&["redundant-premise"], &text)
    };
    assert_eq!(with("[b, c], b"), ["redundant-premise 1:40"]);
    assert_eq!(with("b, [b, c], [d, c, b]"), ["redundant-premise 1:43", "redundant-premise 1:48"]);
    assert_eq!(with("[b, c], [c, d]"), [""; 0]);
    assert_eq!(with("{ premises: [b], strength: weak }, [b, c]"), [""; 0]);
    assert_eq!(with("{ premises: [b], unless: [u] }, [b, c]"), [""; 0]);
    assert_eq!(with("b, { premises: [b, c], strength: strong }"), [""; 0]);
    assert_eq!(with("b, { premises: [b, c], strict: true }"), [""; 0]);
    assert_eq!(with("b, { premises: [b, c], unless: [u] }"), ["redundant-premise 1:55"]);
}

#[test]
fn an_id_that_stands_twice_is_taken_out() {
    for (text, mended) in [
        ("a: { text: A., because: [[b, c, b]] }", "a: { text: A., because: [[b, c]] }"),
        (
            "a:\n    text: A.\n    because:\n      - - b\n        - b",
            "a:\n    text: A.\n    because:\n      - - b",
        ),
    ] {
        let text = format!("conclusion: a\nclaims:\n  {text}\n  b: B.\n  c: {{ text: C., despite: [a] }}\n");
        let report = report(&text);
        let finding = report.iter().find(|finding| finding.code.name == "redundant-premise").unwrap();
        let edit = &finding.fix.as_ref().unwrap().edits[0];
        let mut fixed = text.clone();
        fixed.replace_range(edit.span.range(), &edit.replacement);
        assert!(fixed.contains(&format!("  {mended}\n")), "{fixed}");
    }
}

#[test]
fn a_claim_on_both_sides_is_told_once() {
    let text = "
claims:
  a: { text: A., because: [b, [b, c]], despite: [[d, b], b] }
  b: B.
  c: C.
  d: D.
";
    assert_eq!(found_by(&["supports-and-objects"], text), ["supports-and-objects 3:54"]);
}

#[test]
fn only_what_premises_rest_on_needs_a_source() {
    let text = "
sources: { s: { title: S } }
claims:
  a: { text: A., because: [b, c, d], despite: [e] }
  b: { text: B., from: s }
  c: { text: C., because: [f] }
  d: D.
  e: { text: E., standing: established }
  f: { text: F., standing: open }
  g: G.
";
    assert_eq!(found_by(&["uncited-premise"], text), ["uncited-premise 7:3", "uncited-premise 8:3"]);
}

#[test]
fn unknown_sources_are_proposed() {
    let text = "
sources: { report: { title: R }, letter: { title: L } }
claims:
  a: { text: A., from: [reprot, { source: nowhere, page: 3 }] }
";
    let report = report(text);
    let fixes: Vec<_> = report
        .iter()
        .filter(|finding| finding.code.name == "unknown-source")
        .map(|finding| finding.fix.as_ref().map(|fix| fix.edits[0].replacement.as_str()))
        .collect();
    assert_eq!(fixes, [Some("report"), None]);
    assert_eq!(found_by(&["unused-source"], text), ["unused-source 2:34"], "the report is meant");
}

#[test]
fn a_copy_that_is_not_there_is_told_with_the_citations_that_need_it() {
    for (cited, message) in [
        ("report", "there is no copy of `report`: the map was not read from a folder"),
        (
            "{ source: report, quote: Q }",
            "1 citation of `report` cannot be checked: the map was not read from a folder",
        ),
        (
            "[{ source: report, quote: Q }, { source: report, paragraph: 1 }]",
            "2 citations of `report` cannot be checked: the map was not read from a folder",
        ),
    ] {
        let text = format!(
            "conclusion: a\nsources: {{ report: {{ file: r.txt }} }}\nclaims: {{ a: {{ text: A., from: {cited} }} }}"
        );
        let report = report(&text);
        let messages: Vec<_> = report.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(messages, [message]);
    }
}

#[test]
fn windows_are_looked_at_on_a_day_only() {
    let text = "
sources: { s: { title: S, published: 2025 }, t: { title: T, published: 2024-07 } }
claims:
  a: { text: A., holds: { from: 2025-01-01, until: 2025-01-31 }, from: [s, t] }
  b: { text: B., holds: { from: 2024-01-01 }, from: s }
";
    let checks = ["not-yet", "expired", "source-after-as-of"];
    let on = |day: &str| found_by(&checks, &format!("as-of: {day}{text}"));
    assert_eq!(found_by(&checks, text), [""; 0]);
    assert_eq!(on("2024-06-30"), ["source-after-as-of 2:38", "source-after-as-of 2:72", "not-yet 4:33"]);
    assert_eq!(on("2025-01-01"), [""; 0]);
    assert_eq!(on("2025-01-31"), [""; 0]);
    assert_eq!(on("2025-02-01"), ["expired 4:52"]);
}

#[test]
fn style_is_a_matter_of_letters() {
    let ids = found_by(
        &["id-style"],
        "
sources: { Report_1: { title: R } }
claims:
  close-bridge: { text: C., because: [{ premises: [b2], id: mainArgument }] }
  b2: B.
  close--bridge: D.
  v1.2: E.
  größe: F.
  橋を閉める: G.
  -a: H.
",
    );
    assert_eq!(ids, ["id-style 2:12", "id-style 4:61", "id-style 6:3", "id-style 7:3", "id-style 10:3"]);
    let long = format!("claims: {{ a: {}, b: {} }}", "é".repeat(280), "é".repeat(281));
    assert_eq!(found_by(&["long-text"], &long), ["long-text 1:299"]);
    let questions = "claims: { a: \"Why? \", b: \"He asks why? Because.\", c: 'なぜ？' }";
    assert_eq!(
        found_by(&["question-as-claim"], questions),
        ["question-as-claim 1:14", "question-as-claim 1:54"]
    );
}

#[test]
fn what_cannot_be_seen_is_pointed_at() {
    let hidden = |text: &str| found_by(&["hidden-characters"], text);
    // A line has one finding, at the first of them; a comment has one too.
    let turned = "claims:\n  a: Open \u{202e}desolc\u{202c} late.\n# kept \u{2060}\n  b: B.\n";
    assert_eq!(hidden(turned), ["hidden-characters 2:11", "hidden-characters 3:8"]);
    // Where it is escaped, the text has it and the file has not.
    assert_eq!(hidden("claims: { a: \"Open \\u202Edesolc\" }"), ["hidden-characters 1:14"]);
    // What opens a file, spells out a flag or serves a script is no such thing.
    for clean in [
        "\u{feff}claims: { a: A. }",
        "claims: { a: \u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} }",
        "claims: { a: می\u{200c}خواهم \u{200f}א\u{200b}ب }",
    ] {
        assert_eq!(hidden(clean), [""; 0], "{clean:?}");
    }
    // However many there are in a line, it is one finding, and a fix has so many edits at most.
    let many = |count| format!("claims: {{ a: A{} }}", "\u{2060}b".repeat(count));
    for (count, has_fix) in [(100, true), (101, false)] {
        let report = report(&many(count));
        let finding = report.iter().find(|finding| finding.code.name == "hidden-characters").unwrap();
        assert_eq!(finding.notes, [format!("it has {} more such characters", count - 1)]);
        assert_eq!((finding.fix.is_some(), finding.help.is_some()), (has_fix, !has_fix));
    }
    // A tag that spells out nothing hides.
    assert_eq!(hidden("claims: { a: A\u{e0041}. }"), ["hidden-characters 1:15"]);
    assert_eq!(hidden("claims: { a: A\u{feff}. }"), ["hidden-characters 1:15"]);
}

#[test]
fn sentences_are_alike_wherever_they_differ() {
    let near = |text: &str| found_by(&["near-duplicate-text"], text);
    for other in [
        "An old bridge over the river has been closed since March.",
        "The old bridge over the rivers has been closed since March.",
        "The old bridge over the river has been closed since May.",
    ] {
        let text = format!(
            "claims:\n  a: The old bridge over the river has been closed since March.\n  x: Nobody comes to \
             the market.\n  b: {other}\n"
        );
        assert_eq!(near(&text), ["near-duplicate-text 4:6"], "{other}");
        // That they exclude each other says that they differ.
        assert_eq!(near(&format!("{text}conflicts: [[a, b]]")), [""; 0]);
    }
    // The very same is another check's.
    assert_eq!(near("claims: { a: The old bridge is closed., b: The old bridge is closed }"), [""; 0]);
    assert_eq!(near("claims: { a: The old bridge is closed., b: The new bridge is open. }"), [""; 0]);
}

/// Neither depth nor breadth is a danger: a ring of thousands of claims, and a claim of thousands of arguments.
#[test]
fn large_maps_are_checked_all_the_same() {
    let count = 20_000;
    let mut text = "conclusion: c0\nclaims:\n".to_owned();
    for at in 0..count {
        text += &format!("  c{at}: {{ text: C {at}., because: [c{}] }}\n", (at + 1) % count);
    }
    let (first, last) = (found(&text), found(&text.replace("because: [c0]", "despite: [c0]")));
    assert_eq!(first, ["conclusion-not-accepted 1:13", "circular-support 3:31"]);
    let unsettled = cfg!(feature = "sat").then_some("no-stable-extension 3:3");
    assert_eq!(last, ["conclusion-not-accepted 1:13"].into_iter().chain(unsettled).collect::<Vec<_>>());

    let mut text = "claims:\n  c: { text: C., because: [[p, x0]".to_owned();
    for at in 1..count {
        text += &format!(", [p, x{at}]");
    }
    text += ", p] }\n  p: P.\n";
    for at in 0..count {
        text += &format!("  x{at}: X {at}.\n");
    }
    assert_eq!(found_by(&["redundant-premise", "duplicate-argument"], &text).len(), count);
}
