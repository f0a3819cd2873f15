//! Whether points show that a claim stands, or that it falls.

use std::collections::{HashMap, HashSet};

use super::{Flaw, has_strength, rule, strongest};
use crate::{
    document::{Strength, Verdict},
    explain::why::explanation::{Failure, Fault, Point, Reason},
    map::ClaimId,
    theory::{Kind, Literal, RuleId, Theory},
};

pub(super) fn confirm(
    theory: &Theory,
    claim: ClaimId,
    verdict: Verdict,
    points: &[Point],
) -> Result<(), Flaw> {
    Points::new(theory, points).confirm(claim, verdict)
}

/// Points, and what of the theory they are held against.
struct Points<'e> {
    theory: &'e Theory,
    points: &'e [Point],
    concluding: HashMap<Literal, Vec<RuleId>>,
    strongest: HashMap<Literal, Strength>,
    /// The strengths of the theory's steps, from the weakest. Between them there is none that an argument could have.
    strengths: Vec<Strength>,
    /// For each point the last of its circle, or itself.
    last: Vec<usize>,
}

impl<'e> Points<'e> {
    fn new(theory: &'e Theory, points: &'e [Point]) -> Points<'e> {
        let mut concluding: HashMap<Literal, Vec<RuleId>> = HashMap::new();
        theory.rules().for_each(|(id, rule)| concluding.entry(rule.head).or_default().push(id));
        let is_used =
            |strength: &Strength| theory.rules().any(|(_, rule)| rule.kind == Kind::Defeasible(*strength));
        let mut strengths: Vec<Strength> = Strength::ALL.iter().copied().filter(is_used).collect();
        if strengths.is_empty() {
            strengths.push(Strength::default());
        }
        Points { theory, points, concluding, strongest: strongest(theory), strengths, last: Vec::new() }
    }

    fn confirm(mut self, claim: ClaimId, verdict: Verdict) -> Result<(), Flaw> {
        let first = self.points.first().ok_or(Flaw::Verdict)?;
        let shows = match verdict {
            Verdict::Accepted => first.stands(),
            // That nothing argues for it would be another verdict.
            _ => matches!(first.reason, Reason::Refuted { .. }) && first.strength <= self.strengths[0],
        };
        if !shows || first.literal != Literal::Claim(claim) || !self.strongest.contains_key(&first.literal) {
            return Err(Flaw::Verdict);
        }
        self.last = self.circles()?;
        let mut used = vec![false; self.points.len()];
        used[0] = true;
        for (at, point) in self.points.iter().enumerate() {
            match &point.reason {
                Reason::Derived { rule, premises, answers } => self.derived(at, *rule, premises, answers)?,
                Reason::Refuted { failures, circle } => self.refuted(at, failures, *circle)?,
                Reason::NoArgument => {
                    if self
                        .strongest
                        .get(&point.literal)
                        .is_some_and(|&strongest| strongest >= point.strength)
                    {
                        return Err(Flaw::Argument(at));
                    }
                }
            }
            match &point.reason {
                Reason::Derived { premises, answers, .. } => {
                    premises.iter().chain(answers).for_each(|&to| used[to] = true);
                }
                Reason::Refuted { failures, .. } => {
                    failures
                        .iter()
                        .filter_map(|failure| failure.fault.point())
                        .for_each(|to| used[to] = true);
                }
                Reason::NoArgument => {}
            }
        }
        used.iter().position(|&used| !used).map_or(Ok(()), |at| Err(Flaw::Unused(at)))
    }

    /// For each point the last of its circle; members of a circle have to stand together.
    fn circles(&self) -> Result<Vec<usize>, Flaw> {
        let circle = |at: usize| match self.points.get(at).map(|point| &point.reason) {
            Some(Reason::Refuted { circle, .. }) => *circle,
            _ => None,
        };
        let mut last: Vec<usize> = (0..self.points.len()).collect();
        let mut closed = HashSet::new();
        for at in (0..self.points.len()).rev() {
            let Some(own) = circle(at) else { continue };
            if circle(at + 1) == Some(own) {
                last[at] = last[at + 1];
            } else if !closed.insert(own) {
                return Err(Flaw::Circle(at));
            }
        }
        Ok(last)
    }

    /// The point that another rests on, which has to come after it and all of its circle.
    fn below(&self, at: usize, to: usize) -> Result<&'e Point, Flaw> {
        self.points.get(to).filter(|_| to > self.last[at]).ok_or(Flaw::Order(at))
    }

    fn derived(&self, at: usize, by: RuleId, premises: &[usize], answers: &[usize]) -> Result<(), Flaw> {
        let point = &self.points[at];
        let rule = rule(self.theory, by).filter(|rule| rule.head == point.literal).ok_or(Flaw::Rule(at))?;
        if premises.len() != rule.body.len() {
            return Err(Flaw::Premises(at));
        }
        let mut weakest = match rule.kind {
            Kind::Defeasible(strength) => strength,
            Kind::Strict => self.strengths[self.strengths.len() - 1],
        };
        for (&to, &literal) in premises.iter().zip(rule.body) {
            let premise = self.below(at, to)?;
            if !premise.stands() || premise.literal != literal {
                return Err(Flaw::Premises(at));
            }
            weakest = weakest.min(premise.strength);
        }
        if weakest != point.strength {
            return Err(Flaw::Strength(at));
        }
        let mut threats = Vec::new();
        if rule.kind != Kind::Strict {
            if let Literal::Claim(claim) = rule.head {
                threats.push((Literal::Objection(claim), point.strength));
            }
            threats.push((Literal::Undercut(by), self.strengths[0]));
        }
        threats.retain(|(literal, _)| self.concluding.contains_key(literal));
        if answers.len() != threats.len() {
            return Err(Flaw::Answers(at));
        }
        for (&to, (literal, strength)) in answers.iter().zip(threats) {
            let answer = self.below(at, to)?;
            let is_listed = matches!(answer.reason, Reason::Refuted { .. });
            if !is_listed || answer.literal != literal || answer.strength > strength {
                return Err(Flaw::Answers(at));
            }
        }
        Ok(())
    }

    fn refuted(&self, at: usize, failures: &[Failure], circle: Option<u32>) -> Result<(), Flaw> {
        let rules = self.concluding.get(&self.points[at].literal).map_or(&[][..], Vec::as_slice);
        let mut left = failures;
        for &id in rules {
            let own = left.iter().take_while(|failure| failure.rule == id).count();
            let (faults, rest) = left.split_at(own);
            if faults.is_empty() {
                return Err(Flaw::Failures(at));
            }
            left = rest;
            self.fails(at, id, faults, circle)?;
        }
        if !left.is_empty() {
            return Err(Flaw::Rule(at));
        }
        let within = failures.iter().any(|failure| matches!(failure.fault, Fault::Circle(_)));
        if within == circle.is_some() { Ok(()) } else { Err(Flaw::Circle(at)) }
    }

    /// Whether a rule fails at every strength from that of the point on.
    fn fails(&self, at: usize, id: RuleId, faults: &[Failure], circle: Option<u32>) -> Result<(), Flaw> {
        let point = &self.points[at];
        let rule = self.theory.rule(id);
        // An argument that ends in the rule is no stronger than what its premises could be at best.
        let reaches = |strength: Strength| {
            let best = |premise: &Literal| self.strongest.get(premise).is_some_and(|&best| best >= strength);
            has_strength(&rule, strength) && rule.body.iter().all(best)
        };
        let asked = |strength: &Strength| *strength >= point.strength && reaches(*strength);
        let mut left: Vec<Strength> = self.strengths.iter().copied().filter(asked).collect();
        for failure in faults {
            match failure.fault {
                Fault::Premise(to) => {
                    let premise = self.below(at, to)?;
                    if premise.stands() || !rule.body.contains(&premise.literal) {
                        return Err(Flaw::Fault(at));
                    }
                    left.retain(|strength| *strength < premise.strength);
                }
                Fault::Circle(to) => {
                    let premise = self.points.get(to).ok_or(Flaw::Circle(at))?;
                    let theirs = match premise.reason {
                        Reason::Refuted { circle, .. } => circle,
                        _ => None,
                    };
                    if circle.is_none() || theirs != circle {
                        return Err(Flaw::Circle(at));
                    }
                    if !rule.body.contains(&premise.literal) {
                        return Err(Flaw::Fault(at));
                    }
                    left.retain(|strength| *strength < premise.strength);
                }
                Fault::Defeated(to) => {
                    let defeat = self.below(at, to)?;
                    if !defeat.stands() || rule.kind == Kind::Strict {
                        return Err(Flaw::Fault(at));
                    }
                    match (defeat.literal, rule.head) {
                        (Literal::Undercut(undercut), _) if undercut == id => left.clear(),
                        (Literal::Objection(to), Literal::Claim(claim)) if to == claim => {
                            left.retain(|strength| *strength > defeat.strength);
                        }
                        _ => return Err(Flaw::Fault(at)),
                    }
                }
                Fault::TooWeak if !has_strength(&rule, point.strength) => {}
                Fault::Itself if rule.body.contains(&rule.head) => left.clear(),
                Fault::TooWeak | Fault::Itself => return Err(Flaw::Fault(at)),
            }
        }
        if left.is_empty() { Ok(()) } else { Err(Flaw::Failures(at)) }
    }
}
