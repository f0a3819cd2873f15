//! Documents written and read through serde: the same keys, the short forms where nothing is lost by them.

use std::collections::HashMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _, ser::SerializeMap};

use super::{
    Argument, Citation, Claim, Conflict, Document, LintLevel, Meta, Question, Reply, Role, Scheme, Source,
    Window, decode, scheme::numbered,
};
use crate::syntax::Tree;

/// A mapping written key by key; what is left out is not written.
struct Keys<M>(M);

impl<M: SerializeMap> Keys<M> {
    fn put<V: Serialize + ?Sized>(&mut self, key: &str, value: &V) -> Result<(), M::Error> {
        self.0.serialize_entry(key, value)
    }

    fn maybe<V: Serialize>(&mut self, key: &str, value: Option<V>) -> Result<(), M::Error> {
        value.map_or(Ok(()), |value| self.put(key, &value))
    }

    fn text(&mut self, key: &str, value: Option<&String>) -> Result<(), M::Error> {
        self.maybe(key, value)
    }

    fn list<V: Serialize>(&mut self, key: &str, values: &[V]) -> Result<(), M::Error> {
        if values.is_empty() { Ok(()) } else { self.put(key, values) }
    }
}

fn keys<S: Serializer>(serializer: S) -> Result<Keys<S::SerializeMap>, S::Error> {
    serializer.serialize_map(None).map(Keys)
}

impl<T: Serialize> Serialize for crate::source::Spanned<T> {
    /// The value alone.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// Anything that is shown as text.
struct Shown<T>(T);

impl<T: std::fmt::Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Entries by id, in order.
struct ById<'d, T>(&'d [T], fn(&T) -> &str);

impl<T: Serialize> Serialize for ById<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|entry| ((self.1)(entry), entry)))
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = keys(serializer)?;
        map.maybe("title", self.title.as_ref())?;
        map.text("note", self.note.as_ref())?;
        map.maybe("meta", self.meta.as_ref())?;
        match &self.conclusion[..] {
            [one] => map.put("conclusion", one)?,
            several => map.list("conclusion", several)?,
        }
        map.maybe("as-of", self.as_of.as_ref().map(|day| Shown(day.value)))?;
        map.list("include", &self.include)?;
        if !self.lints.is_empty() {
            map.put("lints", &Lints(&self.lints))?;
        }
        if !self.schemes.is_empty() {
            map.put("schemes", &ById(&self.schemes, |scheme| &scheme.id.value))?;
        }
        if !self.sources.is_empty() {
            map.put("sources", &ById(&self.sources, |source| &source.id.value))?;
        }
        if !self.claims.is_empty() {
            map.put("claims", &ById(&self.claims, |claim| &claim.id.value))?;
        }
        map.list("conflicts", &self.conflicts)?;
        map.0.end()
    }
}

struct Lints<'d>(&'d [LintLevel]);

impl Serialize for Lints<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|lint| (&lint.check, lint.level.name())))
    }
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = keys(serializer)?;
        map.text("title", self.title.as_ref())?;
        map.text("author", self.author.as_ref())?;
        map.maybe("published", self.published.as_ref().map(|date| Shown(date.value)))?;
        map.text("url", self.url.as_ref())?;
        map.maybe("file", self.file.as_ref())?;
        map.maybe("sha256", self.sha256.as_ref())?;
        map.text("note", self.note.as_ref())?;
        map.0.end()
    }
}

impl Serialize for Claim {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bare = Claim { id: self.id.clone(), text: self.text.clone(), ..Claim::default() };
        if *self == bare {
            return self.text.serialize(serializer);
        }
        let mut map = keys(serializer)?;
        map.put("text", &self.text)?;
        map.maybe("standing", self.standing.as_ref())?;
        map.maybe("strength", self.strength.as_ref())?;
        map.list("because", &self.because)?;
        map.list("despite", &self.despite)?;
        map.list("unless", &self.unless)?;
        match &self.from[..] {
            [one] => map.put("from", one)?,
            several => map.list("from", several)?,
        }
        map.maybe("holds", self.holds.as_ref())?;
        map.maybe("confidence", self.confidence.as_ref())?;
        map.maybe("expect", self.expect.as_ref())?;
        map.list("tags", &self.tags)?;
        map.text("note", self.note.as_ref())?;
        map.text("section", self.section.as_ref())?;
        map.maybe("meta", self.meta.as_ref())?;
        map.0.end()
    }
}

impl Serialize for Argument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bare = Argument { premises: self.premises.clone(), ..Argument::default() };
        match (*self == bare, &self.premises[..]) {
            (true, [one]) => return one.serialize(serializer),
            (true, several) => return several.serialize(serializer),
            _ => {}
        }
        let mut map = keys(serializer)?;
        map.maybe("id", self.id.as_ref())?;
        match &self.premises[..] {
            _ if !self.roles.is_empty() => map.put("premises", &ByRole::of(self)?)?,
            [one] => map.put("premises", one)?,
            several => map.put("premises", several)?,
        }
        map.maybe("scheme", self.scheme.as_ref())?;
        map.text("warrant", self.warrant.as_ref())?;
        map.maybe("strict", self.strict.as_ref())?;
        map.maybe("strength", self.strength.as_ref())?;
        map.list("unless", &self.unless)?;
        if !self.questions.is_empty() {
            map.put("questions", &ById(&self.questions, |reply| &reply.question.value))?;
        }
        map.text("note", self.note.as_ref())?;
        map.0.end()
    }
}

/// The premises of an argument by their roles, in the order in which the roles first stand.
struct ByRole<'d>(Vec<(&'d str, Vec<&'d str>)>);

impl<'d> ByRole<'d> {
    fn of<E: serde::ser::Error>(argument: &'d Argument) -> Result<ByRole<'d>, E> {
        if argument.roles.len() != argument.premises.len() {
            return Err(E::custom("an argument has as many roles as premises, or none"));
        }
        let mut places = HashMap::new();
        let mut roles: Vec<(&str, Vec<&str>)> = Vec::new();
        for (role, premise) in argument.roles.iter().zip(&argument.premises) {
            let at = *places.entry(role.value.as_str()).or_insert(roles.len());
            if at == roles.len() {
                roles.push((&role.value, Vec::new()));
            }
            roles[at].1.push(&premise.value);
        }
        Ok(ByRole(roles))
    }
}

impl Serialize for ByRole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = keys(serializer)?;
        for (role, premises) in &self.0 {
            match premises[..] {
                [one] => map.put(role, one)?,
                _ => map.put(role, premises)?,
            }
        }
        map.0.end()
    }
}

impl Serialize for Reply {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (&self.by[..], &self.note) {
            ([one], None) => return one.serialize(serializer),
            (several, None) if !several.is_empty() => return several.serialize(serializer),
            _ => {}
        }
        let mut map = keys(serializer)?;
        match &self.by[..] {
            [one] => map.put("by", one)?,
            several => map.list("by", several)?,
        }
        map.text("note", self.note.as_ref())?;
        map.0.end()
    }
}

impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if *self == (Citation { source: self.source.clone(), ..Citation::default() }) {
            return self.source.serialize(serializer);
        }
        let mut map = keys(serializer)?;
        map.put("source", &self.source)?;
        map.maybe("quote", self.quote.as_ref())?;
        map.maybe("digest", self.digest.as_ref())?;
        map.maybe("paragraph", self.paragraph.as_ref())?;
        match self.sentence.as_ref().map(|range| range.value) {
            Some(range) if range.first == range.last => map.put("sentence", &range.first)?,
            range => map.maybe("sentence", range.map(Shown))?,
        }
        map.text("page", self.page.as_ref())?;
        map.text("url", self.url.as_ref())?;
        map.text("note", self.note.as_ref())?;
        map.0.end()
    }
}

impl Serialize for Window {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = keys(serializer)?;
        map.maybe("from", self.from.as_ref().map(|day| Shown(day.value)))?;
        map.maybe("until", self.until.as_ref().map(|day| Shown(day.value)))?;
        map.0.end()
    }
}

impl Serialize for Conflict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.note.is_none() {
            return self.between.serialize(serializer);
        }
        let mut map = keys(serializer)?;
        map.put("between", &self.between)?;
        map.text("note", self.note.as_ref())?;
        map.0.end()
    }
}

impl Serialize for Scheme {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = keys(serializer)?;
        map.text("title", self.title.as_ref())?;
        match &self.aliases[..] {
            [one] => map.put("aliases", one)?,
            several => map.list("aliases", several)?,
        }
        match numbered(self.premises.iter().map(|role| role.id.value.as_str())) {
            true => map.list("premises", &self.premises)?,
            false => map.put("premises", &ById(&self.premises, |role| &role.id.value))?,
        }
        map.text("conclusion", self.conclusion.as_ref())?;
        let plain = self.questions.iter().all(|question| question.against.is_none());
        match plain && numbered(self.questions.iter().map(|question| question.id.value.as_str())) {
            true => map.list("questions", &self.questions)?,
            false => map.put("questions", &ById(&self.questions, |question| &question.id.value))?,
        }
        map.text("note", self.note.as_ref())?;
        map.text("source", self.source.as_ref())?;
        map.0.end()
    }
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.text.serialize(serializer)
    }
}

impl Serialize for Question {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.against.is_none() {
            return self.text.serialize(serializer);
        }
        let mut map = keys(serializer)?;
        map.put("text", &self.text)?;
        map.maybe("against", self.against.as_ref())?;
        map.0.end()
    }
}

/// What YAML 1.1 calls a line break and YAML 1.2 does not, and the byte order mark, which neither wants in a text.
const DISPUTED_BREAKS: [char; 4] = ['\u{85}', '\u{2028}', '\u{2029}', '\u{feff}'];

/// Reads the same keys and forms as a file has, through the same field table. The error is the first mistake;
/// [`crate::map::Loader`] finds them all, with their places.
impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Document, D::Error> {
        let value = Meta::deserialize(deserializer)?;
        let (document, findings, _) = decode::decode(None, &Tree::from_value(&value), false);
        match findings.into_iter().next() {
            None => Ok(document),
            Some(finding) => Err(D::Error::custom(finding.message)),
        }
    }
}

/// Anything as YAML that all readers read alike: see [`Document::to_yaml`].
pub(crate) fn yaml(value: &impl Serialize) -> Result<String, serde_yaml::Error> {
    let yaml = serde_yaml::to_string(value)?;
    if !yaml.contains(DISPUTED_BREAKS) {
        return Ok(yaml);
    }
    let json =
        serde_json::to_string_pretty(value).map_err(<serde_yaml::Error as serde::ser::Error>::custom)?;
    // Outside its strings JSON is ASCII, so all of these stand in strings.
    Ok(DISPUTED_BREAKS
        .iter()
        .fold(json, |json, &letter| json.replace(letter, &format!("\\u{:04x}", u32::from(letter)))))
}

impl Document {
    /// The document as YAML, in the author's order and the shortest forms. Words that YAML 1.1 would read as
    /// something else (`on`, `no`, `~`) are quoted. A document with characters that some readers of YAML take for
    /// line breaks and others do not (U+0085, U+2028, U+2029) is written as JSON, which all of them read alike.
    ///
    /// # Errors
    ///
    /// The writer's own error; a document made of text, numbers and dates has none.
    pub fn to_yaml(&self) -> Result<String, serde_yaml::Error> {
        yaml(self)
    }

    /// Reads a document from YAML or JSON text through serde.
    ///
    /// # Errors
    ///
    /// The first mistake. [`crate::map::Loader::parse`] finds them all, with their places, and within limits;
    /// use it for text from strangers.
    pub fn from_yaml(text: &str) -> Result<Document, serde_yaml::Error> {
        serde_yaml::from_str(text)
    }
}
