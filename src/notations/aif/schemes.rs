//! The names of schemes: those of the catalogue, however they are written, and the graph's own.

use std::collections::HashMap;

use super::{Reading, graph::Item};
use crate::{
    document::{Scheme, shown},
    notations::ids::Ids,
    schemes,
    source::Spanned,
};

/// A name in lower case, with `-` between its words: `ExpertOpinion` and `Expert Opinion` are `expert-opinion`.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len() + 4);
    let mut after_small = false;
    for letter in name.chars() {
        let begins_word = letter.is_uppercase() && after_small;
        if (begins_word || !letter.is_alphanumeric()) && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if letter.is_alphanumeric() {
            slug.extend(letter.to_lowercase());
        }
        after_small = letter.is_lowercase() || letter.is_numeric();
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// What AIF tools call a relation that follows no scheme in particular.
const DEFAULTS: &[&str] = &[
    "",
    "ra",
    "ca",
    "ya",
    "inference",
    "conflict",
    "default-inference",
    "default-conflict",
    "default-illocuting",
    "asserting",
];

/// Their numbers in AIFdb: conflict, inference, analysing, transition, rephrase, preference and illocuting.
const DEFAULT_NUMBERS: &[&str] = &["", "0", "71", "72", "75", "82", "144", "161", "168"];

/// From this many characters on, what stands in an inference is a sentence and no name.
const LONGEST_NAME: usize = 60;

/// Whether a relation is called what all are called.
pub(super) fn is_default(name: &str) -> bool {
    if matches!(name, "" | "RA" | "CA" | "Default Inference" | "Default Conflict") {
        return true;
    }
    let name = slug(name);
    // AraucariaDB numbers some by a digest: `YA_d29e…`.
    let numbered = |digits: &str| digits.len() > 8 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    DEFAULTS.contains(&name.as_str())
        || name.split_once('-').is_some_and(|(kind, digits)| DEFAULTS.contains(&kind) && numbered(digits))
}

/// The scheme of the catalogue that has a name.
fn catalogued(name: &str) -> Option<&'static str> {
    let slug = slug(name);
    let short = slug.strip_prefix("argument-from-").unwrap_or(&slug);
    schemes::find(&slug).or_else(|| schemes::find(short)).map(|scheme| scheme.id.value.as_str())
}

/// The schemes that a graph follows, and those of its own among them.
#[derive(Debug, Default)]
pub(super) struct Followed {
    ids: Ids,
    own: HashMap<String, String>,
}

impl Followed {
    /// What scheme a relation follows, and why it holds, in words: a relation's text is one or the other.
    pub fn scheme_and_warrant(
        &mut self,
        item: &Item<'_>,
        reading: &mut Reading,
    ) -> (Option<Spanned<String>>, Option<String>) {
        let is_sentence =
            item.text.ends_with(['.', '!', '?']) || item.text.chars().nth(LONGEST_NAME).is_some();
        let numbered = format!("Scheme {}", shown(item.scheme_number));
        let (name, warrant) = match (item.scheme, item.text) {
            ("", text) if is_default(text) || is_sentence => {
                let name = match DEFAULT_NUMBERS.contains(&item.scheme_number) {
                    true => "",
                    false => &numbered,
                };
                (name, Some(text).filter(|text| !is_default(text)))
            }
            ("", text) => (text, None),
            (scheme, text) => {
                let again = slug(text) == slug(scheme)
                    || catalogued(text).is_some_and(|named| catalogued(scheme) == Some(named));
                (scheme, Some(text).filter(|text| !again && !is_default(text)))
            }
        };
        let warrant = warrant.map(|text| super::meaning::clean(text, item.text_place, reading));
        let scheme = (!is_default(name)).then(|| match catalogued(name) {
            Some(id) => id.to_owned(),
            None => self.own(name, item, reading),
        });
        let scheme = scheme.map(|value| Spanned { value, span: item.text_place });
        (scheme, warrant.filter(|text| !text.trim().is_empty()))
    }

    /// The id of a scheme that the catalogue does not have.
    fn own(&mut self, name: &str, item: &Item<'_>, reading: &mut Reading) -> String {
        if let Some(id) = self.own.get(name) {
            return id.clone();
        }
        let id = self.ids.like(&slug(name), "scheme");
        self.own.insert(name.to_owned(), id.clone());
        let title = super::meaning::clean(name, item.text_place, reading);
        let id_place = Spanned { value: id.clone(), span: item.text_place };
        reading.document.schemes.push(Scheme { id: id_place, title: Some(title), ..Scheme::default() });
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_they_are_written() {
        for name in [
            "ExpertOpinion",
            "Argument From Expert Opinion",
            "argument_from_expert_opinion",
            "expert-opinion",
        ] {
            assert_eq!(catalogued(name), Some("expert-opinion"), "{name}");
        }
        for scheme in schemes::all() {
            assert_eq!(catalogued(&slug(&scheme.id.value)), Some(scheme.id.value.as_str()));
        }
        assert_eq!(catalogued("Sideways"), None);
    }

    #[test]
    fn what_all_are_called_is_no_name() {
        for name in ["RA", "Default Inference", "default conflict", "", "YA_d29e398f2c3718d946fd76d468ec4aab"]
        {
            assert!(is_default(name), "{name}");
        }
        assert!(!is_default("Sign") && !is_default("RA-rule"));
    }
}
