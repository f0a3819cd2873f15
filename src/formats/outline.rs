//! A plain outline: the conclusions first, below each claim what is said for it (`+`), against it (`-`) and to undercut
//! it (`×`), and every claim unfolded once. It changes where the map does, so it is what to snapshot.

use std::fmt::Write;

use super::{
    WriteError,
    drawing::{quality, remarks},
    text::one_line,
};
use crate::{
    map::{Argument, ArgumentId, ClaimId, Side, View},
    semantics::Verdicts,
};

/// From this depth on a claim is unfolded further below, so that no line is mostly indentation.
const DEEPEST: usize = 12;

pub(super) fn write(view: &View<'_>, verdicts: &Verdicts) -> Result<String, WriteError> {
    Ok(outline(view, verdicts))
}

pub(super) fn outline(view: &View<'_>, verdicts: &Verdicts) -> String {
    let map = view.map();
    let mut outline = Outline {
        view,
        verdicts,
        text: String::with_capacity(160 * map.claims().len()),
        unfolded: vec![false; map.claims().len()],
        promised: vec![false; map.claims().len()],
        postponed: Vec::new(),
    };
    outline.heading();
    for claim in view.conclusions() {
        outline.root(claim);
    }
    outline.conflicts();
    outline.rest();
    outline.text
}

struct Outline<'v, 'm> {
    view: &'v View<'m>,
    verdicts: &'v Verdicts,
    text: String,
    unfolded: Vec<bool>,
    /// The claims among the postponed that are not unfolded yet.
    promised: Vec<bool>,
    /// Claims too deep to be unfolded where they stand.
    postponed: Vec<ClaimId>,
}

/// What is still to be written, the next last.
enum Item<'m> {
    Claim { claim: ClaimId, depth: usize, sign: &'static str, role: Option<&'m str> },
    Argument { argument: ArgumentId, depth: usize },
}

impl<'m> Outline<'_, 'm> {
    fn heading(&mut self) {
        let map = self.view.map();
        if let Some(title) = map.title() {
            let _ = writeln!(self.text, "{}", one_line(title));
        }
        if let Some(day) = map.as_of() {
            let _ = writeln!(self.text, "as of {day}");
        }
        if let Some(standpoint) = self.verdicts.standpoint() {
            let _ = writeln!(self.text, "by {standpoint}");
        }
    }

    /// Writes a claim with all that hangs on it, and what of that is too deep, further below.
    fn root(&mut self, claim: ClaimId) {
        let mut next = Some(claim);
        while let Some(claim) = next {
            self.blank();
            self.tree(claim);
            // The first postponed is next: the order is that of the tree.
            next = None;
            let postponed = std::mem::take(&mut self.postponed);
            for claim in postponed {
                if !self.unfolded[claim.index()] {
                    self.blank();
                    self.tree(claim);
                }
            }
            if !self.postponed.is_empty() {
                next = Some(self.postponed.remove(0));
            }
        }
    }

    fn blank(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn tree(&mut self, root: ClaimId) {
        let mut work = vec![Item::Claim { claim: root, depth: 0, sign: "", role: None }];
        while let Some(item) = work.pop() {
            match item {
                Item::Claim { claim, depth, sign, role } => self.claim(claim, depth, (sign, role), &mut work),
                Item::Argument { argument, depth } => self.argument(argument, depth, &mut work),
            }
        }
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.text.push_str("  ");
        }
    }

    fn claim(
        &mut self,
        id: ClaimId,
        depth: usize,
        (sign, role): (&str, Option<&str>),
        work: &mut Vec<Item<'m>>,
    ) {
        let claim = self.view.map().claim(id);
        self.indent(depth);
        let verdict = self.verdicts[id];
        let role = role.map(|role| format!(", as {role}")).unwrap_or_default();
        if self.unfolded[id.index()] {
            let _ = writeln!(self.text, "{sign}{} ({verdict}{role}): see above", claim.id());
            return;
        }
        if depth >= DEEPEST && self.promised[id.index()] {
            let _ = writeln!(self.text, "{sign}{} ({verdict}{role}): more below", claim.id());
            return;
        }
        let _ = write!(
            self.text,
            "{sign}{} ({}{role}): {}",
            claim.id(),
            remarks(claim, verdict),
            one_line(claim.text())
        );
        let arguments = claim.because().iter().chain(claim.despite()).copied();
        let shown: Vec<ArgumentId> =
            arguments.filter(|&argument| self.view.shows_argument(argument)).collect();
        let undercuts: Vec<ClaimId> =
            claim.unless().iter().copied().filter(|&by| self.view.shows(by)).collect();
        if depth >= DEEPEST && !(shown.is_empty() && undercuts.is_empty()) {
            self.text.push_str(" (more below)\n");
            self.promised[id.index()] = true;
            self.postponed.push(id);
            return;
        }
        self.text.push('\n');
        self.unfolded[id.index()] = true;
        let depth = depth + 1;
        work.extend(undercuts.into_iter().rev().map(|claim| Item::Claim {
            claim,
            depth,
            sign: "× ",
            role: None,
        }));
        work.extend(shown.into_iter().rev().map(|argument| Item::Argument { argument, depth }));
    }

    fn argument(&mut self, id: ArgumentId, depth: usize, work: &mut Vec<Item<'m>>) {
        let argument = self.view.map().argument(id);
        let sign = match argument.side() {
            Side::Support => "+ ",
            Side::Objection => "- ",
        };
        let hidden = self.view.hidden_premises(argument);
        let says = says(self.view.map().scheme_name(argument), argument, hidden);
        let view = self.view;
        let mut premises = argument.premises_by_role().filter(|&(_, claim)| view.shows(claim));
        if let (&[claim], [], true) = (argument.premises(), argument.unless(), says.is_empty()) {
            let role = premises.next().and_then(|(role, _)| role);
            return work.push(Item::Claim { claim, depth, sign, role });
        }
        self.indent(depth);
        let says = match (says.as_str(), argument.premises()) {
            ("", [_]) => "unless undercut",
            ("", _) => "together",
            (says, _) => says,
        };
        let _ = writeln!(self.text, "{sign}{says}");
        let depth = depth + 1;
        let undercuts = argument.unless().iter().filter(|&&claim| view.shows(claim));
        let undercuts = undercuts.map(|&claim| Item::Claim { claim, depth, sign: "× ", role: None });
        let premises = premises.map(|(role, claim)| Item::Claim { claim, depth, sign: "", role });
        // The next is last.
        let first = work.len();
        work.extend(premises.chain(undercuts));
        work[first..].reverse();
    }

    fn conflicts(&mut self) {
        let map = self.view.map();
        let mut first = true;
        for conflict in map.conflicts() {
            let shown: Vec<&str> = conflict
                .between()
                .iter()
                .filter(|&&side| self.view.shows(side))
                .map(|&side| map.claim(side).id())
                .collect();
            if shown.len() > 1 {
                if std::mem::take(&mut first) {
                    self.blank();
                    self.text.push_str("conflicts\n");
                }
                let _ = writeln!(self.text, "  {}", shown.join(" × "));
            }
        }
    }

    /// What no conclusion rests on, section by section; first what nothing else rests on either.
    fn rest(&mut self) {
        let claims: Vec<ClaimId> = self.view.claims().map(|(id, _)| id).collect();
        let map = self.view.map();
        let is_used =
            |id: &ClaimId| map.uses(*id).iter().any(|use_| !matches!(use_, crate::map::Use::Conflict(_)));
        let (used, tops): (Vec<_>, Vec<_>) = claims.into_iter().partition(is_used);
        for claim in tops.into_iter().chain(used) {
            if !self.unfolded[claim.index()] {
                self.root(claim);
            }
        }
    }
}

/// What is said of an argument itself: its name, its scheme, its quality, and how many premises are not shown.
fn says(scheme: Option<&str>, argument: &Argument, hidden: usize) -> String {
    let scheme = scheme.map(one_line);
    let mut words: Vec<String> = argument.id().map(str::to_owned).into_iter().chain(scheme).collect();
    words.extend(quality(argument).map(str::to_owned));
    if hidden > 0 {
        words.push(format!("{hidden} more not shown"));
    }
    words.join(", ")
}
