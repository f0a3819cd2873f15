//! Arguments that several commands share.

use std::{path::PathBuf, time::Duration};

use clap::{Args, ValueEnum};
use elenchus::{
    ArgumentMap, Semantics, Verdicts,
    map::Selection,
    notations::Notation,
    semantics::{Attitude, Budget},
};
use jiff::civil::Date;

use super::{Failure, limits::Setting, output::Output, suggest};

/// The maps to read.
#[derive(Args)]
pub struct Maps {
    /// Files or directories, each a map; `-` is standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
}

/// The one map to read.
#[derive(Args)]
pub struct OneMap {
    /// A file or a directory; `-` is standard input
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
}

/// In which of two forms an answer is printed.
#[derive(Args)]
#[command(next_help_heading = "Form")]
pub struct Form {
    /// The form of what is printed
    #[arg(long, alias = "format", value_name = "FORMAT", value_enum, default_value = "text")]
    to: TextOrJson,
    /// Short for `--to json`
    #[arg(long, conflicts_with = "to")]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TextOrJson {
    /// For people
    Text,
    /// For programs
    Json,
}

impl Form {
    pub fn is_json(&self) -> bool {
        self.json || self.to == TextOrJson::Json
    }
}

/// What files are read as, and how much of the machine that may take.
#[derive(Args, Default)]
#[command(next_help_heading = "Reading")]
pub struct Input {
    /// The notation of the file, where neither its name nor its shape tells it: yaml (a map of our own), argdown, aif, gsn,
    /// carneades, kialo, iccma, apx, tgf, csv, tsv or json (what `export --to json` writes)
    #[arg(long, value_name = "NOTATION", value_parser = notation)]
    pub from: Option<Notation>,
    /// Set a limit: file-bytes, total-bytes, files, depth, alias-nodes or source-bytes
    #[arg(long = "limit", value_name = "NAME=VALUE", value_parser = Setting::parse)]
    pub limits: Vec<Setting>,
}

/// How maps are read.
#[derive(Args, Default)]
#[command(next_help_heading = "Reading")]
pub struct Reading {
    #[command(flatten)]
    pub input: Input,
    /// Judge as of a day, YYYY-MM-DD, or of no day: `none`
    #[arg(long, value_name = "DATE", value_parser = AsOf::parse)]
    pub as_of: Option<AsOf>,
    /// Name the local copy of a source
    #[arg(long = "source", value_name = "ID=FILE", value_parser = source_file)]
    pub sources: Vec<(String, PathBuf)>,
}

/// The day to judge on.
#[derive(Clone, Copy, Debug)]
pub struct AsOf(pub Option<Date>);

impl AsOf {
    /// Reads `YYYY-MM-DD` or `none`.
    pub fn parse(text: &str) -> Result<AsOf, String> {
        if text == "none" {
            return Ok(AsOf(None));
        }
        let plain = text.len() == 10 && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
        match text.parse() {
            Ok(day) if plain => Ok(AsOf(Some(day))),
            _ => Err("write a day of the calendar as YYYY-MM-DD, or `none`".to_owned()),
        }
    }
}

fn notation(name: &str) -> Result<Notation, String> {
    name.parse().map_err(|error: elenchus::document::UnknownWord| error.to_string())
}

fn source_file(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((id, file)) if !id.is_empty() && !file.is_empty() => Ok((id.to_owned(), file.into())),
        _ => Err("write ID=FILE, such as `report=copies/report.txt`".to_owned()),
    }
}

/// The way to judge.
#[derive(Args)]
#[command(next_help_heading = "Judging")]
pub struct Judging {
    /// The semantics to judge by: grounded, complete, preferred or stable
    #[arg(long, value_name = "NAME", default_value = "grounded", value_parser = semantics)]
    pub semantics: Semantics,
    /// Accept what stands on some reading; otherwise, what stands on all of them
    #[arg(long)]
    pub credulous: bool,
    /// Give up after so many seconds, with exit status 3
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub time_limit: Option<Duration>,
}

impl Judging {
    /// The verdicts on a map; none where the time was not enough, which is said on standard error.
    pub fn verdicts(&self, map: &ArgumentMap, out: &Output) -> Option<Verdicts> {
        if self.semantics == Semantics::Grounded {
            return Some(map.verdicts(self.semantics));
        }
        let attitude = if self.credulous { Attitude::Credulous } else { Attitude::Sceptical };
        let judged = map.judge(self.semantics, attitude, self.budget());
        judged.map_err(|interrupted| out.complain(&Failure::new(format!("unknown: {interrupted}")))).ok()
    }

    /// The time there is for a question that is asked now.
    pub fn budget(&self) -> Budget {
        budget(self.time_limit)
    }
}

/// So much time from now, or as much as it takes.
pub fn budget(time_limit: Option<Duration>) -> Budget {
    time_limit.map_or_else(Budget::unlimited, |limit| Budget::unlimited().within(limit))
}

fn semantics(name: &str) -> Result<Semantics, String> {
    let for_maps = || Semantics::ALL.iter().filter(|semantics| semantics.is_for_rules());
    match for_maps().find(|semantics| semantics.name() == name) {
        Some(semantics) => Ok(*semantics),
        None if name.parse::<Semantics>().is_ok() => {
            Err(format!("the {name} semantics is for abstract frameworks only: see `elenchus solve`"))
        }
        None => Err(suggest::among("semantics", name, for_maps().map(|semantics| semantics.name()))),
    }
}

/// Reads a number of seconds, which may have a fraction.
pub fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse::<f64>().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds.ok_or_else(|| "write a number of seconds, such as `10` or `0.5`".to_owned())
}

/// What of a map is shown.
#[derive(Args)]
#[command(next_help_heading = "Selection (every condition must hold)")]
pub struct Selecting {
    /// Only what lies around a claim
    #[arg(long, value_name = "ID")]
    focus: Option<String>,
    /// How many steps around it
    #[arg(long, value_name = "N", requires = "focus")]
    depth: Option<usize>,
    /// Only the claims of a section
    #[arg(long, value_name = "NAME")]
    section: Option<String>,
    /// Only the claims with a tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
}

impl Selecting {
    /// The selection of each map; none for one that lacks what is asked for, unless all lack it.
    pub fn selection(&self, maps: &[&ArgumentMap]) -> Result<Vec<Option<Selection>>, Failure> {
        let ids = || maps.iter().flat_map(|map| map.claims().map(|(_, claim)| claim.id()));
        let sections =
            || maps.iter().flat_map(|map| map.sections().map(|(_, section)| section.name.as_str()));
        let tags = || {
            let claims = maps.iter().flat_map(|map| map.claims());
            claims.flat_map(|(_, claim)| claim.authored().tags.iter().map(String::as_str))
        };
        known("claim", self.focus.as_deref(), ids)?;
        known("section", self.section.as_deref(), sections)?;
        known("tag", self.tag.as_deref(), tags)?;
        let select = |map: &&ArgumentMap| {
            let focus = match &self.focus {
                Some(id) => Some(map.find(id)?),
                None => None,
            };
            Some(Selection { focus, depth: self.depth, section: self.section.clone(), tag: self.tag.clone() })
        };
        Ok(maps.iter().map(select).collect())
    }
}

fn known<'n, I: Iterator<Item = &'n str>>(
    what: &str,
    word: Option<&str>,
    names: impl Fn() -> I,
) -> Result<(), Failure> {
    match word {
        Some(word) if !names().any(|name| name == word) => {
            Err(Failure::new(suggest::unknown(what, word, names())))
        }
        _ => Ok(()),
    }
}
