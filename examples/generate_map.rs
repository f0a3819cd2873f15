//! Prints a generated map, for measuring: `cargo run --release --example generate_map -- 1000 [argdown]`.

use std::io::{self, Write};

#[path = "../benches/generate.rs"]
mod generate;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let claims: usize = words.next().ok_or("how many claims?")?.parse()?;
    let text = match words.next().as_deref() {
        None | Some("yaml") => generate::map(claims.max(2)),
        Some("argdown") => generate::argdown(claims.max(2)),
        Some(other) => return Err(format!("{other} is not a format: yaml or argdown").into()),
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(())
}
