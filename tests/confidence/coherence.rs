//! Coherence: against all worlds, which are written down one by one, and an exact linear program over them.

use std::ops::{Add, Div, Mul, Neg, Sub};

use elenchus::{
    ArgumentMap, Standing,
    confidence::{Cause, Coherence, CoherenceVerdict},
    map::{ClaimId, Side},
};

use crate::sketch::Random;

fn parse(text: &str) -> ArgumentMap {
    ArgumentMap::parse(text).unwrap_or_else(|error| panic!("{error:?}\n{text}"))
}

fn said(text: &str) -> String {
    parse(text).coherence().to_string()
}

// What it says.

#[test]
fn the_sides_of_a_conflict_add_up_to_one_at_most() {
    let text = "
claims:
  a: { text: A., confidence: 0.3 }
  b: { text: B., confidence: 0.5 }
  c: { text: C., confidence: 0.4 }
  d: { text: D., confidence: 0.1 }
conflicts: [[a, b, c, d]]
";
    // The greatest three are enough.
    assert_eq!(said(text), "incoherent\nP(a) + P(b) + P(c) ≤ 1, but 0.3 + 0.5 + 0.4 > 1: 0.2 too much\n");
    assert_eq!(said(&text.replace("0.5", "0.2")), "coherent\n");
    // A tenth, two and seven tenths are one, whatever a machine makes of their sum.
    let text = text.replace("0.3", "0.1").replace("0.5", "0.2").replace("0.4", "0.7").replace("c, d", "c");
    assert_eq!(said(&text), "coherent\n");
}

#[test]
fn a_strict_step_passes_on_what_its_premises_leave() {
    let text = "
claims:
  h: { text: H., confidence: 0.4, because: [{ premises: [a, b], strict: true }] }
  a: { text: A., confidence: 0.8 }
  b: { text: B., confidence: 0.9 }
";
    assert_eq!(said(text), "incoherent\nP(a) + P(b) ≤ 1 + P(h), but 0.8 + 0.9 > 1 + 0.4: 0.3 too much\n");
    assert_eq!(said(&text.replace("0.4", "0.7")), "coherent\n");
    // A defeasible step leaves room, and so does an objection, however bare.
    assert_eq!(said(&text.replace("strict: true", "strength: strong")), "coherent\n");
    assert_eq!(
        said("claims: { a: { text: A., confidence: 1, despite: [b] }, b: { text: B., confidence: 1 } }"),
        "coherent\n"
    );
}

#[test]
fn what_is_established_is_certain() {
    let text = "
claims:
  a: { text: A., confidence: 0.8, standing: established }
  b: { text: B., confidence: 0.1 }
  c: { text: C., confidence: 0.2, because: [{ premises: [a], strict: true }] }
conflicts: [[a, b]]
";
    assert_eq!(
        said(text),
        "incoherent\nP(a) ≥ 1, but 0.8 < 1: 0.2 too little\nP(b) ≤ 0, but 0.1 > 0: 0.1 too much\n\
         P(c) ≥ 1, but 0.2 < 1: 0.8 too little\n"
    );
    let facts = "
claims:
  a: { text: A., standing: established }
  b: { text: B., standing: established }
  c: { text: C., confidence: 0.2 }
conflicts: [[a, b]]
";
    assert_eq!(
        said(facts),
        "incoherent\nwhat is established contradicts itself, so that nothing has a probability\n"
    );
    // Without a confidence there is nothing to ask.
    assert_eq!(said(&facts.replace(", confidence: 0.2", "")), "coherent\n");
}

#[test]
fn claims_without_a_confidence_carry_bounds_on() {
    let text = "
claims:
  a: { text: A., confidence: 0.9 }
  m: { text: M., because: [{ premises: [a], strict: true }] }
  n: { text: N., because: [{ premises: [m], strict: true }] }
  z: { text: Z., confidence: 0.3 }
conflicts: [[n, z]]
";
    assert_eq!(said(text), "incoherent\nP(a) + P(z) ≤ 1, but 0.9 + 0.3 > 1: 0.2 too much\n");
    let map = parse(text);
    let coherence = map.coherence();
    let because = &coherence.violations()[0].because;
    assert_eq!(because.len(), 3, "{because:?}");
    assert!(because.contains(&Cause::Conflict(0)));
}

/// Each pair keeps its bound; all three together do not: at most one of three is true, so that they add up to 1.
#[test]
fn bounds_that_no_constraint_alone_sets_are_found() {
    let text = "
claims:
  a: { text: A., confidence: 0.5 }
  b: { text: B., confidence: 0.5 }
  c: { text: C., confidence: 0.5 }
conflicts: [[a, b], [b, c], [c, a]]
";
    assert_eq!(said(text), "incoherent\nP(a) + P(b) + P(c) ≤ 1, but 0.5 + 0.5 + 0.5 > 1: 0.5 too much\n");
    // A ring of five: two at most.
    let ring = "
claims: { a: { text: A., confidence: 0.5 }, b: { text: B., confidence: 0.5 }, c: { text: C., confidence: 0.5 },
          d: { text: D., confidence: 0.5 }, e: { text: E., confidence: 0.5 } }
conflicts: [[a, b], [b, c], [c, d], [d, e], [e, a]]
";
    assert_eq!(
        said(ring),
        "incoherent\nP(a) + P(b) + P(c) + P(d) + P(e) ≤ 2, but 0.5 + 0.5 + 0.5 + 0.5 + 0.5 > 2: 0.5 too much\n"
    );
    assert_eq!(said(&ring.replace("0.5", "0.4")), "coherent\n");
}

#[test]
fn what_does_not_hold_on_the_day_is_left_out() {
    let text = "
claims:
  a: { text: A., confidence: 0.9, holds: { until: 2025-12-31 } }
  b: { text: B., confidence: 0.9, holds: { from: 2026-01-01 } }
conflicts: [[a, b]]
";
    assert_eq!(said(text), "incoherent\nP(a) + P(b) ≤ 1, but 0.9 + 0.9 > 1: 0.8 too much\n");
    assert_eq!(said(&format!("as-of: 2026-06-01{text}")), "coherent\n");
}

#[test]
fn a_long_bound_is_cut_and_quickly_found() {
    let mut text = String::from("claims:\n");
    let ids: Vec<String> = (0..5_000).map(|claim| format!("c{claim}")).collect();
    ids.iter().for_each(|id| text += &format!("  {id}: {{ text: Claim {id}., confidence: 0.05 }}\n"));
    text += &format!("conflicts: [[{}]]\n", ids.join(", "));
    let said = said(&text);
    assert!(
        said.contains(" + P(c11) + 9 more ≤ 1, but 0.05 + ")
            && said.ends_with(" + 9 more > 1: 0.05 too much\n"),
        "{said}"
    );
    // Two such conflicts hang together, and are more than the program is for; each is looked at alone.
    let twice = text.replace("conflicts: [[", &format!("conflicts: [[{}], [", ids[..4_000].join(", ")));
    assert_eq!(parse(&twice).coherence().verdict(), CoherenceVerdict::Incoherent);
}

#[test]
fn coherence_serialises() {
    let text = "
claims:
  h: { text: H., confidence: 0.4, because: [{ premises: [a, b], strict: true, id: sum }] }
  a: { text: A., confidence: 0.8 }
  b: { text: B., confidence: 0.9 }
  c: { text: C., confidence: 0.9, standing: established }
";
    insta::assert_snapshot!(serde_json::to_string_pretty(&parse(text).coherence()).unwrap());
}

#[test]
fn too_little_effort_is_said() {
    let mut text = String::from("claims:\n");
    let mut conflicts = String::from("conflicts:\n");
    for claim in 0..30 {
        text += &format!("  c{claim}: {{ text: Claim {claim}., confidence: 0.4 }}\n");
        for step in [1, 4, 6] {
            conflicts += &format!("  - [c{claim}, c{}]\n", (claim + step) % 30);
        }
    }
    let text = text + &conflicts;
    let map = parse(&text);
    let short = map.coherence_within(1_000);
    assert_eq!(short.verdict(), CoherenceVerdict::Unknown);
    assert_eq!(short.unknown().map(|part| part.len()).collect::<Vec<_>>(), [30]);
    assert!(short.to_string().starts_with("unknown\ntoo much to find out about: c0, c1, "), "{short}");
    assert_ne!(map.coherence().verdict(), CoherenceVerdict::Unknown);
    // One constraint that is broken by itself is found all the same.
    let short = parse(&text.replacen("0.4", "0.7", 2)).coherence_within(1_000);
    assert_eq!(short.verdict(), CoherenceVerdict::Incoherent);
    assert!(!short.violations()[0].is_smallest);
}

/// A million worlds for each hundred claims, and none of it matters where the claims hang together as a tree.
#[test]
fn trees_of_any_size_are_settled() {
    let mut text = String::from("claims:\n  c0: { text: Claim 0., confidence: 0.5 }\n");
    for claim in 1..10_000 {
        let premise = claim / 2;
        text += &format!(
            "  c{claim}: {{ text: Claim {claim}., confidence: 0.5, because: [{{ premises: [c{premise}], strict: true }}] }}\n"
        );
    }
    assert_eq!(said(&text), "coherent\n");
    let broken = text.replacen("Claim 8000., confidence: 0.5", "Claim 8000., confidence: 0.4", 1);
    assert_eq!(said(&broken), "incoherent\nP(c4000) ≤ P(c8000), but 0.5 > 0.4: 0.1 too much\n");
}

// All worlds, one by one.

/// An exact fraction.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Fraction(i128, i128);

impl Fraction {
    fn new(above: i128, below: i128) -> Fraction {
        let (mut one, mut other) = (above.abs(), below.abs());
        while other != 0 {
            (one, other) = (other, one % other);
        }
        let sign = if below < 0 { -1 } else { 1 };
        Fraction(sign * above / one.max(1), sign * below / one.max(1))
    }

    fn sign(self) -> i128 {
        self.0.signum()
    }
}

impl Add for Fraction {
    type Output = Fraction;
    fn add(self, other: Fraction) -> Fraction {
        Fraction::new(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }
}

impl Neg for Fraction {
    type Output = Fraction;
    fn neg(self) -> Fraction {
        Fraction(-self.0, self.1)
    }
}

impl Sub for Fraction {
    type Output = Fraction;
    fn sub(self, other: Fraction) -> Fraction {
        self + -other
    }
}

impl Mul for Fraction {
    type Output = Fraction;
    fn mul(self, other: Fraction) -> Fraction {
        Fraction::new(self.0 * other.0, self.1 * other.1)
    }
}

impl Div for Fraction {
    type Output = Fraction;
    fn div(self, other: Fraction) -> Fraction {
        Fraction::new(self.0 * other.1, self.1 * other.0)
    }
}

const NOUGHT: Fraction = Fraction(0, 1);

/// Whether weights of some columns, none negative, add up to what is wanted: the first phase of the simplex method on a
/// full table, by Bland's rule, in fractions. Nothing wanted is negative.
fn is_feasible(columns: &[Vec<i128>], wanted: &[Fraction]) -> bool {
    let rows = wanted.len();
    let width = columns.len();
    let mut table: Vec<Vec<Fraction>> = (0..rows)
        .map(|row| {
            let mut entries: Vec<Fraction> = columns.iter().map(|column| Fraction(column[row], 1)).collect();
            entries.extend((0..rows).map(|other| Fraction(i128::from(other == row), 1)));
            entries.push(wanted[row]);
            entries
        })
        .collect();
    let mut basis: Vec<usize> = (width..width + rows).collect();
    loop {
        let is_slack = |column: usize| column >= width;
        let gain = |column: usize| {
            let rows = table.iter().zip(&basis).filter(|&(_, &basic)| is_slack(basic));
            rows.fold(NOUGHT, |sum, (row, _)| sum + row[column])
        };
        let Some(entering) = (0..width).find(|&column| !basis.contains(&column) && gain(column).sign() > 0)
        else {
            return gain(width + rows).sign() == 0;
        };
        let ratio = |row: usize| table[row][width + rows] / table[row][entering];
        let candidates = (0..rows).filter(|&row| table[row][entering].sign() > 0);
        let leaving = candidates
            .reduce(|least, row| match (ratio(row) - ratio(least)).sign() {
                -1 => row,
                0 if basis[row] < basis[least] => row,
                _ => least,
            })
            .expect("the worlds' weights add up to one");
        let pivot = table[leaving][entering];
        table[leaving].iter_mut().for_each(|entry| *entry = *entry / pivot);
        let own = table[leaving].clone();
        for row in (0..rows).filter(|&row| row != leaving) {
            let factor = table[row][entering];
            table[row].iter_mut().zip(&own).for_each(|(entry, &own)| *entry = *entry - factor * own);
        }
        basis[leaving] = entering;
    }
}

/// A world as bits.
type World = u32;

fn is_true(world: World, claim: ClaimId) -> bool {
    world >> claim.index() & 1 == 1
}

/// Whether a map allows a world, by what is ticked off.
fn allows(map: &ArgumentMap, world: World, counts: &dyn Fn(Cause) -> bool) -> bool {
    let holds = |claim: ClaimId| map.claim(claim).holds_on(map.as_of());
    let all = |claims: &[ClaimId]| claims.iter().all(|&claim| holds(claim) && is_true(world, claim));
    for (id, claim) in map.claims() {
        if claim.standing() == Standing::Established
            && holds(id)
            && counts(Cause::Established(id))
            && !is_true(world, id)
        {
            return false;
        }
    }
    for (id, argument) in map.arguments() {
        let strict = argument.side() == Side::Support && argument.is_strict() && holds(argument.target());
        if strict && counts(Cause::Step(id)) && all(argument.premises()) && !is_true(world, argument.target())
        {
            return false;
        }
    }
    for (index, conflict) in map.conflicts().iter().enumerate() {
        let mut sides: Vec<ClaimId> = conflict.between().to_vec();
        sides.sort_unstable();
        sides.dedup();
        let true_sides = sides.iter().filter(|&&side| holds(side) && is_true(world, side)).count();
        if counts(Cause::Conflict(index as u32)) && true_sides > 1 {
            return false;
        }
    }
    true
}

fn worlds(map: &ArgumentMap, counts: &dyn Fn(Cause) -> bool) -> Vec<World> {
    (0..1 << map.claims().len()).filter(|&world| allows(map, world, counts)).collect()
}

/// The claims with a confidence on the day, in fiftieths.
fn given(map: &ArgumentMap) -> Vec<(ClaimId, Fraction)> {
    let claims = map.claims().filter(|(_, claim)| claim.holds_on(map.as_of()));
    claims
        .filter_map(|(id, claim)| {
            let confidence = claim.authored().confidence.as_ref()?.value;
            Some((id, Fraction::new((confidence * 50.0).round() as i128, 50)))
        })
        .collect()
}

fn are_coherent(worlds: &[World], given: &[(ClaimId, Fraction)]) -> bool {
    let column = |&world: &World| {
        let rows = given.iter().map(|&(claim, _)| i128::from(is_true(world, claim)));
        std::iter::once(1).chain(rows).collect()
    };
    let columns: Vec<Vec<i128>> = worlds.iter().map(column).collect();
    let wanted: Vec<Fraction> =
        std::iter::once(Fraction(1, 1)).chain(given.iter().map(|&(_, wanted)| wanted)).collect();
    is_feasible(&columns, &wanted)
}

/// How many claims the smallest incoherent set has, if there is one.
fn least(worlds: &[World], given: &[(ClaimId, Fraction)]) -> Option<usize> {
    let subset = |mask: u32| -> Vec<(ClaimId, Fraction)> {
        given.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1).map(|(_, &one)| one).collect()
    };
    let mut masks: Vec<u32> = (0..1 << given.len()).collect();
    masks.sort_by_key(|mask| mask.count_ones());
    let found = masks.into_iter().find(|&mask| !are_coherent(worlds, &subset(mask)))?;
    Some(found.count_ones() as usize)
}

/// Compares what is found with all that there is, and holds every bound against every world.
fn compare(text: &str) -> Coherence {
    let map = parse(text);
    let coherence = map.coherence();
    let (worlds, given) = (worlds(&map, &|_| true), given(&map));
    let least = if given.is_empty() { None } else { least(&worlds, &given) };
    let found = coherence.violations().iter().map(|violation| violation.terms.len()).min();
    assert_eq!(found, least, "{coherence}{text}");
    assert_eq!(coherence.unknown().len(), 0, "{text}");
    assert_eq!(coherence.given(), given.len());
    for violation in coherence.violations() {
        assert!(violation.is_smallest, "{violation}\n{text}");
        let sum = |world: World| -> i64 {
            let terms = violation.terms.iter().filter(|term| is_true(world, term.claim));
            terms.map(|term| term.coefficient).sum()
        };
        assert!(worlds.iter().all(|&world| sum(world) <= violation.bound), "{violation}\n{text}");
        let given: f64 = violation.terms.iter().map(|term| term.coefficient as f64 * term.confidence).sum();
        let excess = given - violation.bound as f64;
        assert!(excess > 1e-9 && (excess - violation.excess).abs() < 1e-9, "{violation}\n{text}");
        // What is said to be the reason is enough, and nothing of it can be spared.
        let because = &violation.because;
        let implies = |without: Option<Cause>| {
            let counts = |cause: Cause| because.contains(&cause) && Some(cause) != without;
            self::worlds(&map, &counts).into_iter().all(|world| sum(world) <= violation.bound)
        };
        assert!(implies(None), "{violation}: {because:?}\n{text}");
        for &cause in because {
            assert!(!implies(Some(cause)), "{violation}: {cause:?} of {because:?}\n{text}");
        }
    }
    coherence
}

/// A map in which much is tied to much. Half of the time the confidences are those of some distribution, or nearly.
fn tangle(random: &mut Random) -> String {
    let count = 3 + random.below(4);
    let some = |random: &mut Random, most: usize| -> Vec<String> {
        let mut some: Vec<usize> = (0..2 + random.below(most)).map(|_| random.below(count)).collect();
        some.sort_unstable();
        some.dedup();
        some.into_iter().map(|claim| format!("c{claim}")).collect()
    };
    // Conflicts between pairs alone have bounds that take three or five of them, and more.
    let pairs_only = random.chance(50);
    let mut steps = vec![Vec::new(); count];
    for _ in 0..if pairs_only { 0 } else { random.below(count + 2) } {
        let mut premises = some(random, 2);
        let target = random.below(count);
        premises.retain(|premise| *premise != format!("c{target}"));
        if !premises.is_empty() {
            steps[target].push(format!("{{ premises: [{}], strict: true }}", premises.join(", ")));
        }
    }
    let mut tail = String::from("conflicts:\n");
    for _ in 0..1 + random.below(if pairs_only { 3 * count } else { count }) {
        let sides = some(random, if pairs_only { 1 } else { 3 });
        if sides.len() > 1 {
            tail += &format!("  - [{}]\n", sides.join(", "));
        }
    }
    let facts: Vec<bool> = (0..count).map(|_| !pairs_only && random.chance(4)).collect();
    let silent = [0, 30][random.below(2)];
    let map = |confidences: &[Option<i64>]| {
        let mut text = String::from("claims:\n");
        for claim in 0..count {
            text += &format!("  c{claim}:\n    text: Claim {claim}.\n");
            if let Some(confidence) = confidences[claim] {
                text += &format!("    confidence: {}\n", confidence as f64 / 50.0);
            }
            if facts[claim] {
                text += "    standing: established\n";
            }
            if !steps[claim].is_empty() {
                text += &format!("    because: [{}]\n", steps[claim].join(", "));
            }
        }
        if tail.len() > 11 { text + &tail } else { text }
    };
    let mut confidences: Vec<Option<i64>> = (0..count).map(|_| Some(random.below(51) as i64)).collect();
    if random.chance(80) {
        let mut worlds = worlds(&parse(&map(&confidences)), &|_| true);
        // The larger worlds leave less room above them.
        worlds.sort_by_key(|world| std::cmp::Reverse(world.count_ones()));
        worlds.truncate((worlds.len() / 3).max(3));
        if !worlds.is_empty() {
            confidences = vec![Some(0); count];
            for _ in 0..50 {
                let world = worlds[random.below(worlds.len())];
                for (claim, confidence) in confidences.iter_mut().enumerate() {
                    *confidence = confidence.map(|so_far| so_far + i64::from(world >> claim & 1));
                }
            }
            if random.chance(60) {
                let claim = random.below(count);
                let near = |confidence: i64| (confidence + [-2, -1, 1, 2][random.below(4)]).clamp(0, 50);
                confidences[claim] = confidences[claim].map(near);
            }
        }
    }
    for confidence in &mut confidences {
        if random.chance(silent) {
            *confidence = None;
        }
    }
    map(&confidences)
}

#[test]
fn all_worlds_agree_on_tangles() {
    let mut random = Random(21);
    let mut found = [0; 3];
    let mut sizes = [0; 8];
    for _ in 0..1_500 {
        let coherence = compare(&tangle(&mut random));
        found[coherence.verdict() as usize] += 1;
        coherence.violations().iter().for_each(|violation| sizes[violation.terms.len()] += 1);
    }
    assert!(found[0] > 200 && found[1] > 200 && found[2] == 0, "{found:?}");
    assert!(sizes[1..=3].iter().all(|&many| many > 20), "{sizes:?}");
}

#[test]
fn all_worlds_agree_on_maps_of_every_kind() {
    let mut random = Random(22);
    let mut incoherent = 0;
    for _ in 0..2_000 {
        let mut text = random.sketch().to_string();
        for claim in 0..8 {
            if random.chance(80) {
                let line = format!("    text: Claim {claim}.\n");
                text = text
                    .replace(&line, &format!("{line}    confidence: {}\n", random.below(51) as f64 / 50.0));
            }
        }
        incoherent += usize::from(compare(&text).verdict() == CoherenceVerdict::Incoherent);
    }
    assert!(incoherent > 200, "{incoherent}");
}

/// A ring of five conflicts and a step from three premises: bounds that take four claims and five.
fn rings(random: &mut Random) -> String {
    let mut order: Vec<usize> = (0..6).collect();
    (0..6).for_each(|at| order.swap(at, random.below(6)));
    let near = |random: &mut Random, least: usize, width: usize| (least + random.below(width)) as f64 / 50.0;
    let ring: Vec<usize> = order[..5].to_vec();
    let [one, two, three, head] = [0, 2, 5, 3].map(|place| order[place]);
    let step = random.chance(50);
    let mut text = String::from("claims:\n");
    for claim in 0..6 {
        let confidence = match step {
            true if claim == head => near(random, 0, 15),
            true if [one, two, three].contains(&claim) => near(random, 35, 10),
            _ => near(random, 16, 8),
        };
        text += &format!("  c{claim}:\n    text: Claim {claim}.\n    confidence: {confidence}\n");
        if step && claim == head {
            text += &format!("    because: [{{ premises: [c{one}, c{two}, c{three}], strict: true }}]\n");
        }
    }
    text += "conflicts:\n";
    for at in 0..5 {
        // The step's premises are not to exclude each other.
        if !step || random.chance(30) && at != 0 {
            text += &format!("  - [c{}, c{}]\n", ring[at], ring[(at + 1) % 5]);
        }
    }
    if step { text + &format!("  - [c{}, c{}]\n", ring[1], ring[4]) } else { text }
}

#[test]
fn all_worlds_agree_on_rings() {
    let mut random = Random(23);
    let mut sizes = [0; 8];
    for _ in 0..500 {
        let coherence = compare(&rings(&mut random));
        coherence.violations().iter().for_each(|violation| sizes[violation.terms.len()] += 1);
    }
    assert!(sizes[4] > 5 && sizes[5] > 20, "{sizes:?}");
}
