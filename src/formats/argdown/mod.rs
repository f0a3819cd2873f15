//! Argdown, as its own tools and [our reader](crate::notations) read it.
//!
//! Claims are statements; an argument or objection of one premise and nothing more is a relation, every other one a
//! premise-conclusion structure. What Argdown has no word for stands in data under the key `elenchus`, so that reading
//! what is written gives the same map.

mod data;
mod escape;

use std::{collections::HashSet, fmt::Write};

use serde_json::Value;

use super::WriteError;
use crate::{
    diagnostic::Diagnostic,
    document::{self, LONGEST_ID},
    formats::losses::loss,
    map::{Argument, Claim, ClaimId, Side, View},
    notations::{
        Ids,
        argdown::{MOST_SIDES, plain},
        is_id,
    },
    semantics::Verdicts,
};
use data::{argument_data, braces, claim_data, front_matter, sides};
use escape::{escape, escape_rules};

/// The most headings within one another: each is longer than the one around it.
const DEEPEST: usize = 12;

/// The titles of a directory's files, arguments without premises, and comments.
pub(super) fn losses(view: &View<'_>) -> Vec<Diagnostic> {
    let map = view.map();
    let mut losses = Vec::new();
    for (_, argument) in map.arguments() {
        if argument.premises().is_empty() && view.shows(argument.target()) {
            losses.push(loss(argument.authored().place.0, "an argument without premises"));
        }
    }
    let titles = map.sections().filter_map(|(_, section)| section.title.as_deref());
    let more = titles.filter(|&title| map.title() != Some(title)).count();
    losses.extend((more > 0).then(|| loss(None, "the titles of the files of a map in several")));
    losses.extend(map.comment_losses());
    losses
}

pub(super) fn write(view: &View<'_>, _: &Verdicts) -> Result<String, WriteError> {
    let map = view.map();
    let mut writer = Writer {
        view,
        names: names(view),
        conflicts: vec![Vec::new(); map.claims().len()],
        headings: Vec::new(),
        text: front_matter(view),
    };
    for conflict in map.conflicts() {
        let shown: Vec<ClaimId> = sides(conflict, view).take(MOST_SIDES + 1).collect();
        // The relations of one of many sides would be too many.
        if shown.len() <= MOST_SIDES {
            for (index, side) in shown.iter().enumerate() {
                writer.conflicts[side.index()].extend(&shown[index + 1..]);
            }
        }
    }
    for (id, claim) in view.claims() {
        writer.heading(claim);
        writer.claim(id, claim);
    }
    writer.text.truncate(writer.text.trim_end().len());
    writer.text.push('\n');
    Ok(writer.text)
}

/// The title of each claim: its id, or what the id was made of where reading makes the same of it.
fn names<'v>(view: &View<'v>) -> Vec<&'v str> {
    let map = view.map();
    let mut ids = Ids::new();
    let title = |claim: &'v Claim| -> Option<&'v str> {
        let Some(Value::Object(meta)) = claim.authored().meta.as_deref() else { return None };
        let title = meta.get("title")?.as_str()?;
        let is_plain = plain(title) == title && !title.contains(['[', ']']) && !title.starts_with('-');
        let is_short = title.chars().count() <= LONGEST_ID;
        (is_plain && is_short && !title.is_empty() && !is_id(title) && !meta.contains_key(data::OWN))
            .then_some(title)
    };
    // Claims that keep their ids as titles come first in reading too.
    for (_, claim) in view.claims() {
        if title(claim).is_none() {
            ids.reserve(claim.id());
        }
    }
    for (_, argument) in view.arguments() {
        if let Some(id) = &argument.authored().id {
            ids.reserve(&id.value);
        }
    }
    let mut names: Vec<&str> = map.claims().map(|(_, claim)| claim.id()).collect();
    let mut known: HashSet<&str> = HashSet::new();
    for (id, claim) in view.claims() {
        let Some(title) = title(claim) else { continue };
        match known.insert(title) && ids.like(title, "statement") == claim.id() {
            true => names[id.index()] = title,
            false => _ = ids.reserve(claim.id()),
        }
    }
    names
}

struct Writer<'v, 'm> {
    view: &'v View<'m>,
    /// The title of each claim.
    names: Vec<&'m str>,
    /// What each claim is in conflict with, at its first side.
    conflicts: Vec<Vec<ClaimId>>,
    /// The headings around.
    headings: Vec<String>,
    text: String,
}

impl Writer<'_, '_> {
    /// The headings of a claim's section, as far as they are not there.
    fn heading(&mut self, claim: &Claim) {
        let Some(name) = section(self.view, claim) else { return };
        let path: Vec<String> = name.split(" / ").map(str::to_owned).collect();
        if self.headings == path {
            return;
        }
        let same = self.headings.iter().zip(&path).take_while(|(one, other)| one == other).count();
        // To come back to a heading from one below it, it is written again.
        let same = same.min(path.len() - 1);
        for (level, title) in path.iter().enumerate().skip(same) {
            let _ = writeln!(self.text, "{} {}\n", "#".repeat(level + 1), escape(title));
        }
        self.headings = path;
    }

    fn claim(&mut self, id: ClaimId, claim: &Claim) {
        let name = self.names[id.index()];
        let text = plain(claim.text());
        let _ = match text.is_empty() {
            true => write!(self.text, "[{name}]"),
            false => write!(self.text, "[{name}]: {}", escape(&text)),
        };
        let tags = writable_tags(claim).unwrap_or_default();
        for tag in tags {
            let is_word =
                tag.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'));
            let _ = if is_word { write!(self.text, " #{tag}") } else { write!(self.text, " #({tag})") };
        }
        let has_title = name != claim.id();
        // Below headings a claim of the file itself would be in their section.
        let own_section = match section(self.view, claim) {
            Some(_) => None,
            None => full_section(self.view, claim).or_else(|| {
                let name = &self.view.map().section(claim.section()).name;
                (!self.headings.is_empty()).then(|| name.clone())
            }),
        };
        if let Some(data) = claim_data(claim, has_title, own_section) {
            let _ = write!(self.text, " {}", braces(&data));
        }
        self.text.push('\n');
        let supports = self.relations(claim.because(), '+');
        let objections = self.relations(claim.despite(), '-');
        for &other in &self.conflicts[id.index()] {
            let _ = writeln!(self.text, "  >< [{}]", self.names[other.index()]);
        }
        if claim.because().is_empty() {
            for &by in claim.unless().iter().filter(|&&by| self.view.shows(by)) {
                let _ = writeln!(self.text, "  <_ [{}]", self.names[by.index()]);
            }
        }
        self.text.push('\n');
        for &argument in claim.because()[supports..].iter().chain(&claim.despite()[objections..]) {
            if self.view.shows_argument(argument) {
                self.reconstruction(self.view.map().argument(argument), name);
            }
        }
    }

    /// Writes the arguments of a claim that are relations, as far as to the first that is more. How many they are.
    fn relations(&mut self, arguments: &[crate::map::ArgumentId], sign: char) -> usize {
        let mut seen = HashSet::new();
        for (index, &id) in arguments.iter().enumerate() {
            if !self.view.shows_argument(id) {
                continue;
            }
            let argument = self.view.map().argument(id);
            let authored = argument.authored();
            let bare =
                document::Argument { premises: authored.premises.clone(), ..document::Argument::default() };
            match argument.premises() {
                &[premise] if *authored == bare && seen.insert(premise) => {
                    let _ = writeln!(self.text, "  {sign} [{}]", self.names[premise.index()]);
                }
                _ => return index,
            }
        }
        arguments.len()
    }

    /// An argument or objection as a premise-conclusion structure.
    fn reconstruction(&mut self, argument: &Argument, target: &str) {
        let authored = argument.authored();
        let note = authored.note.as_deref().filter(|note| authored.id.is_some() && plain(note) == **note);
        if let Some(id) = &authored.id {
            let _ = match note {
                Some(note) => write!(self.text, "<{}>: {}\n\n", id.value, escape(note)),
                None => write!(self.text, "<{}>\n\n", id.value),
            };
        }
        let mut number = 0;
        for premise in by_role(argument).filter(|&premise| self.view.shows(premise)) {
            number += 1;
            let _ = writeln!(self.text, "({number}) [{}]", self.names[premise.index()]);
        }
        let rules = authored.warrant.as_deref().and_then(escape_rules);
        let is_objection = argument.side() == Side::Objection;
        let data = argument_data(authored, note.is_some(), rules.is_some(), is_objection);
        match (&rules, &data) {
            (None, None) => self.text.push_str("----\n"),
            _ => {
                let data = data.as_ref().map(braces);
                let parts: Vec<String> = rules.into_iter().chain(data).collect();
                let _ = writeln!(self.text, "--\n{}\n--", parts.join(" "));
            }
        }
        for &by in argument.unless().iter().filter(|&&by| self.view.shows(by)) {
            let _ = writeln!(self.text, "  <_ [{}]", self.names[by.index()]);
        }
        let _ = match is_objection {
            true => {
                write!(self.text, "({}) This speaks against @[{target}].\n  -> [{target}]\n\n", number + 1)
            }
            false => write!(self.text, "({}) [{target}]\n\n", number + 1),
        };
    }
}

/// The premises in the order in which their roles first stand.
fn by_role(argument: &Argument) -> impl Iterator<Item = ClaimId> {
    let roles = &argument.authored().roles;
    let first = |role: &str| roles.iter().position(|other| other.value == role);
    let mut premises: Vec<ClaimId> = argument.premises().to_vec();
    if roles.len() == premises.len() {
        let mut order: Vec<usize> = (0..premises.len()).collect();
        order.sort_by_key(|&index| first(&roles[index].value));
        premises = order.into_iter().map(|index| premises[index]).collect();
    }
    premises.into_iter()
}

/// The name of a claim's section where that is more than the file that the claim is in.
fn full_section(view: &View<'_>, claim: &Claim) -> Option<String> {
    let map = view.map();
    let is_file = claim.section().index() == 0 && map.files().len() <= 1;
    (!is_file).then(|| map.section(claim.section()).name.clone())
}

/// The same, if headings can say it.
fn section(view: &View<'_>, claim: &Claim) -> Option<String> {
    let can_be = |name: &String| {
        let mut titles = name.split(" / ");
        name.len() < 1000
            && titles.clone().count() <= DEEPEST
            && titles.all(|title| !title.is_empty() && plain(title) == title)
    };
    full_section(view, claim).filter(can_be)
}

/// The tags of a claim, if all can be written as such.
fn writable_tags(claim: &Claim) -> Option<&[String]> {
    let tags = &claim.authored().tags;
    let can_be = |tag: &String| !tag.is_empty() && plain(tag) == *tag && !tag.contains([')', '\\']);
    let different: HashSet<&String> = tags.iter().collect();
    (different.len() == tags.len() && tags.iter().all(can_be)).then_some(tags)
}
