//! The label of many atoms at once, over all extensions.

use super::{Extension, Reasoner, reduct::Reducer};
use crate::{
    semantics::{Attitude, Interrupted, Label, Semantics},
    theory::Atom,
};

impl Reasoner<'_> {
    /// What the extensions of a semantics say of every atom, taken together.
    ///
    /// Sceptically, an atom is in where every extension has it in; credulously, where some extension does. It is out
    /// where every extension has it out, and undecided otherwise. Of a semantics that is not
    /// [for rules](Semantics::is_for_rules), an atom is out where no extension has it in.
    ///
    /// # Returns
    ///
    /// Nothing where there is no extension, which only the stable semantics allows.
    ///
    /// # Errors
    ///
    /// If the budget is spent first.
    ///
    /// # Complexity
    ///
    /// Each part that has nothing to do with the others is judged by itself, and each extension that is found spares
    /// the questions which it answers.
    pub fn labels(
        &self,
        semantics: Semantics,
        attitude: Attitude,
    ) -> Result<Option<Vec<Label>>, Interrupted> {
        let mut labels: Vec<Label> = self.grounded.labels.clone();
        match (semantics, attitude) {
            (Semantics::Grounded, _) | (Semantics::Complete, Attitude::Sceptical) => {}
            (Semantics::Stage, _) => {
                let all: Vec<Atom> = (0..self.framework.atom_count() as Atom).collect();
                labels = self.ask(semantics, attitude, &all)?;
            }
            (Semantics::Ideal, _) => {
                if let Some(ideal) = self.extension(semantics)? {
                    labels = ideal.labelling().labels.clone();
                }
            }
            _ => {
                let mut reducer = Reducer::new(self.framework, &self.rules);
                let decided = self.decided();
                for part in self.apart(&self.open()) {
                    let reduct = reducer.reduct(&decided, &part);
                    let inner = Reasoner::new(&reduct.framework).with_means(self.means.clone());
                    if semantics == Semantics::Stable && inner.extension(semantics)?.is_none() {
                        return Ok(None);
                    }
                    let atoms: Vec<Atom> = (0..part.len() as Atom).collect();
                    for (&atom, label) in part.iter().zip(inner.ask(semantics, attitude, &atoms)?) {
                        labels[atom as usize] = label;
                    }
                }
            }
        }
        Ok(Some(labels))
    }

    /// The atoms of a part that has no stable extension, in ascending order, if there is such a part.
    ///
    /// # Errors
    ///
    /// If the budget is spent first.
    pub fn without_stable(&self) -> Result<Option<Vec<Atom>>, Interrupted> {
        let mut reducer = Reducer::new(self.framework, &self.rules);
        for part in self.apart(&self.open()) {
            let reduct = reducer.reduct(&self.decided(), &part);
            let inner = Reasoner::new(&reduct.framework).with_means(self.means.clone());
            if inner.extension(Semantics::Stable)?.is_none() {
                return Ok(Some(part));
            }
        }
        Ok(None)
    }

    /// Asks of each atom what the attitude wants to know, unless an extension found before tells.
    fn ask(
        &self,
        semantics: Semantics,
        attitude: Attitude,
        atoms: &[Atom],
    ) -> Result<Vec<Label>, Interrupted> {
        let mut seen = Seen::new(self.framework.atom_count());
        let mut labels = Vec::with_capacity(atoms.len());
        for &atom in atoms {
            let place = atom as usize;
            let always_in = attitude == Attitude::Sceptical && !seen.not_in[place] && {
                let without = self.sceptical(semantics, atom)?;
                seen.note(&without);
                without.is_none()
            };
            let is_in = always_in
                || (attitude == Attitude::Credulous || !semantics.has_labels()) && {
                    if !seen.is_in[place] {
                        seen.note(&self.credulous(semantics, atom)?);
                    }
                    seen.is_in[place]
                };
            labels.push(match attitude {
                _ if always_in => Label::In,
                Attitude::Credulous if is_in => Label::In,
                _ if !semantics.has_labels() && is_in => Label::Undecided,
                _ if !semantics.has_labels() => Label::Out,
                _ if seen.not_out[place] => Label::Undecided,
                _ => {
                    let other = self.not_out(semantics, atom)?;
                    seen.note(&other);
                    if other.is_some() { Label::Undecided } else { Label::Out }
                }
            });
        }
        Ok(labels)
    }

    /// An extension that does not have an atom out, if there is one.
    fn not_out(&self, semantics: Semantics, query: Atom) -> Result<Option<Extension>, Interrupted> {
        match semantics {
            Semantics::Preferred => self.preferred_without(query, Label::Out),
            // Every complete set is in a preferred one, and what a complete set has out, the larger one has.
            Semantics::Complete => {
                let grounded = self.grounded_extension();
                Ok((grounded.labelling().label(query) != Label::Out).then_some(grounded))
            }
            _ => self.credulous(semantics, query),
        }
    }
}

/// What the extensions found so far have said of each atom.
struct Seen {
    is_in: Vec<bool>,
    not_in: Vec<bool>,
    not_out: Vec<bool>,
}

impl Seen {
    fn new(atoms: usize) -> Seen {
        Seen { is_in: vec![false; atoms], not_in: vec![false; atoms], not_out: vec![false; atoms] }
    }

    fn note(&mut self, extension: &Option<Extension>) {
        let Some(extension) = extension else { return };
        for (atom, &label) in extension.labelling().labels.iter().enumerate() {
            self.is_in[atom] |= label == Label::In;
            self.not_in[atom] |= label != Label::In;
            self.not_out[atom] |= label != Label::Out;
        }
    }
}
