//! What the arguments and atoms of an instance are called.

use std::{borrow::Cow, collections::hash_map::RandomState, hash::BuildHasher};

use super::{
    error::{InstanceError, Place},
    limits::{ARGUMENTS, MAX_ARGUMENTS},
};

/// What the arguments or atoms of an instance are called in its file, by number from 0.
#[derive(Clone, Debug)]
pub struct Names(pub(super) Kind);

#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// So many, called `1`, `2`, and so on.
    Numbers(u32),
    /// Those in a table.
    Table(NameTable),
}

impl Names {
    /// How many arguments or atoms the file names.
    pub fn len(&self) -> usize {
        match &self.0 {
            Kind::Numbers(count) => *count as usize,
            Kind::Table(table) => table.ends.len(),
        }
    }

    /// Whether the file names none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What an argument or an atom is called in the file: its number from 1, the first word of its line, or the name
    /// in its fact, with its quotation marks if it has any.
    ///
    /// # Panics
    ///
    /// If the file names no such argument or atom.
    pub fn name(&self, index: u32) -> Cow<'_, str> {
        assert!((index as usize) < self.len(), "there is no name {index}");
        match &self.0 {
            Kind::Numbers(_) => Cow::Owned((index + 1).to_string()),
            Kind::Table(table) => Cow::Borrowed(table.name(index)),
        }
    }

    /// The argument or atom of a name, written just as [`Names::name`] gives it.
    pub fn find(&self, name: &str) -> Option<u32> {
        match &self.0 {
            Kind::Numbers(count) => {
                // `parse` also takes `+1` and `01`, which are not what a number is called.
                let plain = name.starts_with(|first: char| matches!(first, '1'..='9'));
                let number: u32 = name.parse().ok().filter(|_| plain)?;
                (number <= *count).then(|| number - 1)
            }
            Kind::Table(table) => table.find(name),
        }
    }
}

/// Names in one text, with a hash table over them that holds numbers only: about twelve bytes a name and its letters.
#[derive(Clone, Debug)]
pub(super) struct NameTable {
    text: String,
    /// Where each name ends in the text, and the next one begins.
    ends: Vec<u32>,
    /// Open addressing: a power of two, at most half of them taken.
    slots: Vec<u32>,
    /// Seeded at random, so that no file can be written whose names all meet in one slot.
    hashing: RandomState,
}

impl NameTable {
    const EMPTY: u32 = u32::MAX;

    pub(super) fn new() -> NameTable {
        let slots = vec![NameTable::EMPTY; 16];
        NameTable { text: String::new(), ends: Vec::new(), slots, hashing: RandomState::new() }
    }

    /// The number of a name, and whether the table did not hold it before.
    pub(super) fn intern(&mut self, name: &str, place: Place) -> Result<(u32, bool), InstanceError> {
        if 2 * (self.ends.len() + 1) > self.slots.len() {
            self.grow();
        }
        let slot = match self.probe(name) {
            Ok(index) => return Ok((index, false)),
            Err(slot) => slot,
        };
        let index = self.ends.len() as u32;
        if index == MAX_ARGUMENTS {
            return Err(InstanceError::TooLarge { place, limit: ARGUMENTS });
        }
        let Ok(end) = u32::try_from(self.text.len() + name.len()) else {
            return Err(InstanceError::TooLarge { place, limit: "4294967295 bytes of names" });
        };
        self.text.push_str(name);
        self.ends.push(end);
        self.slots[slot] = index;
        Ok((index, true))
    }

    pub(super) fn find(&self, name: &str) -> Option<u32> {
        self.probe(name).ok()
    }

    pub(super) fn name(&self, index: u32) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index as usize - 1] };
        &self.text[start as usize..self.ends[index as usize] as usize]
    }

    /// The number of a name, or the slot where it belongs.
    fn probe(&self, name: &str) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut slot = self.hashing.hash_one(name) as usize & mask;
        loop {
            match self.slots[slot] {
                NameTable::EMPTY => return Err(slot),
                index if self.name(index) == name => return Ok(index),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        self.slots = vec![NameTable::EMPTY; 2 * self.slots.len()];
        for index in 0..self.ends.len() as u32 {
            if let Err(slot) = self.probe(self.name(index)) {
                self.slots[slot] = index;
            }
        }
    }
}
