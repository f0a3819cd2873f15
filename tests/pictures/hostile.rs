//! Texts that try to be more than text, and maps that try to be more than a picture.

use elenchus::{ArgumentMap, map::ClaimBuilder};
use proptest::prelude::*;

use super::read::{Document, claim, of_class, picture};

const TRICKS: &[&str] = &[
    "<script>alert(1)</script>",
    "\"/><script>alert(1)</script><g class=\"",
    "]]></style><script>alert(1)</script>",
    "&lt;b&gt; &amp; &#0; &copy;",
    "<image href='x' onerror='alert(1)'/>",
    "' onload='alert(1)",
    "\" onclick=\"alert(1)",
    "<!-- --> <![CDATA[ x ]]> <?php ?>",
    "\u{202e}reversed\u{202c} שלום",
    "👩\u{200d}👩\u{200d}👧 e\u{301} \u{fdfd}",
];

/// Nothing in a picture acts: it has these elements and attributes, and no others.
fn is_inert(svg: &str) -> Result<(), String> {
    const ELEMENTS: [&str; 13] = [
        "svg", "title", "desc", "style", "defs", "marker", "g", "rect", "circle", "path", "text", "a", "use",
    ];
    let document = Document::parse(svg).map_err(|error| error.to_string())?;
    for node in document.descendants().filter(|node| node.is_element()) {
        let name = node.tag_name().name();
        if !ELEMENTS.contains(&name) {
            return Err(format!("<{name}>"));
        }
        for attribute in node.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            if key.starts_with("on") || key == "style" {
                return Err(format!("{key}={value}"));
            }
            if key == "href" && !(value.starts_with("https://") || value.starts_with("http://")) {
                return Err(format!("{key}={value}"));
            }
        }
    }
    Ok(())
}

#[test]
fn no_text_is_more_than_text() {
    let mut text = "title: |-\n  <script>alert(0)</script>\nconclusion: c0\nsources:\n".to_owned();
    let quoted = |trick: &str| format!("'{}'", trick.replace('\'', "''"));
    for (number, trick) in TRICKS.iter().enumerate() {
        let url = if number % 2 == 0 {
            "javascript:alert(1)"
        } else {
            "https://x.org/\"><script>alert(1)</script>"
        };
        text += &format!("  s{number}: {{ title: {}, author: {0}, url: {} }}\n", quoted(trick), quoted(url));
    }
    text += "claims:\n";
    for (number, trick) in TRICKS.iter().enumerate() {
        let trick = quoted(trick);
        text += &format!(
            "  c{number}: {{ text: {trick}, section: {trick}, from: {{ source: s{number}, quote: {trick}, page: {trick} }}, because: [{{ premises: [c{}], scheme: {trick}, warrant: {trick} }}] }}\n",
            (number + 1) % TRICKS.len()
        );
    }
    let map = ArgumentMap::parse(&text).unwrap();
    let svg = picture(&map);
    assert_eq!(is_inert(&svg), Ok(()));
    let document = Document::parse(&svg).unwrap();
    assert_eq!(of_class(&document, "claim").len(), TRICKS.len());
    let links = document.descendants().filter(|node| node.has_tag_name("a")).count();
    assert_eq!(links, TRICKS.len() / 2, "what is no address of the web is no link");
}

#[test]
fn what_is_inert_is_told_from_what_is_not() {
    assert!(is_inert("<svg><script/></svg>").is_err());
    assert!(is_inert("<svg onload=\"x\"/>").is_err());
    assert!(is_inert("<svg><a href=\"javascript:x\"/></svg>").is_err());
    assert_eq!(is_inert("<svg><a href=\"https://x.org\"/></svg>"), Ok(()));
}

#[test]
fn a_sentence_without_end_is_cut_and_whole_where_one_points_at_it() {
    let long = "word ".repeat(400_000) + "end";
    let map = ArgumentMap::builder().claim(ClaimBuilder::new("a", &*long)).build().unwrap();
    let svg = picture(&map);
    let document = Document::parse(&svg).unwrap();
    let shown = claim(&document, "a");
    let lines = shown.children().filter(|node| node.has_tag_name("text")).count();
    assert!(lines < 40, "{lines}");
    let title = shown.children().find(|node| node.has_tag_name("title")).unwrap();
    assert!(title.text().unwrap().ends_with(" end"));
    assert!(shown.attribute("aria-label").unwrap().len() < 700);
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{1,60}", "[<>&\"'\\\\\\]\\[#%;=/ -]{1,30}"]
        .prop_filter("visible", |text| !text.trim().is_empty())
}

proptest! {
    #[test]
    fn any_text_makes_a_whole_picture(texts in prop::collection::vec(text(), 2..5)) {
        let mut builder = ArgumentMap::builder().title(&texts[0]).conclusion("c0");
        for (number, text) in texts.iter().enumerate() {
            let claim = ClaimBuilder::new(format!("c{number}"), text).section(text).tag(text);
            builder = builder.claim(claim.because([format!("c{}", (number + 1) % texts.len())]));
        }
        let svg = picture(&builder.build().unwrap());
        prop_assert_eq!(is_inert(&svg), Ok(()));
        prop_assert_eq!(of_class(&Document::parse(&svg).unwrap(), "claim").len(), texts.len());
    }
}
