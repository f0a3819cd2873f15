//! A comment for a review: what became of the conclusions, a table of the verdicts, and every change behind a fold.

use std::fmt::Write;

use crate::{
    explain::{
        Difference,
        diff::{Change, Mark, Phrase, Piece, Turn},
    },
    formats::markdown::escape::{escaped, shortened},
};

/// The most rows of the table, and the most changes that are listed: a comment has to stay one.
const MOST_ROWS: usize = 40;
const MOST_CHANGES: usize = 200;

pub(super) fn write(difference: &Difference) -> String {
    if difference.is_empty() {
        return "No differences.\n".to_owned();
    }
    let mut comment = String::new();
    for conclusion in &difference.conclusions {
        let sentence = marked_up(&difference.headline(conclusion));
        let _ = match sentence.split_once(", because ") {
            Some((fell, because)) => writeln!(comment, "**{fell}**, because {because}.\n"),
            None => writeln!(comment, "**{sentence}**.\n"),
        };
    }
    verdicts(&mut comment, difference);
    changes(&mut comment, difference);
    comment
}

fn verdicts(comment: &mut String, difference: &Difference) {
    if difference.verdicts.is_empty() {
        comment.push_str("No verdict is another.\n");
        return;
    }
    comment.push_str("| | claim | was | is | because |\n|---|---|---|---|---|\n");
    for turned in difference.verdicts.iter().take(MOST_ROWS) {
        let sign = match turned.turn() {
            Turn::Fall => "↓",
            Turn::Rise => "↑",
            Turn::Aside => "→",
        };
        let because = difference.cause(turned).map(|cause| marked_up(&cause)).unwrap_or_default();
        let _ = writeln!(
            comment,
            "| {sign} | `{}` {} | {} | **{}** | {because} |",
            turned.claim,
            shortened(&turned.text),
            turned.old,
            turned.new,
        );
    }
    if let Some(more) = difference.verdicts.len().checked_sub(MOST_ROWS).filter(|&more| more > 0) {
        let _ = writeln!(comment, "\nand {more} more.");
    }
}

fn changes(comment: &mut String, difference: &Difference) {
    if difference.changes.is_empty() {
        return;
    }
    let _ = writeln!(comment, "\n<details>\n<summary>{}</summary>\n", summary(&difference.changes));
    let entries = difference.entries();
    for entry in entries.iter().take(MOST_CHANGES) {
        let _ = writeln!(comment, "- {} {}", word(entry.mark), marked_up(&entry.head));
        for (mark, detail) in &entry.details {
            match mark {
                Some(mark) => {
                    let _ = writeln!(comment, "  - {} {}", word(*mark), marked_up(detail));
                }
                None => {
                    let _ = writeln!(comment, "  - {}", marked_up(detail));
                }
            }
        }
    }
    if let Some(more) = entries.len().checked_sub(MOST_CHANGES).filter(|&more| more > 0) {
        let _ = writeln!(comment, "- and {more} more");
    }
    comment.push_str("\n</details>\n");
}

fn word(mark: Mark) -> &'static str {
    match mark {
        Mark::Added => "**added**",
        Mark::Removed => "**removed**",
        Mark::Changed => "**changed**",
    }
}

/// `5 changes: 1 claim added, 1 claim renamed, 3 others`.
fn summary(changes: &[Change]) -> String {
    let count = |is: fn(&Change) -> bool| changes.iter().filter(|change| is(change)).count();
    let kinds = [
        ("claim", "added", count(|it| matches!(it, Change::ClaimAdded { .. }))),
        ("claim", "removed", count(|it| matches!(it, Change::ClaimRemoved { .. }))),
        ("claim", "renamed", count(|it| matches!(it, Change::ClaimRenamed { .. }))),
        ("argument", "added", count(|it| matches!(it, Change::ArgumentAdded { .. }))),
        ("argument", "removed", count(|it| matches!(it, Change::ArgumentRemoved { .. }))),
        ("argument", "changed", count(|it| matches!(it, Change::ArgumentChanged { .. }))),
        ("argument", "moved", count(|it| matches!(it, Change::ArgumentMoved { .. }))),
    ];
    let told: usize = kinds.iter().map(|(_, _, count)| count).sum();
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let mut words: Vec<String> = kinds
        .iter()
        .filter(|(_, _, count)| *count > 0)
        .map(|(what, became, count)| format!("{count} {what}{} {became}", plural(*count)))
        .collect();
    let others = changes.len() - told;
    if others > 0 && !words.is_empty() {
        words.push(format!("{others} other{}", plural(others)));
    }
    let all = format!("{} change{}", changes.len(), plural(changes.len()));
    if words.is_empty() { all } else { format!("{all}: {}", words.join(", ")) }
}

/// A phrase in which the author's words are nothing but words.
fn marked_up(phrase: &Phrase) -> String {
    let mut text = String::new();
    for piece in &phrase.0 {
        match piece {
            Piece::Plain(words) => text.push_str(words),
            Piece::Id(id) => {
                let _ = write!(text, "`{id}`");
            }
            Piece::Text(words) => text.push_str(&escaped(words)),
            Piece::Old(words) => {
                let _ = write!(text, "~~{}~~", escaped(words));
            }
            Piece::New(words) => {
                let _ = write!(text, "**{}**", escaped(words));
            }
        }
    }
    text
}
