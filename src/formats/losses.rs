//! What formats that are read back have no way to say, each with its place.

use std::collections::HashSet;

use crate::{
    diagnostic::{Diagnostic, format_codes},
    document::Strength,
    map::{Argument, Claim, SectionId, SourceId, View},
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

/// What a format says of a map besides its claims and what holds between them. Whatever is false is lost. Of what a format
/// says in part, the format itself tells what it does not.
#[derive(Clone, Copy, Default)]
pub(super) struct Says {
    pub title: bool,
    /// The note of the map.
    pub map_note: bool,
    /// Free-form data of the map.
    pub data: bool,
    pub conclusions: bool,
    /// The map's own schemes, and which one an argument follows.
    pub schemes: bool,
    pub sections: bool,
    /// The strength of an assertion and of a step.
    pub strengths: bool,
    /// Sources and citations.
    pub citations: bool,
    pub expectations: bool,
    pub tags: bool,
    /// The notes of claims and arguments.
    pub notes: bool,
    /// Free-form data of claims.
    pub claim_data: bool,
    /// The names of arguments.
    pub names: bool,
    pub warrants: bool,
}

/// What is lost, in the order in which it is looked for.
#[derive(Default)]
struct Lost(Vec<Diagnostic>);

impl Lost {
    /// Notes that something is lost, unless it is said or not there. One kind of thing is always called the same, and its
    /// place tells whose it is; where there is none, the words do.
    fn unless(&mut self, said: bool, there: bool, span: Option<Span>, what: &str, whose: &str) {
        if said || !there {
            return;
        }
        self.0.push(match span {
            None if !whose.is_empty() => loss(None, format!("{what}: `{whose}`")),
            span => loss(span, what),
        });
    }
}

/// What a map says besides its claims and what holds between them, and a format does not.
///
/// # Complexity
///
/// Linear in what is shown.
pub(super) fn besides(view: &View<'_>, says: Says) -> Vec<Diagnostic> {
    let mut lost = Lost::default();
    of_map(view, says, &mut lost);
    let mut sections: HashSet<SectionId> = HashSet::new();
    for (_, claim) in view.claims() {
        if sections.insert(claim.section())
            && let Some(name) = view.map().own_name(claim.section())
        {
            lost.unless(says.sections, true, place(claim), &format!("the section `{name}`"), "");
        }
        of_claim(claim, says, &mut lost);
    }
    for (_, argument) in view.arguments() {
        of_argument(view, argument, says, &mut lost);
    }
    for conflict in view.conflicts() {
        lost.unless(
            says.notes,
            conflict.authored().note.is_some(),
            conflict.span(),
            "the note of a conflict",
            "",
        );
    }
    let mut lost = lost.0;
    lost.extend(view.map().comment_losses());
    lost
}

fn of_map(view: &View<'_>, says: Says, lost: &mut Lost) {
    let map = view.map();
    let title = map.title.as_ref();
    lost.unless(says.title, title.is_some(), title.and_then(|title| title.span), "the title", "");
    lost.unless(says.map_note, map.note().is_some(), None, "the note of the map", "");
    lost.unless(says.data, map.meta().is_some(), None, "the data of the map", "");
    let day = map.as_of.as_ref();
    let span = day.and_then(|day| day.span);
    lost.unless(false, day.is_some(), span, "the day on which the map is judged", "");
    for &(claim, span) in map.conclusions.iter().filter(|&&(claim, _)| view.shows(claim)) {
        let claim = map.claim(claim);
        let what = format!("that the map argues for `{}`", claim.id());
        lost.unless(says.conclusions, true, span.or(claim.span()), &what, "");
    }
    for level in map.lints() {
        lost.unless(false, true, level.check.span, "the level of a check", &level.check.value);
    }
    for scheme in map.schemes() {
        lost.unless(says.schemes, true, scheme.id.span, &format!("the scheme `{}`", scheme.id.value), "");
    }
    let cited: HashSet<SourceId> = match says.citations || view.is_whole() {
        true => HashSet::new(),
        false => {
            let citations = view.claims().flat_map(|(_, claim)| &claim.authored().from);
            citations.filter_map(|citation| map.find_source(&citation.source.value)).collect()
        }
    };
    for (id, source) in map.sources() {
        let is_shown = view.is_whole() || cited.contains(&id);
        lost.unless(says.citations, is_shown, source.id.span, "a source", &source.id.value);
    }
}

fn of_claim(claim: &Claim, says: Says, lost: &mut Lost) {
    let authored = claim.authored();
    let place = place(claim);
    let mut unless = |said: bool, there: bool, span: Option<Span>, what: &str| {
        lost.unless(said, there, span.or(place), what, claim.id());
    };
    let strength = authored.strength.as_ref().filter(|strength| strength.value != Strength::default());
    let span = strength.and_then(|strength| strength.span);
    unless(says.strengths, strength.is_some(), span, "the strength of a claim");
    for citation in &authored.from {
        unless(says.citations, true, citation.place.0, "a citation");
    }
    let holds = authored.holds.as_ref();
    let day = holds.and_then(|window| window.from.as_ref().or(window.until.as_ref()));
    unless(false, holds.is_some(), day.and_then(|day| day.span), "the days on which a claim holds");
    let confidence = authored.confidence.as_ref();
    let span = confidence.and_then(|confidence| confidence.span);
    unless(false, confidence.is_some(), span, "the confidence in a claim");
    let expect = authored.expect.as_ref();
    let span = expect.and_then(|expect| expect.span);
    unless(says.expectations, expect.is_some(), span, "the verdict that is expected of a claim");
    unless(says.tags, !authored.tags.is_empty(), None, "the tags of a claim");
    unless(says.notes, authored.note.is_some(), None, "the note of a claim");
    unless(says.claim_data, authored.meta.is_some(), None, "the data of a claim");
}

fn of_argument(view: &View<'_>, argument: &Argument, says: Says, lost: &mut Lost) {
    let authored = argument.authored();
    let place = place_of(view, argument);
    let target = view.map().claim(argument.target()).id();
    let mut unless = |said: bool, there: bool, span: Option<Span>, what: &str| {
        lost.unless(said, there, span.or(place), what, argument.id().unwrap_or(target));
    };
    let id = authored.id.as_ref();
    unless(says.names, id.is_some(), id.and_then(|id| id.span), "the name of an argument");
    let scheme = authored.scheme.as_ref();
    let span = scheme.and_then(|scheme| scheme.span);
    unless(says.schemes, scheme.is_some(), span, "the scheme of an argument");
    unless(false, !authored.roles.is_empty(), None, "the roles of premises");
    unless(says.warrants, authored.warrant.is_some(), None, "the warrant of an argument");
    unless(false, !authored.questions.is_empty(), None, "what takes up critical questions");
    unless(says.notes, authored.note.is_some(), None, "the note of an argument");
}

/// The place of something about a claim that has none of its own: the claim's id, and not all that is said of it.
pub(super) fn place(claim: &Claim) -> Option<Span> {
    claim.span().or(claim.authored().place.0)
}

/// The place of something about an argument.
pub(super) fn place_of(view: &View<'_>, argument: &Argument) -> Option<Span> {
    argument.span().or_else(|| place(view.map().claim(argument.target())))
}
