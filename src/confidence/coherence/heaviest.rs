//! The world that weighs most: what a sum of probabilities can be at most.

use super::{chain::Chain, constraints::Constraint, effort::Effort};

/// A world, by what is true in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct World {
    pub(super) weight: i128,
    /// For each of the weighed variables, whether it is true.
    pub(super) truth: Vec<bool>,
}

/// Why there is no heaviest world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    /// There is no world at all, or none that is heavy enough.
    World,
    /// The effort was not enough.
    Effort,
}

/// Finds the heaviest world, exactly, by branching and bounding.
///
/// # Arguments
///
/// * `than`: what it has to be heavier than; what is not need not be looked at.
/// * `patience`: after how many steps any that is heavier will do.
///
/// What weighs less than nothing is true only where it follows, for the constraints are Horn: with the truths that were
/// chosen and their consequences, everything else can be false. So only what weighs more than nothing is branched on, the
/// heaviest first.
pub(super) fn heaviest(
    variables: usize,
    constraints: &[&Constraint],
    weights: &[(u32, i128)],
    than: Option<i128>,
    patience: u64,
    effort: &mut Effort,
) -> Result<World, Lack> {
    let named: usize = constraints.iter().map(|constraint| constraint.variables().count()).sum();
    effort.spend((variables + named) as u64);
    let mut chain = Chain::new(variables, constraints, effort).ok_or(Lack::World)?;
    let mut reach = Reach::new(variables, constraints, weights);
    let mut best: Option<World> = None;
    // Each choice is a place in the order, and the length of the trail before it.
    let mut choices: Vec<(usize, usize)> = Vec::new();
    let mut place = 0;
    let mut sound = true;
    let mut spent = 0;
    loop {
        if effort.is_spent() {
            return Err(Lack::Effort);
        }
        let weight = reach.weight(&chain);
        let step = reach.size + chain.trail().len() as u64;
        effort.spend(step);
        spent += step;
        let least = best.as_ref().map(|best| best.weight).or(than);
        let beats = |weight: i128| least.is_none_or(|least| weight > least);
        if sound && beats(weight) {
            let truth = weights.iter().map(|&(variable, _)| chain.is_true(variable));
            best = Some(World { weight, truth: truth.collect() });
        }
        let next = (place..reach.order.len()).find(|&at| chain.is_open(reach.order[at]));
        let next = next.filter(|&at| sound && beats(weight + reach.beyond(&chain, at)));
        if let Some(at) = next {
            choices.push((at, chain.trail().len()));
            sound = chain.assume(reach.order[at], effort);
            place = at + 1;
        } else if let Some((at, length)) = choices.pop() {
            // Without what was chosen here.
            chain.back_to(length);
            sound = true;
            place = at + 1;
        } else {
            break;
        }
        if best.is_some() && spent > patience {
            break;
        }
    }
    best.ok_or(Lack::World)
}

/// How much weight can still be added.
struct Reach {
    weight_of: Vec<i128>,
    /// What weighs more than nothing, the heaviest first.
    order: Vec<u32>,
    /// Of each conflict, the sides that do, if there are several.
    conflicts: Vec<Vec<u32>>,
    /// What is left of the weight of each variable while it is counted.
    left: Vec<i128>,
    /// How much is gone through to find out.
    size: u64,
}

impl Reach {
    fn new(variables: usize, constraints: &[&Constraint], weights: &[(u32, i128)]) -> Reach {
        let mut weight_of = vec![0; variables];
        weights.iter().for_each(|&(variable, weight)| weight_of[variable as usize] += weight);
        let positive = |variable: &u32| weight_of[*variable as usize] > 0;
        let mut order: Vec<u32> = (0..variables as u32).filter(positive).collect();
        order.sort_by_key(|&variable| (-weight_of[variable as usize], variable));
        let conflicts = constraints.iter().filter_map(|constraint| match constraint {
            Constraint::AtMostOne(sides) => Some(sides.iter().copied().filter(positive).collect::<Vec<_>>()),
            Constraint::Step { .. } => None,
        });
        let conflicts: Vec<Vec<u32>> = conflicts.filter(|sides| sides.len() > 1).collect();
        let size = order.len() + conflicts.iter().map(Vec::len).sum::<usize>();
        Reach { left: vec![0; variables], size: size as u64, conflicts, order, weight_of }
    }

    fn weight(&self, chain: &Chain<'_>) -> i128 {
        chain.trail().iter().map(|&variable| self.weight_of[variable as usize]).sum()
    }

    /// What can be added from a place in the order on, at most: all that is open, but of the sides of one conflict only
    /// one. What two of them have in common is counted once, and what the heaviest has beyond is left for its other
    /// conflicts.
    fn beyond(&mut self, chain: &Chain<'_>, place: usize) -> i128 {
        for &variable in &self.order[place..] {
            let is_open = chain.is_open(variable);
            self.left[variable as usize] = if is_open { self.weight_of[variable as usize] } else { 0 };
        }
        self.order[..place].iter().for_each(|&variable| self.left[variable as usize] = 0);
        let mut sum = 0;
        for sides in &self.conflicts {
            let (mut first, mut second) = (0, 0);
            for &side in sides {
                let left = self.left[side as usize];
                second = second.max(left.min(first));
                first = first.max(left);
            }
            if second > 0 {
                sum += second;
                for &side in sides {
                    let left = &mut self.left[side as usize];
                    *left = (*left - second).max(0);
                }
            }
        }
        sum + self.order[place..].iter().map(|&variable| self.left[variable as usize]).sum::<i128>()
    }
}
