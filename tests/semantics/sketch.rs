//! Small random maps, written as YAML, and shrunk where one of them breaks a rule.

use std::fmt::{self, Write};

use elenchus::{ArgumentMap, Semantics, Standing, Strength, Verdict};

/// A map reduced to what bears on verdicts. Claims are numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    pub claims: Vec<ClaimSketch>,
    pub conflicts: Vec<Vec<usize>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClaimSketch {
    pub standing: Option<Standing>,
    pub strength: Option<Strength>,
    pub because: Vec<Step>,
    pub despite: Vec<Step>,
    pub unless: Vec<usize>,
    /// Whether the claim has a window, and whether it is open on the day.
    pub window: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    pub premises: Vec<usize>,
    pub strict: bool,
    pub strength: Option<Strength>,
    pub unless: Vec<usize>,
}

impl ClaimSketch {
    pub fn standing(&self) -> Standing {
        let unsaid = if self.because.is_empty() { Standing::Asserted } else { Standing::Open };
        self.standing.unwrap_or(unsaid)
    }

    pub fn holds(&self) -> bool {
        self.window != Some(false)
    }
}

impl Step {
    pub fn of(premises: impl IntoIterator<Item = usize>) -> Step {
        Step { premises: premises.into_iter().collect(), ..Step::default() }
    }
}

impl Sketch {
    /// The verdicts of the crate, by way of YAML.
    pub fn verdicts(&self) -> Vec<Verdict> {
        let yaml = self.to_string();
        let map = match ArgumentMap::parse(&yaml) {
            Ok(map) => map,
            Err(error) => panic!("{error:?}\n{yaml}"),
        };
        map.verdicts(Semantics::Grounded).iter().map(|(_, verdict)| verdict).collect()
    }

    /// Every step, for and against.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.claims.iter().flat_map(|claim| claim.because.iter().chain(&claim.despite))
    }
}

impl fmt::Display for Sketch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("as-of: 2026-06-01\nclaims:\n")?;
        for (id, claim) in self.claims.iter().enumerate() {
            writeln!(out, "  c{id}:\n    text: Claim {id}.")?;
            if let Some(standing) = claim.standing {
                writeln!(out, "    standing: {standing}")?;
            }
            if let Some(strength) = claim.strength {
                writeln!(out, "    strength: {strength}")?;
            }
            if !claim.unless.is_empty() {
                writeln!(out, "    unless: {}", List(&claim.unless))?;
            }
            match claim.window {
                Some(true) => writeln!(out, "    holds: {{ from: 2026-01-01 }}")?,
                Some(false) => writeln!(out, "    holds: {{ until: 2026-05-31 }}")?,
                None => {}
            }
            for (key, steps) in [("because", &claim.because), ("despite", &claim.despite)] {
                if !steps.is_empty() {
                    writeln!(out, "    {key}:")?;
                }
                for step in steps {
                    writeln!(out, "      - {step}")?;
                }
            }
        }
        if !self.conflicts.is_empty() {
            out.write_str("conflicts:\n")?;
        }
        for between in &self.conflicts {
            writeln!(out, "  - {}", List(between))?;
        }
        Ok(())
    }
}

impl fmt::Display for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{{ premises: {}", List(&self.premises))?;
        if self.strict {
            out.write_str(", strict: true")?;
        }
        if let Some(strength) = self.strength {
            write!(out, ", strength: {strength}")?;
        }
        if !self.unless.is_empty() {
            write!(out, ", unless: {}", List(&self.unless))?;
        }
        out.write_str(" }")
    }
}

struct List<'l>(&'l [usize]);

impl fmt::Display for List<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_char('[')?;
        for (at, id) in self.0.iter().enumerate() {
            write!(out, "{}c{id}", if at == 0 { "" } else { ", " })?;
        }
        out.write_char(']')
    }
}

/// A small random number generator (SplitMix64): the same maps on every run and machine.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    /// True that many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn strength(&mut self) -> Strength {
        Strength::ALL[self.below(3)]
    }

    fn some(&mut self, percent: usize, most: usize, claims: usize) -> Vec<usize> {
        match self.chance(percent) {
            true => (0..1 + self.below(most)).map(|_| self.below(claims)).collect(),
            false => Vec::new(),
        }
    }

    /// How often each feature occurs is itself drawn for each map, so that plain and crowded ones both come up.
    pub fn sketch(&mut self) -> Sketch {
        let count = 2 + self.below(5);
        let strengths = [0, 30, 70][self.below(3)];
        let strict = [0, 20, 60][self.below(3)];
        let unless = [0, 15, 40][self.below(3)];
        let windows = [0, 0, 0, 15][self.below(4)];
        let standings = [10, 50][self.below(2)];
        let circles = self.chance(50);
        let claims = (0..count).map(|id| {
            // A map is built upwards, from the first claim, unless it may go in circles.
            let below = if circles { count } else { id };
            let step = |random: &mut Random, support: bool| Step {
                premises: (0..1 + random.below(4).saturating_sub(1))
                    .map(|_| random.below(if support { below } else { count }))
                    .collect(),
                strict: support && random.chance(strict),
                strength: random.chance(strengths).then(|| random.strength()),
                unless: random.some(unless, 2, count),
            };
            let because = (0..self.below(3).min(below)).map(|_| step(self, true)).collect();
            let despite = (0..self.below(5).saturating_sub(2)).map(|_| step(self, false)).collect();
            ClaimSketch {
                standing: self.chance(standings).then(|| match self.below(6) {
                    0 => Standing::Established,
                    1 => Standing::Open,
                    _ => Standing::Asserted,
                }),
                strength: self.chance(strengths).then(|| self.strength()),
                because,
                despite,
                unless: self.some(unless, 2, count),
                window: self.chance(windows).then(|| self.chance(50)),
            }
        });
        let claims = claims.collect();
        let mut conflicts = Vec::new();
        for _ in 0..self.below(3) {
            let length = 2 + self.below(2).min(count - 2);
            conflicts.push(self.different(length, count));
        }
        Sketch { claims, conflicts }
    }

    /// A map of more claims, mostly plain, with conflicts and strict steps over long lists.
    pub fn sketch_of_long_lists(&mut self) -> Sketch {
        let count = 8 + self.below(3);
        let mut sketch = Sketch { claims: vec![ClaimSketch::default(); count], conflicts: Vec::new() };
        for claim in &mut sketch.claims {
            claim.strength = self.chance(50).then(|| self.strength());
            claim.despite = (0..self.below(6) / 5).map(|_| Step::of([self.below(count)])).collect();
        }
        for _ in 0..1 + self.below(2) {
            let length = 7 + self.below(count - 7);
            let list = self.different(length, count);
            if self.chance(50) {
                sketch.conflicts.push(list);
            } else {
                let claim = &mut sketch.claims[self.below(count)];
                claim.because.push(Step { strict: true, ..Step::of(list) });
                claim.despite.push(Step::of([self.below(count)]));
            }
        }
        sketch
    }

    fn different(&mut self, length: usize, claims: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..claims).collect();
        (0..length).map(|_| all.swap_remove(self.below(all.len()))).collect()
    }
}

/// The smallest map near this one that still fails.
pub fn shrink(mut sketch: Sketch, fails: impl Fn(&Sketch) -> bool) -> Sketch {
    while let Some(smaller) = smaller(&sketch).into_iter().find(&fails) {
        sketch = smaller;
    }
    sketch
}

/// Checks what must hold of many random maps, and shows the smallest that breaks it.
pub fn holds_of(count: usize, mut draw: impl FnMut() -> Sketch, wrong: impl Fn(&Sketch) -> Option<String>) {
    for _ in 0..count {
        let sketch = draw();
        if wrong(&sketch).is_some() {
            let least = shrink(sketch, |sketch| wrong(sketch).is_some());
            panic!("{}:\n{least}", wrong(&least).unwrap_or_default());
        }
    }
}

/// Every map that lacks one thing of this one.
fn smaller(sketch: &Sketch) -> Vec<Sketch> {
    let mut all: Vec<Sketch> = (0..sketch.claims.len()).map(|claim| without(sketch, claim)).collect();
    let mut change = |change: &dyn Fn(&mut Sketch)| {
        let mut changed = sketch.clone();
        change(&mut changed);
        if changed != *sketch {
            all.push(changed);
        }
    };
    for at in 0..sketch.conflicts.len() {
        change(&|sketch| drop(sketch.conflicts.remove(at)));
        if sketch.conflicts[at].len() > 2 {
            for place in 0..sketch.conflicts[at].len() {
                change(&|sketch| {
                    sketch.conflicts[at].remove(place);
                });
            }
        }
    }
    for (at, claim) in sketch.claims.iter().enumerate() {
        change(&|sketch| sketch.claims[at].standing = None);
        change(&|sketch| sketch.claims[at].strength = None);
        change(&|sketch| sketch.claims[at].window = None);
        change(&|sketch| sketch.claims[at].unless.clear());
        for against in [false, true] {
            fn side(claim: &mut ClaimSketch, against: bool) -> &mut Vec<Step> {
                if against { &mut claim.despite } else { &mut claim.because }
            }
            let steps = if against { &claim.despite } else { &claim.because };
            for (place, step) in steps.iter().enumerate() {
                change(&|sketch| drop(side(&mut sketch.claims[at], against).remove(place)));
                change(&|sketch| side(&mut sketch.claims[at], against)[place].strict = false);
                change(&|sketch| side(&mut sketch.claims[at], against)[place].strength = None);
                change(&|sketch| side(&mut sketch.claims[at], against)[place].unless.clear());
                for premise in 1..step.premises.len() {
                    change(&|sketch| {
                        side(&mut sketch.claims[at], against)[place].premises.remove(premise);
                    });
                }
            }
        }
    }
    all
}

/// The map without a claim, and without what is made of it.
fn without(sketch: &Sketch, claim: usize) -> Sketch {
    let keep = |ids: &mut Vec<usize>| {
        ids.retain(|&id| id != claim);
        ids.iter_mut().for_each(|id| *id -= usize::from(*id > claim));
    };
    let mut rest = sketch.clone();
    rest.claims.remove(claim);
    for other in &mut rest.claims {
        keep(&mut other.unless);
        for steps in [&mut other.because, &mut other.despite] {
            for step in &mut *steps {
                keep(&mut step.premises);
                keep(&mut step.unless);
            }
            steps.retain(|step| !step.premises.is_empty());
        }
    }
    rest.conflicts.iter_mut().for_each(keep);
    rest.conflicts.retain(|between| between.len() > 1);
    rest
}
