//! Texts in which no letter means anything but itself.

use crate::notations::argdown::plain;

/// A text for a statement, an argument or a heading. What mentions a title stays a mention.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        if let Some(mention) = mention(&text[at..]) {
            escaped += mention;
            at += mention.len();
            continue;
        }
        let behind = &text[at + letter.len_utf8()..];
        let means_something = match letter {
            '\\' | '[' | ']' | '<' | '>' | '#' | '*' | '_' | '@' | '{' | '}' => true,
            // A name between two of these may stand for a sign.
            '.' | ':' => behind.starts_with(|next: char| !next.is_whitespace()),
            // Argdown's own tools include files wherever they are told to.
            '(' => text[..at].ends_with("@include"),
            '/' => behind.starts_with(['/', '*']),
            '=' => behind.starts_with("==") || text[..at].ends_with("=="),
            _ => false,
        };
        if means_something {
            escaped.push('\\');
        }
        escaped.push(letter);
        at += letter.len_utf8();
    }
    escaped
}

/// The mention of a title that a text begins with: `@[title]` or `@<title>`.
fn mention(text: &str) -> Option<&str> {
    let title = text.strip_prefix('@')?;
    let close = match title.as_bytes().first()? {
        b'[' => ']',
        b'<' => '>',
        _ => return None,
    };
    let end = 1 + title[1..].find(['[', ']', '<', '>', '\\', '{', '}'])?;
    let is_title = title[end..].starts_with(close) && !title[1..end].trim().is_empty();
    is_title.then(|| &text[..end + 2])
}

/// The rules of an inference, with commas between them; none if they would be read as others.
pub(super) fn escape_rules(rules: &str) -> Option<String> {
    let listed: Vec<&str> = rules.split(',').map(str::trim).collect();
    let is_list = listed.iter().all(|rule| !rule.is_empty()) && listed.join(", ") == rules;
    if plain(rules) != rules || rules.is_empty() {
        return None;
    }
    let mut escaped = escape(rules).replace("--", "-\\-");
    if !is_list {
        escaped = escaped.replace(',', "\\,");
    }
    Some(escaped)
}
