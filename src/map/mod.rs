//! The argument map: names resolved, ready for questions.
//!
//! [`ArgumentMap`] owns everything that was read. Claims, arguments, sources and sections are numbered in the
//! author's order, and every listing keeps that order.

mod build;
mod error;
mod graph;
mod include;
mod limits;
mod load;
mod loading;
mod resolve;
mod schemes;
mod select;
mod to_document;
mod uses;

pub use build::{ArgumentBuilder, ClaimBuilder, MapBuilder};
pub use error::Error;
pub use graph::{Edge, Node};
pub use limits::Limits;
pub use load::{Loaded, Loader};
pub(crate) use loading::read_regular;
pub use select::{Selection, View};
pub use uses::Use;

use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
    sync::OnceLock,
};

use jiff::civil::Date;

use crate::{
    diagnostic::Suppressions,
    document::{self, LintLevel, Meta, Scheme, Source, Standing, Strength},
    notations::{Notation, idiom::Idiom},
    source::{FileId, FileSet, Span, Spanned},
};

macro_rules! index_type {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The number, from 0, in the author's order.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            pub(crate) fn new(index: usize) -> $name {
                $name(index as u32)
            }
        }
    };
}

index_type! {
    /// A claim of one map.
    ClaimId
}
index_type! {
    /// An argument or an objection of one map.
    ArgumentId
}
index_type! {
    /// A source of one map.
    SourceId
}
index_type! {
    /// A section of one map.
    SectionId
}

/// Whether an argument speaks for its claim or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// It stands under `because`.
    Support,
    /// It stands under `despite`.
    Objection,
}

/// A claim with its names resolved.
#[derive(Clone, Debug)]
pub struct Claim {
    // What the theory and most checks ask of every claim lies together; what the author wrote besides is asked of a
    // few, and would only stand between them.
    pub(crate) authored: Box<document::Claim>,
    pub(crate) standing: Option<Standing>,
    pub(crate) strength: Strength,
    pub(crate) section: SectionId,
    pub(crate) because: Vec<ArgumentId>,
    pub(crate) despite: Vec<ArgumentId>,
    pub(crate) unless: Vec<ClaimId>,
}

impl Claim {
    /// A claim whose references are still to be resolved.
    pub(crate) fn new(authored: document::Claim, section: SectionId) -> Claim {
        Claim {
            standing: authored.standing.as_ref().map(|standing| standing.value),
            strength: authored.strength.as_ref().map(|strength| strength.value).unwrap_or_default(),
            authored: Box::new(authored),
            section,
            because: Vec::new(),
            despite: Vec::new(),
            unless: Vec::new(),
        }
    }

    /// The id in the map.
    pub fn id(&self) -> &str {
        &self.authored.id.value
    }

    /// The sentence.
    pub fn text(&self) -> &str {
        &self.authored.text.value
    }

    /// Where it stands: as the author says, else asserted without `because` and open with it.
    pub fn standing(&self) -> Standing {
        match (self.standing, self.because.is_empty()) {
            (Some(standing), _) => standing,
            (None, true) => Standing::Asserted,
            (None, false) => Standing::Open,
        }
    }

    /// The strength of the assertion.
    pub fn strength(&self) -> Strength {
        self.strength
    }

    /// The arguments for it, in the author's order.
    pub fn because(&self) -> &[ArgumentId] {
        &self.because
    }

    /// The objections to it, in the author's order.
    pub fn despite(&self) -> &[ArgumentId] {
        &self.despite
    }

    /// The claims that undercut its assertion.
    pub fn unless(&self) -> &[ClaimId] {
        &self.unless
    }

    /// The section it belongs to.
    pub fn section(&self) -> SectionId {
        self.section
    }

    /// The rest of what the author wrote: citations, window, confidence, expectation, tags, note, meta, and
    /// the places of all of it. `because` and `despite` are empty here: they have become arguments.
    pub fn authored(&self) -> &document::Claim {
        &self.authored
    }

    /// Whether it holds on `day`; always, where no day is given.
    pub fn holds_on(&self, day: Option<Date>) -> bool {
        match (day, &self.authored.holds) {
            (Some(day), Some(window)) => window.holds_on(day),
            _ => true,
        }
    }

    /// The place of the id, for findings about the claim as a whole.
    pub fn span(&self) -> Option<Span> {
        self.authored.id.span
    }
}

/// An argument for a claim or an objection to it.
#[derive(Clone, Debug)]
pub struct Argument {
    authored: Box<document::Argument>,
    target: ClaimId,
    side: Side,
    is_strict: bool,
    strength: Strength,
    premises: Vec<ClaimId>,
    unless: Vec<ClaimId>,
}

impl Argument {
    /// An argument whose references are resolved.
    pub(crate) fn new(
        authored: document::Argument,
        (side, target): (Side, ClaimId),
        premises: Vec<ClaimId>,
        unless: Vec<ClaimId>,
    ) -> Argument {
        let is_strict = match side {
            Side::Support => authored.strict.as_ref().is_some_and(|strict| strict.value),
            Side::Objection => authored.strength.is_none() && authored.unless.is_empty(),
        };
        let strength = authored.strength.as_ref().map(|strength| strength.value).unwrap_or_default();
        Argument { authored: Box::new(authored), target, side, is_strict, strength, premises, unless }
    }

    /// The claim it is for or against.
    pub fn target(&self) -> ClaimId {
        self.target
    }

    /// Whether it is for or against.
    pub fn side(&self) -> Side {
        self.side
    }

    /// Its premises, which work only together.
    pub fn premises(&self) -> &[ClaimId] {
        &self.premises
    }

    /// Its premises, each with the role that it plays in the scheme, where the author names one.
    pub fn premises_by_role(&self) -> impl ExactSizeIterator<Item = (Option<&str>, ClaimId)> {
        let role = |at: usize| self.authored.roles.get(at).map(|role| role.value.as_str());
        self.premises.iter().enumerate().map(move |(at, &premise)| (role(at), premise))
    }

    /// The argumentation scheme, as the author calls it.
    pub fn scheme(&self) -> Option<&str> {
        self.authored.scheme.as_ref().map(|scheme| scheme.value.as_str())
    }

    /// The claims that undercut the step.
    pub fn unless(&self) -> &[ClaimId] {
        &self.unless
    }

    /// Whether the step is strict: a support that says so, or a bare objection, one without a strength or
    /// `unless` of its own, which is exactly as strong as its premises.
    pub fn is_strict(&self) -> bool {
        self.is_strict
    }

    /// The strength of the step; of no meaning where it is strict.
    pub fn strength(&self) -> Strength {
        self.strength
    }

    /// The author's name for it, if it has one.
    pub fn id(&self) -> Option<&str> {
        self.authored.id.as_ref().map(|id| id.value.as_str())
    }

    /// The rest of what the author wrote: warrant, questions, note, and the places of all of it.
    pub fn authored(&self) -> &document::Argument {
        &self.authored
    }

    /// The place of the whole item.
    pub fn span(&self) -> Option<Span> {
        self.authored.place.0
    }
}

/// Claims of which at most one can stand.
#[derive(Clone, Debug)]
pub struct Conflict {
    pub(crate) authored: document::Conflict,
    pub(crate) between: Vec<ClaimId>,
}

impl Conflict {
    /// The claims.
    pub fn between(&self) -> &[ClaimId] {
        &self.between
    }

    /// What the author wrote, with its places.
    pub fn authored(&self) -> &document::Conflict {
        &self.authored
    }

    /// The place of the whole entry.
    pub fn span(&self) -> Option<Span> {
        self.authored.place.0
    }
}

/// A part of the map: a file, or what the claims name as their `section`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The name: a file's stem, or as the claims say.
    pub name: String,
    /// The title of the file, for people.
    pub title: Option<String>,
}

/// Where the local copy of a source is.
#[derive(Clone, Debug)]
pub(crate) struct SourceCopy {
    pub path: PathBuf,
    /// Whether the caller named it. What the map names must lie within the folder that was opened.
    pub chosen: bool,
}

/// An argument as a graph: claims, arguments for and against them, conflicts and sources.
///
/// # Examples
///
/// ```
/// use elenchus::{ArgumentMap, Semantics, Verdict};
///
/// let map = ArgumentMap::parse("
/// conclusion: close
/// claims:
///   close: { text: The bridge should close., because: [corroded] }
///   corroded: The main cable is corroded.
/// ")?;
/// assert!(map.check().is_clean());
/// assert_eq!(map.verdicts(Semantics::Grounded)["close"], Verdict::Accepted);
/// # Ok::<(), elenchus::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ArgumentMap {
    pub(crate) files: FileSet,
    pub(crate) root: Option<PathBuf>,
    pub(crate) title: Option<Spanned<String>>,
    pub(crate) note: Option<String>,
    pub(crate) meta: Option<Box<Meta>>,
    pub(crate) as_of: Option<Spanned<Date>>,
    pub(crate) sections: Vec<Section>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) claim_ids: HashMap<String, ClaimId>,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) conflicts: Vec<Conflict>,
    pub(crate) sources: Vec<Source>,
    pub(crate) source_ids: HashMap<String, SourceId>,
    pub(crate) source_copies: HashMap<SourceId, SourceCopy>,
    pub(crate) conclusions: Vec<(ClaimId, Option<Span>)>,
    pub(crate) lints: Vec<LintLevel>,
    pub(crate) schemes: Vec<Scheme>,
    pub(crate) scheme_names: HashMap<String, usize>,
    pub(crate) suppressions: Suppressions,
    /// The notations of the files that are not our own.
    pub(crate) notations: HashMap<FileId, Notation>,
    /// The most bytes of a source's copy that are read; the default where nobody set it.
    pub(crate) source_bytes: Option<u64>,
    /// The claims of which something could not be read or resolved, if the map was read in spite of findings.
    pub(crate) broken: Vec<ClaimId>,
    /// The claims that something unreadable or unresolved names: they are used, although nobody knows how.
    pub(crate) loose: Vec<ClaimId>,
    /// The ids of what could not be read: they are defined, although nobody knows as what.
    pub(crate) lost: HashSet<String>,
    pub(crate) uses: OnceLock<uses::Uses>,
    pub(crate) graph: OnceLock<petgraph::graph::DiGraph<Node, Edge>>,
}

impl ArgumentMap {
    /// How the file at a place says things; as a map in YAML does, where there is no place.
    pub(crate) fn idiom(&self, place: Option<Span>) -> Idiom {
        let file = place.map(|span| span.file);
        let notation = file.and_then(|file| self.notations.get(&file)).copied();
        let text =
            file.and_then(|file| self.files.iter().nth(file.index())).map_or("", |(_, file)| file.text());
        Idiom::of(notation, text)
    }

    /// Reads a file or a directory.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] where something cannot be read, [`Error::Broken`] with every finding where what was read
    /// is not a map. [`Loader`] reads with other limits, and yields a map in spite of findings.
    pub fn load(path: impl AsRef<Path>) -> Result<ArgumentMap, Error> {
        Loader::new().load(path)?.into_map()
    }

    /// Reads a map from text, YAML or JSON. Includes are refused: a text has no folder.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`] with every finding where the text is not a map.
    pub fn parse(text: &str) -> Result<ArgumentMap, Error> {
        Loader::new().parse("map", text).into_map()
    }

    /// Starts a map in code.
    pub fn builder() -> MapBuilder {
        MapBuilder::new()
    }

    /// What the map is about.
    pub fn title(&self) -> Option<&str> {
        self.title.as_ref().map(|title| title.value.as_str())
    }

    /// The author's note on the map.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// Free-form data of the map.
    pub fn meta(&self) -> Option<&Meta> {
        self.meta.as_deref()
    }

    /// The day on which time-bound claims are judged.
    pub fn as_of(&self) -> Option<Date> {
        self.as_of.as_ref().map(|day| day.value)
    }

    /// Judges the map as of another day, or, with `None`, without looking at windows.
    pub fn set_as_of(&mut self, day: Option<Date>) {
        self.as_of = day.map(Spanned::from);
    }

    /// The claims the map argues for, in the author's order.
    pub fn conclusions(&self) -> impl ExactSizeIterator<Item = ClaimId> {
        self.conclusions.iter().map(|&(claim, _)| claim)
    }

    /// All claims.
    pub fn claims(&self) -> impl ExactSizeIterator<Item = (ClaimId, &Claim)> + Clone {
        self.claims.iter().enumerate().map(|(index, claim)| (ClaimId::new(index), claim))
    }

    /// All arguments and objections, claim by claim: first those for it, then those against it.
    pub fn arguments(&self) -> impl ExactSizeIterator<Item = (ArgumentId, &Argument)> + Clone {
        self.arguments.iter().enumerate().map(|(index, argument)| (ArgumentId::new(index), argument))
    }

    /// All conflicts.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// All sources.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = (SourceId, &Source)> + Clone {
        self.sources.iter().enumerate().map(|(index, source)| (SourceId::new(index), source))
    }

    /// All sections, in the order in which they first appear.
    pub fn sections(&self) -> impl ExactSizeIterator<Item = (SectionId, &Section)> + Clone {
        self.sections.iter().enumerate().map(|(index, section)| (SectionId::new(index), section))
    }

    /// The claim of an index of this map.
    pub fn claim(&self, claim: ClaimId) -> &Claim {
        &self.claims[claim.index()]
    }

    /// The argument of an index of this map.
    pub fn argument(&self, argument: ArgumentId) -> &Argument {
        &self.arguments[argument.index()]
    }

    /// The source of an index of this map.
    pub fn source(&self, source: SourceId) -> &Source {
        &self.sources[source.index()]
    }

    /// The section of an index of this map.
    pub fn section(&self, section: SectionId) -> &Section {
        &self.sections[section.index()]
    }

    /// Looks a claim up by its id: O(1).
    pub fn find(&self, id: &str) -> Option<ClaimId> {
        self.claim_ids.get(id).copied()
    }

    /// Looks a source up by its id: O(1).
    pub fn find_source(&self, id: &str) -> Option<SourceId> {
        self.source_ids.get(id).copied()
    }

    /// The levels of checks that the map sets.
    pub fn lints(&self) -> &[LintLevel] {
        &self.lints
    }

    /// The files it was read from; empty where a program built it.
    pub fn files(&self) -> &FileSet {
        &self.files
    }

    /// Names the local copy of a source, wherever it is, in place of the map's own `file`.
    pub fn set_source_file(&mut self, source: SourceId, path: impl Into<PathBuf>) {
        self.source_copies.insert(source, SourceCopy { path: path.into(), chosen: true });
    }
}
