//! Arguments that leave out a premise of their scheme.

use std::collections::HashSet;

use super::{
    Check, Context, Sink,
    patterns::{MOST, Pattern, Patterns, followers, ticked},
    words::aimed,
};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::{Role, Scheme, did_you_mean},
    map::Argument,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "missing-scheme-premise",
        family: Family::Scheme,
        level: Level::Warn,
        summary: "An argument that lacks a premise of the scheme that it follows.",
        page: include_str!("../../docs/checks/missing-scheme-premise.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let mut patterns = Patterns::default();
    for argument in followers(context) {
        let Some(pattern) = patterns.of(map, argument) else { continue };
        let Some(missing) = missing(pattern, argument) else { continue };
        let (aimed, scheme) = (aimed(map, argument), &pattern.scheme.id.value);
        let message = match &missing {
            Missing::Roles(_, 1) => format!("this {aimed} lacks a premise of the scheme `{scheme}`"),
            Missing::Roles(_, count) => {
                format!("this {aimed} lacks {count} premises of the scheme `{scheme}`")
            }
            Missing::Count { wanted, found } => {
                let s = if *wanted == 1 { "" } else { "s" };
                format!("the scheme `{scheme}` has {wanted} premise{s}, and this {aimed} has {found}")
            }
        };
        let place = argument.authored().scheme.as_ref().and_then(|scheme| scheme.span);
        let mut finding = Diagnostic::new(sink.code(), place.or(argument.span()), message);
        let has_keys = map.idiom(argument.span()).has_keys();
        finding.help = Some(match missing {
            Missing::Roles(roles, count) => {
                finding.notes = roles.iter().map(|role| described(role)).collect();
                let ids = roles.iter().map(|role| role.id.value.as_str());
                match has_keys {
                    true => format!("add {} under `premises:`{}", ticked(ids, count), warrant(&roles)),
                    false => format!("add a premise that is {}", ticked(ids, count)),
                }
            }
            Missing::Count { wanted, .. } => {
                let roles: Vec<&Role> = required(pattern.scheme, argument).take(MOST).collect();
                finding.notes = roles.iter().map(|role| described(role)).collect();
                let ids = roles.iter().map(|role| role.id.value.as_str());
                match has_keys {
                    true => format!("say under `premises:` which claim plays {}", ticked(ids, wanted)),
                    false => format!("add what is missing of {}", ticked(ids, wanted)),
                }
            }
        });
        sink.push(finding);
    }
}

/// What an argument lacks.
enum Missing<'m> {
    /// Some roles, the first of them, and how many there are.
    Roles(Vec<&'m Role>, usize),
    /// Nobody knows which, for the argument names no roles.
    Count { wanted: usize, found: usize },
}

fn missing<'m>(pattern: &Pattern<'m>, argument: &Argument) -> Option<Missing<'m>> {
    let authored = argument.authored();
    let has_warrant = authored.warrant.is_some() && pattern.roles.contains(Scheme::WARRANT);
    let wanted = pattern.roles.len() - usize::from(has_warrant);
    if authored.roles.is_empty() {
        let found = argument.premises().len();
        return (found < wanted).then_some(Missing::Count { wanted, found });
    }
    let mut played = HashSet::new();
    let mut unknown = Vec::new();
    for role in &authored.roles {
        match pattern.roles.get(role.value.as_str()) {
            Some(&role) => played.insert(role),
            None => {
                unknown.push(role.value.as_str());
                false
            }
        };
    }
    if has_warrant {
        played.insert(Scheme::WARRANT);
    }
    // A role that a misspelt one means is played; `unknown-scheme` says so.
    for word in unknown.into_iter().take(MOST) {
        if let Some(meant) = did_you_mean(word, pattern.scheme.role_ids().take(MOST)) {
            played.insert(meant);
        }
    }
    let count = pattern.roles.len() - played.len();
    let roles = pattern.scheme.premises.iter().filter(|role| !played.contains(role.id.value.as_str()));
    (count > 0).then(|| Missing::Roles(roles.take(MOST).collect(), count))
}

/// The roles of a scheme but for the one that the argument's own warrant plays.
fn required<'m>(scheme: &'m Scheme, argument: &Argument) -> impl Iterator<Item = &'m Role> {
    let has_warrant = argument.authored().warrant.is_some();
    scheme.premises.iter().filter(move |role| !(has_warrant && role.id.value == Scheme::WARRANT))
}

fn described(role: &Role) -> String {
    format!("`{}`: {}", role.id.value, role.text)
}

/// What else there is to be done where the generalisation is missing.
fn warrant(roles: &[&Role]) -> &'static str {
    match roles {
        [role] if role.id.value == Scheme::WARRANT => ", or say it in words under `warrant:`",
        roles if roles.iter().any(|role| role.id.value == Scheme::WARRANT) => {
            "; the warrant can also be said in words, under `warrant:`"
        }
        _ => "",
    }
}
