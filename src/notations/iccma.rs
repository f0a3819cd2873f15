//! The formats of the competition ICCMA: a header, `p af` or `p aba` and a number, and one statement of numbers a line.
//! Lines that begin with `#` are comments.
//!
//! `p af`: each number is an argument, a claim that is asserted, and a line `1 2` is an attack, an objection to it. So the
//! verdicts of the map are the labels of the framework. What follows `p aba` is in `aba.rs`.

use super::{
    Reading, Text, aba,
    frameworks::{Word, lines, not_empty, object},
};
use crate::{
    diagnostic::{Diagnostic, format_codes},
    document::{Claim, Place, shown},
    source::{Span, Spanned},
};

/// How many arguments a header may declare besides one for each byte of the file. A header of twenty bytes can declare
/// millions, and a claim takes a kilobyte; but whatever an attack names has its bytes.
const UNNAMED: usize = 1 << 16;

pub(super) fn read(text: &mut Text<'_>) -> Reading {
    let mut reading = Reading::default();
    reading.check_letters(text.file, &text.text);
    let lines = lines(text.file, &text.text, Some('#'));
    const HEADER: &str = "`p af` or `p aba`, and the number of arguments or atoms";
    let Some((header, statements)) = lines.split_first() else {
        let end = text.text.len() as u32;
        reading
            .wrong(Span::new(text.file, end, end), format!("expected {HEADER}, found the end of the file"));
        return reading;
    };
    let &[("p", _), (kind @ ("af" | "aba"), _), declared, ref rest @ ..] = &header[..] else {
        let (found, place) = header[0];
        let finding = reading.wrong(place, format!("expected {HEADER}, found `{}`", shown(found)));
        finding.help = Some("begin the file with a line such as `p af 3`".to_owned());
        return reading;
    };
    let Some(count) = number(declared.0) else {
        reading.wrong(declared.1, format!("expected {HEADER}, found `{}`", shown(declared.0)));
        return reading;
    };
    nothing_more(&mut reading, rest);
    let most = UNNAMED.saturating_add(text.text.len());
    if count as usize > most {
        let message =
            format!("the header declares {count} arguments or atoms: a file of this size may have {most}");
        reading.findings.push(Diagnostic::new(&format_codes::OVER_LIMIT, declared.1, message));
        return reading;
    }
    let mut numbers = Numbers { reading, count };
    numbers.reading.document.claims = (1..=count)
        .map(|number| Claim {
            id: Spanned::new(number.to_string(), declared.1),
            text: Spanned::new(number.to_string(), declared.1),
            place: Place(Some(declared.1)),
            ..Claim::default()
        })
        .collect();
    let mut mentioned = vec![false; count as usize];
    match kind {
        "af" => {
            for line in statements {
                numbers.attack(line, &mut mentioned);
            }
        }
        _ => aba::read(&mut numbers, statements, &mut mentioned),
    }
    not_empty(&mut numbers.reading, text.file, "declare one or more in the header");
    numbers.reading
}

/// The numbers that the header declares, each a claim.
pub(super) struct Numbers {
    pub reading: Reading,
    pub count: u32,
}

impl Numbers {
    fn attack(&mut self, line: &[Word<'_>], mentioned: &mut [bool]) {
        let [from, to, ref rest @ ..] = *line else {
            let message = "an attack takes two numbers: of the one that attacks, and of the attacked";
            self.reading.wrong(line[0].1, message);
            return;
        };
        nothing_more(&mut self.reading, rest);
        if let (Some(attacker), Some(attacked)) = (self.find(from, mentioned), self.find(to, mentioned)) {
            object(&mut self.reading, (attacker, from.1), (attacked, to.1));
        }
    }

    /// The place among the claims of a number, counted from 1 in the file. Where it is named first is its place in the text.
    pub(super) fn find(&mut self, (word, place): Word<'_>, mentioned: &mut [bool]) -> Option<usize> {
        let Some(found) = number(word) else {
            self.reading.wrong(place, format!("`{}` is not a number", shown(word)));
            return None;
        };
        if found == 0 || found > self.count {
            let count = self.count;
            let message = format!("`{found}` is not between 1 and {count}, the number in the header");
            self.reading.wrong(place, message);
            return None;
        }
        let index = found as usize - 1;
        if !std::mem::replace(&mut mentioned[index], true) {
            let claim = &mut self.reading.document.claims[index];
            (claim.id.span, claim.text.span, claim.place) = (Some(place), Some(place), Place(Some(place)));
        }
        Some(index)
    }
}

/// A number as the formats write it: digits alone.
fn number(word: &str) -> Option<u32> {
    word.parse().ok().filter(|_| word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// That a line ends here.
pub(super) fn nothing_more(reading: &mut Reading, rest: &[Word<'_>]) {
    if let Some(&(more, place)) = rest.first() {
        reading.wrong(place, format!("expected the end of the line, found `{}`", shown(more)));
    }
}
