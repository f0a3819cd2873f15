//! Everything, for programs: the map as it was resolved, with the verdicts. docs/FORMATS.md says what each key holds.

use std::collections::HashSet;

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{
    Format, WriteError,
    losses::{loss, place_of},
    remarks::{Remarks, Sides},
};
use crate::{
    diagnostic::Diagnostic,
    document::{Citation, Meta, Reply, Scheme, Source, Standing, Strength, Verdict, Window},
    map::{Argument, ArgumentMap, Claim, ClaimId, SectionId, View},
    semantics::{Attitude, Verdicts},
};

pub(super) fn write(view: &View<'_>, verdicts: &Verdicts) -> Result<String, WriteError> {
    let map = view.map();
    let ids =
        |claims: &[ClaimId]| -> Vec<&str> { claims.iter().map(|&claim| map.claim(claim).id()).collect() };
    let argument = |argument: &crate::map::ArgumentId| {
        let argument: &Argument = map.argument(*argument);
        let authored = argument.authored();
        ArgumentJson {
            id: argument.id(),
            premises: ids(argument.premises()),
            strict: argument.is_strict(),
            strength: (!argument.is_strict()).then(|| argument.strength()),
            unless: ids(argument.unless()),
            roles: Entries(roles(map, argument)),
            scheme: map.scheme_name(argument),
            warrant: authored.warrant.as_deref(),
            questions: Entries(
                authored
                    .questions
                    .iter()
                    .map(|reply| (reply.question.value.as_str(), ReplyJson::of(reply)))
                    .collect(),
            ),
            note: authored.note.as_deref(),
        }
    };
    let claim = |id: ClaimId| {
        let claim: &Claim = map.claim(id);
        let authored = claim.authored();
        let json = ClaimJson {
            text: claim.text(),
            verdict: verdicts[id],
            standing: claim.standing(),
            strength: claim.strength(),
            section: &map.section(claim.section()).name,
            because: claim.because().iter().map(argument).collect(),
            despite: claim.despite().iter().map(argument).collect(),
            unless: ids(claim.unless()),
            from: &authored.from,
            holds: authored.holds.as_ref(),
            remarks: Remarks::of(claim),
            meta: authored.meta.as_deref(),
        };
        (claim.id(), json)
    };
    let lints = map.settled_lints();
    let whole = MapJson {
        title: map.title(),
        note: map.note(),
        meta: map.meta(),
        as_of: map.as_of().map(|day| day.to_string()),
        semantics: verdicts.semantics().name(),
        attitude: (verdicts.attitude() != Attitude::default()).then(|| verdicts.attitude().name()),
        extensions: (!verdicts.has_extension()).then_some(0),
        conclusion: view.conclusions().map(|claim| map.claim(claim).id()).collect(),
        sections: sections(map),
        lints: Entries(lints.iter().map(|lint| (lint.check.value.as_str(), lint.level.name())).collect()),
        sources: Entries(map.sources().map(|(_, source)| (source.id.value.as_str(), source)).collect()),
        schemes: Entries(schemes(view)),
        claims: Entries(view.claims().map(|(id, _)| claim(id)).collect()),
        conflicts: view.conflicts().map(|conflict| Sides::of(conflict, ids(conflict.between()))).collect(),
    };
    let failed =
        |error: serde_json::Error| WriteError::Failed { format: Format::Json, reason: error.to_string() };
    let mut json = serde_json::to_string_pretty(&whole).map_err(failed)?;
    json.push('\n');
    Ok(json)
}

/// The sections, but for that of the file where every claim names another.
fn sections(map: &ArgumentMap) -> Vec<SectionJson<'_>> {
    let is_named = |id: SectionId| map.claims().any(|(_, claim)| claim.section() == id);
    map.sections()
        .filter_map(|(id, section)| {
            // Of at most one section, so this walks the claims once.
            let implicit = map.own_name(id).is_none();
            let title = section.title.as_deref();
            (!implicit || is_named(id)).then_some(SectionJson { name: &section.name, title, implicit })
        })
        .collect()
}

/// What is not read back as it was: comments, which JSON has none of, and what the selected part names and does not hold.
pub(super) fn losses(view: &View<'_>) -> Vec<Diagnostic> {
    let map = view.map();
    let mut lost: Vec<Diagnostic> = map.comment_losses().collect();
    let hidden = |ids: &[ClaimId]| ids.iter().any(|&id| !view.shows(id));
    for (_, claim) in view.claims() {
        for &argument in claim.because().iter().chain(claim.despite()) {
            let argument = map.argument(argument);
            if hidden(argument.premises()) || hidden(argument.unless()) {
                lost.push(loss(place_of(view, argument), "the claims of an argument that are not selected"));
            }
        }
        if hidden(claim.unless()) {
            lost.push(loss(claim.span(), "an undercut that is not selected"));
        }
    }
    for conflict in view.conflicts() {
        if hidden(conflict.between()) {
            lost.push(loss(conflict.span(), "the claims of a conflict that are not selected"));
        }
    }
    lost
}

/// The premises of an argument by their roles; nothing where the author names none.
fn roles<'m>(map: &'m ArgumentMap, argument: &'m Argument) -> Vec<(&'m str, Vec<&'m str>)> {
    let mut roles: Vec<(&str, Vec<&str>)> = Vec::new();
    for (role, premise) in argument.premises_by_role() {
        let (Some(role), premise) = (role, map.claim(premise).id()) else { continue };
        // The premises of one role stand together.
        match roles.last_mut() {
            Some((last, premises)) if *last == role => premises.push(premise),
            _ => roles.push((role, vec![premise])),
        }
    }
    roles
}

/// The map's own schemes, and those of the catalogue that the shown arguments follow, each by its id.
fn schemes<'m>(view: &View<'m>) -> Vec<(&'m str, &'m Scheme)> {
    let map = view.map();
    let mut schemes: Vec<&Scheme> = map.schemes().iter().collect();
    let mut seen: HashSet<&str> = schemes.iter().map(|scheme| scheme.id.value.as_str()).collect();
    for (_, claim) in view.claims() {
        for &argument in claim.because().iter().chain(claim.despite()) {
            let Some(scheme) = map.scheme_of(map.argument(argument)) else { continue };
            if seen.insert(&scheme.id.value) {
                schemes.push(scheme);
            }
        }
    }
    schemes.into_iter().map(|scheme| (scheme.id.value.as_str(), scheme)).collect()
}

/// Entries by id, in the author's order.
struct Entries<'m, T>(Vec<(&'m str, T)>);

impl<T> Entries<'_, T> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for Entries<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries = serializer.serialize_map(Some(self.0.len()))?;
        for (id, entry) in &self.0 {
            entries.serialize_entry(id, entry)?;
        }
        entries.end()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct MapJson<'m> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<&'m Meta>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    semantics: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    attitude: Option<&'static str>,
    /// Told where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    extensions: Option<usize>,
    conclusion: Vec<&'m str>,
    sections: Vec<SectionJson<'m>>,
    #[serde(skip_serializing_if = "Entries::is_empty")]
    lints: Entries<'m, &'static str>,
    sources: Entries<'m, &'m Source>,
    schemes: Entries<'m, &'m Scheme>,
    claims: Entries<'m, ClaimJson<'m>>,
    conflicts: Vec<Sides<'m, &'m str>>,
}

#[derive(Serialize)]
struct SectionJson<'m> {
    name: &'m str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'m str>,
    /// Whether its claims are in it because of the file that they are in, and name none.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    implicit: bool,
}

#[derive(Serialize)]
struct ClaimJson<'m> {
    text: &'m str,
    verdict: Verdict,
    standing: Standing,
    strength: Strength,
    section: &'m str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    because: Vec<ArgumentJson<'m>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    despite: Vec<ArgumentJson<'m>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unless: Vec<&'m str>,
    #[serde(skip_serializing_if = "<[Citation]>::is_empty")]
    from: &'m [Citation],
    #[serde(skip_serializing_if = "Option::is_none")]
    holds: Option<&'m Window>,
    #[serde(flatten)]
    remarks: Remarks<'m>,
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<&'m Meta>,
}

#[derive(Serialize)]
struct ArgumentJson<'m> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'m str>,
    premises: Vec<&'m str>,
    strict: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    strength: Option<Strength>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unless: Vec<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheme: Option<&'m str>,
    #[serde(skip_serializing_if = "Entries::is_empty")]
    roles: Entries<'m, Vec<&'m str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    warrant: Option<&'m str>,
    #[serde(skip_serializing_if = "Entries::is_empty")]
    questions: Entries<'m, ReplyJson<'m>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'m str>,
}

#[derive(Serialize)]
struct ReplyJson<'m> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by: Vec<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'m str>,
}

impl<'m> ReplyJson<'m> {
    fn of(reply: &'m Reply) -> ReplyJson<'m> {
        ReplyJson { by: reply.by.iter().map(|id| id.value.as_str()).collect(), note: reply.note.as_deref() }
    }
}
