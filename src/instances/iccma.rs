//! `p af` and `p aba`, the formats of the competition since 2023: numbers, one statement a line.

use std::io::{self, Read, Write};

use super::{
    InstanceFramework, aba,
    cursor::Cursor,
    error::InstanceError,
    limits::{ARGUMENTS, Attacks, MAX_ARGUMENTS},
    names::{Kind, Names},
};
use crate::theory::AbstractFramework;

pub(super) const COMMENT: Option<u8> = Some(b'#');

/// Reads a header and what it announces.
pub(super) fn read<R: Read>(cursor: &mut Cursor<R>) -> Result<(InstanceFramework, Names), InstanceError> {
    const HEADER: &str = "a header, `p af` or `p aba` and a number";
    cursor.content(COMMENT)?;
    let place = cursor.place();
    let word = cursor.word(|_| false, HEADER)?;
    if word != "p" {
        return Err(InstanceError::unexpected(place, HEADER, word));
    }
    cursor.skip_blanks()?;
    let place = cursor.place();
    let is_abstract = match cursor.word(|_| false, "`af` or `aba`")? {
        "af" => true,
        "aba" => false,
        other => return Err(InstanceError::unexpected(place, "`af` or `aba`", other)),
    };
    cursor.skip_blanks()?;
    let place = cursor.place();
    let count = cursor.number("the number of arguments or atoms")?;
    if count > MAX_ARGUMENTS {
        return Err(InstanceError::TooLarge { place, limit: ARGUMENTS });
    }
    cursor.end_line()?;
    let framework = if is_abstract {
        InstanceFramework::Abstract(read_attacks(cursor, count)?)
    } else {
        InstanceFramework::Assumption(aba::read(cursor, count)?)
    };
    Ok((framework, Names(Kind::Numbers(count))))
}

fn read_attacks<R: Read>(cursor: &mut Cursor<R>, count: u32) -> Result<AbstractFramework, InstanceError> {
    let mut attacks = Attacks::default();
    while cursor.content(COMMENT)? {
        let place = cursor.place();
        let from = index(cursor, count, "the number of an attacking argument")?;
        let to = index(cursor, count, "the number of the attacked argument")?;
        cursor.end_line()?;
        attacks.push(from, to, place)?;
    }
    Ok(AbstractFramework::new(count, attacks.into_vec()))
}

/// The number of an argument or an atom, counted from 1 in the file and from 0 here.
pub(super) fn index<R: Read>(
    cursor: &mut Cursor<R>,
    count: u32,
    expected: &'static str,
) -> Result<u32, InstanceError> {
    cursor.skip_blanks()?;
    let place = cursor.place();
    let number = cursor.number(expected)?;
    if number == 0 || number > count {
        return Err(InstanceError::OutOfRange { place, number, count });
    }
    Ok(number - 1)
}

/// Writes a framework as `p af`.
pub(super) fn write(framework: &AbstractFramework, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "p af {}", framework.argument_count())?;
    for (from, to) in super::attacks(framework) {
        writeln!(out, "{} {}", from + 1, to + 1)?;
    }
    Ok(())
}
