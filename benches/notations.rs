//! What reading a map in another notation costs, beside reading the same map as our YAML.
//!
//! `cargo bench --bench notations` prints a table for maps of 10,000, 30,000 and 100,000 claims; `-- aif tgf` measures these
//! notations alone, and numbers among the words are other sizes. Each map is written in the notation, read back, and written as our YAML, so that both texts hold the same
//! map. The two are read in turn, and of each the fastest reading counts: what else the machine does disturbs both alike.

#[path = "generate.rs"]
#[allow(dead_code, reason = "another one needs the rest")]
mod generate;

use std::{
    fmt::Write,
    hint::black_box,
    time::{Duration, Instant},
};

use elenchus::{Format, Semantics, map::Loader, notations::Notation};
use generate::{Random, WORDS, children};

/// How often each text is read.
const ROUNDS: usize = 5;

/// What is measured: a name, the notation to read it as if its shape does not tell, and who writes it.
struct Case {
    name: &'static str,
    notation: Option<Notation>,
    write: fn(usize) -> String,
}

/// The generated map in a format.
fn written(claims: usize, format: Format) -> String {
    let loaded = Loader::new().parse("generated", &generate::map(claims));
    let map = loaded.into_map().expect("a generated map is a map");
    map.write(format, &map.verdicts(Semantics::Grounded)).expect("every format holds the generated map")
}

/// The generated map as JSON of our own.
fn json(claims: usize) -> String {
    let loaded = Loader::new().parse("generated", &generate::map(claims));
    serde_json::to_string_pretty(&loaded.map().to_document()).expect("every map is JSON too")
}

const CASES: &[Case] = &[
    Case { name: "argdown", notation: Some(Notation::Argdown), write: |n| written(n, Format::Argdown) },
    Case { name: "aif", notation: None, write: |n| written(n, Format::Aif) },
    Case { name: "xaif", notation: None, write: |n| written(n, Format::XAif) },
    Case { name: "carneades", notation: None, write: carneades },
    Case { name: "gsn", notation: Some(Notation::Gsn), write: |n| written(n, Format::Gsn) },
    Case { name: "iccma", notation: Some(Notation::Iccma), write: |n| written(n, Format::Iccma) },
    Case { name: "aba", notation: Some(Notation::Iccma), write: |n| written(n, Format::Aba) },
    Case { name: "apx", notation: Some(Notation::Apx), write: |n| written(n, Format::Apx) },
    Case { name: "tgf", notation: Some(Notation::Tgf), write: |n| written(n, Format::Tgf) },
    Case { name: "csv", notation: Some(Notation::Csv), write: |n| written(n, Format::Csv) },
    Case { name: "tsv", notation: Some(Notation::Tsv), write: |n| written(n, Format::Tsv) },
    Case { name: "our JSON", notation: None, write: json },
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    if sizes.is_empty() {
        // Without `--bench` a test asks whether this runs at all.
        sizes = match words.iter().any(|word| word == "--bench") {
            true => vec![10_000, 30_000, 100_000],
            false => vec![30, 100, 300],
        };
    }
    let is_name = |word: &&String| !word.starts_with('-') && word.parse::<usize>().is_err();
    let wanted: Vec<&String> = words.iter().filter(is_name).collect();
    println!("| notation | claims | file | read | the same as YAML | ratio | growth | that of YAML |");
    println!("|---|--:|--:|--:|--:|--:|--:|--:|");
    for case in CASES.iter().filter(|case| wanted.is_empty() || wanted.iter().any(|word| **word == case.name))
    {
        let mut first = None;
        for &claims in &sizes {
            let (bytes, own, yaml) = measure(case, claims);
            let (smaller, own_first, yaml_first) = *first.get_or_insert((claims, own, yaml));
            let growth = |now: Duration, then: Duration| match claims == smaller {
                true => String::new(),
                false => {
                    let factor = now.as_secs_f64() / then.as_secs_f64();
                    format!("n^{:.2}", factor.ln() / (claims as f64 / smaller as f64).ln())
                }
            };
            println!(
                "| {} | {claims} | {:.1} MB | {:.3} s | {:.3} s | {:.2} | {} | {} |",
                case.name,
                bytes as f64 / 1e6,
                own.as_secs_f64(),
                yaml.as_secs_f64(),
                own.as_secs_f64() / yaml.as_secs_f64(),
                growth(own, own_first),
                growth(yaml, yaml_first),
            );
        }
    }
}

/// How many bytes a map has in a notation, how long it takes to read them, and how long to read the same map as YAML.
fn measure(case: &Case, claims: usize) -> (usize, Duration, Duration) {
    let text = (case.write)(claims);
    let loader = Loader::new();
    let own_loader = match case.notation {
        Some(notation) => loader.clone().notation(notation),
        None => loader.clone(),
    };
    let map = own_loader.parse("generated", &text).into_map();
    let map = map.unwrap_or_else(|error| panic!("{} that we wrote is read: {error}", case.name));
    let same = map.to_document().to_yaml().expect("every map is YAML");
    drop(map);
    let mut fastest = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        fastest.1 = fastest.1.min(time(&loader, &same));
        fastest.0 = fastest.0.min(time(&own_loader, &text));
    }
    (text.len(), fastest.0, fastest.1)
}

/// How long one reading takes; taking the map apart again is not counted.
fn time(loader: &Loader, text: &str) -> Duration {
    let start = Instant::now();
    let loaded = loader.parse("generated", black_box(text));
    let taken = start.elapsed();
    drop(black_box(loaded));
    taken
}

/// A case of Carneades with as many statements, of the same shape: arguments for and against, undercutters, assumptions at
/// the leaves, and issues.
fn carneades(statements: usize) -> String {
    let mut random = Random::new(statements as u64 + 7);
    let mut yaml = String::with_capacity(statements * 300);
    yaml.push_str("meta: { title: A generated case }\nstatements:\n");
    for statement in 0..statements {
        let _ = write!(yaml, "  s{statement}:\n    text: Claim {statement} says that the");
        for _ in 0..12 + random.below(8) {
            let _ = write!(yaml, " {}", WORDS[random.below(WORDS.len())]);
        }
        yaml.push_str(" changes.\n");
    }
    yaml.push_str("assumptions:\n");
    for statement in (0..statements).filter(|&statement| children(statement)[0] >= statements) {
        let _ = writeln!(yaml, "  - s{statement}");
    }
    yaml.push_str("issues:\n");
    // Each statement stands in one issue at most.
    for issue in 0..statements / 50 {
        let _ = writeln!(yaml, "  i{issue}: {{ positions: [s{}, s{}] }}", 50 * issue + 20, 50 * issue + 30);
    }
    yaml.push_str("arguments:\n");
    for statement in 0..statements {
        let [one, two, undercutter] = children(statement);
        if undercutter < statements {
            let _ = writeln!(
                yaml,
                "  a{statement}:\n    conclusion: s{statement}\n    premises: [s{one}, s{two}]\n    undercutter: s{undercutter}"
            );
        }
    }
    yaml
}
