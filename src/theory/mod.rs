//! Rules: what a map means.
//!
//! A [`Theory`] is a set of rules over literals, strict or defeasible, in the manner of ASPIC+ (Modgil & Prakken,
//! *The ASPIC+ framework for structured argumentation: a tutorial*, Argument & Computation 5:1, 2014).
//! [`ArgumentMap::theory`](crate::ArgumentMap::theory) compiles one from a map; other inputs, abstract frameworks and
//! flat assumption-based ones among them, build theirs with [`Theory::add_claim`] and [`Theory::add_rule`].
//!
//! [`Theory::framework`] turns the theory into the [`Framework`] that every semantics is evaluated on.

mod abstract_framework;
mod assertions;
mod assumption_framework;
mod compile;
mod framework;
mod groups;
mod levelled;
mod lists;
mod parts;
mod reach;

pub use abstract_framework::AbstractFramework;
pub use assumption_framework::{AssumptionFramework, NotFlat};
pub use framework::{Atom, Framework, LevelledRule};

pub(crate) use assertions::complete;
pub(crate) use groups::Groups;
pub(crate) use parts::Parts;

use crate::{
    document::Strength,
    map::{ArgumentId, ClaimId},
};

/// A rule of one theory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub(crate) u32);

impl RuleId {
    /// The number, from 0, in the order of addition.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a rule can conclude.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Literal {
    /// The claim.
    Claim(ClaimId),
    /// A reason against the claim stands.
    Objection(ClaimId),
    /// The inference does not apply.
    Undercut(RuleId),
    /// Part of a long list of claims: all of its first ones, say. It saves a rule for every pair.
    Part(u32),
}

/// Whether a rule can be attacked, and how strong it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Whoever accepts the body accepts the head.
    Strict,
    /// The body is a reason for the head, of some strength.
    Defeasible(Strength),
}

/// What of the map a rule comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The author asserts the claim.
    Assertion(ClaimId),
    /// The claim is established.
    Established(ClaimId),
    /// An argument for a claim or an objection to it.
    Argument(ArgumentId),
    /// The `unless` of what another rule comes from.
    Unless(RuleId),
    /// The conflict at this index of [`ArgumentMap::conflicts`](crate::ArgumentMap::conflicts).
    Conflict(u32),
    /// A strict rule, read backwards.
    Transposition(RuleId),
    /// Added by a program.
    Added,
}

/// A rule of a theory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule<'t> {
    /// What it concludes.
    pub head: Literal,
    /// What it needs, all of it; each literal once.
    pub body: &'t [Literal],
    /// Strict or defeasible.
    pub kind: Kind,
    /// What it comes from.
    pub origin: Origin,
}

/// A set of rules over the literals of numbered claims.
///
/// # Examples
///
/// The abstract framework in which `a` attacks `b`: both are asserted, and `a` is an objection to `b`.
///
/// ```
/// use elenchus::{Strength, theory::{Kind, Literal, Theory}};
///
/// let mut theory = Theory::new();
/// let (a, b) = (theory.add_claim(), theory.add_claim());
/// for claim in [a, b] {
///     theory.add_rule(Kind::Defeasible(Strength::default()), [], Literal::Claim(claim));
/// }
/// theory.add_rule(Kind::Strict, [Literal::Claim(a)], Literal::Objection(b));
/// assert_eq!(theory.rules().len(), 3);
/// ```
#[derive(Clone, Debug)]
pub struct Theory {
    claims: u32,
    parts: u32,
    heads: Vec<Literal>,
    kinds: Vec<Kind>,
    origins: Vec<Origin>,
    /// The body of rule `r` is `bodies[body_starts[r]..body_starts[r + 1]]`.
    body_starts: Vec<u32>,
    bodies: Vec<Literal>,
}

impl Default for Theory {
    fn default() -> Theory {
        Theory::new()
    }
}

impl Theory {
    /// A theory without claims and rules.
    pub fn new() -> Theory {
        Theory {
            claims: 0,
            parts: 0,
            heads: Vec::new(),
            kinds: Vec::new(),
            origins: Vec::new(),
            body_starts: vec![0],
            bodies: Vec::new(),
        }
    }

    /// Adds a claim.
    pub fn add_claim(&mut self) -> ClaimId {
        self.claims += 1;
        ClaimId::new(self.claims as usize - 1)
    }

    /// Adds a rule. A literal that the body repeats counts once.
    ///
    /// # Panics
    ///
    /// If a literal is not of this theory.
    pub fn add_rule(&mut self, kind: Kind, body: impl IntoIterator<Item = Literal>, head: Literal) -> RuleId {
        let start = self.bodies.len();
        self.bodies.extend(body);
        for &literal in self.bodies[start..].iter().chain([&head]) {
            assert!(self.has(literal), "{literal:?} is not of this theory");
        }
        distinct(&mut self.bodies, start);
        self.close_rule(kind, head, Origin::Added)
    }

    /// The number of claims.
    pub fn claim_count(&self) -> usize {
        self.claims as usize
    }

    /// The rules, in the order of addition.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = (RuleId, Rule<'_>)> + Clone {
        (0..self.heads.len()).map(|index| {
            let id = RuleId(index as u32);
            (id, self.rule(id))
        })
    }

    /// The rule of an index of this theory.
    pub fn rule(&self, rule: RuleId) -> Rule<'_> {
        let index = rule.index();
        Rule {
            head: self.heads[index],
            body: &self.bodies[self.body_starts[index] as usize..self.body_starts[index + 1] as usize],
            kind: self.kinds[index],
            origin: self.origins[index],
        }
    }

    /// Adds a rule of known literals, none of them twice.
    fn push(
        &mut self,
        kind: Kind,
        body: impl IntoIterator<Item = Literal>,
        head: Literal,
        origin: Origin,
    ) -> RuleId {
        self.bodies.extend(body);
        self.close_rule(kind, head, origin)
    }

    /// Makes a rule of the literals at the end of `bodies` that belong to none yet.
    fn close_rule(&mut self, kind: Kind, head: Literal, origin: Origin) -> RuleId {
        let rule = RuleId(self.heads.len() as u32);
        self.heads.push(head);
        self.kinds.push(kind);
        self.origins.push(origin);
        self.body_starts.push(self.bodies.len() as u32);
        rule
    }

    /// A literal of the theory's own.
    fn add_part(&mut self) -> Literal {
        self.parts += 1;
        Literal::Part(self.parts - 1)
    }

    fn has(&self, literal: Literal) -> bool {
        match literal {
            Literal::Claim(claim) | Literal::Objection(claim) => claim.index() < self.claims as usize,
            Literal::Undercut(rule) => rule.index() < self.heads.len(),
            Literal::Part(part) => part < self.parts,
        }
    }

    /// How many numbers [`Theory::number`] gives.
    pub(crate) fn literal_count(&self) -> usize {
        2 * self.claims as usize + self.parts as usize + self.heads.len()
    }

    /// A number for every literal, without gaps: claims, objections, parts, undercuts.
    pub(crate) fn number(&self, literal: Literal) -> u32 {
        match literal {
            Literal::Claim(claim) => claim.index() as u32,
            Literal::Objection(claim) => self.claims + claim.index() as u32,
            Literal::Part(part) => 2 * self.claims + part,
            Literal::Undercut(rule) => 2 * self.claims + self.parts + rule.0,
        }
    }
}

/// Drops repetitions from `start` on and keeps the order.
fn distinct<T: Copy + Ord + std::hash::Hash>(items: &mut Vec<T>, start: usize) {
    // Most bodies are a few literals, where looking back is quicker than hashing.
    const SHORT: usize = 16;
    let mut kept = start;
    let mut seen = std::collections::HashSet::new();
    let long = items.len() - start > SHORT;
    for at in start..items.len() {
        let item = items[at];
        let new = if long { seen.insert(item) } else { !items[start..kept].contains(&item) };
        if new {
            items[kept] = item;
            kept += 1;
        }
    }
    items.truncate(kept);
}
