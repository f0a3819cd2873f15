//! The argumentation schemes that a map may name: its own, and those of the catalogue.

use super::{Argument, ArgumentMap};
use crate::{document::Scheme, schemes};

impl ArgumentMap {
    /// The map's own argumentation schemes.
    pub fn schemes(&self) -> &[Scheme] {
        &self.schemes
    }

    /// Looks a scheme up by its id or another of its names: the map's own, else one of the
    /// [catalogue](crate::schemes). O(1).
    ///
    /// # Examples
    ///
    /// ```
    /// let map = elenchus::ArgumentMap::parse("schemes: { house-rule: { title: Rule of the house } }")?;
    /// assert_eq!(map.find_scheme("house-rule").and_then(|scheme| scheme.title.as_deref()), Some("Rule of the house"));
    /// assert_eq!(map.find_scheme("argument-from-authority").map(|scheme| &*scheme.id.value), Some("expert-opinion"));
    /// # Ok::<(), elenchus::Error>(())
    /// ```
    pub fn find_scheme(&self, name: &str) -> Option<&Scheme> {
        let own = |name: &str| self.scheme_names.get(name).map(|&at| &self.schemes[at]);
        own(name).or_else(|| {
            let scheme = schemes::find(name)?;
            // A map that has a scheme of its own in place of one of the catalogue means it by every name of that one.
            own(&scheme.id.value).or(Some(scheme))
        })
    }

    /// Every scheme that an argument of this map may name: the map's own, then those of the catalogue.
    pub fn all_schemes(&self) -> impl Iterator<Item = &Scheme> + Clone {
        let catalogue: &[schemes::Group] = schemes::groups();
        self.schemes.iter().chain(catalogue.iter().flat_map(|group| &group.schemes))
    }

    /// The scheme of an argument, if it names one that there is.
    pub fn scheme_of(&self, argument: &Argument) -> Option<&Scheme> {
        self.find_scheme(argument.scheme()?)
    }

    /// The name of an argument's scheme: its id, or what the author calls it where there is no such scheme.
    pub fn scheme_name<'m>(&'m self, argument: &'m Argument) -> Option<&'m str> {
        let named = argument.scheme()?;
        Some(self.find_scheme(named).map_or(named, |scheme| &scheme.id.value))
    }

    /// Adds schemes whose ids differ. An id is never taken by another scheme's alias.
    pub(crate) fn add_schemes(&mut self, schemes: Vec<Scheme>) {
        self.scheme_names
            .extend(schemes.iter().enumerate().map(|(at, scheme)| (scheme.id.value.clone(), at)));
        for (at, scheme) in schemes.iter().enumerate() {
            for alias in &scheme.aliases {
                self.scheme_names.entry(alias.value.clone()).or_insert(at);
            }
        }
        self.schemes = schemes;
    }
}
