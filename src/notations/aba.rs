//! What follows a header `p aba`, a flat assumption-based framework: assumptions `a 1`, their contraries `c 1 4`, and rules
//! `r 4 2 3`, the head before the body, in any order.
//!
//! An assumption becomes a claim that is asserted, and its contrary a bare objection to it. Every other atom is a claim that
//! is open, and a rule a strict step to it; one without a body makes its head established. In a flat framework nothing
//! objects to what a rule concludes, so that no strict step is ever read backwards, and the verdicts of the map are the
//! framework's own: an atom is accepted where its grounded extension derives it.

use super::{
    frameworks::{Word, object},
    iccma::{Numbers, nothing_more},
};
use crate::{
    document::{Argument, Place, Standing, shown},
    source::{Span, Spanned},
};

/// What the file says of an atom, as far as it has been read.
#[derive(Clone, Default)]
struct Role {
    assumed: Option<Span>,
    concluded: Option<Span>,
    /// The contrary, and where the assumption and it are named.
    contrary: Option<(usize, Span, Span)>,
}

pub(super) fn read(numbers: &mut Numbers, statements: &[Vec<Word<'_>>], mentioned: &mut [bool]) {
    let mut roles = vec![Role::default(); numbers.count as usize];
    for line in statements {
        let (word, place) = line[0];
        match (word, &line[1..]) {
            ("a", &[assumption, ref rest @ ..]) => {
                nothing_more(&mut numbers.reading, rest);
                if let Some(atom) = numbers.find(assumption, mentioned) {
                    assume(numbers, &mut roles[atom], assumption);
                }
            }
            ("c", &[assumption, contrary, ref rest @ ..]) => {
                nothing_more(&mut numbers.reading, rest);
                if let (Some(atom), Some(against)) =
                    (numbers.find(assumption, mentioned), numbers.find(contrary, mentioned))
                {
                    let role = &mut roles[atom];
                    match role.contrary {
                        Some((first, first_place, _)) if first != against => {
                            let message = format!("assumption {} has another contrary already", atom + 1);
                            let finding = numbers.reading.wrong(contrary.1, message);
                            *finding = finding.clone().label(first_place, "here");
                        }
                        Some(_) => {}
                        None => role.contrary = Some((against, assumption.1, contrary.1)),
                    }
                }
            }
            ("r", &[head, ref body @ ..]) => {
                let Some(concluded) = numbers.find(head, mentioned) else { continue };
                let premises: Vec<_> =
                    body.iter().filter_map(|&atom| numbers.find(atom, mentioned)).collect();
                if premises.len() < body.len() {
                    continue;
                }
                let end = body.last().unwrap_or(&head).1.end;
                conclude(numbers, (&mut roles[concluded], concluded), (&premises, body), head.1);
                let claim = &mut numbers.reading.document.claims[concluded];
                if let Some(argument) = claim.because.last_mut()
                    && !body.is_empty()
                {
                    argument.place = Place(Some(Span::new(place.file, place.start, end)));
                }
            }
            ("a", _) => drop(numbers.reading.wrong(place, "`a` takes the number of an assumption")),
            ("c", _) => drop(numbers.reading.wrong(place, "`c` takes an assumption and its contrary")),
            ("r", _) => drop(numbers.reading.wrong(place, "`r` takes a head, and the atoms of its body")),
            _ => {
                let message = format!(
                    "expected `a` and an assumption, `c`, an assumption and its contrary, or `r`, a head and a body, found `{}`",
                    shown(word)
                );
                numbers.reading.wrong(place, message);
            }
        }
    }
    for (atom, role) in roles.iter().enumerate() {
        let claim = &mut numbers.reading.document.claims[atom];
        if role.assumed.is_none() && claim.because.is_empty() && claim.standing.is_none() {
            claim.standing = Some(Spanned { value: Standing::Open, span: claim.id.span });
        }
        match (role.contrary, role.assumed) {
            (Some((contrary, named, ended)), Some(_)) => {
                // The objection is named where the contrary is.
                object(&mut numbers.reading, (contrary, ended), (atom, named));
            }
            (Some((_, named, _)), None) => {
                let message =
                    format!("atom {} has a contrary, and no line `a {0}` makes it an assumption", atom + 1);
                numbers.reading.wrong(named, message);
            }
            (None, _) => {}
        }
    }
}

fn assume(numbers: &mut Numbers, role: &mut Role, (word, place): Word<'_>) {
    let message = match (role.assumed, role.concluded) {
        (Some(first), _) => (format!("assumption {word} is declared a second time"), first),
        (None, Some(rule)) => (not_flat(word), rule),
        (None, None) => {
            role.assumed = Some(place);
            return;
        }
    };
    let finding = numbers.reading.wrong(place, message.0);
    *finding = finding.clone().label(message.1, "here");
}

fn not_flat(atom: &str) -> String {
    format!("atom {atom} is an assumption and the head of a rule: the framework is not flat")
}

/// Adds a rule to its head, the places of whose body are given beside its words.
fn conclude(
    numbers: &mut Numbers,
    (role, head): (&mut Role, usize),
    (premises, body): (&[usize], &[Word<'_>]),
    place: Span,
) {
    if let Some(assumed) = role.assumed {
        let finding = numbers.reading.wrong(place, not_flat(&(head + 1).to_string()));
        *finding = finding.clone().label(assumed, "here");
        return;
    }
    role.concluded.get_or_insert(place);
    let claims = &mut numbers.reading.document.claims;
    if premises.is_empty() {
        claims[head].standing = Some(Spanned::new(Standing::Established, place));
        return;
    }
    let id = |(&atom, &(_, place)): (&usize, &Word<'_>)| Spanned::new((atom + 1).to_string(), place);
    let argument = Argument {
        premises: premises.iter().zip(body).map(id).collect(),
        strict: Some(Spanned::new(true, place)),
        ..Argument::default()
    };
    claims[head].because.push(argument);
}
