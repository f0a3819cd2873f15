//! A tree decoded into a [`Document`] by the field table.

use super::{
    Argument, Claim, Document, Meta,
    fields::argument_part,
    table::{Codec, Decoder, Record},
    values::Free,
};
use crate::{
    diagnostic::{Diagnostic, format_codes},
    source::{FileId, Span},
    syntax::{Lost, Node, Tree, Value},
};

/// Decodes a file's tree. What is wrong becomes findings, in no particular order; the document holds the rest, but for
/// the entries that are lost. `skipped` says that parts of the text are not in the tree.
pub(crate) fn decode(
    file: Option<FileId>,
    tree: &Tree,
    skipped: bool,
) -> (Document, Vec<Diagnostic>, Vec<Lost>) {
    decode_with(Decoder { skipped, ..Decoder::default() }, file, tree)
}

/// Decodes the tree of an export as JSON, as [`decode`] does: it has every key of a map, and says besides what follows
/// from the rest, which is gone over.
pub(crate) fn decode_exported(tree: &Tree) -> (Document, Vec<Diagnostic>, Vec<Lost>) {
    let file = tree.start().map(|start| start.file);
    decode_with(Decoder { exported: true, ..Decoder::default() }, file, tree)
}

fn decode_with(
    mut decoder: Decoder,
    file: Option<FileId>,
    tree: &Tree,
) -> (Document, Vec<Diagnostic>, Vec<Lost>) {
    let mut document = Document::default();
    match tree.root() {
        Some(root) if !matches!(root.value(), Value::Null) => {
            decoder.record(root, root.span(), &mut document);
        }
        // A file that could not be read at all has its finding already and no tree, so this one is empty.
        _ if decoder.skipped => {}
        _ => {
            let span = file.map(|file| Span::new(file, 0, 0));
            let finding =
                Diagnostic::new(&format_codes::WRONG_TYPE, span, "there is no map here: the text is empty");
            decoder.findings.push(finding.help("`elenchus new` prints a map to start from"));
        }
    }
    (document, decoder.findings, decoder.lost)
}

/// What can be read in part: whatever it needs may be said elsewhere.
pub(crate) trait Part: Sized {
    #[doc(hidden)]
    fn part(decoder: &mut Decoder, node: Node<'_>) -> Self;
}

fn record<R: Record>(decoder: &mut Decoder, node: Node<'_>) -> R {
    let mut record = R::default();
    decoder.record(node, None, &mut record);
    record
}

impl Part for Document {
    fn part(decoder: &mut Decoder, node: Node<'_>) -> Document {
        record(decoder, node)
    }
}

impl Part for Claim {
    fn part(decoder: &mut Decoder, node: Node<'_>) -> Claim {
        record(decoder, node)
    }
}

impl Part for Argument {
    fn part(decoder: &mut Decoder, node: Node<'_>) -> Argument {
        argument_part(decoder, node)
    }
}

/// Decodes a part of a map, a claim or an argument, of which nothing is required; and what is wrong with it.
pub(crate) fn decode_part<P: Part>(node: Node<'_>) -> (P, Vec<Diagnostic>) {
    let mut decoder = Decoder::default();
    let part = P::part(&mut decoder, node);
    let required = [&format_codes::MISSING_KEY, &format_codes::MISSING_TEXT];
    decoder
        .findings
        .retain(|finding| finding.primary.span != node.span() || !required.contains(&finding.code));
    (part, decoder.findings)
}

/// Decodes free-form data, and what is wrong with it.
pub(crate) fn decode_free(node: Node<'_>) -> (Meta, Vec<Diagnostic>) {
    let mut decoder = Decoder::default();
    (Free::decode(&mut decoder, node).unwrap_or_default(), decoder.findings)
}
