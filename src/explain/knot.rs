//! Labelling literals that depend on one another, with all that they depend on besides taken as it is.

use crate::{
    semantics::grounded,
    theory::{Atom, LevelledRule, Parts},
};

use super::{
    evaluation::State,
    network::{LiteralNumber, Network},
    status::{LEVELS, Status, Statuses},
};

const NONE: u32 = u32::MAX;

/// Labels components of several literals.
pub(super) struct Knots {
    /// For each literal its place in the component at hand.
    places: Vec<u32>,
}

impl Knots {
    pub(super) fn new(network: &Network) -> Knots {
        Knots { places: vec![NONE; network.literal_count()] }
    }

    /// The statuses of the literals of a component by the grounded semantics, which is directional: what the rest says of
    /// these literals is in its labels (Baroni & Giacomin, *On principle-based evaluation of extension-based argumentation
    /// semantics*, Artificial Intelligence 171:10, 2007).
    ///
    /// # Complexity
    ///
    /// That of [`grounded`], on the rules that conclude these literals.
    pub(super) fn label(
        &mut self,
        network: &Network,
        state: &State,
        members: &[LiteralNumber],
    ) -> Vec<Statuses> {
        for (place, &literal) in members.iter().enumerate() {
            self.places[literal as usize] = place as u32;
        }
        let knot =
            Knot { network, state, places: &self.places, first_stand_in: (LEVELS * members.len()) as Atom };
        let statuses = knot.label(members);
        for &literal in members {
            self.places[literal as usize] = NONE;
        }
        statuses
    }
}

/// A component. The atom of the literal at a place, at a level, is `LEVELS * place + level`; those that stand for what
/// is outside come behind them.
struct Knot<'k> {
    network: &'k Network,
    state: &'k State,
    places: &'k [u32],
    first_stand_in: Atom,
}

impl Knot<'_> {
    fn label(&self, members: &[LiteralNumber]) -> Vec<Statuses> {
        let [undecided, out, certain] = self.stand_ins();
        let mut parts = Parts::with_capacity(certain + 1, (4 * members.len(), 4 * members.len()));
        self.rules(members, false, &mut |head, body, contraries| parts.assuming_rule(body, head, contraries));
        // What is undecided attacks itself; what is out is attacked by what is certain.
        parts.assuming_rule([], undecided, [undecided, Parts::NONE]);
        parts.assuming_rule([], out, [certain, Parts::NONE]);
        parts.rule([], certain);
        self.rules(members, true, &mut |head, body, _| parts.rule(body, head));
        for (place, &literal) in members.iter().enumerate() {
            let lowest = (LEVELS * place) as Atom;
            for level in 0..self.state.given(literal) {
                parts.rule([], lowest + Atom::from(level));
            }
            for atom in lowest + 1..lowest + LEVELS as Atom {
                parts.rule([atom], atom - 1);
            }
        }
        let (framework, _) = parts.pruned(0);
        let labelling = grounded(&framework);
        let mut statuses = vec![[Status::None; LEVELS]; members.len()];
        // What is left of the rules is what applies were nothing attacked: without one there is no argument.
        for rule in 0..framework.rule_count() as LevelledRule {
            let head = framework.head(rule);
            if head < self.first_stand_in {
                statuses[head as usize / LEVELS][head as usize % LEVELS] = labelling.label(head).into();
            }
        }
        statuses
    }

    /// What stands for all that is undecided, for all that is out, and for what is in.
    fn stand_ins(&self) -> [Atom; 3] {
        [0, 1, 2].map(|nth| self.first_stand_in + nth)
    }

    /// Hands on the copies of the rules for these literals, level by level.
    fn rules(
        &self,
        members: &[LiteralNumber],
        strict: bool,
        take: &mut impl FnMut(Atom, Vec<Atom>, [Atom; 2]),
    ) {
        for &literal in members {
            for &rule in self.network.concluding(literal) {
                let force = self.state.force(rule);
                if force.strict != strict {
                    continue;
                }
                for level in 0..usize::from(force.reach) {
                    let Some(body) = self.body(rule, level) else { continue };
                    let contraries = if strict { [Parts::NONE; 2] } else { self.contraries(rule, level) };
                    take(self.atom(self.places[literal as usize], level), body, contraries);
                }
            }
        }
    }

    fn atom(&self, place: u32, level: usize) -> Atom {
        LEVELS as Atom * place + level as Atom
    }

    /// What a rule needs of the knot at a level, and what stands for the rest; none where there is no argument for it.
    fn body(&self, rule: u32, level: usize) -> Option<Vec<Atom>> {
        let [undecided, out, _] = self.stand_ins();
        let mut body = Vec::new();
        for &literal in self.network.body(rule) {
            let place = self.places[literal as usize];
            let atom = match self.state.status(literal, level) {
                _ if place != NONE => self.atom(place, level),
                Status::None => return None,
                Status::Out => out,
                Status::Undecided => undecided,
                Status::In => continue,
            };
            if atom < self.first_stand_in || !body.contains(&atom) {
                body.push(atom);
            }
        }
        Some(body)
    }

    fn contraries(&self, rule: u32, level: usize) -> [Atom; 2] {
        let [undecided, _, certain] = self.stand_ins();
        let mut contraries = [Parts::NONE; 2];
        let mut count = 0;
        for (literal, level) in self.network.contraries(rule, level) {
            let place = self.places[literal as usize];
            let atom = match self.state.status(literal, level) {
                _ if place != NONE => self.atom(place, level),
                Status::None | Status::Out => continue,
                Status::Undecided => undecided,
                Status::In => certain,
            };
            if !contraries.contains(&atom) {
                contraries[count] = atom;
                count += 1;
            }
        }
        contraries
    }
}
