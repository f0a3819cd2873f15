//! How many findings there are of each severity.

use std::{fmt, iter::Sum};

use crate::diagnostic::{Report, Severity};

/// How many errors, warnings and notes there are. Prints as `2 errors, 1 warning`, or `no findings`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Findings that fail the run.
    pub errors: usize,
    /// Probable mistakes.
    pub warnings: usize,
    /// Facts worth knowing.
    pub notes: usize,
}

impl Count {
    /// Counts the findings of a report.
    pub fn of(report: &Report) -> Count {
        Count {
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Note),
        }
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.errors + self.warnings + self.notes
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Count>>(counts: I) -> Count {
        counts.fold(Count::default(), |sum, count| Count {
            errors: sum.errors + count.errors,
            warnings: sum.warnings + count.warnings,
            notes: sum.notes + count.notes,
        })
    }
}

impl fmt::Display for Count {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [("error", self.errors), ("warning", self.warnings), ("note", self.notes)];
        let mut first = true;
        for (word, count) in parts.into_iter().filter(|&(_, count)| count > 0) {
            let comma = if first { "" } else { ", " };
            let plural = if count == 1 { "" } else { "s" };
            write!(out, "{comma}{count} {word}{plural}")?;
            first = false;
        }
        if first { out.write_str("no findings") } else { Ok(()) }
    }
}
