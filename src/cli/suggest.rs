//! "Did you mean", for what is typed at a prompt.

use elenchus::{ArgumentMap, map::ClaimId};

use super::{Failure, open::Whole};

/// The name nearest to a word, if it is near enough to have been meant; the first of equals.
pub fn nearest<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let length = word.chars().count();
    let furthest = (length / 3).max(1);
    // A longer name or word was not mistyped, and comparing costs the product of the lengths.
    let near = |name: &&str| length <= 100 && name.chars().count().abs_diff(length) <= furthest;
    names
        .filter(near)
        .map(|name| (strsim::damerau_levenshtein(word, name), name))
        .filter(|&(distance, _)| distance <= furthest)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}

/// The names that a word is a part of, where nobody knows the one that was meant.
pub fn holding<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    const SHORTEST: usize = 3;
    names.filter(|name| word.len() >= SHORTEST && name.contains(word)).collect()
}

/// `there is no WHAT NAME`, with what may have been meant.
pub fn unknown<'n>(what: &str, word: &str, names: impl Iterator<Item = &'n str>) -> String {
    match nearest(word, names) {
        Some(name) => format!("there is no {what} `{word}`: did you mean `{name}`?"),
        None => format!("there is no {what} `{word}`"),
    }
}

/// The claim of an id.
///
/// # Errors
///
/// If the map has none.
pub fn claim(id: &str, map: &ArgumentMap) -> Result<ClaimId, Failure> {
    let known = || map.claims().map(|(_, claim)| claim.id());
    map.find(id).ok_or_else(|| Failure::new(unknown("claim", id, known())))
}

/// # Errors
///
/// If one of some ids is no claim of any map.
pub fn claims(ids: &[String], maps: &[Whole]) -> Result<(), Failure> {
    let has = |id: &str| maps.iter().any(|whole| whole.map.find(id).is_some());
    match ids.iter().find(|id| !has(id)) {
        Some(id) => {
            let known = maps.iter().flat_map(|whole| whole.map.claims().map(|(_, claim)| claim.id()));
            Err(Failure::new(unknown("claim", id, known)))
        }
        None => Ok(()),
    }
}
