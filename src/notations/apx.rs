//! ASPARTIX's format: facts `arg(a).` and `att(a,b).` of answer set programming, in any order, with comments behind `%`.
//!
//! An argument becomes a claim that is asserted, its name the sentence, and an attack an objection: so the verdicts of the
//! map are the labels that the field's semantics give to the framework.

use super::{
    Reading, Text,
    frameworks::{Attack, Declared, Word, claims, not_empty},
};
use crate::{
    document::shown,
    source::{FileId, Span},
};

pub(super) fn read(text: &mut Text<'_>) -> Reading {
    let mut reading = Reading::default();
    reading.check_letters(text.file, &text.text);
    let mut facts = Facts { file: text.file, text: &text.text, at: 0 };
    if text.text.starts_with('\u{feff}') {
        facts.at = '\u{feff}'.len_utf8();
    }
    let (mut arguments, mut attacks) = (Vec::new(), Vec::new());
    while facts.more() {
        match facts.fact() {
            Ok(Fact::Argument(name)) => {
                arguments.push(Declared { name, bare: bare(name.0), label: None });
            }
            Ok(Fact::Attack(attack)) => attacks.push(attack),
            Err((span, expected)) => {
                let found = match facts.text.get(span.range()).unwrap_or_default() {
                    "" => "the end of the file".to_owned(),
                    found => format!("`{}`", shown(found)),
                };
                reading.wrong(span, format!("expected {expected}, found {found}"));
                facts.skip();
            }
        }
    }
    claims(&mut reading, &arguments, &attacks);
    not_empty(&mut reading, text.file, "write `arg(a).` for each argument, and `att(a,b).` for each attack");
    reading
}

/// A name without its quotation marks.
fn bare(name: &str) -> &str {
    name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(name)
}

enum Fact<'t> {
    Argument(Word<'t>),
    Attack(Attack<'t>),
}

/// What stands where something else should, and what that is.
type Mistake = (Span, &'static str);

/// A place in the text.
struct Facts<'t> {
    file: FileId,
    text: &'t str,
    at: usize,
}

impl<'t> Facts<'t> {
    /// Goes over blanks, ends of lines and comments, and says whether anything is left.
    fn more(&mut self) -> bool {
        loop {
            let rest = &self.text[self.at..];
            let skipped = rest.trim_start_matches([' ', '\t', '\r', '\n']);
            self.at += rest.len() - skipped.len();
            if !skipped.starts_with('%') {
                return !skipped.is_empty();
            }
            self.at += skipped.find('\n').unwrap_or(skipped.len());
        }
    }

    fn fact(&mut self) -> Result<Fact<'t>, Mistake> {
        const FACT: &str = "`arg(a).` or `att(a,b).`";
        let start = self.at;
        let rest = &self.text[start..];
        let length = rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let fact = match &rest[..length] {
            "arg" => {
                self.at += length;
                self.sign('(', "`(`")?;
                Fact::Argument(self.name()?)
            }
            "att" => {
                self.at += length;
                self.sign('(', "`(`")?;
                let from = self.name()?;
                self.sign(',', "`,` and the attacked argument")?;
                Fact::Attack(Attack { from, to: self.name()? })
            }
            _ => return Err((self.here(), FACT)),
        };
        self.sign(')', "`)`")?;
        self.sign('.', "`.`")?;
        Ok(fact)
    }

    fn sign(&mut self, sign: char, expected: &'static str) -> Result<(), Mistake> {
        match self.more() && self.text[self.at..].starts_with(sign) {
            true => {
                self.at += sign.len_utf8();
                Ok(())
            }
            false => Err((self.here(), expected)),
        }
    }

    /// A name: letters up to a blank or a sign, or whatever stands in quotation marks, within which a backslash makes a
    /// letter of the one behind it.
    fn name(&mut self) -> Result<Word<'t>, Mistake> {
        self.more();
        let start = self.at;
        let rest = &self.text[start..];
        let length = match rest.strip_prefix('"') {
            Some(quoted) => {
                let mut escaped = false;
                let end = quoted.char_indices().find(|&(_, letter)| {
                    let ends = letter == '\n' || (letter == '"' && !escaped);
                    escaped = letter == '\\' && !escaped;
                    ends
                });
                match end {
                    Some((at, '"')) => at + 2,
                    _ => return Err((self.here(), "a closing quotation mark")),
                }
            }
            None => rest.find(|letter: char| " \t\r\n(),\"%".contains(letter)).unwrap_or(rest.len()),
        };
        if length == 0 {
            return Err((self.here(), "the name of an argument"));
        }
        self.at += length;
        Ok((&rest[..length], Span::new(self.file, start as u32, self.at as u32)))
    }

    /// What stands here: up to the next blank or with the next dot, behind which reading goes on, so that nothing is looked
    /// at twice; and at least one letter unless there is none.
    fn here(&self) -> Span {
        let rest = &self.text[self.at..];
        let length = match rest.find([' ', '\t', '\r', '\n', '.']) {
            Some(end) if rest[end..].starts_with('.') => end + 1,
            Some(end) => end,
            None => rest.len(),
        };
        Span::new(self.file, self.at as u32, (self.at + length) as u32)
    }

    /// Goes on behind a fact with a mistake: behind the next dot, or at the next line if that comes first.
    fn skip(&mut self) {
        let rest = &self.text[self.at..];
        self.at += match rest.find(['.', '\n']) {
            Some(at) => at + 1,
            None => rest.len(),
        };
    }
}
