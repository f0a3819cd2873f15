//! The catalogue of argumentation schemes: common patterns of argument, each with its premises by role, its conclusion
//! and the critical questions that it has to face.
//!
//! The schemes are those of the compendium in chapter 9 of D. Walton, C. Reed and F. Macagno, *Argumentation Schemes*
//! (Cambridge University Press, 2008), in our own words; docs/SCHEMES.md says where they differ. They are written as a
//! map writes schemes of its own, so that one of them can be copied into a map and changed there.
//!
//! ```
//! let scheme = elenchus::schemes::find("argument-from-authority").expect("it is another name for expert opinion");
//! assert_eq!(scheme.id.value, "expert-opinion");
//! assert_eq!(scheme.role_ids().collect::<Vec<_>>(), ["expert", "assertion"]);
//! assert_eq!(scheme.questions.len(), 6);
//! ```

mod skeleton;

pub use skeleton::skeleton;

use std::{collections::HashMap, sync::OnceLock};

use crate::document::{Document, Scheme};

/// Schemes that have something in common.
#[derive(Clone, Debug)]
pub struct Group {
    /// What they have in common, as a headline.
    pub title: &'static str,
    /// The schemes.
    pub schemes: Vec<Scheme>,
}

/// The files of the catalogue.
const FILES: &[(&str, &str)] = &[
    ("Testimony and knowledge", include_str!("catalogue/testimony.yaml")),
    ("Cases, wholes and parts", include_str!("catalogue/cases.yaml")),
    ("Words and possibilities", include_str!("catalogue/words.yaml")),
    ("Causes, signs and explanations", include_str!("catalogue/causes.yaml")),
    ("Action and its consequences", include_str!("catalogue/action.yaml")),
    ("Persons and commitments", include_str!("catalogue/persons.yaml")),
    ("Slopes", include_str!("catalogue/slopes.yaml")),
    ("Rules", include_str!("catalogue/rules.yaml")),
];

struct Catalogue {
    groups: Vec<Group>,
    /// The group, and the place in it, of each id and alias.
    names: HashMap<String, (usize, usize)>,
}

/// The catalogue, read when it is first asked for.
fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        let mut catalogue = Catalogue { groups: Vec::with_capacity(FILES.len()), names: HashMap::new() };
        for (group, &(title, text)) in FILES.iter().enumerate() {
            // A test reads every file, so there is nothing to be wrong here.
            let schemes = Document::from_yaml(text).map(|document| document.schemes).unwrap_or_default();
            for (at, scheme) in schemes.iter().enumerate() {
                for name in scheme.names() {
                    catalogue.names.insert(name.to_owned(), (group, at));
                }
            }
            catalogue.groups.push(Group { title, schemes });
        }
        catalogue
    })
}

/// The catalogue, group by group.
pub fn groups() -> &'static [Group] {
    &catalogue().groups
}

/// Every scheme of the catalogue.
pub fn all() -> impl Iterator<Item = &'static Scheme> + Clone {
    groups().iter().flat_map(|group| &group.schemes)
}

/// Looks a scheme of the catalogue up by its id or another of its names: O(1), but for the first call, which reads the
/// catalogue.
pub fn find(name: &str) -> Option<&'static Scheme> {
    let &(group, at) = catalogue().names.get(name)?;
    Some(&catalogue().groups[group].schemes[at])
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::document::Question;

    #[test]
    fn every_file_is_read_whole() {
        for (title, text) in FILES {
            let document = Document::from_yaml(text).unwrap_or_else(|error| panic!("{title}: {error}"));
            assert_eq!(document.schemes.len(), text.matches("\n    title: ").count(), "{title}");
        }
        assert_eq!(all().count(), 60);
    }

    #[test]
    fn no_name_is_given_twice() {
        let mut seen = HashSet::new();
        for scheme in all() {
            for name in scheme.names() {
                assert!(seen.insert(name), "{name}");
                assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{name}");
                assert_eq!(find(name), Some(scheme), "{name}");
            }
        }
        assert_eq!(find("no-such-scheme"), None);
    }

    #[test]
    fn every_scheme_is_complete() {
        for scheme in all() {
            let id = scheme.id.value.as_str();
            assert!(scheme.title.is_some() && scheme.conclusion.is_some() && scheme.source.is_some(), "{id}");
            assert!(!scheme.premises.is_empty() && !scheme.questions.is_empty(), "{id}");
            assert!(scheme.role_ids().any(|role| role != Scheme::WARRANT), "{id} has more than its warrant");
            for text in scheme.premises.iter().map(|role| &role.text).chain(&scheme.conclusion) {
                assert!(text.ends_with('.'), "{id}: {text}");
            }
            for question in &scheme.questions {
                assert!(question.text.ends_with('?'), "{id}: {}", question.text);
                let against =
                    &question.against.as_ref().unwrap_or_else(|| panic!("{id}: {}", question.text)).value;
                let known = [Question::STEP, Question::CONCLUSION].contains(&against.as_str())
                    || scheme.role(against).is_some();
                assert!(known, "{id}: {against}");
            }
            for reserved in [Question::STEP, Question::CONCLUSION] {
                assert!(scheme.role(reserved).is_none(), "{id}: a role cannot be called `{reserved}`");
            }
        }
    }
}
