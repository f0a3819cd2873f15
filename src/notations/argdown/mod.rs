//! Argdown 1.7: statements, arguments, and their reconstructions, in the manner of Markdown.
//!
//! The text is cut into tokens (`lexer`), these are read as elements (`parser`, `relations`, `reconstruction`) of a model in
//! Argdown's own terms (`model`), and that becomes a document (`document`), in this way:
//!
//! - A statement is a claim; all statements of one title are one claim, and the last wording is its sentence.
//! - An argument that is only sketched is a claim too, its description the sentence. So what it supports rests on it,
//!   and what it attacks has it as an objection.
//! - An inference of a premise-conclusion structure is an argument from its premises to its conclusion. What such a
//!   structure as a whole supports or attacks, its last conclusion does.
//! - Support is `because`, attack `despite`, directed; contradiction is a conflict. In strict mode support between
//!   statements is entailment, a strict argument, and attack contrariety, a conflict.
//! - An undercut of an inference is an `unless` of its argument; of an argument, of its last step; of a statement, of its
//!   assertion or, where it rests on arguments, of each of them.
//! - An attack on an argument that is reconstructed undercuts its last step, since it does not say which premise or
//!   step it means; on a sketch it is an objection to what that says.
//! - Support for a reconstructed argument is for its premise, where it has only one.
//!
//! Whatever our own format says and Argdown does not stands in data under the key `elenchus`, and is read from there.

mod content;
mod data;
mod document;
mod lexer;
mod model;
mod parser;
mod reconstruction;
mod relations;
mod scan;
mod shortcodes;
mod tokens;

pub(crate) use content::plain;
pub(crate) use data::OWN;
pub(crate) use document::MOST_SIDES;
pub(crate) use reconstruction::AGAINST;

use super::{Reading, Text};

pub(super) fn read(text: &mut Text<'_>) -> Reading {
    let mut reading = Reading::default();
    let (tokens, sources) = lexer::tokens(text, &mut reading);
    let model = parser::Parser::new(&tokens, &sources, &mut reading).read();
    if model.nodes.is_empty() && reading.findings.is_empty() {
        let start = crate::source::Span::new(text.file, 0, 0);
        reading.wrong(start, "there is no map here: the text holds no statement and no argument");
    }
    reading.document = document::document(model, &mut reading);
    reading
}
