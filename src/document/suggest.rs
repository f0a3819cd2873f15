//! "Did you mean": the nearest of some names, within a bounded amount of work.

/// Suggests names. It stops when it has done a run's worth of comparing, so that a large file full of mistakes
/// is still read in bounded time.
pub(crate) struct Suggester {
    /// How many candidates it may still look at.
    looks: usize,
    /// How many it may still compare letter by letter.
    comparisons: usize,
}

/// The longest word, in characters, that is worth comparing.
const LONGEST: usize = 100;

impl Suggester {
    pub fn new() -> Suggester {
        Suggester { looks: 1_000_000, comparisons: 5_000 }
    }

    /// The candidate nearest to a word, if it is near enough to have been meant; the first of equals.
    pub fn nearest<'c>(&mut self, word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
        let length = word.chars().count();
        if length > LONGEST {
            return None;
        }
        let furthest = (length / 3).max(1);
        let letters = letters(word);
        let mut best: Option<(usize, &str)> = None;
        for candidate in candidates {
            if self.looks == 0 || self.comparisons == 0 {
                break;
            }
            self.looks -= 1;
            // One change of a word changes its length by at most one letter and its set of letters by two.
            let far = candidate.len().abs_diff(word.len()) > furthest * 4
                || (self::letters(candidate) ^ letters).count_ones() as usize > furthest * 2;
            if far || candidate.len() > LONGEST * 4 {
                continue;
            }
            self.comparisons -= 1;
            let distance = strsim::damerau_levenshtein(word, candidate);
            // Where every letter is another, nothing is left of the word.
            if distance <= furthest && distance < length && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, candidate));
            }
        }
        best.map(|(_, candidate)| candidate)
    }
}

/// The set of a word's bytes, folded into 64.
fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte & 63))
}

/// The candidate nearest to a word, for short lists such as keys.
pub(crate) fn did_you_mean<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    Suggester::new().nearest(word, candidates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_near_was_meant() {
        let keys = ["because", "despite", "unless"];
        assert_eq!(did_you_mean("becuase", keys.into_iter()), Some("because"));
        assert_eq!(did_you_mean("unles", keys.into_iter()), Some("unless"));
        assert_eq!(did_you_mean("colour", keys.into_iter()), None);
        assert_eq!(did_you_mean("p", ["c", "pp"].into_iter()), None);
        assert_eq!(did_you_mean(&"x".repeat(1000), keys.into_iter()), None);
    }

    #[test]
    fn the_work_is_bounded() {
        let mut suggester = Suggester::new();
        let names: Vec<String> = (0..5_000).map(|number| format!("claim-{number:05}")).collect();
        for _ in 0..100 {
            suggester.nearest("claim-99x99", names.iter().map(String::as_str));
        }
        assert_eq!(suggester.comparisons, 0);
        assert_eq!(suggester.nearest("claim-0000", names.iter().map(String::as_str)), None);
    }
}
