//! The rules of a map together with those that a change could add, and which literals read which.
//!
//! Every change of a map is a change of how far up the strengths a rule applies, so that none of them needs another
//! set of rules: what an open claim would be asserted by is a rule that does not apply.

use crate::{
    document::{Standing, Strength},
    map::{ArgumentId, ArgumentMap, ClaimId},
    semantics::components,
    theory::{Groups, Kind, Literal, Origin, Theory, complete},
};

use super::status::LEVELS;

/// A literal by the number that the theory gives it.
pub(super) type LiteralNumber = u32;

/// No rule.
const NONE: u32 = u32::MAX;

/// How a rule applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Force {
    /// At how many levels of strength, from the lowest: none where it does not apply.
    pub reach: u8,
    /// Whether nothing can be said against it.
    pub strict: bool,
}

impl Force {
    pub(super) const OFF: Force = Force { reach: 0, strict: false };
    pub(super) const STRICT: Force = Force { reach: LEVELS as u8, strict: true };

    pub(super) fn defeasible(strength: Strength) -> Force {
        Force { reach: strength.level(), strict: false }
    }

    /// That of a claim's assertion.
    pub(super) fn of(standing: Standing, strength: Strength) -> Force {
        match standing {
            Standing::Asserted => Force::defeasible(strength),
            Standing::Established => Force::STRICT,
            Standing::Open => Force::OFF,
        }
    }
}

/// The rules, and the order in which literals are to be labelled.
pub(super) struct Network {
    claims: u32,
    heads: Vec<LiteralNumber>,
    body_starts: Vec<u32>,
    bodies: Vec<LiteralNumber>,
    first_undercut: LiteralNumber,
    origins: Vec<Origin>,
    /// How each rule applies in the map as it stands.
    pub forces: Vec<Force>,
    /// The rule by which each claim is asserted, or would be; none where it is outside its window.
    assertions: Vec<u32>,
    /// The rules of each argument, its own first, then those that read it backwards.
    arguments: Groups,
    conflicts: Groups,
    concluding: Groups,
    dependents: Groups,
    /// The component of each literal. What the label of a literal depends on is in its own component or an earlier one.
    components: Vec<u32>,
    members: Groups,
}

impl Network {
    /// # Complexity
    ///
    /// Linear in the map.
    pub(super) fn of(map: &ArgumentMap) -> Network {
        let mut theory = map.theory();
        let assertions = complete(map, &mut theory);
        let assertions = assertions.iter().map(|rule| rule.map_or(NONE, |rule| rule.index() as u32));
        let assertions = assertions.collect();
        let number = |literal| theory.number(literal);
        let rules = || theory.rules();
        // A rule that needs its own head adds nothing: whoever has the body has the head already.
        let applies = |rule: &crate::theory::Rule<'_>| !rule.body.contains(&rule.head);
        let literals = theory.literal_count();
        let concluding = Groups::new(literals, || {
            rules().filter(|(_, rule)| applies(rule)).map(|(id, rule)| (number(rule.head), id.index() as u32))
        });
        let dependents = Groups::new(literals, || {
            let using = rules().filter(|(_, rule)| applies(rule)).flat_map(|(id, rule)| {
                let head = number(rule.head);
                let step = matches!(
                    rule.origin,
                    Origin::Assertion(_) | Origin::Established(_) | Origin::Argument(_) | Origin::Added
                );
                let undercut = step.then(|| (number(Literal::Undercut(id)), head));
                rule.body.iter().map(move |&literal| (number(literal), head)).chain(undercut)
            });
            let objected =
                map.claims().map(|(id, _)| (number(Literal::Objection(id)), number(Literal::Claim(id))));
            using.chain(objected)
        });
        let mut network = Network {
            claims: map.claims().len() as u32,
            heads: rules().map(|(_, rule)| number(rule.head)).collect(),
            body_starts: vec![0],
            bodies: Vec::new(),
            first_undercut: literals as u32 - rules().len() as u32,
            origins: rules().map(|(_, rule)| rule.origin).collect(),
            forces: Vec::new(),
            arguments: by_origin(&theory, map.arguments().len(), |origin| match origin {
                Origin::Argument(argument) => Some(argument.index() as u32),
                _ => None,
            }),
            conflicts: by_origin(&theory, map.conflicts().len(), |origin| match origin {
                Origin::Conflict(conflict) => Some(conflict),
                _ => None,
            }),
            components: vec![0; literals],
            members: Groups::new(0, std::iter::empty),
            assertions,
            concluding,
            dependents,
        };
        for (_, rule) in rules() {
            network.bodies.extend(rule.body.iter().map(|&literal| number(literal)));
            network.body_starts.push(network.bodies.len() as u32);
            network.forces.push(match rule.kind {
                Kind::Strict => Force::STRICT,
                Kind::Defeasible(strength) => Force::defeasible(strength),
            });
        }
        for (id, claim) in map.claims() {
            if let Some(rule) = network.assertion(id) {
                network.forces[rule as usize] = Force::of(claim.standing(), claim.strength());
            }
        }
        network.sort();
        network
    }

    /// Finds the components, and numbers them such that each comes behind those that it depends on.
    fn sort(&mut self) {
        let mut count = 0;
        let next = |literal, nth| self.dependents.of(literal).get(nth).copied();
        let order = &mut self.components;
        components(order.len(), next, |component| {
            for &literal in component {
                order[literal as usize] = count;
            }
            count += 1;
        });
        // The first found is that which nothing depends on.
        order.iter_mut().for_each(|component| *component = count - 1 - *component);
        self.members = Groups::new(count as usize, || {
            self.components.iter().enumerate().map(|(literal, &component)| (component, literal as u32))
        });
    }

    pub(super) fn literal_count(&self) -> usize {
        self.components.len()
    }

    pub(super) fn component_count(&self) -> usize {
        self.members.key_count()
    }

    pub(super) fn component(&self, literal: LiteralNumber) -> u32 {
        self.components[literal as usize]
    }

    /// The literals of a component.
    pub(super) fn members(&self, component: u32) -> &[LiteralNumber] {
        self.members.of(component)
    }

    /// The literals whose label may be another once that of this one is.
    pub(super) fn dependents(&self, literal: LiteralNumber) -> &[LiteralNumber] {
        self.dependents.of(literal)
    }

    /// The rules that conclude a literal, whether they apply or not.
    pub(super) fn concluding(&self, literal: LiteralNumber) -> &[u32] {
        self.concluding.of(literal)
    }

    pub(super) fn head(&self, rule: u32) -> LiteralNumber {
        self.heads[rule as usize]
    }

    pub(super) fn body(&self, rule: u32) -> &[LiteralNumber] {
        &self.bodies[self.body_starts[rule as usize] as usize..self.body_starts[rule as usize + 1] as usize]
    }

    pub(super) fn origin(&self, rule: u32) -> Origin {
        self.origins[rule as usize]
    }

    pub(super) fn claim(&self, claim: ClaimId) -> LiteralNumber {
        claim.index() as u32
    }

    pub(super) fn objection(&self, claim: ClaimId) -> LiteralNumber {
        self.claims + claim.index() as u32
    }

    pub(super) fn undercut(&self, rule: u32) -> LiteralNumber {
        self.first_undercut + rule
    }

    /// What speaks against a defeasible rule at a level: a literal, and the level that it must have.
    pub(super) fn contraries(
        &self,
        rule: u32,
        level: usize,
    ) -> impl Iterator<Item = (LiteralNumber, usize)> + use<> {
        let head = self.head(rule);
        let objection = (head < self.claims).then(|| (self.claims + head, level));
        objection.into_iter().chain([(self.undercut(rule), 0)])
    }

    /// What a literal stands for, if it is neither an undercut nor part of a list.
    pub(super) fn literal(&self, literal: LiteralNumber) -> Option<Literal> {
        match literal / self.claims.max(1) {
            0 => Some(Literal::Claim(ClaimId::new(literal as usize))),
            1 => Some(Literal::Objection(ClaimId::new((literal - self.claims) as usize))),
            _ => None,
        }
    }

    /// The rule that an undercut is of.
    pub(super) fn undercut_rule(&self, literal: LiteralNumber) -> Option<u32> {
        literal.checked_sub(self.first_undercut)
    }

    /// The rule by which a claim is asserted, or would be; none where it is outside its window.
    pub(super) fn assertion(&self, claim: ClaimId) -> Option<u32> {
        let rule = self.assertions[claim.index()];
        (rule != NONE).then_some(rule)
    }

    /// The rules of an argument, its own first; none where its claim is outside its window.
    pub(super) fn argument(&self, argument: ArgumentId) -> &[u32] {
        self.arguments.of(argument.index() as u32)
    }

    pub(super) fn conflict(&self, conflict: usize) -> &[u32] {
        self.conflicts.of(conflict as u32)
    }
}

/// The rules by what they come from, with those that read one of them backwards behind it.
fn by_origin(theory: &Theory, keys: usize, key: impl Fn(Origin) -> Option<u32>) -> Groups {
    Groups::new(keys, || {
        theory.rules().filter_map(|(id, rule)| {
            let origin = match rule.origin {
                Origin::Transposition(of) => theory.rule(of).origin,
                origin => origin,
            };
            Some((key(origin)?, id.index() as u32))
        })
    })
}
