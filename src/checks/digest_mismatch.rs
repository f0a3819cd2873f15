//! Digests that the source does not bear out.

use super::{Check, Context, Sink, quote_inexact::place_fix};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    evidence::{CopyState, Finding},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "digest-mismatch",
        family: Family::Evidence,
        level: Level::Deny,
        summary: "A digest that the source's copy does not bear out.",
        page: include_str!("../../docs/checks/digest-mismatch.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    for source in &context.evidence().sources {
        if let CopyState::Changed { sha256 } = &source.copy {
            let authored = context.map().source(source.source);
            let span = authored.sha256.as_ref().and_then(|sha256| sha256.span);
            let finding =
                Diagnostic::new(sink.code(), span, format!("the copy of `{}` is another file", source.id));
            let finding = finding.note(format!("its SHA-256 is {sha256}"));
            sink.push(finding.help("find the copy that was cited, or cite this one and name its digest"));
        }
    }
    for (citation, evidence) in context.citations() {
        let Finding::DigestMismatch { found } = &evidence.finding else { continue };
        let source = &citation.source.value;
        let span = citation.digest.as_ref().and_then(|digest| digest.span);
        sink.push(match found {
            Some(passage) => {
                let message = format!("this is the digest of {passage} of `{source}`");
                let mut finding = Diagnostic::new(sink.code(), span, message).help(format!("cite {passage}"));
                finding.fix = place_fix(citation, *passage);
                finding
            }
            None => {
                let message = match evidence.passage {
                    Some(passage) => format!("{passage} of `{source}` has another digest"),
                    None => format!("no passage of `{source}` has this digest"),
                };
                let finding = Diagnostic::new(sink.code(), span, message);
                finding
                    .help(format!("`elenchus cite {source} MAP --find \"…\"` prints the digest of a passage"))
            }
        });
    }
}
