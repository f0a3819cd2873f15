//! Conclusions that rest on one source.

use super::{Check, Context, Sink, words::quoted};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::Standing,
    map::{ArgumentMap, Claim, ClaimId, Side, SourceId, Use},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "single-source",
        family: Family::Fragility,
        level: Level::Allow,
        summary: "A source without which there would be no argument for the conclusion.",
        page: include_str!("../../docs/checks/single-source.md"),
    },
    run,
};

/// How many claims and premises are looked at in all.
const MOST_WORK: usize = 50_000_000;

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    if map.sources().len() == 0 {
        return;
    }
    let pass = map.claims().len() + map.arguments().map(|(_, step)| step.premises().len()).sum::<usize>();
    let mut passes = MOST_WORK / pass.max(1);
    for conclusion in map.conclusions() {
        // Whatever every argument needs, any one of them does.
        let Some(mut suspects) = sources_of_an_argument(map, conclusion, None) else { continue };
        while let Some(suspect) = suspects.pop() {
            if passes == 0 {
                return;
            }
            passes -= 1;
            match sources_of_an_argument(map, conclusion, Some(suspect)) {
                Some(others) => suspects.retain(|source| others.contains(source)),
                None => report(map, conclusion, suspect, sink),
            }
        }
    }
}

fn report(map: &ArgumentMap, conclusion: ClaimId, source: SourceId, sink: &mut Sink<'_>) {
    let source = &map.source(source).id;
    let message = format!(
        "every argument for the conclusion {} needs the source `{}`",
        quoted(map, conclusion),
        source.value
    );
    let finding = Diagnostic::new(sink.code(), map.claim(conclusion).span(), message)
        .label(source.span, "without this source there is none");
    sink.push_verdict(conclusion, finding.help("argue for the conclusion from another source too"));
}

/// The sources that an argument for a claim needs; none where there is no argument that does without a source.
fn sources_of_an_argument(
    map: &ArgumentMap,
    conclusion: ClaimId,
    without: Option<SourceId>,
) -> Option<Vec<SourceId>> {
    let day = map.as_of();
    // By what each claim is concluded: none yet, an assertion, or an argument.
    let mut concluded = vec![false; map.claims().len()];
    let mut by: Vec<&[ClaimId]> = vec![&[]; map.claims().len()];
    let mut missing: Vec<usize> = map.arguments().map(|(_, step)| step.premises().len()).collect();
    let mut fresh: Vec<ClaimId> = Vec::new();
    for (id, claim) in map.claims() {
        let asserted = claim.standing() != Standing::Open && claim.holds_on(day);
        let excluded = without.is_some() && only_source(map, claim) == without;
        if asserted && !excluded {
            concluded[id.index()] = true;
            fresh.push(id);
        }
    }
    while let Some(claim) = fresh.pop() {
        for &used in map.uses(claim) {
            let Use::Premise(argument) = used else { continue };
            missing[argument.index()] -= 1;
            let step = map.argument(argument);
            let target = step.target();
            let applies = step.side() == Side::Support && map.claim(target).holds_on(day);
            if missing[argument.index()] == 0
                && applies
                && !std::mem::replace(&mut concluded[target.index()], true)
            {
                by[target.index()] = step.premises();
                fresh.push(target);
            }
        }
    }
    if !concluded[conclusion.index()] {
        return None;
    }
    let mut sources = Vec::new();
    let mut met = vec![false; map.claims().len()];
    let mut work = vec![conclusion];
    while let Some(claim) = work.pop() {
        if std::mem::replace(&mut met[claim.index()], true) {
            continue;
        }
        work.extend(by[claim.index()]);
        if by[claim.index()].is_empty() {
            sources.extend(only_source(map, map.claim(claim)));
        }
    }
    sources.sort_unstable();
    sources.dedup();
    // The first is looked at first.
    sources.reverse();
    Some(sources)
}

/// The source that a claim cites, if it cites one and no other.
fn only_source(map: &ArgumentMap, claim: &Claim) -> Option<SourceId> {
    let (first, rest) = claim.authored().from.split_first()?;
    let same = rest.iter().all(|citation| citation.source.value == first.source.value);
    same.then(|| map.find_source(&first.source.value)).flatten()
}
