//! Claims that do not hold yet on the day the map is judged.

use super::{Check, Context, Sink};
use crate::diagnostic::{Code, Diagnostic, Family, Level};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "not-yet",
        family: Family::Time,
        level: Level::Warn,
        summary: "A claim does not hold yet on the day that the map is judged.",
        page: include_str!("../../docs/checks/not-yet.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let Some(day) = map.as_of() else { return };
    let judged = map.as_of.as_ref().and_then(|day| day.span);
    for (_, claim) in map.claims() {
        let window = claim.authored().holds.as_ref();
        let Some(from) = window.and_then(|window| window.from.as_ref()) else { continue };
        if day < from.value {
            let message = format!("`{}` does not hold yet on {day}", claim.id());
            let finding = Diagnostic::new(sink.code(), from.span.or(claim.span()), message);
            let finding = finding.label(judged, "the day that the map is judged");
            let window = map.idiom(claim.span()).either("`holds:`", "the days on which it holds");
            sink.push(finding.help(format!(
                "argue from it on a later day, or change {window}; until then it has no say in the verdicts"
            )));
        }
    }
}
