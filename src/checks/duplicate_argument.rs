//! Arguments that are made twice.

use std::collections::HashMap;

use super::{Check, Context, Sink, words::aimed};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    map::ClaimId,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "duplicate-argument",
        family: Family::Structure,
        level: Level::Warn,
        summary: "Two arguments for a claim, or two objections to it, from the same premises.",
        page: include_str!("../../docs/checks/duplicate-argument.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    for (_, claim) in map.claims() {
        for side in [claim.because(), claim.despite()] {
            if side.len() < 2 {
                continue;
            }
            let mut first = HashMap::with_capacity(side.len());
            for &id in side {
                let argument = map.argument(id);
                let mut premises: Vec<ClaimId> = argument.premises().to_vec();
                premises.sort_unstable();
                premises.dedup();
                let earlier = *first.entry(premises).or_insert(id);
                if earlier != id {
                    let message =
                        format!("this {} has the same premises as an earlier one", aimed(map, argument));
                    let finding = Diagnostic::new(sink.code(), argument.span(), message);
                    let finding = finding.label(map.argument(earlier).span(), "the earlier one");
                    sink.push(finding.help("keep one of the two: repeated, an argument is no stronger"));
                }
            }
        }
    }
}
