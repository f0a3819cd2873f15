//! From text to map: forms, places, and mistakes.

use elenchus::{ArgumentMap, map::Loader, source::Spanned};

/// What reading a text finds: `check line:column`, in order.
fn findings(text: &str) -> Vec<String> {
    let report = Loader::new().parse("map.yaml", text).report();
    report
        .iter()
        .map(|finding| {
            let (_, at) = report.files().locate(finding.primary.span.expect("a place"));
            format!("{} {}:{}", finding.code, at.line, at.column)
        })
        .collect()
}

#[test]
fn short_and_full_forms() {
    let map = ArgumentMap::parse(
        "
title: Bridge
conclusion: close
sources: { report: { title: Report, published: 2025-03 } }
claims:
  close:
    text: The bridge should close.
    because:
      - [corroded, frost]
      - detour
      - { premises: [insurer], strength: weak, unless: misled }
    despite: [ferry]
  corroded: { text: The cable is corroded., from: report }
  frost: Frost is coming.
  detour: The detour is short.
  insurer: The insurer demands it.
  misled: The insurer was misled.
  ferry: The ferry is full.
conflicts:
  - [close, ferry]
",
    )
    .unwrap();
    assert_eq!(map.title(), Some("Bridge"));
    let close = map.claim(map.find("close").unwrap());
    let premises: Vec<_> = close.because().iter().map(|&id| map.argument(id).premises().len()).collect();
    assert_eq!(premises, [2, 1, 1]);
    assert!(map.argument(close.despite()[0]).is_strict());
    assert_eq!(map.conflicts()[0].between().len(), 2);
    assert_eq!(
        map.claim(map.find("corroded").unwrap()).authored().from[0].source,
        Spanned::from("report".to_owned())
    );
}

#[test]
fn all_mistakes_at_once() {
    let text = "\
claims:
  a: { text: A., becuase: [b] }
  b: { text: B., because: [x, a] }
  a: Again.
  c:
  d: { text: 7, strength: strng }
  e: [broken
  f: { text: F., because: [e] }
colour: red
";
    assert_eq!(
        findings(text),
        [
            "unknown-key 2:18",
            "unknown-id 3:28",
            "duplicate-id 4:3",
            "missing-text 5:3",
            "wrong-type 6:14",
            "wrong-type 6:27",
            "yaml-syntax 8:4",
            "unknown-key 9:1",
        ]
    );
}
