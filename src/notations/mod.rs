//! Other notations read into documents: one file a notation, one line in the registry.
//!
//! Whatever of them a [`Document`](crate::document::Document) can say, it says; what it cannot say is a *loss*, and each is
//! told with its place. Like the reader of our own format, these read on behind a mistake and report all of them.

mod aba;
pub(crate) mod aif;
mod apx;
pub(crate) mod argdown;
mod carneades;
mod cells;
mod edges;
mod frameworks;
pub(crate) mod gsn;
mod iccma;
pub(crate) mod idiom;
mod ids;
mod json;
pub(crate) mod kialo;
pub(crate) mod likeness;
mod nodes;
mod reading;
mod table;
mod tgf;

pub(crate) use ids::{Ids, is_id};
pub(crate) use reading::{Includes, NamedSection, Reading, Text};

use std::{fmt, path::Path, str::FromStr};

use crate::{
    document::UnknownWord,
    syntax::{Node, Tree},
};

/// A notation that maps are read from: our own, and those of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Notation {
    /// Our own: a map in YAML or JSON.
    Yaml,
    /// Argdown: statements, arguments and their reconstructions, in the manner of Markdown.
    Argdown,
    /// The Argument Interchange Format: AIFdb's JSON, and xAIF.
    Aif,
    /// The Goal Structuring Notation, as gsn2x has it in YAML.
    Gsn,
    /// Carneades 4: statements, arguments and issues in YAML.
    Carneades,
    /// A discussion of Kialo's as it exports them.
    Kialo,
    /// The formats of the competition ICCMA: `p af` and `p aba`.
    Iccma,
    /// ASPARTIX's format: facts `arg(a).` and `att(a,b).`
    Apx,
    /// The Trivial Graph Format: arguments and attacks.
    Tgf,
    /// Relations in a table with commas between the cells.
    Csv,
    /// The same with tabs.
    Tsv,
    /// What our own export as JSON writes.
    Json,
}

struct Entry {
    notation: Notation,
    name: &'static str,
    /// What it is called in a sentence.
    title: &'static str,
    /// The endings that only its files have.
    extensions: &'static [&'static str],
    summary: &'static str,
    read: Reader,
}

/// How a notation is read.
#[derive(Clone, Copy)]
pub(crate) enum Reader {
    /// As a map of our own.
    Own,
    /// From its text.
    Text(fn(&mut Text<'_>) -> Reading),
    /// From its text, which tells by its beginning what it is where the name of the file tells nothing.
    Told {
        /// Reads it.
        read: fn(&mut Text<'_>) -> Reading,
        /// Whether a text begins so.
        is_one: fn(&str) -> bool,
    },
    /// From YAML or JSON, in which it goes by the shape of the outermost node.
    Tree {
        /// Reads it.
        read: fn(&Tree) -> Reading,
        /// Whether a node has that shape.
        is_one: fn(Node<'_>) -> bool,
    },
}

/// The registry.
const NOTATIONS: &[Entry] = &[
    Entry {
        notation: Notation::Yaml,
        name: "yaml",
        title: "a map of our own",
        // What ends in `.yaml` or `.json` may be of another notation, which its shape tells.
        extensions: &[],
        summary: "a map of our own, in YAML or JSON",
        read: Reader::Own,
    },
    Entry {
        notation: Notation::Argdown,
        name: "argdown",
        title: "Argdown",
        extensions: &["argdown", "ad"],
        summary: "statements, arguments and their reconstructions in Argdown 1.7",
        read: Reader::Text(argdown::read),
    },
    Entry {
        notation: Notation::Aif,
        name: "aif",
        title: "AIF",
        // A file that ends in `.aif` is more often a recording: what is a graph is known by its shape.
        extensions: &["xaif"],
        summary: "claims, inferences, conflicts and dialogue in the Argument Interchange Format",
        read: Reader::Tree { read: aif::read, is_one: aif::is_one },
    },
    Entry {
        notation: Notation::Gsn,
        name: "gsn",
        title: "GSN",
        extensions: &["gsn"],
        summary: "goals, strategies and solutions of gsn2x",
        read: Reader::Tree { read: gsn::read, is_one: gsn::is_one },
    },
    Entry {
        notation: Notation::Carneades,
        name: "carneades",
        title: "Carneades",
        extensions: &[],
        summary: "statements, arguments and issues of Carneades 4",
        read: Reader::Tree { read: carneades::read, is_one: carneades::is_one },
    },
    Entry {
        notation: Notation::Kialo,
        name: "kialo",
        title: "a discussion of Kialo's",
        extensions: &["kialo"],
        summary: "the pros and cons of a discussion as Kialo exports it",
        read: Reader::Told { read: kialo::read, is_one: kialo::is_one },
    },
    Entry {
        notation: Notation::Iccma,
        name: "iccma",
        title: "a framework of the competition's",
        extensions: &["af", "aba", "iccma"],
        summary: "abstract and assumption-based frameworks as the competition has them",
        read: Reader::Text(iccma::read),
    },
    Entry {
        notation: Notation::Apx,
        name: "apx",
        title: "a framework in APX",
        extensions: &["apx"],
        summary: "arguments and attacks as facts of answer set programming",
        read: Reader::Text(apx::read),
    },
    Entry {
        notation: Notation::Tgf,
        name: "tgf",
        title: "a framework in TGF",
        extensions: &["tgf"],
        summary: "arguments and attacks in the Trivial Graph Format",
        read: Reader::Text(tgf::read),
    },
    Entry {
        notation: Notation::Csv,
        name: "csv",
        title: "a table with commas",
        extensions: &["csv"],
        summary: "a list of relations in a table, with commas",
        read: Reader::Text(table::read_csv),
    },
    Entry {
        notation: Notation::Tsv,
        name: "tsv",
        title: "a table with tabs",
        extensions: &["tsv"],
        summary: "a list of relations in a table, with tabs",
        read: Reader::Text(table::read_tsv),
    },
    Entry {
        notation: Notation::Json,
        name: "json",
        title: "an export as JSON",
        extensions: &[],
        summary: "a map as our own export as JSON writes it",
        read: Reader::Tree { read: json::read, is_one: json::is_one },
    },
];

impl Notation {
    /// Every notation.
    pub const ALL: &'static [Notation] = &[
        Notation::Yaml,
        Notation::Argdown,
        Notation::Aif,
        Notation::Gsn,
        Notation::Carneades,
        Notation::Kialo,
        Notation::Iccma,
        Notation::Apx,
        Notation::Tgf,
        Notation::Csv,
        Notation::Tsv,
        Notation::Json,
    ];

    fn entry(self) -> &'static Entry {
        // Every variant has its line; a test goes through them.
        NOTATIONS.iter().find(|entry| entry.notation == self).unwrap_or(&NOTATIONS[0])
    }

    /// The name, as on the command line.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// What it is called in a sentence: `Argdown`, `a table with tabs`.
    pub fn title(self) -> &'static str {
        self.entry().title
    }

    /// The endings that only its files have, without a dot.
    pub fn extensions(self) -> &'static [&'static str] {
        self.entry().extensions
    }

    /// What it is, in a few words.
    pub fn summary(self) -> &'static str {
        self.entry().summary
    }

    /// The notation that a file's name tells by its ending, in capitals or not.
    pub fn of_name(name: impl AsRef<Path>) -> Option<Notation> {
        let ending = name.as_ref().extension()?.to_str()?;
        let has_it = |entry: &&Entry| entry.extensions.iter().any(|own| own.eq_ignore_ascii_case(ending));
        NOTATIONS.iter().find(has_it).map(|entry| entry.notation)
    }

    /// The notation that a tree of YAML or JSON is written in, if it is not our own.
    pub(crate) fn of_tree(tree: &Tree) -> Option<Notation> {
        let root = tree.root()?;
        let is_one = |entry: &&Entry| matches!(entry.read, Reader::Tree { is_one, .. } if is_one(root));
        NOTATIONS.iter().find(is_one).map(|entry| entry.notation)
    }

    /// The notation that a text tells by its beginning, if it is neither YAML nor JSON.
    pub(crate) fn of_text(text: &str) -> Option<Notation> {
        let is_one = |entry: &&Entry| matches!(entry.read, Reader::Told { is_one, .. } if is_one(text));
        NOTATIONS.iter().find(is_one).map(|entry| entry.notation)
    }

    /// What a help says of a text that looks like this notation and was read as another: how to have it read as this one.
    ///
    /// # Arguments
    ///
    /// * `is_included`: whether a file includes it, for which nobody can say what it is but its name.
    pub(crate) fn instead(self, is_included: bool) -> String {
        let looks = format!("this looks like {}", self.title());
        match (is_included, self.extensions()) {
            (true, [ending, ..]) => {
                format!("{looks}: give the file the ending `.{ending}`, by which an include knows it")
            }
            (true, []) => looks,
            (false, _) => format!("{looks}: read it with `--from {self}`"),
        }
    }

    pub(crate) fn reader(self) -> Reader {
        self.entry().read
    }
}

impl fmt::Display for Notation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

impl FromStr for Notation {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Notation, UnknownWord> {
        let named = |entry: &&Entry| entry.name == word || entry.extensions.contains(&word);
        NOTATIONS
            .iter()
            .find(named)
            .map(|entry| entry.notation)
            .ok_or_else(|| UnknownWord::near(word, "a notation", NOTATIONS.iter().map(|entry| entry.name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_has_one_line_and_is_found_by_its_names() {
        assert_eq!(Notation::ALL.len(), NOTATIONS.len());
        for &notation in Notation::ALL {
            assert_eq!(notation.entry().notation, notation);
            assert_eq!(notation.name().parse(), Ok(notation));
            for extension in notation.extensions() {
                assert_eq!(Notation::of_name(format!("a.b.{extension}")), Some(notation));
            }
        }
        assert_eq!(Notation::of_name("map.yaml"), None);
        assert!("tfg".parse::<Notation>().unwrap_err().to_string().contains("`tgf`"));
    }
}
