//! Reads a map, prints what the checks find, and says what the verdict on its conclusion is:
//! `cargo run --example check_and_judge`, or with a file or a folder of your own behind `--`.

use std::{error::Error, fmt::Write, path::Path};

use elenchus::{Report, Semantics, checks::Levels, map::Loader};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "claims/south-caucasus".to_owned());
    print!("{}", run(Path::new(&path))?);
    Ok(())
}

/// What the program prints.
pub fn run(path: &Path) -> Result<String, Box<dyn Error>> {
    // A loader gives a map even where the text has mistakes, with all of them. `ArgumentMap::load` is shorter,
    // and an error where there is any.
    let loaded = Loader::new().load(path)?;

    // Levels of our own go over those of the map. `Levels::new()` leaves every check at its level.
    let report = loaded.check_with(&Levels::new());
    let mut out = listing(&report);
    if !report.passes() {
        return Ok(out);
    }

    let map = loaded.map();
    let verdicts = map.verdicts(Semantics::Grounded);
    for claim in map.conclusions() {
        writeln!(out, "{}: {}", verdicts[claim], map.claim(claim).text())?;
        for &objection in map.claim(claim).despite() {
            for &premise in map.argument(objection).premises() {
                writeln!(out, "  despite {} ({})", map.claim(premise).id(), verdicts[premise])?;
            }
        }
    }
    Ok(out)
}

/// A line for each finding, as compilers print them, and a line that counts them.
fn listing(report: &Report) -> String {
    let mut out = String::new();
    for finding in report {
        // A finding about the map as a whole has no place.
        if let Some(span) = finding.primary.span {
            let (file, at) = report.files().locate(span);
            let _ = write!(out, "{file}:{}:{}: ", at.line, at.column);
        }
        let _ = writeln!(out, "{}[{}]: {}", finding.severity.name(), finding.code, finding.message);
    }
    let _ = writeln!(out, "{} finding(s)", report.len());
    out
}
