//! `elenchus check`: every finding.

use clap::{Args, ValueEnum};
use elenchus::{
    Report, Severity,
    report::{self, github, json, sarif},
};

use super::{
    Failure, Outcome,
    arguments::Maps,
    levels::LevelFlags,
    open,
    output::{MOST_FINDINGS, Output, counted, one_line},
};

/// Report every finding in some maps
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus check claims/ bridge.yaml             two maps: a folder and a file
  elenchus check --deny warnings claims/         fail on warnings too
  elenchus check --to sarif . > found.sarif      for a code host
  generate-map | elenchus check -                what a program writes

Levels of checks are set in the map (`lints:`), then in elenchus.toml, then by these flags.
`elenchus explain` lists the checks.")]
pub struct Check {
    #[command(flatten)]
    maps: Maps,
    /// How to print findings
    #[arg(long, alias = "format", value_name = "FORMAT", default_value = "text", value_enum)]
    to: Format,
    /// Short for `--to json`
    #[arg(long, conflicts_with = "to")]
    json: bool,
    /// Print so many findings of each check, and count the others
    #[arg(long, value_name = "N", default_value_t = MOST_FINDINGS)]
    max_findings: usize,
    #[command(flatten)]
    levels: LevelFlags,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// As a compiler does
    Text,
    /// One object
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
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

impl Check {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let mut reports: Vec<Report> = Vec::new();
        let mut size = Size::default();
        let opened = open::each(&self.maps.paths, &self.maps.reading, out, |opened| {
            let map = opened.loaded.map();
            size.claims += map.claims().len();
            size.arguments += map.arguments().len();
            size.sources += map.sources().len();
            let report = opened.loaded.check_with(&self.levels.over(opened.levels));
            reports.push(report.at_most(self.max_findings));
            // Of several maps each makes room for the next; the only one goes with the process, at once.
            if self.maps.paths.len() == 1 {
                std::mem::forget(opened.loaded);
            }
        });
        let shown: Vec<&Report> = reports.iter().collect();
        match if self.json { Format::Json } else { self.to } {
            Format::Text => self.text(&shown, &size, opened.is_ok(), out),
            Format::Json => out.json(&json::document(&shown))?,
            Format::Sarif => out.json(&sarif::log(&shown, std::env::current_dir().ok().as_deref()))?,
            Format::Github => {
                let _ = github::write(&shown, out);
            }
        }
        opened?;
        let passes = reports.iter().all(Report::passes);
        Ok(if passes { Outcome::Clean } else { Outcome::Findings })
    }

    fn text(&self, reports: &[&Report], size: &Size, complete: bool, out: &mut Output) {
        reports.iter().for_each(|report| out.findings(report));
        if out.quiet || !complete {
            return;
        }
        let findings = || reports.iter().flat_map(|report| report.iter());
        let worst = findings().find(|finding| finding.severity == Severity::Error).or(findings().next());
        if let Some(finding) = worst {
            writeln!(out, "`elenchus explain {}` says more about this kind of finding.", finding.code);
        }
        if findings().any(|finding| OF_VERDICTS.contains(&finding.code.name)) {
            writeln!(out, "`elenchus why CLAIM PATH` shows what decides a claim.");
        }
        let what = match &self.maps.paths[..] {
            [path] if path.as_os_str() == "-" => "standard input".to_owned(),
            [path] => one_line(&path.to_string_lossy()),
            paths => format!("{} maps", paths.len()),
        };
        let size = [
            counted(size.claims, "claim"),
            counted(size.arguments, "argument"),
            counted(size.sources, "source"),
        ];
        writeln!(out, "{what}: {}; {}", report::count(reports), size.join(", "));
    }
}
