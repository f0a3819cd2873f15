//! Undercuts of what cannot be undercut.

use super::{Check, Context, Sink};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::Standing,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "undercut-without-effect",
        family: Family::Logic,
        level: Level::Warn,
        summary: "An `unless` on a step or an assertion that admits of no exception, or that is not there.",
        page: include_str!("../../docs/checks/undercut-without-effect.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    for (_, argument) in map.arguments() {
        if !argument.is_strict() {
            continue;
        }
        let Some(unless) = argument.authored().unless.first() else { continue };
        let target = map.claim(argument.target()).id();
        let message = format!("the step to `{target}` is strict: nothing undercuts it");
        let strict = argument.authored().strict.as_ref().and_then(|strict| strict.span);
        let finding = Diagnostic::new(sink.code(), unless.span.or(argument.span()), message);
        let finding = finding.label(strict, "it is strict");
        sink.push(finding.help(map.idiom(argument.span()).either(
            "take `strict` out, if the step admits of exceptions, or take `unless` out",
            "let the step be defeasible, if it admits of exceptions, or take the undercut out",
        )));
    }
    for (id, claim) in map.claims() {
        let Some(unless) = claim.authored().unless.first() else { continue };
        if context.is_broken(id) || claim.standing() == Standing::Asserted {
            continue;
        }
        let standing = claim.authored().standing.as_ref().and_then(|standing| standing.span);
        let finding = |why: &str| {
            let message = format!("`{}` is {why}: there is no assertion to undercut", claim.id());
            Diagnostic::new(sink.code(), unless.span.or(claim.span()), message)
        };
        let idiom = map.idiom(claim.span());
        let finding = match (claim.standing(), claim.because().first()) {
            (Standing::Established, _) => {
                finding("established").label(standing, "it is established").help(idiom.either(
                    "take `standing: established` out, if it can be doubted, or take `unless` out",
                    "let the claim not be established, if it can be doubted, or take the undercut out",
                ))
            }
            (_, Some(&argument)) => finding("argued for, not asserted")
                .label(map.argument(argument).span(), "it rests on this")
                .help(idiom.either(
                    "move `unless` into the argument whose step it undercuts, or add `standing: asserted`",
                    "undercut the argument that it rests on, or assert it as well",
                )),
            (_, None) => finding("open").label(standing, "it is open").help(idiom.either(
                "take `standing: open` or `unless` out",
                "assert the claim, or take the undercut out",
            )),
        };
        sink.push(finding);
    }
}
