//! `elenchus sources`: what rests on each source, and whether it says so.

use clap::Args;
use elenchus::evidence::{CopyState, Evidence, Finding, SourceEvidence};
use serde_json::{Value, json};

use super::{
    Failure, Outcome,
    arguments::{Form, Maps},
    open,
    output::{Output, Paint, counted},
    verdict::shortened,
};

/// List the sources, what cites them, and whether they say it
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus sources claims/                                 each source and its citations
  elenchus sources claims/ --source report=report.txt      with a copy that lies elsewhere
  elenchus sources claims/ --uncited                       with what nothing cites
  elenchus sources claims/ --json                          for programs

Nothing is ever fetched: citations are held against local copies. JSON is an object with `sources`; of several
maps, a list of such objects, with `map`.")]
pub struct Sources {
    #[command(flatten)]
    maps: Maps,
    /// List the sentences of each copy that no claim cites
    #[arg(long)]
    uncited: bool,
    #[command(flatten)]
    form: Form,
}

impl Sources {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let Some(maps) = open::whole(&self.maps.paths, &self.maps.reading, out)? else {
            return Ok(Outcome::Findings);
        };
        let found: Vec<(&str, Evidence)> =
            maps.iter().map(|whole| (whole.name.as_str(), whole.map.evidence())).collect();
        if self.form.is_json() {
            let objects: Vec<Value> = found
                .iter()
                .map(|(name, evidence)| match found.len() {
                    1 => json!(evidence),
                    _ => json!({ "map": name, "sources": evidence.sources }),
                })
                .collect();
            match objects.len() {
                1 => out.json(&objects[0])?,
                _ => out.json(&objects)?,
            }
            return Ok(Outcome::Clean);
        }
        for (name, evidence) in &found {
            if found.len() > 1 {
                writeln!(out, "{}", out.paint(Paint::Strong, name));
            }
            for source in &evidence.sources {
                self.list(source, out);
            }
        }
        Ok(Outcome::Clean)
    }

    fn list(&self, source: &SourceEvidence<'_>, out: &mut Output) {
        let title = source.title.map(|title| format!(": {}", shortened(title))).unwrap_or_default();
        writeln!(out, "{}{title}", out.paint(Paint::Strong, source.id));
        match &source.copy {
            CopyState::Read { paragraphs, sentences } => {
                let size = [counted(*paragraphs, "paragraph"), counted(*sentences, "sentence")];
                writeln!(out, "  copy: {}", size.join(", "));
            }
            CopyState::Missing { reason } => writeln!(out, "  no copy: {}", shortened(reason)),
            CopyState::Changed { sha256 } => {
                writeln!(out, "  copy: another file than the map says; sha256 {sha256}")
            }
            _ => {}
        }
        for citation in &source.citations {
            let (word, paint) = word(&citation.finding);
            let place = citation.passage.map(|passage| format!(", {passage}")).unwrap_or_default();
            writeln!(out, "  {}: {}{place}", citation.claim_id, out.paint(paint, word));
        }
        if source.citations.is_empty() {
            writeln!(out, "  nothing cites it");
        }
        if self.uncited {
            for sentence in &source.uncited {
                writeln!(out, "  uncited: {}: {}", sentence.passage, shortened(&sentence.text));
            }
        } else if !source.uncited.is_empty() {
            writeln!(out, "  {} that nothing cites", counted(source.uncited.len(), "sentence"));
        }
    }
}

fn word(finding: &Finding) -> (&'static str, Paint) {
    match finding {
        Finding::Confirmed => ("confirmed", Paint::Good),
        Finding::Nothing => ("cites the source as a whole", Paint::Faint),
        Finding::Unchecked => ("unchecked", Paint::Faint),
        Finding::Inexact { .. } => ("in other words", Paint::Doubt),
        Finding::Misplaced { .. } => ("in another place", Paint::Doubt),
        Finding::NotFound { .. } => ("not found", Paint::Bad),
        Finding::NoSuchPassage { .. } => ("no such passage", Paint::Bad),
        Finding::DigestMismatch { .. } => ("another digest", Paint::Bad),
        _ => ("unknown", Paint::Faint),
    }
}
