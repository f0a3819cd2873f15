//! What of a map AIF has no way to say.

use super::{act, cited};
use crate::{
    diagnostic::Diagnostic,
    document::{Citation, Meta, Scheme, Source, Standing, Strength},
    formats::losses::{Says, besides, loss},
    map::{Argument, Claim, Side, View},
    notations::aif::{is_question, scheme_id},
    source::Span,
};

/// What is lost: first what is said besides claims and what holds between them, then what AIF says in part.
struct Losses(Vec<Diagnostic>);

impl Losses {
    fn add(&mut self, is_lost: bool, place: Option<Span>, what: impl Into<String>) {
        if is_lost {
            self.0.push(loss(place, what));
        }
    }

    fn map(&mut self, view: &View<'_>) {
        let map = view.map();
        for own in map.schemes() {
            let Scheme { id, aliases, premises, conclusion, questions, note, source, title } = own;
            let says_more = !(aliases.is_empty() && premises.is_empty() && questions.is_empty())
                || conclusion.is_some()
                || note.is_some()
                || source.is_some();
            self.add(says_more, id.span, "what a scheme asks for");
            let is_renamed = title.as_ref().is_some_and(|title| scheme_id(title) != id.value);
            self.add(is_renamed, id.span, "the id of a scheme, which is known by its title");
        }
        let cited = cited(view);
        for (id, source) in map.sources() {
            let Source { author, published, url, file, sha256, note, .. } = source;
            let says_more = [author, url, note].into_iter().any(Option::is_some)
                || published.is_some()
                || file.is_some()
                || sha256.is_some();
            self.add(!cited.contains(&id), source.id.span, "a source that no claim cites");
            self.add(
                says_more && cited.contains(&id),
                source.id.span,
                "what is said of a source besides its title",
            );
        }
    }

    fn claim(&mut self, claim: &Claim) {
        let authored = claim.authored();
        let place = claim.span();
        if let Some(standing) = &authored.standing {
            let is_asked = |citation: &Citation| is_question(act(citation));
            let is_lost = match standing.value {
                Standing::Established => true,
                Standing::Asserted => !claim.because().is_empty(),
                Standing::Open => {
                    claim.because().is_empty()
                        && (authored.from.is_empty() || !authored.from.iter().all(is_asked))
                }
            };
            self.add(is_lost, standing.span, format!("that a claim is {}", standing.value));
        }
        for undercut in &authored.unless {
            self.add(true, undercut.span, "that it undercuts an assertion: it is written as an objection");
        }
        for citation in &authored.from {
            let Citation { digest, paragraph, sentence, page, url, .. } = citation;
            let has_passage = digest.is_some()
                || paragraph.is_some()
                || sentence.is_some()
                || [page, url].into_iter().any(Option::is_some);
            self.add(has_passage, citation.place.0.or(place), "where in a source something is said");
        }
        let has_more = authored.meta.as_ref().is_some_and(|meta| match &**meta {
            Meta::Object(entries) => {
                entries.keys().any(|key| !["nodeID", "rephrases"].contains(&key.as_str()))
            }
            _ => true,
        });
        self.add(has_more, place, "the data of a claim");
    }

    fn argument(&mut self, view: &View<'_>, argument: &Argument) {
        let authored = argument.authored();
        let place = argument.span();
        let hidden = view.hidden_premises(argument);
        self.add(hidden > 0, place, "the premises of an argument that are not selected");
        let strict = authored.strict.as_ref().filter(|strict| strict.value);
        self.add(strict.is_some(), strict.and_then(|strict| strict.span), "that a step is strict");
        // An objection with an undercut is no bare one, whether it says how strong it is or not.
        let strength = authored.strength.as_ref();
        let says_strength = strength.is_some_and(|strength| {
            let is_bare = argument.side() == Side::Objection && argument.unless().is_empty();
            is_bare || strength.value != Strength::default()
        });
        self.add(says_strength, strength.and_then(|strength| strength.span), "the strength of a step");
    }
}

/// What AIF has no way to say.
pub(in crate::formats) fn losses(view: &View<'_>) -> Vec<Diagnostic> {
    let says = Says {
        schemes: true,
        citations: true,
        claim_data: true,
        names: true,
        warrants: true,
        ..Says::default()
    };
    let mut losses = Losses(besides(view, says));
    losses.map(view);
    for (_, claim) in view.claims() {
        losses.claim(claim);
    }
    for (_, argument) in view.arguments() {
        losses.argument(view, argument);
    }
    losses.0
}
