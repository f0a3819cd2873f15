//! Claims that say almost the same.

use std::collections::{HashMap, HashSet};

use super::{
    Check, Context, Sink,
    texts::{normal, within},
};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    map::{ArgumentMap, ClaimId, Use},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "near-duplicate-text",
        family: Family::Style,
        level: Level::Allow,
        summary: "Two claims with nearly the same sentence.",
        page: include_str!("../../docs/checks/near-duplicate-text.md"),
    },
    run,
};

/// Of so many letters one may differ.
const ONE_IN: usize = 10;
/// How much comparing is done, in pairs of letters.
const MOST_WORK: usize = 40_000_000;
/// How many sentences that begin or end alike, or share a sketch, are compared with each.
const NEIGHBOURS: usize = 3;

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let texts: Vec<Text> = map.claims().map(|(id, claim)| Text::of(id, claim.text())).collect();
    let mut compared = HashSet::new();
    let mut nearest: HashMap<ClaimId, ClaimId> = HashMap::new();
    let mut work = MOST_WORK;
    for (one, other) in candidates(&texts) {
        let (first, second) = (&texts[one.min(other)], &texts[one.max(other)]);
        let told = nearest.get(&second.claim).is_some_and(|&known| known <= first.claim);
        if told || !first.may_be_like(second) || !compared.insert((first.claim, second.claim)) {
            continue;
        }
        let Some(left) = work.checked_sub(first.work(second)) else { break };
        work = left;
        let most = first.may_differ(second);
        if within(&first.normal, &second.normal, most) && !are_opposed(map, first.claim, second.claim) {
            nearest.insert(second.claim, first.claim);
        }
    }
    for (id, claim) in map.claims() {
        let Some(&earlier) = nearest.get(&id) else { continue };
        let earlier = map.claim(earlier);
        let message = format!("`{}` says nearly the same as `{}`", claim.id(), earlier.id());
        let finding = Diagnostic::new(sink.code(), claim.authored().text.span, message);
        let finding = finding.label(earlier.authored().text.span, "the sentence that it is like");
        sink.push(finding.help("keep one of the two claims, or make plain in what they differ"));
    }
}

/// Whether the map itself says that two claims differ: they exclude each other, or one speaks for or against the
/// other.
fn are_opposed(map: &ArgumentMap, one: ClaimId, other: ClaimId) -> bool {
    let bears = |from: ClaimId, on: ClaimId| {
        map.uses(from).iter().any(|&use_| match use_ {
            Use::Premise(argument) | Use::Undercut(argument) => map.argument(argument).target() == on,
            Use::UndercutAssertion(target) => target == on,
            Use::Conflict(index) => map.conflicts()[index].between().contains(&on),
        })
    };
    bears(one, other) || bears(other, one)
}

struct Text {
    claim: ClaimId,
    normal: String,
    length: usize,
    /// How often each letter occurs, letters folded into sixteen.
    letters: [u8; 16],
}

impl Text {
    fn of(claim: ClaimId, text: &str) -> Text {
        let normal = normal(text);
        let mut letters = [0_u8; 16];
        let mut length = 0;
        for letter in normal.chars() {
            let count = &mut letters[letter as usize % 16];
            *count = count.saturating_add(1);
            length += 1;
        }
        Text { claim, normal, length, letters }
    }

    /// How many letters of two sentences may differ.
    fn may_differ(&self, other: &Text) -> usize {
        self.length.max(other.length) / ONE_IN
    }

    /// How much work it is to compare two sentences.
    fn work(&self, other: &Text) -> usize {
        self.length.max(other.length) * (2 * self.may_differ(other) + 1)
    }

    /// Whether two sentences of such letters can be as like as is asked for, and are not the same.
    fn may_be_like(&self, other: &Text) -> bool {
        let pairs = self.letters.iter().zip(&other.letters);
        let apart: usize = pairs.map(|(one, other)| usize::from(one.abs_diff(*other))).sum();
        // One change of a letter moves two of the counts by one.
        self.length.abs_diff(other.length) <= self.may_differ(other)
            && apart <= 2 * self.may_differ(other)
            && self.normal != other.normal
    }
}

/// Pairs of sentences that may be alike: neighbours in the order of their beginnings or of their ends, and those
/// whose sketches agree in part. All pairs would be too many.
fn candidates(texts: &[Text]) -> impl Iterator<Item = (usize, usize)> {
    let order = |key: fn(&str) -> u128| {
        let mut order: Vec<(u128, usize)> =
            texts.iter().enumerate().map(|(at, text)| (key(&text.normal), at)).collect();
        order.sort_unstable();
        order
    };
    let mut sketched: Vec<(u64, usize)> = texts
        .iter()
        .enumerate()
        .flat_map(|(at, text)| sketches(&text.normal).into_iter().flatten().map(move |sketch| (sketch, at)))
        .collect();
    sketched.sort_unstable();
    let near = |order: Vec<(u128, usize)>| {
        (0..order.len()).flat_map(move |at| {
            let one = order[at].1;
            let after: Vec<usize> =
                order.iter().skip(at + 1).take(NEIGHBOURS).map(|&(_, other)| other).collect();
            after.into_iter().map(move |other| (one, other))
        })
    };
    let alike = (0..sketched.len()).flat_map(move |at| {
        let (sketch, one) = sketched[at];
        let after = sketched.iter().skip(at + 1).take(NEIGHBOURS).take_while(|(other, _)| *other == sketch);
        let after: Vec<usize> = after.map(|&(_, other)| other).collect();
        after.into_iter().map(move |other| (one, other))
    });
    alike.chain(near(order(beginning))).chain(near(order(end)))
}

/// The first bytes of a sentence, as a number that sorts as they do.
fn beginning(text: &str) -> u128 {
    text.bytes().chain(std::iter::repeat(0)).take(16).fold(0, |key, byte| key << 8 | u128::from(byte))
}

/// The last bytes of a sentence, from the last one on.
fn end(text: &str) -> u128 {
    text.bytes().rev().chain(std::iter::repeat(0)).take(16).fold(0, |key, byte| key << 8 | u128::from(byte))
}

/// Sketches of a sentence: each is a number made of the least shingles of four letters that fall into two buckets.
/// Sentences that share most of their letters share most of their shingles, and so, very likely, a sketch
/// (min-wise hashing: Broder, *On the resemblance and containment of documents*, 1997).
fn sketches(text: &str) -> [Option<u64>; 6] {
    let mut least = [u64::MAX; 12];
    for shingle in text.as_bytes().windows(4) {
        let number = u64::from(u32::from_le_bytes([shingle[0], shingle[1], shingle[2], shingle[3]]));
        // The finaliser of SplitMix64: every letter of the shingle bears on every bit.
        let mut hash = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
        hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        hash ^= hash >> 31;
        let bucket = &mut least[(hash % 12) as usize];
        *bucket = hash.min(*bucket);
    }
    std::array::from_fn(|at| {
        let (one, other) = (least[2 * at], least[2 * at + 1]);
        let full = one != u64::MAX && other != u64::MAX;
        full.then(|| one.rotate_left(at as u32 + 1) ^ other)
    })
}
