//! The pieces of a graph that nothing holds together, measured along the direction of the drawing and across it, so
//! that no later step asks which way lines go.

use super::{Direction, Graph, Size};

/// A place, or a size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub along: i64,
    pub across: i64,
}

/// A line between two boxes of the piece.
#[derive(Clone, Copy)]
pub(super) struct Link {
    pub from: usize,
    pub to: usize,
    pub label: Option<Span>,
    pub is_level: bool,
    pub kind: usize,
}

/// A frame around boxes of the piece.
#[derive(Clone, Copy, Default)]
pub(super) struct Frame {
    /// The room that its title takes before the first box.
    pub before: Span,
    /// What it must measure so that its title is within.
    pub least: Span,
}

/// What is placed in one go: boxes that lines or frames join.
#[derive(Default)]
pub(super) struct Piece {
    /// By their places in the graph, what it holds.
    pub nodes: Vec<usize>,
    pub edges: Vec<usize>,
    pub groups: Vec<usize>,
    /// The same, by their places here.
    pub boxes: Vec<Span>,
    pub group_of: Vec<Option<usize>>,
    pub links: Vec<Link>,
    pub frames: Vec<Frame>,
    /// Whether words stand above their line rather than to the right of it.
    pub is_across: bool,
}

/// Splits a graph, the piece with its first box first. O((n + m) log n).
pub(super) fn split(graph: &Graph, direction: Direction) -> Vec<Piece> {
    let count = graph.nodes.len();
    let group_of = |node: usize| graph.nodes[node].group.filter(|&group| group < graph.groups.len());
    let mut joined = Joined::new(count + graph.groups.len());
    let edges = || graph.edges.iter().enumerate().filter(|(_, edge)| edge.from < count && edge.to < count);
    edges().for_each(|(_, edge)| joined.join(edge.from, edge.to));
    (0..count).for_each(|node| group_of(node).into_iter().for_each(|group| joined.join(node, count + group)));

    let is_across = direction == Direction::LeftToRight;
    let span = |size: Size| turned(Span { along: size.width.into(), across: size.height.into() }, is_across);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut piece_of = vec![usize::MAX; count + graph.groups.len()];
    let mut place = vec![0; count];
    let mut frame_of = vec![None; graph.groups.len()];
    for (node, given) in graph.nodes.iter().enumerate() {
        let root = joined.root(node);
        if piece_of[root] == usize::MAX {
            piece_of[root] = pieces.len();
            pieces.push(Piece { is_across, ..Piece::default() });
        }
        let piece = &mut pieces[piece_of[root]];
        place[node] = piece.nodes.len();
        piece.nodes.push(node);
        piece.boxes.push(span(given.size));
        let frame = group_of(node).map(|group| {
            *frame_of[group].get_or_insert_with(|| {
                let title = graph.groups[group].title;
                let (width, height) = (i64::from(title.width), i64::from(title.height));
                piece.groups.push(group);
                piece.frames.push(Frame {
                    before: turned(Span { along: 0, across: height }, is_across),
                    least: turned(Span { along: width, across: 0 }, is_across),
                });
                piece.groups.len() - 1
            })
        });
        piece.group_of.push(frame);
    }
    for (index, edge) in edges() {
        let piece = &mut pieces[piece_of[joined.root(edge.from)]];
        piece.edges.push(index);
        piece.links.push(Link {
            from: place[edge.from],
            to: place[edge.to],
            label: edge.label.map(span),
            is_level: edge.is_level,
            kind: edge.kind,
        });
    }
    pieces
}

/// What is measured in x and y as it is along and across, or the other way round; and back.
pub(super) fn turned(span: Span, is_across: bool) -> Span {
    match is_across {
        true => span,
        false => Span { along: span.across, across: span.along },
    }
}

/// Sets that are joined, as trees with halved paths (Tarjan and van Leeuwen 1984). The root is the least of its set.
pub(super) struct Joined {
    parent: Vec<usize>,
}

impl Joined {
    pub fn new(count: usize) -> Joined {
        Joined { parent: (0..count).collect() }
    }

    pub fn root(&mut self, mut of: usize) -> usize {
        while self.parent[of] != of {
            self.parent[of] = self.parent[self.parent[of]];
            of = self.parent[of];
        }
        of
    }

    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.parent[one.max(other)] = one.min(other);
    }
}
