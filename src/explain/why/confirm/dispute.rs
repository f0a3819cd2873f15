//! Whether links lead from a contested claim into a circle of defeat.

use std::collections::HashSet;

use super::{Flaw, has_strength, rule};
use crate::{
    document::{Strength, Verdict},
    explain::why::explanation::{Dispute, Link},
    map::ClaimId,
    semantics::{Label, grounded},
    theory::{Kind, Literal, Theory},
};

pub(super) fn confirm(theory: &Theory, claim: ClaimId, dispute: &Dispute) -> Result<(), Flaw> {
    let framework = theory.framework();
    let labelling = grounded(&framework);
    let links: Vec<Link> = dispute.path.iter().chain(&dispute.cycle).copied().collect();
    let (Some(first), Some(entry)) = (links.first(), dispute.cycle.first()) else { return Err(Flaw::Cycle) };
    if first.literal != Literal::Claim(claim) || labelling.verdict(&framework, claim) != Verdict::Contested {
        return Err(Flaw::Verdict);
    }
    let label = |literal: Literal, strength: Strength| {
        let atom = framework.atoms(literal).find(|&atom| framework.literal(atom).1 == strength);
        atom.map_or(Label::Out, |atom| labelling.label(atom))
    };
    let mut defeats = 0;
    for (at, link) in links.iter().enumerate() {
        let next = links.get(at + 1).unwrap_or(entry);
        let rule = rule(theory, link.rule).ok_or(Flaw::Link(at))?;
        if rule.head != link.literal || !has_strength(&rule, link.strength) {
            return Err(Flaw::Link(at));
        }
        if label(link.literal, link.strength) != Label::Undecided {
            return Err(Flaw::Decided(at));
        }
        let objection = match (rule.head, rule.kind) {
            (Literal::Claim(claim), Kind::Defeasible(_)) => Some(Literal::Objection(claim)),
            _ => None,
        };
        let undercut = Literal::Undercut(link.rule);
        let stronger = next.strength >= link.strength;
        let rests = rule.body.contains(&next.literal) && stronger;
        let defeat = (objection == Some(next.literal) && stronger) || next.literal == undercut;
        if !rests && !defeat {
            return Err(Flaw::Link(at));
        }
        // What stands at the strength that is asked for leaves nothing open, whatever becomes of it above.
        if rests && !defeat && label(next.literal, link.strength) != Label::Undecided {
            return Err(Flaw::Decided(at));
        }
        // The rule may apply yet: nothing that it needs has fallen, and nothing that defeats it stands.
        let fallen = rule.body.iter().any(|&premise| label(premise, link.strength) == Label::Out);
        let struck = objection.is_some_and(|objection| label(objection, link.strength) == Label::In)
            || framework.atoms(undercut).any(|atom| labelling.label(atom) == Label::In);
        if fallen || struck {
            return Err(Flaw::Decided(at));
        }
        defeats += usize::from(defeat && at >= dispute.path.len());
    }
    let distinct: HashSet<_> = dispute.cycle.iter().map(|link| (link.literal, link.strength)).collect();
    if defeats > 0 && distinct.len() == dispute.cycle.len() { Ok(()) } else { Err(Flaw::Cycle) }
}
