//! `p aba`, the competition's format for flat assumption-based frameworks: the rules of the map.
//!
//! The framework is the one that verdicts are found on ([`Theory::framework`](crate::theory::Theory::framework)), strengths
//! and all, so that no verdict of any map is lost, under any semantics. The first atoms are the claims, in order: claim 3 is
//! accepted where atom 3 is. A claim that is only asserted is an assumption itself, and what is concluded from one atom alone
//! is that atom; so a map that was read from `p aba` is written as it was, but for rules that never apply.

use std::{collections::HashSet, fmt::Write};

use super::{
    WriteError, iccma,
    losses::{Says, besides},
};
use crate::{
    diagnostic::Diagnostic,
    map::View,
    semantics::Verdicts,
    theory::{Atom, Framework, LevelledRule},
};

pub(super) fn write(view: &View<'_>, _: &Verdicts) -> Result<String, WriteError> {
    let map = view.map();
    let framework = map.theory().framework();
    let claims = map.claims().len() as u32;
    let mut atoms = Atoms::new(&framework, claims);
    let mut statements = String::new();
    let mut written: HashSet<String> = HashSet::new();
    for (id, claim) in map.claims() {
        // Its atom is its number, even where nothing concludes it and the framework has none.
        if let Some(atom) = framework.claim(id) {
            atoms.numbers[atom as usize] = id.index() as u32 + 1;
        }
        let _ = writeln!(statements, "# {}", iccma::called(id.index(), claim));
    }
    for rule in 0..framework.rule_count() as LevelledRule {
        let head = framework.head(rule);
        let assumes = (rule as usize) < framework.assumption_count();
        if atoms.is_other(head) || (assumes && atoms.is_assumption(head)) {
            if assumes {
                atoms.assume(rule, head, &mut statements);
            }
            continue;
        }
        let assumption = assumes.then(|| atoms.fresh());
        let mut line = format!("r {}", atoms.number(head));
        for &atom in framework.body(rule) {
            let _ = write!(line, " {}", atoms.number(atom));
        }
        match assumption {
            Some(assumption) => {
                let _ = writeln!(statements, "{line} {assumption}");
                atoms.assumption(rule, assumption, &mut statements);
            }
            // Several conflicts can say the same of two claims.
            None if written.contains(&line) => {}
            None => {
                statements += &line;
                statements.push('\n');
                written.insert(line);
            }
        }
    }
    Ok(format!("p aba {}\n{statements}", atoms.next))
}

/// The atoms of a framework and their numbers in the file.
struct Atoms<'f> {
    framework: &'f Framework,
    /// For each atom its number, or 0 as long as it has none.
    numbers: Vec<u32>,
    /// The only rule that concludes an atom.
    only: Vec<Option<LevelledRule>>,
    claims: u32,
    next: u32,
}

impl<'f> Atoms<'f> {
    fn new(framework: &'f Framework, claims: u32) -> Atoms<'f> {
        let mut count = vec![0_u8; framework.atom_count()];
        let mut only = vec![None; framework.atom_count()];
        for rule in 0..framework.rule_count() as LevelledRule {
            let head = framework.head(rule) as usize;
            count[head] = count[head].saturating_add(1);
            only[head] = (count[head] == 1).then_some(rule);
        }
        Atoms { framework, numbers: vec![0; framework.atom_count()], only, claims, next: claims }
    }

    fn fresh(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    /// Whether an atom is concluded by its assumption alone, and so is that assumption.
    fn is_assumption(&self, atom: Atom) -> bool {
        let only = self.only[atom as usize];
        only.is_some_and(|rule| {
            (rule as usize) < self.framework.assumption_count() && self.framework.body(rule).is_empty()
        })
    }

    /// Whether an atom that is no claim's is concluded from one other alone, and so is that other.
    fn is_other(&self, atom: Atom) -> bool {
        let number = self.numbers[atom as usize];
        let only = self.only[atom as usize];
        !(1..=self.claims).contains(&number)
            && only.is_some_and(|rule| {
                rule as usize >= self.framework.assumption_count() && self.framework.body(rule).len() == 1
            })
    }

    fn number(&mut self, atom: Atom) -> u32 {
        let mut atom = atom;
        // Each is concluded from the one before, and from nothing else: there is no way round.
        for _ in 0..self.framework.atom_count() {
            match self.only[atom as usize] {
                Some(rule) if self.is_other(atom) => atom = self.framework.body(rule)[0],
                _ => break,
            }
        }
        if self.numbers[atom as usize] == 0 {
            self.numbers[atom as usize] = self.fresh();
        }
        self.numbers[atom as usize]
    }

    /// Writes that an atom is an assumption.
    fn assume(&mut self, rule: LevelledRule, atom: Atom, statements: &mut String) {
        let number = self.number(atom);
        self.assumption(rule, number, statements);
    }

    /// Writes an assumption with its contrary: an atom of its own where there are two.
    fn assumption(&mut self, rule: LevelledRule, number: u32, statements: &mut String) {
        let _ = writeln!(statements, "a {number}");
        let contraries: Vec<Atom> = self.framework.contraries(rule).collect();
        let contraries: Vec<u32> = contraries.into_iter().map(|atom| self.number(atom)).collect();
        match contraries[..] {
            [] => {}
            [one] => {
                let _ = writeln!(statements, "c {number} {one}");
            }
            _ => {
                let either = self.fresh();
                let _ = writeln!(statements, "c {number} {either}");
                for contrary in contraries {
                    let _ = writeln!(statements, "r {either} {contrary}");
                }
            }
        }
    }
}

pub(super) fn losses(view: &View<'_>) -> Vec<Diagnostic> {
    let mut lost = besides(view, Says { strengths: true, ..Says::default() });
    lost.extend(iccma::names(view));
    lost.extend(super::frameworks::sentences(view));
    lost
}
