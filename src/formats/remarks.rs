//! What authors say of a claim beside what they argue with, as the formats for programs write it.

use serde::Serialize;

use crate::{
    document::Verdict,
    map::{Claim, Conflict},
};

/// What stands in a claim and counts for nothing in its verdict. What is not said is left out.
#[derive(Serialize)]
pub(super) struct Remarks<'m> {
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expect: Option<Verdict>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'m [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'m str>,
}

impl<'m> Remarks<'m> {
    pub(super) fn of(claim: &'m Claim) -> Remarks<'m> {
        let authored = claim.authored();
        Remarks {
            confidence: authored.confidence.as_ref().map(|confidence| confidence.value),
            expect: authored.expect.as_ref().map(|expect| expect.value),
            tags: &authored.tags,
            note: authored.note.as_deref(),
        }
    }
}

/// A conflict, whose sides are written by id or by place.
#[derive(Serialize)]
pub(super) struct Sides<'m, Name> {
    between: Vec<Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'m str>,
}

impl<'m, Name> Sides<'m, Name> {
    pub(super) fn of(conflict: &'m Conflict, between: Vec<Name>) -> Sides<'m, Name> {
        Sides { between, note: conflict.authored().note.as_deref() }
    }
}
