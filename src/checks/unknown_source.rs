//! Citations of sources that the map does not have.

use super::{Check, Context, Sink};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::{Citation, Suggester, shown},
    notations::idiom::Thing,
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
    for (citation, meant) in unknown(context) {
        let id = citation.source.value.as_str();
        let message = format!("there is no source `{}`", shown(id));
        let finding = Diagnostic::new(sink.code(), citation.source.span.or(citation.place.0), message);
        sink.push(match meant {
            Some(meant) => finding.help(format!("did you mean `{meant}`?")).fix(
                format!("write `{meant}`"),
                citation.source.span,
                meant,
            ),
            None => {
                let idiom = context.map().idiom(citation.source.span);
                finding.help(idiom.order_or_elsewhere(Thing::Source(&shown(id))))
            }
        });
    }
}

/// The citations of sources that are not there, each with the source that it may mean.
pub(super) fn unknown<'m>(context: &Context<'m>) -> impl Iterator<Item = (&'m Citation, Option<&'m str>)> {
    let map = context.map();
    let mut suggester = Suggester::new();
    let citations = map.claims().flat_map(|(_, claim)| &claim.authored().from);
    let unknown = citations.filter(move |citation| {
        let id = &citation.source.value;
        map.find_source(id).is_none() && !context.unread().is_some_and(|unread| unread.may_define(id))
    });
    unknown.map(move |citation| {
        let candidates = map.sources().map(|(_, source)| source.id.value.as_str());
        (citation, suggester.nearest(&citation.source.value, candidates))
    })
}
