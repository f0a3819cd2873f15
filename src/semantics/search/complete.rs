//! Complete extensions: sets that contain just what they defend.

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

/// A complete set from which a query follows, if there is one.
///
/// # Arguments
///
/// * `maximal`: whether no complete set may contain it.
pub(super) fn with(
    framework: &Framework,
    query: Atom,
    maximal: bool,
    means: &Means,
) -> Result<Option<Vec<bool>>, Interrupted> {
    let mut models = Models::new(framework, Kind::Complete, Phase::In, means);
    let derived = models.literals().derived(query);
    match models.find(framework, &[derived])? {
        Some(members) if maximal => preferred::grow(framework, &mut models, members, &[]).map(Some),
        found => Ok(found),
    }
}
