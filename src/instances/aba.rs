//! What follows a header `p aba`: assumptions, their contraries, and rules, in any order.

use std::io::Read;

use super::{
    cursor::Cursor,
    error::{InstanceError, Place},
    iccma::{COMMENT, index},
};
use crate::theory::AssumptionFramework;

/// What an atom is, as far as the file has been read. In a flat framework it never is two of these.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Plain,
    Assumption,
    Head,
}

/// A framework in the making: an assumption waits for its contrary, which may come behind it or before.
struct Statements {
    framework: AssumptionFramework,
    roles: Vec<Role>,
    assumptions: Vec<u32>,
    contraries: Vec<Option<u32>>,
    /// Whose contrary came before the line that makes it an assumption, if one ever does.
    early: Vec<(u32, Place)>,
    /// How many heads and bodies there are, atom by atom.
    mentioned: u32,
}

/// Reads the statements up to the end.
pub(super) fn read<R: Read>(
    cursor: &mut Cursor<R>,
    count: u32,
) -> Result<AssumptionFramework, InstanceError> {
    const STATEMENT: &str =
        "`a` and an assumption, `c`, an assumption and its contrary, or `r`, a head and a body";
    let mut statements = Statements {
        framework: AssumptionFramework::new(count),
        roles: vec![Role::Plain; count as usize],
        assumptions: Vec::new(),
        contraries: vec![None; count as usize],
        early: Vec::new(),
        mentioned: 0,
    };
    let mut body = Vec::new();
    while cursor.content(COMMENT)? {
        let place = cursor.place();
        match cursor.word(|_| false, STATEMENT)? {
            "a" => {
                let assumption = index(cursor, count, "the number of an assumption")?;
                cursor.end_line()?;
                statements.assume(assumption, place)?;
            }
            "c" => {
                let assumption = index(cursor, count, "the number of an assumption")?;
                let contrary = index(cursor, count, "the number of its contrary")?;
                cursor.end_line()?;
                statements.contradict(assumption, contrary, place)?;
            }
            "r" => {
                let head = index(cursor, count, "the number of the rule's head")?;
                body.clear();
                while !cursor.at_line_end()? {
                    body.push(index(cursor, count, "the number of an atom of the rule's body")?);
                }
                statements.conclude(head, &body, place)?;
            }
            other => return Err(InstanceError::unexpected(place, STATEMENT, other)),
        }
    }
    statements.framework()
}

impl Statements {
    fn assume(&mut self, assumption: u32, place: Place) -> Result<(), InstanceError> {
        match std::mem::replace(&mut self.roles[assumption as usize], Role::Assumption) {
            Role::Plain => self.assumptions.push(assumption),
            Role::Assumption => {
                return Err(InstanceError::Repeated { place, name: (assumption + 1).to_string() });
            }
            Role::Head => return Err(InstanceError::NotFlat { place, atom: assumption + 1 }),
        }
        Ok(())
    }

    fn contradict(&mut self, assumption: u32, contrary: u32, place: Place) -> Result<(), InstanceError> {
        let given = self.contraries[assumption as usize].replace(contrary);
        if given.is_some_and(|given| given != contrary) {
            return Err(InstanceError::SecondContrary { place, atom: assumption + 1 });
        }
        if given.is_none() && self.roles[assumption as usize] != Role::Assumption {
            self.early.push((assumption, place));
        }
        Ok(())
    }

    fn conclude(&mut self, head: u32, body: &[u32], place: Place) -> Result<(), InstanceError> {
        if std::mem::replace(&mut self.roles[head as usize], Role::Head) == Role::Assumption {
            return Err(InstanceError::NotFlat { place, atom: head + 1 });
        }
        let mentioned = u32::try_from(1 + body.len()).ok().and_then(|more| self.mentioned.checked_add(more));
        let Some(mentioned) = mentioned else {
            return Err(InstanceError::TooLarge { place, limit: "4294967295 atoms in rules" });
        };
        self.mentioned = mentioned;
        self.framework
            .add_rule(head, body)
            .expect("its atoms are in range and its head is no assumption yet");
        Ok(())
    }

    /// The framework, with an atom more where an assumption has no contrary: nothing concludes that atom, so that
    /// nothing attacks the assumption.
    fn framework(mut self) -> Result<AssumptionFramework, InstanceError> {
        for (atom, place) in self.early {
            if self.roles[atom as usize] != Role::Assumption {
                return Err(InstanceError::NotAnAssumption { place, atom: atom + 1 });
            }
        }
        let mut nothing = None;
        for assumption in self.assumptions {
            let contrary = self.contraries[assumption as usize]
                .unwrap_or_else(|| *nothing.get_or_insert_with(|| self.framework.add_atom()));
            self.framework.assume(assumption, contrary).expect("no rule concludes it, and it is there once");
        }
        Ok(self.framework)
    }
}
