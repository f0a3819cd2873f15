//! One small map for each thing that the semantics says.

use elenchus::{ArgumentMap, Semantics, Verdict, Verdicts};

fn judge(map: &str) -> Verdicts {
    match ArgumentMap::parse(map) {
        Ok(map) => map.verdicts(Semantics::Grounded),
        Err(error) => panic!("{error:?}\n{map}"),
    }
}

/// Judges a map that says itself what it expects: `# id: verdict` for each claim, in order.
#[track_caller]
fn expect(map: &str, expected: &str) {
    let found: Vec<String> = judge(map).iter().map(|(id, verdict)| format!("{id} {verdict}")).collect();
    assert_eq!(found.join(", "), expected, "{map}");
}

#[test]
fn a_claim_without_arguments_is_asserted() {
    expect("claims: { a: A. }", "a accepted");
}

#[test]
fn a_claim_with_arguments_rests_on_them() {
    expect(
        "
claims:
  a: { text: A., because: [b] }
  b: { text: B., despite: [c] }
  c: C.
",
        "a rejected, b rejected, c accepted",
    );
}

#[test]
fn a_claim_may_be_asserted_besides() {
    expect(
        "
claims:
  a: { text: A., standing: asserted, because: [b] }
  b: { text: B., despite: [c] }
  c: C.
",
        "a accepted, b rejected, c accepted",
    );
}

#[test]
fn an_open_claim_must_be_argued_for() {
    expect(
        "
claims:
  a: { text: A., because: [b] }
  b: { text: B., standing: open }
",
        "a unsupported, b unsupported",
    );
}

#[test]
fn nothing_attacks_what_is_established() {
    expect(
        "
claims:
  a: { text: A., standing: established, despite: [b] }
  b: { text: B., strength: strong }
",
        "a accepted, b accepted",
    );
}

#[test]
fn premises_work_only_together() {
    expect(
        "
claims:
  linked: { text: Linked., because: [[b, c]] }
  apart: { text: Apart., because: [b, c] }
  b: B.
  c: { text: C., standing: open }
",
        "linked unsupported, apart accepted, b accepted, c unsupported",
    );
}

#[test]
fn a_bare_objection_as_strong_as_its_target_wins_until_it_is_answered() {
    let map = "
claims:
  a: { text: A., despite: [b] }
  b: { text: B., despite: [c] }
  c: { text: C., standing: STANDING }
";
    expect(&map.replace("STANDING", "open"), "a rejected, b accepted, c unsupported");
    expect(&map.replace("STANDING", "asserted"), "a accepted, b rejected, c accepted");
}

#[test]
fn a_weaker_objection_is_outweighed_and_both_stand() {
    expect(
        "
claims:
  a: { text: A., despite: [b] }
  b: { text: B., strength: weak }
  c: { text: C., despite: [{ premises: [d], strength: weak }] }
  d: { text: D., strength: strong }
",
        "a accepted, b accepted, c accepted, d accepted",
    );
}

#[test]
fn a_bare_objection_is_as_strong_as_its_premises() {
    expect(
        "
claims:
  a: { text: A., strength: strong, despite: [b] }
  b: { text: B., strength: strong }
  c: { text: C., strength: strong, despite: [{ premises: [b], strength: moderate }] }
  d: { text: D., strength: strong, despite: [[b, e]] }
  e: E.
",
        "a rejected, b accepted, c accepted, d accepted, e accepted",
    );
}

#[test]
fn an_argument_is_as_strong_as_its_weakest_link() {
    expect(
        "
claims:
  weak-premise: { text: A., because: [{ premises: [w], strength: strong }], despite: [m] }
  weak-step: { text: B., because: [{ premises: [s], strength: weak }], despite: [m] }
  strong-throughout: { text: C., because: [{ premises: [s], strength: strong }], despite: [m] }
  w: { text: W., strength: weak }
  s: { text: S., strength: strong }
  m: M.
",
        "weak-premise rejected, weak-step rejected, strong-throughout accepted, w accepted, s accepted, m accepted",
    );
}

#[test]
fn strength_is_not_gained_in_a_circle() {
    // `b` is weak however often it passes through `a`, and the moderate objection defeats it.
    expect(
        "
claims:
  a: { text: A., because: [{ premises: [b], strength: strong }] }
  b: { text: B., standing: asserted, strength: weak, because: [{ premises: [a], strength: strong }], despite: [c] }
  c: C.
",
        "a rejected, b rejected, c accepted",
    );
}

#[test]
fn one_of_several_arguments_is_enough() {
    expect(
        "
claims:
  a: { text: A., because: [{ premises: [w], strength: weak }, s], despite: [{ premises: [o], strength: weak }] }
  w: W.
  s: S.
  o: O.
",
        "a accepted, w accepted, s accepted, o accepted",
    );
}

#[test]
fn an_undercut_of_an_assertion_defeats_it_whatever_its_strength() {
    expect(
        "
claims:
  a: { text: A., strength: strong, unless: [u] }
  u: { text: U., strength: weak }
",
        "a rejected, u accepted",
    );
}

#[test]
fn an_undercut_of_a_step_leaves_the_premises_and_other_steps_alone() {
    expect(
        "
claims:
  a: { text: A., because: [{ premises: [p], unless: [u] }] }
  b: { text: B., because: [{ premises: [p], unless: [u] }, p] }
  p: P.
  u: { text: U., strength: weak }
",
        "a rejected, b accepted, p accepted, u accepted",
    );
}

#[test]
fn an_undercut_of_an_objection_disarms_it() {
    expect(
        "
claims:
  a: { text: A., despite: [{ premises: [o], unless: [u] }] }
  o: O.
  u: U.
",
        "a accepted, o accepted, u accepted",
    );
}

#[test]
fn a_strict_step_has_no_exceptions() {
    expect(
        "
claims:
  a: { text: A., because: [{ premises: [p], strict: true, unless: [u] }] }
  p: P.
  u: U.
",
        "a accepted, p accepted, u accepted",
    );
}

#[test]
fn an_objection_to_a_strict_conclusion_meets_the_premises() {
    expect(
        "
claims:
  a: { text: A., because: [{ premises: [p, q], strict: true }], despite: [o] }
  p: { text: P., strength: weak }
  q: { text: Q., strength: strong }
  o: O.
",
        // `-a` and `q` are a reason against `p`, and stronger than it; `-a` and `p` are too weak against `q`.
        "a rejected, p rejected, q accepted, o accepted",
    );
}

#[test]
fn a_conflict_is_won_by_the_stronger_side() {
    expect(
        "
claims:
  a: { text: A., strength: strong }
  b: B.
conflicts: [[a, b]]
",
        "a accepted, b rejected",
    );
}

#[test]
fn a_conflict_between_equals_is_undecided() {
    expect(
        "
claims:
  a: A.
  b: B.
  c: C.
  d: { text: D., despite: [a] }
conflicts: [[a, b, c]]
",
        "a contested, b contested, c contested, d contested",
    );
}

#[test]
fn a_conflict_with_a_strict_conclusion_reaches_its_premises() {
    expect(
        "
claims:
  bachelor: { text: He is a bachelor., strength: weak }
  unmarried: { text: He is not married., because: [{ premises: [bachelor], strict: true }] }
  married: He is married.
conflicts: [[unmarried, married]]
",
        "bachelor rejected, unmarried rejected, married accepted",
    );
}

#[test]
fn what_defeats_itself_is_undecided_and_leaves_others_undecided() {
    expect(
        "
claims:
  liar: { text: This is a lie., despite: [liar] }
  victim: { text: V., despite: [liar] }
  weak: { text: W., strength: weak, because: [{ premises: [victim], strict: true }] }
",
        "liar contested, victim contested, weak contested",
    );
}

#[test]
fn odd_and_even_cycles_are_undecided() {
    expect(
        "
claims:
  a: { text: A., despite: [b] }
  b: { text: B., despite: [a] }
  x: { text: X., despite: [y] }
  y: { text: Y., despite: [z] }
  z: { text: Z., despite: [x] }
  even: { text: Floating., despite: [a, b] }
",
        "a contested, b contested, x contested, y contested, z contested, even contested",
    );
}

#[test]
fn a_claim_does_not_support_itself() {
    expect(
        "
claims:
  a: { text: A., because: [a] }
  b: { text: B., because: [c] }
  c: { text: C., because: [b] }
  d: { text: D., because: [e] }
  e: { text: E., because: [d, f] }
  f: { text: F., despite: [g] }
  g: G.
",
        "a unsupported, b unsupported, c unsupported, d rejected, e rejected, f rejected, g accepted",
    );
}

#[test]
fn outside_its_window_a_claim_is_unsupported_that_day() {
    let text = "
as-of: 2026-11-01
claims:
  detour: { text: The detour is open., because: [dry], despite: [flood] }
  dry: { text: The road is dry., holds: { until: 2026-10-31 } }
  flood: { text: The river is high., standing: established, holds: { from: 2026-12-01 } }
";
    let mut map = ArgumentMap::parse(text).unwrap();
    let mut on = |day| {
        map.set_as_of(day);
        map.verdicts(Semantics::Grounded).iter().map(|(_, verdict)| verdict).collect::<Vec<_>>()
    };
    use Verdict::{Accepted, Rejected, Unsupported};
    assert_eq!(on(Some(jiff::civil::date(2026, 10, 31))), [Accepted, Accepted, Unsupported]);
    assert_eq!(on(Some(jiff::civil::date(2026, 11, 1))), [Unsupported, Unsupported, Unsupported]);
    assert_eq!(on(Some(jiff::civil::date(2026, 12, 1))), [Unsupported, Unsupported, Accepted]);
    assert_eq!(on(None), [Rejected, Accepted, Accepted]);
}

#[test]
fn a_premise_named_twice_counts_once() {
    expect(
        "
claims:
  a: { text: A., because: [{ premises: [p, p], strict: true }], despite: [o] }
  p: P.
  o: O.
",
        "a rejected, p rejected, o accepted",
    );
}

#[test]
fn verdicts_are_looked_up_by_id_and_by_index_and_keep_the_order_of_the_author() {
    let text = "claims: { zebra: Z., ant: { text: A., despite: [zebra] }, mole: M. }";
    let map = ArgumentMap::parse(text).unwrap();
    let verdicts = map.verdicts(Semantics::Grounded);
    assert_eq!(verdicts["ant"], Verdict::Rejected);
    assert_eq!(verdicts[map.find("ant").unwrap()], Verdict::Rejected);
    assert_eq!(verdicts.get("bee"), None);
    assert_eq!(verdicts.iter().map(|(id, _)| id).collect::<Vec<_>>(), ["zebra", "ant", "mole"]);
    assert_eq!(
        serde_json::to_string(&verdicts).unwrap(),
        r#"{"semantics":"grounded","claims":{"zebra":{"verdict":"accepted"},"ant":{"verdict":"rejected"},"mole":{"verdict":"accepted"}}}"#
    );
    assert_eq!(verdicts, judge(text));
    assert_eq!("grounded".parse(), Ok(Semantics::Grounded));
    assert_eq!(
        "grundy".parse::<Semantics>().unwrap_err().to_string(),
        if cfg!(feature = "sat") {
            "`grundy` is not a semantics: write grounded, complete, preferred, stable, semi-stable, stage, ideal"
        } else {
            "`grundy` is not a semantics: write grounded"
        }
    );
}

#[test]
#[should_panic(expected = "no claim `b`")]
fn an_unknown_id_is_not_indexed() {
    let _ = judge("claims: { a: A. }")["b"];
}
