//! What a claim bears on, in words: for readers who hear the picture.

use std::collections::HashMap;

use crate::formats::drawing::{Drawing, End, Kind};

/// The most relations of a claim that are told one by one.
const MOST: usize = 3;

/// What each claim bears on, by its id: `For close.`
pub(super) fn relations<'m>(drawing: &Drawing<'m>) -> HashMap<&'m str, String> {
    let mut borne: HashMap<&'m str, Vec<(&'static str, &'m str)>> = HashMap::new();
    for line in &drawing.lines {
        let (End::Claim(from), kind) = (line.from, line.kind) else { continue };
        let (target, role) = match line.to {
            End::Claim(to) => (to, ""),
            End::Junction(at) => (at.claim, at.role),
        };
        let word = match (kind, role) {
            (Kind::Premise, "despite") | (Kind::Objection, _) => "Against",
            (Kind::Premise | Kind::Support, _) => "For",
            (Kind::Undercut, "because") => "Undercuts an argument for",
            (Kind::Undercut, "despite") => "Undercuts an objection to",
            (Kind::Undercut, _) => "Undercuts",
            (Kind::Conflict, _) => "In conflict with",
        };
        if from != target {
            borne.entry(from).or_default().push((word, target));
        }
    }
    let told = |borne: Vec<(&str, &str)>| {
        let shown = borne.iter().take(MOST).map(|(word, target)| format!("{word} {target}."));
        let more = borne.len().saturating_sub(MOST);
        let more = (more > 0).then(|| format!("And {more} more."));
        shown.chain(more).collect::<Vec<_>>().join(" ")
    };
    borne.into_iter().map(|(claim, borne)| (claim, told(borne))).collect()
}
