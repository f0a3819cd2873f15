//! Builds a map in code, as a program does whose claims come from a database, a form or a language model:
//! `cargo run --example build_in_code`.

use std::{error::Error, fmt::Write};

use elenchus::{
    ArgumentMap, Error as MapError, Semantics, Strength, Verdict,
    document::{Citation, Source},
    map::{ArgumentBuilder, ClaimBuilder},
};

fn main() -> Result<(), Box<dyn Error>> {
    print!("{}", run()?);
    Ok(())
}

/// What the program prints.
pub fn run() -> Result<String, Box<dyn Error>> {
    let tide_table = Source { title: Some("Tide table".to_owned()), ..Source::default() };
    let cites =
        Citation { source: "tides".to_owned().into(), page: Some("12".to_owned()), ..Citation::default() };

    let builder = ArgumentMap::builder()
        .title("Do we sail on Saturday?")
        .conclusion("sail")
        .source("tides", tide_table)
        .claim(
            ClaimBuilder::new("sail", "We sail on Saturday.")
                // Two premises that work only together.
                .because(["high-water", "wind"])
                // An argument with more to it than its premises.
                .because_of(
                    ArgumentBuilder::new(["booked"])
                        .warrant("What is booked is used.")
                        .strength(Strength::Weak),
                )
                .despite(["rain"])
                .expect(Verdict::Accepted),
        )
        .claim(
            ClaimBuilder::new("high-water", "High water is at nine.").strength(Strength::Strong).cites(cites),
        )
        .claim(ClaimBuilder::new("wind", "The wind will be fair."))
        .claim(ClaimBuilder::new("booked", "The boat is booked."))
        // Weaker than what it meets, so it is outweighed.
        .claim(ClaimBuilder::new("rain", "It will rain.").strength(Strength::Weak));

    let map = builder.build()?;
    let mut out = String::new();
    for (id, verdict) in map.verdicts(Semantics::Grounded).iter() {
        writeln!(out, "{id}: {verdict}")?;
    }

    // A built map is also a text: what an author would have written.
    writeln!(out, "\n{}", builder.document().to_yaml()?)?;

    // What is wrong is found as in a written map. A premise that no claim is:
    let broken = ArgumentMap::builder().claim(ClaimBuilder::new("sail", "We sail.").because(["wnd"])).build();
    match broken {
        Err(MapError::Broken { report }) => {
            for finding in &report {
                writeln!(out, "{}: {}", finding.code, finding.message)?;
            }
        }
        other => writeln!(out, "unexpected: {other:?}")?,
    }
    Ok(out)
}
