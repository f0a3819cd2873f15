//! Objections that can bring nothing down.

use super::{
    Check, Context, Sink,
    reason::reason,
    words::{premise_token, quoted},
};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::{Standing, Verdict},
    map::{Argument, ArgumentId, ArgumentMap, ClaimId, Side},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "objection-without-effect",
        family: Family::Logic,
        level: Level::Warn,
        summary: "An objection that could not bring its claim down, however strong it were.",
        page: include_str!("../../docs/checks/objection-without-effect.md"),
    },
    run,
};

/// An objection that is answered, or outweighed, has its place in a map: this looks only for those that could never
/// have had an effect.
fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    for (_, claim) in map.claims() {
        for &id in claim.despite() {
            if let Some((rests_on, finding)) = beyond_dispute(context, id, sink.code())
                .or_else(|| meets_nothing(context, id, sink.code()))
                .or_else(|| without_argument(context, id, sink.code()))
            {
                sink.push_verdict(rests_on, finding);
            }
        }
    }
}

type Found = Option<(ClaimId, Diagnostic)>;

/// An objection to what is established or follows strictly from what is.
fn beyond_dispute(context: &Context<'_>, id: ArgumentId, code: &'static Code) -> Found {
    let map = context.map();
    let objection = map.argument(id);
    let target = objection.target();
    // With a strict step to it from what can be doubted, the objection may strike there.
    if !context.is_fact(target) || has_strict_step(map, target, |premise| context.is_fact(premise)) {
        return None;
    }
    // All of it beyond dispute, it is a contradiction, and another check says so.
    if objection.is_strict() && objection.premises().iter().all(|&premise| context.is_fact(premise)) {
        return None;
    }
    let claim = map.claim(target);
    let message = format!("this objection has no effect: `{}` is beyond dispute", claim.id());
    let finding = Diagnostic::new(code, objection.span(), message);
    let finding = match (&claim.authored().standing, claim.standing()) {
        (Some(standing), Standing::Established) => finding.label(standing.span, "it is established"),
        _ => finding.label(claim.span(), "it follows strictly from what is established"),
    };
    Some((
        target,
        finding.help("let the claim be asserted, if it can be disputed, or take the objection out"),
    ))
}

/// An objection to what nobody asserts or argues for.
fn meets_nothing(context: &Context<'_>, id: ArgumentId, code: &'static Code) -> Found {
    let map = context.map();
    let objection = map.argument(id);
    let target = objection.target();
    let claim = map.claim(target);
    if claim.standing() != Standing::Open || !claim.because().is_empty() {
        return None;
    }
    let message = format!("this objection has no effect: nothing argues for `{}`", claim.id());
    let standing = claim.authored().standing.as_ref().and_then(|standing| standing.span);
    let finding = Diagnostic::new(code, objection.span(), message).label(standing, "it is open");
    Some((target, finding.help("argue for the claim, or take the objection out")))
}

/// An objection from what nobody asserts or argues for.
fn without_argument(context: &Context<'_>, id: ArgumentId, code: &'static Code) -> Found {
    let map = context.map();
    let objection = map.argument(id);
    // On a given day a claim may have no argument because a window is shut, which other checks say.
    let never = |premise: &&ClaimId| {
        context.verdict(**premise) == Verdict::Unsupported
            && (map.as_of().is_none() || is_bare(map, **premise))
    };
    let &premise = objection.premises().iter().find(never)?;
    let name = quoted(map, premise);
    let place = premise_token(map, objection, premise);
    if map.claim(premise).because().is_empty() {
        let message = format!("this objection has no effect: nothing argues for {name}");
        let finding = Diagnostic::new(code, place, message);
        let finding = finding.label(map.claim(premise).span(), "it is neither asserted nor argued for");
        return Some((
            premise,
            finding.help(format!("assert {name} or argue for it, or take the objection out")),
        ));
    }
    let message = format!("this objection has no effect: what argues for {name} has no support itself");
    let mut finding = Diagnostic::new(code, place, message);
    if let Some(reason) = reason(context, premise) {
        finding = finding.label(reason.span, reason.label);
    }
    Some((
        premise,
        finding.help(format!(
            "support what {name} rests on, or argue for it in another way, or take the objection out"
        )),
    ))
}

/// Whether a claim is open, and nothing is even tried for it.
fn is_bare(map: &ArgumentMap, claim: ClaimId) -> bool {
    let claim = map.claim(claim);
    claim.standing() == Standing::Open && claim.because().is_empty()
}

fn has_strict_step(map: &ArgumentMap, claim: ClaimId, is_fact: impl Fn(ClaimId) -> bool) -> bool {
    let doubtful = |argument: &Argument| {
        argument.side() == Side::Support
            && argument.is_strict()
            && !argument.premises().iter().all(|&premise| is_fact(premise))
    };
    map.claim(claim).because().iter().any(|&argument| doubtful(map.argument(argument)))
}
