//! What a verdict rests on: enough of the map that, as long as it stays, the verdict does.
//!
//! That an argument is in rests on the rules that it applies, and on what keeps its attackers out; that there is none
//! which is in rests, for every rule that could conclude it, on one thing that keeps the rule from applying. Both go on
//! downwards, each to what it rests on in turn: the winning strategies of the grounded dispute game (Modgil & Caminada,
//! *Proof theories and algorithms for abstract argumentation frameworks*, 2009), read at the level of rules. What is not
//! on the way may be withdrawn, or added to, without anything happening to the verdict.
//!
//! In a set of literals that depend on one another the way is not sought: all of it is taken, with the labels of all that
//! it depends on. That is more than is needed, and safe.

use std::collections::HashSet;

use crate::map::ClaimId;

use super::{
    Evaluation,
    evaluation::{State, applied},
    network::{LiteralNumber, Network},
    status::Status,
};

/// Something that is to stay as it is, of a literal at a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Goal {
    /// Its status is this one or a greater.
    AtLeast(LiteralNumber, u8, Status),
    /// Its status is this one or a lesser.
    AtMost(LiteralNumber, u8, Status),
}

/// What changes may do, which tells what a verdict can rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Changes {
    /// Rules go.
    Withdrawals,
    /// Rules come, reach further, or are undercut.
    Repairs,
}

/// What a verdict rests on.
#[derive(Clone, Debug, Default)]
pub(super) struct Grounds {
    /// The rules that it applies.
    pub rules: Vec<u32>,
    /// The literals that are not what they could be: what is concluded of them by new rules, or by rules that reach
    /// further, may matter.
    pub absent: Vec<LiteralNumber>,
}

struct Search<'e> {
    network: &'e Network,
    state: &'e State,
    changes: Changes,
    grounds: Grounds,
    met: HashSet<Goal>,
    goals: Vec<Goal>,
    /// The components of several literals that were taken as a whole.
    whole: HashSet<u32>,
    relied: HashSet<u32>,
    opened: HashSet<LiteralNumber>,
}

/// What the verdict on a claim rests on: what it is, where rules may go; that it is not accepted, where they may come.
///
/// # Complexity
///
/// Linear in the rules that bear on the claim.
pub(super) fn grounds(evaluation: &Evaluation<'_>, claim: ClaimId, changes: Changes) -> Grounds {
    let literal = evaluation.network().claim(claim);
    let mut search = Search {
        network: evaluation.network(),
        state: evaluation.state(),
        changes,
        grounds: Grounds::default(),
        met: HashSet::new(),
        goals: Vec::new(),
        whole: HashSet::new(),
        relied: HashSet::new(),
        opened: HashSet::new(),
    };
    match changes {
        Changes::Withdrawals => search.keep(literal, 0),
        Changes::Repairs => search.goal(Goal::AtMost(literal, 0, Status::Undecided)),
    }
    while let Some(goal) = search.goals.pop() {
        search.pursue(goal);
    }
    search.grounds
}

impl Search<'_> {
    /// The status of a literal is to stay exactly what it is.
    fn keep(&mut self, literal: LiteralNumber, level: u8) {
        let status = self.state.status(literal, usize::from(level));
        match (self.changes, status) {
            // A repair is to make something more of it.
            (Changes::Repairs, _) | (_, Status::Out | Status::Undecided) => {
                self.goal(Goal::AtMost(literal, level, status));
            }
            (_, Status::None | Status::In) => {}
        }
        self.goal(Goal::AtLeast(literal, level, status));
    }

    fn goal(&mut self, goal: Goal) {
        let trivial = match goal {
            Goal::AtLeast(_, _, least) => least == Status::None,
            Goal::AtMost(_, _, most) => most == Status::In,
        };
        if !trivial && self.met.insert(goal) {
            self.goals.push(goal);
        }
    }

    fn pursue(&mut self, goal: Goal) {
        let (Goal::AtLeast(literal, ..) | Goal::AtMost(literal, ..)) = goal;
        let component = self.network.component(literal);
        if self.network.members(component).len() > 1 {
            return self.take_whole(component);
        }
        match goal {
            Goal::AtLeast(literal, level, least) => self.at_least(literal, level, least),
            Goal::AtMost(literal, level, most) => self.at_most(literal, level, most),
        }
    }

    /// One argument will do.
    fn at_least(&mut self, literal: LiteralNumber, level: u8, least: Status) {
        if self.state.given(literal) > level {
            return;
        }
        let found = self.network.concluding(literal).iter().find_map(|&rule| {
            let levels = level..self.state.force(rule).reach;
            let mut enough =
                levels.filter(|&at| applied(self.network, self.state, rule, usize::from(at)) >= least);
            enough.next().map(|at| (rule, at))
        });
        // There is one: the status of the literal is that of its best rule.
        let Some((rule, at)) = found else { return };
        self.rely(rule);
        for &premise in self.network.body(rule) {
            self.goal(Goal::AtLeast(premise, at, least));
        }
        if !self.state.force(rule).strict && least > Status::Out {
            for (contrary, level) in self.network.contraries(rule, usize::from(at)) {
                self.goal(Goal::AtMost(contrary, level as u8, least.against()));
            }
        }
    }

    /// Every rule must fail, each for one reason.
    fn at_most(&mut self, literal: LiteralNumber, level: u8, most: Status) {
        self.open(literal);
        for &rule in self.network.concluding(literal) {
            for at in level..self.state.force(rule).reach {
                self.fails(rule, at, most);
            }
        }
    }

    fn fails(&mut self, rule: u32, at: u8, most: Status) {
        let (network, state, level) = (self.network, self.state, usize::from(at));
        let status = |literal: LiteralNumber| state.status(literal, level);
        let least = network.body(rule).iter().copied().min_by_key(|&literal| status(literal));
        match least {
            // What has no argument gets none by a withdrawal.
            Some(premise) if status(premise) == Status::None && self.changes == Changes::Withdrawals => {}
            Some(premise) if status(premise) <= most => self.goal(Goal::AtMost(premise, at, most)),
            _ if most == Status::None => {}
            _ => {
                let against = network
                    .contraries(rule, level)
                    .find(|&(contrary, level)| state.status(contrary, level).against() <= most);
                if let Some((contrary, level)) = against {
                    self.goal(Goal::AtLeast(contrary, level as u8, most.against()));
                }
            }
        }
    }

    /// Takes all that a component is made of, and all labels that it depends on.
    fn take_whole(&mut self, component: u32) {
        if !self.whole.insert(component) {
            return;
        }
        for &literal in self.network.members(component) {
            self.open(literal);
            for &rule in self.network.concluding(literal) {
                let force = self.state.force(rule);
                if force.reach == 0 {
                    continue;
                }
                self.rely(rule);
                for level in 0..force.reach {
                    let contraries = self.network.contraries(rule, usize::from(level));
                    let contraries = contraries.map(|(literal, level)| (literal, level as u8));
                    let contraries = contraries.filter(|_| !force.strict);
                    let body = self.network.body(rule).iter().map(|&premise| (premise, level));
                    for (read, level) in body.chain(contraries) {
                        if self.network.component(read) != component {
                            self.keep(read, level);
                        }
                    }
                }
            }
        }
    }

    fn rely(&mut self, rule: u32) {
        if self.relied.insert(rule) {
            self.grounds.rules.push(rule);
        }
    }

    fn open(&mut self, literal: LiteralNumber) {
        if self.opened.insert(literal) {
            self.grounds.absent.push(literal);
        }
    }
}
