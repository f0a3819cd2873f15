//! What is broken hides nothing elsewhere, and nothing is said that it may refute.

use crate::found::found;

#[test]
fn what_a_broken_claim_names_is_used() {
    let text = "
conclusion: end
claims:
  end: { text: End., because: [a] }
  a: { text: A., becuase: [b], colour: [c] }
  b: B.
  c: { text: C., because: [d] }
  d: D.
  e: E.
";
    assert_eq!(found(text), ["unknown-key 5:18", "unknown-key 5:32", "isolated 9:3"]);
}

#[test]
fn a_verdict_that_rests_on_what_is_broken_is_not_told() {
    let text = "
conclusion: [end, other]
claims:
  end: { text: End., because: [a] }
  a: { text: A., because: [nowhere], despite: [x], expect: accepted }
  other: { text: Other., despite: [y] }
  x: X.
  y: Y.
";
    // What is wrong with the other conclusion is still told.
    assert_eq!(found(text), ["conclusion-not-accepted 2:19", "unknown-id 5:28", "unanswered-objection 6:36"]);
}

#[test]
fn a_claim_that_could_not_be_read_is_not_missed() {
    let text = "
conclusion: end
sources: { s: { title: S } }
claims:
  end: { text: End., because: [a] }
  a: { text: A., from: s, because: [b }
  b: { text: B., because: [c] }
  c: { text: C., from: t }
";
    assert_eq!(found(text), ["yaml-syntax 6:36", "unknown-source 8:24"]);
}

#[test]
fn a_source_that_could_not_be_read_is_not_unknown() {
    let text = "
conclusion: end
sources:
  s: { title: S, published: [ }
  t: { title: T }
claims:
  end: { text: End., from: [s, t, u] }
";
    assert_eq!(found(text).last().map(String::as_str), Some("unknown-source 7:35"));
    assert_eq!(found(text).len(), 2);
}

#[test]
fn what_a_key_belongs_to_that_is_indented_too_little_is_broken_too() {
    let text = "
conclusion: a
claims:
  a: { text: A., because: [b], expect: rejected }
  b:
    text: B.
  despite: [c]
  c: C.
  d:
  text: D.
";
    assert_eq!(found(text), ["wrong-type 7:12", "missing-text 9:3"]);
}

#[test]
fn a_conclusion_that_could_not_be_read_is_not_missing() {
    assert_eq!(
        found("conclusion: ende\nclaims: { end: { text: End., because: [a] }, a: A. }"),
        ["unknown-id 1:13"]
    );
    assert_eq!(
        found("conclusions: end\nclaims: { end: { text: End., because: [a] }, a: A. }"),
        ["unknown-key 1:1"]
    );
}

#[test]
fn a_comment_for_a_finding_that_is_held_back_is_not_idle() {
    let text = "
conclusion: end # elenchus: allow(conclusion-not-accepted) it is meant to fall
claims:
  end: { text: End., because: [a] }
  a: { text: A., despite: [x], colour: red }
  x: X.
";
    assert_eq!(found(text), ["unknown-key 5:32"]);
}
