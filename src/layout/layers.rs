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
    /// From both ends forth to the tip: two chains with the tip as their last.
    Brace(Vec<usize>, Vec<usize>),
    /// Around everything, since there are too many long lines.
    Around,
}

pub(super) struct Layers {
    /// The boxes come first.
    pub items: Vec<Item>,
    /// The items of each rank, in order.
    pub ranks: Vec<Vec<usize>>,
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
    let mut layers = Layers {
        items: Vec::with_capacity(2 * piece.boxes.len()),
        ranks: vec![Vec::new(); ranks_of.iter().max().map_or(0, |last| last + 1)],
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
            rank: ranks_of[node],
            frame: piece.group_of[node],
            along: span.along,
            before,
            after: span.across - before,
            margin: BOX_MARGIN,
        });
    }
    let mut shortest: Vec<usize> = (0..piece.links.len()).collect();
    let length = |link: &Link| ranks_of[link.from].abs_diff(ranks_of[link.to]);
    shortest.sort_by_key(|&link| length(&piece.links[link]));
    let mut left = budget;
    for index in shortest {
        let link = &piece.links[index];
        let Some(rest) = left.checked_sub(length(link)) else { break };
        left = rest;
        layers.lead(piece, index, link);
    }
    layers.set_posts();
    layers
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
        if item.rank == self.ranks.len() {
            self.ranks.push(Vec::new());
        }
        self.ranks[item.rank].push(self.items.len());
        self.items.push(item);
        self.before.push(Vec::new());
        self.after.push(Vec::new());
        self.items.len() - 1
    }

    /// Leads a line through the ranks.
    fn lead(&mut self, piece: &Piece, index: usize, link: &Link) {
        let rank = |node: usize| self.items[node].rank;
        let (first, last) = match rank(link.from) <= rank(link.to) {
            true => (link.from, link.to),
            false => (link.to, link.from),
        };
        let (low, high) = (rank(first), rank(last));
        if low == high || link.label.is_some() && low + 1 == high {
            let tip = self.add(Item { kind: Kind::Tip, ..self.lane(high + 1, None, link, piece, true) });
            let chain = |layers: &mut Layers, end: usize| {
                let mut chain = vec![end];
                for rank in layers.items[end].rank + 1..=high {
                    let frame = layers.frame_at(piece, end, end, rank);
                    let lane = layers.lane(rank, frame, link, piece, false);
                    chain.push(layers.add(lane));
                }
                chain.push(tip);
                layers.connect(&chain);
                chain
            };
            let chains = (chain(self, link.from), chain(self, link.to));
            self.items[tip].frame = self.frame_at(piece, link.from, link.to, high + 1);
            self.paths[index] = Path::Brace(chains.0, chains.1);
            self.words[index] = link.label.map(|_| tip);
            return;
        }
        let middle = low + (high - low) / 2;
        let mut chain = vec![first];
        for rank in low + 1..high {
            let has_words = link.label.is_some() && rank == middle;
            let frame = self.frame_at(piece, first, last, rank);
            let lane = self.lane(rank, frame, link, piece, has_words);
            let lane = self.add(lane);
            chain.push(lane);
            if has_words {
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

    fn lane(&self, rank: usize, frame: Option<usize>, link: &Link, piece: &Piece, has_words: bool) -> Item {
        let words = link.label.filter(|_| has_words).unwrap_or_default();
        let is_tip = rank > self.items[link.from].rank.max(self.items[link.to].rank);
        let (before, after) = match (has_words && words != Span::default(), is_tip, piece.is_across) {
            (false, _, _) => (0, 0),
            (true, true, _) => (words.across / 2, words.across - words.across / 2),
            (true, false, true) => (words.across + WORD_GAP, 0),
            (true, false, false) => (0, words.across + WORD_GAP),
        };
        let along = words.along + if is_tip { WORD_GAP } else { 0 };
        Item { kind: Kind::Lane, rank, frame, along, before, after, margin: LANE_MARGIN }
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
