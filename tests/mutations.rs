//! Real maps with bytes changed at random: reading, checking, judging and citing never panic, and every finding
//! points into the text. Runs for a bounded time, `ELENCHUS_MUTATION_SECONDS` (2 unless told).

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use elenchus::{Semantics, checks::Levels, map::Loader};

#[path = "../benches/generate.rs"]
#[allow(dead_code, reason = "another one needs the rest")]
mod generate;

const PIECES: &[&str] = &[
    "\n",
    "  ",
    "\t",
    "[",
    "]",
    "{",
    "}",
    ": ",
    ",",
    "- ",
    "\"",
    "'",
    "*a",
    "&a ",
    "!!str ",
    "#",
    "|\n",
    ">\n",
    "---\n",
    "<<: ",
    "\u{feff}",
    "\0",
    "é",
    "𝄞",
    "because:",
    "claims:",
    "null",
    "~",
    "7",
    "2026-01-01",
    "include: ",
    "# elenchus: allow(x) y",
];

#[test]
fn mutated_maps_never_panic() {
    let seconds =
        std::env::var("ELENCHUS_MUTATION_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(2);
    let claims = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims");
    let mut seeds: Vec<Vec<u8>> =
        ["night-train.yaml", "sunday-library.yaml", "south-caucasus/01-the-choice.yaml"]
            .iter()
            .map(|name| fs::read(claims.join(name)).unwrap())
            .collect();
    seeds.push(generate::map(12).into_bytes());
    seeds.push(serde_json::to_vec(&serde_yaml::from_slice::<serde_json::Value>(&seeds[0]).unwrap()).unwrap());
    let mut random = generate::Random::new(20_261_123);
    let (until, mut runs) = (Instant::now() + Duration::from_secs(seconds), 0_u64);
    while runs < 200 || Instant::now() < until {
        let mut bytes = seeds[random.below(seeds.len())].clone();
        for _ in 0..1 + random.below(6) {
            let at = random.below(bytes.len().max(1)).min(bytes.len());
            match random.below(5) {
                0 => bytes.truncate(at.max(1)),
                1 => {
                    let at = at.min(bytes.len() - 1);
                    bytes[at] = random.below(256) as u8;
                }
                2 => {
                    let end = (at + random.below(40)).min(bytes.len());
                    bytes.drain(at.min(end)..end);
                }
                3 => {
                    let end = (at + random.below(80)).min(bytes.len());
                    let copy = bytes[at.min(end)..end].to_vec();
                    let to = random.below(bytes.len().max(1));
                    bytes.splice(to..to, copy);
                }
                _ => {
                    let piece = PIECES[random.below(PIECES.len())].bytes();
                    bytes.splice(at..at, piece);
                }
            }
            if bytes.is_empty() {
                bytes.push(b'\n');
            }
        }
        let loaded = Loader::new().parse_bytes("map.yaml", bytes.clone());
        let report = loaded.check_with(&Levels::new().set("uncited-premise", elenchus::Level::Warn));
        for finding in &report {
            let labels = finding.labels.iter().chain([&finding.primary]);
            for span in labels.filter_map(|label| label.span) {
                let file = report.files().file(span.file);
                assert!(
                    span.end as usize <= file.text().len() + 3,
                    "{finding:?}\n{}",
                    String::from_utf8_lossy(&bytes)
                );
                file.position(span.start);
            }
        }
        let verdicts = loaded.map().verdicts(Semantics::Grounded);
        assert_eq!(verdicts.iter().count(), loaded.map().claims().len());
        runs += 1;
    }
    println!("{runs} mutated maps");
}
