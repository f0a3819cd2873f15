//! Argumentation schemes: the catalogue, what an argument does with a scheme, and what is said of it.

use std::{fs, path::Path};

use elenchus::{ArgumentMap, schemes};

/// The catalogue as docs/SCHEMES.md has it: a table for each group.
fn tables() -> String {
    let ticked = |ids: Vec<&str>| ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    let mut tables = String::new();
    for group in schemes::groups() {
        tables += &format!("\n### {}\n\n", group.title);
        tables += "| scheme | its name | roles | questions | no. |\n|---|---|---|---|---|\n";
        for scheme in &group.schemes {
            let questions = scheme.questions.iter().map(|question| question.id.value.as_str()).collect();
            let number = scheme.source.as_ref().and_then(|source| source.rsplit(' ').next()).unwrap();
            tables += &format!(
                "| `{}` | {} | {} | {} | {number} |\n",
                scheme.id.value,
                scheme.name(),
                ticked(scheme.role_ids().collect()),
                ticked(questions),
            );
        }
    }
    tables
}

#[test]
fn the_page_has_the_catalogue() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/SCHEMES.md")).unwrap();
    let (_, on_page) = page.split_once("\n## The catalogue\n").unwrap();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("catalogue.md");
    fs::write(&path, tables()).unwrap();
    assert!(on_page == tables(), "the tables of docs/SCHEMES.md are not those of {}", path.display());
}

/// Every scheme is stated so that a map can be begun with it, and such a map says nothing that the checks object to.
#[test]
fn every_scheme_makes_a_map_to_start_from() {
    for scheme in schemes::all() {
        let yaml = schemes::skeleton(scheme).unwrap();
        let map =
            ArgumentMap::parse(&yaml).unwrap_or_else(|error| panic!("{}: {error}\n{yaml}", scheme.id.value));
        assert!(map.check().is_clean(), "{}\n{yaml}", map.check());
        let (_, argument) = map.arguments().next().unwrap();
        assert_eq!(map.scheme_of(argument), Some(scheme));
    }
}
