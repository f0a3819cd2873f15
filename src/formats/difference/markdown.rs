//! A comment for a review: what became of the conclusions, a table of the verdicts, and every change behind a fold.

use std::fmt::Write;

use crate::{
    explain::{
        Difference,
        diff::{Change, ClaimEdit, Mark, Phrase, Piece, Turn},
    },
    formats::markdown::escape::shortened,
};

/// The most conclusions and the most rows of the table.
const MOST_ROWS: usize = 40;
/// From this length on, in bytes, no more changes are listed: GitHub takes comments of 65,536.
const LONGEST: usize = 50_000;

pub(super) fn write(difference: &Difference) -> String {
    if difference.is_empty() {
        return "No differences.\n".to_owned();
    }
    let mut comment = String::new();
    for conclusion in difference.conclusions.iter().take(MOST_ROWS) {
        let sentence = marked_up(&difference.headline(conclusion));
        let _ = match sentence.split_once(", because ") {
            Some((fell, because)) => writeln!(comment, "**{fell}**, because {because}.\n"),
            None => writeln!(comment, "**{sentence}**.\n"),
        };
    }
    if let Some(more) = difference.conclusions.len().checked_sub(MOST_ROWS).filter(|&more| more > 0) {
        let _ = writeln!(comment, "And {more} more conclusions.\n");
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
    let mut left_out = 0;
    for entry in difference.entries() {
        let head = (0, Some(entry.mark), entry.head);
        let details = entry.details.into_iter().map(|(mark, detail)| (2, mark, detail));
        for (indent, mark, phrase) in [head].into_iter().chain(details) {
            if comment.len() > LONGEST {
                left_out += 1;
                continue;
            }
            let word = mark.map(word).unwrap_or_default();
            let gap = if word.is_empty() { "" } else { " " };
            let _ = writeln!(comment, "{:indent$}- {word}{gap}{}", "", marked_up(&phrase));
        }
    }
    if left_out > 0 {
        let _ = writeln!(comment, "- and {left_out} more");
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
        ("claim", "reworded", count(|it| is_edit(it, |edit| matches!(edit, ClaimEdit::Text(_))))),
        ("claim", "moved", count(|it| is_edit(it, |edit| matches!(edit, ClaimEdit::Section(_))))),
        ("claim", "placed otherwise", count(|it| is_edit(it, |edit| matches!(edit, ClaimEdit::Standing(_))))),
        ("claim", "renamed", count(|it| matches!(it, Change::ClaimRenamed { .. }))),
        ("argument", "added", count(|it| matches!(it, Change::ArgumentAdded { .. }))),
        ("argument", "removed", count(|it| matches!(it, Change::ArgumentRemoved { .. }))),
        ("argument", "changed", count(|it| matches!(it, Change::ArgumentChanged { .. }))),
        ("argument", "moved", count(|it| matches!(it, Change::ArgumentMoved { .. }))),
        ("citation", "added", count(|it| matches!(it, Change::CitationAdded { .. }))),
        ("citation", "removed", count(|it| matches!(it, Change::CitationRemoved { .. }))),
        ("citation", "changed", count(|it| matches!(it, Change::CitationChanged { .. }))),
        ("conflict", "added", count(|it| matches!(it, Change::ConflictAdded { .. }))),
        ("conflict", "removed", count(|it| matches!(it, Change::ConflictRemoved { .. }))),
        ("source", "added", count(|it| matches!(it, Change::SourceAdded { .. }))),
        ("source", "removed", count(|it| matches!(it, Change::SourceRemoved { .. }))),
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

fn is_edit(change: &Change, is: fn(&ClaimEdit) -> bool) -> bool {
    matches!(change, Change::ClaimChanged { edit, .. } if is(edit))
}

/// A phrase in which the author's words are nothing but words, and no more of them than a sentence has.
fn marked_up(phrase: &Phrase) -> String {
    let mut text = String::new();
    for piece in &phrase.0 {
        match piece {
            Piece::Plain(words) => text.push_str(words),
            Piece::Id(id) => {
                let _ = write!(text, "`{id}`");
            }
            Piece::Text(words) => text.push_str(&shortened(words)),
            Piece::Old(words) => {
                let _ = write!(text, "~~{}~~", shortened(words));
            }
            Piece::New(words) => {
                let _ = write!(text, "**{}**", shortened(words));
            }
        }
    }
    text
}
