//! What could be different in a map, and what that comes down to.

use std::collections::HashMap;

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    document::{Standing, Strength},
    map::{ArgumentId, ArgumentMap, ClaimId, Side},
};

use super::{
    Element,
    evaluation::Effect,
    network::{Force, LiteralNumber, Network},
    status::LEVELS,
};

/// Something that could be different in a map.
///
/// Each is what an edit of the file would be, so that the verdicts are those of the edited map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Change {
    /// The assertion of a claim, an argument, an objection or a conflict is taken out. A claim whose assertion is
    /// withdrawn is open, and so stays one that loses its last argument: nobody asserts it in its place.
    Withdraw(Element),
    /// A claim is asserted, at its own strength.
    Assert(ClaimId),
    /// A claim is established: nothing speaks against it.
    Establish(ClaimId),
    /// The assertion of a claim, or the step of an argument or an objection, has another strength. An objection that was
    /// as strong as its premises is no stronger than this.
    Strength(Element, Strength),
    /// Somebody asserts something new, of a strength, and it is an objection to a claim. Nothing speaks against it.
    Object(ClaimId, Strength),
    /// Somebody asserts something new, and it undercuts the step of an argument or an objection. Nothing speaks against
    /// it.
    Undercut(ArgumentId),
}

/// Why a change could have no effect.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// There is no assertion to withdraw.
    #[error("`{claim}` is not asserted{}", argument.as_ref().map(|argument| {
        format!(": it rests on its arguments, such as `{argument}`")
    }).unwrap_or_default())]
    NotAsserted {
        /// The claim.
        claim: String,
        /// An argument for it, if there is one.
        argument: Option<String>,
    },
    /// A claim is what it would be.
    #[error("`{claim}` is {standing} already")]
    Already {
        /// The claim.
        claim: String,
        /// Where it stands.
        standing: Standing,
    },
    /// A claim or a step has the strength that it would have.
    #[error("`{element}` is {strength} already")]
    AsStrong {
        /// The claim, argument or objection.
        element: String,
        /// The strength.
        strength: Strength,
    },
    /// A strength has a meaning only where something is asserted, and can be argued against.
    #[error("`{claim}` is {standing}: its strength is of no effect")]
    NoStrength {
        /// The claim.
        claim: String,
        /// Where it stands.
        standing: Standing,
    },
    /// Of a claim that is established an objection defeats nothing, and neither of one that nothing concludes.
    #[error("`{claim}` is {standing}{}: an objection would defeat nothing", match standing {
        Standing::Open => ", and nothing argues for it",
        _ => "",
    })]
    NothingToDefeat {
        /// The claim.
        claim: String,
        /// Where it stands.
        standing: Standing,
    },
    /// What is strict has no strength, and no exceptions.
    #[error("`{0}` is strict: it has no strength of its own, and admits of no exception")]
    Strict(String),
    /// A conflict has no strength.
    #[error("`{0}` is a conflict: it has no strength")]
    Conflict(String),
    /// On the day that the map is judged, nothing concludes the claim.
    #[error("`{0}` does not hold on the day that the map is judged: nothing concludes it")]
    OutsideWindow(String),
    /// Something is withdrawn twice.
    #[error("`{0}` is withdrawn already")]
    Withdrawn(String),
}

impl Change {
    /// The change in words: `` `ferry` withdrawn ``.
    pub fn describe(self, map: &ArgumentMap) -> String {
        let claim = |id: ClaimId| map.claim(id).id();
        match self {
            Change::Withdraw(element) => format!("`{}` withdrawn", map.element_name(element)),
            Change::Assert(id) => format!("`{}` asserted", claim(id)),
            Change::Establish(id) => format!("`{}` established", claim(id)),
            Change::Strength(element, strength) => format!("`{}` {strength}", map.element_name(element)),
            Change::Object(id, strength) => format!("a {strength} objection to `{}`", claim(id)),
            Change::Undercut(argument) => {
                format!("an exception to `{}`", map.element_name(Element::Argument(argument)))
            }
        }
    }

    /// The change as data: what is done, then to what.
    pub(super) fn serializable(self, map: &ArgumentMap) -> ChangeData {
        let claim = |id: ClaimId| map.claim(id).id().to_owned();
        let (does, to, strength) = match self {
            Change::Withdraw(element) => ("withdraw", map.element_name(element), None),
            Change::Assert(id) => ("assert", claim(id), None),
            Change::Establish(id) => ("establish", claim(id), None),
            Change::Strength(element, strength) => ("strength", map.element_name(element), Some(strength)),
            Change::Object(id, strength) => ("object", claim(id), Some(strength)),
            Change::Undercut(argument) => ("undercut", map.element_name(Element::Argument(argument)), None),
        };
        ChangeData { does, to, strength }
    }
}

/// A change, with names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ChangeData {
    does: &'static str,
    to: String,
    strength: Option<Strength>,
}

impl Serialize for ChangeData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(self.does, &self.to)?;
        if let Some(strength) = self.strength {
            let key = if self.does == "strength" { "to" } else { "strength" };
            map.serialize_entry(key, &strength)?;
        }
        map.end()
    }
}

/// What changes come down to, one after another.
///
/// # Errors
///
/// If one of them could have no effect.
pub(super) fn effects(
    map: &ArgumentMap,
    network: &Network,
    changes: &[Change],
) -> Result<Vec<Effect>, Refusal> {
    let mut editor =
        Editor { map, network, claims: HashMap::new(), forces: HashMap::new(), effects: Vec::new() };
    changes.iter().try_for_each(|&change| editor.change(change))?;
    Ok(editor.effects)
}

struct Editor<'m> {
    map: &'m ArgumentMap,
    network: &'m Network,
    /// The claims whose standing or strength is another.
    claims: HashMap<ClaimId, (Standing, Strength)>,
    /// The rules that apply otherwise.
    forces: HashMap<u32, Force>,
    effects: Vec<Effect>,
}

impl Editor<'_> {
    fn change(&mut self, change: Change) -> Result<(), Refusal> {
        match change {
            Change::Withdraw(element) => self.withdraw(element),
            Change::Assert(claim) => self.stand(claim, Standing::Asserted),
            Change::Establish(claim) => self.stand(claim, Standing::Established),
            Change::Strength(Element::Assertion(claim), strength) => self.strengthen(claim, strength),
            Change::Strength(Element::Argument(argument), strength) => {
                self.set(argument, Some(strength)).map(drop)
            }
            Change::Strength(element @ Element::Conflict(_), _) => Err(Refusal::Conflict(self.name(element))),
            Change::Object(claim, strength) => {
                let objection = self.objection(claim)?;
                let stronger = |effect: &Effect| match *effect {
                    Effect::Given(literal, levels) if literal == objection => levels,
                    _ => 0,
                };
                // Of several objections to one claim the strongest counts.
                let levels = self.effects.iter().map(stronger).max().unwrap_or(0).max(strength.level());
                self.effects.push(Effect::Given(objection, levels));
                Ok(())
            }
            Change::Undercut(argument) => {
                let rule = self.set(argument, None)?;
                self.effects.push(Effect::Given(self.network.undercut(rule), LEVELS as u8));
                Ok(())
            }
        }
    }

    /// An objection to a claim of which something could be defeated: a step to it, or, by way of a strict one, what it
    /// follows from.
    fn objection(&self, claim: ClaimId) -> Result<LiteralNumber, Refusal> {
        let (literal, objection) = (self.network.claim(claim), self.network.objection(claim));
        self.assertion(claim)?;
        let force = |rule: &u32| self.forces.get(rule).unwrap_or(&self.network.forces[*rule as usize]);
        let can_fall = |rule: &u32| *force(rule) != Force::OFF && !force(rule).strict;
        let is_read = self.network.dependents(objection).iter().any(|&reader| reader != literal);
        if is_read || self.network.concluding(literal).iter().any(can_fall) {
            return Ok(objection);
        }
        let standing = self.standing(claim).0;
        Err(Refusal::NothingToDefeat { claim: self.map.claim(claim).id().to_owned(), standing })
    }

    fn withdraw(&mut self, element: Element) -> Result<(), Refusal> {
        let rules = match element {
            Element::Assertion(claim) if self.standing(claim).0 == Standing::Open => {
                let argument = self.map.claim(claim).because().first();
                let argument = argument.map(|&argument| self.name(Element::Argument(argument)));
                return Err(Refusal::NotAsserted { claim: self.map.claim(claim).id().to_owned(), argument });
            }
            Element::Assertion(claim) => return self.stand(claim, Standing::Open),
            Element::Argument(argument) => self.network.argument(argument),
            Element::Conflict(conflict) => self.network.conflict(conflict),
        };
        if let (Element::Argument(argument), []) = (element, rules) {
            return Err(self.outside(argument));
        }
        // A conflict of a claim with itself has no rules, and nothing comes of withdrawing it.
        if rules.first().is_some_and(|rule| self.forces.get(rule) == Some(&Force::OFF)) {
            return Err(Refusal::Withdrawn(self.name(element)));
        }
        for &rule in rules {
            self.apply(rule, Force::OFF);
        }
        Ok(())
    }

    /// Puts a claim where it does not stand yet.
    fn stand(&mut self, claim: ClaimId, standing: Standing) -> Result<(), Refusal> {
        let (before, strength) = self.standing(claim);
        let rule = self.assertion(claim)?;
        if before == standing {
            return Err(Refusal::Already { claim: self.map.claim(claim).id().to_owned(), standing });
        }
        self.claims.insert(claim, (standing, strength));
        self.apply(rule, Force::of(standing, strength));
        Ok(())
    }

    fn strengthen(&mut self, claim: ClaimId, strength: Strength) -> Result<(), Refusal> {
        let (standing, before) = self.standing(claim);
        let rule = self.assertion(claim)?;
        if standing != Standing::Asserted {
            return Err(Refusal::NoStrength { claim: self.map.claim(claim).id().to_owned(), standing });
        }
        if before == strength {
            return Err(Refusal::AsStrong { element: self.name(Element::Assertion(claim)), strength });
        }
        self.claims.insert(claim, (standing, strength));
        self.apply(rule, Force::of(standing, strength));
        Ok(())
    }

    /// Gives a step a strength, if it is to have one, and makes of an objection that has none one that can be undercut.
    fn set(&mut self, id: ArgumentId, strength: Option<Strength>) -> Result<u32, Refusal> {
        let argument = self.map.argument(id);
        let element = Element::Argument(id);
        let Some(&rule) = self.network.argument(id).first() else {
            return Err(self.outside(id));
        };
        if argument.is_strict() && argument.side() == Side::Support {
            return Err(Refusal::Strict(self.name(element)));
        }
        let before = self.forces.get(&rule).copied().unwrap_or(self.network.forces[rule as usize]);
        if before == Force::OFF {
            return Err(Refusal::Withdrawn(self.name(element)));
        }
        match strength {
            Some(strength) if before == Force::defeasible(strength) => {
                return Err(Refusal::AsStrong { element: self.name(element), strength });
            }
            Some(strength) => self.apply(rule, Force::defeasible(strength)),
            None if before.strict => self.apply(rule, Force::defeasible(Strength::default())),
            None => {}
        }
        Ok(rule)
    }

    fn apply(&mut self, rule: u32, force: Force) {
        self.forces.insert(rule, force);
        self.effects.push(Effect::Rule(rule, force));
    }

    fn standing(&self, claim: ClaimId) -> (Standing, Strength) {
        let authored = self.map.claim(claim);
        self.claims.get(&claim).copied().unwrap_or((authored.standing(), authored.strength()))
    }

    fn assertion(&self, claim: ClaimId) -> Result<u32, Refusal> {
        let outside = || Refusal::OutsideWindow(self.map.claim(claim).id().to_owned());
        self.network.assertion(claim).ok_or_else(outside)
    }

    /// An argument for a claim that is outside its window.
    fn outside(&self, argument: ArgumentId) -> Refusal {
        Refusal::OutsideWindow(self.map.claim(self.map.argument(argument).target()).id().to_owned())
    }

    fn name(&self, element: Element) -> String {
        self.map.element_name(element)
    }
}
