//! Quotes that the source has in slightly other words, or elsewhere.

use super::{Check, Context, Sink};
use crate::{
    diagnostic::{Code, Diagnostic, Edit, Family, Fix, Level},
    document::Citation,
    evidence::{Finding, Passage},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "quote-inexact",
        family: Family::Evidence,
        level: Level::Warn,
        summary: "A quote that the source has in slightly other words, or in another place.",
        page: include_str!("../../docs/checks/quote-inexact.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    for (citation, evidence) in context.citations() {
        let source = &citation.source.value;
        let quote = citation.quote.as_ref().and_then(|quote| quote.span);
        match &evidence.finding {
            Finding::Inexact { found } => {
                let finding =
                    Diagnostic::new(sink.code(), quote, format!("`{source}` says this in other words"));
                let finding = finding.note(format!("it says: {found}"));
                let written = serde_json::Value::from(found.as_str()).to_string();
                sink.push(finding.help("quote it word for word").fix("write what it says", quote, written));
            }
            Finding::Misplaced { found } => {
                let finding = Diagnostic::new(sink.code(), quote, format!("`{source}` says this in {found}"));
                let mut finding = finding.help(format!("cite {found}"));
                finding.fix = place_fix(citation, *found);
                sink.push(finding);
            }
            _ => {}
        }
    }
}

/// The edits that make a citation name the passage where its words are.
pub(super) fn place_fix(citation: &Citation, found: Passage) -> Option<Fix> {
    let paragraph = citation.paragraph.as_ref()?.span?;
    let mut edits = vec![Edit { span: paragraph, replacement: found.paragraph.to_string() }];
    if let Some(sentence) = &citation.sentence {
        edits.push(Edit { span: sentence.span?, replacement: found.sentence?.to_string() });
    }
    Some(Fix { message: format!("name {found}"), edits })
}
