//! `elenchus export`: a map and its verdicts in another format.

use std::path::{Path, PathBuf};

use clap::Args;
use elenchus::{Format, formats};

use super::{
    Failure, Outcome,
    arguments::{Judging, OneMap, Selecting},
    file, losses, open,
    output::{Output, one_line},
    picture::{self, Drawing, Target},
};

/// Write a map with its verdicts as a drawing, a memo or data
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus export claims/ -o claims.svg                         a picture: the file's ending tells
  elenchus export claims/ -o claims.png --scale 2               the same in pixels, if built with `png`
  elenchus export claims/ --to markdown -o memo.md              a memo
  elenchus export claims/ --to mermaid                          a drawing that many Markdown viewers show
  elenchus export claims/ --to svg --focus deal-now --depth 2   only what is near one claim

The verdicts are those of the whole map: what is not shown still counts.")]
pub struct Export {
    #[command(flatten)]
    map: OneMap,
    #[arg(long, alias = "format", value_name = "FORMAT", help = formats_help(), value_parser = Target::parse)]
    #[arg(required_unless_present_any = ["output", "json"])]
    to: Option<Target>,
    /// Short for `--to json`
    #[arg(long, conflicts_with = "to")]
    json: bool,
    /// Write to a file, whole or not at all; its ending tells the format where `--to` does not
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    drawing: Drawing,
    #[command(flatten)]
    selecting: Selecting,
    #[command(flatten)]
    judging: Judging,
}

fn formats_help() -> String {
    format!("The format: {}; or png, where the command was built with it", names().join(", "))
}

fn names() -> Vec<&'static str> {
    Format::ALL.iter().map(|format| format.name()).collect()
}

impl Export {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let output = self.output.as_deref().filter(|path| path.as_os_str() != "-");
        let target = self.target(output)?;
        self.drawing.is_for(target, true)?;
        let OneMap { path, reading } = &self.map;
        let Some(whole) = open::one(path, reading, out)? else { return Ok(Outcome::Findings) };
        if let Some(output) = output {
            file::refuse_input(output, path, &whole.map, reading)?;
        }
        let selection = self.selecting.selection(&[&whole.map])?.remove(0);
        let Some(verdicts) = self.judging.verdicts(&whole.map, out) else { return Ok(Outcome::Unknown) };
        let view = whole.map.select(&selection.unwrap_or_default());
        let written = match target {
            Target::Text(Format::Svg) => self.drawing.svg(&view, &verdicts).into_bytes(),
            Target::Text(format) => {
                let text = match format {
                    Format::Html => self.drawing.composition.html(&view, &verdicts),
                    _ => formats::write(format, &view, &verdicts),
                };
                let text = text.map_err(|error| Failure::new(error.to_string()))?;
                losses::print(&formats::losses(format, &view), whole.map.files(), out);
                text.into_bytes()
            }
            Target::Png => picture::png(&self.drawing.svg(&view, &verdicts), self.drawing.scale())?,
        };
        match output {
            Some(output) => file::write(output, &written)?,
            None => out.write_bytes(&written),
        }
        Ok(Outcome::Clean)
    }

    fn target(&self, output: Option<&Path>) -> Result<Target, Failure> {
        if let Some(target) = self.json.then_some(Target::Text(Format::Json)).or(self.to) {
            return Ok(target);
        }
        let Some(output) = output else {
            return Err(Failure::new(format!("name the format: `--to` takes {}", names().join(", "))));
        };
        Target::of_name(output).ok_or_else(|| {
            let ending = output.extension().map(|ending| one_line(&ending.to_string_lossy()));
            let why = match ending.as_deref() {
                Some("yaml" | "yml") => "a map is written as YAML by `elenchus import`".to_owned(),
                Some("pdf") => return Failure::new(picture::NO_PDF),
                Some(ending) => format!("no format has the ending .{ending}"),
                None => "name the format".to_owned(),
            };
            Failure::new(format!("{why}: `--to` takes {}", names().join(", ")))
        })
    }
}
