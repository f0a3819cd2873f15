//! Why a claim is not accepted: the nearest reason, in a few words.

use super::{
    Context,
    words::{premise_token, quoted, token},
};
use crate::{
    document::{Standing, Verdict},
    map::{ArgumentMap, Claim, ClaimId, Use},
    semantics::Label,
    source::Span,
};

/// A reason, and where it is written.
pub(super) struct Reason {
    /// For a message: `the objection x is accepted`.
    pub message: String,
    /// The place.
    pub span: Option<Span>,
    /// What is there.
    pub label: String,
}

impl Reason {
    fn new(message: String, span: Option<Span>, label: impl Into<String>) -> Reason {
        Reason { message, span, label: label.into() }
    }
}

/// How many sides of a conflict are looked at.
const MOST_SIDES: usize = 1_000;

/// The nearest reason why a claim is not accepted. What speaks against the claim itself comes before what speaks
/// against its premises, and what stands before what is undecided.
pub(super) fn reason(context: &Context<'_>, id: ClaimId) -> Option<Reason> {
    let map = context.map();
    let claim = map.claim(id);
    match context.verdict(id) {
        Verdict::Accepted => None,
        Verdict::Unsupported => unsupported(context, claim),
        Verdict::Rejected | Verdict::Contested => {
            let against = [Label::In, Label::Undecided];
            let direct = against.into_iter().find_map(|least| attack(context, id, claim, least));
            direct.or_else(|| premise(context, claim))
        }
    }
}

fn unsupported(context: &Context<'_>, claim: &Claim) -> Option<Reason> {
    let map = context.map();
    if let Some(day) = map.as_of().filter(|_| !claim.holds_on(map.as_of())) {
        let window = claim.authored().holds.as_ref();
        let bound = window.and_then(|window| match &window.until {
            Some(until) if until.value < day => until.span,
            _ => window.from.as_ref().and_then(|from| from.span),
        });
        return Some(Reason::new(format!("it does not hold on {day}"), bound, "the days on which it holds"));
    }
    if claim.because().is_empty() {
        return Some(Reason::new("nothing argues for it".to_owned(), claim.span(), "without an argument"));
    }
    premise(context, claim)
}

/// What speaks against a claim: an objection, a conflict or an undercut.
fn attack(context: &Context<'_>, id: ClaimId, claim: &Claim, least: Label) -> Option<Reason> {
    let (map, judgement) = (context.map(), context.judgement());
    let exposed = judgement.exposed(map, id);
    let state = |accepted: bool| if accepted { "accepted" } else { "undecided" };
    for &objection in claim.despite() {
        if judgement.objection(objection, id, least) & exposed != 0 {
            let objection = map.argument(objection);
            let message = format!("{} is {}", super::words::named(map, objection), state(least == Label::In));
            return Some(Reason::new(message, objection.span(), "this objection stands against it"));
        }
    }
    for &use_ in map.uses(id) {
        let Use::Conflict(index) = use_ else { continue };
        let sides = map.conflicts()[index].between().iter().copied().take(MOST_SIDES);
        for other in sides.filter(|&other| other != id) {
            if judgement.claim(other, least) & exposed != 0 {
                let message =
                    format!("{} excludes it, and is {}", quoted(map, other), context.verdict(other));
                let place = token(&map.conflicts()[index].authored().between, map.claim(other).id());
                return Some(Reason::new(message, place, "this excludes it"));
            }
        }
    }
    undercut(context, claim, least)
}

fn undercut(context: &Context<'_>, claim: &Claim, least: Label) -> Option<Reason> {
    let map = context.map();
    let stands = |by: ClaimId| context.judgement().claim(by, least) != 0;
    let found = |by: ClaimId, what: &str, place: Option<Span>| {
        let message = format!("{} undercuts {what}, and is {}", quoted(map, by), context.verdict(by));
        Reason::new(message, place, "this undercuts it")
    };
    if claim.standing() == Standing::Asserted
        && let Some(&by) = claim.unless().iter().find(|&&by| stands(by))
    {
        return Some(found(by, "it", token(&claim.authored().unless, map.claim(by).id())));
    }
    for argument in claim.because().iter().map(|&argument| map.argument(argument)) {
        if argument.is_strict() || !argument.premises().iter().all(|&premise| stands(premise)) {
            continue;
        }
        if let Some(&by) = argument.unless().iter().find(|&&by| stands(by)) {
            let step = super::words::named(map, argument);
            return Some(found(by, &step, token(&argument.authored().unless, map.claim(by).id())));
        }
    }
    None
}

/// A premise that keeps an argument from standing: of the argument that lacks the fewest.
fn premise(context: &Context<'_>, claim: &Claim) -> Option<Reason> {
    let map: &ArgumentMap = context.map();
    let missing = |premise: &&ClaimId| context.verdict(**premise) != Verdict::Accepted;
    let arguments = claim.because().iter().map(|&argument| map.argument(argument));
    let (argument, _) = arguments
        .map(|argument| (argument, argument.premises().iter().filter(missing).count()))
        .filter(|&(_, count)| count > 0)
        .min_by_key(|&(_, count)| count)?;
    let &premise = argument.premises().iter().find(missing)?;
    let verdict = context.verdict(premise);
    let message = format!("its premise {} is {verdict}", quoted(map, premise));
    Some(Reason::new(message, premise_token(map, argument, premise), format!("this is {verdict}")))
}
