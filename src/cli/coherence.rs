//! `elenchus coherence`: whether the confidences given can be probabilities.

use clap::Args;
use elenchus::{
    ArgumentMap,
    confidence::{Cause, Coherence as Found, CoherenceVerdict},
    explain::Element,
    map::ClaimId,
};

use super::{
    Failure, Outcome,
    arguments::{Form, Maps},
    open,
    output::{Output, Paint, counted, one_line},
    verdict::named,
};

/// Say whether the confidences given can all be probabilities at once
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus coherence claims/           coherent or not, and every bound that is broken
  elenchus coherence claims/ --json    for programs

At most one side of a conflict is true, a strict step never leads from truth to falsehood, and what is
established is true. The status is 1 if the confidences break a bound that follows from this, and 3 if it
would take too long to find out. JSON is an object with `coherence` and `violations`; of several maps, a list of
such objects, with `map`.")]
pub struct Coherence {
    #[command(flatten)]
    maps: Maps,
    #[command(flatten)]
    form: Form,
}

impl Coherence {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let Some(maps) = open::whole(&self.maps.paths, &self.maps.reading, out)? else {
            return Ok(Outcome::Findings);
        };
        let found: Vec<_> = maps.iter().map(|whole| (whole, whole.map.coherence())).collect();
        if self.form.is_json() {
            let values = found.iter().map(|(whole, coherence)| {
                let value = serde_json::to_value(coherence);
                Ok((*whole, value.map_err(|error| Failure::new(error.to_string()))?))
            });
            out.json_of_maps(values.collect::<Result<_, Failure>>()?)?;
        } else {
            for (whole, coherence) in &found {
                let name = if found.len() > 1 { format!("{}: ", whole.name) } else { String::new() };
                write!(out, "{name}");
                print(coherence, &whole.map, out);
            }
        }
        let verdicts = || found.iter().map(|(_, coherence)| coherence.verdict());
        Ok(if verdicts().any(|verdict| verdict == CoherenceVerdict::Incoherent) {
            Outcome::Findings
        } else if verdicts().any(|verdict| verdict == CoherenceVerdict::Unknown) {
            Outcome::Unknown
        } else {
            Outcome::Clean
        })
    }
}

fn print(coherence: &Found, map: &ArgumentMap, out: &mut Output) {
    let verdict = coherence.verdict();
    let paint = match verdict {
        CoherenceVerdict::Coherent => Paint::Good,
        CoherenceVerdict::Incoherent => Paint::Bad,
        CoherenceVerdict::Unknown => Paint::Doubt,
    };
    let of = counted(coherence.given(), "claim");
    let shown = out.paint(paint, verdict.name());
    writeln!(out, "{shown}, with the confidences of {of}");
    for violation in coherence.violations() {
        writeln!(out, "  {}", one_line(&violation.to_string()));
        if let Some(causes) = causes(map, &violation.because) {
            writeln!(out, "    because of {}", one_line(&causes));
        }
    }
    for part in coherence.unknown() {
        let ids = named(part.map(|claim| map.claim(claim).id())).unwrap_or_default();
        writeln!(out, "  too much is tied together to find out about {ids}");
    }
}

/// What of the map forces a bound, in words; nothing where it was too much to find out.
fn causes(map: &ArgumentMap, causes: &[Cause]) -> Option<String> {
    const MOST: usize = 6;
    let id = |claim: ClaimId| map.claim(claim).id();
    let said = |cause: &Cause| match *cause {
        Cause::Established(claim) => format!("{}, which is established", id(claim)),
        Cause::Step(step) => format!("the strict step {}", map.element_name(Element::Argument(step))),
        Cause::Conflict(index) => {
            let sides = named(map.conflicts()[index as usize].between().iter().copied().map(id));
            format!("the conflict of {}", sides.unwrap_or_default())
        }
    };
    let mut words: Vec<String> = causes.iter().take(MOST).map(said).collect();
    if causes.len() > MOST {
        words.push(format!("{} more", causes.len() - MOST));
    }
    (!words.is_empty()).then(|| words.join("; "))
}
