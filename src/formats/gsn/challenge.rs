//! Objections and undercuts, as challenges; and what may challenge.

use super::{Case, Element};
use crate::{
    map::{Claim, ClaimId},
    notations::gsn::Kind,
};

impl<'m> Case<'_, 'm> {
    /// Which claims only challenge, or support only what challenges.
    pub(super) fn counter(&self) -> Vec<bool> {
        let mut uses = vec![0_usize; self.map.claims().len()];
        let mut counter = vec![false; uses.len()];
        let mut challenges = vec![false; uses.len()];
        for (_, claim) in self.view.claims() {
            for (_, argument) in self.for_it(claim) {
                argument.premises().iter().for_each(|premise| uses[premise.index()] += 1);
                argument.unless().iter().for_each(|by| challenges[by.index()] = true);
            }
            for (_, argument) in self.against_it(claim) {
                if let [only] = argument.premises() {
                    challenges[only.index()] = true;
                }
                argument.unless().iter().for_each(|by| challenges[by.index()] = true);
            }
            claim.unless().iter().for_each(|by| challenges[by.index()] = true);
        }
        let mut queue: Vec<ClaimId> = self
            .view
            .claims()
            .map(|(id, _)| id)
            .filter(|id| challenges[id.index()] && uses[id.index()] == 0)
            .collect();
        queue.iter().for_each(|id| counter[id.index()] = true);
        while let Some(id) = queue.pop() {
            for (_, argument) in self.for_it(self.map.claim(id)) {
                for &premise in argument.premises() {
                    let left = &mut uses[premise.index()];
                    *left -= 1;
                    if *left == 0 && !counter[premise.index()] && self.view.shows(premise) {
                        counter[premise.index()] = true;
                        queue.push(premise);
                    }
                }
            }
        }
        counter
    }

    /// Writes what attacks a claim, its assertion and the steps to it and against it.
    pub(super) fn attacks(&mut self, id: ClaimId, claim: &'m Claim) {
        let Some(&at) = self.places.get(&id) else { return };
        let own = self.elements[at].id.clone();
        for (argument, step) in self.for_it(claim) {
            let first = step.premises().iter().find_map(|premise| self.places.get(premise));
            let target = match (self.strategies.get(&argument), first) {
                (Some(strategy), _) => strategy.clone(),
                (None, Some(&premise)) => format!("{own} -> {}", self.elements[premise].id),
                (None, None) => continue,
            };
            for &by in step.unless() {
                self.challenge(&[by], &own, target.clone());
            }
        }
        for (_, step) in self.against_it(claim) {
            self.quality(step);
            let authored = step.authored();
            if authored.id.is_some() || authored.warrant.is_some() || authored.note.is_some() {
                self.loss(step.span(), "what is said of an objection in words");
            }
            if self.elements[at].kind == Kind::Strategy && !self.elements[at].undeveloped {
                self.loss(step.span(), "that it is a claim, and not its step, that is objected to");
            }
            let Some(challenger) = self.challenge(step.premises(), &own, own.clone()) else { continue };
            for &by in step.unless() {
                self.challenge(&[by], &challenger, format!("{own} -> {challenger}"));
            }
        }
        for &by in claim.unless() {
            if self.challenge(&[by], &own, own.clone()).is_some() {
                self.loss(
                    claim.span(),
                    format!("that it is the assertion of `{}` that is undercut", claim.id()),
                );
            }
        }
    }

    /// Lets claims challenge something together; the answer is the element that does. Made where there is none that can.
    fn challenge(&mut self, premises: &[ClaimId], against: &str, target: String) -> Option<String> {
        let shown: Vec<usize> =
            premises.iter().filter_map(|premise| self.places.get(premise).copied()).collect();
        if shown.is_empty() || shown.len() < premises.len() {
            return None;
        }
        let can = [Kind::CounterGoal, Kind::CounterSolution];
        if let [only] = shown[..]
            && can.contains(&self.elements[only].kind)
        {
            self.elements[only].challenges.push(target);
            return Some(self.elements[only].id.clone());
        }
        // Not their texts, which may be long and challenge much.
        let names: Vec<String> = shown.iter().map(|&at| format!("`{}`", self.elements[at].id)).collect();
        let holds = if names.len() == 1 { "holds" } else { "hold" };
        let text = format!("{} {holds}.", names.join(" and "));
        let mut made = Element::new(String::new(), Kind::CounterGoal, &text);
        made.supported_by = shown.iter().map(|&at| self.elements[at].id.clone()).collect();
        made.challenges.push(target);
        made.id = self.fresh(format!("CG-{against}"));
        let id = made.id.clone();
        self.elements.push(made);
        Some(id)
    }
}
