//! `elenchus verdict`: what the semantics says of each claim.

use clap::Args;
use elenchus::{ArgumentMap, Semantics, Verdicts, document, map::ClaimId, semantics::Interrupted};
use serde_json::Value;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{
    Failure, Outcome,
    arguments::{Form, Judging, Maps},
    open::{self, Whole},
    output::{Output, Paint, one_line},
    suggest,
};

/// Say which claims are accepted, rejected, contested or unsupported
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus verdict claims/                          a table of all claims
  elenchus verdict claims/ --claim deal-now         of one claim
  elenchus verdict claims/ --as-of 2027-01-01       on another day
  elenchus verdict claims/ --json | jq .claims      for programs
  elenchus verdict claims/ --semantics preferred    on every reading that can be defended
  elenchus verdict claims/ --semantics preferred --credulous --claim deal-now
                                                    on some reading, which is shown

A claim is accepted if some argument for it stands, rejected if every one falls, contested if that is
undecided, and unsupported if there is none. Of the complete, preferred and stable semantics there may be
several readings: then a claim is accepted if it is so on all of them, and rejected likewise.
JSON is an object with `semantics` and `claims`; of several maps, a list of such objects, with `map`.

From here on:
  elenchus why deal-now claims/                     what decides the verdict on a claim
  elenchus cruxes deal-now claims/                  what it hangs on
  elenchus what-if claims/ --withdraw wait          what would be if something were different")]
pub struct Verdict {
    #[command(flatten)]
    maps: Maps,
    /// Only this claim; may be given more than once
    #[arg(long = "claim", value_name = "ID")]
    claims: Vec<String>,
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    judging: Judging,
}

/// The most columns that a claim's text takes in the table.
const WIDTH: usize = 72;

impl Verdict {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let Some(maps) = open::whole(&self.maps.paths, &self.maps.reading, out)? else {
            return Ok(Outcome::Findings);
        };
        suggest::claims(&self.claims, maps)?;
        let judged: Option<Vec<_>> =
            maps.iter().map(|whole| Some((whole, self.judging.verdicts(&whole.map, out)?))).collect();
        let Some(judged) = judged else { return Ok(Outcome::Unknown) };
        if !self.form.is_json() {
            for (whole, verdicts) in &judged {
                if judged.len() > 1 {
                    writeln!(out, "{}", out.paint(Paint::Strong, &whole.name));
                }
                if self.table(whole, verdicts, out).is_err() {
                    return Ok(Outcome::Unknown);
                }
            }
            return Ok(Outcome::Clean);
        }
        let objects = judged.iter().map(|(whole, verdicts)| Ok((*whole, self.object(verdicts)?)));
        out.json_of_maps(objects.collect::<Result<_, Failure>>()?)?;
        Ok(Outcome::Clean)
    }

    fn wants(&self, id: &str) -> bool {
        self.claims.is_empty() || self.claims.iter().any(|claim| claim == id)
    }

    fn object(&self, verdicts: &Verdicts) -> Result<Value, Failure> {
        let mut value = serde_json::to_value(verdicts).map_err(|error| Failure::new(error.to_string()))?;
        if let Some(claims) = value["claims"].as_object_mut() {
            claims.retain(|id, _| self.wants(id));
        }
        Ok(value)
    }

    fn table(&self, whole: &Whole, verdicts: &Verdicts, out: &mut Output) -> Result<(), Interrupted> {
        let rows = || whole.map.claims().filter(|(_, claim)| self.wants(claim.id()));
        let widest = rows().map(|(_, claim)| claim.id().width()).max().unwrap_or(0);
        let indent = if self.maps.paths.len() > 1 { "  " } else { "" };
        for (id, claim) in rows() {
            let space = " ".repeat(widest - claim.id().width());
            let verdict = verdicts[id];
            let shown = out.paint(paint(verdict), verdict.name());
            let gap = " ".repeat("unsupported".len() - verdict.name().len());
            writeln!(out, "{indent}{}{space}  {shown}{gap}  {}", claim.id(), shortened(claim.text()));
            if !self.claims.is_empty() && verdicts.semantics() != Semantics::Grounded {
                self.readings(&whole.map, id, indent, out)?;
            }
        }
        if !verdicts.has_extension() {
            let knot = whole.map.without_stable_extension(self.judging.budget())?.unwrap_or_default();
            let said = match self.judging.credulous {
                true => "so that nothing in dispute is accepted",
                false => "so that every claim counts as accepted",
            };
            let ids = named(knot.iter().map(|&id| whole.map.claim(id).id())).unwrap_or_default();
            writeln!(out, "{indent}note: there is no stable reading, {said}; none settles {ids}");
        }
        Ok(())
    }

    /// Two readings, one that accepts a claim and one that does not, in the claims that are in dispute; or that there is
    /// one kind only.
    fn readings(
        &self,
        map: &ArgumentMap,
        claim: ClaimId,
        indent: &str,
        out: &mut Output,
    ) -> Result<(), Interrupted> {
        let grounded = map.verdicts(Semantics::Grounded);
        let ask = |accepts| map.reading(claim, accepts, self.judging.semantics, self.judging.budget());
        let (with, without) = match (ask(true)?, ask(false)?) {
            (Some(with), Some(without)) => (with, without),
            (Some(_), None) => {
                writeln!(out, "{indent}  it stands on every reading");
                return Ok(());
            }
            (None, Some(_)) => {
                writeln!(out, "{indent}  it stands on no reading");
                return Ok(());
            }
            (None, None) => return Ok(()),
        };
        for (reading, stands) in [(with, "it stands"), (without, "it does not stand")] {
            let disputed = |verdict| {
                let claims = map.claims().filter(|&(id, _)| id != claim && reading[id] == verdict);
                named(
                    claims
                        .filter(|&(id, _)| grounded[id] == document::Verdict::Contested)
                        .map(|(_, claim)| claim.id()),
                )
            };
            let said = [("accepts", document::Verdict::Accepted), ("rejects", document::Verdict::Rejected)];
            let said = said.map(|(does, verdict)| disputed(verdict).map(|claims| format!("{does} {claims}")));
            let said = match said {
                [Some(accepts), Some(rejects)] => format!("{accepts} and {rejects}"),
                [Some(only), None] | [None, Some(only)] => only,
                [None, None] => "leaves everything else in dispute open".to_owned(),
            };
            writeln!(out, "{indent}  {stands} on a reading that {said}");
        }
        Ok(())
    }
}

/// The first few of some ids, as words, if there are any.
pub fn named<'m>(mut ids: impl Iterator<Item = &'m str>) -> Option<String> {
    const MOST: usize = 8;
    let first: Vec<&str> = ids.by_ref().take(MOST).collect();
    match (first.is_empty(), ids.count()) {
        (true, _) => None,
        (false, 0) => Some(first.join(", ")),
        (false, more) => Some(format!("{} and {more} more", first.join(", "))),
    }
}

/// How a verdict is shown.
pub fn paint(verdict: document::Verdict) -> Paint {
    match verdict {
        document::Verdict::Accepted => Paint::Good,
        document::Verdict::Rejected => Paint::Bad,
        document::Verdict::Contested => Paint::Doubt,
        document::Verdict::Unsupported => Paint::Faint,
    }
}

/// A text on one line, and no wider than the table's last column.
pub fn shortened(text: &str) -> String {
    let mut line = String::new();
    let mut width = 0;
    for letter in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        width += letter.width().unwrap_or(0);
        if width > WIDTH {
            line.truncate(line.trim_end().len());
            line.push('…');
            break;
        }
        line.push(letter);
    }
    one_line(&line)
}
