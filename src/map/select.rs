//! A part of a map: what a drawing or a listing shows.

use std::collections::VecDeque;

use super::{Argument, ArgumentId, ArgumentMap, Claim, ClaimId, Conflict, Use};

/// What to show. Every condition given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only what lies around this claim.
    pub focus: Option<ClaimId>,
    /// How many steps around the focus, from a claim to another; no bound if `None`.
    pub depth: Option<usize>,
    /// Only claims of the section of this name.
    pub section: Option<String>,
    /// Only claims with this tag.
    pub tag: Option<String>,
}

/// The claims of a map that were selected, and what holds between them.
#[derive(Clone, Debug)]
pub struct View<'m> {
    map: &'m ArgumentMap,
    shown: Option<Vec<bool>>,
    /// The arguments that are shown, where not all between claims that are shown.
    arguments: Option<Vec<bool>>,
}

impl ArgumentMap {
    /// The whole map as a view.
    pub fn view(&self) -> View<'_> {
        View { map: self, shown: None, arguments: None }
    }

    /// The part of the map that has these claims, by their places.
    pub(crate) fn view_of(&self, shown: Vec<bool>) -> View<'_> {
        View { map: self, shown: Some(shown), arguments: None }
    }

    /// The part of the map that a selection asks for: O(map).
    pub fn select(&self, selection: &Selection) -> View<'_> {
        if *selection == Selection::default() {
            return self.view();
        }
        let mut shown = match selection.focus {
            Some(focus) => self.around(focus, selection.depth.unwrap_or(usize::MAX)),
            None => vec![true; self.claims.len()],
        };
        for (id, claim) in self.claims() {
            let section = |name: &String| self.section(claim.section()).name == *name;
            let tag = |tag: &String| claim.authored().tags.contains(tag);
            shown[id.index()] &=
                selection.section.as_ref().is_none_or(section) && selection.tag.as_ref().is_none_or(tag);
        }
        View { map: self, shown: Some(shown), arguments: None }
    }

    /// A part of the map that is given claim by claim and argument by argument: O(map).
    pub fn part(
        &self,
        claims: impl IntoIterator<Item = ClaimId>,
        arguments: impl IntoIterator<Item = ArgumentId>,
    ) -> View<'_> {
        let mut shown = vec![false; self.claims.len()];
        claims.into_iter().for_each(|claim| shown[claim.index()] = true);
        let mut steps = vec![false; self.arguments.len()];
        arguments.into_iter().for_each(|argument| steps[argument.index()] = true);
        View { map: self, shown: Some(shown), arguments: Some(steps) }
    }

    /// The claims at most `depth` steps from a claim, in any direction.
    fn around(&self, focus: ClaimId, depth: usize) -> Vec<bool> {
        let mut shown = vec![false; self.claims.len()];
        // Whoever comes to a conflict first brings all its sides; a second visit would only cost time.
        let mut visited = vec![false; self.conflicts.len()];
        let mut work = VecDeque::from([(focus, 0)]);
        shown[focus.index()] = true;
        while let Some((claim, distance)) = work.pop_front() {
            if distance == depth {
                continue;
            }
            self.each_neighbour(claim, &mut visited, |next| {
                if !std::mem::replace(&mut shown[next.index()], true) {
                    work.push_back((next, distance + 1));
                }
            });
        }
        shown
    }

    /// Each claim one step away: premises and undercutters of its arguments, what it bears on, what it
    /// conflicts with, but for conflicts that were visited.
    pub(crate) fn each_neighbour(
        &self,
        claim: ClaimId,
        visited: &mut [bool],
        mut visit: impl FnMut(ClaimId),
    ) {
        let record = self.claim(claim);
        record.unless().iter().for_each(|&by| visit(by));
        for &argument in record.because().iter().chain(record.despite()) {
            let argument = self.argument(argument);
            argument.premises().iter().chain(argument.unless()).for_each(|&by| visit(by));
        }
        for &use_ in self.uses(claim) {
            match use_ {
                Use::Premise(argument) | Use::Undercut(argument) => visit(self.argument(argument).target()),
                Use::UndercutAssertion(target) => visit(target),
                Use::Conflict(index) => {
                    if !std::mem::replace(&mut visited[index], true) {
                        self.conflicts[index].between().iter().for_each(|&side| visit(side));
                    }
                }
            }
        }
    }
}

impl<'m> View<'m> {
    /// The map it is a part of.
    pub fn map(&self) -> &'m ArgumentMap {
        self.map
    }

    /// Whether a claim is shown.
    pub fn shows(&self, claim: ClaimId) -> bool {
        self.shown.as_ref().is_none_or(|shown| shown[claim.index()])
    }

    /// The part of it that has these claims, by their places.
    pub(crate) fn narrowed(&self, mut shown: Vec<bool>) -> View<'m> {
        shown.iter_mut().enumerate().for_each(|(at, shown)| *shown &= self.shows(ClaimId::new(at)));
        View { map: self.map, shown: Some(shown), arguments: self.arguments.clone() }
    }

    /// Whether everything is shown.
    pub fn is_whole(&self) -> bool {
        self.shown.as_ref().is_none_or(|shown| shown.iter().all(|&shown| shown))
    }

    /// The claims that are shown, in the author's order.
    pub fn claims(&self) -> impl Iterator<Item = (ClaimId, &'m Claim)> + '_ {
        self.map.claims().filter(|&(id, _)| self.shows(id))
    }

    /// Whether an argument is shown: it is part of what was selected, its claim is shown, and at least one of its premises.
    pub fn shows_argument(&self, id: ArgumentId) -> bool {
        let argument = self.map.argument(id);
        self.arguments.as_ref().is_none_or(|shown| shown[id.index()])
            && self.shows(argument.target())
            && argument.premises().iter().any(|&premise| self.shows(premise))
    }

    /// The arguments that are shown, in the author's order. Some of an argument's premises may not be.
    pub fn arguments(&self) -> impl Iterator<Item = (ArgumentId, &'m Argument)> + '_ {
        self.map.arguments().filter(|&(id, _)| self.shows_argument(id))
    }

    /// The conclusions that are shown, in the author's order.
    pub fn conclusions(&self) -> impl Iterator<Item = ClaimId> + '_ {
        self.map.conclusions().filter(|&claim| self.shows(claim))
    }

    /// The conflicts of which a side is shown, in the author's order.
    pub fn conflicts(&self) -> impl Iterator<Item = &'m Conflict> + '_ {
        self.map.conflicts().iter().filter(|conflict| conflict.between().iter().any(|&side| self.shows(side)))
    }

    /// How many premises of an argument are not shown.
    pub fn hidden_premises(&self, argument: &Argument) -> usize {
        argument.premises().iter().filter(|&&premise| !self.shows(premise)).count()
    }
}
