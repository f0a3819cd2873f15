//! The words that findings of several checks share: ids in backquotes, lists, arguments by name.

use crate::{
    map::{Argument, ArgumentMap, ClaimId, Side},
    source::{Span, Spanned},
};

/// The most ids that a message spells out.
const MOST: usize = 5;

/// An id in backquotes.
pub(super) fn quoted(map: &ArgumentMap, claim: ClaimId) -> String {
    format!("`{}`", map.claim(claim).id())
}

/// Ids in backquotes: `a`, `b` and `c`. Of a long list, only the first are named.
pub(super) fn listed(map: &ArgumentMap, claims: &[ClaimId]) -> String {
    let shown = if claims.len() > MOST { &claims[..MOST - 1] } else { claims };
    let mut words: Vec<String> = shown.iter().map(|&claim| quoted(map, claim)).collect();
    if shown.len() < claims.len() {
        words.push(format!("{} more", claims.len() - shown.len()));
    }
    joined(words)
}

/// Words as a list: a, b and c.
pub(super) fn joined(mut words: Vec<String>) -> String {
    let last = words.pop().unwrap_or_default();
    if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) }
}

/// What an argument is called in a message: by the author's name for it, else by its premises.
pub(super) fn named(map: &ArgumentMap, argument: &Argument) -> String {
    let kind = match argument.side() {
        Side::Support => "argument",
        Side::Objection => "objection",
    };
    match argument.id() {
        Some(id) => format!("the {kind} `{id}`"),
        None => format!("the {kind} from {}", listed(map, argument.premises())),
    }
}

/// An argument by its side and its claim: `argument for`, `objection to`.
pub(super) fn aimed(map: &ArgumentMap, argument: &Argument) -> String {
    let target = map.claim(argument.target()).id();
    match argument.side() {
        Side::Support => format!("argument for `{target}`"),
        Side::Objection => format!("objection to `{target}`"),
    }
}

/// Where an id stands in a list.
pub(super) fn token(ids: &[Spanned<String>], id: &str) -> Option<Span> {
    ids.iter().find(|written| written.value == id)?.span
}

/// Where a premise is written.
pub(super) fn premise_token(map: &ArgumentMap, argument: &Argument, premise: ClaimId) -> Option<Span> {
    token(&argument.authored().premises, map.claim(premise).id()).or(argument.span())
}
