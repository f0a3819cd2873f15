//! Pros and cons in the form in which Kialo exports a discussion: a tree of claims by number, from the conclusions down. A
//! claim that comes up again is a reference to where it stands. `notations/kialo/` says what each line means, and reads it
//! back.

mod tree;
mod words;

use std::fmt::Write;

use super::{
    WriteError,
    losses::{Says, besides, loss, place, place_of},
    text::one_line,
};
use crate::{
    diagnostic::Diagnostic,
    document::{Source, Standing},
    map::{Side, View},
    notations::{Ids, kialo},
    semantics::Verdicts,
};
use tree::Tree;
use words::{Citations, escaped};

pub(super) fn write(view: &View<'_>, _: &Verdicts) -> Result<String, WriteError> {
    let map = view.map();
    let tree = Tree::of(view);
    let title = map.title().map(one_line).unwrap_or_default();
    let mut text = format!("Discussion Title: {title}").trim_end().to_owned() + "\n\n";
    if tree.has_theses() {
        let words = question(view).map_or_else(|| title.clone(), str::to_owned);
        let _ = writeln!(text, "{}", format!("1. {}", escaped(&words)).trim_end());
    }
    for (index, line) in tree.lines.iter().enumerate() {
        text.push_str(&tree.number(index));
        text.push_str(match line.bears_on.map(|(_, side)| side) {
            Some(Side::Support) => " Pro: ",
            Some(Side::Objection) => " Con: ",
            None => " ",
        });
        let claim = map.claim(line.claim);
        match tree.place_of(line.claim).filter(|&place| place != index) {
            Some(place) => {
                let _ = write!(text, "-> See {}", tree.number(place));
            }
            None => {
                let words = Citations::of(map, claim).linked(claim.text());
                text.push_str(&match line.bears_on {
                    None if tree.has_theses() => words::no_stance(words),
                    _ => words,
                });
            }
        }
        text.push('\n');
    }
    Ok(text)
}

/// The question that the theses answer, where it is not the title.
fn question<'m>(view: &View<'m>) -> Option<&'m str> {
    let data = view.map().meta()?.as_object()?;
    data.get(kialo::QUESTION)?.as_str().filter(|words| words.trim() == *words && !words.is_empty())
}

pub(super) fn losses(view: &View<'_>) -> Vec<Diagnostic> {
    let map = view.map();
    let tree = Tree::of(view);
    let is_question = tree.has_theses()
        && map.title().zip(question(view)).is_some_and(|(title, words)| one_line(title) != words)
        && map.meta().and_then(|data| data.as_object()).is_some_and(|data| data.len() == 1);
    let says = Says { title: true, conclusions: true, citations: true, data: is_question, ..Says::default() };
    let mut lost = besides(view, says);
    if let Some(title) = map.title.as_ref().filter(|title| one_line(&title.value) != title.value) {
        lost.push(loss(title.span, "the line breaks and spaces of the title"));
    }
    for line in tree.lines.iter().filter(|line| line.bears_on.is_none() && !line.is_conclusion) {
        lost.push(loss(place(map.claim(line.claim)), "that a claim is no conclusion"));
    }
    let (mut ids, mut source_ids) = (Ids::new(), Ids::new());
    let mut cited = vec![None; map.sources().len()];
    for (index, line) in tree.lines.iter().enumerate() {
        if tree.place_of(line.claim) != Some(index) {
            continue;
        }
        let claim = map.claim(line.claim);
        let at = place(claim);
        let authored = claim.authored();
        if ids.like(claim.text(), "claim") != claim.id() {
            lost.push(loss(claim.span(), "the id of a claim"));
        }
        if claim.text().trim() != claim.text() {
            lost.push(loss(authored.text.span.or(at), "the blanks around a sentence"));
        }
        if claim.standing() != Standing::Asserted {
            let span = authored.standing.as_ref().and_then(|standing| standing.span);
            lost.push(loss(span.or(at), format!("that a claim is {}", claim.standing())));
        }
        for id in &authored.unless {
            lost.push(loss(id.span.or(at), "an undercut"));
        }
        let citations = Citations::of(map, claim);
        for &index in &citations.lost {
            lost.push(loss(authored.from[index].place.0.or(at), "a citation"));
        }
        for source in citations.sources() {
            if cited[source.index()].is_none() {
                let address = map.source(source).url.as_deref().unwrap_or_default();
                cited[source.index()] = Some(kialo::source_id(&mut source_ids, address));
            }
        }
    }
    for (id, source) in map.sources() {
        let span = source.id.span;
        match &cited[id.index()] {
            Some(written) => {
                if *written != source.id.value {
                    lost.push(loss(span, "the id of a source"));
                }
                let bare = Source { id: source.id.clone(), url: source.url.clone(), ..Source::default() };
                if *source != bare {
                    lost.push(loss(span, "what a source says besides its address"));
                }
            }
            None if view.is_whole() => lost.push(loss(span, "a source")),
            None => {}
        }
    }
    for (_, argument) in view.arguments() {
        let authored = argument.authored();
        let at = place_of(view, argument);
        let strict =
            authored.strict.as_ref().filter(|strict| strict.value && argument.side() == Side::Support);
        if let Some(strict) = strict {
            lost.push(loss(strict.span.or(at), "that a step is strict"));
        }
        if let Some(strength) = &authored.strength {
            lost.push(loss(strength.span.or(at), "the strength of a step"));
        }
        for id in &authored.unless {
            lost.push(loss(id.span.or(at), "an undercut"));
        }
        if view.hidden_premises(argument) > 0 {
            lost.push(loss(at, "an argument of which not all is selected"));
        } else if argument.premises().len() > 1 {
            lost.push(loss(at, "that premises work together"));
        }
    }
    lost.extend(view.conflicts().map(|conflict| loss(conflict.span(), "a conflict")));
    lost
}
