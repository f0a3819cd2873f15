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
    config, file,
    open::{self, Place},
    output::{Output, Paint, one_line},
    picture::{self, Drawing, Target},
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
  elenchus diff old.yaml new.yaml -o changed.svg        a picture of what changed

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
    /// The form: text, json, markdown, svg, dot or mermaid; or png, where the command was built with it [default: text]
    #[arg(long, alias = "format", value_name = "FORMAT", value_parser = form)]
    to: Option<Target>,
    /// Short for `--to json`
    #[arg(long, conflicts_with = "to")]
    json: bool,
    /// Write to a file, whole or not at all; its ending tells the form where `--to` does not
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Draw the whole map, and not only what is near a change
    #[arg(long)]
    all: bool,
    /// Exit with 1 if there are differences
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    drawing: Drawing,
    #[command(flatten)]
    reading: Reading,
}

/// The forms of a difference.
const FORMS: [(&str, Target); 7] = [
    ("text", TEXT),
    ("json", Target::Text(Format::Json)),
    ("markdown", Target::Text(Format::Markdown)),
    ("svg", Target::Text(Format::Svg)),
    ("dot", Target::Text(Format::Dot)),
    ("mermaid", Target::Text(Format::Mermaid)),
    ("png", Target::Png),
];
const TEXT: Target = Target::Text(Format::Outline);

fn names() -> impl Iterator<Item = &'static str> + Clone {
    FORMS.iter().map(|form| form.0)
}

fn form(name: &str) -> Result<Target, String> {
    let found = FORMS.iter().find(|(known, _)| *known == name).map(|&(_, target)| target);
    found.ok_or_else(|| suggest::among("form of a difference", name, names()))
}

/// A path, or nothing: git names this file where there is none.
fn place(path: &Path) -> Place {
    Place { is_empty: path == Path::new("/dev/null"), ..Place::of(path) }
}

impl Diff {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        self.drawing.is_for(self.target()?, false)?;
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

    /// The file to write, if it is one.
    fn output(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    fn target(&self) -> Result<Target, Failure> {
        if let Some(target) = self.json.then_some(Target::Text(Format::Json)).or(self.to) {
            return Ok(target);
        }
        let Some(output) = self.output() else { return Ok(TEXT) };
        let told = Target::of_name(output).filter(|target| FORMS.iter().any(|form| form.1 == *target));
        told.ok_or_else(|| {
            let names = names().collect::<Vec<_>>().join(", ");
            let name = one_line(&output.to_string_lossy());
            Failure::new(format!(
                "the ending of {name} is that of no form of a difference: `--to` takes {names}"
            ))
        })
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
        let (target, maps) = (self.target()?, (&old.map, &new.map));
        let output = self.output();
        if let Some(output) = output {
            for (place, map) in places.iter().zip([&old.map, &new.map]) {
                file::refuse_input(output, &place.path, map, &self.reading)?;
            }
        }
        if target == TEXT && output.is_none() {
            print(&difference, out);
            return Ok(Some(difference));
        }
        let picture = || formats::write_svg_difference(maps, &difference, self.all, &self.drawing.options());
        let written = match target {
            Target::Png => picture::png(&picture(), self.drawing.scale())?,
            Target::Text(Format::Svg) => picture().into_bytes(),
            Target::Text(format) => formats::write_difference(format, maps, &difference, self.all)
                .map_err(|error| Failure::new(error.to_string()))?
                .into_bytes(),
        };
        match output {
            Some(output) => file::write(output, &written)?,
            None => out.write_bytes(&written),
        }
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
