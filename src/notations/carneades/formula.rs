//! Statements that are formulas, such as `price(volvo,high)`, and the language that says them in words.

use std::collections::HashMap;

use super::super::{
    Reading,
    nodes::{entries, text},
};
use crate::{document::shown, syntax::Node};

/// A formula's name without its white space: with it or without, it is the same.
pub(super) fn normal(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The most bytes of a sentence of the language: it is said again of each formula.
const LONGEST: usize = 500;

/// Sentences with gaps, by predicate and number of terms.
#[derive(Default)]
pub(super) struct Language<'t> {
    templates: HashMap<(&'t str, usize), String>,
}

impl<'t> Language<'t> {
    pub fn read(reading: &mut Reading, node: Node<'t>) -> Language<'t> {
        let mut language = Language::default();
        for entry in entries(reading, node, "the words of the language") {
            let predicate = entry.name.rsplit_once('/').and_then(|(name, terms)| {
                let terms = terms.trim().parse().ok()?;
                Some((name.trim(), terms))
            });
            let Some(predicate) = predicate else {
                let message =
                    format!("`{}` is not a predicate with the number of its terms", shown(entry.name));
                reading.wrong(entry.key.span(), message).help = Some("write it as `expert/2`".to_owned());
                continue;
            };
            match text(reading, entry.value) {
                Some(template) if template.value.len() > LONGEST => {
                    reading.loss(entry.value.span(), "a sentence of the language that is too long");
                }
                Some(template) => {
                    language.templates.insert(predicate, template.value);
                }
                None => {}
            }
        }
        language
    }

    /// A formula in words, as far as the language has them: else as it is.
    pub fn sentence(&self, formula: &str) -> String {
        let plain = formula.trim_start_matches('¬');
        let is_negated = (formula.len() - plain.len()) / '¬'.len_utf8() % 2 == 1;
        let Some(words) = self.words(plain) else { return formula.to_owned() };
        match is_negated {
            true => format!("It is not so: {words}"),
            false => words,
        }
    }

    fn words(&self, formula: &str) -> Option<String> {
        let (predicate, terms) = parsed(formula)?;
        let template = self.templates.get(&(predicate, terms.len()))?;
        let mut words = String::new();
        let mut terms = terms.into_iter();
        let mut rest = template.as_str();
        while let Some(at) = rest.find('%') {
            words.push_str(&rest[..at]);
            rest = &rest[at..];
            let gap = ["%v", "%s"].into_iter().find(|gap| rest.starts_with(gap));
            match gap.and_then(|gap| Some((gap, terms.next()?))) {
                Some((gap, term)) => {
                    words.push_str(term);
                    rest = &rest[gap.len()..];
                }
                None => {
                    words.push('%');
                    rest = &rest[1..];
                }
            }
        }
        words.push_str(rest);
        Some(words)
    }
}

/// A formula's predicate and its terms.
fn parsed(formula: &str) -> Option<(&str, Vec<&str>)> {
    let Some(open) = formula.find('(') else { return Some((formula, Vec::new())) };
    let inside = formula[open + 1..].strip_suffix(')')?;
    let mut terms = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, letter) in inside.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.checked_sub(1)?,
            ',' if depth == 0 => {
                terms.push(inside[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    terms.push(inside[start..].trim());
    Some((&formula[..open], terms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_what_stands_between_the_outer_commas() {
        assert_eq!(parsed("rain"), Some(("rain", vec![])));
        assert_eq!(parsed("says(joe,¬caused(a,b))"), Some(("says", vec!["joe", "¬caused(a,b)"])));
        assert_eq!(parsed("broken(a"), None);
        assert_eq!(parsed("broken(a))b)"), None);
    }
}
