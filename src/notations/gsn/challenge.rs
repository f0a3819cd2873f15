//! Challenges, of elements, of steps and of what holds between two elements.

use std::collections::HashMap;

use super::{
    Case,
    element::{Challenge, Kind, Named},
};
use crate::{
    document::{Argument, Place, shown},
    source::{Span, Spanned},
};

/// An argument for a claim or against it, by its place.
#[derive(Clone, Copy)]
enum Step {
    For(usize),
    Against(usize),
}

impl<'t> Case<'t> {
    /// Makes objections and undercuts of all challenges.
    pub(super) fn challenges(&mut self) {
        let challenges: Vec<(usize, Challenge<'t>)> = (0..self.elements.len())
            .flat_map(|at| {
                std::mem::take(&mut self.elements[at].challenges).into_iter().map(move |it| (at, it))
            })
            .collect();
        let mut relations = Vec::new();
        for (by, challenge) in challenges {
            match challenge {
                Challenge::Element(target) => self.challenge(by, target),
                Challenge::Relation(from, to, span) => relations.push((by, from, to, span)),
            }
        }
        // A challenge is a relation too: all of them stand by now.
        let steps = if relations.is_empty() { HashMap::new() } else { self.steps_by_premise() };
        for (by, from, to, span) in relations {
            self.challenge_relation(by, (from, to), span, &steps);
        }
    }

    /// The first step of each claim in which each premise stands.
    fn steps_by_premise(&self) -> HashMap<(usize, String), Step> {
        let mut steps = HashMap::new();
        for (at, claim) in self.reading.document.claims.iter().enumerate() {
            let support = claim.because.iter().enumerate().map(|(number, step)| (Step::For(number), step));
            let objections =
                claim.despite.iter().enumerate().map(|(number, step)| (Step::Against(number), step));
            for (step, argument) in support.chain(objections) {
                for premise in &argument.premises {
                    steps.entry((at, premise.value.clone())).or_insert(step);
                }
            }
        }
        steps
    }

    /// Reports what is challenged and is not here.
    fn not_here(&mut self, name: &str, span: Option<Span>) {
        match self.is_alone {
            true => {
                self.reading.wrong(span, format!("there is no element `{}`", shown(name)));
            }
            false => {
                let lost = format!("the challenge of `{}`, which is in another module", shown(name));
                self.reading.loss(span, lost);
            }
        }
    }

    fn challenge(&mut self, by: usize, target: Named<'t>) {
        let Some(&at) = self.places.get(target.name) else { return self.not_here(target.name, target.span) };
        // A step challenges nothing: a claim does.
        if self.steps.element_of[by].is_some() {
            return self.reading.loss(target.span, "the challenge that a strategy makes");
        }
        let by = Spanned { value: self.ids[by].clone(), span: target.span };
        let is_strategy = self.elements[at].kind == Kind::Strategy;
        let owner = self.steps.element_of[at].unwrap_or(at);
        let Some(&claim) = self.claims.get(&owner) else { return };
        let claim = &mut self.reading.document.claims[claim];
        match claim.because.first_mut().filter(|_| is_strategy) {
            Some(step) => step.unless.push(by),
            None => claim.despite.push(Argument {
                premises: vec![by],
                place: Place(target.span),
                ..Argument::default()
            }),
        }
    }

    fn challenge_relation(
        &mut self,
        by: usize,
        (from, to): (&'t str, &'t str),
        span: Option<Span>,
        steps: &HashMap<(usize, String), Step>,
    ) {
        let mut ends = [0; 2];
        for (end, name) in ends.iter_mut().zip([from, to]) {
            let Some(&at) = self.places.get(name) else { return self.not_here(name, span) };
            *end = at;
        }
        if self.steps.element_of[by].is_some() {
            return self.reading.loss(span, "the challenge that a strategy makes");
        }
        let by = Spanned { value: self.ids[by].clone(), span };
        for (from, to) in [(ends[0], ends[1]), (ends[1], ends[0])] {
            let owner = self.steps.element_of[from].unwrap_or(from);
            let Some(&claim) = self.claims.get(&owner) else { continue };
            // Between a goal and the strategy that is its step there is that step alone.
            let step = match self.steps.element_of[to] == Some(owner) {
                true => Some(Step::For(0)),
                false => steps.get(&(claim, self.ids[to].clone())).copied(),
            };
            let claim = &mut self.reading.document.claims[claim];
            let step = match step {
                Some(Step::For(number)) => claim.because.get_mut(number),
                Some(Step::Against(number)) => claim.despite.get_mut(number),
                None => None,
            };
            if let Some(step) = step {
                step.unless.push(by);
                return;
            }
        }
        let message = format!("nothing holds between `{}` and `{}`", shown(from), shown(to));
        self.reading.wrong(span, message);
    }
}
