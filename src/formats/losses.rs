//! What formats that are read back have no way to say, each with its place.

use std::collections::HashSet;

use crate::{
    diagnostic::{Diagnostic, format_codes},
    document::Strength,
    map::{Argument, Claim, SourceId, View},
    source::Span,
};

/// Something that is not written.
///
/// # Arguments
///
/// * `what`: a noun phrase.
pub(super) fn loss(span: impl Into<Option<Span>>, what: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&format_codes::NOT_CARRIED_OVER, span, what)
}

/// What a format says of a map besides its claims and what holds between them. Whatever is false is lost.
#[derive(Clone, Copy, Default)]
pub(super) struct Says {
    pub title: bool,
    pub conclusions: bool,
    pub sections: bool,
    /// The strength of an assertion and of a step.
    pub strengths: bool,
    /// The notes of claims and arguments.
    pub notes: bool,
    /// The names of arguments.
    pub names: bool,
    /// Free-form data of the map.
    pub data: bool,
    /// Sources and citations; what is not said of them, the format tells itself.
    pub citations: bool,
}

/// What a map says besides its claims and what holds between them, and a format does not.
///
/// # Complexity
///
/// Linear in what is shown.
pub(super) fn besides(view: &View<'_>, says: Says) -> Vec<Diagnostic> {
    let map = view.map();
    let mut lost = Vec::new();
    let mut unless = |said: bool, there: bool, span: Option<Span>, what: &str| {
        if there && !said {
            lost.push(loss(span, what));
        }
    };
    unless(says.title, map.title().is_some(), map.title.as_ref().and_then(|title| title.span), "the title");
    unless(false, map.note().is_some(), None, "the note of the map");
    unless(says.data, map.meta().is_some(), None, "the data of the map");
    let day = map.as_of.as_ref();
    unless(false, day.is_some(), day.and_then(|day| day.span), "the day on which the map is judged");
    for &(claim, span) in map.conclusions.iter().filter(|&&(claim, _)| view.shows(claim)) {
        unless(says.conclusions, true, span.or(map.claim(claim).span()), "that a claim is a conclusion");
    }
    for level in map.lints() {
        unless(false, true, level.check.span, "the level of a check");
    }
    for scheme in map.schemes() {
        unless(false, true, scheme.id.span, "a scheme");
    }
    let mut cited: HashSet<SourceId> = HashSet::new();
    for (_, claim) in view.claims() {
        let authored = claim.authored();
        let place = authored.place.0.or(claim.span());
        unless(says.sections, map.own_name(claim.section()).is_some(), place, "the section of a claim");
        let strength = authored.strength.as_ref().filter(|strength| strength.value != Strength::default());
        let span = strength.and_then(|strength| strength.span).or(place);
        unless(says.strengths, strength.is_some(), span, "the strength of a claim");
        for citation in &authored.from {
            cited.extend(map.find_source(&citation.source.value));
            unless(says.citations, true, citation.place.0.or(place), "a citation");
        }
        let holds = authored.holds.as_ref();
        let day = holds.and_then(|window| window.from.as_ref().or(window.until.as_ref()));
        unless(
            false,
            holds.is_some(),
            day.and_then(|day| day.span).or(place),
            "the days on which a claim holds",
        );
        let confidence = authored.confidence.as_ref();
        let span = confidence.and_then(|confidence| confidence.span).or(place);
        unless(false, confidence.is_some(), span, "the confidence in a claim");
        let expect = authored.expect.as_ref();
        let span = expect.and_then(|expect| expect.span).or(place);
        unless(false, expect.is_some(), span, "the verdict that is expected of a claim");
        unless(false, !authored.tags.is_empty(), place, "the tags of a claim");
        unless(says.notes, authored.note.is_some(), place, "the note of a claim");
        unless(false, authored.meta.is_some(), place, "the data of a claim");
    }
    for (_, argument) in view.arguments() {
        let authored = argument.authored();
        let place = argument.span();
        let at = |span: Option<Span>| span.or(place);
        let id = authored.id.as_ref();
        unless(says.names, id.is_some(), at(id.and_then(|id| id.span)), "the name of an argument");
        let scheme = authored.scheme.as_ref();
        unless(
            false,
            scheme.is_some(),
            at(scheme.and_then(|scheme| scheme.span)),
            "the scheme of an argument",
        );
        unless(false, !authored.roles.is_empty(), place, "the roles of premises");
        unless(false, authored.warrant.is_some(), place, "the warrant of an argument");
        unless(false, !authored.questions.is_empty(), place, "what takes up critical questions");
        unless(says.notes, authored.note.is_some(), place, "the note of an argument");
    }
    for conflict in map.conflicts() {
        let shown = conflict.between().iter().any(|&side| view.shows(side));
        unless(
            says.notes,
            shown && conflict.authored().note.is_some(),
            conflict.span(),
            "the note of a conflict",
        );
    }
    for (id, source) in map.sources() {
        let is_shown = view.is_whole() || cited.contains(&id);
        unless(says.citations, is_shown, source.id.span, "a source");
    }
    lost
}

/// The place of something about a claim.
pub(super) fn place(claim: &Claim) -> Option<Span> {
    claim.authored().place.0.or(claim.span())
}

/// The place of something about an argument.
pub(super) fn place_of(view: &View<'_>, argument: &Argument) -> Option<Span> {
    argument.span().or_else(|| place(view.map().claim(argument.target())))
}
