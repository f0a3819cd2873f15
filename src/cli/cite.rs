//! `elenchus cite`: a passage of a source, ready to be written into a map.

use clap::Args;
use elenchus::evidence::{CiteError, ReadyCitation};

use super::{
    Failure, Outcome,
    arguments::OneMap,
    open,
    output::{Output, one_line},
    suggest,
    verdict::shortened,
};

/// Find words in a source's copy and print the citation for the map
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus cite claims/ report \"section loss of 20 %\"            a quote, to paste under a claim
  elenchus cite claims/ report \"section loss of 20 %\" --digest   a proof that republishes nothing
  elenchus cite claims/ report loss --json                       every place, for programs

Exit status: 1 if the source does not say this.")]
pub struct Cite {
    #[command(flatten)]
    map: OneMap,
    /// The id of the source in the map
    #[arg(value_name = "SOURCE")]
    source: String,
    /// The words to look for
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
    /// Prove the passage by its digest instead of quoting it
    #[arg(long)]
    digest: bool,
    /// Print JSON: a list with each place where the words stand
    #[arg(long)]
    json: bool,
}

impl Cite {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let Some(maps) = open::whole(std::slice::from_ref(&self.map.path), &self.map.reading, out)? else {
            return Ok(Outcome::Findings);
        };
        let Some(whole) = maps.first() else { return Ok(Outcome::Findings) };
        let Some(source) = whole.map.find_source(&self.source) else {
            let ids = whole.map.sources().map(|(_, source)| source.id.value.as_str());
            return Err(Failure::new(suggest::unknown("source", &self.source, ids)));
        };
        let words = self.words.join(" ");
        match whole.map.cite(source, &words) {
            Ok(citations) if self.json => out.json(&citations)?,
            Ok(citations) => citations.iter().for_each(|citation| self.print(citation, &words, out)),
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

    fn print(&self, citation: &ReadyCitation, words: &str, out: &mut Output) {
        let ReadyCitation { source, passage, digest, text } = citation;
        let mut place = format!("paragraph: {}", passage.paragraph);
        if let Some(sentence) = passage.sentence {
            place.push_str(&format!(", sentence: {sentence}"));
        }
        let proof = match self.digest {
            // Without quotes it would be a number to a reader of YAML.
            true if digest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'e') => {
                format!("digest: \"{digest}\"")
            }
            true => format!("digest: {digest}"),
            false => {
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                format!("quote: {}", serde_json::Value::from(one_line(&words)))
            }
        };
        writeln!(out, "# {passage}: {}", shortened(text));
        writeln!(out, "from: {{ source: {source}, {proof}, {place} }}");
    }
}
