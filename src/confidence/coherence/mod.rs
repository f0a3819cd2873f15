//! Coherence: whether the confidences given can all be probabilities at once.

mod chain;
mod constraints;
mod decimal;
mod effort;
mod heaviest;
mod parts;
mod program;
mod reasons;
mod simplify;
mod smallest;
mod violation;

pub use constraints::Cause;
pub use violation::{Term, Violation};

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeMap};

use self::{
    constraints::{Constraint, constraints},
    effort::Effort,
    reasons::Reasons,
    simplify::{Part, Simplified, simplify},
    smallest::{Found, look},
};
use super::given;
use crate::map::{ArgumentMap, ClaimId};

/// How much is done to find out where nobody says otherwise: a second or two at most.
const EFFORT: u64 = 1_000_000_000;

/// Whether confidences can be probabilities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoherenceVerdict {
    /// There is a distribution over the worlds that the map allows which gives each claim its confidence.
    Coherent,
    /// There is none.
    Incoherent,
    /// The effort was not enough to find out of all of them, and what was found is coherent.
    Unknown,
}

impl CoherenceVerdict {
    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            CoherenceVerdict::Coherent => "coherent",
            CoherenceVerdict::Incoherent => "incoherent",
            CoherenceVerdict::Unknown => "unknown",
        }
    }
}

impl fmt::Display for CoherenceVerdict {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

/// What was found of the confidences of a map.
///
/// It prints as the verdict, and a line for each bound that is broken.
///
/// # Examples
///
/// ```
/// use elenchus::ArgumentMap;
///
/// let map = ArgumentMap::parse("
/// claims:
///   left: { text: The road ends to the left., confidence: 0.7 }
///   right: { text: The road ends to the right., confidence: 0.6 }
/// conflicts: [[left, right]]
/// ")?;
/// assert_eq!(
///     map.coherence().to_string(),
///     "incoherent\nP(left) + P(right) ≤ 1, but 0.7 + 0.6 > 1: 0.3 too much\n"
/// );
/// # Ok::<(), elenchus::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Coherence {
    given: usize,
    violations: Vec<Violation>,
    unknown: Vec<Vec<(ClaimId, String)>>,
}

impl Coherence {
    /// Whether the confidences can all be probabilities at once.
    pub fn verdict(&self) -> CoherenceVerdict {
        match (self.violations.is_empty(), self.unknown.is_empty()) {
            (false, _) => CoherenceVerdict::Incoherent,
            (true, false) => CoherenceVerdict::Unknown,
            (true, true) => CoherenceVerdict::Coherent,
        }
    }

    /// How many claims have a confidence, on the day that the map is judged.
    pub fn given(&self) -> usize {
        self.given
    }

    /// A broken bound for each part of the map in which there is one; parts have no more in common than a claim with a
    /// confidence. Those with the fewest claims are the smallest incoherent sets of the map, unless it is said of
    /// [one](Violation::is_smallest) that it may not be.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The claims with a confidence of each part that is too large to find out about.
    pub fn unknown(&self) -> impl ExactSizeIterator<Item = impl ExactSizeIterator<Item = ClaimId>> {
        self.unknown.iter().map(|part| part.iter().map(|&(claim, _)| claim))
    }
}

impl fmt::Display for Coherence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}", self.verdict())?;
        self.violations.iter().try_for_each(|violation| writeln!(out, "{violation}"))?;
        self.unknown.iter().try_for_each(|part| {
            let ids: Vec<&str> = part.iter().map(|(_, id)| id.as_str()).collect();
            writeln!(out, "too much to find out about: {}", ids.join(", "))
        })
    }
}

impl Serialize for Coherence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut whole = serializer.serialize_map(None)?;
        whole.serialize_entry("coherence", self.verdict().name())?;
        whole.serialize_entry("given", &self.given)?;
        whole.serialize_entry("violations", &self.violations)?;
        if !self.unknown.is_empty() {
            let ids =
                |part: &Vec<(ClaimId, String)>| part.iter().map(|(_, id)| id.clone()).collect::<Vec<_>>();
            whole.serialize_entry("unknown", &self.unknown.iter().map(ids).collect::<Vec<_>>())?;
        }
        whole.end()
    }
}

impl ArgumentMap {
    /// Whether the confidences that the author gives can all be probabilities at once.
    ///
    /// A *world* says of each claim whether it is true. It is ruled out if two sides of a conflict are true, if the premises
    /// of a strict step are and its conclusion is not, or if an established claim is false. The confidences are coherent if
    /// some distribution over the other worlds gives each claim the probability that is its confidence, to within a
    /// thousand-millionth. Claims outside their window on the day that the map is judged are left out.
    ///
    /// # Complexity
    ///
    /// Linear where no claim is tied to another in more than one way. What is tied can take exponential time, and is given
    /// up after a fixed number of steps, which take a second or two.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::{ArgumentMap, confidence::CoherenceVerdict};
    ///
    /// let map = ArgumentMap::parse("
    /// claims:
    ///   wet: { text: The street is wet., confidence: 0.4, because: [{ premises: [rain, open], strict: true }] }
    ///   rain: { text: It rains., confidence: 0.8 }
    ///   open: { text: The street has no roof., confidence: 0.9 }
    /// ")?;
    /// let coherence = map.coherence();
    /// assert_eq!(coherence.verdict(), CoherenceVerdict::Incoherent);
    /// let [violation] = coherence.violations() else { panic!() };
    /// assert_eq!(violation.inequality(), "P(rain) + P(open) ≤ 1 + P(wet)");
    /// assert!((violation.excess - 0.3).abs() < 1e-9);
    /// # Ok::<(), elenchus::Error>(())
    /// ```
    pub fn coherence(&self) -> Coherence {
        self.coherence_within(EFFORT)
    }

    /// The same, with more or less effort: so many steps, each about a nanosecond or a few. Where they are not enough, what
    /// is left is unknown.
    pub fn coherence_within(&self, steps: u64) -> Coherence {
        let mut effort = Effort::new(steps);
        let day = self.as_of();
        let confidence = |claim| given(claim).filter(|_| claim.holds_on(day)).map(decimal::decimal);
        let confidences: Vec<Option<i128>> = self.claims().map(|(_, claim)| confidence(claim)).collect();
        let mut coherence = Coherence {
            given: confidences.iter().flatten().count(),
            violations: Vec::new(),
            unknown: Vec::new(),
        };
        if coherence.given == 0 {
            return coherence;
        }
        let constraints = constraints(self);
        let plain: Vec<&Constraint> = constraints.iter().map(|(constraint, _)| constraint).collect();
        let reasons = Reasons::new(self, &constraints);
        let mut report = |terms: &[(u32, i128)], most, is_smallest, effort: &mut Effort| {
            let because = reasons.of(terms, most, effort);
            coherence.violations.push(Violation::new(
                self,
                &confidences,
                (terms, most),
                is_smallest,
                because,
            ));
        };
        let Some(Simplified { certain, parts, is_thorough }) = simplify(&plain, &confidences, &mut effort)
        else {
            // What is established contradicts itself: no sum can be as little as nothing.
            report(&[], -1, true, &mut effort);
            return coherence;
        };
        for (claim, value) in (0..).zip(&certain) {
            match (confidences[claim as usize], value) {
                (Some(confidence), Some(true)) if confidence < decimal::ONE => {
                    report(&[(claim, -1)], -1, true, &mut effort);
                }
                (Some(confidence), Some(false)) if confidence > 0 => {
                    report(&[(claim, 1)], 0, true, &mut effort)
                }
                _ => {}
            }
        }
        // The small ones first: a large one may use all that is left.
        let mut by_size: Vec<&Part> = parts.iter().collect();
        by_size.sort_by_key(|part| part.claims.len());
        let mut unknown: Vec<&Part> = Vec::new();
        for part in by_size {
            match look(part, &mut effort) {
                Found::Coherent => {}
                Found::Unknown => unknown.push(part),
                Found::Incoherent(bound, is_smallest) => {
                    let claim = |place: usize| part.claims[part.given[place].0 as usize];
                    let terms: Vec<(u32, i128)> =
                        bound.terms.iter().map(|&(place, coefficient)| (claim(place), coefficient)).collect();
                    report(&terms, bound.most, is_smallest && is_thorough, &mut effort);
                }
            }
        }
        let first = |violation: &Violation| violation.terms.first().map(|term| term.claim);
        coherence.violations.sort_by_key(first);
        unknown.sort_by(|one, other| one.claims.cmp(&other.claims));
        coherence.unknown = unknown.into_iter().map(|part| self.named(part)).collect();
        coherence
    }

    fn named(&self, part: &Part) -> Vec<(ClaimId, String)> {
        let claims = part.given.iter().map(|&(variable, _)| part.claims[variable as usize]);
        claims
            .map(|claim| {
                let id = ClaimId::new(claim as usize);
                (id, self.claim(id).id().to_owned())
            })
            .collect()
    }
}
