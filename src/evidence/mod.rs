//! Whether the sources say what is claimed of them.
//!
//! A citation is checked against the local copy of its source, where there is one: a quote is looked for, a
//! digest is compared, and a paragraph or sentence must exist. Nothing is ever fetched.

mod copy;
mod passage;
mod quote;
mod verify;

pub use copy::SourceText;
pub use passage::{Passage, digest, normalise};
pub use verify::{CitationEvidence, CopyState, Evidence, Finding, SourceEvidence};

use crate::map::{ArgumentMap, SourceId};

/// A passage of a source with everything a citation of it needs.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ReadyCitation {
    /// The id of the source.
    pub source: String,
    /// Where the passage is.
    #[serde(flatten)]
    pub passage: Passage,
    /// The SHA-256 of the normalised passage.
    pub digest: String,
    /// The words that were looked for, as the source has them, white space folded.
    pub quote: String,
    /// The passage, white space folded.
    pub text: String,
}

/// Why a passage cannot be cited.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CiteError {
    /// There is no copy of the source to look in.
    #[error("there is no copy of `{source_id}` to look in: {reason}")]
    NoCopy {
        /// The id of the source.
        source_id: String,
        /// Why not.
        reason: String,
    },
    /// The copy does not hold the words.
    #[error("`{source_id}` does not say this")]
    NotFound {
        /// The id of the source.
        source_id: String,
        /// The nearest that it says, if anything is near.
        nearest: Option<String>,
    },
}

impl ArgumentMap {
    /// Checks every citation against the copies at hand: O(copies + citations), and more only for quotes that
    /// are not found as they are.
    pub fn evidence(&self) -> Evidence<'_> {
        verify::verify(self)
    }

    /// The sentences of a source's copy that hold some words, each place where they stand: ready to cite. `[…]` stands for
    /// words left out, as in a quote. Where nothing is found, small letters and capitals are taken for each other.
    ///
    /// # Errors
    ///
    /// [`CiteError`] where there is no copy or the words are not in it.
    pub fn cite(&self, source: SourceId, words: &str) -> Result<Vec<ReadyCitation>, CiteError> {
        let id = &self.source(source).id.value;
        let text =
            copy::read(self, source).map_err(|reason| CiteError::NoCopy { source_id: id.clone(), reason })?;
        text.cite(id, words)
    }
}

impl SourceText {
    /// The sentences that hold some words, each place where they stand: ready to cite, under the id that the
    /// source has or is to have. They are found as [`ArgumentMap::cite`] finds them.
    ///
    /// # Errors
    ///
    /// [`CiteError::NotFound`] where the words are not in it.
    pub fn cite(&self, id: &str, words: &str) -> Result<Vec<ReadyCitation>, CiteError> {
        let mut found = quote::occurrences(self, words);
        if found.is_empty() {
            found = quote::occurrences_in_any_case(self, words);
        }
        if found.is_empty() {
            let nearest = quote::nearest(self, words, &mut quote::Effort::new());
            let nearest = nearest.map(|near| self.shown(near.range));
            return Err(CiteError::NotFound { source_id: id.to_owned(), nearest });
        }
        let mut citations: Vec<ReadyCitation> = Vec::new();
        for stretches in found {
            let Some(passage) = self.passage_around(&stretches) else { continue };
            let Some(range) = self.range_of(passage) else { continue };
            if citations.last().is_some_and(|last| last.passage == passage) {
                continue;
            }
            let quote: Vec<_> = stretches.into_iter().map(|range| self.shown(range)).collect();
            citations.push(ReadyCitation {
                source: id.to_owned(),
                passage,
                digest: digest(&self.text()[range.clone()]),
                quote: quote.join(" […] "),
                text: self.shown(range),
            });
        }
        Ok(citations)
    }
}
