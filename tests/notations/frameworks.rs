//! Frameworks of arguments and attacks, and of assumptions and rules.

use std::collections::HashSet;

use elenchus::{
    ArgumentMap, Format, Semantics, Verdict,
    instances::{Instance, InstanceFormat, InstanceFramework},
    map::Loader,
    notations::Notation,
    semantics::{Label, grounded},
};

use super::{Random, found, read, rewritten, sketch, told, verdicts};

#[test]
fn an_argument_is_a_claim_and_an_attack_an_objection() {
    let loaded = read(
        Notation::Tgf,
        "a The bridge should close.\nb The detour is too long.\nc  There is a ferry. \n#\nb a\nc b\n",
    );
    assert_eq!(verdicts(&loaded), "a: accepted, b: rejected, c: accepted");
    let map = loaded.map();
    assert_eq!(map.claim(map.find("c").unwrap()).text(), "There is a ferry.");
    assert!(loaded.losses().is_empty());
}

#[test]
fn what_attacks_itself_and_what_goes_round_is_contested() {
    let told = "1: contested, 2: contested, 3: contested, 4: contested";
    assert_eq!(verdicts(&read(Notation::Tgf, "1\n2\n3\n4\n#\n1 1\n2 3\n3 2\n3 4\n")), told);
    assert_eq!(verdicts(&read(Notation::Iccma, "# four\np af 4\n1 1\n2 3\n3 2\n3 4\n")), told);
    let facts = "arg(1). arg(2). % two\narg(3). arg(4).\natt(1, 1). att(2,3). att(3,2). att(3,4).";
    assert_eq!(verdicts(&read(Notation::Apx, facts)), told);
}

#[test]
fn a_name_that_is_no_id_becomes_one() {
    let ids = |notation, text| -> Vec<String> {
        let loaded = read(notation, text);
        loaded.map().claims().map(|(_, claim)| format!("{}: {}", claim.id(), claim.text())).collect()
    };
    let tgf = ids(Notation::Tgf, "arg(1)\narg-1 second\n#\narg(1) arg-1\n");
    assert_eq!(tgf, ["arg-1-2: arg(1)", "arg-1: second"]);
    let apx = ids(Notation::Apx, "arg(\"a\"). arg(a). arg(\"The bridge, closed.\"). arg(\"B\").");
    assert_eq!(apx, ["a-2: a", "a: a", "the-bridge-closed: The bridge, closed.", "B: B"]);
}

#[test]
fn the_labels_of_attacks_are_told_to_be_lost() {
    let loaded = read(Notation::Tgf, "a\nb\n#\na b because of this\n");
    assert_eq!(told(&loaded, loaded.losses()), ["because of this: the label of an attack"]);
}

#[test]
fn assumptions_rules_and_contraries() {
    // 1 and 2 are assumed; 4 follows from both and is the contrary of 3, 5 is a fact, and 6 is never concluded.
    let loaded = read(Notation::Iccma, "p aba 6\na 1\na 2\na 3\nc 3 4\nr 4 1 2\nr 5\nc 1 6\n");
    assert_eq!(
        verdicts(&loaded),
        "1: accepted, 2: accepted, 3: rejected, 4: accepted, 5: accepted, 6: unsupported"
    );
}

#[test]
fn every_mistake_is_told_at_its_place() {
    for (name, text, expected) in [
        (
            "graph.tgf",
            "a\nb\na again\n#\na\nc d\nb a\n",
            &[
                "a: the argument `a` is there already",
                "a: an attack takes two names: of the one that attacks, and of the attacked",
                "c: there is no argument `c`",
                "d: there is no argument `d`",
            ][..],
        ),
        ("graph.tgf", "a\nb\n", &[": there is no line `#` before the attacks"]),
        ("graph.tgf", "#\n", &[": there is no argument here"]),
        ("graph.tgf", "a\n# more\n", &["more: the line `#` holds nothing else"]),
        (
            "graph.apx",
            "arg(a).\nagr(b).\natt(a,c).\narg(\"d).\narg(e)\n",
            &[
                "agr(b).: expected `arg(a).` or `att(a,b).`, found `agr(b).`",
                "c: there is no argument `c`",
                "\"d).: expected a closing quotation mark, found `\"d).`",
                ": expected `.`, found the end of the file",
            ],
        ),
        ("graph.apx", "", &[": there is no argument here"]),
        (
            "a.af",
            "",
            &[
                ": expected `p af` or `p aba`, and the number of arguments or atoms, found the end of the file",
            ],
        ),
        ("a.af", "p af 0\n", &[": there is no argument here"]),
        (
            "a.af",
            "p af 2\n1\n1 3\nx 2 3\n",
            &[
                "1: an attack takes two numbers: of the one that attacks, and of the attacked",
                "3: `3` is not between 1 and 2, the number in the header",
                "x: `x` is not a number",
                "3: expected the end of the line, found `3`",
            ],
        ),
        (
            "a.aba",
            "p aba 4\na 1\na 1\nr 1 2\nc 2 3\nc 1 2\nc 1 3\ns 4\na\n",
            &[
                "1: assumption 1 is declared a second time",
                "1: atom 1 is an assumption and the head of a rule: the framework is not flat",
                "2: atom 2 has a contrary, and no line `a 2` makes it an assumption",
                "3: assumption 1 has another contrary already",
                "s: expected `a` and an assumption, `c`, an assumption and its contrary, or `r`, a head and a body, found `s`",
                "a: `a` takes the number of an assumption",
            ],
        ),
        (
            "a.aba",
            "p aba 16777216\n",
            &[
                "16777216: the header declares 16777216 arguments or atoms: a file of this size may have 65551",
            ],
        ),
        ("a.af", "p af 1\n# \u{7}\n", &["\u{7}: the text holds the control character U+0007"]),
    ] {
        let loaded = Loader::new().parse(name, text);
        assert_eq!(found(&loaded), expected, "{text}");
    }
}

/// A random framework of arguments in the competition's format.
fn attacks(random: &mut Random) -> String {
    let count = 1 + random.below(8);
    let mut text = format!("p af {count}\n");
    for _ in 0..random.below(2 * count + 1) {
        text += &format!("{} {}\n", 1 + random.below(count), 1 + random.below(count));
    }
    text
}

/// A random flat framework of assumptions in the competition's format.
fn rules(random: &mut Random) -> String {
    let atoms = 2 + random.below(8);
    let assumptions = 1 + random.below(atoms - 1);
    let mut text = format!("p aba {atoms}\n");
    for assumption in 1..=assumptions {
        text += &format!("a {assumption}\n");
        if random.below(5) > 0 {
            text += &format!("c {assumption} {}\n", 1 + random.below(atoms));
        }
    }
    for _ in 0..random.below(10) {
        text += &format!("r {}", assumptions + 1 + random.below(atoms - assumptions));
        for _ in 0..random.below(4) {
            text += &format!(" {}", 1 + random.below(atoms));
        }
        text.push('\n');
    }
    text
}

/// What the solver's own reading of a text says of its arguments or atoms: as verdicts of the claims of a map.
fn solved(text: &str, format: InstanceFormat) -> Vec<Verdict> {
    let instance = Instance::read(text.as_bytes(), format).unwrap();
    let framework = match &instance.framework {
        InstanceFramework::Abstract(framework) => framework.framework(),
        InstanceFramework::Assumption(framework) => framework.framework(),
        other => panic!("{other:?}"),
    };
    let labels = grounded(&framework);
    let concluded: Vec<_> = (0..framework.rule_count() as u32).map(|rule| framework.head(rule)).collect();
    let verdict = |atom: u32| match labels.label(atom) {
        _ if !concluded.contains(&atom) => Verdict::Unsupported,
        Label::In => Verdict::Accepted,
        Label::Out => Verdict::Rejected,
        Label::Undecided => Verdict::Contested,
    };
    (0..instance.names.len() as u32).map(verdict).collect()
}

fn judged(map: &ArgumentMap) -> Vec<Verdict> {
    map.verdicts(Semantics::Grounded).iter().map(|(_, verdict)| verdict).collect()
}

#[test]
fn verdicts_are_the_labels_of_the_framework() {
    let mut random = Random(5);
    for round in 0..600 {
        let text = if round % 2 == 0 { attacks(&mut random) } else { rules(&mut random) };
        let map = read(Notation::Iccma, &text).into_map().unwrap();
        assert_eq!(judged(&map), solved(&text, InstanceFormat::Iccma), "{text}");
        // And so they are of what is written for other solvers.
        let verdicts = map.verdicts(Semantics::Grounded);
        let aba = map.write(Format::Aba, &verdicts).unwrap();
        assert_eq!(solved(&aba, InstanceFormat::Iccma)[..map.claims().len()], judged(&map), "{text}\n{aba}");
        if round % 2 == 0 {
            for (format, solver, notation) in [
                (Format::Iccma, InstanceFormat::Iccma, Notation::Iccma),
                (Format::Apx, InstanceFormat::Apx, Notation::Apx),
                (Format::Tgf, InstanceFormat::Tgf, Notation::Tgf),
            ] {
                let written = map.write(format, &verdicts).unwrap();
                assert_eq!(solved(&written, solver), judged(&map), "{written}");
                assert_eq!(elenchus::formats::losses(format, &map.view()), [], "{written}");
                assert_eq!(rewritten(&map, format, notation).to_document().claims.len(), map.claims().len());
                // Attacks are written attacked by attacked, so that what is written again is the same.
                let again = rewritten(&map, format, notation);
                assert_eq!(again.write(format, &again.verdicts(Semantics::Grounded)).unwrap(), written);
            }
        }
    }
}

#[cfg(feature = "sat")]
#[test]
fn preferred_verdicts_are_those_of_the_framework_too() {
    use elenchus::semantics::{Attitude, Budget, Reasoner};
    let mut random = Random(6);
    for round in 0..100 {
        let text = if round % 2 == 0 { attacks(&mut random) } else { rules(&mut random) };
        let map = read(Notation::Iccma, &text).into_map().unwrap();
        let judge = map.judge(Semantics::Preferred, Attitude::Credulous, Budget::unlimited()).unwrap();
        let instance = Instance::read(text.as_bytes(), InstanceFormat::Iccma).unwrap();
        let framework = match &instance.framework {
            InstanceFramework::Abstract(framework) => framework.framework(),
            InstanceFramework::Assumption(framework) => framework.framework(),
            other => panic!("{other:?}"),
        };
        let reasoner = Reasoner::new(&framework);
        for (atom, (id, verdict)) in judge.iter().enumerate() {
            let stands = reasoner.credulous(Semantics::Preferred, atom as u32).unwrap().is_some();
            assert_eq!(stands, verdict == Verdict::Accepted, "{id} of {text}");
        }
    }
}

#[test]
fn strengths_undercuts_and_conflicts_are_written_as_defeats() {
    let map = ArgumentMap::parse(
        "
claims:
  close: { text: It should close., strength: strong, despite: [costly, dear], unless: [hoax] }
  costly: { text: It is costly., strength: weak }
  dear: { text: It is very dear., strength: strong, despite: [{ premises: [cheap], strength: weak }] }
  hoax: { text: It was a hoax., despite: [checked] }
  checked: { text: It was checked., standing: established }
  cheap: It is cheap.
conflicts: [[costly, cheap]]
",
    )
    .unwrap();
    let verdicts = map.verdicts(Semantics::Grounded);
    let apx = map.write(Format::Apx, &verdicts).unwrap();
    insta::assert_snapshot!(apx);
    for (format, notation) in
        [(Format::Iccma, Notation::Iccma), (Format::Apx, Notation::Apx), (Format::Tgf, Notation::Tgf)]
    {
        assert_eq!(judged(&rewritten(&map, format, notation)), judged(&map), "{format}");
    }
}

#[test]
fn an_attack_that_is_said_several_times_is_written_once() {
    let map = ArgumentMap::parse(
        "
claims:
  a: { text: A., despite: [b, { premises: [b], strength: strong }], unless: [c] }
  b: B.
  c: { text: C., unless: [a, a] }
conflicts: [[a, b], [a, b, c], [b, a]]
",
    )
    .unwrap();
    let verdicts = map.verdicts(Semantics::Grounded);
    // First those on the first claim, in the order in which the map says them.
    assert_eq!(
        map.write(Format::Apx, &verdicts).unwrap(),
        "arg(a).\narg(b).\narg(c).\natt(b,a).\natt(c,a).\natt(a,b).\natt(c,b).\natt(a,c).\natt(b,c).\n"
    );
    assert_eq!(
        map.write(Format::Iccma, &verdicts).unwrap(),
        "p af 3\n# 1 a: A.\n# 2 b: B.\n# 3 c: C.\n2 1\n3 1\n1 2\n3 2\n1 3\n2 3\n"
    );
    assert_eq!(
        map.write(Format::Tgf, &verdicts).unwrap(),
        "a A.\nb B.\nc C.\n#\nb a\nc a\na b\nc b\na c\nb c\n"
    );
    let aba = map.write(Format::Aba, &verdicts).unwrap();
    let rules: Vec<&str> = aba.lines().filter(|line| line.starts_with("r ")).collect();
    let different: HashSet<&str> = rules.iter().copied().collect();
    assert_eq!(rules.len(), different.len(), "{aba}");
}

/// Of any map, rules, strengths, windows and circles included.
#[test]
fn the_rules_of_every_map_have_its_verdicts() {
    let mut random = sketch::Random(8);
    sketch::holds_of(
        1_500,
        || random.sketch(),
        |sketch| {
            let map = ArgumentMap::parse(&sketch.to_string()).unwrap();
            let aba = map.write(Format::Aba, &map.verdicts(Semantics::Grounded)).unwrap();
            let (solved, judged) = (solved(&aba, InstanceFormat::Iccma), judged(&map));
            (solved[..judged.len()] != judged).then(|| format!("{solved:?} and not {judged:?} of {aba}"))
        },
    );
}

/// Of any map in which nothing rests on anything else.
#[test]
fn the_defeats_of_a_map_of_assertions_have_its_verdicts() {
    let mut random = sketch::Random(9);
    let draw = || {
        let mut sketch = random.sketch();
        for claim in &mut sketch.claims {
            claim.because.clear();
            claim.window = None;
            claim.standing = claim.standing.filter(|&standing| standing != elenchus::Standing::Open);
            for step in &mut claim.despite {
                step.premises.truncate(1);
                step.unless.clear();
            }
        }
        sketch
    };
    sketch::holds_of(1_500, draw, |sketch| {
        let map = ArgumentMap::parse(&sketch.to_string()).unwrap();
        let apx = map.write(Format::Apx, &map.verdicts(Semantics::Grounded)).unwrap();
        let mut seen = HashSet::new();
        if let Some(twice) = apx.lines().find(|line| !seen.insert(*line)) {
            return Some(format!("`{twice}` stands twice in {apx}"));
        }
        let again = judged(&rewritten(&map, Format::Apx, Notation::Apx));
        (again != judged(&map)).then(|| format!("{again:?} and not {:?}", judged(&map)))
    });
}

#[test]
fn what_a_framework_cannot_say_is_told_with_its_place() {
    let map = ArgumentMap::parse(
        "title: T\nclaims: { a: { text: A., because: [b, c], despite: [[b, c], d] }, b: B., c: { text: C., tags: [x] }, d: { text: D., standing: open } }",
    )
    .unwrap();
    let lost: Vec<String> = elenchus::formats::losses(Format::Tgf, &map.view())
        .iter()
        .map(|loss| {
            format!("{}: {}", loss.primary.span.map_or("-", |span| map.files().slice(span)), loss.message)
        })
        .collect();
    insta::assert_snapshot!(lost.join("\n"));
}

#[test]
fn what_no_sentence_can_hold_is_told() {
    let loaded = elenchus::map::Loader::new().parse("graph.tgf", "a bell \u{7}\n#  and more\n");
    let report = loaded.report();
    assert_eq!(
        told(&loaded, report.iter()),
        ["\u{7}: the text holds the control character U+0007", "and: the line `#` holds nothing else"]
    );
}
