//! Why a claim has its verdict: the smallest explanation, and a checker that trusts none of it.

mod cheapest;
mod confirm;
mod dispute;
mod explanation;
mod missing;
mod others;
mod points;
mod serialize;
mod text;
mod view;
mod ways;
mod words;

pub use confirm::{Flaw, confirm};
pub use explanation::{Dispute, Explanation, Failure, Fault, Grounds, Lack, Link, Point, Reason, Want};
pub use text::Style;

use crate::{
    document::{Verdict, did_you_mean},
    map::{ArgumentMap, ClaimId},
    semantics::grounded,
};

/// There is no claim of an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no claim `{id}`{}", suggestion.as_ref().map(|name| format!(": did you mean `{name}`?")).unwrap_or_default())]
pub struct UnknownClaim {
    /// The id that was asked for.
    pub id: String,
    /// The id that may have been meant.
    pub suggestion: Option<String>,
}

impl ArgumentMap {
    /// Explains the grounded verdict on a claim.
    ///
    /// Of an accepted claim it shows an argument, and of each objection to it why it does not defeat it; of a rejected
    /// one, why each of its arguments fails; of a contested one, the circle of defeat that leaves it open; of an
    /// unsupported one, what is missing.
    ///
    /// # Errors
    ///
    /// If there is no such claim.
    ///
    /// # Complexity
    ///
    /// O(n log n) in the map, and at worst quadratic in the size of knots, like the verdicts. The explanation is linear
    /// in the map.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::ArgumentMap;
    ///
    /// let map = ArgumentMap::parse("claims: { close: { text: Close it., despite: [ferry] }, ferry: The ferry is full. }")?;
    /// assert_eq!(map.why("close")?.verdict.name(), "rejected");
    /// assert_eq!(map.why("fery").unwrap_err().suggestion.as_deref(), Some("ferry"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn why(&self, id: &str) -> Result<Explanation<'_>, UnknownClaim> {
        match self.find(id) {
            Some(claim) => Ok(self.explain(claim)),
            None => {
                let meant = did_you_mean(id, self.claims().map(|(_, claim)| claim.id()));
                Err(UnknownClaim { id: id.to_owned(), suggestion: meant.map(str::to_owned) })
            }
        }
    }

    /// Explains the grounded verdict on a claim, as [`ArgumentMap::why`] does.
    ///
    /// # Panics
    ///
    /// If the claim is another map's.
    pub fn explain(&self, claim: ClaimId) -> Explanation<'_> {
        let theory = self.theory();
        let framework = theory.framework();
        let labelling = grounded(&framework);
        let verdict = labelling.verdict(&framework, claim);
        let grounds = match (framework.claim(claim), verdict) {
            (Some(atom), Verdict::Accepted | Verdict::Rejected) => {
                Grounds::Points(points::points(&theory, &framework, &labelling, atom))
            }
            (Some(atom), _) => Grounds::Dispute(dispute::dispute(&framework, &labelling, atom)),
            (None, _) => Grounds::Missing(missing::missing(self, &framework, claim)),
        };
        let others = match &grounds {
            Grounds::Points(points) => others::others(&framework, &labelling, points),
            _ => Vec::new(),
        };
        Explanation { map: self, theory, claim, verdict, grounds, others }
    }
}
