//! From a framework to clauses whose models are its extensions.
//!
//! For every atom there are two literals: that it is *derived* from the set of assumptions, and that it is *possible*,
//! derivable from the assumptions that the set does not attack. An assumption is in the set if none of its contraries is
//! possible, and attacked if one of them is derived; what is between belongs to neither. This is the labelling encoding
//! of complete extensions (Cerutti, Giacomin & Vallati, *How we designed winning algorithms for abstract
//! argumentation*, Artificial Intelligence 276, 2019) carried over to rules (Lehtonen, Wallner & Järvisalo,
//! *Declarative algorithms and complexity results for assumption-based argumentation*, JAIR 71, 2021). Where an atom has
//! one rule which needs one thing, their literals are the same, so that an abstract framework gets the two variables an
//! argument that it gets in the direct encoding.
//!
//! Rules that go round in a circle could found each other. The clauses against that are added when a model does it
//! ([`Models`](super::model::Models)).

use rustsat::types::Lit;

use super::{
    Means,
    solver::{Asked, Solver},
};
use crate::{
    semantics::{Semantics, knots, support::Rules},
    theory::{Atom, Framework, LevelledRule},
};

/// What the models are to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Complete sets.
    Complete,
    /// Sets that defend themselves, all complete ones among them.
    Admissible,
    /// Stable sets: all that is possible is derived.
    Stable,
    /// Sets that attack no member of theirs.
    ConflictFree,
}

impl Kind {
    /// The sets of which those with the greatest ranges are the extensions of a semantics.
    pub(super) fn of_ranges(semantics: Semantics) -> Kind {
        if semantics == Semantics::Stage { Kind::ConflictFree } else { Kind::Admissible }
    }

    /// Whether what is possible may be more than what is derived.
    fn has_sides(self) -> bool {
        matches!(self, Kind::Complete | Kind::Admissible)
    }
}

/// What the solver tries first for a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// That it is in, and that whatever it could attack is attacked.
    In,
    /// Whatever the solver begins with.
    Free,
}

/// One of the two things to be said of an atom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Derived,
    Possible,
}

/// The literals of a framework.
pub(super) struct Literals {
    truth: Lit,
    derived: Vec<Lit>,
    /// Empty where they are the same.
    possible: Vec<Lit>,
    /// That an assumption is in the set.
    members: Vec<Lit>,
}

impl Literals {
    /// That an atom follows from the set.
    pub(super) fn derived(&self, atom: Atom) -> Lit {
        self.derived[atom as usize]
    }

    /// That an atom is possible.
    pub(super) fn possible(&self, atom: Atom) -> Lit {
        if self.possible.is_empty() { self.derived(atom) } else { self.possible[atom as usize] }
    }

    pub(super) fn on(&self, side: Side, atom: Atom) -> Lit {
        match side {
            Side::Derived => self.derived(atom),
            Side::Possible => self.possible(atom),
        }
    }

    /// That each assumption is in the set.
    pub(super) fn members(&self) -> &[Lit] {
        &self.members
    }
}

/// Encodes a framework.
pub(super) struct Encoder<'f> {
    framework: &'f Framework,
    rules: &'f Rules,
    knots: &'f [u32],
    kind: Kind,
    phase: Phase,
    solver: Solver,
    literals: Literals,
    /// For each atom and side, what became of it: see [`Encoder::literal`].
    state: Vec<State>,
    clause: Vec<Lit>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// Being looked up: whoever comes back to it goes round in a circle.
    Open,
    /// Has its literal, and clauses for it if it needs them.
    Done,
    /// Has a variable of its own, whose clauses are missing.
    Variable,
}

/// What a literal says the same as.
enum Same {
    Constant(bool),
    As(Side, Atom, bool),
    Member(LevelledRule),
    Nothing,
}

impl<'f> Encoder<'f> {
    pub(super) fn encode(
        framework: &'f Framework,
        rules: &'f Rules,
        knots: &'f [u32],
        (kind, phase): (Kind, Phase),
        means: &Means,
    ) -> (Solver, Literals) {
        let atoms = framework.atom_count();
        // A listing of stable sets asks often too, and is treated alike: whether that is best was not measured.
        let asked = if kind == Kind::Stable { Asked::Once } else { Asked::Often };
        let mut solver = Solver::new(means.solver, &means.budget, asked);
        let truth = solver.new_literal(Some(true));
        solver.add_clause(&[truth]);
        let sides = if kind.has_sides() { 2 } else { 1 };
        let mut encoder = Encoder {
            framework,
            rules,
            knots,
            kind,
            phase,
            solver,
            literals: Literals {
                truth,
                derived: vec![truth; atoms],
                possible: vec![truth; if sides == 2 { atoms } else { 0 }],
                members: Vec::with_capacity(framework.assumption_count()),
            },
            state: vec![State::New; sides * atoms],
            clause: Vec::new(),
        };
        encoder.members();
        for atom in 0..atoms as Atom {
            encoder.literal(Side::Derived, atom);
            encoder.literal(Side::Possible, atom);
        }
        for atom in 0..atoms as Atom {
            encoder.define(Side::Derived, atom);
            encoder.define(Side::Possible, atom);
        }
        encoder.constrain();
        (encoder.solver, encoder.literals)
    }

    /// The literal of every assumption that needs a variable of its own. The others follow in [`Encoder::constrain`].
    fn members(&mut self) {
        for assumption in 0..self.framework.assumption_count() as LevelledRule {
            let contraries = self.framework.contraries(assumption).count();
            let own = self.kind == Kind::ConflictFree || contraries == 2;
            let member = match own {
                true => self.solver.new_literal(self.first(true)),
                false => self.literals.truth,
            };
            self.literals.members.push(member);
        }
    }

    fn first(&self, phase: bool) -> Option<bool> {
        (self.phase == Phase::In).then_some(phase)
    }

    fn slot(&self, side: Side, atom: Atom) -> usize {
        let possible = side == Side::Possible && self.kind.has_sides();
        atom as usize + if possible { self.framework.atom_count() } else { 0 }
    }

    fn set(&mut self, side: Side, atom: Atom, literal: Lit) {
        match side == Side::Possible && self.kind.has_sides() {
            true => self.literals.possible[atom as usize] = literal,
            false => self.literals.derived[atom as usize] = literal,
        }
    }

    /// What an atom's only rule makes it the same as.
    fn same(&self, side: Side, atom: Atom) -> Same {
        let rule = match self.rules.concluding.of(atom) {
            [] => return Same::Constant(false),
            [rule] => *rule,
            _ => return Same::Nothing,
        };
        if !self.knots.is_empty() && self.knots[atom as usize] != knots::NO_KNOT {
            return Same::Nothing;
        }
        let body = self.framework.body(rule);
        if rule as usize >= self.framework.assumption_count() {
            return match body {
                [] => Same::Constant(true),
                [used] => Same::As(side, *used, true),
                _ => Same::Nothing,
            };
        }
        let mut contraries = self.framework.contraries(rule);
        if self.kind == Kind::ConflictFree {
            return if body.is_empty() { Same::Member(rule) } else { Same::Nothing };
        }
        match (body, contraries.next(), contraries.next()) {
            ([], None, _) => Same::Constant(true),
            ([used], None, _) => Same::As(side, *used, true),
            ([], Some(contrary), None) => Same::As(other(side), contrary, false),
            ([], Some(_), Some(_)) if side == Side::Derived || self.kind == Kind::Stable => {
                Same::Member(rule)
            }
            _ => Same::Nothing,
        }
    }

    /// Finds the literal of an atom on a side: that of what it is the same as, followed to its end. Where that leads
    /// back to itself, a variable cuts the circle, and is defined like any other.
    fn literal(&mut self, side: Side, atom: Atom) {
        let mut path: Vec<(Side, Atom, bool)> = Vec::new();
        let (mut side, mut atom) = (side, atom);
        let mut end = loop {
            let slot = self.slot(side, atom);
            match self.state[slot] {
                State::Done | State::Variable => break self.literals.on(side, atom),
                State::Open => {
                    self.state[slot] = State::Variable;
                    let literal = self.variable(side);
                    self.set(side, atom, literal);
                    break literal;
                }
                State::New => {}
            }
            match self.same(side, atom) {
                Same::As(next_side, next, sign) => {
                    self.state[slot] = State::Open;
                    path.push((side, atom, sign));
                    (side, atom) = (next_side, next);
                }
                same => {
                    let literal = match same {
                        Same::Constant(true) => self.literals.truth,
                        Same::Constant(false) => !self.literals.truth,
                        Same::Member(rule) => self.literals.members[rule as usize],
                        _ => self.variable(side),
                    };
                    self.state[slot] =
                        if matches!(same, Same::Nothing) { State::Variable } else { State::Done };
                    self.set(side, atom, literal);
                    break literal;
                }
            }
        };
        for (side, atom, sign) in path.into_iter().rev() {
            let slot = self.slot(side, atom);
            end = if sign { end } else { !end };
            // The variable that cut a circle is met again here, and keeps its own literal.
            if self.state[slot] == State::Open {
                self.state[slot] = State::Done;
                self.set(side, atom, end);
            } else {
                end = self.literals.on(side, atom);
            }
        }
    }

    fn variable(&mut self, side: Side) -> Lit {
        // An assumption is in where its contrary is not possible, and a set attacks most where much is derived.
        let against = side == Side::Possible || self.kind == Kind::Stable;
        self.solver.new_literal(self.first(!against))
    }

    /// Says of an atom with a variable of its own that it holds if one of its rules applies, and only then.
    fn define(&mut self, side: Side, atom: Atom) {
        let slot = self.slot(side, atom);
        if self.state[slot] != State::Variable {
            return;
        }
        self.state[slot] = State::Done;
        let literal = self.literals.on(side, atom);
        if side == Side::Possible && self.kind == Kind::Admissible {
            return self.allow(literal, atom);
        }
        let mut any = vec![!literal];
        for &rule in self.rules.concluding.of(atom) {
            let applies = self.applies(side, rule);
            self.add(&[!applies, literal]);
            any.push(applies);
        }
        self.add(&any);
    }

    /// Says of an atom that it is possible if one of its rules may apply. That it is possible only then need not be said:
    /// what is possible speaks against members only, and a set that defends itself against more than there is defends
    /// itself.
    fn allow(&mut self, possible: Lit, atom: Atom) {
        for &rule in self.rules.concluding.of(atom) {
            let mut clause = self.needed(Side::Possible, rule);
            for literal in &mut clause {
                *literal = !*literal;
            }
            clause.push(possible);
            self.add(&clause);
        }
    }

    /// The literal that a rule applies.
    fn applies(&mut self, side: Side, rule: LevelledRule) -> Lit {
        let needed = self.needed(side, rule);
        match needed[..] {
            [] => self.literals.truth,
            [one] => one,
            _ => {
                let all = self.solver.new_literal(None);
                self.all(all, &needed);
                all
            }
        }
    }

    /// All that has to hold for a rule to apply.
    fn needed(&self, side: Side, rule: LevelledRule) -> Vec<Lit> {
        let mut needed: Vec<Lit> =
            self.framework.body(rule).iter().map(|&atom| self.literals.on(side, atom)).collect();
        if (rule as usize) < self.framework.assumption_count() {
            match (self.kind, side) {
                (Kind::ConflictFree, _) => needed.push(self.literals.members[rule as usize]),
                (_, side) => {
                    let against = self.framework.contraries(rule);
                    needed.extend(against.map(|contrary| !self.literals.on(other(side), contrary)));
                }
            }
        }
        needed.sort_unstable();
        needed.dedup();
        needed.retain(|&literal| literal != self.literals.truth);
        needed
    }

    /// That a literal holds if some others all do, and only then.
    fn all(&mut self, all: Lit, needed: &[Lit]) {
        let mut clause = vec![all];
        for &literal in needed {
            self.add(&[!all, literal]);
            clause.push(!literal);
        }
        self.add(&clause);
    }

    /// What makes an assumption a member, and what no member may be.
    fn constrain(&mut self) {
        for assumption in 0..self.framework.assumption_count() as LevelledRule {
            let contraries: Vec<Atom> = self.framework.contraries(assumption).collect();
            let side = if self.kind.has_sides() { Side::Possible } else { Side::Derived };
            let against: Vec<Lit> =
                contraries.iter().map(|&contrary| !self.literals.on(side, contrary)).collect();
            if self.kind != Kind::ConflictFree {
                match against[..] {
                    [] => {}
                    [one] => self.literals.members[assumption as usize] = one,
                    _ => self.all(self.literals.members[assumption as usize], &against),
                }
            }
            let member = self.literals.members[assumption as usize];
            if self.kind != Kind::Stable {
                for &contrary in &contraries {
                    self.add(&[!member, !self.literals.derived(contrary)]);
                }
            }
        }
    }

    /// Adds a clause, but for what is known to hold or not to.
    fn add(&mut self, clause: &[Lit]) {
        let truth = self.literals.truth;
        if clause.contains(&truth) {
            return;
        }
        self.clause.clear();
        self.clause.extend(clause.iter().copied().filter(|&literal| literal != !truth));
        self.solver.add_clause(&self.clause);
    }
}

fn other(side: Side) -> Side {
    match side {
        Side::Derived => Side::Possible,
        Side::Possible => Side::Derived,
    }
}
