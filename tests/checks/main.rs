//! The checks: what each finds and where, and that the pages of the manual say the same.

mod found;
mod fragility;
mod idioms;
mod levels;
mod logic;
mod maps;
mod pages;
mod structure;
mod unread;
mod wording;
