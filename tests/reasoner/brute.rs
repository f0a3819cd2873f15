//! Every semantics by its definition: all sets are tried.

use elenchus::{
    Semantics,
    theory::{AbstractFramework, AssumptionFramework},
};

/// A set of arguments or assumptions, a bit for each.
pub type Set = u32;

/// What the definitions need: which set attacks which, in the sense that it attacks a member.
pub trait Attacks {
    /// How many things there are to choose from.
    fn size(&self) -> u32;
    /// What a set attacks.
    fn attacked(&self, set: Set) -> Set;
}

impl Attacks for AbstractFramework {
    fn size(&self) -> u32 {
        self.argument_count() as u32
    }

    fn attacked(&self, set: Set) -> Set {
        let attackers = (0..self.size()).filter(|argument| set >> argument & 1 == 1);
        attackers.flat_map(|argument| self.attacked(argument)).fold(0, |all, &one| all | 1 << one)
    }
}

/// What follows from a set of the assumptions of a framework, atom by atom.
pub fn closure(framework: &AssumptionFramework, set: Set) -> Vec<bool> {
    let mut follows = vec![false; framework.atom_count()];
    for (place, (assumption, _)) in framework.assumptions().enumerate() {
        follows[assumption as usize] = set >> place & 1 == 1;
    }
    loop {
        let mut changed = false;
        for (head, body) in framework.rules() {
            if body.iter().all(|&atom| follows[atom as usize]) && !follows[head as usize] {
                follows[head as usize] = true;
                changed = true;
            }
        }
        if !changed {
            return follows;
        }
    }
}

impl Attacks for AssumptionFramework {
    fn size(&self) -> u32 {
        self.assumptions().len() as u32
    }

    fn attacked(&self, set: Set) -> Set {
        let follows = closure(self, set);
        let contraries = self.assumptions().enumerate();
        contraries
            .filter(|(_, (_, contrary))| follows[*contrary as usize])
            .fold(0, |all, (place, _)| all | 1 << place)
    }
}

/// All extensions, as sets in ascending order.
pub fn extensions(framework: &impl Attacks, semantics: Semantics) -> Vec<Set> {
    let all: Set = (1 << framework.size()) - 1;
    let attacked: Vec<Set> = (0..=all).map(|set| framework.attacked(set)).collect();
    let attacked = |set: Set| attacked[set as usize];
    // A set is defended from whatever is not attacked: nothing that this set leaves can derive an attack on it.
    let defends = |set: Set| all & !attacked(all & !attacked(set));
    let free: Vec<Set> = (0..=all).filter(|&set| attacked(set) & set == 0).collect();
    let complete: Vec<Set> = free.iter().copied().filter(|&set| defends(set) == set).collect();
    let range = |set: Set| set | attacked(set);
    let subset = |one: Set, other: Set| one & !other == 0 && one != other;
    let greatest = |sets: &[Set]| -> Vec<Set> {
        sets.iter().copied().filter(|&set| !sets.iter().any(|&other| subset(set, other))).collect()
    };
    let widest = |sets: &[Set]| -> Vec<Set> {
        sets.iter()
            .copied()
            .filter(|&set| !sets.iter().any(|&other| subset(range(set), range(other))))
            .collect()
    };
    match semantics {
        Semantics::Grounded => {
            complete.iter().copied().filter(|&set| complete.iter().all(|&other| set & !other == 0)).collect()
        }
        Semantics::Complete => complete,
        Semantics::Preferred => greatest(&complete),
        Semantics::Stable => free.into_iter().filter(|&set| range(set) == all).collect(),
        Semantics::SemiStable => widest(&complete),
        Semantics::Stage => widest(&free),
        Semantics::Ideal => {
            let common = greatest(&complete).into_iter().fold(all, |common, set| common & set);
            let within: Vec<Set> =
                free.iter().copied().filter(|&set| set & !common == 0 && set & !defends(set) == 0).collect();
            greatest(&within)
        }
        _ => unreachable!("a semantics without a definition here"),
    }
}
