//! A list of relations in a table, as RFC 4180 has them: first a row for each claim, then one for each premise, objection,
//! undercut and conflict. `notations/table.rs` says what each column holds, and reads it back.

use std::collections::HashSet;

use super::{
    WriteError,
    losses::{Says, besides, loss, place_of},
};
use crate::{
    diagnostic::Diagnostic,
    map::{Argument, ArgumentId, ClaimId, View},
    semantics::Verdicts,
};

const COLUMNS: [&str; 9] =
    ["source", "target", "relation", "argument", "strength", "standing", "section", "text", "note"];

pub(super) fn write_csv(view: &View<'_>, _: &Verdicts) -> Result<String, WriteError> {
    Ok(write(view, ','))
}

pub(super) fn write_tsv(view: &View<'_>, _: &Verdicts) -> Result<String, WriteError> {
    Ok(write(view, '\t'))
}

/// The cells of a row, by the names of the columns; those that are not there are empty.
#[derive(Default)]
struct Row<'m> {
    source: &'m str,
    target: &'m str,
    relation: &'m str,
    argument: &'m str,
    strength: &'m str,
    standing: &'m str,
    section: &'m str,
    text: &'m str,
    note: &'m str,
}

fn write(view: &View<'_>, between: char) -> String {
    let map = view.map();
    let id = |claim: ClaimId| map.claim(claim).id();
    let mut table = Table { text: String::new(), between };
    table.cells(COLUMNS);
    for (_, claim) in view.claims() {
        let authored = claim.authored();
        table.row(Row {
            source: claim.id(),
            strength: authored.strength.as_ref().map_or("", |strength| strength.value.name()),
            standing: authored.standing.as_ref().map_or("", |standing| standing.value.name()),
            section: map.own_name(claim.section()).unwrap_or_default(),
            text: claim.text(),
            note: authored.note.as_deref().unwrap_or_default(),
            ..Row::default()
        });
    }
    for claim in view.conclusions() {
        table.row(Row { source: id(claim), relation: "conclusion", ..Row::default() });
    }
    for (_, claim) in view.claims() {
        let steps = [("because", "support", claim.because()), ("despite", "attack", claim.despite())];
        for (key, relation, arguments) in steps {
            for (at, &argument) in
                arguments.iter().enumerate().filter(|&(_, &argument)| is_written(view, argument))
            {
                let argument = map.argument(argument);
                let name = name(view, argument, || format!("{}/{key}/{}", claim.id(), at + 1));
                let authored = argument.authored();
                let strict = authored.strict.as_ref().is_some_and(|strict| strict.value);
                let own = authored.strength.as_ref().map_or("", |strength| strength.value.name());
                for (place, &premise) in argument.premises().iter().enumerate() {
                    table.row(Row {
                        source: id(premise),
                        target: claim.id(),
                        relation,
                        argument: &name,
                        strength: match place {
                            0 if strict => "strict",
                            0 => own,
                            _ => "",
                        },
                        note: authored.note.as_deref().filter(|_| place == 0).unwrap_or_default(),
                        ..Row::default()
                    });
                }
                for &by in argument.unless().iter().filter(|&&by| view.shows(by)) {
                    table.row(Row { source: id(by), target: &name, relation: "undercut", ..Row::default() });
                }
            }
        }
        for &by in claim.unless().iter().filter(|&&by| view.shows(by)) {
            table.row(Row { source: id(by), target: claim.id(), relation: "undercut", ..Row::default() });
        }
    }
    for (at, conflict) in map.conflicts().iter().enumerate() {
        let sides: Vec<ClaimId> =
            conflict.between().iter().copied().filter(|&side| view.shows(side)).collect();
        let Some((&first, others)) = sides.split_first() else { continue };
        let name = if others.len() > 1 { format!("conflict/{}", at + 1) } else { String::new() };
        for (place, &other) in others.iter().enumerate() {
            table.row(Row {
                source: id(first),
                target: id(other),
                relation: "conflict",
                argument: &name,
                note: conflict.authored().note.as_deref().filter(|_| place == 0).unwrap_or_default(),
                ..Row::default()
            });
        }
    }
    table.text
}

/// An argument of which something is not shown says more, or less, than it would without.
fn is_written(view: &View<'_>, argument: ArgumentId) -> bool {
    view.shows_argument(argument) && view.hidden_premises(view.map().argument(argument)) == 0
}

/// What an argument is called: as the author says, unless a claim is called so too; made of its place where its rows have
/// to be held together, or an undercut has to name it; else nothing.
fn name(view: &View<'_>, argument: &Argument, place: impl Fn() -> String) -> String {
    match argument.id().filter(|id| view.map().find(id).is_none()) {
        Some(id) => id.to_owned(),
        None if argument.premises().len() > 1 || !argument.unless().is_empty() => place(),
        None => String::new(),
    }
}

struct Table {
    text: String,
    between: char,
}

impl Table {
    fn row(&mut self, row: Row<'_>) {
        let Row { source, target, relation, argument, strength, standing, section, text, note } = row;
        self.cells([source, target, relation, argument, strength, standing, section, text, note]);
    }

    fn cells(&mut self, cells: [&str; 9]) {
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.text.push(self.between);
            }
            let blank = |letter: char| matches!(letter, ' ' | '\t');
            let needs_marks = cell.contains(['"', '\r', '\n', self.between])
                || cell.starts_with(blank)
                || cell.ends_with(blank);
            if needs_marks {
                self.text.push('"');
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(cell);
            }
        }
        self.text.push('\n');
    }
}

pub(super) fn losses(view: &View<'_>) -> Vec<Diagnostic> {
    let says = Says {
        conclusions: true,
        sections: true,
        strengths: true,
        notes: true,
        names: true,
        ..Says::default()
    };
    let mut lost = besides(view, says);
    let map = view.map();
    let mut seen: HashSet<ClaimId> = HashSet::new();
    for (id, argument) in view.arguments() {
        let place = place_of(view, argument);
        if !is_written(view, id) {
            lost.push(loss(place, "an argument of which not all is selected"));
        } else if argument.is_strict()
            && argument.authored().strict.is_some()
            && argument.authored().strength.is_some()
        {
            lost.push(loss(place, "the strength of a strict step"));
        }
        if argument.id().is_some_and(|id| map.find(id).is_some()) {
            lost.push(loss(place, "the name of an argument that a claim has too"));
        }
        let hidden = |by: &&ClaimId| !view.shows(**by);
        lost.extend(
            argument.unless().iter().filter(hidden).map(|_| loss(place, "an undercut that is not selected")),
        );
    }
    for conflict in map.conflicts() {
        seen.clear();
        if conflict.between().iter().any(|&side| !seen.insert(side)) {
            lost.push(loss(conflict.span(), "that a claim stands in a conflict twice"));
        }
    }
    lost
}
