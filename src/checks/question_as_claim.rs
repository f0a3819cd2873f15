//! Claims that ask.

use super::{Check, Context, Sink};
use crate::diagnostic::{Code, Diagnostic, Family, Level};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "question-as-claim",
        family: Family::Style,
        level: Level::Allow,
        summary: "A claim that is a question.",
        page: include_str!("../../docs/checks/question-as-claim.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    for (_, claim) in context.map().claims() {
        // The question marks of Latin, Arabic, Armenian, Ethiopic and full-width script.
        if claim.text().trim_end().ends_with(['?', '؟', '՞', '፧', '？']) {
            let message =
                format!("`{}` asks a question, which can be neither accepted nor rejected", claim.id());
            let finding = Diagnostic::new(sink.code(), claim.authored().text.span, message);
            sink.push(finding.help("write the answer that is argued for or against"));
        }
    }
}
