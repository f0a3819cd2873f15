//! What a page is made of.

use elenchus::{ArgumentMap, Format, Semantics, formats::write, map::Selection};
use sha2::{Digest, Sha256};

use crate::{HOSTILE, between, claims, data, hostile, large, page_of};

/// The digest that a policy names, from base 64 to hexadecimal digits.
fn hexadecimal(base64: &str) -> String {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => u32::from(letter - b'A'),
        b'a'..=b'z' => u32::from(letter - b'a') + 26,
        b'0'..=b'9' => u32::from(letter - b'0') + 52,
        b'+' => 62,
        b'/' => 63,
        _ => 0,
    };
    let bytes: Vec<u8> = base64
        .as_bytes()
        .chunks(4)
        .flat_map(|four| {
            let bits = four.iter().fold(0, |bits, &letter| bits << 6 | value(letter));
            bits.to_be_bytes()[1..].to_vec()
        })
        .collect();
    bytes[..32].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The texts of the elements of a name, with the attributes of each.
fn elements<'p>(page: &'p str, name: &str) -> Vec<(&'p str, &'p str)> {
    page.split(&format!("<{name}"))
        .skip(1)
        .filter_map(|rest| {
            let (attributes, rest) = rest.split_once('>')?;
            Some((attributes, rest.split(&format!("</{name}>")).next().unwrap_or("")))
        })
        .collect()
}

fn is_quoted(policy: &str, directive: &str, text: &str) -> bool {
    let sources = policy.split("; ").find_map(|part| part.strip_prefix(directive)).unwrap();
    let expected: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    sources.split_whitespace().any(|source| {
        source.strip_prefix("'sha256-").and_then(|rest| rest.strip_suffix('\'')).map(hexadecimal).as_ref()
            == Some(&expected)
    })
}

#[test]
fn the_policy_names_the_very_bytes_and_lets_nothing_else_in() {
    for map in [claims("south-caucasus"), hostile(), ArgumentMap::parse("claims: { a: A. }").unwrap()] {
        let page = page_of(&map);
        let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"), "{policy}");
        for rest in ["img-src data:", "base-uri 'none'", "form-action 'none'"] {
            assert!(policy.split("; ").any(|part| part == rest), "{policy}");
        }
        let styles = elements(&page, "style");
        assert!(!styles.is_empty());
        for (_, style) in styles {
            assert!(is_quoted(policy, "style-src", style), "{style}");
        }
        let scripts = elements(&page, "script");
        let [(kind, _), ("", script)] = scripts[..] else { panic!("{} scripts", scripts.len()) };
        assert_eq!(kind, " type=\"application/json\" id=\"data\"");
        assert!(is_quoted(policy, "script-src", script));
    }
}

#[test]
fn no_text_is_markup() {
    let map = hostile();
    let page = page_of(&map);
    let data = data(&page);
    for (number, text) in HOSTILE.iter().enumerate() {
        assert_eq!(data["claims"][number]["text"], *text, "letter by letter");
    }
    let whole = between(&page, "id=\"data\">", "</script>");
    assert!(!whole.contains('<'), "what could end the data is written otherwise");
    // Without its data, script and style the page has the elements and attributes of ours and no others.
    let mut rest = page.replace(whole, "");
    for name in ["script", "style"] {
        for (_, text) in elements(&page, name) {
            rest = rest.replace(text, "");
        }
    }
    let ours = "a body button circle code dd defs desc dialog div dl dt form g h1 h2 head header html input kbd label li link main \
                marker meta noscript p path rect script section span style svg text title ul";
    let ours: Vec<&str> = ours.split_whitespace().collect();
    for tag in rest.split('<').skip(1).filter(|tag| !tag.starts_with(['/', '!'])) {
        let name = tag.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap();
        assert!(ours.contains(&name), "<{tag}");
        // What stands outside the quotes of a tag: names of attributes.
        let names: String = tag.split('>').next().unwrap().split('"').step_by(2).collect();
        assert!(!names.contains(" on"), "<{tag}");
    }
    let count = |word: &str| rest.matches(word).count();
    assert_eq!([count("<script"), count("<style"), count("<h1")], [2, 1, 1]);
    assert!(page.contains("<title>&lt;/title&gt;&lt;h1&gt;Heading&lt;/h1&gt;</title>"));
}

#[test]
fn nothing_is_fetched() {
    let page = page_of(&ArgumentMap::parse("claims: { a: A. }").unwrap());
    for word in [
        "src=",
        "url(",
        "@import",
        "fetch(",
        "XMLHttpRequest",
        "import(",
        "eval(",
        "innerHTML",
        "insertAdjacentHTML",
    ] {
        assert!(!page.contains(word), "{word}");
    }
    let links: Vec<&str> = page.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.iter().all(|link| *link == "data:," || link.starts_with('#')), "{links:?}");
    assert!(!page.contains(" style=\""), "the policy would refuse it");
}

#[test]
fn a_page_is_the_same_each_time_and_grows_with_the_map() {
    let map = claims("south-caucasus");
    assert_eq!(page_of(&map), page_of(&claims("south-caucasus")));
    let empty = page_of(&ArgumentMap::parse("claims: { a: A. }").unwrap()).len();
    assert!(empty < 90_000, "a page without a map has {empty} bytes");
    let (small, twice) = (page_of(&large(1_000)).len(), page_of(&large(2_000)).len());
    assert!(twice < 2 * small, "{small} and {twice} bytes");
}

#[test]
fn what_is_not_selected_is_not_in_the_page() {
    let map = ArgumentMap::parse(
        "
conclusion: a
claims:
  a: { text: Alpha., because: [[b, c]], unless: [d] }
  b: { text: Beta., section: Shown }
  c: { text: Gamma secret., note: Delta secret. }
  d: Epsilon secret.
conflicts: [[b, d]]
",
    )
    .unwrap();
    let focus = map.find("b");
    for depth in [0, 1] {
        let view = map.select(&Selection {
            focus,
            depth: Some(depth),
            section: Some("Shown".to_owned()),
            ..Selection::default()
        });
        let page = write(Format::Html, &view, &map.verdicts(Semantics::Grounded)).unwrap();
        assert!(page.contains("Beta."));
        assert!(!page.contains("secret"), "{:#}", data(&page));
    }
}

#[cfg(feature = "sat")]
#[test]
fn a_page_by_another_semantics_says_so_and_carries_no_rules() {
    use elenchus::semantics::{Attitude, Budget};
    let map = claims("sunday-library.yaml");
    let verdicts = map.judge(Semantics::Preferred, Attitude::Sceptical, Budget::unlimited()).unwrap();
    let data = data(&map.write(Format::Html, &verdicts).unwrap());
    assert!(data["standpoint"].as_str().unwrap().contains("preferred"));
    assert!(data.get("rules").is_none());
}

#[test]
fn the_data_of_a_small_map() {
    let map = claims("night-train.yaml");
    insta::assert_snapshot!(format!("{:#}", data(&page_of(&map))));
}
