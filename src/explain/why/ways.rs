//! The points that can be made of a labelled framework, and the ways to make each.
//!
//! A point is that an atom is in, or that it is out; and, in between, that a rule fails: at its level and at each above it
//! that it has. The size of an explanation is the number of its points, counted as a tree, what has no argument included.

use super::cheapest::{NONE, Ways};
use crate::{
    document::Strength,
    semantics::{Label, Labelling},
    theory::{Atom, Framework, Groups, Kind, LevelledRule, Literal, RuleId, Theory},
};

/// What is asked of a framework again and again.
pub(super) struct Table<'t> {
    pub(super) theory: &'t Theory,
    pub(super) framework: &'t Framework,
    pub(super) labelling: &'t Labelling,
    /// The rules of the theory that conclude each literal, by its number.
    concluding: Groups,
    /// For each rule of the theory its first copy, the one at the lowest level.
    copies: Vec<LevelledRule>,
    /// For each atom how many levels it is above the lowest.
    pub(super) levels: Vec<u8>,
    /// The strengths in use, from the weakest.
    strengths: Vec<Strength>,
}

/// A point by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    In(Atom),
    Out(Atom),
    Fails(LevelledRule),
}

impl<'t> Table<'t> {
    pub(super) fn new(theory: &'t Theory, framework: &'t Framework, labelling: &'t Labelling) -> Table<'t> {
        let mut copies = vec![NONE; theory.rules().len()];
        for copy in (0..framework.rule_count() as LevelledRule).rev() {
            if let Some(rule) = framework.origin(copy) {
                copies[rule.index()] = copy;
            }
        }
        let mut levels: Vec<u8> = Vec::with_capacity(framework.atom_count());
        let mut strengths = Vec::new();
        let mut before = None;
        for atom in 0..framework.atom_count() as Atom {
            // The levels of a literal follow one another, from the lowest.
            let (literal, strength) = framework.literal(atom);
            let level = if before == Some(literal) { levels[atom as usize - 1] + 1 } else { 0 };
            if usize::from(level) == strengths.len() {
                strengths.push(strength);
            }
            levels.push(level);
            before = Some(literal);
        }
        let concluding = Groups::new(theory.literal_count(), || {
            theory.rules().map(|(id, rule)| (theory.number(rule.head), id.index() as u32))
        });
        Table { theory, framework, labelling, concluding, copies, levels, strengths }
    }

    /// The rules that conclude a literal, in the order of the theory.
    pub(super) fn concluding(&self, literal: Literal) -> impl ExactSizeIterator<Item = RuleId> + '_ {
        self.concluding.of(self.theory.number(literal)).iter().map(|&rule| RuleId(rule))
    }

    /// The atom of a literal at a level, if an argument reaches it.
    pub(super) fn atom(&self, literal: Literal, level: u8) -> Option<Atom> {
        self.framework.atoms(literal).nth(usize::from(level))
    }

    /// The copy of a rule at a level, if an argument that ends in it reaches it.
    pub(super) fn copy(&self, rule: RuleId, level: u8) -> Option<LevelledRule> {
        let first = self.copies[rule.index()];
        let copy = (first != NONE).then(|| first + LevelledRule::from(level))?;
        let is_copy =
            (copy as usize) < self.framework.rule_count() && self.framework.origin(copy) == Some(rule);
        is_copy.then_some(copy)
    }

    /// The level of a copy.
    pub(super) fn level(&self, copy: LevelledRule) -> u8 {
        self.levels[self.framework.head(copy) as usize]
    }

    /// What could speak against a copy of a rule: each literal with the level at which it would, where the theory has a
    /// rule that concludes it.
    pub(super) fn threats(&self, copy: LevelledRule) -> impl Iterator<Item = (Literal, u8)> + '_ {
        let rule =
            self.framework.origin(copy).filter(|_| (copy as usize) < self.framework.assumption_count());
        let threats = rule.map(|rule| {
            let objection = match self.theory.rule(rule).head {
                Literal::Claim(claim) => Some((Literal::Objection(claim), self.level(copy))),
                _ => None,
            };
            [objection, Some((Literal::Undercut(rule), 0))]
        });
        let threats = threats.into_iter().flatten().flatten();
        threats.filter(|&(literal, _)| self.concluding(literal).len() > 0)
    }

    pub(super) fn points(&self) -> usize {
        2 * self.framework.atom_count() + self.framework.rule_count()
    }

    pub(super) fn number(&self, point: Made) -> u32 {
        let atoms = self.framework.atom_count() as u32;
        match point {
            Made::In(atom) => atom,
            Made::Out(atom) => atoms + atom,
            Made::Fails(copy) => 2 * atoms + copy,
        }
    }

    pub(super) fn point(&self, number: u32) -> Made {
        let atoms = self.framework.atom_count() as u32;
        match number {
            _ if number < atoms => Made::In(number),
            _ if number < 2 * atoms => Made::Out(number - atoms),
            _ => Made::Fails(number - 2 * atoms),
        }
    }

    /// The strength of a level that some atom has.
    pub(super) fn strength(&self, level: u8) -> Strength {
        self.strengths[usize::from(level)]
    }

    fn is(&self, atom: Atom, label: Label) -> bool {
        self.labelling.label(atom) == label
    }

    /// All ways to make the points, and for each the copy that it is a step by; none for one that is no step.
    pub(super) fn ways(&self) -> (Ways, Vec<LevelledRule>) {
        let mut all = Collected { ways: Ways::new(), steps: Vec::new() };
        for copy in 0..self.framework.rule_count() as LevelledRule {
            let head = self.framework.head(copy);
            match (self.framework.origin(copy), self.labelling.label(head)) {
                (Some(_), Label::In) => self.derived(copy, &mut all),
                (Some(_), Label::Out) => self.fails(copy, &mut all),
                _ => {}
            }
        }
        let at_level = Groups::new(self.framework.atom_count(), || {
            let copies = (0..self.framework.rule_count() as LevelledRule)
                .filter(|&copy| self.framework.origin(copy).is_some());
            copies.map(|copy| (self.framework.head(copy), copy))
        });
        for atom in 0..self.framework.atom_count() as Atom {
            match self.labelling.label(atom) {
                Label::In => self.so_is_weaker(atom, &mut all),
                Label::Out => self.refuted(atom, at_level.of(atom), &mut all),
                Label::Undecided => {}
            }
        }
        (all.ways, all.steps)
    }

    /// What stands at some strength stands at the one below, and is as well said once.
    fn so_is_weaker(&self, atom: Atom, all: &mut Collected) {
        if self.levels[atom as usize] > 0 {
            let order = (0, self.strongest_first(atom));
            all.add(self.number(Made::In(atom - 1)), order, [self.number(Made::In(atom))], NONE);
        }
    }

    fn derived(&self, copy: LevelledRule, all: &mut Collected) {
        let body = self.framework.body(copy);
        let applies = body.iter().all(|&atom| self.is(atom, Label::In))
            && ((copy as usize) >= self.framework.assumption_count()
                || self.labelling.assumption(self.framework, copy) == Label::In);
        if !applies {
            return;
        }
        let mut tails: Vec<u32> = body.iter().map(|&atom| self.number(Made::In(atom))).collect();
        let mut weight = 1;
        for (literal, level) in self.threats(copy) {
            match self.atom(literal, level) {
                Some(atom) => tails.push(self.number(Made::Out(atom))),
                None => weight += 1 + self.concluding(literal).len() as u32,
            }
        }
        let head = self.framework.head(copy);
        all.add(self.number(Made::In(head)), (weight, self.strongest_first(head)), tails, copy);
    }

    /// Of ways of the same size, that by the strongest argument.
    fn strongest_first(&self, atom: Atom) -> u8 {
        u8::MAX - self.levels[atom as usize]
    }

    fn fails(&self, copy: LevelledRule, all: &mut Collected) {
        let head = self.number(Made::Fails(copy));
        for &atom in self.framework.body(copy).iter().filter(|&&atom| self.is(atom, Label::Out)) {
            all.add(head, (0, 0), [self.number(Made::Out(atom))], NONE);
        }
        for (literal, level) in self.threats(copy) {
            let standing = (level..).map_while(|level| Some((level, self.atom(literal, level)?)));
            for (at, atom) in standing.filter(|&(_, atom)| self.is(atom, Label::In)) {
                let defeat = self.number(Made::In(atom));
                // An undercut defeats at any strength; an objection leaves the levels above its own.
                let above = match (literal, self.framework.origin(copy)) {
                    (Literal::Objection(_), Some(rule)) => self.copy(rule, at + 1),
                    _ => None,
                };
                let rest = above.map(|copy| self.number(Made::Fails(copy)));
                all.add(head, (0, 0), [defeat].into_iter().chain(rest), NONE);
            }
        }
    }

    fn refuted(&self, atom: Atom, copies: &[LevelledRule], all: &mut Collected) {
        let head = self.number(Made::Out(atom));
        let level = self.levels[atom as usize];
        // What does not stand at all does not stand at a strength, and is as well said once.
        if level > 0 && self.is(atom - 1, Label::Out) {
            all.add(head, (0, level - 1), [self.number(Made::Out(atom - 1))], NONE);
        }
        let (literal, _) = self.framework.literal(atom);
        let others = self.concluding(literal).len() - copies.len();
        let tails = copies.iter().map(|&copy| self.number(Made::Fails(copy)));
        all.add(head, (1 + others as u32, level), tails, NONE);
    }

    /// Whether a step has the strength for a level.
    pub(super) fn is_too_weak(&self, rule: RuleId, strength: Strength) -> bool {
        matches!(self.theory.rule(rule).kind, Kind::Defeasible(own) if own < strength)
    }
}

struct Collected {
    ways: Ways,
    steps: Vec<LevelledRule>,
}

impl Collected {
    fn add(&mut self, head: u32, order: (u32, u8), tails: impl IntoIterator<Item = u32>, step: LevelledRule) {
        self.ways.add(head, order, tails);
        self.steps.push(step);
    }
}
