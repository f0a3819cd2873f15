//! Maps and their verdicts written as text: one file a format, one line in the registry.

mod aba;
mod aif;
mod apx;
mod argdown;
mod csv;
mod difference;
mod dot;
mod drawing;
mod fold;
mod frameworks;
mod graphml;
mod gsn;
mod html;
mod iccma;
mod json;
mod kialo;
mod losses;
mod markdown;
mod mermaid;
mod node_link;
mod outline;
mod registry;
mod remarks;
pub mod svg;
mod text;
mod tgf;

pub use difference::{write_difference, write_svg_difference};
pub use html::write_html;
#[cfg(feature = "png")]
pub use svg::png;
pub use svg::write_svg;

use std::{fmt, path::Path, str::FromStr};

use registry::{Entry, FORMATS};

use crate::{
    diagnostic::Diagnostic,
    document::UnknownWord,
    map::{ArgumentMap, View},
    semantics::Verdicts,
};

/// A format that maps are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Scalable Vector Graphics: a picture.
    Svg,
    /// A page to look around in, for any browser.
    Html,
    /// Graphviz's language.
    Dot,
    /// Mermaid's flowcharts, which many Markdown viewers draw.
    Mermaid,
    /// GraphML, for graph editors and libraries.
    GraphMl,
    /// Everything, for programs.
    Json,
    /// The same as JSON that networkx reads: nodes and the links between them.
    NodeLink,
    /// A memo for people.
    Markdown,
    /// A plain outline, for terminals and snapshots.
    Outline,
    /// Argdown, for its tools and to be read back.
    Argdown,
    /// The Argument Interchange Format, as AIFdb takes and gives it.
    Aif,
    /// The same as xAIF, with a layout.
    XAif,
    /// The Goal Structuring Notation, as gsn2x reads it from YAML.
    Gsn,
    /// Pros and cons in the form in which Kialo exports a discussion.
    Kialo,
    /// The competition's format for abstract frameworks.
    Iccma,
    /// The competition's format for assumption-based frameworks.
    Aba,
    /// ASPARTIX's format.
    Apx,
    /// The Trivial Graph Format.
    Tgf,
    /// A list of relations in a table with commas between the cells.
    Csv,
    /// The same with tabs.
    Tsv,
}

/// Why a map cannot be written in a format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// A text holds a character that the format has no way to write.
    #[error("{format} cannot hold U+{character:04X}, which stands in `{id}`")]
    Unwritable {
        /// The format.
        format: Format,
        /// The id of the claim, or of whatever else the text belongs to.
        id: String,
        /// The character's number.
        character: u32,
    },
    /// A format has no way to show what differs between two maps.
    #[error("{format} cannot show a difference")]
    NoDifference {
        /// The format.
        format: Format,
    },
    /// The writer of a format failed.
    #[error("cannot write {format}: {reason}")]
    Failed {
        /// The format.
        format: Format,
        /// The writer's own words.
        reason: String,
    },
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Format] = &[
        Format::Svg,
        Format::Html,
        Format::Dot,
        Format::Mermaid,
        Format::GraphMl,
        Format::Json,
        Format::NodeLink,
        Format::Markdown,
        Format::Outline,
        Format::Argdown,
        Format::Aif,
        Format::XAif,
        Format::Gsn,
        Format::Kialo,
        Format::Iccma,
        Format::Aba,
        Format::Apx,
        Format::Tgf,
        Format::Csv,
        Format::Tsv,
    ];

    fn entry(self) -> &'static Entry {
        // Every variant has its line; a test goes through them.
        FORMATS.iter().find(|entry| entry.format == self).unwrap_or(&FORMATS[0])
    }

    /// The name, as on the command line.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// The usual ending of its files, without a dot.
    pub fn extension(self) -> &'static str {
        self.entry().extension
    }

    /// The format that a file's name tells by its ending, in capitals or not: the usual one, the format's name, or one that
    /// says both what it is and what it is written in, such as `.gsn.yaml`.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::Format;
    ///
    /// assert_eq!(Format::of_name("debate.ad"), Some(Format::Argdown));
    /// assert_eq!(Format::of_name("case.gsn.yaml"), Some(Format::Gsn));
    /// assert_eq!(Format::of_name("case.yaml"), None);
    /// ```
    pub fn of_name(name: impl AsRef<Path>) -> Option<Format> {
        let name = name.as_ref().file_name()?.to_str()?.to_ascii_lowercase();
        let ends_in = |ending: &str| name.strip_suffix(ending).is_some_and(|stem| stem.ends_with('.'));
        let endings = |entry: &'static Entry| {
            entry.other_extensions.iter().copied().chain([entry.extension, entry.name])
        };
        // The longest says most: a graph in `.aif.json` is not what everything is written to.
        let told = FORMATS.iter().flat_map(|entry| {
            endings(entry).filter(|ending| ends_in(ending)).map(|ending| (ending.len(), entry.format))
        });
        told.max_by_key(|&(length, _)| length).map(|(_, format)| format)
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        self.entry().media_type
    }

    /// What it is for, in a few words.
    pub fn summary(self) -> &'static str {
        self.entry().summary
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Format, UnknownWord> {
        let named = |entry: &&Entry| entry.name == word || entry.extension == word;
        FORMATS
            .iter()
            .find(named)
            .map(|entry| entry.format)
            .ok_or_else(|| UnknownWord::near(word, "a format", FORMATS.iter().map(|entry| entry.name)))
    }
}

/// Writes a part of a map. The verdicts are those of the whole: what is not shown still counts.
///
/// # Errors
///
/// [`WriteError`]; no map that was read has one.
///
/// # Complexity
///
/// Linear in what is shown.
pub fn write(format: Format, view: &View<'_>, verdicts: &Verdicts) -> Result<String, WriteError> {
    (format.entry().write)(view, verdicts)
}

/// What of a part of a map is not written in a format because it has no way to say it, each with its place: nothing is
/// dropped in silence. A drawing loses nothing; it is not meant to be read back.
///
/// # Complexity
///
/// Linear in the part.
pub fn losses(format: Format, view: &View<'_>) -> Vec<Diagnostic> {
    (format.entry().losses)(view)
}

impl ArgumentMap {
    /// Writes the whole map.
    ///
    /// # Errors
    ///
    /// [`WriteError`]; no map that was read has one.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::{ArgumentMap, Format, Semantics};
    ///
    /// let map = ArgumentMap::parse("claims: { a: { text: A., because: [b] }, b: B. }")?;
    /// let dot = map.write(Format::Dot, &map.verdicts(Semantics::Grounded))?;
    /// assert!(dot.starts_with("digraph"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write(&self, format: Format, verdicts: &Verdicts) -> Result<String, WriteError> {
        write(format, &self.view(), verdicts)
    }

    /// The map as a plain outline: what to snapshot.
    pub fn outline(&self, verdicts: &Verdicts) -> String {
        outline::outline(&self.view(), verdicts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_one_line_and_is_found_by_its_names() {
        assert_eq!(Format::ALL.len(), FORMATS.len());
        for &format in Format::ALL {
            assert_eq!(format.entry().format, format);
            assert_eq!(format.name().parse(), Ok(format));
            assert_eq!(format.extension().parse(), Ok(format));
            for ending in [format.extension(), format.name()].iter().chain(format.entry().other_extensions) {
                assert_eq!(Format::of_name(format!("a/b.c.{ending}")), Some(format));
                assert_eq!(Format::of_name(format!("B.{}", ending.to_uppercase())), Some(format));
            }
        }
        assert_eq!(Format::of_name("a.yaml"), None);
        assert_eq!(Format::of_name("gsn.yaml"), None, "that is a file called gsn");
        assert_eq!(Format::of_name("aif.json"), Some(Format::Json));
        assert!("dots".parse::<Format>().unwrap_err().to_string().contains("`dot`"));
    }
}
