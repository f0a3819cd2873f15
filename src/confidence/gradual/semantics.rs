//! The registry of gradual semantics: one file each, one line here.

use std::{fmt, str::FromStr};

use super::{df_quad, euler_based, quadratic_energy};
use crate::document::UnknownWord;

/// A way to work out how strong each argument is from its base score and from what attacks and supports it.
///
/// All three are modular (Mossakowski & Neuhaus, *Modular semantics and characteristics for bipolar weighted
/// argumentation graphs*, 2018): they add up the attackers and the supporters, and let the sums move the base score.
///
/// # Examples
///
/// ```
/// use elenchus::confidence::GradualSemantics;
///
/// assert_eq!("df-quad".parse(), Ok(GradualSemantics::DfQuad));
/// assert!("quad".parse::<GradualSemantics>().unwrap_err().to_string().contains("euler-based"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum GradualSemantics {
    /// Attackers, and supporters, add up as independent chances do; what is left of one side moves the base score that
    /// part of the way (Rago, Toni, Aurisicchio & Baroni 2016).
    #[default]
    DfQuad,
    /// Strengths are summed, and the sum moves the base score by its square: much counts for more than its share
    /// (Potyka 2018).
    QuadraticEnergy,
    /// Strengths are summed, and the base score moves by the exponential of the sum. Supporters move it less than
    /// attackers do, and nothing moves 0 or 1 (Amgoud & Ben-Naim 2018).
    EulerBased,
}

/// What a semantics consists of.
#[derive(Clone, Copy)]
pub(super) struct Definition {
    /// The name, as on the command line.
    pub(super) name: &'static str,
    /// Adds two influences of one side; 0 adds nothing, and order does not matter.
    pub(super) combine: fn(f64, f64) -> f64,
    /// The strength, from the base score, the sum of the supporters and that of the attackers.
    pub(super) influence: fn(f64, f64, f64) -> f64,
}

impl GradualSemantics {
    /// Every gradual semantics.
    pub const ALL: &'static [GradualSemantics] =
        &[GradualSemantics::DfQuad, GradualSemantics::QuadraticEnergy, GradualSemantics::EulerBased];

    pub(super) fn definition(self) -> Definition {
        match self {
            GradualSemantics::DfQuad => df_quad::DEFINITION,
            GradualSemantics::QuadraticEnergy => quadratic_energy::DEFINITION,
            GradualSemantics::EulerBased => euler_based::DEFINITION,
        }
    }

    /// The name.
    pub fn name(self) -> &'static str {
        self.definition().name
    }
}

impl fmt::Display for GradualSemantics {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

impl FromStr for GradualSemantics {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<GradualSemantics, UnknownWord> {
        let all = || GradualSemantics::ALL.iter().copied();
        all()
            .find(|semantics| semantics.name() == word)
            .ok_or_else(|| UnknownWord::among(word, "a gradual semantics", all().map(GradualSemantics::name)))
    }
}
