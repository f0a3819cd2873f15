//! From the map to its theory.

use super::{Kind, Literal, Origin, RuleId, Theory, distinct};
use crate::{
    document::Standing,
    map::{Argument, ArgumentId, ArgumentMap, ClaimId, Side},
};

impl ArgumentMap {
    /// Compiles the map to rules, on the day it is judged.
    ///
    /// # Complexity
    ///
    /// Linear in the map, in time and memory.
    pub fn theory(&self) -> Theory {
        let mut theory = Theory::new();
        theory.claims = self.claims().len() as u32;
        let day = self.as_of();
        for (id, claim) in self.claims() {
            // Outside its window nothing concludes a claim. What it is a premise of simply lacks it, and objections
            // to it have nothing to meet.
            let holds = claim.holds_on(day);
            if holds {
                match claim.standing() {
                    Standing::Asserted => {
                        let kind = Kind::Defeasible(claim.strength());
                        let rule = theory.push(kind, [], Literal::Claim(id), Origin::Assertion(id));
                        theory.add_undercuts(rule, claim.unless());
                    }
                    Standing::Established => {
                        theory.push(Kind::Strict, [], Literal::Claim(id), Origin::Established(id));
                    }
                    Standing::Open => {}
                }
                for &argument in claim.because() {
                    theory.add_argument(argument, self.argument(argument));
                }
            }
            for &objection in claim.despite() {
                theory.add_argument(objection, self.argument(objection));
            }
        }
        for (index, conflict) in self.conflicts().iter().enumerate() {
            let mut between = conflict.between().to_vec();
            distinct(&mut between, 0);
            theory.add_conflict(&between, Origin::Conflict(index as u32));
        }
        theory
    }
}

impl Theory {
    fn add_argument(&mut self, id: ArgumentId, argument: &Argument) {
        let start = self.bodies.len();
        self.bodies.extend(argument.premises().iter().copied().map(Literal::Claim));
        distinct(&mut self.bodies, start);
        let head = match argument.side() {
            Side::Support => Literal::Claim(argument.target()),
            Side::Objection => Literal::Objection(argument.target()),
        };
        if argument.is_strict() {
            let rule = self.close_rule(Kind::Strict, head, Origin::Argument(id));
            self.add_transpositions(rule);
        } else {
            let kind = Kind::Defeasible(argument.strength());
            let rule = self.close_rule(kind, head, Origin::Argument(id));
            self.add_undercuts(rule, argument.unless());
        }
    }

    /// Each of the claims alone undercuts a defeasible rule.
    fn add_undercuts(&mut self, rule: RuleId, unless: &[ClaimId]) {
        for &claim in unless {
            self.push(Kind::Strict, [Literal::Claim(claim)], Literal::Undercut(rule), Origin::Unless(rule));
        }
    }
}
