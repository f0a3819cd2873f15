//! A map as an abstract framework: what the formats of frameworks write.
//!
//! An argument of the framework is a claim that is asserted or established, and an attack is a defeat: an objection, or a
//! side of a conflict, that is as strong as what it meets, or what undercuts an assertion. So the verdicts of a map that has
//! nothing else are the labels of its framework, strengths and all.
//!
//! A map with more could be written as the framework of all arguments that its rules make, and no verdict would be lost. But
//! those are exponentially many, and infinitely many where claims support each other in a circle; none of them would be a
//! claim, and nobody could read them back. `aba.rs` says the rules themselves instead.

use super::losses::{Says, besides, loss, place, place_of};
use crate::{
    diagnostic::Diagnostic,
    document::{Standing, Strength},
    map::{Argument, Claim, ClaimId, View},
};

/// The most claims of a conflict that is written as attacks, one for each pair and direction.
const LONGEST_CONFLICT: usize = 12;

/// A map as an abstract framework.
pub(super) struct Graph {
    /// The arguments.
    pub arguments: Vec<ClaimId>,
    /// The attacks, by places in `arguments`, each once: first those on the first.
    pub attacks: Vec<(u32, u32)>,
    /// What is said of claims and what holds between them, and no framework can say.
    losses: Vec<Diagnostic>,
}

/// How strong an assertion is: more than any, if it is established.
fn strength(claim: &Claim) -> Option<Strength> {
    (claim.standing() != Standing::Established).then(|| claim.strength())
}

/// Whether a reason of one strength defeats an assertion of another.
fn defeats(reason: Option<Strength>, assertion: Option<Strength>) -> bool {
    assertion.is_some_and(|assertion| reason.is_none_or(|reason| reason >= assertion))
}

/// # Complexity
///
/// Linear in what is shown.
pub(super) fn graph(view: &View<'_>) -> Graph {
    let map = view.map();
    let mut graph = Graph { arguments: Vec::new(), attacks: Vec::new(), losses: Vec::new() };
    let mut numbers = vec![None; map.claims().len()];
    let day = map.as_of();
    for (id, claim) in view.claims() {
        // Nothing concludes a claim that has to be argued for and is not, or that does not hold on the day.
        let is_argued = !claim.because().is_empty();
        if !claim.holds_on(day) || (claim.standing() == Standing::Open && !is_argued) {
            graph.losses.push(loss(place(claim), "a claim that nothing speaks for"));
            continue;
        }
        numbers[id.index()] = Some(graph.arguments.len() as u32);
        graph.arguments.push(id);
        if claim.standing() == Standing::Open {
            graph.losses.push(loss(place(claim), "that a claim rests on its arguments: it is asserted"));
        } else if claim.standing() == Standing::Established {
            graph
                .losses
                .push(loss(place(claim), "that a claim is established, but for that nothing attacks it"));
        }
    }
    let mut defeats_by: Vec<Vec<u32>> = vec![Vec::new(); graph.arguments.len()];
    for (id, claim) in view.claims() {
        for &argument in claim.because() {
            let argument = map.argument(argument);
            graph.losses.push(loss(place_of(view, argument), "an argument for a claim"));
        }
        let own = numbers[id.index()];
        for &objection in claim.despite() {
            let argument = map.argument(objection);
            match (says(view, &numbers, argument), own) {
                (Some((attacker, reason)), Some(own)) if defeats(reason, strength(claim)) => {
                    defeats_by[own as usize].push(attacker);
                }
                (Some(_), _) => {
                    let what = "an objection that is weaker than what it meets, or meets nothing";
                    graph.losses.push(loss(place_of(view, argument), what));
                }
                (None, _) => graph.losses.push(loss(
                    place_of(view, argument),
                    "an objection with more to it than one claim that stands",
                )),
            }
        }
        for &undercutter in claim.unless() {
            match (numbers[undercutter.index()], own) {
                (Some(attacker), Some(own)) if claim.standing() == Standing::Asserted => {
                    defeats_by[own as usize].push(attacker);
                }
                _ => graph.losses.push(loss(place(claim), "an undercut of what is not asserted")),
            }
        }
    }
    for conflict in map.conflicts() {
        let mut sides: Vec<ClaimId> =
            conflict.between().iter().copied().filter(|&side| view.shows(side)).collect();
        sides.sort_unstable();
        sides.dedup();
        if sides.len() > LONGEST_CONFLICT {
            graph
                .losses
                .push(loss(conflict.span(), format!("a conflict of more than {LONGEST_CONFLICT} claims")));
            continue;
        }
        for &side in &sides {
            for &other in sides.iter().filter(|&&other| other != side) {
                let (Some(attacker), Some(own)) = (numbers[side.index()], numbers[other.index()]) else {
                    continue;
                };
                if defeats(strength(map.claim(side)), strength(map.claim(other))) {
                    defeats_by[own as usize].push(attacker);
                }
            }
        }
    }
    // Several objections and conflicts can say the same attack, and a framework is a set of them.
    let mut last_attacked: Vec<Option<u32>> = vec![None; graph.arguments.len()];
    for (own, attackers) in (0..).zip(defeats_by) {
        let is_new = |attacker: &u32| last_attacked[*attacker as usize].replace(own) != Some(own);
        graph.attacks.extend(attackers.into_iter().filter(is_new).map(|attacker| (attacker, own)));
    }
    graph
}

/// The claim that an objection comes down to, and how strong it is; none where it needs more.
fn says(view: &View<'_>, numbers: &[Option<u32>], objection: &Argument) -> Option<(u32, Option<Strength>)> {
    let &[premise] = objection.premises() else { return None };
    if !objection.unless().is_empty() {
        return None;
    }
    let premise_strength = strength(view.map().claim(premise));
    let own = (!objection.is_strict()).then(|| objection.strength());
    let weakest = match (premise_strength, own) {
        (Some(premise), Some(own)) => Some(premise.min(own)),
        (premise, own) => premise.or(own),
    };
    Some((numbers[premise.index()]?, weakest))
}

/// What of a map no framework can say.
pub(super) fn losses(view: &View<'_>) -> Vec<Diagnostic> {
    let mut lost = besides(view, Says::default());
    lost.extend(graph(view).losses);
    lost
}

/// The loss of the sentences of claims, where they say more than what the claim is called.
pub(super) fn sentences(view: &View<'_>) -> impl Iterator<Item = Diagnostic> {
    let spoken = view.claims().filter(|(_, claim)| claim.text() != claim.id());
    spoken.map(|(_, claim)| loss(claim.authored().text.span.or(claim.span()), "the sentence of a claim"))
}
