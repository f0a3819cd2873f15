//! Any bytes are read, checked, judged and written, and nothing panics.
//!
//! `cargo +nightly fuzz run map` from the repository's root; seeds: `cargo +nightly fuzz run map claims`.
#![no_main]

use elenchus::{Format, Semantics, checks::Levels, map::Loader};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let loaded = Loader::new().parse_bytes("map.yaml", bytes.to_vec());
    let report = loaded.check_with(&Levels::new());
    let _ = report.to_string();
    let map = loaded.map();
    let verdicts = map.verdicts(Semantics::Grounded);
    for &format in Format::ALL {
        let _ = map.write(format, &verdicts);
    }
});
