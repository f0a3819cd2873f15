//! Ids for what has none that a map can use: readable, and the same at every reading.

use std::collections::HashMap;

use crate::document::{LONGEST_ID, is_id_letter};

/// The most letters of an id that is made of a sentence.
const LONGEST: usize = 40;

/// Whether a name can be an id as it is.
pub(crate) fn is_id(name: &str) -> bool {
    !name.is_empty() && name.chars().all(is_id_letter) && name.chars().count() <= LONGEST_ID
}

/// Hands out ids, each once.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    /// For each id how often it was asked for.
    taken: HashMap<String, u32>,
}

impl Ids {
    pub(crate) fn new() -> Ids {
        Ids::default()
    }

    /// Keeps an id from being handed out. Says whether it was free.
    pub(crate) fn reserve(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned(), 1).is_none()
    }

    /// An id like some words: their first letters and digits in lower case, whole words as far as there is room, with
    /// `-` between them. Where that is taken a number is put behind it.
    ///
    /// # Arguments
    ///
    /// * `otherwise`: what the id is like where the words have no letters.
    pub(crate) fn like(&mut self, words: &str, otherwise: &str) -> String {
        let mut id = String::new();
        let mut length = 0;
        for word in words.split(|letter: char| !letter.is_alphanumeric() && !"'’".contains(letter)) {
            let word: String =
                word.chars().filter(|&letter| is_id_letter(letter)).flat_map(char::to_lowercase).collect();
            let count = word.chars().count();
            if count == 0 {
                continue;
            }
            if length + count > LONGEST {
                if id.is_empty() {
                    id = word.chars().take(LONGEST).collect();
                }
                break;
            }
            if !id.is_empty() {
                id.push('-');
            }
            id += &word;
            length += count + 1;
        }
        // What some letters become in lower case is none that an id may hold.
        id.retain(is_id_letter);
        if id.is_empty() {
            id = otherwise.to_owned();
        }
        self.free(id)
    }

    /// An id, or where it is taken the same with the first number behind it that is free.
    pub(crate) fn free(&mut self, id: String) -> String {
        let mut candidate = id.clone();
        while self.taken.contains_key(&candidate) {
            let count = self.taken.entry(id.clone()).or_insert(1);
            *count += 1;
            candidate = format!("{id}-{count}");
        }
        self.taken.insert(candidate.clone(), 1);
        candidate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_readable_and_handed_out_once() {
        let mut ids = Ids::new();
        assert_eq!(ids.like("Censorship is Wrong, isn't it?", "claim"), "censorship-is-wrong-isnt-it");
        assert_eq!(ids.like("Censorship is wrong: isn’t it?", "claim"), "censorship-is-wrong-isnt-it-2");
        assert_eq!(ids.like("…", "claim"), "claim");
        assert_eq!(ids.like("", "claim"), "claim-2");
        assert_eq!(ids.like("Über Köln", "claim"), "über-köln");
        assert_eq!(ids.like(&"long ".repeat(20), "claim"), "long-long-long-long-long-long-long-long");
        assert_eq!(ids.like(&"x".repeat(100), "claim"), "x".repeat(40));
        assert!(!ids.reserve("claim") && ids.reserve("free"));
    }

    #[test]
    fn many_of_a_kind_take_linear_time() {
        let mut ids = Ids::new();
        for number in 2..100_000 {
            let id = ids.like("same", "claim");
            assert!(number == 2 && id == "same" || id == format!("same-{}", number - 1));
        }
    }
}
