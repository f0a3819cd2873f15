//! Maps that do not say what they argue for.

use super::{Check, Context, Sink};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    map::{ArgumentMap, Claim},
    notations::idiom::Thing,
};

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
            let thing = Thing::Conclusion { id, written: written(map, claim) };
            finding.help(match map.idiom(span).order(thing) {
                Some(order) => format!("{order}, if `{id}` is what it argues for"),
                None => map.idiom(span).elsewhere(thing),
            })
        }
        _ => {
            let thing = Thing::Conclusion { id: "ID", written: "CLAIM" };
            finding.help(match map.idiom(span).order(thing) {
                Some(order) => format!("{order}: the claim that the map argues for, or each of them"),
                None => map.idiom(span).elsewhere(thing),
            })
        }
    });
}

/// What a claim is called in its file: where an id was made of a sentence, the sentence, if it is short.
fn written<'m>(map: &'m ArgumentMap, claim: &'m Claim) -> &'m str {
    /// More than that nobody repeats.
    const LONGEST: usize = 80;
    match claim.span().map(|span| map.files().slice(span)) {
        Some(words) if words.len() <= LONGEST && !words.contains('\n') => words,
        _ => claim.id(),
    }
}
