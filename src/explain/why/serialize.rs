//! Explanations as data for programs. docs/EXPLAINING.md says what each key holds.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::explanation::{Dispute, Explanation, Failure, Fault, Grounds, Lack, Link, Point, Reason};
use crate::{
    map::{ArgumentId, ClaimId, Side},
    theory::{Literal, Origin, RuleId},
};

impl Serialize for Explanation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut whole = json!({
            "claim": self.id(self.claim),
            "text": self.map.claim(self.claim).text(),
            "verdict": self.verdict,
            "semantics": "grounded",
        });
        let (key, grounds) = match &self.grounds {
            Grounds::Points(points) => ("points", points.iter().map(|point| self.point(point)).collect()),
            Grounds::Dispute(dispute) => ("dispute", self.dispute(dispute)),
            Grounds::Missing(lacks) => ("missing", lacks.iter().map(|lack| self.lack(lack)).collect()),
        };
        whole[key] = grounds;
        if !self.others.is_empty() {
            whole["others"] = self.others.iter().map(|&rule| self.step(rule)).collect();
        }
        whole.serialize(serializer)
    }
}

impl Explanation<'_> {
    fn id(&self, claim: ClaimId) -> &str {
        self.map.claim(claim).id()
    }

    fn point(&self, point: &Point) -> Value {
        let mut value = self.literal(point.literal);
        value["stands"] = json!(point.stands());
        value["strength"] = json!(point.strength);
        match &point.reason {
            Reason::Derived { rule, premises, answers } => {
                value["by"] = self.step(*rule);
                value["premises"] = json!(premises);
                value["answers"] = json!(answers);
            }
            Reason::Refuted { failures, circle } => {
                value["failures"] = failures.iter().map(|failure| self.failure(failure)).collect();
                if let Some(circle) = circle {
                    value["circle"] = json!(circle);
                }
            }
            Reason::NoArgument => value["no-argument"] = json!(true),
        }
        value
    }

    fn failure(&self, failure: &Failure) -> Value {
        let mut value = json!({ "step": self.step(failure.rule) });
        let (key, what) = match failure.fault {
            Fault::Premise(point) => ("premise", json!(point)),
            Fault::Circle(point) => ("circle", json!(point)),
            Fault::Defeated(point) => ("defeated", json!(point)),
            Fault::TooWeak => ("too-weak", json!(true)),
            Fault::Itself => ("itself", json!(true)),
        };
        value[key] = what;
        value
    }

    fn dispute(&self, dispute: &Dispute) -> Value {
        let links = |links: &[Link]| -> Value { links.iter().map(|link| self.link(link)).collect() };
        json!({ "path": links(&dispute.path), "cycle": links(&dispute.cycle) })
    }

    fn link(&self, link: &Link) -> Value {
        let mut value = self.literal(link.literal);
        value["strength"] = json!(link.strength);
        value["by"] = self.step(link.rule);
        value
    }

    fn lack(&self, lack: &Lack) -> Value {
        let mut value = json!({ "claim": self.id(lack.claim) });
        if lack.outside_window {
            value["outside-window"] = json!(self.map.as_of().map(|day| day.to_string()));
        }
        let want = |want: &super::Want| {
            let premises: Vec<&str> = want.premises.iter().map(|&premise| self.id(premise)).collect();
            json!({ "step": self.argument(want.argument), "premises": premises })
        };
        value["lacks"] = lack.wants.iter().map(want).collect();
        value
    }

    fn literal(&self, literal: Literal) -> Value {
        match literal {
            Literal::Claim(claim) => json!({ "claim": self.id(claim) }),
            Literal::Objection(claim) => json!({ "objection-to": self.id(claim) }),
            Literal::Undercut(rule) => json!({ "undercut-of": self.step(rule) }),
            Literal::Part(part) => json!({ "part": part }),
        }
    }

    /// What of the map a rule comes from.
    fn step(&self, rule: RuleId) -> Value {
        let parts = self.theory.rule(rule);
        match parts.origin {
            Origin::Assertion(claim) => json!({ "assertion": self.id(claim) }),
            Origin::Established(claim) => json!({ "established": self.id(claim) }),
            Origin::Argument(argument) => self.argument(argument),
            // Undercuts are of assertions and arguments, and so is what is read backwards.
            Origin::Unless(undercut) => json!({ "unless": self.step(undercut), "premises": self.body(rule) }),
            Origin::Transposition(strict) => {
                json!({ "backwards": self.step(strict), "against": self.literal(parts.head), "premises": self.body(rule) })
            }
            Origin::Conflict(conflict) => {
                json!({ "conflict": conflict + 1, "against": self.literal(parts.head), "premises": self.body(rule) })
            }
            Origin::Added => json!({ "rule": rule.index() }),
        }
    }

    fn body(&self, rule: RuleId) -> Value {
        self.theory.rule(rule).body.iter().map(|&literal| self.literal(literal)).collect()
    }

    /// An argument by its claim, its side and its place there, from 1.
    fn argument(&self, argument: ArgumentId) -> Value {
        let record = self.map.argument(argument);
        let target = self.map.claim(record.target());
        let (key, siblings) = match record.side() {
            Side::Support => ("because", target.because()),
            Side::Objection => ("despite", target.despite()),
        };
        // The arguments of a claim follow one another.
        let number = siblings.first().map_or(0, |first| argument.index() - first.index()) + 1;
        let mut value = json!({ key: target.id(), "number": number });
        if let Some(id) = record.id() {
            value["id"] = json!(id);
        }
        value
    }
}
