//! `elenchus cruxes`: what a verdict hangs on, and what would make a claim accepted.

use std::time::Duration;

use clap::Args;
use elenchus::{
    ArgumentMap, Verdict,
    explain::{Crux, Cruxes, Element, Evaluation, Extent, Repair, Rescue},
    map::{ClaimId, Side},
    semantics::Budget,
};
use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use super::{
    Failure, Outcome,
    arguments::{Form, OneMap, budget, seconds},
    open,
    output::{Output, one_line},
    suggest,
    verdict::{named, shortened},
};

/// Say what the verdict on a claim hangs on, and what would make the claim accepted
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus cruxes deal-now claims/               what alone would change the verdict, were it withdrawn
  elenchus cruxes deal-now claims/ --size 3      sets of up to three as well
  elenchus cruxes wait claims/ --json            for programs

What can be withdrawn is what can be doubted: that a claim is asserted, an argument that is not strict, an objection.
A set is only shown if no part of it is enough. Of a claim that is not accepted it is said, too, what would make it so.
JSON is an object with `claim`, `verdict`, `cruxes`, `complete` and, if need be, `rescue`.")]
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
    #[command(flatten)]
    form: Form,
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
        suggest::in_order("cruxes", &self.claim, path)?;
        let Some(whole) = open::one(path, reading, out)? else { return Ok(Outcome::Findings) };
        let claim = suggest::claim(&self.claim, &whole.map)?;
        let budget = budget(self.time_limit);
        let mut evaluation = Evaluation::new(&whole.map);
        let cruxes = evaluation.cruxes(claim, self.size, &budget);
        let needed = cruxes.verdict() != Verdict::Accepted;
        let rescue = needed.then(|| evaluation.rescue(claim, self.size, &budget));
        if self.form.is_json() {
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
            let said = Said { map: &whole.map, claim };
            said.cruxes(&cruxes, &budget, out);
            if let Some(rescue) = &rescue {
                said.rescue(rescue, out);
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

/// What the library prints, with the claims' texts beside it.
struct Said<'m> {
    map: &'m ArgumentMap,
    claim: ClaimId,
}

impl Said<'_> {
    fn cruxes(&self, cruxes: &Cruxes, budget: &Budget, out: &mut Output) {
        let text = cruxes.to_string();
        let mut lines = text.lines();
        let headline = lines.next().unwrap_or_default();
        writeln!(out, "{}: {}", one_line(headline), shortened(self.map.claim(self.claim).text()));
        let windows = Windows::of(self.map, self.claim, cruxes.verdict(), budget);
        if let Windows::Verdict(day, verdict) = &windows {
            writeln!(out, "  so it is as of {day}; without windows in time it would be {verdict}");
        }
        let remark = |crux| if windows.make(crux) { "  (because of a window in time)" } else { "" };
        let rows = cruxes.cruxes().iter().zip(lines.by_ref());
        let rows = rows.map(|(crux, line)| (line, crux.elements.clone(), remark(crux)));
        self.rows(rows.collect(), out);
        lines.for_each(|line| writeln!(out, "{}", one_line(line)));
    }

    fn rescue(&self, rescue: &Rescue, out: &mut Output) {
        let text = rescue.to_string();
        // Its first line says again what the verdict is.
        let mut lines = text.lines().skip(1);
        let element = |repair: &Repair| match *repair {
            Repair::Assert(claim, _) | Repair::Object(claim) => Some(Element::Assertion(claim)),
            Repair::Strengthen(element, _) => Some(element),
            Repair::Answer(argument) => Some(Element::Argument(argument)),
            _ => None,
        };
        let rows = rescue.ways().iter().zip(lines.by_ref());
        let rows = rows.map(|(way, line)| (line, way.repairs.iter().filter_map(element).collect(), ""));
        self.rows(rows.collect(), out);
        lines.for_each(|line| writeln!(out, "{}", one_line(line)));
    }

    /// Prints lines with what they speak of: beside it if that is one thing, below it if there are several.
    fn rows(&self, rows: Vec<(&str, Vec<Element>, &str)>, out: &mut Output) {
        let single = rows.iter().filter(|(_, elements, _)| elements.len() == 1);
        let widest = single.map(|(line, ..)| line.width()).max().unwrap_or(0);
        for (line, elements, remark) in rows {
            if let [element] = elements[..] {
                let space = " ".repeat(widest - line.width());
                writeln!(out, "{}{space}  {}{remark}", one_line(line), shortened(&self.text(element)));
                continue;
            }
            writeln!(out, "{}", one_line(line));
            for element in elements {
                let id = match element {
                    Element::Assertion(claim) => format!("{}: ", self.map.claim(claim).id()),
                    _ => String::new(),
                };
                writeln!(out, "    {}{}", one_line(&id), shortened(&self.text(element)));
            }
        }
    }

    /// The sentence of a claim; or what an argument, an objection or a conflict is between.
    fn text(&self, element: Element) -> String {
        let ids = |claims: &[ClaimId]| {
            named(claims.iter().map(|&claim| self.map.claim(claim).id())).unwrap_or_default()
        };
        match element {
            Element::Assertion(claim) => self.map.claim(claim).text().to_owned(),
            Element::Argument(argument) => {
                let argument = self.map.argument(argument);
                let does = match argument.side() {
                    Side::Support => "because",
                    Side::Objection => "despite",
                };
                let target = self.map.claim(argument.target()).id();
                format!("{target} {does} {}", ids(argument.premises()))
            }
            Element::Conflict(conflict) => ids(self.map.conflicts()[conflict].between()),
            _ => String::new(),
        }
    }
}

/// What the windows in time have to do with it.
enum Windows {
    /// Nothing, or nobody knows.
    Nothing,
    /// The verdict is another where nobody looks at them.
    Verdict(Date, Verdict),
    /// It is not. The cruxes of one without them.
    Cruxes(Vec<Crux>),
}

impl Windows {
    /// Asks the same of the map without a day, if on its day some claim does not hold.
    fn of(map: &ArgumentMap, claim: ClaimId, verdict: Verdict, budget: &Budget) -> Windows {
        let Some(day) = map.as_of() else { return Windows::Nothing };
        if map.claims().all(|(_, claim)| claim.holds_on(Some(day))) {
            return Windows::Nothing;
        }
        let mut always = map.clone();
        always.set_as_of(None);
        let mut evaluation = Evaluation::new(&always);
        let without = evaluation.verdict(claim);
        if without != verdict {
            return Windows::Verdict(day, without);
        }
        let cruxes = evaluation.cruxes(claim, 1, budget);
        match cruxes.extent() {
            Extent::UpTo(0) => Windows::Nothing,
            _ => Windows::Cruxes(cruxes.cruxes().to_vec()),
        }
    }

    /// Whether a crux of one is one only because of what does not hold on the map's day.
    fn make(&self, crux: &Crux) -> bool {
        let Windows::Cruxes(others) = self else { return false };
        crux.elements.len() == 1 && others.iter().all(|other| other.elements != crux.elements)
    }
}
