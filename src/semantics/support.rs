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

    /// All that the label of an atom depends on: what its rules need, and what attacks them.
    #[cfg(feature = "sat")]
    pub(super) fn dependencies<'f>(
        &'f self,
        framework: &'f Framework,
        atom: Atom,
    ) -> impl Iterator<Item = Atom> + 'f {
        self.concluding.of(atom).iter().flat_map(|&rule| {
            let assumes = (rule as usize) < framework.assumption_count();
            let contraries = assumes.then(|| framework.contraries(rule)).into_iter().flatten();
            framework.body(rule).iter().copied().chain(contraries)
        })
    }
}

/// The atoms that follow from a set of rules, kept up to date as rules are dropped.
///
/// Each atom names a rule as its *source*, such that following sources ends in rules without a body: so no atom ever
/// rests on itself (the source pointers by which answer set solvers find unfounded sets: Simons, Niemelä & Soininen,
/// *Extending and implementing the stable model semantics*, AIJ 138, 2002). An atom that loses its source looks for
/// another among its rules, from where it stopped before, as dropped rules never come back. Outside knots any rule left
/// will do. In a knot, one might rest on the very atom it is to support. There atoms have ranks, above those that their
/// source uses, and a rule that only uses lower ranks will do (as in Even & Shiloach, *An on-line edge-deletion problem*,
/// JACM 28:1, 1981). Failing that, all that rested on the lost source is set aside, and taken back as far as it can be
/// derived from the rest, at higher ranks.
pub(super) struct Support<'f> {
    framework: &'f Framework,
    rules: &'f Rules,
    /// The knot of each atom. Empty where there is none at all.
    knots: Vec<u32>,
    dropped: Vec<bool>,
    possible: Vec<bool>,
    /// The source of each atom: a place among the rules that conclude it. No earlier rule would do, at its rank.
    sources: Vec<u32>,
    /// The rank of each atom, which never falls. Empty where there is no knot.
    ranks: Vec<u64>,
    /// Atoms of knots without a source.
    shaken: Vec<Atom>,
    lost: Vec<Atom>,
    /// For each rule, how many atoms of its body are set aside. Empty where there is no knot.
    aside: Vec<u32>,
    set_aside: Vec<bool>,
}

impl<'f> Support<'f> {
    /// With all rules. In a framework, all atoms that have one follow from them.
    pub(super) fn new(framework: &'f Framework, rules: &'f Rules) -> Support<'f> {
        let knots = knots::find(framework, &rules.using);
        let tied = !knots.is_empty();
        let mut support = Support {
            framework,
            rules,
            dropped: vec![false; framework.rule_count()],
            possible: (0..framework.atom_count() as Atom)
                .map(|atom| !rules.concluding.of(atom).is_empty())
                .collect(),
            sources: vec![0; framework.atom_count()],
            ranks: vec![0; if tied { framework.atom_count() } else { 0 }],
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
        if !self.possible[head as usize] || self.source(head) != Some(rule) {
            return;
        }
        if !self.next_source(head) {
            if self.in_knot(head) {
                self.shaken.push(head);
            } else {
                self.lose(head);
            }
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

    /// None while an atom of a knot waits for the outcome.
    fn source(&self, atom: Atom) -> Option<LevelledRule> {
        self.rules.concluding.of(atom).get(self.sources[atom as usize] as usize).copied()
    }

    fn lose(&mut self, atom: Atom) {
        self.possible[atom as usize] = false;
        self.lost.push(atom);
    }

    fn next_source(&mut self, atom: Atom) -> bool {
        let rules = self.rules.concluding.of(atom);
        let mut place = self.sources[atom as usize] as usize;
        while rules.get(place).is_some_and(|&rule| !self.applies(rule) || !self.uses_lower(rule, atom)) {
            place += 1;
        }
        self.sources[atom as usize] = place as u32;
        place < rules.len()
    }

    /// Whether a rule for an atom uses nothing of the same knot but what has a lower rank.
    fn uses_lower(&self, rule: LevelledRule, atom: Atom) -> bool {
        let lower = |&used: &Atom| {
            self.knots[used as usize] != self.knots[atom as usize]
                || self.ranks[used as usize] < self.ranks[atom as usize]
        };
        !self.in_knot(atom) || self.framework.body(rule).iter().all(lower)
    }

    /// Sees which of the shaken atoms, and of those that rest on them, still follow.
    fn settle(&mut self) {
        let doubtful = self.set_aside_what_is_shaken();
        let source =
            |atom: Atom| self.rules.concluding.of(atom).iter().copied().find(|&rule| self.applies(rule));
        let mut found: Vec<(Atom, LevelledRule)> =
            doubtful.iter().filter_map(|&atom| Some((atom, source(atom)?))).collect();
        for &(atom, rule) in &found {
            self.take_back_above(rule, atom);
        }
        // First come, first served, which keeps ranks low.
        let mut at = 0;
        while let Some(&(atom, _)) = found.get(at) {
            at += 1;
            for &rule in self.rules.using.of(atom) {
                let head = self.framework.head(rule);
                if self.set_aside[head as usize] && self.applies(rule) {
                    self.take_back_above(rule, head);
                    found.push((head, rule));
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
                let waiting = self.set_aside[head as usize] || !self.possible[head as usize];
                if tied && !waiting && self.source(head) == Some(rule) && !self.next_source(head) {
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

    /// Takes an atom back, at a rank above all that a rule for it uses.
    fn take_back_above(&mut self, rule: LevelledRule, atom: Atom) {
        self.take_back(atom);
        let above = self.framework.body(rule).iter().map(|&used| self.ranks[used as usize] + 1).max();
        let rank = &mut self.ranks[atom as usize];
        *rank = above.unwrap_or(0).max(*rank);
        self.sources[atom as usize] = 0;
        self.next_source(atom);
    }

    /// Whether nothing that a rule needs is dropped or set aside.
    fn applies(&self, rule: LevelledRule) -> bool {
        let aside = self.aside.get(rule as usize).is_some_and(|&aside| aside > 0);
        !self.dropped[rule as usize] && !aside
    }
}
