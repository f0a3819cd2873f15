//! What the reader of JSON takes is what the reader of YAML makes of the same text.

use super::*;
use crate::syntax::yaml;

const BUDGET: Budget = Budget { depth: 6, alias_nodes: 100 };

fn json(text: &str) -> Option<Tree> {
    read(FileId::nth(0), &Arc::from(text), BUDGET)
}

/// Every node of a tree: what it is, where it lies, and its text.
fn nodes(tree: &Tree) -> Vec<String> {
    let node = |entry: &Entry| {
        let text = tree.text(entry);
        format!("{:?} {}..{} before {}: {text:?}", entry.kind, entry.start, entry.end, entry.next)
    };
    let is_scalar = |entry: &Entry| !matches!(entry.kind, Kind::Sequence | Kind::Mapping);
    let own = |entry: &Entry| match is_scalar(entry) {
        true => node(entry),
        false => format!("{:?} {}..{} before {}", entry.kind, entry.start, entry.end, entry.next),
    };
    tree.entries.iter().map(own).collect()
}

/// Whether a text is taken; where it is, that YAML says the same.
fn agrees(text: &str) -> bool {
    let Some(tree) = json(text) else { return false };
    match yaml::read(FileId::nth(0), &Arc::from(text), BUDGET) {
        Ok(read) => {
            assert_eq!(nodes(&tree), nodes(&read.tree), "{text:?}");
            assert!(read.findings.is_empty() && read.directives.is_empty(), "{text:?}");
        }
        Err(failure) => panic!("YAML refuses {text:?}: {} at {}", failure.message, failure.offset),
    }
    true
}

/// Numbers that look random and are always the same (xorshift64*).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const BLANKS: &[&str] = &["", "", "", "", " ", "\n", "\r\n", "  ", "\n\n ", "\t", "\r"];
const PLAIN: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "12",
    "-3.25",
    "1e5",
    "1E400",
    "1e-7",
    "0.5E+3",
    "123456789012345678901234567890",
];
/// Pieces of strings, as written.
const PIECES: &[&str] = &[
    "a",
    "Word",
    " ",
    "  ",
    ": ",
    "#",
    " # x",
    "- ",
    "---",
    "...",
    "%",
    "&a",
    "*a",
    "!t",
    "<<",
    "é",
    "日本",
    "🜨",
    "\u{85}",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    "?",
    "|",
    ">",
    "@",
    "`",
    "~",
    "null",
    "1",
    "\\n",
    "\\t",
    "\\\"",
    "\\\\",
    "\\/",
    "\\b",
    "\\f",
    "\\r",
    "\\u0041",
    "\\u00e9",
    "\\u0000",
    "\\ud83d\\ude00",
    "\\uFFFE",
    "\\u2028",
];
/// What a text is spoilt with.
const SPOILT: &[&str] = &[
    "", "", "\"", "'", ",", ":", "{", "}", "[", "]", "\\", "\\u", "\\ud800", "\\x41", "\\ ", "\\e", "#",
    " # c\n", "-", "+", ".", "0", "01", "1.", ".5", "0x1F", ".inf", "e", "nul", "True", "~", "&a ", "*a",
    "!!str ", "---\n", "...\n", "%", "? ", "\u{7f}", "\u{80}", "\u{85}", "\u{feff}", "\u{ffff}", "\t", "\n",
    "\r", " ", "\u{1}", "é",
];

fn string(random: &mut Random, out: &mut String) {
    out.push('"');
    for _ in 0..random.below(5) {
        out.push_str(random.one(PIECES));
    }
    out.push('"');
}

fn blank(random: &mut Random, out: &mut String) {
    out.push_str(random.one(BLANKS));
}

fn value(random: &mut Random, depth: usize, out: &mut String) {
    match random.below(if depth == 0 { 2 } else { 5 }) {
        0 => out.push_str(random.one(PLAIN)),
        1 => string(random, out),
        kind => collection(random, depth, kind == 2, out),
    }
}

fn collection(random: &mut Random, depth: usize, is_list: bool, out: &mut String) {
    out.push(if is_list { '[' } else { '{' });
    blank(random, out);
    for item in 0..random.below(4) {
        if item > 0 {
            out.push(',');
            blank(random, out);
        }
        if !is_list {
            string(random, out);
            blank(random, out);
            out.push(':');
            blank(random, out);
        }
        value(random, depth - 1, out);
        blank(random, out);
    }
    out.push(if is_list { ']' } else { '}' });
}

fn text(random: &mut Random) -> String {
    let mut text = random.one(&["", "", "", "\u{feff}"]).to_owned();
    blank(random, &mut text);
    let is_list = random.below(2) == 0;
    collection(random, BUDGET.depth, is_list, &mut text);
    blank(random, &mut text);
    text
}

#[test]
fn json_is_taken_and_means_what_it_means_as_yaml() {
    let mut random = Random(7);
    for _ in 0..20_000 {
        let text = text(&mut random);
        assert!(
            serde_json::from_str::<serde::de::IgnoredAny>(text.trim_start_matches('\u{feff}')).is_ok(),
            "{text:?}"
        );
        assert!(agrees(&text), "not taken: {text:?}");
    }
}

#[test]
fn what_is_taken_of_spoilt_json_means_what_it_means_as_yaml() {
    let mut random = Random(11);
    let mut taken = 0;
    for _ in 0..60_000 {
        let mut text = text(&mut random);
        for _ in 0..1 + random.below(2) {
            let places: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
            let from = random.below(places.len());
            let to = (from + random.below(3)).min(places.len() - 1);
            text.replace_range(places[from]..places[to], random.one(SPOILT));
        }
        taken += usize::from(agrees(&text));
    }
    assert!((5_000..40_000).contains(&taken), "{taken}");
}

#[test]
fn what_is_deeper_than_allowed_is_left_to_the_reader_that_says_so() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    for depth in 1..=BUDGET.depth + 2 {
        let yaml = yaml::read(FileId::nth(0), &Arc::from(nested(depth)), BUDGET);
        assert_eq!(json(&nested(depth)).is_some(), yaml.is_ok(), "{depth}");
    }
    assert!(json(&"[".repeat(1 << 20)).is_none());
}

#[test]
fn a_key_may_be_as_long_as_it_likes() {
    let key = "k".repeat(2_000);
    let tree = json(&format!("{{\"{key}\": 1}}")).unwrap();
    assert_eq!(tree.entries.len(), 3);
    assert_eq!(tree.text(&tree.entries[1]), key);
}

#[test]
fn a_string_without_escapes_is_not_copied() {
    let tree = json(r#"{"a": ["b", "c\n"]}"#).unwrap();
    assert_eq!(tree.texts, [Box::from("c\n")]);
}
