//! Files and directories read into a map, never outside the root that was opened.

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    ArgumentMap, Error, Limits,
    loading::{Loading, Unit, Wanted},
    resolve,
};
use crate::{
    diagnostic::{Diagnostic, Report},
    document::Document,
    notations::Notation,
    source::FileSet,
};

/// What could be read: a map in spite of findings, and the findings.
#[derive(Debug)]
pub struct Loaded {
    pub(super) map: ArgumentMap,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) doubts: Vec<Diagnostic>,
    pub(super) losses: Vec<Diagnostic>,
    pub(super) looked_for: Vec<PathBuf>,
}

impl Loaded {
    /// The map as far as it could be read. Where there are findings it is not complete: names that nothing has
    /// are left out, and claims that have no text have an empty one.
    pub fn map(&self) -> &ArgumentMap {
        &self.map
    }

    /// The same, to change it: to judge it as of another day, or to name the copy of a source.
    pub fn map_mut(&mut self) -> &mut ArgumentMap {
        &mut self.map
    }

    /// What reading found, in source order.
    pub fn report(&self) -> Report {
        Report::new(self.findings.clone(), self.map.files.clone())
    }

    pub(crate) fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// What files in other [notations](crate::notations) may say and probably do not mean, such as a key that is one letter
    /// away from one that has a meaning. They keep no map from being whole.
    pub fn doubts(&self) -> &[Diagnostic] {
        &self.doubts
    }

    /// What files in other [notations](crate::notations) say and a map cannot, each with its place: nothing is dropped in
    /// silence. They keep no map from being whole.
    pub fn losses(&self) -> &[Diagnostic] {
        &self.losses
    }

    /// What the map hangs on: every file and folder that reading looked for, there or not, and the local copies of its
    /// sources. While none of them changes, reading again gives the same. The folder's `elenchus.toml` is the command's.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::map::Loader;
    ///
    /// let loaded = Loader::new().load("claims/night-train.yaml")?;
    /// let names: Vec<_> = loaded.inputs().filter_map(|path| path.file_name()?.to_str()).collect();
    /// assert_eq!(names, ["night-train.yaml", "night-train-study.txt"]);
    /// # Ok::<(), elenchus::Error>(())
    /// ```
    pub fn inputs(&self) -> impl Iterator<Item = &Path> {
        let copies = self.map.sources().filter_map(|(id, _)| self.map.source_copies.get(&id));
        self.looked_for.iter().map(PathBuf::as_path).chain(copies.map(|copy| copy.path.as_path()))
    }

    /// The map and the findings of reading it, without the [doubts](Loaded::doubts) and the [losses](Loaded::losses).
    pub fn into_parts(self) -> (ArgumentMap, Vec<Diagnostic>) {
        (self.map, self.findings)
    }

    /// The map, if reading found nothing wrong. Ask for its [doubts](Loaded::doubts) and
    /// [losses](Loaded::losses) before.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`] with every finding.
    pub fn into_map(self) -> Result<ArgumentMap, Error> {
        match self.findings.is_empty() {
            true => Ok(self.map),
            false => Err(Error::Broken { report: Report::new(self.findings, self.map.files) }),
        }
    }
}

/// Reads maps within limits.
#[derive(Clone, Debug, Default)]
pub struct Loader {
    pub(super) limits: Limits,
    pub(super) notation: Option<Notation>,
}

/// The endings of files that a directory's map is made of.
const EXTENSIONS: [&str; 3] = ["yaml", "yml", "json"];

impl Loader {
    /// A loader with the default limits.
    pub fn new() -> Loader {
        Loader::default()
    }

    /// Reads within other limits.
    pub fn limits(mut self, limits: Limits) -> Loader {
        self.limits = limits;
        self
    }

    /// Takes what is opened to be in a notation, whatever it looks like. Otherwise the ending of a file's name tells it, or
    /// the shape of its YAML or JSON, and for what it includes it always does. [`Notation::Yaml`] is a map of our own, whatever
    /// shape it has.
    pub fn notation(mut self, notation: Notation) -> Loader {
        self.notation = Some(notation);
        self
    }

    /// Whether a file of a directory belongs to the directory's map, by its name: it ends in `.yaml`, `.yml` or `.json`, and
    /// is not hidden.
    pub fn takes(file: impl AsRef<Path>) -> bool {
        let name = file.as_ref().file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        !name.starts_with('.') && is_map_name(file)
    }

    /// Reads a file or a directory. A directory is one map: its `.yaml`, `.yml` and `.json` files, in the order
    /// of their names, are its sections; folders within it are read only where an `include` names them.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] and its kin where `path` itself cannot be read. Whatever is wrong within is a finding.
    pub fn load(&self, path: impl AsRef<Path>) -> Result<Loaded, Error> {
        self.load_as(path.as_ref(), path.as_ref())
    }

    /// Reads a file or a directory as [`Loader::load`] does, under another name for reports: where `path` is a copy of
    /// something that people know as `shown`.
    ///
    /// # Errors
    ///
    /// As for [`Loader::load`].
    pub fn load_as(&self, path: impl AsRef<Path>, shown: impl AsRef<Path>) -> Result<Loaded, Error> {
        let (path, shown) = (path.as_ref(), shown.as_ref());
        let io_error = |source| Error::Io { path: shown.to_owned(), source };
        let metadata = fs::metadata(path).map_err(io_error)?;
        let real = path.canonicalize().map_err(io_error)?;
        let mut reading = Loading::new(self);
        reading.looked_for.push(path.to_owned());
        if metadata.is_dir() {
            reading.root = Some(real.clone());
            let names = list(path).map_err(io_error)?;
            if names.is_empty() {
                return Err(Error::EmptyDirectory { path: shown.to_owned() });
            }
            reading.queue_directory(shown, &real, names, None, None);
        } else if metadata.is_file() {
            if metadata.len() > self.limits.file_bytes {
                return Err(Error::TooLarge { path: shown.to_owned(), limit: self.limits.file_bytes });
            }
            // Reads once here for the error; a file that vanishes in between is a finding.
            fs::File::open(path).map_err(io_error)?;
            reading.root = real.parent().map(Path::to_owned);
            reading.queue.push(Wanted {
                shown: shown_path(shown),
                real,
                by: None,
                parent: None,
                refused: None,
            });
        } else {
            return Err(Error::NotAFile { path: shown.to_owned() });
        }
        reading.run();
        Ok(reading.finish())
    }

    /// Reads a map from text under a name for reports. Includes are refused: a text has no folder.
    pub fn parse(&self, name: &str, text: &str) -> Loaded {
        let mut reading = Loading::new(self);
        reading.text(name, "map", Arc::from(text), None, None);
        reading.finish()
    }

    /// Reads a map from bytes under a name for reports, as [`Loader::parse`] does; bytes that are not UTF-8 are
    /// a finding.
    pub fn parse_bytes(&self, name: &str, bytes: Vec<u8>) -> Loaded {
        let mut reading = Loading::new(self);
        reading.bytes(name, "map", bytes, None, None);
        reading.finish()
    }
}

impl ArgumentMap {
    /// The map of a document that a program put together of the parts of maps: no text is made of it, and nothing has a
    /// place. What names something that is not there is left out.
    pub(crate) fn of_parts(document: Document) -> ArgumentMap {
        let unit = Unit {
            section: String::new(),
            sections: Vec::new(),
            document,
            lost: Vec::new(),
            folder: None,
            by: None,
            parent: None,
        };
        resolve::resolve(FileSet::new(), None, vec![unit], &[], HashMap::new(), &mut Vec::new())
    }
}

/// Whether a file's name says that it is YAML or JSON.
pub(super) fn is_map_name(file: impl AsRef<Path>) -> bool {
    let ending = file.as_ref().extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| EXTENSIONS.contains(&ending))
}

/// The names of a directory's map files, sorted.
pub(super) fn list(path: &Path) -> io::Result<Vec<std::ffi::OsString>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(path)? {
        let name = entry?.file_name();
        if Loader::takes(&name) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// A path for reports, with `/` between its parts on every system.
pub(super) fn shown_path(path: &Path) -> String {
    path.to_string_lossy()
        .replace('\\', "/")
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}
