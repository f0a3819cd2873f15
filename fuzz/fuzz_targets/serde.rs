//! What serde reads, it writes, and reads again as the same.
#![no_main]

use elenchus::document::Document;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(document) = serde_json::from_str::<Document>(text) {
        let yaml = document.to_yaml().expect("a document can be written");
        assert_eq!(Document::from_yaml(&yaml).expect("what was written can be read"), document);
    }
});
