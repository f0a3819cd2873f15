//! From the theory to its levelled framework.
//!
//! Why this is exact: an argument is as strong as its weakest link, so where one is `l` strong, each rule in it is used
//! in a sub-argument that is some `m ≥ l` strong, and what defeats it there is an objection to that rule's head of
//! strength `m` or more: a derivation of the contrary at `m`. So an argument corresponds to a derivation in which each
//! rule stands at the strength of the sub-argument it ends, `x@m → x@l` joins the two, and both are attacked by the
//! same. Derivations that use a rule at a lower level than they could are attacked by more, and conclude no more.

use super::{
    Framework, Kind, Literal, RuleId, Theory,
    framework::{Atom, NONE},
    reach::Reach,
};

pub(super) fn framework(theory: &Theory) -> Framework {
    let reach = Reach::of(theory);
    let mut literal_atoms = Vec::with_capacity(reach.literals.len() + 1);
    let mut next: Atom = 0;
    literal_atoms.push(next);
    for &levels in &reach.literals {
        next += Atom::from(levels);
        literal_atoms.push(next);
    }
    let mut builder = Builder {
        theory,
        reach: &reach,
        framework: Framework {
            levels: reach.levels.clone(),
            claims: theory.claims,
            parts: theory.parts,
            atoms: next,
            literal_atoms,
            heads: Vec::new(),
            body_starts: vec![0],
            bodies: Vec::new(),
            origins: Vec::new(),
            contraries: Vec::new(),
        },
    };
    // Assumptions first: the rule that rests on one then has its number.
    builder.defeasible_rules();
    builder.strict_rules();
    builder.steps_down();
    builder.framework
}

struct Builder<'t> {
    theory: &'t Theory,
    reach: &'t Reach,
    framework: Framework,
}

impl Builder<'_> {
    fn defeasible_rules(&mut self) {
        for (id, rule) in self.theory.rules() {
            if rule.kind == Kind::Strict {
                continue;
            }
            // Nothing speaks against an objection but an undercut of it.
            let objection = match rule.head {
                Literal::Claim(claim) => self.framework.atoms(Literal::Objection(claim)),
                _ => 0..0,
            };
            let undercut = self.framework.atoms(Literal::Undercut(id)).next().unwrap_or(NONE);
            for level in 0..Atom::from(self.reach.rules[id.index()]) {
                self.copy(id, level);
                let rebuttal = objection.clone().nth(level as usize).unwrap_or(NONE);
                self.framework.contraries.push([rebuttal, undercut]);
            }
        }
    }

    fn strict_rules(&mut self) {
        for (id, rule) in self.theory.rules() {
            if rule.kind == Kind::Strict {
                for level in 0..Atom::from(self.reach.rules[id.index()]) {
                    self.copy(id, level);
                }
            }
        }
    }

    /// What is strong is also weak. Strict copies see to that themselves, level by level; only a defeasible rule may
    /// apply at a high level and be defeated at a lower one.
    fn steps_down(&mut self) {
        let mut highest = vec![0; self.reach.literals.len()];
        for (id, rule) in self.theory.rules() {
            if rule.kind != Kind::Strict {
                let highest = &mut highest[self.theory.number(rule.head) as usize];
                *highest = self.reach.rules[id.index()].max(*highest);
            }
        }
        for (number, &levels) in highest.iter().enumerate() {
            let lowest = self.framework.literal_atoms[number];
            for atom in (lowest + 1)..(lowest + Atom::from(levels.max(1))) {
                self.framework.bodies.push(atom);
                self.close(atom - 1, NONE);
            }
        }
    }

    fn copy(&mut self, id: RuleId, level: Atom) {
        let rule = self.theory.rule(id);
        for &literal in rule.body {
            self.framework
                .bodies
                .push(self.framework.literal_atoms[self.theory.number(literal) as usize] + level);
        }
        let head = self.framework.literal_atoms[self.theory.number(rule.head) as usize] + level;
        self.close(head, id.0);
    }

    fn close(&mut self, head: Atom, origin: u32) {
        self.framework.heads.push(head);
        self.framework.body_starts.push(self.framework.bodies.len() as u32);
        self.framework.origins.push(origin);
    }
}
