//! Small inputs with bytes changed at random: reading never panics, every finding and every loss points into the text, and
//! whatever has neither claims nor findings is a mistake of the reader.

use elenchus::{Semantics, map::Loader, notations::Notation};

use super::Random;

const SEEDS: &[(Notation, &str)] = &[
    (Notation::Tgf, "a The bridge should close.\nb\n#\nb a so they say\n"),
    (Notation::Iccma, "# three\np af 3\n1 2\n2 3\n"),
    (Notation::Iccma, "p aba 4\na 1\na 2\nc 1 4\nr 4 2 3\nr 3\n"),
    (Notation::Apx, "arg(a). arg(\"b c\"). % two\natt(a, \"b c\").\n"),
    (
        Notation::Csv,
        "source,target,relation,argument,strength,text\na,,,,weak,\"A, \"\"so\"\".\"\nb,a,support,x,strict,\nc,a,support,x,,\nd,x,undercut,,,\na,b,conflict,,,\n",
    ),
    (Notation::Tsv, "source\ttarget\trelation\na\tb\tattack\n"),
    (
        Notation::Argdown,
        "===
title: T
===
# Section {tag: [a]}
[A]: The bridge should close. #safety {id: a, n: 1}
  + <S>: Because of *this* and **that**.
    -> [B]: No.
  _ <U>
  >< [B]
// a comment
<S>

(1) One /* within */ premise.
(2) [P]: Two.
-- Modus ponens {uses: [1, 2]} --
(3) [A]
  <- [C]: @[B] says [so](https://example.org).
",
    ),
    (
        Notation::Argdown,
        "# H

[a]: A **b** __c__ _d_. #(a tag) {
  x: 1
}
  + <b>: B
    <_ e
    +> [f] {elenchus: {strength: weak}}

(1) [a]
----
  <_ [z]
(2) q

* one // c
* two <!-- d -->

1. three .->. :heart: \\[x\\]
",
    ),
    (
        Notation::Aif,
        r#"{"nodes": [
  {"nodeID": "1", "text": "The bridge should close.", "type": "I", "timestamp": ""},
  {"nodeID": 2, "text": "It is old.", "type": "I"},
  {"nodeID": "3_x", "text": "Default Inference", "type": "RA", "scheme": "Argument From Sign", "schemeID": "7"},
  {"nodeID": "4", "text": "Default Conflict", "type": "CA"},
  {"nodeID": "5", "text": "Ann: so they say", "type": "L"},
  {"nodeID": "6", "text": "Asserting", "type": "YA"},
  {"nodeID": "7", "text": null, "type": "TA"}
], "edges": [
  {"edgeID": "1", "fromID": 2, "toID": "3_x"}, {"edgeID": "2", "fromID": "3_x", "toID": "1"},
  {"edgeID": "3", "fromID": "1", "toID": "4"}, {"edgeID": "4", "fromID": "4", "toID": "3_x"},
  {"edgeID": "5", "fromID": "5", "toID": "6"}, {"edgeID": "6", "fromID": "6", "toID": 2}
], "schemefulfillments": null, "participants": [{"participantID": 1, "firstname": "Ann"}],
"locutions": [{"nodeID": "5", "personID": 1}]}"#,
    ),
    (
        Notation::Carneades,
        "meta: { title: T, note: N }
language: { p/2: \"%v and %s\" }
weighing_functions: { f: { preference: { property: r, order: [a, b] } } }
argument_schemes: [{ id: s, meta: { r: a }, weight: f, variables: [X], premises: { x: \"p(X,b)\" }, exceptions: [q] }]
statements: { a: A., ¬a: { text: Not A., assumed: true, label: in }, \"p(a,b)\": P. }
issue_schemes: { n: [\"¬Q\", Q] }
issues: { i: { positions: [a, ¬a], standard: CCE } }
arguments:
  x: { scheme: s, conclusion: a, premises: { x: \"p(a,b)\" }, undercutter: ¬a }
  y: { scheme: cumulative, conclusion: a, premises: [\"p(a,b)\", ¬a], weight: 0.5 }
  z: { conclusion: \"p(a,b)\" }
assumptions: [\"p(a,c)\"]
references: { r: { title: R, date: 2001 } }
tests: { in: [a], out: [¬a], undecided: [] }
",
    ),
    (
        Notation::Gsn,
        "module: { name: M, brief: B }
G1: { text: G., supportedBy: [S1], inContextOf: [C1, A1] }
S1: { text: S., supportedBy: [G2, Sn1], inContextOf: J1, layer1: L }
G2: { text: G., undeveloped: true, inContextOf: C1, classes: [c] }
C1: { text: C. }
A1:
J1: {}
Sn1: { text: Sn., url: \"https://example.org\", defeated: true, horizontalIndex: { relative: -1 } }
CG1: { text: CG., challenges: Sn1, supportedBy: CSn1 }
CSn1: { challenges: [S1, G1 -> C1] }
x: { nodeType: CounterSolution, challenges: \"Sn1 -> CG1\" }
",
    ),
    (
        Notation::Kialo,
        "Discussion Title: T

1. What next?
1.1. Close [the bridge](https://a.org/x_\\(y\\)).
1.1.1. Pro: Frost \\(so they say\\),
2. or not.
1.1.2. Con: -> See 1.2.
1.2. Mend it.
1.2.1. Con: -> See 1.1.2.
",
    ),
    (
        Notation::Json,
        r#"{"title": "T", "as-of": "2026-11-01", "semantics": "grounded", "conclusion": ["a"],
  "sections": [{"name": "map", "title": "T", "implicit": true}, {"name": "o"}],
  "sources": {"s": {"title": "S"}}, "schemes": {"r": {"premises": {"p": "P."}}},
  "claims": {
    "a": {"text": "A.", "verdict": "accepted", "standing": "open", "strength": "weak", "section": "map",
      "because": [{"id": "x", "premises": ["b"], "strict": false, "strength": "strong", "unless": ["c"], "scheme": "r", "roles": {"p": ["b"]}}],
      "despite": [{"premises": ["c"], "strict": true}], "unless": ["b"], "from": ["s"], "confidence": 0.5},
    "b": {"text": "B.", "verdict": "accepted", "section": "o"}, "c": {"text": "C.", "holds": {"from": "2026-01-01"}}
  },
  "conflicts": [{"between": ["b", "c"], "note": "N."}]}"#,
    ),
];

const PIECES: &[&str] = &[
    "\n",
    "  ",
    "[",
    "]",
    "{",
    "}",
    ": ",
    "*a",
    "&a ",
    "null",
    "\"I\"",
    "\"nodeID\": 2",
    "-9.5e400",
    "G1",
    "¬",
    "\u{7}",
    "-> ",
    "<+ ",
    "_> ",
    "----\n",
    "(1) ",
    "/*",
    "<!--",
    "===\n",
    "@<",
    "::",
    "\r\n",
    "\t",
    " ",
    ",",
    ";",
    "\"",
    "(",
    ")",
    ".",
    "%",
    "#",
    "1",
    "99999999999",
    "p",
    "é",
    "𝄞",
    "\0",
    "\u{feff}",
    "1.1. ",
    "1.1.1. Con: ",
    "-> See 1.1.",
    "](",
    "\\",
    "\"roles\": {\"p\": 1}",
    "\"sections\": [{}]",
    "**",
    "_",
    "@[",
    "@include(x)",
    "{elenchus: {text: 1}}",
    "//",
    "-->",
    "# ",
    "+ ",
];

#[test]
fn mutated_inputs_never_panic() {
    let mut random = Random(11);
    for _ in 0..18_000 {
        let (notation, seed) = SEEDS[random.below(SEEDS.len())];
        let mut bytes = seed.as_bytes().to_vec();
        for _ in 0..1 + random.below(5) {
            let at = random.below(bytes.len() + 1);
            let end = (at + random.below(12)).min(bytes.len());
            match random.below(5) {
                0 => bytes.truncate(at),
                1 if at < bytes.len() => bytes[at] = random.below(256) as u8,
                2 => drop(bytes.drain(at..end)),
                3 => {
                    let copy = bytes[at..end].to_vec();
                    let to = random.below(bytes.len() + 1);
                    bytes.splice(to..to, copy);
                }
                _ => drop(bytes.splice(at..at, PIECES[random.below(PIECES.len())].bytes())),
            }
        }
        let loaded = Loader::new().notation(notation).parse_bytes("input", bytes.clone());
        let (map, report) = (loaded.map(), loaded.report());
        let shown = || format!("{notation}: {:?}", String::from_utf8_lossy(&bytes));
        for finding in report.iter().chain(loaded.doubts()).chain(loaded.losses()) {
            let span = finding.primary.span.unwrap_or_else(|| panic!("{finding} has no place: {}", shown()));
            let text = map.files().file(span.file).text();
            assert!(span.start <= span.end && span.end as usize <= text.len(), "{finding}: {}", shown());
        }
        let is_empty = map.claims().len() == 0 && map.schemes().is_empty();
        assert!(!is_empty || !report.is_empty(), "{}", shown());
        let _ = report.to_string();
        assert_eq!(map.verdicts(Semantics::Grounded).iter().count(), map.claims().len());
    }
}
