//! Files whose text other notations put into their own.

use std::{path::Path, sync::Arc};

use super::load::{MOST_BYTES, Origin, Reading, read_regular, shown_path};
use crate::{
    diagnostic::{Diagnostic, format_codes},
    notations::Includes,
    source::{FileId, Span, Spanned},
};

impl Includes for Reading {
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

impl Reading {
    /// None of a file that is there already.
    fn included(&mut self, by: Span, path: &str) -> Result<Option<(FileId, Arc<str>)>, Box<Diagnostic>> {
        let wrong = |code, message: String| Box::new(Diagnostic::new(code, by, message));
        let Some(origin) = self.origins.get(&by.file) else {
            let message = "a map without a folder cannot include files".to_owned();
            return Err(wrong(&format_codes::INCLUDE_OUTSIDE_ROOT, message));
        };
        let folder = origin.real.parent().unwrap_or(Path::new(""));
        let real = self.locate(folder, &Spanned::new(path.to_owned(), by))?;
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
        let left = self.limits.total_bytes.saturating_sub(self.bytes);
        let limit = self.limits.file_bytes.min(left).min(MOST_BYTES);
        let bytes = match read_regular(&real, limit) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                let message =
                    format!("`{shown}` makes the map larger than the limit of {limit} bytes allows");
                return Err(wrong(&format_codes::OVER_LIMIT, message));
            }
            Err(error) => {
                let message = format!("cannot read `{shown}`: {error}");
                return Err(wrong(&format_codes::UNREADABLE_FILE, message));
            }
        };
        self.bytes += bytes.len() as u64;
        let Ok(text) = String::from_utf8(bytes) else {
            return Err(wrong(&format_codes::UNREADABLE_FILE, format!("`{shown}` is not UTF-8")));
        };
        let text: Arc<str> = text.into();
        let file = self.files.add(&shown, Arc::clone(&text));
        self.origins.insert(file, Origin { real, within: Some(by.file) });
        Ok(Some((file, text)))
    }
}
