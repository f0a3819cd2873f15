//! The machinery of the field table: codecs, fields and records.
//!
//! A [`Codec`] knows how one kind of value is decoded and what it looks like to a schema; a [`Field`] is a key
//! with its codec and its documentation; a [`Record`] is a list of fields. Reading, "did you mean" and the JSON
//! Schema all come from here.

use crate::{
    diagnostic::{Code, Diagnostic, Label, format_codes},
    document::{Place, did_you_mean},
    source::{Span, Spanned},
    syntax::{Lost, Node, Value},
};

/// What a value looks like, for the schema and for messages.
pub(crate) enum Shape {
    /// Text with at least one visible character and no control characters.
    Text,
    /// An id.
    Id,
    /// A calendar day.
    Day,
    /// A year, a month or a day.
    PublicationDate,
    /// 64 hexadecimal digits.
    Digest,
    /// A sentence's number or a range of them.
    SentenceRange,
    /// Text or a whole number.
    TextOrNumber,
    /// A whole number from 1.
    Ordinal,
    /// A number from 0 to 1.
    Fraction,
    /// `true` or `false`.
    Truth,
    /// One of some words.
    Word(&'static [&'static str]),
    /// Anything.
    Any,
    /// A list of at least so many.
    List(Box<Shape>, usize),
    /// Ids with values, at least so many.
    Keyed(Box<Shape>, usize),
    /// Names, not ids, with values.
    Named(Box<Shape>),
    /// One of several.
    Either(Vec<Shape>),
    /// A mapping with known keys.
    Record(RecordShape),
}

/// A record, for the schema.
pub(crate) struct RecordShape {
    pub name: &'static str,
    pub doc: &'static str,
    pub fields: Vec<FieldShape>,
    pub needs: &'static [(&'static str, &'static str)],
}

pub(crate) struct FieldShape {
    pub name: &'static str,
    pub doc: &'static str,
    pub required: bool,
    pub shape: Shape,
}

/// How one kind of value is decoded.
pub(crate) trait Codec {
    type Value;

    /// What it looks like.
    fn shape() -> Shape;

    /// Decodes it; `None` where there is a finding instead.
    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Self::Value>;
}

type Read<R> = fn(&mut Decoder, Node<'_>, &mut R);

/// A key of a record.
pub(crate) struct Field<R> {
    pub name: &'static str,
    pub doc: &'static str,
    pub required: bool,
    pub shape: fn() -> Shape,
    pub read: Read<R>,
}

/// A mapping with known keys.
pub(crate) trait Record: Default + Sized + 'static {
    const NAME: &'static str;
    const DOC: &'static str;
    const FIELDS: &'static [Field<Self>];

    /// What to do where something else stands in its place.
    const INSTEAD: Option<&'static str> = None;

    /// Other words for its keys, which are not near them in spelling: the word, and the key that is meant.
    const SYNONYMS: &'static [(&'static str, &'static str)] = &[];

    /// Keys that mean something only beside another.
    const NEEDS: &'static [(&'static str, &'static str)] = &[];

    /// What an export says besides: of most of it only that it may stand there, because it follows from the rest.
    const EXPORTED: &'static [Field<Self>] = &[];

    /// The record's shape.
    fn record_shape() -> RecordShape {
        let field = |field: &Field<Self>| FieldShape {
            name: field.name,
            doc: field.doc,
            required: field.required,
            shape: (field.shape)(),
        };
        RecordShape {
            name: Self::NAME,
            doc: Self::DOC,
            fields: Self::FIELDS.iter().map(field).collect(),
            needs: Self::NEEDS,
        }
    }

    /// Whether it has a key.
    fn has_key(name: &str) -> bool {
        Self::FIELDS.iter().any(|field| field.name == name)
    }

    /// What is to be said when a required key is missing.
    fn missing(key: &'static str) -> &'static Code {
        let _ = key;
        &format_codes::MISSING_KEY
    }
}

/// The findings of one document as it is decoded.
#[derive(Default)]
pub(crate) struct Decoder {
    pub findings: Vec<Diagnostic>,
    /// The ids of entries that could not be read, because the mapping that should hold them is none.
    pub lost: Vec<Lost>,
    /// Whether entries were skipped because their text is not YAML: a key may have lost its value with them.
    pub skipped: bool,
    /// Whether it is an export that is decoded, which has more keys than authors write.
    pub exported: bool,
}

impl Decoder {
    /// Reports that a value is not what its key takes.
    pub fn wrong<T>(&mut self, node: Node<'_>, expected: &str) -> Option<T> {
        self.wrong_but(node, expected, None)
    }

    /// The same, with what to write instead, where that is known.
    pub fn wrong_but<T>(&mut self, node: Node<'_>, expected: &str, instead: Option<String>) -> Option<T> {
        let lost = self.skipped && matches!(node.value(), Value::Null);
        if !lost && !matches!(node.value(), Value::Broken) {
            let found = node.value().describe();
            let message = format!("expected {expected}, found {found}");
            let mut finding = Diagnostic::new(&format_codes::WRONG_TYPE, node.span(), message);
            if instead.is_some() {
                finding.help = instead;
            } else if let (Value::Number(_) | Value::Bool(_), Some(written)) = (node.value(), node.scalar())
                && (expected.contains("text") || expected.contains("an id"))
            {
                let quoted = format!("\"{}\"", shown(written));
                finding = finding.help(format!("put it in quotes to make it text: {quoted}"));
                if quoted.len() == written.len() + 2 {
                    finding = finding.fix("put it in quotes", node.span(), quoted);
                }
            }
            self.findings.push(finding);
        }
        None
    }

    /// Reports that a value, of the right kind, is not acceptable.
    pub fn refuse<T>(
        &mut self,
        code: &'static Code,
        node: Node<'_>,
        message: String,
        help: Option<String>,
    ) -> Option<T> {
        let mut finding = Diagnostic::new(code, node.span(), message);
        finding.help = help;
        self.findings.push(finding);
        None
    }

    /// Decodes the fields of a record. Whatever is wrong with one field leaves the others as they are; the
    /// answer is whether everything required is there. `place` is what a missing key is reported at.
    pub fn record<R: Record>(&mut self, node: Node<'_>, place: Option<Span>, record: &mut R) -> bool {
        let Value::Mapping(entries) = node.value() else {
            let _: Option<()> = self.wrong_but(node, "a mapping", R::INSTEAD.map(str::to_owned));
            return false;
        };
        let more = if self.exported { R::EXPORTED } else { &[] };
        let fields = || R::FIELDS.iter().chain(more);
        let mut seen: Vec<Option<Option<Span>>> = vec![None; R::FIELDS.len() + more.len()];
        for (key, value) in entries {
            let Some(name) = key.scalar() else {
                let _: Option<()> = self.wrong(key, "a key");
                continue;
            };
            let Some((index, field)) = fields().enumerate().find(|(_, field)| field.name == name) else {
                self.unknown_key::<R>(key, name);
                continue;
            };
            if let Some(first) = seen[index].replace(key.span()) {
                let message = format!("the key `{name}` stands twice in one {}", R::NAME);
                let finding = Diagnostic::new(&format_codes::DUPLICATE_KEY, key.span(), message);
                self.findings
                    .push(finding.here("again here").label(first, "first here").help("keep one of the two"));
                continue;
            }
            (field.read)(self, value, record);
        }
        let mut complete = true;
        for (field, seen) in R::FIELDS.iter().zip(&seen) {
            if field.required && seen.is_none() {
                let message = format!("this {} has no `{}`", R::NAME, field.name);
                let help = format!("add `{}:`", field.name);
                self.findings
                    .push(Diagnostic::new(R::missing(field.name), place.or(node.span()), message).help(help));
                complete = false;
            }
        }
        let written =
            |key: &str| R::FIELDS.iter().position(|field| field.name == key).and_then(|index| seen[index]);
        for (key, needed) in R::NEEDS {
            if let (Some(span), None) = (written(key), written(needed)) {
                let message = format!("`{key}` says nothing without `{needed}`");
                let finding = Diagnostic::new(&format_codes::MISSING_KEY, span, message);
                self.findings.push(finding.help(format!("add `{needed}:`")));
            }
        }
        complete
    }

    fn unknown_key<R: Record>(&mut self, key: Node<'_>, name: &str) {
        let names = || R::FIELDS.iter().map(|field| field.name);
        let article = if R::NAME.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        let message = format!("{article} {} has no key `{}`", R::NAME, shown(name));
        let mut finding = Diagnostic::new(&format_codes::UNKNOWN_KEY, key.span(), message);
        finding = if name == "<<" {
            finding.help("merge keys are not part of YAML 1.2; write the keys out")
        } else if let Some((_, meant)) = R::SYNONYMS.iter().find(|(word, _)| *word == name) {
            // Without a fix: what stands behind another word may have another form.
            finding.help(format!("did you mean `{meant}`?"))
        } else if let Some(meant) = did_you_mean(name, names()) {
            finding.help(format!("did you mean `{meant}`?")).fix(
                format!("write `{meant}`"),
                key.span(),
                meant,
            )
        } else {
            finding.help(format!("its keys are {}", names().collect::<Vec<_>>().join(", ")))
        };
        self.findings.push(finding);
    }
}

/// Text from a file, short enough and plain enough for one line of a message.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut plain: String =
        text.chars().take(LONGEST).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        plain.push('…');
    }
    plain
}

/// A value with its place.
pub(crate) struct At<C>(std::marker::PhantomData<C>);

impl<C: Codec> Codec for At<C> {
    type Value = Spanned<C::Value>;

    fn shape() -> Shape {
        C::shape()
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Spanned<C::Value>> {
        Some(Spanned { value: C::decode(decoder, node)?, span: node.span() })
    }
}

/// A boxed value, for what is rare and large.
pub(crate) struct Boxed<C>(std::marker::PhantomData<C>);

impl<C: Codec> Codec for Boxed<C> {
    type Value = Box<C::Value>;

    fn shape() -> Shape {
        C::shape()
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Box<C::Value>> {
        C::decode(decoder, node).map(Box::new)
    }
}

/// A list of at least `LEAST`.
pub(crate) struct List<C, const LEAST: usize = 0>(std::marker::PhantomData<C>);

impl<C: Codec, const LEAST: usize> Codec for List<C, LEAST> {
    type Value = Vec<C::Value>;

    fn shape() -> Shape {
        Shape::List(Box::new(C::shape()), LEAST)
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Vec<C::Value>> {
        let Value::Sequence(items) = node.value() else {
            let one = node.scalar().map(|written| format!("write a list of one: [{}]", shown(written)));
            return decoder.wrong_but(node, "a list", one);
        };
        let count = items.count();
        if count < LEAST {
            let message =
                format!("this list needs at least {LEAST} item{}", if LEAST == 1 { "" } else { "s" });
            return decoder.refuse(&format_codes::WRONG_TYPE, node, message, None);
        }
        let mut values = Vec::with_capacity(count);
        values.extend(items.filter_map(|item| C::decode(decoder, item)));
        Some(values)
    }
}

/// One value, or a list of at least `LEAST`.
pub(crate) struct OneOrMany<C, const LEAST: usize = 0>(std::marker::PhantomData<C>);

impl<C: Codec, const LEAST: usize> Codec for OneOrMany<C, LEAST> {
    type Value = Vec<C::Value>;

    fn shape() -> Shape {
        Shape::Either(vec![C::shape(), Shape::List(Box::new(C::shape()), LEAST)])
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Vec<C::Value>> {
        match node.value() {
            Value::Sequence(_) => List::<C, LEAST>::decode(decoder, node),
            _ => C::decode(decoder, node).map(|value| vec![value]),
        }
    }
}

/// A record.
pub(crate) struct RecordOf<R>(std::marker::PhantomData<R>);

impl<R: Record> Codec for RecordOf<R> {
    type Value = R;

    fn shape() -> Shape {
        Shape::Record(R::record_shape())
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<R> {
        let mut record = R::default();
        decoder.record(node, None, &mut record).then_some(record)
    }
}

/// An entry of a mapping from ids: a record that knows its id.
pub(crate) trait Entry: Record {
    /// What an entry looks like.
    fn shape() -> Shape;

    /// Decodes one; even an entry with mistakes is defined, so there is always one.
    fn decode(decoder: &mut Decoder, id: Spanned<String>, key: Node<'_>, value: Node<'_>) -> Self;
}

/// A mapping from ids. An id given twice is reported with both places; the first stands.
pub(crate) struct ById<E>(std::marker::PhantomData<E>);

impl<E: Entry> Codec for ById<E> {
    type Value = Vec<E>;

    fn shape() -> Shape {
        Shape::Keyed(Box::new(E::shape()), 0)
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Vec<E>> {
        const EXPECTED: &str = "a mapping from ids";
        const INSTEAD: &str = "write each id with a colon, and the rest under it";
        let entries = match node.value() {
            Value::Mapping(entries) => entries,
            Value::Sequence(items) => {
                let id = lost_ids::<E>(decoder, items);
                let instead =
                    id.map(|id| format!("write `{}:` and the rest under it, without the dash", shown(id)));
                return decoder.wrong_but(node, EXPECTED, instead.or(Some(INSTEAD.to_owned())));
            }
            _ => return decoder.wrong_but(node, EXPECTED, Some(INSTEAD.to_owned())),
        };
        // Ids given twice are found where names are resolved, across files too.
        let mut read = Vec::with_capacity(entries.count());
        let mut above: Option<Node<'_>> = None;
        let mut entries = entries.peekable();
        while let Some((key, value)) = entries.next() {
            let Some(id) = super::values::id(decoder, key, key.scalar()) else { continue };
            let found = decoder.findings.len();
            read.push(E::decode(decoder, Spanned { value: id, span: key.span() }, key, value));
            // A key that is indented too little looks like an entry, and what it belongs to may look empty.
            let is_key = |key: &Node<'_>| key.scalar().is_some_and(E::has_key);
            let shallow = match above.filter(|_| is_key(&key)) {
                Some(above) => Some((key, above)),
                None => {
                    above = Some(key);
                    let below = entries.peek().map(|&(below, _)| below).filter(is_key);
                    below.filter(|_| matches!(value.value(), Value::Null)).map(|below| (below, key))
                }
            };
            let as_a_whole =
                |finding: &&mut Diagnostic| [key.span(), value.span()].contains(&finding.primary.span);
            if let Some((shallow, above)) = shallow
                && let Some(finding) = decoder.findings[found..].iter_mut().find(as_a_whole)
            {
                belongs_above::<E>(finding, shallow, above);
            }
        }
        Some(read)
    }
}

/// Says that a key was read as an entry, and belongs to the entry above it.
fn belongs_above<E: Entry>(finding: &mut Diagnostic, key: Node<'_>, above: Node<'_>) {
    let name = |node: Node<'_>| shown(node.scalar().unwrap_or_default());
    finding.help =
        Some(format!("`{}` is a key of a {}: indent it under `{}`", name(key), E::NAME, name(above)));
    finding.fix = None;
    let (span, message) = match finding.primary.span == above.span() {
        true => (key.span(), "this belongs to it"),
        false => (above.span(), "it belongs to this"),
    };
    finding.labels.push(Label { span, message: message.to_owned() });
}

/// Notes the ids of entries that stand in a list. Returns the first.
fn lost_ids<'t, E: Entry>(decoder: &mut Decoder, items: impl Iterator<Item = Node<'t>>) -> Option<&'t str> {
    let mut first = None;
    for item in items {
        let Some(id) = listed_id::<E>(item) else { continue };
        first = first.or(Some(id));
        decoder.lost.extend(item.span().map(|span| Lost { key: id.to_owned(), span }));
    }
    first
}

/// The id of an entry that stands in a list: `- id: a`, `- a: …` or `- a`.
fn listed_id<E: Entry>(item: Node<'_>) -> Option<&str> {
    let Value::Mapping(mut entries) = item.value() else { return item.scalar() };
    let first = entries.clone().next().and_then(|(key, _)| key.scalar()).filter(|key| !E::has_key(key));
    let named = entries.find(|(key, _)| key.scalar() == Some("id"));
    named.map_or(first, |(_, id)| id.scalar())
}

/// The place of a node, for records that keep theirs.
pub(crate) fn place(node: Node<'_>) -> Place {
    Place(node.span())
}
