//! `elenchus explain`: the manual of the checks.

use clap::Args;
use elenchus::{
    checks,
    diagnostic::{Code, Family},
};

use super::{
    Failure, Outcome, levels,
    output::{Output, Paint},
};

/// Explain a check, or list them all
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus explain                    every check, with its level where nobody says otherwise
  elenchus explain circular-support   what it finds, with an example that has it and one that has not")]
pub struct Explain {
    /// The name of a check
    #[arg(value_name = "CHECK", value_parser = levels::check_name)]
    check: Option<String>,
}

impl Explain {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        match self.check.as_deref().and_then(checks::find) {
            Some(code) => page(code, out),
            None => list(out),
        }
        Ok(Outcome::Clean)
    }
}

/// The page as it is; on a terminal with headings and code set off.
fn page(code: &Code, out: &mut Output) {
    let mut in_code = false;
    for line in code.page.lines() {
        let fence = line.trim_start().starts_with("```");
        match () {
            () if !out.is_coloured() => writeln!(out, "{line}"),
            () if fence => writeln!(out, "{}", out.paint(Paint::Faint, line)),
            () if in_code => writeln!(out, "{}", out.paint(Paint::Good, line)),
            () if line.starts_with('#') => writeln!(out, "{}", out.paint(Paint::Strong, line)),
            () => writeln!(out, "{line}"),
        }
        in_code ^= fence;
    }
}

fn list(out: &mut Output) {
    let widest = checks::codes().map(|code| code.name.len()).max().unwrap_or(0);
    let mut families: Vec<Family> = Vec::new();
    for code in checks::codes() {
        if !families.contains(&code.family) {
            families.push(code.family);
        }
    }
    for (number, family) in families.into_iter().enumerate() {
        let gap = if number == 0 { "" } else { "\n" };
        writeln!(out, "{gap}{}", out.paint(Paint::Strong, family.name()));
        for code in checks::codes().filter(|code| code.family == family) {
            writeln!(out, "  {:<widest$}  {:<5}  {}", code.name, code.level.name(), code.summary);
        }
    }
}
