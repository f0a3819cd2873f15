//! A checker of explanations. It shares nothing with what makes them but the form in which they are written down: it asks
//! the rules of the map, and the definitions, whether each step holds.
//!
//! What stands and what does not is shown from the rules alone, point by point. That something is *undecided* cannot be
//! shown by a few steps; there the checker asks the grounded labelling.

mod dispute;
mod missing;
mod points;

use std::collections::HashMap;

use super::explanation::{Explanation, Grounds};
use crate::{
    document::{Strength, Verdict},
    map::ArgumentMap,
    theory::{Kind, Literal, Rule, RuleId, Theory},
};

/// What is wrong with an explanation. Points, links and entries are given by their place in their list, from 0; the
/// circle's links are counted on from those of the way to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Flaw {
    /// The grounds do not show the verdict on the claim.
    #[error("the grounds do not show that verdict on that claim")]
    Verdict,
    /// A point refers to one that does not come later, or that there is not.
    #[error("point {0} rests on one that is not explained below it")]
    Order(usize),
    /// The members of a circle do not stand together, or one of them is not held by the others.
    #[error("point {0} is in no such circle")]
    Circle(usize),
    /// The rule is not the map's, or concludes something else.
    #[error("point {0} does not follow by that rule")]
    Rule(usize),
    /// The premises are not those of the rule, or do not stand as strongly.
    #[error("the premises of point {0} are not shown to stand")]
    Premises(usize),
    /// An objection or an undercut is left out, or not answered.
    #[error("something speaks against point {0} and is not answered")]
    Answers(usize),
    /// An argument is said to be weaker or stronger than its weakest link.
    #[error("point {0} is not as strong as it says")]
    Strength(usize),
    /// Something that would conclude it is left out, or does not fail at every strength.
    #[error("point {0} leaves out something that would conclude it")]
    Failures(usize),
    /// What is said to make a rule fail does not.
    #[error("point {0} says that a rule fails, and gives no reason that holds")]
    Fault(usize),
    /// There is an argument.
    #[error("there is an argument for what point {0} says has none")]
    Argument(usize),
    /// Nothing rests on the point, or the entry.
    #[error("nothing rests on point {0}")]
    Unused(usize),
    /// A link does not depend on the next.
    #[error("link {0} does not depend on the next")]
    Link(usize),
    /// What a link is about is decided.
    #[error("what link {0} is about is decided")]
    Decided(usize),
    /// What is shown is no circle of defeat.
    #[error("the links do not end in a circle of defeat")]
    Cycle,
    /// An entry does not say what its claim lacks.
    #[error("entry {0} does not say what its claim lacks")]
    Lack(usize),
}

/// Checks an explanation against a map.
///
/// # Errors
///
/// The first [`Flaw`]: a step that does not hold, something that is left out, or a verdict that is not shown.
///
/// # Complexity
///
/// Linear in the map and the explanation.
///
/// # Examples
///
/// ```
/// use elenchus::{ArgumentMap, Verdict, explain::{Flaw, confirm}};
///
/// let map = ArgumentMap::parse("claims: { close: { text: Close it., despite: [ferry] }, ferry: The ferry is full. }")?;
/// let mut why = map.why("close")?;
/// assert_eq!(confirm(&map, &why), Ok(()));
/// why.verdict = Verdict::Accepted;
/// assert_eq!(confirm(&map, &why), Err(Flaw::Verdict));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn confirm(map: &ArgumentMap, explanation: &Explanation<'_>) -> Result<(), Flaw> {
    let Explanation { claim, verdict, grounds, .. } = explanation;
    if claim.index() >= map.claims().len() {
        return Err(Flaw::Verdict);
    }
    let theory = map.theory();
    match (verdict, grounds) {
        (Verdict::Accepted | Verdict::Rejected, Grounds::Points(points)) => {
            points::confirm(&theory, *claim, *verdict, points)
        }
        (Verdict::Contested, Grounds::Dispute(dispute)) => dispute::confirm(&theory, *claim, dispute),
        (Verdict::Unsupported, Grounds::Missing(lacks)) => missing::confirm(map, &theory, *claim, lacks),
        _ => Err(Flaw::Verdict),
    }
}

fn rule(theory: &Theory, id: RuleId) -> Option<Rule<'_>> {
    (id.index() < theory.rules().len()).then(|| theory.rule(id))
}

/// Whether a step has a strength or more.
fn has_strength(rule: &Rule<'_>, strength: Strength) -> bool {
    match rule.kind {
        Kind::Strict => true,
        Kind::Defeasible(own) => own >= strength,
    }
}

/// For each literal that some argument concludes, the strength of the strongest, were nothing attacked.
fn strongest(theory: &Theory) -> HashMap<Literal, Strength> {
    let mut using: HashMap<Literal, Vec<RuleId>> = HashMap::new();
    let mut missing: Vec<usize> = Vec::new();
    for (id, rule) in theory.rules() {
        rule.body.iter().for_each(|&premise| using.entry(premise).or_default().push(id));
        // Its own strength is one more thing that a rule waits for.
        missing.push(rule.body.len() + 1);
    }
    let mut strongest: HashMap<Literal, Strength> = HashMap::new();
    for &strength in Strength::ALL.iter().rev() {
        let now = |rule: &Rule<'_>| match rule.kind {
            Kind::Strict => strength == Strength::Strong,
            Kind::Defeasible(own) => own == strength,
        };
        let mut ready: Vec<RuleId> = theory.rules().filter(|(_, rule)| now(rule)).map(|(id, _)| id).collect();
        while let Some(id) = ready.pop() {
            missing[id.index()] -= 1;
            let head = theory.rule(id).head;
            if missing[id.index()] == 0 && !strongest.contains_key(&head) {
                strongest.insert(head, strength);
                ready.extend(using.get(&head).into_iter().flatten());
            }
        }
    }
    strongest
}
