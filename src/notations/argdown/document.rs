//! The model as a document: statements and sketches become claims, inferences and relations what bears on them.

use std::collections::{HashMap, HashSet};

use super::{
    content::plain,
    model::{Link, Member, Model, Node, Step},
    tokens::{Sort, Tie},
};
use crate::{
    document::{Argument, Claim, Conflict, Document, Place, shown},
    notations::{
        Reading,
        ids::{Ids, is_id},
    },
    source::{Span, Spanned},
};

/// The most premises of an argument that are looked at for one that is supported or attacked already.
const MOST_PREMISES: usize = 64;
/// The most arguments that undercuts may name, all told: each of many may undercut each of many.
const MOST_UNDERCUTS: usize = 1_000_000;

pub(super) fn document(mut model: Model, reading: &mut Reading) -> Document {
    let mut document = std::mem::take(&mut model.front);
    let mut order: Vec<usize> = (0..model.nodes.len()).collect();
    order.sort_by_key(|&node| (model.nodes[node].order, node));
    let against = against(&model);
    order.retain(|node| !against.contains_key(node));
    let ids = ids(&model, &order);
    let mut claims: Vec<Claim> = Vec::with_capacity(model.nodes.len());
    let mut place = vec![None; model.nodes.len()];
    for &node in &order {
        if model.nodes[node].steps.is_empty() {
            place[node] = Some(claims.len());
            claims.push(claim(&mut model, node, &ids, reading));
        }
    }
    let mut links = Links {
        explicit: explicit(&model),
        premises: HashMap::new(),
        against,
        claims: &mut claims,
        conflicts: Vec::new(),
        made_of: vec![Vec::new(); model.nodes.len()],
        bears_otherwise: HashSet::new(),
        steps: vec![None; model.steps.len()],
        place: &place,
        ids: &ids,
        seen: HashSet::new(),
        undercuts: Vec::new(),
        model: &model,
        reading,
    };
    for link in &model.links {
        match *link {
            Link::Step(step) => links.step(step),
            Link::Relation { tie, from, to, span } => links.relation(tie, from, to, span),
        }
    }
    links.undercut();
    let mut conflicts = std::mem::take(&mut links.conflicts);
    let said = said(&document.conflicts);
    conflicts
        .retain(|conflict| !said.contains(&sides(&conflict.between[0].value, &conflict.between[1].value)));
    claims.append(&mut document.claims);
    document.claims = claims;
    document.conflicts.splice(0..0, conflicts);
    document
}

/// The most sides of a conflict in the front matter that stands below as relations too, for others to read.
pub(crate) const MOST_SIDES: usize = 4;

/// Which pairs the conflicts of the front matter exclude, as far as relations say them too.
fn said(conflicts: &[Conflict]) -> HashSet<(String, String)> {
    let mut said = HashSet::new();
    for conflict in conflicts.iter().filter(|conflict| conflict.between.len() <= MOST_SIDES) {
        for (index, one) in conflict.between.iter().enumerate() {
            said.extend(conflict.between[index + 1..].iter().map(|other| sides(&one.value, &other.value)));
        }
    }
    said
}

/// Two sides, in an order that does not depend on which is named first.
fn sides(one: &str, other: &str) -> (String, String) {
    (one.min(other).to_owned(), one.max(other).to_owned())
}

/// An id for each node: its title where that is one, else one that is like its title or its words.
fn ids(model: &Model, order: &[usize]) -> Vec<String> {
    let mut ids = Ids::new();
    let mut given = vec![String::new(); model.nodes.len()];
    for &node in order {
        if let Some(title) = model.nodes[node].title.as_deref().filter(|title| is_id(title))
            && ids.reserve(title)
        {
            given[node] = title.to_owned();
        }
    }
    for &node in order {
        if given[node].is_empty() {
            let Node { title, text, sort, .. } = &model.nodes[node];
            let words = title.as_deref().or(text.as_ref().map(|(text, _)| text.as_str())).unwrap_or_default();
            given[node] = ids.like(words, if *sort == Sort::Argument { "argument" } else { "statement" });
        }
    }
    given
}

/// The claim that a statement or a sketch is.
fn claim(model: &mut Model, index: usize, ids: &[String], reading: &mut Reading) -> Claim {
    let section = model.nodes[index].section.map(|section| model.sections[section].clone());
    let node = &mut model.nodes[index];
    let mut claim = node.own.take().map(|own| *own).unwrap_or_default();
    let title = node.title.as_deref().map(plain).filter(|title| !title.is_empty());
    let (text, span) = match node.text.take() {
        Some((text, span)) => (text, span),
        None => (title.clone().unwrap_or_else(|| ids[index].clone()), node.name),
    };
    claim.id = Spanned::new(ids[index].clone(), node.name);
    if claim.text.value.is_empty() {
        claim.text = Spanned::new(text, span);
    }
    claim.tags.splice(0..0, distinct(&node.tags).cloned().collect::<Vec<_>>());
    claim.section = claim.section.or(section);
    let note: Vec<String> = claim.note.take().into_iter().chain(node.links.drain(..)).collect();
    claim.note = (!note.is_empty()).then(|| note.join("\n"));
    let mut data = std::mem::take(&mut node.data);
    if let Some(title) = title.filter(|title| *title != ids[index]) {
        match data.contains_key("title") {
            true => {
                reading.loss(node.name, format!("the title `{}`, as its data names another", shown(&title)))
            }
            false => _ = data.insert("title".to_owned(), title.into()),
        }
    }
    if !data.is_empty() {
        claim.meta = Some(Box::new(data.into()));
    }
    claim.place = Place(Some(node.place));
    claim
}

/// The conclusions that are only there to say what is objected to, with that: they have one inference, and one relation.
fn against(model: &Model) -> HashMap<usize, usize> {
    let mut against = HashMap::new();
    for step in &model.steps {
        if let (true, Some((conclusion, _))) = (step.against, step.conclusion) {
            against.insert(conclusion, None);
        }
    }
    for link in &model.links {
        if let Link::Relation { tie: Tie::Attack, from, to: Member::Node(to), .. } = *link
            && let Some(attacked) = against.get_mut(&from)
        {
            *attacked = Some(to);
        }
    }
    against.into_iter().filter_map(|(conclusion, attacked)| Some((conclusion, attacked?))).collect()
}

/// The premises of an argument that are not conclusions of its own.
fn premises(model: &Model, argument: usize) -> Vec<(usize, Span)> {
    let steps = model.nodes[argument].steps.iter().map(|&step| &model.steps[step]);
    let mut seen: HashSet<usize> =
        steps.clone().filter_map(|step| step.conclusion.map(|(conclusion, _)| conclusion)).collect();
    steps.flat_map(|step| &step.premises).copied().filter(|&(premise, _)| seen.insert(premise)).collect()
}

/// What each statement supports or attacks by itself.
fn explicit(model: &Model) -> HashSet<(bool, usize, usize)> {
    let mut explicit = HashSet::new();
    for link in &model.links {
        let Link::Relation { tie, from, to: Member::Node(to), .. } = *link else { continue };
        let Some(from) = model.speaker(from) else { continue };
        explicit.insert((tie == Tie::Support, from, to));
        if tie == Tie::Contradiction {
            explicit.insert((false, to, from));
        }
    }
    explicit
}

struct Links<'m> {
    model: &'m Model,
    ids: &'m [String],
    /// Where the claim of a node is, if it has one.
    place: &'m [Option<usize>],
    claims: &'m mut Vec<Claim>,
    conflicts: Vec<Conflict>,
    explicit: HashSet<(bool, usize, usize)>,
    /// The premises of the arguments that something bears on as a whole.
    premises: HashMap<usize, Vec<(usize, Span)>>,
    against: HashMap<usize, usize>,
    seen: HashSet<(Tie, usize, Member)>,
    /// The arguments that a sketch alone is the premise of.
    made_of: Vec<Vec<At>>,
    /// What bears on something in another way: by an undercut or by a conflict.
    bears_otherwise: HashSet<usize>,
    /// The argument that an inference became.
    steps: Vec<Option<At>>,
    /// What undercuts what; done last, when all arguments are there.
    undercuts: Vec<(usize, Member, Span)>,
    reading: &'m mut Reading,
}

/// Where an argument is: the claim, whether it is for it, and its number there.
#[derive(Clone, Copy)]
struct At {
    claim: usize,
    is_for: bool,
    number: usize,
}

impl Links<'_> {
    fn id(&self, node: usize, span: Span) -> Spanned<String> {
        Spanned::new(self.ids[node].clone(), span)
    }

    fn add(&mut self, claim: usize, is_for: bool, argument: Argument) -> At {
        let claims = &mut self.claims[claim];
        let list = if is_for { &mut claims.because } else { &mut claims.despite };
        list.push(argument);
        At { claim, is_for, number: list.len() - 1 }
    }

    fn argument(&mut self, at: At) -> &mut Argument {
        let claim = &mut self.claims[at.claim];
        let list = if at.is_for { &mut claim.because } else { &mut claim.despite };
        &mut list[at.number]
    }

    /// An inference becomes an argument.
    fn step(&mut self, index: usize) {
        let step: &Step = &self.model.steps[index];
        let Some((conclusion, _)) = step.conclusion else { return };
        let (target, is_for) = match self.against.get(&conclusion) {
            Some(&attacked) if step.against => (attacked, false),
            _ => (conclusion, true),
        };
        let Some(claim) = self.place[target] else { return };
        let node = &self.model.nodes[step.argument];
        let mut argument = step.own.as_deref().cloned().unwrap_or_default();
        if node.steps.last() == Some(&index) {
            if node.title.is_some() {
                argument.id = Some(self.id(step.argument, node.name));
            }
            argument.note = argument.note.or_else(|| description(node));
            if node.own.is_some() {
                let what = "what the data of an argument that is reconstructed says under `elenchus`";
                self.reading.loss(node.name, what);
            }
        }
        if let (None, false) = (&argument.warrant, step.rules.is_empty()) {
            argument.warrant = Some(step.rules.clone());
        }
        if !step.data.is_empty() {
            self.reading.loss(step.place, "the data of an inference");
        }
        argument.premises = step.premises.iter().map(|&(node, span)| self.id(node, span)).collect();
        argument.place = Place(Some(step.place));
        self.steps[index] = Some(self.add(claim, is_for, argument));
    }

    fn relation(&mut self, tie: Tie, from: usize, to: Member, span: Span) {
        let is_reconstructed = !self.model.nodes[from].steps.is_empty();
        let Some(from) = self.model.speaker(from) else { return };
        // An argument that has no conclusion has a finding.
        let Some(speaker) = self.place[from] else { return };
        let backwards = (tie, from, to);
        let both = match to {
            Member::Node(to) if tie == Tie::Contradiction => (tie, from.min(to), Member::Node(from.max(to))),
            _ => backwards,
        };
        if !self.seen.insert(both) {
            return;
        }
        if tie == Tie::Undercut {
            self.bears_otherwise.insert(from);
            self.undercuts.push((from, to, span));
            return;
        }
        let Member::Node(to) = to else { return };
        let premise = self.id(from, self.claims[speaker].id.span.unwrap_or(span));
        let Some(claim) = self.place[to] else {
            return self.reconstructed(tie, from, to, span);
        };
        let nodes = &self.model.nodes;
        let semantic =
            self.model.strict && nodes[from].sort == Sort::Statement && nodes[to].sort == Sort::Statement;
        match tie {
            // That an argument supports its own conclusion is said by its being one.
            Tie::Support if is_reconstructed && from == to => {}
            Tie::Support => {
                let strict = semantic.then(|| Spanned::new(true, span));
                self.single(claim, true, from, premise, span, strict);
            }
            Tie::Attack if !semantic => self.single(claim, false, from, premise, span, None),
            _ => {
                let other = self.id(to, self.claims[claim].id.span.unwrap_or(span));
                self.bears_otherwise.extend([from, to]);
                let between = vec![premise, other];
                self.conflicts.push(Conflict { between, place: Place(Some(span)), ..Conflict::default() });
            }
        }
    }

    /// An argument of one premise.
    fn single(
        &mut self,
        claim: usize,
        is_for: bool,
        from: usize,
        premise: Spanned<String>,
        span: Span,
        strict: Option<Spanned<bool>>,
    ) {
        let argument =
            Argument { premises: vec![premise], strict, place: Place(Some(span)), ..Argument::default() };
        let at = self.add(claim, is_for, argument);
        self.made_of[from].push(at);
    }

    /// What bears on an argument whose premises are known, without saying on which.
    fn reconstructed(&mut self, tie: Tie, from: usize, to: usize, span: Span) {
        let Some(&last) = self.model.nodes[to].steps.last() else { return };
        let premises = match self.premises.get(&to) {
            Some(premises) => premises,
            None => self.premises.entry(to).or_insert_with(|| premises(self.model, to)),
        };
        let is_support = tie == Tie::Support;
        let said = |premise: usize| {
            is_support && premise == from || self.explicit.contains(&(is_support, from, premise))
        };
        // What is said of one of the premises need not be said again.
        if premises.iter().take(MOST_PREMISES).any(|&(premise, _)| said(premise)) {
            return;
        }
        match (tie, &premises[..]) {
            (Tie::Support, &[(premise, _)]) => {
                if let (Some(claim), Some(speaker)) = (self.place[premise], self.place[from]) {
                    let id = self.id(from, self.claims[speaker].id.span.unwrap_or(span));
                    self.single(claim, true, from, id, span, None);
                }
            }
            (Tie::Support, _) => {
                let title = shown(&self.ids[to]);
                self.reading.loss(span, format!("the support for the argument `{title}`, which does not say for which of its premises it is"));
            }
            _ => {
                self.bears_otherwise.insert(from);
                self.undercuts.push((from, Member::Step(last), span));
            }
        }
    }

    /// Undercuts go to arguments, and to the assertions of what rests on none.
    fn undercut(&mut self) {
        let mut seen = HashSet::new();
        for (from, to, span) in std::mem::take(&mut self.undercuts) {
            let Some(speaker) = self.place[from] else { continue };
            let id = self.id(from, self.claims[speaker].id.span.unwrap_or(span));
            let (claim, targets): (Option<usize>, Vec<At>) = match to {
                Member::Step(step) => (None, self.steps[step].into_iter().collect()),
                Member::Node(node) => match self.model.nodes[node].steps.last() {
                    Some(&step) => (None, self.steps[step].into_iter().collect()),
                    // The step from what is sketched to what it bears on; where there is another than that, or none, no
                    // reason for what it says is left.
                    None if self.model.nodes[node].sort == Sort::Argument
                        && !self.made_of[node].is_empty()
                        && !self.bears_otherwise.contains(&node) =>
                    {
                        (None, self.made_of[node].clone())
                    }
                    None => {
                        let claim = self.place[node];
                        let count = claim.map_or(0, |claim| self.claims[claim].because.len());
                        let at = |claim| (0..count).map(move |number| At { claim, is_for: true, number });
                        (claim, claim.into_iter().flat_map(at).collect())
                    }
                },
            };
            for &At { claim, is_for, number } in &targets {
                if !seen.insert((from, claim, is_for, number)) {
                    continue;
                }
                if seen.len() > MOST_UNDERCUTS {
                    self.reading
                        .loss(span, format!("this undercut, as there are more than {MOST_UNDERCUTS}"));
                    break;
                }
                let argument = self.argument(At { claim, is_for, number });
                if argument.strict.as_ref().is_some_and(|strict| strict.value) {
                    self.reading.loss(span, "the undercut of an entailment, which has no exceptions");
                } else {
                    argument.unless.push(id.clone());
                }
            }
            if let (true, Some(claim)) = (targets.is_empty(), claim) {
                self.claims[claim].unless.push(id);
            }
        }
    }
}

/// Tags, each once.
fn distinct(tags: &[String]) -> impl Iterator<Item = &String> {
    let mut seen = HashSet::new();
    tags.iter().filter(move |tag| seen.insert(*tag))
}

/// What is said of an argument as a whole.
fn description(node: &Node) -> Option<String> {
    let mut parts: Vec<String> = node.text.iter().map(|(text, _)| text.clone()).collect();
    parts.extend(distinct(&node.tags).map(|tag| match tag.contains(' ') {
        true => format!("#({tag})"),
        false => format!("#{tag}"),
    }));
    parts.extend(node.links.iter().cloned());
    if !node.data.is_empty() {
        parts.push(serde_json::Value::Object(node.data.clone()).to_string());
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}
