//! Putting a picture down: the page, and on it the frames, the lines and then the boxes, in the order in which they are read.

use std::{collections::HashMap, fmt::Write, num::NonZeroU32};

use crate::{
    document::Verdict,
    explain::diff::Mark,
    formats::drawing::{End, JunctionId, Kind, Origin},
    layout::{Area, Direction, Font, Point},
    map::{Argument, Side},
};

use super::{
    card::{Card, DOT, LEADING, PADDING, Pill, SHEET, SIGN, SMALL_LEADING, Stack, junction_sign, sign},
    legend::Legend,
    relations::relations,
    scene::{Scene, Shape, Stroke},
    sources::Cited,
    xml::Escaped,
};

/// The room around everything.
const MARGIN: u32 = 16;
/// The least that a picture is wide, for the sake of its heading and its legend.
const LEAST: u32 = 420;

const HEADING: Font = Font::bold(18);
const HEADING_LEADING: u32 = 24;
const SUBTITLE: Font = Font::plain(12);
const SUBTITLE_LEADING: u32 = 17;
/// The most letters of a title that are drawn.
const LONGEST_TITLE: usize = 300;

/// Writes a scene as a file of its own.
pub(super) fn picture(scene: &Scene<'_, '_>, style: Option<&str>, shown: Option<NonZeroU32>) -> String {
    let size = scene.layout.size;
    let room = size.width.max(LEAST);
    let title =
        scene.drawing.title.map(|title| HEADING.wrap(title, room, LONGEST_TITLE).lines).unwrap_or_default();
    let subtitle = scene.drawing.difference.clone().or(judged(scene));
    let subtitle = subtitle.map(|says| SUBTITLE.wrap(&says, room, LONGEST_TITLE).lines).unwrap_or_default();
    let heading = HEADING_LEADING * title.len() as u32 + SUBTITLE_LEADING * subtitle.len() as u32;
    let legend = Legend::new(scene, room);
    let top = MARGIN + heading;
    let width = room.saturating_add(2 * MARGIN);
    let below = top.saturating_add(size.height).saturating_add(MARGIN / 2);
    let height = below.saturating_add(legend.height).saturating_add(MARGIN);

    let mut svg = String::with_capacity(1_200 * scene.shapes.len() + 8_192);
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"argument-map\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {width} {height}\" role=\"graphics-document document\" \
         aria-labelledby=\"map-title\" aria-describedby=\"map-summary\">",
        shown.map_or(width, NonZeroU32::get),
        shown.map_or(height.into(), |shown| scaled(height, shown.get(), width)),
    );
    let name = scene.drawing.title.unwrap_or("Argument map");
    let _ = writeln!(svg, "<title id=\"map-title\">{}</title>", Escaped(name));
    let _ = writeln!(svg, "<desc id=\"map-summary\">{}</desc>", Escaped(&summary(scene)));
    if let Some(style) = style {
        let _ = writeln!(svg, "<style>\n{style}</style>");
    }
    svg.push_str(MARKERS);
    let _ = writeln!(svg, "<rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>");
    let mut y = MARGIN;
    for (class, lines, font, leading) in
        [("heading", &title, HEADING, HEADING_LEADING), ("standpoint", &subtitle, SUBTITLE, SUBTITLE_LEADING)]
    {
        for line in lines {
            let base = y + font.size;
            let _ =
                writeln!(svg, "<text class=\"{class}\" x=\"{MARGIN}\" y=\"{base}\">{}</text>", Escaped(line));
            y += leading;
        }
    }
    let _ = writeln!(svg, "<g class=\"drawing\" transform=\"translate({MARGIN} {top})\">");
    write_frames(&mut svg, scene);
    svg.push_str("<g class=\"lines\" aria-hidden=\"true\">\n");
    scene.strokes.iter().enumerate().for_each(|(at, stroke)| write_line(&mut svg, scene, at, stroke));
    svg.push_str("</g>\n<g class=\"nodes\">\n");
    let relations = relations(scene.drawing);
    for &at in &scene.order {
        let area = scene.layout.nodes[at];
        match &scene.shapes[at] {
            Shape::Card(card) => write_card(&mut svg, card, area, &relations),
            Shape::Pill(pill) => write_pill(&mut svg, pill, area),
            Shape::Stack(stack) => write_stack(&mut svg, stack, area),
        }
    }
    svg.push_str("</g>\n</g>\n");
    legend.write(&mut svg, (MARGIN, below));
    svg.push_str("</svg>\n");
    svg
}

/// A length, as much longer or shorter as another has become, to the nearest pixel; never nothing.
fn scaled(length: u32, shown: u32, of: u32) -> u64 {
    let [length, shown, of] = [length, shown, of.max(1)].map(u64::from);
    ((length * shown + of / 2) / of).max(1)
}

/// The heads of lines. Their colours are those of the lines, by the sheet of rules.
const MARKERS: &str = "<defs>\n\
<marker id=\"map-supports\" viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\" markerWidth=\"10\" markerHeight=\"10\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"head supports\" d=\"M0 .5 10 5 0 9.5Z\"/></marker>\n\
<marker id=\"map-objects\" viewBox=\"0 0 10 14\" refX=\"9\" refY=\"7\" markerWidth=\"10\" markerHeight=\"14\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"head objects\" d=\"M4 0H7V14H4Z\"/></marker>\n\
<marker id=\"map-undercuts\" viewBox=\"0 0 12 10\" refX=\"12\" refY=\"5\" markerWidth=\"12\" markerHeight=\"10\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"head undercuts\" d=\"M0 5 6 .5 12 5 6 9.5Z\"/></marker>\n\
<marker id=\"map-conflicts-start\" viewBox=\"0 0 12 14\" refX=\"1\" refY=\"7\" markerWidth=\"12\" markerHeight=\"14\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"head conflicts\" d=\"M1 0H3.5V14H1ZM8.5 0H11V14H8.5Z\"/></marker>\n\
<marker id=\"map-conflicts\" viewBox=\"0 0 12 14\" refX=\"11\" refY=\"7\" markerWidth=\"12\" markerHeight=\"14\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"head conflicts\" d=\"M1 0H3.5V14H1ZM8.5 0H11V14H8.5Z\"/></marker>\n\
</defs>\n";

/// The attributes by which a line has its head; none for premises, which meet in a node.
pub(super) fn marker(kind: Kind) -> &'static str {
    match kind {
        Kind::Premise => "",
        Kind::Support => " marker-end=\"url(#map-supports)\"",
        Kind::Objection => " marker-end=\"url(#map-objects)\"",
        Kind::Undercut => " marker-end=\"url(#map-undercuts)\"",
        Kind::Conflict => " marker-start=\"url(#map-conflicts-start)\" marker-end=\"url(#map-conflicts)\"",
    }
}

/// By what it is judged, unless that is what is meant where nothing is said, and on which day.
fn judged(scene: &Scene<'_, '_>) -> Option<String> {
    let day = scene.drawing.map.as_of();
    match (&scene.drawing.standpoint, day) {
        (Some(standpoint), Some(day)) => Some(format!("By {standpoint}, as of {day}")),
        (Some(standpoint), None) => Some(format!("By {standpoint}")),
        (None, day) => day.map(|day| format!("As of {day}")),
    }
}

/// What the picture shows, in a few sentences, for those who do not see it.
fn summary(scene: &Scene<'_, '_>) -> String {
    let counted =
        |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let claims = scene.cards().count();
    let mut summary = format!(
        "An argument map of {} and {}.",
        counted(claims, "claim", "claims"),
        counted(scene.arguments(), "argument or objection", "arguments and objections")
    );
    if let Some(judged) = judged(scene).filter(|_| scene.drawing.difference.is_none()) {
        let _ = write!(summary, " {judged}.");
    }
    for card in scene.cards().filter(|card| card.of.is_conclusion).take(3) {
        let _ = write!(summary, " Conclusion, {}: {}", card.of.verdict, card.lines.join(" "));
    }
    let verdicts = [Verdict::Accepted, Verdict::Rejected, Verdict::Contested, Verdict::Unsupported];
    let of = |verdict| scene.cards().filter(|card| card.of.verdict == verdict).count();
    let told = verdicts.into_iter().filter(|&verdict| of(verdict) > 0);
    let told: Vec<String> = told.map(|verdict| format!("{} {verdict}", of(verdict))).collect();
    let folded: usize = scene.drawing.folds.iter().map(|fold| fold.claims).sum();
    if folded > 0 {
        let _ = write!(summary, " {} not drawn.", counted(folded, "more claim is", "more claims are"));
    }
    if claims > 1 {
        let _ = write!(summary, " Of those drawn, {}.", told.join(", "));
    }
    summary
}

fn write_frames(svg: &mut String, scene: &Scene<'_, '_>) {
    for (frame, area) in scene.frames.iter().zip(&scene.layout.groups) {
        let Some(Area { corner, size }) = area else { continue };
        let _ = writeln!(
            svg,
            "<g class=\"section\" data-section=\"{}\"><rect class=\"frame\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"8\"/>\
             <text class=\"section-title\" x=\"{}\" y=\"{}\">{}</text></g>",
            Escaped(&frame.name),
            corner.x,
            corner.y,
            size.width,
            size.height,
            corner.x + 10,
            corner.y + 17,
            Escaped(&frame.title)
        );
    }
}

fn write_line(svg: &mut String, scene: &Scene<'_, '_>, at: usize, stroke: &Stroke<'_, '_>) {
    let Some(route) = scene.layout.routes.get(at).filter(|route| route.points.len() > 1) else { return };
    let Some(line) = stroke.of else {
        svg.push_str("<g class=\"link folded\"><path class=\"line folded\" d=\"");
        write_route(svg, &route.points, scene.direction);
        return svg.push_str("\"/></g>\n");
    };
    let _ = write!(svg, "<g class=\"link {}", line.kind.name());
    line.quality.iter().for_each(|quality| svg.extend([" ", quality]));
    line.mark.iter().for_each(|mark| svg.extend([" ", mark.word()]));
    svg.push_str("\" data-from=\"");
    write_end(svg, line.from);
    svg.push_str("\" data-to=\"");
    write_end(svg, line.to);
    let _ = match line.of {
        Origin::Argument(argument) => {
            let number = scene.numbers.get(&argument).copied().unwrap_or_default();
            let argument = scene.drawing.map.argument(argument);
            let (claim, role) = (scene.drawing.map.claim(argument.target()).id(), side(argument));
            write!(svg, "\" data-argument=\"{}/{role}/{number}\">", Escaped(claim))
        }
        Origin::Assertion(claim, _) => {
            write!(svg, "\" data-assertion=\"{}\">", Escaped(scene.drawing.map.claim(claim).id()))
        }
        Origin::Conflict(place) => write!(svg, "\" data-conflict=\"{}\">", place + 1),
    };
    let _ = write!(svg, "<path class=\"line {}\"{} d=\"", line.kind.name(), marker(line.kind));
    write_route(svg, &route.points, scene.direction);
    svg.push_str("\"/>");
    if let (Some(label), Some(area)) = (&stroke.label, route.label) {
        let (x, y) = (area.corner.x + i64::from(area.size.width) / 2, area.corner.y + 11);
        let _ = write!(svg, "<text class=\"label\" x=\"{x}\" y=\"{y}\">{}</text>", Escaped(label));
    }
    svg.push_str("</g>\n");
}

/// The way of a line: straight where it goes along or across the drawing, else a curve that sets out and arrives in the
/// drawing's direction.
fn write_route(svg: &mut String, points: &[Point], direction: Direction) {
    let mut from = points[0];
    let _ = write!(svg, "M{} {}", from.x, from.y);
    let mut rest = &points[1..];
    while let [to, behind @ ..] = rest {
        let (to, next) = (*to, behind.first().copied());
        if let Some(next) = next.filter(|&next| turns(from, to, next, direction)) {
            // Between two boxes that stand above one another a line goes out and comes back: one bow.
            let _ = match direction {
                Direction::TopDown => {
                    write!(svg, "C{} {} {} {1} {} {}", from.x, to.y, next.x, next.x, next.y)
                }
                Direction::LeftToRight => {
                    write!(svg, "C{} {} {0} {} {} {}", to.x, from.y, next.y, next.x, next.y)
                }
            };
            (from, rest) = (next, &behind[1..]);
            continue;
        }
        if let Some(next) = next.filter(|&next| is_corner(from, to, next)) {
            let [before, after] = [from, next].map(|end| towards(to, end));
            let _ = write!(svg, "L{} {}Q{} {} {} {}", before.x, before.y, to.x, to.y, after.x, after.y);
            (from, rest) = (after, behind);
            continue;
        }
        let half = Point { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
        let _ = match direction {
            _ if from.x == to.x || from.y == to.y => write!(svg, "L{} {}", to.x, to.y),
            Direction::TopDown => write!(svg, "C{} {} {} {} {} {}", from.x, half.y, to.x, half.y, to.x, to.y),
            Direction::LeftToRight => {
                write!(svg, "C{} {} {} {} {} {}", half.x, from.y, half.x, to.y, to.x, to.y)
            }
        };
        (from, rest) = (to, behind);
    }
}

/// How far from a corner its rounding begins.
const ROUNDING: i64 = 6;

/// Whether a line goes along and then across at a point, or the other way round.
fn is_corner(from: Point, at: Point, to: Point) -> bool {
    (from.y == at.y && at.x == to.x && from.x != at.x && at.y != to.y)
        || (from.x == at.x && at.y == to.y && from.y != at.y && at.x != to.x)
}

/// Where a corner's rounding ends, on the way to another point.
fn towards(at: Point, to: Point) -> Point {
    let step = |way: i64| (way / 2).clamp(-ROUNDING, ROUNDING);
    Point { x: at.x + step(to.x - at.x), y: at.y + step(to.y - at.y) }
}

/// Whether a line turns back at a point, and would have a spike there.
fn turns(from: Point, at: Point, to: Point, direction: Direction) -> bool {
    let [out, back] = match direction {
        Direction::LeftToRight => [at.x - from.x, to.x - at.x],
        Direction::TopDown => [at.y - from.y, to.y - at.y],
    };
    out.signum() * back.signum() < 0
}

fn side(argument: &Argument) -> &'static str {
    match argument.side() {
        Side::Support => "because",
        Side::Objection => "despite",
    }
}

fn write_end(svg: &mut String, end: End<'_>) {
    let _ = match end {
        End::Claim(id) => write!(svg, "{}", Escaped(id)),
        End::Junction(at) => return write_junction_id(svg, at),
    };
}

/// No id of a claim holds a slash.
fn write_junction_id(svg: &mut String, at: JunctionId<'_>) {
    let _ = write!(svg, "{}/{}/{}", Escaped(at.claim), at.role, at.number);
}

fn write_card(
    svg: &mut String,
    card: &Card<'_, '_>,
    Area { corner, size }: Area,
    relations: &HashMap<&str, String>,
) {
    let (of, claim) = (card.of, card.of.claim);
    let id = Escaped(claim.id());
    let verdict = of.verdict;
    let _ = write!(svg, "<g class=\"claim {verdict}");
    if of.is_conclusion {
        svg.push_str(" conclusion");
    }
    of.mark.iter().for_each(|mark| svg.extend([" ", mark.word()]));
    let _ = write!(
        svg,
        "\" id=\"c-{id}\" data-claim=\"{id}\" data-verdict=\"{verdict}\" transform=\"translate({} {})\" \
         role=\"graphics-object\" aria-roledescription=\"claim\" aria-label=\"{}{} {}.",
        corner.x,
        corner.y,
        if of.is_conclusion { "Conclusion: " } else { "" },
        Escaped(&card.lines.join(" ")),
        Escaped(&card.verdict)
    );
    if let Some(relations) = relations.get(claim.id()) {
        let _ = write!(svg, " {}", Escaped(relations));
    }
    svg.push_str("\">");
    let _ = match card.is_cut {
        true => write!(svg, "<title>{id}: {}</title>", Escaped(claim.text())),
        false => write!(svg, "<title>{id}</title>"),
    };
    let _ = write!(svg, "<rect class=\"box\" width=\"{}\" height=\"{}\" rx=\"6\"/>", size.width, size.height);
    if of.mark == Some(Mark::Added) {
        write_inner(svg, size.width, size.height);
    }
    let mut y = PADDING - 2 + 13;
    // A sentence begins where its script does; what stands below it is ours.
    let (x, way) = match is_right_to_left(claim.text()) {
        true => (size.width - PADDING, " direction=\"rtl\""),
        false => (PADDING, ""),
    };
    for line in &card.lines {
        let _ = write!(svg, "<text class=\"sentence\" x=\"{x}\" y=\"{y}\"{way}>{}</text>", Escaped(line));
        y += LEADING;
    }
    let top = card.verdict_top();
    let (x, mut y) = (PADDING + SIGN, top + 11);
    let _ = write!(
        svg,
        "<path class=\"sign\" transform=\"translate({PADDING} {})\" d=\"{}\"/><text class=\"verdict\" x=\"{x}\" y=\"{y}\">{}</text>",
        top + 1,
        sign(verdict),
        Escaped(&card.verdict)
    );
    for cited in &card.cited {
        y += SMALL_LEADING;
        write_cited(svg, cited, y);
    }
    if let Some(more) = &card.more_cited {
        let _ =
            write!(svg, "<text class=\"source\" x=\"{PADDING}\" y=\"{}\">{more}</text>", y + SMALL_LEADING);
    }
    svg.push_str("</g>\n");
}

/// The second outline of a box that is new.
pub(super) fn write_inner(svg: &mut String, width: u32, height: u32) {
    let [width, height] = [width, height].map(|side| side.saturating_sub(6));
    let _ = write!(
        svg,
        "<rect class=\"box inner\" x=\"3\" y=\"3\" width=\"{width}\" height=\"{height}\" rx=\"4\"/>"
    );
}

/// Whether a text is read from right to left: its first letter tells, as in the Unicode bidirectional algorithm (UAX #9, P2).
fn is_right_to_left(text: &str) -> bool {
    let letter = text.chars().find(|letter| letter.is_alphabetic());
    letter.is_some_and(|letter| {
        matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

fn write_cited(svg: &mut String, cited: &Cited, y: u32) {
    let says = Escaped(&cited.says);
    let text = Escaped(&cited.text);
    let _ = match &cited.link {
        Some(link) => write!(
            svg,
            "<a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\"><title>{says}</title><text class=\"source\" x=\"{PADDING}\" y=\"{y}\">{text}</text></a>",
            Escaped(link)
        ),
        None => write!(
            svg,
            "<g><title>{says}</title><text class=\"source\" x=\"{PADDING}\" y=\"{y}\">{text}</text></g>"
        ),
    };
}

fn write_pill(svg: &mut String, pill: &Pill<'_, '_>, Area { corner, size }: Area) {
    let at = pill.of.at;
    let _ = write!(svg, "<g class=\"junction {}", at.role);
    pill.of.mark.iter().for_each(|mark| svg.extend([" ", mark.word()]));
    svg.push_str("\" id=\"j-");
    write_junction_id(svg, at);
    svg.push_str(match at.role {
        "conflict" => "\" data-conflict=\"",
        _ => "\" data-argument=\"",
    });
    match pill.of.of {
        Origin::Conflict(place) => svg.push_str(&(place + 1).to_string()),
        Origin::Argument(_) | Origin::Assertion(..) => write_junction_id(svg, at),
    }
    let _ = write!(svg, "\" transform=\"translate({} {})\" aria-hidden=\"true\">", corner.x, corner.y);
    if !pill.says.is_empty() {
        let _ = write!(svg, "<title>{}</title>", Escaped(&pill.says));
    }
    let middle = size.height / 2;
    let _ = write!(
        svg,
        "<rect class=\"dot\" width=\"{}\" height=\"{}\" rx=\"{}\"/><path class=\"sign\" transform=\"translate({} {middle})\" d=\"{}\"/>",
        size.width,
        size.height,
        middle.min(DOT / 2),
        DOT / 2,
        junction_sign(pill.of.sign)
    );
    let mut y = (size.height.saturating_sub(SMALL_LEADING * pill.lines.len() as u32)) / 2 + 11;
    for line in &pill.lines {
        let _ = write!(svg, "<text class=\"small\" x=\"{DOT}\" y=\"{y}\">{}</text>", Escaped(line));
        y += SMALL_LEADING;
    }
    svg.push_str("</g>\n");
}

fn write_stack(svg: &mut String, stack: &Stack<'_>, Area { corner, size }: Area) {
    svg.push_str("<g class=\"fold\"");
    if let Some(at) = stack.at {
        let _ = write!(svg, " id=\"f-{0}\" data-fold=\"{0}\"", Escaped(at));
    }
    let _ = write!(
        svg,
        " data-claims=\"{}\" transform=\"translate({} {})\" role=\"graphics-symbol\" aria-roledescription=\"folded claims\" aria-label=\"{}",
        stack.claims,
        corner.x,
        corner.y,
        stack.lines.join(", ")
    );
    let _ = match stack.at {
        Some(at) => write!(svg, " at {}.\">", Escaped(at)),
        None => write!(svg, " apart from these.\">"),
    };
    let [width, height] = [size.width, size.height].map(|side| side.saturating_sub(2 * SHEET));
    for sheet in (0..3).rev() {
        let shift = sheet * SHEET;
        let _ = write!(
            svg,
            "<rect class=\"box\" x=\"{shift}\" y=\"{shift}\" width=\"{width}\" height=\"{height}\" rx=\"5\"/>"
        );
    }
    let mut y = PADDING / 2 + 11;
    for line in &stack.lines {
        let _ = write!(svg, "<text class=\"small\" x=\"{PADDING}\" y=\"{y}\">{line}</text>");
        y += SMALL_LEADING;
    }
    svg.push_str("</g>\n");
}
