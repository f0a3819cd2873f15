//! Explanations are as small as they can be: their sizes are those of a second, naive computation.

use std::collections::HashMap;

use elenchus::{
    ArgumentMap, Strength,
    explain::{Fault, Grounds, Point, Reason},
    semantics::{Label, Labelling, grounded},
    theory::{Framework, Kind, Literal, RuleId, Theory},
};

use crate::sketch::{Random, holds_of};

/// The size of a point, counted as a tree; what is too weak, or rests on itself, counts as much as a point. None where a
/// circle is part of it: there nothing is promised.
fn size(points: &[Point]) -> Option<u64> {
    let mut sizes = vec![0_u64; points.len()];
    for (at, point) in points.iter().enumerate().rev() {
        sizes[at] = 1 + match &point.reason {
            Reason::Derived { premises, answers, .. } => {
                premises.iter().chain(answers).map(|&to| sizes[to]).sum()
            }
            Reason::Refuted { circle: Some(_), .. } => return None,
            Reason::Refuted { failures, .. } => {
                let size = |fault: Fault| fault.point().map_or(1, |to| sizes[to]);
                failures.iter().map(|failure| size(failure.fault)).sum()
            }
            Reason::NoArgument => 0,
        };
    }
    Some(sizes[0])
}

/// The least sizes, by going over everything until nothing shrinks.
struct Least<'t> {
    theory: &'t Theory,
    framework: &'t Framework,
    labelling: &'t Labelling,
    sizes: HashMap<(Literal, Strength, bool), u64>,
}

const NEVER: u64 = 1 << 40;

impl Least<'_> {
    fn label(&self, literal: Literal, strength: Strength) -> Option<Label> {
        let atom = self.framework.atoms(literal).find(|&atom| self.framework.literal(atom).1 == strength)?;
        Some(self.labelling.label(atom))
    }

    /// The least size so far of showing that something stands, or that it does not.
    fn of(&self, literal: Literal, strength: Strength, stands: bool) -> u64 {
        match (self.label(literal, strength), stands) {
            (None, false) => 1,
            (Some(Label::In), true) | (Some(Label::Out), false) => {
                self.sizes.get(&(literal, strength, stands)).copied().unwrap_or(NEVER)
            }
            _ => NEVER,
        }
    }

    fn concluding(&self, literal: Literal) -> Vec<RuleId> {
        self.theory.rules().filter(|(_, rule)| rule.head == literal).map(|(id, _)| id).collect()
    }

    /// Showing that nothing of a kind speaks against a step: each rule that could is listed.
    fn answered(&self, literal: Literal, strength: Strength) -> u64 {
        let rules = self.concluding(literal).len() as u64;
        match self.label(literal, strength) {
            None if rules == 0 => 0,
            None => 1 + rules,
            Some(_) => self.of(literal, strength, false),
        }
    }

    fn has(&self, rule: RuleId, strength: Strength) -> bool {
        match self.theory.rule(rule).kind {
            Kind::Strict => true,
            Kind::Defeasible(own) => own >= strength,
        }
    }

    fn reaches(&self, rule: RuleId, strength: Strength) -> bool {
        let rule_parts = self.theory.rule(rule);
        self.has(rule, strength)
            && !rule_parts.body.contains(&rule_parts.head)
            && rule_parts.body.iter().all(|&premise| self.label(premise, strength).is_some())
    }

    fn derived(&self, rule: RuleId, strength: Strength, lowest: Strength) -> u64 {
        let parts = self.theory.rule(rule);
        if !self.reaches(rule, strength) {
            return NEVER;
        }
        let mut size = 1 + parts.body.iter().map(|&premise| self.of(premise, strength, true)).sum::<u64>();
        if parts.kind != Kind::Strict {
            if let Literal::Claim(claim) = parts.head {
                size += self.answered(Literal::Objection(claim), strength);
            }
            size += self.answered(Literal::Undercut(rule), lowest);
        }
        size
    }

    /// That a rule fails at all of the strengths, which are given from the weakest.
    fn fails(&self, rule: RuleId, strengths: &[Strength], lowest: Strength) -> u64 {
        let Some(&strength) = strengths.first().filter(|strength| self.reaches(rule, **strength)) else {
            return 0;
        };
        let parts = self.theory.rule(rule);
        let mut least =
            parts.body.iter().map(|&premise| self.of(premise, strength, false)).min().unwrap_or(NEVER);
        if parts.kind != Kind::Strict {
            least = least.min(self.of(Literal::Undercut(rule), lowest, true));
            if let Literal::Claim(claim) = parts.head {
                for (place, &at) in strengths.iter().enumerate() {
                    let defeat = self.of(Literal::Objection(claim), at, true);
                    least = least.min(defeat + self.fails(rule, &strengths[place + 1..], lowest));
                }
            }
        }
        least
    }
}

fn wrong(yaml: &str) -> Option<String> {
    let map = ArgumentMap::parse(yaml).expect("a map");
    let theory = map.theory();
    let framework = theory.framework();
    let labelling = grounded(&framework);
    let is_used =
        |strength: &Strength| theory.rules().any(|(_, rule)| rule.kind == Kind::Defeasible(*strength));
    let strengths: Vec<Strength> = match Strength::ALL.iter().copied().filter(is_used).collect::<Vec<_>>() {
        none if none.is_empty() => vec![Strength::Moderate],
        used => used,
    };
    let lowest = strengths[0];
    let mut least =
        Least { theory: &theory, framework: &framework, labelling: &labelling, sizes: HashMap::new() };
    loop {
        let mut changed = false;
        for atom in 0..framework.atom_count() as u32 {
            let (literal, strength) = framework.literal(atom);
            let place = strengths.iter().position(|&other| other == strength).unwrap();
            let rules = least.concluding(literal);
            let stands = labelling.label(atom) == Label::In;
            let size = match labelling.label(atom) {
                Label::Undecided => continue,
                Label::In => {
                    let here = rules
                        .iter()
                        .map(|&rule| least.derived(rule, strength, lowest))
                        .min()
                        .unwrap_or(NEVER);
                    let above =
                        strengths.get(place + 1).map_or(NEVER, |&above| least.of(literal, above, true));
                    here.min(above)
                }
                Label::Out => {
                    let here = 1 + rules
                        .iter()
                        .map(|&rule| match least.reaches(rule, strength) {
                            true => least.fails(rule, &strengths[place..], lowest),
                            false => 1,
                        })
                        .sum::<u64>();
                    let below =
                        if place == 0 { NEVER } else { least.of(literal, strengths[place - 1], false) };
                    here.min(below)
                }
            };
            if size < least.of(literal, strength, stands) {
                least.sizes.insert((literal, strength, stands), size);
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    for (id, claim) in map.claims() {
        let why = map.explain(id);
        let Grounds::Points(points) = &why.grounds else { continue };
        let Some(found) = size(points) else { continue };
        let stands = points[0].stands();
        let expected = least.of(Literal::Claim(id), lowest, stands);
        if found != expected {
            return Some(format!("{}: {found} points and not {expected}\n{why}", claim.id()));
        }
    }
    None
}

#[test]
fn no_explanation_is_larger_than_it_must_be() {
    let mut random = Random(40);
    holds_of(3_000, || random.sketch(), |sketch| wrong(&sketch.to_string()));
}
