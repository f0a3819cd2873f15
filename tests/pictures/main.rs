//! What pictures show, whatever is in a map: read back as XML, measured, and held against their sheet of rules.

mod colours;
mod folded;
mod hostile;
mod read;
mod shown;
