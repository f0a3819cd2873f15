//! The sections of a map in one file beside those of a map in several.
//!
//! The claims of a single file name no section, and those of several have their file's stem for one. That a second file
//! came is no move of the claims of the first.

use std::{collections::HashSet, path::Path};

use super::pairs::Pairs;
use crate::{document::Document, map::ArgumentMap};

/// Makes the sections of two documents comparable, where one map lies in one file and the other in several.
pub(super) fn align(
    (old, new): (&ArgumentMap, &ArgumentMap),
    (was, is): (&mut Document, &mut Document),
    pairs: &Pairs,
) {
    match (stems(old), stems(new)) {
        (None, Some(stems)) => {
            let pairs = pairs.new.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?)));
            of_single((old, was), (&stems, is), pairs);
        }
        (Some(stems), None) => {
            let pairs = pairs.old.iter().enumerate().filter_map(|(new, old)| Some((new, (*old)?)));
            of_single((new, is), (&stems, was), pairs);
        }
        _ => {}
    }
}

/// The sections that are files, where there are several.
fn stems(map: &ArgumentMap) -> Option<HashSet<String>> {
    let stem = |name: &str| Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    (map.files.len() > 1).then(|| map.files.iter().filter_map(|(_, file)| stem(file.name())).collect())
}

fn of_single(
    (map, single): (&ArgumentMap, &mut Document),
    (stems, several): (&HashSet<String>, &mut Document),
    pairs: impl Iterator<Item = (usize, usize)>,
) {
    // A file that is there in both is a section that can be left.
    let own = map.sections.first().map(|section| &section.name).filter(|name| stems.contains(*name));
    for (one, other) in pairs {
        let (section, beside) = (&mut single.claims[one].section, &mut several.claims[other].section);
        if section.is_none() {
            match own {
                Some(own) => *section = Some(own.clone()),
                None if beside.as_ref().is_some_and(|name| stems.contains(name)) => *beside = None,
                None => {}
            }
        }
    }
}
