//! The checks: one file a check, one line in [`CHECKS`].

mod clash;
mod context;
mod facts;
mod levels;
mod patterns;
mod reason;
mod texts;
mod unread;
mod words;

pub use context::Context;
pub use levels::Levels;

use crate::{
    diagnostic::{Code, Diagnostic, Report, format_codes},
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
    &self_support::CHECK,
    &circular_support::CHECK,
    &no_conclusion::CHECK,
    &unreachable::CHECK,
    &isolated::CHECK,
    &duplicate_text::CHECK,
    &duplicate_argument::CHECK,
    &redundant_premise::CHECK,
    &supports_and_objects::CHECK,
    &inconsistent_facts::CHECK,
    &conflicting_premises::CHECK,
    &self_defeating::CHECK,
    &objection_without_effect::CHECK,
    &undercut_without_effect::CHECK,
    &unanswered_objection::CHECK,
    &conclusion_not_accepted::CHECK,
    &expectation_failed::CHECK,
    &no_stable_extension::CHECK,
    &single_point_of_failure::CHECK,
    &single_source::CHECK,
    &uncited_premise::CHECK,
    &unknown_source::CHECK,
    &unused_source::CHECK,
    &quote_not_found::CHECK,
    &quote_inexact::CHECK,
    &digest_mismatch::CHECK,
    &source_unavailable::CHECK,
    &not_yet::CHECK,
    &expired::CHECK,
    &source_after_as_of::CHECK,
    &unknown_scheme::CHECK,
    &missing_scheme_premise::CHECK,
    &open_critical_question::CHECK,
    &incoherent_confidence::CHECK,
    &hidden_characters::CHECK,
    &id_style::CHECK,
    &long_text::CHECK,
    &question_as_claim::CHECK,
    &near_duplicate_text::CHECK,
];

mod bad_suppression;
mod circular_support;
mod conclusion_not_accepted;
mod conflicting_premises;
mod digest_mismatch;
mod duplicate_argument;
mod duplicate_text;
mod expectation_failed;
mod expired;
mod hidden_characters;
mod id_style;
mod incoherent_confidence;
mod inconsistent_facts;
mod isolated;
mod long_text;
mod missing_scheme_premise;
mod near_duplicate_text;
mod no_conclusion;
mod no_stable_extension;
mod not_yet;
mod objection_without_effect;
mod open_critical_question;
mod question_as_claim;
mod quote_inexact;
mod quote_not_found;
mod redundant_premise;
mod self_defeating;
mod self_support;
mod single_point_of_failure;
mod single_source;
mod source_after_as_of;
mod source_unavailable;
mod supports_and_objects;
mod unanswered_objection;
mod uncited_premise;
mod undercut_without_effect;
mod unknown_scheme;
mod unknown_source;
mod unreachable;
mod unused_source;

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
        check(self, &[], Vec::new(), levels)
    }
}

impl Loaded {
    /// Checks what could be read, and reports what reading found too. A claim that could not be read does not
    /// hide what is wrong elsewhere; only findings that would rest on it are held back.
    pub fn check_with(&self, levels: &Levels) -> Report {
        check(self.map(), self.findings(), [self.doubts(), self.losses()].concat(), levels)
    }
}

/// Checks a map.
///
/// # Arguments
///
/// * `read`: what reading found. Where it found anything the map is not whole.
/// * `told`: what reading has to say besides.
fn check(map: &ArgumentMap, read: &[Diagnostic], told: Vec<Diagnostic>, levels: &Levels) -> Report {
    let context = Context::new(map, read);
    let whole = read.is_empty();
    let mut findings = told;
    findings.extend_from_slice(read);
    let levels = levels.over(map, &mut findings);
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
    // Where not everything could be read, findings are held back, and a comment may be waiting for one of them.
    if whole {
        findings.extend(unused_suppressions(map, &levels, &used));
    }
    let graded = findings.into_iter().filter_map(|finding| {
        let severity = levels.of(finding.code).severity()?;
        Some(Diagnostic { severity, ..finding })
    });
    Report::new(graded.collect(), map.files().clone())
}

/// The comments that are well formed and silenced nothing. Of a check that did not run, nobody knows.
fn unused_suppressions(
    map: &ArgumentMap,
    levels: &Levels,
    used: &[bool],
) -> impl Iterator<Item = Diagnostic> {
    let unused = map.suppressions.iter().zip(used).filter(|&(_, &used)| !used);
    unused.filter_map(|(suppression, _)| {
        let ran = levels.of(find(&suppression.check)?).severity().is_some();
        if !ran || suppression.reason.is_empty() {
            return None;
        }
        let message =
            format!("this comment silences nothing: there is no finding of `{}` here", suppression.check);
        let finding = Diagnostic::new(&bad_suppression::CHECK.code, suppression.span, message);
        Some(finding.help("take it out"))
    })
}
