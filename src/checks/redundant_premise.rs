//! Premises that add nothing.

use std::collections::{HashMap, HashSet};

use super::{
    Check, Context, Sink,
    words::{aimed, quoted},
};
use crate::{
    diagnostic::{Code, Diagnostic, Edit, Family, Fix, Level},
    map::{Argument, ArgumentId, ArgumentMap, ClaimId, Side},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "redundant-premise",
        family: Family::Structure,
        level: Level::Warn,
        summary: "A premise that adds nothing to an argument.",
        page: include_str!("../../docs/checks/redundant-premise.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    for (_, argument) in map.arguments() {
        repeated(map, argument, sink);
    }
    let mut budget = 2_000_000;
    for (id, claim) in map.claims() {
        // What the author meant to tell two arguments apart by may be what could not be read.
        if context.is_broken(id) {
            continue;
        }
        for side in [claim.because(), claim.despite()] {
            if side.len() > 1 {
                supersets(map, side, &mut budget, sink);
            }
        }
    }
}

/// Reports ids that stand twice in one list of premises.
fn repeated(map: &ArgumentMap, argument: &Argument, sink: &mut Sink<'_>) {
    let premises = argument.premises();
    if premises.len() < 2 {
        return;
    }
    let written = &argument.authored().premises;
    let roles = &argument.authored().roles;
    let mut seen = HashMap::with_capacity(premises.len());
    for (at, &premise) in premises.iter().enumerate() {
        let first = *seen.entry(premise).or_insert(at);
        // One claim may play two roles of a scheme.
        if first == at || roles.get(first) != roles.get(at) {
            continue;
        }
        let place = |at: usize| written.get(at).and_then(|id| id.span);
        let message = format!(
            "{} stands twice among the premises of this {}",
            quoted(map, premise),
            aimed(map, argument)
        );
        let mut finding = Diagnostic::new(sink.code(), place(at).or(argument.span()), message)
            .label(place(first), "first here");
        finding.fix = place(at - 1).zip(place(at)).and_then(|(before, here)| removal(map, before, here));
        sink.push(finding.help("take one of the two out"));
    }
}

/// Takes an item out of a list together with what separates it from the one before.
fn removal(map: &ArgumentMap, before: crate::source::Span, here: crate::source::Span) -> Option<Fix> {
    let between = crate::source::Span { start: before.end, end: here.start, ..here };
    let in_order = before.file == here.file && before.end <= here.start;
    let separator = |letter: char| matches!(letter, ' ' | ',' | '-' | '\n' | '\r');
    if !in_order || !map.files().slice(between).chars().all(separator) {
        return None;
    }
    let span = crate::source::Span { start: before.end, ..here };
    Some(Fix { message: "take it out".to_owned(), edits: vec![Edit { span, replacement: String::new() }] })
}

/// Reports arguments whose premises are those of another one and more.
///
/// Each argument is filed under the one of its premises that the fewest arguments here share, and only looked at
/// for arguments that have this premise: so there is little to compare, except where everything shares everything.
fn supersets(map: &ArgumentMap, side: &[ArgumentId], budget: &mut usize, sink: &mut Sink<'_>) {
    let sets: Vec<HashSet<ClaimId>> =
        side.iter().map(|&id| map.argument(id).premises().iter().copied().collect()).collect();
    let mut shared: HashMap<ClaimId, usize> = HashMap::new();
    for &premise in sets.iter().flatten() {
        *shared.entry(premise).or_default() += 1;
    }
    if shared.values().all(|&count| count == 1) {
        return;
    }
    let mut filed: HashMap<ClaimId, Vec<usize>> = HashMap::new();
    for (at, set) in sets.iter().enumerate() {
        if let Some(&rarest) = set.iter().min_by_key(|&&premise| (shared[&premise], premise)) {
            filed.entry(rarest).or_default().push(at);
        }
    }
    for (at, set) in sets.iter().enumerate() {
        let argument = map.argument(side[at]);
        let candidates = argument.premises().iter().filter_map(|premise| filed.get(premise)).flatten();
        // Where many arguments share one premise, to gather them for each is what costs.
        let mut smaller: Vec<usize> = candidates.copied().take(*budget).collect();
        *budget -= smaller.len();
        smaller.sort_unstable();
        smaller.dedup();
        let found = smaller.into_iter().find(|&other| {
            sets[other].len() < set.len()
                && sets[other].is_subset(set)
                && is_as_good(map.argument(side[other]), argument)
        });
        if let Some(other) = found {
            report(map, argument, map.argument(side[other]), &sets[other], sink);
        }
    }
}

/// Whether an argument of fewer premises stands wherever another does, and is as strong.
fn is_as_good(smaller: &Argument, larger: &Argument) -> bool {
    let as_strong = smaller.is_strict() || (!larger.is_strict() && smaller.strength() >= larger.strength());
    as_strong && smaller.unless().iter().all(|by| larger.unless().contains(by))
}

fn report(
    map: &ArgumentMap,
    argument: &Argument,
    smaller: &Argument,
    enough: &HashSet<ClaimId>,
    sink: &mut Sink<'_>,
) {
    let extra = argument.premises().iter().position(|premise| !enough.contains(premise));
    let Some(at) = extra else { return };
    let span = argument.authored().premises.get(at).and_then(|id| id.span).or(argument.span());
    let what = match argument.side() {
        Side::Support => "argument",
        Side::Objection => "objection",
    };
    let message = format!(
        "{} adds nothing to this {}: its other premises are an {what} by themselves",
        quoted(map, argument.premises()[at]),
        aimed(map, argument),
    );
    let finding = Diagnostic::new(sink.code(), span, message).label(smaller.span(), "these premises suffice");
    sink.push(finding.help(format!("take this {what} out, or the other, if it does not suffice")));
}
