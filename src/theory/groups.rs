//! Numbers grouped by a key, in two flat arrays.

/// For each key the numbers that belong to it, in the order in which they were given: one allocation for all of
/// them, and none for a key.
#[derive(Clone, Debug)]
pub(crate) struct Groups {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Groups {
    /// Groups pairs of a key and a number. The pairs are gone through twice: to count, then to place them.
    pub(crate) fn new<P: Iterator<Item = (u32, u32)>>(keys: usize, pairs: impl Fn() -> P) -> Groups {
        let mut starts = vec![0; keys + 1];
        for (key, _) in pairs() {
            starts[key as usize + 1] += 1;
        }
        for key in 0..keys {
            starts[key + 1] += starts[key];
        }
        let mut items = vec![0; starts[keys] as usize];
        let mut next = starts.clone();
        for (key, item) in pairs() {
            let place = &mut next[key as usize];
            items[*place as usize] = item;
            *place += 1;
        }
        Groups { starts, items }
    }

    /// How many numbers there are.
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    /// The numbers of a key.
    pub(crate) fn of(&self, key: u32) -> &[u32] {
        &self.items[self.starts[key as usize] as usize..self.starts[key as usize + 1] as usize]
    }
}
