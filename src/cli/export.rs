//! `elenchus export`: a map and its verdicts in another format.

use std::path::{Path, PathBuf};

use clap::Args;
use elenchus::{
    Format,
    formats::{self, svg::Options},
    layout::Direction,
};

use super::{
    Failure, Outcome,
    arguments::{Judging, OneMap, Selecting},
    file, losses, open,
    output::{Output, one_line},
    suggest,
};

/// Write a map with its verdicts as a drawing, a memo or data
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus export claims/ -o claims.svg                         a picture: the file's ending tells
  elenchus export claims/ --to markdown -o memo.md              a memo
  elenchus export claims/ --to mermaid                          a drawing that many Markdown viewers show
  elenchus export claims/ --to svg --focus deal-now --depth 2   only what is near one claim

The verdicts are those of the whole map: what is not shown still counts.")]
pub struct Export {
    #[command(flatten)]
    map: OneMap,
    #[arg(long, alias = "format", value_name = "FORMAT", help = formats_help(), value_parser = format)]
    #[arg(required_unless_present_any = ["output", "json"])]
    to: Option<Format>,
    /// Short for `--to json`
    #[arg(long, conflicts_with = "to")]
    json: bool,
    /// Write to a file, whole or not at all; its ending tells the format where `--to` does not
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    drawing: DrawingOptions,
    #[command(flatten)]
    selecting: Selecting,
    #[command(flatten)]
    judging: Judging,
}

/// How a picture is drawn.
#[derive(Args)]
#[command(next_help_heading = "Pictures (svg)")]
struct DrawingOptions {
    /// Which way arguments point: left-to-right or top-down [default: left-to-right]
    #[arg(long, value_name = "WAY", value_parser = way)]
    direction: Option<Direction>,
    /// Draw at most so many claims, and count the others where they hang; `none` draws all [default: 150]
    #[arg(long, value_name = "N", value_parser = most_claims)]
    fold: Option<MostClaims>,
}

/// A number of claims, or as many as there are.
#[derive(Clone, Copy, Debug)]
struct MostClaims(Option<usize>);

fn most_claims(text: &str) -> Result<MostClaims, String> {
    match text.parse() {
        Ok(0) => Ok(MostClaims(None)),
        Ok(most) => Ok(MostClaims(Some(most))),
        Err(_) if text == "none" => Ok(MostClaims(None)),
        Err(_) => Err("write a number of claims, or `none`".to_owned()),
    }
}

fn way(name: &str) -> Result<Direction, String> {
    match name {
        "left-to-right" => Ok(Direction::LeftToRight),
        "top-down" => Ok(Direction::TopDown),
        _ => Err(suggest::among("way to draw", name, ["left-to-right", "top-down"].into_iter())),
    }
}

impl DrawingOptions {
    /// The options of a picture; none for a format that is none.
    fn options(&self, format: Format) -> Result<Option<Options>, Failure> {
        let mut options = Options::default();
        let asked = self.direction.is_some() || self.fold.is_some();
        match format {
            Format::Svg => {
                options.direction = self.direction.unwrap_or(options.direction);
                options.fold = self.fold.map_or(options.fold, |most| most.0);
                Ok(Some(options))
            }
            _ if asked => Err(Failure::new("`--direction` and `--fold` are for pictures: `--to svg`")),
            _ => Ok(None),
        }
    }
}

fn formats_help() -> String {
    format!("The format: {}", names().join(", "))
}

fn names() -> Vec<&'static str> {
    Format::ALL.iter().map(|format| format.name()).collect()
}

fn format(name: &str) -> Result<Format, String> {
    name.parse().map_err(|error: elenchus::document::UnknownWord| error.to_string())
}

impl Export {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let output = self.output.as_deref().filter(|path| path.as_os_str() != "-");
        let format = self.format(output)?;
        let OneMap { path, reading } = &self.map;
        let Some(whole) = open::one(path, reading, out)? else { return Ok(Outcome::Findings) };
        if let Some(output) = output {
            file::refuse_input(output, path, &whole.map, reading)?;
        }
        let selection = self.selecting.selection(&[&whole.map])?.remove(0);
        let Some(verdicts) = self.judging.verdicts(&whole.map, out) else { return Ok(Outcome::Unknown) };
        let view = whole.map.select(&selection.unwrap_or_default());
        let text = match self.drawing.options(format)? {
            Some(options) => formats::write_svg(&view, &verdicts, &options),
            None => {
                formats::write(format, &view, &verdicts).map_err(|error| Failure::new(error.to_string()))?
            }
        };
        losses::print(&formats::losses(format, &view), whole.map.files(), out);
        match output {
            Some(output) => file::write(output, &text)?,
            None => write!(out, "{text}"),
        }
        Ok(Outcome::Clean)
    }

    fn format(&self, output: Option<&Path>) -> Result<Format, Failure> {
        if let Some(format) = self.json.then_some(Format::Json).or(self.to) {
            return Ok(format);
        }
        let Some(output) = output else {
            return Err(Failure::new(format!("name the format: `--to` takes {}", names().join(", "))));
        };
        Format::of_name(output).ok_or_else(|| {
            let ending = output.extension().map(|ending| one_line(&ending.to_string_lossy()));
            let why = match ending.as_deref() {
                Some("yaml" | "yml") => "a map is written as YAML by `elenchus import`".to_owned(),
                Some(ending) => format!("no format has the ending .{ending}"),
                None => "name the format".to_owned(),
            };
            Failure::new(format!("{why}: `--to` takes {}", names().join(", ")))
        })
    }
}
