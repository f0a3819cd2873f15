//! Findings as the commands that a GitHub workflow turns into annotations.

use std::fmt::{self, Write};

use super::Places;
use crate::diagnostic::{Diagnostic, Report, Severity};

/// Prints a line for each finding: `::error file=…,line=…,col=…,title=…::…`.
///
/// # Errors
///
/// What `out` says.
pub fn write(reports: &[&Report], out: &mut impl Write) -> fmt::Result {
    for report in reports {
        let places = Places::new(report.files());
        for finding in *report {
            self::finding(finding, &places, out)?;
        }
    }
    Ok(())
}

fn finding(finding: &Diagnostic, places: &Places<'_>, out: &mut impl Write) -> fmt::Result {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    write!(out, "::{command} ")?;
    let span = finding.primary.span;
    if let Some((file, range)) = span.and_then(|span| Some((places.file(span)?, places.range(span)?))) {
        let (start, end) = (range.start, range.end);
        write!(out, "file={},line={},col={},", property(file.name()), start.line, start.column)?;
        // An end column means something only on the line of the start.
        match start.line == end.line {
            true => write!(out, "endColumn={},", end.column.saturating_sub(1).max(start.column))?,
            false => write!(out, "endLine={},", end.line)?,
        }
    }
    let mut message = finding.message.clone();
    let facts = finding.notes.iter().map(|note| ("note", note));
    for (word, fact) in facts.chain(finding.help.iter().map(|help| ("help", help))) {
        let _ = write!(message, "\n{word}: {fact}");
    }
    writeln!(out, "title={}::{}", property(finding.code.name), data(&message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
