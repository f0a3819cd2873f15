//! From ranks, order and places to boxes, frames and lines.
//!
//! A rank is a column that holds its boxes and lanes; between two columns is a gap. Lines run straight through columns
//! and bend in gaps, so that none can run through a box.

use super::{
    layers::{Kind, Layers, Path, WORD_GAP, layers},
    order::order,
    piece::{Piece, Span},
    place::{PADDING, place},
    ports::{Port, Ports},
};

/// From a column of boxes to the next, and to one without any.
const GAP: i64 = 44;
const NARROW_GAP: i64 = 24;
/// From a column to the first trunk before or behind it: the head of a line has room there, and the border of a frame.
const STUB: i64 = 20;
/// From a trunk to the next.
const TRACK: i64 = 8;
/// How far a line that turns back runs straight from the column of its box: less than a narrow gap.
const STEM: i64 = 10;
/// Between lines that run around everything.
const AROUND_GAP: i64 = 8;

/// A piece with everything in its place. The corner of all is at 0.
pub(super) struct Drawn {
    pub size: Span,
    /// The corner of each box.
    pub boxes: Vec<Span>,
    pub routes: Vec<Vec<Span>>,
    /// The corner of each line's words.
    pub words: Vec<Option<Span>>,
    /// The corner and the size of each frame.
    pub frames: Vec<(Span, Span)>,
}

/// Draws a piece.
pub(super) fn draw(piece: &Piece) -> Drawn {
    let mut layers = layers(piece);
    order(&mut layers);
    let places = place(&layers, &piece.frames);
    let ports = Ports::new(piece, &layers, &places.items);
    let columns = Columns::new(&layers, piece, &ports);
    let frames = frames(&layers, piece, &places.frames, &columns);
    let boxes: Vec<Span> = (0..piece.boxes.len())
        .map(|node| Span {
            along: columns.middle(layers.items[node].rank) - piece.boxes[node].along / 2,
            across: places.items[node] - layers.items[node].before,
        })
        .collect();
    let router = Router {
        piece,
        layers: &layers,
        columns: &columns,
        across: &places.items,
        boxes: &boxes,
        ports: &ports,
    };
    let mut routes: Vec<Vec<Span>> = (0..piece.links.len()).map(|link| router.route(link)).collect();
    let mut words: Vec<Option<Span>> = (0..piece.links.len()).map(|link| router.words(link)).collect();
    router.lead_around(&mut routes, &mut words);
    shifted(piece, Drawn { size: Span::default(), boxes, routes, words, frames })
}

/// Where each rank begins and ends along the direction.
struct Columns {
    bounds: Vec<(i64, i64)>,
    /// How much room the titles of frames take before each.
    room: Vec<i64>,
}

impl Columns {
    fn new(layers: &Layers, piece: &Piece, ports: &Ports) -> Columns {
        let mut depth = vec![0; layers.ranks.len()];
        for item in &layers.items {
            depth[item.rank] = item.along.max(depth[item.rank]);
        }
        // A frame's title stands before its first column.
        let mut room = vec![0; layers.ranks.len()];
        for (frame, &(first, _)) in piece.frames.iter().zip(&layers.frames) {
            room[first] = frame.before.along.max(room[first]);
        }
        let gap = |rank: usize| {
            let tracks = ports.tracks[rank][1] + ports.tracks.get(rank + 1).map_or(0, |next| next[0]);
            let gap = match layers.has_boxes.get(rank + 1) {
                Some(&next) if next && layers.has_boxes[rank] => GAP,
                _ => NARROW_GAP,
            };
            gap + TRACK * tracks as i64 + if tracks > 0 { STUB } else { 0 }
        };
        // And must not be longer than its columns are together.
        for (frame, &(first, last)) in piece.frames.iter().zip(&layers.frames) {
            let inner: i64 = (first..last).map(|rank| depth[rank] + gap(rank) + room[rank + 1]).sum();
            depth[last] = depth[last].max(frame.least.along - inner);
        }
        let mut next = 0;
        let bounds = (0..depth.len()).map(|rank| {
            let start = next + room[rank];
            next = start + depth[rank] + gap(rank);
            (start, start + depth[rank])
        });
        Columns { bounds: bounds.collect(), room }
    }

    /// Where a trunk runs that is behind a rank or before it.
    fn track(&self, rank: usize, number: usize, is_behind: bool) -> i64 {
        let far = STUB + TRACK * number as i64;
        if is_behind { self.end(rank) + far } else { self.start(rank) - self.room[rank] - far }
    }

    fn start(&self, rank: usize) -> i64 {
        self.bounds[rank].0
    }

    fn end(&self, rank: usize) -> i64 {
        self.bounds[rank].1
    }

    fn middle(&self, rank: usize) -> i64 {
        (self.start(rank) + self.end(rank)) / 2
    }
}

fn frames(layers: &Layers, piece: &Piece, sides: &[(i64, i64)], columns: &Columns) -> Vec<(Span, Span)> {
    let frames = piece.frames.iter().zip(&layers.frames).zip(sides);
    frames
        .map(|((frame, &(first, last)), &(near, far))| {
            let start = columns.start(first) - PADDING - frame.before.along;
            let along = columns.end(last) + PADDING - start;
            (Span { along: start, across: near }, Span { along, across: far - near })
        })
        .collect()
}

struct Router<'a> {
    piece: &'a Piece,
    layers: &'a Layers,
    columns: &'a Columns,
    across: &'a [i64],
    boxes: &'a [Span],
    ports: &'a Ports,
}

impl Router<'_> {
    /// How a line leaves a box behind it, or arrives before it, travelled from the box: to the border of the column, and
    /// by the trunk if it takes one.
    fn end(&self, node: usize, port: Port, towards: i64, is_behind: bool) -> Vec<Span> {
        let across = self.across[node] + port.across;
        let rank = self.layers.items[node].rank;
        let (side, border) = match is_behind {
            true => (self.boxes[node].along + self.piece.boxes[node].along, self.columns.end(rank)),
            false => (self.boxes[node].along, self.columns.start(rank)),
        };
        let mut points = vec![Span { along: side, across }, Span { along: border, across }];
        if let Some(trunk) = port.track {
            let along = self.columns.track(rank, trunk, is_behind);
            points.extend([across, towards].map(|across| Span { along, across }));
        }
        points
    }

    fn route(&self, index: usize) -> Vec<Span> {
        let link = &self.piece.links[index];
        let [leaves, arrives] = self.ports.ends[index];
        let across = |item: usize, port: Port| self.across[item] + port.across;
        let points = match &self.layers.paths[index] {
            Path::Chain(chain) => {
                let is_forth = chain[0] == link.from;
                let (first, last) = if is_forth { (leaves, arrives) } else { (arrives, leaves) };
                let (start, end) = (chain[0], chain[chain.len() - 1]);
                let lanes = &chain[1..chain.len() - 1];
                let towards = |lane: Option<&usize>, end: i64| lane.map_or(end, |&lane| self.across[lane]);
                let mut points = self.end(start, first, towards(lanes.first(), across(end, last)), true);
                for &lane in lanes {
                    let rank = self.layers.items[lane].rank;
                    for along in [self.columns.start(rank), self.columns.end(rank)] {
                        points.push(Span { along, across: self.across[lane] });
                    }
                }
                let arrival = self.end(end, last, towards(lanes.last(), across(start, first)), false);
                points.extend(arrival.into_iter().rev());
                if !is_forth {
                    points.reverse();
                }
                points
            }
            Path::Brace(tip) => {
                let rank = self.layers.items[*tip].rank;
                let is_behind = rank > self.layers.items[link.from].rank;
                let along = if is_behind { self.columns.start(rank) } else { self.columns.end(rank) };
                let turn = Span { along, across: self.across[*tip] };
                // Straight at first, so that what is drawn at its ends points at the boxes; where it turns in line
                // with one of them that stays a point.
                let end = |node: usize, port: Port| {
                    let mut points = self.end(node, port, turn.across, is_behind);
                    if port.track.is_none() {
                        let stem = if is_behind { STEM } else { -STEM };
                        let border = points[points.len() - 1];
                        points.push(Span { along: border.along + stem, ..border });
                    }
                    plain(points)
                };
                let mut points = end(link.from, leaves);
                points.push(turn);
                points.extend(end(link.to, arrives).into_iter().rev());
                points.dedup();
                return points;
            }
            Path::Around => return Vec::new(),
        };
        plain(points)
    }

    fn words(&self, index: usize) -> Option<Span> {
        let size = self.piece.links[index].label?;
        let item = &self.layers.items[self.layers.words[index]?];
        let line = self.across[self.layers.words[index]?];
        Some(match item.kind {
            Kind::Tip => {
                let is_behind = item.rank > self.layers.items[self.piece.links[index].from].rank;
                let along = match is_behind {
                    true => self.columns.start(item.rank) + WORD_GAP,
                    false => self.columns.end(item.rank) - WORD_GAP - size.along,
                };
                Span { along, across: line - item.before }
            }
            _ => Span {
                along: self.columns.middle(item.rank) - size.along / 2,
                across: if self.piece.is_across { line - item.before } else { line + WORD_GAP },
            },
        })
    }

    /// Leads the lines around for which there is no room: out of the column, before everything, and back.
    fn lead_around(&self, routes: &mut [Vec<Span>], words: &mut [Option<Span>]) {
        let tops = self.layers.items.iter().zip(self.across).map(|(item, across)| across - item.before);
        let mut lane = tops.min().unwrap_or(0)
            - PADDING
            - self.piece.frames.iter().map(|frame| frame.before.across + PADDING).max().unwrap_or(0);
        for (index, link) in self.piece.links.iter().enumerate() {
            if self.layers.paths[index] != Path::Around {
                continue;
            }
            let label = link.label.unwrap_or_default();
            lane -= AROUND_GAP;
            let [leaves, arrives] = self.ports.ends[index];
            let mut points = self.end(link.from, leaves, 0, true);
            let out = points[1].along + NARROW_GAP / 2;
            let [side, border] = self.end(link.to, arrives, 0, false)[..] else { continue };
            let back = border.along - NARROW_GAP / 2;
            points.extend([
                Span { along: out, across: points[1].across },
                Span { along: out, across: lane },
                Span { along: back, across: lane },
                Span { along: back, across: border.across },
                side,
            ]);
            routes[index] = plain(points);
            if link.label.is_some() {
                let along = out.min(back);
                lane -= label.across + WORD_GAP;
                words[index] = Some(Span { along, across: lane });
            }
        }
    }
}

/// Without points between two others on a straight line.
fn plain(points: Vec<Span>) -> Vec<Span> {
    let mut plain: Vec<Span> = Vec::with_capacity(points.len());
    for point in points {
        if plain.last() == Some(&point) {
            continue;
        }
        if let [.., before, last] = plain[..] {
            let is_along = before.across == last.across && last.across == point.across;
            let goes_on = (before.along < last.along) == (last.along < point.along);
            if is_along && goes_on {
                plain.pop();
            }
        }
        plain.push(point);
    }
    plain
}

/// Moves everything so that its corner is at 0, and measures it.
fn shifted(piece: &Piece, mut drawn: Drawn) -> Drawn {
    let mut least = Span { along: i64::MAX, across: i64::MAX };
    let mut most = Span { along: i64::MIN, across: i64::MIN };
    let mut take = |corner: Span, size: Span| {
        least = Span { along: least.along.min(corner.along), across: least.across.min(corner.across) };
        let end = Span { along: corner.along + size.along, across: corner.across + size.across };
        most = Span { along: most.along.max(end.along), across: most.across.max(end.across) };
    };
    drawn.boxes.iter().zip(&piece.boxes).for_each(|(&corner, &size)| take(corner, size));
    drawn.frames.iter().for_each(|&(corner, size)| take(corner, size));
    drawn.routes.iter().flatten().for_each(|&point| take(point, Span::default()));
    for (corner, link) in drawn.words.iter().zip(&piece.links) {
        corner.iter().for_each(|&corner| take(corner, link.label.unwrap_or_default()));
    }
    let move_by = |point: &mut Span| {
        point.along -= least.along;
        point.across -= least.across;
    };
    drawn.boxes.iter_mut().for_each(move_by);
    drawn.frames.iter_mut().for_each(|frame| move_by(&mut frame.0));
    drawn.routes.iter_mut().flatten().for_each(move_by);
    drawn.words.iter_mut().flatten().for_each(move_by);
    drawn.size = Span { along: most.along - least.along, across: most.across - least.across };
    drawn
}
