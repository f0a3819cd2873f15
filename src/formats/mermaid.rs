//! Mermaid's flowcharts.

use std::fmt::Write;

use super::{
    WriteError,
    drawing::{Drawing, End, Group, JunctionId, Kind, Node},
    text::{ends_with_www, wrap},
};
use crate::{document::Verdict, explain::diff::Mark, map::View, semantics::Verdicts};

const WIDTH: usize = 32;

pub(super) fn write(view: &View<'_>, verdicts: &Verdicts) -> Result<String, WriteError> {
    Ok(draw(&Drawing::new(view, verdicts)))
}

/// Writes a drawing.
pub(super) fn draw(drawing: &Drawing<'_>) -> String {
    let nodes = || drawing.groups.iter().flat_map(|group| &group.nodes);
    let claims = || {
        nodes().filter_map(|node| match node {
            Node::Claim(claim) => Some(claim),
            Node::Junction(_) => None,
        })
    };
    let mut chart = String::with_capacity(160 * nodes().count() + 512);
    if let Some(standpoint) = &drawing.standpoint {
        let _ = writeln!(chart, "---\ntitle: \"By {standpoint}\"\n---");
    }
    chart.push_str("flowchart LR\n");
    if let Some(title) = drawing.title {
        chart.push_str("  accTitle: ");
        escaped(&mut chart, &super::text::one_line(title));
        chart.push('\n');
    }
    for group in &drawing.groups {
        write_group(&mut chart, group);
    }
    for line in &drawing.lines {
        chart.push_str("  ");
        end(&mut chart, line.from);
        let arrow = match line.kind {
            Kind::Premise => " ---",
            Kind::Support => " -->",
            Kind::Objection => " --x",
            Kind::Undercut => " -.->",
            Kind::Conflict => " x--x",
        };
        chart.push_str(arrow);
        let kind = Some(line.kind.name()).filter(|_| !matches!(line.kind, Kind::Support | Kind::Premise));
        // The node in which premises meet says what became of the argument.
        let became = line.mark.filter(|_| line.kind != Kind::Premise).map(Mark::word);
        let said: Vec<&str> = kind.into_iter().chain(line.quality).chain(became).collect();
        if let Some(role) = line.role {
            chart.push_str("|\"");
            escaped(&mut chart, role);
            chart.push_str("\"|");
        } else if !said.is_empty() {
            let _ = write!(chart, "|{}|", said.join(", "));
        }
        chart.push(' ');
        end(&mut chart, line.to);
        chart.push('\n');
    }
    for (verdict, style) in [
        (Verdict::Accepted, "fill:#e5f3fb,stroke:#0072b2,color:#111"),
        (Verdict::Rejected, "fill:#fbe9df,stroke:#d55e00,color:#111,stroke-dasharray:6 3"),
        (Verdict::Contested, "fill:#fdf5dc,stroke:#b58900,color:#111,stroke-width:2px"),
        (Verdict::Unsupported, "fill:#f5f5f5,stroke:#777,color:#111,stroke-dasharray:2 3"),
    ] {
        if claims().any(|claim| claim.verdict == verdict) {
            let _ = writeln!(chart, "  classDef {verdict} {style}");
        }
    }
    // What became of a claim is drawn over what its verdict is drawn as.
    for claim in claims() {
        let style = match (claim.mark, claim.is_conclusion) {
            (Some(Mark::Removed), _) => "fill:#fff,stroke:#777,color:#777,stroke-dasharray:6 3",
            (_, true) => "stroke-width:4px",
            (Some(Mark::Added | Mark::Changed), false) => "stroke-width:3px",
            (None, false) => continue,
        };
        chart.push_str("  style ");
        claim_id(&mut chart, claim.claim.id());
        let _ = writeln!(chart, " {style}");
    }
    for (number, line) in drawing.lines.iter().enumerate() {
        let style = match line.mark {
            Some(Mark::Removed) => "stroke:#777,stroke-width:1px,stroke-dasharray:6 3",
            Some(_) => "stroke-width:4px",
            None => continue,
        };
        let _ = writeln!(chart, "  linkStyle {number} {style}");
    }
    chart
}

fn write_group(chart: &mut String, group: &Group<'_>) {
    let indent = if group.name.is_some() { "    " } else { "  " };
    if let Some(name) = group.name {
        chart.push_str("  subgraph section/");
        claim_id(chart, name);
        chart.push_str("[\"");
        escaped(chart, &wrap(group.title.unwrap_or(name), 2 * WIDTH).join("\n"));
        chart.push_str("\"]\n");
    }
    for node in &group.nodes {
        chart.push_str(indent);
        match node {
            Node::Claim(claim) => {
                claim_id(chart, claim.claim.id());
                chart.push_str("[\"");
                let mut lines = wrap(claim.claim.text(), WIDTH);
                lines.push(claim.says());
                escaped(chart, &lines.join("\n"));
                let _ = writeln!(chart, "\"]:::{}", claim.verdict);
            }
            Node::Junction(junction) => {
                junction_id(chart, junction.at);
                chart.push_str("((\"");
                let mut said = junction.sign.to_owned();
                for more in junction.name.into_iter().chain(junction.scheme) {
                    said.push(' ');
                    said.push_str(more);
                }
                if junction.hidden > 0 {
                    let _ = write!(said, " ({} more)", junction.hidden);
                }
                if let Some(mark) = junction.mark {
                    let _ = write!(said, " {}", mark.word());
                }
                escaped(chart, &said);
                chart.push_str("\"))\n");
            }
        }
    }
    if group.name.is_some() {
        chart.push_str("  end\n");
    }
}

fn end(chart: &mut String, end: End<'_>) {
    match end {
        End::Claim(id) => claim_id(chart, id),
        End::Junction(id) => junction_id(chart, id),
    }
}

/// What Mermaid takes for its own where a node is named.
const RESERVED: &[&str] = &[
    "end",
    "graph",
    "flowchart",
    "subgraph",
    "style",
    "linkstyle",
    "class",
    "classdef",
    "click",
    "default",
    "direction",
    "call",
    "href",
    "interpolate",
    "tb",
    "td",
    "bt",
    "rl",
    "lr",
    "br",
    "acctitle",
    "accdescr",
];

/// A claim's id as Mermaid takes it. ASCII letters and digits stand for themselves, and a hyphen before one of them
/// does; anything else is its number between underscores. No two ids come out alike.
fn claim_id(chart: &mut String, id: &str) {
    let reserved = RESERVED.contains(&id.to_ascii_lowercase().as_str());
    let mut letters = id.chars().peekable();
    let mut first = true;
    while let Some(letter) = letters.next() {
        let plain = match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' => !(first && reserved),
            '-' => !first && letters.peek().is_some_and(char::is_ascii_alphanumeric),
            _ => false,
        };
        match plain {
            true => chart.push(letter),
            false => {
                let _ = write!(chart, "_{:x}_", u32::from(letter));
            }
        }
        first = false;
    }
}

/// No id of a claim comes out with a slash.
fn junction_id(chart: &mut String, id: JunctionId<'_>) {
    claim_id(chart, id.claim);
    let _ = write!(chart, "/{}/{}", id.role, id.number);
}

/// Text between quotes. Whatever Mermaid, Markdown or HTML could take for markup is written as its number; and so is
/// what the text begins with if it is no letter, since many versions take `1.` and `-` there for a list.
fn escaped(chart: &mut String, text: &str) {
    for (at, letter) in text.char_indices() {
        match letter {
            '\n' => chart.push_str("<br>"),
            '.' if ends_with_www(&text[..at]) => chart.push_str("#46;"),
            _ if at == 0 && letter.is_ascii() && !letter.is_ascii_alphabetic() => {
                let _ = write!(chart, "#{};", u32::from(letter));
            }
            '"' | '#' | '&' | '<' | '>' | '%' | '\\' | '`' | '*' | '_' | '~' | '$' | '{' | '}' | '['
            | ']' | '(' | ')' | '|' | ';' | ':' | '@' => {
                let _ = write!(chart, "#{};", u32::from(letter));
            }
            _ => chart.push(letter),
        }
    }
}
