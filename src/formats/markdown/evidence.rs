//! The sources of a memo: their numbers, and the list at its end.

use std::fmt::Write;

use super::{
    Memo,
    escape::{escaped, link},
};
use crate::{
    document::Citation,
    map::{ClaimId, SourceId},
};

/// The most sources named behind one sentence. The list at the end names them all.
const MOST_NUMBERS: usize = 4;

impl<'m> Memo<'_, 'm> {
    /// Numbers the sources in the order in which the claims cite them, and notes for each claim what to put behind its
    /// sentence.
    pub(super) fn number_sources(&mut self, order: &[ClaimId]) {
        let map = self.view.map();
        for &claim in order {
            let behind = &mut self.cited[claim.index()];
            for citation in &map.claim(claim).authored().from {
                let Some(source) = map.find_source(&citation.source.value) else { continue };
                let next = self.sources.len() + 1;
                let number = *self.sources.entry(source).or_insert(next);
                if !behind.contains(&number) && behind.len() <= MOST_NUMBERS {
                    behind.push(number);
                }
            }
        }
    }

    /// The numbers behind a claim's sentence.
    pub(super) fn cite(&self, claim: ClaimId) -> String {
        let behind = &self.cited[claim.index()];
        let mut numbers = String::new();
        for number in behind.iter().take(MOST_NUMBERS) {
            let _ = write!(numbers, " \\[{number}\\]");
        }
        if behind.len() > MOST_NUMBERS {
            numbers.push_str(" …");
        }
        numbers
    }

    pub(super) fn evidence(&mut self, order: &[ClaimId]) {
        if self.sources.is_empty() {
            return;
        }
        let map = self.view.map();
        let mut cited: Vec<Vec<(ClaimId, &'m Citation)>> = vec![Vec::new(); self.sources.len()];
        for &claim in order {
            for citation in &map.claim(claim).authored().from {
                let source = map.find_source(&citation.source.value);
                if let Some(number) = source.and_then(|source| self.sources.get(&source)) {
                    cited[number - 1].push((claim, citation));
                }
            }
        }
        let mut sources: Vec<(SourceId, usize)> =
            self.sources.iter().map(|(&source, &number)| (source, number)).collect();
        sources.sort_by_key(|&(_, number)| number);
        self.text.push_str("\n## Evidence\n\n");
        for (id, number) in sources {
            let source = map.source(id);
            let title = escaped(source.title.as_deref().unwrap_or(&source.id.value));
            let _ = write!(self.text, "{number}. {title}");
            let published = source.published.as_ref().map(|date| date.value.to_string());
            for more in source.author.iter().map(|author| escaped(author)).chain(published) {
                let _ = write!(self.text, ", {more}");
            }
            self.text.push('.');
            if let Some(url) = &source.url {
                let _ = write!(self.text, " {}", link(url));
            }
            self.text.push('\n');
            for (claim, citation) in &cited[number - 1] {
                let mention = self.mention(*claim);
                let _ = write!(self.text, "   - {mention}");
                self.citation(citation);
                self.text.push('\n');
            }
        }
    }

    fn citation(&mut self, citation: &Citation) {
        let mut places = Vec::new();
        places.extend(citation.paragraph.as_ref().map(|paragraph| format!("paragraph {}", paragraph.value)));
        places.extend(citation.sentence.as_ref().map(|sentence| format!("sentence {}", sentence.value)));
        places.extend(citation.page.as_ref().map(|page| format!("page {}", escaped(page))));
        if !places.is_empty() {
            let _ = write!(self.text, " ({})", places.join(", "));
        }
        if let Some(quote) = &citation.quote {
            let _ = write!(self.text, " “{}”", escaped(&quote.value));
        }
        if let Some(url) = &citation.url {
            let _ = write!(self.text, " {}", link(url));
        }
    }
}
