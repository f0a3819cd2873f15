//! A difference as a drawing and as a comment: read by people, and made of text from strangers.

use elenchus::{ArgumentMap, Format, explain::diff, formats::write_difference};

const OLD: &str = "
conclusion: close
claims:
  close: { text: The bridge should close., because: [{ premises: [corroded, frost] }], despite: [costly] }
  corroded: { text: The cable is corroded., because: [rust] }
  frost: Frost raises the load.
  costly: { text: The detour is costly., unless: ferry }
  ferry: There is a ferry.
  rust: There is rust.
  far: Something else.
conflicts: [[rust, far]]
";

const NEW: &str = "
conclusion: close
claims:
  close: { text: The bridge should close., because: [{ premises: [corroded, frost], strength: weak }], despite: [costly] }
  corroded: { text: The cable is corroded., because: [rust] }
  frost: Frost raises the load.
  costly: { text: The detour is too costly. }
  rust: There is rust.
  strike: { text: There is a strike., despite: [rust] }
  far: Something else.
conflicts: [[rust, far], [strike, costly]]
";

fn written(old: &str, new: &str, format: Format, whole: bool) -> String {
    let (old, new) = (ArgumentMap::parse(old).unwrap(), ArgumentMap::parse(new).unwrap());
    write_difference(format, (&old, &new), &diff(&old, &new), whole).unwrap()
}

#[test]
fn for_graphviz() {
    insta::assert_snapshot!(written(OLD, NEW, Format::Dot, false));
}

#[test]
fn for_mermaid() {
    insta::assert_snapshot!(written(OLD, NEW, Format::Mermaid, false));
}

#[test]
fn for_a_review() {
    insta::assert_snapshot!(written(OLD, NEW, Format::Markdown, false));
}

#[test]
fn what_no_change_touches_is_drawn_only_where_it_is_asked_for() {
    let new = OLD.replace("There is rust.", "There is much rust.");
    let near = written(OLD, &new, Format::Dot, false);
    let whole = written(OLD, &new, Format::Dot, true);
    assert!(near.contains("\"rust\" [") && near.contains("\"corroded\" ["), "{near}");
    assert!(!near.contains("\"ferry\" [") && !near.contains("\"frost\" ["), "{near}");
    assert!(whole.contains("\"ferry\" [") && whole.contains("\"frost\" ["), "{whole}");
}

#[test]
fn the_words_of_strangers_are_words() {
    let hostile = r#"<b>"x"</b> \N | ~~a~~ @me ](javascript:1) `rm` #1 https://x.org"#;
    let old = "conclusion: a\nclaims: { a: A plain text here. }\n".to_owned();
    let new = serde_json::json!({ "conclusion": "a", "claims": { "a": hostile } }).to_string();
    let markdown = written(&old, &new, Format::Markdown, false);
    for markup in ["<b>", "~~a~~ ", " @me", " ](", " #1", "https://", " | ~"] {
        assert!(!markdown.contains(markup), "{markup}: {markdown}");
    }
    let dot = written(&old, &new, Format::Dot, false);
    assert!(dot.contains(r#"<b>\"x\"</b> \\N"#), "{dot}");
    let mermaid = written(&old, &new, Format::Mermaid, false);
    assert!(!mermaid.contains("<b>") && !mermaid.contains("javascript:"), "{mermaid}");
    let turned = serde_json::json!({ "conclusion": "a", "claims": { "a": "A red \u{202e} text." } });
    let text = written(&old, &turned.to_string(), Format::Outline, false);
    assert!(text.contains('\u{fffd}') && !text.contains('\u{202e}'), "{text}");
}

#[test]
fn maps_that_say_the_same_have_nothing_to_draw() {
    assert_eq!(written(OLD, OLD, Format::Markdown, false), "No differences.\n");
    assert_eq!(written(OLD, OLD, Format::Outline, false), "no differences\n");
}

#[test]
fn a_comment_stays_one() {
    let map = |from: usize| {
        let ids: Vec<String> = (from..from + 5_000).map(|at| format!("c{at}")).collect();
        let claims: String =
            (0..10_000).map(|at| format!("  c{at}: Claim {at} {}.\n", "word ".repeat(9))).collect();
        format!("claims:\n  a: {{ text: A., because: [{}] }}\n{claims}", ids.join(", "))
    };
    let comment = written(&map(0), &map(5_000), Format::Markdown, false);
    assert!(comment.len() < 60_000 && comment.contains("\n- and ") && comment.ends_with("</details>\n"));
    let long = |word: &str| format!("claims: {{ a: {} }}", format!("{word} word ").repeat(20_000));
    assert!(written(&long("one"), &long("other"), Format::Markdown, false).len() < 2_000);
}
