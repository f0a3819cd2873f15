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
