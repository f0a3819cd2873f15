//! `elenchus new`: a map to start from.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use clap::Args;

use super::{Failure, Outcome, output::Output};

/// Write a map to start from
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus new                print it
  elenchus new bridge.yaml    write it to a file
  elenchus new claims         write claims/map.yaml, and the folder

Nothing is ever overwritten.")]
pub struct New {
    /// A file ending in .yaml or .yml, or a directory
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
}

const STARTER: &str = include_str!("starter.yaml");

impl New {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let Some(path) = self.path else {
            write!(out, "{STARTER}");
            return Ok(Outcome::Clean);
        };
        let folder = path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator);
        let file = match path.extension() {
            Some(ending) if !folder && (ending == "yaml" || ending == "yml") => path,
            Some(_) if !folder => {
                let path = path.display();
                return Err(Failure::new(format!(
                    "{path} ends neither in .yaml nor in .yml; for a folder of this name write {path}/"
                )));
            }
            _ => path.join("map.yaml"),
        };
        create(&file).map_err(|error| {
            let why = match error.kind() {
                io::ErrorKind::AlreadyExists => "there is one already".to_owned(),
                _ => error.to_string(),
            };
            Failure::new(format!("cannot write {}: {why}", file.display()))
        })?;
        if !out.quiet {
            writeln!(out, "wrote {}", file.display());
        }
        Ok(Outcome::Clean)
    }
}

fn create(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    File::create_new(path)?.write_all(STARTER.as_bytes())
}
