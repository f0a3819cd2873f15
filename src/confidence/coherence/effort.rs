//! How much may be done to find out. It is counted in steps and not in time, so that the answer is the same everywhere.

/// So many steps, each about a nanosecond or a few.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    left: u64,
}

impl Effort {
    pub(super) fn new(steps: u64) -> Effort {
        Effort { left: steps }
    }

    /// Spends steps, even if there are not so many left.
    pub(super) fn spend(&mut self, steps: u64) {
        self.left = self.left.saturating_sub(steps);
    }

    pub(super) fn is_spent(self) -> bool {
        self.left == 0
    }

    /// Sets a part of what is left aside for something else.
    pub(super) fn share(&mut self, part: u64) -> Effort {
        let share = Effort::new(self.left / part);
        self.left -= share.left;
        share
    }

    /// Takes back what is left of a share.
    pub(super) fn give_back(&mut self, share: Effort) {
        self.left += share.left;
    }
}
