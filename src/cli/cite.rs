//! `elenchus cite`: a passage of a source, ready to be written into a map.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;
use elenchus::evidence::{CiteError, ReadyCitation, SourceText};

use super::{
    Failure, Outcome,
    arguments::{Form, Reading},
    open,
    output::{Output, one_line},
    suggest,
    verdict::shortened,
};

/// Find words in a source and print the citation for the map: paragraph, sentence and digest
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus cite report claims/ --find \"section loss of 20 %\"           of a source of a map
  elenchus cite report claims/ --find \"section loss of 20 %\" --quote   the words instead of the digest
  elenchus cite sources/report.txt --find loss                         of a text, before there is a map
  elenchus cite report claims/ --find loss --json                      every place, for programs

A digest proves the passage to whoever has the text, and republishes nothing. JSON is a
list with each place where the words stand.
Exit status: 1 if the source does not say this.")]
pub struct Cite {
    /// The id of a source of the map; without a map, a text file
    #[arg(value_name = "SOURCE")]
    source: String,
    /// The map; left out, SOURCE is a text file, or a source of the map in this folder
    #[arg(value_name = "MAP")]
    map: Option<PathBuf>,
    /// The words to look for; `[…]` stands for words left out
    #[arg(long, value_name = "WORDS", required = true, value_parser = words)]
    find: String,
    /// Cite by the words instead of by the digest
    #[arg(long)]
    quote: bool,
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    reading: Reading,
}

impl Cite {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let file = Path::new(&self.source);
        let found = match &self.map {
            None if file.is_file() => in_file(file, &self.find)?,
            map => {
                let map = map.clone().unwrap_or_else(|| PathBuf::from("."));
                let Some(maps) = open::whole(&[map], &self.reading, out)? else {
                    return Ok(Outcome::Findings);
                };
                let Some(whole) = maps.first() else { return Ok(Outcome::Findings) };
                let Some(source) = whole.map.find_source(&self.source) else {
                    let ids = whole.map.sources().map(|(_, source)| source.id.value.as_str());
                    return Err(Failure::new(suggest::unknown("source", &self.source, ids)));
                };
                whole.map.cite(source, &self.find)
            }
        };
        match found {
            Ok(citations) if self.form.is_json() => out.json(&citations)?,
            Ok(citations) => citations.iter().for_each(|citation| self.print(citation, out)),
            Err(error @ CiteError::NotFound { .. }) => {
                let mut lines = vec![error.to_string()];
                if let CiteError::NotFound { nearest: Some(nearest), .. } = &error {
                    lines.push(format!("the nearest that it says: {nearest}"));
                }
                out.complain(&Failure(lines));
                return Ok(Outcome::Findings);
            }
            Err(error) => return Err(Failure::new(error.to_string())),
        }
        Ok(Outcome::Clean)
    }

    fn print(&self, citation: &ReadyCitation, out: &mut Output) {
        let ReadyCitation { source, passage, digest, quote, text } = citation;
        let mut place = format!("paragraph: {}", passage.paragraph);
        if let Some(sentence) = passage.sentence {
            place.push_str(&format!(", sentence: {sentence}"));
        }
        let proof = match self.quote {
            // Without quotes a digest of digits alone would be a number to other readers of YAML.
            false => format!("digest: \"{digest}\""),
            true => format!("quote: {}", serde_json::Value::from(one_line(quote))),
        };
        writeln!(out, "# {passage}: {}", shortened(text));
        writeln!(out, "from: {{ source: {source}, {place}, {proof} }}");
    }
}

fn words(find: &str) -> Result<String, &'static str> {
    if find.trim().is_empty() { Err("write the words to look for") } else { Ok(find.to_owned()) }
}

/// Looks in a text that no map names yet. Its id would be its name.
fn in_file(file: &Path, words: &str) -> Result<Result<Vec<ReadyCitation>, CiteError>, Failure> {
    let text = fs::read_to_string(file)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", file.display())))?;
    let id = file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    Ok(SourceText::new(text).cite(&id, words))
}
