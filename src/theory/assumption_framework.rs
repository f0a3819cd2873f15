//! Flat assumption-based frameworks, as they are written down.

use thiserror::Error;

use super::{Framework, Parts};

/// A flat assumption-based framework (Čyras, Fan, Schulz & Toni, *Assumption-based argumentation: disputes,
/// explanations, preferences*, 2018): atoms, some of them assumptions with a contrary each, and rules. Atoms are
/// numbered from 0.
///
/// # Examples
///
/// ```
/// use elenchus::theory::AssumptionFramework;
///
/// let mut framework = AssumptionFramework::new(3);
/// framework.assume(0, 2)?;
/// framework.assume(1, 1)?;
/// framework.add_rule(2, &[1])?;
/// assert_eq!(framework.assumptions().collect::<Vec<_>>(), [(0, 2), (1, 1)]);
/// # Ok::<(), elenchus::theory::NotFlat>(())
/// ```
#[derive(Clone, Debug)]
pub struct AssumptionFramework {
    contraries: Vec<u32>,
    assumptions: Vec<u32>,
    heads: Vec<u32>,
    body_starts: Vec<u32>,
    bodies: Vec<u32>,
    concluded: Vec<bool>,
}

/// Why something cannot be added to a flat framework.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotFlat {
    /// An assumption would be the head of a rule.
    #[error("atom {0} is an assumption and the head of a rule: the framework is not flat")]
    Concluded(u32),
    /// An atom has a contrary already.
    #[error("assumption {0} has another contrary already")]
    SecondContrary(u32),
    /// An atom that there is not.
    #[error("there is no atom {0}")]
    UnknownAtom(u32),
}

impl AssumptionFramework {
    /// A framework of so many atoms, without assumptions and rules.
    pub fn new(atoms: u32) -> AssumptionFramework {
        AssumptionFramework {
            contraries: vec![Parts::NONE; atoms as usize],
            assumptions: Vec::new(),
            heads: Vec::new(),
            body_starts: vec![0],
            bodies: Vec::new(),
            concluded: vec![false; atoms as usize],
        }
    }

    /// Adds an atom, and gives its number: the last.
    pub fn add_atom(&mut self) -> u32 {
        self.contraries.push(Parts::NONE);
        self.concluded.push(false);
        self.contraries.len() as u32 - 1
    }

    /// Makes an atom an assumption with a contrary.
    ///
    /// # Errors
    ///
    /// If a rule concludes it, if it has another contrary, or if there is no such atom.
    pub fn assume(&mut self, assumption: u32, contrary: u32) -> Result<(), NotFlat> {
        self.known(&[assumption, contrary])?;
        if self.concluded[assumption as usize] {
            return Err(NotFlat::Concluded(assumption));
        }
        let place = &mut self.contraries[assumption as usize];
        if *place == Parts::NONE {
            self.assumptions.push(assumption);
        } else if *place != contrary {
            return Err(NotFlat::SecondContrary(assumption));
        }
        *place = contrary;
        Ok(())
    }

    /// Adds a rule. An atom that the body repeats counts once.
    ///
    /// # Errors
    ///
    /// If the head is an assumption, or if there is no such atom.
    pub fn add_rule(&mut self, head: u32, body: &[u32]) -> Result<(), NotFlat> {
        self.known(&[head])?;
        self.known(body)?;
        if self.is_assumption(head) {
            return Err(NotFlat::Concluded(head));
        }
        self.concluded[head as usize] = true;
        self.heads.push(head);
        let start = self.bodies.len();
        self.bodies.extend(body);
        super::distinct(&mut self.bodies, start);
        self.body_starts.push(self.bodies.len() as u32);
        Ok(())
    }

    /// The number of atoms.
    pub fn atom_count(&self) -> usize {
        self.contraries.len()
    }

    /// The number of rules.
    pub fn rule_count(&self) -> usize {
        self.heads.len()
    }

    /// Whether an atom is an assumption.
    pub fn is_assumption(&self, atom: u32) -> bool {
        self.contraries[atom as usize] != Parts::NONE
    }

    /// The assumptions and their contraries, in the order in which they were given.
    pub fn assumptions(&self) -> impl ExactSizeIterator<Item = (u32, u32)> + '_ {
        self.assumptions.iter().map(|&assumption| (assumption, self.contraries[assumption as usize]))
    }

    /// The assumption at a place of [`AssumptionFramework::assumptions`].
    ///
    /// # Panics
    ///
    /// If there are fewer.
    pub fn assumption(&self, place: u32) -> u32 {
        self.assumptions[place as usize]
    }

    /// The rules as head and body, in the order in which they were given.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = (u32, &[u32])> + '_ {
        let body =
            |rule: usize| &self.bodies[self.body_starts[rule] as usize..self.body_starts[rule + 1] as usize];
        self.heads.iter().enumerate().map(move |(rule, &head)| (head, body(rule)))
    }

    /// The framework at rule level with the same extensions: its assumptions are these, in their order, and its first
    /// atoms are these atoms.
    pub fn framework(&self) -> Framework {
        let mut parts = Parts::with_capacity(
            self.atom_count() as u32,
            (self.rule_count() + self.assumptions.len(), self.bodies.len()),
        );
        for (assumption, contrary) in self.assumptions() {
            parts.assuming_rule([], assumption, [contrary, Parts::NONE]);
        }
        for (head, body) in self.rules() {
            parts.rule(body.iter().copied(), head);
        }
        // An assumption's rule needs nothing, so that none of them is pruned.
        parts.pruned(self.atom_count() as u32).0
    }

    fn known(&self, atoms: &[u32]) -> Result<(), NotFlat> {
        let unknown = atoms.iter().find(|&&atom| atom as usize >= self.atom_count());
        unknown.map_or(Ok(()), |&atom| Err(NotFlat::UnknownAtom(atom)))
    }
}
