//! The checks that rest on what the map means.

use crate::found::{found_by, report};

#[test]
fn facts_clash_by_conflicts_and_by_objections() {
    let clash = |text: &str| found_by(&["inconsistent-facts"], text);
    let text = "
claims:
  a: { text: A., standing: established }
  b: { text: B., standing: established }
  c: { text: C., because: [{ premises: [a, b], strict: true }] }
  d: { text: D., standing: established }
";
    assert_eq!(clash(text), [""; 0]);
    // c follows strictly, and cannot stand beside d.
    assert_eq!(clash(&format!("{text}conflicts: [[d, c]]")), ["inconsistent-facts 7:17"]);
    // A bare objection is strict, one with a strength is not.
    assert_eq!(clash(&text.replace("D., ", "D., despite: [c], ")), ["inconsistent-facts 6:28"]);
    let weak = text.replace("D., ", "D., despite: [{ premises: [c], strength: weak }], ");
    assert_eq!(clash(&weak), [""; 0]);
    // What is asserted can give way.
    assert_eq!(clash(&text.replace("B., standing: established", "B., despite: [d]")), [""; 0]);
}

#[test]
fn a_fact_outside_its_window_clashes_with_nothing() {
    let text = "
claims:
  a: { text: A., standing: established, holds: { until: 2025-06-30 } }
  b: { text: B., standing: established, holds: { from: 2025-07-01 } }
conflicts: [[a, b]]
";
    let clash = |text: &str| found_by(&["inconsistent-facts"], text);
    assert_eq!(clash(text), ["inconsistent-facts 5:17"]);
    assert_eq!(clash(&format!("as-of: 2025-06-30{text}")), [""; 0]);
}

#[test]
fn premises_clash_directly_or_by_what_follows() {
    let clash = |text: &str| found_by(&["conflicting-premises", "self-defeating"], text);
    let text = "
claims:
  a: { text: A., because: [[b, c]] }
  b: B.
  c: C.
  d: { text: D., because: [{ premises: [c], strict: true }] }
conflicts: [[b, d]]
";
    assert_eq!(clash(text), ["conflicting-premises 3:29"]);
    assert_eq!(clash(&text.replace("strict: true", "strength: strong")), [""; 0]);
    assert_eq!(clash(&text.replace("[b, d]", "[b, c]")), ["conflicting-premises 3:32"]);
    assert_eq!(clash(&text.replace("[[b, c]]", "[b, c]")), [""; 0]);
    // A conclusion that excludes its premise is another matter, and told at the premise.
    assert_eq!(clash(&text.replace("[b, d]", "[a, c]")), ["self-defeating 3:32"]);
}

#[test]
fn self_defeat_has_many_forms() {
    let defeat = |text: &str| found_by(&["self-defeating"], &format!("claims: {{ {text} }}"));
    assert_eq!(defeat("a: { text: A., despite: [a] }"), ["self-defeating 1:36"]);
    assert_eq!(defeat("a: { text: A., unless: [a] }"), ["self-defeating 1:35"]);
    // Its assertion is not what it rests on.
    assert_eq!(defeat("a: { text: A., unless: [a], because: [b] }, b: B."), [""; 0]);
    assert_eq!(
        defeat("a: { text: A., because: [{ premises: [b], unless: [c, b] }] }, b: B., c: C."),
        ["self-defeating 1:65"]
    );
    assert_eq!(
        defeat("a: { text: A., because: [{ premises: [b], unless: [a] }] }, b: B."),
        ["self-defeating 1:62"]
    );
    assert_eq!(defeat("a: { text: A., despite: [{ premises: [b], unless: [a] }] }, b: B."), [""; 0]);
}

#[test]
fn a_conclusion_defeats_its_premise_only_if_strong_enough() {
    let defeat = |strength: &str, step: &str| {
        let text = format!(
            "claims: {{ a: {{ text: A., because: [{{ premises: [b], {step} }}] }}, b: {{ text: B., despite: [a], \
             strength: {strength} }}, other: {{ text: O., strength: strong }} }}"
        );
        found_by(&["self-defeating"], &text)
    };
    assert_eq!(defeat("moderate", "strength: moderate"), ["self-defeating 1:49"]);
    assert_eq!(defeat("moderate", "strict: true"), ["self-defeating 1:49"]);
    assert_eq!(defeat("moderate", "strength: weak"), [""; 0]);
    assert_eq!(defeat("strong", "strength: moderate"), [""; 0]);
}

#[test]
fn an_outweighed_objection_is_a_hedge() {
    let idle = |text: &str| found_by(&["objection-without-effect"], text);
    assert_eq!(idle("claims: { a: { text: A., despite: [b] }, b: { text: B., strength: weak } }"), [""; 0]);
    assert_eq!(
        idle("claims: { a: { text: A., despite: [b] }, b: { text: B., despite: [c] }, c: C. }"),
        [""; 0]
    );
}

#[test]
fn what_is_outweighed_is_not_blamed_for_what_another_did() {
    let said = |text: &str| {
        let report = report(text);
        report.iter().map(|finding| format!("{}: {}", finding.code.name, finding.message)).collect::<Vec<_>>()
    };
    let conflict = "
conclusion: a
claims:
  a: { text: A wins., because: [p], despite: [w] }
  p: P holds.
  w: { text: W is weak., strength: weak }
  z: Z instead.
conflicts: [[a, z]]
";
    assert_eq!(
        said(conflict),
        ["conclusion-not-accepted: the conclusion `a` is contested: `z` excludes it, and is contested"]
    );
    let undercut = "
conclusion: a
claims:
  a: { text: A wins., because: [{ premises: [p], unless: u }], despite: [w] }
  p: P holds.
  u: U does.
  w: { text: W is weak., strength: weak }
";
    assert_eq!(
        said(undercut),
        [
            "conclusion-not-accepted: the conclusion `a` is rejected: `u` undercuts the argument from `p`, and is accepted"
        ]
    );
    let second = "
conclusion: a
claims:
  a: { text: A wins., because: [p], despite: [w, s] }
  p: P holds.
  s: S does.
  w: { text: W is weak., strength: weak }
";
    assert_eq!(
        said(second),
        [
            "conclusion-not-accepted: the conclusion `a` is rejected: the objection from `s` is accepted",
            "unanswered-objection: nothing answers the objection from `s`, and `a` is rejected",
        ]
    );
}

#[test]
fn an_objection_as_strong_as_what_is_certain_counts_though_more_is_in_dispute() {
    // With its premise accepted at the weak level and contested above, the claim stands or falls with the objection.
    let text = "
conclusion: a
claims:
  a: { text: A wins., because: [p], despite: [w] }
  p: { text: P holds., because: [{ premises: [q], strength: weak }, r] }
  q: Q holds.
  r: { text: R holds., despite: [s] }
  s: { text: S holds., despite: [r] }
  w: { text: W is weak., strength: weak }
";
    let report = report(text);
    let first = report.iter().find(|finding| finding.code.name == "conclusion-not-accepted").unwrap();
    assert!(first.message.contains("the objection from `w` is accepted"), "{}", first.message);
}

#[test]
fn an_objection_needs_something_to_meet_and_to_meet_it_with() {
    let idle = |text: &str| found_by(&["objection-without-effect"], text);
    let text = "claims: { a: { text: A., STANDING despite: [[b, c]] }, b: B., c: { text: C., OPEN } }";
    let with = |standing: &str, open: &str| idle(&text.replace("STANDING", standing).replace("OPEN", open));
    assert_eq!(with("", ""), [""; 0]);
    assert_eq!(with("standing: established,", ""), ["objection-without-effect 1:59"]);
    assert_eq!(with("standing: open,", ""), ["objection-without-effect 1:52"]);
    assert_eq!(with("", "standing: open"), ["objection-without-effect 1:41"]);
    // That its window is shut is told elsewhere.
    let shut = with("", "holds: { until: 2024-12-31 }");
    assert_eq!(shut, [""; 0]);
}

#[test]
fn an_objection_that_is_argued_for_from_nothing_is_not_said_to_lack_an_argument() {
    let text = |of_c: &str, of_d: &str| {
        format!(
            "claims: {{ a: {{ text: A., despite: [c] }}, c: {{ text: C.{of_c} }}, d: {{ text: D.{of_d} }} }}"
        )
    };
    let said = |of_c: &str, of_d: &str| {
        let report = report(&text(of_c, of_d));
        let finding = report.iter().find(|finding| finding.code.name == "objection-without-effect").unwrap();
        let label = &finding.labels[0];
        (finding.message.clone(), report.files().slice(label.span.unwrap()).to_owned(), label.message.clone())
    };
    let said = |of_c, of_d| {
        let (message, at, label) = said(of_c, of_d);
        (message.trim_start_matches("this objection has no effect: ").to_owned(), at, label)
    };
    let owned =
        |(message, at, label): (&str, &str, &str)| (message.to_owned(), at.to_owned(), label.to_owned());
    assert_eq!(
        said(", standing: open", ""),
        owned(("nothing argues for `c`", "c", "it is neither asserted nor argued for"))
    );
    assert_eq!(
        said(", because: [d]", ", standing: open"),
        owned(("what argues for `c` has no support itself", "d", "this is unsupported"))
    );
    // In a ring nothing has support, though everything is argued for.
    assert_eq!(
        said(", because: [d]", ", because: [c]"),
        owned(("what argues for `c` has no support itself", "d", "this is unsupported"))
    );
}

#[test]
fn an_objection_to_a_strict_conclusion_may_strike_its_premises() {
    let text = "
claims:
  a: { text: A., standing: established, because: [{ premises: [b], strict: true }], despite: [x] }
  b: B.
  x: X.
";
    assert_eq!(found_by(&["objection-without-effect"], text), [""; 0]);
    let fact = text.replace("b: B.", "b: { text: B., standing: established }");
    assert_eq!(found_by(&["objection-without-effect"], &fact), ["objection-without-effect 3:95"]);
}

#[test]
fn an_undercut_needs_a_step_that_can_fail() {
    let idle = |text: &str| found_by(&["undercut-without-effect"], text);
    assert_eq!(idle("claims: { a: { text: A., unless: [u] }, u: U. }"), [""; 0]);
    assert_eq!(
        idle("claims: { a: { text: A., unless: [u], standing: established }, u: U. }"),
        ["undercut-without-effect 1:35"]
    );
    let argued = "claims: { a: { text: A., unless: u, because: [b] }, b: B., u: U. }";
    assert_eq!(idle(argued), ["undercut-without-effect 1:34"]);
    assert_eq!(idle(&argued.replace("because", "standing: asserted, because")), [""; 0]);
    let strict =
        "claims: { a: { text: A., because: [{ premises: [b], unless: [u], strict: true }] }, b: B., u: U. }";
    assert_eq!(idle(strict), ["undercut-without-effect 1:62"]);
    assert_eq!(idle(&strict.replace("true", "false")), [""; 0]);
}

/// A conclusion, its premise, an objection to the premise, and what more a test adds.
fn disputed(objection: &str, more: &str) -> Vec<String> {
    let text = format!(
        "
conclusion: a
claims:
  a: {{ text: A., because: [b] }}
  b: {{ text: B., despite: [{objection}] }}
{more}"
    );
    found_by(&["unanswered-objection"], &text)
}

#[test]
fn an_objection_that_stands_wants_an_answer() {
    assert_eq!(disputed("x", "  x: X."), ["unanswered-objection 5:28"]);
    assert_eq!(disputed("x", "  x: { text: X., strength: weak }"), [""; 0]);
    assert_eq!(disputed("[x, y]", "  x: X.\n  y: Y."), ["unanswered-objection 5:29"]);
    assert_eq!(disputed("{ premises: [x], strength: weak }", "  x: X."), [""; 0]);
}

#[test]
fn an_answer_in_vain_is_an_answer() {
    assert_eq!(disputed("x", "  x: { text: X., despite: [y] }\n  y: { text: Y., strength: weak }"), [""; 0]);
    assert_eq!(
        disputed("{ premises: [x], unless: [y] }", "  x: X.\n  y: { text: Y., standing: open }"),
        [""; 0]
    );
    assert_eq!(disputed("x", "  x: X.\n  y: { text: Y., strength: weak }\nconflicts: [[x, y]]"), [""; 0]);
}

#[test]
fn a_reply_that_succeeds_is_no_finding() {
    // y brings down the objection x: bad for x, which nobody here wants to stand.
    assert_eq!(disputed("x", "  x: { text: X., despite: [y] }\n  y: Y."), [""; 0]);
    // z brings down the reply, which is wanted.
    assert_eq!(
        disputed("x", "  x: { text: X., despite: [y] }\n  y: { text: Y., despite: [z] }\n  z: Z."),
        ["unanswered-objection 7:28"]
    );
    // A claim on both sides of the matter is only missed if its author says so.
    let both = "  x: { text: X., because: [y] }\n  y: { text: Y., EXPECT despite: [z] }\n  z: Z.\n  c: { text: C., \
                because: [y] }\nconflicts: [[c, x]]";
    let both = |expect: &str| disputed("x", &both.replace("EXPECT", expect));
    assert_eq!(both(""), [""; 0]);
    assert_eq!(both("expect: accepted,"), ["unanswered-objection 7:46"]);
}

#[test]
fn a_conclusion_that_falls_says_why() {
    let why = |text: &str| {
        let report = report(text);
        let finding = report.iter().find(|finding| finding.code.name == "conclusion-not-accepted");
        finding.map(|finding| finding.message.clone()).unwrap_or_default()
    };
    let with = |more: &str| why(&format!("conclusion: a\nclaims:\n{more}"));
    for (more, message) in [
        ("  a: A.", ""),
        (
            "  a: { text: A., despite: [x] }\n  x: X.",
            "the conclusion `a` is rejected: the objection from `x` is accepted",
        ),
        (
            "  a: { text: A., despite: [x] }\n  x: { text: X., despite: [x] }",
            "the conclusion `a` is contested: the objection from `x` is undecided",
        ),
        (
            "  a: A.\n  x: X.\nconflicts: [[a, x]]",
            "the conclusion `a` is contested: `x` excludes it, and is contested",
        ),
        ("  a: { text: A., standing: open }", "the conclusion `a` is unsupported: nothing argues for it"),
        (
            "  a: { text: A., because: [b] }\n  b: { text: B., despite: [x] }\n  x: X.",
            "the conclusion `a` is rejected: its premise `b` is rejected",
        ),
        (
            "  a: { text: A., because: [{ premises: [b], unless: [u] }] }\n  b: B.\n  u: U.",
            "the conclusion `a` is rejected: `u` undercuts the argument from `b`, and is accepted",
        ),
        (
            "  a: { text: A., unless: [u] }\n  u: U.",
            "the conclusion `a` is rejected: `u` undercuts it, and is accepted",
        ),
        // The weak objection stands, and is not why: the strong argument falls for want of a premise.
        (
            "  a: { text: A., because: [b], despite: [x] }\n  b: { text: B., standing: open }\n  x: { text: X., \
             strength: weak }",
            "the conclusion `a` is unsupported: its premise `b` is unsupported",
        ),
    ] {
        assert_eq!(with(more), message, "{more}");
    }
    assert_eq!(
        why("as-of: 2025-01-01\nconclusion: a\nclaims: { a: { text: A., holds: { from: 2025-02-01 } } }"),
        "the conclusion `a` is unsupported: it does not hold on 2025-01-01"
    );
}

#[test]
fn expectations_are_held_against_the_verdicts() {
    let text = "
conclusion: a
claims:
  a: { text: A., because: [b], expect: rejected }
  b: { text: B., expect: accepted }
";
    let report = report(text);
    let findings: Vec<_> = report.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(findings, ["`a` is accepted, and expected to be rejected"]);
    assert!(!report.passes());
}

#[cfg(feature = "sat")]
#[test]
fn a_ring_of_odd_length_has_no_stable_extension() {
    let unsettled = |text: &str| found_by(&["no-stable-extension"], text);
    let two = "claims: { a: { text: A., despite: [b] }, b: { text: B., despite: [a] } }";
    assert_eq!(unsettled(two), [""; 0], "either may be held");
    let three = "claims: { x: X., a: { text: A., despite: [b] }, b: { text: B., despite: [c] }, c: { text: C., \
                 despite: [a] } }";
    assert_eq!(unsettled(three), ["no-stable-extension 1:18"]);
    assert_eq!(unsettled("claims: { a: { text: A., despite: [a] } }"), ["no-stable-extension 1:11"]);
    // From outside the ring it is settled.
    let settled = three.replace("b: { text: B., despite: [c] }", "b: { text: B., despite: [c, x] }");
    assert_eq!(unsettled(&settled), [""; 0]);
}
