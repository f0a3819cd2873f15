//! Stable extensions: sets that attack whatever they do not contain.

use super::{
    Means,
    encoding::{Kind, Phase},
    model::Models,
};
use crate::{
    semantics::Interrupted,
    theory::{Atom, Framework},
};

/// A stable set in which a query follows, or does not, or whatever it does; none where there is none.
pub(super) fn one(
    framework: &Framework,
    query: Option<(Atom, bool)>,
    means: &Means,
) -> Result<Option<Vec<bool>>, Interrupted> {
    let mut models = Models::new(framework, Kind::Stable, Phase::In, means);
    let assumed = query.map(|(atom, follows)| {
        let derived = models.literals().derived(atom);
        if follows { derived } else { !derived }
    });
    models.find(framework, assumed.as_slice())
}
