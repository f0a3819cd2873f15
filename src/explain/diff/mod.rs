//! What became of an argument between two versions of its map: every change, and what the changes did to the verdicts.
//!
//! # Method
//!
//! Claims are paired by id; those that are left by their sentences, where these are the same or nearly so, with
//! what they have to do with as a further sign. Arguments are paired within each claim, by name, by premises and by what
//! they share. Everything else that the author wrote is compared, but for its order. Then both maps are judged, and for
//! each verdict that is another the search is for the fewest changes that, made alone in the old map, turn it.

mod arguments;
mod cause;
mod change;
mod clause;
mod compare;
mod dependencies;
mod entry;
mod outcome;
mod pairs;
mod phrase;
mod rename;
mod sections;
mod text;
mod union;
mod words;

pub use change::{Change, ClaimEdit, Edit, MapEdit, Placing, Seat};
pub use outcome::{Conclusion, Turn, VerdictChange};
pub use words::{Words, words};

pub(crate) use entry::Mark;
pub(crate) use phrase::{Phrase, Piece};
pub(crate) use union::{Presence, Union};

use serde::Serialize;

use crate::{document::Document, map::ArgumentMap};
use pairs::{Names, Pairs};

/// What differs between two maps.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// What either map argues for.
    pub conclusions: Vec<Conclusion>,
    /// Every claim of both maps whose grounded verdict is another: conclusions first, those that fell before those that
    /// rose, then what is nearer to a conclusion, then in the author's order.
    pub verdicts: Vec<VerdictChange>,
    /// Every change: first what the verdicts on conclusions are due to, then what was renamed, then the rest in the order
    /// of the new map, with what is gone behind what is there.
    pub changes: Vec<Change>,
}

impl Difference {
    /// Whether the maps say the same.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.verdicts.is_empty()
    }
}

/// Compares two maps.
///
/// # Complexity
///
/// Linear in the maps for what is compared. Looking for renamed claims with other sentences, and for what verdicts are
/// due to, each stops at a limit.
///
/// # Examples
///
/// ```
/// use elenchus::{ArgumentMap, Verdict, explain::{diff, diff::Change}};
///
/// let old = ArgumentMap::parse("{ conclusion: close, claims: { close: The bridge should close. } }")?;
/// let new = ArgumentMap::parse("
/// conclusion: close
/// claims:
///   close: { text: The bridge should close., despite: [costly] }
///   costly: The detour is costly.
/// ")?;
/// let difference = diff(&old, &new);
/// let fall = &difference.verdicts[0];
/// assert_eq!((fall.old, fall.new), (Verdict::Accepted, Verdict::Rejected));
/// let cause = fall.because.as_ref().map(|changes| changes.len());
/// assert_eq!(cause, Some(2), "the claim was added, and it is an objection");
/// assert!(matches!(difference.changes[0], Change::ArgumentAdded { .. }));
/// # Ok::<(), elenchus::Error>(())
/// ```
pub fn diff(old: &ArgumentMap, new: &ArgumentMap) -> Difference {
    let claims = pairs::claims(old, new);
    let (mut was, mut is) = (old.to_document(), new.to_document());
    sections::align((old, new), (&mut was, &mut is), &claims);
    let sources = pairs::sources(&was, &is);
    let mut changes = renames(&was, &is, &claims, &sources);
    Names::of(&changes).apply(&mut was);
    compare::changes((&was, &is), (&claims, &sources), &mut changes);
    drop(is);
    let mut union = Union::new(was, &changes);
    let (conclusions, verdicts) = outcome::judge((old, new), &claims, &changes, &mut union);
    let mut difference = Difference { conclusions, verdicts, changes };
    difference.put_causes_first();
    difference
}

impl Difference {
    /// Puts what the verdicts on conclusions are due to before the rest.
    fn put_causes_first(&mut self) {
        let mut order: Vec<usize> = Vec::new();
        let mut is_first = vec![false; self.changes.len()];
        let of_conclusions = self.verdicts.iter().filter(|turned| turned.conclusion);
        for &change in of_conclusions.flat_map(|turned| turned.because.iter().chain(&turned.or)).flatten() {
            if !std::mem::replace(&mut is_first[change], true) {
                order.push(change);
            }
        }
        order.extend((0..self.changes.len()).filter(|&change| !is_first[change]));
        let mut places = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, &change)| places[change] = place);
        for set in self.verdicts.iter_mut().flat_map(|turned| turned.because.iter_mut().chain(&mut turned.or))
        {
            set.iter_mut().for_each(|change| *change = places[*change]);
            set.sort_unstable();
        }
        let mut changes: Vec<Option<Change>> =
            std::mem::take(&mut self.changes).into_iter().map(Some).collect();
        self.changes = order.into_iter().filter_map(|change| changes[change].take()).collect();
    }
}

/// What has another id: claims, then sources.
fn renames(old: &Document, new: &Document, claims: &Pairs, sources: &Pairs) -> Vec<Change> {
    let pairs = |pairs: &Pairs| -> Vec<(usize, usize)> {
        pairs.old.iter().enumerate().filter_map(|(at, was)| Some(((*was)?, at))).collect()
    };
    let claims = pairs(claims).into_iter().filter_map(|(was, is)| {
        let (old, new) = (&old.claims[was].id.value, &new.claims[is].id.value);
        compare::edit(old.clone(), new.clone()).map(|edit| Change::ClaimRenamed { edit })
    });
    let sources = pairs(sources).into_iter().filter_map(|(was, is)| {
        let (old, new) = (&old.sources[was].id.value, &new.sources[is].id.value);
        compare::edit(old.clone(), new.clone()).map(|edit| Change::SourceRenamed { edit })
    });
    claims.chain(sources).collect()
}
