//! Maps that do not say what they argue for.

use super::{Check, Context, Sink};
use crate::diagnostic::{Code, Diagnostic, Family, Level};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "no-conclusion",
        family: Family::Structure,
        level: Level::Warn,
        summary: "The map does not say what it argues for.",
        page: include_str!("../../docs/checks/no-conclusion.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let named = map.conclusions().len() > 0;
    if named || map.claims().len() == 0 || context.unread().is_some_and(|unread| unread.may_say_more()) {
        return;
    }
    let first = map.claims().next().and_then(|(_, claim)| claim.span());
    let span = map.title.as_ref().and_then(|title| title.span).or(first);
    let finding = Diagnostic::new(sink.code(), span, "the map has no conclusion");
    let mut final_claims =
        map.claims().filter(|&(id, claim)| !claim.because().is_empty() && map.uses(id).is_empty());
    sink.push(match (final_claims.next(), final_claims.next()) {
        (Some((_, claim)), None) => {
            let id = claim.id();
            finding.help(format!("write `conclusion: {id}`, if `{id}` is what it argues for"))
        }
        _ => finding.help("write `conclusion: ID`, the claim that the map argues for, or a list of them"),
    });
}
