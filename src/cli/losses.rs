//! What could not be carried over, or is probably not meant, told once for each kind of thing, with its places.

use std::collections::HashMap;

use elenchus::{
    Diagnostic, Report,
    source::{FileSet, Span},
};

use super::output::{Output, counted};

/// Up to so many things of one kind are each shown in their lines.
const SHOWN_ONE_BY_ONE: usize = 3;
/// Of so many more the lines are named.
const LINES_NAMED: usize = 40;

/// Prints losses to standard error, unless it is to be quiet.
pub fn print(losses: &[Diagnostic], files: &FileSet, out: &Output) {
    if !losses.is_empty() && !out.quiet {
        out.broken(&Report::new(gathered(losses, files), files.clone()));
    }
}

/// The losses, where there are many of a kind as one that names the lines of the others.
fn gathered(losses: &[Diagnostic], files: &FileSet) -> Vec<Diagnostic> {
    let mut kinds: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for loss in losses {
        let place = *places.entry(&loss.message).or_insert(kinds.len());
        match kinds.get_mut(place) {
            Some(kind) => kind.push(loss),
            None => kinds.push(vec![loss]),
        }
    }
    let mut told = Vec::new();
    for kind in kinds {
        if kind.len() <= SHOWN_ONE_BY_ONE {
            told.extend(kind.into_iter().cloned());
            continue;
        }
        let (first, others) = (kind[0], &kind[1..]);
        let mut first = first.clone();
        first.notes.push(format!("and {} again", counted(others.len(), "time")));
        let placed = || others.iter().filter_map(|other| other.primary.span);
        // What is in one file mostly stands together.
        let spans: Vec<Span> = placed().take(LINES_NAMED).collect();
        for one_file in spans.chunk_by(|one, other| one.file == other.file) {
            let mut lines: Vec<usize> =
                one_file.iter().map(|&span| files.locate(span).1.line as usize).collect();
            lines.dedup();
            let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
            first.notes.push(format!("{}: lines {}", files.locate(one_file[0]).0, lines.join(", ")));
        }
        let more = placed().count() - spans.len();
        if more > 0 {
            first.notes.push(format!("and at {} more", counted(more, "place")));
        }
        told.push(first);
    }
    told
}
