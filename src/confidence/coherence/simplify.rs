//! Takes a map's constraints apart, as far as that loses nothing.

use super::{chain::Chain, constraints::Constraint, effort::Effort, parts::parts};
use crate::theory::Groups;

/// What is left to look at.
pub(super) struct Simplified {
    /// The claims that are the same in every world, as far as was found: true, or false.
    pub(super) certain: Vec<Option<bool>>,
    /// The rest, in parts that share no more than what joins them. If each is coherent, the whole is.
    pub(super) parts: Vec<Part>,
    /// Whether everything that is the same in every world was found.
    pub(super) is_thorough: bool,
}

/// A part that can be looked at by itself, with variables of its own.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The claim of each variable, ascending.
    pub(super) claims: Vec<u32>,
    pub(super) constraints: Vec<Constraint>,
    /// The variables with a confidence, ascending, and how great it is.
    pub(super) given: Vec<(u32, i128)>,
}

/// Simplifies; none where there is no world.
///
/// # Arguments
///
/// * `given`: the confidence of each variable, if it has one.
pub(super) fn simplify(
    constraints: &[&Constraint],
    given: &[Option<i128>],
    effort: &mut Effort,
) -> Option<Simplified> {
    let (certain, is_thorough) = certain(given.len(), constraints, effort)?;
    let reduced = constraints.iter().flat_map(|constraint| reduced(constraint, &certain)).collect();
    let live = without_idle(reduced, given);
    Some(Simplified { parts: parts(&live, given), certain, is_thorough })
}

/// What follows is true in every world, and what leads to a contradiction in none. For Horn clauses, both are found by
/// unit propagation.
fn certain(
    variables: usize,
    constraints: &[&Constraint],
    effort: &mut Effort,
) -> Option<(Vec<Option<bool>>, bool)> {
    let mut chain = Chain::new(variables, constraints, effort)?;
    let mut certain = vec![None; variables];
    chain.trail().iter().for_each(|&variable| certain[variable as usize] = Some(true));
    let mut is_named = vec![false; variables];
    constraints
        .iter()
        .flat_map(|constraint| constraint.variables())
        .for_each(|v| is_named[v as usize] = true);
    let base = chain.trail().len();
    // A step in every map, but in one where much follows from each of many claims it would take too long.
    let mut probing = effort.share(4);
    for variable in 0..variables {
        if probing.is_spent() {
            return Some((certain, false));
        }
        if is_named[variable] && certain[variable].is_none() {
            if !chain.assume(variable as u32, &mut probing) {
                certain[variable] = Some(false);
            }
            chain.back_to(base);
        }
    }
    effort.give_back(probing);
    Some((certain, true))
}

/// What a constraint says of what is not certain.
fn reduced(constraint: &Constraint, certain: &[Option<bool>]) -> Vec<Constraint> {
    let is = |variable: u32, value: bool| certain[variable as usize] == Some(value);
    let open = |variables: &[u32]| -> Vec<u32> {
        variables.iter().copied().filter(|&variable| certain[variable as usize].is_none()).collect()
    };
    match constraint {
        Constraint::Step { premises, head } => {
            let holds =
                head.is_some_and(|head| is(head, true)) || premises.iter().any(|&premise| is(premise, false));
            let premises = open(premises);
            if holds || premises.is_empty() {
                return Vec::new();
            }
            vec![Constraint::Step { premises, head: head.filter(|&head| !is(head, false)) }]
        }
        Constraint::AtMostOne(sides) if sides.iter().any(|&side| is(side, true)) => {
            let never = |side| Constraint::Step { premises: vec![side], head: None };
            open(sides).into_iter().map(never).collect()
        }
        Constraint::AtMostOne(sides) => {
            let sides = open(sides);
            if sides.len() < 2 { Vec::new() } else { vec![Constraint::AtMostOne(sides)] }
        }
    }
}

/// Without the claims that have no confidence and can always be true, or always be false, whatever the others are: those
/// that nothing speaks against, and those that nothing leads to.
fn without_idle(constraints: Vec<Constraint>, given: &[Option<i128>]) -> Vec<Constraint> {
    let uses = Groups::new(given.len(), || {
        constraints
            .iter()
            .zip(0..)
            .flat_map(|(constraint, index)| constraint.variables().map(move |v| (v, index)))
    });
    let mut idle = Idle {
        sizes: constraints.iter().map(|constraint| constraint.variables().count()).collect(),
        leading: vec![0; given.len()],
        speaking: vec![0; given.len()],
        settled: vec![false; given.len()],
        work: Vec::new(),
        constraints: &constraints,
    };
    for constraint in &constraints {
        idle.count(constraint, 1);
    }
    idle.work = (0..given.len() as u32).rev().collect();
    while let Some(variable) = idle.work.pop() {
        let at = variable as usize;
        let is_idle = idle.leading[at] == 0 || idle.speaking[at] == 0;
        if given[at].is_none() && is_idle && !std::mem::replace(&mut idle.settled[at], true) {
            uses.of(variable).iter().for_each(|&index| idle.settle(index as usize));
        }
    }
    let (sizes, settled) = (idle.sizes, idle.settled);
    let left = constraints.into_iter().zip(sizes).filter(|&(_, size)| size > 0);
    let left = left.map(|(constraint, _)| match constraint {
        Constraint::AtMostOne(mut sides) => {
            sides.retain(|&side| !settled[side as usize]);
            Constraint::AtMostOne(sides)
        }
        step => step,
    });
    left.collect()
}

struct Idle<'c> {
    constraints: &'c [Constraint],
    /// How many variables a constraint still has; 0 where it says nothing any more.
    sizes: Vec<usize>,
    /// How many constraints have a variable as their head.
    leading: Vec<usize>,
    /// How many have it otherwise.
    speaking: Vec<usize>,
    settled: Vec<bool>,
    work: Vec<u32>,
}

impl Idle<'_> {
    fn count(&mut self, constraint: &Constraint, change: isize) {
        let change = |count: &mut usize| *count = count.saturating_add_signed(change);
        let (many, head) = match constraint {
            Constraint::Step { premises, head } => (premises, *head),
            Constraint::AtMostOne(sides) => (sides, None),
        };
        many.iter().for_each(|&variable| change(&mut self.speaking[variable as usize]));
        head.iter().for_each(|&head| change(&mut self.leading[head as usize]));
    }

    /// One variable of a constraint is settled: a step says nothing any more, a conflict has one side less.
    fn settle(&mut self, index: usize) {
        let constraints = self.constraints;
        match (&constraints[index], self.sizes[index]) {
            (_, 0) => {}
            (Constraint::AtMostOne(_), 3..) => self.sizes[index] -= 1,
            (constraint, _) => {
                self.sizes[index] = 0;
                self.count(constraint, -1);
                self.work.extend(constraint.variables());
            }
        }
    }
}
