//! `elenchus check`: every finding.

use clap::{Args, ValueEnum};
use elenchus::{
    Report,
    report::{github, json, sarif},
};

use super::{
    Failure, Outcome,
    checked::{Checked, Checking},
    output::Output,
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
    /// How to print findings
    #[arg(long, alias = "format", value_name = "FORMAT", default_value = "text", value_enum)]
    to: Format,
    /// Short for `--to json`
    #[arg(long, conflicts_with = "to")]
    json: bool,
    #[command(flatten)]
    checking: Checking,
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

impl Check {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let mut checked = Checked::default();
        let opened = self.checking.each(&mut checked, out, |loaded| {
            // Of several maps each makes room for the next; the only one goes with the process, at once.
            if self.checking.maps.paths.len() == 1 {
                std::mem::forget(loaded);
            }
        });
        let reports: Vec<&Report> = checked.reports.iter().collect();
        match if self.json { Format::Json } else { self.to } {
            Format::Text => self.text(&checked, opened.is_ok(), out),
            Format::Json => out.json(&json::document(&reports))?,
            Format::Sarif => out.json(&sarif::log(&reports, std::env::current_dir().ok().as_deref()))?,
            Format::Github => {
                let _ = github::write(&reports, out);
            }
        }
        opened?;
        Ok(if checked.passes() { Outcome::Clean } else { Outcome::Findings })
    }

    fn text(&self, checked: &Checked, complete: bool, out: &mut Output) {
        checked.reports.iter().for_each(|report| out.findings(report));
        if complete && !out.quiet {
            writeln!(out, "{}{}", checked.hints(), checked.summary(&self.checking.maps.paths));
        }
    }
}
