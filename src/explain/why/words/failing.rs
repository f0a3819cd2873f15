//! Why a rule fails, in words.

use super::{
    phrases::{argument, said_of},
    points::{Added, Item, Told, Words},
};
use crate::{
    document::Strength,
    explain::why::explanation::{Failure, Fault, Reason},
    map::{ArgumentId, ClaimId, Side},
    theory::{Kind, Literal, Origin, RuleId},
};

impl Words<'_, '_> {
    /// A rule, and why it fails.
    pub(super) fn fails(&mut self, parent: usize, about: usize, failures: &[Failure]) -> Added {
        let rule = failures[0].rule;
        let (name, single) = self.name(rule);
        // With one premise the line of the premise says it all.
        if let (Some(lead), &[Failure { fault: Fault::Premise(to) | Fault::Circle(to), .. }]) =
            (&single, failures)
            && matches!(self.points[to].literal, Literal::Claim(_))
            && !matches!(self.points[to].reason, Reason::NoArgument)
        {
            return self.claim(parent, lead, to);
        }
        if let &[Failure { fault: Fault::Defeated(to), .. }] = failures {
            let how =
                if matches!(self.points[to].literal, Literal::Undercut(_)) { "undercut" } else { "defeated" };
            return match self.is_all_there_is(about, rule) {
                true => self.defeat(parent, &format!("{how} by "), to),
                false => self.defeat(parent, &format!("{name}: {how} by "), to),
            };
        }
        let mut said: Vec<String> = Vec::new();
        let mut below: Vec<Item> = Vec::new();
        for failure in failures {
            let (words, items) = self.fault(about, failure);
            said.push(words);
            below.extend(items);
        }
        said.retain(|words| !words.is_empty());
        let text = if said.is_empty() { name } else { format!("{name}: {}", said.join("; and ")) };
        self.line(parent, text, below)
    }

    /// That there is more that defeats the claim which is explained.
    pub(super) fn others(&self) -> Option<Item> {
        const MOST: usize = 4;
        let others = self.explanation.others();
        let mut named: Vec<String> = others.iter().take(MOST).map(|&rule| self.name(rule).0).collect();
        match others.len().checked_sub(MOST) {
            _ if others.is_empty() => return None,
            None | Some(0) => {}
            Some(more) => named.push(format!("and {more} more")),
        }
        let (stand, enough) = match others.len() {
            1 => ("1 more stands".to_owned(), "strong enough"),
            more => (format!("{more} more stand"), "each strong enough"),
        };
        let text = format!("{stand} against it, {enough}: {}", named.join("; "));
        Some(Item::Line { text, below: Vec::new() })
    }

    /// Whether a strict step read backwards fails since nothing at all speaks against what follows from it. To name it would
    /// be to answer what nobody says.
    pub(super) fn goes_without_saying(&self, failures: &[Failure]) -> bool {
        let &[Failure { rule, fault: Fault::Premise(to) }] = failures else { return false };
        let point = &self.points[to];
        matches!(self.explanation.theory.rule(rule).origin, Origin::Transposition(_))
            && matches!((point.literal, &point.reason), (Literal::Objection(_), Reason::NoArgument))
            && self.framework.atoms(point.literal).is_empty()
    }

    /// Whether a rule is a claim's assertion, and nothing argues for the claim besides.
    fn is_all_there_is(&self, about: usize, rule: RuleId) -> bool {
        let Reason::Refuted { failures, .. } = &self.points[about].reason else { return false };
        let origin = self.explanation.theory.rule(rule).origin;
        matches!(origin, Origin::Assertion(_)) && failures.iter().all(|failure| failure.rule == rule)
    }

    /// What a rule is called where it fails; and, if it has one premise and nothing is said of it, what leads to that.
    fn name(&self, rule: RuleId) -> (String, Option<String>) {
        let theory = &self.explanation.theory;
        let parts = theory.rule(rule);
        let with = |lead: &str, id: ArgumentId| {
            let single =
                self.map.argument(id).premises().len() == 1 && said_of(self.map, id, None).is_empty();
            (format!("{lead}{}", argument(self.map, id, None)), single.then(|| lead.to_owned()))
        };
        let premise = || match parts.body.first() {
            Some(&Literal::Claim(claim)) => self.id(claim),
            _ => "others".to_owned(),
        };
        match parts.origin {
            Origin::Assertion(claim) => match self.map.claim(claim).strength() {
                Strength::Moderate => ("as asserted".to_owned(), None),
                strength => (format!("as asserted ({strength})"), None),
            },
            Origin::Argument(id) => match self.map.argument(id).side() {
                Side::Support => with("because ", id),
                Side::Objection => with("despite ", id),
            },
            Origin::Unless(_) => (format!("unless {}", premise()), Some("unless ".to_owned())),
            Origin::Conflict(_) => {
                (format!("in conflict with {}", premise()), Some("in conflict with ".to_owned()))
            }
            Origin::Transposition(strict) => match theory.rule(strict).head {
                Literal::Claim(head) => (
                    format!("despite what speaks against {}, which follows strictly from it", self.id(head)),
                    None,
                ),
                _ => ("despite what is read backwards".to_owned(), None),
            },
            Origin::Established(_) => ("as established".to_owned(), None),
            Origin::Added => ("by a rule".to_owned(), None),
        }
    }

    /// Why a rule fails, in words for its line, and what stands below.
    fn fault(&mut self, about: usize, failure: &Failure) -> (String, Vec<Item>) {
        let strength = self.points[about].strength;
        match failure.fault {
            Fault::TooWeak => {
                let own = match self.explanation.theory.rule(failure.rule).kind {
                    Kind::Defeasible(own) => own,
                    Kind::Strict => strength,
                };
                (format!("outweighed, {own} against {strength}"), Vec::new())
            }
            Fault::Itself => ("it rests on itself".to_owned(), Vec::new()),
            Fault::Defeated(point) => match self.points[point].literal {
                Literal::Undercut(_) => {
                    ("undercut".to_owned(), vec![Item::Defeat { lead: "by ".to_owned(), point }])
                }
                _ => ("defeated".to_owned(), vec![Item::Defeat { lead: "by ".to_owned(), point }]),
            },
            Fault::Premise(point) | Fault::Circle(point) => self.fallen(point),
        }
    }

    /// That a premise does not stand.
    fn fallen(&mut self, at: usize) -> (String, Vec<Item>) {
        let point = &self.points[at];
        match (point.literal, &point.reason) {
            (Literal::Claim(claim), Reason::NoArgument) => {
                (self.without_argument(claim, point.strength), Vec::new())
            }
            (Literal::Claim(_), _) => (String::new(), vec![Item::Claim { lead: String::new(), point: at }]),
            (Literal::Objection(_), Reason::Refuted { .. }) if self.told[at] == Told::No => {
                self.told[at] = Told::Above;
                ("nothing that does so stands".to_owned(), self.answered(at))
            }
            (Literal::Objection(_), Reason::Refuted { .. }) => {
                ("nothing that does so stands, see above".to_owned(), Vec::new())
            }
            (Literal::Objection(_), _) => ("nothing so strong does".to_owned(), Vec::new()),
            // A part of a long list: what of it fails.
            _ => {
                let (points, again) = self.parts(at);
                let said = if again { "see above for the rest of the list" } else { "" };
                let below =
                    points.into_iter().map(|point| Item::Claim { lead: String::new(), point }).collect();
                (said.to_owned(), below)
            }
        }
    }

    /// The points about claims that a point about a part of a list rests on, as far as they were not told; and whether
    /// some of it was.
    pub(super) fn parts(&mut self, at: usize) -> (Vec<usize>, bool) {
        let mut claims = Vec::new();
        let mut again = false;
        let mut work = vec![at];
        while let Some(at) = work.pop() {
            let is_part = matches!(self.points[at].literal, Literal::Part(_));
            match &self.points[at].reason {
                _ if !is_part => claims.push(at),
                _ if self.told[at] != Told::No => again = true,
                Reason::Derived { premises, .. } => work.extend(premises.iter().rev()),
                Reason::Refuted { failures, .. } => {
                    work.extend(failures.iter().rev().filter_map(|failure| failure.fault.point()));
                }
                Reason::NoArgument => {}
            }
            if is_part {
                self.told[at] = Told::Above;
            }
        }
        // In the author's order: lists are gone through from both ends.
        claims.sort_by_key(|&at| self.points[at].literal);
        (claims, again)
    }

    /// That a claim has no argument of a strength.
    pub(super) fn without_argument(&self, claim: ClaimId, strength: Strength) -> String {
        let id = self.id(claim);
        let best =
            self.framework.atoms(Literal::Claim(claim)).last().map(|atom| self.framework.literal(atom).1);
        match (best, self.map.as_of()) {
            (Some(best), _) => format!("outweighed, {id} being {best} at best against {strength}"),
            (None, Some(day)) if !self.map.claim(claim).holds_on(Some(day)) => {
                format!("{id} does not hold on {day}")
            }
            (None, _) => format!("nothing argues for {id}"),
        }
    }
}
