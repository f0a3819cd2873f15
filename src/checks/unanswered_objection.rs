//! Objections that nothing answers.

use std::collections::HashSet;

use super::{
    Check, Context, Sink,
    words::{named, premise_token},
};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::Verdict,
    map::{Argument, ArgumentMap, ClaimId, Use},
    notations::idiom::Thing,
    semantics::Label,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "unanswered-objection",
        family: Family::Logic,
        level: Level::Warn,
        summary: "An objection brings down what the map argues for, and nothing answers it.",
        page: include_str!("../../docs/checks/unanswered-objection.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let wanted = Wanted::of(map);
    for (id, claim) in map.claims() {
        let verdict = context.verdict(id);
        if claim.despite().is_empty()
            || !matches!(verdict, Verdict::Rejected | Verdict::Contested)
            || !wanted.is_wanted(map, id)
        {
            continue;
        }
        let exposed = context.judgement().exposed(map, id);
        for &objection in claim.despite() {
            let strikes = context.judgement().objection(objection, id, Label::Undecided) & exposed != 0;
            let objection = map.argument(objection);
            if !strikes || is_answered(map, objection) {
                continue;
            }
            let Some(&premise) = objection.premises().first() else { continue };
            let message =
                format!("nothing answers {}, and `{}` is {verdict}", named(map, objection), claim.id());
            let finding = Diagnostic::new(sink.code(), premise_token(map, objection, premise), message);
            let finding = finding.label(claim.span(), format!("this is {verdict}"));
            let help = match map.idiom(objection.span()).order(Thing::Undercut) {
                Some(undercut) => format!("object to what it rests on, {undercut}, or give the claim up"),
                None => "object to what it rests on, or give the claim up".to_owned(),
            };
            sink.push_verdict(id, finding.help(help));
        }
    }
}

/// Whether something is said against an objection: against its step or one of its premises.
fn is_answered(map: &ArgumentMap, objection: &Argument) -> bool {
    let disputed = |&premise: &ClaimId| {
        let claim = map.claim(premise);
        let excluded = || map.uses(premise).iter().any(|use_| matches!(use_, Use::Conflict(_)));
        !claim.despite().is_empty() || !claim.unless().is_empty() || excluded()
    };
    !objection.unless().is_empty() || objection.premises().iter().any(disputed)
}

/// For each claim, whether the case for the conclusions gains or loses by it.
struct Wanted {
    gains: Vec<bool>,
    loses: Vec<bool>,
    concluded: HashSet<ClaimId>,
}

impl Wanted {
    fn of(map: &ArgumentMap) -> Wanted {
        let claims = map.claims().len();
        let mut wanted = Wanted {
            gains: vec![false; claims],
            loses: vec![false; claims],
            concluded: map.conclusions().collect(),
        };
        let mut seen_conflicts = [vec![false; map.conflicts().len()], vec![false; map.conflicts().len()]];
        let mut work: Vec<(ClaimId, bool)> = map.conclusions().map(|claim| (claim, true)).collect();
        while let Some((id, gains)) = work.pop() {
            let seen = if gains { &mut wanted.gains } else { &mut wanted.loses };
            if std::mem::replace(&mut seen[id.index()], true) {
                continue;
            }
            let claim = map.claim(id);
            work.extend(claim.unless().iter().map(|&by| (by, !gains)));
            for (arguments, gains) in [(claim.because(), gains), (claim.despite(), !gains)] {
                for argument in arguments.iter().map(|&argument| map.argument(argument)) {
                    work.extend(argument.premises().iter().map(|&premise| (premise, gains)));
                    work.extend(argument.unless().iter().map(|&by| (by, !gains)));
                }
            }
            for use_ in map.uses(id) {
                let Use::Conflict(index) = *use_ else { continue };
                if !std::mem::replace(&mut seen_conflicts[usize::from(gains)][index], true) {
                    let others = map.conflicts()[index].between().iter().filter(|&&other| other != id);
                    work.extend(others.map(|&other| (other, !gains)));
                }
            }
        }
        wanted
    }

    /// Whether it is in the author's interest alone that a claim stands. An objection that brings down an objection
    /// is no loss to who argues for the conclusion: it may be the answer.
    fn is_wanted(&self, map: &ArgumentMap, id: ClaimId) -> bool {
        let expected = map.claim(id).authored().expect.as_ref().map(|expected| expected.value);
        expected == Some(Verdict::Accepted)
            || self.concluded.contains(&id)
            || (self.gains[id.index()] && !self.loses[id.index()])
    }
}
