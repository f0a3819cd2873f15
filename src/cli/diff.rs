//! `elenchus diff`: what changed between two maps, and what that did to the verdicts.

mod folder;
mod git;
mod lines;

use std::path::{Path, PathBuf};

use clap::Args;
use elenchus::{
    Format,
    explain::{Difference, diff},
    formats,
};

use super::{
    Failure, Outcome,
    arguments::Reading,
    config,
    open::{self, Place},
    output::{Output, Paint, one_line},
    suggest,
};

/// Say what changed between two maps, or two revisions of one, and what that did to the verdicts
#[derive(Args)]
#[command(
    override_usage = "elenchus diff [OPTIONS] OLD NEW\n       elenchus diff [OPTIONS] --git REV[..REV] PATH",
    after_help = "\
Examples:
  elenchus diff old.yaml new.yaml                       two files, or two directories
  elenchus diff --git HEAD claims/                      what is not committed yet
  elenchus diff --git v1..v2 claims/                    two revisions
  elenchus diff --git main...HEAD claims/ --to markdown a comment for a review: since the two parted
  elenchus diff old.yaml new.yaml --to svg > new.svg     a picture of what changed

As git's external diff it takes the seven arguments that git passes:
  git config diff.elenchus.command \"elenchus diff\"       and in .gitattributes: claims/*.yaml diff=elenchus"
)]
pub struct Diff {
    /// The old map and the new one, each a file or a directory; with `--git` the one map
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Compare a revision with another (REV..REV), with where they parted (REV...REV) or with what is there now (REV)
    #[arg(long, value_name = "REV[..REV]", value_parser = git::Revisions::parse)]
    git: Option<git::Revisions>,
    /// The form: text, json, markdown, svg, dot or mermaid
    #[arg(long, alias = "format", value_name = "FORMAT", default_value = "text", value_parser = form)]
    to: Format,
    /// Short for `--to json`
    #[arg(long, conflicts_with = "to")]
    json: bool,
    /// Draw the whole map, and not only what is near a change
    #[arg(long)]
    all: bool,
    /// Exit with 1 if there are differences
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    reading: Reading,
}

/// The forms of a difference.
const FORMS: [(&str, Format); 6] = [
    ("text", Format::Outline),
    ("json", Format::Json),
    ("markdown", Format::Markdown),
    ("svg", Format::Svg),
    ("dot", Format::Dot),
    ("mermaid", Format::Mermaid),
];

fn form(name: &str) -> Result<Format, String> {
    let found = FORMS.iter().find(|(known, _)| *known == name).map(|&(_, format)| format);
    found.ok_or_else(|| suggest::among("form of a difference", name, FORMS.iter().map(|form| form.0)))
}

/// A path, or nothing: git names this file where there is none.
fn place(path: &Path) -> Place {
    Place { is_empty: path == Path::new("/dev/null"), ..Place::of(path) }
}

impl Diff {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        match (&self.git, &self.paths[..]) {
            (Some(revisions), [path]) => {
                let pair = git::Pair::check_out(revisions, path, &self.reading)?;
                for missing in &pair.missing {
                    out.remark(&format!("{missing} is not there: compared with an empty map"));
                }
                self.compare(&pair.places, out)
            }
            (Some(_), _) => Err(Failure::new("with `--git` one map is named: its path")),
            (None, [old, new]) => {
                let [old, new] = [folder::of_map(old)?, folder::of_map(new)?];
                self.compare(&[place(&old), place(&new)], out)
            }
            (None, [path, old, _, _, new, _, _] | [path, old, _, _, new, _, _, _, _]) => {
                self.compare_for_git(path, old, new, out)
            }
            // This is how git tells of a file that is not merged yet.
            (None, [path]) if std::env::var_os("GIT_DIFF_PATH_TOTAL").is_some() => {
                writeln!(out, "{}: not merged", one_line(&path.to_string_lossy()));
                Ok(Outcome::Clean)
            }
            _ => Err(Failure::new("two maps are compared: name the old one and the new one")),
        }
    }

    fn compare(&self, places: &[Place], out: &mut Output) -> Result<Outcome, Failure> {
        let Some(difference) = self.write(places, out)? else { return Ok(Outcome::Findings) };
        match self.exit_code && !difference.is_empty() {
            true => Ok(Outcome::Findings),
            false => Ok(Outcome::Clean),
        }
    }

    /// Compares what git passes to a program that shows differences in its place. It takes any status but 0 for a
    /// failure, and stops.
    fn compare_for_git(
        &self,
        path: &Path,
        old: &Path,
        new: &Path,
        out: &mut Output,
    ) -> Result<Outcome, Failure> {
        let name = path.to_string_lossy();
        let side = |side: &str, path: &Path| Place {
            shown: format!("{side}/{name}").into(),
            folder: Place::of(Path::new(&*name)).folder,
            ..place(path)
        };
        writeln!(out, "{}", out.paint(Paint::Strong, &one_line(&name)));
        let places = [side("a", old), side("b", new)];
        if open::can_be_judged(&places, &self.reading) {
            self.write(&places, out)?;
            return Ok(Outcome::Clean);
        }
        let limits = open::limits(&config::find(&places[0].folder)?, &self.reading.input);
        let names = ["a", "b"].map(|side| format!("{side}/{}", one_line(&name)));
        lines::print([(old, &names[0]), (new, &names[1])], &limits, out)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        out.remark(&format!(
            "{name} is no map by itself, so that its lines are compared; if it is a file of one, \
             `elenchus diff --git HEAD {}` compares the whole map",
            folder.display()
        ));
        Ok(Outcome::Clean)
    }

    /// Writes the difference; nothing where a map is too broken.
    fn write(&self, places: &[Place], out: &mut Output) -> Result<Option<Difference>, Failure> {
        let Some(maps) = open::whole_places(places, &self.reading, out)? else { return Ok(None) };
        let [old, new] = maps else { return Ok(None) };
        let difference = diff(&old.map, &new.map);
        let to = if self.json { Format::Json } else { self.to };
        if to == Format::Outline {
            print(&difference, out);
            return Ok(Some(difference));
        }
        let text = formats::write_difference(to, (&old.map, &new.map), &difference, self.all)
            .map_err(|error| Failure::new(error.to_string()))?;
        write!(out, "{text}");
        Ok(Some(difference))
    }
}

/// Prints the text, each line in the colour of its sign.
fn print(difference: &Difference, out: &mut Output) {
    let conclusions = difference.conclusions.len();
    for (number, line) in difference.to_string().lines().enumerate() {
        let paint = match line.trim_start().get(..2) {
            _ if number < conclusions => Some(Paint::Strong),
            Some("+ ") => Some(Paint::Good),
            Some("- ") => Some(Paint::Bad),
            Some("~ ") => Some(Paint::Doubt),
            _ => None,
        };
        match paint {
            Some(paint) => writeln!(out, "{}", out.paint(paint, line)),
            None => writeln!(out, "{line}"),
        }
    }
}
