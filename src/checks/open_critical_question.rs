//! Critical questions that nothing takes up.

use std::collections::HashSet;

use super::{
    Check, Context, Sink,
    patterns::{MOST, Patterns, followers, ticked},
};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::{Question, did_you_mean},
    notations::idiom::Thing,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "open-critical-question",
        family: Family::Scheme,
        level: Level::Allow,
        summary: "A critical question of an argument's scheme that no claim and no note takes up.",
        page: include_str!("../../docs/checks/open-critical-question.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let mut patterns = Patterns::default();
    for argument in followers(context) {
        let Some(pattern) = patterns.of(map, argument) else { continue };
        let mut taken_up: HashSet<&str> = HashSet::new();
        for reply in
            argument.authored().questions.iter().filter(|reply| !reply.by.is_empty() || reply.note.is_some())
        {
            let id = reply.question.value.as_str();
            match pattern.questions.get(id) {
                Some(&id) => taken_up.insert(id),
                // A misspelt one is taken up; `unknown-scheme` says so.
                None => {
                    let known = pattern.scheme.questions.iter().map(|question| question.id.value.as_str());
                    did_you_mean(id, known.take(MOST)).is_some_and(|meant| taken_up.insert(meant))
                }
            };
        }
        let count = pattern.questions.len() - taken_up.len();
        if count == 0 {
            continue;
        }
        let is_open = |question: &&Question| !taken_up.contains(question.id.value.as_str());
        let open: Vec<&Question> = pattern.scheme.questions.iter().filter(is_open).take(MOST).collect();
        let ids = ticked(open.iter().map(|question| question.id.value.as_str()), count);
        let what = if count == 1 { "a critical question" } else { "critical questions" };
        let message = format!("nothing takes up {ids}, {what} of `{}`", pattern.scheme.id.value);
        let place = argument.authored().scheme.as_ref().and_then(|scheme| scheme.span);
        let mut finding = Diagnostic::new(sink.code(), place.or(argument.span()), message);
        finding.notes = open.iter().map(|question| described(question)).collect();
        let idiom = map.idiom(argument.span());
        sink.push(finding.help(match idiom.order(Thing::Question) {
            Some(order) => format!("{order}, or say what there is to say"),
            None => idiom.elsewhere(Thing::Question),
        }));
    }
}

fn described(question: &Question) -> String {
    let way = question.way().map(|way| format!(" (a bad answer {way})")).unwrap_or_default();
    format!("`{}`: {}{way}", question.id.value, question.text)
}
