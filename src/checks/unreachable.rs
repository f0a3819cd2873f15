//! Claims from which no path leads to a conclusion.

use super::{
    Check, Context, Sink,
    words::{listed, quoted},
};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    map::{Argument, ArgumentMap, ClaimId, Use},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "unreachable",
        family: Family::Structure,
        level: Level::Warn,
        summary: "A claim that bears on no conclusion.",
        page: include_str!("../../docs/checks/unreachable.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    if map.conclusions().len() == 0 {
        return;
    }
    let bears = relevant(map, map.conclusions().chain(context.loose_ends()).collect());
    let answers = answers(map);
    let is_lost = |id: ClaimId| !bears[id.index()] && !super::isolated::is_isolated(map, id, &answers);
    for island in islands(map, is_lost) {
        let message = match island[..] {
            [one] => format!("{} bears on no conclusion", quoted(map, one)),
            _ => format!("{} bear on no conclusion", listed(map, &island)),
        };
        let mut finding = Diagnostic::new(sink.code(), map.claim(island[0]).span(), message);
        for &other in island.iter().skip(1).take(MOST) {
            finding = finding.label(map.claim(other).span(), "nor does this");
        }
        sink.push(finding.help(match island.len() {
            1 => "make it a premise or an objection of what it bears on, or take it out",
            _ => "they hang together: make one of them a premise or an objection of what it bears on, or take them out",
        }));
    }
}

/// The most claims of an island that are marked beside the first.
const MOST: usize = 4;

/// Claims by what ties them together, in the author's order: each part of the map of which nothing bears on a conclusion.
fn islands(map: &ArgumentMap, is_lost: impl Fn(ClaimId) -> bool) -> Vec<Vec<ClaimId>> {
    let mut parents: Vec<usize> = (0..map.claims().len()).collect();
    let mut tie = |one: ClaimId, other: ClaimId| {
        let [one, other] = [one, other].map(|id| root(&mut parents, id.index()));
        // The first of the author's is the root.
        parents[one.max(other)] = one.min(other);
    };
    let tied = |one: ClaimId, other: ClaimId| is_lost(one) && is_lost(other);
    for (_, argument) in map.arguments() {
        let target = argument.target();
        let others =
            argument.premises().iter().chain(argument.unless()).copied().chain(replies(map, argument));
        others.filter(|&other| tied(target, other)).for_each(|other| tie(target, other));
    }
    for (id, claim) in map.claims() {
        claim.unless().iter().filter(|&&other| tied(id, other)).for_each(|&other| tie(id, other));
    }
    for conflict in map.conflicts() {
        let lost = conflict.between().iter().copied().filter(|&id| is_lost(id)).collect::<Vec<_>>();
        lost.windows(2).for_each(|pair| tie(pair[0], pair[1]));
    }
    let mut islands: Vec<Vec<ClaimId>> = Vec::new();
    let mut numbers: Vec<Option<usize>> = vec![None; parents.len()];
    for (id, _) in map.claims().filter(|&(id, _)| is_lost(id)) {
        let number = &mut numbers[root(&mut parents, id.index())];
        let number = *number.get_or_insert_with(|| {
            islands.push(Vec::new());
            islands.len() - 1
        });
        islands[number].push(id);
    }
    islands
}

/// The root of a tree, to which the way becomes shorter.
fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}

/// The claims that take up the critical questions of an argument.
fn replies<'m>(map: &'m ArgumentMap, argument: &'m Argument) -> impl Iterator<Item = ClaimId> + 'm {
    let by = argument.authored().questions.iter().flat_map(|reply| &reply.by);
    by.filter_map(|id| map.find(&id.value))
}

/// Which claims take up a critical question of some argument.
pub(super) fn answers(map: &ArgumentMap) -> Vec<bool> {
    let mut answers = vec![false; map.claims().len()];
    let replies = map.arguments().flat_map(|(_, argument)| replies(map, argument));
    replies.for_each(|claim| answers[claim.index()] = true);
    answers
}

/// The claims that can make a difference to some claims, these included: whatever speaks for or against them,
/// their steps or their assertions, and whatever speaks for or against that.
fn relevant(map: &ArgumentMap, mut work: Vec<ClaimId>) -> Vec<bool> {
    let mut relevant = vec![false; map.claims().len()];
    let mut seen_conflicts = vec![false; map.conflicts().len()];
    while let Some(id) = work.pop() {
        if std::mem::replace(&mut relevant[id.index()], true) {
            continue;
        }
        let claim = map.claim(id);
        work.extend(claim.unless());
        for &argument in claim.because().iter().chain(claim.despite()) {
            let argument = map.argument(argument);
            work.extend(replies(map, argument));
            work.extend(argument.premises().iter().chain(argument.unless()));
        }
        for &use_ in map.uses(id) {
            match use_ {
                Use::Conflict(index) if !std::mem::replace(&mut seen_conflicts[index], true) => {
                    work.extend(map.conflicts()[index].between());
                }
                // What speaks against the conclusion of a strict step speaks against its premises.
                Use::Premise(argument) if map.argument(argument).is_strict() => {
                    let argument = map.argument(argument);
                    if argument.side() == crate::map::Side::Support {
                        work.push(argument.target());
                    }
                }
                _ => {}
            }
        }
    }
    relevant
}
