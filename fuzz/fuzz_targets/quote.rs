//! Any quote is looked for in any text. The first line is the quote, the rest the source.
#![no_main]

use elenchus::evidence::{SourceText, digest, normalise};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    assert_eq!(normalise(&normalise(text)), normalise(text));
    let (_, rest) = text.split_once('\n').unwrap_or((text, ""));
    let source = SourceText::new(rest.to_owned());
    for (passage, sentence) in source.sentences() {
        let range = source.range_of(passage).expect("a sentence has a place");
        assert_eq!(&source.text()[range], sentence);
        let _ = digest(sentence);
    }
});
