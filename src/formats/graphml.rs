//! GraphML, with everything a drawing shows as data of nodes and edges.

use std::fmt::Write;

use super::{
    Format, WriteError,
    drawing::{Drawing, End, Junction, JunctionId, Node},
    text::one_line,
};
use crate::{map::View, semantics::Verdicts};

/// The data, with what it is of.
const KEYS: &[(&str, &str)] = &[
    ("kind", "node"),
    ("text", "node"),
    ("verdict", "node"),
    ("standing", "node"),
    ("strength", "node"),
    ("section", "node"),
    ("conclusion", "node"),
    ("tags", "node"),
    ("name", "node"),
    ("scheme", "node"),
    ("hidden-premises", "node"),
    ("relation", "edge"),
    ("quality", "edge"),
    ("role", "edge"),
];

pub(super) fn write(view: &View<'_>, verdicts: &Verdicts) -> Result<String, WriteError> {
    let map = view.map();
    let drawing = Drawing::new(view, verdicts);
    let mut xml = Xml { text: String::with_capacity(512 * map.claims().len() + 2048) };
    xml.text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.text.push_str("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (key, of) in KEYS {
        let _ =
            writeln!(xml.text, "  <key id=\"{key}\" for=\"{of}\" attr.name=\"{key}\" attr.type=\"string\"/>");
    }
    xml.text.push_str("  <key id=\"title\" for=\"graph\" attr.name=\"title\" attr.type=\"string\"/>\n");
    if drawing.standpoint.is_some() {
        xml.text.push_str(
            "  <key id=\"standpoint\" for=\"graph\" attr.name=\"standpoint\" attr.type=\"string\"/>\n",
        );
    }
    xml.text.push_str("  <graph id=\"map\" edgedefault=\"directed\">\n");
    if let Some(title) = drawing.title {
        xml.data("    ", "title", title, "the map")?;
    }
    if let Some(standpoint) = &drawing.standpoint {
        xml.data("    ", "standpoint", standpoint, "the map")?;
    }
    for node in drawing.groups.iter().flat_map(|group| &group.nodes) {
        match node {
            Node::Claim(shown) => {
                let claim = shown.claim;
                let id = claim.id();
                let _ = writeln!(xml.text, "    <node id=\"{id}\">");
                xml.data(INNER, "kind", "claim", id)?;
                xml.data(INNER, "text", &one_line(claim.text()), id)?;
                xml.data(INNER, "verdict", shown.verdict.name(), id)?;
                xml.data(INNER, "standing", claim.standing().name(), id)?;
                xml.data(INNER, "strength", claim.strength().name(), id)?;
                xml.data(INNER, "section", &map.section(claim.section()).name, id)?;
                if shown.is_conclusion {
                    xml.data(INNER, "conclusion", "true", id)?;
                }
                if !claim.authored().tags.is_empty() {
                    xml.data(INNER, "tags", &claim.authored().tags.join(", "), id)?;
                }
            }
            Node::Junction(junction) => xml.junction(junction)?,
        }
        xml.text.push_str("    </node>\n");
    }
    for line in &drawing.lines {
        xml.text.push_str("    <edge source=\"");
        xml.end(line.from);
        xml.text.push_str("\" target=\"");
        xml.end(line.to);
        xml.text.push_str("\">\n");
        xml.data(INNER, "relation", line.kind.name(), "an edge")?;
        if let Some(quality) = line.quality {
            xml.data(INNER, "quality", quality, "an edge")?;
        }
        if let Some(role) = line.role {
            xml.data(INNER, "role", role, "an edge")?;
        }
        xml.text.push_str("    </edge>\n");
    }
    xml.text.push_str("  </graph>\n</graphml>\n");
    Ok(xml.text)
}

const INNER: &str = "      ";

struct Xml {
    text: String,
}

impl Xml {
    fn junction(&mut self, junction: &Junction<'_>) -> Result<(), WriteError> {
        self.text.push_str("    <node id=\"");
        self.junction_id(junction.at);
        self.text.push_str("\">\n");
        let id = junction.at.claim;
        let kind = match junction.at.role {
            "because" => "argument",
            "despite" => "objection",
            other => other,
        };
        self.data(INNER, "kind", kind, id)?;
        if let Some(name) = junction.name {
            self.data(INNER, "name", name, id)?;
        }
        if let Some(scheme) = junction.scheme {
            self.data(INNER, "scheme", scheme, id)?;
        }
        if junction.hidden > 0 {
            self.data(INNER, "hidden-premises", &junction.hidden.to_string(), id)?;
        }
        Ok(())
    }

    fn data(&mut self, indent: &str, key: &str, text: &str, id: &str) -> Result<(), WriteError> {
        let _ = write!(self.text, "{indent}<data key=\"{key}\">");
        for letter in text.chars() {
            match letter {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                // Only `]]>` is forbidden, but no reader minds.
                '>' => self.text.push_str("&gt;"),
                '\r' => self.text.push_str("&#13;"),
                _ if is_xml(letter) => self.text.push(letter),
                _ => {
                    let id = id.to_owned();
                    return Err(WriteError::Unwritable {
                        format: Format::GraphMl,
                        id,
                        character: letter.into(),
                    });
                }
            }
        }
        self.text.push_str("</data>\n");
        Ok(())
    }

    fn end(&mut self, end: End<'_>) {
        match end {
            End::Claim(id) => self.text.push_str(id),
            End::Junction(id) => self.junction_id(id),
        }
    }

    /// No id of a claim holds a slash, or anything that means something to XML.
    fn junction_id(&mut self, id: JunctionId<'_>) {
        let _ = write!(self.text, "{}/{}/{}", id.claim, id.role, id.number);
    }
}

/// What XML 1.0 can hold (production 2, `Char`).
fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
