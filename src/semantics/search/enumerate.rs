//! All extensions, one after the other, and their number.
//!
//! What the grounded semantics leaves open often falls apart into parts that have nothing to do with each other. The
//! extensions of the whole are then the combinations of those of the parts: each part is searched by itself, and a
//! number with many digits is a product that nobody has to count up to.

use num_bigint::BigUint;
use rustsat::types::Lit;

use super::{
    Means, distinguishing,
    encoding::{Kind, Phase},
    ideal,
    model::Models,
    preferred,
    range::Ranges,
    reduct::Reduct,
};
use crate::{
    semantics::{Interrupted, Semantics, support::Rules},
    theory::{Atom, Framework},
};

/// Lists the extensions of one part.
pub(super) struct Listing {
    reduct: Reduct,
    means: Means,
    search: Search,
    found: Vec<Vec<bool>>,
    is_complete: bool,
}

/// What is left to look for.
enum Search {
    /// Sets other than those found, and of those without a larger one where they are to be preferred; and the atoms that
    /// tell them apart otherwise.
    Sets { models: Models, semantics: Semantics, distinguishing: Vec<Atom> },
    /// Sets with a greatest range: others of the range at hand first, then of other ranges.
    Ranges { ranges: Ranges, at_hand: Option<(Vec<bool>, Lit)> },
    /// One set.
    Ideal,
}

impl Listing {
    pub(super) fn new(reduct: Reduct, semantics: Semantics, means: &Means) -> Listing {
        let framework = &reduct.framework;
        let models = |kind, phase| Models::new(framework, kind, phase, means);
        let ranges = |kind| Search::Ranges { ranges: Ranges::new(framework, kind, means), at_hand: None };
        let sets = |kind, phase, distinguishing| Search::Sets {
            models: models(kind, phase),
            semantics,
            distinguishing,
        };
        let atoms = || distinguishing::atoms(framework, &Rules::new(framework));
        let search = match semantics {
            Semantics::Stable => sets(Kind::Stable, Phase::In, atoms()),
            Semantics::Preferred => sets(Kind::Admissible, Phase::In, Vec::new()),
            Semantics::SemiStable | Semantics::Stage => ranges(Kind::of_ranges(semantics)),
            Semantics::Ideal => Search::Ideal,
            _ => sets(Kind::Complete, Phase::Free, atoms()),
        };
        Listing { reduct, means: means.clone(), search, found: Vec::new(), is_complete: false }
    }

    /// The set at a place of the list, which is searched for if it was not found yet; none behind the last.
    pub(super) fn at(&mut self, place: usize) -> Result<Option<&[bool]>, Interrupted> {
        while self.found.len() <= place && !self.is_complete {
            match self.next()? {
                Some(members) => self.found.push(members),
                None => self.is_complete = true,
            }
        }
        Ok(self.found.get(place).map(Vec::as_slice))
    }

    /// Writes the members of a set that was found into those of the whole.
    pub(super) fn write(&self, place: usize, members: &mut [bool]) {
        self.reduct.lift(&self.found[place], members);
    }

    /// How many there are. None is kept.
    pub(super) fn count(mut self) -> Result<BigUint, Interrupted> {
        let mut count = self.found.len() as u64;
        while !self.is_complete && self.next()?.is_some() {
            count += 1;
        }
        Ok(count.into())
    }

    fn next(&mut self) -> Result<Option<Vec<bool>>, Interrupted> {
        let framework = &self.reduct.framework;
        match &mut self.search {
            Search::Sets { models, semantics, distinguishing } => {
                let Some(mut members) = models.find(framework, &[])? else { return Ok(None) };
                if *semantics == Semantics::Preferred {
                    members = preferred::grow(framework, models, members, &[])?;
                }
                let clause = match semantics {
                    // No other is within it.
                    Semantics::Preferred => preferred::outside(models, &members),
                    _ => other_labels(models, distinguishing),
                };
                models.add_clause(&clause);
                Ok(Some(members))
            }
            Search::Ranges { ranges, at_hand } => next_ranged(framework, ranges, at_hand),
            Search::Ideal => {
                self.is_complete = true;
                let rules = Rules::new(framework);
                ideal::ideal(framework, &rules, &self.means).map(Some)
            }
        }
    }
}

/// That some atoms do not all have the labels that they have in the model.
fn other_labels(models: &Models, atoms: &[Atom]) -> Vec<Lit> {
    let mut clause = Vec::with_capacity(atoms.len());
    for &atom in atoms {
        let (derived, possible) = (models.literals().derived(atom), models.literals().possible(atom));
        match (models.holds(derived), models.holds(possible)) {
            (true, _) => clause.push(!derived),
            (false, false) => clause.push(possible),
            (false, true) => clause.extend([derived, !possible]),
        }
    }
    clause.sort_unstable();
    clause.dedup();
    clause
}

/// That the set is another.
fn another(models: &Models, members: &[bool]) -> Vec<Lit> {
    let literals = models.literals().members().iter().zip(members);
    let mut clause: Vec<Lit> =
        literals.map(|(&literal, &is_member)| if is_member { !literal } else { literal }).collect();
    clause.sort_unstable();
    clause.dedup();
    clause
}

fn next_ranged(
    framework: &Framework,
    ranges: &mut Ranges,
    at_hand: &mut Option<(Vec<bool>, Lit)>,
) -> Result<Option<Vec<bool>>, Interrupted> {
    if let Some((range, others)) = at_hand {
        if let Some(members) = ranges.covering(framework, range, &[*others])? {
            let mut clause = another(&ranges.models, &members);
            clause.push(!*others);
            ranges.models.add_clause(&clause);
            return Ok(Some(members));
        }
        ranges.models.add_clause(&[!*others]);
        ranges.exclude(range);
    }
    *at_hand = None;
    let Some(found) = ranges.greatest(framework, &[])? else { return Ok(None) };
    let others = ranges.models.new_literal();
    let mut clause = another(&ranges.models, &found.members);
    clause.push(!others);
    ranges.models.add_clause(&clause);
    *at_hand = Some((found.range, others));
    Ok(Some(found.members))
}
