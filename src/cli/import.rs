//! `elenchus import`: maps in other notations written as ours.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use clap::Args;
use elenchus::{
    Diagnostic, Format, Report,
    map::{Loaded, Loader},
    notations::Notation,
    source::FileSet,
};

use super::{
    Failure, Outcome,
    arguments::Input,
    config, file, losses, open,
    output::{Output, counted, one_line},
    progress::Progress,
    spacing,
};

/// Write a map in another notation as YAML to go on with
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus import debate.argdown                  print it as YAML
  elenchus import debate.argdown -o debate.yaml   write it to a file
  elenchus import graphs/ -o maps/                every file of a folder, each a map of its own
  elenchus import --from tgf - < debate           from standard input

What a map cannot say is told on standard error. Nothing is overwritten without `--force`, and what is read never.")]
pub struct Import {
    /// Files, folders of files, or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// A file ending in .yaml or .yml; or a folder (`maps/`), in which each map gets the name of its file
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Write over files that are there
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    input: Input,
}

/// What there is to read.
struct Found {
    files: Vec<PathBuf>,
    /// The files of folders that are in no notation, as far as their names tell.
    passed_over: Vec<PathBuf>,
    /// Whether there may be many files, of which only a summary is told.
    is_bulk: bool,
}

/// A map that was read.
struct Imported {
    /// Empty once it is written to a file.
    yaml: String,
    claims: usize,
    arguments: usize,
    doubts: Vec<Diagnostic>,
    losses: Vec<Diagnostic>,
    /// What these point into; nothing where they are only counted.
    files: FileSet,
}

/// Where the maps go.
struct Targets {
    /// A file for each; none for standard output.
    files: Option<Vec<PathBuf>>,
    /// Whether there may be many, of which only a summary is told.
    is_bulk: bool,
}

/// Why there is no map.
enum Unread {
    /// The file could not be opened, or the map not be written.
    Closed(Failure),
    /// Something in it is wrong.
    Broken(Report),
}

impl Import {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let Found { files, passed_over, is_bulk } = self.files()?;
        let targets = Targets { files: self.targets(&files, is_bulk)?, is_bulk };
        let progress = Progress::start(files.len(), out.quiet);
        let imported = self.import(&files, &targets, &progress)?;
        drop(progress);
        let mut failure = Failure(Vec::new());
        let (mut doubted, mut lost) = (Tally::default(), Tally::default());
        let (mut whole, mut claims, mut arguments) = (0, 0, 0);
        for imported in imported {
            let imported = match imported {
                Ok(imported) => imported,
                Err(Unread::Closed(why)) => {
                    failure.0.extend(why.0);
                    continue;
                }
                Err(Unread::Broken(report)) => {
                    out.broken(&report);
                    continue;
                }
            };
            if targets.files.is_none() {
                write!(out, "{}", imported.yaml);
            }
            whole += 1;
            claims += imported.claims;
            arguments += imported.arguments;
            match is_bulk {
                true => {
                    imported.doubts.iter().for_each(|doubt| doubted.count(&doubt.message));
                    imported.losses.iter().for_each(|loss| lost.count(&loss.message));
                }
                false => losses::print(&[imported.doubts, imported.losses].concat(), &imported.files, out),
            }
        }
        for (what, times) in doubted.0 {
            out.remark(&format!("probably not meant, {}: {what}", counted(times, "time")));
        }
        if let Some(names) = first_names(&passed_over) {
            out.remark(&format!("not read, since no notation has such names: {names}"));
        }
        for (what, times) in lost.0 {
            out.remark(&format!("not carried over, {}: {what}", counted(times, "time")));
        }
        let size = format!("{}, {}", counted(claims, "claim"), counted(arguments, "argument"));
        match &targets.files {
            _ if is_bulk => {
                let broken = files.len() - whole;
                let but = if broken > 0 { format!("; {broken} could not be read") } else { String::new() };
                out.remark(&format!("{}: {size}{but}", counted(whole, "map")));
            }
            Some(targets) if whole == 1 => out.remark(&format!("wrote {}: {size}", targets[0].display())),
            _ => {}
        }
        match failure.0.is_empty() {
            true if whole == files.len() => Ok(Outcome::Clean),
            true => Ok(Outcome::Findings),
            false => Err(failure),
        }
    }

    /// The files to read, those of a folder in the order of their names.
    fn files(&self) -> Result<Found, Failure> {
        let mut files = Vec::new();
        let mut passed_over = Vec::new();
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
                let is_foreign = Notation::of_name(entry.path()).is_some();
                if is_hidden || !entry.path().is_file() {
                    continue;
                }
                match is_foreign || Loader::takes(entry.path()) {
                    true => names.push(entry.path()),
                    false => passed_over.push(entry.path()),
                }
            }
            if names.is_empty() {
                return Err(Failure::new(format!("there is nothing to import in {}", path.display())));
            }
            names.sort();
            files.append(&mut names);
        }
        passed_over.sort();
        Ok(Found { files, passed_over, is_bulk })
    }

    /// Where each map goes; none for standard output.
    fn targets(&self, files: &[PathBuf], is_bulk: bool) -> Result<Option<Vec<PathBuf>>, Failure> {
        let Some(output) = self.output.as_ref().filter(|path| path.as_os_str() != "-") else {
            return match is_bulk {
                true => Err(Failure::new("name a folder for so many maps with `-o`")),
                false => Ok(None),
            };
        };
        let is_file = self.is_file(output)?;
        let targets: Vec<PathBuf> = match is_file {
            true if is_bulk => {
                return Err(Failure::new(format!(
                    "{} is one file, and there are many maps",
                    output.display()
                )));
            }
            true => vec![output.clone()],
            false => names_of(files).into_iter().map(|name| output.join(name)).collect(),
        };
        let real = |path: &Path| path.canonicalize().ok();
        let inputs: HashSet<PathBuf> = files.iter().filter_map(|file| real(file)).collect();
        let mut first = HashMap::new();
        for (target, file) in targets.iter().zip(files) {
            // A link and what it leads to are one file.
            let there = real(target);
            if let Some(other) = first.insert(there.clone().unwrap_or_else(|| target.clone()), file) {
                return Err(Failure::new(format!(
                    "{} and {} would both be written to {}",
                    other.display(),
                    file.display(),
                    target.display()
                )));
            }
            if there.is_some_and(|there| inputs.contains(&there)) {
                return Err(Failure::new(format!("{} is one of the files that are read", target.display())));
            }
            if target.exists() && !self.force {
                let target = target.display();
                return Err(Failure::new(format!("{target} is there already: `--force` writes over it")));
            }
        }
        self.refuse_parts(files, &targets)?;
        if !is_file {
            let cannot =
                |error| Failure::new(format!("cannot make the folder {}: {error}", output.display()));
            fs::create_dir_all(output).map_err(cannot)?;
        }
        Ok(Some(targets))
    }

    /// Whether the maps go to a file of that name, and not to a folder.
    fn is_file(&self, output: &Path) -> Result<bool, Failure> {
        let is_said_to_be_folder = output.to_string_lossy().ends_with(std::path::is_separator);
        if output.is_dir() || is_said_to_be_folder {
            return Ok(false);
        }
        let ending = output.extension().map(|ending| ending.to_string_lossy());
        let name = output.display();
        let instead = match (ending.as_deref(), Format::of_name(output)) {
            (Some("yaml" | "yml"), _) => return Ok(true),
            (_, Some(format)) => format!("{name} is for `elenchus export --to {format}`"),
            (Some(_), None) => format!("a folder would be `{name}/`"),
            (None, None) if output.exists() => format!("{name} is neither such a file nor a folder"),
            (None, None) => return Ok(false),
        };
        Err(Failure::new(format!("`import` writes YAML to files that end in .yaml or .yml: {instead}")))
    }

    /// Refuses to write over what the files that are read include. Only what is there can be included, so that only who
    /// writes over files has them all read first: nothing may be written before it is known that everything may.
    fn refuse_parts(&self, files: &[PathBuf], targets: &[PathBuf]) -> Result<(), Failure> {
        let there: HashMap<PathBuf, &PathBuf> =
            targets.iter().filter_map(|target| Some((target.canonicalize().ok()?, target))).collect();
        if there.is_empty() {
            return Ok(());
        }
        let endangered = self.each(files, |_, file, loaded| {
            // Standard input has no folder to include anything from.
            let loaded = loaded.ok().filter(|_| file.as_os_str() != open::STDIN)?;
            let target = file::inputs(loaded.map()).find_map(|part| there.get(&part.canonicalize().ok()?))?;
            Some(format!("{} is one of the files that {} is made of", target.display(), file.display()))
        })?;
        match endangered.into_iter().flatten().next() {
            Some(why) => Err(Failure::new(why)),
            None => Ok(()),
        }
    }

    /// Reads the files and writes their maps, several at a time: each map is written and forgotten before its thread reads
    /// the next, so that a folder takes no more memory than its largest files do.
    fn import(
        &self,
        files: &[PathBuf],
        targets: &Targets,
        progress: &Progress,
    ) -> Result<Vec<Result<Imported, Unread>>, Failure> {
        self.each(files, |index, _, loaded| {
            let imported = loaded.map_err(Unread::Closed).and_then(imported);
            let imported = imported.and_then(|imported| targets.write(index, imported));
            progress.step();
            imported
        })
    }

    /// Reads the files, several at a time, and does something with each. The answers are in the order of the files.
    fn each<T: Send>(
        &self,
        files: &[PathBuf],
        then: impl Fn(usize, &Path, Result<Loaded, Failure>) -> T + Sync,
    ) -> Result<Vec<T>, Failure> {
        let config = config::find(open::folder(&files[0], files[0].as_os_str() == open::STDIN))?;
        let limits = open::limits(&config, &self.input);
        let loader = open::loader(limits, &self.input);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(path) = files.get(index) else { break };
                let loaded = match path.as_os_str() == open::STDIN {
                    true => open::from_stdin(&loader, limits),
                    false => loader.load(path).map_err(Failure::from),
                };
                done.push((index, then(index, path, loaded)));
            }
            done
        };
        // While one thread waits for the disk, another can work.
        let workers = (2 * thread::available_parallelism().map_or(1, usize::from)).min(files.len());
        let mut done = work_on(workers, work);
        done.sort_by_key(|(index, _)| *index);
        Ok(done.into_iter().map(|(_, answer)| answer).collect())
    }
}

impl Targets {
    /// Writes a map to its file, if it has one, and keeps of it what is still to be told.
    fn write(&self, index: usize, mut imported: Imported) -> Result<Imported, Unread> {
        if let Some(files) = &self.files {
            file::write(&files[index], imported.yaml.as_bytes()).map_err(Unread::Closed)?;
            imported.yaml = String::new();
        }
        if self.is_bulk {
            imported.files = FileSet::new();
        }
        Ok(imported)
    }
}

/// How often each thing occurs, in the order in which they come first.
#[derive(Default)]
struct Tally(Vec<(String, usize)>, HashMap<String, usize>);

impl Tally {
    fn count(&mut self, what: &str) {
        let Tally(counts, places) = self;
        match places.get(what) {
            Some(&place) => counts[place].1 += 1,
            None => {
                places.insert(what.to_owned(), counts.len());
                counts.push((what.to_owned(), 1));
            }
        }
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

fn imported(loaded: Loaded) -> Result<Imported, Unread> {
    let report = loaded.report();
    if report.iter().next().is_some() {
        return Err(Unread::Broken(report));
    }
    let map = loaded.map();
    let document = map.to_document();
    let yaml = document.to_yaml().map_err(|error| Unread::Closed(Failure::new(error.to_string())))?;
    Ok(Imported {
        yaml: spacing::readable(&document, yaml),
        claims: map.claims().len(),
        arguments: map.arguments().len(),
        doubts: loaded.doubts().to_vec(),
        losses: loaded.losses().iter().cloned().chain(map.document_losses()).collect(),
        files: map.files().clone(),
    })
}

/// The first of some files, and how many more they are.
fn first_names(files: &[PathBuf]) -> Option<String> {
    const NAMED: usize = 3;
    let mut names: Vec<String> =
        files.iter().take(NAMED).map(|file| one_line(&file.to_string_lossy())).collect();
    let more = files.len() - names.len();
    names.extend((more > 0).then(|| format!("and {more} more")));
    (!names.is_empty()).then(|| names.join(", "))
}

/// The names of the maps that are made of files: each its file's, and with the file's ending where several would have the
/// same.
fn names_of(files: &[PathBuf]) -> Vec<PathBuf> {
    let of = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let stem = |file: &Path| match file.as_os_str() == open::STDIN {
        true => "map".to_owned(),
        false => of(file.file_stem()),
    };
    let mut times: HashMap<String, usize> = HashMap::new();
    files.iter().for_each(|file| *times.entry(stem(file)).or_default() += 1);
    let name = |file: &PathBuf| {
        let stem = stem(file);
        let name = match times[&stem] > 1 && file.extension().is_some() {
            true => format!("{stem}-{}.yaml", of(file.extension())),
            false => format!("{stem}.yaml"),
        };
        one_line(&name).into()
    };
    files.iter().map(name).collect()
}
