//! The verdict on every claim.

use std::{ops::Index, sync::OnceLock};

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{Attitude, Semantics};
use crate::{document::Verdict, map::ClaimId};

/// The verdict on every claim of a map, in the author's order.
///
/// It keeps its own copy of the ids, so that the map may change and be judged again while it is at hand.
///
/// # Examples
///
/// ```
/// use elenchus::{ArgumentMap, Semantics, Verdict};
///
/// let map = ArgumentMap::parse("
/// claims:
///   ferry: { text: The ferry is overloaded., despite: [second] }
///   second: A second ferry is chartered.
/// ")?;
/// let verdicts = map.verdicts(Semantics::Grounded);
/// assert_eq!(verdicts["ferry"], Verdict::Rejected);
/// assert_eq!(verdicts.get("bridge"), None);
/// assert_eq!(verdicts.iter().last(), Some(("second", Verdict::Accepted)));
/// # Ok::<(), elenchus::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Verdicts {
    semantics: Semantics,
    attitude: Attitude,
    /// How many extensions they are of: all there are, unless it is one that shows a reading.
    basis: Basis,
    verdicts: Vec<Verdict>,
    /// All ids in one text, which costs a copy and no allocation for each.
    text: String,
    ends: Vec<usize>,
    /// The claims by id, sorted when the first is looked up.
    by_id: OnceLock<Vec<u32>>,
}

/// What extensions verdicts are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    /// All, and there are some.
    All,
    /// One of them.
    #[cfg(feature = "sat")]
    One,
    /// There are none.
    #[cfg(feature = "sat")]
    None,
}

impl Verdicts {
    pub(super) fn new<'m>(
        semantics: Semantics,
        claims: impl Iterator<Item = (&'m str, Verdict)>,
    ) -> Verdicts {
        let (mut text, mut ends) = (String::new(), Vec::new());
        let verdicts = claims.map(|(id, verdict)| {
            text.push_str(id);
            ends.push(text.len());
            verdict
        });
        Verdicts {
            verdicts: verdicts.collect(),
            semantics,
            attitude: Attitude::default(),
            basis: Basis::All,
            text,
            ends,
            by_id: OnceLock::new(),
        }
    }

    /// The same, as verdicts of an attitude, and of some extensions.
    #[cfg(feature = "sat")]
    pub(super) fn of(self, attitude: Attitude, basis: Basis) -> Verdicts {
        Verdicts { attitude, basis, ..self }
    }

    /// The semantics that these are of.
    pub fn semantics(&self) -> Semantics {
        self.semantics
    }

    /// Whether they count on every extension or on some.
    pub fn attitude(&self) -> Attitude {
        self.attitude
    }

    /// Whether there is an extension at all. Of the stable semantics there may be none: then every claim is accepted
    /// sceptically, and none credulously, for want of a reading that says otherwise.
    pub fn has_extension(&self) -> bool {
        #[cfg(feature = "sat")]
        return self.basis != Basis::None;
        #[cfg(not(feature = "sat"))]
        true
    }

    /// By what semantics these are, and what accepted means by it: `the preferred semantics: what is accepted stands on
    /// every reading`. Nothing of the grounded semantics, which is meant where nothing is said.
    pub fn standpoint(&self) -> Option<String> {
        if self.semantics == Semantics::Grounded {
            return None;
        }
        let meaning = match (self.basis, self.attitude) {
            #[cfg(feature = "sat")]
            (Basis::None, _) => "there is no reading, so that these verdicts say nothing",
            #[cfg(feature = "sat")]
            (Basis::One, _) => "what is accepted stands on one reading, looked at by itself",
            (_, Attitude::Sceptical) => "what is accepted stands on every reading",
            (_, Attitude::Credulous) => "what is accepted stands on some reading",
        };
        Some(format!("the {} semantics: {meaning}", self.semantics))
    }

    /// The number of claims.
    pub fn len(&self) -> usize {
        self.verdicts.len()
    }

    /// Whether the map has no claims.
    pub fn is_empty(&self) -> bool {
        self.verdicts.is_empty()
    }

    /// The verdict on a claim, by its id; none where there is no such claim.
    pub fn get(&self, id: &str) -> Option<Verdict> {
        let by_id = self.by_id.get_or_init(|| {
            let mut claims: Vec<u32> = (0..self.len() as u32).collect();
            claims.sort_unstable_by_key(|&claim| self.id(claim as usize));
            claims
        });
        let place = by_id.binary_search_by(|&claim| self.id(claim as usize).cmp(id)).ok()?;
        Some(self.verdicts[by_id[place] as usize])
    }

    /// The ids and their verdicts, in the author's order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, Verdict)> + Clone {
        self.verdicts.iter().enumerate().map(|(claim, &verdict)| (self.id(claim), verdict))
    }

    fn id(&self, claim: usize) -> &str {
        let start = if claim == 0 { 0 } else { self.ends[claim - 1] };
        &self.text[start..self.ends[claim]]
    }
}

impl PartialEq for Verdicts {
    fn eq(&self, other: &Verdicts) -> bool {
        self.semantics == other.semantics && self.attitude == other.attitude && self.iter().eq(other.iter())
    }
}

impl Eq for Verdicts {}

/// The verdict on a claim of the map that was judged.
///
/// # Panics
///
/// If the map has fewer claims: the index is another map's.
impl Index<ClaimId> for Verdicts {
    type Output = Verdict;

    fn index(&self, claim: ClaimId) -> &Verdict {
        &self.verdicts[claim.index()]
    }
}

/// The verdict on a claim, by its id.
///
/// # Panics
///
/// If there is no such claim; [`Verdicts::get`] says so instead.
impl Index<&str> for Verdicts {
    type Output = Verdict;

    fn index(&self, id: &str) -> &Verdict {
        match self.get(id) {
            Some(verdict) => &Verdict::ALL[verdict as usize],
            None => panic!("the map has no claim `{id}`"),
        }
    }
}

impl Serialize for Verdicts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Judged {
            verdict: Verdict,
        }

        struct Claims<'v>(&'v Verdicts);

        impl Serialize for Claims<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.0.iter().map(|(id, verdict)| (id, Judged { verdict })))
            }
        }

        let mut whole = serializer.serialize_map(None)?;
        whole.serialize_entry("semantics", self.semantics.name())?;
        if self.attitude != Attitude::default() {
            whole.serialize_entry("attitude", self.attitude.name())?;
        }
        if !self.has_extension() {
            whole.serialize_entry("extensions", &0)?;
        }
        whole.serialize_entry("claims", &Claims(self))?;
        whole.end()
    }
}
