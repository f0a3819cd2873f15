//! Every citation of a map held against the copies at hand.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::{
    copy::{self, SourceText},
    passage::{Passage, digest, hexadecimal},
    quote::{self, Effort, Found},
};
use crate::{
    document::{Citation, SentenceRange},
    map::{ArgumentMap, ClaimId, SourceId},
};

/// What holding a citation against its source found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "finding")]
#[non_exhaustive]
pub enum Finding {
    /// It names neither words nor a digest, so there is nothing to hold against the source.
    Nothing,
    /// There is no copy to hold it against.
    Unchecked,
    /// The source says this.
    Confirmed,
    /// The source says something very much like it.
    Inexact {
        /// What the source says.
        found: String,
    },
    /// The source says it, but elsewhere.
    Misplaced {
        /// Where.
        found: Passage,
    },
    /// The source does not say this.
    NotFound {
        /// What it says that comes nearest, if anything does.
        nearest: Option<String>,
    },
    /// The source has no such paragraph or sentence.
    NoSuchPassage {
        /// What it has: `13 paragraphs`, `2 sentences in paragraph 5`.
        there: String,
    },
    /// The passage has another digest.
    DigestMismatch {
        /// The passage that has it, if one has.
        found: Option<Passage>,
    },
}

/// A citation and what was found.
#[derive(Clone, Debug, Serialize)]
pub struct CitationEvidence<'m> {
    /// The claim that cites.
    #[serde(skip)]
    pub claim: ClaimId,
    /// Which of the claim's citations it is, from 0.
    #[serde(skip)]
    pub index: usize,
    /// The id of the claim.
    #[serde(rename = "claim")]
    pub claim_id: &'m str,
    /// Where it stands in the source, as far as is known.
    pub passage: Option<Passage>,
    /// What was found.
    #[serde(flatten)]
    pub finding: Finding,
}

/// Whether there is a copy of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
#[non_exhaustive]
pub enum CopyState {
    /// It was read.
    Read {
        /// How many paragraphs it has.
        paragraphs: usize,
        /// How many sentences.
        sentences: usize,
    },
    /// It was not.
    Missing {
        /// Why.
        reason: String,
    },
    /// It was read, and it is another file than the map says: its SHA-256 differs.
    Changed {
        /// The SHA-256 it has.
        sha256: String,
    },
}

/// A source and what rests on it.
#[derive(Clone, Debug, Serialize)]
pub struct SourceEvidence<'m> {
    /// The source.
    #[serde(skip)]
    pub source: SourceId,
    /// Its id.
    pub id: &'m str,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'m str>,
    /// Whether there is a copy.
    pub copy: CopyState,
    /// What cites it, in the author's order.
    pub citations: Vec<CitationEvidence<'m>>,
    /// Where there is a copy: the sentences that no claim cites.
    pub uncited: Vec<Uncited>,
}

/// A sentence that no claim cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Uncited {
    /// Where it is.
    #[serde(flatten)]
    pub passage: Passage,
    /// What it says, white space folded.
    pub text: String,
}

/// The sources of a map, in the author's order, and what rests on each.
#[derive(Clone, Debug, Serialize)]
pub struct Evidence<'m> {
    /// Each source.
    pub sources: Vec<SourceEvidence<'m>>,
}

pub(super) fn verify(map: &ArgumentMap) -> Evidence<'_> {
    let mut citations: Vec<Vec<(ClaimId, usize, &Citation)>> = vec![Vec::new(); map.sources().len()];
    for (id, claim) in map.claims() {
        for (index, citation) in claim.authored().from.iter().enumerate() {
            if let Some(source) = map.find_source(&citation.source.value) {
                citations[source.index()].push((id, index, citation));
            }
        }
    }
    let mut effort = Effort::new();
    let sources = map
        .sources()
        .zip(citations)
        .map(|((id, source), citations)| {
            let (state, text) = open(map, id);
            let mut checker = Checker { text: text.as_ref(), effort: &mut effort, digests: HashMap::new() };
            let citations: Vec<_> = citations
                .into_iter()
                .map(|(claim, index, citation)| {
                    let (passage, finding) = checker.check(citation);
                    let claim_id = map.claim(claim).id();
                    CitationEvidence { claim, index, claim_id, passage, finding }
                })
                .collect();
            let uncited = text.as_ref().map_or_else(Vec::new, |text| uncited(text, &citations));
            SourceEvidence {
                source: id,
                id: &source.id.value,
                title: source.title.as_deref(),
                copy: state,
                citations,
                uncited,
            }
        })
        .collect();
    Evidence { sources }
}

/// Reads a source's copy, and holds it against the source's own digest.
fn open(map: &ArgumentMap, source: SourceId) -> (CopyState, Option<SourceText>) {
    let read = copy::read_bytes(map, source).and_then(|bytes| {
        let sha256 =
            map.source(source).sha256.as_ref().map(|wanted| (wanted.value.clone(), hexadecimal(&bytes)));
        let text = String::from_utf8(bytes).map_err(|_| "the copy is not UTF-8 text".to_owned())?;
        Ok((sha256, SourceText::new(text)))
    });
    match read {
        Err(reason) => (CopyState::Missing { reason }, None),
        Ok((Some((wanted, sha256)), text)) if wanted != sha256 => (CopyState::Changed { sha256 }, Some(text)),
        Ok((_, text)) => {
            let sentences = text.sentences().count();
            (CopyState::Read { paragraphs: text.paragraphs(), sentences }, Some(text))
        }
    }
}

struct Checker<'c> {
    text: Option<&'c SourceText>,
    effort: &'c mut Effort,
    /// Where each sentence's and each paragraph's digest is; filled when first needed.
    digests: HashMap<String, Passage>,
}

impl Checker<'_> {
    /// Where a citation stands, and what holding it against the copy finds.
    fn check(&mut self, citation: &Citation) -> (Option<Passage>, Finding) {
        let stated = citation.paragraph.as_ref().map(|paragraph| Passage {
            paragraph: paragraph.value,
            sentence: citation.sentence.as_ref().map(|sentence| sentence.value),
        });
        let checkable = citation.quote.is_some() || citation.digest.is_some() || stated.is_some();
        let Some(text) = self.text.filter(|_| checkable) else {
            return (stated, if checkable { Finding::Unchecked } else { Finding::Nothing });
        };
        if let Some(passage) = stated
            && text.range_of(passage).is_none()
        {
            let there = match text.sentences_of(passage.paragraph) {
                0 => format!("{} paragraphs", text.paragraphs()),
                count => format!("{count} sentences in paragraph {}", passage.paragraph),
            };
            return (None, Finding::NoSuchPassage { there });
        }
        let (mut place, mut finding) = (stated, Finding::Confirmed);
        if let Some(quote) = &citation.quote {
            (place, finding) = self.quote(text, &quote.value, stated);
        }
        if let (Some(wanted), Finding::Confirmed) = (&citation.digest, &finding) {
            // A digest is of the passage that is named; of where the quote stands only if none is.
            let (of, digest) = self.digest(text, &wanted.value, stated.or(place));
            (place, finding) = (of, digest);
        }
        (place, finding)
    }

    fn quote(
        &mut self,
        text: &SourceText,
        quote: &str,
        stated: Option<Passage>,
    ) -> (Option<Passage>, Finding) {
        match quote::find(text, quote, self.effort) {
            Found::Exactly(range) => {
                let found = text.passage_of(range);
                match (stated, found) {
                    (Some(stated), Some(first)) if !overlap(stated, first) => {
                        // The same words may stand in more than one place.
                        let others = quote::occurrences(text, quote);
                        let here = others
                            .into_iter()
                            .filter_map(|stretches| text.passage_around(&stretches))
                            .find(|&at| overlap(stated, at));
                        match here {
                            Some(here) => (Some(here), Finding::Confirmed),
                            None => (Some(first), Finding::Misplaced { found: first }),
                        }
                    }
                    _ => (found, Finding::Confirmed),
                }
            }
            Found::Nearly(near) => {
                let found = text.shown(near.range.clone());
                (text.passage_of(near.range), Finding::Inexact { found })
            }
            Found::No => {
                let nearest = quote::nearest(text, quote, self.effort).filter(|near| near.similarity >= 0.4);
                (stated, Finding::NotFound { nearest: nearest.map(|near| text.shown(near.range)) })
            }
        }
    }

    fn digest(
        &mut self,
        text: &SourceText,
        wanted: &str,
        stated: Option<Passage>,
    ) -> (Option<Passage>, Finding) {
        if let Some(passage) = stated
            && text.range_of(passage).is_some_and(|range| digest(&text.text()[range]) == wanted)
        {
            return (stated, Finding::Confirmed);
        }
        if self.digests.is_empty() {
            self.digests = all_digests(text);
        }
        match (stated, self.digests.get(wanted).copied()) {
            (None, Some(found)) => (Some(found), Finding::Confirmed),
            (Some(_), Some(found)) => (Some(found), Finding::DigestMismatch { found: Some(found) }),
            (stated, None) => (stated, Finding::DigestMismatch { found: None }),
        }
    }
}

/// The digest of every paragraph and sentence; of equal ones, the first.
fn all_digests(text: &SourceText) -> HashMap<String, Passage> {
    let mut digests = HashMap::new();
    for paragraph in 1..=text.paragraphs() as u32 {
        let sentences = (1..=text.sentences_of(paragraph) as u32).map(|number| Passage {
            paragraph,
            sentence: Some(SentenceRange { first: number, last: number }),
        });
        for passage in sentences.chain([Passage { paragraph, sentence: None }]) {
            if let Some(range) = text.range_of(passage) {
                digests.entry(digest(&text.text()[range])).or_insert(passage);
            }
        }
    }
    digests
}

fn overlap(one: Passage, other: Passage) -> bool {
    one.paragraph == other.paragraph
        && match (one.sentence, other.sentence) {
            (Some(one), Some(other)) => one.first <= other.last && other.first <= one.last,
            _ => true,
        }
}

/// The sentences that no citation stands in.
fn uncited(text: &SourceText, citations: &[CitationEvidence<'_>]) -> Vec<Uncited> {
    let mut cited = BTreeSet::new();
    for passage in citations.iter().filter_map(|citation| citation.passage) {
        let all = SentenceRange { first: 1, last: text.sentences_of(passage.paragraph) as u32 };
        let range = passage.sentence.unwrap_or(all);
        cited.extend((range.first..=range.last.min(all.last)).map(|sentence| (passage.paragraph, sentence)));
    }
    text.sentences()
        .filter(|(passage, _)| {
            passage.sentence.is_some_and(|at| !cited.contains(&(passage.paragraph, at.first)))
        })
        .map(|(passage, sentence)| Uncited {
            passage,
            text: sentence.split_whitespace().collect::<Vec<_>>().join(" "),
        })
        .collect()
}
