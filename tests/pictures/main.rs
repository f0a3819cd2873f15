//! What pictures show, whatever is in a map: read back as XML, measured, and held against their sheet of rules.

mod colours;
mod folded;
#[cfg(feature = "cli")]
mod gallery;
mod hostile;
mod read;
mod shown;
