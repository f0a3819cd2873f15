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
        // The count of a key stands two places behind it, so that the sum up to it, where it starts, stands one place
        // behind it: that is moved on as its numbers are placed, and ends as the start of the next key.
        let mut starts = vec![0; keys + 2];
        for (key, _) in pairs() {
            starts[key as usize + 2] += 1;
        }
        for key in 0..keys {
            starts[key + 2] += starts[key + 1];
        }
        let mut items = vec![0; starts[keys + 1] as usize];
        for (key, item) in pairs() {
            let place = &mut starts[key as usize + 1];
            items[*place as usize] = item;
            *place += 1;
        }
        starts.truncate(keys + 1);
        Groups { starts, items }
    }

    /// How many keys there are.
    pub(crate) fn key_count(&self) -> usize {
        self.starts.len() - 1
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
