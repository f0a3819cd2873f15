//! How much a map may ask of the machine.

/// Limits on what is read. The defaults let a map of a million claims through and stop what no map needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes of one file; never more than 4 GiB.
    pub file_bytes: u64,
    /// The most bytes of all files together.
    pub total_bytes: u64,
    /// The most files of one map.
    pub files: usize,
    /// How deep lists and mappings may nest.
    pub depth: usize,
    /// How many nodes the aliases of one file may stand for.
    pub alias_nodes: usize,
    /// The most bytes of a source's local copy.
    pub source_bytes: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file_bytes: 1 << 30,
            total_bytes: 2 << 30,
            files: 20_000,
            depth: 128,
            alias_nodes: 100_000,
            source_bytes: 64 << 20,
        }
    }
}
