//! Carneades 4.

use std::{collections::BTreeMap, fs, path::PathBuf};

use elenchus::{
    ArgumentMap, Semantics,
    document::Document,
    map::{Loaded, Loader},
    notations::Notation,
};

use super::{corpus, read, told, verdicts};

fn case(text: &str) -> Loaded {
    read(Notation::Carneades, text)
}

fn losses(text: &str) -> Vec<String> {
    let loaded = case(text);
    told(&loaded, loaded.losses())
}

fn mistakes(text: &str) -> Vec<String> {
    let loaded = Loader::new().notation(Notation::Carneades).parse("input", text);
    let report = loaded.report();
    told(&loaded, report.iter())
}

#[test]
fn what_is_assumed_stands_and_what_is_argued_follows() {
    let loaded = case(
        "statements: { rain: It rains., wet: { text: The road is wet. }, dry: The road is dry. }
assumptions: [rain]
arguments: { a1: { conclusion: wet, premises: [rain] } }
",
    );
    assert_eq!(verdicts(&loaded), "rain: accepted, wet: accepted, dry: unsupported");
    let map = loaded.map();
    let wet = map.claim(map.find("wet").unwrap());
    assert_eq!((wet.text(), map.argument(wet.because()[0]).id()), ("The road is wet.", Some("a1")));
    assert!(loaded.losses().is_empty());
}

#[test]
fn nothing_is_said_against_an_assumption() {
    let loaded = case(
        "statements: { a: A., b: B., c: C. }
issues: { i: { positions: [a, b] } }
assumptions: [a, c]
arguments: { x: { conclusion: b, premises: [c] } }
",
    );
    assert_eq!(verdicts(&loaded), "a: accepted, b: rejected, c: accepted");
}

#[test]
fn the_undercutter_of_an_argument_undercuts_its_step() {
    let text = |assumed: &str| {
        format!(
            "statements: {{ testimony: She saw it., seen: It was there., blind: She is blind. }}
assumptions: {assumed}
arguments: {{ a1: {{ conclusion: seen, premises: [testimony], undercutter: blind }} }}
"
        )
    };
    assert_eq!(
        verdicts(&case(&text("[testimony, blind]"))),
        "testimony: accepted, seen: rejected, blind: accepted"
    );
    assert_eq!(
        verdicts(&case(&text("[testimony]"))),
        "testimony: accepted, seen: accepted, blind: unsupported"
    );
}

#[test]
fn an_argument_without_premises_asserts() {
    let loaded = case(
        "statements: { p: P., u: U. }
arguments:
  a: { conclusion: p, undercutter: u }
  b: { conclusion: u }
",
    );
    assert_eq!(verdicts(&loaded), "p: rejected, u: accepted");
    let map = loaded.map();
    assert_eq!(map.claim(map.find("p").unwrap()).authored().note.as_deref(), Some("Argument `a`."));
}

#[test]
fn of_the_positions_of_an_issue_the_weightiest_stands() {
    let text = |rest: &str| {
        format!(
            "statements: {{ stay: We stay., go: We go., cold: It is cold., late: It is late. }}
assumptions: [cold, late]
issues: {{ i1: {{ positions: [stay, go], standard: PE }} }}
argument_schemes: [{{ id: light, weight: {{ constant: 0.4 }} }}, {{ id: heavy, weight: {{ constant: 0.6 }} }}]
arguments:
  a1: {{ conclusion: stay, premises: [cold] {rest} }}
  a2: {{ scheme: light, conclusion: go, premises: [late] }}
"
        )
    };
    let stands = "stay: accepted, go: rejected, cold: accepted, late: accepted";
    let tied = "stay: contested, go: contested, cold: accepted, late: accepted";
    let falls = "stay: rejected, go: accepted, cold: accepted, late: accepted";
    assert_eq!(verdicts(&case(&text(""))), stands);
    assert_eq!(verdicts(&case(&text(", scheme: heavy"))), stands);
    assert_eq!(verdicts(&case(&text(", scheme: light"))), tied);
    assert_eq!(verdicts(&case(&text(", scheme: light, weight: 0.1"))), tied);
    assert_eq!(verdicts(&case(&text(", weight: 0"))), falls.replace("stay: rejected", "stay: unsupported"));
    let loaded = case(&text(""));
    let map = loaded.map();
    let said = |id: &str| map.argument(map.claim(map.find(id).unwrap()).because()[0]).strength().name();
    assert_eq!((said("stay"), said("go")), ("strong", "weak"));
    assert_eq!(losses(&text(", weight: 0")), ["a1: an argument that weighs nothing"]);
}

#[test]
fn each_way_of_weighing_has_its_steps() {
    let text = |scheme: &str| {
        format!(
            "statements: {{ t: T., p: P., q: Q. }}
assumptions: [q]
arguments: {{ a: {{ scheme: {scheme}, conclusion: t, premises: [p, q] }} }}
"
        )
    };
    for (scheme, verdict) in [
        ("linked", "unsupported"),
        ("factorized", "unsupported"),
        ("convergent", "accepted"),
        ("cumulative", "accepted"),
    ] {
        let expected = format!("t: {verdict}, p: unsupported, q: accepted");
        assert_eq!(verdicts(&case(&text(scheme))), expected, "{scheme}");
    }
}

#[test]
fn a_factorized_argument_weighs_more_the_more_it_has_of_what_bears_on_the_issue() {
    let loaded = case(
        "statements: { p: P., np: Not P., r: R., s: S. }
issues: { i: { positions: [p, np] } }
assumptions: [r, s]
arguments:
  a1: { scheme: factorized, conclusion: np, premises: [r] }
  a2: { scheme: factorized, conclusion: p, premises: [r, s] }
",
    );
    assert_eq!(verdicts(&loaded), "p: accepted, np: rejected, r: accepted, s: accepted");
}

#[test]
fn arguments_are_preferred_by_what_is_known_of_their_schemes() {
    let text = |order: &str| {
        format!(
            "weighing_functions: {{ lex: {{ preference: [{{ property: rank, order: [town, land] }}, {{ property: year, order: {order} }}] }} }}
argument_schemes:
  - {{ id: town-law, weight: lex, meta: {{ rank: town, year: 2020 }} }}
  - {{ id: old-law, weight: lex, meta: {{ rank: land, year: 1990 }} }}
  - {{ id: new-law, weight: lex, meta: {{ rank: land, year: 2010 }} }}
statements: {{ a: A., b: B., c: C., x: X. }}
issues: {{ i: {{ positions: [a, b, c] }} }}
assumptions: [x]
arguments:
  a1: {{ scheme: town-law, conclusion: a, premises: [x] }}
  a2: {{ scheme: old-law, conclusion: b, premises: [x] }}
  a3: {{ scheme: new-law, conclusion: c, premises: [x] }}
"
        )
    };
    assert_eq!(verdicts(&case(&text("ascending"))), "a: rejected, b: rejected, c: accepted, x: accepted");
    assert_eq!(verdicts(&case(&text("descending"))), "a: rejected, b: accepted, c: rejected, x: accepted");
}

#[test]
fn names_that_are_formulas_are_said_in_words() {
    let loaded = case(
        "language: { expert/2: \"%s is an expert on %v.\", sure/0: It is 100% sure. }
statements: { ¬app(a1): Not applicable., \"price(volvo, high)\": Volvos are dear. }
assumptions: [\"expert(joe, says(a,b))\", \"¬expert(ann,law)\", sure, \"price(volvo,high)\"]
",
    );
    let map = loaded.map();
    let all: Vec<_> =
        map.claims().map(|(_, claim)| (claim.id(), claim.text(), claim.authored().note.as_deref())).collect();
    assert_eq!(
        all,
        [
            ("not-app-a1", "Not applicable.", Some("Called `¬app(a1)`.")),
            ("price-volvo-high", "Volvos are dear.", Some("Called `price(volvo,high)`.")),
            (
                "expert-joe-says-a-b",
                "joe is an expert on says(a,b).",
                Some("Called `expert(joe,says(a,b))`.")
            ),
            (
                "not-expert-ann-law",
                "It is not so: ann is an expert on law.",
                Some("Called `¬expert(ann,law)`.")
            ),
            ("sure", "It is 100% sure.", None),
        ]
    );
}

#[test]
fn a_negation_is_at_issue_where_a_scheme_of_issues_says_so() {
    let text = |scheme: &str| {
        format!(
            "statements: {{ p: P., ¬p: Not P., q: Q. }}\nassumptions: [q]\n{scheme}arguments: {{ a: {{ conclusion: p }}, b: {{ conclusion: ¬p, premises: [q] }} }}\n"
        )
    };
    assert_eq!(verdicts(&case(&text(""))), "p: accepted, not-p: accepted, q: accepted");
    assert_eq!(
        verdicts(&case(&text("issue_schemes: { negation: [\"¬Q\", Q] }\n"))),
        "p: contested, not-p: contested, q: accepted"
    );
    assert_eq!(
        losses(&text("issue_schemes: { buy: [\"buy(X)\", \"...\"] }\n")),
        ["buy: the issues that the scheme `buy` makes"]
    );
}

#[test]
fn what_the_tests_expect_is_expected() {
    let loaded = case(
        "statements: { p: P., q: Q., r: R., s: S., t: T. }
issues: { i: { positions: [p, q] } }
assumptions: [t]
arguments:
  a1: { conclusion: p, premises: [t] }
  a2: { conclusion: r, premises: [s] }
  a3: { conclusion: q, premises: [t] }
tests: { in: [p, t], out: [q, r], undecided: [s] }
",
    );
    let map = loaded.map();
    let expected: Vec<_> =
        map.claims().map(|(_, claim)| claim.authored().expect.as_ref().unwrap().value.name()).collect();
    assert_eq!(expected, ["accepted", "rejected", "unsupported", "contested", "accepted"]);
}

#[test]
fn a_key_that_is_nearly_one_with_a_meaning_is_told() {
    let case = "statements: { a: { text: A., assumed: true }, b: B., c: C. }
issues: { i: { positions: [b, c], standard: PE } }
argument_schemes: [{ id: s, weight: { constant: 0.4 } }]
arguments: { x: { scheme: s, conclusion: b, premises: [a], undercutter: c } }
assumptions: [a]
";
    for (key, slip, what) in [
        ("assumed", "asumed", "a statement"),
        ("standard", "standart", "an issue"),
        ("weight", "wieght", "a scheme"),
        ("undercutter", "undercuter", "an argument"),
        ("undercutter", "Undercutter", "an argument"),
        ("assumptions", "asumptions", "a case"),
    ] {
        assert_eq!(
            super::doubts(Notation::Carneades, &case.replace(key, slip)),
            [format!("{slip}: `{slip}` has no meaning as a key of {what}")]
        );
    }
    assert_eq!(losses(&case.replace("standard", "colour")), ["colour: the key `colour` of an issue"]);
}

#[test]
fn what_a_rule_engine_makes_is_told_to_be_lost() {
    assert_eq!(
        losses(
            "argument_schemes:
  - { id: s, variables: [X], premises: [\"p(X)\"], conclusions: [\"q(X)\"], guards: [g] }
statements: { p(a): P. }
issues: { i: { positions: [p(a)], standard: BRD } }
tests: { in: [q(a)] }
extra: 1
"
        ),
        [
            "extra: the key `extra` of a case",
            "guards: the guards of a scheme's rule",
            "s: the arguments that the scheme `s` makes as a rule",
            "BRD: the proof standard of beyond reasonable doubt",
            "i: an issue with a single position",
            "q(a): the label that is expected of `q(a)`, which is no statement here",
        ]
    );
}

#[test]
fn a_scheme_is_a_scheme_with_its_questions() {
    let loaded = case(
        "language: { expert/1: \"%s is an expert.\", biased/1: \"%s is biased.\", so/1: \"%s is so.\" }
argument_schemes:
  - id: expertise
    meta: { title: From expertise, source: A book., kind: source-based }
    variables: [E, S]
    premises: { authority: expert(E), what: so(S) }
    conclusions: [S]
    exceptions: [biased(E)]
statements: { a: A., b: B., c: C. }
arguments: { a1: { scheme: expertise, conclusion: c, premises: { authority: a, what: b }, parameters: [ann, c] } }
",
    );
    let map = loaded.map();
    let (_, argument) = map.arguments().next().unwrap();
    let roles: Vec<_> = argument.premises_by_role().map(|(role, _)| role.unwrap()).collect();
    assert_eq!((argument.scheme(), roles), (Some("expertise"), vec!["authority", "what"]));
    assert_eq!(argument.authored().note.as_deref(), Some("Parameters: ann, c."));
    insta::assert_snapshot!("carneades.scheme", map.to_document().to_yaml().unwrap());
}

#[test]
fn every_mistake_is_told_at_its_place() {
    assert_eq!(
        mistakes(
            "statements: { p: [P.], q: { text: Q., assumed: perhaps }, p: Again. }
language: { broken: x }
assumptions: { p: q }
issues: { i1: { positions: [p, r, p], standard: XX }, i2: {} }
arguments:
  a1: { conclusion: r, premises: [p] }
  a2: { premises: [q] }
  a3: { conclusion: p, premises: [s], scheme: nothing, weight: 2 }
tests: { maybe: [p], in: [q], out: [q] }
"
        ),
        [
            "[P.]: expected text, found a list",
            "perhaps: `assumed` is true or false",
            "p: `p` stands twice here",
            "broken: `broken` is not a predicate with the number of its terms",
            "{ p: q }: the assumptions are a list",
            "r: there is no statement `r`",
            "p: the position stands twice in one issue",
            "XX: `XX` is not a proof standard",
            "i2: the issue `i2` has no position",
            "r: there is no statement `r`",
            "a2: the argument `a2` has no `conclusion`",
            "s: there is no statement `s`",
            "nothing: there is no scheme `nothing`",
            "2: a weight is a number from 0 to 1",
            "maybe: `maybe` is not a label: they are in, out and undecided",
            "q: two labels are expected of `q`",
        ]
    );
    for empty in ["", "[]", "statements: {}", "7", "arguments: []"] {
        assert!(!mistakes(empty).is_empty(), "{empty}");
    }
}

#[test]
fn a_map_of_our_own_is_never_taken_for_a_case() {
    let ours = "claims: { a: A. }\nstatements: { b: B. }\n";
    assert!(Loader::new().parse("map.yaml", ours).map().find("a").is_some());
    let theirs = "meta: { title: T }\nstatements: { b: B. }\n";
    let loaded = Loader::new().parse("case.yml", theirs);
    assert_eq!((loaded.report().to_string(), loaded.map().find("b").is_some()), (String::new(), true));
}

fn files() -> Vec<(String, Loaded)> {
    let Some(folder) = corpus("carneades") else { return Vec::new() };
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, Loader::new().load(path).unwrap())
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn the_corpus_is_read_whole_and_what_is_written_of_it_is_the_same() {
    for (name, loaded) in files() {
        assert_eq!(loaded.report().to_string(), "", "{name}");
        let document = loaded.map().to_document();
        let yaml = document.to_yaml().unwrap();
        assert_eq!(Document::from_yaml(&yaml).unwrap(), document, "{name}\n{yaml}");
        assert!(ArgumentMap::parse(&yaml).is_ok(), "{name}");
    }
}

/// The score of docs/notations/carneades.md.
#[test]
fn the_labels_that_the_corpus_expects() {
    let mut score: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut same = 0;
    let files = files();
    if files.is_empty() {
        return;
    }
    for (name, loaded) in &files {
        let map = loaded.map();
        let verdicts = map.verdicts(Semantics::Grounded);
        for (id, claim) in map.claims() {
            let Some(expected) = claim.authored().expect.as_ref() else { continue };
            match expected.value == verdicts[id] {
                true => same += 1,
                false => {
                    let kind = format!("{} expected, {}", expected.value, verdicts[id]);
                    score.entry(kind).or_default().push(format!("{name} {}", claim.id()));
                }
            }
        }
        let lost = loaded.losses().iter().filter(|loss| loss.message.starts_with("the label")).count();
        for _ in 0..lost {
            score.entry("no statement".to_owned()).or_default().push(name.clone());
        }
    }
    insta::assert_debug_snapshot!("carneades.score", (same, score));
}

#[test]
fn the_example_of_the_page() {
    let page = include_str!("../../docs/notations/carneades.md");
    let (_, rest) = page.split_once("```yaml\n").unwrap();
    let loaded = Loader::new().parse("case.yml", rest.split_once("```").unwrap().0);
    assert_eq!(loaded.report().to_string(), "");
    assert!(loaded.losses().is_empty());
    let map = loaded.map();
    let verdicts = map.verdicts(Semantics::Grounded);
    for (id, claim) in map.claims() {
        let expected = claim.authored().expect.as_ref();
        assert!(expected.is_none_or(|expected| expected.value == verdicts[id]), "{}", claim.id());
    }
    assert_eq!(verdicts["tea"].name(), "accepted");
}
