//! Two sentences compared word by word.

/// A run of words, and which of two sentences has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// Both.
    Both(String),
    /// The old one alone.
    Old(String),
    /// The new one alone.
    New(String),
}

/// Sentences with more pairs of words than this are not compared beyond where they begin and end alike.
const MOST_PAIRS: usize = 250_000;

/// What two sentences have in common, in runs of words; white space counts for nothing.
///
/// The longest common subsequence of their words, or, where they are very long, what they begin and end with.
///
/// # Examples
///
/// ```
/// use elenchus::explain::diff::{Words, words};
///
/// let runs = words("The main cable is worn.", "The cable is worn out.");
/// assert_eq!(runs[1], Words::Old("main".into()));
/// assert_eq!(runs.len(), 5);
/// ```
pub fn words(old: &str, new: &str) -> Vec<Words> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    let begin = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let (old_rest, new_rest) = (&old[begin..], &new[begin..]);
    let end =
        old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(one, other)| one == other).count();
    let (old_rest, new_rest) = (&old_rest[..old_rest.len() - end], &new_rest[..new_rest.len() - end]);
    let mut runs = Runs::default();
    old[..begin].iter().for_each(|word| runs.both(word));
    match old_rest.len().saturating_mul(new_rest.len()) <= MOST_PAIRS {
        true => common(old_rest, new_rest, &mut runs),
        false => {
            old_rest.iter().for_each(|word| runs.gone(word));
            new_rest.iter().for_each(|word| runs.come(word));
        }
    }
    old[old.len() - end..].iter().for_each(|word| runs.both(word));
    runs.finish()
}

/// Walks along a longest common subsequence.
fn common(old: &[&str], new: &[&str], runs: &mut Runs) {
    let width = new.len() + 1;
    // The length of the longest one of what is behind each pair of places.
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    for first in (0..old.len()).rev() {
        for second in (0..new.len()).rev() {
            lengths[first * width + second] = match old[first] == new[second] {
                true => lengths[(first + 1) * width + second + 1] + 1,
                false => lengths[(first + 1) * width + second].max(lengths[first * width + second + 1]),
            };
        }
    }
    let (mut first, mut second) = (0, 0);
    while first < old.len() && second < new.len() {
        if old[first] == new[second] {
            runs.both(old[first]);
            (first, second) = (first + 1, second + 1);
        } else if lengths[(first + 1) * width + second] >= lengths[first * width + second + 1] {
            runs.gone(old[first]);
            first += 1;
        } else {
            runs.come(new[second]);
            second += 1;
        }
    }
    old[first..].iter().for_each(|word| runs.gone(word));
    new[second..].iter().for_each(|word| runs.come(word));
}

#[derive(Default)]
struct Runs {
    done: Vec<Words>,
    old: Vec<String>,
    new: Vec<String>,
}

impl Runs {
    fn gone(&mut self, word: &str) {
        self.old.push(word.to_owned());
    }

    fn come(&mut self, word: &str) {
        self.new.push(word.to_owned());
    }

    fn both(&mut self, word: &str) {
        self.flush();
        match self.done.last_mut() {
            Some(Words::Both(run)) => {
                run.push(' ');
                run.push_str(word);
            }
            _ => self.done.push(Words::Both(word.to_owned())),
        }
    }

    /// Between two words that stay, what goes stands before what comes.
    fn flush(&mut self) {
        if !self.old.is_empty() {
            self.done.push(Words::Old(std::mem::take(&mut self.old).join(" ")));
        }
        if !self.new.is_empty() {
            self.done.push(Words::New(std::mem::take(&mut self.new).join(" ")));
        }
    }

    fn finish(mut self) -> Vec<Words> {
        self.flush();
        self.done
    }
}
