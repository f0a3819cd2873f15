//! Findings as SARIF 2.1.0, the form in which code hosts and editors take the results of analysis.

use std::{fmt::Write, ops::Range, path::Path};

use serde_json::{Value, json};

use super::{Place, Places};
use crate::{
    checks,
    diagnostic::{Code, Diagnostic, Fix, Label, Level, Report, Severity},
    source::Span,
};

/// Where the form is defined.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The findings of some reports as one log with one run.
///
/// Files are named relative to `base`, the folder the run started in: a log does not tell where on a machine
/// it was made.
pub fn log(reports: &[&Report], base: Option<&Path>) -> Value {
    let rules: Vec<&Code> = checks::codes().collect();
    let results: Vec<_> = reports
        .iter()
        .flat_map(|report| {
            let scribe = Scribe { places: Places::new(report.files()), base, rules: &rules };
            report.iter().map(move |finding| scribe.result(finding))
        })
        .collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": super::VERSION,
                "rules": rules.iter().map(|code| rule(code)).collect::<Vec<_>>(),
            } },
            "columnKind": "utf16CodeUnits",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "results": results,
        }],
    })
}

fn rule(code: &Code) -> Value {
    json!({
        "id": code.name,
        "shortDescription": { "text": code.summary },
        "help": { "text": code.page, "markdown": code.page },
        "defaultConfiguration": {
            "enabled": code.level != Level::Allow,
            "level": code.level.severity().map_or("warning", Severity::name),
        },
        "properties": { "tags": [code.family.name()] },
    })
}

struct Scribe<'r> {
    places: Places<'r>,
    base: Option<&'r Path>,
    rules: &'r [&'r Code],
}

impl Scribe<'_> {
    fn result(&self, finding: &Diagnostic) -> Value {
        let mut text = finding.message.clone();
        for line in finding.notes.iter().chain(&finding.help) {
            let _ = write!(text, "\n{line}");
        }
        let mut result = json!({
            "ruleId": finding.code.name,
            "level": finding.severity.name(),
            "message": { "text": text },
            "locations": self.location(&finding.primary).into_iter().collect::<Vec<_>>(),
        });
        if let Some(index) = self.rules.iter().position(|rule| *rule == finding.code) {
            result["ruleIndex"] = json!(index);
        }
        let related: Vec<_> = finding.labels.iter().filter_map(|label| self.location(label)).collect();
        if !related.is_empty() {
            result["relatedLocations"] = Value::Array(related);
        }
        if let Some(fix) = finding.fix.as_ref().and_then(|fix| self.fix(fix)) {
            result["fixes"] = json!([fix]);
        }
        result
    }

    fn location(&self, label: &Label) -> Option<Value> {
        let span = label.span?;
        let mut location = json!({ "physicalLocation": {
            "artifactLocation": self.artifact(span)?,
            "region": region(self.places.range(span)?),
        } });
        if !label.message.is_empty() {
            location["message"] = json!({ "text": label.message });
        }
        Some(location)
    }

    fn fix(&self, fix: &Fix) -> Option<Value> {
        let mut changes: Vec<(Value, Vec<Value>)> = Vec::new();
        for edit in &fix.edits {
            let artifact = self.artifact(edit.span)?;
            let replacement = json!({
                "deletedRegion": region(self.places.range(edit.span)?),
                "insertedContent": { "text": edit.replacement },
            });
            match changes.iter_mut().find(|(of, _)| *of == artifact) {
                Some((_, replacements)) => replacements.push(replacement),
                None => changes.push((artifact, vec![replacement])),
            }
        }
        let changes: Vec<_> = changes
            .into_iter()
            .map(|(artifact, replacements)| json!({ "artifactLocation": artifact, "replacements": replacements }))
            .collect();
        Some(json!({ "description": { "text": fix.message }, "artifactChanges": changes }))
    }

    fn artifact(&self, span: Span) -> Option<Value> {
        Some(json!({ "uri": uri(self.places.file(span)?.name(), self.base) }))
    }
}

fn region(range: Range<Place>) -> Value {
    json!({
        "startLine": range.start.line,
        "startColumn": range.start.utf16,
        "endLine": range.end.line,
        "endColumn": range.end.utf16,
    })
}

/// A file's name as a relative reference.
fn uri(name: &str, base: Option<&Path>) -> String {
    let relative = base.and_then(|base| relative(Path::new(name), base));
    let name = relative.as_deref().unwrap_or(name);
    let name = name.strip_prefix("./").unwrap_or(name);
    let mut uri = String::with_capacity(name.len());
    for &byte in name.as_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte as char)
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

/// The way from `base` to an absolute path; none to a path that is relative already.
fn relative(path: &Path, base: &Path) -> Option<String> {
    if !path.is_absolute() || !base.is_absolute() {
        return None;
    }
    let shared = path.components().zip(base.components()).take_while(|(one, other)| one == other).count();
    let up = base.components().skip(shared).map(|_| "..".into());
    let down = path.components().skip(shared).map(|part| part.as_os_str().to_string_lossy());
    Some(up.chain(down).collect::<Vec<std::borrow::Cow<'_, str>>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uri_is_relative_and_encoded() {
        assert_eq!(uri("a b/ü%.yaml", None), "a%20b/%C3%BC%25.yaml");
        assert_eq!(uri("./map.yaml", None), "map.yaml");
        assert_eq!(uri("<stdin>", None), "%3Cstdin%3E");
    }

    #[cfg(unix)]
    #[test]
    fn an_absolute_path_is_told_from_the_base() {
        assert_eq!(uri("/here/maps/a.yaml", Some(Path::new("/here"))), "maps/a.yaml");
        assert_eq!(uri("/there/a.yaml", Some(Path::new("/here/maps"))), "../../there/a.yaml");
    }
}
