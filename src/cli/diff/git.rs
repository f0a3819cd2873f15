//! Maps at revisions of a git repository, by plain calls of `git` that run no hook and no filter and fetch nothing.

use std::{
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::{Component, Path, PathBuf},
    process::{Child, Command, Stdio},
};

use elenchus::map::Limits;

use super::super::{Failure, arguments::Reading, config, open, open::Place};

/// The two sides of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revisions {
    old: String,
    /// What is there now, if none is named.
    new: Option<String>,
    /// Whether the old side is where the two parted.
    since_parted: bool,
}

impl Revisions {
    /// Reads `REV`, `REV..REV` or `REV...REV`; a side that is left out is `HEAD`.
    pub fn parse(text: &str) -> Result<Revisions, String> {
        let named = |side: &str| if side.is_empty() { "HEAD".to_owned() } else { side.to_owned() };
        let (old, new, since_parted) = match (text.split_once("..."), text.split_once("..")) {
            (Some((old, new)), _) => (named(old), Some(named(new)), true),
            (None, Some((old, new))) => (named(old), Some(named(new)), false),
            (None, None) => (named(text), None, false),
        };
        // Git would take it for an option.
        let is_option = [Some(&old), new.as_ref()].into_iter().flatten().any(|side| side.starts_with('-'));
        match is_option {
            true => Err("a revision does not begin with `-`".to_owned()),
            false => Ok(Revisions { old, new, since_parted }),
        }
    }
}

/// A map at two revisions, for as long as this lives.
pub struct Pair {
    /// The old one and the new one.
    pub places: [Place; 2],
    /// What there is no map at.
    pub missing: Vec<String>,
    _folders: Vec<Temporary>,
}

impl Pair {
    /// Writes what a map is read from at each revision into folders of its own.
    pub fn check_out(revisions: &Revisions, path: &Path, reading: &Reading) -> Result<Pair, Failure> {
        let folder = existing_folder(path);
        let limits = open::limits(&config::find(&folder)?, &reading.input);
        let repository = Repository { folder, limits };
        let wanted = repository.path_within(path)?;
        let mut old = repository.commit(&revisions.old)?;
        let new = revisions.new.as_ref().map(|new| repository.commit(new)).transpose()?;
        if let Some(new) = new.as_ref().filter(|_| revisions.since_parted) {
            old = repository.ask(&["merge-base", &old, new]).map_err(|_| {
                Failure::new(format!("`{}` and the other revision have nothing in common", revisions.old))
            })?;
        }
        let mut missing = Vec::new();
        let mut folders = Vec::new();
        let mut place = |name: &str, commit: &str| -> Result<Place, Failure> {
            let shown = PathBuf::from(format!("{name}:{}", path.display()));
            let (path, is_empty) = match repository.copy(commit, &wanted)? {
                Some((folder, copy)) => {
                    folders.push(folder);
                    (copy, false)
                }
                None => {
                    missing.push(shown.display().to_string());
                    (PathBuf::new(), true)
                }
            };
            Ok(Place { path, shown, folder: repository.folder.clone(), is_empty })
        };
        let old = place(&revisions.old, &old)?;
        let new = match (&revisions.new, &new) {
            (Some(name), Some(commit)) => place(name, commit)?,
            _ if path.exists() => Place::of(path),
            _ => {
                missing.push(path.display().to_string());
                Place { is_empty: true, ..Place::of(path) }
            }
        };
        match missing.len() {
            2 => Err(Failure::new(format!("there is no map at {}", missing.join(" and none at ")))),
            _ => Ok(Pair { places: [old, new], missing, _folders: folders }),
        }
    }
}

/// The folder of a path, or the nearest above it that is there.
fn existing_folder(path: &Path) -> PathBuf {
    let found = path.ancestors().find(|path| path.is_dir()).filter(|path| !path.as_os_str().is_empty());
    found.unwrap_or(Path::new(".")).to_owned()
}

/// An entry of a revision's tree.
struct Blob {
    path: String,
    name: String,
    size: u64,
}

struct Repository {
    folder: PathBuf,
    limits: Limits,
}

impl Repository {
    fn git(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .arg("-C")
            .arg(&self.folder)
            .args(["-c", "core.quotePath=false"])
            .args(arguments)
            .env("GIT_LITERAL_PATHSPECS", "1")
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_TERMINAL_PROMPT", "0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn output(&self, arguments: &[&str]) -> Result<Vec<u8>, Failure> {
        let output = self.git(arguments).output().map_err(cannot_run)?;
        match output.status.success() {
            true => Ok(output.stdout),
            false => Err(Failure::new(said(&output.stderr))),
        }
    }

    /// The one line that git answers.
    fn ask(&self, arguments: &[&str]) -> Result<String, Failure> {
        let answer = text(self.output(arguments)?)?;
        Ok(answer.strip_suffix('\n').unwrap_or(&answer).to_owned())
    }

    fn commit(&self, revision: &str) -> Result<String, Failure> {
        // Quietly, since git's own words for what is no revision are about something else.
        let commit = format!("{revision}^{{commit}}");
        let output = self.git(&["rev-parse", "--verify", "--quiet", &commit]).output().map_err(cannot_run)?;
        match output.status.success() {
            true => Ok(text(output.stdout)?.trim_end().to_owned()),
            false => Err(Failure::new(format!("there is no revision `{revision}` in this repository"))),
        }
    }

    /// A path as the repository knows it, with `/` between its parts; empty for its root.
    fn path_within(&self, path: &Path) -> Result<String, Failure> {
        let mut within = self.ask(&["rev-parse", "--show-prefix"])?;
        let rest = match self.folder == Path::new(".") && !path.is_dir() {
            true => path,
            false => path.strip_prefix(&self.folder).unwrap_or(Path::new("")),
        };
        for part in rest.components() {
            match part {
                Component::Normal(name) => {
                    let name = name.to_str().ok_or_else(|| Failure::new("the path is not UTF-8"))?;
                    if !within.is_empty() && !within.ends_with('/') {
                        within.push('/');
                    }
                    within.push_str(name);
                }
                Component::CurDir => {}
                _ => return Err(Failure::new(format!("{} is not there", path.display()))),
            }
        }
        Ok(within.trim_end_matches('/').to_owned())
    }

    /// The files of a commit that lie at a path or below it.
    fn list(&self, commit: &str, path: &str) -> Result<Vec<Blob>, Failure> {
        let mut arguments = vec!["ls-tree", "-r", "-z", "-l", "--full-tree", commit];
        if !path.is_empty() {
            arguments.extend(["--", path]);
        }
        let listing = self.output(&arguments)?;
        let mut blobs = Vec::new();
        for entry in listing.split(|&byte| byte == 0).filter(|entry| !entry.is_empty()) {
            // `100644 blob 8e27be7d… 120<tab>claims/map.yaml`. A name that is no text can be no map's.
            let Ok(entry) = std::str::from_utf8(entry) else { continue };
            let Some((about, path)) = entry.split_once('\t') else { continue };
            let [mode, "blob", name, size] = about.split_whitespace().collect::<Vec<_>>()[..] else {
                continue;
            };
            // Links are left out: what they lead to is elsewhere.
            if matches!(mode, "100644" | "100755")
                && let Ok(size) = size.parse()
            {
                blobs.push(Blob { path: path.to_owned(), name: name.to_owned(), size });
            }
        }
        Ok(blobs)
    }

    /// Writes the file at a path, with all that it could include, or the maps of a folder, into a new folder. Nothing
    /// where the commit has neither.
    fn copy(&self, commit: &str, path: &str) -> Result<Option<(Temporary, PathBuf)>, Failure> {
        let at_path = self.list(commit, path)?;
        let is_file = at_path.iter().any(|blob| blob.path == path);
        let base = match is_file {
            true => path.rsplit_once('/').map_or("", |(folder, _)| folder),
            false => path,
        };
        let mut blobs = if is_file && base != path { self.list(commit, base)? } else { at_path };
        let is_map = |name: &str| matches!(extension(name), Some("yaml" | "yml" | "json"));
        blobs.retain(|blob| blob.path == path || is_map(&blob.path));
        if blobs.is_empty() {
            return Ok(None);
        }
        self.refuse_excess(&blobs)?;
        let folder = Temporary::new()?;
        let within = |blob: &Blob| -> Option<PathBuf> {
            let rest = Path::new(blob.path.strip_prefix(base)?.trim_start_matches('/'));
            // A tree that git itself would refuse may hold any name.
            let is_plain = rest.components().all(|part| matches!(part, Component::Normal(_)));
            is_plain.then(|| folder.0.join(rest))
        };
        let mut reader = Objects::start(self)?;
        for blob in &blobs {
            if let Some(target) = within(blob) {
                let bytes = reader.read(&blob.name)?;
                let parent = target.parent().unwrap_or(&folder.0);
                let written = fs::create_dir_all(parent).and_then(|()| fs::write(&target, bytes));
                written.map_err(|error| {
                    Failure::new(format!("cannot write a copy of {}: {error}", blob.path))
                })?;
            }
        }
        reader.finish();
        let copy = match is_file {
            true => folder.0.join(path.rsplit('/').next().unwrap_or(path)),
            false => folder.0.clone(),
        };
        Ok(Some((folder, copy)))
    }

    fn refuse_excess(&self, blobs: &[Blob]) -> Result<(), Failure> {
        let Limits { file_bytes, total_bytes, files, .. } = self.limits;
        if let Some(blob) = blobs.iter().find(|blob| blob.size > file_bytes) {
            return Err(Failure::new(format!("{} is larger than {file_bytes} bytes", blob.path)));
        }
        if blobs.len() > files {
            return Err(Failure::new(format!("there are more than {files} files")));
        }
        match blobs.iter().map(|blob| blob.size).fold(0, u64::saturating_add) > total_bytes {
            true => Err(Failure::new(format!("the files are larger than {total_bytes} bytes together"))),
            false => Ok(()),
        }
    }
}

fn extension(path: &str) -> Option<&str> {
    Path::new(path).extension().and_then(OsStr::to_str)
}

fn cannot_run(error: std::io::Error) -> Failure {
    Failure::new(match error.kind() {
        std::io::ErrorKind::NotFound => "`--git` needs git, which is not installed".to_owned(),
        _ => format!("cannot run git: {error}"),
    })
}

fn said(stderr: &[u8]) -> String {
    let said = String::from_utf8_lossy(stderr);
    format!("git: {}", said.trim().trim_start_matches("fatal: "))
}

fn text(bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|_| Failure::new("git answers with something that is not UTF-8"))
}

/// Git reading objects one after another.
struct Objects {
    git: Child,
}

impl Objects {
    fn start(repository: &Repository) -> Result<Objects, Failure> {
        let mut command = repository.git(&["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stderr(Stdio::null());
        Ok(Objects { git: command.spawn().map_err(cannot_run)? })
    }

    /// The bytes of an object: what is asked is answered before the next is asked.
    fn read(&mut self, name: &str) -> Result<Vec<u8>, Failure> {
        let broken = || Failure::new(format!("git cannot read the object {name}"));
        let (Some(stdin), Some(stdout)) = (&mut self.git.stdin, &mut self.git.stdout) else {
            return Err(broken());
        };
        writeln!(stdin, "{name}").and_then(|()| stdin.flush()).map_err(|_| broken())?;
        // One byte at a time up to the end of the line, so that nothing of the object is taken with it.
        let mut heading = String::new();
        BufReader::with_capacity(1, &mut *stdout).read_line(&mut heading).map_err(|_| broken())?;
        let size = heading.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
        let size = size.ok_or_else(broken)?;
        let mut bytes = Vec::new();
        stdout.take(size + 1).read_to_end(&mut bytes).map_err(|_| broken())?;
        match bytes.pop() {
            Some(b'\n') if bytes.len() as u64 == size => Ok(bytes),
            _ => Err(broken()),
        }
    }

    fn finish(mut self) {
        drop(self.git.stdin.take());
        let _ = self.git.wait();
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        let _ = self.git.kill();
        let _ = self.git.wait();
    }
}

/// A folder that is there as long as this is.
struct Temporary(PathBuf);

impl Temporary {
    fn new() -> Result<Temporary, Failure> {
        let above = std::env::temp_dir();
        for number in 0..1_000 {
            let path = above.join(format!("elenchus-{}-{number}", std::process::id()));
            // Never one that is there already, which might be somebody's trap.
            match create(&path) {
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Failure::new(format!("cannot make a temporary folder: {error}"))),
                Ok(()) => return Ok(Temporary(path)),
            }
        }
        Err(Failure::new("there is no name left for a temporary folder"))
    }
}

#[cfg(unix)]
fn create(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(path)
}

#[cfg(not(unix))]
fn create(path: &Path) -> std::io::Result<()> {
    fs::DirBuilder::new().create(path)
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::Revisions;

    #[test]
    fn a_range_has_two_sides() {
        let sides = |text: &str| {
            let revisions = Revisions::parse(text).unwrap();
            (revisions.old, revisions.new.unwrap_or_else(|| "-".to_owned()), revisions.since_parted)
        };
        let all = |old: &str, new: &str, parted| (old.to_owned(), new.to_owned(), parted);
        assert_eq!(sides("HEAD~2"), all("HEAD~2", "-", false));
        assert_eq!(sides("v1..v2"), all("v1", "v2", false));
        assert_eq!(sides("main...topic"), all("main", "topic", true));
        assert_eq!(sides("main.."), all("main", "HEAD", false));
        assert_eq!(sides("..v2"), all("HEAD", "v2", false));
        assert!(Revisions::parse("--output=x").is_err());
    }
}
