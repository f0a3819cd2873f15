//! The field table: every key of the format, what it takes and what it means.

use super::{
    Argument, Citation, Claim, Conflict, Document, Place, Question, Reply, Scheme, Source, Standing,
    Strength, Verdict, Window,
    scheme::{Filled, Premises, Questions, Replies, Roles},
    table::{
        At, Boxed, ById, Codec, Decoder, Entry, Field, List, OneOrMany, Record, RecordOf, Shape, place, shown,
    },
    values::{
        Day, Digest, Fraction, Free, Id, Lints, Ordinal, Published, Sentence, Text, TextOrNumber, Truth,
        WordOf,
    },
};
use crate::{
    diagnostic::{Code, Diagnostic, format_codes},
    source::Spanned,
    syntax::{Node, Value},
};

/// A field: `field!("key", Codec, member, "what it means")`, with `required` before the codec where it is.
macro_rules! field {
    ($name:literal, required $codec:ty, $member:ident, $doc:expr) => {
        field!(@ $name, $codec, $member, $doc, true)
    };
    ($name:literal, $codec:ty, $member:ident, $doc:expr) => {
        field!(@ $name, $codec, $member, $doc, false)
    };
    (@ $name:literal, $codec:ty, $member:ident, $doc:expr, $required:literal) => {
        Field {
            name: $name,
            doc: $doc,
            required: $required,
            shape: <$codec as Codec>::shape,
            read: |decoder, node, record| {
                if let Some(value) = <$codec as Codec>::decode(decoder, node) {
                    record.$member = value.into();
                }
            },
        }
    };
}

/// A key that only exports have, and that says nothing new.
macro_rules! told {
    ($name:literal, $doc:expr) => {
        Field { name: $name, doc: $doc, required: false, shape: Free::shape, read: |_, _, _| {} }
    };
}

impl Record for Document {
    const NAME: &'static str = "map";
    const DOC: &'static str =
        "An argument map: claims, the arguments for and against them, and their sources.";
    const INSTEAD: Option<&'static str> = Some("`elenchus new` prints a map to start from");
    const FIELDS: &'static [Field<Document>] = &[
        field!("title", At<Text>, title, "What the map is about, as a headline."),
        field!("note", Text, note, "Anything to add."),
        field!("meta", Boxed<Free>, meta, "Free-form data; kept and exported."),
        field!("conclusion", OneOrMany<At<Id>>, conclusion, "The claim or claims that the map argues for."),
        field!("as-of", At<Day>, as_of, "The day on which time-bound claims are judged."),
        field!("sources", ById<Source>, sources, "The sources that claims cite, by id."),
        field!("claims", ById<Claim>, claims, "The claims, by id. A text alone is a claim without more."),
        field!("conflicts", Conflicts, conflicts, "Sets of claims of which at most one can stand."),
        field!("include", OneOrMany<At<Text>>, include, "Files or directories that share this namespace."),
        field!("lints", Lints, lints, "The level of each check for this map."),
        field!("schemes", ById<Scheme>, schemes, "The map's own argumentation schemes, by id."),
    ];
    const EXPORTED: &'static [Field<Document>] = &[
        told!("semantics", "The semantics of the verdicts."),
        told!("attitude", "What accepted means by it."),
        told!("extensions", "Whether it has any."),
        // Read by the notation: a document has no place for them.
        told!("sections", "The sections, in reading order."),
    ];
}

impl Record for Source {
    const NAME: &'static str = "source";
    const DOC: &'static str = "Something outside the map that claims rest on.";
    const INSTEAD: Option<&'static str> = Some("write `{ title: … }`");
    const FIELDS: &'static [Field<Source>] = &[
        field!("title", Text, title, "Its title."),
        field!("author", Text, author, "Who wrote it."),
        field!("published", At<Published>, published, "When it was published: a year, a month or a day."),
        field!("url", Text, url, "Where it can be read; never fetched."),
        field!("file", At<Text>, file, "A local copy, relative to this file; never fetched."),
        field!("sha256", At<Digest>, sha256, "The SHA-256 of the local copy's bytes."),
        field!("note", Text, note, "Anything to add."),
    ];
}

impl Record for Claim {
    const NAME: &'static str = "claim";
    const DOC: &'static str = "One sentence that can be accepted or rejected.";
    const SYNONYMS: &'static [(&'static str, &'static str)] = &[
        ("arguments", "because"),
        ("premises", "because"),
        ("reasons", "because"),
        ("support", "because"),
        ("supports", "because"),
        ("against", "despite"),
        ("attacks", "despite"),
        ("objection", "despite"),
        ("objections", "despite"),
        ("cite", "from"),
        ("cites", "from"),
        ("source", "from"),
        ("sources", "from"),
        ("claim", "text"),
        ("sentence", "text"),
        ("statement", "text"),
    ];
    const FIELDS: &'static [Field<Claim>] = &[
        field!("text", required At<Text>, text, "The sentence."),
        field!(
            "standing",
            At<WordOf<Standing>>,
            standing,
            "asserted: the author says so; established: beyond dispute; open: it must be argued for. Left out, a claim is asserted without `because`, else open."
        ),
        field!(
            "strength",
            At<WordOf<Strength>>,
            strength,
            "The strength of the assertion; moderate when left out."
        ),
        field!("because", List<SupportItem>, because, "The arguments for it, each meant to suffice alone."),
        field!(
            "despite",
            List<ObjectionItem>,
            despite,
            "The objections to it, each meant to be answered or outweighed."
        ),
        field!("unless", OneOrMany<At<Id>>, unless, "Claims that undercut the assertion."),
        field!("from", OneOrMany<CitationItem>, from, "What it cites."),
        field!("holds", WindowCodec, holds, "The days on which it holds."),
        field!("confidence", At<Fraction>, confidence, "How sure the author is, from 0 to 1."),
        field!("expect", At<WordOf<Verdict>>, expect, "The verdict that the author expects; checked."),
        field!("tags", OneOrMany<Text>, tags, "Free labels, for selecting."),
        field!("note", Text, note, "Anything to add."),
        field!("section", Text, section, "The section it belongs to; the file's stem when left out."),
        field!("meta", Boxed<Free>, meta, "Free-form data; kept and exported."),
    ];
    const EXPORTED: &'static [Field<Claim>] = &[told!("verdict", "The verdict, which is found anew.")];

    fn missing(_: &'static str) -> &'static Code {
        &format_codes::MISSING_TEXT
    }
}

/// Whether a word is a key of a claim.
pub(crate) fn is_claim_key(word: &str) -> bool {
    Claim::has_key(word)
}

macro_rules! argument_fields {
    ($strength:literal, $($extra:expr,)*) => {
        &[
            Field {
                name: "premises",
                doc: "The claims that work together; by the roles that they play, where its scheme names some.",
                required: true,
                shape: Premises::shape,
                read: |decoder, node, argument| {
                    // An export says which they are, and by what role besides.
                    if let Some(Filled { premises, roles }) = Premises::decode(decoder, node)
                        && argument.roles.is_empty()
                    {
                        (argument.premises, argument.roles) = (premises, roles);
                    }
                },
            },
            field!("id", At<Id>, id, "A name for the argument."),
            field!("scheme", At<Text>, scheme, "The argumentation scheme it follows."),
            field!("warrant", Text, warrant, "Why the step holds, in words."),
            $($extra,)*
            field!("strength", At<WordOf<Strength>>, strength, $strength),
            field!("unless", OneOrMany<At<Id>>, unless, "Claims that undercut the step, whatever its premises."),
            field!("questions", Replies, questions, "What takes up the critical questions of its scheme, by question."),
            field!("note", Text, note, "Anything to add."),
        ]
    };
}

/// The premises of an exported argument, by their roles.
macro_rules! exported_roles {
    () => {
        Field {
            name: "roles",
            doc: "The roles that the premises play.",
            required: false,
            shape: Premises::shape,
            read: |decoder, node, argument| {
                if let Some(Filled { premises, roles }) = Premises::decode(decoder, node) {
                    (argument.premises, argument.roles) = (premises, roles);
                }
            },
        }
    };
}

const ARGUMENT_SYNONYMS: &[(&str, &str)] = &[("because", "premises"), ("claims", "premises")];

/// An argument as written under `because`.
#[derive(Default)]
struct Support(Argument);

/// An argument as written under `despite`.
#[derive(Default)]
struct Objection(Argument);

impl std::ops::Deref for Support {
    type Target = Argument;

    fn deref(&self) -> &Argument {
        &self.0
    }
}

impl std::ops::DerefMut for Support {
    fn deref_mut(&mut self) -> &mut Argument {
        &mut self.0
    }
}

impl std::ops::Deref for Objection {
    type Target = Argument;

    fn deref(&self) -> &Argument {
        &self.0
    }
}

impl std::ops::DerefMut for Objection {
    fn deref_mut(&mut self) -> &mut Argument {
        &mut self.0
    }
}

impl Record for Support {
    const NAME: &'static str = "argument";
    const DOC: &'static str = "Premises that together speak for a claim.";
    const SYNONYMS: &'static [(&'static str, &'static str)] = ARGUMENT_SYNONYMS;
    const FIELDS: &'static [Field<Support>] = argument_fields![
        "The strength of the step; moderate when left out.",
        field!("strict", At<Truth>, strict, "Whether the step admits of no exception."),
    ];
    const EXPORTED: &'static [Field<Support>] = &[exported_roles!()];
}

/// An argument of which nothing is required.
pub(super) fn argument_part(decoder: &mut Decoder, node: Node<'_>) -> Argument {
    let mut argument = Support::default();
    decoder.record(node, None, &mut argument);
    argument.0
}

impl Record for Objection {
    const NAME: &'static str = "objection";
    const DOC: &'static str = "Premises that together speak against a claim. Without a strength or `unless` of its own it is as strong as they are.";
    const SYNONYMS: &'static [(&'static str, &'static str)] = ARGUMENT_SYNONYMS;
    const FIELDS: &'static [Field<Objection>] = argument_fields![
        "The strength of the step; that of its premises when left out, or moderate with `unless`.",
    ];
    const EXPORTED: &'static [Field<Objection>] =
        &[told!("strict", "Whether it is as strong as its premises."), exported_roles!()];
}

impl Record for Citation {
    const NAME: &'static str = "citation";
    const DOC: &'static str = "A passage of a source.";
    const NEEDS: &'static [(&'static str, &'static str)] = &[("sentence", "paragraph")];
    const FIELDS: &'static [Field<Citation>] = &[
        field!("source", required At<Id>, source, "The id of the source."),
        field!("quote", At<Text>, quote, "The passage, word for word; looked for in the local copy."),
        field!(
            "digest",
            At<Digest>,
            digest,
            "The SHA-256 of the normalised passage, to prove it without repeating it."
        ),
        field!("paragraph", At<Ordinal>, paragraph, "The paragraph, from 1."),
        field!(
            "sentence",
            At<Sentence>,
            sentence,
            "The sentence of the paragraph, from 1, or a range such as \"2-3\"."
        ),
        field!("page", TextOrNumber, page, "The page, as the source numbers it."),
        field!("url", Text, url, "Where exactly it can be read."),
        field!("note", Text, note, "Anything to add."),
    ];
}

impl Record for Window {
    const NAME: &'static str = "window";
    const DOC: &'static str = "Days, both included; an end left out is open.";
    const INSTEAD: Option<&'static str> = Some("write `{ from: …, until: … }`; either may be left out");
    const SYNONYMS: &'static [(&'static str, &'static str)] =
        &[("start", "from"), ("since", "from"), ("to", "until"), ("end", "until")];
    const FIELDS: &'static [Field<Window>] =
        &[field!("from", At<Day>, from, "The first day."), field!("until", At<Day>, until, "The last day.")];
}

impl Record for Conflict {
    const NAME: &'static str = "conflict";
    const DOC: &'static str = "Claims of which at most one can stand.";
    const SYNONYMS: &'static [(&'static str, &'static str)] = &[("claims", "between")];
    const FIELDS: &'static [Field<Conflict>] = &[
        field!("between", required Sides, between, "The claims, two or more."),
        field!("note", Text, note, "Anything to add."),
    ];
}

impl Record for Reply {
    const NAME: &'static str = "reply";
    const DOC: &'static str = "What takes up a critical question.";
    const SYNONYMS: &'static [(&'static str, &'static str)] =
        &[("claim", "by"), ("claims", "by"), ("answer", "note"), ("text", "note")];
    const FIELDS: &'static [Field<Reply>] = &[
        field!("by", OneOrMany<At<Id>>, by, "The claims that take it up."),
        field!("note", Text, note, "What is to be said of it in words."),
    ];
}

impl Record for Scheme {
    const NAME: &'static str = "scheme";
    const DOC: &'static str = "A pattern of argument.";
    const INSTEAD: Option<&'static str> = Some("write `{ title: … }`");
    const FIELDS: &'static [Field<Scheme>] = &[
        field!("title", Text, title, "Its name for people."),
        field!("aliases", OneOrMany<At<Text>>, aliases, "Other names that arguments may call it by."),
        field!("premises", Roles, premises, "What its premises say, by their roles or in order."),
        field!("conclusion", Text, conclusion, "What it concludes."),
        field!("questions", Questions, questions, "The critical questions, by their ids or in order."),
        field!("note", Text, note, "Anything to add."),
        field!("source", Text, source, "Where it is described."),
    ];
}

impl Record for Question {
    const NAME: &'static str = "question";
    const DOC: &'static str = "A critical question.";
    const FIELDS: &'static [Field<Question>] = &[
        field!("text", required Text, text, "The question."),
        field!(
            "against",
            At<Id>,
            against,
            "What falls where the answer is bad: a role, `step` or `conclusion`."
        ),
    ];
}

/// The short form of an argument, ids that work together: one or more.
type Linked = List<At<Id>, 1>;
/// Ids that exclude each other: two or more.
type Sides = List<At<Id>, 2>;

/// An entry that is a record with an id of its own.
macro_rules! entry {
    ($record:ty) => {
        impl Entry for $record {
            fn shape() -> Shape {
                Shape::Record(<$record>::record_shape())
            }

            fn decode(decoder: &mut Decoder, id: Spanned<String>, key: Node<'_>, value: Node<'_>) -> $record {
                let mut record = <$record>::default();
                decoder.record(value, key.span(), &mut record);
                record.id = id;
                record
            }
        }
    };
}

entry!(Source);
entry!(Scheme);

impl Entry for Claim {
    fn shape() -> Shape {
        Shape::Either(vec![Shape::Text, Shape::Record(Claim::record_shape())])
    }

    fn decode(decoder: &mut Decoder, id: Spanned<String>, key: Node<'_>, value: Node<'_>) -> Claim {
        let mut claim = Claim::default();
        match value.value() {
            Value::Mapping(_) => {
                decoder.record(value, key.span(), &mut claim);
            }
            Value::Null => {
                let message = format!("the claim `{}` has no text", id.value);
                let finding = Diagnostic::new(&format_codes::MISSING_TEXT, key.span(), message);
                decoder.findings.push(finding.help("write its sentence behind the colon, or under `text:`"));
            }
            _ => claim.text = At::<Text>::decode(decoder, value).unwrap_or_default(),
        }
        claim.place = Place(match (id.span, value.span()) {
            (Some(key), Some(value)) => Some(crate::source::Span::new(key.file, key.start, value.end)),
            _ => None,
        });
        claim.id = id;
        claim
    }
}

/// An item under `because` or `despite`: an id, a list of ids, or the full form.
macro_rules! argument_item {
    ($(#[$meta:meta])* $name:ident, $record:ident) => {
        $(#[$meta])*
        struct $name;

        impl Codec for $name {
            type Value = Argument;

            fn shape() -> Shape {
                Shape::Either(vec![Shape::Id, Linked::shape(), Shape::Record($record::record_shape())])
            }

            fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Argument> {
                let mut argument = match node.value() {
                    Value::Mapping(_) => RecordOf::<$record>::decode(decoder, node)?.0,
                    Value::Sequence(_) => Argument { premises: Linked::decode(decoder, node)?, ..Argument::default() },
                    Value::Text(_) => Argument { premises: vec![At::<Id>::decode(decoder, node)?], ..Argument::default() },
                    _ => return decoder.wrong(node, "an id, a list of ids or a mapping with `premises`"),
                };
                argument.place = place(node);
                Some(argument)
            }
        }
    };
}

argument_item! {
    /// An argument.
    SupportItem, Support
}
argument_item! {
    /// An objection.
    ObjectionItem, Objection
}

/// A citation: a source's id, or the full form.
struct CitationItem;

impl Codec for CitationItem {
    type Value = Citation;

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Id, Shape::Record(Citation::record_shape())])
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Citation> {
        let mut citation = match node.value() {
            Value::Mapping(_) => RecordOf::<Citation>::decode(decoder, node)?,
            Value::Text(_) => Citation { source: At::<Id>::decode(decoder, node)?, ..Citation::default() },
            _ => return decoder.wrong(node, "the id of a source or a mapping with `source`"),
        };
        citation.place = place(node);
        Some(citation)
    }
}

/// A conflict: a list of ids, or the full form.
struct ConflictItem;

impl Codec for ConflictItem {
    type Value = Conflict;

    fn shape() -> Shape {
        Shape::Either(vec![Sides::shape(), Shape::Record(Conflict::record_shape())])
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Conflict> {
        let mut conflict = match node.value() {
            Value::Mapping(_) => RecordOf::<Conflict>::decode(decoder, node)?,
            Value::Sequence(_) => Conflict { between: Sides::decode(decoder, node)?, ..Conflict::default() },
            _ => return decoder.wrong(node, "a list of ids or a mapping with `between`"),
        };
        conflict.place = place(node);
        Some(conflict)
    }
}

/// The conflicts of a map.
struct Conflicts;

impl Codec for Conflicts {
    type Value = Vec<Conflict>;

    fn shape() -> Shape {
        List::<ConflictItem>::shape()
    }

    /// A list of two ids or more in their place is one conflict without its own brackets, and read as that.
    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Vec<Conflict>> {
        let Value::Sequence(items) = node.value() else { return List::<ConflictItem>::decode(decoder, node) };
        let ids: Option<Vec<&str>> = items
            .map(|item| match item.value() {
                Value::Text(id) => Some(id),
                _ => None,
            })
            .collect();
        let Some(ids) = ids.filter(|ids| ids.len() > 1) else {
            return List::<ConflictItem>::decode(decoder, node);
        };
        let help = format!("each conflict is a list of its own: write `[[{}]]`", shown(&ids.join(", ")));
        let message = "expected a list of conflicts, found a list of ids".to_owned();
        let _: Option<()> = decoder.refuse(&format_codes::WRONG_TYPE, node, message, Some(help));
        let between = Sides::decode(decoder, node)?;
        Some(vec![Conflict { between, place: place(node), ..Conflict::default() }])
    }
}

/// A window that does not end before it begins.
struct WindowCodec;

impl Codec for WindowCodec {
    type Value = Window;

    fn shape() -> Shape {
        Shape::Record(Window::record_shape())
    }

    fn decode(decoder: &mut Decoder, node: Node<'_>) -> Option<Window> {
        let window = RecordOf::<Window>::decode(decoder, node)?;
        if let (Some(from), Some(until)) = (&window.from, &window.until)
            && until.value < from.value
        {
            let message = format!("the window ends on {}, before it begins on {}", until.value, from.value);
            let finding = Diagnostic::new(&format_codes::BAD_DATE, until.span, message);
            decoder.findings.push(finding.label(from.span, "begins here").help("swap the two days"));
            return None;
        }
        Some(window)
    }
}
