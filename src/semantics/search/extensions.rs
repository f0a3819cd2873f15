//! The extensions of a framework as an iterator.

use num_bigint::BigUint;

use super::{
    Extension, Reasoner,
    enumerate::Listing,
    reduct::{Reducer, Reduct},
};
use crate::{
    semantics::{Interrupted, Semantics},
    theory::Atom,
};

/// The extensions of a framework, each once, found as they are asked for. After an error it can be asked again.
///
/// See [`Reasoner::extensions`].
pub struct Extensions<'r, 'f> {
    reasoner: &'r Reasoner<'f>,
    parts: Vec<Listing>,
    /// For each part, which of its sets the next extension has. Empty at the end.
    places: Option<Vec<usize>>,
}

impl<'f> Reasoner<'f> {
    /// All extensions, in an order that is the same in every run.
    ///
    /// # Complexity
    ///
    /// What is found of each part that has nothing to do with the others is kept, and combined.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::{Semantics, semantics::Reasoner, theory::AbstractFramework};
    ///
    /// let framework = AbstractFramework::new(2, vec![(0, 1), (1, 0)]).framework();
    /// let reasoner = Reasoner::new(&framework);
    /// let mut sizes = Vec::new();
    /// for extension in reasoner.extensions(Semantics::Complete) {
    ///     sizes.push(extension?.assumptions().count());
    /// }
    /// sizes.sort();
    /// assert_eq!(sizes, [0, 1, 1]);
    /// assert_eq!(reasoner.count(Semantics::Complete)?.to_string(), "3");
    /// # Ok::<(), elenchus::semantics::Interrupted>(())
    /// ```
    pub fn extensions(&self, semantics: Semantics) -> Extensions<'_, 'f> {
        let parts = self.listings(semantics);
        let places = Some(vec![0; parts.len()]);
        Extensions { reasoner: self, parts, places }
    }

    /// The number of extensions.
    ///
    /// # Errors
    ///
    /// If the budget is spent first.
    ///
    /// # Complexity
    ///
    /// The numbers of parts that have nothing to do with each other are multiplied, and those of each part found one by
    /// one.
    pub fn count(&self, semantics: Semantics) -> Result<BigUint, Interrupted> {
        let mut product = BigUint::from(1_u8);
        for part in self.listings(semantics) {
            product *= part.count()?;
        }
        Ok(product)
    }

    fn listings(&self, semantics: Semantics) -> Vec<Listing> {
        let parts = self.parts(semantics).into_iter();
        parts.map(|part| Listing::new(part, semantics, &self.means)).collect()
    }

    /// What there is to look at for the extensions of a semantics, in parts that have nothing to do with each other.
    pub(super) fn parts(&self, semantics: Semantics) -> Vec<Reduct> {
        let all = || (0..self.framework.atom_count() as Atom).collect();
        let (atoms, labels): (Vec<Atom>, _) = match semantics {
            Semantics::Grounded => (Vec::new(), self.decided()),
            // Stage extensions need not contain the grounded one.
            Semantics::Stage => (all(), vec![None; self.framework.atom_count()]),
            _ => (self.open(), self.decided()),
        };
        let mut reducer = Reducer::new(self.framework, &self.rules);
        self.apart(&atoms).iter().map(|part| reducer.reduct(&labels, part)).collect()
    }

    /// Some atoms, parted so that none depends on one of another part.
    pub(super) fn apart(&self, atoms: &[Atom]) -> Vec<Vec<Atom>> {
        let mut parts = petgraph::unionfind::UnionFind::<Atom>::new(self.framework.atom_count());
        let mut within = vec![false; self.framework.atom_count()];
        for &atom in atoms {
            within[atom as usize] = true;
        }
        for &atom in atoms {
            for on in self.rules.dependencies(self.framework, atom).filter(|&on| within[on as usize]) {
                parts.union(atom, on);
            }
        }
        let mut numbers = vec![u32::MAX; self.framework.atom_count()];
        let mut apart: Vec<Vec<Atom>> = Vec::new();
        for &atom in atoms {
            let number = &mut numbers[parts.find_mut(atom) as usize];
            if *number == u32::MAX {
                *number = apart.len() as u32;
                apart.push(Vec::new());
            }
            apart[*number as usize].push(atom);
        }
        apart
    }
}

impl Extensions<'_, '_> {
    fn advance(&mut self) -> Result<Option<Extension>, Interrupted> {
        let Some(places) = &mut self.places else { return Ok(None) };
        let mut members = self.reasoner.grounded_members();
        let mut part = 0;
        // Like the digits of a number: one that is past its end starts anew, and the next one goes on.
        while part < self.parts.len() {
            if self.parts[part].at(places[part])?.is_some() {
                part += 1;
                continue;
            }
            if places[part] == 0 || part + 1 == self.parts.len() {
                self.places = None;
                return Ok(None);
            }
            places[part] = 0;
            places[part + 1] += 1;
        }
        for (listing, &place) in self.parts.iter_mut().zip(places.iter()) {
            listing.write(place, &mut members);
        }
        match places.first_mut() {
            Some(place) => *place += 1,
            None => self.places = None,
        }
        Ok(Some(self.reasoner.extension_of(members)))
    }
}

impl Iterator for Extensions<'_, '_> {
    type Item = Result<Extension, Interrupted>;

    fn next(&mut self) -> Option<Self::Item> {
        self.advance().transpose()
    }
}
