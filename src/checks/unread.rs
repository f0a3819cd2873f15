//! What a text may hold that could not be read: the checks that miss something ask here first.

use std::collections::{HashMap, HashSet};

use crate::{
    diagnostic::{Diagnostic, format_codes},
    document::is_id_letter,
    map::{ArgumentMap, ClaimId},
};

/// A map that was not read whole, and its text.
pub(super) struct Unread<'m> {
    /// Whether whole files are missing.
    files: bool,
    /// Whether something outside the claims that are there was not read.
    outside_claims: bool,
    /// How often each word stands in the texts.
    words: HashMap<&'m str, u32>,
    /// The ids of entries that were lost.
    lost: &'m HashSet<String>,
    /// The words with a colon behind them.
    keys: HashSet<&'m str>,
    /// The claims that broken ones may have meant to use.
    meant: Vec<ClaimId>,
}

impl<'m> Unread<'m> {
    pub(super) fn new(map: &'m ArgumentMap, read: &[Diagnostic]) -> Unread<'m> {
        let missing =
            [&format_codes::UNREADABLE_FILE, &format_codes::INCLUDE_OUTSIDE_ROOT, &format_codes::OVER_LIMIT];
        let mut places: Vec<_> = map.claims().filter_map(|(_, claim)| claim.authored().place.0).collect();
        places.sort();
        let in_claim = |finding: &Diagnostic| {
            finding.primary.span.is_some_and(|span| {
                let at = places.partition_point(|place| (place.file, place.start) <= (span.file, span.start));
                at.checked_sub(1).and_then(|at| places.get(at)).is_some_and(|place| place.contains(span))
            })
        };
        let mut unread = Unread {
            files: read.iter().any(|finding| missing.contains(&finding.code)),
            outside_claims: !read.iter().all(in_claim),
            lost: &map.lost,
            words: HashMap::new(),
            keys: HashSet::new(),
            meant: meant(map, read),
        };
        for (_, file) in map.files().iter() {
            unread.words_of(file.text());
        }
        unread
    }

    fn words_of(&mut self, text: &'m str) {
        let mut rest = text;
        while let Some(start) = rest.find(is_id_letter) {
            let from = &rest[start..];
            let end = from.find(|letter: char| !is_id_letter(letter)).unwrap_or(from.len());
            let (word, behind) = from.split_at(end);
            *self.words.entry(word).or_default() += 1;
            if behind.trim_start_matches(['"', '\'']).trim_start().starts_with(':') {
                self.keys.insert(word);
            }
            rest = behind;
        }
    }

    /// Whether what was not read may define an id.
    pub(super) fn may_define(&self, id: &str) -> bool {
        self.files || self.keys.contains(id) || self.lost.contains(id)
    }

    /// Whether what was not read may use an id that is defined.
    pub(super) fn may_use(&self, id: &str) -> bool {
        self.files || self.words.get(id).is_some_and(|&count| count > 1)
    }

    /// The claims that broken ones name in some place, or may have meant to name.
    pub(super) fn meant(&self) -> &[ClaimId] {
        &self.meant
    }

    /// Whether what was not read may say something of the map as a whole.
    pub(super) fn may_say_more(&self) -> bool {
        self.outside_claims
    }
}

/// What broken claims hold of other claims' ids, whatever they do with it; and what is proposed for unknown ids.
fn meant(map: &ArgumentMap, read: &[Diagnostic]) -> Vec<ClaimId> {
    let places = map.broken.iter().filter_map(|&broken| map.claim(broken).authored().place.0);
    let words = places.flat_map(|place| map.files().slice(place).split(|letter| !is_id_letter(letter)));
    let proposed = read.iter().filter(|finding| finding.code == &format_codes::UNKNOWN_ID);
    let proposed = proposed.filter_map(|finding| finding.fix.as_ref()).flat_map(|fix| &fix.edits);
    words.chain(proposed.map(|edit| edit.replacement.as_str())).filter_map(|id| map.find(id)).collect()
}
