//! "Did you mean", for what is typed at a prompt.

use std::path::Path;

use elenchus::{
    ArgumentMap, Strength,
    explain::Element,
    map::{ClaimId, Side},
};

use super::{Failure, open::Whole, output::one_line};

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

/// The same of a word that is one of a few, all of which are told where none is near.
pub fn among<'n>(what: &str, word: &str, names: impl Iterator<Item = &'n str> + Clone) -> String {
    match nearest(word, names.clone()) {
        Some(_) => unknown(what, word, names),
        None => format!("there is no {what} `{word}`: write {}", names.collect::<Vec<_>>().join(", ")),
    }
}

/// The claim of an id.
///
/// # Errors
///
/// If the map has none. What else goes by the id is said, and what to ask about instead.
pub fn claim(id: &str, map: &ArgumentMap) -> Result<ClaimId, Failure> {
    map.find(id).ok_or_else(|| Failure::new(no_claim(id, map)))
}

/// What an id is that is no claim's.
fn no_claim(id: &str, map: &ArgumentMap) -> String {
    let of = |claim: ClaimId| map.claim(claim).id();
    if let Some(source) = source(id, map) {
        return source;
    }
    match map.element(id) {
        Ok(Element::Argument(argument)) => {
            let argument = map.argument(argument);
            let (is, target) = (what(argument.side()), of(argument.target()));
            format!("`{id}` is no claim but {is} `{target}`: ask about `{target}`")
        }
        Ok(Element::Conflict(conflict)) => {
            let first = of(map.conflicts()[conflict].between()[0]);
            format!("`{id}` is no claim but a conflict: ask about one of its claims, such as `{first}`")
        }
        _ => unknown("claim", id, map.claims().map(|(_, claim)| claim.id())),
    }
}

fn what(side: Side) -> &'static str {
    match side {
        Side::Support => "an argument for",
        Side::Objection => "an objection to",
    }
}

/// That an id is that of a source, if it is, and what to ask about instead.
pub fn source(id: &str, map: &ArgumentMap) -> Option<String> {
    map.find_source(id)?;
    let cites =
        |claim: &elenchus::map::Claim| claim.authored().from.iter().any(|from| from.source.value == id);
    let citing = map.claims().map(|(_, claim)| claim).find(|claim| cites(claim));
    let instead = match citing {
        Some(claim) => format!("name a claim that cites it, such as `{}`", claim.id()),
        None => "no claim cites it".to_owned(),
    };
    Some(format!("`{id}` is no claim but a source: {instead}"))
}

/// What is to be said where a strength was written after an id, and none is taken there.
pub fn strength(flag: &str, text: &str, map: &ArgumentMap) -> Option<String> {
    let (id, word) = text.rsplit_once('=')?;
    let strength: Strength = word.parse().ok()?;
    let element = map.element(id).ok()?;
    let takes = format!("`--strength {id}={strength}`");
    Some(match (flag, element) {
        ("--withdraw", _) => format!("`--withdraw` takes no strength: {takes} gives `{id}` another"),
        _ => format!("`{flag}` takes no strength: write `{flag} {id}` and {takes}"),
    })
}

/// Refuses a claim and a map in the wrong order.
///
/// # Errors
///
/// If nothing lies where the map should, and something does where the claim is.
pub fn in_order(command: &str, claim: &str, path: &Path) -> Result<(), Failure> {
    let turned = path.as_os_str() != "-" && !path.exists() && Path::new(claim).exists();
    if !turned {
        return Ok(());
    }
    let (claim, path) = (one_line(claim), one_line(&path.to_string_lossy()));
    Err(Failure::new(format!("the claim comes first, then the map: `elenchus {command} {path} {claim}`")))
}

/// # Errors
///
/// If one of some ids is no claim of any map.
pub fn claims(ids: &[String], maps: &[Whole]) -> Result<(), Failure> {
    let has = |id: &str| maps.iter().any(|whole| whole.map.find(id).is_some());
    match ids.iter().find(|id| !has(id)) {
        Some(id) => match maps {
            [whole] => Err(Failure::new(no_claim(id, &whole.map))),
            _ => {
                let known = maps.iter().flat_map(|whole| whole.map.claims().map(|(_, claim)| claim.id()));
                Err(Failure::new(unknown("claim", id, known)))
            }
        },
        None => Ok(()),
    }
}
