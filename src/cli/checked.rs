//! What checking some maps found, and how people are told.

use std::{fmt::Write, path::PathBuf};

use clap::Args;
use elenchus::{
    Report, Severity,
    checks::Levels,
    map::Loaded,
    report::{self, text},
};

use super::{
    Failure,
    arguments::Maps,
    levels::LevelFlags,
    open,
    output::{MOST_FINDINGS, Output, counted, one_line},
};

/// Which maps are checked, and how.
#[derive(Args)]
pub struct Checking {
    #[command(flatten)]
    pub maps: Maps,
    /// Print so many findings of each check, and count the others
    #[arg(long, value_name = "N", default_value_t = MOST_FINDINGS)]
    max_findings: usize,
    #[command(flatten)]
    levels: LevelFlags,
}

impl Checking {
    /// Checks each of the maps, and hands on what was read of it.
    pub fn each(
        &self,
        checked: &mut Checked,
        out: &Output,
        mut then: impl FnMut(Loaded),
    ) -> Result<(), Failure> {
        open::each(&self.maps.paths, &self.maps.reading, out, |opened| {
            checked.add(&opened.loaded, &self.levels.over(opened.levels), self.max_findings);
            then(opened.loaded);
        })
    }
}

/// The findings of some maps.
#[derive(Default)]
pub struct Checked {
    /// Those of each map.
    pub reports: Vec<Report>,
    size: Size,
}

/// How large the maps are that were checked.
#[derive(Default)]
struct Size {
    claims: usize,
    arguments: usize,
    sources: usize,
}

/// The checks that complain of a verdict.
const OF_VERDICTS: &[&str] = &["conclusion-not-accepted", "expectation-failed", "unanswered-objection"];

impl Checked {
    /// Checks one map more, and keeps so many findings of each check.
    pub fn add(&mut self, loaded: &Loaded, levels: &Levels, most: usize) {
        let map = loaded.map();
        self.size.claims += map.claims().len();
        self.size.arguments += map.arguments().len();
        self.size.sources += map.sources().len();
        self.reports.push(loaded.check_with(levels).at_most(most));
    }

    /// Whether no finding fails the run.
    pub fn passes(&self) -> bool {
        self.reports.iter().all(Report::passes)
    }

    /// Every finding with the lines that it points at.
    pub fn findings(&self, style: text::Style) -> String {
        let mut text = String::new();
        for report in &self.reports {
            let _ = text::write(report, style, &mut text);
        }
        text
    }

    /// What may be asked next.
    pub fn hints(&self) -> String {
        let mut text = String::new();
        let findings = || self.reports.iter().flat_map(|report| report.iter());
        let worst = findings().find(|finding| finding.severity == Severity::Error).or(findings().next());
        if let Some(finding) = worst {
            let _ =
                writeln!(text, "`elenchus explain {}` says more about this kind of finding.", finding.code);
        }
        if findings().any(|finding| OF_VERDICTS.contains(&finding.code.name)) {
            text.push_str("`elenchus why CLAIM PATH` shows what decides a claim.\n");
        }
        text
    }

    /// One line: how many findings there are in how much.
    pub fn summary(&self, paths: &[PathBuf]) -> String {
        let what = match paths {
            [path] if path.as_os_str() == "-" => "standard input".to_owned(),
            [path] => one_line(&path.to_string_lossy()),
            paths => format!("{} maps", paths.len()),
        };
        let Size { claims, arguments, sources } = self.size;
        let size = [counted(claims, "claim"), counted(arguments, "argument"), counted(sources, "source")];
        let reports: Vec<&Report> = self.reports.iter().collect();
        format!("{what}: {}; {}", report::count(&reports), size.join(", "))
    }
}
