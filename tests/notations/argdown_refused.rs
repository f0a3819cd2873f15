//! Small changes to Argdown texts: whatever its own reader refuses has a finding here.

use std::{fs, path::Path};

use elenchus::{map::Loader, notations::Notation};

use super::{Random, argdown_written::said_by_argdown};

const SEEDS: [&str; 4] = [
    "[a]: A text. #tag {k: 1}\n  + <b>: B.\n    - [c]\n  _> [d]: D @[a] x.\n",
    "===\ntitle: T\nmodel: {mode: loose}\n===\n\n# H #x {isInGroup: true}\n\n## H2\n\n<e>: E [l](http) **b** _i_ __u__ *s*.\n\n\
     (1) p\n(2) [q]: Q\n--\nrule, two {uses: [1,2]}\n--\n(3) r\n  -> [a]\n",
    "* one /* c */ two\n* <x> \n  + three <!-- d -->\n\n1. four // e\n2. five .->. :heart: \\[x\\] @<b> #(a b)\n",
    "<arg>\n\n(1) a\n  + [s]\n----\n  <_ z\n(2) [b]\n  >< [c]\n\n[b]: Bee\n  <+ u\n  +> v\n  <- w\n",
];

const PIECES: [&str; 24] = [
    "[", "]", "<", ">", "*", "_", "**", "{", "}", "\n", "\n\n", " ", "-", "--", "#", "@", "(1) ", "+ ",
    "1. ", "* ", "/*", ":", ",", "\\",
];

/// The seeds; each with each letter taken out; and some with a piece put in.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = SEEDS.map(str::to_owned).to_vec();
    for seed in SEEDS {
        texts.extend((0..seed.len()).map(|at| format!("{}{}", &seed[..at], &seed[at + 1..])));
    }
    let mut random = Random(41);
    for _ in 0..1_000 {
        let seed = SEEDS[random.below(SEEDS.len())];
        let at = random.below(seed.len() + 1);
        texts.push(format!("{}{}{}", &seed[..at], PIECES[random.below(PIECES.len())], &seed[at..]));
    }
    texts
}

/// Why its reader refuses a text that ours may take: it stumbles, its YAML is not that of 1.2, or a title begins with the
/// end of a line, which no title of ours does.
fn is_its_own(error: &str, text: &str) -> bool {
    ["Cannot read properties", "Could not match link", "missed comma"]
        .iter()
        .any(|own| error.starts_with(own))
        || text.contains("<\n")
        || text.contains("[\n")
}

#[test]
fn what_argdown_refuses_has_a_finding() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("argdown-refused");
    fs::create_dir_all(&folder).unwrap();
    let texts = texts();
    let files: Vec<_> = (0..texts.len()).map(|number| folder.join(format!("{number}.argdown"))).collect();
    for (file, text) in files.iter().zip(&texts) {
        fs::write(file, text).unwrap();
    }
    let Some(said) = said_by_argdown(&files) else { return };
    let (mut refused, mut taken) = (0, 0);
    for (text, said) in texts.iter().zip(&said) {
        let loaded = Loader::new().notation(Notation::Argdown).parse("input", text);
        let found = loaded.report().iter().next().is_some();
        match said["errors"][0].as_str() {
            Some(error) if !is_its_own(error, text) => {
                refused += 1;
                assert!(found, "{error}\n{text:?}");
            }
            Some(_) => {}
            None => taken += usize::from(!found),
        }
    }
    assert!(refused > 300 && taken > 300, "{refused} {taken}");
}
