//! `elenchus watch`: every finding, again whenever a file changes.

use std::{
    fmt::Write,
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use clap::Args;

use super::{
    Failure, Outcome,
    arguments::Maps,
    checked::{Checked, Checking},
    config,
    following::follow,
    open,
    output::Output,
};

/// Report every finding in some maps, again whenever a file changes
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus watch claims/                  what `check` prints, always as the files are now; Ctrl-C ends it
  elenchus watch --deny warnings a.yaml b.yaml

It goes on while a file is broken or gone. What a map includes, the copies of its sources and elenchus.toml
are followed too.")]
pub struct Watch {
    #[command(flatten)]
    checking: Checking,
}

/// What is printed of one look at the maps.
#[derive(PartialEq, Eq)]
struct Page {
    text: String,
    wrong: Option<Failure>,
}

impl Watch {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        refuse_what_cannot_be_followed(&self.checking.maps.paths)?;
        let mut shown: Option<Page> = None;
        follow(|| {
            let (page, paths) = self.look(out);
            // A change that changes nothing here is not worth a page.
            if shown.as_ref() == Some(&page) {
                return ControlFlow::Continue(paths);
            }
            out.turn_page(shown.is_none());
            write!(out, "{}", page.text);
            let is_read = out.is_read();
            page.wrong.iter().for_each(|failure| out.complain(failure));
            shown = Some(page);
            if is_read { ControlFlow::Continue(paths) } else { ControlFlow::Break(()) }
        });
        Ok(Outcome::Clean)
    }

    fn look(&self, out: &Output) -> (Page, Vec<PathBuf>) {
        let Maps { paths, reading } = &self.checking.maps;
        let mut checked = Checked::default();
        let mut inputs = outermost(paths, reading.sources.iter().map(|(_, file)| file));
        let wrong = self.checking.each(&mut checked, out, |loaded| {
            inputs.extend(loaded.inputs().map(Path::to_owned));
        });
        let mut text = checked.findings(out.style());
        if wrong.is_ok() && !out.quiet {
            let _ = writeln!(text, "{}{}", checked.hints(), checked.summary(paths));
        }
        (Page { text, wrong: wrong.err() }, inputs)
    }
}

/// What is followed whatever the maps say: themselves, the copies that are named for sources, and the project's settings.
pub fn outermost<'p>(paths: &'p [PathBuf], copies: impl Iterator<Item = &'p PathBuf>) -> Vec<PathBuf> {
    let settings = paths.iter().flat_map(|path| config::places(open::folder(path, false)));
    paths.iter().chain(copies).cloned().chain(settings).collect()
}

/// What is not there at the start is more likely misspelt than about to come.
pub fn refuse_what_cannot_be_followed(paths: &[PathBuf]) -> Result<(), Failure> {
    let wrong = paths.iter().filter_map(|path| match fs::metadata(path) {
        _ if path.as_os_str() == open::STDIN => Some("standard input cannot be followed".to_owned()),
        Ok(_) => None,
        Err(error) => Some(format!("cannot read {}: {error}", path.display())),
    });
    let wrong: Vec<String> = wrong.collect();
    if wrong.is_empty() { Ok(()) } else { Err(Failure(wrong)) }
}
