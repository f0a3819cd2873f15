//! Frameworks put together atom by atom, where there is no theory to compile.

use super::{
    Framework, Groups,
    framework::{Atom, LevelledRule, NONE},
};
use crate::document::Strength;

/// A framework in the making. Its atoms are given as they are, each at the one level there is.
pub(crate) struct Parts {
    framework: Framework,
}

impl Parts {
    /// No contrary.
    pub(crate) const NONE: Atom = NONE;

    /// # Arguments
    ///
    /// * `rules`: how many rules there will be, and how many atoms in all their bodies, as far as is known.
    pub(crate) fn with_capacity(atoms: Atom, (rules, bodies): (usize, usize)) -> Parts {
        let mut body_starts = Vec::with_capacity(rules + 1);
        body_starts.push(0);
        let framework = Framework {
            levels: vec![Strength::default()],
            claims: 0,
            parts: 0,
            atoms,
            literal_atoms: Vec::new(),
            heads: Vec::with_capacity(rules),
            body_starts,
            bodies: Vec::with_capacity(bodies),
            origins: Vec::new(),
            contraries: Vec::new(),
        };
        Parts { framework }
    }

    /// Adds a rule that rests on an assumption of its own. All of these come before the rules without one.
    pub(crate) fn assuming_rule(
        &mut self,
        body: impl IntoIterator<Item = Atom>,
        head: Atom,
        contraries: [Atom; 2],
    ) {
        debug_assert_eq!(self.framework.heads.len(), self.framework.contraries.len());
        self.framework.contraries.push(contraries);
        self.rule(body, head);
    }

    /// Adds a rule.
    pub(crate) fn rule(&mut self, body: impl IntoIterator<Item = Atom>, head: Atom) {
        self.framework.bodies.extend(body);
        self.framework.heads.push(head);
        self.framework.body_starts.push(self.framework.bodies.len() as u32);
    }

    /// The framework, in which the first so many atoms are the claims. Every atom has to follow from some set of
    /// assumptions.
    pub(crate) fn framework(self, claims: u32) -> Framework {
        let mut framework = self.framework;
        framework.claims = claims;
        framework
    }

    /// The framework without what never applies: rules that need an atom which nothing derives, or their own head. Atoms
    /// keep their numbers. Given too are the assumptions left, by the numbers they had.
    pub(crate) fn pruned(self, claims: u32) -> (Framework, Vec<LevelledRule>) {
        let whole = self.framework;
        let derivable = derivable(&whole);
        let is_derivable = |atom: Atom| atom != NONE && derivable[atom as usize];
        let applies = |rule: LevelledRule| {
            let body = whole.body(rule);
            body.iter().all(|&atom| is_derivable(atom)) && !body.contains(&whole.head(rule))
        };
        let mut parts =
            Parts::with_capacity(whole.atom_count() as Atom, (whole.rule_count(), whole.bodies.len()));
        let mut left = Vec::with_capacity(whole.assumption_count());
        for rule in 0..whole.rule_count() as LevelledRule {
            if !applies(rule) {
                continue;
            }
            let body = whole.body(rule).iter().copied();
            if (rule as usize) < whole.assumption_count() {
                left.push(rule);
                let contraries = whole.contraries[rule as usize]
                    .map(|contrary| if is_derivable(contrary) { contrary } else { NONE });
                parts.assuming_rule(body, whole.head(rule), contraries);
            } else {
                parts.rule(body, whole.head(rule));
            }
        }
        (parts.framework(claims), left)
    }
}

/// The atoms that follow from all assumptions together.
fn derivable(framework: &Framework) -> Vec<bool> {
    let rules = || 0..framework.rule_count() as LevelledRule;
    let using = Groups::new(framework.atom_count(), || {
        rules().flat_map(|rule| framework.body(rule).iter().map(move |&atom| (atom, rule)))
    });
    let mut missing: Vec<u32> = rules().map(|rule| framework.body(rule).len() as u32).collect();
    let mut derivable = vec![false; framework.atom_count()];
    let mut fresh = Vec::new();
    let conclude = |rule: LevelledRule, derivable: &mut Vec<bool>, fresh: &mut Vec<Atom>| {
        let head = framework.head(rule);
        if !std::mem::replace(&mut derivable[head as usize], true) {
            fresh.push(head);
        }
    };
    for rule in rules().filter(|&rule| missing[rule as usize] == 0) {
        conclude(rule, &mut derivable, &mut fresh);
    }
    while let Some(atom) = fresh.pop() {
        for &rule in using.of(atom) {
            missing[rule as usize] -= 1;
            if missing[rule as usize] == 0 {
                conclude(rule, &mut derivable, &mut fresh);
            }
        }
    }
    derivable
}
