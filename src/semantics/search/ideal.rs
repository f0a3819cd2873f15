//! The ideal extension: the greatest admissible set within every preferred extension.
//!
//! It is the greatest admissible set that no admissible set attacks (Dung, Mancarella & Toni, *Computing ideal
//! sceptical argumentation*, Artificial Intelligence 171, 2007). So from a preferred extension, which it is in, all is
//! taken away that some admissible set attacks or some preferred extension lacks, until nothing is left to take.

use rustsat::types::Lit;

use super::{
    Means,
    encoding::{Kind, Phase},
    labels,
    model::Models,
    preferred,
};
use crate::{
    semantics::{Interrupted, Label, support::Rules},
    theory::{Framework, LevelledRule},
};

/// The ideal set of a framework.
pub(super) fn ideal(framework: &Framework, rules: &Rules, means: &Means) -> Result<Vec<bool>, Interrupted> {
    let mut members = preferred::one(framework, rules, means)?;
    if !members.contains(&true) {
        return Ok(members);
    }
    let mut models = Models::new(framework, Kind::Admissible, Phase::In, means);
    while members.contains(&true) {
        let attack = models.new_literal();
        let mut clause = attacks(framework, &models, &members);
        clause.push(!attack);
        models.add_clause(&clause);
        let Some(against) = models.find(framework, &[attack])? else { break };
        models.add_clause(&[!attack]);
        let against = preferred::grow(framework, &mut models, against, &[])?;
        for (member, other) in members.iter_mut().zip(against) {
            *member &= other;
        }
        members = admissible_part(framework, rules, members);
    }
    Ok(members)
}

/// That a member of a set is attacked.
fn attacks(framework: &Framework, models: &Models, members: &[bool]) -> Vec<Lit> {
    let these = (0..members.len()).filter(|&assumption| members[assumption]);
    let contraries = these.flat_map(|assumption| framework.contraries(assumption as LevelledRule));
    let mut attacks: Vec<Lit> = contraries.map(|contrary| models.literals().derived(contrary)).collect();
    attacks.sort_unstable();
    attacks.dedup();
    attacks
}

/// The greatest admissible set within one that attacks no member of its own.
fn admissible_part(framework: &Framework, rules: &Rules, mut members: Vec<bool>) -> Vec<bool> {
    loop {
        let labelling = labels::labelling(framework, rules, &members);
        let mut changed = false;
        for assumption in (0..members.len()).filter(|&assumption| members[assumption]).collect::<Vec<_>>() {
            if labelling.assumption(framework, assumption as LevelledRule) != Label::In {
                members[assumption] = false;
                changed = true;
            }
        }
        if !changed {
            return members;
        }
    }
}
