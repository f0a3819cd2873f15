//! Which check speaks how loudly: the map's own levels, then those of the run.

use std::collections::HashMap;

use super::{find, meant};
use crate::{
    diagnostic::{Code, Diagnostic, Level, format_codes},
    document::shown,
    map::ArgumentMap,
};

/// Levels that override those of a map, which override the defaults. What is set later wins.
///
/// # Examples
///
/// ```
/// use elenchus::{checks::Levels, Level};
///
/// let levels = Levels::new().set("uncited-premise", Level::Warn).deny_warnings();
/// let map = elenchus::ArgumentMap::parse("claims: { a: A. }")?;
/// assert!(!map.check_with(&levels).passes());
/// # Ok::<(), elenchus::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Levels {
    set: HashMap<String, Level>,
    deny_warnings: bool,
}

impl Levels {
    /// Nothing overridden.
    pub fn new() -> Levels {
        Levels::default()
    }

    /// Sets the level of a check, by its name. A name that no check has is without effect; [`super::find`] tells.
    pub fn set(mut self, check: &str, level: Level) -> Levels {
        self.set.insert(check.to_owned(), level);
        self
    }

    /// Makes every warning an error.
    pub fn deny_warnings(mut self) -> Levels {
        self.deny_warnings = true;
        self
    }

    /// The level of a check.
    pub fn of(&self, code: &Code) -> Level {
        match self.set.get(code.name).copied().unwrap_or(code.level) {
            Level::Warn if self.deny_warnings => Level::Deny,
            level => level,
        }
    }

    /// These levels over those that a map sets. A map that names a check that does not exist has a finding.
    pub(super) fn over(&self, map: &ArgumentMap, findings: &mut Vec<Diagnostic>) -> Levels {
        let mut levels = Levels { deny_warnings: self.deny_warnings, ..Levels::default() };
        for lint in map.lints() {
            if find(&lint.check.value).is_none() {
                let message = format!("there is no check `{}`", shown(&lint.check.value));
                let finding = Diagnostic::new(&format_codes::UNKNOWN_KEY, lint.check.span, message);
                findings.push(match meant(&lint.check.value) {
                    Some(name) => finding.help(format!("did you mean `{name}`?")).fix(
                        format!("write `{name}`"),
                        lint.check.span,
                        name,
                    ),
                    None => finding.help("`elenchus explain` lists them"),
                });
            }
            levels.set.insert(lint.check.value.clone(), lint.level);
        }
        levels.set.extend(self.set.iter().map(|(check, &level)| (check.clone(), level)));
        levels
    }
}
