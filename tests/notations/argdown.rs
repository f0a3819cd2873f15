//! Argdown: what its statements, arguments and reconstructions become.

use std::{fs, path::Path};

use elenchus::{
    document::Document,
    map::{Loaded, Loader},
    notations::Notation,
};

use super::{doubts, told, verdicts};

fn read(text: &str) -> Loaded {
    super::read(Notation::Argdown, text)
}

/// The map as our own format writes it.
fn yaml(loaded: &Loaded) -> String {
    loaded.map().to_document().to_yaml().unwrap()
}

/// What is wrong with a text.
fn mistakes(text: &str) -> Vec<String> {
    let loaded = Loader::new().notation(Notation::Argdown).parse("input", text);
    let report = loaded.report();
    let findings: Vec<_> = report.iter().collect();
    told(&loaded, findings)
}

fn losses(text: &str) -> Vec<String> {
    let loaded = read(text);
    told(&loaded, loaded.losses())
}

fn assert_is(text: &str, map: &str) {
    let expected = Document::from_yaml(map).unwrap().to_yaml().unwrap();
    assert_eq!(yaml(&read(text)), expected, "{text}");
}

#[test]
fn the_example_of_the_page() {
    let page = include_str!("../../docs/notations/argdown.md");
    let text = page.split("```argdown\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(
        verdicts(&read(text)),
        "close: rejected, ferry-full: accepted, second-ferry: rejected, it-sank: accepted, \
         the-main-cable-has-lost-a-fifth-of-its: accepted, winter-frost-raises-the-load-on-the: accepted"
    );
}

#[test]
fn statements_are_claims_and_relations_bear_on_them() {
    assert_is(
        "[Close]: The bridge should close.\n  + [Corroded]: The cable\n    is corroded.\n  - The ferry is full.\n    \
         - There is [a second](https://example.org) one.\n",
        "claims:
  Close: { text: The bridge should close., because: [Corroded], despite: [the-ferry-is-full] }
  Corroded: The cable is corroded.
  the-ferry-is-full: { text: The ferry is full., despite: [there-is-a-second-one] }
  there-is-a-second-one: { text: There is a second one., note: 'a second: https://example.org' }",
    );
}

#[test]
fn every_sign_in_both_directions() {
    assert_is(
        "[a]: A.\n  + [b]\n  - [c]\n  +> [d]\n  -> [e]\n  <+ [f]\n  <- [g]\n  >< [h]\n  _> [k]\n",
        "claims:
  a: { text: A., because: [b, f], despite: [c, g] }
  b: b
  c: c
  d: { text: d, because: [a] }
  e: { text: e, despite: [a] }
  f: f
  g: g
  h: h
  k: { text: k, unless: [a] }
conflicts:
  - [a, h]",
    );
}

#[test]
fn indentation_tells_what_a_relation_belongs_to() {
    assert_is(
        "[a]\n\t+ [b]\n\t\t- [c]\n\t\t\t- [d]\n\t- [e]\n",
        "claims:
  a: { text: a, because: [b], despite: [e] }
  b: { text: b, despite: [c] }
  c: { text: c, despite: [d] }
  d: d
  e: e",
    );
}

#[test]
fn one_title_is_one_claim_and_an_argument_may_have_the_same() {
    let text = "[T]: One wording. #a\n\n<T>: A sketch.\n  +> [T]: Another. #b {x: 1}\n\n[T]\n  - [U v]\n";
    assert_is(
        text,
        "claims:
  T: { text: Another., because: [t], despite: [u-v], tags: [a, b], meta: { x: 1 } }
  t: { text: A sketch., meta: { title: T } }
  u-v: { text: U v, meta: { title: U v } }",
    );
    assert_eq!(losses(text), ["One wording.: an earlier wording of `T`"]);
}

#[test]
fn a_reconstruction_becomes_arguments() {
    let text = "<Cable>: It carries too much. #engineering {source: C1}

(1) The cable has lost a fifth. #measured
(2) [Frost]: Frost adds to the load.
--
Addition, Experience {uses: [1,2]}
--
  <_ [Calm]: This winter is mild.
(3) The load is too high.
    -> [Open]: The bridge can stay open.
(4) What carries too much must close.
----
(5) [Close]
";
    assert_is(
        text,
        "claims:
  the-cable-has-lost-a-fifth: { text: The cable has lost a fifth., tags: [measured] }
  Frost: Frost adds to the load.
  Calm: This winter is mild.
  the-load-is-too-high:
    text: The load is too high.
    because:
      - premises: [the-cable-has-lost-a-fifth, Frost]
        warrant: Addition, Experience
        unless: [Calm]
  Open: { text: The bridge can stay open., despite: [the-load-is-too-high] }
  what-carries-too-much-must-close: What carries too much must close.
  Close:
    text: Close
    because:
      - id: Cable
        premises: [the-load-is-too-high, what-carries-too-much-must-close]
        note: 'It carries too much. #engineering {\"source\":\"C1\"}'",
    );
    assert_eq!(losses(text), [] as [&str; 0]);
    assert_eq!(
        verdicts(&read(text)),
        "the-cable-has-lost-a-fifth: accepted, Frost: accepted, Calm: accepted, the-load-is-too-high: rejected, \
         Open: accepted, what-carries-too-much-must-close: accepted, Close: rejected"
    );
}

#[test]
fn what_bears_on_a_reconstruction_as_a_whole_bears_on_its_last_step() {
    assert_is(
        "[c]\n  + <P>\n  - <P>\n\n<P>\n  - [x]\n  <_ [y]\n  + [z]\n  -> [w]\n\n(1) [p]\n----\n(2) [c]\n",
        "claims:
  c: { text: c, despite: [c], because: [{ id: P, premises: [p], unless: [x, y] }] }
  x: x
  y: y
  z: z
  w: { text: w, despite: [c] }
  p: { text: p, because: [z] }",
    );
    // That x attacks a premise is said; that z supports one of two is not said of which.
    let text = "<P>\n  - [x]\n  + [z]\n\n(1) [p]\n  - [x]\n(2) [q]\n----\n(3) [c]\n";
    assert_is(
        text,
        "claims:
  x: x
  z: z
  p: { text: p, despite: [x] }
  q: q
  c: { text: c, because: [{ id: P, premises: [p, q] }] }",
    );
    assert_eq!(losses(text).len(), 1, "{:?}", losses(text));
    assert!(losses(text)[0].contains("the support for the argument `P`"));
}

#[test]
fn sketches_are_claims_and_undercuts_meet_their_steps() {
    let text = "[T]: The thesis.\n  + <A>: Why.\n    <_ <B>: Not so.\n  - <C>: Against it.\n    - <D>: In its turn.\n";
    assert_is(
        text,
        "claims:
  T: { text: The thesis., because: [{ premises: [A], unless: [B] }], despite: [C] }
  A: Why.
  B: Not so.
  C: { text: Against it., despite: [D] }
  D: In its turn.",
    );
    assert_eq!(verdicts(&read(text)), "T: rejected, A: accepted, B: accepted, C: rejected, D: accepted");
}

/// An undercut of a sketch leaves no reason from it to anything, whatever it bears on and how.
#[test]
fn a_sketch_that_is_undercut_has_no_effect() {
    for (text, expected) in [
        // On a statement, and supported itself.
        ("[t]\n  + <u>: U.\n    + [s]\n    <_ [x]\n", "t: rejected, u: accepted, s: accepted, x: accepted"),
        ("[t]\n  - <u>: U.\n    + [s]\n    <_ [x]\n", "t: accepted, u: accepted, s: accepted, x: accepted"),
        // On nothing: what it says falls, whether it is supported or not.
        ("<u>: U.\n  <_ [x]\n", "u: rejected, x: accepted"),
        ("<u>: U.\n  + [s]\n  <_ [x]\n", "u: rejected, s: accepted, x: accepted"),
        // On the step of another, which stands again.
        (
            "[t]\n  + [r]\n    <_ <u>: U.\n      + [s]\n      <_ [x]\n",
            "t: accepted, r: accepted, u: rejected, s: accepted, x: accepted",
        ),
        (
            "<p>\n  - <u>: U.\n    + [s]\n    <_ [x]\n\n(1) a\n(2) b\n----\n(3) c\n",
            "u: rejected, s: accepted, x: accepted, a: accepted, b: accepted, c: accepted",
        ),
        // On what it contradicts.
        ("[t]\n  >< <u>: U.\n    + [s]\n    <_ [x]\n", "t: accepted, u: rejected, s: accepted, x: accepted"),
    ] {
        assert_eq!(verdicts(&read(text)), expected, "{text}");
    }
}

#[test]
fn in_strict_mode_statements_entail_and_exclude_one_another() {
    assert_is(
        "===\nmodel:\n  mode: strict\n===\n\n[a]\n  + [b]\n  - [c]\n  + <d>\n  - <e>\n\n[c]\n  - [a]\n",
        "meta: { model: { mode: strict } }
claims:
  a:
    text: a
    because: [{ premises: [b], strict: true }, d]
    despite: [e]
  b: b
  c: c
  d: d
  e: e
conflicts:
  - [c, a]
  - [a, c]",
    );
}

#[test]
fn headings_are_sections_and_front_matter_is_of_the_map() {
    assert_is(
        "===\ntitle: A debate\nauthor: Ann\n===\n\nFirst.\n\n# One :heart:\n\n[a]: A.\n\n## Two\n\n[b]: B.\n  + [a]\n\n# Three\n\n[c]\n",
        "title: A debate
meta: { author: Ann }
claims:
  first: First.
  a: { text: A., section: One ❤ }
  b: { text: B., section: One ❤ / Two, because: [a] }
  c: { text: c, section: Three }",
    );
    assert_eq!(
        losses("# One #tag {isGroup: true}\n\n## Two\n\n# Three\n\n[a]\n"),
        [
            "One: the tags of a heading",
            "{isGroup: true}: the data of a heading",
            "Two: the heading `One / Two`, as nothing stands under it",
            "One #tag {isGroup: true}: the heading `One`, as nothing stands under it",
        ]
    );
}

#[test]
fn words_are_plain_text() {
    let text = |argdown: &str| {
        let loaded = read(argdown);
        let (_, claim) = loaded.map().claims().next().unwrap();
        claim.text().to_owned()
    };
    assert_eq!(text("**Bold *and* more**, __so__ _it_ is."), "Bold and more, so it is.");
    assert_eq!(text(r"5 * 3, 5\*3 and snake\_case\_name, .e_g."), "5 * 3, 5*3 and snake_case_name, .e_g.");
    assert_eq!(text("A *b { c*, .x*y."), "A b { c, .x*y.");
    assert_eq!(text(r"\[a\] \*b\* \# \\ \{c\}"), r"[a] *b* # \ {c}");
    assert_eq!(text("p .->. q :^: r .unknown. e.g. s."), "p → q ∧ r .unknown. e.g. s.");
    assert_eq!(text("As @[A] says, a #tag and @<B> #x #(y z)"), "As @[A] says, a #tag and @<B>");
    assert_eq!(text("===\nmodel: {removeTagsFromText: true}\n===\n\nA #tag here. #b"), "A here.");
    assert_eq!(
        text("One // not this\ntwo <!-- nor\n\nthis --> three /* nor this */ four."),
        "One two three four."
    );
    assert_eq!(text("\u{feff}One\r\ntwo  \r\n\tthree.\r\n\r\n[b]\r\n  + [c]\r\n"), "One two three.");
    assert_eq!(
        text(
            "If a < b [or so], then a -- or so.\n\\-- That is it.".replace("[or so]", "\\[or so\\]").as_str()
        ),
        "If a < b [or so], then a -- or so. -- That is it."
    );
}

#[test]
fn lists_are_statements() {
    assert_is(
        "* One.\n* Two.\n    + Three.\n\n  1. Four.\n  2. <Five>: 5.\n",
        "claims:
  one: One.
  two: { text: Two., because: [three] }
  three: Three.
  four: Four.
  Five: '5.'",
    );
}

#[test]
fn data_may_stand_in_a_block() {
    assert_is(
        "[a]: A. {\n  list: [1, {b: c}]\n  words: here\n}\n",
        "claims: { a: { text: A., meta: { list: [1, { b: c }], words: here } } }",
    );
}

#[test]
fn our_own_words_stand_under_a_key_of_data() {
    assert_is(
        "===\nelenchus:\n  conclusion: a\n  sources: { s: { title: S } }\n===\n\n\
         [a]: A. {elenchus: {strength: weak, from: s, expect: rejected}}\n\n\
         (1) [b]\n--\n{elenchus: {strength: strong, note: Why.}}\n--\n(2) [a]\n",
        "conclusion: a
sources: { s: { title: S } }
claims:
  a:
    text: A.
    strength: weak
    because: [{ premises: [b], strength: strong, note: Why. }]
    from: s
    expect: rejected
  b: b",
    );
    assert_eq!(
        mistakes("[a]: A. {elenchus: {strenght: weak}}\n"),
        ["strenght: a claim has no key `strenght`"]
    );
}

#[test]
fn every_mistake_is_told_at_its_place() {
    let cases = [
        ("[a]: one [b] two\n", "[b]: `[b]` stands among words"),
        ("[a] and more\n", "and more: words stand behind the reference to `a`"),
        ("[a]: x {y: 1} z\n", "z: words stand behind the data of what they belong to"),
        ("[a]: x\n+ [b]\n", "+: this relation is not indented"),
        ("[a]: x\n[b]: y\n", "[b]:: this does not belong to what stands before it"),
        ("[a]\n\n  + [b]\n", "+: nothing stands above this for it to bear on"),
        ("[a]\n  + \n", "+: there are no words here"),
        ("(1) a\n(2) b\n", "(1): these numbered statements have no conclusion"),
        ("(1) a\n----\n", "----: no conclusion stands below this inference"),
        ("(1) a\n----\n(2) b\n(3) c\n", "c: nothing is inferred from this premise"),
        ("(1) a\n--\nrule {uses: [1, 7]}\n--\n(2) b\n", "7: there is no statement (7) above this inference"),
        ("(1) a\n--\nrule\n\n(2) b\n", "--: this inference does not end"),
        ("(1) a\n----\n  - [x]\n(2) b\n", "- [x]: what bears on an inference is an undercut"),
        ("(1) <a>\n----\n(2) b\n", "<a>: an argument is no premise and no conclusion"),
        (
            "<a>\n\n(1) b\n----\n(2) c\n\n<a>\n\n(1) d\n----\n(2) e\n",
            "(1): the argument `a` is reconstructed already",
        ),
        ("[a]: x {y: 1} #z\n", "#z: words stand behind the data of what they belong to"),
        ("# H {y: 1} #z\n\n[a]\n", "#z: words stand behind the data of what they belong to"),
        ("# H {y: [}\n\n[a]\n", ""),
        ("[a]:\n\n[b]: x\n", "[a]:: no words define `a` here"),
        ("[ ]\n", "[ ]: this title has no words"),
        ("x \\\ny\n", "\\: nothing stands behind this backslash"),
        ("x **y\n", "**: these bold letters do not end"),
        ("5*3 and a_b\n", "*: these italic letters do not end"),
        ("x\n--\ny\n", "--: an inference stands between numbered statements"),
        (
            "[a]\n  + b\n    - c\n - d\n",
            "-: this relation is indented too little to belong to what stands above",
        ),
        ("* a\n + b\n", "+: this relation is indented too little to belong to what stands above"),
        ("* a\n1. b\n", "1.: this is no item of the list above"),
        ("* a\n  * b\n", "*: this is no item of the list above"),
        ("a\n* b\n", "*: this does not belong to what stands before it"),
        ("(1) a\n--\nr, , s\n--\n(2) b\n", ",: a rule is missing beside this comma"),
        ("(1) a\n--\nr {k: 1} s\n--\n(2) b\n", "s: words stand behind the data of what they belong to"),
        ("[a]: x {y: [}\n", ""),
        ("[a]: x\u{7} y\n", "\u{7}: the text holds the control character U+0007"),
        ("", ": there is no map here: the text holds no statement and no argument"),
        ("// nothing\n\n", ": there is no map here: the text holds no statement and no argument"),
        ("===\ntitle: x\n===\n[a]\n", "[a]: this does not belong to what stands before it"),
    ];
    assert_eq!(
        mistakes("(1) a\n--\nrule {uses: [7]}\n--\n(2) b\n"),
        ["7: there is no statement (7) above this inference"]
    );
    for (text, mistake) in cases {
        let found = mistakes(text);
        match mistake {
            "" => assert!(!found.is_empty(), "{text:?}"),
            _ => assert!(found.iter().any(|one| one == mistake), "{text:?}: {found:?}"),
        }
    }
}

#[test]
fn a_key_that_is_nearly_one_with_a_meaning_is_told() {
    let doubts = |text: &str| doubts(Notation::Argdown, text);
    let no_meaning = |key: &str, of: &str| vec![format!("{key}: `{key}` has no meaning as a key of {of}")];
    for (text, key, of) in [
        ("===\ntitel: T\n===\n\n[a]\n", "titel", "front matter"),
        ("===\nmode: strict\n===\n\n[a]\n", "mode", "front matter"),
        ("===\nelenchsu: { conclusion: a }\n===\n\n[a]\n", "elenchsu", "front matter"),
        ("===\nmodel: { Mode: strict }\n===\n\n[a]\n", "Mode", "`model`"),
        ("# H {isGruop: true}\n\n[a]\n", "isGruop", "the data of a heading"),
        ("[a]: x {isInGrop: true}\n", "isInGrop", "the data of a statement or argument"),
        ("<a>: x {Elenchus: {strength: weak}}\n", "Elenchus", "the data of a statement or argument"),
        ("(1) a\n--\nr {Uses: [1]}\n--\n(2) b\n", "Uses", "the data of an inference"),
    ] {
        assert_eq!(doubts(text), no_meaning(key, of), "{text}");
    }
    assert_eq!(
        doubts("===\nmodel: { mode: strikt }\n===\n\n[a]\n"),
        ["strikt: `strikt` is no mode, so that the mode is loose"]
    );
    for free in ["[a]: x {user: Ann, bank: Y, isInMap: true}\n", "===\nauthor: Ann\n===\n\n[a]\n"] {
        assert_eq!(doubts(free), [""; 0]);
    }
    // Under our own key stands our own format, which has no other keys.
    assert_eq!(
        mistakes("===\nelenchus: {conclusoin: a}\n===\n\n[a]\n"),
        ["conclusoin: a map has no key `conclusoin`"]
    );
}

/// Argdown's own reader takes what has no end for words. We do so too, and tell where that is probably a slip.
#[test]
fn what_has_no_end_is_words_and_told() {
    let nothing_closes =
        |open: &str| format!("{open}: nothing closes this `{open}`, so that it is read as words");
    for (text, open) in [
        ("[a\n", "["),
        ("<b\n", "<"),
        ("[a]: x\n  + [b y\n", "["),
        ("(1) <a\n----\n(2) b\n", "<"),
        ("* [a: x\n", "["),
        ("x @[a\n", "@["),
        ("x @<a y\n", "@<"),
        ("x #(a b\n", "#("),
        ("===\ntitle: x\n\n[a]\n", "==="),
        ("[a]: x {y: 1\n", "{"),
        ("(1) a\n--\nr {uses: 1\n--\n(2) b\n", "{"),
        ("[a]: x /* y\n", "/*"),
        ("[a]: x <!-- y\n", "<!--"),
    ] {
        assert_eq!(doubts(Notation::Argdown, text), [nothing_closes(open)], "{text}");
    }
    for text in [
        "a < b, x [0, 1) and 5 <6\n",
        "< b\n",
        "[1, 2\n3]\n".replace("[1", "x [1").as_str(),
        "{ x | x > 0\n",
        "a {b c\n",
        "me@home #1 (a\n",
        "<-- so\n".replace("<--", "x <--").as_str(),
        "\\[a \\<b\n",
    ] {
        assert_eq!(doubts(Notation::Argdown, text), [""; 0], "{text}");
    }
}

#[test]
fn what_is_lost_is_told() {
    assert_eq!(
        losses("See http://example.org/x\n"),
        ["//example.org/x: an address, as `//` begins a comment"]
    );
    assert_eq!(
        losses("(1) a\n--\nrule {more: 1}\n--\n(2) b\n"),
        ["--\nrule {more: 1}\n--: the data of an inference"]
    );
    assert_eq!(
        losses("# A [b](c)\n\n[d]: D. {x: 1, y: 2}\n\n[d] {x: 3, y: 2}\n"),
        ["A [b](c): the address of a link in a heading", "{x: 3, y: 2}: an earlier value of `x` in data"]
    );
    assert_eq!(
        losses("===\nmodel: {mode: strict}\n===\n\n[a]\n  + [b]\n  <_ [c]\n"),
        ["<_ [c]: the undercut of an entailment, which has no exceptions"]
    );
}

#[test]
fn files_are_included_where_they_are_named() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("argdown-includes");
    fs::create_dir_all(folder.join("parts")).unwrap();
    let file = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    file("main.argdown", "[a]: A.\n  + [b]\n\n@include(parts/more.argdown)\n\n[c]: [x] C.\n");
    file("parts/more.argdown", "[b]: B.\n  - <d>: D. [y]\n\n@include(../main.argdown)\n");
    let loaded = Loader::new().load(folder.join("main.argdown")).unwrap();
    let report = loaded.report();
    let findings: Vec<_> = report.iter().collect();
    let found = told(&loaded, findings);
    let place = "[x]: `[x]` stands among words, [y]: `[y]` stands among words, @include(../main.argdown): `";
    assert!(found.join(", ").starts_with(place), "{found:?}");
    assert!(found[2].ends_with("main.argdown` includes itself, by way of 2 include(s)"), "{found:?}");
    assert_eq!(found.len(), 3);
    assert_eq!(loaded.map().claims().len(), 4);
}

#[test]
fn the_corpus_is_read_without_a_finding() {
    let Some(corpora) = std::env::var_os("ELENCHUS_CORPORA") else {
        return println!("skipped: ELENCHUS_CORPORA is not set");
    };
    let expected = [
        ("argdown-primer.argdown", 20, 10, 2),
        ("legalisation-softdrugs.argdown", 18, 17, 0),
        ("state-censorship.argdown", 28, 14, 0),
    ];
    for (name, claims, arguments, losses) in expected {
        let loaded = Loader::new().load(Path::new(&corpora).join("argdown").join(name)).unwrap();
        assert_eq!(loaded.report().to_string(), "", "{name}");
        let map = loaded.map();
        let found = (map.claims().len(), map.arguments().len(), loaded.losses().len());
        assert_eq!(found, (claims, arguments, losses), "{name}: {:?}", told(&loaded, loaded.losses()));
    }
}

/// Each of these would take minutes or more if anything in it were looked at once for each other thing in it.
#[test]
fn hostile_texts_come_to_an_end() {
    let many = |piece: &str| piece.repeat(400_000 / piece.len());
    let tags: String = (0..60_000).map(|number| format!("#t{number} ")).collect();
    let nested: String = (0..800).map(|depth| format!("{}+ [x{depth}]\n", " ".repeat(depth + 1))).collect();
    let texts = [
        many("["),
        many("<"),
        many("{"),
        many("{}"),
        many("} "),
        many("/*"),
        many("<!--"),
        many("*"),
        many("**a"),
        many("_a"),
        many("#("),
        many("[a]("),
        many("@["),
        many("@include("),
        many("(1) a\n"),
        many("\n"),
        many("[a]\n\n"),
        many("- "),
        many("# a\n\n"),
        many("a.b:"),
        many("\\"),
        many("{[{"),
        format!("[a]\n{nested}"),
        format!("[a]: A {tags}\n"),
        many("== ="),
        many("  + [a]\n"),
        format!("[a]\n{}{}", many("  + x\n"), many("  <_ y\n")),
        format!("(1) a\n--\n{}", many("a,")),
        format!("<p>\n{}\n{}----\n(2) c\n", many("  + x\n"), many("(1) a\n")),
    ];
    for text in texts {
        let loaded = Loader::new().notation(Notation::Argdown).parse("input", &text);
        assert!(!loaded.report().is_empty() || loaded.map().claims().len() > 0);
    }
}
