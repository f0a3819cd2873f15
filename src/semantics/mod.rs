//! Verdicts: what stands, once everything has been weighed.
//!
//! A semantics judges the [`Framework`] of a map. Each has a file of its own, and a variant of
//! [`Semantics`] that leads to it.

mod closure;
mod components;
mod grounded;
mod knots;
mod labelling;
mod support;
mod verdicts;

pub use labelling::{Label, Labelling};
pub use verdicts::Verdicts;

use std::{fmt, str::FromStr};

use crate::{document::UnknownWord, map::ArgumentMap, theory::Framework};

/// A way to judge arguments that attack one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Semantics {
    /// The most cautious: accepts only what every reasonable way of looking at the map accepts. It always gives
    /// exactly one answer.
    #[default]
    Grounded,
}

impl Semantics {
    /// Every semantics.
    pub const ALL: &'static [Semantics] = &[Semantics::Grounded];

    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            Semantics::Grounded => "grounded",
        }
    }

    /// Labels every atom of a framework.
    ///
    /// # Complexity
    ///
    /// Grounded: linear in the framework, unless claims support one another in a circle; never more than quadratic.
    pub fn label(self, framework: &Framework) -> Labelling {
        match self {
            Semantics::Grounded => grounded::label(framework),
        }
    }
}

impl fmt::Display for Semantics {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

impl FromStr for Semantics {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Semantics, UnknownWord> {
        Semantics::ALL.iter().copied().find(|semantics| semantics.name() == word).ok_or_else(|| UnknownWord {
            word: word.to_owned(),
            what: "a semantics",
            choices: Semantics::ALL.iter().map(|semantics| semantics.name()).collect::<Vec<_>>().join(", "),
        })
    }
}

impl ArgumentMap {
    /// Judges every claim.
    ///
    /// # Arguments
    ///
    /// * `semantics`: the way to judge; [`Semantics::Grounded`] where there is no reason for another.
    ///
    /// # Complexity
    ///
    /// That of [`Semantics::label`], on a framework that is linear in the map.
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
        let framework = self.theory().framework();
        let labelling = semantics.label(&framework);
        Verdicts::new(
            semantics,
            self.claims().map(|(id, claim)| (claim.id(), labelling.verdict(&framework, id))),
        )
    }
}
