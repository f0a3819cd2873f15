//! What a drawing of a map shows, whatever language it is written in: boxes, small nodes in which premises meet,
//! and lines between them.

use std::collections::HashMap;

use super::fold::{Fold, fold};
use crate::{
    document::{Standing, Strength, Verdict},
    explain::diff::Mark,
    map::{Argument, ArgumentId, ArgumentMap, Claim, ClaimId, SectionId, Side, View},
    semantics::Verdicts,
};

/// A drawing: sections with their boxes and small nodes, then the lines.
pub(super) struct Drawing<'m> {
    pub map: &'m ArgumentMap,
    pub title: Option<&'m str>,
    /// What its verdicts are by, unless that is what is meant where nothing is said.
    pub standpoint: Option<String>,
    /// In a drawing of a difference, how much of one there is.
    pub difference: Option<String>,
    /// Each section that is shown; one without a name where the map has no other.
    pub groups: Vec<Group<'m>>,
    pub lines: Vec<Line<'m>>,
    /// What is counted and not drawn, if anything is.
    pub folds: Vec<Fold>,
}

pub(super) struct Group<'m> {
    pub name: Option<&'m str>,
    pub title: Option<&'m str>,
    pub nodes: Vec<Node<'m>>,
}

pub(super) enum Node<'m> {
    Claim(ClaimBox<'m>),
    Junction(Junction<'m>),
}

/// A claim.
pub(super) struct ClaimBox<'m> {
    pub claim: &'m Claim,
    pub verdict: Verdict,
    pub is_conclusion: bool,
    /// In a drawing of a difference, what became of it.
    pub mark: Option<Mark>,
    /// And the verdict that it had, if that was another.
    pub was: Option<Verdict>,
}

/// A small node in which the premises of an argument, or the sides of a conflict, meet.
pub(super) struct Junction<'m> {
    pub at: JunctionId<'m>,
    /// What it says: `+`, `−`, `×`, and the argument's name if it has one.
    pub sign: &'static str,
    pub name: Option<&'m str>,
    pub scheme: Option<&'m str>,
    /// How many premises are not shown.
    pub hidden: usize,
    /// What it is drawn for.
    pub of: Origin,
    /// In a drawing of a difference, what became of it.
    pub mark: Option<Mark>,
}

/// What of the map a line or a small node is drawn for.
#[derive(Clone, Copy)]
pub(super) enum Origin {
    Argument(ArgumentId),
    /// Its assertion is undercut.
    Assertion(ClaimId, ClaimId),
    /// By its place among the conflicts.
    Conflict(usize),
}

/// What a small node is called: the claim it belongs to, what it is for it, and which of them it is, from 1. It
/// stays the same when something is added elsewhere in the map.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct JunctionId<'m> {
    pub claim: &'m str,
    pub role: &'static str,
    pub number: usize,
}

/// An end of a line.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum End<'m> {
    Claim(&'m str),
    Junction(JunctionId<'m>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// From a premise to the node in which it meets others.
    Premise,
    /// To the claim that is supported.
    Support,
    /// To the claim that is objected to.
    Objection,
    /// To the step, or to the claim whose assertion, is undercut.
    Undercut,
    /// Between claims of which only one can stand, or one of them and the node in which many meet.
    Conflict,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Kind::Premise => "premise",
            Kind::Support => "supports",
            Kind::Objection => "objects",
            Kind::Undercut => "undercuts",
            Kind::Conflict => "conflicts",
        }
    }
}

pub(super) struct Line<'m> {
    pub from: End<'m>,
    pub to: End<'m>,
    pub kind: Kind,
    /// `strict`, `weak` or `strong`, where the author says so.
    pub quality: Option<&'static str>,
    /// The role that a premise plays in the scheme of its argument, where the author names one.
    pub role: Option<&'m str>,
    /// What it is drawn for.
    pub of: Origin,
    /// In a drawing of a difference, what became of it.
    pub mark: Option<Mark>,
}

/// What is said of a claim besides its text: its verdict, and its strength or standing where it has one of its own.
pub(super) fn remarks(claim: &Claim, verdict: Verdict) -> String {
    let mut remarks = verdict.name().to_owned();
    if claim.standing() == Standing::Established {
        remarks.push_str(", established");
    } else if let Some(strength) =
        claim.authored().strength.as_ref().filter(|it| it.value != Strength::Moderate)
    {
        remarks.push_str(", ");
        remarks.push_str(strength.value.name());
    }
    remarks
}

impl ClaimBox<'_> {
    /// What stands below the claim's text: its verdict behind a sign, and what became of the claim and the verdict.
    pub fn says(&self) -> String {
        let verdict = match self.was {
            Some(was) => {
                format!("{} {was} → {} {}", sign(was), sign(self.verdict), remarks(self.claim, self.verdict))
            }
            None => format!("{} {}", sign(self.verdict), remarks(self.claim, self.verdict)),
        };
        match self.mark {
            Some(mark) => format!("{} ({verdict})", mark.word().to_uppercase()),
            None => verdict,
        }
    }
}

/// Verdicts differ in sign as well as in word and colour.
fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "✓",
        Verdict::Rejected => "✗",
        Verdict::Contested => "?",
        Verdict::Unsupported => "○",
    }
}

/// `strict`, `weak` or `strong`, where the author says so of a step.
pub(super) fn quality(argument: &Argument) -> Option<&'static str> {
    if argument.side() == Side::Support && argument.is_strict() {
        return Some("strict");
    }
    let strength = argument.authored().strength.as_ref().map(|strength| strength.value);
    strength.filter(|&strength| strength != Strength::Moderate).map(Strength::name)
}

impl<'m> Drawing<'m> {
    /// Draws what a view shows: O(shown).
    pub fn new(view: &View<'m>, verdicts: &Verdicts) -> Drawing<'m> {
        let map = view.map();
        let mut drawing = Drawing {
            map,
            title: map.title(),
            standpoint: verdicts.standpoint(),
            difference: None,
            groups: Vec::new(),
            lines: Vec::new(),
            folds: Vec::new(),
        };
        let mut groups: HashMap<SectionId, usize> = HashMap::new();
        let mut shown: Vec<SectionId> = view.claims().map(|(_, claim)| claim.section()).collect();
        shown.sort();
        shown.dedup();
        let several = shown.len() > 1;
        for section in shown {
            groups.insert(section, drawing.groups.len());
            let named = Some(map.section(section)).filter(|_| several);
            drawing.groups.push(Group {
                name: named.map(|section| section.name.as_str()),
                // The first file's title is the map's, and stands above the drawing already.
                title: named
                    .and_then(|section| section.title.as_deref())
                    .filter(|&title| map.title() != Some(title)),
                nodes: Vec::new(),
            });
        }
        drawing.lines.reserve(map.arguments().len() + map.conflicts().len());
        let mut is_conclusion = vec![false; map.claims().len()];
        map.conclusions().for_each(|claim| is_conclusion[claim.index()] = true);
        for (id, claim) in view.claims() {
            let group = groups[&claim.section()];
            let is_conclusion = is_conclusion[id.index()];
            drawing.groups[group].nodes.push(Node::Claim(ClaimBox {
                claim,
                verdict: verdicts[id],
                is_conclusion,
                mark: None,
                was: None,
            }));
            for &by in claim.unless().iter().filter(|&&by| view.shows(by)) {
                let ends = [End::Claim(map.claim(by).id()), End::Claim(claim.id())];
                drawing.line(ends, Kind::Undercut, None, Origin::Assertion(id, by));
            }
            for (role, arguments) in [("because", claim.because()), ("despite", claim.despite())] {
                for (number, &argument) in arguments.iter().enumerate() {
                    let at = JunctionId { claim: claim.id(), role, number: number + 1 };
                    drawing.argument(view, argument, at, group);
                }
            }
        }
        drawing.conflicts(view, &groups);
        drawing
    }

    /// Draws what matters most of a view that has more claims than a limit, and says what is left out.
    pub fn folded(
        view: View<'m>,
        verdicts: &Verdicts,
        limit: Option<usize>,
        first: impl Iterator<Item = ClaimId>,
    ) -> Drawing<'m> {
        let (view, folds) = match limit {
            Some(limit) => fold(view, verdicts, limit, first),
            None => (view, Vec::new()),
        };
        Drawing { folds, ..Drawing::new(&view, verdicts) }
    }

    fn line(&mut self, [from, to]: [End<'m>; 2], kind: Kind, quality: Option<&'static str>, of: Origin) {
        self.lines.push(Line { from, to, kind, quality, role: None, of, mark: None });
    }

    fn argument(&mut self, view: &View<'m>, id: ArgumentId, at: JunctionId<'m>, group: usize) {
        let map = view.map();
        if !view.shows_argument(id) {
            return;
        }
        let argument = map.argument(id);
        let (kind, sign) = match argument.side() {
            Side::Support => (Kind::Support, "+"),
            Side::Objection => (Kind::Objection, "−"),
        };
        let scheme = map.scheme_name(argument);
        let to = End::Claim(at.claim);
        let (quality, of) = (quality(argument), Origin::Argument(id));
        if let (&[premise], [], None, None, []) =
            (argument.premises(), argument.unless(), argument.id(), scheme, &argument.authored().roles[..])
        {
            return self.line([End::Claim(map.claim(premise).id()), to], kind, quality, of);
        }
        let hidden = view.hidden_premises(argument);
        let junction = Junction { at, sign, name: argument.id(), scheme, hidden, of, mark: None };
        self.groups[group].nodes.push(Node::Junction(junction));
        for (role, claim) in argument.premises_by_role().filter(|&(_, claim)| view.shows(claim)) {
            let (from, to) = (End::Claim(map.claim(claim).id()), End::Junction(at));
            self.lines.push(Line { from, to, kind: Kind::Premise, quality: None, role, of, mark: None });
        }
        for &claim in argument.unless().iter().filter(|&&claim| view.shows(claim)) {
            self.line([End::Claim(map.claim(claim).id()), End::Junction(at)], Kind::Undercut, None, of);
        }
        self.line([End::Junction(at), to], kind, quality, of);
    }

    fn conflicts(&mut self, view: &View<'m>, groups: &HashMap<SectionId, usize>) {
        let map = view.map();
        let mut numbers: HashMap<ClaimId, usize> = HashMap::new();
        for (place, conflict) in map.conflicts().iter().enumerate() {
            let of = Origin::Conflict(place);
            let number = numbers.entry(conflict.between()[0]).or_default();
            *number += 1;
            let shown: Vec<&Claim> = conflict
                .between()
                .iter()
                .filter(|&&side| view.shows(side))
                .map(|&side| map.claim(side))
                .collect();
            match shown[..] {
                [] | [_] => {}
                [one, other] => {
                    self.line([End::Claim(one.id()), End::Claim(other.id())], Kind::Conflict, None, of);
                }
                _ => {
                    let at = JunctionId {
                        claim: map.claim(conflict.between()[0]).id(),
                        role: "conflict",
                        number: *number,
                    };
                    let hidden = conflict.between().len() - shown.len();
                    let junction =
                        Junction { at, sign: "×", name: None, scheme: None, hidden, of, mark: None };
                    self.groups[groups[&shown[0].section()]].nodes.push(Node::Junction(junction));
                    for side in shown {
                        self.line([End::Claim(side.id()), End::Junction(at)], Kind::Conflict, None, of);
                    }
                }
            }
        }
    }
}
