//! What would make a claim accepted.

use std::{collections::HashMap, fmt};

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    document::{Standing, Strength, Verdict},
    map::{ArgumentId, ArgumentMap, ClaimId, Side},
    semantics::Budget,
    theory::{Literal, Origin},
};

use super::{
    Change, Element, Evaluation, Extent,
    change::{self, ChangeData},
    evaluation::{Effect, Question},
    grounds::{self, Changes},
    minimal_sets::{Patience, Trial, minimal_sets},
    network::{LiteralNumber, Network},
    status::Status,
};

/// Something that an author could do for a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Repair {
    /// Assert an open claim that nothing argues for, with a strength: its own, or a greater.
    Assert(ClaimId, Strength),
    /// Raise the strength of an assertion, or of the step of an argument or an objection.
    Strengthen(Element, Strength),
    /// Answer an objection: with something new that nothing speaks against, and that undercuts its step. The objection
    /// is no reason any more, whatever its premises; they stand as they stood.
    Answer(ArgumentId),
    /// Object strongly, with something new that nothing speaks against, to a claim that undercuts something or stands in
    /// a conflict: it speaks against another claim without a step that could be answered.
    Object(ClaimId),
}

impl Repair {
    /// The changes that it is.
    pub fn changes(self, map: &ArgumentMap) -> Vec<Change> {
        match self {
            Repair::Assert(claim, strength) if map.claim(claim).strength() == strength => {
                vec![Change::Assert(claim)]
            }
            Repair::Assert(claim, strength) => {
                vec![Change::Assert(claim), Change::Strength(Element::Assertion(claim), strength)]
            }
            Repair::Strengthen(element, strength) => vec![Change::Strength(element, strength)],
            Repair::Answer(argument) => vec![Change::Undercut(argument)],
            Repair::Object(claim) => vec![Change::Object(claim, Strength::Strong)],
        }
    }

    /// The repair in words: `` answer `close/despite/1` ``.
    pub fn describe(self, map: &ArgumentMap) -> String {
        let claim = |id: ClaimId| format!("`{}`", map.claim(id).id());
        match self {
            Repair::Assert(id, strength) if map.claim(id).strength() == strength => {
                format!("assert {}", claim(id))
            }
            Repair::Assert(id, strength) => format!("assert {} as {strength}", claim(id)),
            Repair::Strengthen(element, strength) => {
                format!("make `{}` {strength}", map.element_name(element))
            }
            Repair::Answer(argument) => {
                format!("answer `{}`", map.element_name(Element::Argument(argument)))
            }
            Repair::Object(id) => format!("object to {}", claim(id)),
        }
    }
}

/// What would make a claim accepted: the minimal sets of repairs.
///
/// It keeps its own copy of the names, prints as a few lines of text, and serialises as an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescue {
    claim: String,
    verdict: Verdict,
    ways: Vec<Way>,
    extent: Extent,
}

/// A minimal set of repairs that would make a claim accepted: fewer of them would not, and neither would a lesser
/// strength of one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Way {
    /// What to do, in the author's order.
    pub repairs: Vec<Repair>,
    /// The same in words.
    pub described: Vec<String>,
    changes: Vec<ChangeData>,
}

impl Rescue {
    /// The id of the claim.
    pub fn claim(&self) -> &str {
        &self.claim
    }

    /// The verdict on the claim.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The ways, the shortest first, those of one length in the author's order; none where the claim is accepted.
    pub fn ways(&self) -> &[Way] {
        &self.ways
    }

    /// Whether there may be others, longer than these.
    pub fn extent(&self) -> Extent {
        self.extent
    }
}

/// A line for each way.
impl fmt::Display for Rescue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "`{}` is {}", self.claim, self.verdict)?;
        if self.verdict == Verdict::Accepted {
            return Ok(());
        }
        for way in &self.ways {
            writeln!(out, "  to have it accepted: {}", way.described.join(" and "))?;
        }
        match (self.extent, self.ways.is_empty()) {
            (Extent::Everything, true) => writeln!(out, "  no repair would make it accepted"),
            (Extent::UpTo(0), _) => writeln!(out, "  and not every repair was tried"),
            (Extent::UpTo(1), true) => writeln!(out, "  no repair alone would make it accepted"),
            (Extent::UpTo(size), true) => writeln!(out, "  no {size} repairs would make it accepted"),
            _ => Ok(()),
        }
    }
}

impl Serialize for Rescue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ways: Vec<&[ChangeData]> = self.ways.iter().map(|way| &*way.changes).collect();
        let mut whole = serializer.serialize_map(None)?;
        whole.serialize_entry("claim", &self.claim)?;
        whole.serialize_entry("verdict", &self.verdict)?;
        whole.serialize_entry("ways", &ways)?;
        whole.serialize_entry("complete", &self.extent)?;
        whole.end()
    }
}

impl Evaluation<'_> {
    /// What would make a claim accepted that is not.
    ///
    /// # Arguments
    ///
    /// * `size`: the most repairs that a way may take; at least one.
    /// * `budget`: ends the search, as it does that for [cruxes](Evaluation::cruxes); [`Rescue::extent`] says up to which
    ///   length nothing is missing.
    ///
    /// # Complexity
    ///
    /// As for [`Evaluation::cruxes`]: it tries what the lack of acceptance rests on.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::{ArgumentMap, explain::Evaluation, semantics::Budget};
    ///
    /// let map = ArgumentMap::parse("
    /// claims:
    ///   close: { text: The bridge should close., because: [[corroded, loaded]], despite: [detour] }
    ///   corroded: { text: The main cable is corroded., strength: strong }
    ///   loaded: { text: It is loaded beyond its limit., standing: open }
    ///   detour: The detour is too long.
    /// ")?;
    /// let close = map.find("close").unwrap();
    /// let rescue = Evaluation::new(&map).rescue(close, 3, &Budget::unlimited());
    /// assert_eq!(rescue.to_string(), "\
    /// `close` is unsupported
    ///   to have it accepted: make `close/because/1` strong and assert `loaded` as strong
    ///   to have it accepted: answer `close/despite/1` and assert `loaded`
    /// ");
    /// # Ok::<(), elenchus::Error>(())
    /// ```
    pub fn rescue(&mut self, claim: ClaimId, size: usize, budget: &Budget) -> Rescue {
        let map = self.map();
        let verdict = self.verdict(claim);
        let mut rescue = Rescue {
            claim: map.claim(claim).id().to_owned(),
            verdict,
            ways: Vec::new(),
            extent: Extent::Everything,
        };
        if verdict == Verdict::Accepted {
            return rescue;
        }
        let repairs = Repairs::of(self, claim);
        let mut question = Question::new(self, claim);
        let patience = Patience::new(budget, self.work(), u64::MAX);
        let found = minimal_sets(
            size.max(1),
            |item| repairs.lowest[item as usize]..=item,
            |set, deeper| {
                if patience.is_over(set.len(), self.work()) {
                    return Trial::Enough;
                }
                let effects = repairs.effects(map, self.network(), set);
                if self.outcome(&mut question, effects.iter().copied()) == Status::In {
                    return Trial::Success(());
                }
                if !deeper {
                    return Trial::Failure(Vec::new());
                }
                self.assume_for(&question, effects);
                let grounds = grounds::grounds(self, claim, Changes::Repairs);
                self.take_back();
                let mut besides = Vec::new();
                for rule in grounds.rules {
                    repairs.against(self.network(), rule, &mut besides);
                }
                for literal in grounds.absent {
                    repairs.towards(map, self.network(), literal, &mut besides);
                }
                Trial::Failure(besides)
            },
        );
        let way = |(items, ()): (Vec<u32>, ())| {
            let repairs: Vec<Repair> = items.into_iter().map(|item| repairs.all[item as usize]).collect();
            let changes = repairs.iter().flat_map(|repair| repair.changes(map));
            Way {
                described: repairs.iter().map(|repair| repair.describe(map)).collect(),
                changes: changes.map(|change| change.serializable(map)).collect(),
                repairs,
            }
        };
        rescue.ways = found.sets.into_iter().map(way).collect();
        rescue.extent = found.extent;
        rescue
    }
}

/// All that could be done for a claim, in the author's order.
struct Repairs {
    all: Vec<Repair>,
    /// For each repair the first of those that do the same in a lesser degree, itself where there is none. They stand
    /// side by side.
    lowest: Vec<u32>,
    /// The repairs of each thing: the first, and how many.
    places: HashMap<Thing, (u32, u32)>,
}

/// What a repair is done to.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Thing {
    Strength(Element),
    Answer(ArgumentId),
    Object(ClaimId),
}

impl Repairs {
    fn of(evaluation: &Evaluation<'_>, claim: ClaimId) -> Repairs {
        let map = evaluation.map();
        let network = evaluation.network();
        let mut repairs = Repairs { all: Vec::new(), lowest: Vec::new(), places: HashMap::new() };
        let mut speaks_directly = vec![false; map.claims().len()];
        let undercutting = map.claims().flat_map(|(_, claim)| claim.unless());
        let undercutting = undercutting.chain(map.arguments().flat_map(|(_, argument)| argument.unless()));
        for by in undercutting.chain(map.conflicts().iter().flat_map(|conflict| conflict.between())) {
            speaks_directly[by.index()] = *by != claim;
        }
        for (id, authored) in map.claims() {
            if network.assertion(id).is_some() {
                let element = Element::Assertion(id);
                let strength = authored.strength();
                match authored.standing() {
                    Standing::Asserted => repairs.strengthen(element, strength),
                    Standing::Open if authored.because().is_empty() => {
                        let enough = Strength::ALL.iter().filter(|&&other| other >= strength);
                        repairs.add(Thing::Strength(element), enough.map(|&other| Repair::Assert(id, other)));
                    }
                    _ => {}
                }
            }
            let objection = Change::Object(id, Strength::Strong);
            if speaks_directly[id.index()] && change::effects(map, network, &[objection]).is_ok() {
                repairs.add(Thing::Object(id), [Repair::Object(id)]);
            }
            for &argument in authored.because().iter().chain(authored.despite()) {
                let step = map.argument(argument);
                if network.argument(argument).is_empty() {
                    continue;
                }
                if !step.is_strict() {
                    repairs.strengthen(Element::Argument(argument), step.strength());
                }
                if step.side() == Side::Objection {
                    repairs.add(Thing::Answer(argument), [Repair::Answer(argument)]);
                }
            }
        }
        repairs
    }

    fn strengthen(&mut self, element: Element, from: Strength) {
        let greater = Strength::ALL.iter().filter(|&&strength| strength > from);
        self.add(Thing::Strength(element), greater.map(|&strength| Repair::Strengthen(element, strength)));
    }

    fn add(&mut self, thing: Thing, repairs: impl IntoIterator<Item = Repair>) {
        let first = self.all.len() as u32;
        self.all.extend(repairs);
        self.lowest.resize(self.all.len(), first);
        self.places.insert(thing, (first, self.all.len() as u32 - first));
    }

    fn effects(&self, map: &ArgumentMap, network: &Network, set: &[u32]) -> Vec<Effect> {
        let changes: Vec<Change> =
            set.iter().flat_map(|&item| self.all[item as usize].changes(map)).collect();
        // No repair is refused: each is there only where it changes something.
        change::effects(map, network, &changes).unwrap_or_default()
    }

    fn take(&self, thing: Thing, into: &mut Vec<u32>) {
        if let Some(&(first, count)) = self.places.get(&thing) {
            into.extend(first..first + count);
        }
    }

    /// The repairs that keep a rule from applying.
    fn against(&self, network: &Network, rule: u32, into: &mut Vec<u32>) {
        if let Origin::Argument(argument) = network.origin(rule) {
            self.take(Thing::Answer(argument), into);
        }
    }

    /// The repairs by which a literal could become more than it is.
    fn towards(&self, map: &ArgumentMap, network: &Network, literal: LiteralNumber, into: &mut Vec<u32>) {
        let strengthened = |arguments: &[ArgumentId], into: &mut Vec<u32>| {
            for &argument in arguments {
                self.take(Thing::Strength(Element::Argument(argument)), into);
            }
        };
        match network.literal(literal) {
            Some(Literal::Claim(claim)) => {
                self.take(Thing::Strength(Element::Assertion(claim)), into);
                strengthened(map.claim(claim).because(), into);
            }
            Some(Literal::Objection(claim)) => {
                self.take(Thing::Object(claim), into);
                strengthened(map.claim(claim).despite(), into);
            }
            _ => {
                if let Some(rule) = network.undercut_rule(literal) {
                    self.against(network, rule, into);
                }
            }
        }
    }
}

impl ArgumentMap {
    /// What would make a claim accepted, by the grounded semantics. [`Evaluation::rescue`] says more.
    ///
    /// # Complexity
    ///
    /// That of judging the map, and of [`Evaluation::rescue`].
    pub fn rescue(&self, claim: ClaimId, size: usize, budget: &Budget) -> Rescue {
        Evaluation::new(self).rescue(claim, size, budget)
    }
}
