//! Claims that take more than a sentence.

use super::{Check, Context, Sink};
use crate::diagnostic::{Code, Diagnostic, Family, Level};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "long-text",
        family: Family::Style,
        level: Level::Allow,
        summary: "A claim of more than 280 characters.",
        page: include_str!("../../docs/checks/long-text.md"),
    },
    run,
};

/// The most characters that a claim should take.
const MOST: usize = 280;

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    for (_, claim) in context.map().claims() {
        // No text has more characters than bytes.
        if claim.text().len() <= MOST {
            continue;
        }
        let length = claim.text().chars().count();
        if length > MOST {
            let message =
                format!("`{}` is {length} characters long, {} more than {MOST}", claim.id(), length - MOST);
            let finding = Diagnostic::new(sink.code(), claim.authored().text.span, message);
            sink.push(
                finding.help("say it in one sentence; what else it says may be a claim or a note of its own"),
            );
        }
    }
}
