//! Quotes and passages that the source does not have.

use super::{Check, Context, Sink};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    evidence::Finding,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "quote-not-found",
        family: Family::Evidence,
        level: Level::Deny,
        summary: "A citation of words, or of a passage, that the source does not have.",
        page: include_str!("../../docs/checks/quote-not-found.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    for (citation, evidence) in context.citations() {
        let source = &citation.source.value;
        match &evidence.finding {
            Finding::NotFound { nearest } => {
                let span = citation.quote.as_ref().and_then(|quote| quote.span).or(citation.place.0);
                let mut finding = Diagnostic::new(sink.code(), span, format!("`{source}` does not say this"));
                if let Some(nearest) = nearest {
                    finding = finding.note(format!("the nearest it says is: {nearest}"));
                }
                sink.push(finding.help("quote the source word for word, or cite another"));
            }
            Finding::NoSuchPassage { there } => {
                let paragraph = citation.paragraph.as_ref().and_then(|paragraph| paragraph.span);
                let message = format!("`{source}` has no such passage: it has {there}");
                let finding = Diagnostic::new(sink.code(), paragraph.or(citation.place.0), message);
                sink.push(finding.help(format!("`elenchus cite {source} MAP --find \"…\"` finds a passage")));
            }
            _ => {}
        }
    }
}
