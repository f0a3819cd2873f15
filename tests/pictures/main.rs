//! What pictures show, whatever is in a map: read back as XML, measured, and held against their sheet of rules.

mod colours;
mod folded;
#[cfg(feature = "cli")]
mod gallery;
mod hostile;
#[cfg(feature = "png")]
mod pixels;
mod read;
mod shown;
