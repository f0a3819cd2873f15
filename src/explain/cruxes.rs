//! What a verdict hangs on.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    document::Verdict,
    map::{ArgumentMap, ClaimId, Side},
    semantics::Budget,
    theory::Origin,
};

use super::{
    Element, Evaluation, Extent,
    evaluation::{Effect, Question},
    grounds::{self, Changes},
    minimal_sets::{Patience, Trial, minimal_sets},
    network::Force,
};

/// What the verdict on a claim hangs on: the minimal sets of things that the author could withdraw, such that without
/// them the verdict is another.
///
/// It keeps its own copy of the names, prints as a few lines of text, and serialises as an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cruxes {
    claim: String,
    verdict: Verdict,
    cruxes: Vec<Crux>,
    extent: Extent,
}

/// A minimal set of assertions, defeasible arguments and objections whose withdrawal changes a verdict: that of a part of
/// them does not.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Crux {
    /// What is withdrawn, in the author's order.
    pub elements: Vec<Element>,
    /// Their names.
    pub names: Vec<String>,
    /// The verdict without them.
    pub verdict: Verdict,
}

impl Cruxes {
    /// The id of the claim.
    pub fn claim(&self) -> &str {
        &self.claim
    }

    /// The verdict on the claim.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The cruxes, the smallest first, those of one size in the author's order.
    pub fn cruxes(&self) -> &[Crux] {
        &self.cruxes
    }

    /// Whether there may be others, larger than these.
    pub fn extent(&self) -> Extent {
        self.extent
    }
}

/// A line for each crux.
impl fmt::Display for Cruxes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "`{}` is {}", self.claim, self.verdict)?;
        for crux in &self.cruxes {
            writeln!(out, "  without {}: {}", named(&crux.names), crux.verdict)?;
        }
        match (self.extent, self.cruxes.is_empty()) {
            (Extent::Everything, true) => writeln!(out, "  whatever is withdrawn"),
            (Extent::Everything, false) => {
                writeln!(out, "  and nothing else that could be withdrawn would change it")
            }
            (Extent::UpTo(0), _) => writeln!(out, "  and not everything was tried"),
            (Extent::UpTo(1), true) => writeln!(out, "  whatever is withdrawn alone"),
            (Extent::UpTo(size), true) => writeln!(out, "  whichever {size} are withdrawn"),
            (Extent::UpTo(1), false) => writeln!(out, "  and nothing else alone would change it"),
            (Extent::UpTo(size), false) => writeln!(out, "  and no other {size} or fewer would change it"),
        }
    }
}

/// `` `a`, `b` and `c` ``.
fn named(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

impl Serialize for Cruxes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Withdrawn<'c> {
            withdraw: &'c [String],
            verdict: Verdict,
        }
        let cruxes: Vec<_> = self
            .cruxes
            .iter()
            .map(|crux| Withdrawn { withdraw: &crux.names, verdict: crux.verdict })
            .collect();
        let mut whole = serializer.serialize_map(None)?;
        whole.serialize_entry("claim", &self.claim)?;
        whole.serialize_entry("verdict", &self.verdict)?;
        whole.serialize_entry("cruxes", &cruxes)?;
        whole.serialize_entry("complete", &self.extent)?;
        whole.end()
    }
}

impl Evaluation<'_> {
    /// What the verdict on a claim hangs on.
    ///
    /// What can be withdrawn is what can be doubted: that a claim is asserted, an argument that is not strict, and an
    /// objection. What is established, strict steps and conflicts are not, and neither is an `unless`.
    ///
    /// # Arguments
    ///
    /// * `size`: the size of the largest sets that are looked for; at least one.
    /// * `budget`: ends the search for sets of more than one. Those of one are all there, unless it is spent and some two
    ///   million labels had to be found for them, which takes thousands of claims that depend on one another.
    ///   [`Cruxes::extent`] says up to which size nothing is missing.
    ///
    /// # Complexity
    ///
    /// For sets of one it tries what the verdict rests on, piece by piece: linear in the map where nothing depends on
    /// itself and what changes goes one way to the claim; at worst the number of pieces times what each of them reaches.
    /// For larger sets it is at most exponential in their size, with as base not the map but what the verdict rests on.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::{ArgumentMap, explain::{Evaluation, Extent}, semantics::Budget};
    ///
    /// let map = ArgumentMap::parse("
    /// claims:
    ///   close: { text: The bridge should close., because: [corroded, loaded], despite: [detour] }
    ///   corroded: The main cable is corroded.
    ///   loaded: It is loaded beyond its limit.
    ///   detour: { text: The detour is too long., despite: [ferry] }
    ///   ferry: There is a ferry.
    /// ")?;
    /// let close = map.find("close").unwrap();
    /// let cruxes = Evaluation::new(&map).cruxes(close, 2, &Budget::unlimited());
    /// assert_eq!(cruxes.extent(), Extent::UpTo(2));
    /// assert_eq!(cruxes.to_string(), "\
    /// `close` is accepted
    ///   without `detour/despite/1`: rejected
    ///   without `ferry`: rejected
    ///   without `close/because/1` and `close/because/2`: unsupported
    ///   without `close/because/1` and `loaded`: unsupported
    ///   without `close/because/2` and `corroded`: unsupported
    ///   without `corroded` and `loaded`: unsupported
    ///   and no other 2 or fewer would change it
    /// ");
    /// # Ok::<(), elenchus::Error>(())
    /// ```
    pub fn cruxes(&mut self, claim: ClaimId, size: usize, budget: &Budget) -> Cruxes {
        self.cruxes_within(claim, size, budget, u64::MAX)
    }

    /// Cruxes of one, as far as so many labels tell: the same ones on every machine.
    pub(crate) fn cruxes_of_one(&mut self, claim: ClaimId, work: u64) -> Cruxes {
        self.cruxes_within(claim, 1, &Budget::unlimited(), work)
    }

    fn cruxes_within(&mut self, claim: ClaimId, size: usize, budget: &Budget, work: u64) -> Cruxes {
        let map = self.map();
        let patience = Patience::new(budget, self.work(), work);
        let elements = Withdrawable::of(map);
        let verdict = self.status(claim);
        let mut question = Question::new(self, claim);
        let found = minimal_sets(
            size.max(1),
            |item| item..=item,
            |set, deeper| {
                if patience.is_over(set.len(), self.work()) {
                    return Trial::Enough;
                }
                let effects = |evaluation: &Evaluation<'_>| -> Vec<Effect> {
                    let rule = |&item: &u32| evaluation.withdrawable_rule(elements.element(item));
                    set.iter().filter_map(rule).map(|rule| Effect::Rule(rule, Force::OFF)).collect()
                };
                let effects = effects(self);
                let outcome = self.outcome(&mut question, effects.iter().copied());
                if outcome != verdict {
                    return Trial::Success(outcome.verdict());
                }
                if !deeper {
                    return Trial::Failure(Vec::new());
                }
                self.assume_for(&question, effects);
                let grounds = grounds::grounds(self, claim, Changes::Withdrawals);
                self.take_back();
                let item = |rule: u32| elements.item(self.withdrawable(rule)?);
                Trial::Failure(grounds.rules.into_iter().filter_map(item).collect())
            },
        );
        let crux = |(items, verdict): (Vec<u32>, Verdict)| {
            let elements: Vec<Element> = items.into_iter().map(|item| elements.element(item)).collect();
            let names = elements.iter().map(|&element| map.element_name(element)).collect();
            Crux { elements, names, verdict }
        };
        Cruxes {
            claim: map.claim(claim).id().to_owned(),
            verdict: verdict.verdict(),
            cruxes: found.sets.into_iter().map(crux).collect(),
            extent: found.extent,
        }
    }

    /// What is withdrawn with a rule that can be doubted.
    fn withdrawable(&self, rule: u32) -> Option<Element> {
        match self.network().origin(rule) {
            Origin::Assertion(claim) => Some(Element::Assertion(claim)),
            Origin::Argument(argument) => {
                let step = self.map().argument(argument);
                let strict = step.side() == Side::Support && step.is_strict();
                (!strict).then_some(Element::Argument(argument))
            }
            _ => None,
        }
    }

    fn withdrawable_rule(&self, element: Element) -> Option<u32> {
        match element {
            Element::Assertion(claim) => self.network().assertion(claim),
            Element::Argument(argument) => self.network().argument(argument).first().copied(),
            Element::Conflict(_) => None,
        }
    }
}

/// Numbers for what can be withdrawn, in the author's order.
struct Withdrawable {
    elements: Vec<Element>,
    claims: Vec<u32>,
    arguments: Vec<u32>,
}

impl Withdrawable {
    fn of(map: &ArgumentMap) -> Withdrawable {
        let mut numbers = Withdrawable {
            elements: Vec::with_capacity(map.claims().len() + map.arguments().len()),
            claims: vec![0; map.claims().len()],
            arguments: vec![0; map.arguments().len()],
        };
        for (id, claim) in map.claims() {
            numbers.claims[id.index()] = numbers.elements.len() as u32;
            numbers.elements.push(Element::Assertion(id));
            for &argument in claim.because().iter().chain(claim.despite()) {
                numbers.arguments[argument.index()] = numbers.elements.len() as u32;
                numbers.elements.push(Element::Argument(argument));
            }
        }
        numbers
    }

    fn element(&self, item: u32) -> Element {
        self.elements[item as usize]
    }

    /// None of a conflict.
    fn item(&self, element: Element) -> Option<u32> {
        match element {
            Element::Assertion(claim) => Some(self.claims[claim.index()]),
            Element::Argument(argument) => Some(self.arguments[argument.index()]),
            Element::Conflict(_) => None,
        }
    }
}

impl ArgumentMap {
    /// What the verdict on a claim hangs on, by the grounded semantics. [`Evaluation::cruxes`] says more.
    ///
    /// # Complexity
    ///
    /// That of judging the map, and of [`Evaluation::cruxes`].
    pub fn cruxes(&self, claim: ClaimId, size: usize, budget: &Budget) -> Cruxes {
        Evaluation::new(self).cruxes(claim, size, budget)
    }
}
