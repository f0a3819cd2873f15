//! The reading of one map, file by file: what is still to be read, what was, and what was found on the way.

use std::{
    collections::{HashMap, HashSet},
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Limits, Loaded, Loader,
    load::{is_map_name, shown_path},
    resolve,
};
use crate::{
    diagnostic::{Code, Diagnostic, format_codes},
    document::{self, Document},
    notations::{self, NamedSection, Notation, Reader, Text, likeness},
    source::{FileId, FileSet, Span},
    syntax::{self, Budget, Lost, Tree},
};

/// Spans count bytes in 32 bits.
const MOST_BYTES: u64 = u32::MAX as u64 - 1;

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
    /// The sections that it names with their titles.
    pub sections: Vec<NamedSection>,
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
    /// The sections that it names with their titles.
    sections: Vec<NamedSection>,
}

/// Where a file that was read lies.
pub(super) struct Origin {
    pub real: PathBuf,
    /// The file into whose text it was put.
    pub within: Option<FileId>,
}

/// The finding that comes first in a report.
fn first(findings: &mut [Diagnostic]) -> Option<&mut Diagnostic> {
    findings.iter_mut().min_by_key(|finding| (finding.primary.span.is_none(), finding.primary.span))
}

/// What YAML or JSON is read as.
enum TreeOf {
    /// A map of our own, unless it has the shape of another notation.
    Shape,
    /// A map of our own.
    Own,
    /// What a reader makes of it.
    This(fn(&Tree) -> notations::Reading),
}

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
    /// Every file and folder that was looked for, there or not.
    pub looked_for: Vec<PathBuf>,
    /// The files whose text was put into another.
    pub included: HashSet<PathBuf>,
    seen: HashMap<PathBuf, usize>,
    pub bytes: u64,
    directives: Vec<Span>,
    pub findings: Vec<Diagnostic>,
    doubts: Vec<Diagnostic>,
    losses: Vec<Diagnostic>,
    /// The notations of the files that are not our own.
    pub notations: HashMap<FileId, Notation>,
    full: bool,
}

impl Loading {
    pub fn new(loader: &Loader) -> Loading {
        Loading {
            limits: loader.limits,
            notation: loader.notation,
            root: None,
            files: FileSet::new(),
            units: Vec::new(),
            queue: Vec::new(),
            origins: HashMap::new(),
            looked_for: Vec::new(),
            included: HashSet::new(),
            seen: HashMap::new(),
            bytes: 0,
            directives: Vec::new(),
            findings: Vec::new(),
            doubts: Vec::new(),
            losses: Vec::new(),
            notations: HashMap::new(),
            full: false,
        }
    }

    pub fn run(&mut self) {
        while let Some(wanted) = self.queue.pop() {
            match self.seen.get(&wanted.real) {
                Some(&unit) => self.note_cycle(unit, &wanted),
                None if self.full => {}
                None => self.read(wanted),
            }
        }
    }

    pub fn finish(self) -> Loaded {
        let Loading {
            limits,
            root,
            files,
            units,
            looked_for,
            directives,
            mut findings,
            doubts,
            losses,
            notations,
            ..
        } = self;
        let mut map = resolve::resolve(files, root, units, &directives, notations, &mut findings);
        map.source_bytes = Some(limits.source_bytes);
        Loaded { map, findings, doubts, losses, looked_for }
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
            self.looked_for.push(path.clone());
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

    pub fn bytes(
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

    pub fn text(
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
        let before = self.findings.len();
        let told = self.notation.filter(|_| by.is_none()).or_else(|| Notation::of_name(name));
        // A file that calls itself YAML or JSON is that.
        let told = told.or_else(|| if is_map_name(name) { None } else { Notation::of_text(&text) });
        if let Some(notation) = told.filter(|&notation| notation != Notation::Yaml) {
            self.notations.insert(file, notation);
        }
        let Contents { document, lost, section: own_section, sections } = match told.map(Notation::reader) {
            Some(Reader::Text(_) | Reader::Told { .. }) if too_large => Contents::default(),
            Some(Reader::Text(read) | Reader::Told { read, .. }) => {
                let reading = read(&mut Text { file, text: Arc::clone(&text), includes: self });
                self.take(reading, Vec::new())
            }
            Some(Reader::Tree { read, .. }) => self.tree(file, &text, too_large, TreeOf::This(read)),
            Some(Reader::Own) => self.tree(file, &text, too_large, TreeOf::Own),
            None => self.tree(file, &text, too_large, TreeOf::Shape),
        };
        // Whoever reads what is none of a notation is to know what it may be.
        if document.claims.is_empty()
            && let Some(finding) = first(&mut self.findings[before..])
            && let Some(notation) = likeness::of_text(&text)
            && self.notations.get(&file) != Some(&notation)
            // What has a shape is known by it, once it can be read at all.
            && (finding.code != &format_codes::YAML_SYNTAX || !matches!(notation.reader(), Reader::Tree { .. }))
        {
            finding.help = Some(notation.instead(by.is_some()));
            finding.fix = None;
        }
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
        self.units.push(Unit { section, sections, document, lost, folder, by, parent });
        self.units.len() - 1
    }

    /// Reads YAML or JSON.
    fn tree(&mut self, file: FileId, text: &Arc<str>, too_large: bool, of: TreeOf) -> Contents {
        let budget = Budget { depth: self.limits.depth, alias_nodes: self.limits.alias_nodes };
        let parsed = syntax::parse(file, text, budget);
        let readable = parsed.tree.root().is_some() || (parsed.findings.is_empty() && !too_large);
        self.findings.extend(parsed.findings);
        self.directives.extend(parsed.directives);
        let read = match of {
            TreeOf::This(read) => Some(read),
            TreeOf::Own => None,
            TreeOf::Shape => Notation::of_tree(&parsed.tree).and_then(|notation| match notation.reader() {
                Reader::Tree { read, .. } => {
                    self.notations.insert(file, notation);
                    Some(read)
                }
                Reader::Own | Reader::Text(_) | Reader::Told { .. } => None,
            }),
        };
        if let Some(read) = read.filter(|_| readable) {
            return self.take(read(&parsed.tree), parsed.lost);
        }
        let (document, findings, mut lost) = match readable {
            true => document::decode(Some(file), &parsed.tree, !parsed.lost.is_empty()),
            false => Default::default(),
        };
        self.findings.extend(findings);
        lost.extend(parsed.lost);
        Contents { document, lost, ..Contents::default() }
    }

    fn take(&mut self, mut reading: notations::Reading, mut lost: Vec<Lost>) -> Contents {
        self.findings.extend(reading.take_findings());
        self.doubts.extend(reading.take_doubts());
        self.losses.extend(reading.losses);
        lost.extend(reading.lost);
        Contents { document: reading.document, lost, section: reading.section, sections: reading.sections }
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
