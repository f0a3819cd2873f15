//! The labels that the tests of a case expect, as the verdicts that are expected of claims.
//!
//! `in` is accepted and `undecided` contested. What is `out` has either arguments that fail, and is rejected; or nothing
//! that is assumed leads to it by any chain of arguments, and it is unsupported.

use super::{
    super::nodes::{entries, items, name},
    Case,
    formula::normal,
};
use crate::{
    document::{Standing, Verdict, shown},
    source::Spanned,
    syntax::{Node, Value},
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    In,
    Out,
    Undecided,
}

/// What is expected of a claim.
pub(super) struct Label<'t> {
    claim: usize,
    word: Word,
    node: Node<'t>,
}

fn word(name: &str) -> Option<Word> {
    match &*name.to_lowercase() {
        "in" => Some(Word::In),
        "out" => Some(Word::Out),
        "undecided" => Some(Word::Undecided),
        _ => None,
    }
}

/// A label that a statement itself has.
pub(super) fn label<'t>(case: &mut Case<'t>, claim: usize, node: Node<'t>) {
    let Some(named) = name(&mut case.reading, node, "a label") else { return };
    match word(named) {
        Some(word) => case.labels.push(Label { claim, word, node }),
        None => {
            let message = format!("`{}` is not a label: they are in, out and undecided", shown(named));
            case.reading.wrong(node.span(), message);
        }
    }
}

/// The tests of a case: statements by the label that they are to have.
pub(super) fn tests<'t>(case: &mut Case<'t>, tests: Node<'t>) {
    for entry in entries(&mut case.reading, tests, "the tests") {
        let Some(word) = word(entry.name) else {
            let message = format!("`{}` is not a label: they are in, out and undecided", shown(entry.name));
            case.reading.wrong(entry.key.span(), message);
            continue;
        };
        if let Value::Mapping(_) = entry.value.value() {
            case.reading.wrong(entry.value.span(), "the statements of a label are a list");
            continue;
        }
        for node in items(entry.value) {
            let Some(named) = name(&mut case.reading, node, "a statement") else { continue };
            match case.statements.get(&normal(named)) {
                Some(&claim) => case.labels.push(Label { claim, word, node }),
                // The rule engine makes statements of its own.
                None => {
                    let lost = format!(
                        "the label that is expected of `{}`, which is no statement here",
                        shown(named)
                    );
                    case.reading.loss(node.span(), lost);
                }
            }
        }
    }
}

/// Makes expectations of the labels; those of the tests come last, and count.
pub(super) fn settle(case: &mut Case<'_>) {
    let labels = std::mem::take(&mut case.labels);
    if labels.is_empty() {
        return;
    }
    let supported = supported(case);
    let mut words: Vec<Option<(Word, Node<'_>)>> = vec![None; case.reading.document.claims.len()];
    for Label { claim, word, node } in labels {
        if let Some((first, at)) = words[claim]
            && first != word
        {
            let id = &case.reading.document.claims[claim].id.value;
            let message = format!("two labels are expected of `{id}`");
            let finding = case.reading.wrong(node.span(), message);
            *finding = finding.clone().label(at.span(), "another here");
        }
        words[claim] = Some((word, node));
        let verdict = match (word, supported[claim]) {
            (Word::In, _) => Verdict::Accepted,
            (Word::Undecided, _) => Verdict::Contested,
            (Word::Out, true) => Verdict::Rejected,
            (Word::Out, false) => Verdict::Unsupported,
        };
        case.reading.document.claims[claim].expect = Some(Spanned { value: verdict, span: node.span() });
    }
}

/// Whether each claim follows from what stands without an argument, by any chain of arguments.
fn supported(case: &Case<'_>) -> Vec<bool> {
    let claims = &case.reading.document.claims;
    let places: std::collections::HashMap<&str, usize> =
        claims.iter().enumerate().map(|(at, claim)| (claim.id.value.as_str(), at)).collect();
    let mut steps: Vec<(usize, usize)> = Vec::new();
    let mut uses: Vec<Vec<usize>> = vec![Vec::new(); claims.len()];
    for (at, claim) in claims.iter().enumerate() {
        for argument in &claim.because {
            for premise in &argument.premises {
                uses[places[premise.value.as_str()]].push(steps.len());
            }
            steps.push((at, argument.premises.len()));
        }
    }
    let stands = |claim: &crate::document::Claim| {
        claim.standing.as_ref().is_some_and(|standing| standing.value != Standing::Open)
    };
    let mut supported: Vec<bool> = claims.iter().map(stands).collect();
    let mut queue: Vec<usize> = (0..claims.len()).filter(|&at| supported[at]).collect();
    while let Some(claim) = queue.pop() {
        for &step in &uses[claim] {
            let (conclusion, waits) = &mut steps[step];
            *waits -= 1;
            if *waits == 0 && !supported[*conclusion] {
                supported[*conclusion] = true;
                queue.push(*conclusion);
            }
        }
    }
    supported
}
