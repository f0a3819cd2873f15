//! From the smallest ways to the points of an explanation, in an order in which each rests on later ones.

use std::collections::HashMap;

use super::{
    cheapest::{Cheapest, NONE, Ways},
    explanation::{Failure, Fault, Point, Reason},
    ways::{Made, Table},
};
use crate::{
    semantics::{Label, Labelling},
    theory::{Atom, Framework, LevelledRule, Literal, RuleId, Theory},
};

/// Explains why an atom is in, or why it is out.
pub(super) fn points(
    theory: &Theory,
    framework: &Framework,
    labelling: &Labelling,
    atom: Atom,
) -> Vec<Point> {
    let table = Table::new(theory, framework, labelling);
    let (ways, steps) = table.ways();
    let root = match labelling.label(atom) {
        Label::In => Made::In(atom),
        _ => Made::Out(atom),
    };
    let is_out = |point| !matches!(table.point(point), Made::In(_));
    let cheapest = Cheapest::of(&ways, table.points(), table.number(root), is_out);
    let mut drafts =
        Drafts { table, ways, steps, cheapest, known: HashMap::new(), points: Vec::new(), work: Vec::new() };
    drafts.point(root);
    while let Some((place, wanted)) = drafts.work.pop() {
        drafts.points[place].reason = drafts.reason(wanted);
    }
    in_order(drafts.points)
}

/// What a point is of: an atom, or a literal at a level that none of its arguments reaches.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Wanted {
    In(Atom),
    Out(Atom),
    /// Out, and whatever concludes it is listed.
    Unreached(Literal, u8),
    /// Out, and nobody asks what could conclude it.
    Absent(Literal, u8),
}

/// Points that refer to one another by the place at which they were first asked for.
struct Drafts<'t> {
    table: Table<'t>,
    ways: Ways,
    steps: Vec<LevelledRule>,
    cheapest: Cheapest,
    known: HashMap<Wanted, usize>,
    points: Vec<Point>,
    work: Vec<(usize, Wanted)>,
}

impl Drafts<'_> {
    /// The place of a point, to be explained if it is new.
    fn wanted(&mut self, wanted: Wanted) -> usize {
        let (literal, level) = match wanted {
            Wanted::In(atom) | Wanted::Out(atom) => {
                (self.table.framework.literal(atom).0, self.table.levels[atom as usize])
            }
            Wanted::Unreached(literal, level) | Wanted::Absent(literal, level) => (literal, level),
        };
        *self.known.entry(wanted).or_insert_with(|| {
            let place = self.points.len();
            let strength = self.table.strength(level);
            self.points.push(Point { literal, strength, reason: Reason::NoArgument });
            self.work.push((place, wanted));
            place
        })
    }

    /// The same of an atom that is in or out, by way of those that are as well said once: a stronger argument for what
    /// is in, or that it is out at a lower level already.
    fn point(&mut self, mut made: Made) -> usize {
        loop {
            let tails = self.cheapest.way(self.table.number(made)).map(|way| self.ways.tails(way));
            let next = tails.and_then(|tails| tails.first()).map(|&tail| self.table.point(tail));
            match (made, next) {
                (Made::In(atom), Some(Made::In(stronger))) if self.is_same_literal(atom, stronger) => {
                    made = Made::In(stronger)
                }
                (Made::Out(atom), Some(Made::Out(weaker))) if self.is_same_literal(atom, weaker) => {
                    made = Made::Out(weaker)
                }
                (Made::In(atom), _) => return self.wanted(Wanted::In(atom)),
                (Made::Out(atom), _) => return self.wanted(Wanted::Out(atom)),
                (Made::Fails(copy), _) => return self.wanted(Wanted::Out(self.table.framework.head(copy))),
            }
        }
    }

    fn is_same_literal(&self, one: Atom, other: Atom) -> bool {
        one.abs_diff(other) == 1
            && self.table.framework.literal(one).0 == self.table.framework.literal(other).0
    }

    fn reason(&mut self, wanted: Wanted) -> Reason {
        match wanted {
            Wanted::In(atom) => {
                let way = self.cheapest.way(self.table.number(Made::In(atom)));
                let step = way.map_or(NONE, |way| self.steps[way as usize]);
                debug_assert!(step != NONE, "what is in has a step");
                self.derived(step)
            }
            Wanted::Out(atom) => {
                let circle = self.cheapest.circle(self.table.number(Made::Out(atom)));
                let literal = self.table.framework.literal(atom).0;
                Reason::Refuted {
                    failures: self.failures(literal, self.table.levels[atom as usize], circle),
                    circle,
                }
            }
            Wanted::Unreached(literal, level) => {
                Reason::Refuted { failures: self.failures(literal, level, None), circle: None }
            }
            Wanted::Absent(..) => Reason::NoArgument,
        }
    }

    fn derived(&mut self, step: LevelledRule) -> Reason {
        let framework = self.table.framework;
        let Some(rule) = framework.origin(step) else { return Reason::NoArgument };
        let premises = framework.body(step).iter().map(|&premise| self.point(Made::In(premise))).collect();
        let threats: Vec<(Literal, u8)> = self.table.threats(step).collect();
        let answers = threats.into_iter().map(|(literal, level)| match self.table.atom(literal, level) {
            Some(atom) => self.point(Made::Out(atom)),
            None => self.wanted(Wanted::Unreached(literal, level)),
        });
        Reason::Derived { rule, premises, answers: answers.collect() }
    }

    /// Why each rule for a literal fails at a level and above.
    fn failures(&mut self, literal: Literal, level: u8, circle: Option<u32>) -> Vec<Failure> {
        let rules: Vec<RuleId> = self.table.concluding(literal).collect();
        let mut failures = Vec::with_capacity(rules.len());
        for rule in rules {
            match self.table.copy(rule, level) {
                Some(copy) => self.fails(rule, copy, circle, &mut failures),
                None => failures.push(Failure { rule, fault: self.unreached(rule, level) }),
            }
        }
        failures
    }

    fn fails(&mut self, rule: RuleId, copy: LevelledRule, circle: Option<u32>, failures: &mut Vec<Failure>) {
        let mut next = Some(copy);
        while let Some(copy) = next.take() {
            let way = self.cheapest.way(self.table.number(Made::Fails(copy)));
            let tails = way.map(|way| self.ways.tails(way).to_vec()).unwrap_or_default();
            for tail in tails {
                let fault = match self.table.point(tail) {
                    Made::Fails(above) => {
                        next = Some(above);
                        continue;
                    }
                    Made::In(atom) => Fault::Defeated(self.point(Made::In(atom))),
                    out @ Made::Out(_) => {
                        let within = circle.is_some() && self.cheapest.circle(tail) == circle;
                        let premise = self.point(out);
                        if within { Fault::Circle(premise) } else { Fault::Premise(premise) }
                    }
                };
                failures.push(Failure { rule, fault });
            }
        }
    }

    /// Why no argument that ends in a rule reaches a level.
    fn unreached(&mut self, rule: RuleId, level: u8) -> Fault {
        let strength = self.table.strength(level);
        let parts = self.table.theory.rule(rule);
        if parts.body.contains(&parts.head) {
            return Fault::Itself;
        }
        let absent = parts.body.iter().find(|&&premise| self.table.atom(premise, level).is_none());
        match absent.filter(|_| !self.table.is_too_weak(rule, strength)) {
            // A part of a list is named by what it stands for.
            Some(&part @ Literal::Part(_)) => Fault::Premise(self.wanted(Wanted::Unreached(part, level))),
            Some(&premise) => Fault::Premise(self.wanted(Wanted::Absent(premise, level))),
            None => Fault::TooWeak,
        }
    }
}

/// The points in an order in which each rests on later ones, but for those of a circle, which stand together. The first
/// stays the first.
fn in_order(points: Vec<Point>) -> Vec<Point> {
    let circle_of = |place: usize| match points[place].reason {
        Reason::Refuted { circle, .. } => circle,
        _ => None,
    };
    let mut circles: HashMap<u32, Vec<usize>> = HashMap::new();
    for place in 0..points.len() {
        if let Some(circle) = circle_of(place) {
            circles.entry(circle).or_default().push(place);
        }
    }
    let group =
        |place: usize| circle_of(place).map_or_else(|| vec![place], |circle| circles[&circle].clone());
    // What a group rests on, the last first, since the order is turned round in the end.
    let rests_on = |group: &[usize]| -> Vec<usize> {
        let mut all: Vec<usize> = Vec::new();
        group.iter().for_each(|&place| each_reference(&points[place].reason, |to| all.push(to)));
        all
    };
    let mut seen = vec![false; points.len()];
    let mut turned: Vec<Vec<usize>> = Vec::new();
    let mut path: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    let first = group(0);
    first.iter().for_each(|&place| seen[place] = true);
    path.push((rests_on(&first), first));
    while let Some((left, _)) = path.last_mut() {
        match left.pop() {
            Some(next) if !seen[next] => {
                let members = group(next);
                members.iter().for_each(|&place| seen[place] = true);
                path.push((rests_on(&members), members));
            }
            Some(_) => {}
            None => turned.extend(path.pop().map(|(_, members)| members)),
        }
    }
    let order: Vec<usize> = turned.into_iter().rev().flatten().collect();
    let mut places = vec![0; points.len()];
    order.iter().enumerate().for_each(|(place, &draft)| places[draft] = place);
    let mut points: Vec<Option<Point>> = points.into_iter().map(Some).collect();
    let mut numbers: HashMap<u32, u32> = HashMap::new();
    let mut ordered: Vec<Point> = order.iter().filter_map(|&draft| points[draft].take()).collect();
    for point in &mut ordered {
        each_reference_mut(&mut point.reason, |to| *to = places[*to]);
        if let Reason::Refuted { circle: Some(circle), .. } = &mut point.reason {
            let next = numbers.len() as u32;
            *circle = *numbers.entry(*circle).or_insert(next);
        }
    }
    ordered
}

fn each_reference(reason: &Reason, visit: impl FnMut(usize)) {
    match reason {
        Reason::Derived { premises, answers, .. } => premises.iter().chain(answers).copied().for_each(visit),
        Reason::Refuted { failures, .. } => {
            failures.iter().filter_map(|failure| failure.fault.point()).for_each(visit)
        }
        Reason::NoArgument => {}
    }
}

fn each_reference_mut(reason: &mut Reason, mut visit: impl FnMut(&mut usize)) {
    match reason {
        Reason::Derived { premises, answers, .. } => premises.iter_mut().chain(answers).for_each(visit),
        Reason::Refuted { failures, .. } => {
            for failure in failures {
                if let Fault::Premise(point) | Fault::Circle(point) | Fault::Defeated(point) =
                    &mut failure.fault
                {
                    visit(point);
                }
            }
        }
        Reason::NoArgument => {}
    }
}
