//! What is left of a framework once some of its atoms are decided.

use crate::{
    semantics::{Label, support::Rules},
    theory::{Atom, Framework, LevelledRule, Parts},
};

/// A part of a framework, in the light of what the labels of the rest say.
pub(super) struct Reduct {
    pub(super) framework: Framework,
    /// For each assumption here, the one it is in the whole; [`NONE`] for the one that stands for what is undecided.
    assumptions: Vec<LevelledRule>,
    /// For each atom here, the one it is in the whole. The one that stands for what is undecided comes behind them.
    pub(super) atoms: Vec<Atom>,
}

impl Reduct {
    /// Writes the members of a set of the reduct into those of the whole.
    pub(super) fn lift(&self, found: &[bool], members: &mut [bool]) {
        for (&assumption, &is_member) in self.assumptions.iter().zip(found) {
            if assumption != NONE {
                members[assumption as usize] = is_member;
            }
        }
    }
}

const NONE: u32 = u32::MAX;

/// Makes reducts of one framework.
pub(super) struct Reducer<'f> {
    whole: &'f Framework,
    rules: &'f Rules,
    /// For each atom its number in the reduct in the making.
    numbers: Vec<u32>,
    /// The atom that stands for what is undecided, and whether anything needs it.
    undecided: (Atom, bool),
}

impl<'f> Reducer<'f> {
    pub(super) fn new(whole: &'f Framework, rules: &'f Rules) -> Reducer<'f> {
        Reducer { whole, rules, numbers: vec![NONE; whole.atom_count()], undecided: (0, false) }
    }

    /// The framework of some atoms.
    ///
    /// What is in founds whatever needs it, and what is out nothing. What is undecided is an assumption that is its own
    /// contrary, and nothing makes it more.
    ///
    /// # Arguments
    ///
    /// * `labels`: the labels of the other atoms, as far as these depend on them.
    pub(super) fn reduct(&mut self, labels: &[Option<Label>], atoms: &[Atom]) -> Reduct {
        for (number, &atom) in atoms.iter().enumerate() {
            self.numbers[atom as usize] = number as u32;
        }
        self.undecided = (atoms.len() as Atom, self.needs_undecided(labels, atoms));
        let (stand_in, needed) = self.undecided;
        let mut parts = Parts::with_capacity(stand_in + Atom::from(needed), (atoms.len(), atoms.len()));
        let mut assumptions = Vec::new();
        let assuming = self.whole.assumption_count() as LevelledRule;
        let rules = |assumes: bool| {
            let concluding = atoms.iter().flat_map(|&atom| self.rules.concluding.of(atom));
            concluding.copied().filter(move |&rule| (rule < assuming) == assumes)
        };
        for rule in rules(true) {
            if let (Some(contraries), Some(body)) = (self.contraries(labels, rule), self.body(labels, rule)) {
                parts.assuming_rule(body, self.numbers[self.whole.head(rule) as usize], contraries);
                assumptions.push(rule);
            }
        }
        if needed {
            parts.assuming_rule([], stand_in, [stand_in, Parts::NONE]);
            assumptions.push(NONE);
        }
        for rule in rules(false) {
            if let Some(body) = self.body(labels, rule) {
                parts.rule(body, self.numbers[self.whole.head(rule) as usize]);
            }
        }
        for &atom in atoms {
            self.numbers[atom as usize] = NONE;
        }
        let (framework, left) = parts.pruned(0);
        let assumptions = left.into_iter().map(|rule| assumptions[rule as usize]).collect();
        Reduct { framework, assumptions, atoms: atoms.to_vec() }
    }

    /// Whether a rule for one of some atoms, or what attacks it, depends on something undecided.
    fn needs_undecided(&self, labels: &[Option<Label>], atoms: &[Atom]) -> bool {
        let is_undecided = |&atom: &Atom| {
            let decided = matches!(labels[atom as usize], Some(Label::In | Label::Out));
            self.numbers[atom as usize] == NONE && !decided
        };
        atoms.iter().flat_map(|&atom| self.rules.concluding.of(atom)).any(|&rule| {
            let assumes = (rule as usize) < self.whole.assumption_count();
            self.whole.body(rule).iter().any(is_undecided)
                || assumes && self.whole.contraries(rule).any(|contrary| is_undecided(&contrary))
        })
    }

    /// What still speaks against an assumption; none where something refutes it.
    fn contraries(&self, labels: &[Option<Label>], rule: LevelledRule) -> Option<[Atom; 2]> {
        let mut contraries = [Parts::NONE; 2];
        let mut count = 0;
        for contrary in self.whole.contraries(rule) {
            match self.now(labels, contrary) {
                Now::In => return None,
                Now::Out => {}
                Now::Atom(atom) => {
                    if !contraries.contains(&atom) {
                        contraries[count] = atom;
                        count += 1;
                    }
                }
            }
        }
        Some(contraries)
    }

    /// What a rule still needs; none where it does not apply.
    fn body(&self, labels: &[Option<Label>], rule: LevelledRule) -> Option<Vec<Atom>> {
        let mut body = Vec::new();
        for &atom in self.whole.body(rule) {
            match self.now(labels, atom) {
                Now::In => {}
                Now::Out => return None,
                // Several atoms may be undecided.
                Now::Atom(atom) if atom == self.undecided.0 && body.contains(&atom) => {}
                Now::Atom(atom) => body.push(atom),
            }
        }
        Some(body)
    }

    fn now(&self, labels: &[Option<Label>], atom: Atom) -> Now {
        match (self.numbers[atom as usize], labels[atom as usize]) {
            (NONE, Some(Label::In)) => Now::In,
            (NONE, Some(Label::Out)) => Now::Out,
            (NONE, _) => Now::Atom(self.undecided.0),
            (number, _) => Now::Atom(number),
        }
    }
}

/// What has become of an atom.
enum Now {
    In,
    Out,
    Atom(Atom),
}
