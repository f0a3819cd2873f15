//! What a page says, as the data that its script reads: docs/PAGE.md says what each key holds.

use serde::{Serialize, Serializer};

use super::rules::Rules;
use crate::{
    document::{self, Standing, Strength, Verdict},
    formats::{
        remarks::{Remarks, Sides},
        svg,
    },
    map::{Argument, Claim, ClaimId, Side, View},
    semantics::{Semantics, Verdicts},
};

/// Everything that a page shows of a map. Claims, arguments and sources go by their places. In the place of a claim that is not
/// shown stands its verdict alone, for the sake of what rests on it, and in that of an argument `null`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Data<'m> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standpoint: Option<String>,
    /// The shape of each verdict's sign in the picture.
    signs: Signs,
    sections: Vec<&'m str>,
    conclusions: Vec<usize>,
    claims: Vec<Entry<'m>>,
    arguments: Vec<Option<ArgumentData<'m>>>,
    conflicts: Vec<Sides<'m, usize>>,
    sources: Vec<SourceData<'m>>,
    /// Of the grounded semantics only: others would have to be searched for.
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<Rules>,
}

/// The shape of each verdict's sign, by the name of the verdict.
struct Signs;

impl Serialize for Signs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Verdict::ALL.iter().map(|&verdict| (verdict.name(), svg::sign(verdict))))
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum Entry<'m> {
    Shown(Box<ClaimData<'m>>),
    Hidden(Verdict),
}

#[derive(Serialize)]
struct ClaimData<'m> {
    id: &'m str,
    text: &'m str,
    verdict: Verdict,
    #[serde(skip_serializing_if = "is_asserted")]
    standing: Standing,
    #[serde(skip_serializing_if = "is_moderate")]
    strength: Strength,
    section: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    because: Vec<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    despite: Vec<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unless: Vec<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    from: Vec<CitationData<'m>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holds: Option<String>,
    /// Whether the day on which the map is judged is outside the window.
    #[serde(skip_serializing_if = "is_false")]
    outside: bool,
    #[serde(flatten)]
    remarks: Remarks<'m>,
}

#[derive(Serialize)]
struct ArgumentData<'m> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'m str>,
    target: usize,
    #[serde(skip_serializing_if = "is_false")]
    against: bool,
    premises: Vec<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<&'m str>,
    #[serde(skip_serializing_if = "is_false")]
    strict: bool,
    #[serde(skip_serializing_if = "is_moderate")]
    strength: Strength,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unless: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheme: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    warrant: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'m str>,
}

#[derive(Serialize)]
struct SourceData<'m> {
    title: &'m str,
    /// Who wrote it, and when.
    #[serde(skip_serializing_if = "String::is_empty")]
    by: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'m str>,
}

#[derive(Serialize)]
struct CitationData<'m> {
    /// The source by its place; none where the map does not have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<usize>,
    /// What the author calls a source that the map does not have.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'m str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'m str>,
}

fn is_false(value: &bool) -> bool {
    !value
}

fn is_moderate(strength: &Strength) -> bool {
    *strength == Strength::Moderate
}

fn is_asserted(standing: &Standing) -> bool {
    *standing == Standing::Asserted
}

fn places(claims: &[ClaimId]) -> Vec<usize> {
    claims.iter().map(|claim| claim.index()).collect()
}

impl<'m> Data<'m> {
    pub(super) fn of(view: &View<'m>, verdicts: &Verdicts) -> Data<'m> {
        let map = view.map();
        Data {
            title: map.title(),
            note: map.note(),
            as_of: map.as_of().map(|day| day.to_string()),
            standpoint: verdicts.standpoint(),
            signs: Signs,
            sections: map
                .sections()
                .map(|(_, section)| section.title.as_deref().unwrap_or(&section.name))
                .collect(),
            conclusions: view.conclusions().map(|claim| claim.index()).collect(),
            claims: map
                .claims()
                .map(|(id, claim)| match view.shows(id) {
                    true => Entry::Shown(Box::new(claim_data(view, claim, verdicts[id]))),
                    false => Entry::Hidden(verdicts[id]),
                })
                .collect(),
            arguments: map
                .arguments()
                .map(|(id, argument)| view.shows_argument(id).then(|| argument_data(view, argument)))
                .collect(),
            conflicts: view
                .conflicts()
                .map(|conflict| Sides::of(conflict, places(conflict.between())))
                .collect(),
            sources: map.sources().map(|(_, source)| source_data(source)).collect(),
            rules: (verdicts.semantics() == Semantics::Grounded).then(|| Rules::of(map)),
        }
    }
}

fn claim_data<'m>(view: &View<'m>, claim: &'m Claim, verdict: Verdict) -> ClaimData<'m> {
    let map = view.map();
    let authored = claim.authored();
    let shown = |arguments: &[crate::map::ArgumentId]| -> Vec<usize> {
        let shown = arguments.iter().filter(|&&argument| view.shows_argument(argument));
        shown.map(|argument| argument.index()).collect()
    };
    ClaimData {
        id: claim.id(),
        text: claim.text(),
        verdict,
        standing: claim.standing(),
        strength: claim.strength(),
        section: claim.section().index(),
        because: shown(claim.because()),
        despite: shown(claim.despite()),
        unless: places(claim.unless()),
        from: authored.from.iter().map(|citation| citation_data(view, citation)).collect(),
        holds: authored.holds.as_ref().map(window),
        outside: !claim.holds_on(map.as_of()),
        remarks: Remarks::of(claim),
    }
}

fn argument_data<'m>(view: &View<'m>, argument: &'m Argument) -> ArgumentData<'m> {
    let map = view.map();
    let authored = argument.authored();
    ArgumentData {
        id: argument.id(),
        target: argument.target().index(),
        against: argument.side() == Side::Objection,
        premises: places(argument.premises()),
        roles: authored.roles.iter().map(|role| role.value.as_str()).collect(),
        strict: argument.is_strict(),
        strength: argument.strength(),
        unless: places(argument.unless()),
        scheme: map.scheme_of(argument).map_or_else(|| argument.scheme(), |scheme| Some(scheme.name())),
        warrant: authored.warrant.as_deref(),
        note: authored.note.as_deref(),
    }
}

fn source_data(source: &document::Source) -> SourceData<'_> {
    let published = source.published.as_ref().map(|date| date.value.to_string());
    let by: Vec<String> = source.author.iter().cloned().chain(published).collect();
    SourceData {
        title: source.title.as_deref().unwrap_or(&source.id.value),
        by: by.join(", "),
        url: source.url.as_deref(),
        note: source.note.as_deref(),
    }
}

fn citation_data<'m>(view: &View<'m>, citation: &'m document::Citation) -> CitationData<'m> {
    let source = view.map().find_source(&citation.source.value);
    let mut place = Vec::new();
    place.extend(citation.paragraph.as_ref().map(|paragraph| format!("paragraph {}", paragraph.value)));
    place.extend(citation.sentence.as_ref().map(|sentence| format!("sentence {}", sentence.value)));
    place.extend(citation.page.as_ref().map(|page| format!("page {page}")));
    CitationData {
        source: source.map(|source| source.index()),
        name: source.is_none().then_some(citation.source.value.as_str()),
        place: place.join(", "),
        quote: citation.quote.as_ref().map(|quote| quote.value.as_str()),
        url: citation.url.as_deref(),
        note: citation.note.as_deref(),
    }
}

fn window(window: &document::Window) -> String {
    match (&window.from, &window.until) {
        (Some(from), Some(until)) => format!("from {} until {}", from.value, until.value),
        (Some(from), None) => format!("from {}", from.value),
        (None, Some(until)) => format!("until {}", until.value),
        (None, None) => "always".to_owned(),
    }
}
