//! Gradual strength: against the definitions taken literally, where it rests and where not, and what a map means by it.

use elenchus::{
    ArgumentMap,
    confidence::{Evaluation, GradualSemantics, Precision, QuantitativeFramework},
    map::Side,
};

use crate::sketch::Random;

/// A side, premises, a target, a weight, undercutters.
type Reason = (Side, Vec<u32>, u32, f64, Vec<u32>);

/// A framework as the definitions have it: all attacks spelt out.
#[derive(Clone, Debug, Default)]
struct Naive {
    base: Vec<f64>,
    reasons: Vec<Reason>,
    conflicts: Vec<Vec<u32>>,
}

impl Naive {
    fn random(random: &mut Random, circles: bool) -> Naive {
        let count = 2 + random.below(7);
        let fraction = |random: &mut Random| match random.below(8) {
            0 => 0.0,
            1 => 1.0,
            _ => random.below(101) as f64 / 100.0,
        };
        let mut naive = Naive { base: (0..count).map(|_| fraction(random)).collect(), ..Naive::default() };
        for _ in 0..random.below(2 * count) {
            let target = random.below(count);
            let below = if circles { count } else { target };
            if below == 0 {
                continue;
            }
            let side = if random.chance(50) { Side::Support } else { Side::Objection };
            let some = |random: &mut Random, most| -> Vec<u32> {
                (0..random.below(most)).map(|_| random.below(below) as u32).collect()
            };
            let mut premises = some(random, 3);
            premises.push(random.below(below) as u32);
            let weight = if random.chance(70) { 1.0 } else { fraction(random) };
            let undercutters = if random.chance(20) { some(random, 3) } else { Vec::new() };
            naive.reasons.push((side, premises, target as u32, weight, undercutters));
        }
        if circles && random.chance(50) {
            let length = 2 + random.below(count - 1);
            naive.conflicts.push((0..length).map(|place| ((place * 7 + 1) % count) as u32).collect());
        }
        naive
    }

    fn framework(&self) -> QuantitativeFramework {
        let mut framework = QuantitativeFramework::new();
        for &score in &self.base {
            framework.add_argument(score).unwrap();
        }
        for (side, premises, target, weight, undercutters) in &self.reasons {
            framework.add_reason(*side, premises, *target, *weight, undercutters).unwrap();
        }
        for between in &self.conflicts {
            framework.add_conflict(between);
        }
        framework
    }

    /// What a semantics makes of an argument, by its formula and no other code.
    fn value(&self, semantics: GradualSemantics, argument: u32, strengths: &[f64]) -> f64 {
        let (mut supporters, mut attackers) = (Vec::new(), Vec::new());
        for (side, premises, target, weight, undercutters) in &self.reasons {
            if *target != argument {
                continue;
            }
            let mut passed = 1.0;
            for &premise in premises {
                passed = strengths[premise as usize].min(passed);
            }
            passed *= weight;
            for &by in undercutters {
                passed *= 1.0 - strengths[by as usize];
            }
            if *side == Side::Support { supporters.push(passed) } else { attackers.push(passed) }
        }
        for between in &self.conflicts {
            let mut sides = between.clone();
            sides.sort_unstable();
            sides.dedup();
            if sides.contains(&argument) {
                let others = sides.iter().filter(|&&side| side != argument);
                attackers.extend(others.map(|&side| strengths[side as usize]));
            }
        }
        let base = self.base[argument as usize];
        let energy = supporters.iter().sum::<f64>() - attackers.iter().sum::<f64>();
        let complement = |all: &[f64]| all.iter().map(|one| 1.0 - one).product::<f64>();
        match semantics {
            GradualSemantics::DfQuad => {
                let (support, attack) = (1.0 - complement(&supporters), 1.0 - complement(&attackers));
                if attack >= support {
                    base - base * (attack - support)
                } else {
                    base + (1.0 - base) * (support - attack)
                }
            }
            GradualSemantics::QuadraticEnergy => {
                let h = |x: f64| x.max(0.0).powi(2) / (1.0 + x.max(0.0).powi(2));
                base - base * h(-energy) + (1.0 - base) * h(energy)
            }
            GradualSemantics::EulerBased => 1.0 - (1.0 - base * base) / (1.0 + base * energy.exp()),
            _ => panic!("a semantics without a formula here"),
        }
    }
}

/// Without circles a strength follows from those before it, and there is nothing to come to rest.
#[test]
fn without_circles_strengths_are_what_the_definitions_say() {
    let mut random = Random(11);
    for _ in 0..4_000 {
        let naive = Naive::random(&mut random, false);
        for &semantics in GradualSemantics::ALL {
            let evaluation = naive.framework().evaluate(semantics);
            assert_eq!(evaluation.convergence.iterations, 0);
            let mut strengths = naive.base.clone();
            for argument in 0..naive.base.len() as u32 {
                strengths[argument as usize] = naive.value(semantics, argument, &strengths);
            }
            for (own, wanted) in evaluation.strengths.iter().zip(&strengths) {
                assert!((own - wanted).abs() < 1e-12, "{semantics}: {own}, {wanted}\n{naive:#?}");
            }
        }
    }
}

/// In circles a strength is what the semantics makes of the others. Very few circles are still on the way to rest, so
/// slowly that the steps run out.
#[test]
fn in_circles_strengths_come_to_rest_where_the_definitions_have_them() {
    let mut random = Random(12);
    let mut slow = 0;
    for _ in 0..4_000 {
        let naive = Naive::random(&mut random, true);
        for &semantics in GradualSemantics::ALL {
            let Evaluation { strengths, convergence, unsettled } = naive.framework().evaluate(semantics);
            assert!(convergence.residual < 1e-6, "{semantics}: {convergence:?}\n{naive:#?}");
            assert_eq!(convergence.converged, unsettled.is_empty());
            slow += usize::from(!convergence.converged);
            for (argument, own) in strengths.iter().enumerate() {
                assert!((0.0..=1.0).contains(own));
                let wanted = naive.value(semantics, argument as u32, &strengths);
                let near = if convergence.converged { 1e-9 } else { 1e-6 };
                assert!((own - wanted).abs() < near, "{semantics}: {own}, {wanted}\n{naive:#?}");
            }
        }
    }
    assert!(slow < 40, "{slow}");
}

/// Five groups of six in a ring, each attacking all of the next: they chase one another round for ever.
#[test]
fn what_does_not_come_to_rest_is_said_to() {
    let mut framework = QuantitativeFramework::new();
    let groups: Vec<Vec<u32>> = (0..5)
        .map(|group| {
            let score = if group == 0 { 1.0 } else { 0.9 };
            (0..6).map(|_| framework.add_argument(score).unwrap()).collect()
        })
        .collect();
    for (group, attackers) in groups.iter().enumerate() {
        for &attacker in attackers {
            for &attacked in &groups[(group + 1) % 5] {
                framework.add_attack(attacker, attacked);
            }
        }
    }
    let aside = framework.add_argument(0.3).unwrap();
    let evaluation = framework.evaluate(GradualSemantics::QuadraticEnergy);
    assert!(!evaluation.convergence.converged, "{:?}", evaluation.convergence);
    assert!(evaluation.convergence.residual > 1e-3 && evaluation.convergence.iterations == 10_000);
    assert_eq!(evaluation.unsettled, groups.concat());
    assert_eq!(evaluation.strengths[aside as usize], 0.3);
    // The Euler-based semantics reacts more gently.
    assert!(framework.evaluate(GradualSemantics::EulerBased).convergence.converged);
}

#[test]
fn a_rougher_precision_takes_fewer_steps() {
    let mut framework = QuantitativeFramework::new();
    let [a, b] = [0.8, 0.6].map(|score| framework.add_argument(score).unwrap());
    framework.add_attack(a, b);
    framework.add_attack(b, a);
    let at = |tolerance| {
        let precision = Precision { tolerance, ..Precision::default() };
        framework.evaluate_to(GradualSemantics::DfQuad, precision).convergence
    };
    let (rough, fine) = (at(1e-2), at(1e-12));
    assert!(rough.iterations < fine.iterations && fine.residual <= 1e-12, "{rough:?}, {fine:?}");
    let none = Precision { tolerance: 0.0, most_iterations: 0 };
    assert!(!framework.evaluate_to(GradualSemantics::DfQuad, none).convergence.converged);
}

#[test]
fn what_is_no_score_is_refused() {
    let mut framework = QuantitativeFramework::new();
    for wrong in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
        assert!(framework.add_argument(wrong).is_err());
    }
    assert_eq!(framework.argument_count(), 0);
    let a = framework.add_argument(1.0).unwrap();
    let error = framework.add_reason(Side::Support, &[a], a, 1.5, &[]).unwrap_err();
    assert_eq!(error.to_string(), "1.5 is no number from 0 to 1");
}

/// A long chain, a wide conflict, and a long circle: none of them takes long, or recurses.
#[test]
fn size_is_no_trouble() {
    const MANY: u32 = 20_000;
    let mut chain = QuantitativeFramework::new();
    let mut wide = QuantitativeFramework::new();
    let mut ring = QuantitativeFramework::new();
    for argument in 0..MANY {
        for framework in [&mut chain, &mut wide, &mut ring] {
            framework.add_argument(0.5 + f64::from(argument % 7) / 20.0).unwrap();
        }
        if argument > 0 {
            chain.add_attack(argument - 1, argument);
            ring.add_attack(argument - 1, argument);
        }
    }
    ring.add_attack(MANY - 1, 0);
    wide.add_conflict(&(0..MANY).collect::<Vec<_>>());
    for &semantics in GradualSemantics::ALL {
        assert!(chain.evaluate(semantics).convergence.converged);
        assert!(ring.evaluate(semantics).convergence.converged);
        let evaluation = wide.evaluate(semantics);
        assert!(evaluation.strengths.iter().all(|strength| (0.0..=1.0).contains(strength)));
    }
}

fn strength(text: &str, claim: &str) -> f64 {
    let map = ArgumentMap::parse(text).unwrap();
    let strength = map.strengths(GradualSemantics::DfQuad)[claim];
    (strength * 1e9).round() / 1e9
}

#[test]
fn base_scores_are_the_confidence_given_or_what_the_standing_says() {
    let map = "claims: { a: { text: A.HERE } }";
    let of = |here: &str| strength(&map.replace("HERE", here), "a");
    assert_eq!(of(", confidence: 0.3, standing: established"), 0.3);
    assert_eq!(of(", standing: open"), 0.5);
    assert_eq!(of(", strength: weak"), 0.625);
    assert_eq!(of(""), 0.75);
    assert_eq!(of(", strength: strong"), 0.875);
    assert_eq!(of(", standing: established"), 1.0);
}

#[test]
fn arguments_support_and_objections_attack() {
    let map = "claims:\n  a: { text: A., confidence: 0.5, HERE }\n  \
               b: { text: B., confidence: 0.8 }\n  c: { text: C., confidence: 0.6 }\n";
    let of = |here: &str| strength(&map.replace("HERE", here), "a");
    assert_eq!(of("because: [b]"), 0.9);
    assert_eq!(of("because: [{ premises: [b], strict: true }]"), 0.9);
    assert_eq!(of("despite: [b]"), 0.1);
    assert_eq!(of("because: [b], despite: [c]"), 0.6);
    // Two arguments add up; two premises are as strong as the weaker.
    assert_eq!(of("because: [b, c]"), 0.96);
    assert_eq!(of("because: [[b, c]]"), 0.8);
    // A weak step passes on a half.
    assert_eq!(of("because: [{ premises: [b], strength: weak }]"), 0.7);
    assert_eq!(of("because: [{ premises: [b], strength: strong }]"), 0.9);
    // What undercuts a step takes its part away.
    assert_eq!(of("because: [{ premises: [b], unless: c }]"), 0.66);
    assert_eq!(of("because: [{ premises: [b], unless: [c, c] }]"), 0.66);
    assert_eq!(of("despite: [{ premises: [b], unless: c }]"), 0.34);
    // What undercuts an assertion attacks it, if there is one.
    assert_eq!(of("unless: c"), 0.2);
    assert_eq!(of("unless: c, standing: open"), 0.5);
}

#[test]
fn sides_of_a_conflict_attack_each_other() {
    let text = "
claims: { a: { text: A., confidence: 0.8 }, b: { text: B., confidence: 0.6 } }
conflicts: [[a, b, a]]
";
    // a = 0.8 (1 − b), b = 0.6 (1 − a)
    assert_eq!(strength(text, "a"), 0.615384615);
    assert_eq!(strength(text, "b"), 0.230769231);
}

#[test]
fn a_claim_outside_its_window_has_no_strength() {
    let text = "
as-of: 2026-06-01
claims:
  a: { text: A., confidence: 0.8, because: [c], holds: { from: 2027-01-01 } }
  b: { text: B., confidence: 0.4, because: [a], despite: [a] }
  c: C.
";
    assert_eq!(strength(text, "a"), 0.0);
    assert_eq!(strength(text, "b"), 0.4);
    assert_eq!(strength(&text.replace("as-of: 2026-06-01", ""), "a"), 0.95);
}

/// What a program builds is read like everything else.
#[test]
fn a_confidence_that_is_no_fraction_makes_no_map() {
    use elenchus::map::{ClaimBuilder, MapBuilder};
    let build =
        |confidence| MapBuilder::new().claim(ClaimBuilder::new("a", "A.").confidence(confidence)).build();
    for wrong in [f64::NAN, f64::INFINITY, 7.0, -1.0] {
        assert!(build(wrong).is_err(), "{wrong}");
    }
    assert_eq!(build(1.0).unwrap().strengths(GradualSemantics::DfQuad)["a"], 1.0);
}

const BRIDGE: &str = "
claims:
  close: { text: The bridge should close., because: [[corroded, frost]], despite: [ferry-full] }
  corroded: { text: The cable is corroded., confidence: 0.9 }
  frost: { text: Frost raises the load., strength: strong }
  ferry-full: { text: The ferry is full., despite: [second-ferry] }
  second-ferry: { text: A second ferry comes., confidence: 0.6, despite: [ferry-full] }
";

#[test]
fn strengths_print_and_serialise() {
    let map = ArgumentMap::parse(BRIDGE).unwrap();
    let strengths = map.strengths(GradualSemantics::QuadraticEnergy);
    insta::assert_snapshot!(strengths);
    insta::assert_snapshot!(serde_json::to_string_pretty(&strengths).unwrap());
    assert_eq!(strengths.get("nobody"), None);
    assert_eq!(strengths.iter().len(), 5);
    let frost = map.find("frost").unwrap();
    assert_eq!((strengths[frost], strengths.base_score(frost)), (0.875, 0.875));
    assert!(strengths.unsettled().is_empty());
}
