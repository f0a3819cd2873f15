//! Claims that say the same.

use std::{collections::HashMap, hash::BuildHasher};

use super::{Check, Context, Sink, texts::normal};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    map::ClaimId,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "duplicate-text",
        family: Family::Structure,
        level: Level::Warn,
        summary: "Two claims with the same sentence.",
        page: include_str!("../../docs/checks/duplicate-text.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    // The hash stands for the sentence until two are the same: a map is mostly sentences, and these copies of them.
    let mut first = HashMap::with_capacity(map.claims().len());
    let hasher = first.hasher().clone();
    for (id, claim) in map.claims() {
        // A claim whose sentence could not be read has none; that is another finding.
        if claim.text().is_empty() {
            continue;
        }
        let sentence = normal(claim.text());
        let earlier: ClaimId = *first.entry(hasher.hash_one(&sentence)).or_insert(id);
        let earlier = map.claim(earlier);
        if std::ptr::eq(earlier, claim) || normal(earlier.text()) != sentence {
            continue;
        }
        let message = format!("`{}` says the same as `{}`", claim.id(), earlier.id());
        let finding = Diagnostic::new(sink.code(), claim.authored().text.span, message);
        let finding = finding.label(earlier.authored().text.span, "first said here");
        sink.push(finding.help("keep one of the two claims, or say in what they differ"));
    }
}
