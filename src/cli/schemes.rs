//! `elenchus schemes`: the catalogue of argumentation schemes, and a map's own.

use std::path::PathBuf;

use clap::Args;
use elenchus::{document::Scheme, schemes};
use serde_json::{Map, Value, json};

use super::{
    Failure, Outcome,
    arguments::{Form, Reading},
    open,
    output::{Output, Paint, one_line},
    suggest,
};

/// List the argumentation schemes, or show one with its premises and critical questions
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus schemes                             the whole catalogue
  elenchus schemes expert-opinion              one scheme, with a map to start from
  elenchus schemes consequences                those that speak of a word
  elenchus schemes --map claims/               with those that a map defines
  elenchus schemes expert-opinion --json       as a map writes it, for programs

JSON is an object with `schemes`, as a map has it.
Exit status: 1 if no scheme has this name and none speaks of the word.")]
pub struct Schemes {
    /// The id or another name of a scheme; else words to look for in all of them
    #[arg(value_name = "ID|WORDS")]
    word: Option<String>,
    /// Add the schemes of a map: a file or a directory; `-` is standard input
    #[arg(long, value_name = "PATH")]
    map: Option<PathBuf>,
    #[command(flatten)]
    form: Form,
}

/// Schemes under a headline.
type Listed<'s> = Vec<(&'s str, Vec<&'s Scheme>)>;

impl Schemes {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let own = match &self.map {
            Some(path) => {
                let Some(whole) = open::one(path, &Reading::default(), out)? else {
                    return Ok(Outcome::Findings);
                };
                Some(&whole.map)
            }
            None => None,
        };
        let is_replaced = |scheme: &&Scheme| {
            own.is_some_and(|map| map.find_scheme(&scheme.id.value).is_some_and(|found| found != *scheme))
        };
        let mut listed: Listed<'_> =
            own.map(|map| ("Of the map", map.schemes().iter().collect())).into_iter().collect();
        listed.extend(schemes::groups().iter().map(|group| {
            (group.title, group.schemes.iter().filter(|scheme| !is_replaced(scheme)).collect())
        }));
        let all = || listed.iter().flat_map(|(_, schemes)| schemes).copied();
        let found = self.word.as_deref().and_then(|word| match own {
            Some(map) => map.find_scheme(word),
            None => schemes::find(word),
        });
        if let (Some(word), None) = (&self.word, found) {
            let words = word.to_lowercase();
            let speaks = |scheme: &&Scheme| words.split_whitespace().all(|word| mentions(scheme, word));
            if !all().any(|scheme| speaks(&scheme)) {
                let message = match suggest::nearest(word, all().flat_map(|scheme| scheme.names())) {
                    Some(meant) => format!("no scheme is called `{word}`: did you mean `{meant}`?"),
                    None => format!("no scheme is called `{word}`, and none speaks of it"),
                };
                out.complain(&Failure::new(message));
                return Ok(Outcome::Findings);
            }
            listed.iter_mut().for_each(|(_, schemes)| schemes.retain(|scheme| speaks(scheme)));
        }
        match (found, self.form.is_json()) {
            (Some(scheme), true) => out.json(&as_map([scheme].into_iter())?)?,
            (Some(scheme), false) => show(scheme, out)?,
            (None, true) => out.json(&as_map(listed.iter().flat_map(|(_, schemes)| schemes).copied())?)?,
            (None, false) => list(&listed, out),
        }
        Ok(Outcome::Clean)
    }
}

/// Whether a scheme speaks of a word, given in small letters.
fn mentions(scheme: &Scheme, word: &str) -> bool {
    let names = scheme.names().chain(scheme.title.as_deref()).chain(scheme.conclusion.as_deref());
    let premises = scheme.premises.iter().map(|role| role.text.as_str());
    let questions = scheme.questions.iter().map(|question| question.text.as_str());
    let notes = scheme.note.as_deref().into_iter();
    let mut texts = names.chain(premises).chain(questions).chain(notes).chain(scheme.role_ids());
    texts.any(|text| text.to_lowercase().contains(word))
}

/// Schemes as a map has them.
fn as_map<'s>(schemes: impl Iterator<Item = &'s Scheme>) -> Result<Value, Failure> {
    let mut entries = Map::new();
    for scheme in schemes {
        let value = serde_json::to_value(scheme).map_err(|error| Failure::new(error.to_string()))?;
        entries.insert(scheme.id.value.clone(), value);
    }
    Ok(json!({ "schemes": entries }))
}

fn list(listed: &Listed<'_>, out: &mut Output) {
    let ids = listed.iter().flat_map(|(_, schemes)| schemes).map(|scheme| scheme.id.value.chars().count());
    let widest = ids.max().unwrap_or(0);
    let mut first = true;
    for (title, schemes) in listed.iter().filter(|(_, schemes)| !schemes.is_empty()) {
        let gap = if std::mem::take(&mut first) { "" } else { "\n" };
        writeln!(out, "{gap}{}", out.paint(Paint::Strong, title));
        for scheme in schemes {
            let conclusion = scheme.conclusion.as_deref().map(|text| format!(": {}", plain(text)));
            let conclusion = conclusion.unwrap_or_default();
            writeln!(out, "  {:<widest$}  {}{conclusion}", scheme.id.value, plain(scheme.name()));
        }
    }
}

fn show(scheme: &Scheme, out: &mut Output) -> Result<(), Failure> {
    writeln!(out, "{}: {}", out.paint(Paint::Strong, &scheme.id.value), plain(scheme.name()));
    let aliases: Vec<String> = scheme.aliases.iter().map(|alias| plain(&alias.value)).collect();
    if !aliases.is_empty() {
        writeln!(out, "also called {}", aliases.join(", "));
    }
    let questions = scheme.questions.iter().map(|question| question.id.value.as_str());
    let widest = scheme.role_ids().chain(questions).map(|id| id.chars().count()).max().unwrap_or(0);
    if !scheme.premises.is_empty() {
        writeln!(out, "\n{}", out.paint(Paint::Strong, "Premises"));
    }
    for role in &scheme.premises {
        writeln!(out, "  {:<widest$}  {}", role.id.value, plain(&role.text));
    }
    if let Some(conclusion) = &scheme.conclusion {
        writeln!(out, "\n{}\n  {}", out.paint(Paint::Strong, "Conclusion"), plain(conclusion));
    }
    if !scheme.questions.is_empty() {
        writeln!(out, "\n{}", out.paint(Paint::Strong, "Critical questions, and what a bad answer does"));
    }
    for question in &scheme.questions {
        let way = question.way().map(|way| format!(" ({way})")).unwrap_or_default();
        writeln!(
            out,
            "  {:<widest$}  {}{}",
            question.id.value,
            plain(&question.text),
            out.paint(Paint::Faint, &way)
        );
    }
    for text in scheme.note.iter().chain(&scheme.source) {
        writeln!(out, "\n{}", plain(text));
    }
    let skeleton = schemes::skeleton(scheme).map_err(|error| Failure::new(error.to_string()))?;
    writeln!(out, "\n{}", out.paint(Paint::Strong, "A map to start from"));
    for line in skeleton.lines() {
        writeln!(out, "{}", out.paint(Paint::Good, line));
    }
    Ok(())
}

/// A text of a map on one line, without anything that a terminal would obey.
fn plain(text: &str) -> String {
    one_line(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}
