//! The tree: nodes in one vector, in document order.

use std::sync::Arc;

use crate::source::{FileId, Span};

/// What a node is, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Bool(bool),
    Number,
    Text,
    Sequence,
    Mapping,
    /// Another node, named by an alias.
    Alias(u32),
    /// Something that has its finding already.
    Broken,
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub kind: Kind,
    pub start: u32,
    pub end: u32,
    /// The index behind the whole subtree.
    pub next: u32,
    /// Where the text is: [`IN_SOURCE`], [`IN_QUOTES`], or an index into `texts`.
    pub text: u32,
}

/// The scalar's text is its span, letter by letter.
pub(super) const IN_SOURCE: u32 = u32::MAX;
/// The same, between quotation marks.
pub(super) const IN_QUOTES: u32 = u32::MAX - 1;

/// A text's tree.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    pub(super) file: Option<FileId>,
    pub(super) source: Arc<str>,
    /// Where in its file the text begins.
    pub(super) start: u32,
    pub(super) entries: Vec<Entry>,
    pub(super) texts: Vec<Box<str>>,
}

/// What a node holds.
#[derive(Clone, Copy, Debug)]
pub enum Value<'t> {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(&'t str),
    /// Text.
    Text(&'t str),
    /// A sequence.
    Sequence(Children<'t>),
    /// A mapping: its children are keys and values in turn.
    Mapping(Entries<'t>),
    /// Something that has its finding already; say nothing more about it.
    Broken,
}

impl Value<'_> {
    /// What it is, for messages: `a list`, `text`.
    pub fn describe(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Bool(_) => "a truth value",
            Value::Number(_) => "a number",
            Value::Text(_) => "text",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
            Value::Broken => "something unreadable",
        }
    }
}

/// A node of a tree.
#[derive(Clone, Copy, Debug)]
pub struct Node<'t> {
    tree: &'t Tree,
    index: u32,
    /// The place where it is used: an alias's own, not its anchor's.
    place: (u32, u32),
}

impl<'t> Node<'t> {
    fn at(tree: &'t Tree, index: u32) -> Node<'t> {
        let entry = &tree.entries[index as usize];
        let place = (entry.start, entry.end);
        match entry.kind {
            Kind::Alias(target) => Node { tree, index: target, place },
            _ => Node { tree, index, place },
        }
    }

    /// Where it is; an alias is where it is used. `None` for what was not read from a text.
    pub fn span(self) -> Option<Span> {
        let start = self.tree.start;
        self.tree.file.map(|file| Span::new(file, start + self.place.0, start + self.place.1))
    }

    /// What it holds.
    pub fn value(self) -> Value<'t> {
        let entry = &self.tree.entries[self.index as usize];
        let children = Children { tree: self.tree, at: self.index + 1, end: entry.next };
        match entry.kind {
            Kind::Null => Value::Null,
            Kind::Bool(truth) => Value::Bool(truth),
            Kind::Number => Value::Number(self.tree.text(entry)),
            Kind::Text => Value::Text(self.tree.text(entry)),
            Kind::Sequence => Value::Sequence(children),
            Kind::Mapping => Value::Mapping(Entries(children)),
            Kind::Alias(_) | Kind::Broken => Value::Broken,
        }
    }

    /// The text of a scalar as written, whatever it means: how keys and ids are read.
    pub fn scalar(self) -> Option<&'t str> {
        let entry = &self.tree.entries[self.index as usize];
        match entry.kind {
            Kind::Sequence | Kind::Mapping | Kind::Alias(_) | Kind::Broken => None,
            _ => Some(self.tree.text(entry)),
        }
    }
}

impl Tree {
    /// The outermost node, if there is one.
    pub fn root(&self) -> Option<Node<'_>> {
        (!self.entries.is_empty()).then(|| Node::at(self, 0))
    }

    /// Where the text begins; none of data that was read by other means.
    pub fn start(&self) -> Option<Span> {
        self.file.map(|file| Span::new(file, 0, 0))
    }

    pub(super) fn text(&self, entry: &Entry) -> &str {
        let (start, end) = (entry.start as usize, entry.end as usize);
        match entry.text {
            IN_SOURCE => self.source.get(start..end).unwrap_or(""),
            IN_QUOTES => self.source.get(start + 1..end - 1).unwrap_or(""),
            index => &self.texts[index as usize],
        }
    }
}

/// The children of a node, in order.
#[derive(Clone, Copy, Debug)]
pub struct Children<'t> {
    tree: &'t Tree,
    at: u32,
    end: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        if self.at >= self.end {
            return None;
        }
        let index = self.at;
        self.at = self.tree.entries[index as usize].next;
        Some(Node::at(self.tree, index))
    }
}

/// The entries of a mapping, in order.
#[derive(Clone, Copy, Debug)]
pub struct Entries<'t>(Children<'t>);

impl<'t> Iterator for Entries<'t> {
    type Item = (Node<'t>, Node<'t>);

    fn next(&mut self) -> Option<(Node<'t>, Node<'t>)> {
        Some((self.0.next()?, self.0.next()?))
    }
}

impl Tree {
    /// A tree of data that was read by other means: no node has a place. Recursive, as the data is; every
    /// serde reader bounds the depth of what it builds.
    pub(crate) fn from_value(value: &serde_json::Value) -> Tree {
        let mut tree = Tree::default();
        tree.add(value);
        tree
    }

    fn add(&mut self, value: &serde_json::Value) {
        use serde_json::Value as Data;
        let index = self.entries.len();
        let (kind, text) = match value {
            Data::Null => (Kind::Null, "null".to_owned()),
            Data::Bool(truth) => (Kind::Bool(*truth), truth.to_string()),
            Data::Number(number) => (Kind::Number, number.to_string()),
            Data::String(text) => (Kind::Text, text.clone()),
            Data::Array(_) => (Kind::Sequence, String::new()),
            Data::Object(_) => (Kind::Mapping, String::new()),
        };
        self.push(kind, text);
        match value {
            Data::Array(items) => items.iter().for_each(|item| self.add(item)),
            Data::Object(entries) => entries.iter().for_each(|(key, value)| {
                self.push(Kind::Text, key.clone());
                self.add(value);
            }),
            _ => {}
        }
        self.entries[index].next = self.entries.len() as u32;
    }

    fn push(&mut self, kind: Kind, text: String) {
        let next = self.entries.len() as u32 + 1;
        self.entries.push(Entry { kind, start: 0, end: 0, next, text: self.texts.len() as u32 });
        self.texts.push(text.into_boxed_str());
    }
}
