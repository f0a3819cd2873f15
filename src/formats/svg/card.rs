//! The boxes of a picture before they have a place: what stands in them, and how large that makes them.

use crate::{
    document::Verdict,
    explain::diff::Mark,
    formats::{
        drawing::{ClaimBox, Junction, Origin, remarks},
        fold::Fold,
    },
    layout::{Font, Size},
    map::ArgumentMap,
};

use super::sources::{Cited, cited};

/// How wide a sentence may be: a long one has more room, lest its box become a column.
const ROOMS: [u32; 3] = [236, 300, 380];
/// So many lines are not too long.
const MOST_LINES: usize = 7;
/// The least room in a box, so that a short sentence leaves some for its verdict.
const LEAST: u32 = 96;
/// The most letters of a sentence that are drawn.
pub(super) const MOST_LETTERS: usize = 600;
/// The room between a box's border and what stands in it.
pub(super) const PADDING: u32 = 11;
/// How far apart lines are.
pub(super) const LEADING: u32 = 17;
pub(super) const SMALL_LEADING: u32 = 15;
/// Between the sentence and what is said of it.
const GAP: u32 = 5;
/// The sign of a verdict, and the room behind it.
pub(super) const SIGN: u32 = 16;

pub(super) const TEXT: Font = Font::plain(13);
pub(super) const SMALL: Font = Font::plain(11);
pub(super) const SMALL_BOLD: Font = Font::bold(11);

/// A claim.
pub(super) struct Card<'d, 'm> {
    pub of: &'d ClaimBox<'m>,
    pub lines: Vec<String>,
    /// Whether the sentence goes on.
    pub is_cut: bool,
    pub verdict: String,
    pub cited: Vec<Cited>,
    pub more_cited: Option<String>,
    pub size: Size,
}

impl<'d, 'm> Card<'d, 'm> {
    pub fn new(map: &ArgumentMap, of: &'d ClaimBox<'m>) -> Card<'d, 'm> {
        let wrapped = |room| TEXT.wrap(of.claim.text(), room, MOST_LETTERS);
        let (mut room, mut text) = (ROOMS[0], wrapped(ROOMS[0]));
        for wider in &ROOMS[1..] {
            if text.lines.len() > MOST_LINES {
                (room, text) = (*wider, wrapped(*wider));
            }
        }
        let verdict = words(of);
        let (cited, more) = cited(map, of.claim, SMALL, room);
        let more_cited = (more > 0).then(|| format!("and {more} more"));
        let small = cited.iter().map(|cited| &cited.text).chain(&more_cited).map(|line| SMALL.width(line));
        let wide = text.lines.iter().map(|line| TEXT.width(line)).chain(small);
        let wide = wide.chain([SIGN + SMALL_BOLD.width(&verdict), LEAST]).max().unwrap_or(LEAST);
        let mut card = Card {
            of,
            lines: text.lines,
            is_cut: text.is_cut,
            verdict,
            cited,
            more_cited,
            size: Size { width: wide + 2 * PADDING, height: 0 },
        };
        let small = 1 + card.cited.len() + usize::from(card.more_cited.is_some());
        card.size.height = card.verdict_top() + SMALL_LEADING * small as u32 + PADDING - 2;
        card
    }

    /// Where what stands below the sentence begins.
    pub fn verdict_top(&self) -> u32 {
        PADDING - 2 + LEADING * self.lines.len() as u32 + GAP
    }
}

/// What is said below a claim's sentence, behind the sign of its verdict.
fn words(of: &ClaimBox<'_>) -> String {
    let mut words = remarks(of.claim, of.verdict);
    if let Some(was) = of.was {
        words.push_str(&format!(", was {was}"));
    }
    match of.mark {
        Some(mark) => format!("{}: {words}", mark.word()),
        None => words,
    }
}

/// A small node in which lines meet.
pub(super) struct Pill<'d, 'm> {
    pub of: &'d Junction<'m>,
    /// All that is said of the step, for whoever points at it.
    pub says: String,
    /// What stands beside its sign.
    pub lines: Vec<String>,
    pub size: Size,
}

/// The room of a sign in a small node.
pub(super) const DOT: u32 = 22;
/// How wide what stands beside it may be.
const PILL_ROOM: u32 = 190;

impl<'d, 'm> Pill<'d, 'm> {
    pub fn new(map: &ArgumentMap, of: &'d Junction<'m>) -> Pill<'d, 'm> {
        let warrant = match of.of {
            Origin::Argument(argument) => map.argument(argument).authored().warrant.as_deref(),
            Origin::Assertion(..) | Origin::Conflict(_) => None,
        };
        let says: Vec<&str> = [of.name, of.scheme, warrant].into_iter().flatten().collect();
        let hidden = (of.hidden > 0).then(|| format!("{} more", of.hidden));
        let said = [of.name, of.scheme, hidden.as_deref(), of.mark.map(Mark::word)];
        let lines = said.into_iter().flatten().map(|text| SMALL.cut(text, PILL_ROOM).lines.concat());
        let lines: Vec<String> = lines.collect();
        let wide = lines.iter().map(|line| SMALL.width(line)).max().map_or(0, |wide| wide + PADDING - 2);
        let high = SMALL_LEADING * lines.len() as u32;
        let size = Size { width: DOT + wide, height: DOT.max(high + 7) };
        Pill { of, says: says.join(": "), lines, size }
    }
}

/// Claims that are folded.
pub(super) struct Stack<'m> {
    /// The claim that they hang at.
    pub at: Option<&'m str>,
    pub claims: usize,
    pub lines: Vec<String>,
    pub size: Size,
}

/// How far the sheets of a stack show behind each other.
pub(super) const SHEET: u32 = 3;

impl<'m> Stack<'m> {
    pub fn new(fold: &Fold, at: Option<&'m str>) -> Stack<'m> {
        let mut lines = vec![match fold.claims {
            1 => "1 more claim".to_owned(),
            claims => format!("{claims} more claims"),
        }];
        let sides = [(fold.reasons, "for"), (fold.objections, "against")];
        let sides: Vec<String> = sides
            .into_iter()
            .filter(|side| side.0 > 0)
            .map(|(count, side)| format!("{count} {side}"))
            .collect();
        if !sides.is_empty() {
            lines.push(format!("arguments: {}", sides.join(", ")));
        }
        let wide = lines.iter().map(|line| SMALL.width(line)).max().unwrap_or(0);
        let size = Size {
            width: wide + 2 * PADDING + 2 * SHEET,
            height: SMALL_LEADING * lines.len() as u32 + PADDING + 2 * SHEET,
        };
        Stack { at, claims: fold.claims, lines, size }
    }
}

/// The shape of a verdict's sign, in a square of twelve.
pub(in crate::formats) fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "M1.5 6.5 4.5 9.5 10.5 2.5",
        Verdict::Rejected => "M2 2 10 10M10 2 2 10",
        Verdict::Contested => "M3 4C3 .5 9 .5 9 4 9 6 6 6 6 8M6 10.5 6 10.6",
        Verdict::Unsupported => "M6 1.5A4.5 4.5 0 0 1 6 10.5 4.5 4.5 0 0 1 6 1.5Z",
    }
}

/// The shape of a small node's sign, around its middle.
pub(super) fn junction_sign(sign: &str) -> &'static str {
    match sign {
        "+" => "M-4 0H4M0-4V4",
        "−" => "M-4 0H4",
        _ => "M-3.5-3.5 3.5 3.5M3.5-3.5-3.5 3.5",
    }
}
