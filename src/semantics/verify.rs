//! Whether a set is what it is said to be: checked again, by the definitions, without a search.

use crate::{
    semantics::{Label, Semantics, grounded},
    theory::{Atom, Framework, Groups, LevelledRule},
};

/// What came of checking a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verification {
    /// It is an extension.
    Confirmed,
    /// As far as was looked, it is one: that no other set is larger, or decides more, was not searched for.
    Possible {
        /// What it was found to be.
        found: &'static str,
        /// What was not looked for.
        unchecked: &'static str,
    },
    /// It is none.
    Refuted {
        /// What an extension would be.
        not: &'static str,
    },
}

/// Checks that a set of assumptions is an extension, as far as that takes polynomial time: wholly for the grounded,
/// complete and stable semantics.
///
/// # Arguments
///
/// * `members`: for each assumption, whether it belongs to the set.
///
/// # Complexity
///
/// Linear in the framework, but for the grounded semantics, see [`grounded`].
///
/// # Examples
///
/// ```
/// use elenchus::{Semantics, semantics::{Verification, verify}, theory::AbstractFramework};
///
/// let framework = AbstractFramework::new(2, vec![(0, 1)]).framework();
/// assert_eq!(verify(&framework, Semantics::Grounded, &[true, false]), Verification::Confirmed);
/// let refuted = verify(&framework, Semantics::Grounded, &[false, true]);
/// assert_eq!(refuted, Verification::Refuted { not: "complete" });
/// ```
pub fn verify(framework: &Framework, semantics: Semantics, members: &[bool]) -> Verification {
    let using = Groups::new(framework.atom_count(), || {
        let rules = 0..framework.rule_count() as LevelledRule;
        rules.flat_map(|rule| framework.body(rule).iter().map(move |&atom| (atom, rule)))
    });
    let derived = follows(framework, &using, members);
    let attacked: Vec<bool> = (0..members.len() as LevelledRule)
        .map(|assumption| framework.contraries(assumption).any(|contrary| derived[contrary as usize]))
        .collect();
    if members.iter().zip(&attacked).any(|(member, attacked)| *member && *attacked) {
        return Verification::Refuted { not: "conflict-free" };
    }
    let all_decided = members.iter().zip(&attacked).all(|(member, attacked)| *member || *attacked);
    match semantics.code() {
        "ST" if all_decided => return Verification::Confirmed,
        "ST" => return Verification::Refuted { not: "stable" },
        // Nothing decides more than everything.
        "STG" if all_decided => return Verification::Confirmed,
        "STG" => {
            return Verification::Possible {
                found: "conflict-free",
                unchecked: "that no conflict-free set decides more",
            };
        }
        _ => {}
    }
    let unattacked: Vec<bool> = attacked.iter().map(|attacked| !attacked).collect();
    let possible = follows(framework, &using, &unattacked);
    let defended = |assumption: usize| {
        framework.contraries(assumption as LevelledRule).all(|contrary| !possible[contrary as usize])
    };
    if (0..members.len()).any(|assumption| members[assumption] != defended(assumption)) {
        return Verification::Refuted { not: "complete" };
    }
    let unchecked = match semantics.code() {
        "CO" => return Verification::Confirmed,
        "GR" => {
            let least = grounded(framework);
            let is_least = (0..members.len() as LevelledRule).all(|assumption| {
                (least.assumption(framework, assumption) == Label::In) == members[assumption as usize]
            });
            return match is_least {
                true => Verification::Confirmed,
                false => Verification::Refuted { not: "the least complete set" },
            };
        }
        _ if all_decided && semantics.code() != "ID" => return Verification::Confirmed,
        "PR" => "that no complete set is larger",
        "SST" => "that no complete set decides more",
        _ => "that every preferred set contains it, and none that is larger",
    };
    Verification::Possible { found: "complete", unchecked }
}

/// The atoms that follow from some assumptions.
fn follows(framework: &Framework, using: &Groups, assumed: &[bool]) -> Vec<bool> {
    let mut waits: Vec<usize> = Vec::with_capacity(framework.rule_count());
    let mut follows = vec![false; framework.atom_count()];
    let mut fresh: Vec<Atom> = Vec::new();
    for rule in 0..framework.rule_count() as LevelledRule {
        let applies = assumed.get(rule as usize).is_none_or(|&assumed| assumed);
        waits.push(framework.body(rule).len() + usize::from(!applies));
        if waits[rule as usize] == 0 {
            fresh.push(framework.head(rule));
        }
    }
    while let Some(atom) = fresh.pop() {
        if std::mem::replace(&mut follows[atom as usize], true) {
            continue;
        }
        for &rule in using.of(atom) {
            waits[rule as usize] -= 1;
            if waits[rule as usize] == 0 {
                fresh.push(framework.head(rule));
            }
        }
    }
    follows
}
