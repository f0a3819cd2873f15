//! `elenchus strength`: how strong each claim is, by a gradual semantics.

use clap::Args;
use elenchus::confidence::{GradualSemantics, Strengths};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::{
    Failure, Outcome,
    arguments::{Form, Maps},
    open::{self, Whole},
    output::{Output, Paint},
    suggest,
    verdict::{named, shortened},
};

/// Say how strong each claim is, from 0 to 1, once arguments and objections are weighed
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus strength claims/                           a table of all claims
  elenchus strength claims/ --claim deal-now          of one claim
  elenchus strength claims/ --semantics euler-based   by another semantics
  elenchus strength claims/ --json | jq .claims       for programs

The first number is the strength, the second the base score from which arguments and objections moved it: the
claim's confidence, or what its standing says. A strength is no probability, and takes no part in verdicts.
JSON is an object with `semantics`, `convergence` and `claims`; of several maps, a list of such objects, with `map`.")]
pub struct Strength {
    #[command(flatten)]
    maps: Maps,
    /// The semantics to weigh by: df-quad, quadratic-energy or euler-based
    #[arg(long, value_name = "NAME", default_value = "df-quad", value_parser = semantics)]
    semantics: GradualSemantics,
    /// Only this claim; may be given more than once
    #[arg(long = "claim", value_name = "ID")]
    claims: Vec<String>,
    #[command(flatten)]
    form: Form,
}

impl Strength {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let Some(maps) = open::whole(&self.maps.paths, &self.maps.reading, out)? else {
            return Ok(Outcome::Findings);
        };
        suggest::claims(&self.claims, maps)?;
        let weighed: Vec<_> = maps.iter().map(|whole| (whole, whole.map.strengths(self.semantics))).collect();
        if self.form.is_json() {
            let values = weighed.iter().map(|(whole, strengths)| Ok((*whole, self.object(strengths)?)));
            out.json_of_maps(values.collect::<Result<_, Failure>>()?)?;
            return Ok(Outcome::Clean);
        }
        for (whole, strengths) in &weighed {
            if weighed.len() > 1 {
                writeln!(out, "{}", out.paint(Paint::Strong, &whole.name));
            }
            self.table(whole, strengths, out);
        }
        Ok(Outcome::Clean)
    }

    fn wants(&self, id: &str) -> bool {
        self.claims.is_empty() || self.claims.iter().any(|claim| claim == id)
    }

    fn object(&self, strengths: &Strengths) -> Result<Value, Failure> {
        let mut value = serde_json::to_value(strengths).map_err(|error| Failure::new(error.to_string()))?;
        if let Some(claims) = value["claims"].as_object_mut() {
            claims.retain(|id, _| self.wants(id));
        }
        Ok(value)
    }

    fn table(&self, whole: &Whole, strengths: &Strengths, out: &mut Output) {
        let rows = || whole.map.claims().filter(|(_, claim)| self.wants(claim.id()));
        let widest = rows().map(|(_, claim)| claim.id().width()).max().unwrap_or(0);
        let indent = if self.maps.paths.len() > 1 { "  " } else { "" };
        for (id, claim) in rows() {
            let space = " ".repeat(widest - claim.id().width());
            let (strength, base_score) = (strengths[id], strengths.base_score(id));
            let paint = match strength {
                0.6.. => Paint::Good,
                0.4.. => Paint::Doubt,
                _ => Paint::Bad,
            };
            let shown = format!("{strength:.3}");
            let (shown, text) = (out.paint(paint, &shown), shortened(claim.text()));
            writeln!(out, "{indent}{}{space}  {shown}  from {base_score:.3}  {text}", claim.id());
        }
        if !strengths.convergence().converged {
            let ids = strengths.unsettled().iter().map(|&id| whole.map.claim(id).id());
            let ids = named(ids).unwrap_or_default();
            writeln!(out, "{indent}note: these go in circles and did not come to rest: {ids}");
        }
    }
}

fn semantics(name: &str) -> Result<GradualSemantics, String> {
    let names = GradualSemantics::ALL.iter().map(|semantics| semantics.name());
    name.parse().map_err(|_| suggest::among("semantics", name, names))
}
