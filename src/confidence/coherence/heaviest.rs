//! The world that weighs most: what a sum of probabilities can be at most.

use super::{chain::Chain, constraints::Constraint, effort::Effort};

/// The world in which what is true weighs most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct World {
    pub(super) weight: i128,
    /// For each of the weighed variables, whether it is true.
    pub(super) truth: Vec<bool>,
}

/// Why there is no heaviest world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    /// There is no world at all.
    World,
    /// The effort was not enough.
    Effort,
}

/// Finds the heaviest world, exactly, by branching and bounding.
///
/// What weighs less than nothing is true only where it follows, for the constraints are Horn: with the truths that were
/// chosen and their consequences, everything else can be false. So only what weighs more than nothing is branched on, the
/// heaviest first. Of the sides of one conflict no more than one adds to what can still be reached.
pub(super) fn heaviest(
    variables: usize,
    constraints: &[&Constraint],
    weights: &[(u32, i128)],
    effort: &mut Effort,
) -> Result<World, Lack> {
    let named: usize = constraints.iter().map(|constraint| constraint.variables().count()).sum();
    effort.spend((variables + named) as u64);
    let mut chain = Chain::new(variables, constraints, effort).ok_or(Lack::World)?;
    let mut weight_of = vec![0; variables];
    weights.iter().for_each(|&(variable, weight)| weight_of[variable as usize] += weight);
    let mut search = Search { order: order(constraints, &weight_of), best: None, weight_of };
    let seen = |chain: &Chain<'_>| weights.iter().map(|&(variable, _)| chain.is_true(variable)).collect();

    // Where each choice was made: its place in the order, and the length of the trail before it.
    let mut choices: Vec<(usize, usize)> = Vec::new();
    let mut place = 0;
    let mut sound = true;
    loop {
        if effort.is_spent() {
            return Err(Lack::Effort);
        }
        let weight = search.weight(&chain);
        effort.spend(search.order.len() as u64 + chain.trail().len() as u64);
        let promising = sound
            && search.best.as_ref().is_none_or(|best| search.reach(&chain, place) + weight > best.weight);
        if promising && search.best.as_ref().is_none_or(|best| weight > best.weight) {
            search.best = Some(World { weight, truth: seen(&chain) });
        }
        let next = (place..search.order.len()).find(|&at| !chain.is_true(search.order[at].variable));
        if let (true, Some(at)) = (promising, next) {
            choices.push((at, chain.trail().len()));
            sound = chain.assume(search.order[at].variable, effort);
            place = at + 1;
        } else if let Some((at, length)) = choices.pop() {
            // Without what was chosen here.
            chain.back_to(length);
            sound = true;
            place = at + 1;
        } else {
            return search.best.ok_or(Lack::World);
        }
    }
}

struct Search {
    order: Vec<Branch>,
    weight_of: Vec<i128>,
    best: Option<World>,
}

struct Branch {
    variable: u32,
    /// A conflict that it is a side of, or a number of its own.
    group: usize,
}

/// What weighs more than nothing, group by group, the heaviest group and its heaviest side first.
fn order(constraints: &[&Constraint], weight_of: &[i128]) -> Vec<Branch> {
    let mut group_of = vec![usize::MAX; weight_of.len()];
    for (index, constraint) in constraints.iter().enumerate() {
        if let Constraint::AtMostOne(sides) = constraint {
            for &side in sides {
                let group = &mut group_of[side as usize];
                *group = (*group).min(index);
            }
        }
    }
    let positive = (0..weight_of.len()).filter(|&variable| weight_of[variable] > 0);
    let mut order: Vec<Branch> = positive
        .map(|variable| match group_of[variable] {
            usize::MAX => Branch { variable: variable as u32, group: constraints.len() + variable },
            group => Branch { variable: variable as u32, group },
        })
        .collect();
    order.sort_by_key(|branch| (branch.group, -weight_of[branch.variable as usize], branch.variable));
    let mut groups: Vec<Vec<Branch>> = Vec::new();
    for branch in order {
        match groups.last_mut() {
            Some(group) if group[0].group == branch.group => group.push(branch),
            _ => groups.push(vec![branch]),
        }
    }
    groups.sort_by_key(|group| -weight_of[group[0].variable as usize]);
    groups.into_iter().flatten().collect()
}

impl Search {
    fn weight(&self, chain: &Chain<'_>) -> i128 {
        chain.trail().iter().map(|&variable| self.weight_of[variable as usize]).sum()
    }

    /// What can still be added from a place in the order on: of each group its heaviest that is not true yet.
    fn reach(&self, chain: &Chain<'_>, place: usize) -> i128 {
        let mut reach = 0;
        let mut last = usize::MAX;
        for branch in &self.order[place..] {
            if branch.group != last && !chain.is_true(branch.variable) {
                reach += self.weight_of[branch.variable as usize];
                last = branch.group;
            }
        }
        reach
    }
}
