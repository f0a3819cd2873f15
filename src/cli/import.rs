//! `elenchus import`: maps in other notations written as ours.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use clap::Args;
use elenchus::{
    Report,
    document::Document,
    map::{Loaded, Loader},
    notations::Notation,
};

use super::{
    Failure, Outcome,
    arguments::Reading,
    config, file, open,
    output::{Output, counted, one_line},
    progress::Progress,
};

/// Write a map in another notation as YAML to go on with
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus import debate.tgf                   print it as YAML
  elenchus import debate.tgf -o debate.yaml    write it to a file
  elenchus import graphs/ -o maps/             every file of a folder, each a map of its own
  elenchus import --from tgf - < debate        from standard input

What a map cannot say is told on standard error. Nothing is overwritten without `--force`.")]
pub struct Import {
    /// Files, folders of files, or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// A file ending in .yaml or .yml; or a folder, in which each map gets the name of its file
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Write over files that are there
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    reading: Reading,
}

/// What became of a file.
struct Imported {
    /// What was read; none where the file could not be opened.
    loaded: Result<Loaded, Failure>,
    /// The map as YAML; none where something is wrong with it.
    yaml: Option<String>,
}

impl Import {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let (files, is_bulk) = self.files()?;
        let targets = self.targets(&files, is_bulk)?;
        let progress = Progress::start(files.len(), out.quiet);
        let imported = self.import(&files, &progress)?;
        drop(progress);
        let mut failure = Failure(Vec::new());
        let mut lost: Vec<(String, usize)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let (mut whole, mut claims, mut arguments) = (0, 0, 0);
        for (index, imported) in imported.into_iter().enumerate() {
            let loaded = match imported.loaded {
                Ok(loaded) => loaded,
                Err(reasons) => {
                    failure.0.extend(reasons.0);
                    continue;
                }
            };
            let Some(yaml) = imported.yaml else {
                out.broken(&loaded.report());
                continue;
            };
            match &targets {
                Some(targets) => file::write(&targets[index], &yaml)?,
                None => write!(out, "{yaml}"),
            }
            whole += 1;
            claims += loaded.map().claims().len();
            arguments += loaded.map().arguments().len();
            if !is_bulk && !out.quiet {
                out.broken(&Report::new(loaded.losses().to_vec(), loaded.map().files().clone()));
            }
            for loss in loaded.losses() {
                let place = *places.entry(loss.message.clone()).or_insert(lost.len());
                if place == lost.len() {
                    lost.push((loss.message.clone(), 0));
                }
                lost[place].1 += 1;
            }
        }
        if is_bulk {
            for (what, times) in &lost {
                out.remark(&format!("not carried over, {}: {what}", counted(*times, "time")));
            }
        }
        let size = format!("{}, {}", counted(claims, "claim"), counted(arguments, "argument"));
        match (&targets, is_bulk) {
            (Some(targets), false) if whole == 1 => {
                out.remark(&format!("wrote {}: {size}", targets[0].display()));
            }
            (_, true) => {
                let broken = files.len() - whole;
                let but = if broken > 0 { format!("; {broken} could not be read") } else { String::new() };
                out.remark(&format!("{}: {size}{but}", counted(whole, "map")));
            }
            _ => {}
        }
        match failure.0.is_empty() {
            true if whole == files.len() => Ok(Outcome::Clean),
            true => Ok(Outcome::Findings),
            false => Err(failure),
        }
    }

    /// The files to read, those of a folder in the order of their names; and whether there may be many.
    fn files(&self) -> Result<(Vec<PathBuf>, bool), Failure> {
        let mut files = Vec::new();
        let mut is_bulk = self.paths.len() > 1;
        for path in &self.paths {
            if !path.is_dir() {
                files.push(path.clone());
                continue;
            }
            is_bulk = true;
            let cannot = |error| Failure::new(format!("cannot read {}: {error}", path.display()));
            let mut names = Vec::new();
            for entry in fs::read_dir(path).map_err(cannot)? {
                let entry = entry.map_err(cannot)?;
                let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
                if !is_hidden && entry.path().is_file() && self.is_wanted(&entry.path()) {
                    names.push(entry.path());
                }
            }
            if names.is_empty() {
                return Err(Failure::new(format!("there is nothing to import in {}", path.display())));
            }
            names.sort();
            files.append(&mut names);
        }
        Ok((files, is_bulk))
    }

    /// Whether a file of a folder may be in another notation.
    fn is_wanted(&self, path: &Path) -> bool {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let is_tree = ["yaml", "yml", "json"].iter().any(|other| ending.eq_ignore_ascii_case(other));
        Notation::of_name(path).is_some() || is_tree
    }

    /// Where each map goes; none for standard output.
    fn targets(&self, files: &[PathBuf], is_bulk: bool) -> Result<Option<Vec<PathBuf>>, Failure> {
        let Some(output) = self.output.as_ref().filter(|path| path.as_os_str() != "-") else {
            return match is_bulk {
                true => Err(Failure::new("name a folder for so many maps with `-o`")),
                false => Ok(None),
            };
        };
        let ending = output.extension();
        let is_file = ending.is_some_and(|ending| ending == "yaml" || ending == "yml") && !output.is_dir();
        let targets: Vec<PathBuf> = match is_file {
            true if is_bulk => {
                return Err(Failure::new(format!(
                    "{} is one file, and there are many maps",
                    output.display()
                )));
            }
            true => vec![output.clone()],
            false => {
                let cannot =
                    |error| Failure::new(format!("cannot make the folder {}: {error}", output.display()));
                fs::create_dir_all(output).map_err(cannot)?;
                files.iter().map(|file| output.join(name_of(file))).collect()
            }
        };
        let mut first = HashMap::new();
        for (target, file) in targets.iter().zip(files) {
            if let Some(other) = first.insert(target, file) {
                return Err(Failure::new(format!(
                    "{} and {} would both be written to {}",
                    other.display(),
                    file.display(),
                    target.display()
                )));
            }
            let is_input = || files.iter().any(|file| same(file, target));
            if target.exists() && (!self.force || is_input()) {
                let why = if is_input() {
                    "is one of the files that are read"
                } else {
                    "is there already: `--force` writes over it"
                };
                return Err(Failure::new(format!("{} {why}", target.display())));
            }
        }
        Ok(Some(targets))
    }

    /// Reads the files and writes each as YAML, several at a time.
    fn import(&self, files: &[PathBuf], progress: &Progress) -> Result<Vec<Imported>, Failure> {
        let config = config::find(open::folder(&files[0], files[0].as_os_str() == open::STDIN))?;
        let mut loader = Loader::new().limits(open::limits(&config, &self.reading));
        if let Some(notation) = self.reading.from {
            loader = loader.notation(notation);
        }
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(path) = files.get(index) else { break };
                let loaded = match path.as_os_str() == open::STDIN {
                    true => open::from_stdin(&loader, open::limits(&config, &self.reading)),
                    false => loader.load(path).map_err(Failure::from),
                };
                done.push((index, imported(loaded)));
                progress.step();
            }
            done
        };
        let workers = thread::available_parallelism().map_or(1, usize::from).min(files.len());
        let mut done = work_on(workers, work);
        done.sort_by_key(|(index, _)| *index);
        Ok(done.into_iter().map(|(_, imported)| imported).collect())
    }
}

/// Does the work on so many threads, this one among them.
fn work_on<T: Send>(workers: usize, work: impl Fn() -> Vec<T> + Sync) -> Vec<T> {
    thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(&work)).collect();
        let mut done = work();
        for other in others {
            // A panic is a mistake of ours, and no result.
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    })
}

fn imported(loaded: Result<Loaded, Failure>) -> Imported {
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(failure) => return Imported { loaded: Err(failure), yaml: None },
    };
    if loaded.report().iter().next().is_some() {
        return Imported { loaded: Ok(loaded), yaml: None };
    }
    let document = loaded.map().to_document();
    match document.to_yaml() {
        Ok(yaml) => Imported { loaded: Ok(loaded), yaml: Some(readable(&document, yaml)) },
        Err(error) => Imported { loaded: Err(Failure::new(error.to_string())), yaml: None },
    }
}

/// The name of the map that is made of a file.
fn name_of(file: &Path) -> PathBuf {
    let stem = match file.as_os_str() == open::STDIN {
        true => "map".into(),
        false => file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
    };
    one_line(&format!("{stem}.yaml")).into()
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// The YAML of a document with room between what takes several lines; as it is where that would change a text, as an empty
/// line within one does.
fn readable(document: &Document, yaml: String) -> String {
    let spaced = spaced(&yaml);
    match Document::from_yaml(&spaced) {
        Ok(same) if same == *document => spaced,
        _ => yaml,
    }
}

/// Puts an empty line before each key of the document, and around each claim and the like that takes several lines.
fn spaced(yaml: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut spaced = String::with_capacity(yaml.len() + yaml.len() / 16);
    let mut lines = yaml.lines().peekable();
    let mut before: Option<usize> = None;
    while let Some(line) = lines.next() {
        let here = indent(line);
        let is_entry = here == 0 && !line.starts_with('-') || here == 2 && !line.starts_with("  -");
        if is_entry && before.is_some() {
            let opens = |next: &&str| indent(next) > here || here == 0 && next.starts_with('-');
            let is_long = lines.peek().is_some_and(opens);
            let within = before.is_some_and(|before| before > here);
            let first = here == 2 && before == Some(0);
            if !first && (is_long || within) {
                spaced.push('\n');
            }
        }
        before = Some(here);
        spaced += line;
        spaced.push('\n');
    }
    spaced
}
