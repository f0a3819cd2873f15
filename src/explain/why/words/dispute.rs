//! A dispute in words: who strikes whom.

use super::phrases::{headline, mention, plain};
use crate::{
    document::Verdict,
    explain::why::{
        explanation::{Dispute, Explanation, Link},
        text::Forest,
    },
    map::ClaimId,
    theory::{Literal, Origin},
};

pub(super) fn tell(explanation: &Explanation<'_>, dispute: &Dispute, forest: &mut Forest) {
    let map = explanation.map;
    let (text, verdict) = headline(map, explanation.claim, Verdict::Contested);
    let root = forest.add(None, text, verdict);
    if dispute.cycle.is_empty() {
        return;
    }
    let mut told = vec![false; map.claims().len()];
    told[explanation.claim.index()] = true;
    let line = |forest: &mut Forest, parent, told: &mut Vec<bool>, step: &Step| {
        let is_new = !std::mem::replace(&mut told[step.to.index()], true);
        let lead = format!("{} {} ", plain(map.claim(step.from).id()), step.relation);
        let (text, verdict) = mention(map, step.to, (&lead, Verdict::Contested, ""), is_new);
        forest.add(Some(parent), text, verdict);
    };
    // Both are told from claim to claim: the way ends, and the circle begins, at the first claim on it.
    let first = dispute.cycle.iter().position(|link| matches!(link.literal, Literal::Claim(_))).unwrap_or(0);
    let mut cycle = dispute.cycle.clone();
    cycle.rotate_left(first);
    let way = dispute.path.iter().chain(&dispute.cycle[..first]).chain(&cycle[..1]);
    for step in steps(explanation, way) {
        line(forest, root, &mut told, &step);
    }
    let text = match defeats(explanation, dispute) {
        1 => "a circle with one defeat: whatever is taken in it brings itself down".to_owned(),
        count if count % 2 == 1 => {
            format!("a circle of {count} defeats, an odd number: whatever is taken in it brings itself down")
        }
        count => {
            format!(
                "a circle of {count} defeats, an even number: either side can be taken, and nothing decides"
            )
        }
    };
    let circle = forest.add(Some(root), text, None);
    for step in steps(explanation, cycle.iter().chain(&cycle[..1])) {
        line(forest, circle, &mut told, &step);
    }
}

/// How many links of the circle are defeats.
fn defeats(explanation: &Explanation<'_>, dispute: &Dispute) -> usize {
    let next = dispute.cycle.iter().cycle().skip(1);
    let is_defeat =
        |(link, next): &(&Link, &Link)| !explanation.theory.rule(link.rule).body.contains(&next.literal);
    dispute.cycle.iter().zip(next).filter(is_defeat).count()
}

/// From one claim to the next, over objections and undercuts.
struct Step {
    from: ClaimId,
    relation: String,
    to: ClaimId,
}

fn steps<'l>(explanation: &Explanation<'_>, links: impl Iterator<Item = &'l Link>) -> Vec<Step> {
    let map = explanation.map;
    let mut steps: Vec<Step> = Vec::new();
    let mut from: Option<ClaimId> = None;
    let mut words: Vec<String> = Vec::new();
    let mut before: Option<&Link> = None;
    for link in links {
        if let Some(before) = before {
            let rule = explanation.theory.rule(before.rule);
            match (before.literal, link.literal) {
                (Literal::Claim(_), Literal::Claim(_)) => words.push("rests on".to_owned()),
                (Literal::Undercut(_), Literal::Claim(_)) => words.push("is undercut by".to_owned()),
                (Literal::Objection(_), Literal::Undercut(_)) => {
                    words.push("is objected to; the objection".to_owned());
                }
                (Literal::Objection(_), Literal::Objection(head)) => {
                    let head = plain(map.claim(head).id());
                    words.push(format!("is struck by what strikes {head}, which follows strictly from it:"));
                }
                (Literal::Objection(_), _) => words.push(
                    match rule.origin {
                        Origin::Conflict(_) => "conflicts with",
                        Origin::Transposition(_) => "is struck with the help of",
                        _ => "is objected to by",
                    }
                    .to_owned(),
                ),
                _ => {}
            }
        }
        if let Literal::Claim(claim) = link.literal {
            // The same claim at another strength is no step.
            if let Some(from) = from.filter(|_| !words.is_empty()) {
                steps.push(Step { from, relation: words.join(" "), to: claim });
            }
            words.clear();
            from = Some(claim);
        }
        before = Some(link);
    }
    steps
}
