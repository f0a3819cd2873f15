//! A map as the document that says the same.

use std::collections::{HashMap, hash_map::Entry};

use super::{ArgumentId, ArgumentMap, SectionId};
use crate::{
    diagnostic::{Diagnostic, format_codes},
    document::{Argument, Conflict, Document, LintLevel},
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

    /// What of the map [`to_document`](ArgumentMap::to_document) has no way to say, each with its place: the comments that
    /// silence a finding, and the titles of the files of a map in several.
    ///
    /// # Complexity
    ///
    /// Linear in the sections and the comments.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::ArgumentMap;
    ///
    /// let map = ArgumentMap::parse("# elenchus: allow(isolated) kept for later\nclaims: { a: A. }")?;
    /// assert_eq!(map.document_losses()[0].message, "a comment that silences a finding");
    /// # Ok::<(), elenchus::Error>(())
    /// ```
    pub fn document_losses(&self) -> Vec<Diagnostic> {
        // That of the file is the title of the map.
        let titles = self.sections.iter().filter_map(|section| Some((section, section.title.as_deref()?)));
        let titles = titles.filter(|&(_, title)| self.title() != Some(title)).map(|(section, _)| {
            let what = format!("the title of the section `{}`", section.name);
            Diagnostic::new(&format_codes::NOT_CARRIED_OVER, None, what)
        });
        self.comment_losses().chain(titles).collect()
    }

    /// The comments that silence a finding, as losses of whatever has no comments.
    pub(crate) fn comment_losses(&self) -> impl Iterator<Item = Diagnostic> {
        self.suppressions.iter().map(|comment| {
            let what = "a comment that silences a finding";
            Diagnostic::new(&format_codes::NOT_CARRIED_OVER, comment.span, what)
        })
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
            lints: self.settled_lints(),
            schemes: self.schemes.clone(),
        }
    }

    /// The levels of checks, one for each: of two that files of the map set, the last counts.
    pub(crate) fn settled_lints(&self) -> Vec<LintLevel> {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut settled: Vec<LintLevel> = Vec::new();
        for lint in &self.lints {
            match places.entry(&lint.check.value) {
                Entry::Occupied(place) => settled[*place.get()] = lint.clone(),
                Entry::Vacant(place) => {
                    place.insert(settled.len());
                    settled.push(lint.clone());
                }
            }
        }
        settled
    }

    /// The name of a section; none of the one that a map in a single file has because it is in that file.
    pub(crate) fn own_name(&self, section: SectionId) -> Option<&str> {
        let is_file = section.index() == 0 && self.files.len() <= 1;
        (!is_file).then(|| self.section(section).name.as_str())
    }
}
