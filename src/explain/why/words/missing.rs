//! What is missing, in words.

use super::{
    DEEPEST,
    phrases::{argument, headline, mention},
};
use crate::{
    document::Verdict,
    explain::why::{
        explanation::{Explanation, Lack},
        text::Forest,
    },
    map::ClaimId,
};

pub(super) fn tell(explanation: &Explanation<'_>, lacks: &[Lack], forest: &mut Forest) {
    let map = explanation.map;
    let mut entries: Vec<Option<&Lack>> = vec![None; map.claims().len()];
    lacks.iter().for_each(|lack| entries[lack.claim.index()] = Some(lack));
    let mut told = vec![false; map.claims().len()];
    let mut postponed = vec![explanation.claim];
    let mut next = 0;
    while let Some(&claim) = postponed.get(next) {
        next += 1;
        let (text, verdict) = headline(map, claim, Verdict::Unsupported);
        let root = forest.add(None, text, verdict);
        told[claim.index()] = true;
        let mut work: Vec<(usize, usize, ClaimId)> = vec![(root, 0, claim)];
        while let Some((node, depth, claim)) = work.pop() {
            let Some(lack) = entries[claim.index()] else { continue };
            let record = map.claim(claim);
            if lack.outside_window {
                let day = map.as_of().map(|day| day.to_string()).unwrap_or_default();
                let window = record.authored().holds.as_ref();
                let from =
                    window.and_then(|window| window.from.as_ref()).map(|day| format!(" from {}", day.value));
                let until = window
                    .and_then(|window| window.until.as_ref())
                    .map(|day| format!(" until {}", day.value));
                let when = format!("{}{}", from.unwrap_or_default(), until.unwrap_or_default());
                forest.add(Some(node), format!("it does not hold on {day}, only{when}"), None);
            } else if lack.wants.is_empty() {
                forest.add(Some(node), "it is open, and nothing argues for it".to_owned(), None);
            }
            for want in &lack.wants {
                let text = format!("because {}, which lacks:", argument(map, want.argument, None));
                let line = forest.add(Some(node), text, None);
                for &premise in &want.premises {
                    let is_new = !told[premise.index()];
                    let (mut text, verdict) = mention(map, premise, ("", Verdict::Unsupported, ""), is_new);
                    if !is_new {
                        text.push_str(": see above");
                    } else if depth + 2 >= DEEPEST {
                        text.push_str(" (more below)");
                    }
                    let child = forest.add(Some(line), text, verdict);
                    if is_new {
                        told[premise.index()] = true;
                        if depth + 2 >= DEEPEST {
                            postponed.push(premise);
                        } else {
                            work.push((child, depth + 2, premise));
                        }
                    }
                }
            }
        }
    }
}
