//! Documents made into one map: every name looked up, every mistake in a name found.

use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
};

use super::{
    Argument, ArgumentId, ArgumentMap, Claim, ClaimId, Conflict, Section, SectionId, Side, SourceCopy,
    SourceId, loading::Unit,
};
use crate::{
    diagnostic::{Diagnostic, Suppressions, format_codes},
    document::{self, Source, Suggester, shown},
    notations::{NamedSection, Notation, idiom::Idiom},
    source::{FileId, FileSet, Span, Spanned},
};

/// Resolves the documents of a map, in reading order. Report are added to those there are; then every claim
/// that has one is noted as broken.
pub(super) fn resolve(
    files: FileSet,
    root: Option<PathBuf>,
    units: Vec<Unit>,
    directives: &[Span],
    notations: HashMap<FileId, Notation>,
    findings: &mut Vec<Diagnostic>,
) -> ArgumentMap {
    let mut map = ArgumentMap { files, root, notations, ..ArgumentMap::default() };
    let mut resolver = Resolver {
        findings,
        lost: HashSet::new(),
        loose: Vec::new(),
        partial: Vec::new(),
        suggester: Suggester::new(),
    };
    let mut conclusions = Vec::new();
    let mut conflicts = Vec::new();
    let titled =
        units.iter().position(|unit| !unit.document.conclusion.is_empty() && unit.document.title.is_some());
    let titled = titled.or_else(|| units.iter().position(|unit| unit.document.title.is_some()));
    let mut sections = HashMap::new();
    let mut schemes = Vec::new();
    let mut scheme_ids = HashMap::new();
    let mut lost = Vec::new();
    let total = units.iter().map(|unit| unit.document.claims.len()).sum();
    map.claims.reserve(total);
    map.claim_ids.reserve(total);
    for (index, unit) in units.into_iter().enumerate() {
        lost.extend(unit.lost.iter().map(|lost| lost.span));
        resolver.lost.extend(unit.lost.into_iter().map(|lost| lost.key));
        let document = unit.document;
        let title = document.title.as_ref().map(|title| title.value.clone());
        let own_section = section(&mut map, &mut sections, &unit.section);
        map.sections[own_section.index()].title = title;
        for NamedSection { name, title } in unit.sections {
            let named = section(&mut map, &mut sections, &name).index();
            map.sections[named].title = title.or(map.sections[named].title.take());
        }
        if titled == Some(index) {
            map.title = document.title;
        }
        map.note = map.note.or(document.note);
        map.meta = map.meta.or(document.meta);
        resolver.as_of(&mut map, document.as_of);
        map.lints.extend(document.lints);
        for scheme in document.schemes {
            match scheme_ids.get(&scheme.id.value) {
                Some(&first) => resolver.duplicate(&map, "scheme", &scheme.id, first),
                None => {
                    scheme_ids.insert(scheme.id.value.clone(), scheme.id.span);
                    schemes.push(scheme);
                }
            }
        }
        for source in document.sources {
            resolver.source(&mut map, source, unit.folder.as_ref());
        }
        for mut claim in document.claims {
            if let Some(&first) = map.claim_ids.get(&claim.id.value) {
                resolver.duplicate(&map, "claim", &claim.id, map.claims[first.index()].span());
                continue;
            }
            let section = match claim.section.take() {
                Some(name) => section(&mut map, &mut sections, &name),
                None => own_section,
            };
            map.claim_ids.insert(claim.id.value.clone(), ClaimId::new(map.claims.len()));
            map.claims.push(Claim::new(claim, section));
        }
        conclusions.extend(document.conclusion);
        conflicts.extend(document.conflicts);
    }
    map.add_schemes(schemes);
    resolver.arguments(&mut map);
    for conflict in conflicts {
        let between = resolver.claims(&map, None, &conflict.between);
        if between.len() < conflict.between.len() {
            resolver.partial.extend(&between);
        }
        if between.len() > 1 {
            map.conflicts.push(Conflict { authored: conflict, between });
        } else {
            resolver.loose.extend(between);
        }
    }
    let mut concluded = HashSet::new();
    for conclusion in conclusions {
        if let Some(claim) = resolver.claim(&map, None, &conclusion)
            && concluded.insert(claim)
        {
            map.conclusions.push((claim, conclusion.span));
        }
    }
    map.suppressions = Suppressions::read(&map.files, directives);
    for span in lost {
        let words = map.files.slice(span).split(|letter: char| !document::is_id_letter(letter));
        resolver.loose.extend(words.filter_map(|word| map.find(word)));
    }
    map.loose = resolver.loose;
    map.lost = resolver.lost;
    let partial = resolver.partial;
    map.broken = broken(&map, findings, partial);
    map
}

/// The section of a name, new if it is.
fn section(map: &mut ArgumentMap, known: &mut HashMap<String, SectionId>, name: &str) -> SectionId {
    if let Some(&section) = known.get(name) {
        return section;
    }
    let section = SectionId::new(map.sections.len());
    map.sections.push(Section { name: name.to_owned(), title: None });
    known.insert(name.to_owned(), section);
    section
}

struct Resolver<'f> {
    findings: &'f mut Vec<Diagnostic>,
    /// What was defined in text that could not be read: known, but not as what.
    lost: HashSet<String>,
    /// The claims that are named where not everything could be resolved.
    loose: Vec<ClaimId>,
    /// The claims that name what could not be read, so that something of them is missing.
    partial: Vec<ClaimId>,
    suggester: Suggester,
}

impl Resolver<'_> {
    fn duplicate(&mut self, map: &ArgumentMap, what: &str, id: &Spanned<String>, first: Option<Span>) {
        let message = format!("the {what} `{}` is defined twice", id.value);
        let finding = Diagnostic::new(&format_codes::DUPLICATE_ID, id.span, message);
        let finding = finding.here("defined again here").label(first, "first defined here");
        // Where indenting means nothing, it is a claim like any other.
        let is_indented = map.idiom(id.span) == Idiom::Yaml;
        self.findings.push(match is_indented && what == "claim" && document::is_claim_key(&id.value) {
            true => finding.help(format!(
                "`{}` is also a key of a claim: if that is meant, indent it under the claim above",
                id.value
            )),
            false => finding.help("give one of them another id, or take it out"),
        });
    }

    fn as_of(&mut self, map: &mut ArgumentMap, day: Option<Spanned<jiff::civil::Date>>) {
        match (&map.as_of, day) {
            (None, day) => map.as_of = day,
            (Some(first), Some(day)) if first.value != day.value => {
                let message = format!("the map is judged as of {} and as of {}", first.value, day.value);
                let finding = Diagnostic::new(&format_codes::DUPLICATE_KEY, day.span, message);
                let finding = finding.here("another day here").label(first.span, "one day here");
                self.findings.push(finding.help("name one day for the whole map"));
            }
            _ => {}
        }
    }

    fn source(&mut self, map: &mut ArgumentMap, source: Source, folder: Option<&PathBuf>) {
        if let Some(&first) = map.source_ids.get(&source.id.value) {
            return self.duplicate(map, "source", &source.id, map.sources[first.index()].id.span);
        }
        let id = SourceId::new(map.sources.len());
        if let (Some(file), Some(folder)) = (&source.file, folder) {
            map.source_copies.insert(id, SourceCopy { path: folder.join(&file.value), chosen: false });
        }
        map.source_ids.insert(source.id.value.clone(), id);
        map.sources.push(source);
    }

    /// Takes the arguments out of the claims and resolves their names.
    fn arguments(&mut self, map: &mut ArgumentMap) {
        let mut names: HashMap<String, Option<Span>> = HashMap::new();
        let counts =
            map.claims.iter().map(|claim| claim.authored.because.len() + claim.authored.despite.len());
        let mut arguments = Vec::with_capacity(counts.sum());
        for index in 0..map.claims.len() {
            let owner = ClaimId::new(index);
            let claim = &mut map.claims[index].authored;
            let sides = [
                (Side::Support, std::mem::take(&mut claim.because)),
                (Side::Objection, std::mem::take(&mut claim.despite)),
            ];
            let unless = std::mem::take(&mut claim.unless);
            map.claims[index].unless = self.claims(map, Some(owner), &unless);
            if map.claims[index].unless.len() < unless.len() {
                self.partial.push(owner);
            }
            map.claims[index].authored.unless = unless;
            for (side, authored) in sides {
                for argument in authored {
                    self.argument_name(map, &argument, &mut names);
                    let mut replies = Vec::new();
                    for reply in &argument.questions {
                        let by = self.claims(map, Some(owner), &reply.by);
                        if by.len() < reply.by.len() {
                            self.partial.push(owner);
                        }
                        replies.extend(by);
                    }
                    let premises = self.claims(map, Some(owner), &argument.premises);
                    // Without one of its premises it would be another argument, and a stronger one.
                    if premises.len() < argument.premises.len() {
                        self.partial.push(owner);
                        let unless = self.claims(map, Some(owner), &argument.unless);
                        self.loose.extend(premises.into_iter().chain(unless).chain(replies));
                        continue;
                    }
                    let unless = self.claims(map, Some(owner), &argument.unless);
                    if unless.len() < argument.unless.len() {
                        self.partial.push(owner);
                    }
                    let id = ArgumentId::new(arguments.len());
                    arguments.push(Argument::new(argument, (side, owner), premises, unless));
                    match side {
                        Side::Support => map.claims[index].because.push(id),
                        Side::Objection => map.claims[index].despite.push(id),
                    }
                }
            }
        }
        map.arguments = arguments;
    }

    /// An argument's name is a name in the map: no claim and no other argument may have it.
    fn argument_name(
        &mut self,
        map: &ArgumentMap,
        argument: &document::Argument,
        names: &mut HashMap<String, Option<Span>>,
    ) {
        let Some(id) = &argument.id else { return };
        let claim = map.find(&id.value).map(|claim| map.claim(claim).span());
        match claim.or_else(|| names.get(&id.value).copied()) {
            Some(first) => self.duplicate(map, "argument", id, first),
            None => {
                names.insert(id.value.clone(), id.span);
            }
        }
    }

    fn claims(&mut self, map: &ArgumentMap, owner: Option<ClaimId>, ids: &[Spanned<String>]) -> Vec<ClaimId> {
        ids.iter().filter_map(|id| self.claim(map, owner, id)).collect()
    }

    /// The claim of an id.
    ///
    /// # Arguments
    ///
    /// * `owner`: the claim in which the id stands. Nobody means that claim itself by a slip.
    fn claim(&mut self, map: &ArgumentMap, owner: Option<ClaimId>, id: &Spanned<String>) -> Option<ClaimId> {
        let found = map.find(&id.value);
        if found.is_none() && !self.lost.contains(&id.value) {
            let message = format!("there is no claim `{}`", shown(&id.value));
            let finding = Diagnostic::new(&format_codes::UNKNOWN_ID, id.span, message);
            let others = map.claims().filter(|&(other, _)| Some(other) != owner);
            let candidates = others.map(|(_, claim)| claim.id());
            self.findings.push(match self.suggester.nearest(&id.value, candidates) {
                Some(meant) => finding.help(format!("did you mean `{meant}`?")).fix(
                    format!("write `{meant}`"),
                    id.span,
                    meant,
                ),
                None => finding.help(format!("add a claim `{}`, or take the id out", shown(&id.value))),
            });
        }
        found
    }
}

/// The claims in whose text there is a finding, and those of which something is missing for other reasons, in order.
fn broken(map: &ArgumentMap, findings: &[Diagnostic], partial: Vec<ClaimId>) -> Vec<ClaimId> {
    if findings.is_empty() {
        return Vec::new();
    }
    // Claims are in reading order, and so their places are in order within each file.
    let mut places: Vec<(Span, ClaimId)> =
        map.claims().filter_map(|(id, claim)| Some((claim.authored().place.0?, id))).collect();
    places.sort();
    // Every place of a finding is in what is broken, but for the first of two claims with one id.
    let spans = findings.iter().flat_map(|finding| {
        let whole = finding.code == &format_codes::DUPLICATE_ID;
        let labels = finding.labels.iter().filter(move |_| !whole);
        labels.chain([&finding.primary]).filter_map(|label| label.span)
    });
    let mut broken: Vec<ClaimId> = spans
        .filter_map(|span| {
            let at =
                places.partition_point(|(place, _)| (place.file, place.start) <= (span.file, span.start));
            let (place, claim) = places.get(at.checked_sub(1)?)?;
            place.contains(span).then_some(*claim)
        })
        .collect();
    broken.extend(partial);
    broken.sort();
    broken.dedup();
    broken
}
