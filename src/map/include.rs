//! What files include: others that are read after them, and others whose text is put into their own.
//!
//! Nothing outside the root that was opened is ever looked at.

use std::{
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use super::{
    load::{list, shown_path},
    loading::{Loading, Origin, Wanted},
};
use crate::{
    diagnostic::{Diagnostic, format_codes},
    document,
    notations::{Includes, Notation},
    source::{FileId, Span, Spanned},
};

impl Includes for Loading {
    fn open(&mut self, by: Span, path: &str) -> Option<(FileId, Arc<str>)> {
        match self.included(by, path) {
            Ok(opened) => opened,
            Err(finding) => {
                self.findings.push(*finding);
                None
            }
        }
    }
}

impl Loading {
    /// Queues what a file includes, in order, before everything that was queued already.
    pub fn includes(&mut self, unit: usize, shown: &Path) {
        let Some(folder) = self.units[unit].folder.clone() else { return };
        let shown_folder = shown.parent().unwrap_or(Path::new("")).to_owned();
        let includes = self.units[unit].document.include.clone();
        for include in includes.iter().rev() {
            let shown = shown_folder.join(&include.value);
            match self.locate(&folder, include) {
                Ok(real) if real.is_dir() => match list(&real) {
                    // An empty folder adds nothing, but files that nobody reads are a mistake.
                    Ok(names) if names.is_empty() && holds_foreign(&real) => {
                        let message = format!(
                            "the folder `{}` holds files in other notations, and no .yaml, .yml or .json file",
                            document::shown(&include.value)
                        );
                        let finding = Diagnostic::new(&format_codes::UNREADABLE_FILE, include.span, message);
                        self.findings.push(finding.help("include the files in it by their names"));
                    }
                    Ok(names) => self.queue_directory(&shown, &real, names, include.span, Some(unit)),
                    Err(error) => {
                        let message =
                            format!("cannot read the folder `{}`: {error}", document::shown(&include.value));
                        self.findings.push(Diagnostic::new(
                            &format_codes::UNREADABLE_FILE,
                            include.span,
                            message,
                        ));
                    }
                },
                Ok(real) => {
                    let shown = shown_path(&shown);
                    self.queue.push(Wanted {
                        shown,
                        real,
                        by: include.span,
                        parent: Some(unit),
                        refused: None,
                    });
                }
                Err(finding) => self.findings.push(*finding),
            }
        }
    }

    /// The real path of an include, if it stays within the root. A path that climbs out is refused by its
    /// words alone, so that nobody learns what is there; a link is refused by where it leads.
    fn locate(&mut self, folder: &Path, include: &Spanned<String>) -> Result<PathBuf, Box<Diagnostic>> {
        let outside = || {
            let message =
                format!("`{}` leads out of the folder that was opened", document::shown(&include.value));
            let finding = Diagnostic::new(&format_codes::INCLUDE_OUTSIDE_ROOT, include.span, message);
            Box::new(finding.help("open the folder that holds both, or move the file into this one"))
        };
        let root = self.root.clone().ok_or_else(outside)?;
        let path = climb(folder, Path::new(&include.value))
            .filter(|path| path.starts_with(&root))
            .ok_or_else(outside)?;
        self.looked_for.push(path.clone());
        let real = path.canonicalize().map_err(|error| {
            let message = format!("cannot read `{}`: {error}", document::shown(&include.value));
            Box::new(Diagnostic::new(&format_codes::UNREADABLE_FILE, include.span, message))
        })?;
        if real.starts_with(&root) { Ok(real) } else { Err(outside()) }
    }

    /// A file that was read already is not read again; if it is among those that led here, they form a ring.
    pub fn note_cycle(&mut self, unit: usize, wanted: &Wanted) {
        let mut ring = vec![wanted.by];
        let mut at = wanted.parent;
        while let Some(ancestor) = at {
            if ancestor == unit {
                let message =
                    format!("`{}` includes itself, by way of {} include(s)", wanted.shown, ring.len());
                let mut finding = Diagnostic::new(&format_codes::INCLUDE_CYCLE, wanted.by, message);
                for span in ring[1..].iter().rev() {
                    finding = finding.label(*span, "by way of this include");
                }
                self.findings.push(finding.help("take one of the includes out"));
                return;
            }
            ring.push(self.units[ancestor].by);
            at = self.units[ancestor].parent;
        }
    }

    /// None of a file that is there already.
    fn included(&mut self, by: Span, path: &str) -> Result<Option<(FileId, Arc<str>)>, Box<Diagnostic>> {
        let wrong = |code, message: String| Box::new(Diagnostic::new(code, by, message));
        let Some(origin) = self.origins.get(&by.file) else {
            let message = "a map without a folder cannot include files".to_owned();
            return Err(wrong(&format_codes::INCLUDE_OUTSIDE_ROOT, message));
        };
        let folder = origin.real.parent().unwrap_or(Path::new("")).to_owned();
        let real = self.locate(&folder, &Spanned::new(path.to_owned(), by))?;
        let around = Path::new(self.files.file(by.file).name()).parent().unwrap_or(Path::new(""));
        let shown = shown_path(&around.join(path));
        let mut depth = 0;
        let mut within = Some(by.file);
        while let Some(origin) = within.and_then(|file| self.origins.get(&file)) {
            depth += 1;
            if origin.real == real {
                let message = format!("`{shown}` includes itself, by way of {depth} include(s)");
                return Err(wrong(&format_codes::INCLUDE_CYCLE, message));
            }
            within = origin.within;
        }
        if depth > self.limits.depth {
            let message = format!("files include each other more than {} deep", self.limits.depth);
            return Err(wrong(&format_codes::OVER_LIMIT, message));
        }
        if !self.included.insert(real.clone()) {
            return Ok(None);
        }
        if self.origins.len() >= self.limits.files {
            let message = format!("the map has more than {} files", self.limits.files);
            return Err(wrong(&format_codes::OVER_LIMIT, message));
        }
        let bytes = self.file_bytes(&real, &shown).map_err(|(code, message)| wrong(code, message))?;
        let Ok(text) = String::from_utf8(bytes) else {
            return Err(wrong(&format_codes::UNREADABLE_FILE, format!("`{shown}` is not UTF-8")));
        };
        let text: Arc<str> = text.into();
        let file = self.files.add(&shown, Arc::clone(&text));
        self.origins.insert(file, Origin { real, within: Some(by.file) });
        if let Some(&notation) = self.notations.get(&by.file) {
            self.notations.insert(file, notation);
        }
        Ok(Some((file, text)))
    }
}

/// Whether a folder holds a file that is known for another notation by its name.
fn holds_foreign(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| Notation::of_name(entry.path()).is_some())
}

/// Joins a relative path to a folder and resolves `.` and `..` by words alone; `None` for an absolute path.
fn climb(folder: &Path, relative: &Path) -> Option<PathBuf> {
    let mut path = folder.to_owned();
    for part in relative.components() {
        match part {
            Component::Normal(name) => path.push(name),
            Component::CurDir => {}
            Component::ParentDir => {
                if !path.pop() {
                    return None;
                }
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(path)
}
