//! Which claim and which source of the new map is which of the old one: by id, and by what it says where it has another
//! id.

use std::collections::HashMap;

use super::{change::Change, rename};
use crate::{
    document::{Document, Source},
    evidence::normalise,
    map::ArgumentMap,
    source::Spanned,
};

/// Entries of two maps that are the same, by their places, and the names that became others.
pub(super) struct Pairs {
    /// The place in the new map, for each place in the old one.
    pub new: Vec<Option<usize>>,
    /// The place in the old map, for each place in the new one.
    pub old: Vec<Option<usize>>,
}

impl Pairs {
    /// Pairs what has the same id.
    fn by_id<'m>(
        old: impl Iterator<Item = &'m str>,
        in_new: impl Fn(&str) -> Option<usize>,
        new: usize,
    ) -> Pairs {
        let mut pairs = Pairs { new: Vec::new(), old: vec![None; new] };
        for (at, id) in old.enumerate() {
            let found = in_new(id);
            pairs.new.push(found);
            if let Some(found) = found {
                pairs.old[found] = Some(at);
            }
        }
        pairs
    }

    /// Says that an entry of the old map is one of the new map.
    pub fn join(&mut self, old: usize, new: usize) {
        self.new[old] = Some(new);
        self.old[new] = Some(old);
    }

    /// The places of the old map that have no pair.
    pub fn removed(&self) -> Vec<usize> {
        (0..self.new.len()).filter(|&at| self.new[at].is_none()).collect()
    }

    /// The places of the new map that have no pair.
    pub fn added(&self) -> Vec<usize> {
        (0..self.old.len()).filter(|&at| self.old[at].is_none()).collect()
    }

    /// Pairs what is left where both have a key and it is the same, the first with the first.
    fn by_key(&mut self, old: impl Fn(usize) -> Option<String>, new: impl Fn(usize) -> Option<String>) {
        let (removed, added) = (self.removed(), self.added());
        if removed.is_empty() || added.is_empty() {
            return;
        }
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
        for &at in added.iter().rev() {
            if let Some(key) = new(at) {
                by_key.entry(key).or_default().push(at);
            }
        }
        for at in removed {
            if let Some(found) = old(at).and_then(|key| by_key.get_mut(&key)?.pop()) {
                self.join(at, found);
            }
        }
    }
}

/// The claims of two maps that are the same.
pub(super) fn claims(old: &ArgumentMap, new: &ArgumentMap) -> Pairs {
    let ids = old.claims().map(|(_, claim)| claim.id());
    let mut pairs = Pairs::by_id(ids, |id| new.find(id).map(|claim| claim.index()), new.claims().len());
    let key = |text: &str| Some(normalise(text).to_lowercase()).filter(|text| !text.is_empty());
    pairs.by_key(|at| key(old.claims[at].text()), |at| key(new.claims[at].text()));
    rename::near(old, new, &mut pairs);
    pairs
}

/// The sources of two maps that are the same. One with another id is the same if it has the same address, copy or title.
pub(super) fn sources(old: &Document, new: &Document) -> Pairs {
    let places: HashMap<&str, usize> =
        new.sources.iter().enumerate().map(|(at, source)| (source.id.value.as_str(), at)).collect();
    let ids = old.sources.iter().map(|source| source.id.value.as_str());
    let mut pairs = Pairs::by_id(ids, |id| places.get(id).copied(), new.sources.len());
    let keys: [fn(&Source) -> Option<&String>; 4] = [
        |source| source.sha256.as_ref().map(|digest| &digest.value),
        |source| source.url.as_ref(),
        |source| source.file.as_ref().map(|file| &file.value),
        |source| source.title.as_ref(),
    ];
    for key in keys {
        pairs.by_key(|at| key(&old.sources[at]).cloned(), |at| key(&new.sources[at]).cloned());
    }
    pairs
}

/// The ids that became others.
pub(super) struct Names {
    claims: HashMap<String, String>,
    sources: HashMap<String, String>,
}

impl Names {
    /// The names that changes tell of.
    pub fn of(changes: &[Change]) -> Names {
        let mut names = Names { claims: HashMap::new(), sources: HashMap::new() };
        for change in changes {
            match change {
                Change::ClaimRenamed { edit } => names.claims.insert(edit.old.clone(), edit.new.clone()),
                Change::SourceRenamed { edit } => names.sources.insert(edit.old.clone(), edit.new.clone()),
                _ => None,
            };
        }
        names
    }

    /// Writes the new names wherever the document has the old ones.
    pub fn apply(&self, document: &mut Document) {
        if self.claims.is_empty() && self.sources.is_empty() {
            return;
        }
        let rename = |names: &HashMap<String, String>, id: &mut String| {
            if let Some(new) = names.get(id) {
                new.clone_into(id);
            }
        };
        let claim = |id: &mut Spanned<String>| rename(&self.claims, &mut id.value);
        document.conclusion.iter_mut().for_each(claim);
        document.sources.iter_mut().for_each(|source| rename(&self.sources, &mut source.id.value));
        document.conflicts.iter_mut().for_each(|conflict| conflict.between.iter_mut().for_each(claim));
        for entry in &mut document.claims {
            claim(&mut entry.id);
            entry.unless.iter_mut().for_each(claim);
            entry.from.iter_mut().for_each(|citation| rename(&self.sources, &mut citation.source.value));
            for argument in entry.because.iter_mut().chain(&mut entry.despite) {
                argument.premises.iter_mut().chain(&mut argument.unless).for_each(claim);
                argument.questions.iter_mut().flat_map(|reply| &mut reply.by).for_each(claim);
            }
        }
    }
}
