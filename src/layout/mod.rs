//! Places for boxes and the lines between them: a layered drawing of a directed graph, in the way of Sugiyama, Tagawa
//! and Toda (1981, "Methods for visual understanding of hierarchical system structures").
//!
//! It knows nothing of arguments: sizes go in, places come out. All lengths are whole pixels; x grows to the right and
//! y downwards, from 0.

mod crossings;
mod draw;
mod layers;
mod measure;
mod order;
mod pack;
mod piece;
mod place;
mod ports;
mod ranks;
mod simplex;
mod straighten;
mod widths;

pub use measure::{Font, Wrapped};
use piece::{Span, turned};

/// What is to be placed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    /// The boxes.
    pub nodes: Vec<Node>,
    /// The lines between them.
    pub edges: Vec<Edge>,
    /// The frames around some of the boxes.
    pub groups: Vec<Group>,
}

/// A box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// How much room it takes.
    pub size: Size,
    /// By its place among the groups, the frame it stands in. One that there is not counts as none.
    pub group: Option<usize>,
}

/// A line from a box to another, or back to the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    /// By its place among the nodes, where it begins. An edge with an end that there is not has an empty route.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// The room for words at the line.
    pub label: Option<Size>,
    /// Whether its ends may stand side by side or the other way round: it says nothing of what comes first.
    pub is_level: bool,
    /// What kind of line it is: lines of one kind share the last of their way where many end at one side of a box.
    pub kind: usize,
}

/// A frame around all boxes that are in it and no others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The room for its title, at the upper left corner within.
    pub title: Size,
}

/// Which way lines go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Direction {
    /// From left to right: what supports stands to the left of what it supports.
    #[default]
    LeftToRight,
    /// From top to bottom.
    TopDown,
}

/// How much room something takes, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

/// A place, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Point {
    pub x: i64,
    pub y: i64,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Its upper left corner.
    pub corner: Point,
    /// Its size.
    pub size: Size,
}

/// Where a line runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// From the border of the box where it begins to the border of the one where it ends, in the order in which it
    /// is travelled. Between two points that differ in both coordinates a smooth curve is drawn that sets out and
    /// arrives in the direction of the drawing, as a cubic with both handles half way; it stays within the
    /// rectangle that the two points span. A line between two boxes that stand side by side leads from both to a
    /// point behind them or before them, next to its words, like a brace.
    pub points: Vec<Point>,
    /// Where its words stand, if it has any.
    pub label: Option<Area>,
}

/// Where everything is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The size of the whole.
    pub size: Size,
    /// The boxes, in the order of the graph's nodes.
    pub nodes: Vec<Area>,
    /// The lines, in the order of the graph's edges.
    pub routes: Vec<Route>,
    /// The frames, in the order of the graph's groups; none where a group is empty.
    pub groups: Vec<Option<Area>>,
}

/// What is left free around everything.
const MARGIN: i64 = 12;

/// Places a graph.
///
/// # Examples
///
/// ```
/// use elenchus::layout::{Direction, Edge, Graph, Node, Size, layout};
///
/// let size = Size { width: 80, height: 30 };
/// let graph = Graph {
///     nodes: vec![Node { size, group: None }; 2],
///     edges: vec![Edge { from: 0, to: 1, ..Edge::default() }],
///     groups: vec![],
/// };
/// let placed = layout(&graph, Direction::LeftToRight);
/// let [premise, conclusion] = placed.nodes[..] else { unreachable!() };
/// assert!(premise.corner.x + 80 < conclusion.corner.x);
/// ```
pub fn layout(graph: &Graph, direction: Direction) -> Layout {
    let is_across = direction == Direction::LeftToRight;
    let pieces = piece::split(graph, direction);
    let drawn: Vec<draw::Drawn> = pieces.iter().map(draw::draw).collect();
    let sizes: Vec<Span> = drawn.iter().map(|drawn| turned(drawn.size, is_across)).collect();
    let (corners, whole) = pack::pack(&sizes);
    let mut layout = Layout {
        size: size(Span { along: whole.along + 2 * MARGIN, across: whole.across + 2 * MARGIN }),
        nodes: vec![Area::default(); graph.nodes.len()],
        routes: vec![Route::default(); graph.edges.len()],
        groups: vec![None; graph.groups.len()],
    };
    for ((piece, drawn), corner) in pieces.iter().zip(drawn).zip(corners) {
        let point = |span: Span| {
            let span = turned(span, is_across);
            Point { x: corner.along + span.along + MARGIN, y: corner.across + span.across + MARGIN }
        };
        for (&node, &corner) in piece.nodes.iter().zip(&drawn.boxes) {
            layout.nodes[node] = Area { corner: point(corner), size: graph.nodes[node].size };
        }
        for (&group, &(corner, extent)) in piece.groups.iter().zip(&drawn.frames) {
            layout.groups[group] =
                Some(Area { corner: point(corner), size: size(turned(extent, is_across)) });
        }
        for ((&edge, points), words) in piece.edges.iter().zip(&drawn.routes).zip(&drawn.words) {
            let label = graph.edges[edge].label.zip(*words);
            layout.routes[edge] = Route {
                points: points.iter().map(|&span| point(span)).collect(),
                label: label.map(|(size, corner)| Area { corner: point(corner), size }),
            };
        }
    }
    layout
}

/// A size in x and y. What is longer than can be said is as long as can be said.
fn size(span: Span) -> Size {
    let length = |value: i64| u32::try_from(value).unwrap_or(u32::MAX);
    Size { width: length(span.along), height: length(span.across) }
}
