//! Complete extensions: sets that contain just what they defend. Whatever some complete set holds, some set that
//! defends itself holds, and the other way round.

use super::{
    Means,
    encoding::{Kind, Phase},
    model::Models,
    preferred,
};
use crate::{
    semantics::Interrupted,
    theory::{Atom, Framework},
};

/// A set that defends itself, from which a query follows, if there is one.
///
/// # Arguments
///
/// * `maximal`: whether it is to be as great as can be.
pub(super) fn with(
    framework: &Framework,
    query: Atom,
    maximal: bool,
    means: &Means,
) -> Result<Option<Vec<bool>>, Interrupted> {
    let mut models = Models::new(framework, Kind::Admissible, Phase::In, means);
    let derived = models.literals().derived(query);
    match models.find(framework, &[derived])? {
        Some(members) if maximal => preferred::grow(framework, &mut models, members, &[]).map(Some),
        found => Ok(found),
    }
}
