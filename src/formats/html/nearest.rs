//! What of a large map the page's picture shows: the claims nearest to the conclusions.

use std::collections::VecDeque;

use crate::map::{ArgumentId, ClaimId, View};

/// The most claims in a picture. More of them can neither be taken in nor moved about smoothly.
pub(super) const MOST: usize = 400;

/// The part of a view that is drawn, if that is not all of it: the claims to which the fewest steps lead from a conclusion, or,
/// where the view has none, from the first claims of the author's.
///
/// # Complexity
///
/// Linear in the map.
pub(super) fn nearest<'m>(view: &View<'m>) -> Option<View<'m>> {
    let map = view.map();
    if view.claims().count() <= MOST {
        return None;
    }
    let mut seen = vec![false; map.claims().len()];
    let mut near: Vec<ClaimId> = Vec::with_capacity(MOST);
    let mut work: VecDeque<ClaimId> = map.conclusions().collect();
    let mut others = view.claims().map(|(id, _)| id);
    while near.len() < MOST {
        let Some(claim) = work.pop_front().or_else(|| others.next()) else { break };
        if !view.shows(claim) || std::mem::replace(&mut seen[claim.index()], true) {
            continue;
        }
        near.push(claim);
        let record = map.claim(claim);
        work.extend(record.unless());
        for &argument in record.because().iter().chain(record.despite()) {
            let argument = map.argument(argument);
            work.extend(argument.premises().iter().chain(argument.unless()));
        }
    }
    let arguments: Vec<ArgumentId> = view.arguments().map(|(id, _)| id).collect();
    Some(map.part(near, arguments))
}
