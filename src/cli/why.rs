//! `elenchus why`: what decides a claim.

use clap::{Args, ValueEnum};
use elenchus::{Format, Semantics, explain::Style, formats};

use super::{Failure, Outcome, arguments::OneMap, open, output::Output, suggest};

/// Show why a claim has its verdict: what decides it, and nothing else
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus why deal-now claims/                  the smallest explanation, as a tree
  elenchus why deal-now claims/ --depth 3        its first three levels
  elenchus why wait claims/ --as-of 2027-01-01   on another day
  elenchus why wait claims/ --to json            for programs
  elenchus why wait claims/ --to svg > wait.svg  a picture of just that part

An accepted claim is shown with an argument for it and with what answers each objection; a rejected one
with what brings each of its arguments down; a contested one with the circle of defeat that leaves it
open; an unsupported one with what is missing. The verdict is that of the grounded semantics.")]
pub struct Why {
    /// The claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    #[command(flatten)]
    map: OneMap,
    /// What to write
    #[arg(long, alias = "format", value_name = "FORMAT", value_enum, default_value_t = To::Text)]
    to: To,
    /// Short for `--to json`
    #[arg(long, conflicts_with = "to")]
    json: bool,
    /// How many levels of the tree to print
    #[arg(long, value_name = "N")]
    depth: Option<usize>,
    /// How many columns the tree may take
    #[arg(long, value_name = "COLUMNS", default_value_t = 100)]
    width: usize,
}

/// A form of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum To {
    /// A tree to read
    Text,
    /// Data for programs
    Json,
    /// A picture of the part of the map that the explanation names
    Svg,
    /// The same as a drawing for Graphviz
    Dot,
    /// And for Mermaid
    Mermaid,
}

impl Why {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let OneMap { path, reading } = &self.map;
        suggest::in_order("why", &self.claim, path)?;
        let Some(whole) = open::one(path, reading, out)? else { return Ok(Outcome::Findings) };
        let claim = suggest::claim(&self.claim, &whole.map)?;
        let why = whole.map.explain(claim);
        let format = match if self.json { To::Json } else { self.to } {
            To::Text => {
                let style = Style { width: self.width, depth: self.depth, colour: out.is_coloured() };
                let _ = why.write(style, out);
                return Ok(Outcome::Clean);
            }
            To::Json => {
                out.json(&why)?;
                return Ok(Outcome::Clean);
            }
            To::Svg => Format::Svg,
            To::Dot => Format::Dot,
            To::Mermaid => Format::Mermaid,
        };
        let verdicts = whole.map.verdicts(Semantics::Grounded);
        let drawn = formats::write(format, &why.view(), &verdicts);
        write!(out, "{}", drawn.map_err(|error| Failure::new(error.to_string()))?);
        Ok(Outcome::Clean)
    }
}
