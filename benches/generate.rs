//! Maps of any size, the same for the same size: a tree of claims with linked premises, objections, replies,
//! undercuts, strengths, citations and a few conflicts, in the proportions of maps written by hand.

use std::fmt::Write;

/// A small deterministic generator (xorshift64*), so that a benchmark needs no dependency for it.
pub struct Random(u64);

impl Random {
    /// A generator that always gives the same numbers.
    pub fn new(seed: u64) -> Random {
        Random(seed | 1)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound
    }
}

/// What the sentences are made of.
pub const WORDS: &[&str] = &[
    "river", "council", "winter", "bridge", "harvest", "evidence", "market", "winter", "school", "budget",
    "railway", "forest", "energy", "hospital", "library", "traffic", "climate", "housing", "water",
    "industry", "border", "treaty",
];

/// What a claim rests on: two premises and an objection, as far as there are so many claims.
pub fn children(claim: usize) -> [usize; 3] {
    [3 * claim + 1, 3 * claim + 2, 3 * claim + 3]
}

/// A map of `claims` claims as YAML, about 340 bytes each.
pub fn map(claims: usize) -> String {
    let mut random = Random::new(claims as u64 + 7);
    let mut yaml = String::with_capacity(claims * 340);
    yaml.push_str("title: A generated map\nas-of: 2026-01-01\nconclusion: claim-0\n\nsources:\n");
    for source in 0..20 {
        let _ = writeln!(
            yaml,
            "  source-{source}: {{ title: Report {source}, author: Office {source}, published: 2020-01-{:02} }}",
            source + 1
        );
    }
    yaml.push_str("\nclaims:\n");
    for claim in 0..claims {
        let _ = writeln!(yaml, "  claim-{claim}:");
        let _ = write!(yaml, "    text: Claim {claim} says that the");
        for _ in 0..12 + random.below(8) {
            let _ = write!(yaml, " {}", WORDS[random.below(WORDS.len())]);
        }
        yaml.push_str(" changes.\n");
        let [one, two, objection] = children(claim);
        if one < claims {
            yaml.push_str("    because:\n");
            let _ = match random.below(3) {
                _ if two >= claims => writeln!(yaml, "      - claim-{one}"),
                0 => writeln!(
                    yaml,
                    "      - premises: [claim-{one}, claim-{two}]\n        strength: strong\n        warrant: Where the one holds the other follows."
                ),
                _ => writeln!(yaml, "      - claim-{one}\n      - [claim-{two}]"),
            };
        }
        if objection < claims {
            let _ =
                writeln!(yaml, "    despite:\n      - {{ premises: [claim-{objection}], strength: weak }}");
        }
        let tag = |random: &mut Random| WORDS[random.below(WORDS.len())];
        let _ = match random.below(4) {
            0 => writeln!(yaml, "    note: The same office says more about the matter in its next report."),
            _ => writeln!(yaml, "    tags: [{}, {}]", tag(&mut random), tag(&mut random)),
        };
        let _ = writeln!(
            yaml,
            "    from: {{ source: source-{}, paragraph: {}, sentence: {}, note: as the report has it }}",
            random.below(20),
            1 + random.below(90),
            1 + random.below(6)
        );
        match random.below(6) {
            0 => yaml.push_str("    strength: strong\n"),
            1 => yaml.push_str("    strength: weak\n"),
            2 => yaml.push_str("    holds: { from: 2024-01-01, until: 2027-12-31 }\n"),
            _ => {}
        }
    }
    yaml.push_str("\nconflicts:\n");
    for _ in 0..claims / 50 + 1 {
        let one = random.below(claims);
        let _ = writeln!(yaml, "  - [claim-{one}, claim-{}]", (one + 1 + random.below(claims - 1)) % claims);
    }
    yaml
}
