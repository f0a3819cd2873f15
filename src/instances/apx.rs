//! ASPARTIX's format: facts `arg(a).` and `att(a,b).` of answer set programming, in any order.

use std::io::{self, Read, Write};

use super::{
    InstanceFramework,
    cursor::Cursor,
    error::{InstanceError, Place},
    limits::Attacks,
    names::{Kind, NameTable, Names},
};
use crate::theory::AbstractFramework;

const COMMENT: Option<u8> = Some(b'%');

/// The arguments as far as the file has named them. They are numbered in the order in which they are named first, be
/// it by an attack.
struct Arguments {
    names: NameTable,
    declared: Vec<bool>,
    /// What an attack names before any declaration.
    early: Vec<(u32, Place)>,
}

/// Reads the facts. A name is kept as it stands in the file, in its quotation marks if it has any: to answer set
/// programming `a` and `"a"` are two.
pub(super) fn read<R: Read>(cursor: &mut Cursor<R>) -> Result<(InstanceFramework, Names), InstanceError> {
    const FACT: &str = "`arg(a).` or `att(a,b).`";
    let mut arguments = Arguments { names: NameTable::new(), declared: Vec::new(), early: Vec::new() };
    let mut attacks = Attacks::default();
    while cursor.content(COMMENT)? {
        let place = cursor.place();
        match cursor.word(|byte| !byte.is_ascii_alphanumeric(), FACT)? {
            "arg" => {
                punctuation(cursor, b'(', "`(`")?;
                arguments.declare(cursor)?;
            }
            "att" => {
                punctuation(cursor, b'(', "`(`")?;
                let from = arguments.mention(cursor)?;
                punctuation(cursor, b',', "`,` and the attacked argument")?;
                let to = arguments.mention(cursor)?;
                attacks.push(from, to, place)?;
            }
            other => return Err(InstanceError::unexpected(place, FACT, other)),
        }
        punctuation(cursor, b')', "`)`")?;
        punctuation(cursor, b'.', "`.`")?;
    }
    let names = Names(Kind::Table(arguments.all_declared()?));
    let framework = AbstractFramework::new(names.len() as u32, attacks.into_vec());
    Ok((InstanceFramework::Abstract(framework), names))
}

impl Arguments {
    fn declare<R: Read>(&mut self, cursor: &mut Cursor<R>) -> Result<(), InstanceError> {
        let (argument, _, place) = self.name(cursor)?;
        if std::mem::replace(&mut self.declared[argument as usize], true) {
            let name = self.names.name(argument).to_owned();
            return Err(InstanceError::Repeated { place, name });
        }
        Ok(())
    }

    fn mention<R: Read>(&mut self, cursor: &mut Cursor<R>) -> Result<u32, InstanceError> {
        let (argument, new, place) = self.name(cursor)?;
        if new {
            self.early.push((argument, place));
        }
        Ok(argument)
    }

    /// The next name's number, whether it is new, and where it stands.
    fn name<R: Read>(&mut self, cursor: &mut Cursor<R>) -> Result<(u32, bool, Place), InstanceError> {
        cursor.content(COMMENT)?;
        let place = cursor.place();
        let name = match cursor.peek()? {
            Some(b'"') => cursor.quoted()?,
            _ => cursor.word(|byte| b"(),\"%".contains(&byte), "the name of an argument")?,
        };
        let (argument, new) = self.names.intern(name, place)?;
        if new {
            self.declared.push(false);
        }
        Ok((argument, new, place))
    }

    fn all_declared(self) -> Result<NameTable, InstanceError> {
        match self.early.into_iter().find(|&(argument, _)| !self.declared[argument as usize]) {
            None => Ok(self.names),
            Some((argument, place)) => {
                let name = self.names.name(argument).to_owned();
                Err(InstanceError::Undeclared { place, name })
            }
        }
    }
}

fn punctuation<R: Read>(
    cursor: &mut Cursor<R>,
    byte: u8,
    expected: &'static str,
) -> Result<(), InstanceError> {
    cursor.content(COMMENT)?;
    cursor.byte(byte, expected)
}

/// Writes a framework, its arguments called by their numbers from 1.
pub(super) fn write(framework: &AbstractFramework, out: &mut dyn Write) -> io::Result<()> {
    for number in 1..=framework.argument_count() {
        writeln!(out, "arg({number}).")?;
    }
    for (from, to) in super::attacks(framework) {
        writeln!(out, "att({},{}).", from + 1, to + 1)?;
    }
    Ok(())
}
