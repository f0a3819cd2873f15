//! A map as the document that says the same.

use super::{ArgumentId, ArgumentMap, SectionId};
use crate::{
    document::{Argument, Conflict, Document},
    source::Spanned,
};

impl ArgumentMap {
    /// The map as one document: that of its files together. Includes are gone, since what they bring is there, and each
    /// claim names its section, but for the claims of a map in one file that belong to the file.
    ///
    /// # Complexity
    ///
    /// O(map): everything that the author wrote is copied.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::ArgumentMap;
    ///
    /// let map = ArgumentMap::parse("{ conclusion: a, claims: { a: { text: A., despite: [b] }, b: B. } }")?;
    /// let document = map.to_document();
    /// assert_eq!(document.claims[0].despite[0].premises[0].value, "b");
    /// assert!(ArgumentMap::from_document(&document).is_ok());
    /// # Ok::<(), elenchus::Error>(())
    /// ```
    pub fn to_document(&self) -> Document {
        let written = |arguments: &[ArgumentId]| -> Vec<Argument> {
            arguments.iter().map(|&argument| self.argument(argument).authored().clone()).collect()
        };
        let claims = self.claims().map(|(_, claim)| {
            let mut written_claim = claim.authored().clone();
            written_claim.because = written(claim.because());
            written_claim.despite = written(claim.despite());
            written_claim.section = self.own_name(claim.section()).map(str::to_owned);
            written_claim
        });
        Document {
            claims: claims.collect(),
            conflicts: self.conflicts().iter().map(|conflict| Conflict::clone(conflict.authored())).collect(),
            ..self.to_document_without_claims()
        }
    }

    /// The same, without claims, arguments and conflicts.
    pub(crate) fn to_document_without_claims(&self) -> Document {
        let id = |claim| Spanned::from(self.claim(claim).id().to_owned());
        Document {
            title: self.title.clone(),
            note: self.note.clone(),
            meta: self.meta.clone(),
            conclusion: self.conclusions().map(id).collect(),
            as_of: self.as_of.clone(),
            sources: self.sources.clone(),
            claims: Vec::new(),
            conflicts: Vec::new(),
            include: Vec::new(),
            lints: self.lints.clone(),
            schemes: self.schemes.clone(),
        }
    }

    /// The name of a section; none of the one that a map in a single file has because it is in that file.
    pub(crate) fn own_name(&self, section: SectionId) -> Option<&str> {
        let is_file = section.index() == 0 && self.files.len() <= 1;
        (!is_file).then(|| self.section(section).name.as_str())
    }
}
