//! What must hold of the verdicts on any map.

use elenchus::{Standing, Strength, Verdict};
use proptest::prelude::*;

use crate::{
    naive::{self, Literal},
    sketch::{ClaimSketch, Random, Sketch, Step, holds_of},
};

/// The claims that follow from those given by strict steps alone.
fn strict_closure(sketch: &Sketch, mut closed: Vec<bool>) -> Vec<bool> {
    loop {
        let before = closed.clone();
        for (id, claim) in sketch.claims.iter().enumerate().filter(|(_, claim)| claim.holds()) {
            let follows = |step: &Step| step.strict && step.premises.iter().all(|&premise| before[premise]);
            closed[id] |= claim.because.iter().any(follows);
        }
        if closed == before {
            return closed;
        }
    }
}

fn both_ends(sketch: &Sketch, stand: &[bool]) -> bool {
    sketch.conflicts.iter().any(|between| between.iter().filter(|&&id| stand[id]).count() > 1)
}

#[test]
fn accepted_claims_are_consistent_and_closed() {
    let mut random = Random(3);
    holds_of(
        6_000,
        || random.sketch(),
        |sketch| {
            let beyond_dispute =
                sketch.claims.iter().map(|claim| claim.holds() && claim.standing() == Standing::Established);
            if both_ends(sketch, &strict_closure(sketch, beyond_dispute.collect())) {
                return None;
            }
            let accepted: Vec<bool> =
                sketch.verdicts().iter().map(|&verdict| verdict == Verdict::Accepted).collect();
            if both_ends(sketch, &accepted) {
                return Some("both ends of a conflict are accepted".to_owned());
            }
            (strict_closure(sketch, accepted.clone()) != accepted)
                .then(|| "a strict consequence is missing".to_owned())
        },
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn an_abstract_framework_has_its_own_grounded_extension(
        count in 1usize..12,
        attacks in prop::collection::vec((0usize..12, 0usize..12), 0..30),
    ) {
        let mut sketch = Sketch { claims: vec![ClaimSketch::default(); count], conflicts: Vec::new() };
        let mut attackers = vec![Vec::new(); count];
        for (attacker, target) in attacks.into_iter().map(|(attacker, target)| (attacker % count, target % count)) {
            sketch.claims[target].despite.push(Step::of([attacker]));
            attackers[target].push(attacker);
        }
        let expected: Vec<Verdict> = naive::grounded(&attackers)
            .into_iter()
            .map(|label| match label {
                Some(true) => Verdict::Accepted,
                Some(false) => Verdict::Rejected,
                None => Verdict::Contested,
            })
            .collect();
        prop_assert_eq!(sketch.verdicts(), expected);
    }
}

/// Whether the verdict on nothing depends on itself: neither through support nor through attacks.
fn acyclic(sketch: &Sketch) -> bool {
    let rules = naive::rules(sketch);
    let mut edges: Vec<(Literal, Literal)> = Vec::new();
    for (id, rule) in rules.iter().enumerate() {
        edges.extend(rule.body.iter().map(|&literal| (literal, rule.head)));
        if rule.level.is_some() {
            edges.push((Literal::Undercut(id), rule.head));
        }
        if let (Some(_), Literal::Claim(claim)) = (rule.level, rule.head) {
            edges.push((Literal::Objection(claim), rule.head));
        }
    }
    // What nothing leads to is taken away, until nothing is left or only cycles and what they lead to.
    while !edges.is_empty() {
        let before = edges.len();
        let targets: Vec<Literal> = edges.iter().map(|&(_, to)| to).collect();
        edges.retain(|(from, _)| targets.contains(from));
        if edges.len() == before {
            return false;
        }
    }
    true
}

fn stronger(strength: &mut Option<Strength>) -> bool {
    let raised = match strength.unwrap_or_default() {
        Strength::Weak => Strength::Moderate,
        _ => Strength::Strong,
    };
    strength.replace(raised) != Some(raised)
}

/// On a map without cycles nothing that bears on a claim's arguments and objections depends on the claim. So a
/// stronger argument for it can only meet the same objections better, and a stronger objection the same arguments.
#[test]
fn without_cycles_a_stronger_argument_helps_its_side() {
    let mut random = Random(4);
    let draw = || {
        loop {
            let mut sketch = random.sketch();
            sketch.conflicts.clear();
            // Premises, objections and exceptions from earlier claims alone: no cycle but by reading strict
            // steps backwards.
            for (id, claim) in sketch.claims.iter_mut().enumerate() {
                let earlier = |ids: &mut Vec<usize>| ids.retain(|&other| other < id);
                earlier(&mut claim.unless);
                for steps in [&mut claim.because, &mut claim.despite] {
                    for step in &mut *steps {
                        earlier(&mut step.premises);
                        earlier(&mut step.unless);
                    }
                    steps.retain(|step| !step.premises.is_empty());
                }
            }
            if acyclic(&sketch) {
                return sketch;
            }
        }
    };
    let tried = std::cell::Cell::new(0);
    holds_of(2_500, draw, |sketch| {
        if !acyclic(sketch) {
            return None;
        }
        let accepted = |sketch: &Sketch, claim: usize| sketch.verdicts()[claim] == Verdict::Accepted;
        for (id, claim) in sketch.claims.iter().enumerate() {
            let before = accepted(sketch, id);
            let check = |side: &str, gain: bool, strengthen: &dyn Fn(&mut ClaimSketch) -> bool| {
                let mut changed = sketch.clone();
                if !strengthen(&mut changed.claims[id]) {
                    return None;
                }
                tried.set(tried.get() + 1);
                let after = accepted(&changed, id);
                (before != after && after != gain)
                    .then(|| format!("a stronger {side} of c{id} works against it"))
            };
            let mut wrong = check("assertion", true, &|claim| stronger(&mut claim.strength));
            for at in 0..claim.because.len() {
                wrong = wrong.or(check("argument", true, &|claim| stronger(&mut claim.because[at].strength)));
            }
            for at in 0..claim.despite.len() {
                let weighed = claim.despite[at].strength.is_some() || !claim.despite[at].unless.is_empty();
                let raise = |claim: &mut ClaimSketch| weighed && stronger(&mut claim.despite[at].strength);
                wrong = wrong.or(check("objection", false, &raise));
            }
            if wrong.is_some() {
                return wrong;
            }
        }
        None
    });
    assert!(tried.get() > 2_000, "{}", tried.get());
}

/// Strengths only matter against one another.
#[test]
fn one_strength_for_all_is_as_good_as_another() {
    let mut random = Random(5);
    let uniform = |sketch: &Sketch, strength: Strength| {
        let mut sketch = sketch.clone();
        for claim in &mut sketch.claims {
            claim.strength = Some(strength);
            claim.because.iter_mut().for_each(|step| step.strength = Some(strength));
            for step in &mut claim.despite {
                step.strength = step.strength.map(|_| strength);
            }
        }
        // What is left to its default would be moderate among others.
        sketch.claims.iter_mut().for_each(|claim| {
            claim
                .despite
                .iter_mut()
                .filter(|step| !step.unless.is_empty())
                .for_each(|step| step.strength = Some(strength))
        });
        sketch.verdicts()
    };
    holds_of(
        1_500,
        || random.sketch(),
        |sketch| {
            let (weak, strong) = (uniform(sketch, Strength::Weak), uniform(sketch, Strength::Strong));
            (weak != strong).then(|| format!("all weak {weak:?}, all strong {strong:?}"))
        },
    );
}

#[test]
fn the_order_of_claims_does_not_matter() {
    let mut random = Random(6);
    holds_of(
        1_500,
        || random.sketch(),
        |sketch| {
            let last = sketch.claims.len().checked_sub(1)?;
            let turn = |ids: &mut Vec<usize>| ids.iter_mut().for_each(|id| *id = last - *id);
            let mut turned = sketch.clone();
            turned.claims.reverse();
            for claim in &mut turned.claims {
                turn(&mut claim.unless);
                for step in claim.because.iter_mut().chain(&mut claim.despite) {
                    turn(&mut step.premises);
                    turn(&mut step.unless);
                }
                claim.because.reverse();
                claim.despite.reverse();
            }
            turned.conflicts.iter_mut().for_each(turn);
            let mut verdicts = turned.verdicts();
            verdicts.reverse();
            (verdicts != sketch.verdicts()).then(|| "the verdicts depend on the order".to_owned())
        },
    );
}

#[test]
fn outside_its_window_a_claim_is_unsupported_and_might_as_well_be_open_and_bare() {
    let mut random = Random(7);
    let draw = || {
        let mut sketch = random.sketch();
        let closed = random.below(sketch.claims.len());
        sketch.claims[closed].window = Some(false);
        sketch
    };
    holds_of(1_500, draw, |sketch| {
        let verdicts = sketch.verdicts();
        let mut bare = sketch.clone();
        for (id, claim) in bare.claims.iter_mut().enumerate().filter(|(_, claim)| !claim.holds()) {
            if verdicts[id] != Verdict::Unsupported {
                return Some(format!("c{id} is outside its window and {}", verdicts[id]));
            }
            *claim = ClaimSketch {
                standing: Some(Standing::Open),
                despite: std::mem::take(&mut claim.despite),
                ..ClaimSketch::default()
            };
        }
        (bare.verdicts() != verdicts).then(|| "a claim outside its window still bears on others".to_owned())
    });
}
