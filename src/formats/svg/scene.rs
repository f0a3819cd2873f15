//! A drawing with a size for everything in it, and its place.

use std::collections::{HashMap, HashSet};

use crate::{
    explain::diff::Mark,
    formats::drawing::{Drawing, End, Kind, Line, Node, Origin},
    layout::{self, Direction, Font, Graph, Group, Layout, Size, layout},
    map::ArgumentId,
};

use super::{
    Options,
    card::{Card, Pill, SMALL, Stack},
    order,
};

/// What is put down.
pub(super) struct Scene<'d, 'm> {
    pub drawing: &'d Drawing<'m>,
    pub direction: Direction,
    /// In the drawing's order.
    pub shapes: Vec<Shape<'d, 'm>>,
    pub frames: Vec<Frame>,
    pub strokes: Vec<Stroke<'d, 'm>>,
    pub layout: Layout,
    /// The shapes in the order in which they are read.
    pub order: Vec<usize>,
    /// The place of an argument among those for or against its claim, from 1.
    pub numbers: HashMap<ArgumentId, usize>,
}

pub(super) enum Shape<'d, 'm> {
    Card(Card<'d, 'm>),
    Pill(Pill<'d, 'm>),
    Stack(Stack<'m>),
}

impl Shape<'_, '_> {
    fn size(&self) -> Size {
        match self {
            Shape::Card(card) => card.size,
            Shape::Pill(pill) => pill.size,
            Shape::Stack(stack) => stack.size,
        }
    }
}

/// What stands around a section.
pub(super) struct Frame {
    pub title: String,
    /// By which the section is told from others.
    pub name: String,
}

/// A line, and what stands at it.
pub(super) struct Stroke<'d, 'm> {
    /// None where it leads from claims that are folded to the one that they hang at.
    pub of: Option<&'d Line<'m>>,
    pub label: Option<String>,
}

/// The letters of a section's title.
pub(super) const TITLE: Font = Font::bold(12);
/// How wide it may be, and how high it is.
const TITLE_ROOM: u32 = 320;
pub(super) const TITLE_LEADING: u32 = 18;
/// How wide what stands at a line may be.
const LABEL_ROOM: u32 = 110;
/// In how many ways a line of one kind can look: by what became of it.
const MARKS: usize = 4;
/// The room around what stands at a line.
pub(super) const LABEL_PADDING: u32 = 4;

impl<'d, 'm> Scene<'d, 'm> {
    pub fn new(drawing: &'d Drawing<'m>, options: &Options) -> Scene<'d, 'm> {
        let mut graph = Graph::default();
        let (mut shapes, mut frames) = (Vec::new(), Vec::new());
        let mut places: HashMap<End<'m>, usize> = HashMap::new();
        let (mut first, mut numbers) = (Vec::new(), HashMap::new());
        for group in drawing.groups.iter().filter(|group| !group.nodes.is_empty()) {
            let frame = group.name.map(|name| {
                let title = TITLE.cut(group.title.unwrap_or(name), TITLE_ROOM).lines.concat();
                let size = Size { width: TITLE.width(&title), height: TITLE_LEADING };
                graph.groups.push(Group { title: size });
                frames.push(Frame { title, name: name.to_owned() });
                frames.len() - 1
            });
            for node in &group.nodes {
                let (end, shape) = match node {
                    Node::Claim(claim) => {
                        first.extend(claim.is_conclusion.then_some(shapes.len()));
                        for arguments in [claim.claim.because(), claim.claim.despite()] {
                            numbers.extend(arguments.iter().copied().zip(1..));
                        }
                        (End::Claim(claim.claim.id()), Shape::Card(Card::new(drawing.map, claim)))
                    }
                    Node::Junction(junction) => {
                        (End::Junction(junction.at), Shape::Pill(Pill::new(drawing.map, junction)))
                    }
                };
                graph.nodes.push(layout::Node { size: shape.size(), group: frame });
                places.insert(end, shapes.len());
                shapes.push(shape);
            }
        }
        let mut strokes = Vec::new();
        for line in &drawing.lines {
            let (Some(&from), Some(&to)) = (places.get(&line.from), places.get(&line.to)) else { continue };
            let stroke = Stroke { of: Some(line), label: label(line) };
            let room = |text: &String| Size {
                width: SMALL.width(text) + 2 * LABEL_PADDING,
                height: SMALL.size + LABEL_PADDING,
            };
            let label = stroke.label.as_ref().map(room);
            // What looks alike can share its way.
            let kind = MARKS * line.kind as usize + line.mark.map_or(0, |mark| mark as usize + 1);
            graph.edges.push(layout::Edge { from, to, label, is_level: line.kind == Kind::Conflict, kind });
            strokes.push(stroke);
        }
        for fold in &drawing.folds {
            let at = fold.at.map(|at| drawing.map.claim(at).id());
            let stack = Stack::new(fold, at);
            let to = at.and_then(|at| places.get(&End::Claim(at)).copied());
            let group = to.and_then(|to| graph.nodes[to].group);
            graph.nodes.push(layout::Node { size: stack.size, group });
            if let Some(to) = to {
                graph.edges.push(layout::Edge { from: shapes.len(), to, ..layout::Edge::default() });
                strokes.push(Stroke { of: None, label: None });
            }
            shapes.push(Shape::Stack(stack));
        }
        let layout = layout(&graph, options.direction);
        let order = order::reading(shapes.len(), &graph.edges, first.into_iter());
        Scene { drawing, direction: options.direction, shapes, frames, strokes, layout, order, numbers }
    }

    pub fn cards(&self) -> impl Iterator<Item = &Card<'d, 'm>> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Card(card) => Some(card),
            Shape::Pill(_) | Shape::Stack(_) => None,
        })
    }

    /// How many arguments and objections there are.
    pub fn arguments(&self) -> usize {
        let lines = self.strokes.iter().filter_map(|stroke| stroke.of);
        let of = lines.filter_map(|line| match line.of {
            Origin::Argument(argument) => Some(argument),
            Origin::Assertion(..) | Origin::Conflict(_) => None,
        });
        of.collect::<HashSet<_>>().len()
    }
}

/// What stands at a line: the role of a premise, how strong a step is, what became of it. What kind it is, its shape tells.
fn label(line: &Line<'_>) -> Option<String> {
    let quality = line.quality.filter(|_| line.kind != Kind::Premise);
    // The node in which premises meet says what became of the argument.
    let became = line.mark.filter(|_| line.kind != Kind::Premise).map(Mark::word);
    let words: Vec<&str> = line.role.into_iter().chain(quality).chain(became).collect();
    (!words.is_empty()).then(|| SMALL.cut(&words.join(", "), LABEL_ROOM).lines.concat())
}
