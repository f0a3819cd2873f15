//! What a shrinking set of rules still derives.

use super::knots::{self, NO_KNOT};
use crate::theory::{Atom, Framework, Groups, LevelledRule};

/// The rules of a framework by what they conclude and by what they use.
pub(super) struct Rules {
    pub(super) concluding: Groups,
    pub(super) using: Groups,
}

impl Rules {
    pub(super) fn new(framework: &Framework) -> Rules {
        let rules = || 0..framework.rule_count() as u32;
        Rules {
            concluding: Groups::new(framework.atom_count(), || {
                rules().map(|rule| (framework.head(rule), rule))
            }),
            using: Groups::new(framework.atom_count(), || {
                rules().flat_map(|rule| framework.body(rule).iter().map(move |&atom| (atom, rule)))
            }),
        }
    }
}

/// The atoms that follow from a set of rules, kept up to date as rules are dropped.
///
/// Each atom names a rule as its *source*, such that following sources ends in rules without a body: so no atom ever
/// rests on itself (the source pointers by which answer set solvers find unfounded sets: Simons, Niemelä & Soininen,
/// *Extending and implementing the stable model semantics*, AIJ 138, 2002). An atom that loses its source looks for
/// another among its rules. Outside knots any rule left will do, and as rules never come back the search goes on where
/// it stopped. In a knot, a rule might rest on the very atom it is to support, so all that rested on the lost source is
/// set aside, and taken back as far as it can be derived from the rest.
pub(super) struct Support<'f> {
    framework: &'f Framework,
    rules: &'f Rules,
    /// The knot of each atom. Empty where there is none at all.
    knots: Vec<u32>,
    dropped: Vec<bool>,
    possible: Vec<bool>,
    /// The source of each atom: a place among the rules that conclude it.
    sources: Vec<u32>,
    /// Atoms of knots without a source.
    shaken: Vec<Atom>,
    lost: Vec<Atom>,
    /// For each rule, how many atoms of its body are set aside. Empty where there is no knot.
    aside: Vec<u32>,
    set_aside: Vec<bool>,
}

impl<'f> Support<'f> {
    /// With all rules. In a framework, all atoms follow from them.
    pub(super) fn new(framework: &'f Framework, rules: &'f Rules) -> Support<'f> {
        let knots = knots::find(framework, &rules.using);
        let tied = !knots.is_empty();
        let mut support = Support {
            framework,
            rules,
            dropped: vec![false; framework.rule_count()],
            possible: vec![true; framework.atom_count()],
            sources: vec![0; framework.atom_count()],
            shaken: Vec::new(),
            lost: Vec::new(),
            aside: vec![0; if tied { framework.rule_count() } else { 0 }],
            set_aside: vec![false; if tied { framework.atom_count() } else { 0 }],
            knots,
        };
        if tied {
            // Outside knots the first rule is as good a source as any; in them, nothing has one yet.
            support.shaken =
                (0..framework.atom_count() as Atom).filter(|&atom| support.in_knot(atom)).collect();
            support.settle();
        }
        support
    }

    pub(super) fn contains(&self, atom: Atom) -> bool {
        self.possible[atom as usize]
    }

    /// Drops a rule, for good.
    pub(super) fn drop_rule(&mut self, rule: LevelledRule) {
        if std::mem::replace(&mut self.dropped[rule as usize], true) {
            return;
        }
        let head = self.framework.head(rule);
        if !self.possible[head as usize] || self.source(head) != rule {
            return;
        }
        if self.in_knot(head) {
            self.shaken.push(head);
        } else if !self.next_source(head) {
            self.lose(head);
        }
    }

    /// An atom that does not follow any more and was not given before. What rested on it is seen to first.
    pub(super) fn next_lost(&mut self) -> Option<Atom> {
        if self.lost.is_empty() && !self.shaken.is_empty() {
            self.settle();
        }
        let atom = self.lost.pop()?;
        for &rule in self.rules.using.of(atom) {
            self.drop_rule(rule);
        }
        Some(atom)
    }

    fn in_knot(&self, atom: Atom) -> bool {
        !self.knots.is_empty() && self.knots[atom as usize] != NO_KNOT
    }

    fn source(&self, atom: Atom) -> LevelledRule {
        self.rules.concluding.of(atom)[self.sources[atom as usize] as usize]
    }

    fn lose(&mut self, atom: Atom) {
        self.possible[atom as usize] = false;
        self.lost.push(atom);
    }

    fn next_source(&mut self, atom: Atom) -> bool {
        let rules = self.rules.concluding.of(atom);
        let place = &mut self.sources[atom as usize];
        while let Some(&rule) = rules.get(*place as usize) {
            if !self.dropped[rule as usize] {
                return true;
            }
            *place += 1;
        }
        false
    }

    /// Sees which of the shaken atoms, and of those that rest on them, still follow.
    fn settle(&mut self) {
        let doubtful = self.set_aside_what_is_shaken();
        let mut found: Vec<Atom> = doubtful.iter().copied().filter(|&atom| self.find_source(atom)).collect();
        for &atom in &found {
            self.take_back(atom);
        }
        while let Some(atom) = found.pop() {
            for &rule in self.rules.using.of(atom) {
                let head = self.framework.head(rule);
                if self.set_aside[head as usize] && self.founds(rule) {
                    self.find_source(head);
                    self.take_back(head);
                    found.push(head);
                }
            }
        }
        for atom in doubtful {
            if self.set_aside[atom as usize] {
                self.take_back(atom);
                self.lose(atom);
            }
        }
    }

    fn set_aside_what_is_shaken(&mut self) -> Vec<Atom> {
        let mut doubtful = Vec::new();
        for atom in std::mem::take(&mut self.shaken) {
            if self.possible[atom as usize] && !std::mem::replace(&mut self.set_aside[atom as usize], true) {
                doubtful.push(atom);
            }
        }
        let mut at = 0;
        while let Some(&atom) = doubtful.get(at) {
            at += 1;
            for &rule in self.rules.using.of(atom) {
                self.aside[rule as usize] += 1;
                let head = self.framework.head(rule);
                // What leaves the knot does not come back to it, and waits for the outcome.
                let tied = self.knots[head as usize] == self.knots[atom as usize];
                if tied
                    && self.possible[head as usize]
                    && !self.set_aside[head as usize]
                    && self.source(head) == rule
                {
                    self.set_aside[head as usize] = true;
                    doubtful.push(head);
                }
            }
        }
        doubtful
    }

    fn take_back(&mut self, atom: Atom) {
        self.set_aside[atom as usize] = false;
        for &rule in self.rules.using.of(atom) {
            self.aside[rule as usize] -= 1;
        }
    }

    fn founds(&self, rule: LevelledRule) -> bool {
        !self.dropped[rule as usize] && self.aside[rule as usize] == 0
    }

    fn find_source(&mut self, atom: Atom) -> bool {
        let rules = self.rules.concluding.of(atom);
        let found = rules.iter().position(|&rule| self.founds(rule));
        if let Some(place) = found {
            self.sources[atom as usize] = place as u32;
        }
        found.is_some()
    }
}
