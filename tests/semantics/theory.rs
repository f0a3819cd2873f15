//! Theories and frameworks in their own right.

use elenchus::{
    ArgumentMap, Strength, Verdict,
    semantics::{self, Label},
    theory::{Kind, Literal, Origin, Theory},
};

fn framework_size(map: &str) -> (usize, usize, usize) {
    let framework = ArgumentMap::parse(map).unwrap().theory().framework();
    (framework.atom_count(), framework.rule_count(), framework.assumption_count())
}

#[test]
fn with_one_strength_in_use_every_rule_is_there_once() {
    let map = "
claims:
  a: { text: A., because: [[b, c]], despite: [d] }
  b: { text: B., strength: LEVEL }
  c: C.
  d: { text: D., despite: [c] }
";
    // Four claims and two objections; three assertions, a step and two objections.
    assert_eq!(framework_size(&map.replace("LEVEL", "moderate")), (6, 6, 4));
    // A strong `b` is there at two levels, but nothing else reaches the higher one.
    assert_eq!(framework_size(&map.replace("LEVEL", "strong")), (7, 8, 5));
}

#[test]
fn what_has_no_argument_takes_no_place() {
    let map = "
claims:
  a: { text: A., because: [{ premises: [b, c], strict: true }] }
  b: { text: B., standing: open }
  c: C.
";
    assert_eq!(framework_size(map), (1, 1, 1));
}

#[test]
fn every_rule_knows_what_it_comes_from() {
    let map = ArgumentMap::parse(
        "
claims:
  a: { text: A., because: [{ premises: [b], strict: true }], despite: [{ premises: [c], unless: [b] }] }
  b: { text: B., unless: [c] }
  c: { text: C., standing: established }
conflicts: [[b, c]]
",
    )
    .unwrap();
    let theory = map.theory();
    let origins: Vec<String> = theory
        .rules()
        .map(|(_, rule)| match rule.origin {
            Origin::Assertion(claim) => format!("{} asserted", map.claim(claim).id()),
            Origin::Established(claim) => format!("{} established", map.claim(claim).id()),
            Origin::Argument(argument) => format!("argument {}", argument.index()),
            Origin::Unless(rule) => format!("exception to {}", rule.index()),
            Origin::Conflict(conflict) => format!("conflict {conflict}"),
            Origin::Transposition(rule) => format!("{} backwards", rule.index()),
            Origin::Added => "added".to_owned(),
        })
        .collect();
    assert_eq!(
        origins,
        [
            "argument 0",
            "0 backwards",
            "argument 1",
            "exception to 2",
            "b asserted",
            "exception to 4",
            "c established",
            "conflict 0",
            "conflict 0"
        ]
    );
}

#[test]
fn a_body_has_each_literal_once() {
    let ids: Vec<String> = (0..20).map(|id| format!("c{id}")).collect();
    let claims: String = ids.iter().map(|id| format!("  {id}: C.\n")).collect();
    for length in [1, 20] {
        let list = ids[..length].join(", ");
        let map = format!("claims:\n  a: {{ text: A., because: [[{list}, {list}]] }}\n{claims}");
        let theory = ArgumentMap::parse(&map).unwrap().theory();
        let (_, rule) = theory.rules().next().unwrap();
        assert_eq!(rule.body.len(), length);
    }
}

/// A flat assumption-based framework: assumptions a, b, c with contraries p, q, r; p follows from b, q from a and c,
/// and r from nothing.
#[test]
fn a_flat_assumption_based_framework_is_a_theory() {
    let mut theory = Theory::new();
    let [a, b, c, p, q, r] = [(); 6].map(|()| theory.add_claim());
    for (assumption, contrary) in [(a, p), (b, q), (c, r)] {
        theory.add_rule(Kind::Defeasible(Strength::default()), [], Literal::Claim(assumption));
        theory.add_rule(Kind::Strict, [Literal::Claim(contrary)], Literal::Objection(assumption));
    }
    theory.add_rule(Kind::Strict, [Literal::Claim(b)], Literal::Claim(p));
    theory.add_rule(Kind::Strict, [a, c].map(Literal::Claim), Literal::Claim(q));
    let framework = theory.framework();
    let labelling = semantics::grounded(&framework);
    let verdicts = [a, b, c, p, q, r].map(|claim| labelling.verdict(&framework, claim));
    use Verdict::{Accepted, Contested, Unsupported};
    assert_eq!(verdicts, [Contested, Contested, Accepted, Contested, Contested, Unsupported]);
}

/// The proofs that a labelling keeps end in facts and assumptions that are in.
#[test]
fn what_is_in_has_a_proof() {
    let map = ArgumentMap::parse(
        "
claims:
  a: { text: A., because: [b] }
  b: { text: B., because: [a, [c, d]] }
  c: { text: C., strength: strong, despite: [x] }
  d: { text: D., standing: established }
  x: { text: X., despite: [d] }
",
    )
    .unwrap();
    let framework = map.theory().framework();
    let labelling = semantics::grounded(&framework);
    let mut path = vec![framework.claim(map.find("a").unwrap()).unwrap()];
    let mut steps = 0;
    while let Some(atom) = path.pop() {
        let rule = labelling.proof(atom).expect("a proof");
        assert_eq!(framework.head(rule), atom);
        if (rule as usize) < framework.assumption_count() {
            assert_eq!(labelling.assumption(&framework, rule), Label::In);
        }
        path.extend(framework.body(rule));
        steps += 1;
        assert!(steps < 10, "the proof goes in a circle");
    }
    let out = framework.claim(map.find("x").unwrap()).unwrap();
    assert_eq!((labelling.label(out), labelling.proof(out)), (Label::Out, None));
    assert_eq!(framework.literal(out), (Literal::Claim(map.find("x").unwrap()), Strength::Moderate));
}

#[test]
#[should_panic(expected = "not of this theory")]
fn a_rule_is_about_claims_of_its_theory() {
    let mut other = Theory::new();
    let claim = other.add_claim();
    Theory::new().add_rule(Kind::Strict, [], Literal::Claim(claim));
}
