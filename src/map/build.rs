//! Maps built in code.

use jiff::civil::Date;

use super::{ArgumentMap, Error, Loader};
use crate::{
    diagnostic::Level,
    document::{
        Argument, Citation, Claim, Conflict, Document, LintLevel, Meta, Reply, Scheme, Source, Standing,
        Strength, Verdict, Window,
    },
    source::Spanned,
};

/// Builds a map in code. [`MapBuilder::build`] writes the document as YAML and reads that, so a built map has
/// passed exactly what a written one has, and its findings point into the YAML that it stands for.
///
/// # Examples
///
/// ```
/// use elenchus::{ArgumentMap, map::{ArgumentBuilder, ClaimBuilder}, Semantics, Strength, Verdict};
///
/// let map = ArgumentMap::builder()
///     .title("Should the bridge close?")
///     .conclusion("close")
///     .claim(ClaimBuilder::new("close", "The bridge should close.").because(["corroded"]).despite(["costly"]))
///     .claim(ClaimBuilder::new("corroded", "The main cable is corroded."))
///     .claim(ClaimBuilder::new("costly", "The detour is costly.").strength(Strength::Weak))
///     .build()?;
/// assert_eq!(map.verdicts(Semantics::Grounded)["close"], Verdict::Accepted);
/// # Ok::<(), elenchus::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct MapBuilder {
    document: Document,
}

impl MapBuilder {
    /// An empty map.
    pub fn new() -> MapBuilder {
        MapBuilder::default()
    }

    /// Sets the title.
    pub fn title(mut self, title: impl Into<String>) -> MapBuilder {
        self.document.title = Some(title.into().into());
        self
    }

    /// Sets the note.
    pub fn note(mut self, note: impl Into<String>) -> MapBuilder {
        self.document.note = Some(note.into());
        self
    }

    /// Sets the free-form data.
    pub fn meta(mut self, meta: Meta) -> MapBuilder {
        self.document.meta = Some(Box::new(meta));
        self
    }

    /// Adds a conclusion.
    pub fn conclusion(mut self, id: impl Into<String>) -> MapBuilder {
        self.document.conclusion.push(id.into().into());
        self
    }

    /// Sets the day on which time-bound claims are judged.
    pub fn as_of(mut self, day: Date) -> MapBuilder {
        self.document.as_of = Some(day.into());
        self
    }

    /// Adds a source. Its `id` is the first argument; the one within `source` is not looked at.
    pub fn source(mut self, id: impl Into<String>, source: Source) -> MapBuilder {
        self.document.sources.push(Source { id: id.into().into(), ..source });
        self
    }

    /// Adds an argumentation scheme of the map's own. Its `id` is the first argument.
    pub fn scheme(mut self, id: impl Into<String>, scheme: Scheme) -> MapBuilder {
        self.document.schemes.push(Scheme { id: id.into().into(), ..scheme });
        self
    }

    /// Adds a claim.
    pub fn claim(mut self, claim: ClaimBuilder) -> MapBuilder {
        self.document.claims.push(claim.claim);
        self
    }

    /// Adds a conflict: at most one of the claims can stand.
    pub fn conflict<I: Into<String>>(mut self, between: impl IntoIterator<Item = I>) -> MapBuilder {
        self.document.conflicts.push(Conflict { between: ids(between), ..Conflict::default() });
        self
    }

    /// Sets the level of a check for this map.
    pub fn lint(mut self, check: impl Into<String>, level: Level) -> MapBuilder {
        self.document.lints.push(LintLevel { check: check.into().into(), level });
        self
    }

    /// The document as it stands.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Makes the map.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`] with every finding, as for a written map.
    pub fn build(&self) -> Result<ArgumentMap, Error> {
        ArgumentMap::from_document(&self.document)
    }
}

impl ArgumentMap {
    /// Makes a map of a document.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`] with every finding, as for a written map.
    pub fn from_document(document: &Document) -> Result<ArgumentMap, Error> {
        Loader::new().parse("map", &document.to_yaml()?).into_map()
    }
}

/// Builds a claim for [`MapBuilder::claim`].
#[derive(Clone, Debug)]
pub struct ClaimBuilder {
    claim: Claim,
}

impl ClaimBuilder {
    /// A claim of an id and a sentence.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> ClaimBuilder {
        ClaimBuilder { claim: Claim { id: id.into().into(), text: text.into().into(), ..Claim::default() } }
    }

    /// Sets where it stands.
    pub fn standing(mut self, standing: Standing) -> ClaimBuilder {
        self.claim.standing = Some(standing.into());
        self
    }

    /// Sets the strength of the assertion.
    pub fn strength(mut self, strength: Strength) -> ClaimBuilder {
        self.claim.strength = Some(strength.into());
        self
    }

    /// Adds an argument of the premises alone.
    pub fn because<I: Into<String>>(self, premises: impl IntoIterator<Item = I>) -> ClaimBuilder {
        self.because_of(ArgumentBuilder::new(premises))
    }

    /// Adds an argument.
    pub fn because_of(mut self, argument: ArgumentBuilder) -> ClaimBuilder {
        self.claim.because.push(argument.argument);
        self
    }

    /// Adds a bare objection of the premises.
    pub fn despite<I: Into<String>>(self, premises: impl IntoIterator<Item = I>) -> ClaimBuilder {
        self.despite_of(ArgumentBuilder::new(premises))
    }

    /// Adds an objection.
    pub fn despite_of(mut self, objection: ArgumentBuilder) -> ClaimBuilder {
        self.claim.despite.push(objection.argument);
        self
    }

    /// Adds an undercut of the assertion.
    pub fn unless(mut self, id: impl Into<String>) -> ClaimBuilder {
        self.claim.unless.push(id.into().into());
        self
    }

    /// Adds a citation.
    pub fn cites(mut self, citation: Citation) -> ClaimBuilder {
        self.claim.from.push(citation);
        self
    }

    /// Sets the days on which it holds.
    pub fn holds(mut self, from: Option<Date>, until: Option<Date>) -> ClaimBuilder {
        self.claim.holds = Some(Window { from: from.map(Spanned::from), until: until.map(Spanned::from) });
        self
    }

    /// Sets the author's confidence, from 0 to 1.
    pub fn confidence(mut self, confidence: f64) -> ClaimBuilder {
        self.claim.confidence = Some(confidence.into());
        self
    }

    /// Sets the verdict that is expected.
    pub fn expect(mut self, verdict: Verdict) -> ClaimBuilder {
        self.claim.expect = Some(verdict.into());
        self
    }

    /// Adds a tag.
    pub fn tag(mut self, tag: impl Into<String>) -> ClaimBuilder {
        self.claim.tags.push(tag.into());
        self
    }

    /// Sets the note.
    pub fn note(mut self, note: impl Into<String>) -> ClaimBuilder {
        self.claim.note = Some(note.into());
        self
    }

    /// Sets the section.
    pub fn section(mut self, section: impl Into<String>) -> ClaimBuilder {
        self.claim.section = Some(section.into());
        self
    }

    /// Sets the free-form data.
    pub fn meta(mut self, meta: Meta) -> ClaimBuilder {
        self.claim.meta = Some(Box::new(meta));
        self
    }
}

/// Builds an argument or an objection for [`ClaimBuilder`].
#[derive(Clone, Debug)]
pub struct ArgumentBuilder {
    argument: Argument,
}

impl ArgumentBuilder {
    /// An argument of premises that work together.
    pub fn new<I: Into<String>>(premises: impl IntoIterator<Item = I>) -> ArgumentBuilder {
        ArgumentBuilder { argument: Argument { premises: ids(premises), ..Argument::default() } }
    }

    /// An argument of premises that work together, each by the role that it plays in the scheme.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::{ArgumentMap, map::{ArgumentBuilder, ClaimBuilder}};
    ///
    /// let map = ArgumentMap::builder()
    ///     .conclusion("fire")
    ///     .claim(ClaimBuilder::new("fire", "There is a fire.").because_of(
    ///         ArgumentBuilder::by_role([("sign", "smoke")])
    ///             .scheme("sign")
    ///             .warrant("Where there is smoke, there is fire.")
    ///             .question("other-cause", ["no-fog"]),
    ///     ))
    ///     .claim(ClaimBuilder::new("smoke", "There is smoke.").because(["no-fog"]))
    ///     .claim(ClaimBuilder::new("no-fog", "It is no fog: it rises from the chimney."))
    ///     .build()?;
    /// assert!(map.check().is_clean());
    /// # Ok::<(), elenchus::Error>(())
    /// ```
    pub fn by_role<R: Into<String>, I: Into<String>>(
        premises: impl IntoIterator<Item = (R, I)>,
    ) -> ArgumentBuilder {
        let spanned = |(role, premise): (R, I)| (Spanned::from(role.into()), Spanned::from(premise.into()));
        let (roles, premises) = premises.into_iter().map(spanned).unzip();
        ArgumentBuilder { argument: Argument { premises, roles, ..Argument::default() } }
    }

    /// Names it.
    pub fn id(mut self, id: impl Into<String>) -> ArgumentBuilder {
        self.argument.id = Some(id.into().into());
        self
    }

    /// Sets its argumentation scheme.
    pub fn scheme(mut self, scheme: impl Into<String>) -> ArgumentBuilder {
        self.argument.scheme = Some(scheme.into().into());
        self
    }

    /// Says why the step holds.
    pub fn warrant(mut self, warrant: impl Into<String>) -> ArgumentBuilder {
        self.argument.warrant = Some(warrant.into());
        self
    }

    /// Makes the step strict. An objection cannot be: one without a strength is as strong as its premises.
    pub fn strict(mut self) -> ArgumentBuilder {
        self.argument.strict = Some(true.into());
        self
    }

    /// Sets the strength of the step.
    pub fn strength(mut self, strength: Strength) -> ArgumentBuilder {
        self.argument.strength = Some(strength.into());
        self
    }

    /// Adds an undercut of the step.
    pub fn unless(mut self, id: impl Into<String>) -> ArgumentBuilder {
        self.argument.unless.push(id.into().into());
        self
    }

    /// Says which claims take up a critical question of the scheme.
    pub fn question<I: Into<String>>(
        mut self,
        question: impl Into<String>,
        by: impl IntoIterator<Item = I>,
    ) -> ArgumentBuilder {
        let reply = Reply { question: question.into().into(), by: ids(by), note: None };
        self.argument.questions.push(reply);
        self
    }

    /// Takes up a critical question of the scheme in words.
    pub fn question_note(mut self, question: impl Into<String>, note: impl Into<String>) -> ArgumentBuilder {
        let reply = Reply { question: question.into().into(), by: Vec::new(), note: Some(note.into()) };
        self.argument.questions.push(reply);
        self
    }

    /// Sets the note.
    pub fn note(mut self, note: impl Into<String>) -> ArgumentBuilder {
        self.argument.note = Some(note.into());
        self
    }
}

fn ids<I: Into<String>>(ids: impl IntoIterator<Item = I>) -> Vec<Spanned<String>> {
    ids.into_iter().map(|id| Spanned::from(id.into())).collect()
}
