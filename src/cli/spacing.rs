//! Room in YAML, for people.

use elenchus::document::Document;

/// The YAML of a document with room between what takes several lines; as it is where that would change a text, as an empty
/// line within one does.
pub fn readable(document: &Document, yaml: String) -> String {
    let spaced = spaced(&yaml);
    match Document::from_yaml(&spaced) {
        Ok(same) if same == *document => spaced,
        _ => yaml,
    }
}

/// Puts an empty line before each key of the document, and around each claim and the like that takes several lines.
fn spaced(yaml: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut spaced = String::with_capacity(yaml.len() + yaml.len() / 16);
    let mut lines = yaml.lines().peekable();
    let mut before: Option<usize> = None;
    while let Some(line) = lines.next() {
        let here = indent(line);
        let is_entry = here == 0 && !line.starts_with('-') || here == 2 && !line.starts_with("  -");
        if is_entry && before.is_some() {
            let opens = |next: &&str| indent(next) > here || here == 0 && next.starts_with('-');
            let is_long = lines.peek().is_some_and(opens);
            let within = before.is_some_and(|before| before > here);
            let first = here == 2 && before == Some(0);
            if !first && (is_long || within) {
                spaced.push('\n');
            }
        }
        before = Some(here);
        spaced += line;
        spaced.push('\n');
    }
    spaced
}
