//! `elenchus schema`: the JSON Schema of the format.

use clap::Args;

use super::{Failure, Outcome, output::Output};

/// Print the JSON Schema of a map, for editors
#[derive(Args)]
#[command(after_help = "\
Example:
  elenchus schema > elenchus.schema.json

and, as the first line of a map, for editors with a YAML language server:
  # yaml-language-server: $schema=elenchus.schema.json")]
pub struct Schema {}

impl Schema {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        out.json(&elenchus::document::json_schema())?;
        Ok(Outcome::Clean)
    }
}
