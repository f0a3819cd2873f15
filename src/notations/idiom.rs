//! How the author of a file says what a help tells them to say. A map of our own has a key for everything; another notation has
//! words of its own for some of it, and none for the rest: then it can be said in the map that is made of the file.

use super::Notation;
use crate::document::Verdict;

/// The way of saying things in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Idiom {
    /// A map of our own in YAML.
    Yaml,
    /// A map of our own in JSON, or our export of one, which has the same keys.
    Json,
    /// Another notation.
    Other(Notation),
}

/// Something that a help tells an author to say.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Thing<'t> {
    /// That a claim is what the map argues for.
    Conclusion {
        /// The id of the claim, or a word for one.
        id: &'t str,
        /// What the claim is called in the file.
        written: &'t str,
    },
    /// That a verdict is expected of a claim.
    Expectation(Verdict),
    /// That something undercuts an objection.
    Undercut,
    /// That a claim rests on a source.
    Citation,
    /// That there is a source.
    Source(&'t str),
    /// That a claim takes up a critical question.
    Question,
}

impl Thing<'_> {
    /// The same as an order, in words that belong to no notation.
    fn in_words(self) -> String {
        match self {
            Thing::Conclusion { .. } => "say which claim it argues for".to_owned(),
            Thing::Expectation(verdict) => format!("expect it to be {verdict}"),
            Thing::Undercut => "undercut it".to_owned(),
            Thing::Citation => "cite its source".to_owned(),
            Thing::Source(id) => format!("say what the source `{id}` is"),
            Thing::Question => "say what takes the question up".to_owned(),
        }
    }
}

impl Idiom {
    /// The idiom of a file.
    ///
    /// # Arguments
    ///
    /// * `notation`: the notation that it was read in, if it is not our own.
    /// * `text`: what it says.
    pub(crate) fn of(notation: Option<Notation>, text: &str) -> Idiom {
        // Nothing but white space and a byte order mark stands before it, and of that, in a file that anybody wrote, little.
        let text = text.trim_start_matches('\u{feff}');
        let first = text.chars().take(1_000).find(|letter| !letter.is_whitespace());
        match notation {
            Some(Notation::Json) => Idiom::Json,
            Some(Notation::Yaml) | None if first == Some('{') => Idiom::Json,
            Some(Notation::Yaml) | None => Idiom::Yaml,
            Some(notation) => Idiom::Other(notation),
        }
    }

    /// Whether the file has the keys of a map of our own.
    pub(crate) fn has_keys(self) -> bool {
        !matches!(self, Idiom::Other(_))
    }

    /// One text for files that have our keys, and another, in words that every notation understands, for those that have not.
    pub(crate) fn either<'t>(self, with_keys: &'t str, in_words: &'t str) -> &'t str {
        if self.has_keys() { with_keys } else { in_words }
    }

    /// How a thing is said, as an order; none where the notation has no words for it.
    pub(crate) fn order(self, thing: Thing<'_>) -> Option<String> {
        match self {
            Idiom::Yaml | Idiom::Json => Some(self.in_keys(thing)),
            Idiom::Other(notation) => in_notation(notation, thing),
        }
    }

    /// The same; where the notation has no words for a thing, where else it can be said.
    pub(crate) fn order_or_elsewhere(self, thing: Thing<'_>) -> String {
        self.order(thing).unwrap_or_else(|| self.elsewhere(thing))
    }

    /// The order to say a thing in the map that is made of the file.
    pub(crate) fn elsewhere(self, thing: Thing<'_>) -> String {
        let (order, title) = (thing.in_words(), self.notation().title());
        format!(
            "{order} in the map that `elenchus import FILE` makes of this file: {title} has no word for it"
        )
    }

    /// Whether anything can be argued for, and not only objected to.
    pub(crate) fn has_support(self) -> bool {
        !matches!(self.notation(), Notation::Iccma | Notation::Apx | Notation::Tgf)
    }

    /// How a thing is said in the keys of our own.
    fn in_keys(self, thing: Thing<'_>) -> String {
        let key = |key: &str| match self {
            Idiom::Json => format!("`\"{key}\"`"),
            _ => format!("`{key}:`"),
        };
        let entry = |key: &str, value: &str| match self {
            Idiom::Json => format!("`\"{key}\": \"{value}\"`"),
            _ => format!("`{key}: {value}`"),
        };
        match thing {
            Thing::Conclusion { id, .. } => format!("write {}", entry("conclusion", id)),
            Thing::Expectation(verdict) => format!("write {}", entry("expect", verdict.name())),
            Thing::Undercut => "undercut it with `unless`".to_owned(),
            Thing::Citation => format!("add {} with its source", key("from")),
            Thing::Source(id) => format!("add `{id}` under {}", key("sources")),
            Thing::Question => format!("name under {} the claim that takes it up", key("questions")),
        }
    }

    fn notation(self) -> Notation {
        match self {
            Idiom::Yaml => Notation::Yaml,
            Idiom::Json => Notation::Json,
            Idiom::Other(notation) => notation,
        }
    }
}

/// How a thing is said in another notation; none where it has no words for it.
fn in_notation(notation: Notation, thing: Thing<'_>) -> Option<String> {
    use Notation::{Aif, Argdown, Carneades, Csv, Gsn, Tsv};
    let front_matter =
        |data: String| format!("write `elenchus: {{{data}}}` in the front matter, between two lines `===`");
    Some(match (notation, thing) {
        (Argdown, Thing::Conclusion { id, .. }) => front_matter(format!("conclusion: {id}")),
        (Argdown, Thing::Source(id)) => front_matter(format!("sources: {{{id}: {{title: …}}}}")),
        (Argdown, Thing::Expectation(verdict)) => {
            format!("write `{{elenchus: {{expect: {verdict}}}}}` behind the statement")
        }
        (Argdown, Thing::Citation) => "write `{elenchus: {from: SOURCE}}` behind the statement".to_owned(),
        (Argdown, Thing::Question) => {
            "name under `questions`, in the data `elenchus` of the inference, the claim that takes it up"
                .to_owned()
        }
        (Argdown, Thing::Undercut) => "undercut it with `<_`".to_owned(),
        (Aif, Thing::Undercut) => "let a CA lead to it".to_owned(),
        (Csv | Tsv, Thing::Undercut) => "undercut it with a row of the relation `undercut`".to_owned(),
        (Csv | Tsv, Thing::Conclusion { written, .. }) => {
            format!("add a row with `{written}` as its source, `conclusion` as its relation and no target")
        }
        (Carneades, Thing::Undercut) => "give it an `undercutter`".to_owned(),
        (Carneades, Thing::Expectation(verdict)) => {
            let label = match verdict {
                Verdict::Accepted => "in",
                Verdict::Contested => "undecided",
                Verdict::Rejected | Verdict::Unsupported => "out",
            };
            format!("expect it to be `{label}`")
        }
        (Gsn, Thing::Expectation(_)) => "take its `defeated` out".to_owned(),
        _ => return None,
    })
}
