//! What would be accepted if something were different.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    document::Verdict,
    map::{ArgumentMap, ClaimId},
    theory::Literal,
};

use super::{
    Change, Evaluation, Refusal,
    change::{self, ChangeData},
};

/// The verdicts that changes of a map would change.
///
/// It keeps its own copy of the ids, and prints as a few lines of text and serialises as an object: `changes`, then
/// `verdicts`, by the id of each claim whose verdict is another, with `before` and `after`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    described: Vec<String>,
    changes: Vec<ChangeData>,
    changed: Vec<Changed>,
}

/// A claim whose verdict would be another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Changed {
    /// The claim.
    pub claim: ClaimId,
    /// Its id.
    pub id: String,
    /// The verdict on it in the map as it stands.
    pub before: Verdict,
    /// The verdict on it in the changed map.
    pub after: Verdict,
}

impl WhatIf {
    /// The claims whose verdict would be another, in the author's order.
    pub fn changed(&self) -> &[Changed] {
        &self.changed
    }

    /// The verdict on a claim in the changed map, by its id, if it is not what it was.
    pub fn verdict(&self, id: &str) -> Option<Verdict> {
        self.changed.iter().find(|changed| changed.id == id).map(|changed| changed.after)
    }

    /// The changes in words, one by one.
    pub fn described(&self) -> &[String] {
        &self.described
    }
}

/// A line for each change, then one for each verdict that is another.
impl fmt::Display for WhatIf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "with {}:", self.described.join(", "))?;
        if self.changed.is_empty() {
            return writeln!(out, "  no verdict changes");
        }
        let widest = self.changed.iter().map(|changed| changed.id.chars().count()).max().unwrap_or(0);
        for Changed { id, before, after, .. } in &self.changed {
            writeln!(out, "  {id:widest$}  {before:11} → {after}")?;
        }
        Ok(())
    }
}

impl Serialize for WhatIf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Verdicts {
            before: Verdict,
            after: Verdict,
        }

        struct ById<'w>(&'w [Changed]);

        impl Serialize for ById<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(
                    self.0.iter().map(|changed| {
                        (&changed.id, Verdicts { before: changed.before, after: changed.after })
                    }),
                )
            }
        }

        let mut whole = serializer.serialize_map(Some(2))?;
        whole.serialize_entry("changes", &self.changes)?;
        whole.serialize_entry("verdicts", &ById(&self.changed))?;
        whole.end()
    }
}

impl Evaluation<'_> {
    /// Which verdicts changes would change, all of them together, one made after another. The map stays what it is, and
    /// the next question is about the map as it stands.
    ///
    /// # Errors
    ///
    /// If a change could have no effect: what is withdrawn is not there, what is asserted is so already, an objection has
    /// nothing to defeat. A change that could have one, and has none in this map, is no error: no verdict changes.
    ///
    /// # Panics
    ///
    /// If a change names a claim, an argument or a conflict of another map that this one has not.
    ///
    /// # Complexity
    ///
    /// Linear in the rules for what the changes reach, up to where labels stay what they were. What is reached of a set of
    /// claims that depend on one another is that whole set.
    pub fn what_if(&mut self, changes: &[Change]) -> Result<WhatIf, Refusal> {
        let map = self.map();
        let effects = change::effects(map, self.network(), changes)?;
        self.assume(effects);
        let mut changed: Vec<Changed> = Vec::new();
        for &(literal, before) in self.changed() {
            let Some(Literal::Claim(claim)) = self.network().literal(literal) else { continue };
            let (before, after) = (before[0].verdict(), self.status(claim).verdict());
            if before != after {
                changed.push(Changed { claim, id: map.claim(claim).id().to_owned(), before, after });
            }
        }
        self.take_back();
        changed.sort_by_key(|changed| changed.claim);
        Ok(WhatIf {
            described: changes.iter().map(|change| change.describe(map)).collect(),
            changes: changes.iter().map(|change| change.serializable(map)).collect(),
            changed,
        })
    }
}

impl ArgumentMap {
    /// Which verdicts changes would change, by the grounded semantics. [`Evaluation`] answers many such questions.
    ///
    /// # Errors
    ///
    /// If a change could have no effect.
    ///
    /// # Complexity
    ///
    /// That of judging the map.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::{ArgumentMap, Verdict, explain::Change};
    ///
    /// let map = ArgumentMap::parse("
    /// claims:
    ///   close: { text: The bridge should close., because: [corroded] }
    ///   corroded: The main cable is corroded.
    /// ")?;
    /// let without = map.what_if(&[Change::Withdraw(map.element("corroded")?)])?;
    /// assert_eq!(without.verdict("close"), Some(Verdict::Unsupported));
    /// assert_eq!(without.to_string(), "\
    /// with `corroded` withdrawn:
    ///   close     accepted    → unsupported
    ///   corroded  accepted    → unsupported
    /// ");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn what_if(&self, changes: &[Change]) -> Result<WhatIf, Refusal> {
        Evaluation::new(self).what_if(changes)
    }
}
