//! Findings as one JSON object, for programs.
//!
//! ```json
//! {
//!   "version": "0.1.0",
//!   "summary": { "errors": 1, "warnings": 0, "notes": 0 },
//!   "findings": [{
//!     "code": "unknown-id", "severity": "error", "message": "…", "file": "map.yaml",
//!     "range": { "start": { "line": 4, "column": 12, "offset": 60 }, "end": { … } },
//!     "label": "…", "labels": [{ "file": "…", "range": { … }, "message": "…" }],
//!     "notes": ["…"], "help": "…", "fix": { "message": "…", "edits": [{ …, "replacement": "…" }] }
//!   }]
//! }
//! ```
//!
//! Lines and columns count from 1, columns in characters; offsets are bytes, from 0. `file` and `range` are null
//! for what has no place.

use serde_json::{Value, json};

use super::{Place, Places, count};
use crate::{
    diagnostic::{Diagnostic, Label, Report},
    source::Span,
};

/// The findings of some reports as one object.
pub fn document(reports: &[&Report]) -> Value {
    let count = count(reports);
    let findings: Vec<_> = reports
        .iter()
        .flat_map(|report| {
            let places = Places::new(report.files());
            report.iter().map(move |finding| self::finding(finding, &places))
        })
        .collect();
    json!({
        "version": super::VERSION,
        "summary": { "errors": count.errors, "warnings": count.warnings, "notes": count.notes },
        "findings": findings,
    })
}

fn finding(finding: &Diagnostic, places: &Places<'_>) -> Value {
    let labels: Vec<_> = finding.labels.iter().map(|label| self::label(label, places)).collect();
    let fix = finding.fix.as_ref().map(|fix| {
        let edits = fix.edits.iter().map(|edit| {
            let mut value = place(Some(edit.span), places);
            value["replacement"] = json!(edit.replacement);
            value
        });
        json!({ "message": fix.message, "edits": edits.collect::<Vec<_>>() })
    });
    let place = place(finding.primary.span, places);
    json!({
        "code": finding.code.name,
        "severity": finding.severity.name(),
        "message": finding.message,
        "file": place["file"],
        "range": place["range"],
        "label": (!finding.primary.message.is_empty()).then_some(&finding.primary.message),
        "labels": labels,
        "notes": finding.notes,
        "help": finding.help,
        "fix": fix,
    })
}

fn label(label: &Label, places: &Places<'_>) -> Value {
    let mut value = place(label.span, places);
    value["message"] = json!(label.message);
    value
}

fn place(span: Option<Span>, places: &Places<'_>) -> Value {
    let point = |place: Place| json!({ "line": place.line, "column": place.column, "offset": place.offset });
    let range = span.and_then(|span| places.range(span));
    json!({
        "file": span.and_then(|span| places.file(span)).map(|file| file.name()),
        "range": range.map(|range| json!({ "start": point(range.start), "end": point(range.end) })),
    })
}
