//! The checker rejects what was tampered with: each way of tampering is tried wherever random maps have room for it.

use std::collections::BTreeMap;

use elenchus::{
    ArgumentMap, Explanation, Strength, Verdict,
    explain::{Dispute, Fault, Flaw, Grounds, Link, Point, Reason, confirm},
    map::ClaimId,
    theory::Literal,
};

use crate::sketch::Random;

/// A way of tampering, and an explanation in which it was done.
type Tampered<'m> = (&'static str, Explanation<'m>);

/// The explanation with other grounds.
fn changed_to<'m>(why: &Explanation<'m>, grounds: Grounds) -> Explanation<'m> {
    let mut changed = why.clone();
    changed.grounds = grounds;
    changed
}

fn other<T: Copy + PartialEq>(all: &[T], one: T) -> Option<T> {
    all.iter().copied().find(|other| *other != one)
}

fn of_points<'m>(why: &Explanation<'m>, points: &[Point], all: &mut Vec<Tampered<'m>>) {
    let mut with = |name: &'static str, change: &dyn Fn(&mut Vec<Point>)| {
        let mut changed = points.to_vec();
        change(&mut changed);
        all.push((name, changed_to(why, Grounds::Points(changed))));
    };
    let rules: Vec<_> = why.theory().rules().map(|(id, rule)| (id, rule.head)).collect();
    with("a point that nothing rests on", &|points| points.push(points[points.len() - 1].clone()));
    with("no points", &|points| points.clear());
    for (at, point) in points.iter().enumerate() {
        match &point.reason {
            Reason::Derived { rule, premises, answers } => {
                for strength in Strength::ALL.iter().filter(|strength| **strength != point.strength) {
                    with("another strength", &|points| points[at].strength = *strength);
                }
                for place in 0..answers.len() {
                    with("an objection dropped", &|points| {
                        let Reason::Derived { answers, .. } = &mut points[at].reason else { return };
                        answers.remove(place);
                    });
                }
                for place in 0..premises.len() {
                    with("a premise dropped", &|points| {
                        let Reason::Derived { premises, .. } = &mut points[at].reason else { return };
                        premises.remove(place);
                    });
                    with("a point that rests on itself", &|points| {
                        let Reason::Derived { premises, .. } = &mut points[at].reason else { return };
                        premises[place] = at;
                    });
                }
                if let Some((other, _)) = rules.iter().find(|(id, head)| id != rule && *head != point.literal)
                {
                    with("a rule for something else", &|points| {
                        let Reason::Derived { rule, .. } = &mut points[at].reason else { return };
                        *rule = *other;
                    });
                }
                with("what stands is said to have no argument", &|points| {
                    points[at].reason = Reason::NoArgument
                });
            }
            Reason::Refuted { failures, .. } => {
                for failure in failures {
                    with("an argument left out", &|points| {
                        let Reason::Refuted { failures, .. } = &mut points[at].reason else { return };
                        failures.retain(|other| other.rule != failure.rule);
                    });
                }
                for (place, failure) in failures.iter().enumerate() {
                    let mut fault = |name, fault| {
                        with(name, &|points| {
                            let Reason::Refuted { failures, .. } = &mut points[at].reason else { return };
                            failures[place].fault = fault;
                        });
                    };
                    match failure.fault {
                        Fault::Defeated(to) => {
                            fault("a defeat removed", Fault::TooWeak);
                            fault("a defeat called a premise", Fault::Premise(to));
                            fault("a defeat by the defeated", Fault::Defeated(at));
                        }
                        Fault::Premise(to) => {
                            fault("a premise called a defeat", Fault::Defeated(to));
                            fault("a premise said to be of a circle", Fault::Circle(to));
                            fault("a fall that rests on itself", Fault::Premise(at));
                            fault("a rule said to rest on itself", Fault::Itself);
                        }
                        Fault::Circle(to) => fault("a circle taken for a ground", Fault::Premise(to)),
                        Fault::TooWeak => fault("a rule said to rest on itself", Fault::Itself),
                        _ => {}
                    }
                }
                with("what has an argument is said to have none", &|points| {
                    points[at].reason = Reason::NoArgument
                });
                with("a circle made up, or taken away", &|points| {
                    let Reason::Refuted { circle, .. } = &mut points[at].reason else { return };
                    *circle = if circle.is_some() { None } else { Some(77) };
                });
            }
            Reason::NoArgument => {}
        }
        let claims: Vec<ClaimId> = why.map().claims().map(|(id, _)| id).collect();
        // One premise that nothing argues for may be as good a reason as another.
        let named = Some(point.literal).filter(|_| point.reason != Reason::NoArgument);
        if let Some(Literal::Claim(claim)) = named
            && let Some(other) = other(&claims, claim)
        {
            with("another claim", &|points| points[at].literal = Literal::Claim(other));
        }
    }
}

fn tampered<'m>(why: &Explanation<'m>) -> Vec<Tampered<'m>> {
    let mut all = Vec::new();
    for &verdict in Verdict::ALL.iter().filter(|verdict| **verdict != why.verdict) {
        let mut changed = why.clone();
        changed.verdict = verdict;
        all.push(("another verdict", changed));
    }
    let claims: Vec<ClaimId> = why.map().claims().map(|(id, _)| id).collect();
    if let Some(claim) = other(&claims, why.claim) {
        let mut changed = why.clone();
        changed.claim = claim;
        all.push(("the explanation of another claim", changed));
    }
    match &why.grounds {
        Grounds::Points(points) => of_points(why, points, &mut all),
        Grounds::Dispute(dispute) => {
            let mut with = |name, dispute| all.push((name, changed_to(why, Grounds::Dispute(dispute))));
            let rules: Vec<_> = why.theory().rules().map(|(id, rule)| (id, rule.head)).collect();
            for at in 0..dispute.cycle.len() {
                let mut shorter = dispute.clone();
                let link = shorter.cycle.remove(at);
                with("a link of the circle dropped", shorter);
                if let Some((rule, _)) = rules.iter().find(|(_, head)| *head != link.literal) {
                    let mut changed = dispute.clone();
                    changed.cycle[at].rule = *rule;
                    with("a link by a rule for something else", changed);
                }
            }
            for at in 0..dispute.path.len() {
                let mut shorter = dispute.clone();
                shorter.path.remove(at);
                with("a link of the way dropped", shorter);
            }
            let mut twice = dispute.clone();
            twice.cycle.extend(dispute.cycle.clone());
            with("a circle gone round twice", twice);
        }
        Grounds::Missing(lacks) => {
            let mut with = |name, lacks| all.push((name, changed_to(why, Grounds::Missing(lacks))));
            for at in 0..lacks.len() {
                let mut fewer = lacks.clone();
                fewer.remove(at);
                with("an entry dropped", fewer);
                let mut changed = lacks.clone();
                changed[at].outside_window = !changed[at].outside_window;
                with("a window opened, or shut", changed);
                for want in 0..lacks[at].wants.len() {
                    let mut changed = lacks.clone();
                    changed[at].wants.remove(want);
                    with("an argument that is not looked at", changed);
                    let mut changed = lacks.clone();
                    changed[at].wants[want].premises.pop();
                    with("a premise that is not missed", changed);
                }
            }
            let mut more = lacks.clone();
            more.push(lacks[0].clone());
            with("an entry twice", more);
        }
    }
    all
}

#[test]
fn whatever_is_tampered_with_is_rejected() {
    let mut random = Random(30);
    let mut tried: BTreeMap<&str, usize> = BTreeMap::new();
    let mut flaws: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..2_000 {
        let sketch = random.sketch().to_string();
        let map = ArgumentMap::parse(&sketch).expect("a map");
        for (id, _) in map.claims() {
            let why = map.explain(id);
            for (name, tampered) in tampered(&why) {
                let flaw = match confirm(&map, &tampered) {
                    Err(flaw) => flaw,
                    Ok(()) => panic!("{name}:\n{sketch}\n{why:#?}\n{tampered:#?}"),
                };
                *tried.entry(name).or_default() += 1;
                let name = format!("{flaw:?}");
                *flaws.entry(name.split('(').next().unwrap().to_owned()).or_default() += 1;
            }
        }
    }
    // Each way was tried, and each flaw found.
    assert_eq!(tried.len(), 31, "{tried:#?}");
    assert!(tried.values().all(|&times| times > 0), "{tried:#?}");
    let found: Vec<&str> = flaws.keys().map(String::as_str).collect();
    insta::assert_snapshot!(found.join(" "));
}

/// A dispute is about what is open, and a rule that leads on is one that may apply yet.
#[test]
fn what_is_decided_is_no_part_of_a_dispute() {
    let map = ArgumentMap::parse(
        "
claims:
  sail: { text: We sail., because: [[wind, crew]] }
  wind: The wind is fair.
  calm: It is calm.
  crew: The crew is here.
conflicts: [[wind, calm]]
",
    )
    .unwrap();
    let claim = |id: &str| Literal::Claim(map.find(id).unwrap());
    let mut why = map.why("sail").unwrap();
    let rule_for = |literal: Literal| why.theory().rules().find(|(_, rule)| rule.head == literal).unwrap().0;
    let by_crew = rule_for(claim("crew"));
    let Grounds::Dispute(dispute) = why.grounds.clone() else { panic!("it is contested") };
    assert_eq!(confirm(&map, &why), Ok(()));
    let first = dispute.path[0];
    assert_eq!(first.literal, claim("sail"));
    // The next link is about a premise that stands.
    let crew = Link { literal: claim("crew"), rule: by_crew, ..first };
    let astray = Dispute { path: vec![first, crew], ..dispute };
    why.grounds = Grounds::Dispute(astray);
    assert_eq!(confirm(&map, &why), Err(Flaw::Decided(0)));
}

/// What is rejected, and why, in one small map.
#[test]
fn a_flaw_names_its_place() {
    let map = ArgumentMap::parse(
        "claims: { close: { text: C., because: [worn], despite: [ferry] }, worn: W., ferry: { text: F., despite: [second] }, second: S. }",
    )
    .unwrap();
    let mut why = map.why("close").unwrap();
    let Grounds::Points(points) = &mut why.grounds else { panic!("it is accepted") };
    let Reason::Derived { answers, .. } = &mut points[0].reason else { panic!("it stands") };
    answers.clear();
    let flaw = confirm(&map, &why).unwrap_err();
    assert_eq!(flaw, Flaw::Answers(0));
    assert_eq!(flaw.to_string(), "something speaks against point 0 and is not answered");
}
