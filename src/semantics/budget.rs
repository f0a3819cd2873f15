//! How long a question may be thought about.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use thiserror::Error;

/// A limit in time, a flag that another thread may raise, a limit to the work, any of them or none.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use elenchus::semantics::Budget;
///
/// assert!(!Budget::unlimited().is_spent());
/// assert!(Budget::unlimited().within(Duration::ZERO).is_spent());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Budget {
    deadline: Option<Instant>,
    flag: Option<Arc<AtomicBool>>,
    #[cfg(feature = "sat")]
    conflicts: Option<u64>,
}

/// The budget was spent before there was an answer: it is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Error)]
#[error("the time given was not enough to find out")]
pub struct Interrupted;

impl Budget {
    /// As long as it takes.
    pub fn unlimited() -> Budget {
        Budget::default()
    }

    /// No longer than so much time from now. A time beyond what the clock can tell is no limit.
    pub fn within(self, time: Duration) -> Budget {
        Budget { deadline: Instant::now().checked_add(time), ..self }
    }

    /// No longer than until the flag is raised.
    pub fn until(self, flag: Arc<AtomicBool>) -> Budget {
        Budget { flag: Some(flag), ..self }
    }

    /// No more than so many conflicts of the solver each time that it is asked: a limit which, other than one in time, is
    /// the same wherever and whenever a question is put. Some thousand take a blink.
    #[cfg(feature = "sat")]
    pub fn conflicts(self, most: u64) -> Budget {
        Budget { conflicts: Some(most), ..self }
    }

    /// How many conflicts there may be each time that the solver is asked.
    #[cfg(feature = "sat")]
    pub(super) fn most_conflicts(&self) -> Option<u64> {
        self.conflicts
    }

    /// Whether it is time to stop.
    pub fn is_spent(&self) -> bool {
        self.flag.as_ref().is_some_and(|flag| flag.load(Ordering::Relaxed))
            || self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }

    /// # Errors
    ///
    /// If it is time to stop.
    #[cfg(feature = "sat")]
    pub(super) fn check(&self) -> Result<(), Interrupted> {
        if self.is_spent() { Err(Interrupted) } else { Ok(()) }
    }
}
