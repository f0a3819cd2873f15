//! A tree decoded into a [`Document`] by the field table.

use super::{Document, table::Decoder};
use crate::{
    diagnostic::{Diagnostic, format_codes},
    source::{FileId, Span},
    syntax::{Lost, Tree, Value},
};

/// Decodes a file's tree. What is wrong becomes findings, in no particular order; the document holds the rest, but for
/// the entries that are lost. `skipped` says that parts of the text are not in the tree.
pub(crate) fn decode(
    file: Option<FileId>,
    tree: &Tree,
    skipped: bool,
) -> (Document, Vec<Diagnostic>, Vec<Lost>) {
    let mut decoder = Decoder { skipped, ..Decoder::default() };
    let mut document = Document::default();
    match tree.root() {
        Some(root) if !matches!(root.value(), Value::Null) => {
            decoder.record(root, root.span(), &mut document);
        }
        // A file that could not be read at all has its finding already and no tree, so this one is empty.
        _ if skipped => {}
        _ => {
            let span = file.map(|file| Span::new(file, 0, 0));
            let finding =
                Diagnostic::new(&format_codes::WRONG_TYPE, span, "there is no map here: the text is empty");
            decoder.findings.push(finding.help("`elenchus new` prints a map to start from"));
        }
    }
    (document, decoder.findings, decoder.lost)
}
