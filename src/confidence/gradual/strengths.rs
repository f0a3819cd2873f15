//! The strength of every claim of a map.

use std::{collections::HashMap, fmt, ops::Index};

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{Convergence, Evaluation, GradualSemantics};
use crate::map::{ArgumentMap, ClaimId};

/// How strong each claim of a map is, in the author's order.
///
/// It prints as a table, a line for each claim: its id, its strength, its base score.
///
/// # Examples
///
/// ```
/// use elenchus::{ArgumentMap, confidence::GradualSemantics};
///
/// let map = ArgumentMap::parse("
/// claims:
///   ferry: { text: The ferry is full., confidence: 0.8, despite: [second] }
///   second: { text: A second ferry is chartered., confidence: 0.5 }
/// ")?;
/// let strengths = map.strengths(GradualSemantics::DfQuad);
/// assert_eq!(strengths.to_string(), "ferry   0.400  from 0.800\nsecond  0.500  from 0.500\n");
/// # Ok::<(), elenchus::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Strengths {
    semantics: GradualSemantics,
    claims: Vec<Entry>,
    by_id: HashMap<String, usize>,
    convergence: Convergence,
    unsettled: Vec<ClaimId>,
}

#[derive(Clone, Debug, PartialEq)]
struct Entry {
    id: String,
    base_score: f64,
    strength: f64,
}

impl Strengths {
    pub(super) fn new(
        semantics: GradualSemantics,
        map: &ArgumentMap,
        base_scores: &[f64],
        evaluation: Evaluation,
    ) -> Strengths {
        let numbers = base_scores.iter().zip(evaluation.strengths);
        let claims = map.claims().zip(numbers).map(|((_, claim), (&base_score, strength))| Entry {
            id: claim.id().to_owned(),
            base_score,
            strength,
        });
        Strengths {
            semantics,
            claims: claims.collect(),
            by_id: map.claims().map(|(id, claim)| (claim.id().to_owned(), id.index())).collect(),
            convergence: evaluation.convergence,
            unsettled: evaluation.unsettled.iter().map(|&claim| ClaimId::new(claim as usize)).collect(),
        }
    }

    /// The semantics that these are of.
    pub fn semantics(&self) -> GradualSemantics {
        self.semantics
    }

    /// Whether they came to rest.
    pub fn convergence(&self) -> Convergence {
        self.convergence
    }

    /// The claims of circles that did not come to rest. Their strengths, and those of whatever they bear on, are only
    /// where the search for them ended.
    pub fn unsettled(&self) -> &[ClaimId] {
        &self.unsettled
    }

    /// The strength of a claim, by its id; none where there is no such claim.
    pub fn get(&self, id: &str) -> Option<f64> {
        self.by_id.get(id).map(|&claim| self.claims[claim].strength)
    }

    /// How strong a claim would be if nothing bore on it.
    ///
    /// # Panics
    ///
    /// If the map has fewer claims: the index is another map's.
    pub fn base_score(&self, claim: ClaimId) -> f64 {
        self.claims[claim.index()].base_score
    }

    /// The ids and their strengths, in the author's order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, f64)> + Clone {
        self.claims.iter().map(|claim| (claim.id.as_str(), claim.strength))
    }
}

/// The strength of a claim of the map that was weighed.
///
/// # Panics
///
/// If the map has fewer claims: the index is another map's.
impl Index<ClaimId> for Strengths {
    type Output = f64;

    fn index(&self, claim: ClaimId) -> &f64 {
        &self.claims[claim.index()].strength
    }
}

/// The strength of a claim, by its id.
///
/// # Panics
///
/// If there is no such claim; [`Strengths::get`] says so instead.
impl Index<&str> for Strengths {
    type Output = f64;

    fn index(&self, id: &str) -> &f64 {
        match self.by_id.get(id) {
            Some(&claim) => &self.claims[claim].strength,
            None => panic!("the map has no claim `{id}`"),
        }
    }
}

impl fmt::Display for Strengths {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widest = self.claims.iter().map(|claim| claim.id.chars().count()).max().unwrap_or(0);
        for Entry { id, base_score, strength } in &self.claims {
            writeln!(out, "{id:widest$}  {strength:.3}  from {base_score:.3}")?;
        }
        Ok(())
    }
}

/// Strengths to six decimals: what is beyond them may depend on the machine.
impl Serialize for Strengths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "kebab-case")]
        struct Weighed {
            strength: f64,
            base_score: f64,
        }

        struct Claims<'s>(&'s Strengths);

        impl Serialize for Claims<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let rounded = |number: f64| (number * 1e6).round() / 1e6;
                serializer.collect_map(self.0.claims.iter().map(|claim| {
                    let strength = rounded(claim.strength);
                    (&claim.id, Weighed { strength, base_score: claim.base_score })
                }))
            }
        }

        let mut whole = serializer.serialize_map(None)?;
        whole.serialize_entry("semantics", self.semantics.name())?;
        whole.serialize_entry("convergence", &self.convergence)?;
        if !self.unsettled.is_empty() {
            let ids: Vec<&str> =
                self.unsettled.iter().map(|id| self.claims[id.index()].id.as_str()).collect();
            whole.serialize_entry("unsettled", &ids)?;
        }
        whole.serialize_entry("claims", &Claims(self))?;
        whole.end()
    }
}
