//! An explanation as a tree that a person reads: laid out here, worded in `words/`.

use std::fmt::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::{explanation::Explanation, words};
use crate::document::Verdict;

/// How an explanation is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The columns of a line. Where a tree is so deep that few are left, lines are longer.
    pub width: usize,
    /// How many levels of the tree are printed; all of them if `None`.
    pub depth: Option<usize>,
    /// Whether verdicts are coloured, with the escapes of ANSI terminals.
    pub colour: bool,
}

impl Default for Style {
    /// A hundred columns, everything, no colour.
    fn default() -> Style {
        Style { width: 100, depth: None, colour: false }
    }
}

/// Nodes of trees, in the order in which they were added.
pub(super) struct Forest {
    nodes: Vec<Node>,
    roots: Vec<usize>,
}

struct Node {
    text: String,
    /// Where in the text a verdict is named.
    verdict: Option<(usize, Verdict)>,
    children: Vec<usize>,
}

impl Forest {
    pub(super) fn new() -> Forest {
        Forest { nodes: Vec::new(), roots: Vec::new() }
    }

    /// Adds a node, below another or as a root.
    pub(super) fn add(
        &mut self,
        parent: Option<usize>,
        text: String,
        verdict: Option<(usize, Verdict)>,
    ) -> usize {
        let node = self.nodes.len();
        self.nodes.push(Node { text, verdict, children: Vec::new() });
        match parent {
            Some(parent) => self.nodes[parent].children.push(node),
            None => self.roots.push(node),
        }
        node
    }

    /// Adds to the text of a node, and gives what it was before.
    pub(super) fn say_more(&mut self, node: usize, more: &str) -> String {
        let text = &mut self.nodes[node].text;
        let before = text.clone();
        text.push_str(more);
        before
    }

    fn write(&self, style: Style, out: &mut impl Write) -> fmt::Result {
        for (number, &root) in self.roots.iter().enumerate() {
            if number > 0 {
                out.write_char('\n')?;
            }
            self.tree(root, style, out)?;
        }
        Ok(())
    }

    fn tree(&self, root: usize, style: Style, out: &mut impl Write) -> fmt::Result {
        // A node, the rails on its left, and whether it is the last of its siblings.
        let mut work = vec![(root, String::new(), None)];
        while let Some((node, rails, last)) = work.pop() {
            let node = &self.nodes[node];
            let (branch, below) = match last {
                None => ("", ""),
                Some(false) => ("├─ ", "│  "),
                Some(true) => ("└─ ", "   "),
            };
            let depth = rails.chars().count() / 3 + usize::from(last.is_some());
            let is_cut = style.depth.is_some_and(|most| depth >= most) && !node.children.is_empty();
            let rest = format!("{rails}{below}");
            let rest_of_text =
                if node.children.is_empty() || is_cut { rest.clone() } else { format!("{rest}│  ") };
            node.write(style, (&format!("{rails}{branch}"), &rest_of_text), is_cut, out)?;
            if !is_cut {
                let children = node.children.iter().enumerate().rev();
                work.extend(
                    children.map(|(at, &child)| (child, rest.clone(), Some(at + 1 == node.children.len()))),
                );
            }
        }
        Ok(())
    }
}

/// The least columns that are left to a text.
const NARROWEST: usize = 30;

impl Node {
    /// Writes the text in lines: the first behind one text, the others behind another.
    fn write(
        &self,
        style: Style,
        (first, rest): (&str, &str),
        is_cut: bool,
        out: &mut impl Write,
    ) -> fmt::Result {
        out.write_str(first)?;
        let width = style.width.saturating_sub(rest.width()).max(NARROWEST);
        let mut used = 0;
        let more = if is_cut { " …" } else { "" };
        let text = format!("{}{more}", self.text);
        for (at, word) in text.split_whitespace().enumerate() {
            let place = word.as_ptr() as usize - text.as_ptr() as usize;
            let columns = word.width();
            if used > 0 && used + 1 + columns > width {
                out.write_char('\n')?;
                out.write_str(rest)?;
                used = 0;
            } else if at > 0 {
                out.write_char(' ')?;
                used += 1;
            }
            self.write_word(word, place, style.colour, out)?;
            used += columns;
        }
        out.write_char('\n')
    }

    fn write_word(&self, word: &str, place: usize, colour: bool, out: &mut impl Write) -> fmt::Result {
        let named = self.verdict.filter(|&(at, _)| colour && place <= at && at < place + word.len());
        let Some((at, verdict)) = named else { return out.write_str(word) };
        let (before, from) = word.split_at(at - place);
        let (name, after) = from.split_at(verdict.name().len());
        let escape = match verdict {
            Verdict::Accepted => "\x1b[32m",
            Verdict::Rejected => "\x1b[31m",
            Verdict::Contested => "\x1b[33m",
            Verdict::Unsupported => "\x1b[2m",
        };
        write!(out, "{before}{escape}{name}\x1b[0m{after}")
    }
}

impl Explanation<'_> {
    /// Writes the explanation as a tree. Each point is unfolded once, where it is first met, so that the text is linear in
    /// the explanation.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write(&self, style: Style, out: &mut impl Write) -> fmt::Result {
        words::forest(self).write(style, out)
    }
}

impl fmt::Display for Explanation<'_> {
    /// The tree, a hundred columns wide.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(Style::default(), out)
    }
}
