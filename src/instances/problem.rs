//! What the competition asks about an instance.

use std::{fmt, str::FromStr};

use crate::semantics::Semantics;

/// What is asked about the extensions of a framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Task {
    /// `SE`: some extension.
    OneExtension,
    /// `DC`: whether some extension contains an argument.
    Credulous,
    /// `DS`: whether every extension contains an argument.
    Sceptical,
    /// `EE`: every extension.
    AllExtensions,
    /// `CE`: how many extensions there are.
    Count,
}

impl Task {
    /// Every task.
    pub const ALL: &'static [Task] =
        &[Task::OneExtension, Task::Credulous, Task::Sceptical, Task::AllExtensions, Task::Count];

    /// The competition's code.
    pub fn code(self) -> &'static str {
        match self {
            Task::OneExtension => "SE",
            Task::Credulous => "DC",
            Task::Sceptical => "DS",
            Task::AllExtensions => "EE",
            Task::Count => "CE",
        }
    }

    /// Whether it asks about one argument, which must then be given.
    pub fn asks_about_an_argument(self) -> bool {
        matches!(self, Task::Credulous | Task::Sceptical)
    }
}

impl fmt::Display for Task {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.code())
    }
}

/// A problem of the competition: a task under a semantics. It is written `DS-PR`.
///
/// # Examples
///
/// ```
/// use elenchus::{Semantics, instances::{Problem, Task}};
///
/// let problem: Problem = "DS-GR".parse()?;
/// assert_eq!(problem.task, Task::Sceptical);
/// assert_eq!(problem.semantics, Semantics::Grounded);
/// assert_eq!(problem.to_string(), "DS-GR");
/// # Ok::<(), elenchus::instances::UnknownProblem>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Problem {
    /// What is asked.
    pub task: Task,
    /// What an extension is.
    pub semantics: Semantics,
}

/// A text that is no problem's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no problem: expected {tasks}, a hyphen, and {semantics}",
    tasks = one_of(Task::ALL.iter().map(|task| task.code())),
    semantics = one_of(Semantics::ALL.iter().map(|semantics| semantics.code()))
)]
pub struct UnknownProblem(pub String);

impl Problem {
    /// Every problem, task by task.
    pub fn all() -> impl Iterator<Item = Problem> {
        let problems = |task: Task| Semantics::ALL.iter().map(move |&semantics| Problem { task, semantics });
        Task::ALL.iter().copied().flat_map(problems)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&format!("{}-{}", self.task, self.semantics.code()))
    }
}

/// Reads a problem's code, in capitals or not.
impl FromStr for Problem {
    type Err = UnknownProblem;

    fn from_str(text: &str) -> Result<Problem, UnknownProblem> {
        let upper = text.to_ascii_uppercase();
        let written = |problem: &Problem| {
            upper.split_once('-') == Some((problem.task.code(), problem.semantics.code()))
        };
        Problem::all().find(written).ok_or_else(|| UnknownProblem(text.to_owned()))
    }
}

/// Words as a choice: `a, b or c`.
fn one_of(words: impl Iterator<Item = &'static str>) -> String {
    let words: Vec<_> = words.collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}
