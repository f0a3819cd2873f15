//! `elenchus what-if`: which verdicts a change would change.

use clap::Args;
use elenchus::{
    ArgumentMap, Strength,
    document::UnknownWord,
    explain::{Change, Element, UnknownElement, WhatIf},
    map::ClaimId,
};
use unicode_width::UnicodeWidthStr;

use super::{
    Failure, Outcome,
    arguments::{Form, OneMap},
    open,
    output::{Output, Paint, one_line},
    suggest,
    verdict::{paint, shortened},
};

/// Say which verdicts would change if something in a map were different
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus what-if claims/ --withdraw russia-distracted/because/1    without the first argument for a claim
  elenchus what-if claims/ --withdraw wait --assert deal-now         both together
  elenchus what-if claims/ --strength ceasefire-card=strong          were it a strong claim
  elenchus what-if claims/ --object window-open=weak                 were there a weak objection to it
  elenchus what-if claims/ --object constitution-first --json        were a step undercut; for programs

An ID is that of a claim, which means its assertion, or of an argument or an objection, or else its place:
CLAIM/because/1 is the first argument for a claim, CLAIM/despite/2 the second objection to it, CLAIM/conflict/1 the
first conflict that names it first. The file stays as it is. JSON is an object with `changes` and `verdicts`.")]
pub struct WhatIfCommand {
    #[command(flatten)]
    map: OneMap,
    /// Take out the assertion of a claim, an argument, an objection or a conflict
    #[arg(long, value_name = "ID")]
    withdraw: Vec<String>,
    /// Assert a claim
    #[arg(long, value_name = "ID")]
    assert: Vec<String>,
    /// Establish a claim: nothing speaks against it
    #[arg(long, value_name = "ID")]
    establish: Vec<String>,
    /// Give an assertion, an argument or an objection another strength: weak, moderate or strong
    #[arg(long, value_name = "ID=STRENGTH", value_parser = with_strength)]
    strength: Vec<(String, Strength)>,
    /// Object to a claim, moderately where nothing is said, or undercut the step of an argument or an objection;
    /// nothing speaks against that
    #[arg(long, value_name = "ID[=STRENGTH]", value_parser = perhaps_with_strength)]
    object: Vec<(String, Option<Strength>)>,
    #[command(flatten)]
    form: Form,
}

fn with_strength(text: &str) -> Result<(String, Strength), String> {
    match perhaps_with_strength(text)? {
        (id, Some(strength)) => Ok((id, strength)),
        (id, None) => Err(format!("write ID=STRENGTH, such as `{id}=strong`")),
    }
}

fn perhaps_with_strength(text: &str) -> Result<(String, Option<Strength>), String> {
    let Some((id, word)) = text.split_once('=') else { return Ok((text.to_owned(), None)) };
    let strength = word.parse().map_err(|error: UnknownWord| error.to_string())?;
    Ok((id.to_owned(), Some(strength)))
}

impl WhatIfCommand {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let OneMap { path, reading } = &self.map;
        let Some(whole) = open::one(path, reading, out)? else { return Ok(Outcome::Findings) };
        let map = &whole.map;
        let changes = self.changes(map)?;
        if changes.is_empty() {
            return Err(Failure::new(
                "say what to change: --withdraw, --assert, --establish, --strength or --object",
            ));
        }
        let answer = map.what_if(&changes).map_err(|refusal| Failure::new(refusal.to_string()))?;
        match self.form.is_json() {
            true => out.json(&answer)?,
            false => table(map, &answer, out),
        }
        Ok(Outcome::Clean)
    }

    /// What is withdrawn first, then what is asserted, and so on: each kind in the order given.
    fn changes(&self, map: &ArgumentMap) -> Result<Vec<Change>, Failure> {
        let mut wrong = Vec::new();
        let mut changes = Vec::new();
        let mut add = |change: Result<Change, String>| match change {
            Ok(change) => changes.push(change),
            Err(message) => wrong.push(message),
        };
        for name in &self.withdraw {
            add(plain(map, "--withdraw", name).map(Change::Withdraw));
        }
        for name in &self.assert {
            add(claim(map, "--assert", name).map(Change::Assert));
        }
        for name in &self.establish {
            add(claim(map, "--establish", name).map(Change::Establish));
        }
        for (name, strength) in &self.strength {
            add(element(map, name).map(|element| Change::Strength(element, *strength)));
        }
        for (name, strength) in &self.object {
            add(element(map, name).and_then(|element| objection(map, element, *strength)));
        }
        if wrong.is_empty() { Ok(changes) } else { Err(Failure(wrong)) }
    }
}

fn element(map: &ArgumentMap, name: &str) -> Result<Element, String> {
    let unknown = |error: UnknownElement| suggest::source(name, map).unwrap_or_else(|| error.to_string());
    map.element(name).map_err(unknown)
}

/// The element that a flag names which takes no strength.
fn plain(map: &ArgumentMap, flag: &str, name: &str) -> Result<Element, String> {
    element(map, name).map_err(|error| suggest::strength(flag, name, map).unwrap_or(error))
}

fn claim(map: &ArgumentMap, flag: &str, name: &str) -> Result<ClaimId, String> {
    match plain(map, flag, name)? {
        Element::Assertion(claim) => Ok(claim),
        _ => Err(format!("`{name}` is no claim: only a claim is asserted or established")),
    }
}

fn objection(map: &ArgumentMap, element: Element, strength: Option<Strength>) -> Result<Change, String> {
    match (element, strength) {
        (Element::Assertion(claim), strength) => Ok(Change::Object(claim, strength.unwrap_or_default())),
        (Element::Argument(argument), None) => Ok(Change::Undercut(argument)),
        (Element::Argument(_), Some(_)) => Err(format!(
            "`{}` is a step: what undercuts it does so whatever its strength",
            map.element_name(element)
        )),
        _ => Err(format!("`{}` is a conflict: object to one of its claims", map.element_name(element))),
    }
}

/// What the library prints, with the claims' texts.
fn table(map: &ArgumentMap, answer: &WhatIf, out: &mut Output) {
    writeln!(out, "with {}:", one_line(&answer.described().join(", ")));
    if answer.changed().is_empty() {
        writeln!(out, "  no verdict changes");
    }
    let widest = answer.changed().iter().map(|changed| changed.id.width()).max().unwrap_or(0);
    for changed in answer.changed() {
        let space = " ".repeat(widest - changed.id.width());
        let gap = |verdict: elenchus::Verdict| " ".repeat("unsupported".len() - verdict.name().len());
        let before = out.paint(Paint::Faint, changed.before.name());
        let after = out.paint(paint(changed.after), changed.after.name());
        writeln!(
            out,
            "  {}{space}  {before}{} → {after}{}  {}",
            changed.id,
            gap(changed.before),
            gap(changed.after),
            shortened(map.claim(changed.claim).text())
        );
    }
}
