//! Arguments that defeat themselves.

use super::{
    Check, Context, Sink,
    clash::{Clash, Clashes},
    words::{premise_token, quoted, token},
};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::Standing,
    map::{Argument, ArgumentId, ArgumentMap, ClaimId, Side},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "self-defeating",
        family: Family::Logic,
        level: Level::Warn,
        summary: "An argument that takes away what it rests on.",
        page: include_str!("../../docs/checks/self-defeating.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    for (id, claim) in map.claims() {
        if claim.standing() == Standing::Asserted && claim.unless().contains(&id) {
            let place = token(&claim.authored().unless, claim.id()).or(claim.span());
            let message = format!("`{}` undercuts its own assertion", claim.id());
            let help = map.idiom(claim.span()).either("take it out of `unless`", "take the undercut out");
            sink.push(Diagnostic::new(sink.code(), place, message).help(help));
        }
    }
    let mut clashes = Clashes::new(map);
    for (id, argument) in map.arguments() {
        let found = undercuts_itself(map, argument, sink.code())
            .or_else(|| objects_to_itself(map, argument, sink.code()))
            .or_else(|| excludes_premise(map, argument, &mut clashes, sink.code()))
            .or_else(|| objects_to_premise(context, id, argument, sink.code()));
        if let Some(finding) = found {
            sink.push(finding);
        }
    }
}

/// A step that a premise of it undercuts, or its own conclusion.
fn undercuts_itself(map: &ArgumentMap, argument: &Argument, code: &'static Code) -> Option<Diagnostic> {
    if argument.is_strict() || argument.unless().is_empty() {
        return None;
    }
    let concludes = |by: ClaimId| argument.side() == Side::Support && by == argument.target();
    let &by = argument.unless().iter().find(|&&by| concludes(by) || argument.premises().contains(&by))?;
    let place = token(&argument.authored().unless, map.claim(by).id()).or(argument.span());
    let idiom = map.idiom(argument.span());
    if concludes(by) {
        let message = format!("the step to {} is undercut by its own conclusion", quoted(map, by));
        let help = idiom.either("take it out of `unless`", "take the undercut out");
        return Some(Diagnostic::new(code, place, message).help(help));
    }
    let message = format!("the premise {} undercuts the step that it is a premise of", quoted(map, by));
    let finding =
        Diagnostic::new(code, place, message).label(premise_token(map, argument, by), "the premise");
    Some(finding.help(idiom.either(
        "take it out of the premises or out of `unless`",
        "take it out of the premises, or take the undercut out",
    )))
}

/// An objection that needs the claim that it is to bring down.
fn objects_to_itself(map: &ArgumentMap, argument: &Argument, code: &'static Code) -> Option<Diagnostic> {
    let target = argument.target();
    if argument.side() == Side::Support || !argument.premises().contains(&target) {
        return None;
    }
    let message = format!("this objection to {} rests on {0} itself", quoted(map, target));
    let finding = Diagnostic::new(code, premise_token(map, argument, target), message);
    Some(finding.help("object from other premises, or take the objection out"))
}

/// An argument whose conclusion and premise are in conflict.
fn excludes_premise(
    map: &ArgumentMap,
    argument: &Argument,
    clashes: &mut Clashes<'_>,
    code: &'static Code,
) -> Option<Diagnostic> {
    let target = argument.target();
    if argument.side() == Side::Objection
        || argument.premises().contains(&target)
        || map.conflicts().is_empty()
    {
        return None;
    }
    for &premise in argument.premises() {
        // Pair by pair: a clash of two premises is the business of another check.
        let Some(Clash { conflict, .. }) = clashes.find([premise, target].into_iter()) else { continue };
        let message =
            format!("{} and its premise {} exclude each other", quoted(map, target), quoted(map, premise));
        let finding = Diagnostic::new(code, premise_token(map, argument, premise), message);
        let finding = finding.label(map.conflicts()[conflict].span(), "at most one of these can stand");
        return Some(finding.help("argue from another premise, or take the conflict out"));
    }
    None
}

/// An argument whose conclusion is an objection to its one premise, and as strong as that can be.
fn objects_to_premise(
    context: &Context<'_>,
    id: ArgumentId,
    argument: &Argument,
    code: &'static Code,
) -> Option<Diagnostic> {
    let map = context.map();
    let (target, [premise]) = (argument.target(), argument.premises()) else { return None };
    if argument.side() == Side::Objection
        || map.claim(*premise).despite().is_empty()
        || context.is_fact(*premise)
    {
        return None;
    }
    let objections = map.claim(*premise).despite().iter().map(|&objection| map.argument(objection));
    let objection = objections
        .into_iter()
        .find(|objection| objection.is_strict() && *objection.premises() == [target])?;
    if !context.judgement().is_as_strong_as(id, *premise) {
        return None;
    }
    let message =
        format!("{} is an objection to {}, on which it rests", quoted(map, target), quoted(map, *premise));
    let finding =
        Diagnostic::new(code, premise_token(map, argument, *premise), message).here("it rests on this");
    let finding = finding.label(objection.span(), "and is an objection to it");
    Some(finding.help("argue from another premise, or take the objection out"))
}
