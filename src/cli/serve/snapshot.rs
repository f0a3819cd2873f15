//! What is shown at one moment, made from what was last read.

use std::sync::Arc;

use elenchus::{
    Report,
    report::{Places, changed_lines, json},
};
use hyper::body::Bytes;
use serde_json::{Value, json};
use tokio::sync::watch::{Receiver, Sender};

/// What one look at the files says.
#[derive(Default)]
pub struct Answer {
    /// What people know the map as.
    pub name: String,
    /// How many findings there are in how much; empty where the map could not be read.
    pub summary: String,
    /// Why something could not be done, a message each.
    pub wrong: Vec<String>,
    /// The findings.
    pub reports: Vec<Report>,
    /// The page of the map, unless it is too broken to have one.
    pub picture: Option<String>,
}

/// What is shown until something else is.
#[derive(Debug, Default)]
pub struct Snapshot {
    /// How many there were before it.
    pub number: u64,
    /// The findings and what else is said beside the picture, as JSON.
    pub findings: Bytes,
    /// The last picture that could be made.
    pub picture: Option<Bytes>,
}

/// Makes snapshots and hands them out.
pub struct Studio {
    last: Value,
    /// How many pictures there were.
    pictures: u64,
    shown: Sender<Arc<Snapshot>>,
}

impl Studio {
    /// Begins with a snapshot that says that the map is still being read.
    pub fn new() -> Studio {
        let last = json!({ "summary": "The map is being read.", "wrong": [] });
        let first = Snapshot { findings: numbered(0, &last), ..Snapshot::default() };
        Studio { last, pictures: 0, shown: Sender::new(Arc::new(first)) }
    }

    /// Where the last snapshot can be had, and the next waited for.
    pub fn snapshots(&self) -> Receiver<Arc<Snapshot>> {
        self.shown.subscribe()
    }

    /// Shows an answer, unless it says what is shown already.
    pub fn show(&mut self, answer: Answer) {
        let Answer { name, summary, wrong, reports, picture } = answer;
        let before = Arc::clone(&self.shown.borrow());
        // Of a map that cannot be drawn the last drawing is better than none, as long as it is known for what it is.
        let is_old = picture.is_none() && before.picture.is_some();
        let picture = picture.map(Bytes::from).or_else(|| before.picture.clone());
        if picture != before.picture {
            self.pictures += 1;
        }
        let reports: Vec<&Report> = reports.iter().collect();
        let next = json!({
            "name": name,
            "summary": summary,
            "wrong": wrong,
            "picture": { "number": self.pictures, "old": is_old },
            "report": json::document(&reports),
            "remedies": reports.iter().flat_map(|report| remedies(report)).collect::<Vec<_>>(),
        });
        if next != self.last {
            let number = before.number + 1;
            self.shown.send_replace(Arc::new(Snapshot {
                number,
                findings: numbered(number, &next),
                picture,
            }));
            self.last = next;
        }
    }
}

/// What the fix of each finding would make of the lines that it changes; null where there is none, or it cannot be shown.
fn remedies(report: &Report) -> Vec<Value> {
    let places = Places::new(report.files());
    let remedy = |fix| {
        let lines = changed_lines(fix, &places)?.into_iter();
        let shown =
            lines.map(|line| json!({ "line": line.line, "before": line.before, "after": line.after }));
        Some(Value::Array(shown.collect()))
    };
    report.iter().map(|finding| finding.fix.as_ref().and_then(remedy).unwrap_or_default()).collect()
}

fn numbered(number: u64, value: &Value) -> Bytes {
    let mut value = value.clone();
    value["number"] = number.into();
    Bytes::from(value.to_string())
}
