//! Prints a generated map, for measuring: `cargo run --release --example generate_map -- 1000 [argdown]`.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

#[path = "../benches/generate.rs"]
mod generate;

use generate::{Random, WORDS};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let claims: usize = words.next().ok_or("how many claims?")?.parse()?;
    let text = match words.next().as_deref() {
        None | Some("yaml") => generate::map(claims.max(2)),
        Some("argdown") => argdown(claims.max(2)),
        Some(other) => return Err(format!("{other} is not a format: yaml or argdown").into()),
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(())
}

/// The same map in Argdown, for the tools that read that: supports, objections and conflicts as relations.
fn argdown(claims: usize) -> String {
    let mut random = Random::new(claims as u64 + 7);
    let mut text = String::with_capacity(claims * 200);
    text.push_str("===\ntitle: A generated map\n===\n\n");
    for claim in 0..claims {
        let _ = write!(text, "[claim-{claim}]: Claim {claim} says that the");
        for _ in 0..12 + random.below(8) {
            let _ = write!(text, " {}", WORDS[random.below(WORDS.len())]);
        }
        text.push_str(" changes.\n");
        for (child, relation) in
            (4 * claim + 1..).zip(["+", "+", "-"]).take_while(|&(child, _)| child < claims)
        {
            let _ = writeln!(text, "  {relation} [claim-{child}]");
        }
        text.push('\n');
    }
    text
}
