//! What is told of small maps, to be read.

use elenchus::{
    ArgumentMap,
    explain::{diff, diff::Change},
};

const OLD: &str = "
title: Should the bridge close this winter?
conclusion: close
sources:
  inspection: { title: Inspection report 14 }
  leaflet: { title: A leaflet }
claims:
  close:
    text: The bridge should close for the winter.
    because: [[corroded, frost]]
    despite: [ferry-full]
  corroded:
    text: The main cable has lost a fifth of its section.
    from: { source: inspection, paragraph: 3 }
  frost: Winter frost raises the load on the cable.
  ferry-full: { text: The ferry cannot take the diverted traffic., despite: [second-fery] }
  second-fery: A second ferry is chartered from December.
  costly: The detour is costly.
";

const NEW: &str = "
title: Should the bridge close this winter?
conclusion: close
sources:
  report-14: { title: Inspection report 14, author: County engineer }
claims:
  close:
    text: The bridge should close for the winter.
    because: [{ premises: [corroded, frost, wind], strength: strong }]
    despite: [ferry-full]
  corroded:
    text: The main cable has lost a third of its section.
    from: { source: report-14, paragraph: 4 }
    tags: [cable]
  frost: Winter frost raises the load on the cable.
  wind: Winter storms raise it further.
  ferry-full: { text: The ferry cannot take the diverted traffic., despite: [second-ferry] }
  second-ferry: { text: A second ferry is chartered from December., despite: [strike] }
  strike: { text: The ferry crews are on strike., because: [wages], from: report-14 }
  wages: Their wages were cut.
";

fn maps(old: &str, new: &str) -> (ArgumentMap, ArgumentMap) {
    (ArgumentMap::parse(old).unwrap(), ArgumentMap::parse(new).unwrap())
}

fn told(old: &str, new: &str) -> String {
    let (old, new) = maps(old, new);
    diff(&old, &new).to_string()
}

#[test]
fn the_verdict_on_the_conclusion_comes_first() {
    insta::assert_snapshot!(told(OLD, NEW));
}

#[test]
fn the_same_backwards() {
    insta::assert_snapshot!(told(NEW, OLD));
}

#[test]
fn for_programs() {
    let (old, new) = maps(OLD, NEW);
    insta::assert_snapshot!(serde_json::to_string_pretty(&diff(&old, &new)).unwrap());
}

#[test]
fn roles_are_compared_and_what_takes_up_a_question_keeps_to_its_claim() {
    let old = "
claims:
  safe:
    text: The water is safe.
    because:
      - scheme: expert-opinion
        premises: { expert: chemist, assertion: says-so }
        questions: { trustworthiness: paid }
  chemist: Dr Ames is a chemist.
  says-so: Dr Ames says so.
  paid: { text: The owner paid Dr Ames., standing: open }
";
    let renamed = old.replace("paid", "was-paid").replace("owner was-paid", "owner paid");
    let (one, other) = maps(old, &renamed);
    let difference = diff(&one, &other);
    assert!(matches!(difference.changes[..], [Change::ClaimRenamed { .. }]), "{difference}");
    let swapped = old.replace("expert: chemist, assertion: says-so", "assertion: chemist, expert: says-so");
    let (old, swapped) = maps(old, &swapped);
    let difference = diff(&old, &swapped);
    assert!(matches!(difference.changes[..], [Change::ArgumentChanged { .. }]), "{difference}");
    assert!(diff(&old, &old).changes.is_empty());
}

/// The lines that tell of two maps, up to the list of changes.
fn headline(old: &str, new: &str) -> String {
    told(old, new).lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_first_argument_takes_an_assertion_away() {
    let old = "{ conclusion: c, claims: { c: { text: C., because: [d] }, d: D. } }";
    let new = "{ conclusion: c, claims: { c: { text: C., because: [d] }, d: { text: D., because: [z] }, z: { text: Z., standing: open } } }";
    let fell =
        "`c` fell from accepted to unsupported, because `d` is no longer asserted: it now has an argument";
    assert_eq!(headline(old, new), fell);
    let rose =
        "`c` rose from unsupported to accepted, because `d` is now asserted: it has no argument any more";
    assert_eq!(headline(new, old), rose);
    assert!(told(old, new).contains("  ~ `d`\n      no longer asserted: it now has an argument\n"));
    let (old, new) = maps(old, new);
    let json = serde_json::to_value(diff(&old, &new)).unwrap();
    let change = &json["changes"][0];
    assert_eq!(
        (&change["what"], &change["old"], &change["new"]),
        (&"standing".into(), &"asserted".into(), &"open".into())
    );
    assert_eq!((&change["old-is-said"], &change["new-is-said"]), (&false.into(), &false.into()));
}

#[test]
fn what_would_hold_unsaid_is_no_change() {
    let old = "claims: { a: { text: A., because: [b] }, b: B. }";
    for new in [
        "claims: { a: { text: A., because: [b], standing: open }, b: B. }",
        "claims: { a: { text: A., because: [b] }, b: { text: B., standing: asserted } }",
        "claims: { a: { text: A., because: [b], strength: moderate }, b: B. }",
        "claims: { a: { text: A., because: [{ premises: [b], strict: false, strength: moderate }] }, b: B. }",
    ] {
        assert_eq!(told(old, new), "no differences\n", "{new}");
        assert_eq!(told(new, old), "no differences\n", "{new}");
    }
    let open = "claims: { a: { text: A., because: [b] }, b: { text: B., standing: open } }";
    assert!(told(old, open).contains("standing: asserted (left out) → open"));
    // An objection that has a strength can be undercut, and one that has none cannot.
    let bare = "claims: { a: { text: A., despite: [b] }, b: B. }";
    let moderate = "claims: { a: { text: A., despite: [{ premises: [b], strength: moderate }] }, b: B. }";
    assert!(told(bare, moderate).contains("strength added: moderate"));
}

#[test]
fn each_change_that_is_enough_alone_is_told_the_nearest_first() {
    let old = "{ conclusion: c, claims: { c: We go., a: A., b: B. } }";
    let new = "{ conclusion: c, claims: { c: { text: We go., despite: [a, b] }, a: A., b: B. } }";
    assert_eq!(
        headline(old, new),
        "`c` fell from accepted to rejected, because the objection from `a` was added, or because the objection from `b` was added: each of these alone is enough"
    );
    let old = "{ conclusion: c, claims: { c: { text: We go., despite: [r] }, r: { text: It rains., despite: [f] }, f: The forecast is fair. } }";
    let new =
        "{ conclusion: c, claims: { c: { text: We go., despite: [r, s] }, r: It rains., s: It snows. } }";
    assert_eq!(
        headline(old, new),
        "`c` fell from accepted to rejected, because the objection from the new claim `s` was added, or because the objection from `f` to `r` was removed: each of these alone is enough"
    );
    let (old, new) = maps(old, new);
    let difference = diff(&old, &new);
    assert_eq!(difference.verdicts[0].because.as_deref(), Some(&[0, 1][..]));
    assert_eq!(difference.verdicts[0].or, [[2]]);
    assert!(matches!(difference.changes[2], Change::ArgumentRemoved { .. }), "causes come first");
}

#[test]
fn a_reworded_conclusion_is_said_to_be_and_mappings_are_written_as_yaml() {
    let old = "{ conclusion: c, claims: { c: We go to sea., u: U. } }";
    let new =
        "{ conclusion: c, meta: { a: 1 }, claims: { c: { text: We go to the sea., tags: [x] }, u: U. } }";
    let text = told(old, new);
    assert!(text.starts_with("`c` is still accepted, and reworded\n"), "{text}");
    assert!(text.contains("meta added: {a: 1}\n") && text.contains("tags added: x\n"), "{text}");
}
