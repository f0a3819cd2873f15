//! Abstract frameworks: arguments that attack one another, and nothing else.

use super::{Atom, Framework, Groups, Parts};

/// An abstract argumentation framework (Dung, *On the acceptability of arguments and its fundamental role in
/// nonmonotonic reasoning, logic programming and n-person games*, Artificial Intelligence 77:2, 1995). Arguments are
/// numbered from 0.
///
/// # Examples
///
/// ```
/// use elenchus::theory::AbstractFramework;
///
/// let framework = AbstractFramework::new(3, vec![(0, 1), (1, 2)]);
/// assert_eq!(framework.attackers(2), [1]);
/// assert_eq!(framework.attacked(0), [1]);
/// ```
#[derive(Clone, Debug)]
pub struct AbstractFramework {
    arguments: u32,
    attackers: Groups,
    attacked: Groups,
}

impl AbstractFramework {
    /// A framework of so many arguments, in which the first of each pair attacks the second. A pair given twice counts
    /// twice, and changes nothing by it.
    ///
    /// # Panics
    ///
    /// If a pair names an argument that there is not.
    ///
    /// # Complexity
    ///
    /// Linear; sixteen bytes an attack, the pairs included.
    pub fn new(arguments: u32, attacks: Vec<(u32, u32)>) -> AbstractFramework {
        let known = |argument: u32| argument < arguments;
        assert!(attacks.iter().all(|&(from, to)| known(from) && known(to)), "an attack names no argument");
        let attackers = Groups::new(arguments as usize, || attacks.iter().map(|&(from, to)| (to, from)));
        let attacked = Groups::new(arguments as usize, || attacks.iter().copied());
        AbstractFramework { arguments, attackers, attacked }
    }

    /// The number of arguments.
    pub fn argument_count(&self) -> usize {
        self.arguments as usize
    }

    /// The number of attacks.
    pub fn attack_count(&self) -> usize {
        self.attackers.len()
    }

    /// The arguments that attack one, in the order in which the attacks were given.
    pub fn attackers(&self, argument: u32) -> &[u32] {
        self.attackers.of(argument)
    }

    /// The arguments that one attacks, in the order in which the attacks were given.
    pub fn attacked(&self, argument: u32) -> &[u32] {
        self.attacked.of(argument)
    }

    /// The framework at rule level with the same extensions: an assumption for each argument, under its number, whose
    /// contrary follows from each attacker.
    ///
    /// Argument `a` is concluded by the atom `a`, for the first atoms are the arguments.
    pub fn framework(&self) -> Framework {
        let arguments = self.arguments;
        let mut contraries: Vec<Atom> = vec![Parts::NONE; arguments as usize];
        let mut atoms = arguments;
        for argument in 0..arguments {
            if !self.attackers(argument).is_empty() {
                contraries[argument as usize] = atoms;
                atoms += 1;
            }
        }
        let mut parts =
            Parts::with_capacity(atoms, (self.attack_count() + arguments as usize, self.attack_count()));
        for argument in 0..arguments {
            parts.assuming_rule([], argument, [contraries[argument as usize], Parts::NONE]);
        }
        for argument in 0..arguments {
            for &attacker in self.attackers(argument) {
                parts.rule([attacker], contraries[argument as usize]);
            }
        }
        parts.framework(arguments)
    }
}
