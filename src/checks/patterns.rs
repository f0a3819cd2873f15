//! What the checks of schemes share: the arguments that name one, and the ids that each scheme has.

use std::collections::{HashMap, HashSet};

use super::{Context, words::joined};
use crate::{
    document::Scheme,
    map::{Argument, ArgumentMap},
};

/// The most that a finding spells out of a scheme; a stranger's may have more roles than anybody reads.
pub(super) const MOST: usize = 12;

/// The schemes of a map, with the ids of their roles and questions as sets. Each is made when it is first asked for.
#[derive(Default)]
pub(super) struct Patterns<'m> {
    by_id: HashMap<&'m str, Pattern<'m>>,
}

/// A scheme that arguments follow.
pub(super) struct Pattern<'m> {
    pub scheme: &'m Scheme,
    pub roles: HashSet<&'m str>,
    pub questions: HashSet<&'m str>,
}

impl<'m> Patterns<'m> {
    /// The pattern that an argument follows, if it names a scheme that there is.
    pub fn of(&mut self, map: &'m ArgumentMap, argument: &Argument) -> Option<&Pattern<'m>> {
        let scheme = map.scheme_of(argument)?;
        Some(self.by_id.entry(&scheme.id.value).or_insert_with(|| Pattern {
            scheme,
            roles: scheme.role_ids().collect(),
            questions: scheme.questions.iter().map(|question| question.id.value.as_str()).collect(),
        }))
    }
}

/// The arguments about whose schemes something can be said: nothing of their claims is missing, and the schemes of the
/// map were read whole.
pub(super) fn followers<'m>(context: &Context<'m>) -> impl Iterator<Item = &'m Argument> {
    let map = context.map();
    let unread = context.unread().is_some_and(|unread| unread.may_say_more());
    let named = map.arguments().map(|(_, argument)| argument).filter(|argument| argument.scheme().is_some());
    named.filter(move |argument| {
        let own = unread && argument.scheme().is_some_and(|name| map.scheme_names.contains_key(name));
        !own && !context.is_broken(argument.target())
    })
}

/// Words in backquotes: `a`, `b` and `c`. Of a long list, only the first are named.
pub(super) fn ticked<'w>(words: impl Iterator<Item = &'w str>, total: usize) -> String {
    let mut shown: Vec<String> = words.take(MOST).map(|word| format!("`{word}`")).collect();
    if shown.len() < total {
        shown.push(format!("{} more", total - shown.len()));
    }
    joined(shown)
}
