//! How much an instance may ask of the machine.

use super::error::{InstanceError, Place};

/// The most arguments, or atoms, of an instance.
///
/// A header of twenty bytes can declare that many without naming one of them. An argument costs twelve bytes while an
/// instance is read and an atom up to twenty-two, so that a header can ask for four hundred megabytes at most; and the
/// limit is far above every instance of the competitions.
pub const MAX_ARGUMENTS: u32 = 1 << 24;
pub(super) const ARGUMENTS: &str = "16777216 arguments or atoms";

/// Attacks in the making, at most as many as a framework can count.
#[derive(Default)]
pub(super) struct Attacks(Vec<(u32, u32)>);

impl Attacks {
    pub(super) fn push(&mut self, from: u32, to: u32, place: Place) -> Result<(), InstanceError> {
        if self.0.len() == u32::MAX as usize {
            return Err(InstanceError::TooLarge { place, limit: "4294967295 attacks" });
        }
        self.0.push((from, to));
        Ok(())
    }

    /// The attacks, without the room that the growing list kept for more: the framework is built beside them.
    pub(super) fn into_vec(mut self) -> Vec<(u32, u32)> {
        self.0.shrink_to_fit();
        self.0
    }
}
