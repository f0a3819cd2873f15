//! What a text says in Argdown's own terms: statements, arguments, inferences, and how they bear on one another.

use std::collections::HashMap;

use super::tokens::{Sort, Tie};
use crate::{
    document::{Argument, Claim, Document},
    source::Span,
};

/// Free-form data.
pub(super) type Data = serde_json::Map<String, serde_json::Value>;

/// A text's statements and arguments, and the relations between them.
#[derive(Debug, Default)]
pub(super) struct Model {
    pub nodes: Vec<Node>,
    titles: HashMap<(bool, String), usize>,
    /// How far reading has come.
    pub now: usize,
    pub steps: Vec<Step>,
    /// Relations and inferences, in the text's order.
    pub links: Vec<Link>,
    /// The headings' titles, with those around them.
    pub sections: Vec<String>,
    /// What of the front matter is the map's own.
    pub front: Document,
    /// Whether support and attack between statements are entailment and contrariety.
    pub strict: bool,
    /// Whether tags stand in texts only to be tags.
    pub remove_tags: bool,
}

/// All statements of one title, or one argument.
#[derive(Debug)]
pub(super) struct Node {
    pub sort: Sort,
    pub title: Option<String>,
    /// Its last wording, and where that is.
    pub text: Option<(String, Span)>,
    /// The place of its title where it is defined, or else of its first use.
    pub name: Span,
    pub place: Span,
    pub is_defined: bool,
    /// When it was defined, or else first used: the order of the map.
    pub order: usize,
    pub section: Option<usize>,
    pub tags: Vec<String>,
    pub data: Data,
    /// Where links lead.
    pub links: Vec<String>,
    /// What of its data is our own.
    pub own: Option<Box<Claim>>,
    /// The inferences of an argument that is reconstructed, the last of which is to its conclusion.
    pub steps: Vec<usize>,
}

/// An inference of an argument.
#[derive(Debug)]
pub(super) struct Step {
    pub argument: usize,
    /// The numbers of what it is drawn from, where it names them.
    pub uses: Option<Vec<(u32, Span)>>,
    pub premises: Vec<(usize, Span)>,
    pub conclusion: Option<(usize, Span)>,
    pub rules: String,
    pub data: Data,
    pub own: Option<Box<Argument>>,
    /// Whether it is drawn against what its conclusion attacks, and the conclusion is there only to say so.
    pub against: bool,
    pub place: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Member {
    Node(usize),
    Step(usize),
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Link {
    Relation { tie: Tie, from: usize, to: Member, span: Span },
    Step(usize),
}

impl Model {
    /// The statement or argument of a title, new if it is.
    pub fn titled(&mut self, sort: Sort, title: &str, place: Span) -> usize {
        let key = (sort == Sort::Argument, title.to_owned());
        if let Some(&node) = self.titles.get(&key) {
            return node;
        }
        let node = self.untitled(sort, place);
        self.nodes[node].title = Some(title.to_owned());
        self.titles.insert(key, node);
        node
    }

    /// A statement or argument that nothing else can name.
    pub fn untitled(&mut self, sort: Sort, place: Span) -> usize {
        self.nodes.push(Node {
            sort,
            title: None,
            text: None,
            name: place,
            place,
            is_defined: false,
            order: self.now,
            section: None,
            tags: Vec::new(),
            data: Data::new(),
            links: Vec::new(),
            own: None,
            steps: Vec::new(),
        });
        self.nodes.len() - 1
    }

    /// The conclusion of an argument that is reconstructed; anything else itself.
    pub fn speaker(&self, node: usize) -> Option<usize> {
        match self.nodes[node].steps.last() {
            Some(&step) => self.steps[step].conclusion.map(|(conclusion, _)| conclusion),
            None => Some(node),
        }
    }
}
