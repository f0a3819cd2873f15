//! What an explanation consists of.

use std::fmt;

use crate::{
    document::{Strength, Verdict},
    map::{ArgumentId, ArgumentMap, ClaimId},
    theory::{Literal, RuleId, Theory},
};

/// Why a claim has the verdict that it has, by the grounded semantics.
///
/// It prints as a tree for people, and serialises as data for programs; docs/EXPLAINING.md describes both.
/// [`confirm`](super::confirm) checks it against the map, step by step.
///
/// # Examples
///
/// ```
/// use elenchus::{ArgumentMap, Verdict, explain::confirm};
///
/// let map = ArgumentMap::parse("
/// claims:
///   close: { text: The bridge should close., because: [corroded], despite: [detour] }
///   corroded: The main cable is corroded.
///   detour: { text: The detour is too long., strength: weak }
/// ")?;
/// let why = map.why("close")?;
/// assert_eq!(why.verdict, Verdict::Accepted);
/// assert!(confirm(&map, &why).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Explanation<'m> {
    pub(super) map: &'m ArgumentMap,
    pub(super) theory: Theory,
    /// The claim that is explained.
    pub claim: ClaimId,
    /// Its verdict.
    pub verdict: Verdict,
    /// What shows it.
    pub grounds: Grounds,
    pub(super) others: Vec<RuleId>,
}

/// What shows a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grounds {
    /// Of an accepted or a rejected claim: points, the claim's own first. A point rests on later ones only, or on those
    /// of its circle.
    Points(Vec<Point>),
    /// Of a contested claim: the dispute that leaves it open.
    Dispute(Dispute),
    /// Of an unsupported claim: what is missing, the claim's own entry first.
    Missing(Vec<Lack>),
}

/// That something stands, or that it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What stands or does not.
    pub literal: Literal,
    /// Of what stands: how strong the argument for it is, its weakest link. Of what does not: no argument of this
    /// strength or more stands.
    pub strength: Strength,
    /// Why.
    pub reason: Reason,
}

impl Point {
    /// Whether the point is that something stands.
    pub fn stands(&self) -> bool {
        matches!(self.reason, Reason::Derived { .. })
    }
}

/// Why something stands or does not. Points are given by their place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It stands: a rule concludes it, of which all premises stand, and whatever could speak against the step does not.
    Derived {
        /// The rule of the map's [theory](ArgumentMap::theory).
        rule: RuleId,
        /// Its premises, in their order, each as strong as the step or stronger.
        premises: Vec<usize>,
        /// That no objection to the conclusion stands which is as strong, and that nothing undercuts the step; each
        /// where the map has something that could.
        answers: Vec<usize>,
    },
    /// It does not stand: whatever concludes it fails.
    Refuted {
        /// For each rule that concludes it, in the order of the theory, why it fails. A rule can have two failures or
        /// three, each for the strengths that it accounts for.
        failures: Vec<Failure>,
        /// The number of the circle that the point belongs to: points of claims that have no ground but each other.
        circle: Option<u32>,
    },
    /// It does not stand: nothing in the map argues for it so strongly, be it attacked or not.
    NoArgument,
}

/// Why a rule fails to conclude something at some strengths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The rule.
    pub rule: RuleId,
    /// Why it fails.
    pub fault: Fault,
}

/// What is wrong with a rule. Points are given by their place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A premise does not stand, at the strength of that point and above.
    Premise(usize),
    /// A premise does not stand that has no ground but those of the same circle.
    Circle(usize),
    /// It is defeated: an undercut of it stands, or an objection to its conclusion, which defeats it up to the strength
    /// of that point.
    Defeated(usize),
    /// The step itself is weaker than what is asked for.
    TooWeak,
    /// It needs its own conclusion as a premise.
    Itself,
}

impl Fault {
    /// The place of the point that it refers to.
    pub fn point(self) -> Option<usize> {
        match self {
            Fault::Premise(point) | Fault::Circle(point) | Fault::Defeated(point) => Some(point),
            Fault::TooWeak | Fault::Itself => None,
        }
    }
}

/// A way from a contested claim to a circle of defeat that nothing decides. Both lists are of links each of which leads to
/// the next; the last of the way leads to the first of the circle, and so does the last of the circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// From the claim to the circle; empty where the claim is part of it.
    pub path: Vec<Link>,
    /// The circle.
    pub cycle: Vec<Link>,
}

/// That something is neither decided for nor against, because by one of its rules it depends on what the next link is
/// about: that is a premise of the rule, an objection to its conclusion, or an undercut of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// What is undecided.
    pub literal: Literal,
    /// At what strength.
    pub strength: Strength,
    /// The rule by which it may stand yet.
    pub rule: RuleId,
}

/// That a claim has no argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The claim.
    pub claim: ClaimId,
    /// Whether the day is outside its window, so that nothing could conclude it.
    pub outside_window: bool,
    /// What each of its arguments lacks; none where it has no arguments, or is outside its window.
    pub wants: Vec<Want>,
}

/// What an argument lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Want {
    /// The argument.
    pub argument: ArgumentId,
    /// All of its premises that have no argument, in their order. Each has an entry of its own.
    pub premises: Vec<ClaimId>,
}

impl<'m> Explanation<'m> {
    /// The map that the claim is of.
    pub fn map(&self) -> &'m ArgumentMap {
        self.map
    }

    /// Of a claim that an objection defeats: what else stands against it and is strong enough for whatever that defeats,
    /// in the order of the theory. The verdict rests on none of it, and [`confirm`](super::confirm) does not look at it.
    pub fn others(&self) -> &[RuleId] {
        &self.others
    }

    /// The rules that the map means, to which the points refer.
    pub fn theory(&self) -> &Theory {
        &self.theory
    }
}

impl fmt::Debug for Explanation<'_> {
    /// The explanation without the map.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Explanation")
            .field("claim", &self.map.claim(self.claim).id())
            .field("verdict", &self.verdict)
            .field("grounds", &self.grounds)
            .finish()
    }
}
