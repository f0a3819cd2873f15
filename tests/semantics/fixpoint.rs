//! The incremental evaluator against the fixpoint it computes, taken literally, on maps too large to build every
//! argument of.

use elenchus::{
    ArgumentMap,
    semantics::{self, Label},
    theory::Framework,
};

use crate::sketch::{ClaimSketch, Random, Sketch, Step, holds_of};

/// What the assumptions derive, by going through all rules until nothing changes.
fn closure(framework: &Framework, assumed: &[bool]) -> Vec<bool> {
    let mut derived = vec![false; framework.atom_count()];
    loop {
        let mut changed = false;
        for rule in 0..framework.rule_count() as u32 {
            let applies = assumed.get(rule as usize).is_none_or(|&assumed| assumed);
            let head = framework.head(rule) as usize;
            if !derived[head] && applies && framework.body(rule).iter().all(|&atom| derived[atom as usize]) {
                derived[head] = true;
                changed = true;
            }
        }
        if !changed {
            return derived;
        }
    }
}

/// The assumptions without a contrary among some atoms.
fn unattacked(framework: &Framework, atoms: &[bool]) -> Vec<bool> {
    let free = |assumption| framework.contraries(assumption).all(|contrary| !atoms[contrary as usize]);
    (0..framework.assumption_count() as u32).map(free).collect()
}

/// The grounded labels, by the alternating fixpoint from the empty set.
fn labels(framework: &Framework) -> Vec<Label> {
    let mut accepted = vec![false; framework.assumption_count()];
    loop {
        let derived = closure(framework, &accepted);
        let possible = closure(framework, &unattacked(framework, &derived));
        let next = unattacked(framework, &possible);
        if next == accepted {
            let label = |(derived, possible): (&bool, &bool)| match (derived, possible) {
                (true, _) => Label::In,
                (false, true) => Label::Undecided,
                (false, false) => Label::Out,
            };
            return derived.iter().zip(&possible).map(label).collect();
        }
        accepted = next;
    }
}

/// A map with much circular support and long dependencies: most premises and objections are near by.
fn draw(random: &mut Random) -> Sketch {
    let count = 30 + random.below(120);
    let near = 2 + random.below(12);
    let (asserted, objections, circular) = (5 + random.below(40), random.below(50), random.below(60));
    let mut sketch = Sketch { claims: vec![ClaimSketch::default(); count], conflicts: Vec::new() };
    for id in 0..count {
        let mut neighbour = |back: bool| {
            let distance = 1 + random.below(near);
            if back { (id + count - distance) % count } else { (id + distance) % count }
        };
        let (back, back_too, forth, target) =
            (neighbour(true), neighbour(true), neighbour(false), neighbour(false));
        let claim = &mut sketch.claims[id];
        claim.because.push(if random.chance(50) { Step::of([back]) } else { Step::of([back, back_too]) });
        if random.chance(circular) {
            claim.because.push(Step { strict: random.chance(20), ..Step::of([forth]) });
        }
        if random.chance(asserted) {
            claim.standing = Some(elenchus::Standing::Asserted);
        }
        if random.chance(20) {
            claim.strength = Some(elenchus::Strength::ALL[random.below(3)]);
        }
        if random.chance(objections) {
            sketch.claims[target].despite.push(Step::of([id]));
        }
        if random.chance(5) {
            sketch.claims[target].unless.push(id);
        }
    }
    sketch
}

#[test]
fn the_incremental_evaluator_finds_the_alternating_fixpoint() {
    let mut random = Random(8);
    let seen = std::cell::Cell::new([0usize; 3]);
    holds_of(
        1_500,
        || draw(&mut random),
        |sketch| {
            let framework = ArgumentMap::parse(&sketch.to_string()).expect("a map").theory().framework();
            let expected = labels(&framework);
            let labelling = semantics::grounded(&framework);
            let wrong =
                (0..framework.atom_count()).find(|&atom| labelling.label(atom as u32) != expected[atom]);
            let mut counts = seen.get();
            expected.iter().for_each(|&label| counts[label as usize] += 1);
            seen.set(counts);
            wrong.map(|atom| format!("{:?} is {:?}", framework.literal(atom as u32), expected[atom]))
        },
    );
    assert!(seen.get().iter().all(|&count| count > 10_000), "{:?}", seen.get());
}
