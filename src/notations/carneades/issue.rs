//! Issues: statements of which at most one can stand, and the proof standards by which that is settled.

use std::collections::HashSet;

use super::{
    super::nodes::{entries, items, lose_keys, name, printable},
    Case,
    formula::normal,
};
use crate::{
    document::{Conflict, shown},
    syntax::Node,
};

impl<'t> Case<'t> {
    pub(super) fn issues(&mut self, issues: Node<'t>) {
        for issue in entries(&mut self.reading, issues, "the issues") {
            let mut note = Some(format!("Issue `{}`.", printable(issue.name, "?")));
            let mut between = Vec::new();
            let mut positions = HashSet::new();
            let parts = entries(&mut self.reading, issue.value, "the parts of an issue");
            let mut unknown = Vec::new();
            for &entry in &parts {
                match entry.name {
                    "positions" => {
                        for node in items(entry.value) {
                            let Some(claim) = self.find(node, "a position") else { continue };
                            if positions.insert(claim) {
                                self.issue_of.entry(claim).or_insert(self.issues);
                                between.push(self.named(claim, node));
                            } else {
                                self.reading.wrong(node.span(), "the position stands twice in one issue");
                            }
                        }
                    }
                    "standard" => self.standard(entry.value),
                    "meta" | "metadata" => self.describe(&mut note, entry.value),
                    _ => unknown.push(entry),
                }
            }
            let known = ["positions", "standard", "meta"];
            lose_keys(&mut self.reading, &parts, unknown, "an issue", &known);
            self.issues += 1;
            match positions.len() {
                0 => {
                    let message = format!("the issue `{}` has no position", shown(issue.name));
                    self.reading.wrong(issue.key.span(), message);
                }
                1 => self.reading.loss(issue.key.span(), "an issue with a single position"),
                _ => self.reading.document.conflicts.push(Conflict { between, note, place: issue.place() }),
            }
        }
    }

    /// That the better argument wins is what a conflict means; that it must be better by far has no place in a map.
    fn standard(&mut self, node: Node<'t>) {
        let Some(written) = name(&mut self.reading, node, "a proof standard") else { return };
        match &*written.to_lowercase() {
            "pe" | "dv" => {}
            "cce" => self.reading.loss(node.span(), "the proof standard of clear and convincing evidence"),
            "brd" => self.reading.loss(node.span(), "the proof standard of beyond reasonable doubt"),
            _ => {
                let message = format!("`{}` is not a proof standard", shown(written));
                self.reading.wrong(node.span(), message).help =
                    Some("the standards are PE, CCE and BRD".to_owned());
            }
        }
    }

    /// Of the schemes of issues only the one of a statement and its negation needs no rule engine.
    pub(super) fn issue_schemes(&mut self, schemes: Node<'t>) {
        for scheme in entries(&mut self.reading, schemes, "the schemes of issues") {
            let positions: Vec<&str> = items(scheme.value).into_iter().filter_map(Node::scalar).collect();
            let negation = match positions[..] {
                [one, other] => {
                    let (one, other) = (normal(one), normal(other));
                    let is_variable = |name: &str| {
                        name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphanumeric)
                    };
                    one.strip_prefix('¬') == Some(&*other) && is_variable(&other)
                        || other.strip_prefix('¬') == Some(&*one) && is_variable(&one)
                }
                _ => false,
            };
            if !negation {
                let lost = format!("the issues that the scheme `{}` makes", shown(scheme.name));
                self.reading.loss(scheme.key.span(), lost);
                continue;
            }
            let mut pairs: Vec<(usize, usize)> = self
                .statements
                .iter()
                .filter_map(|(name, &claim)| Some((*self.statements.get(name.strip_prefix('¬')?)?, claim)))
                .filter(|(positive, negative)| {
                    let issue = self.issue_of.get(positive);
                    issue.is_none() || issue != self.issue_of.get(negative)
                })
                .collect();
            pairs.sort_unstable();
            for (positive, negative) in pairs {
                self.issue_of.entry(positive).or_insert(self.issues);
                self.issue_of.entry(negative).or_insert(self.issues);
                self.issues += 1;
                let between = [positive, negative].map(|claim| self.named(claim, scheme.key)).to_vec();
                let place = scheme.place();
                self.reading.document.conflicts.push(Conflict { between, note: None, place });
            }
        }
    }
}
