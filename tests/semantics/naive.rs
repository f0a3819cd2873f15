//! A second evaluator, naive on purpose: it builds the arguments one by one, as the definitions have it, and labels
//! them as an abstract framework. It shares no code with the crate.
//!
//! Where support is cyclic, arguments are infinitely many: a derivation may pass through a claim, argue in a circle,
//! and pass through it again. Such detours are left out: only arguments in which no literal is repeated on a path
//! from a premise to the conclusion are built. That changes no verdict. Let A repeat x, and let A' be A with the
//! upper sub-argument for x replaced by the lower one. The lower is part of the upper, so it is at least as strong, by
//! weakest link; so is then each sub-argument of A' that contains it, and A' itself. So A' attacks all that A
//! attacks, its sub-arguments end in no other rules than A's and are at least as strong, and so it is attacked by
//! nothing that does not attack A. Hence where A is in, A' is in, and where A' is out, A is out; and the
//! replacements come to an end, as each makes the argument smaller.

use std::collections::HashSet;

use elenchus::{Standing, Strength, Verdict};

use crate::sketch::{Sketch, Step};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Literal {
    Claim(usize),
    Objection(usize),
    /// The rule of this index does not apply.
    Undercut(usize),
}

#[derive(Clone, Debug)]
pub struct Rule {
    pub body: Vec<Literal>,
    pub head: Literal,
    /// None: strict.
    pub level: Option<u8>,
}

/// Stronger than any defeasible step.
const INFINITE: u8 = 9;

/// The rules of a map, line by line as the table of the semantics says.
pub fn rules(sketch: &Sketch) -> Vec<Rule> {
    use Literal::{Claim, Objection, Undercut};
    let mut rules = Vec::new();
    for (c, claim) in sketch.claims.iter().enumerate() {
        let mut defeasible = |body, head, strength: Option<Strength>, unless: &[usize]| {
            let level = strength.map_or(2, |strength| match strength {
                Strength::Weak => 1,
                Strength::Moderate => 2,
                Strength::Strong => 3,
            });
            let rule = rules.len();
            rules.push(Rule { body, head, level: Some(level) });
            for &u in unless {
                rules.push(Rule { body: vec![Claim(u)], head: Undercut(rule), level: None });
            }
        };
        if claim.holds() && claim.standing() == Standing::Asserted {
            defeasible(vec![], Claim(c), claim.strength, &claim.unless);
        }
        for step in claim.because.iter().filter(|step| claim.holds() && !step.strict) {
            defeasible(premises(step), Claim(c), step.strength, &step.unless);
        }
        for step in claim.despite.iter().filter(|step| !is_bare(step)) {
            defeasible(premises(step), Objection(c), step.strength, &step.unless);
        }
        let mut strict = |body, head| rules.push(Rule { body, head, level: None });
        if claim.holds() && claim.standing() == Standing::Established {
            strict(vec![], Claim(c));
        }
        for step in claim.because.iter().filter(|step| claim.holds() && step.strict) {
            strict(premises(step), Claim(c));
            for premise in premises(step) {
                let Claim(p) = premise else { continue };
                let others = premises(step).into_iter().filter(|other| *other != premise);
                strict(others.chain([Objection(c)]).collect(), Objection(p));
            }
        }
        for step in claim.despite.iter().filter(|step| is_bare(step)) {
            strict(premises(step), Objection(c));
        }
    }
    for between in &sketch.conflicts {
        for &a in between {
            for &b in between.iter().filter(|&&b| b != a) {
                rules.push(Rule { body: vec![Claim(a)], head: Objection(b), level: None });
            }
        }
    }
    rules
}

fn is_bare(step: &Step) -> bool {
    step.strength.is_none() && step.unless.is_empty()
}

fn premises(step: &Step) -> Vec<Literal> {
    let mut literals = Vec::new();
    for &premise in &step.premises {
        if !literals.contains(&Literal::Claim(premise)) {
            literals.push(Literal::Claim(premise));
        }
    }
    literals
}

pub struct Argument {
    rule: usize,
    conclusion: Literal,
    strength: u8,
    /// All sub-arguments, itself included.
    parts: Vec<usize>,
}

/// All arguments without detours, or none where they are more than `most`.
pub fn arguments(rules: &[Rule], most: usize) -> Option<Vec<Argument>> {
    let mut arguments: Vec<Argument> = Vec::new();
    let mut built: HashSet<(usize, Vec<usize>)> = HashSet::new();
    loop {
        let before = arguments.len();
        for (id, rule) in rules.iter().enumerate() {
            let choices: Vec<Vec<usize>> = rule
                .body
                .iter()
                .map(|literal| {
                    let fits = |argument: &Argument| {
                        let repeats =
                            argument.parts.iter().any(|&part| arguments[part].conclusion == rule.head);
                        argument.conclusion == *literal && !repeats
                    };
                    (0..arguments.len()).filter(|&at| fits(&arguments[at])).collect()
                })
                .collect();
            if choices.iter().map(Vec::len).product::<usize>() > most {
                return None;
            }
            for children in combinations(&choices) {
                if !built.insert((id, children.clone())) {
                    continue;
                }
                let weakest =
                    children.iter().map(|&child| arguments[child].strength).min().unwrap_or(INFINITE);
                let mut parts: Vec<usize> =
                    children.iter().flat_map(|&child| arguments[child].parts.clone()).collect();
                parts.push(arguments.len());
                parts.sort_unstable();
                parts.dedup();
                arguments.push(Argument {
                    rule: id,
                    conclusion: rule.head,
                    strength: weakest.min(rule.level.unwrap_or(INFINITE)),
                    parts,
                });
                if arguments.len() > most {
                    return None;
                }
            }
        }
        if arguments.len() == before {
            return Some(arguments);
        }
    }
}

/// Every way to choose one of each.
fn combinations(choices: &[Vec<usize>]) -> Vec<Vec<usize>> {
    choices.iter().fold(vec![vec![]], |chosen, choice| {
        let extend = |front: &Vec<usize>, &next: &usize| {
            let mut longer = front.clone();
            longer.push(next);
            longer
        };
        chosen.iter().flat_map(|front| choice.iter().map(move |next| extend(front, next))).collect()
    })
}

/// For each argument those that defeat it.
fn defeaters(rules: &[Rule], arguments: &[Argument]) -> Vec<Vec<usize>> {
    let defeats_here = |attacker: &Argument, part: &Argument| {
        let rebuts = match rules[part.rule].head {
            Literal::Claim(c) => {
                attacker.conclusion == Literal::Objection(c) && attacker.strength >= part.strength
            }
            _ => false,
        };
        rules[part.rule].level.is_some() && (rebuts || attacker.conclusion == Literal::Undercut(part.rule))
    };
    let here: Vec<Vec<usize>> = arguments
        .iter()
        .map(|part| (0..arguments.len()).filter(|&a| defeats_here(&arguments[a], part)).collect())
        .collect();
    arguments
        .iter()
        .map(|argument| argument.parts.iter().flat_map(|&part| here[part].clone()).collect())
        .collect()
}

/// The grounded labelling of an abstract framework, given the attackers of each argument: in (true), out (false) or
/// undecided.
pub fn grounded(attackers: &[Vec<usize>]) -> Vec<Option<bool>> {
    let mut labels: Vec<Option<bool>> = vec![None; attackers.len()];
    loop {
        let mut changed = false;
        for (argument, attackers) in attackers.iter().enumerate() {
            if labels[argument].is_some() {
                continue;
            }
            if attackers.iter().all(|&attacker| labels[attacker] == Some(false)) {
                labels[argument] = Some(true);
                changed = true;
            } else if attackers.iter().any(|&attacker| labels[attacker] == Some(true)) {
                labels[argument] = Some(false);
                changed = true;
            }
        }
        if !changed {
            return labels;
        }
    }
}

/// The verdict on each claim, or none where the arguments are more than `most`.
pub fn verdicts(sketch: &Sketch, most: usize) -> Option<Vec<Verdict>> {
    let rules = rules(sketch);
    let arguments = arguments(&rules, most)?;
    Some(claims(sketch, &arguments, &grounded(&defeaters(&rules, &arguments))))
}

/// The verdicts of each complete extension, and whether it is preferred and whether stable; none where the arguments
/// are more than `most`, or more than `most_open` are undecided by the grounded semantics.
#[cfg(feature = "sat")]
pub fn readings(sketch: &Sketch, most: usize, most_open: usize) -> Option<Vec<(Vec<Verdict>, bool, bool)>> {
    let rules = rules(sketch);
    let arguments = arguments(&rules, most)?;
    let attackers = defeaters(&rules, &arguments);
    let least = grounded(&attackers);
    let open: Vec<usize> = (0..arguments.len()).filter(|&argument| least[argument].is_none()).collect();
    if open.len() > most_open {
        return None;
    }
    let mut complete: Vec<Vec<Option<bool>>> = Vec::new();
    for set in 0..1_u32 << open.len() {
        let mut labels = least.clone();
        for (place, &argument) in open.iter().enumerate() {
            labels[argument] = (set >> place & 1 == 1).then_some(true);
        }
        let members = labels.clone();
        for &argument in &open {
            if attackers[argument].iter().any(|&attacker| members[attacker] == Some(true)) {
                // A member that a member attacks makes the set differ from what it defends, below.
                labels[argument] = Some(false);
            }
        }
        let defends =
            |argument: usize| attackers[argument].iter().all(|&attacker| labels[attacker] == Some(false));
        if (0..arguments.len()).all(|argument| defends(argument) == (labels[argument] == Some(true)))
            && open.iter().all(|&argument| members[argument] != Some(true) || labels[argument] == Some(true))
        {
            complete.push(labels);
        }
    }
    let within = |one: &[Option<bool>], other: &[Option<bool>]| {
        one.iter().zip(other).all(|(one, other)| *one != Some(true) || *other == Some(true))
    };
    let told = complete.iter().map(|labels| {
        let preferred = !complete.iter().any(|other| other != labels && within(labels, other));
        (claims(sketch, &arguments, labels), preferred, !labels.contains(&None))
    });
    Some(told.collect())
}

fn claims(sketch: &Sketch, arguments: &[Argument], labels: &[Option<bool>]) -> Vec<Verdict> {
    let verdict = |claim| {
        let mut labels = arguments
            .iter()
            .zip(labels)
            .filter(|(argument, _)| argument.conclusion == Literal::Claim(claim))
            .map(|(_, label)| *label)
            .peekable();
        if labels.peek().is_none() {
            return Verdict::Unsupported;
        }
        let labels: Vec<Option<bool>> = labels.collect();
        if labels.contains(&Some(true)) {
            Verdict::Accepted
        } else if labels.contains(&None) {
            Verdict::Contested
        } else {
            Verdict::Rejected
        }
    };
    (0..sketch.claims.len()).map(verdict).collect()
}
