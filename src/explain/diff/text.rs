//! The difference as plain text: what became of the conclusions, the other verdicts, then every change.

use std::fmt;

use super::{Difference, clause::fell};

impl fmt::Display for Difference {
    /// What became of each conclusion and why, the other verdicts in their order, and every change with its sign: `+`
    /// for what is new, `-` for what is gone, `~` for what is otherwise. One line more says so where nothing differs.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return out.write_str("no differences\n");
        }
        for conclusion in &self.conclusions {
            writeln!(out, "{}", self.headline(conclusion))?;
        }
        let mut gap = !self.conclusions.is_empty();
        let mut heading = |out: &mut fmt::Formatter<'_>, words: &str| -> fmt::Result {
            writeln!(out, "{}{words}", if std::mem::replace(&mut gap, true) { "\n" } else { "" })
        };
        let others = self.verdicts.iter().enumerate().filter(|(_, turned)| !turned.conclusion);
        for (number, (at, turned)) in others.enumerate() {
            if number == 0 {
                heading(out, if self.conclusions.is_empty() { "verdicts" } else { "other verdicts" })?;
            }
            let same = at > 0
                && turned.because.is_some()
                && (&turned.because, &turned.or)
                    == (&self.verdicts[at - 1].because, &self.verdicts[at - 1].or);
            match same {
                true => writeln!(out, "  {}, for the same reason", fell(turned))?,
                false => writeln!(out, "  {}", self.sentence(turned))?,
            }
        }
        for (at, entry) in self.entries().iter().enumerate() {
            if at == 0 {
                heading(out, "changes")?;
            }
            writeln!(out, "  {} {}", entry.mark.sign(), entry.head)?;
            for (mark, detail) in &entry.details {
                match mark {
                    Some(mark) => writeln!(out, "      {} {detail}", mark.sign())?,
                    None => writeln!(out, "      {detail}")?,
                }
            }
        }
        Ok(())
    }
}
