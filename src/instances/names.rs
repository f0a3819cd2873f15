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

/// Names in one text, with a hash table over them that holds numbers only: some twenty bytes a name and its letters.
#[derive(Clone, Debug)]
pub(super) struct NameTable {
    text: String,
    /// Where each name ends in the text, and the next one begins.
    ends: Vec<u32>,
    /// Open addressing: a power of two, at most three quarters of them taken.
    slots: Vec<Slot>,
    /// Seeded at random, so that no file can be written whose names all meet in one slot.
    hashing: RandomState,
}

/// A name's number beside its hash, which tells nearly every other name apart without a look at its letters.
#[derive(Clone, Copy, Debug)]
struct Slot {
    hash: u32,
    index: u32,
}

impl Slot {
    const EMPTY: Slot = Slot { hash: 0, index: u32::MAX };

    fn is_empty(self) -> bool {
        self.index == Slot::EMPTY.index
    }
}

impl NameTable {
    pub(super) fn new() -> NameTable {
        let slots = vec![Slot::EMPTY; 16];
        NameTable { text: String::new(), ends: Vec::new(), slots, hashing: RandomState::new() }
    }

    /// The number of a name, and whether the table did not hold it before.
    pub(super) fn intern(&mut self, name: &str, place: Place) -> Result<(u32, bool), InstanceError> {
        if 4 * (self.ends.len() + 1) > 3 * self.slots.len() {
            self.grow();
        }
        let hash = self.hash(name);
        let slot = self.slot(hash, |index| self.name(index) == name);
        if !self.slots[slot].is_empty() {
            return Ok((self.slots[slot].index, false));
        }
        let index = self.ends.len() as u32;
        if index == MAX_ARGUMENTS {
            return Err(InstanceError::TooLarge { place, limit: ARGUMENTS });
        }
        let Ok(end) = u32::try_from(self.text.len() + name.len()) else {
            return Err(InstanceError::TooLarge { place, limit: "4294967295 bytes of names" });
        };
        self.text.push_str(name);
        self.ends.push(end);
        self.slots[slot] = Slot { hash, index };
        Ok((index, true))
    }

    pub(super) fn find(&self, name: &str) -> Option<u32> {
        let slot = self.slots[self.slot(self.hash(name), |index| self.name(index) == name)];
        (!slot.is_empty()).then_some(slot.index)
    }

    pub(super) fn name(&self, index: u32) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index as usize - 1] };
        &self.text[start as usize..self.ends[index as usize] as usize]
    }

    fn hash(&self, name: &str) -> u32 {
        self.hashing.hash_one(name) as u32
    }

    /// The slot of a name, or the free one where it belongs.
    fn slot(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.is_empty() || (slot.hash == hash && is_it(slot.index)) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let room = vec![Slot::EMPTY; 2 * self.slots.len()];
        for slot in std::mem::replace(&mut self.slots, room) {
            if !slot.is_empty() {
                let at = self.slot(slot.hash, |_| false);
                self.slots[at] = slot;
            }
        }
    }
}
