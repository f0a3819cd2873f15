//! Sources that are younger than the map's day.

use super::{Check, Context, Sink};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::PublicationDate,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "source-after-as-of",
        family: Family::Time,
        level: Level::Warn,
        summary: "A cited source was published after the day that the map is judged.",
        page: include_str!("../../docs/checks/source-after-as-of.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let Some(day) = map.as_of() else { return };
    let is_late = |published: PublicationDate| published.first_day() > day;
    let mut all = map.sources().filter_map(|(_, source)| source.published.as_ref());
    if !all.any(|published| is_late(published.value)) {
        return;
    }
    let judged = map.as_of.as_ref().and_then(|day| day.span);
    let mut told = vec![false; map.sources().len()];
    for (_, claim) in map.claims() {
        for citation in &claim.authored().from {
            let Some(id) = map.find_source(&citation.source.value) else { continue };
            let source = map.source(id);
            let Some(published) = &source.published else { continue };
            if !is_late(published.value) || std::mem::replace(&mut told[id.index()], true) {
                continue;
            }
            let message = format!(
                "`{}` was published in {}, after {day}, the day that the map is judged",
                source.id.value, published.value
            );
            let finding = Diagnostic::new(sink.code(), published.span.or(source.id.span), message);
            let finding = finding.label(citation.source.span, "cited here");
            let finding = finding.label(judged, "the day that the map is judged");
            sink.push(
                finding.help("judge the map as of a later day, or argue without what was not yet known"),
            );
        }
    }
}
