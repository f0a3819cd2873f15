//! Drawings by whatever program, reduced to what can be counted: how often lines cross, how long they are and how much
//! room everything takes.

use std::collections::BTreeMap;

use elenchus::layout::{Area, Edge, Graph, Group, Layout, Node, Point, Size};
use serde_json::Value;

type Place = (f64, f64);

/// A straight piece of a line: whose, from where, and where to.
type Stretch = (usize, Place, Place);

/// Lines as the polygons that they are drawn with, between which boxes they run, and the corners of everything.
#[derive(Default)]
pub struct Drawing {
    lines: Vec<(usize, usize, Vec<Place>)>,
    corners: Vec<Place>,
}

/// What there is to compare.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measures {
    pub crossings: u64,
    pub length: f64,
    pub area: f64,
    /// Width through height.
    pub aspect: f64,
}

/// Into how many straight pieces a curve is cut.
const PIECES: usize = 16;

impl Drawing {
    fn curve(points: &mut Vec<Place>, [from, first, second, to]: [Place; 4]) {
        for step in 1..=PIECES {
            let t = step as f64 / PIECES as f64;
            let s = 1.0 - t;
            let at = |from: f64, first: f64, second: f64, to: f64| {
                s * s * s * from + 3.0 * s * s * t * first + 3.0 * s * t * t * second + t * t * t * to
            };
            points.push((at(from.0, first.0, second.0, to.0), at(from.1, first.1, second.1, to.1)));
        }
    }

    fn corners_of(&mut self, area: &Area) {
        let Point { x, y } = area.corner;
        self.corners.push((x as f64, y as f64));
        self.corners.push((x as f64 + f64::from(area.size.width), y as f64 + f64::from(area.size.height)));
    }

    /// Our own drawing, from left to right.
    pub fn ours(graph: &Graph, layout: &Layout) -> Drawing {
        let mut drawing = Drawing::default();
        layout.nodes.iter().chain(layout.groups.iter().flatten()).for_each(|area| drawing.corners_of(area));
        for (edge, route) in graph.edges.iter().zip(&layout.routes) {
            route.label.iter().for_each(|area| drawing.corners_of(area));
            let place = |point: Point| (point.x as f64, point.y as f64);
            let mut points: Vec<Place> =
                route.points.first().map(|&point| place(point)).into_iter().collect();
            for pair in route.points.windows(2) {
                let (from, to) = (place(pair[0]), place(pair[1]));
                let middle = (from.0 + to.0) / 2.0;
                match from.0 == to.0 || from.1 == to.1 {
                    true => points.push(to),
                    false => Drawing::curve(&mut points, [from, (middle, from.1), (middle, to.1), to]),
                }
            }
            drawing.lines.push((edge.from, edge.to, points));
        }
        drawing
    }

    pub fn measures(&self) -> Measures {
        let corners = || self.corners.iter().chain(self.lines.iter().flat_map(|line| &line.2));
        let least = corners().fold((f64::MAX, f64::MAX), |least, at| (least.0.min(at.0), least.1.min(at.1)));
        let most = corners().fold((f64::MIN, f64::MIN), |most, at| (most.0.max(at.0), most.1.max(at.1)));
        let (width, height) = (most.0 - least.0, most.1 - least.1);
        let lengths = self.lines.iter().flat_map(|line| line.2.windows(2));
        Measures {
            crossings: self.crossings(),
            length: lengths.map(|pair| (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1)).sum(),
            area: width * height,
            aspect: width / height,
        }
    }

    /// How often two lines cross that have no end in common. Pieces are compared within the cells of a grid, and a
    /// crossing counts in the cell where it lies.
    fn crossings(&self) -> u64 {
        const CELL: f64 = 64.0;
        let cell = |value: f64| (value / CELL).floor() as i64;
        let mut cells: BTreeMap<(i64, i64), Vec<Stretch>> = BTreeMap::new();
        for (line, (_, _, points)) in self.lines.iter().enumerate() {
            for pair in points.windows(2) {
                let (one, other) = (pair[0], pair[1]);
                // Cut again, so that a long piece lies in few cells that it does not touch.
                let cuts = ((other.0 - one.0).hypot(other.1 - one.1) / CELL).ceil().max(1.0) as usize;
                let at = |cut: usize| {
                    let t = cut as f64 / cuts as f64;
                    (one.0 + (other.0 - one.0) * t, one.1 + (other.1 - one.1) * t)
                };
                for cut in 0..cuts {
                    let (from, to) = (at(cut), at(cut + 1));
                    for x in cell(from.0.min(to.0))..=cell(from.0.max(to.0)) {
                        for y in cell(from.1.min(to.1))..=cell(from.1.max(to.1)) {
                            cells.entry((x, y)).or_default().push((line, from, to));
                        }
                    }
                }
            }
        }
        let mut crossings = 0;
        for (here, pieces) in &cells {
            for (index, one) in pieces.iter().enumerate() {
                for other in &pieces[index + 1..] {
                    let (first, second) = (&self.lines[one.0], &self.lines[other.0]);
                    let ends = [second.0, second.1];
                    if one.0 == other.0 || ends.contains(&first.0) || ends.contains(&first.1) {
                        continue;
                    }
                    if let Some(at) = meeting((one.1, one.2), (other.1, other.2)) {
                        crossings += u64::from((cell(at.0), cell(at.1)) == *here);
                    }
                }
            }
        }
        crossings
    }
}

/// Where two straight pieces cross. Each holds its beginning and not its end, so that a crossing at a joint counts once.
fn meeting(one: (Place, Place), other: (Place, Place)) -> Option<Place> {
    let (r, s) = ((one.1.0 - one.0.0, one.1.1 - one.0.1), (other.1.0 - other.0.0, other.1.1 - other.0.1));
    let denominator = r.0 * s.1 - r.1 * s.0;
    if denominator == 0.0 {
        return None;
    }
    let gap = (other.0.0 - one.0.0, other.0.1 - one.0.1);
    let t = (gap.0 * s.1 - gap.1 * s.0) / denominator;
    let u = (gap.0 * r.1 - gap.1 * r.0) / denominator;
    let within = |value: f64| (0.0..1.0).contains(&value);
    (within(t) && within(u)).then_some((one.0.0 + t * r.0, one.0.1 + t * r.1))
}

/// What Graphviz made of a file, as its `-Tjson` tells: the drawing, and the graph with the sizes that it gave its boxes
/// and words, without the title of the whole. None if it is not such.
pub fn graphviz(json: &Value) -> Option<(Graph, Drawing)> {
    let mut graph = Graph::default();
    let mut drawing = Drawing::default();
    let objects = json["objects"].as_array()?;
    let number = |value: &Value| value.as_str().and_then(|text| text.parse::<f64>().ok());
    let place = |text: &str| {
        let (x, y) = text.split_once(',')?;
        Some((x.parse::<f64>().ok()?, y.parse::<f64>().ok()?))
    };
    let mut node_of = BTreeMap::new();
    for object in objects.iter().filter(|object| object["nodes"].is_null() && object["pos"].is_string()) {
        let (x, y) = place(object["pos"].as_str()?)?;
        let (width, height) = (number(&object["width"])? * 72.0, number(&object["height"])? * 72.0);
        drawing.corners.push((x - width / 2.0, y - height / 2.0));
        drawing.corners.push((x + width / 2.0, y + height / 2.0));
        node_of.insert(object["_gvid"].as_u64()?, graph.nodes.len());
        graph.nodes.push(Node { size: size(width, height), group: None });
    }
    for object in objects.iter().filter(|object| object["nodes"].is_array()) {
        for id in object["nodes"].as_array()? {
            let node = *node_of.get(&id.as_u64()?)?;
            graph.nodes[node].group = Some(graph.groups.len());
        }
        let sides: Vec<f64> =
            object["bb"].as_str()?.split(',').filter_map(|side| side.parse().ok()).collect();
        let [left, bottom, right, top] = sides[..] else { return None };
        drawing.corners.extend([(left, bottom), (right, top)]);
        graph.groups.push(Group { title: words(&object["_ldraw_"]).unwrap_or_default() });
    }
    for edge in json["edges"].as_array().into_iter().flatten() {
        let [from, to] =
            [&edge["tail"], &edge["head"]].map(|end| end.as_u64().and_then(|end| node_of.get(&end)));
        let (from, to) = (*from?, *to?);
        let is_level = edge["constraint"].as_str() == Some("false");
        graph.edges.push(Edge { from, to, label: words(&edge["_ldraw_"]), is_level, ..Edge::default() });
        let (mut start, mut end, mut controls) = (None, None, Vec::new());
        for word in edge["pos"].as_str()?.split_whitespace() {
            match word.split_at(word.find(',')?) {
                ("e", at) => end = Some(place(&at[1..])?),
                ("s", at) => start = Some(place(&at[1..])?),
                _ => controls.push(place(word)?),
            }
        }
        let mut points: Vec<Place> = start.into_iter().chain(controls.first().copied()).collect();
        for at in (0..controls.len().saturating_sub(3)).step_by(3) {
            Drawing::curve(&mut points, [controls[at], controls[at + 1], controls[at + 2], controls[at + 3]]);
        }
        points.extend(end);
        drawing.lines.push((from, to, points));
    }
    Some((graph, drawing))
}

fn size(width: f64, height: f64) -> Size {
    Size { width: width.ceil() as u32, height: height.ceil() as u32 }
}

/// How much room words take, by the operations that draw them: each line is 1.2 times as high as its font.
fn words(operations: &Value) -> Option<Size> {
    let (mut font, mut width, mut height) = (0.0, 0.0_f64, 0.0);
    for operation in operations.as_array()? {
        match operation["op"].as_str()? {
            "F" => font = operation["size"].as_f64()?,
            "T" => {
                width = width.max(operation["width"].as_f64()?);
                height += 1.2 * font;
            }
            _ => {}
        }
    }
    Some(size(width, height))
}
