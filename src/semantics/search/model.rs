//! Models of the clauses, in which nothing founds itself.

use std::collections::HashMap;

use rustsat::types::Lit;

use super::{
    Means,
    encoding::{Encoder, Kind, Literals, Phase, Side},
    solver::Solver,
};
use crate::{
    semantics::{Interrupted, knots, knots::NO_KNOT, support::Rules},
    theory::{Atom, Framework, LevelledRule},
};

/// The clauses of a framework, to be asked for models again and again.
///
/// They are about one framework, which is handed in with every question.
pub(super) struct Models {
    rules: Rules,
    knots: Vec<u32>,
    kind: Kind,
    solver: Solver,
    literals: Literals,
    /// For each rule and side that a loop formula named: the literal that its body holds.
    bodies: HashMap<(LevelledRule, bool), Lit>,
}

impl Models {
    pub(super) fn new(framework: &Framework, kind: Kind, phase: Phase, means: &Means) -> Models {
        let rules = Rules::new(framework);
        let knots = knots::find(framework, &rules.using);
        let (solver, literals) = Encoder::encode(framework, &rules, &knots, (kind, phase), means);
        Models { rules, knots, kind, solver, literals, bodies: HashMap::new() }
    }

    pub(super) fn literals(&self) -> &Literals {
        &self.literals
    }

    pub(super) fn add_clause(&mut self, clause: &[Lit]) {
        self.solver.add_clause(clause);
    }

    /// A literal that nothing is said of yet.
    pub(super) fn new_literal(&mut self) -> Lit {
        self.solver.new_literal(None)
    }

    /// A literal that nothing is said of yet, and that is to hold if it can.
    pub(super) fn new_aim(&mut self) -> Lit {
        self.solver.new_literal(Some(true))
    }

    pub(super) fn holds(&self, literal: Lit) -> bool {
        self.solver.holds(literal)
    }

    /// A set of assumptions in which some literals hold, if there is one: for each assumption, whether it is a member.
    ///
    /// # Errors
    ///
    /// If the budget is spent first.
    pub(super) fn find(
        &mut self,
        framework: &Framework,
        assumed: &[Lit],
    ) -> Result<Option<Vec<bool>>, Interrupted> {
        while self.solver.has_model(assumed)? {
            if let Some(members) = self.founded(framework) {
                return Ok(Some(members));
            }
        }
        Ok(None)
    }

    /// The same, with no more conflicts than a limit each time that the solver is asked; none where they were not enough.
    ///
    /// # Errors
    ///
    /// If the budget is spent first.
    pub(super) fn find_soon(
        &mut self,
        framework: &Framework,
        assumed: &[Lit],
        conflicts: u64,
    ) -> Result<Option<Option<Vec<bool>>>, Interrupted> {
        loop {
            match self.solver.has_model_soon(assumed, conflicts)? {
                None => return Ok(None),
                Some(false) => return Ok(Some(None)),
                Some(true) => {}
            }
            if let Some(members) = self.founded(framework) {
                return Ok(Some(Some(members)));
            }
        }
    }

    /// The set that the model found last is about; none where something founds itself in it, which is forbidden then.
    fn founded(&mut self, framework: &Framework) -> Option<Vec<bool>> {
        let sides: &[Side] = match self.kind {
            _ if self.knots.is_empty() => &[],
            Kind::Complete => &[Side::Derived, Side::Possible],
            _ => &[Side::Derived],
        };
        // All that the model says has to be read before a clause is added.
        let unfounded: Vec<_> = sides.iter().map(|&side| (side, self.unfounded(framework, side))).collect();
        if unfounded.iter().all(|(_, atoms)| atoms.is_empty()) {
            let members = self.literals.members().iter();
            return Some(members.map(|&member| self.solver.holds(member)).collect());
        }
        for (side, atoms) in unfounded {
            self.forbid(framework, side, &atoms);
        }
        None
    }

    /// The atoms that hold in the model and do not follow from what else does.
    fn unfounded(&self, framework: &Framework, side: Side) -> Vec<Atom> {
        let holds = |atom: Atom| self.solver.holds(self.literals.on(side, atom));
        let tied = |atom: Atom| self.knots[atom as usize] != NO_KNOT;
        // What is in no knot is founded as the clauses say. In a knot, each rule waits for what it uses of that knot.
        let mut missing: HashMap<LevelledRule, usize> = HashMap::new();
        let mut unfounded: Vec<bool> = vec![false; framework.atom_count()];
        let mut founded: Vec<Atom> = Vec::new();
        for atom in (0..framework.atom_count() as Atom).filter(|&atom| tied(atom) && holds(atom)) {
            unfounded[atom as usize] = true;
        }
        let suspects: Vec<Atom> =
            (0..framework.atom_count() as Atom).filter(|&atom| unfounded[atom as usize]).collect();
        for &atom in &suspects {
            for &rule in self.rules.concluding.of(atom) {
                if self.applies(framework, side, rule) {
                    let inner = |used: &&Atom| self.knots[**used as usize] == self.knots[atom as usize];
                    match framework.body(rule).iter().filter(inner).count() {
                        0 => founded.push(atom),
                        waits => {
                            missing.insert(rule, waits);
                        }
                    }
                }
            }
        }
        while let Some(atom) = founded.pop() {
            if !std::mem::replace(&mut unfounded[atom as usize], false) {
                continue;
            }
            for rule in self.rules.using.of(atom) {
                let head = framework.head(*rule);
                if self.knots[head as usize] == self.knots[atom as usize]
                    && let Some(waits) = missing.get_mut(rule)
                {
                    *waits -= 1;
                    if *waits == 0 {
                        founded.push(head);
                    }
                }
            }
        }
        suspects.into_iter().filter(|&atom| unfounded[atom as usize]).collect()
    }

    /// Whether all that a rule needs holds in the model.
    fn applies(&self, framework: &Framework, side: Side, rule: LevelledRule) -> bool {
        self.needed(framework, side, rule).iter().all(|&literal| self.solver.holds(literal))
    }

    fn needed(&self, framework: &Framework, side: Side, rule: LevelledRule) -> Vec<Lit> {
        let body = framework.body(rule).iter().map(|&atom| self.literals.on(side, atom));
        let mut needed: Vec<Lit> = body.collect();
        if (rule as usize) < framework.assumption_count() {
            match side {
                Side::Derived => needed.push(self.literals.members()[rule as usize]),
                Side::Possible => {
                    let against = framework.contraries(rule);
                    needed.extend(against.map(|contrary| !self.literals.derived(contrary)));
                }
            }
        }
        needed
    }

    /// Says that one of some atoms holds only if a rule founds one of them from without (Lin & Zhao, *ASSAT: computing
    /// answer sets of a logic program by SAT solvers*, Artificial Intelligence 157, 2004).
    fn forbid(&mut self, framework: &Framework, side: Side, atoms: &[Atom]) {
        let mut within = vec![false; framework.atom_count()];
        for &atom in atoms {
            within[atom as usize] = true;
        }
        let mut from_without = Vec::new();
        for &atom in atoms {
            for at in 0..self.rules.concluding.of(atom).len() {
                let rule = self.rules.concluding.of(atom)[at];
                if !framework.body(rule).iter().any(|&used| within[used as usize]) {
                    from_without.push(self.body(framework, side, rule));
                }
            }
        }
        for &atom in atoms {
            from_without.push(!self.literals.on(side, atom));
            self.solver.add_clause(&from_without);
            from_without.pop();
        }
    }

    fn body(&mut self, framework: &Framework, side: Side, rule: LevelledRule) -> Lit {
        if let Some(&body) = self.bodies.get(&(rule, side == Side::Derived)) {
            return body;
        }
        let needed = self.needed(framework, side, rule);
        let body = self.solver.new_literal(None);
        for literal in needed {
            self.solver.add_clause(&[!body, literal]);
        }
        self.bodies.insert((rule, side == Side::Derived), body);
        body
    }
}
