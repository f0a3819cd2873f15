//! Lists of edges in tables: one row a relation, between commas (`csv`) or tabs (`tsv`). The first row names the columns.
//!
//! | column | also called | says |
//! |---|---|---|
//! | `source` | from, premise | the claim that a relation goes out from: its id, or its sentence |
//! | `target` | to, conclusion | the claim it leads to; for an undercut also the name of an argument |
//! | `relation` | type, stance | `support`, `attack`, `undercut`, `conflict`, `conclusion`, and other words for them |
//! | `argument` | group, linked | a name: rows that share it are one argument, whose premises work together |
//! | `strength` | | `weak`, `moderate` or `strong`, of the step or of the claim; `strict` of a step |
//! | `standing` | status | of the claim, in a row without a target |
//! | `section` | | of the claim, in a row without a target |
//! | `source-text`, `target-text` | text | the sentence of the claim |
//! | `note` | comment | a note on the argument, on the conflict or on the claim |
//!
//! A support is an item under `because`, an attack one under `despite`, an undercut `unless`; these three are directed, a
//! conflict is not. A row without a target is about its claim alone.

use super::{
    Reading, Text,
    cells::{Cell, Rows},
    edges::{Edge, Edges, Relation},
};
use crate::{document::shown, source::Span};

/// What the columns are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Source,
    Target,
    Relation,
    Argument,
    Strength,
    Standing,
    Section,
    SourceText,
    TargetText,
    Note,
}

/// What columns are called, in small letters and with `-` between words; the first is the name that is written.
const COLUMNS: &[(Column, &[&str])] = &[
    (Column::Source, &["source", "from", "premise", "premises", "source-id", "id"]),
    (Column::Target, &["target", "to", "conclusion", "target-id"]),
    (Column::Relation, &["relation", "type", "stance", "kind", "edge", "relation-type"]),
    (Column::Argument, &["argument", "group", "linked", "argument-id"]),
    (Column::Strength, &["strength"]),
    (Column::Standing, &["standing", "status"]),
    (Column::Section, &["section"]),
    (Column::SourceText, &["source-text", "text", "from-text", "premise-text", "sentence"]),
    (Column::TargetText, &["target-text", "to-text", "conclusion-text"]),
    (Column::Note, &["note", "comment", "notes"]),
];

/// Reads a table with commas between the cells, or semicolons, where the first row has them in place of commas.
pub(super) fn read_csv(text: &mut Text<'_>) -> Reading {
    let first = text.text.lines().next().unwrap_or_default();
    let between = if first.contains(';') && !first.contains(',') { ';' } else { ',' };
    read(text, between)
}

/// Reads a table with tabs between the cells.
pub(super) fn read_tsv(text: &mut Text<'_>) -> Reading {
    read(text, '\t')
}

fn read(text: &Text<'_>, between: char) -> Reading {
    let mut reading = Reading::default();
    reading.check_letters(text.file, &text.text);
    let mut rows = Rows::new(text.file, &text.text, between);
    let mut header = Vec::new();
    if !rows.next(&mut reading, &mut header) {
        let finding = reading.wrong(Span::new(text.file, 0, 0), "there is no table here");
        finding.help = Some(HELP.to_owned());
        return reading;
    }
    let columns = columns(&mut reading, &header);
    let mut row = Vec::new();
    let has = |column: Column| columns.contains(&Some(column));
    let missing = match (has(Column::Source), has(Column::Target) && !has(Column::Relation)) {
        (false, _) => Some(("no column is called `source`", HELP)),
        (true, true) => {
            Some(("no column is called `relation`", "add one that says `support` or `attack` in each row"))
        }
        (true, false) => None,
    };
    if let Some((message, help)) = missing {
        reading.wrong(header[0].span, message).help = Some(help.to_owned());
        // What is wrong with the cells is told all the same.
        while rows.next(&mut reading, &mut row) {}
        return reading;
    }
    let mut edges = Edges::new(reading);
    let mut parsed = Vec::new();
    // Of a column that nobody knows it is told whether it holds something.
    let mut used = vec![false; header.len()];
    let mut is_empty = true;
    while rows.next(&mut edges.reading, &mut row) {
        is_empty = false;
        row.iter().zip(&mut used).for_each(|(cell, used)| *used |= !cell.is_empty());
        if let Some(more) = row.iter().skip(columns.len()).find(|cell| !cell.is_empty()) {
            let message =
                format!("the row has more cells than there are columns, which are {}", columns.len());
            edges.reading.wrong(more.span, message).help =
                Some("put a cell that holds what stands between cells in quotation marks".to_owned());
        }
        parsed.extend(edge(&mut edges.reading, &columns, &row));
    }
    if is_empty {
        edges.reading.wrong(header[0].span, "there is no row behind the names of the columns");
    }
    for (cell, _) in header.iter().zip(used).filter(|(cell, used)| *used && column(&cell.text).is_none()) {
        edges.reading.loss(cell.span, format!("the column `{}`", shown(&cell.text)));
    }
    edges.read(&parsed)
}

/// Whether words are the names of columns of such a table: of one that holds claims, and of one that says what of them.
pub(super) fn is_header<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let columns: Vec<Column> = words.filter_map(|word| column(word).map(|at| COLUMNS[at].0)).collect();
    let says = |column: &Column| matches!(column, Column::Target | Column::Relation | Column::SourceText);
    columns.contains(&Column::Source) && columns.iter().any(says)
}

/// The place in [`COLUMNS`] of what a column is called; none where nobody knows.
fn column(name: &str) -> Option<usize> {
    let name = name.trim().trim_matches('"').to_lowercase().replace(['_', ' '], "-");
    COLUMNS.iter().position(|(_, names)| names.contains(&name.as_str()))
}

const HELP: &str = "name the columns in the first row: `source,target,relation`, and what else there is of `argument`, `strength`, `standing`, `section`, `text` and `note`";

/// What each column is for; none where nobody knows, or another is for the same.
fn columns(reading: &mut Reading, header: &[Cell<'_>]) -> Vec<Option<Column>> {
    let mut first: Vec<Option<Span>> = vec![None; COLUMNS.len()];
    let mut columns = Vec::with_capacity(header.len());
    for cell in header {
        let at = column(&cell.text).filter(|&at| match first[at] {
            None => true,
            Some(span) => {
                let message = format!("the column `{}` is there already", COLUMNS[at].1[0]);
                let finding = reading.wrong(cell.span, message);
                *finding = finding.clone().label(span, "here");
                false
            }
        });
        if let Some(at) = at {
            first[at] = Some(cell.span);
        }
        columns.push(at.map(|at| COLUMNS[at].0));
    }
    columns
}

/// What a row says.
fn edge<'t>(reading: &mut Reading, columns: &[Option<Column>], row: &[Cell<'t>]) -> Option<Edge<'t>> {
    let cell = |wanted: Column| {
        let at = columns.iter().position(|&column| column == Some(wanted))?;
        row.get(at).filter(|cell| !cell.is_empty()).cloned()
    };
    let place = Span::new(row[0].span.file, row[0].span.start, row[row.len() - 1].span.end);
    let Some(source) = cell(Column::Source) else {
        reading.wrong(place, "the row has no `source`");
        return None;
    };
    let relation = match cell(Column::Relation) {
        None => None,
        Some(word) => match Relation::of(&word.text) {
            Some(relation) => Some((relation, word.span)),
            None => {
                reading.wrong(word.span, format!("`{}` is no relation", shown(&word.text))).help =
                    Some("write `support`, `attack`, `undercut`, `conflict` or `conclusion`".to_owned());
                return None;
            }
        },
    };
    let target = cell(Column::Target);
    let mut edge = Edge {
        place,
        source,
        target,
        relation,
        argument: cell(Column::Argument),
        strength: cell(Column::Strength),
        standing: cell(Column::Standing),
        section: cell(Column::Section),
        source_text: cell(Column::SourceText),
        target_text: cell(Column::TargetText),
        note: cell(Column::Note),
    };
    match (&edge.target, edge.relation) {
        (Some(target), None) => {
            reading.wrong(target.span, "the row has a target and no relation").help =
                Some("write `support`, `attack`, `undercut` or `conflict`".to_owned());
            edge.target = None;
        }
        (None, Some((relation, span))) if relation != Relation::Conclusion => {
            reading.wrong(span, "the row has a relation and no target");
            edge.relation = None;
        }
        _ => {}
    }
    Some(edge)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn no_name_stands_for_two_columns() {
        let mut seen = HashMap::new();
        for (column, names) in COLUMNS {
            for name in *names {
                assert_eq!(seen.insert(name, column), None, "{name}");
            }
        }
    }
}
