//! Claims and what holds between them, made of relations that are told one by one.

use std::collections::{HashMap, HashSet};

use super::{
    Reading,
    cells::Cell,
    ids::{Ids, is_id},
};
use crate::{
    document::{Argument, Claim, Conflict, Place, Standing, Strength, shown},
    source::{Span, Spanned},
};

/// What holds between two claims, or of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Support,
    Attack,
    Undercut,
    Conflict,
    /// That the map argues for the claim.
    Conclusion,
}

impl Relation {
    /// The relation that a word means, in capitals or not.
    pub fn of(word: &str) -> Option<Relation> {
        Some(match word.trim().to_lowercase().as_str() {
            "support" | "supports" | "because" | "pro" | "for" | "+" | "inference" | "entails" => {
                Relation::Support
            }
            "attack" | "attacks" | "objection" | "objects" | "despite" | "con" | "against" | "-" | "−"
            | "rebut" | "rebuts" => Relation::Attack,
            "undercut" | "undercuts" | "unless" => Relation::Undercut,
            "conflict" | "conflicts" | "contradiction" | "contradicts" | "contrary" => Relation::Conflict,
            "conclusion" => Relation::Conclusion,
            _ => return None,
        })
    }
}

/// One row: a relation between two claims, or something about one.
#[derive(Clone, Debug)]
pub(super) struct Edge<'t> {
    pub place: Span,
    pub source: Cell<'t>,
    pub target: Option<Cell<'t>>,
    /// The relation and where it is told; with a target always there.
    pub relation: Option<(Relation, Span)>,
    pub argument: Option<Cell<'t>>,
    pub strength: Option<Cell<'t>>,
    pub standing: Option<Cell<'t>>,
    pub section: Option<Cell<'t>>,
    pub source_text: Option<Cell<'t>>,
    pub target_text: Option<Cell<'t>>,
    pub note: Option<Cell<'t>>,
}

/// Several rows that share a name.
enum Group {
    /// An argument of a claim, by their places, and the relation it stands for.
    Argument { claim: usize, relation: Relation, at: usize },
    /// A conflict, by its place.
    Conflict(usize),
}

/// A document in the making.
pub(super) struct Edges<'t> {
    pub reading: Reading,
    ids: Ids,
    claims: HashMap<String, usize>,
    groups: HashMap<String, Group>,
    /// Undercuts wait until every argument has its name: by whom, and of what.
    undercuts: Vec<(usize, Cell<'t>, Cell<'t>, Option<Cell<'t>>)>,
}

impl<'t> Edges<'t> {
    pub fn new(reading: Reading) -> Edges<'t> {
        let (ids, claims, groups, undercuts) = (Ids::new(), HashMap::new(), HashMap::new(), Vec::new());
        Edges { reading, ids, claims, groups, undercuts }
    }

    /// Reads the relations, in order. A name that can be an id is one, so that no other claim gets it.
    pub fn read(mut self, edges: &[Edge<'t>]) -> Reading {
        let is_step = |edge: &&Edge<'_>| {
            matches!(edge.relation, Some((Relation::Support | Relation::Attack, _))) && edge.target.is_some()
        };
        let arguments: HashSet<&str> = edges
            .iter()
            .filter(is_step)
            .filter_map(|edge| edge.argument.as_ref().map(|cell| cell.text.trim()))
            .collect();
        for edge in edges {
            let is_undercut = matches!(edge.relation, Some((Relation::Undercut, _)));
            let target = edge.target.as_ref().map(|cell| cell.text.trim());
            let target = target.filter(|name| !(is_undercut && arguments.contains(name)));
            for name in
                [Some(edge.source.text.trim()), target].into_iter().flatten().filter(|name| is_id(name))
            {
                self.ids.reserve(name);
            }
        }
        for edge in edges {
            self.edge(edge);
        }
        self.undercut();
        self.reading
    }

    fn edge(&mut self, edge: &Edge<'t>) {
        let source = self.claim(&edge.source, edge.source_text.as_ref());
        match (edge.relation, &edge.target) {
            (Some((Relation::Undercut, _)), Some(target)) => {
                self.undercuts.push((source, edge.source.clone(), target.clone(), edge.target_text.clone()));
                self.unused(
                    &[&edge.strength, &edge.standing, &edge.section, &edge.note, &edge.argument],
                    "an undercut",
                );
            }
            (Some((Relation::Conflict, _)), Some(target)) => {
                let target = (self.claim(target, edge.target_text.as_ref()), target.span);
                self.conflict(edge, source, target);
                self.unused(&[&edge.strength, &edge.standing, &edge.section], "a conflict");
            }
            (Some((relation @ (Relation::Support | Relation::Attack), _)), Some(target)) => {
                let target = self.claim(target, edge.target_text.as_ref());
                self.argument(edge, source, target, relation);
                self.unused(&[&edge.standing, &edge.section], "a relation");
            }
            (relation, _) => {
                if relation.is_some() {
                    let id = Spanned::new(self.id(source), edge.source.span);
                    self.reading.document.conclusion.push(id);
                }
                self.alone(edge, source);
            }
        }
    }

    /// What is told of a claim alone.
    fn alone(&mut self, edge: &Edge<'t>, source: usize) {
        let strength = edge.strength.as_ref().and_then(|cell| match cell.text.trim().parse::<Strength>() {
            Ok(strength) => Some(Spanned::new(strength, cell.span)),
            Err(error) => {
                self.reading.wrong(cell.span, error.to_string());
                None
            }
        });
        let standing = edge.standing.as_ref().and_then(|cell| match cell.text.trim().parse::<Standing>() {
            Ok(standing) => Some(Spanned::new(standing, cell.span)),
            Err(error) => {
                self.reading.wrong(cell.span, error.to_string());
                None
            }
        });
        let claim = &mut self.reading.document.claims[source];
        let (section, note) = (edge.section.as_ref(), edge.note.as_ref());
        let mut again = Vec::new();
        again.extend(agree(&mut claim.strength, strength, "strength"));
        again.extend(agree(&mut claim.standing, standing, "standing"));
        again.extend(agree_in_words(&mut claim.section, section, "section"));
        again.extend(agree_in_words(&mut claim.note, note, "note"));
        if edge.relation.is_none() {
            claim.place = Place(Some(edge.place));
        }
        self.said_again(again, "claim");
        if let Some(argument) = &edge.argument {
            self.reading.loss(argument.span, "the argument of a claim alone");
        }
        if let Some(text) = &edge.target_text {
            self.reading.loss(text.span, "the text of a target that is not there");
        }
    }

    fn argument(&mut self, edge: &Edge<'t>, source: usize, target: usize, relation: Relation) {
        let premise = Spanned::new(self.id(source), edge.source.span);
        let (mut strict, mut strength) = (None, None);
        if let Some(cell) = &edge.strength {
            match (cell.text.trim(), relation) {
                ("strict", Relation::Support) => strict = Some(Spanned::new(true, cell.span)),
                ("strict", _) => {
                    self.reading.wrong(
                        cell.span,
                        "an objection is never strict: without a strength it is as strong as its premises",
                    );
                }
                (word, _) => match word.parse::<Strength>() {
                    Ok(known) => strength = Some(Spanned::new(known, cell.span)),
                    Err(error) => drop(self.reading.wrong(cell.span, error.to_string())),
                },
            }
        }
        let note = edge.note.as_ref().map(words);
        let name = edge.argument.as_ref().map(|cell| cell.text.trim());
        match name.and_then(|name| self.groups.get(name)) {
            Some(&Group::Argument { claim, relation: first, at }) if claim == target && first == relation => {
                let argument = &mut side(&mut self.reading.document.claims[claim], relation)[at];
                argument.premises.push(premise);
                // What one row says of an argument, another need not repeat.
                let mut again = Vec::new();
                if let (Some(said), true) = (&strict, argument.strength.is_some()) {
                    again.extend(said.span.map(|span| (span, "strength")));
                } else if let (Some(said), true) = (&strength, argument.strict.is_some()) {
                    again.extend(said.span.map(|span| (span, "strength")));
                } else {
                    again.extend(agree(&mut argument.strength, strength, "strength"));
                    again.extend(agree(&mut argument.strict, strict, "strength"));
                }
                again.extend(agree_in_words(&mut argument.note, edge.note.as_ref(), "note"));
                self.said_again(again, "argument");
            }
            Some(_) => {
                let cell = edge.argument.as_ref().unwrap_or(&edge.source);
                let message =
                    format!("`{}` is an argument with another target or relation", shown(&cell.text));
                self.reading.wrong(cell.span, message).help =
                    Some("give this row another name, or none".to_owned());
            }
            None => {
                let arguments = side(&mut self.reading.document.claims[target], relation);
                let at = arguments.len();
                let named = edge.argument.as_ref().filter(|cell| is_id(cell.text.trim()));
                arguments.push(Argument {
                    id: named.map(|cell| Spanned::new(words(cell), cell.span)),
                    premises: vec![premise],
                    strict,
                    strength,
                    note,
                    place: Place(Some(edge.place)),
                    ..Argument::default()
                });
                if let Some(name) = name {
                    self.groups.insert(name.to_owned(), Group::Argument { claim: target, relation, at });
                }
            }
        }
    }

    fn conflict(&mut self, edge: &Edge<'t>, source: usize, (target, target_place): (usize, Span)) {
        let name = edge.argument.as_ref().map(|cell| cell.text.trim());
        let (one, other) = (self.id(source), self.id(target));
        if one == other {
            self.reading.wrong(target_place, "a claim is in conflict with itself");
            return;
        }
        let (one, other) = (Spanned::new(one, edge.source.span), Spanned::new(other, target_place));
        let note = edge.note.as_ref().map(words);
        match name.and_then(|name| self.groups.get(name)) {
            Some(&Group::Conflict(at)) => {
                let conflict = &mut self.reading.document.conflicts[at];
                // Rows of one conflict share a side: the first.
                if conflict.between[0].value == one.value {
                    conflict.between.push(other);
                    let again = agree_in_words(&mut conflict.note, edge.note.as_ref(), "note");
                    self.said_again(again, "conflict");
                } else {
                    let first = shown(&conflict.between[0].value);
                    let message = format!("the rows of one conflict begin with one claim, here `{first}`");
                    self.reading.wrong(edge.source.span, message);
                }
            }
            Some(_) => {
                let cell = edge.argument.as_ref().unwrap_or(&edge.source);
                self.reading
                    .wrong(cell.span, format!("`{}` is an argument and no conflict", shown(&cell.text)));
            }
            None => {
                if let Some(name) = name {
                    self.groups
                        .insert(name.to_owned(), Group::Conflict(self.reading.document.conflicts.len()));
                }
                let place = Place(Some(edge.place));
                self.reading.document.conflicts.push(Conflict { between: vec![one, other], note, place });
            }
        }
    }

    /// The undercuts: of an argument, if one is called so, else of a claim.
    fn undercut(&mut self) {
        for (by, source, target, text) in std::mem::take(&mut self.undercuts) {
            let by = Spanned::new(self.id(by), source.span);
            let name = target.text.trim();
            match self.groups.get(name) {
                Some(&Group::Argument { claim, relation, at }) => {
                    side(&mut self.reading.document.claims[claim], relation)[at].unless.push(by);
                    if let Some(text) = text {
                        self.reading.loss(text.span, "the text of an argument");
                    }
                }
                Some(Group::Conflict(_)) => {
                    self.reading.wrong(
                        target.span,
                        format!("`{}` is a conflict, which nothing undercuts", shown(name)),
                    );
                }
                None => {
                    let claim = self.claim(&target, text.as_ref());
                    self.reading.document.claims[claim].unless.push(by);
                }
            }
        }
    }

    /// The claim of a name, new if it is; a sentence that is told of it later is its own if it has none.
    fn claim(&mut self, cell: &Cell<'t>, text: Option<&Cell<'t>>) -> usize {
        let name = cell.text.trim();
        if let Some(&claim) = self.claims.get(name) {
            if let Some(text) = text {
                self.say(claim, name, text);
            }
            return claim;
        }
        let index = self.reading.document.claims.len();
        let id = match is_id(name) {
            true => name.to_owned(),
            false => self.ids.like(name, "claim"),
        };
        self.claims.insert(name.to_owned(), index);
        let (sentence, span) = text.map_or((name.to_owned(), cell.span), |text| (words(text), text.span));
        self.reading.document.claims.push(Claim {
            id: Spanned::new(id, cell.span),
            text: Spanned::new(sentence, span),
            place: Place(Some(cell.span)),
            ..Claim::default()
        });
        index
    }

    /// A sentence of a claim that is there already.
    fn say(&mut self, claim: usize, name: &str, text: &Cell<'t>) {
        let own = &mut self.reading.document.claims[claim].text;
        let said = words(text);
        if own.value == said {
            return;
        }
        if own.value == name {
            *own = Spanned::new(said, text.span);
            return;
        }
        let first = own.span;
        let finding = self
            .reading
            .wrong(text.span, format!("the claim `{}` has another sentence already", shown(name)));
        *finding = finding.clone().label(first, "here");
    }

    fn id(&self, claim: usize) -> String {
        self.reading.document.claims[claim].id.value.clone()
    }

    /// Reports cells that do not agree with what an earlier row says.
    fn said_again(&mut self, cells: impl IntoIterator<Item = (Span, &'static str)>, of: &str) {
        for (span, what) in cells {
            let message = format!("another row gives this {of} another {what}");
            self.reading.wrong(span, message).help = Some("leave one of the two out".to_owned());
        }
    }

    fn unused(&mut self, cells: &[&Option<Cell<'t>>], of: &str) {
        for cell in cells.iter().copied().flatten() {
            self.reading.loss(cell.span, format!("`{}`, said of {of}", shown(&cell.text)));
        }
    }
}

/// Takes what is said unless something is said already; where it is something else, its place and what it is.
fn agree<T: PartialEq>(
    own: &mut Option<Spanned<T>>,
    said: Option<Spanned<T>>,
    what: &'static str,
) -> Option<(Span, &'static str)> {
    match (&own, said) {
        (None, said) => {
            *own = said;
            None
        }
        (Some(own), Some(said)) if said != *own => Some((said.span?, what)),
        _ => None,
    }
}

/// The same of words, which do not remember their place.
fn agree_in_words(
    own: &mut Option<String>,
    said: Option<&Cell<'_>>,
    what: &'static str,
) -> Option<(Span, &'static str)> {
    let mut placed = own.take().map(Spanned::from);
    let again = agree(&mut placed, said.map(|cell| Spanned::new(words(cell), cell.span)), what);
    *own = placed.map(|placed| placed.value);
    again
}

/// The words of a cell.
fn words(cell: &Cell<'_>) -> String {
    cell.text.trim_end_matches(['\n', '\r']).to_owned()
}

fn side(claim: &mut Claim, relation: Relation) -> &mut Vec<Argument> {
    match relation {
        Relation::Support => &mut claim.because,
        _ => &mut claim.despite,
    }
}
