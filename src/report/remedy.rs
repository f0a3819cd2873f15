//! What a fix would make of the lines that it changes, where that is little enough to be seen at once.

use super::{
    Places,
    excerpt::{Excerpt, excerpts, harmless},
};
use crate::{
    diagnostic::{Edit, Fix},
    source::SourceFile,
};

/// A line that a fix changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedLine {
    /// The line, from 1.
    pub line: usize,
    /// How it reads; of a very long line, what stands around the change.
    pub before: String,
    /// How it would read.
    pub after: String,
}

/// The lines that a fix changes, in their order; none where it changes several files, or more than can be
/// shown, or the same letters twice.
///
/// # Complexity
///
/// Linear in the number of edits, but for their order; of a line no more is looked at than is shown.
///
/// # Examples
///
/// ```
/// use elenchus::{ArgumentMap, report::{Places, changed_lines}};
///
/// let report = ArgumentMap::parse("claims: { rain: It rains., wet: { text: Wet., because: [rian] } }").unwrap_err();
/// # let elenchus::Error::Broken { report } = report else { panic!("{report}") };
/// let fix = report.iter().find_map(|finding| finding.fix.as_ref()).unwrap();
/// let lines = changed_lines(fix, &Places::new(report.files())).unwrap();
/// assert!(lines[0].before.contains("rian") && lines[0].after.contains("[rain]"));
/// ```
pub fn changed_lines(fix: &Fix, places: &Places<'_>) -> Option<Vec<ChangedLine>> {
    let windows = windows(fix, places)?;
    Some(windows.iter().flat_map(|window| changed_in(window, &fix.edits)).collect())
}

/// The lines around the edits, in windows, if all are small enough to be seen.
pub(super) fn windows(fix: &Fix, places: &Places<'_>) -> Option<Vec<Excerpt>> {
    let file = places.file(fix.edits.first()?.span)?;
    let is_seen = |edit: &Edit| edit.span.file == fix.edits[0].span.file && is_small(edit, file);
    let mut ranges: Vec<_> = fix.edits.iter().map(|edit| edit.span.range()).collect();
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    // Nobody keeps a program from making a fix whose edits overlap: then there is no telling what it makes.
    let is_apart = ranges.windows(2).all(|pair| pair[0].end <= pair[1].start);
    if !is_apart || !fix.edits.iter().all(is_seen) {
        return None;
    }
    let spans: Vec<_> = fix.edits.iter().map(|edit| edit.span).collect();
    Some(excerpts(file, &spans))
}

/// Whether an edit stays on its line, and is no more than one reads at a glance.
fn is_small(edit: &Edit, file: &SourceFile) -> bool {
    const LONGEST: usize = 160;
    let lines = file.lines();
    lines.line_of(edit.span.start) == lines.line_of(edit.span.end)
        && edit.span.range().len() <= LONGEST
        && edit.replacement.len() <= LONGEST
        && !edit.replacement.contains(['\n', '\r'])
}

fn changed_in(window: &Excerpt, edits: &[Edit]) -> Vec<ChangedLine> {
    let mut changed = Vec::new();
    let mut start = 0;
    for (at, before) in window.text.split('\n').enumerate() {
        let end = start + before.len();
        let here = window.spans.iter().filter(|(_, range)| start <= range.start && range.end <= end);
        let mut here: Vec<_> = here.collect();
        if !here.is_empty() {
            // From the end, so that what comes before keeps its place.
            here.sort_by_key(|(number, range)| std::cmp::Reverse((range.start, *number)));
            let mut after = before.to_owned();
            for (number, range) in here {
                let replacement = harmless(&edits[*number].replacement);
                after.replace_range(range.start - start..range.end - start, &replacement);
            }
            changed.push(ChangedLine { line: window.line + at, before: before.to_owned(), after });
        }
        start = end + 1;
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ArgumentMap;

    #[test]
    fn what_overlaps_has_no_lines() {
        let text = "claims: { rain: It rains., wet: { text: Wet., because: [rian] } }";
        let Err(crate::Error::Broken { report }) = ArgumentMap::parse(text) else { panic!("it is broken") };
        let places = Places::new(report.files());
        let mut fix = report.iter().find_map(|finding| finding.fix.clone()).unwrap();
        assert_eq!(changed_lines(&fix, &places).unwrap().len(), 1);
        let mut again = fix.edits[0].clone();
        again.span.start += 1;
        fix.edits.push(again);
        assert_eq!(changed_lines(&fix, &places), None);
    }
}
