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
];

const PIECES: &[&str] = &[
    "\n",
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
];

#[test]
fn mutated_inputs_never_panic() {
    let mut random = Random(11);
    for _ in 0..6_000 {
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
        let report = loaded.report();
        let text = String::from_utf8_lossy(&bytes);
        for finding in report.iter().chain(loaded.losses()) {
            let span = finding.primary.span.expect("every finding has a place");
            assert!(span.end as usize <= text.len().max(bytes.len() + 3), "{finding} in {text:?}");
        }
        assert!(report.iter().count() > 0 || loaded.map().claims().len() > 0, "{notation}: {text:?}");
        let _ = report.to_string();
        let _ = loaded.map().verdicts(Semantics::Grounded);
    }
}
