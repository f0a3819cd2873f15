//! Schemes, and roles and questions of schemes, that there are not.

use super::{
    Check, Context, Sink,
    patterns::{Patterns, followers, ticked},
    words::aimed,
};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::{Question, Suggester, shown},
    map::{Argument, ArgumentMap},
    source::Spanned,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "unknown-scheme",
        family: Family::Scheme,
        level: Level::Warn,
        summary: "A scheme, or a role or a question of one, that neither the catalogue nor the map has.",
        page: include_str!("../../docs/checks/unknown-scheme.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let mut patterns = Patterns::default();
    let mut suggester = Suggester::new();
    for argument in followers(context) {
        let Some(pattern) = patterns.of(map, argument) else {
            unknown(context, argument, &mut suggester, sink);
            continue;
        };
        let scheme = pattern.scheme;
        // A role that several premises play stands once, and here once for each of them.
        let mut last = None;
        let roles = argument.authored().roles.iter().filter(|role| {
            last.replace(role.value.as_str()) != Some(role.value.as_str())
                && !pattern.roles.contains(role.value.as_str())
        });
        let of = format!("the scheme `{}`", scheme.id.value);
        for role in roles {
            let known = scheme.role_ids();
            sink.push(wrong(sink.code(), role, &of, "role", known, pattern.roles.len(), &mut suggester));
        }
        let questions = argument.authored().questions.iter().map(|reply| &reply.question);
        for question in questions.filter(|id| !pattern.questions.contains(id.value.as_str())) {
            let known = scheme.questions.iter().map(|question| question.id.value.as_str());
            let total = pattern.questions.len();
            sink.push(wrong(sink.code(), question, &of, "question", known, total, &mut suggester));
        }
    }
    let unnamed =
        map.arguments().map(|(_, argument)| argument).filter(|argument| argument.scheme().is_none());
    for argument in unnamed.filter(|argument| !context.is_broken(argument.target())) {
        without_scheme(map, argument, sink);
    }
    if context.unread().is_none_or(|unread| !unread.may_say_more()) {
        targets(map, &mut suggester, sink);
    }
}

/// Reports a question that an argument takes up without a scheme which could ask it. Roles are free then: they tell readers.
fn without_scheme(map: &ArgumentMap, argument: &Argument, sink: &mut Sink<'_>) {
    let authored = argument.authored();
    let aimed = aimed(map, argument);
    if let Some(reply) = authored.questions.first() {
        let message = format!("this {aimed} takes up a question, and names no scheme that asks it");
        let finding = Diagnostic::new(sink.code(), reply.question.span.or(argument.span()), message);
        let idiom = map.idiom(argument.span());
        sink.push(finding.help(idiom.either("name the scheme under `scheme:`", "name the scheme")));
    }
}

/// Reports a scheme that there is not.
fn unknown(context: &Context<'_>, argument: &Argument, suggester: &mut Suggester, sink: &mut Sink<'_>) {
    let Some(named) = &argument.authored().scheme else { return };
    let map = context.map();
    if context.unread().is_some_and(|unread| unread.may_define(&named.value)) {
        return;
    }
    let message = format!("there is no scheme `{}`", shown(&named.value));
    let finding = Diagnostic::new(sink.code(), named.span.or(argument.span()), message);
    // Names of schemes are often written as titles are.
    let word = named.value.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
    let names = map.all_schemes().flat_map(|scheme| scheme.names());
    sink.push(match suggester.nearest(&word, names) {
        Some(meant) => finding.help(format!("did you mean `{meant}`?")).fix(
            format!("write `{meant}`"),
            named.span,
            meant,
        ),
        None => finding.help(context.map().idiom(named.span).either(
            "`elenchus schemes` lists those of the catalogue; a map defines others under `schemes:`",
            "`elenchus schemes` lists those of the catalogue",
        )),
    });
}

/// Reports an id that something has not.
fn wrong<'n>(
    code: &'static Code,
    id: &Spanned<String>,
    of: &str,
    what: &str,
    known: impl Iterator<Item = &'n str> + Clone,
    total: usize,
    suggester: &mut Suggester,
) -> Diagnostic {
    let finding = Diagnostic::new(code, id.span, format!("{of} has no {what} `{}`", shown(&id.value)));
    match suggester.nearest(&id.value, known.clone()) {
        Some(meant) => {
            finding.help(format!("did you mean `{meant}`?")).fix(format!("write `{meant}`"), id.span, meant)
        }
        None if total == 0 => finding.help(format!("give the scheme a {what} of that name, or take it out")),
        None => finding.help(format!("its {what}s are {}", ticked(known, total))),
    }
}

/// Reports questions of the map's own schemes that are against roles that the scheme has not.
fn targets(map: &ArgumentMap, suggester: &mut Suggester, sink: &mut Sink<'_>) {
    for scheme in map.schemes() {
        let against = scheme.questions.iter().filter_map(|question| question.against.as_ref());
        let mut against =
            against.filter(|id| ![Question::STEP, Question::CONCLUSION].contains(&id.value.as_str()));
        let Some(first) = against.next() else { continue };
        let roles: std::collections::HashSet<&str> = scheme.role_ids().collect();
        for id in [first].into_iter().chain(against).filter(|id| !roles.contains(id.value.as_str())) {
            let of = format!("the scheme `{}`", scheme.id.value);
            let known = scheme.role_ids().chain([Question::STEP, Question::CONCLUSION]);
            sink.push(wrong(sink.code(), id, &of, "role", known, roles.len() + 2, suggester));
        }
    }
}
