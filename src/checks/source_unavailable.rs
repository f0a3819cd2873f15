//! Sources whose copy is not at hand, so that what is cited of them cannot be checked.

use super::{Check, Context, Sink};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    evidence::{CopyState, Finding},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "source-unavailable",
        family: Family::Evidence,
        level: Level::Note,
        summary: "A source whose copy is not at hand: what is cited of it is not checked.",
        page: include_str!("../../docs/checks/source-unavailable.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    for source in &context.evidence().sources {
        let CopyState::Missing { reason } = &source.copy else { continue };
        let unchecked =
            source.citations.iter().filter(|citation| citation.finding == Finding::Unchecked).count();
        let authored = context.map().source(source.source);
        if unchecked == 0 && authored.file.is_none() {
            continue;
        }
        let span = authored.file.as_ref().map_or(authored.id.span, |file| file.span);
        let message = match unchecked {
            0 => format!("there is no copy of `{}`: {reason}", source.id),
            1 => format!("1 citation of `{}` cannot be checked: {reason}", source.id),
            _ => format!("{unchecked} citations of `{}` cannot be checked: {reason}", source.id),
        };
        let finding = Diagnostic::new(sink.code(), span, message);
        let name = format!("name one with `--source {}=FILE`", source.id);
        sink.push(finding.help(match authored.file {
            Some(_) => format!("put a copy there, or {name}"),
            None => format!("if there is a copy, {name}"),
        }));
    }
}
