//! Runs a text through the checks and says what was found.

use elenchus::{Report, checks::Levels, map::Loader};

/// The report on a text, at the map's own levels.
pub fn report(text: &str) -> Report {
    Loader::new().parse("map.yaml", text).check_with(&Levels::new())
}

/// What is found in a text: `check line:column`, in order.
pub fn found(text: &str) -> Vec<String> {
    listed(&report(text))
}

/// What is found in a text by a few checks, as loud as warnings, and by no other.
pub fn found_by(checks: &[&str], text: &str) -> Vec<String> {
    let mut levels = Levels::new();
    for code in elenchus::checks::codes() {
        let level = if checks.contains(&code.name) { elenchus::Level::Warn } else { elenchus::Level::Allow };
        levels = levels.set(code.name, level);
    }
    listed(&Loader::new().parse("map.yaml", text).check_with(&levels))
}

/// A report as `check line:column`, in order.
pub fn listed(report: &Report) -> Vec<String> {
    let line = |finding: &elenchus::diagnostic::Diagnostic| match finding.primary.span {
        Some(span) => {
            let (_, at) = report.files().locate(span);
            format!("{} {}:{}", finding.code, at.line, at.column)
        }
        None => finding.code.to_string(),
    };
    report.iter().map(line).collect()
}
