//! Graphviz's language: one node or line of the drawing a line of text, so that a diff reads well.

use std::{borrow::Cow, fmt::Write};

use super::{
    WriteError,
    drawing::{ClaimBox, Drawing, End, Group, Junction, JunctionId, Kind, Line, Node},
    text::{one_line, wrap},
};
use crate::{document::Verdict, explain::diff::Mark, map::View, semantics::Verdicts};

/// How wide a claim's text may be, in columns.
const WIDTH: usize = 32;

pub(super) fn write(view: &View<'_>, verdicts: &Verdicts) -> Result<String, WriteError> {
    Ok(draw(&Drawing::new(view, verdicts)))
}

/// Writes a drawing.
pub(super) fn draw(drawing: &Drawing<'_>) -> String {
    let nodes: usize = drawing.groups.iter().map(|group| group.nodes.len()).sum();
    let mut dot = String::with_capacity(256 * nodes + 1024);
    dot.push_str("digraph map {\n");
    let standpoint = drawing.standpoint.as_ref().map(|standpoint| format!("By {standpoint}"));
    let heading: Vec<String> = drawing
        .title
        .into_iter()
        .chain(standpoint.as_deref())
        .flat_map(|text| wrap(text, 2 * WIDTH))
        .collect();
    if !heading.is_empty() {
        dot.push_str("  label=");
        label(&mut dot, &heading, "\\n");
        dot.push_str("; labelloc=t; fontsize=16;\n");
    }
    dot.push_str("  rankdir=LR; ranksep=0.6; nodesep=0.25; fontname=\"Helvetica,Arial,sans-serif\";\n");
    dot.push_str("  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica,Arial,sans-serif\", fontsize=11, margin=\"0.16,0.1\", fillcolor=\"#e5f3fb\", color=\"#0072b2\"];\n");
    dot.push_str("  edge [fontname=\"Helvetica,Arial,sans-serif\", fontsize=9, color=\"#444444\", fontcolor=\"#444444\"];\n");
    for group in &drawing.groups {
        write_group(&mut dot, group);
    }
    dot.push('\n');
    for line in &drawing.lines {
        dot.push_str("  ");
        end(&mut dot, line.from);
        dot.push_str(" -> ");
        end(&mut dot, line.to);
        write_style(&mut dot, line);
    }
    dot.push_str("}\n");
    dot
}

fn write_group(dot: &mut String, group: &Group<'_>) {
    let Some(name) = group.name else {
        group.nodes.iter().for_each(|node| write_node(dot, node, "  "));
        return;
    };
    dot.push_str("\n  subgraph ");
    quoted(dot, &format!("cluster_{}", distinct(name)));
    dot.push_str(" {\n    label=");
    label(dot, &wrap(group.title.unwrap_or(name), 2 * WIDTH), "\\n");
    dot.push_str(
        "; labeljust=l; fontsize=12; style=\"rounded\"; color=\"#bbbbbb\"; fontcolor=\"#555555\";\n",
    );
    group.nodes.iter().for_each(|node| write_node(dot, node, "    "));
    dot.push_str("  }\n");
}

fn write_node(dot: &mut String, node: &Node<'_>, indent: &str) {
    dot.push_str(indent);
    match node {
        Node::Claim(claim) => write_claim(dot, claim),
        Node::Junction(junction) => write_junction(dot, junction),
    }
}

/// Verdicts differ in word, mark, outline and colour; the colours are Okabe and Ito's (2008), which most
/// colour-blind readers tell apart.
fn write_claim(dot: &mut String, claim: &ClaimBox<'_>) {
    let colours = match claim.verdict {
        // The colours of all nodes unless they say otherwise.
        Verdict::Accepted => "",
        Verdict::Rejected => ", fillcolor=\"#fbe9df\", color=\"#d55e00\", style=\"rounded,filled,dashed\"",
        Verdict::Contested => ", fillcolor=\"#fdf5dc\", color=\"#b58900\", style=\"rounded,filled,bold\"",
        Verdict::Unsupported => ", fillcolor=\"#f5f5f5\", color=\"#777777\", style=\"rounded,filled,dotted\"",
    };
    quoted(dot, claim.claim.id());
    dot.push_str(" [label=");
    let mut lines = wrap(claim.claim.text(), WIDTH);
    lines.push(claim.says());
    label(dot, &lines, "\\l");
    dot.push_str(match claim.mark {
        // What is gone has no colours left.
        Some(Mark::Removed) => {
            ", fillcolor=\"#ffffff\", color=\"#777777\", fontcolor=\"#777777\", style=\"rounded,filled,dashed\""
        }
        _ => colours,
    });
    dot.push_str(match claim.mark {
        Some(Mark::Added) => ", peripheries=2",
        Some(Mark::Changed) => ", penwidth=2",
        Some(Mark::Removed) | None => "",
    });
    if claim.is_conclusion {
        dot.push_str(", penwidth=3");
    }
    dot.push_str("];\n");
}

fn write_junction(dot: &mut String, junction: &Junction<'_>) {
    junction_id(dot, junction.at);
    dot.push_str(
        " [shape=circle, width=0.22, margin=0.02, style=filled, fillcolor=white, color=\"#444444\", fontsize=10, label=\"",
    );
    dot.push_str(junction.sign);
    dot.push('"');
    let mut beside: Vec<String> = junction.name.into_iter().chain(junction.scheme).map(one_line).collect();
    if junction.hidden > 0 {
        beside.push(format!("{} more", junction.hidden));
    }
    beside.extend(junction.mark.map(|mark| mark.word().to_owned()));
    if !beside.is_empty() {
        dot.push_str(", xlabel=");
        label(dot, &beside, "\\n");
    }
    dot.push_str("];\n");
}

/// How a line looks. Plain support is what all lines are unless they say otherwise.
fn write_style(dot: &mut String, line: &Line<'_>) {
    let (style, colour, says) = match line.kind {
        Kind::Premise => ("arrowhead=none", None, None),
        Kind::Support => ("", None, None),
        Kind::Objection => ("style=dashed, arrowhead=tee", Some("#d55e00"), Some("objects")),
        Kind::Undercut => ("style=dotted, arrowhead=diamond", Some("#aa3377"), Some("undercuts")),
        Kind::Conflict => (
            "dir=both, style=bold, arrowhead=tee, arrowtail=tee, constraint=false",
            Some("#d55e00"),
            Some("conflicts"),
        ),
    };
    // What is gone has no colour left.
    let colour = if line.mark == Some(Mark::Removed) { Some("#999999") } else { colour };
    let colour =
        colour.map(|colour| format!("color=\"{colour}\", fontcolor=\"{colour}\"")).unwrap_or_default();
    let width = match line.mark {
        Some(Mark::Removed) => "penwidth=0.5",
        Some(_) => "penwidth=3",
        None => "",
    };
    let quality = line.quality.filter(|_| line.kind != Kind::Premise);
    // The node in which premises meet says what became of the argument.
    let became = line.mark.filter(|_| line.kind != Kind::Premise).map(Mark::word);
    let words: Vec<&str> = says.into_iter().chain(quality).chain(became).collect();
    let mut label = if words.is_empty() { String::new() } else { format!("label=\"{}\"", words.join("\\n")) };
    if let Some(role) = line.role {
        label.push_str("label=");
        quoted(&mut label, role);
    }
    let attributes: Vec<&str> =
        [style, &colour, width, &label].into_iter().filter(|it| !it.is_empty()).collect();
    let _ = match attributes.is_empty() {
        true => writeln!(dot, ";"),
        false => writeln!(dot, " [{}];", attributes.join(", ")),
    };
}

fn end(dot: &mut String, end: End<'_>) {
    match end {
        End::Claim(id) => quoted(dot, id),
        End::Junction(id) => junction_id(dot, id),
    }
}

/// No id of a claim holds a slash.
fn junction_id(dot: &mut String, id: JunctionId<'_>) {
    let _ = write!(dot, "\"{}/{}/{}\"", id.claim, id.role, id.number);
}

/// A text in quotes, on one line. Within quotes only `"` and `\` mean anything to Graphviz; `\N`, `\G` and their
/// like would be replaced in labels.
fn quoted(dot: &mut String, text: &str) {
    dot.push('"');
    match text.contains(char::is_whitespace) {
        true => escaped(dot, &one_line(text)),
        false => escaped(dot, text),
    }
    dot.push('"');
}

/// A section's name on one line. White space that is no plain space becomes its number, lest two sections be one.
fn distinct(name: &str) -> Cow<'_, str> {
    let plain = |letter: char| letter != '%' && (letter == ' ' || !letter.is_whitespace());
    if name.chars().all(plain) && one_line(name) == name {
        return Cow::Borrowed(name);
    }
    let mut distinct = String::with_capacity(name.len() + 8);
    for letter in name.chars() {
        match plain(letter) && letter != ' ' {
            true => distinct.push(letter),
            false => {
                let _ = write!(distinct, "%{:x};", u32::from(letter));
            }
        }
    }
    Cow::Owned(distinct)
}

/// Lines in quotes, with Graphviz's own breaks behind each: `\n` centres, `\l` sets to the left.
fn label(dot: &mut String, lines: &[String], separator: &str) {
    dot.push('"');
    for (index, line) in lines.iter().enumerate() {
        escaped(dot, line);
        if separator == "\\l" || index + 1 < lines.len() {
            dot.push_str(separator);
        }
    }
    dot.push('"');
}

/// Graphviz reads entities such as `&amp;` in labels, so that a text's own `&` must be one.
fn escaped(dot: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\\', '&']) {
        let (plain, marked) = rest.split_at(at);
        dot.push_str(plain);
        dot.push_str(match marked.as_bytes()[0] {
            b'"' => "\\\"",
            b'&' => "&amp;",
            _ => "\\\\",
        });
        rest = &marked[1..];
    }
    dot.push_str(rest);
}
