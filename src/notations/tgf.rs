//! The Trivial Graph Format: a line for each argument, its name and perhaps a label; a line `#`; and a line for each
//! attack, the two names and perhaps a label.
//!
//! An argument becomes a claim that is asserted, its label the sentence, and an attack an objection: so the verdicts of the
//! map are the labels that the field's semantics give to the framework.

use super::{
    Reading, Text,
    frameworks::{Attack, Declared, claims, lines, not_empty, phrase},
};
use crate::source::Span;

pub(super) fn read(text: &mut Text<'_>) -> Reading {
    let mut reading = Reading::default();
    reading.check_letters(text.file, &text.text);
    let lines = lines(text.file, &text.text, None);
    let hash = lines.iter().position(|line| matches!(line[..], [("#", _), ..]));
    let (nodes, edges) = match hash {
        Some(hash) => (&lines[..hash], &lines[hash + 1..]),
        None => (&lines[..], &[][..]),
    };
    match hash.map(|hash| &lines[hash][1..]) {
        Some([(_, more), ..]) => {
            reading.wrong(*more, "the line `#` holds nothing else");
        }
        Some([]) => {}
        None => {
            let end = text.text.len() as u32;
            let finding =
                reading.wrong(Span::new(text.file, end, end), "there is no line `#` before the attacks");
            finding.help =
                Some("write a line `#` behind the arguments, and the attacks behind it".to_owned());
        }
    }
    let declared =
        |line: &Vec<_>| Declared { name: line[0], bare: line[0].0, label: phrase(&text.text, &line[1..]) };
    let arguments: Vec<Declared<'_>> = nodes.iter().map(declared).collect();
    let mut attacks = Vec::with_capacity(edges.len());
    for line in edges {
        let [from, to, ref rest @ ..] = line[..] else {
            reading
                .wrong(line[0].1, "an attack takes two names: of the one that attacks, and of the attacked");
            continue;
        };
        if let Some((_, label)) = phrase(&text.text, rest) {
            reading.loss(label, "the label of an attack");
        }
        attacks.push(Attack { from, to });
    }
    claims(&mut reading, &arguments, &attacks);
    not_empty(&mut reading, text.file, "write a line with a name for each argument");
    reading
}
