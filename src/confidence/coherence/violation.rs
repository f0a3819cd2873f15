//! A bound that confidences break, to read and to work with.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{
    Cause,
    decimal::{ONE, fraction, shown},
};
use crate::map::{ArgumentMap, ClaimId};

/// A claim in a bound.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The claim.
    pub claim: ClaimId,
    /// Its id.
    pub id: String,
    /// How often its probability counts; less than 0 on the greater side.
    pub coefficient: i64,
    /// The confidence that the author gives it.
    pub confidence: f64,
}

/// A bound that every probability on the worlds of a map keeps, and that the confidences break: the sum of the terms, each
/// confidence times its coefficient, is at most `bound`.
///
/// It prints as the inequality, with the numbers and the amount.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// The claims, in the author's order. There are none where what is established contradicts itself.
    pub terms: Vec<Term>,
    /// What the sum can be at most.
    pub bound: i64,
    /// By how much the confidences are beyond it.
    pub excess: f64,
    /// Whether it was found that the confidences of no fewer claims of this part of the map are incoherent. Where it was
    /// not, the effort was not enough.
    pub is_smallest: bool,
    /// Enough of the map to imply the bound, of which nothing can be spared. Nothing where it takes too much to say.
    pub because: Vec<Cause>,
    reasons: Vec<Reason>,
    sides: [Side; 2],
}

/// One side of an inequality: what stands there, and what that is in numbers.
#[derive(Clone, Debug, Default, PartialEq)]
struct Side {
    words: Vec<String>,
    numbers: Vec<String>,
}

impl Side {
    fn add(&mut self, coefficient: i128, words: &str, number: i128) {
        let times = |what: &str, sign: &str| match coefficient {
            1 => what.to_owned(),
            _ => format!("{coefficient}{sign}{what}"),
        };
        self.words.push(times(words, " "));
        self.numbers.push(times(&shown(number), " · "));
    }

    fn add_whole(&mut self, number: i128) {
        self.add(1, &number.to_string(), number * ONE);
    }
}

/// The most terms of a sum that are written out.
const MOST: usize = 12;

fn sum(terms: &[String]) -> String {
    match terms.len().checked_sub(MOST) {
        None | Some(0) => terms.join(" + "),
        Some(more) => format!("{} + {more} more", terms[..MOST].join(" + ")),
    }
}

/// What a bound follows from, by name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Reason {
    Established(String),
    Step(String),
    Conflict(Vec<String>),
}

impl Reason {
    fn new(map: &ArgumentMap, cause: Cause) -> Reason {
        let id = |claim: ClaimId| map.claim(claim).id().to_owned();
        match cause {
            Cause::Established(claim) => Reason::Established(id(claim)),
            Cause::Conflict(index) => {
                let between = map.conflicts()[index as usize].between();
                Reason::Conflict(between.iter().copied().map(id).collect())
            }
            Cause::Step(step) => {
                // As drawings name it: by its place under its claim.
                let target = map.argument(step).target();
                let place = map.claim(target).because().iter().position(|&other| other == step);
                Reason::Step(format!("{}/because/{}", id(target), place.unwrap_or_default() + 1))
            }
        }
    }
}

impl Violation {
    pub(super) fn new(
        map: &ArgumentMap,
        confidences: &[Option<i128>],
        (terms, bound): (&[(u32, i128)], i128),
        is_smallest: bool,
        because: Vec<Cause>,
    ) -> Violation {
        let confidence = |claim: u32| confidences[claim as usize].unwrap_or(0);
        let id = |claim: u32| map.claim(ClaimId::new(claim as usize)).id();
        let (mut less, mut greater) = (Side::default(), Side::default());
        // What is certain on its own reads best with the claim first.
        if bound > 0 || bound == 0 && terms.iter().all(|&(_, coefficient)| coefficient > 0) {
            greater.add_whole(bound);
        } else if bound < 0 {
            less.add_whole(-bound);
        }
        for &(claim, coefficient) in terms {
            let side = if coefficient > 0 { &mut less } else { &mut greater };
            side.add(coefficient.abs(), &format!("P({})", id(claim)), confidence(claim));
        }
        let sum: i128 = terms.iter().map(|&(claim, coefficient)| coefficient * confidence(claim)).sum();
        Violation {
            terms: terms
                .iter()
                .map(|&(claim, coefficient)| Term {
                    claim: ClaimId::new(claim as usize),
                    id: id(claim).to_owned(),
                    coefficient: coefficient as i64,
                    confidence: fraction(confidence(claim)),
                })
                .collect(),
            bound: bound as i64,
            excess: fraction(sum - bound * ONE),
            is_smallest,
            reasons: because.iter().map(|&cause| Reason::new(map, cause)).collect(),
            because,
            sides: [less, greater],
        }
    }

    /// The bound: `P(a) + P(b) ≤ 1 + P(c)`.
    pub fn inequality(&self) -> String {
        let [less, greater] = [0, 1].map(|side| sum(&self.sides[side].words));
        if self.is_turned() { format!("{greater} ≥ {less}") } else { format!("{less} ≤ {greater}") }
    }

    /// How the confidences break it, and by how much: `0.8 + 0.9 > 1 + 0.4: 0.3 too much`.
    pub fn breach(&self) -> String {
        let [less, greater] = [0, 1].map(|side| sum(&self.sides[side].numbers));
        match self.is_turned() {
            false => format!("{less} > {greater}: {} too much", self.excess),
            true => format!("{greater} < {less}: {} too little", self.excess),
        }
    }

    /// Whether the claims are all on the greater side, and stand first.
    fn is_turned(&self) -> bool {
        self.terms.iter().all(|term| term.coefficient < 0)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.terms.is_empty() {
            true => {
                out.write_str("what is established contradicts itself, so that nothing has a probability")
            }
            false => write!(out, "{}, but {}", self.inequality(), self.breach()),
        }
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Weighted<'v> {
            claim: &'v str,
            coefficient: i64,
            confidence: f64,
        }

        let terms = self.terms.iter().map(|term| Weighted {
            claim: &term.id,
            coefficient: term.coefficient,
            confidence: term.confidence,
        });
        let mut whole = serializer.serialize_map(None)?;
        whole.serialize_entry("says", &self.to_string())?;
        whole.serialize_entry("terms", &terms.collect::<Vec<_>>())?;
        whole.serialize_entry("bound", &self.bound)?;
        whole.serialize_entry("excess", &self.excess)?;
        whole.serialize_entry("smallest", &self.is_smallest)?;
        whole.serialize_entry("because", &self.reasons)?;
        whole.end()
    }
}
