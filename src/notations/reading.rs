//! What a reader is given, and what it gives back.

use std::sync::Arc;

use crate::{
    diagnostic::{Diagnostic, format_codes},
    document::{Document, is_printable},
    source::{FileId, Span},
    syntax::Lost,
};

/// So many mistakes of a file are told one by one, and so many doubts.
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
    pub(super) untold: Untold,
    /// What is allowed in it and probably not meant.
    pub(super) doubts: Vec<Diagnostic>,
    pub(super) untold_doubts: Untold,
    /// What it says and the document cannot.
    pub losses: Vec<Diagnostic>,
    /// What it defines and could not be read.
    pub lost: Vec<Lost>,
    /// The section of the claims that name none, if the text says which: else it is called as the file is.
    pub section: Option<String>,
    /// The sections that it names, with their titles, in order.
    pub sections: Vec<NamedSection>,
}

/// How many findings there are besides those that are told, and the last of them.
#[derive(Debug, Default)]
pub(super) struct Untold(usize, Option<Box<Diagnostic>>);

impl Untold {
    /// Adds a finding to those that are told, or counts it where they are very many.
    fn note<'l>(&'l mut self, told: &'l mut Vec<Diagnostic>, finding: Diagnostic) -> &'l mut Diagnostic {
        if told.len() >= MOST_FINDINGS {
            self.0 += 1;
            return self.1.insert(Box::new(finding));
        }
        told.push(finding);
        let last = told.len() - 1;
        &mut told[last]
    }

    /// Those that are told, and how many are not.
    ///
    /// # Arguments
    ///
    /// * `what`: what they are: `mistakes`.
    fn all(&self, told: &mut Vec<Diagnostic>, what: &str) -> Vec<Diagnostic> {
        let mut all = std::mem::take(told);
        if let Untold(more @ 1.., Some(last)) = self {
            let message = format!("there are {more} {what} more, the last of them here");
            all.push(Diagnostic::new(last.code, last.primary.span, message));
        }
        all
    }
}

impl Reading {
    /// Notes that something is not what the notation has there. Where there are very many mistakes, as in a file that is
    /// none of the notation, the others are only counted.
    pub fn wrong(&mut self, span: impl Into<Option<Span>>, message: impl Into<String>) -> &mut Diagnostic {
        let finding = Diagnostic::new(&format_codes::NOTATION_SYNTAX, span.into(), message.into());
        self.untold.note(&mut self.findings, finding)
    }

    /// All that is wrong, and how much is not told one by one.
    pub fn take_findings(&mut self) -> Vec<Diagnostic> {
        self.untold.all(&mut self.findings, "mistakes")
    }

    /// All that is probably not meant, and how much of it is not told one by one.
    pub fn take_doubts(&mut self) -> Vec<Diagnostic> {
        self.untold_doubts.all(&mut self.doubts, "such things")
    }

    /// Notes that something is allowed by the notation, and probably not meant.
    pub fn doubt(&mut self, span: impl Into<Option<Span>>, message: impl Into<String>) -> &mut Diagnostic {
        let finding = Diagnostic::new(&format_codes::LIKELY_SLIP, span.into(), message.into());
        self.untold_doubts.note(&mut self.doubts, finding)
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
