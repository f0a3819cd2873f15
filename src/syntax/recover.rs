//! Reading on after a mistake: the entry that holds it is blanked out, byte for byte, and the text is read again.
//!
//! Offsets stay what they are, so every later finding still points at the right place.

use std::ops::Range;

/// The most mistakes of one text that reading goes on after.
const MOST_TRIES: usize = 16;
/// How many bytes may be read again, all told. It bounds the time that a large broken file can take.
const REREAD_BYTES: usize = 2 << 20;

/// How often a text may be read again.
pub(super) fn tries(text: &str) -> usize {
    // JSON has no indentation to tell entries apart by.
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        return 0;
    }
    (REREAD_BYTES / text.len().max(1)).min(MOST_TRIES)
}

struct Line {
    start: usize,
    end: usize,
    /// How much white space there is before the first other character; `None` for a line that is blank or a comment.
    indent: Option<usize>,
}

fn lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let content = line.trim_start_matches([' ', '\t', '\u{feff}']);
            let blank = content.trim().is_empty() || content.starts_with('#');
            let here = start;
            start += line.len();
            Line { start: here, end: start, indent: (!blank).then(|| line.len() - content.len()) }
        })
        .collect()
}

/// The entry to skip for a mistake that was noticed at `offset`: the innermost of a top-level key's own
/// entries, such as one claim, else the top-level key. `None` where nothing is left to skip.
pub(super) fn broken_entry(text: &str, offset: usize) -> Option<Range<usize>> {
    let lines = lines(text);
    let found = lines.partition_point(|line| line.end <= offset).min(lines.len().checked_sub(1)?);
    // The parser may have noticed only at the next entry, or at the end, that the one before is not closed.
    let line = &lines[found];
    let key = text[line.start..line.end].find(':').unwrap_or(0);
    let tabbed = |line: usize| text[lines[line].start..].trim_start_matches(' ').starts_with('\t');
    let noticed_at_start =
        !tabbed(found) && line.indent.is_none_or(|indent| offset <= line.start + indent.max(key));
    let content = |line: usize| lines[line].indent.is_some();
    let mut at = found;
    if noticed_at_start && let Some(before) = (0..found).rev().find(|&line| content(line)) {
        at = before;
    }
    let top = (0..=at).rev().find(|&line| lines[line].indent == Some(0))?;
    let inner = (top + 1..lines.len()).find(|&line| content(line) && !tabbed(line))?;
    let depth = match inner <= at || tabbed(at) {
        true => lines[inner].indent?,
        false => 0,
    };
    let first = (0..=at).rev().find(|&line| lines[line].indent.is_some_and(|indent| indent <= depth))?;
    let behind = (first.max(at) + 1..lines.len())
        .find(|&line| lines[line].indent.is_some_and(|indent| indent <= depth));
    let end = behind.map_or(text.len(), |line| lines[line].start);
    Some(lines[first].start..end)
}

/// What of a text is not meant to stay: of each conflict that a merge has left, its marks and all sides but the first.
/// Given is the whole conflict, and the parts of it to be blanked out.
pub(super) fn merge_conflicts(text: &str) -> Vec<(Range<usize>, Vec<Range<usize>>)> {
    let mut conflicts = Vec::new();
    if !text.starts_with(OURS) && !text.contains("\n<<<<<<< ") {
        return conflicts;
    }
    let mut open: Option<(usize, usize, Option<usize>)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let is_parting = line.starts_with("||||||| ") || line.trim_end() == "=======";
        match open {
            _ if line.starts_with(OURS) => open = Some((start, end, None)),
            Some((first, behind, None)) if is_parting => open = Some((first, behind, Some(start))),
            Some((first, behind, Some(others))) if line.starts_with(">>>>>>> ") => {
                conflicts.push((first..end, vec![first..behind, others..end]));
                open = None;
            }
            _ => {}
        }
        start = end;
    }
    conflicts
}

/// What a conflict begins with.
const OURS: &str = "<<<<<<< ";

/// The keys that a skipped entry defines: the one it begins with.
pub(super) fn keys(entry: &str) -> impl Iterator<Item = String> {
    entry.lines().find(|line| !line.trim().is_empty()).into_iter().filter_map(|line| {
        let (key, _) = line.trim_start().split_once(':')?;
        let key = key.trim().trim_matches(['"', '\'']);
        (!key.is_empty()).then(|| key.to_owned())
    })
}

/// How long an entry's first line is, in bytes, without its break.
pub(super) fn first_line(entry: &str) -> u32 {
    entry.lines().next().map_or(0, |line| line.trim_end().len() as u32)
}

/// Overwrites ranges, which stand in order, with spaces as [`blank`] does.
pub(super) fn blank_all(text: &str, ranges: &[Range<usize>]) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        blanked += &text[at..range.start];
        blanked.extend(text[range.clone()].bytes().map(space));
        at = range.end;
    }
    blanked + &text[at..]
}

/// A space, but for what ends a line.
fn space(byte: u8) -> char {
    if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }
}

/// Overwrites a range with spaces, keeping line breaks and the length in bytes.
pub(super) fn blank(text: &str, range: Range<usize>) -> String {
    blank_all(text, &[range])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_around_a_mistake() {
        let text = "claims:\n  a: one\n  b:\n    text: [oops\n  c: three\n";
        let entry = |offset| broken_entry(text, offset).map(|range| &text[range]);
        let oops = text.find("oops").unwrap();
        assert_eq!(entry(oops), Some("  b:\n    text: [oops\n"));
        assert_eq!(
            entry(text.find("c:").unwrap()),
            Some("  b:\n    text: [oops\n"),
            "noticed at the next entry"
        );
        assert_eq!(entry(text.len()), Some("  c: three\n"));
    }

    #[test]
    fn blanking_keeps_offsets() {
        let text = "a: é\r\nb: 2\n";
        let blanked = blank(text, 0..7);
        assert_eq!(blanked, "     \r\nb: 2\n");
        assert_eq!(blanked.len(), text.len());
    }
}
