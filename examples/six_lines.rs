//! Load, check, judge, show and draw a map: the README's six lines.

use elenchus::{ArgumentMap, Format, Semantics, Verdict};

/// Writes `target/map.dot` and prints the outline.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all("target")?;
    let map = ArgumentMap::load("claims/south-caucasus")?; // or a report of all that is broken
    let report = map.check(); // every finding, in source order
    let verdicts = map.verdicts(Semantics::Grounded);
    assert!(report.is_clean() && verdicts["deal-now"] == Verdict::Accepted);
    println!("{}", map.outline(&verdicts)); // stable: made for snapshot tests
    std::fs::write("target/map.dot", map.write(Format::Dot, &verdicts)?)?;
    Ok(())
}
