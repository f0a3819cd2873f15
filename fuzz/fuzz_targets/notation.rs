//! Any bytes are read in every notation: what is wrong has a place in the text, what is read is judged and written in every
//! format, and nothing panics.
#![no_main]

use elenchus::{Format, Semantics, formats, map::Loader, notations::Notation};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for &notation in Notation::ALL {
        let loaded = Loader::new().notation(notation).parse_bytes("input", bytes.to_vec());
        let report = loaded.report();
        let map = loaded.map();
        for finding in report.iter().chain(loaded.losses()) {
            if let Some(span) = finding.primary.span {
                assert!(span.end as usize <= map.files().file(span.file).text().len());
            }
        }
        let verdicts = map.verdicts(Semantics::Grounded);
        let view = map.select(&Default::default());
        for &format in Format::ALL {
            let _ = formats::write(format, &view, &verdicts);
            let _ = formats::losses(format, &view);
        }
    }
});
