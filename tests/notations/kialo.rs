//! Discussions as Kialo exports them.

use elenchus::{
    ArgumentMap, Format, Semantics,
    document::{Citation, Document, Source},
    map::{ClaimBuilder, Loader},
    notations::Notation,
};

use super::{Random, found, read, told, verdicts};

const BRIDGE: &str = r"Discussion Title: Should the bridge close?

1. The bridge should close.
1.1. Pro: The main cable is [corroded](https://www.example.org/report_\(14\)) \(so they say\).
1.1.1. Con: The inspector was drunk.
1.1.1.1. Con: He drinks tea.
1.2. Pro: Frost is coming.
1.3. Con: The ferry is full,
and has been for weeks.

2. Nobody counts the days.
1.3.1. Con: A second ferry comes.
1.4. Con: -> See 1.1.1.
";

#[test]
fn pros_and_cons_are_arguments_and_objections() {
    let loaded = read(Notation::Kialo, BRIDGE);
    assert_eq!(told(&loaded, loaded.losses()), Vec::<String>::new());
    insta::assert_snapshot!(loaded.map().to_document().to_yaml().unwrap());
}

#[test]
fn a_claim_whose_pros_fail_is_judged_as_one_without() {
    let loaded = read(Notation::Kialo, "Discussion Title: T\n\n1. A.\n1.1. Pro: B.\n1.1.1. Con: C.\n");
    assert_eq!(verdicts(&loaded), "a: accepted, b: rejected, c: accepted");
}

#[test]
fn a_reference_is_the_claim_itself_wherever_it_stands() {
    let loaded = read(
        Notation::Kialo,
        "Discussion Name: T\r\n\r\n1. A.\r\n1.1. Con: -> See 1.3.\r\n1.2. Pro: -> See 1.1.\r\n1.3. Con: B.\r\n1.3.1. Con: -> See 1.\r\n1.1.1. Con: C.\r\n",
    );
    let map = loaded.map();
    let document = map.to_document();
    assert_eq!(verdicts(&loaded), "a: accepted, b: rejected, c: accepted");
    let despite: Vec<_> =
        document.claims[0].despite.iter().map(|one| one.premises[0].value.as_str()).collect();
    assert_eq!(despite, ["b", "b"]);
    assert_eq!(document.claims[0].because[0].premises[0].value, "b");
    let (_, argument) = map.arguments().next().unwrap();
    assert_eq!(map.files().slice(argument.span().unwrap()), "1.2. Pro: -> See 1.1.");
}

#[test]
fn theses_are_conclusions_and_their_question_is_no_claim() {
    let text = "Discussion Title: What next?\n\n1. What next?\n1.1. Close the bridge.\n1.1.1. Con: It is needed.\n1.2. Mend the bridge.\n1.2.1. Pro: -> See 1.1.1.\n";
    let loaded = read(Notation::Kialo, text);
    assert_eq!(
        verdicts(&loaded),
        "close-the-bridge: rejected, it-is-needed: accepted, mend-the-bridge: accepted"
    );
    let conclusions: Vec<_> =
        loaded.map().conclusions().map(|claim| loaded.map().claim(claim).id()).collect();
    assert_eq!(conclusions, ["close-the-bridge", "mend-the-bridge"]);
    assert_eq!(loaded.map().meta(), None);
    assert_eq!(written(loaded.map()), text);
    let asked = text.replace("1. What next?", "1. And what of [the bridge](a.org)?");
    let loaded = read(Notation::Kialo, &asked);
    assert_eq!(loaded.map().meta().unwrap()["question"], "And what of the bridge?");
    assert_eq!(told(&loaded, loaded.losses()), ["[the bridge](a.org): a link within the question"]);
    assert_eq!(written(loaded.map()), asked.replace("[the bridge](a.org)", "the bridge"));
}

#[test]
fn an_export_is_known_by_its_beginning() {
    for name in ["discussion.txt", "-", "discussion"] {
        assert_eq!(found(&Loader::new().parse(name, BRIDGE)), Vec::<String>::new(), "{name}");
    }
    assert_ne!(found(&Loader::new().parse("discussion.yaml", BRIDGE)), Vec::<String>::new());
}

/// Its words are no part of the sentence above: what it objects to would stand.
#[test]
fn a_line_with_a_number_that_is_none_is_told() {
    for line in ["1.2 Con: Full.", " 1.2. Con: Full.", "2 Con: Full.", "1..2. Con: Full."] {
        let text = format!("Discussion Title: T\n\n1. Close it.\n1.1. Pro: Rust.\n{line}\n");
        let loaded = Loader::new().notation(Notation::Kialo).parse("input", &text);
        let said = format!("{}: this looks like a claim, and its number is not one", line.trim());
        assert_eq!(super::found(&loaded), [said]);
    }
}

#[test]
fn every_mistake_is_told_at_its_place() {
    for (text, expected) in [
        ("", &[": the first line does not begin with `Discussion Title:`"][..]),
        ("Discussion Title: T\n", &[": there is no claim here"]),
        ("Title\n\n1. A.\n", &["Title: the first line does not begin with `Discussion Title:`"]),
        (
            "Discussion Title: T\n\n1. A.\n1.1. B.\n1.2. Pro: C.\n1.2. Con: D.\n1.5.1. Con: E.\n1.6. Con:\n1.2.1. Con: F.\n",
            &[
                "1.2.: the number `1.2.` is there already",
                "1.5.1.: there is no claim above `1.5.1.`",
                "1.1.: `1.1.` is neither `Pro:` nor `Con:`",
                "1.6.: the claim `1.6.` has no words",
            ],
        ),
        (
            "Discussion Title: T\n\n1. Q?\n1.1. A.\n1.1.1. Con: -> See 1.\n1.1.2. Con: -> See 1.3.\n1.1.3. Con: -> See 1.1.4.\n1.1.4. Con: -> See 1.1.3.\n",
            &[
                "1: `1.` is a question and no claim",
                "1.3: there is no claim `1.3.`",
                "1.1.3: these references lead only to each other",
            ],
        ),
        ("Discussion Title: T\n\n1. A\u{7}.\n", &["\u{7}: the text holds the control character U+0007"]),
    ] {
        let loaded = Loader::new().notation(Notation::Kialo).parse("input", text);
        let mut told = found(&loaded);
        let mut expected = expected.to_vec();
        told.sort();
        expected.sort_unstable();
        assert_eq!(told, expected, "{text}");
    }
    let loaded = read(Notation::Kialo, "Discussion Title: T\nAs of today.\n\n1. A.\n");
    assert_eq!(told(&loaded, loaded.losses()), ["As of today.: what stands before the first claim"]);
}

fn written(map: &ArgumentMap) -> String {
    map.write(Format::Kialo, &map.verdicts(Semantics::Grounded)).unwrap()
}

fn lost(map: &ArgumentMap) -> Vec<String> {
    let losses = elenchus::formats::losses(Format::Kialo, &map.view());
    let place = |span: Option<_>| span.map_or("-", |span| map.files().slice(span)).to_owned();
    losses.iter().map(|loss| format!("{}: {}", place(loss.primary.span), loss.message)).collect()
}

/// A map as claims by their sentences, in any order: that of a tree is its own.
fn sorted(map: &ArgumentMap) -> Document {
    let mut document = map.to_document();
    document.claims.sort_by(|one, other| one.id.value.cmp(&other.id.value));
    document.sources.sort_by(|one, other| one.id.value.cmp(&other.id.value));
    for claim in &mut document.claims {
        // Each is asserted, said or not.
        claim.standing = None;
    }
    document
}

#[test]
fn what_a_discussion_can_say_is_read_as_it_was() {
    const WORDS: &[&str] = &[
        "(",
        ")",
        "[",
        "](",
        "\\",
        "\n2. ",
        "\n1.1. Con: ",
        "\n\n",
        "Pro: ",
        "Con:",
        "-> See 1.",
        " ",
        "é",
        "\r\n",
        ".",
        "[a](b)",
    ];
    let mut random = Random(17);
    let mut theses = 0;
    for _ in 0..600 {
        let count = 1 + random.below(7);
        let mut builder = ArgumentMap::builder().title("What next?");
        for (id, url) in [("a-org", "https://www.a.org/"), ("b-org-c-d", "http://b.org/c_(d)")] {
            builder = builder.source(id, Source { url: Some(url.to_owned()), ..Source::default() });
        }
        let mut cites = [false; 2];
        for at in 0..count {
            let words: String = (0..random.below(5)).map(|_| WORDS[random.below(WORDS.len())]).collect();
            // The id is made of the first words: the others are put where they do not count.
            let mut claim = ClaimBuilder::new(format!("c{at}"), format!("C{at}.{}", filler(&words)));
            for _ in 0..random.below(3) {
                let premise = format!("c{}", random.below(count));
                claim =
                    if random.below(2) == 0 { claim.because([premise]) } else { claim.despite([premise]) };
            }
            claim = claim.standing(elenchus::Standing::Asserted);
            if random.below(4) == 0 {
                let source = random.below(2);
                cites[source] = true;
                let source = ["a-org", "b-org-c-d"][source].to_owned().into();
                claim = claim.cites(Citation { source, note: Some(format!("C{at}")), ..Citation::default() });
            }
            builder = builder.claim(claim);
        }
        builder = builder.conclusion("c0");
        if random.below(2) == 0 {
            builder = builder.conclusion(format!("c{}", random.below(count)));
        }
        let map = builder.build().unwrap();
        let text = written(&map);
        theses += usize::from(text.contains("\n1.2. C"));
        let again = read(Notation::Kialo, &text);
        assert_eq!(told(&again, again.losses()), Vec::<String>::new(), "{text}");
        // What is told to be lost is lost, and nothing else is.
        let mut expected = sorted(&map);
        let mut rest = Vec::new();
        for loss in lost(&map) {
            match loss.rsplit_once(": ").unwrap() {
                (_, "a source") => {}
                (text, "that a claim is no conclusion") => rest.push(text.to_owned()),
                (_, other) => panic!("{other}: {text}"),
            }
        }
        let ids: Vec<_> = expected.conclusion.iter().map(|id| id.value.clone()).collect();
        let read_back = sorted(again.map());
        let concluded: Vec<_> = read_back.conclusion.iter().map(|id| id.value.clone()).collect();
        assert_eq!(concluded[..ids.len()], ids, "{text}");
        assert_eq!(concluded.len(), ids.len() + rest.len(), "{text}");
        expected.conclusion.clone_from(&read_back.conclusion);
        expected.sources.retain(|source| cites[usize::from(source.id.value != "a-org")]);
        assert_eq!(read_back, expected, "{text}");
        assert_eq!(written(again.map()), text, "read and written again it stays");
    }
    assert!(theses > 20, "some have several theses: {theses}");
}

/// Words of which no id is made, for they stand behind a word that is too long for one.
fn filler(words: &str) -> String {
    format!(" {}{words}.", "x".repeat(60))
}

#[test]
fn a_reference_with_words_behind_it_is_a_sentence_and_told_to_look_like_one() {
    let text = |words: &str| format!("Discussion Title: T\n\n1. A.\n1.1. Con: B.\n1.2. Pro: {words}\n");
    let told = |words: &str| super::doubts(Notation::Kialo, &text(words));
    let message = "this is read as a sentence: a reference holds nothing but itself";
    for words in ["-> See 1.1. and more", "-> See 1.1, 1.2.", "->See 1.1.", "-> see 1.1."] {
        assert_eq!(told(words), [format!("{words}: {message}")]);
    }
    for words in
        ["-> See 1.1.", "-> See 1.1", "-> See the report.", "See 1.1. and more", "-> Seeing 2 ferries"]
    {
        assert_eq!(told(words), [""; 0], "{words}");
    }
}

#[test]
fn what_a_discussion_cannot_say_is_told() {
    let map = ArgumentMap::parse(
        "{ title: T, note: N, conclusion: close, sources: { report: { title: R, url: 'a.org' }, law: { title: L } }, claims: {
            close: { text: The bridge should close., because: [[corroded, frost], { premises: [insurer], strict: true }], despite: [{ premises: [ferry], strength: weak, unless: misled }] },
            corroded: { text: ' Corroded. ', from: { source: report, note: Corroded }, standing: established }, frost: { text: Frost., from: [report, law], unless: misled },
            insurer: Insurer., ferry: Ferry., misled: { text: Misled., strength: strong } }, conflicts: [[frost, ferry]] }",
    )
    .unwrap();
    insta::assert_snapshot!(format!("{}\n{}", written(&map), lost(&map).join("\n")));
}

#[test]
fn a_deep_discussion_is_cut_into_theses() {
    let mut text = String::from("conclusion: c0\nclaims:\n");
    for number in 0..20_000 {
        text +=
            &format!("  c{number}: {{ text: C{number}., standing: asserted, because: [c{}] }}\n", number + 1);
    }
    text += "  c20000: C20000.\n";
    let map = ArgumentMap::parse(&text).unwrap();
    let text = written(&map);
    assert!(text.len() < 20_000 * 160, "{}", text.len());
    let again = read(Notation::Kialo, &text);
    assert_eq!(again.map().claims().len(), 20_001);
    assert_eq!(written(again.map()), text);
}
