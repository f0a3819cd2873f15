//! Rules about every pair of a list: conflicts and transpositions.
//!
//! Spelt out, both take as many literals as the list has pairs. Beyond a few items, [`Literal::Part`]s stand for all
//! (or for one) of the items before and after each, and the rules stay linear in the list. Nothing changes by it: a
//! part is concluded by strict rules alone, is never attacked, and is exactly as strong as what it stands for.

use super::{Kind, Literal, Origin, RuleId, Theory};
use crate::map::ClaimId;

/// The longest list that is spelt out.
const SHORT: usize = 6;

impl Theory {
    /// At most one of distinct claims can stand: each is an objection to each other.
    pub(super) fn add_conflict(&mut self, claims: &[ClaimId], origin: Origin) {
        if claims.len() <= SHORT {
            for (at, &one) in claims.iter().enumerate() {
                for &other in &claims[at + 1..] {
                    self.push(Kind::Strict, [Literal::Claim(one)], Literal::Objection(other), origin);
                    self.push(Kind::Strict, [Literal::Claim(other)], Literal::Objection(one), origin);
                }
            }
            return;
        }
        let literals: Vec<Literal> = claims.iter().copied().map(Literal::Claim).collect();
        let before = self.running(literals.iter().copied(), origin, Theory::either);
        let mut after = self.running(literals.iter().rev().copied(), origin, Theory::either);
        after.reverse();
        for (at, &claim) in claims.iter().enumerate() {
            for others in [before[at], after[at]].into_iter().flatten() {
                self.push(Kind::Strict, [others], Literal::Objection(claim), origin);
            }
        }
    }

    /// Reads a strict rule for a claim backwards: an objection to its head is, with all premises but one, an
    /// objection to that one.
    pub(super) fn add_transpositions(&mut self, rule: RuleId) {
        let Literal::Claim(head) = self.rule(rule).head else { return };
        let body = self.rule(rule).body.to_vec();
        let origin = Origin::Transposition(rule);
        let objection = Literal::Objection(head);
        let (before, after) = if body.len() <= SHORT {
            (Vec::new(), Vec::new())
        } else {
            let before = self.running(body.iter().copied(), origin, Theory::both);
            let mut after = self.running(body.iter().rev().copied(), origin, Theory::both);
            after.reverse();
            (before, after)
        };
        for (at, &premise) in body.iter().enumerate() {
            let Literal::Claim(claim) = premise else { continue };
            self.bodies.push(objection);
            if body.len() <= SHORT {
                self.bodies.extend(body.iter().copied().filter(|&other| other != premise));
            } else {
                self.bodies.extend([before[at], after[at]].into_iter().flatten());
            }
            self.close_rule(Kind::Strict, Literal::Objection(claim), origin);
        }
    }

    /// For each place of a list, the literal that stands for all items before it.
    fn running(
        &mut self,
        items: impl ExactSizeIterator<Item = Literal>,
        origin: Origin,
        join: impl Fn(&mut Theory, Literal, Literal, Origin) -> Literal,
    ) -> Vec<Option<Literal>> {
        let last = items.len().saturating_sub(1);
        let mut running = Vec::with_capacity(items.len());
        let mut so_far = None;
        for (at, item) in items.enumerate() {
            running.push(so_far);
            if at < last {
                so_far = Some(match so_far {
                    None => item,
                    Some(before) => join(self, before, item, origin),
                });
            }
        }
        running
    }

    fn both(&mut self, one: Literal, other: Literal, origin: Origin) -> Literal {
        let part = self.add_part();
        self.push(Kind::Strict, [one, other], part, origin);
        part
    }

    fn either(&mut self, one: Literal, other: Literal, origin: Origin) -> Literal {
        let part = self.add_part();
        self.push(Kind::Strict, [one], part, origin);
        self.push(Kind::Strict, [other], part, origin);
        part
    }
}
