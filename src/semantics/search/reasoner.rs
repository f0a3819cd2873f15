//! Questions about a framework, and their answers.

use super::{
    Means, SatSolver, complete,
    encoding::Kind,
    ideal, labels, preferred,
    range::Search,
    reduct::{Reducer, Reduct},
    stable,
};
use crate::{
    semantics::{Budget, Interrupted, Label, Labelling, Semantics, grounded, support::Rules},
    theory::{Atom, Framework, LevelledRule},
};

/// An extension: assumptions that can be held together, and what they say of every atom.
#[derive(Clone, Debug)]
pub struct Extension {
    members: Vec<bool>,
    labelling: Labelling,
}

impl Extension {
    /// The extension that a set of assumptions would be. Whether it is one, [`verify`](crate::semantics::verify)
    /// tells.
    fn new(framework: &Framework, rules: &Rules, members: Vec<bool>) -> Extension {
        Extension { labelling: labels::labelling(framework, rules, &members), members }
    }

    /// Whether an assumption belongs to it.
    pub fn contains(&self, assumption: LevelledRule) -> bool {
        self.members[assumption as usize]
    }

    /// The assumptions that belong to it.
    pub fn assumptions(&self) -> impl Iterator<Item = LevelledRule> + '_ {
        (0..self.members.len() as LevelledRule).filter(|&assumption| self.contains(assumption))
    }

    /// For each assumption, whether it belongs to it.
    pub fn members(&self) -> &[bool] {
        &self.members
    }

    /// What it says of every atom: in is what it derives, out what cannot be derived from assumptions that it does not
    /// attack.
    pub fn labelling(&self) -> &Labelling {
        &self.labelling
    }

    /// Whether it derives an atom.
    pub fn derives(&self, atom: Atom) -> bool {
        self.labelling.label(atom) == Label::In
    }
}

/// Answers questions about one framework.
///
/// # Examples
///
/// ```
/// use elenchus::{Semantics, semantics::Reasoner, theory::AbstractFramework};
///
/// // Two arguments that attack each other: either can be defended, neither must be.
/// let framework = AbstractFramework::new(2, vec![(0, 1), (1, 0)]).framework();
/// let reasoner = Reasoner::new(&framework);
/// let with = reasoner.credulous(Semantics::Preferred, 0)?.expect("one that has it");
/// assert_eq!(with.assumptions().collect::<Vec<_>>(), [0]);
/// let without = reasoner.sceptical(Semantics::Preferred, 0)?.expect("one that lacks it");
/// assert_eq!(without.assumptions().collect::<Vec<_>>(), [1]);
/// # Ok::<(), elenchus::semantics::Interrupted>(())
/// ```
pub struct Reasoner<'f> {
    pub(super) framework: &'f Framework,
    pub(super) rules: Rules,
    pub(super) grounded: Labelling,
    pub(super) means: Means,
}

impl<'f> Reasoner<'f> {
    /// Takes a framework, and settles what the grounded semantics does.
    ///
    /// # Complexity
    ///
    /// That of [`Semantics::Grounded`].
    pub fn new(framework: &'f Framework) -> Reasoner<'f> {
        let rules = Rules::new(framework);
        let grounded = grounded::label(framework, &rules);
        Reasoner { framework, rules, grounded, means: Means::default() }
    }

    /// Answers each question within a budget.
    pub fn budget(mut self, budget: Budget) -> Reasoner<'f> {
        self.means.budget = budget;
        self
    }

    /// Searches with another solver than the default.
    pub fn solver(mut self, solver: SatSolver) -> Reasoner<'f> {
        self.means.solver = solver;
        self
    }

    pub(super) fn with_means(self, means: Means) -> Reasoner<'f> {
        Reasoner { means, ..self }
    }

    /// An extension; none where there is none, which only the stable semantics allows.
    ///
    /// # Errors
    ///
    /// If the budget is spent first.
    pub fn extension(&self, semantics: Semantics) -> Result<Option<Extension>, Interrupted> {
        let members = match semantics {
            Semantics::Grounded | Semantics::Complete => return Ok(Some(self.grounded_extension())),
            Semantics::Preferred => return self.settled(self.decided()).map(Some),
            Semantics::Stable => return self.stable(None),
            Semantics::SemiStable | Semantics::Stage | Semantics::Ideal => {
                let mut members = self.grounded_members();
                for part in self.parts(semantics) {
                    part.lift(&self.one_of_part(&part, semantics)?, &mut members);
                }
                members
            }
        };
        Ok(Some(self.extension_of(members)))
    }

    /// An extension from which an atom follows, if there is one: whether it is accepted credulously.
    ///
    /// # Errors
    ///
    /// If the budget is spent first.
    ///
    /// # Panics
    ///
    /// If the framework has fewer atoms.
    pub fn credulous(&self, semantics: Semantics, query: Atom) -> Result<Option<Extension>, Interrupted> {
        match (semantics, self.grounded.label(query)) {
            (Semantics::Grounded, label) => Ok((label == Label::In).then(|| self.grounded_extension())),
            (Semantics::Ideal, _) => {
                Ok(self.extension(Semantics::Ideal)?.filter(|extension| extension.derives(query)))
            }
            (Semantics::Stage, _) => self.ranged(semantics, (query, true)),
            // Every extension contains the grounded one, and nothing that it attacks.
            (_, Label::Out) => Ok(None),
            (_, Label::In) => self.extension(semantics),
            (Semantics::Complete | Semantics::Preferred, Label::Undecided) => {
                let relevant = self.reduct(&self.relevant(query));
                let maximal = semantics == Semantics::Preferred;
                let found =
                    complete::with(&relevant.framework, inner(&relevant, query), maximal, &self.means)?;
                found.map(|members| self.extended(semantics, &relevant, &members)).transpose()
            }
            (Semantics::Stable, Label::Undecided) => self.stable(Some((query, true))),
            (Semantics::SemiStable, Label::Undecided) => self.ranged(semantics, (query, true)),
        }
    }

    /// An extension from which an atom does not follow, if there is one: none where it is accepted sceptically.
    ///
    /// # Errors
    ///
    /// If the budget is spent first.
    ///
    /// # Panics
    ///
    /// If the framework has fewer atoms.
    pub fn sceptical(&self, semantics: Semantics, query: Atom) -> Result<Option<Extension>, Interrupted> {
        match (semantics, self.grounded.label(query)) {
            (Semantics::Grounded | Semantics::Complete, label) => {
                Ok((label != Label::In).then(|| self.grounded_extension()))
            }
            (Semantics::Ideal, _) => {
                Ok(self.extension(Semantics::Ideal)?.filter(|extension| !extension.derives(query)))
            }
            (Semantics::Stage, _) => self.ranged(semantics, (query, false)),
            (_, Label::In) => Ok(None),
            (_, Label::Out) => self.extension(semantics),
            (Semantics::Preferred, Label::Undecided) => self.preferred_without(query, Label::In),
            (Semantics::Stable, Label::Undecided) => self.stable(Some((query, false))),
            (Semantics::SemiStable, Label::Undecided) => self.ranged(semantics, (query, false)),
        }
    }

    /// A preferred extension that does not have a label for a query which the grounded one leaves undecided.
    pub(super) fn preferred_without(
        &self,
        query: Atom,
        label: Label,
    ) -> Result<Option<Extension>, Interrupted> {
        let relevant = self.reduct(&self.relevant(query));
        let found = preferred::without(&relevant.framework, inner(&relevant, query), label, &self.means)?;
        found.map(|members| self.extended(Semantics::Preferred, &relevant, &members)).transpose()
    }

    /// The labels of what the grounded semantics decides.
    pub(super) fn decided(&self) -> Vec<Option<Label>> {
        let labels = self.grounded.labels.iter();
        labels.map(|&label| (label != Label::Undecided).then_some(label)).collect()
    }

    fn is_open(&self, atom: Atom) -> bool {
        self.grounded.label(atom) == Label::Undecided
    }

    /// What the grounded semantics leaves undecided.
    pub(super) fn open(&self) -> Vec<Atom> {
        (0..self.framework.atom_count() as Atom).filter(|&atom| self.is_open(atom)).collect()
    }

    /// What of that a query depends on.
    fn relevant(&self, query: Atom) -> Vec<Atom> {
        let mut seen = vec![false; self.framework.atom_count()];
        let mut work = vec![query];
        seen[query as usize] = true;
        let mut relevant = Vec::new();
        while let Some(atom) = work.pop() {
            relevant.push(atom);
            for on in self.rules.dependencies(self.framework, atom) {
                if self.is_open(on) && !std::mem::replace(&mut seen[on as usize], true) {
                    work.push(on);
                }
            }
        }
        relevant.sort_unstable();
        relevant
    }

    fn reduct(&self, atoms: &[Atom]) -> Reduct {
        Reducer::new(self.framework, &self.rules).reduct(&self.decided(), atoms)
    }

    pub(super) fn grounded_members(&self) -> Vec<bool> {
        labels::members(self.framework, &self.grounded)
    }

    pub(super) fn grounded_extension(&self) -> Extension {
        Extension { members: self.grounded_members(), labelling: self.grounded.clone() }
    }

    pub(super) fn extension_of(&self, members: Vec<bool>) -> Extension {
        Extension::new(self.framework, &self.rules, members)
    }

    /// The members of a set of a reduct, with those of the grounded one.
    fn lifted(&self, reduct: &Reduct, found: &[bool]) -> Vec<bool> {
        let mut members = self.grounded_members();
        reduct.lift(found, &mut members);
        members
    }

    fn stable(&self, query: Option<(Atom, bool)>) -> Result<Option<Extension>, Interrupted> {
        let open = self.open();
        if open.is_empty() {
            return Ok(Some(self.grounded_extension()));
        }
        let core = self.reduct(&open);
        let query = query.map(|(atom, follows)| (inner(&core, atom), follows));
        let found = stable::one(&core.framework, query, &self.means)?;
        Ok(found.map(|members| self.extension_of(self.lifted(&core, &members))))
    }

    /// A semi-stable or a stage extension from which a query follows, or does not. Only the part that the query belongs
    /// to is searched for it.
    fn ranged(
        &self,
        semantics: Semantics,
        (query, follows): (Atom, bool),
    ) -> Result<Option<Extension>, Interrupted> {
        let (asked, others): (Vec<Reduct>, Vec<Reduct>) =
            self.parts(semantics).into_iter().partition(|part| part.atoms.binary_search(&query).is_ok());
        let mut members = self.grounded_members();
        for part in asked {
            let inner_query = (inner(&part, query), follows);
            let Some(found) = self.ranged_in_part(&part, semantics, inner_query)? else { return Ok(None) };
            part.lift(&found, &mut members);
        }
        for part in others {
            part.lift(&self.one_of_part(&part, semantics)?, &mut members);
        }
        Ok(Some(self.extension_of(members)))
    }

    fn ranged_in_part(
        &self,
        part: &Reduct,
        semantics: Semantics,
        (query, follows): (Atom, bool),
    ) -> Result<Option<Vec<bool>>, Interrupted> {
        let reasoner = Reasoner::new(&part.framework).with_means(self.means.clone());
        // Where there are stable extensions, these are the ones.
        if let Some(stable) = reasoner.stable(None)? {
            let found = match reasoner.grounded.label(query) {
                _ if stable.derives(query) == follows => Some(stable),
                Label::Undecided => reasoner.stable(Some((query, follows)))?,
                _ => None,
            };
            return Ok(found.map(|stable| stable.members));
        }
        let kind = Kind::of_ranges(semantics);
        Search::new(&part.framework, &reasoner.rules, kind, &self.means).with((query, follows))
    }

    /// An ideal, semi-stable or stage extension of a part.
    fn one_of_part(&self, part: &Reduct, semantics: Semantics) -> Result<Vec<bool>, Interrupted> {
        let reasoner = Reasoner::new(&part.framework).with_means(self.means.clone());
        if semantics == Semantics::Ideal {
            return ideal::ideal(&part.framework, &reasoner.rules, &self.means);
        }
        match reasoner.stable(None)? {
            Some(stable) => Ok(stable.members),
            None => {
                let kind = Kind::of_ranges(semantics);
                Search::new(&part.framework, &reasoner.rules, kind, &self.means).one()
            }
        }
    }

    /// An extension that agrees with a set of a reduct.
    fn extended(
        &self,
        semantics: Semantics,
        reduct: &Reduct,
        members: &[bool],
    ) -> Result<Extension, Interrupted> {
        let rules = Rules::new(&reduct.framework);
        let inner = labels::labelling(&reduct.framework, &rules, members);
        let mut labels = self.decided();
        let preferred = semantics == Semantics::Preferred;
        for (&atom, label) in reduct.atoms.iter().zip(inner.labels) {
            labels[atom as usize] = (preferred || label != Label::Undecided).then_some(label);
        }
        if preferred {
            return self.settled(labels);
        }
        // With what the set defends, and nothing more.
        let rest: Vec<Atom> =
            self.open().into_iter().filter(|&atom| labels[atom as usize].is_none()).collect();
        let rest = Reducer::new(self.framework, &self.rules).reduct(&labels, &rest);
        let outer = grounded::label(&rest.framework, &Rules::new(&rest.framework));
        for (&atom, label) in rest.atoms.iter().zip(outer.labels) {
            labels[atom as usize] = Some(label);
        }
        Ok(self.extension_of(labels::members_so_far(self.framework, &labels)))
    }

    /// The preferred extension that labels are completed to.
    fn settled(&self, mut labels: Vec<Option<Label>>) -> Result<Extension, Interrupted> {
        preferred::settle(self.framework, &self.rules, &mut labels, &self.means)?;
        Ok(self.extension_of(labels::members_so_far(self.framework, &labels)))
    }
}

/// The number that an atom has in a reduct which contains it.
fn inner(reduct: &Reduct, atom: Atom) -> Atom {
    reduct.atoms.binary_search(&atom).expect("the reduct was made with the atom") as Atom
}
