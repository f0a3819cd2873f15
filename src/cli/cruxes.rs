//! `elenchus cruxes`: what a verdict hangs on, and what would make a claim accepted.

use std::time::Duration;

use clap::Args;
use elenchus::{
    Verdict,
    explain::{Evaluation, Extent},
};

use super::{
    Failure, Outcome,
    arguments::{OneMap, budget, seconds},
    open,
    output::{Output, one_line},
    suggest,
};

/// Say what the verdict on a claim hangs on, and what would make the claim accepted
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus cruxes deal-now claims/               what alone would change the verdict, were it withdrawn
  elenchus cruxes deal-now claims/ --size 3      sets of up to three as well
  elenchus cruxes wait claims/ --json            for programs

What can be withdrawn is what can be doubted: that a claim is asserted, an argument that is not strict, an objection.
A set is only shown if no part of it is enough. Of a claim that is not accepted it is said, too, what would make it so.")]
pub struct CruxesCommand {
    /// The claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    #[command(flatten)]
    map: OneMap,
    /// The most things that a set has
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = size)]
    size: usize,
    /// Look no longer than so many seconds, and a little for sets of one; exit status 3 if that was not enough
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    time_limit: Option<Duration>,
    /// Print JSON: an object with `claim`, `verdict`, `cruxes`, `complete` and, if need be, `rescue`
    #[arg(long)]
    json: bool,
}

fn size(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(size @ 1..) => Ok(size),
        _ => Err("write a number from 1 on".to_owned()),
    }
}

impl CruxesCommand {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let OneMap { path, reading } = &self.map;
        let Some(whole) = open::one(path, reading, out)? else { return Ok(Outcome::Findings) };
        let claim = suggest::claim(&self.claim, &whole.map)?;
        let budget = budget(self.time_limit);
        let mut evaluation = Evaluation::new(&whole.map);
        let cruxes = evaluation.cruxes(claim, self.size, &budget);
        let needed = cruxes.verdict() != Verdict::Accepted;
        let rescue = needed.then(|| evaluation.rescue(claim, self.size, &budget));
        if self.json {
            let value = |value: Result<serde_json::Value, serde_json::Error>| {
                value.map_err(|error| Failure::new(error.to_string()))
            };
            let mut object = value(serde_json::to_value(&cruxes))?;
            if let Some(rescue) = &rescue {
                let mut rescue = value(serde_json::to_value(rescue))?;
                if let Some(rescue) = rescue.as_object_mut() {
                    rescue.retain(|key, _| matches!(key.as_str(), "ways" | "complete"));
                }
                object["rescue"] = rescue;
            }
            out.json(&object)?;
        } else {
            write!(out, "{}", one_line(&cruxes.to_string()));
            if let Some(rescue) = &rescue {
                // Its first line says again what the verdict is.
                let text = rescue.to_string();
                write!(out, "{}", one_line(text.split_once('\n').map_or("", |(_, ways)| ways)));
            }
        }
        let whole = |extent: Extent| match extent {
            Extent::UpTo(size) => size >= self.size,
            _ => true,
        };
        if whole(cruxes.extent()) && rescue.is_none_or(|rescue| whole(rescue.extent())) {
            return Ok(Outcome::Clean);
        }
        out.complain(&Failure::new(format!("unknown whether there are other sets of up to {}", self.size)));
        Ok(Outcome::Unknown)
    }
}
