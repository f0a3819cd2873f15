//! The page that `export --to html` writes: what its bytes are, that its script judges as the library does, and what a
//! browser makes of it.

mod browser;
mod bytes;
mod reasons;
mod tools;
mod verdicts;

#[allow(dead_code, reason = "other tests need the rest")]
#[path = "../semantics/sketch.rs"]
mod sketch;

use std::path::{Path, PathBuf};

use elenchus::{ArgumentMap, Format, Semantics, map::ClaimBuilder};
use tools::missing;

fn page_of(map: &ArgumentMap) -> String {
    map.write(Format::Html, &map.verdicts(Semantics::Grounded)).unwrap()
}

/// What stands between two words, the first time.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text.find(from).unwrap_or_else(|| panic!("no {from}")) + from.len();
    &text[start..start + text[start..].find(to).unwrap_or_else(|| panic!("no {to}"))]
}

/// The data that a page carries.
fn data(page: &str) -> serde_json::Value {
    let data = between(page, "<script type=\"application/json\" id=\"data\">", "</script>");
    serde_json::from_str(data).unwrap()
}

fn claims(name: &str) -> ArgumentMap {
    ArgumentMap::load(Path::new(env!("CARGO_MANIFEST_DIR")).join("claims").join(name)).unwrap()
}

/// Texts that try to be something else than text.
const HOSTILE: &[&str] = &[
    "</script><script>window.hacked = 1</script>",
    "<img src=x onerror=\"window.hacked = 1\">",
    "<!-- <script> --> <svg onload=window.hacked=1>",
    "</style><style>* { display: none }</style>",
    "</title><h1>Heading</h1>",
    "\" onclick=\"window.hacked = 1\" x=\"",
    "' autofocus onfocus='window.hacked = 1",
    "javascript:window.hacked=1",
    "&lt;b&gt; &#60;script&#62; &quot;",
    "${window.hacked = 1} `${1}` \\u003cscript\\u003e \\",
    "]]> <![CDATA[ <script>window.hacked = 1</script> ]]>",
    "Backwards \u{202e}txet\u{202c} and open \u{202e}end.",
    "שלום עולם, that is peace.",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "\u{2028} line \u{2029} ends",
    "__proto__ constructor <!-- title --> <!-- picture -->",
];

/// A map in which every text is hostile, and every address.
fn hostile() -> ArgumentMap {
    let mut yaml =
        format!("title: {:?}\nnote: {:?}\nconclusion: constructor\nsources:\n", HOSTILE[4], HOSTILE[0]);
    for (number, url) in [
        "javascript:window.hacked=1",
        "data:text/html,<script>1</script>",
        "https://example.org/\" onclick=\"x",
        "https://example.org/a",
    ]
    .iter()
    .enumerate()
    {
        let title = serde_json::to_string(HOSTILE[number]).unwrap();
        yaml += &format!("  s{number}: {{ title: {title}, author: {title}, url: {url:?}, note: {title} }}\n");
    }
    yaml += "claims:\n";
    for (number, text) in HOSTILE.iter().enumerate() {
        let text = serde_json::to_string(text).unwrap();
        yaml += &format!(
            "  c{number}: {{ text: {text}, note: {text}, tags: [{text}], section: {text}, \
             from: [{{ source: s{}, quote: {text}, page: {text}, url: \"javascript:window.hacked=1\", note: {text} }}], \
             despite: [{{ premises: [c{}], warrant: {text}, note: {text}, strength: weak }}] }}\n",
            number % 4,
            (number + 1) % HOSTILE.len(),
        );
    }
    yaml += "  constructor: { text: Top., because: [[c0, c1], c2, toString] }\n  toString: { text: Name. }\n";
    ArgumentMap::parse(&yaml).unwrap()
}

/// A map of so many claims: a tree in which every fifth claim is objected to.
fn large(count: usize) -> ArgumentMap {
    let mut builder = ArgumentMap::builder().title("A large map").conclusion("c0");
    for number in 0..count {
        let text = format!("Claim number {number} says something that takes about a line to say.");
        let mut claim =
            ClaimBuilder::new(format!("c{number}"), text).section(format!("Section {}", number % 12));
        for child in 4 * number + 1..(4 * number + 5).min(count) {
            let child = format!("c{child}");
            claim = if child.ends_with('3') { claim.despite([child]) } else { claim.because([child]) };
        }
        builder = builder.claim(claim);
    }
    builder.build().unwrap()
}

/// Where a test's files go.
fn file(name: &str, text: &str) -> PathBuf {
    tools::file("page", name, text)
}
