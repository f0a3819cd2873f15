//! What a map says for certain: which claims cannot stand together, and what follows from what.

use crate::{
    document::Standing,
    map::{ArgumentId, ArgumentMap, ClaimId, Side},
};

/// What of the map rules some worlds out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// The claim is established.
    Established(ClaimId),
    /// A strict argument.
    Step(ArgumentId),
    /// The conflict at this index of [`ArgumentMap::conflicts`].
    Conflict(u32),
}

/// One condition on worlds. All are Horn clauses, or many of them: that is what makes the rest easy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Constraint {
    /// Where all premises are true, so is the head; without a head, not all of them are.
    Step { premises: Vec<u32>, head: Option<u32> },
    /// At most one is true.
    AtMostOne(Vec<u32>),
}

impl Constraint {
    /// The variables that it names.
    pub(super) fn variables(&self) -> impl Iterator<Item = u32> + '_ {
        let (many, head) = match self {
            Constraint::Step { premises, head } => (premises, *head),
            Constraint::AtMostOne(sides) => (sides, None),
        };
        many.iter().copied().chain(head)
    }
}

/// The constraints of a map, on the day that it is judged, with what each comes from. Variables are the claims.
///
/// A bare objection says that there is a reason against a claim, which a stronger one may outweigh, and a defeasible
/// step says that there is one for it: neither rules a world out.
pub(super) fn constraints(map: &ArgumentMap) -> Vec<(Constraint, Cause)> {
    let day = map.as_of();
    let holds = |claim: ClaimId| map.claim(claim).holds_on(day);
    let mut all = Vec::new();
    for (id, claim) in map.claims() {
        if claim.standing() == Standing::Established && holds(id) {
            let fact = Constraint::Step { premises: Vec::new(), head: Some(number(id)) };
            all.push((fact, Cause::Established(id)));
        }
    }
    for (id, argument) in map.arguments() {
        let (premises, target) = (argument.premises(), argument.target());
        let applies = argument.side() == Side::Support
            && argument.is_strict()
            && !premises.contains(&target)
            && holds(target)
            && premises.iter().all(|&premise| holds(premise));
        if applies {
            let step = Constraint::Step { premises: numbers(premises), head: Some(number(target)) };
            all.push((step, Cause::Step(id)));
        }
    }
    for (index, conflict) in map.conflicts().iter().enumerate() {
        let between: Vec<ClaimId> =
            conflict.between().iter().copied().filter(|&claim| holds(claim)).collect();
        let between = numbers(&between);
        if between.len() > 1 {
            all.push((Constraint::AtMostOne(between), Cause::Conflict(index as u32)));
        }
    }
    all
}

fn number(claim: ClaimId) -> u32 {
    claim.index() as u32
}

/// Each once, in ascending order.
fn numbers(claims: &[ClaimId]) -> Vec<u32> {
    let mut numbers: Vec<u32> = claims.iter().copied().map(number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
