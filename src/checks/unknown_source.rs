//! Citations of sources that the map does not have.

use super::{Check, Context, Sink};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::{Suggester, shown},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "unknown-source",
        family: Family::Evidence,
        level: Level::Deny,
        summary: "A citation of a source that the map does not define.",
        page: include_str!("../../docs/checks/unknown-source.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let mut suggester = Suggester::new();
    for (_, claim) in map.claims() {
        for citation in &claim.authored().from {
            let id = citation.source.value.as_str();
            if map.find_source(id).is_some() || context.unread().is_some_and(|unread| unread.may_define(id)) {
                continue;
            }
            let message = format!("there is no source `{}`", shown(id));
            let finding = Diagnostic::new(sink.code(), citation.source.span.or(citation.place.0), message);
            let candidates = map.sources().map(|(_, source)| source.id.value.as_str());
            sink.push(match suggester.nearest(id, candidates) {
                Some(meant) => finding.help(format!("did you mean `{meant}`?")).fix(
                    format!("write `{meant}`"),
                    citation.source.span,
                    meant,
                ),
                None => finding.help(format!("add `{}` under `sources:`", shown(id))),
            });
        }
    }
}
