//! The Trivial Graph Format: nodes, a line `#`, edges.

use std::io::{self, Read, Write};

use super::{
    InstanceFramework,
    cursor::Cursor,
    error::InstanceError,
    limits::Attacks,
    names::{Kind, NameTable, Names},
};
use crate::theory::AbstractFramework;

/// Reads a graph. An argument's name is the first word of its line, and the label behind it is not kept.
pub(super) fn read<R: Read>(cursor: &mut Cursor<R>) -> Result<(InstanceFramework, Names), InstanceError> {
    let mut names = NameTable::new();
    read_nodes(cursor, &mut names)?;
    let mut attacks = Attacks::default();
    while cursor.content(None)? {
        let place = cursor.place();
        let from = argument(cursor, &names, "the name of an attacking argument")?;
        let to = argument(cursor, &names, "the name of the attacked argument")?;
        cursor.skip_line()?;
        attacks.push(from, to, place)?;
    }
    let names = Names(Kind::Table(names));
    let framework = AbstractFramework::new(names.len() as u32, attacks.into_vec());
    Ok((InstanceFramework::Abstract(framework), names))
}

/// Reads the nodes and the line `#` behind them.
fn read_nodes<R: Read>(cursor: &mut Cursor<R>, names: &mut NameTable) -> Result<(), InstanceError> {
    loop {
        cursor.content(None)?;
        let place = cursor.place();
        let name = cursor.word(|_| false, "an argument's name, or a line `#` before the attacks")?;
        if name == "#" {
            return cursor.end_line();
        }
        if !names.intern(name, place)?.1 {
            return Err(InstanceError::Repeated { place, name: name.to_owned() });
        }
        cursor.skip_line()?;
    }
}

fn argument<R: Read>(
    cursor: &mut Cursor<R>,
    names: &NameTable,
    expected: &'static str,
) -> Result<u32, InstanceError> {
    cursor.skip_blanks()?;
    let place = cursor.place();
    let name = cursor.word(|_| false, expected)?;
    names.find(name).ok_or_else(|| InstanceError::Undeclared { place, name: name.to_owned() })
}

/// Writes a framework, its arguments called by their numbers from 1.
pub(super) fn write(framework: &AbstractFramework, out: &mut dyn Write) -> io::Result<()> {
    for number in 1..=framework.argument_count() {
        writeln!(out, "{number}")?;
    }
    writeln!(out, "#")?;
    for (from, to) in super::attacks(framework) {
        writeln!(out, "{} {}", from + 1, to + 1)?;
    }
    Ok(())
}
