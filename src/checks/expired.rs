//! Claims that hold no more on the day the map is judged.

use super::{Check, Context, Sink};
use crate::diagnostic::{Code, Diagnostic, Family, Level};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "expired",
        family: Family::Time,
        level: Level::Warn,
        summary: "A claim holds no more on the day that the map is judged.",
        page: include_str!("../../docs/checks/expired.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let Some(day) = map.as_of() else { return };
    let judged = map.as_of.as_ref().and_then(|day| day.span);
    for (_, claim) in map.claims() {
        let window = claim.authored().holds.as_ref();
        let Some(until) = window.and_then(|window| window.until.as_ref()) else { continue };
        if until.value < day {
            let message = format!("`{}` holds no more on {day}", claim.id());
            let finding = Diagnostic::new(sink.code(), until.span.or(claim.span()), message);
            let finding = finding.label(judged, "the day that the map is judged");
            let window = map.idiom(claim.span()).either("`holds:`", "the days on which it holds");
            sink.push(finding.help(format!("find out whether it still holds and change {window}, or argue without it; as it is, it has no say in the verdicts")));
        }
    }
}
