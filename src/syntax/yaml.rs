//! The parser's events made into a tree. The only file that knows which parser it is.

use std::{borrow::Cow, sync::Arc};

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Tag};

use super::{
    Budget,
    resolve::plain,
    tree::{Entry, IN_QUOTES, IN_SOURCE, Kind, Tree},
};
use crate::{
    diagnostic::{Diagnostic, format_codes},
    source::{FileId, Span},
};

/// How a comment begins that speaks to us.
const DIRECTIVE: &str = "elenchus:";

/// No node has this index.
const NO_NODE: u32 = u32::MAX;

pub(super) struct Read {
    pub tree: Tree,
    pub findings: Vec<Diagnostic>,
    pub directives: Vec<Span>,
}

/// Why the text could not be read to its end.
pub(super) struct Failure {
    pub offset: u32,
    pub message: String,
    pub help: Option<String>,
    pub over_limit: bool,
    pub recoverable: bool,
}

pub(super) fn read(file: FileId, text: &Arc<str>, budget: Budget) -> Result<Read, Failure> {
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        max_buffered_comment_events: usize::MAX,
        flow_nesting_limit: budget.depth,
        block_nesting_limit: budget.depth,
    };
    let mut builder = Builder {
        file,
        text,
        budget,
        // A guess at the number of nodes, so that a large tree is not moved about as it grows.
        entries: Vec::with_capacity((text.len() / 16).min(1 << 22)),
        texts: Vec::new(),
        open: Vec::new(),
        anchors: Vec::new(),
        aliased: 0,
        findings: Vec::new(),
        directives: Vec::new(),
    };
    let mut documents = 0;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| failure(text, &error, budget))?;
        let range = span.byte_range().unwrap_or(0..0);
        let (start, end) = (range.start as u32, range.end as u32);
        match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    let finding = Diagnostic::new(
                        &format_codes::YAML_SYNTAX,
                        Span::new(file, start, end),
                        "a map is one document, and a second one starts here",
                    );
                    builder
                        .findings
                        .push(finding.help("put each map into a file of its own; what follows is not read"));
                    break;
                }
            }
            Event::Scalar(value, style, anchor, tag) => {
                builder.scalar(value, style, anchor, tag.as_deref(), start, end)
            }
            Event::SequenceStart(_, anchor, tag) => {
                builder.open(Kind::Sequence, anchor, tag.as_deref(), start)
            }
            Event::MappingStart(_, anchor, tag) => builder.open(Kind::Mapping, anchor, tag.as_deref(), start),
            Event::SequenceEnd | Event::MappingEnd => builder.close(start, end),
            Event::Alias(anchor) => builder.alias(anchor, start, end),
            Event::UnresolvedAlias(name) => {
                let message = format!("there is no anchor `&{name}` above this alias");
                builder.finding(Diagnostic::new(
                    &format_codes::YAML_SYNTAX,
                    Span::new(file, start, end),
                    message,
                ));
                builder.push(Kind::Broken, start, end, IN_SOURCE);
            }
            Event::Comment(comment, _) if comment.trim_start().starts_with(DIRECTIVE) => {
                builder.directives.push(Span::new(file, start, end));
            }
            _ => {}
        }
    }
    let tree = Tree {
        file: Some(file),
        source: Arc::clone(text),
        start: 0,
        entries: builder.entries,
        texts: builder.texts,
    };
    Ok(Read { tree, findings: builder.findings, directives: builder.directives })
}

struct Builder<'a> {
    file: FileId,
    text: &'a str,
    budget: Budget,
    entries: Vec<Entry>,
    texts: Vec<Box<str>>,
    /// The collections being read, outermost first.
    open: Vec<u32>,
    /// The node of each anchor: `anchors[id - 1]`.
    anchors: Vec<u32>,
    /// How many nodes the aliases so far stand for.
    aliased: usize,
    findings: Vec<Diagnostic>,
    directives: Vec<Span>,
}

impl Builder<'_> {
    fn finding(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    fn push(&mut self, kind: Kind, start: u32, end: u32, text: u32) -> u32 {
        let index = self.entries.len() as u32;
        self.entries.push(Entry { kind, start, end, next: index + 1, text });
        self.stretch_parent(end);
        index
    }

    /// A block collection ends where its last child does; the parser does not say where that is.
    fn stretch_parent(&mut self, end: u32) {
        if let Some(&parent) = self.open.last() {
            let parent = &mut self.entries[parent as usize];
            parent.end = parent.end.max(end);
        }
    }

    fn scalar(
        &mut self,
        value: Cow<'_, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        start: u32,
        end: u32,
    ) {
        let text_tag = tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
        let kind = match style {
            ScalarStyle::Plain if !text_tag => plain(&value),
            _ => Kind::Text,
        };
        // A scalar on one line is its own source text, between quotation marks or not; it needs no copy.
        let (first, behind) = (start as usize, end as usize);
        let is_quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let text = if self.text.get(first..behind) == Some(&*value) {
            IN_SOURCE
        } else if is_quoted && self.text.get(first + 1..behind.saturating_sub(1)) == Some(&*value) {
            IN_QUOTES
        } else {
            self.texts.push(Box::from(&*value));
            self.texts.len() as u32 - 1
        };
        let index = self.push(kind, start, end, text);
        self.properties(index, anchor, tag, start, end);
    }

    fn open(&mut self, kind: Kind, anchor: usize, tag: Option<&Tag>, start: u32) {
        let index = self.push(kind, start, start, IN_SOURCE);
        self.properties(index, anchor, tag, start, start);
        self.open.push(index);
    }

    fn close(&mut self, start: u32, end: u32) {
        let Some(index) = self.open.pop() else { return };
        let next = self.entries.len() as u32;
        let entry = &mut self.entries[index as usize];
        entry.next = next;
        // A flow collection ends with its bracket.
        if end > start {
            entry.end = end;
        }
        let end = entry.end;
        self.stretch_parent(end);
    }

    /// Notes an anchor and refuses a tag that would mean something to others.
    fn properties(&mut self, index: u32, anchor: usize, tag: Option<&Tag>, start: u32, end: u32) {
        if anchor > 0 {
            self.anchors.resize(self.anchors.len().max(anchor), NO_NODE);
            self.anchors[anchor - 1] = index;
        }
        if let Some(tag) = tag.filter(|tag| !tag.is_yaml_core_schema() && tag.original() != "!") {
            let message = format!("the tag `{}` means nothing here", tag.original());
            let finding =
                Diagnostic::new(&format_codes::YAML_SYNTAX, Span::new(self.file, start, end), message);
            self.finding(finding.help("leave the tag out"));
        }
    }

    /// An alias stands for its whole anchor, so its weight is counted: a few nested aliases could otherwise
    /// stand for more nodes than a machine can visit.
    fn alias(&mut self, anchor: usize, start: u32, end: u32) {
        let span = Span::new(self.file, start, end);
        let target = self.anchors.get(anchor.wrapping_sub(1)).copied().filter(|&index| index != NO_NODE);
        let Some(target) = target else {
            self.push(Kind::Broken, start, end, IN_SOURCE);
            return;
        };
        if self.open.contains(&target) {
            let finding =
                Diagnostic::new(&format_codes::YAML_SYNTAX, span, "the alias stands within its own anchor");
            self.finding(finding.help("a value cannot hold itself; write out what is meant"));
            self.push(Kind::Broken, start, end, IN_SOURCE);
            return;
        }
        let weight = self.weight(target);
        self.aliased = self.aliased.saturating_add(weight);
        if self.aliased > self.budget.alias_nodes {
            let message =
                format!("the aliases of this file stand for more than {} nodes", self.budget.alias_nodes);
            self.finding(
                Diagnostic::new(&format_codes::OVER_LIMIT, span, message).help("write out what is meant"),
            );
            // Once is enough: from here on every alias is broken, and said to be no more.
            self.budget.alias_nodes = usize::MAX;
            self.aliased = usize::MAX;
        }
        match self.aliased == usize::MAX {
            true => self.push(Kind::Broken, start, end, IN_SOURCE),
            false => self.push(Kind::Alias(target), start, end, IN_SOURCE),
        };
    }

    /// How many nodes stand below and at an index, those behind aliases included.
    fn weight(&self, index: u32) -> usize {
        let mut weight = 0_usize;
        let mut work = vec![index];
        while let Some(index) = work.pop() {
            let next = self.entries[index as usize].next;
            for entry in &self.entries[index as usize..next as usize] {
                weight += 1;
                if weight > self.budget.alias_nodes {
                    return weight;
                }
                if let Kind::Alias(target) = entry.kind {
                    work.push(target);
                }
            }
        }
        weight
    }
}

/// What to do about a mistake of syntax, where its kind tells. `line` is what stands before it on its line.
fn help(kind: &ErrorKind, line: &str) -> Option<&'static str> {
    let help = match kind {
        ErrorKind::RecursionLimitExceeded => "a map nests six deep at most; is this file a map?",
        ErrorKind::UnclosedQuotedScalar => {
            "close the quotation mark, or put the text on lines of its own behind `|`"
        }
        ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            "if the quotation mark belongs to the text, write it `\\\"`, or put the text in single quotation marks"
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar => {
            "if the quotation mark belongs to the text, write it twice, or put the text in double quotation marks"
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            match line.trim_start_matches([' ', '-']).contains([' ', ':']) {
                // Behind other words on its line, a colon seldom ends a key.
                true => {
                    "if the colon belongs to a text, put the text in quotation marks; if it ends a key, begin a line with it"
                }
                false => {
                    "begin the key in the same column as its neighbours, and see that what stands above is closed; if the \
                     colon belongs to a text, put the text in quotation marks"
                }
            }
        }
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation => {
            "line it up with its neighbours: what belongs together begins in the same column"
        }
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnclosedFlowCollection { open: '{' }
        | ErrorKind::MismatchedFlowCollectionEnd { open: '{', .. } => {
            "write a comma between two keys, and close the mapping with `}`"
        }
        ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. } => {
            "write a comma between two items, and close the list with `]`"
        }
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation => "indent with spaces",
        ErrorKind::UnexpectedCharacter { .. } => "put the text in quotation marks",
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            "write a colon and a space behind the key"
        }
        _ => return None,
    };
    Some(help)
}

fn failure(text: &str, error: &ScanError, budget: Budget) -> Failure {
    let marker = error.marker();
    let offset = marker
        .byte_offset()
        .unwrap_or_else(|| text.char_indices().nth(marker.index()).map_or(text.len(), |(offset, _)| offset));
    let over_limit = matches!(error.kind(), ErrorKind::RecursionLimitExceeded);
    let message = match over_limit {
        true => format!("lists and mappings nest deeper than {} here", budget.depth),
        false => error.info(),
    };
    let before = text.get(..offset).unwrap_or(text);
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    Failure {
        offset: offset.min(text.len()) as u32,
        message,
        help: help(error.kind(), line).map(str::to_owned),
        over_limit,
        recoverable: !over_limit,
    }
}
