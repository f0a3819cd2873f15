//! Relations: what bears on an element, below it, as deep as it is indented.

use super::{
    model::{Link, Member},
    parser::Parser,
    tokens::{Kind, Relation, Tie},
};
use crate::source::Span;

impl Parser<'_> {
    /// The relations below something.
    ///
    /// # Arguments
    ///
    /// * `root`: what they are below.
    /// * `inference`: the inference to it, if it is the conclusion of one: an undercut means that.
    /// * `base`: how far it is indented itself.
    pub fn relations(&mut self, root: Member, inference: Option<usize>, base: u32) {
        // How far the relations of each level are indented, and what they belong to.
        let mut levels: Vec<(u32, Member)> = Vec::new();
        let mut last = root;
        while let Some((at, token)) = self.peek_behind_newline()
            && let Kind::Relation(relation, indent) = token.kind
        {
            self.at = at + 1;
            match levels.last() {
                Some(&(deepest, _)) if indent <= deepest => {
                    while levels.len() > 1 && levels[levels.len() - 1].0 > indent {
                        levels.pop();
                    }
                }
                first => {
                    if first.is_none() && indent <= base {
                        self.indented_too_little(token.span, indent);
                    }
                    levels.push((indent, last));
                }
            }
            if levels.first().is_some_and(|&(first, _)| indent < first) {
                self.indented_too_little(token.span, indent);
            }
            let above = levels.last().map_or(root, |level| level.1);
            let Some(element) = self.element() else { continue };
            last = Member::Node(element.node);
            let place = Span::new(token.span.file, token.span.start, element.span.end);
            let place = if element.span.file == token.span.file { place } else { token.span };
            self.relate(relation, above, element.node, place, inference.filter(|_| above == root));
        }
    }

    fn indented_too_little(&mut self, span: Span, indent: u32) {
        let message = match indent {
            0 => "this relation is not indented",
            _ => "this relation is indented too little to belong to what stands above",
        };
        self.reading.wrong(span, message).help =
            Some("indent it below what it belongs to, as far as the others there".to_owned());
    }

    fn relate(
        &mut self,
        relation: Relation,
        above: Member,
        node: usize,
        span: Span,
        inference: Option<usize>,
    ) {
        let Relation { tie, upwards } = relation;
        let (from, to) = match (upwards, above) {
            (true, Member::Node(_)) if tie == Tie::Undercut => (node, inference.map_or(above, Member::Step)),
            (true, _) => (node, above),
            (false, Member::Node(above)) => (above, Member::Node(node)),
            (false, Member::Step(_)) => {
                self.reading.wrong(span, "an inference bears on nothing itself").help =
                    Some("write this below its conclusion".to_owned());
                return;
            }
        };
        if let Member::Step(_) = to
            && tie != Tie::Undercut
        {
            self.reading.wrong(span, "what bears on an inference is an undercut").help =
                Some("write `<_`, or this below a statement".to_owned());
            return;
        }
        self.model.links.push(Link::Relation { tie, from, to, span });
    }
}
