//! What a conclusion hangs on alone.

use super::{
    Check, Context, Sink,
    words::{aimed, quoted},
};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::Verdict,
    explain::{Element, Evaluation},
    map::{ArgumentMap, ClaimId},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "single-point-of-failure",
        family: Family::Fragility,
        level: Level::Allow,
        summary: "Something without which the conclusion would no longer be accepted.",
        page: include_str!("../../docs/checks/single-point-of-failure.md"),
    },
    run,
};

/// How many labels are found anew in all, so that many conclusions, or claims that all depend on one another, cost no
/// more than a large map does.
const MOST_WORK: u64 = 20_000_000;

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let accepted: Vec<ClaimId> =
        map.conclusions().filter(|&claim| context.verdict(claim) == Verdict::Accepted).collect();
    if accepted.is_empty() {
        return;
    }
    let mut evaluation = Evaluation::new(map);
    let share = MOST_WORK / accepted.len() as u64;
    for conclusion in accepted {
        for crux in evaluation.cruxes_of_one(conclusion, share).cruxes() {
            // That a conclusion which is only asserted hangs on being asserted is nothing to be told.
            let [element] = crux.elements[..] else { continue };
            if element == Element::Assertion(conclusion) {
                continue;
            }
            let message = format!(
                "the conclusion {} hangs on {}: without it, it is {}",
                quoted(map, conclusion),
                called(map, element),
                crux.verdict
            );
            let finding = Diagnostic::new(sink.code(), map.element_span(element), message)
                .label(map.claim(conclusion).span(), "the conclusion");
            let help = match crux.verdict {
                Verdict::Unsupported => "argue for the conclusion in another way too",
                // What is left of the reasons does not help against what it keeps down.
                _ => "answer in another way too what speaks against the conclusion then",
            };
            sink.push_verdict(conclusion, finding.help(help));
        }
    }
}

/// An element as it stands in a sentence.
fn called(map: &ArgumentMap, element: Element) -> String {
    match element {
        Element::Assertion(claim) => format!("the claim {} alone", quoted(map, claim)),
        Element::Argument(argument) => format!("this {} alone", aimed(map, map.argument(argument))),
        Element::Conflict(_) => "this conflict alone".to_owned(),
    }
}
