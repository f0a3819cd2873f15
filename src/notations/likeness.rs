//! What a text looks like that was read as something else and is none: a guess for a help, and for nothing more.

use super::{Notation, kialo, table};

/// So much of a text is looked at.
const MOST_BYTES: usize = 16 << 10;
/// So many of its lines.
const MOST_LINES: usize = 100;

/// Whether the first lines of a text look like those of a notation.
type LooksSo = fn(&[&str]) -> bool;

/// The notation that a text looks like by its beginning. A map of our own, whatever is wrong with it, looks like none.
pub(crate) fn of_text(text: &str) -> Option<Notation> {
    let beginning = text.trim_start_matches('\u{feff}').trim_start();
    let end = (0..=beginning.len().min(MOST_BYTES)).rev().find(|&at| beginning.is_char_boundary(at))?;
    let beginning = &beginning[..end];
    let lines: Vec<&str> = beginning.lines().take(MOST_LINES).collect();
    if beginning.starts_with('{') {
        let has = |key: &str| beginning.contains(key);
        return (has("\"nodes\"") && has("\"edges\"") || has("\"AIF\"")).then_some(Notation::Aif);
    }
    if lines.iter().any(|line| line.starts_with("claims:")) {
        return None;
    }
    let looks: [(Notation, LooksSo); 6] = [
        (Notation::Kialo, is_kialo),
        (Notation::Iccma, is_iccma),
        (Notation::Apx, is_apx),
        (Notation::Csv, |lines| is_table(lines, ',') || is_table(lines, ';')),
        (Notation::Tsv, |lines| is_table(lines, '\t')),
        (Notation::Argdown, is_argdown),
    ];
    let found = looks.iter().find(|(_, looks_so)| looks_so(&lines)).map(|&(notation, _)| notation);
    found.or_else(|| is_tgf(&lines).then_some(Notation::Tgf))
}

fn is_kialo(lines: &[&str]) -> bool {
    let is_entry = |line: &&str| {
        let (number, rest) = line.split_once(' ').unwrap_or_default();
        let is_number =
            number.ends_with('.') && number.chars().all(|letter| letter == '.' || letter.is_ascii_digit());
        is_number && (rest.starts_with("Pro: ") || rest.starts_with("Con: "))
    };
    lines.first().is_some_and(|line| kialo::is_one(line)) || lines.iter().any(is_entry)
}

fn is_iccma(lines: &[&str]) -> bool {
    let first = lines.iter().find(|line| !line.starts_with('#') && !line.trim().is_empty());
    first.is_some_and(|line| line.starts_with("p af ") || line.starts_with("p aba "))
}

fn is_apx(lines: &[&str]) -> bool {
    let first = lines.iter().find(|line| !line.starts_with('%') && !line.trim().is_empty());
    first.is_some_and(|line| line.starts_with("arg(") || line.starts_with("att("))
}

fn is_table(lines: &[&str], between: char) -> bool {
    lines.first().is_some_and(|line| table::is_header(line.split(between)))
}

/// A statement or an argument that is defined, a relation to one, premises with their conclusion, or the front matter.
fn is_argdown(lines: &[&str]) -> bool {
    let is_titled = |line: &str| {
        let behind = match line.chars().next() {
            Some('[') => line.split_once("]:"),
            Some('<') => line.split_once(">:"),
            _ => None,
        };
        behind.is_some_and(|(_, behind)| behind.is_empty() || behind.starts_with(' '))
    };
    let relates = |line: &str| {
        let mut words = line.split_whitespace();
        let relation = matches!(words.next(), Some("+" | "<+" | "+>" | "<-" | "->" | "><" | "<_" | "_>"));
        let is_attack = line.trim_start().starts_with("- <");
        is_attack || relation && words.next().is_some_and(|word| word.starts_with(['[', '<']))
    };
    let is_rule = |line: &&str| matches!(line.trim_end(), "--" | "----");
    let concludes = lines.iter().any(|line| line.starts_with("(1) ")) && lines.iter().any(is_rule);
    lines.first().is_some_and(|line| line.trim_end() == "===")
        || concludes
        || lines.iter().any(|line| is_titled(line) || relates(line))
}

/// Names, a line `#`, and pairs of names.
fn is_tgf(lines: &[&str]) -> bool {
    let Some(at) = lines.iter().position(|line| line.trim_end() == "#") else { return false };
    let pairs: Vec<&&str> = lines[at + 1..].iter().filter(|line| !line.trim().is_empty()).collect();
    let is_plain = |line: &&str| !line.contains(':');
    at > 0
        && lines[..at].iter().all(is_plain)
        && !pairs.is_empty()
        && pairs.iter().all(|pair| is_plain(pair) && pair.split_whitespace().count() >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_tells_what_a_text_looks_like() {
        for (text, notation) in [
            ("===\ntitle: T\n===\n", Some(Notation::Argdown)),
            ("Some words.\n\n[close]: The bridge should close.\n", Some(Notation::Argdown)),
            ("The bridge should close.\n  - <ferry>\n", Some(Notation::Argdown)),
            ("\u{feff}<a>: An argument.\n  -> [b]\n", Some(Notation::Argdown)),
            ("Words.\n\n(1) A\n(2) B\n----\n(3) C\n", Some(Notation::Argdown)),
            ("Discussion Title: Q\n\n1. A.\n", Some(Notation::Kialo)),
            ("1. A.\n1.1. Pro: B.\n", Some(Notation::Kialo)),
            ("# a comment\np af 3\n1 2\n", Some(Notation::Iccma)),
            ("p aba 3\n", Some(Notation::Iccma)),
            ("% a comment\narg(a).\natt(a,b).\n", Some(Notation::Apx)),
            ("source,target,relation\na,b,support\n", Some(Notation::Csv)),
            ("From;To;Type\n", Some(Notation::Csv)),
            ("source\ttarget\trelation\n", Some(Notation::Tsv)),
            ("a The bridge\nb\n#\na b\n", Some(Notation::Tgf)),
            ("{ \"nodes\": [], \"edges\": [", Some(Notation::Aif)),
            ("", None),
            ("words", None),
            ("# a comment\nname: a, b\n", None),
            ("title: T\nclaims:\n  a: [x]: y\n", None),
            ("claims:\n  - [a, b]\n  - [c]\n", None),
            ("<html>\n<body class=\"x\">\n", None),
        ] {
            assert_eq!(of_text(text), notation, "{text}");
        }
    }
}
