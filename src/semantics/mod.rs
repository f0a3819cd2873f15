//! Verdicts: what stands, once everything has been weighed.
//!
//! A semantics judges the [`Framework`] of a map. Each has a file of its own, and a variant of
//! [`Semantics`] that leads to it.

mod arguments;
mod budget;
mod closure;
mod components;
mod grounded;
mod judgement;
mod knots;
mod labelling;
#[cfg(feature = "sat")]
mod search;
mod support;
mod verdicts;
mod verify;

pub use budget::{Budget, Interrupted};
pub(crate) use components::components;
pub(crate) use judgement::{Judgement, Levels};
pub use labelling::{Label, Labelling};
#[cfg(feature = "sat")]
pub use search::{Extension, Extensions, Reasoner, SatSolver};
#[cfg(feature = "sat")]
use verdicts::Basis;
pub use verdicts::Verdicts;
pub use verify::{Verification, verify};

use std::{fmt, str::FromStr};

use crate::{
    document::{UnknownWord, Verdict},
    map::{ArgumentMap, ClaimId},
    theory::Framework,
};

/// A way to judge arguments that attack one another: which sets of them can be held together, the extensions.
///
/// All but the grounded one need the feature `sat`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Semantics {
    /// The most cautious: accepts only what every reasonable way of looking at the map accepts. It always gives
    /// exactly one answer.
    #[default]
    Grounded,
    /// Whatever defends itself and holds all that it defends (Dung 1995, as are the next two).
    #[cfg(feature = "sat")]
    Complete,
    /// Complete, and as much as can be.
    #[cfg(feature = "sat")]
    Preferred,
    /// Attacks all that it does not hold. There need not be one.
    #[cfg(feature = "sat")]
    Stable,
    /// Complete, and decides as much as can be (Caminada, Carnielli & Dunne 2012). For abstract frameworks.
    #[cfg(feature = "sat")]
    SemiStable,
    /// Attacks nothing of its own, and decides as much as can be (Verheij 1996). For abstract frameworks.
    #[cfg(feature = "sat")]
    Stage,
    /// The greatest that can be defended within every preferred extension (Dung, Mancarella & Toni 2007). For abstract
    /// frameworks.
    #[cfg(feature = "sat")]
    Ideal,
}

impl Semantics {
    /// Every semantics.
    #[cfg(not(feature = "sat"))]
    pub const ALL: &'static [Semantics] = &[Semantics::Grounded];

    /// Every semantics.
    #[cfg(feature = "sat")]
    pub const ALL: &'static [Semantics] = &[
        Semantics::Grounded,
        Semantics::Complete,
        Semantics::Preferred,
        Semantics::Stable,
        Semantics::SemiStable,
        Semantics::Stage,
        Semantics::Ideal,
    ];

    /// The name, and the code by which the International Competition on Computational Models of Argumentation knows it.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Semantics::Grounded => ("grounded", "GR"),
            #[cfg(feature = "sat")]
            Semantics::Complete => ("complete", "CO"),
            #[cfg(feature = "sat")]
            Semantics::Preferred => ("preferred", "PR"),
            #[cfg(feature = "sat")]
            Semantics::Stable => ("stable", "ST"),
            #[cfg(feature = "sat")]
            Semantics::SemiStable => ("semi-stable", "SST"),
            #[cfg(feature = "sat")]
            Semantics::Stage => ("stage", "STG"),
            #[cfg(feature = "sat")]
            Semantics::Ideal => ("ideal", "ID"),
        }
    }

    /// The name.
    pub fn name(self) -> &'static str {
        self.names().0
    }

    /// The code of competitions: `PR`, say.
    pub fn code(self) -> &'static str {
        self.names().1
    }

    /// Whether it is defined for maps and for assumption-based frameworks too. For the others, what an argument and
    /// what an assumption decides differ there (Caminada, Sá, Alcântara & Dvořák, *On the difference between
    /// assumption-based argumentation and abstract argumentation*, 2015).
    pub fn is_for_rules(self) -> bool {
        matches!(self.names().1, "GR" | "CO" | "PR" | "ST")
    }

    /// Whether it is told apart what an extension has out and what it leaves undecided.
    #[cfg(feature = "sat")]
    fn has_labels(self) -> bool {
        matches!(self, Semantics::Complete | Semantics::Preferred)
    }
}

/// Whether to count on what every extension accepts, or on what some extension does.
///
/// Of the grounded and the ideal semantics, which have one extension, both say the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attitude {
    /// Accepted is what stands on every reading.
    #[default]
    Sceptical,
    /// Accepted is what stands on some reading.
    Credulous,
}

impl Attitude {
    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            Attitude::Sceptical => "sceptical",
            Attitude::Credulous => "credulous",
        }
    }
}

/// Labels every atom of a framework by the grounded semantics.
///
/// # Complexity
///
/// Linear in the framework, unless atoms derive one another in a circle; never more than quadratic.
pub fn grounded(framework: &Framework) -> Labelling {
    grounded::label(framework, &support::Rules::new(framework))
}

impl fmt::Display for Semantics {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

impl FromStr for Semantics {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Semantics, UnknownWord> {
        let mut all = Semantics::ALL.iter().copied();
        all.find(|semantics| semantics.name() == word).ok_or_else(|| {
            UnknownWord::among(word, "a semantics", Semantics::ALL.iter().map(|semantics| semantics.name()))
        })
    }
}

impl ArgumentMap {
    /// Judges every claim.
    ///
    /// # Arguments
    ///
    /// * `semantics`: the way to judge; [`Semantics::Grounded`] where there is no reason for another. One that is not
    ///   [for rules](Semantics::is_for_rules) is read at the level of assumptions: what it says of the arguments of the
    ///   map, taken one by one, may differ.
    ///
    /// # Complexity
    ///
    /// That of [`grounded`], on a framework that is linear in the map. The other semantics can take exponential time on
    /// knots of claims that attack one another; `ArgumentMap::judge` takes a limit.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::{ArgumentMap, Semantics, Verdict};
    ///
    /// let map = ArgumentMap::parse("
    /// claims:
    ///   close: { text: The bridge should close., because: [corroded], despite: [detour] }
    ///   corroded: The main cable is corroded.
    ///   detour: { text: The detour is too long., strength: weak }
    /// ")?;
    /// // The objection is weaker than what it meets: both stand.
    /// let verdicts = map.verdicts(Semantics::Grounded);
    /// assert_eq!(verdicts["close"], Verdict::Accepted);
    /// assert_eq!(verdicts["detour"], Verdict::Accepted);
    /// # Ok::<(), elenchus::Error>(())
    /// ```
    pub fn verdicts(&self, semantics: Semantics) -> Verdicts {
        match semantics {
            Semantics::Grounded => {
                let framework = self.theory().framework();
                let labelling = grounded(&framework);
                self.verdicts_by(semantics, |id| labelling.verdict(&framework, id))
            }
            #[cfg(feature = "sat")]
            _ => self
                .judge(semantics, Attitude::Sceptical, Budget::unlimited())
                .expect("nothing interrupts without a limit"),
        }
    }

    /// Judges every claim by all extensions of a semantics, within a budget.
    ///
    /// A claim is accepted where every extension accepts it, or, credulously, where some extension does. It is rejected
    /// where every extension rejects it, and contested otherwise.
    ///
    /// A semantics that is not [for rules](Semantics::is_for_rules) is read at the level of assumptions: what it says of
    /// the arguments of the map, taken one by one, may differ.
    ///
    /// # Errors
    ///
    /// If the budget is spent first.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::{ArgumentMap, Semantics, Verdict, semantics::{Attitude, Budget}};
    ///
    /// let map = ArgumentMap::parse("
    /// claims:
    ///   ferry: { text: The ferry runs., because: [calm, tug] }
    ///   calm: The sea is calm.
    ///   tug: A tug pulls it through the storm.
    /// conflicts: [[calm, tug]]
    /// ")?;
    /// // One of two reasons falls, but the ferry runs whichever it is.
    /// assert_eq!(map.verdicts(Semantics::Grounded)["ferry"], Verdict::Contested);
    /// assert_eq!(map.verdicts(Semantics::Preferred)["ferry"], Verdict::Accepted);
    /// let on_some_reading = map.judge(Semantics::Preferred, Attitude::Credulous, Budget::unlimited())?;
    /// assert_eq!(on_some_reading["tug"], Verdict::Accepted);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "sat")]
    pub fn judge(
        &self,
        semantics: Semantics,
        attitude: Attitude,
        budget: Budget,
    ) -> Result<Verdicts, Interrupted> {
        let framework = self.theory().framework();
        let labels = Reasoner::new(&framework).budget(budget).labels(semantics, attitude)?;
        let verdict = |id| match (&labels, framework.claim(id)) {
            (None, _) if attitude == Attitude::Sceptical => Verdict::Accepted,
            (_, None) => Verdict::Unsupported,
            (None, _) => Verdict::Rejected,
            (Some(labels), Some(atom)) => labels[atom as usize].into(),
        };
        let basis = if labels.is_some() { Basis::All } else { Basis::None };
        Ok(self.verdicts_by(semantics, verdict).of(attitude, basis))
    }

    /// The verdicts of one extension of a semantics that accepts a claim, or of one that does not; none where there is
    /// no such extension. It shows why [`ArgumentMap::judge`] says of the claim what it says.
    ///
    /// A semantics that is not [for rules](Semantics::is_for_rules) is read at the level of assumptions: what it says of
    /// the arguments of the map, taken one by one, may differ.
    ///
    /// # Errors
    ///
    /// If the budget is spent first.
    #[cfg(feature = "sat")]
    pub fn reading(
        &self,
        claim: ClaimId,
        accepted: bool,
        semantics: Semantics,
        budget: Budget,
    ) -> Result<Option<Verdicts>, Interrupted> {
        let framework = self.theory().framework();
        let reasoner = Reasoner::new(&framework).budget(budget);
        let found = match (framework.claim(claim), accepted) {
            (Some(atom), true) => reasoner.credulous(semantics, atom)?,
            (Some(atom), false) => reasoner.sceptical(semantics, atom)?,
            (None, true) => None,
            (None, false) => reasoner.extension(semantics)?,
        };
        let verdict = |extension: &Extension, id| extension.labelling().verdict(&framework, id);
        Ok(found.map(|extension| {
            let verdicts = self.verdicts_by(semantics, |id| verdict(&extension, id));
            verdicts.of(Attitude::default(), Basis::One)
        }))
    }

    /// The claims of a part of the map that no stable extension settles, if there is one: some of them attack each other
    /// in a circle of odd length, or themselves.
    ///
    /// # Errors
    ///
    /// If the budget is spent first.
    #[cfg(feature = "sat")]
    pub fn without_stable_extension(&self, budget: Budget) -> Result<Option<Vec<ClaimId>>, Interrupted> {
        let framework = self.theory().framework();
        let Some(part) = Reasoner::new(&framework).budget(budget).without_stable()? else { return Ok(None) };
        let in_part =
            |id: &ClaimId| framework.claim(*id).is_some_and(|atom| part.binary_search(&atom).is_ok());
        Ok(Some(self.claims().map(|(id, _)| id).filter(in_part).collect()))
    }

    pub(crate) fn verdicts_by(&self, semantics: Semantics, verdict: impl Fn(ClaimId) -> Verdict) -> Verdicts {
        Verdicts::new(semantics, self.claims().map(|(id, claim)| (claim.id(), verdict(id))))
    }
}
