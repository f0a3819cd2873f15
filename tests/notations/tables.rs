//! Lists of relations in tables.

use elenchus::{ArgumentMap, Format, map::Loader, notations::Notation};

use super::{Random, found, read, rewritten, told, verdicts};

#[test]
fn each_row_is_a_relation() {
    let loaded = read(
        Notation::Csv,
        "from,to,type,group\ncorroded,close,support,a\nfrost,close,pro,a\nferry,close,con,\nsecond,ferry,-,\nhoax,a,undercut,\nchecked,hoax,attack,\n",
    );
    assert_eq!(
        verdicts(&loaded),
        "corroded: accepted, close: accepted, frost: accepted, ferry: rejected, second: accepted, hoax: rejected, checked: accepted"
    );
    let map = loaded.map();
    let [argument] = *map.claim(map.find("close").unwrap()).because() else { panic!() };
    assert_eq!(map.argument(argument).premises().len(), 2);
    assert_eq!(map.argument(argument).unless().len(), 1);
}

#[test]
fn sentences_may_stand_where_ids_do() {
    let loaded = read(
        Notation::Csv,
        "source;target;relation\n\"Frost; much of it.\";The bridge should close.;support\nThe ferry is full.;The bridge should close.;attack\n",
    );
    let map = loaded.map();
    let said: Vec<_> = map.claims().map(|(_, claim)| format!("{}: {}", claim.id(), claim.text())).collect();
    insta::assert_snapshot!(said.join("\n"));
    let (_, first) = map.claims().next().unwrap();
    assert_eq!(map.files().slice(first.span().unwrap()), "Frost; much of it.");
}

#[test]
fn a_row_without_a_target_is_about_its_claim() {
    let loaded = read(
        Notation::Tsv,
        "source\ttext\tstanding\tstrength\tsection\tnote\trelation\na\t\"Two\nlines.\"\testablished\tstrong\tBridge\tSo it is.\t\na\t\t\t\t\t\tconclusion\n",
    );
    let map = loaded.map();
    let document = map.to_document();
    let claim = &document.claims[0];
    assert_eq!(claim.text.value, "Two\nlines.");
    assert_eq!((claim.section.as_deref(), claim.note.as_deref()), (Some("Bridge"), Some("So it is.")));
    assert_eq!(map.conclusions().len(), 1);
    assert!(loaded.losses().is_empty());
}

/// Nothing that a second row says gets lost without a word.
#[test]
fn rows_that_do_not_agree_are_told() {
    for (text, expected) in [
        (
            "source,target,relation,argument,strength,note\na,b,support,g,weak,n1\nc,b,support,g,strong,n2\n",
            &[
                "strong: another row gives this argument another strength",
                "n2: another row gives this argument another note",
            ][..],
        ),
        (
            "source,target,relation,argument,strength\na,b,support,g,weak\nc,b,support,g,strict\n",
            &["strict: another row gives this argument another strength"],
        ),
        (
            "source,standing,section\na,open,s1\na,established,s2\n",
            &[
                "established: another row gives this claim another standing",
                "s2: another row gives this claim another section",
            ],
        ),
        ("source,standing,note\na,open,n\na,open,n\n", &[]),
    ] {
        let loaded = Loader::new().notation(Notation::Csv).parse("input", text);
        assert_eq!(found(&loaded), expected, "{text}");
    }
}

/// A file that is none of the notation has a mistake at every word.
#[test]
fn very_many_mistakes_are_counted() {
    let loaded = Loader::new().notation(Notation::Apx).parse("input", &"1.".repeat(500_000));
    let found = found(&loaded);
    assert_eq!(found.len(), 1_001);
    assert_eq!(found[1_000], "1.: there are 499000 mistakes more, the last of them here");
}

#[test]
fn columns_that_nobody_knows_are_told_to_be_lost() {
    let loaded = read(Notation::Csv, "source,target,relation,weight,empty\na,b,support,0.5,\n");
    assert_eq!(told(&loaded, loaded.losses()), ["weight: the column `weight`"]);
}

#[test]
fn every_mistake_is_told_at_its_place() {
    for (text, expected) in [
        ("", &[": there is no table here"][..]),
        ("a,b\nc,d\n", &["a: no column is called `source`"]),
        ("source,target\na,b\n", &["source: no column is called `relation`"]),
        ("source,text\n", &["source: there is no row behind the names of the columns"]),
        ("source,from,text\na,,A.\n", &["from: the column `source` is there already"]),
        (
            "source,target,relation,argument,strength\na,b,helps,,\n,b,support,,\na,b,,,\na,,attack,,\na,b,support,x,huge\na,c,support,x,\na,b,attack,,strict\na,a,conflict,,\n",
            &[
                "helps: `helps` is no relation",
                ",b,support,,: the row has no `source`",
                "b: the row has a target and no relation",
                "attack: the row has a relation and no target",
                "huge: `huge` is not a strength: write weak, moderate, strong",
                "x: `x` is an argument with another target or relation",
                "strict: an objection is never strict: without a strength it is as strong as its premises",
                "a: a claim is in conflict with itself",
            ],
        ),
        ("source,text\na,One.\na,Two.\n", &["Two.: the claim `a` has another sentence already"]),
        ("source,text\na,b,c\n", &["c: the row has more cells than there are columns, which are 2"]),
        ("source,text\na,\"b\n", &["\": this quotation mark is never closed"]),
        ("source,text\na,\"b\" c\n", &[" c: a cell ends with its closing quotation mark"]),
    ] {
        let loaded = Loader::new().parse("edges.csv", text);
        assert_eq!(found(&loaded), expected, "{text}");
    }
}

/// Text with all that a table has to hide.
const WORDS: &[&str] = &["A", "\"", ",", "\t", "\n", "\r\n", ";", " ", "=", "é", "''"];

fn words(random: &mut Random) -> String {
    let words: String = (0..random.below(6)).map(|_| WORDS[random.below(WORDS.len())]).collect();
    format!("{words}.")
}

/// A random map of what a table can say.
fn map(random: &mut Random) -> ArgumentMap {
    let count = 2 + random.below(6);
    let strength = |random: &mut Random| ["weak", "moderate", "strong"][random.below(3)];
    let mut steps = 0;
    let mut step = |random: &mut Random, support: bool| {
        steps += 1;
        let premises: Vec<String> =
            (0..1 + random.below(3)).map(|_| format!("c{}", random.below(count))).collect();
        let mut json = serde_json::json!({ "premises": premises });
        match random.below(4) {
            0 if support => json["strict"] = true.into(),
            1 => json["strength"] = strength(random).into(),
            2 => json["unless"] = vec![format!("c{}", random.below(count))].into(),
            _ => {}
        }
        if random.below(4) == 0 {
            json["id"] = format!("s{steps}").into();
        }
        if random.below(4) == 0 {
            json["note"] = words(random).into();
        }
        json
    };
    let mut claims = serde_json::Map::new();
    for claim in 0..count {
        let mut json = serde_json::json!({ "text": words(random) });
        for (key, support) in [("because", true), ("despite", false)] {
            let steps: Vec<_> = (0..random.below(3)).map(|_| step(random, support)).collect();
            json[key] = steps.into();
        }
        if random.below(3) == 0 {
            json["standing"] = ["asserted", "open", "established"][random.below(3)].into();
        }
        if random.below(3) == 0 {
            json["strength"] = strength(random).into();
        }
        if random.below(3) == 0 {
            json["unless"] = vec![format!("c{}", random.below(count))].into();
        }
        if random.below(3) == 0 {
            json["section"] = "Other".into();
        }
        claims.insert(format!("c{claim}"), json);
    }
    let conflicts: Vec<Vec<String>> = (0..random.below(3))
        .map(|_| (0..2 + random.below(count - 1)).map(|at| format!("c{at}")).collect())
        .collect();
    let map = serde_json::json!({ "conclusion": ["c1", "c0"], "claims": claims, "conflicts": conflicts });
    ArgumentMap::parse(&map.to_string()).unwrap()
}

#[test]
fn what_is_written_is_read_as_it_was() {
    let mut random = Random(7);
    for _ in 0..400 {
        let map = map(&mut random);
        for (format, notation) in [(Format::Csv, Notation::Csv), (Format::Tsv, Notation::Tsv)] {
            assert_eq!(elenchus::formats::losses(format, &map.view()), []);
            let again = rewritten(&map, format, notation);
            assert_eq!(again.to_document(), map.to_document());
        }
    }
}

/// Text in cells, with what a spreadsheet would take for a formula: it stays what it is.
#[test]
fn a_written_table() {
    let map = ArgumentMap::parse(
        "{ claims: { a: { text: '=1+1', because: [[b, c]], despite: [d] }, b: 'B, \"so to say\".', c: C., d: D. } }",
    )
    .unwrap();
    let verdicts = map.verdicts(elenchus::Semantics::Grounded);
    insta::assert_snapshot!(map.write(Format::Csv, &verdicts).unwrap());
}
