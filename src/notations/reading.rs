//! What a reader is given, and what it gives back.

use std::sync::Arc;

use crate::{
    diagnostic::{Diagnostic, format_codes},
    document::{Document, is_printable},
    source::{FileId, Span},
    syntax::Lost,
};

/// So many mistakes of a file are told one by one.
const MOST_FINDINGS: usize = 1_000;

/// A text to be read.
pub(crate) struct Text<'t> {
    /// The file that it is.
    pub file: FileId,
    /// All of it.
    pub text: Arc<str>,
    /// Opens the files that it includes.
    pub includes: &'t mut dyn Includes,
}

/// Opens files that others include.
pub(crate) trait Includes {
    /// The text of a file; none where it cannot be had, or is being read already, which has its finding then.
    ///
    /// # Arguments
    ///
    /// * `by`: the words that ask for it.
    /// * `path`: its path, relative to the folder of the file in which `by` stands.
    fn open(&mut self, by: Span, path: &str) -> Option<(FileId, Arc<str>)>;
}

/// A section that a text names.
#[derive(Debug)]
pub(crate) struct NamedSection {
    pub name: String,
    pub title: Option<String>,
}

/// What came of reading a notation.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// What the text says.
    pub document: Document,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
    /// How many mistakes more there are, and the last of them.
    pub(super) untold: (usize, Option<Box<Diagnostic>>),
    /// What is allowed in it and probably not meant.
    pub doubts: Vec<Diagnostic>,
    /// What it says and the document cannot.
    pub losses: Vec<Diagnostic>,
    /// What it defines and could not be read.
    pub lost: Vec<Lost>,
    /// The section of the claims that name none, if the text says which: else it is called as the file is.
    pub section: Option<String>,
    /// The sections that it names, with their titles, in order.
    pub sections: Vec<NamedSection>,
}

impl Reading {
    /// Notes that something is not what the notation has there. Where there are very many mistakes, as in a file that is
    /// none of the notation, the others are only counted.
    pub fn wrong(&mut self, span: impl Into<Option<Span>>, message: impl Into<String>) -> &mut Diagnostic {
        let finding = Diagnostic::new(&format_codes::NOTATION_SYNTAX, span.into(), message.into());
        if self.findings.len() >= MOST_FINDINGS {
            self.untold.0 += 1;
            return self.untold.1.insert(Box::new(finding));
        }
        self.findings.push(finding);
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// All that is wrong, and how much is not told one by one.
    pub fn take_findings(&mut self) -> Vec<Diagnostic> {
        let mut findings = std::mem::take(&mut self.findings);
        if let (more @ 1.., Some(last)) = &self.untold {
            let message = format!("there are {more} mistakes more, the last of them here");
            findings.push(Diagnostic::new(&format_codes::NOTATION_SYNTAX, last.primary.span, message));
        }
        findings
    }

    /// Notes that something is allowed by the notation, and probably not meant.
    pub fn doubt(&mut self, span: impl Into<Option<Span>>, message: impl Into<String>) -> &mut Diagnostic {
        let finding = Diagnostic::new(&format_codes::LIKELY_SLIP, span.into(), message.into());
        self.doubts.push(finding);
        let last = self.doubts.len() - 1;
        &mut self.doubts[last]
    }

    /// Notes that something is not carried over.
    pub fn loss(&mut self, span: impl Into<Option<Span>>, message: impl Into<String>) {
        self.losses.push(Diagnostic::new(&format_codes::NOT_CARRIED_OVER, span.into(), message.into()));
    }

    /// Notes the first character of a text that no sentence may hold: a control character, such as a file that is none of
    /// words has.
    pub fn check_letters(&mut self, file: FileId, text: &str) {
        if let Some((at, odd)) = text.char_indices().find(|&(_, letter)| !is_printable(letter)) {
            let span = Span::new(file, at as u32, (at + odd.len_utf8()) as u32);
            let message = format!("the text holds the control character U+{:04X}", u32::from(odd));
            self.wrong(span, message).help = Some("take it out: it cannot be shown".to_owned());
        }
    }
}
