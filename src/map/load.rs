//! Files and directories read into a map, never outside the root that was opened.

use std::{
    collections::{HashMap, HashSet},
    fs, io,
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{ArgumentMap, Error, Limits, resolve};
use crate::{
    diagnostic::{Code, Diagnostic, Report, format_codes},
    document::{self, Document},
    notations::{self, Notation, Reader, Text},
    source::{FileId, FileSet, Span},
    syntax::{self, Budget, Lost, Tree},
};

/// What could be read: a map in spite of findings, and the findings.
#[derive(Debug)]
pub struct Loaded {
    map: ArgumentMap,
    findings: Vec<Diagnostic>,
    doubts: Vec<Diagnostic>,
    losses: Vec<Diagnostic>,
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
    limits: Limits,
    notation: Option<Notation>,
}

/// Spans count bytes in 32 bits.
const MOST_BYTES: u64 = u32::MAX as u64 - 1;

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
    /// the shape of its YAML or JSON, and for what it includes it always does.
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
        let unit =
            Unit { section: String::new(), document, lost: Vec::new(), folder: None, by: None, parent: None };
        resolve::resolve(FileSet::new(), None, vec![unit], &[], &mut Vec::new())
    }
}

/// Whether a file's name says that it is YAML or JSON.
fn is_map_name(file: impl AsRef<Path>) -> bool {
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

/// A file to read.
pub(super) struct Wanted {
    pub shown: String,
    pub real: PathBuf,
    /// The `include` that asks for it.
    pub by: Option<Span>,
    /// The file that asks for it.
    pub parent: Option<usize>,
    /// Why it is not to be read after all.
    pub refused: Option<(&'static Code, String)>,
}

/// One file that was read.
pub(super) struct Unit {
    pub section: String,
    pub document: Document,
    pub lost: Vec<Lost>,
    /// The folder that relative paths in it start from.
    pub folder: Option<PathBuf>,
    pub by: Option<Span>,
    pub parent: Option<usize>,
}

/// What came of one text.
#[derive(Default)]
struct Contents {
    document: Document,
    lost: Vec<Lost>,
    /// The section that the text itself says it is.
    section: Option<String>,
}

/// Where a file that was read lies.
pub(super) struct Origin {
    pub real: PathBuf,
    /// The file into whose text it was put.
    pub within: Option<FileId>,
}

/// A run of the loader, as far as it has come.
pub(super) struct Loading {
    pub limits: Limits,
    /// That of the files that are opened first.
    notation: Option<Notation>,
    pub root: Option<PathBuf>,
    pub files: FileSet,
    pub units: Vec<Unit>,
    /// What is still to be read; the next is last.
    pub queue: Vec<Wanted>,
    /// Where the files that were read lie, by their place in reading order.
    pub origins: HashMap<FileId, Origin>,
    /// The files whose text was put into another.
    pub included: HashSet<PathBuf>,
    seen: HashMap<PathBuf, usize>,
    pub bytes: u64,
    directives: Vec<Span>,
    pub findings: Vec<Diagnostic>,
    doubts: Vec<Diagnostic>,
    losses: Vec<Diagnostic>,
    full: bool,
}

impl Loading {
    fn new(loader: &Loader) -> Loading {
        Loading {
            limits: loader.limits,
            notation: loader.notation,
            root: None,
            files: FileSet::new(),
            units: Vec::new(),
            queue: Vec::new(),
            origins: HashMap::new(),
            included: HashSet::new(),
            seen: HashMap::new(),
            bytes: 0,
            directives: Vec::new(),
            findings: Vec::new(),
            doubts: Vec::new(),
            losses: Vec::new(),
            full: false,
        }
    }

    fn run(&mut self) {
        while let Some(wanted) = self.queue.pop() {
            match self.seen.get(&wanted.real) {
                Some(&unit) => self.note_cycle(unit, &wanted),
                None if self.full => {}
                None => self.read(wanted),
            }
        }
    }

    fn finish(self) -> Loaded {
        let Loading { limits, root, files, units, directives, mut findings, doubts, losses, .. } = self;
        let mut map = resolve::resolve(files, root, units, &directives, &mut findings);
        map.source_bytes = Some(limits.source_bytes);
        Loaded { map, findings, doubts, losses }
    }

    pub fn queue_directory(
        &mut self,
        shown: &Path,
        real: &Path,
        names: Vec<std::ffi::OsString>,
        by: Option<Span>,
        parent: Option<usize>,
    ) {
        for name in names.into_iter().rev() {
            let shown = shown_path(&shown.join(&name));
            let path = real.join(&name);
            let (real, refused) = match path.canonicalize() {
                Ok(real) if self.is_within_root(&real) => (real, None),
                Ok(_) => {
                    let message = format!("`{shown}` is a link that leads out of the folder that was opened");
                    (path, Some((&format_codes::INCLUDE_OUTSIDE_ROOT, message)))
                }
                Err(error) => {
                    (path, Some((&format_codes::UNREADABLE_FILE, format!("cannot read `{shown}`: {error}"))))
                }
            };
            self.queue.push(Wanted { shown, real, by, parent, refused });
        }
    }

    fn is_within_root(&self, real: &Path) -> bool {
        self.root.as_ref().is_some_and(|root| real.starts_with(root))
    }

    /// A finding about a file that has no text to point into: at the include that names it, else at its start.
    fn file_finding(
        &mut self,
        shown: &str,
        by: Option<Span>,
        code: &'static crate::diagnostic::Code,
        message: String,
    ) {
        let span = by.unwrap_or_else(|| Span::new(self.files.add(shown, ""), 0, 0));
        self.findings.push(Diagnostic::new(code, span, message));
    }

    fn read(&mut self, wanted: Wanted) {
        let Wanted { shown, real, by, parent, refused } = wanted;
        if let Some((code, message)) = refused {
            return self.file_finding(&shown, by, code, message);
        }
        if self.units.len() >= self.limits.files {
            self.full = true;
            let message = format!("the map has more than {} files", self.limits.files);
            return self.file_finding(&shown, by, &format_codes::OVER_LIMIT, message);
        }
        let bytes = match self.file_bytes(&real, &shown) {
            Ok(bytes) => bytes,
            Err((code, message)) => return self.file_finding(&shown, by, code, message),
        };
        let section =
            real.file_stem().map_or_else(|| "map".to_owned(), |stem| stem.to_string_lossy().into_owned());
        self.seen.insert(real.clone(), self.units.len());
        let folder = real.parent().map(Path::to_owned);
        self.origins.insert(FileId::nth(self.files.len()), Origin { real, within: None });
        let unit = self.bytes(&shown, &section, bytes, folder, Some((by, parent)));
        self.includes(unit, Path::new(&shown));
    }

    /// The bytes of a file, as far as the limits leave room for them; otherwise why there are none.
    pub fn file_bytes(&mut self, real: &Path, shown: &str) -> Result<Vec<u8>, (&'static Code, String)> {
        let left = self.limits.total_bytes.saturating_sub(self.bytes);
        let limit = self.limits.file_bytes.min(left).min(MOST_BYTES);
        match read_regular(real, limit) {
            Ok(Some(bytes)) => {
                self.bytes += bytes.len() as u64;
                Ok(bytes)
            }
            Ok(None) => {
                let message =
                    format!("`{shown}` makes the map larger than the limit of {limit} bytes allows");
                Err((&format_codes::OVER_LIMIT, message))
            }
            Err(error) => Err((&format_codes::UNREADABLE_FILE, format!("cannot read `{shown}`: {error}"))),
        }
    }

    fn bytes(
        &mut self,
        name: &str,
        section: &str,
        bytes: Vec<u8>,
        folder: Option<PathBuf>,
        asked: Option<(Option<Span>, Option<usize>)>,
    ) -> usize {
        match String::from_utf8(bytes) {
            Ok(text) => self.text(name, section, Arc::from(text), folder, asked),
            Err(error) => {
                let at = error.utf8_error().valid_up_to() as u32;
                // The rest is still looked at, with a replacement character for what is not text.
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let file = FileId::nth(self.files.len());
                let message = "the file is not UTF-8: there is no character for the bytes here";
                let finding =
                    Diagnostic::new(&format_codes::YAML_SYNTAX, Span::new(file, at, at + 3), message);
                self.findings.push(finding.help("save the file as UTF-8"));
                self.text(name, section, Arc::from(text), folder, asked)
            }
        }
    }

    fn text(
        &mut self,
        name: &str,
        section: &str,
        text: Arc<str>,
        folder: Option<PathBuf>,
        asked: Option<(Option<Span>, Option<usize>)>,
    ) -> usize {
        let most = self.limits.file_bytes.min(MOST_BYTES);
        let too_large = text.len() as u64 > most;
        let text = if too_large { Arc::from("") } else { text };
        let file = self.files.add(name, Arc::clone(&text));
        if too_large {
            let message = format!("the text is larger than {most} bytes");
            self.findings.push(Diagnostic::new(&format_codes::OVER_LIMIT, Span::new(file, 0, 0), message));
        }
        let (by, parent) = asked.unwrap_or_default();
        let told = self.notation.filter(|_| by.is_none()).or_else(|| Notation::of_name(name));
        // A file that calls itself YAML or JSON is that.
        let told = told.or_else(|| if is_map_name(name) { None } else { Notation::of_text(&text) });
        let Contents { document, lost, section: own_section } = match told.map(Notation::reader) {
            Some(Reader::Text(_) | Reader::Told { .. }) if too_large => Contents::default(),
            Some(Reader::Text(read) | Reader::Told { read, .. }) => {
                let reading = read(&mut Text { file, text, includes: self });
                self.take(reading, Vec::new())
            }
            Some(Reader::Tree { read, .. }) => self.tree(file, &text, too_large, Some(read)),
            None => self.tree(file, &text, too_large, None),
        };
        if folder.is_none() {
            for include in &document.include {
                let message = "a map without a folder cannot include files";
                self.findings.push(Diagnostic::new(
                    &format_codes::INCLUDE_OUTSIDE_ROOT,
                    include.span,
                    message,
                ));
            }
        }
        let section = own_section.unwrap_or_else(|| section.to_owned());
        self.units.push(Unit { section, document, lost, folder, by, parent });
        self.units.len() - 1
    }

    /// Reads YAML or JSON: a map of our own, unless it is to be read otherwise or has the shape of another notation.
    fn tree(
        &mut self,
        file: FileId,
        text: &Arc<str>,
        too_large: bool,
        read: Option<fn(&Tree) -> notations::Reading>,
    ) -> Contents {
        let budget = Budget { depth: self.limits.depth, alias_nodes: self.limits.alias_nodes };
        let parsed = syntax::parse(file, text, budget);
        let readable = parsed.tree.root().is_some() || (parsed.findings.is_empty() && !too_large);
        self.findings.extend(parsed.findings);
        self.directives.extend(parsed.directives);
        let shaped = || match Notation::of_tree(&parsed.tree)?.reader() {
            Reader::Tree { read, .. } => Some(read),
            Reader::Text(_) | Reader::Told { .. } => None,
        };
        if let Some(read) = read.or_else(shaped).filter(|_| readable) {
            return self.take(read(&parsed.tree), parsed.lost);
        }
        let (document, findings, mut lost) = match readable {
            true => document::decode(Some(file), &parsed.tree, !parsed.lost.is_empty()),
            false => Default::default(),
        };
        self.findings.extend(findings);
        lost.extend(parsed.lost);
        Contents { document, lost, section: None }
    }

    fn take(&mut self, mut reading: notations::Reading, mut lost: Vec<Lost>) -> Contents {
        self.findings.extend(reading.take_findings());
        self.doubts.extend(reading.take_doubts());
        self.losses.extend(reading.losses);
        lost.extend(reading.lost);
        Contents { document: reading.document, lost, section: reading.section }
    }
}

/// Reads a regular file of at most `limit` bytes; `None` if it is larger. Devices, pipes and folders are errors:
/// reading one might never end.
pub(crate) fn read_regular(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other(if metadata.is_dir() {
            "it is a folder"
        } else {
            "it is not a regular file"
        }));
    }
    if metadata.len() > limit {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    fs::File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}
