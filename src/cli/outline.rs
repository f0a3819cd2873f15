//! `elenchus outline`: a map to read in a terminal.

use clap::Args;
use elenchus::{Format, formats};

use super::{
    Failure, Outcome,
    arguments::{Judging, Maps, Selecting},
    open,
    output::Output,
};

/// Print a map as an outline, with what speaks for each claim and what against it
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus outline claims/                              the whole map, the conclusions first
  elenchus outline claims/ --focus deal-now --depth 2   what is near one claim
  elenchus outline claims/ --section ways-through       one section")]
pub struct Outline {
    #[command(flatten)]
    maps: Maps,
    #[command(flatten)]
    selecting: Selecting,
    #[command(flatten)]
    judging: Judging,
}

impl Outline {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let Some(maps) = open::whole(&self.maps.paths, &self.maps.reading, out)? else {
            return Ok(Outcome::Findings);
        };
        let selections =
            self.selecting.selection(&maps.iter().map(|whole| &whole.map).collect::<Vec<_>>())?;
        let mut outlines = Vec::with_capacity(maps.len());
        for (whole, selection) in maps.iter().zip(selections) {
            // A map that has nothing of what was asked for has nothing to show.
            let Some(selection) = selection else { continue };
            let Some(verdicts) = self.judging.verdicts(&whole.map, out) else { return Ok(Outcome::Unknown) };
            let text = formats::write(Format::Outline, &whole.map.select(&selection), &verdicts);
            outlines.push(text.map_err(|error| Failure::new(error.to_string()))?);
        }
        write!(out, "{}", outlines.join("\n"));
        Ok(Outcome::Clean)
    }
}
