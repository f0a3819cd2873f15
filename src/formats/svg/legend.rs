//! What the shapes of a picture mean: those that occur in it, and no others.

use std::fmt::Write;

use crate::{
    document::Verdict,
    explain::diff::Mark,
    formats::drawing::{Kind, Node},
};

use super::{
    card::{SMALL, sign},
    scene::Scene,
    write::{marker, write_inner},
};

/// The kinds of things that a legend explains, in the order in which it does.
#[derive(Clone, Copy)]
enum Entry {
    Verdict(Verdict),
    Conclusion,
    Line(Kind),
    Mark(Mark),
    Fold,
}

impl Entry {
    fn says(self) -> &'static str {
        match self {
            Entry::Verdict(verdict) => verdict.name(),
            Entry::Conclusion => "conclusion",
            Entry::Line(Kind::Premise) => "premises that work together",
            Entry::Line(kind) => kind.name(),
            Entry::Mark(mark) => mark.word(),
            Entry::Fold => "claims that are folded",
        }
    }
}

const VERDICTS: [Verdict; 4] =
    [Verdict::Accepted, Verdict::Rejected, Verdict::Contested, Verdict::Unsupported];
const KINDS: [Kind; 5] = [Kind::Support, Kind::Premise, Kind::Objection, Kind::Undercut, Kind::Conflict];
const MARKS: [Mark; 3] = [Mark::Added, Mark::Removed, Mark::Changed];

fn entries(scene: &Scene<'_, '_>) -> Vec<Entry> {
    let verdict = |verdict: &Verdict| scene.cards().any(|card| card.of.verdict == *verdict);
    let lines = || scene.strokes.iter().filter_map(|stroke| stroke.of);
    let kind = |kind: &Kind| lines().any(|line| line.kind == *kind);
    let mark = |mark: &Mark| {
        let nodes = scene.drawing.groups.iter().flat_map(|group| &group.nodes).map(|node| match node {
            Node::Claim(claim) => claim.mark,
            Node::Junction(junction) => junction.mark,
        });
        nodes.chain(lines().map(|line| line.mark)).any(|it| it == Some(*mark))
    };
    let mut entries: Vec<Entry> = VERDICTS.into_iter().filter(verdict).map(Entry::Verdict).collect();
    entries.extend(scene.cards().any(|card| card.of.is_conclusion).then_some(Entry::Conclusion));
    entries.extend(KINDS.into_iter().filter(kind).map(Entry::Line));
    entries.extend(MARKS.into_iter().filter(mark).map(Entry::Mark));
    entries.extend((!scene.drawing.folds.is_empty()).then_some(Entry::Fold));
    entries
}

/// A legend that is placed.
pub(super) struct Legend {
    /// Each entry with its upper left corner.
    entries: Vec<(Entry, u32, u32)>,
    pub height: u32,
}

const SAMPLE: u32 = 34;
const HEIGHT: u32 = 16;
const BEHIND: u32 = 18;
const ROW: u32 = 24;

impl Legend {
    /// Places the entries in rows that are as wide as they may be.
    pub fn new(scene: &Scene<'_, '_>, room: u32) -> Legend {
        let (mut x, mut y) = (0, 0);
        let mut placed = Vec::new();
        for entry in entries(scene) {
            let width = SAMPLE + 6 + SMALL.width(entry.says());
            if x > 0 && x + width > room {
                (x, y) = (0, y + ROW);
            }
            placed.push((entry, x, y));
            x += width + BEHIND;
        }
        let height = if placed.is_empty() { 0 } else { y + ROW };
        Legend { entries: placed, height }
    }

    /// Puts it down below everything else.
    pub fn write(&self, svg: &mut String, (left, top): (u32, u32)) {
        if self.entries.is_empty() {
            return;
        }
        svg.push_str("<g class=\"legend\" role=\"group\" aria-label=\"Legend\">\n");
        for &(entry, x, y) in &self.entries {
            let _ = write!(svg, "<g transform=\"translate({} {})\">", left + x, top + y);
            sample(svg, entry);
            let (x, says) = (SAMPLE + 6, entry.says());
            let _ = writeln!(svg, "<text class=\"small\" x=\"{x}\" y=\"12\">{says}</text></g>");
        }
        svg.push_str("</g>\n");
    }
}

/// The shape that an entry explains.
fn sample(svg: &mut String, entry: Entry) {
    let rect = format!("<rect class=\"box\" width=\"{SAMPLE}\" height=\"{HEIGHT}\" rx=\"4\"/>");
    let middle = HEIGHT / 2;
    let _ = match entry {
        Entry::Verdict(verdict) => write!(
            svg,
            "<g class=\"{verdict}\">{rect}<path class=\"sign\" transform=\"translate(11 2)\" d=\"{}\"/></g>",
            sign(verdict)
        ),
        Entry::Conclusion => write!(svg, "<g class=\"conclusion\">{rect}</g>"),
        Entry::Mark(mark) => {
            let _ = write!(svg, "<g class=\"{}\">{rect}", mark.word());
            if mark == Mark::Added {
                write_inner(svg, SAMPLE, HEIGHT);
            }
            write!(svg, "</g>")
        }
        Entry::Fold => write!(
            svg,
            "<g class=\"fold\"><rect class=\"box\" x=\"3\" y=\"3\" width=\"{}\" height=\"{}\" rx=\"4\"/>\
             <rect class=\"box\" width=\"{0}\" height=\"{1}\" rx=\"4\"/></g>",
            SAMPLE - 3,
            HEIGHT - 3
        ),
        Entry::Line(Kind::Premise) => write!(
            svg,
            "<path class=\"line premise\" d=\"M0 2 17 8M0 14 17 8M22 8H{SAMPLE}\"/>\
             <g class=\"junction\"><circle class=\"dot\" cx=\"20\" cy=\"{middle}\" r=\"5\"/></g>"
        ),
        Entry::Line(kind) => {
            let (name, marker) = (kind.name(), marker(kind));
            write!(svg, "<path class=\"line {name}\"{marker} d=\"M0 {middle}H{SAMPLE}\"/>")
        }
    };
}
