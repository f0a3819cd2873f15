//! Builds a map in code, judges it and draws it, with the library alone:
//! `cargo run --no-default-features --example draw_a_map -- allotments.svg`.

use std::error::Error;

use elenchus::{
    ArgumentMap, Error as MapError, Semantics, Strength,
    document::{Citation, Source},
    formats::{self, svg::Options},
    map::{ArgumentBuilder, ClaimBuilder},
};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("which file is to be written?")?;
    Ok(std::fs::write(path, run()?)?)
}

/// What the program writes.
pub fn run() -> Result<String, MapError> {
    let map = ArgumentMap::builder()
        .title("Should the allotments have a well of their own?")
        .conclusion("dig")
        .source("survey", Source { title: Some("Survey of the ground".to_owned()), ..Source::default() })
        .claim(
            ClaimBuilder::new("dig", "The allotments should have a well of their own.")
                .because_of(ArgumentBuilder::new(["summers-dry", "tank-small"]).id("short-of-water"))
                .because_of(ArgumentBuilder::new(["mains-dear"]).unless("council-pays"))
                .despite(["well-dear"]),
        )
        .claim(
            ClaimBuilder::new("summers-dry", "Three of the last four summers were dry.")
                .strength(Strength::Strong),
        )
        .claim(ClaimBuilder::new("tank-small", "The rain tank was empty by July in each of them."))
        .claim(ClaimBuilder::new("mains-dear", "Water from the mains costs more every year."))
        .claim(ClaimBuilder::new("council-pays", "The council pays for water from the mains."))
        .claim(ClaimBuilder::new("well-dear", "A well costs more than the society has.").despite(["shallow"]))
        .claim(
            ClaimBuilder::new("shallow", "There is water at six metres, which a hand pump reaches.")
                .strength(Strength::Strong)
                .cites(Citation {
                    source: "survey".to_owned().into(),
                    page: Some("3".to_owned()),
                    ..Citation::default()
                }),
        )
        .claim(
            ClaimBuilder::new("second-tank", "A second rain tank is enough.")
                .because_of(ArgumentBuilder::new(["tank-cheap"]).strength(Strength::Weak)),
        )
        .claim(ClaimBuilder::new("tank-cheap", "A tank costs a tenth of a well."))
        .conflict(["dig", "second-tank"])
        .build()?;
    let verdicts = map.verdicts(Semantics::Grounded);
    Ok(formats::write_svg(&map.view(), &verdicts, &Options::default()))
}
