//! Arguments for a claim that rest on the claim itself.

use super::{Check, Context, Sink, words::premise_token};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    map::Side,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "self-support",
        family: Family::Structure,
        level: Level::Deny,
        summary: "A claim is a premise of an argument for itself.",
        page: include_str!("../../docs/checks/self-support.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    for (_, argument) in map.arguments() {
        let target = argument.target();
        if argument.side() == Side::Support && argument.premises().contains(&target) {
            let claim = map.claim(target);
            let message = format!("`{}` is a premise of an argument for itself", claim.id());
            let finding = Diagnostic::new(sink.code(), premise_token(map, argument, target), message);
            let finding = finding.label(claim.span(), "the claim that it is to support");
            sink.push(finding.help("take it out of the premises, and say what else speaks for the claim"));
        }
    }
}
