//! The smallest set of confidences that cannot be probabilities at once.

use super::{
    constraints::Constraint,
    decimal::ONE,
    effort::Effort,
    program::{Answer, Bound, Program, TOLERANCE},
    simplify::Part,
};

/// What is found of a part.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    Coherent,
    /// A bound that is broken, and whether no bound on fewer confidences is.
    Incoherent(Bound, bool),
    Unknown,
}

/// Looks at a part.
pub(super) fn look(part: &Part, effort: &mut Effort) -> Found {
    match &part.constraints[..] {
        // What has no confidence is in more than one constraint, or it would have been taken out.
        [only] => local(part, only).map_or(Found::Coherent, |bound| Found::Incoherent(bound, true)),
        _ => many(part, effort),
    }
}

/// The bound that a single constraint sets, if the confidences break it.
fn local(part: &Part, constraint: &Constraint) -> Option<Bound> {
    match constraint {
        Constraint::AtMostOne(sides) => one_conflict(part, sides),
        Constraint::Step { premises, head } => one_step(part, premises, *head),
    }
}

/// The place of a variable in the list of what is given.
fn place(part: &Part, variable: u32) -> Option<usize> {
    part.given.binary_search_by_key(&variable, |&(variable, _)| variable).ok()
}

/// Of one conflict the probabilities add up to 1 at most, and that is all. The greatest break it soonest.
fn one_conflict(part: &Part, sides: &[u32]) -> Option<Bound> {
    let mut places: Vec<usize> = sides.iter().filter_map(|&side| place(part, side)).collect();
    places.sort_by_key(|&place| -part.given[place].1);
    let mut sum = 0;
    let beyond = |&place: &usize| {
        sum += part.given[place].1;
        sum > ONE
    };
    let last = places.iter().position(beyond)?;
    let mut terms: Vec<(usize, i128)> = places[..=last].iter().map(|&place| (place, 1)).collect();
    terms.sort_unstable();
    broken(Bound { terms, most: 1, excess: sum - ONE })
}

/// Of one strict step the conclusion is as probable as the sum of its n premises less n − 1, at least, and that is all.
fn one_step(part: &Part, premises: &[u32], head: Option<u32>) -> Option<Bound> {
    let signed = premises.iter().map(|&premise| (premise, 1)).chain(head.map(|head| (head, -1)));
    let terms: Option<Vec<(usize, i128)>> =
        signed.map(|(variable, coefficient)| Some((place(part, variable)?, coefficient))).collect();
    let mut terms = terms?;
    terms.sort_unstable();
    let sum: i128 = terms.iter().map(|&(place, coefficient)| coefficient * part.given[place].1).sum();
    let most = premises.len() as i128 - 1;
    broken(Bound { terms, most, excess: sum - most * ONE })
}

/// The bound, if it is broken by more than rounding could.
fn broken(bound: Bound) -> Option<Bound> {
    (bound.excess as f64 > TOLERANCE * ONE as f64).then_some(bound)
}

/// The smallest incoherent set hits everything whose removal leaves coherence behind (Ignatiev, Previti, Liffiton &
/// Marques-Silva, *Smallest MUS extraction with minimal hitting set dualization*, CP 2015). So the smallest set that hits
/// all such sets known is asked about. If it is coherent, it is made as large as it can be, and what it lacks then is
/// another of them.
fn many(part: &Part, effort: &mut Effort) -> Found {
    let mut program = Program::new(part);
    let all: Vec<usize> = (0..part.given.len()).collect();
    let found = match program.ask(&all, effort) {
        Answer::Coherent => return Found::Coherent,
        // One constraint alone may be enough, and is looked at however many there are.
        Answer::Unknown => {
            let found = part.constraints.iter().find_map(|constraint| local(part, constraint));
            return found.map_or(Found::Unknown, |bound| Found::Incoherent(bound, false));
        }
        Answer::Incoherent(bound) => bound,
    };
    let mut search = effort.share(2);
    let mut removals: Vec<Vec<usize>> = Vec::new();
    while let Some(set) = least_hitting(&removals, &mut search) {
        match program.ask(&set, &mut search) {
            Answer::Incoherent(bound) => {
                effort.give_back(search);
                return Found::Incoherent(bound, true);
            }
            Answer::Unknown => break,
            Answer::Coherent => match removal(&mut program, set, all.len(), &mut search) {
                Some(removal) => removals.push(removal),
                None => break,
            },
        }
    }
    effort.give_back(search);
    let bound = irreducible(&mut program, found, effort);
    Found::Incoherent(bound, false)
}

/// What a coherent set lacks once it is as large as it can be.
fn removal(
    program: &mut Program<'_>,
    mut set: Vec<usize>,
    count: usize,
    effort: &mut Effort,
) -> Option<Vec<usize>> {
    let mut removal = Vec::new();
    for place in 0..count {
        if set.contains(&place) {
            continue;
        }
        set.push(place);
        match program.ask(&set, effort) {
            Answer::Coherent => {}
            Answer::Incoherent(_) => {
                set.pop();
                removal.push(place);
            }
            Answer::Unknown => return None,
        }
    }
    Some(removal)
}

/// A bound on so few of its confidences that none can be spared, as far as the effort goes.
fn irreducible(program: &mut Program<'_>, mut bound: Bound, effort: &mut Effort) -> Bound {
    let mut at = 0;
    while at < bound.terms.len() {
        let places = bound.terms.iter().map(|&(place, _)| place);
        let fewer: Vec<usize> =
            places.enumerate().filter(|&(other, _)| other != at).map(|(_, place)| place).collect();
        match program.ask(&fewer, effort) {
            // What comes before could not be spared with more beside it, and cannot now.
            Answer::Incoherent(smaller) => bound = smaller,
            Answer::Coherent => at += 1,
            Answer::Unknown => break,
        }
    }
    bound
}

/// The first of the smallest sets that have a member in common with each of some sets: sets of one, of two, and so on are
/// tried, each time with a member of the first set that is not hit yet.
fn least_hitting(sets: &[Vec<usize>], effort: &mut Effort) -> Option<Vec<usize>> {
    for size in 0.. {
        // The sets that were hit on purpose, and with which of their members.
        let mut path: Vec<(usize, usize)> = Vec::new();
        loop {
            effort.spend(1 + sets.len() as u64);
            if effort.is_spent() {
                return None;
            }
            let chosen: Vec<usize> = path.iter().map(|&(set, member)| sets[set][member]).collect();
            let open = sets.iter().position(|set| !set.iter().any(|member| chosen.contains(member)));
            match open {
                None => {
                    let mut chosen = chosen;
                    chosen.sort_unstable();
                    return Some(chosen);
                }
                Some(set) if path.len() < size => path.push((set, 0)),
                Some(_) => {
                    // On to the next member of the last set that has one.
                    while let Some((set, member)) = path.pop() {
                        if member + 1 < sets[set].len() {
                            path.push((set, member + 1));
                            break;
                        }
                    }
                    if path.is_empty() {
                        break;
                    }
                }
            }
        }
    }
    None
}
