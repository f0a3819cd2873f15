//! A diff of lines, for a file that is no map by itself.

use std::{fs, io::Read, path::Path};

use elenchus::{map::Limits, source::is_obeyed};
use similar::{ChangeTag, TextDiff};

use super::super::{
    Failure,
    output::{Output, Paint},
};

/// How many lines are shown around a change.
const AROUND: usize = 3;
/// After so long the rest is told as replaced, so that no two files take minutes.
const LONGEST: std::time::Duration = std::time::Duration::from_secs(2);

/// Prints what differs between two files, line by line, as git would.
pub fn print(
    [(old, old_name), (new, new_name)]: [(&Path, &str); 2],
    limits: &Limits,
    out: &mut Output,
) -> Result<(), Failure> {
    let (old, new) = (text(old, limits)?, text(new, limits)?);
    let difference = TextDiff::configure().timeout(LONGEST).diff_lines(&old, &new);
    writeln!(out, "{}", out.paint(Paint::Strong, &format!("--- {old_name}")));
    writeln!(out, "{}", out.paint(Paint::Strong, &format!("+++ {new_name}")));
    for hunk in difference.unified_diff().context_radius(AROUND).iter_hunks() {
        writeln!(out, "{}", hunk.header());
        for change in hunk.iter_changes() {
            let (sign, paint) = match change.tag() {
                ChangeTag::Equal => (' ', None),
                ChangeTag::Delete => ('-', Some(Paint::Bad)),
                ChangeTag::Insert => ('+', Some(Paint::Good)),
            };
            let line = format!("{sign}{}", safe(change.value().trim_end_matches('\n')));
            match paint {
                Some(paint) => writeln!(out, "{}", out.paint(paint, &line)),
                None => writeln!(out, "{line}"),
            }
        }
    }
    Ok(())
}

/// A line without anything that a terminal would obey.
fn safe(line: &str) -> String {
    let is_unsafe = |letter: char| letter != '\t' && is_obeyed(letter);
    line.trim_end_matches('\r')
        .chars()
        .map(|letter| if is_unsafe(letter) { '\u{fffd}' } else { letter })
        .collect()
}

/// The text of a file, nothing of the one that stands for none.
fn text(path: &Path, limits: &Limits) -> Result<String, Failure> {
    if path == Path::new("/dev/null") {
        return Ok(String::new());
    }
    let cannot = |error| Failure::new(format!("cannot read {}: {error}", path.display()));
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(cannot)?;
    file.take(limits.file_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(cannot)?;
    match bytes.len() as u64 > limits.file_bytes {
        true => Err(Failure::new(format!("{} is larger than {} bytes", path.display(), limits.file_bytes))),
        false => Ok(String::from_utf8_lossy(&bytes).into_owned()),
    }
}
