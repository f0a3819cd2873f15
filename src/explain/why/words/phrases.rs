//! What lines are made of.

use crate::{
    document::{Strength, Verdict},
    map::{ArgumentId, ArgumentMap, Claim, ClaimId, Side},
    source::is_obeyed,
};

/// A text of the author's on one line, without anything that a terminal would obey.
pub(super) fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().map(|letter| if is_obeyed(letter) { '\u{fffd}' } else { letter }).collect()
}

/// `ID is VERDICT: TEXT`, and where in it the verdict is.
pub(super) fn headline(
    map: &ArgumentMap,
    claim: ClaimId,
    verdict: Verdict,
) -> (String, Option<(usize, Verdict)>) {
    let claim = map.claim(claim);
    let start = format!("{} is ", plain(claim.id()));
    let at = start.len();
    (format!("{start}{verdict}: {}", plain(claim.text())), Some((at, verdict)))
}

/// `LEAD ID (VERDICT, MORE): TEXT`, and where in it the verdict is.
pub(super) fn mention(
    map: &ArgumentMap,
    claim: ClaimId,
    (lead, verdict, more): (&str, Verdict, &str),
    with_text: bool,
) -> (String, Option<(usize, Verdict)>) {
    let claim = map.claim(claim);
    let start = format!("{lead}{} (", plain(claim.id()));
    let at = start.len();
    let text = if with_text { format!(": {}", plain(claim.text())) } else { String::new() };
    (format!("{start}{verdict}{more}){text}"), Some((at, verdict)))
}

/// The first few of some ids, as words.
pub(super) fn listed<'m>(mut ids: impl Iterator<Item = &'m str>) -> String {
    const MOST: usize = 4;
    let first: Vec<String> = ids.by_ref().take(MOST).map(plain).collect();
    match ids.count() {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

/// An argument by its premises, and what the author says of it: `corroded, frost (load, weak)`. Of one that stands it is
/// said, too, if it is weaker than its step.
pub(super) fn argument(map: &ArgumentMap, id: ArgumentId, stands: Option<Strength>) -> String {
    let argument = map.argument(id);
    let premises = listed(argument.premises().iter().map(|&premise| map.claim(premise).id()));
    let said = said_of(map, id, stands);
    if said.is_empty() { premises } else { format!("{premises} ({said})") }
}

/// The name of an argument and its quality, where it has any; and the strength with which it stands, where that is less
/// than the author says of the step.
pub(super) fn said_of(map: &ArgumentMap, id: ArgumentId, stands: Option<Strength>) -> String {
    let argument = map.argument(id);
    let strength = argument.authored().strength.as_ref().map(|strength| strength.value);
    let quality = match (strength, stands) {
        _ if argument.side() == Side::Support && argument.is_strict() => Some("strict".to_owned()),
        (Some(own), Some(weaker)) if weaker < own => Some(format!("{own}, but {weaker} by its premises")),
        (Some(Strength::Moderate) | None, _) => None,
        (Some(own), _) => Some(own.name().to_owned()),
    };
    argument.id().map(plain).into_iter().chain(quality).collect::<Vec<_>>().join(", ")
}

/// Where an assertion comes from: the first of its citations.
pub(super) fn cited(claim: &Claim) -> String {
    let [first, rest @ ..] = claim.authored().from.as_slice() else { return String::new() };
    let mut words = plain(&first.source.value);
    if let Some(paragraph) = &first.paragraph {
        words.push_str(&format!(", paragraph {}", paragraph.value));
    }
    if let Some(sentence) = &first.sentence {
        words.push_str(&format!(", sentence {}", sentence.value));
    }
    match rest.len() {
        0 => format!(" [{words}]"),
        more => format!(" [{words}; and {more} more]"),
    }
}
