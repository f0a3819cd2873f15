//! Points in words: which lines there are, and what each says.

use std::collections::VecDeque;

use super::{
    DEEPEST,
    phrases::{argument, cited, headline, mention, plain, said_of},
};
use crate::{
    document::{Strength, Verdict},
    explain::why::{
        explanation::{Explanation, Failure, Point, Reason},
        text::Forest,
    },
    map::{ArgumentId, ArgumentMap, ClaimId},
    theory::{Framework, Kind, Literal, Origin},
};

/// Tells points, the first of which is about the claim that is explained.
pub(super) fn tell(explanation: &Explanation<'_>, points: &[Point], forest: &mut Forest) {
    if !points.is_empty() {
        Words::new(explanation, points, forest).all();
    }
}

/// What is still to be said, below a node.
pub(super) enum Item {
    /// A point about a claim, with the words that lead to it.
    Claim { lead: String, point: usize },
    /// That something speaks against a claim or a step: a point about an objection or an undercut that stands.
    Defeat { lead: String, point: usize },
    /// That a rule fails.
    Fails { about: usize, failures: Vec<Failure> },
    /// A line of its own, with what stands below it.
    Line { text: String, below: Vec<Item> },
}

pub(super) struct Words<'e, 'f> {
    pub(super) map: &'e ArgumentMap,
    pub(super) explanation: &'e Explanation<'e>,
    pub(super) framework: Framework,
    pub(super) points: &'e [Point],
    forest: &'f mut Forest,
    /// Where each point was unfolded or is going to be.
    pub(super) told: Vec<Told>,
    /// What is too deep to be unfolded where it stands.
    postponed: VecDeque<Postponed>,
    lowest: Strength,
}

/// A line that was added, what stands below it, and the point about a claim that is unfolded there, if it is one.
pub(super) struct Added {
    node: usize,
    below: Vec<Item>,
    point: Option<usize>,
}

/// What is unfolded further below, as a tree of its own.
struct Postponed {
    text: String,
    below: Vec<Item>,
    point: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    No,
    Above,
    Below,
}

impl<'e, 'f> Words<'e, 'f> {
    fn new(explanation: &'e Explanation<'e>, points: &'e [Point], forest: &'f mut Forest) -> Words<'e, 'f> {
        let strengths = explanation.theory.rules().filter_map(|(_, rule)| match rule.kind {
            Kind::Defeasible(strength) => Some(strength),
            Kind::Strict => None,
        });
        Words {
            map: explanation.map,
            lowest: strengths.min().unwrap_or_default(),
            framework: explanation.theory.framework(),
            explanation,
            points,
            forest,
            told: vec![Told::No; points.len()],
            postponed: VecDeque::new(),
        }
    }

    fn all(&mut self) {
        let (text, verdict) = headline(self.map, self.explanation.claim, self.explanation.verdict);
        let text = format!("{text}{}", self.remark(0));
        let root = self.forest.add(None, text, verdict);
        self.told[0] = Told::Above;
        let mut items = self.unfolded(0);
        items.extend(self.others());
        self.tell(root, items);
        while let Some(Postponed { text, below, point }) = self.postponed.pop_front() {
            let (text, verdict) = match point {
                Some(point) => {
                    self.told[point] = Told::Above;
                    self.claim_line("", point, true)
                }
                None => (text, None),
            };
            let root = self.forest.add(None, text, verdict);
            self.tell(root, below);
        }
    }

    pub(super) fn id(&self, claim: ClaimId) -> String {
        plain(self.map.claim(claim).id())
    }

    /// Adds nodes for items below a node, and for all that these unfold to.
    fn tell(&mut self, root: usize, items: Vec<Item>) {
        let mut work: Vec<(usize, usize, Item)> =
            items.into_iter().rev().map(|item| (root, 1, item)).collect();
        while let Some((parent, depth, item)) = work.pop() {
            let added = match item {
                Item::Claim { lead, point } => self.claim(parent, &lead, point),
                Item::Defeat { lead, point } => self.defeat(parent, &lead, point),
                Item::Fails { about, failures } => self.fails(parent, about, &failures),
                Item::Line { text, below } => self.line(parent, text, below),
            };
            if depth >= DEEPEST && !added.below.is_empty() {
                self.postpone(added);
            } else {
                work.extend(added.below.into_iter().rev().map(|item| (added.node, depth + 1, item)));
            }
        }
    }

    fn postpone(&mut self, Added { node, below, point }: Added) {
        let text = self.forest.say_more(node, " (more below)");
        if let Some(point) = point {
            self.told[point] = Told::Below;
        }
        self.postponed.push_back(Postponed { text, below, point });
    }

    pub(super) fn line(&mut self, parent: usize, text: String, below: Vec<Item>) -> Added {
        Added { node: self.forest.add(Some(parent), text, None), below, point: None }
    }

    /// The line of a claim, which is unfolded where it is first met.
    pub(super) fn claim(&mut self, parent: usize, lead: &str, point: usize) -> Added {
        if let (Literal::Claim(claim), Reason::NoArgument) =
            (self.points[point].literal, &self.points[point].reason)
        {
            let text = format!("{lead}{}", self.without_argument(claim, self.points[point].strength));
            return self.line(parent, text, Vec::new());
        }
        let told = self.told[point];
        let (mut text, verdict) = self.claim_line(lead, point, told == Told::No);
        match told {
            Told::No => {
                self.told[point] = Told::Above;
                let below = self.unfolded(point);
                let node = self.forest.add(Some(parent), text, verdict);
                return Added { node, below, point: Some(point) };
            }
            Told::Above => text.push_str(": see above"),
            Told::Below => text.push_str(": more below"),
        }
        Added { node: self.forest.add(Some(parent), text, verdict), below: Vec::new(), point: None }
    }

    /// The line of a point about a claim.
    fn claim_line(&self, lead: &str, at: usize, with_text: bool) -> (String, Option<(usize, Verdict)>) {
        let point = &self.points[at];
        let Literal::Claim(claim) = point.literal else { return (lead.to_owned(), None) };
        let verdict = self.verdict(at);
        let more = match &point.reason {
            Reason::Derived { rule, .. } => match self.explanation.theory.rule(*rule).origin {
                Origin::Assertion(_) => match self.map.claim(claim).strength() {
                    Strength::Moderate => ", asserted".to_owned(),
                    strength => format!(", asserted, {strength}"),
                },
                Origin::Established(_) => ", established".to_owned(),
                _ => String::new(),
            },
            Reason::Refuted { circle: Some(_), .. } => ", in a circle".to_owned(),
            _ if point.strength > self.lowest && verdict == Verdict::Rejected => {
                format!(" at {}", self.against(point.strength))
            }
            _ => String::new(),
        };
        let (text, place) = mention(self.map, claim, (lead, verdict, &more), with_text);
        (if with_text { format!("{text}{}", self.remark(at)) } else { text }, place)
    }

    /// What a strength and all above it are called.
    fn against(&self, strength: Strength) -> String {
        match strength {
            Strength::Strong => strength.to_string(),
            strength => format!("{strength} or stronger"),
        }
    }

    fn verdict(&self, at: usize) -> Verdict {
        match self.points[at].reason {
            Reason::Derived { .. } => Verdict::Accepted,
            Reason::Refuted { .. } => Verdict::Rejected,
            Reason::NoArgument => Verdict::Unsupported,
        }
    }

    /// What an assertion cites.
    fn remark(&self, at: usize) -> String {
        let point = &self.points[at];
        let (Literal::Claim(claim), Reason::Derived { rule, .. }) = (point.literal, &point.reason) else {
            return String::new();
        };
        match self.explanation.theory.rule(*rule).origin {
            Origin::Assertion(_) | Origin::Established(_) => cited(self.map.claim(claim)),
            _ => String::new(),
        }
    }

    /// What stands below a point about a claim.
    fn unfolded(&self, at: usize) -> Vec<Item> {
        match &self.points[at].reason {
            Reason::Derived { rule, premises, answers } => {
                let mut items = Vec::new();
                if let Origin::Argument(id) = self.explanation.theory.rule(*rule).origin {
                    items.push(self.step("because ", id, self.points[at].strength, premises));
                }
                items.extend(answers.iter().flat_map(|&answer| self.answered(answer)));
                items
            }
            Reason::Refuted { failures, .. } => self.failing(at, failures),
            Reason::NoArgument => Vec::new(),
        }
    }

    /// An argument whose premises stand.
    fn step(&self, lead: &str, id: ArgumentId, strength: Strength, premises: &[usize]) -> Item {
        match premises {
            &[point] if said_of(self.map, id, Some(strength)).is_empty() => {
                Item::Claim { lead: lead.to_owned(), point }
            }
            _ => Item::Line {
                text: format!("{lead}{}", argument(self.map, id, Some(strength))),
                below: premises.iter().map(|&point| Item::Claim { lead: String::new(), point }).collect(),
            },
        }
    }

    /// Why each thing that could speak against a claim or a step does not: what stands below a point that no objection, or
    /// no undercut, stands.
    pub(super) fn answered(&self, at: usize) -> Vec<Item> {
        let Reason::Refuted { failures, .. } = &self.points[at].reason else { return Vec::new() };
        self.failing(at, failures)
    }

    /// Rule by rule why each fails, but for those of which nobody would think.
    fn failing(&self, about: usize, failures: &[Failure]) -> Vec<Item> {
        let by_rule = failures.chunk_by(|one, other| one.rule == other.rule);
        let told = by_rule.filter(|failures| !self.goes_without_saying(failures));
        told.map(|failures| Item::Fails { about, failures: failures.to_vec() }).collect()
    }

    /// An objection or an undercut that stands.
    pub(super) fn defeat(&mut self, parent: usize, lead: &str, at: usize) -> Added {
        let Reason::Derived { rule, premises, answers } = &self.points[at].reason else {
            return self.line(parent, lead.to_owned(), Vec::new());
        };
        let theory = &self.explanation.theory;
        let parts = theory.rule(*rule);
        let strength = Some(self.points[at].strength);
        let said = match parts.origin {
            Origin::Argument(id) => said_of(self.map, id, strength),
            _ => String::new(),
        };
        let answers: Vec<Item> = answers.iter().flat_map(|&answer| self.answered(answer)).collect();
        // With one premise, the line of the premise says it all.
        if let (&[premise], true) = (premises.as_slice(), said.is_empty())
            && matches!(self.points[premise].literal, Literal::Claim(_))
        {
            let lead = match parts.origin {
                Origin::Conflict(_) => format!("{}in conflict with ", lead.trim_end_matches("by ")),
                _ => lead.to_owned(),
            };
            let mut added = self.claim(parent, &lead, premise);
            added.below.extend(answers);
            return added;
        }
        if std::mem::replace(&mut self.told[at], Told::Above) == Told::Above {
            return self.line(parent, format!("{lead}the same as above"), Vec::new());
        }
        let text = match parts.origin {
            Origin::Argument(id) => format!("{lead}{}", argument(self.map, id, strength)),
            Origin::Transposition(strict) => match theory.rule(strict).head {
                Literal::Claim(head) => {
                    format!("{lead}what speaks against {}, which follows strictly from it", self.id(head))
                }
                _ => lead.to_owned(),
            },
            Origin::Conflict(_) => {
                format!("{}in conflict with another of many", lead.trim_end_matches("by "))
            }
            _ => lead.trim_end().to_owned(),
        };
        let mut below = Vec::new();
        for &premise in premises {
            match self.points[premise].literal {
                Literal::Objection(_) => below.push(Item::Defeat { lead: String::new(), point: premise }),
                Literal::Part(_) => {
                    let (points, again) = self.parts(premise);
                    below.extend(
                        points.into_iter().map(|point| Item::Claim { lead: "with ".to_owned(), point }),
                    );
                    if again {
                        below.push(Item::Line {
                            text: "with others, see above".to_owned(),
                            below: Vec::new(),
                        });
                    }
                }
                _ => below.push(Item::Claim { lead: "with ".to_owned(), point: premise }),
            }
        }
        if matches!(parts.origin, Origin::Argument(_) | Origin::Conflict(_)) {
            for item in &mut below {
                if let Item::Claim { lead, .. } = item {
                    lead.clear();
                }
            }
        }
        below.extend(answers);
        self.line(parent, text, below)
    }
}
