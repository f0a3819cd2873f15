//! Prints a generated map, for measuring: `cargo run --release --example generate_map -- 1000 [plain|argdown|disputed]`.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

#[path = "../benches/generate.rs"]
mod generate;

use generate::{Random, WORDS, children};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let claims: usize = words.next().ok_or("how many claims?")?.parse()?;
    let text = match words.next().as_deref() {
        None | Some("yaml") => generate::map(claims.max(2)),
        Some("plain") => plain(claims.max(2), false),
        Some("argdown") => plain(claims.max(2), true),
        Some("disputed") => disputed(claims.max(40)),
        Some(other) => return Err(format!("{other} is not a kind: yaml, plain, argdown or disputed").into()),
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(())
}

/// A plain map in which one claim of twenty is in conflict with another.
fn disputed(claims: usize) -> String {
    let mut random = Random::new(claims as u64);
    let mut text = plain(claims, false);
    text.push_str("conflicts:\n");
    for _ in 0..claims / 20 {
        let one = random.below(claims);
        let other = (one + 1 + random.below(claims - 1)) % claims;
        let _ = writeln!(text, "  - [claim-{one}, claim-{other}]");
    }
    text
}

/// A map of sentences, supports and objections alone, which Argdown has too: `[claim]`, `+` and `-`, or as YAML.
fn plain(claims: usize, argdown: bool) -> String {
    let mut random = Random::new(claims as u64 + 7);
    let mut text = String::with_capacity(claims * 220);
    text.push_str(if argdown {
        "===\ntitle: A generated map\n===\n\n"
    } else {
        "title: A generated map\nconclusion: claim-0\nclaims:\n"
    });
    for claim in 0..claims {
        let mut sentence = format!("Claim {claim} says that the");
        for _ in 0..12 + random.below(8) {
            let _ = write!(sentence, " {}", WORDS[random.below(WORDS.len())]);
        }
        // Few claims are objected to; the others have a third premise.
        let third = if claim < claims / 40 { '-' } else { '+' };
        let related: Vec<(char, usize)> =
            ['+', '+', third].into_iter().zip(children(claim)).filter(|&(_, child)| child < claims).collect();
        if argdown {
            let _ = writeln!(text, "[claim-{claim}]: {sentence} changes.");
            for (relation, child) in related {
                let _ = writeln!(text, "  {relation} [claim-{child}]");
            }
            text.push('\n');
            continue;
        }
        let _ = writeln!(text, "  claim-{claim}:\n    text: {sentence} changes.");
        for (relation, key) in [('+', "because"), ('-', "despite")] {
            let ids = related.iter().filter(|it| it.0 == relation).map(|it| format!("claim-{}", it.1));
            let ids = ids.collect::<Vec<_>>().join(", ");
            if !ids.is_empty() {
                let _ = writeln!(text, "    {key}: [{ids}]");
            }
        }
    }
    text
}
