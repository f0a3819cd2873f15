//! What the text is cut into.

use crate::source::Span;

/// A piece of the text that means something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `=== … ===` at the beginning.
    FrontMatter,
    /// `{ … }`.
    Data,
    /// The end of a line, in a paragraph.
    Newline,
    /// The end of a paragraph.
    EmptyLine,
    /// The first `--` of an inference.
    InferenceStart,
    /// The last `--` of an inference.
    InferenceEnd,
    /// A comma between the rules of an inference.
    Comma,
    /// `+`, `->` and their like at the beginning of a line, and how far it is indented.
    Relation(Relation, u32),
    /// `##`, and how many there are.
    Heading(usize),
    /// `(1)` at the beginning of a line.
    Number(u32),
    /// `*` or `1.` at the beginning of a line.
    Item(List),
    /// `[title]:` or `<title>:`.
    Definition(Sort),
    /// `[title]` or `<title>`.
    Reference(Sort),
    /// `@[title]` or `@<title>`.
    Mention,
    /// Where bold or italic letters begin or end.
    Mark,
    /// `[words](address)`; the span of the words goes from the second byte, and is this long.
    Link(u32),
    /// `#tag` or `#(a tag)`.
    Tag,
    /// Letters that stand for themselves.
    Plain,
    /// A letter behind a backslash.
    Escaped,
    /// A name that stands for a sign.
    Shortcode(&'static str),
}

/// The list that an item is of, as its beginning says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct List {
    pub is_numbered: bool,
    /// How far its items are indented.
    pub indent: u32,
}

/// What brackets hold the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Statement,
    Argument,
}

/// How one thing bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Tie {
    Support,
    Attack,
    Undercut,
    Contradiction,
}

/// A relation, as its sign says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    pub tie: Tie,
    /// Whether what stands behind the sign bears on what stands above it, and not the other way round.
    pub upwards: bool,
}

impl Relation {
    /// The relation whose sign a text begins with, and the sign's length.
    pub fn of(text: &str) -> Option<(Relation, usize)> {
        const SIGNS: [(&str, Tie, bool); 9] = [
            ("+>", Tie::Support, false),
            ("->", Tie::Attack, false),
            ("_>", Tie::Undercut, false),
            ("><", Tie::Contradiction, false),
            ("<+", Tie::Support, true),
            ("<-", Tie::Attack, true),
            ("<_", Tie::Undercut, true),
            ("+", Tie::Support, true),
            ("-", Tie::Attack, true),
        ];
        let sign = SIGNS.iter().find(|(sign, ..)| text.starts_with(sign));
        if let Some(&(sign, tie, upwards)) = sign {
            return Some((Relation { tie, upwards }, sign.len()));
        }
        // Otherwise it would begin a word in italics.
        let alone = text.strip_prefix('_').is_some_and(|rest| rest.starts_with(char::is_whitespace));
        alone.then_some((Relation { tie: Tie::Undercut, upwards: true }, 1))
    }
}
