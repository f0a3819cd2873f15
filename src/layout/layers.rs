//! What stands in each rank: boxes, and whatever a line needs where it passes one. Then every line is a chain of steps
//! from one rank to the next.

use super::{
    piece::{Link, Piece, Span},
    ranks::ranks,
};

/// How far apart two boxes of a rank stand, halved: each brings its own part.
const BOX_MARGIN: i64 = 9;
const LANE_MARGIN: i64 = 5;
/// Between words and their line.
pub(super) const WORD_GAP: i64 = 3;

/// Something that takes room in a rank.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub kind: Kind,
    pub rank: usize,
    /// The frame in which it stands.
    pub frame: Option<usize>,
    /// How far it reaches along the direction.
    pub along: i64,
    /// How far it reaches across, from its line to either side.
    pub before: i64,
    pub after: i64,
    /// What is left free around it.
    pub margin: i64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Box,
    /// Where a line passes a rank, with its words or without.
    Lane,
    /// Where a line between two boxes of one rank turns back.
    Tip,
    /// Keeps a frame's place in a rank where it holds nothing.
    Post,
}

/// How a line runs.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Path {
    /// From the end in the lower rank to the other, by items of consecutive ranks.
    Chain(Vec<usize>),
    /// From both ends to the tip.
    Brace(usize),
    /// Around everything, since there are too many long lines.
    Around,
}

pub(super) struct Layers {
    /// The boxes come first.
    pub items: Vec<Item>,
    /// The items of each rank, in order.
    pub ranks: Vec<Vec<usize>>,
    /// Whether there are boxes in a rank, or only what lines need.
    pub has_boxes: Vec<bool>,
    /// The neighbours of each item in the rank before, and in the rank after.
    pub before: Vec<Vec<usize>>,
    pub after: Vec<Vec<usize>>,
    /// How each line runs.
    pub paths: Vec<Path>,
    /// The item at which each line's words stand.
    pub words: Vec<Option<usize>>,
    /// The first and the last rank of each frame.
    pub frames: Vec<(usize, usize)>,
}

/// Fills the ranks. What passes ranks is within a budget that is linear in the piece; lines beyond it, the longest,
/// run around everything.
pub(super) fn layers(piece: &Piece) -> Layers {
    let budget = 4 * (piece.boxes.len() + piece.links.len()) + 20_000;
    let mut ranks_of = ranks(piece, |_, _| true);
    let mut frames = reach(piece, &ranks_of);
    if frames.iter().map(|(first, last)| last - first).sum::<usize>() > budget {
        // Frames so long that they alone are too much: only lines within them count.
        ranks_of = ranks(piece, |from, to| piece.group_of[from] == piece.group_of[to]);
        frames = reach(piece, &ranks_of);
    }
    let length = |&link: &usize| {
        let Link { from, to, .. } = piece.links[link];
        ranks_of[from].abs_diff(ranks_of[to])
    };
    let mut led: Vec<usize> = (0..piece.links.len()).collect();
    led.sort_by_key(length);
    let mut left = budget;
    let spent = led.iter().take_while(|&link| {
        let rest = left.checked_sub(length(link));
        left = rest.unwrap_or(left);
        rest.is_some()
    });
    led.truncate(spent.count());

    let stops = Stops::new(piece, &ranks_of, &led);
    frames.iter_mut().for_each(|(first, last)| (*first, *last) = (stops.rank[*first], stops.rank[*last]));
    for &index in &led {
        // A frame holds the place where a line between two of its boxes turns back.
        let Link { from, to, .. } = piece.links[index];
        let frame = piece.group_of[from].filter(|_| piece.group_of[from] == piece.group_of[to]);
        if let Some(frame) = frame.filter(|_| ranks_of[from] == ranks_of[to]) {
            let tip = stops.tip(ranks_of[from], index);
            frames[frame] = (frames[frame].0.min(tip), frames[frame].1.max(tip));
        }
    }
    let mut layers = Layers {
        items: Vec::with_capacity(2 * piece.boxes.len()),
        ranks: vec![Vec::new(); stops.has_boxes.len()],
        has_boxes: stops.has_boxes,
        before: Vec::new(),
        after: Vec::new(),
        paths: vec![Path::Around; piece.links.len()],
        words: vec![None; piece.links.len()],
        frames,
    };
    for (node, span) in piece.boxes.iter().enumerate() {
        let before = span.across / 2;
        layers.add(Item {
            kind: Kind::Box,
            rank: stops.rank[ranks_of[node]],
            frame: piece.group_of[node],
            along: span.along,
            before,
            after: span.across - before,
            margin: BOX_MARGIN,
        });
    }
    for index in led {
        layers.lead(piece, index, stops.is_before[index]);
    }
    layers.set_posts();
    layers
}

/// The ranks of boxes, and between them those for words and for lines that turn back.
struct Stops {
    /// The new rank of each rank of boxes.
    rank: Vec<usize>,
    /// Of each new rank, whether there are boxes in it.
    has_boxes: Vec<bool>,
    /// Of each line between two boxes of one rank, whether it turns back before them: where fewer lines are.
    is_before: Vec<bool>,
}

impl Stops {
    fn new(piece: &Piece, ranks_of: &[usize], led: &[usize]) -> Stops {
        let count = ranks_of.iter().max().map_or(0, |last| last + 1);
        let mut is_before = vec![false; piece.links.len()];
        // By how many more lines are behind each box than before it.
        let mut behind = vec![0_i64; ranks_of.len()];
        for Link { from, to, .. } in &piece.links {
            let order = ranks_of[*to].cmp(&ranks_of[*from]) as i64;
            behind[*from] += order;
            behind[*to] -= order;
        }
        let mut is_wanted = vec![false; count + 1];
        for &link in led {
            let Link { from, to, label, .. } = piece.links[link];
            let (start, end) = (ranks_of[from], ranks_of[to]);
            if start == end {
                is_before[link] = behind[from] + behind[to] > 0;
            }
            if start == end || label.is_some() {
                is_wanted[if start > end || is_before[link] { start } else { start + 1 }] = true;
            }
        }
        let (mut rank, mut has_boxes) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for (place, is_wanted) in is_wanted.into_iter().enumerate() {
            if is_wanted {
                has_boxes.push(false);
            }
            if place < count {
                rank.push(has_boxes.len());
                has_boxes.push(true);
            }
        }
        Stops { rank, has_boxes, is_before }
    }

    /// The new rank in which a line between two boxes of one rank turns back.
    fn tip(&self, rank: usize, link: usize) -> usize {
        if self.is_before[link] { self.rank[rank] - 1 } else { self.rank[rank] + 1 }
    }
}

/// The first and the last rank of each frame.
fn reach(piece: &Piece, ranks: &[usize]) -> Vec<(usize, usize)> {
    let mut frames = vec![(usize::MAX, 0); piece.frames.len()];
    for (node, frame) in piece.group_of.iter().enumerate() {
        if let Some(frame) = *frame {
            let (first, last) = &mut frames[frame];
            *first = ranks[node].min(*first);
            *last = ranks[node].max(*last);
        }
    }
    frames
}

impl Layers {
    fn add(&mut self, item: Item) -> usize {
        self.ranks[item.rank].push(self.items.len());
        self.items.push(item);
        self.before.push(Vec::new());
        self.after.push(Vec::new());
        self.items.len() - 1
    }

    /// Leads a line through the ranks. Its words stand in the rank next to where it begins.
    fn lead(&mut self, piece: &Piece, index: usize, is_before: bool) {
        let link = &piece.links[index];
        let rank = |node: usize| self.items[node].rank;
        let is_forth = rank(link.from) <= rank(link.to);
        let (first, last) = if is_forth { (link.from, link.to) } else { (link.to, link.from) };
        let (low, high) = (rank(first), rank(last));
        if low == high {
            let rank = if is_before { low - 1 } else { low + 1 };
            let frame = self.frame_at(piece, first, last, rank);
            let tip = self.add(passing(piece, Kind::Tip, rank, frame, link.label));
            for end in [first, last] {
                self.connect(&if is_before { [tip, end] } else { [end, tip] });
            }
            self.paths[index] = Path::Brace(tip);
            self.words[index] = link.label.map(|_| tip);
            return;
        }
        let at_words = if is_forth { low + 1 } else { high - 1 };
        let mut chain = vec![first];
        for rank in low + 1..high {
            let words = link.label.filter(|_| rank == at_words);
            let frame = self.frame_at(piece, first, last, rank);
            let lane = self.add(passing(piece, Kind::Lane, rank, frame, words));
            chain.push(lane);
            if words.is_some() {
                self.words[index] = Some(lane);
            }
        }
        chain.push(last);
        self.connect(&chain);
        self.paths[index] = Path::Chain(chain);
    }

    /// Where a line passes a rank it is in the frame that it comes from or goes to, as far as that reaches.
    fn frame_at(&self, piece: &Piece, first: usize, last: usize, rank: usize) -> Option<usize> {
        let reaches = |frame: &usize| (self.frames[*frame].0..=self.frames[*frame].1).contains(&rank);
        [first, last].iter().filter_map(|&end| piece.group_of[end]).find(reaches)
    }

    fn connect(&mut self, chain: &[usize]) {
        for step in chain.windows(2) {
            self.after[step[0]].push(step[1]);
            self.before[step[1]].push(step[0]);
        }
    }

    /// A frame has something in every rank that it reaches.
    fn set_posts(&mut self) {
        let mut seen_at: Vec<usize> = vec![usize::MAX; self.frames.len()];
        let mut begins = vec![Vec::new(); self.ranks.len()];
        for (frame, (first, _)) in self.frames.iter().enumerate() {
            begins[*first].push(frame);
        }
        let mut open: Vec<usize> = Vec::new();
        for (rank, begins) in begins.into_iter().enumerate() {
            open.extend(begins);
            for &item in &self.ranks[rank] {
                self.items[item].frame.iter().for_each(|&frame| seen_at[frame] = rank);
            }
            for &frame in &open {
                if seen_at[frame] != rank {
                    self.add(Item {
                        kind: Kind::Post,
                        rank,
                        frame: Some(frame),
                        along: 0,
                        before: 0,
                        after: 0,
                        margin: 0,
                    });
                }
            }
            open.retain(|&frame| self.frames[frame].1 > rank);
        }
    }
}

/// What a line needs where it passes a rank, or turns back there: words stand beside it, or beyond the tip.
fn passing(piece: &Piece, kind: Kind, rank: usize, frame: Option<usize>, words: Option<Span>) -> Item {
    let (along, before, after) = match words {
        None => (0, 0, 0),
        Some(Span { along, across }) => match (kind, piece.is_across) {
            (Kind::Tip, _) => (along + WORD_GAP, across / 2, across - across / 2),
            (_, true) => (along, across + WORD_GAP, 0),
            (_, false) => (along, 0, across + WORD_GAP),
        },
    };
    Item { kind, rank, frame, along, before, after, margin: LANE_MARGIN }
}
