//! What of a map can be withdrawn or changed, and what it is called.

use crate::{
    document::did_you_mean,
    map::{ArgumentId, ArgumentMap, ClaimId, Side},
    source::Span,
};

/// Something that the author put into a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Element {
    /// That a claim is asserted. It goes by the id of the claim.
    Assertion(ClaimId),
    /// The step of an argument or an objection. It goes by its own id, or else by its place: `close/because/1` is the
    /// first argument for `close`, `close/despite/2` the second objection to it.
    Argument(ArgumentId),
    /// A conflict, by its place in [`ArgumentMap::conflicts`]. `close/conflict/1` is the first of those that name
    /// `close` first.
    Conflict(usize),
}

/// A name that nothing in the map goes by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "there is no claim, argument, objection or conflict `{name}`{}",
    nearest.as_ref().map(|nearest| format!(": did you mean `{nearest}`?")).unwrap_or_default()
)]
pub struct UnknownElement {
    /// The name.
    pub name: String,
    /// The nearest name there is, if one is near enough to have been meant.
    pub nearest: Option<String>,
}

impl ArgumentMap {
    /// What goes by a name: a claim by its id, an argument by its id or its place, a conflict by its place. See
    /// [`Element`].
    ///
    /// # Errors
    ///
    /// If nothing does.
    ///
    /// # Complexity
    ///
    /// Linear in the map for the id of an argument and for a name that nothing has; otherwise in the arguments of one
    /// claim.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::{ArgumentMap, explain::Element};
    ///
    /// let map = ArgumentMap::parse("claims: { a: { text: A., because: [b] }, b: B. }")?;
    /// let step = map.element("a/because/1").unwrap();
    /// assert_eq!(step, Element::Argument(map.claim(map.find("a").unwrap()).because()[0]));
    /// assert_eq!(map.element_name(step), "a/because/1");
    /// assert_eq!(map.element("a/becuase/1").unwrap_err().nearest.as_deref(), Some("a/because/1"));
    /// # Ok::<(), elenchus::Error>(())
    /// ```
    pub fn element(&self, name: &str) -> Result<Element, UnknownElement> {
        let named = || self.arguments().find(|(_, argument)| argument.id() == Some(name));
        let found = match self.find(name) {
            Some(claim) => Some(Element::Assertion(claim)),
            None => self.element_at(name).or_else(|| named().map(|(id, _)| Element::Argument(id))),
        };
        found.ok_or_else(|| UnknownElement { name: name.to_owned(), nearest: self.nearest_element(name) })
    }

    /// The name of an element: the id of the claim or of the argument, or else its place.
    pub fn element_name(&self, element: Element) -> String {
        match element {
            Element::Assertion(claim) => self.claim(claim).id().to_owned(),
            Element::Argument(id) => match self.argument(id).id() {
                Some(name) => name.to_owned(),
                None => self.place_of(id),
            },
            Element::Conflict(index) => {
                let first = self.conflicts()[index].between()[0];
                let number = self.conflicts_of(first).take_while(|&other| other <= index).count();
                format!("{}/conflict/{number}", self.claim(first).id())
            }
        }
    }

    /// Where an element stands in the files of the map.
    pub fn element_span(&self, element: Element) -> Option<Span> {
        match element {
            Element::Assertion(claim) => self.claim(claim).span(),
            Element::Argument(argument) => self.argument(argument).span(),
            Element::Conflict(index) => self.conflicts()[index].span(),
        }
    }

    /// `close/because/1`, say.
    fn place_of(&self, id: ArgumentId) -> String {
        let argument = self.argument(id);
        let target = self.claim(argument.target());
        let (role, siblings) = match argument.side() {
            Side::Support => ("because", target.because()),
            Side::Objection => ("despite", target.despite()),
        };
        let place = siblings.iter().position(|&sibling| sibling == id).unwrap_or_default();
        format!("{}/{role}/{}", target.id(), place + 1)
    }

    fn element_at(&self, name: &str) -> Option<Element> {
        let (place, number) = name.rsplit_once('/')?;
        let (claim, role) = place.rsplit_once('/')?;
        let claim = self.find(claim)?;
        let index = number.parse::<usize>().ok()?.checked_sub(1)?;
        let argument = |list: &[ArgumentId]| list.get(index).copied().map(Element::Argument);
        match role {
            "because" => argument(self.claim(claim).because()),
            "despite" => argument(self.claim(claim).despite()),
            "conflict" => self.conflicts_of(claim).nth(index).map(Element::Conflict),
            _ => None,
        }
    }

    /// The conflicts that name a claim first.
    fn conflicts_of(&self, claim: ClaimId) -> impl Iterator<Item = usize> + '_ {
        let conflicts = self.conflicts().iter().enumerate();
        conflicts.filter(move |(_, conflict)| conflict.between()[0] == claim).map(|(index, _)| index)
    }

    /// Of the conflicts of a claim, wherever they name it, that of a number from 1; the first if there are not so many.
    fn conflict_with(&self, claim: ClaimId, number: usize) -> Option<usize> {
        let of_claim = |conflict: &usize| self.conflicts()[*conflict].between().contains(&claim);
        let conflicts: Vec<usize> = (0..self.conflicts().len()).filter(of_claim).collect();
        conflicts.get(number.wrapping_sub(1)).or(conflicts.first()).copied()
    }

    /// The nearest name. Places are only made up for a name that looks like one, and only of the claim that it means.
    fn nearest_element(&self, name: &str) -> Option<String> {
        let claims = self.claims().map(|(_, claim)| claim.id());
        let Some((claim, rest)) = name.split_once('/') else {
            let arguments = self.arguments().filter_map(|(_, argument)| argument.id());
            return did_you_mean(name, claims.chain(arguments)).map(str::to_owned);
        };
        let id = match self.find(claim) {
            Some(_) => claim,
            None => did_you_mean(claim, claims)?,
        };
        let claim = self.find(id)?;
        if let Some(place) = rest.strip_prefix("conflict/") {
            let conflict = self.conflict_with(claim, place.parse().unwrap_or(1));
            return conflict.map(|conflict| self.element_name(Element::Conflict(conflict)));
        }
        let arguments = self.claim(claim).because().iter().chain(self.claim(claim).despite());
        let arguments = arguments.map(|&argument| Element::Argument(argument));
        let elements = arguments.chain(self.conflicts_of(claim).map(Element::Conflict));
        let place = |element| match element {
            // By its place, even where it has an id: that is how it was asked for.
            Element::Argument(argument) => self.place_of(argument),
            other => self.element_name(other),
        };
        let names: Vec<String> = elements.map(place).collect();
        did_you_mean(&format!("{id}/{rest}"), names.iter().map(String::as_str)).map(str::to_owned)
    }
}
