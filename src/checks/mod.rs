//! The checks: one file a check, one line in [`CHECKS`].

mod context;
mod levels;

pub use context::Context;
pub use levels::Levels;

use crate::{
    diagnostic::{Code, Diagnostic, Report, Suppressions, format_codes},
    document::did_you_mean,
    map::{ArgumentMap, ClaimId, Loaded},
};

/// A check: its identity and what looks for it.
pub struct Check {
    /// The identity.
    pub code: Code,
    /// Looks at a map.
    pub run: fn(&Context<'_>, &mut Sink<'_>),
}

/// Every check that looks at a map, family by family. The format family is found in reading:
/// [`format_codes::ALL`].
pub static CHECKS: &[&Check] = &[
    &bad_suppression::CHECK,
    &quote_not_found::CHECK,
    &quote_inexact::CHECK,
    &digest_mismatch::CHECK,
    &source_unavailable::CHECK,
];

mod bad_suppression;
mod digest_mismatch;
mod quote_inexact;
mod quote_not_found;
mod source_unavailable;

/// The identity of every check, those of reading first.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    format_codes::ALL.iter().copied().chain(CHECKS.iter().map(|check| &check.code))
}

/// Looks a check up by its name.
pub fn find(name: &str) -> Option<&'static Code> {
    codes().find(|code| code.name == name)
}

/// The check that a wrong name may have meant.
pub fn meant(name: &str) -> Option<&'static str> {
    did_you_mean(name, codes().map(|code| code.name))
}

/// Takes the findings of one check.
pub struct Sink<'c> {
    code: &'static Code,
    context: &'c Context<'c>,
    findings: Vec<Diagnostic>,
}

impl Sink<'_> {
    /// The check's identity, for [`Diagnostic::new`].
    pub fn code(&self) -> &'static Code {
        self.code
    }

    /// Takes a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Takes a finding that rests on what the semantics says of a claim. It is dropped where that cannot be
    /// known, because something that bears on the claim could not be read.
    pub fn push_verdict(&mut self, claim: ClaimId, finding: Diagnostic) {
        if self.context.is_sound(claim) {
            self.findings.push(finding);
        }
    }
}

impl ArgumentMap {
    /// Checks the map at the levels that it sets itself. Total: every finding, in source order.
    pub fn check(&self) -> Report {
        self.check_with(&Levels::new())
    }

    /// Checks the map at levels that override its own.
    pub fn check_with(&self, levels: &Levels) -> Report {
        check(self, Vec::new(), levels)
    }
}

impl Loaded {
    /// Checks what could be read, and reports what reading found too. A claim that could not be read does not
    /// hide what is wrong elsewhere; only findings that would rest on it are held back.
    pub fn check_with(&self, levels: &Levels) -> Report {
        check(self.map(), self.findings().to_vec(), levels)
    }
}

fn check(map: &ArgumentMap, read: Vec<Diagnostic>, levels: &Levels) -> Report {
    let mut findings = read;
    let levels = levels.over(map, &mut findings);
    let context = Context::new(map);
    for check in CHECKS {
        if levels.of(&check.code).severity().is_some() {
            let mut sink = Sink { code: &check.code, context: &context, findings: Vec::new() };
            (check.run)(&context, &mut sink);
            findings.append(&mut sink.findings);
        }
    }
    let mut used = vec![false; map.suppressions.iter().len()];
    findings.retain(|finding| match map.suppressions.silencing(map.files(), finding) {
        Some(suppression) => {
            used[suppression] = true;
            false
        }
        None => true,
    });
    findings.extend(unused_suppressions(&map.suppressions, &used));
    let graded = findings.into_iter().filter_map(|finding| {
        let severity = levels.of(finding.code).severity()?;
        Some(Diagnostic { severity, ..finding })
    });
    Report::new(graded.collect(), map.files().clone())
}

fn unused_suppressions<'s>(
    suppressions: &'s Suppressions,
    used: &[bool],
) -> impl Iterator<Item = Diagnostic> + 's {
    let used = used.to_vec();
    suppressions
        .iter()
        .zip(used)
        .filter(|(suppression, used)| !used && !suppression.reason.is_empty())
        .filter_map(|(suppression, _)| {
            find(&suppression.check)?;
            let message =
                format!("this comment silences nothing: there is no finding of `{}` here", suppression.check);
            let finding = Diagnostic::new(&bad_suppression::CHECK.code, suppression.span, message);
            Some(finding.help("take it out"))
        })
}
