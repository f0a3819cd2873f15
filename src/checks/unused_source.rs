//! Sources that nothing cites.

use super::{Check, Context, Sink, unknown_source::unknown};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    notations::idiom::Thing,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "unused-source",
        family: Family::Evidence,
        level: Level::Warn,
        summary: "A source that no claim cites.",
        page: include_str!("../../docs/checks/unused-source.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let mut cited = vec![false; map.sources().len()];
    let citations = map.claims().flat_map(|(_, claim)| &claim.authored().from);
    let named = citations.map(|citation| citation.source.value.as_str());
    // A source that a misspelt id means is cited.
    let meant = unknown(context).filter_map(|(_, meant)| meant);
    for source in named.chain(meant).filter_map(|id| map.find_source(id)) {
        cited[source.index()] = true;
    }
    for (id, source) in map.sources() {
        let name = source.id.value.as_str();
        if !cited[id.index()] && !context.unread().is_some_and(|unread| unread.may_use(name)) {
            let message = format!("no claim cites the source `{name}`");
            let finding = Diagnostic::new(sink.code(), source.id.span, message);
            let idiom = map.idiom(source.id.span);
            sink.push(finding.help(match idiom.order(Thing::Citation) {
                Some(_) => format!(
                    "cite it {}where a claim rests on it, or take it out",
                    idiom.either("with `from:` ", "")
                ),
                None => format!("take it out, or {}", idiom.elsewhere(Thing::Citation)),
            }));
        }
    }
}
