//! Argumentation schemes: the catalogue, what an argument does with a scheme, and what is said of it.

use std::{fs, path::Path};

use elenchus::{
    ArgumentMap, Format, Level, Report, Semantics, WriteError,
    checks::Levels,
    document::{Argument, Claim, Document},
    map::{ArgumentBuilder, ClaimBuilder, Loader},
    schemes,
};
use proptest::prelude::*;

/// The catalogue as docs/SCHEMES.md has it: a table for each group.
fn tables() -> String {
    let ticked = |ids: Vec<&str>| ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    let mut tables = String::new();
    for group in schemes::groups() {
        tables += &format!("\n### {}\n\n", group.title);
        tables += "| scheme | its name | roles | questions | no. |\n|---|---|---|---|---|\n";
        for scheme in &group.schemes {
            let questions = scheme.questions.iter().map(|question| question.id.value.as_str()).collect();
            let number = scheme.source.as_ref().and_then(|source| source.rsplit(' ').next()).unwrap();
            tables += &format!(
                "| `{}` | {} | {} | {} | {number} |\n",
                scheme.id.value,
                scheme.name(),
                ticked(scheme.role_ids().collect()),
                ticked(questions),
            );
        }
    }
    tables
}

#[test]
fn the_page_has_the_catalogue() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/SCHEMES.md")).unwrap();
    let (_, on_page) = page.split_once("\n## The catalogue\n").unwrap();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("catalogue.md");
    fs::write(&path, tables()).unwrap();
    assert!(on_page == tables(), "the tables of docs/SCHEMES.md are not those of {}", path.display());
}

/// Every scheme is stated so that a map can be begun with it, and such a map says nothing that the checks object to.
#[test]
fn every_scheme_makes_a_map_to_start_from() {
    for scheme in schemes::all() {
        let yaml = schemes::skeleton(scheme).unwrap();
        let map =
            ArgumentMap::parse(&yaml).unwrap_or_else(|error| panic!("{}: {error}\n{yaml}", scheme.id.value));
        assert!(map.check().is_clean(), "{}\n{yaml}", map.check());
        let (_, argument) = map.arguments().next().unwrap();
        assert_eq!(map.scheme_of(argument), Some(scheme));
    }
}

/// An argument of each kind: roles with one claim and several, a claim in two roles, a warrant, replies of both kinds,
/// a scheme of the map's own, and one that nobody knows.
const WELL: &str = r#"
title: Is the well safe?
conclusion: safe
schemes:
  neighbours:
    title: Argument from the <neighbours> & their wells
    premises: { near: The wells are near., same-water: They draw on the same water. }
    questions: { depth: { text: Are they as deep?, against: near } }
claims:
  safe:
    text: The water of the well is safe.
    because:
      - id: by-a-chemist
        scheme: argument-from-authority
        premises: { expert: chemist, assertion: says-so }
        unless: was-paid
        questions:
          trustworthiness: was-paid
          consistency: { note: Nobody else was asked. }
          evidence: { by: [tested], note: With a kit. }
      - scheme: neighbours
        premises: { near: [mill-well, farm-well], same-water: mill-well }
      - premises: { taste: tastes-good }
    despite:
      - scheme: sign
        premises: { sign: dead-fish }
        warrant: Where fish die, something is in the water.
        strength: weak
  chemist: Dr Ames is a chemist of drinking water.
  says-so: Dr Ames says that the water is safe.
  was-paid: { text: Dr Ames was paid to say so., standing: open }
  tested: Dr Ames tested it.
  mill-well: The well of the mill is near, draws on the same water, and is safe.
  farm-well: The well of the farm is near and safe.
  tastes-good: The water tastes good.
  dead-fish: There are dead fish in the pond.
lints: { isolated: allow, unreachable: allow }
"#;

fn well() -> ArgumentMap {
    ArgumentMap::parse(WELL).unwrap()
}

#[test]
fn schemes_and_roles_are_in_every_format() -> Result<(), WriteError> {
    let map = well();
    assert!(map.check().is_clean(), "{}", map.check());
    let verdicts = map.verdicts(Semantics::Grounded);
    for &format in Format::ALL.iter().filter(|&&format| !matches!(format, Format::Html | Format::Svg)) {
        insta::assert_snapshot!(format!("well.{format}"), map.write(format, &verdicts)?);
    }
    Ok(())
}

#[test]
fn an_argument_knows_its_scheme_and_roles() {
    let map = well();
    let said: Vec<_> = map
        .arguments()
        .map(|(_, argument)| {
            let roles: Vec<_> =
                argument.premises_by_role().map(|(role, claim)| (role, map.claim(claim).id())).collect();
            (map.scheme_of(argument).map(|scheme| scheme.id.value.as_str()), roles)
        })
        .collect();
    assert_eq!(
        said,
        [
            (Some("expert-opinion"), vec![(Some("expert"), "chemist"), (Some("assertion"), "says-so")]),
            (
                Some("neighbours"),
                vec![
                    (Some("near"), "mill-well"),
                    (Some("near"), "farm-well"),
                    (Some("same-water"), "mill-well")
                ]
            ),
            (None, vec![(Some("taste"), "tastes-good")]),
            (Some("sign"), vec![(Some("sign"), "dead-fish")]),
        ]
    );
}

/// Roles and replies say something about an argument, and nothing to the semantics.
#[test]
fn verdicts_do_not_know_of_roles() {
    let plain = WELL
        .replace("{ expert: chemist, assertion: says-so }", "[chemist, says-so]")
        .replace("{ near: [mill-well, farm-well], same-water: mill-well }", "[mill-well, farm-well]")
        .replace("{ taste: tastes-good }", "tastes-good")
        .replace("{ sign: dead-fish }", "dead-fish");
    assert!(!plain.contains("expert:"));
    let plain = ArgumentMap::parse(&plain).unwrap();
    assert_eq!(plain.verdicts(Semantics::Grounded), well().verdicts(Semantics::Grounded));
}

/// A claim that is only named in a reply has no part in the verdicts; one that there is not is a mistake.
#[test]
fn a_reply_names_claims_and_does_not_use_them() {
    let text = "
conclusion: fire
claims:
  fire: { text: F., because: [{ premises: smoke, scheme: own, questions: { strength: apart, other-cause: gone } }] }
  smoke: S.
  apart: A.
schemes: { own: { premises: [One.], questions: { strength: How?, other-cause: What? } } }
";
    let report = Loader::new().parse("map.yaml", text).check_with(&Levels::new());
    let found: Vec<_> = report.iter().map(|finding| (finding.code.name, finding.message.as_str())).collect();
    assert_eq!(found, [("unknown-id", "there is no claim `gone`")]);
    let text = text.replace(", other-cause: gone", "");
    let report = ArgumentMap::parse(&text).unwrap().check();
    assert!(report.is_empty(), "it has its place in the map: {report}");
}

/// What the checks of schemes find in a map, a line each: where, what, and what to do.
fn found(text: &str) -> Vec<String> {
    let levels = ["unknown-scheme", "missing-scheme-premise", "open-critical-question", "redundant-premise"];
    let mut all = Levels::new();
    for code in elenchus::checks::codes() {
        all = all.set(code.name, if levels.contains(&code.name) { Level::Warn } else { Level::Allow });
    }
    lines(&Loader::new().parse("map.yaml", text).check_with(&all))
}

fn lines(report: &Report) -> Vec<String> {
    let line = |finding: &elenchus::Diagnostic| {
        let (_, at) = report.files().locate(finding.primary.span.unwrap());
        let help = finding.help.as_deref().unwrap_or_default();
        format!("{}:{} {}: {}; {help}", at.line, at.column, finding.code, finding.message)
    };
    report.iter().map(line).collect()
}

/// A map with one argument of three claims at hand, all on the third line.
fn arguing(argument: &str) -> String {
    format!("claims:\n  c:\n    {{ text: C., because: [{argument}] }}\n  p: P.\n  q: Q.\n  r: R.\n")
}

#[test]
fn an_unknown_name_is_told_with_what_may_be_meant() {
    let wrong = |argument: &str| -> Vec<String> {
        let found = found(&arguing(argument));
        let unknown = found.iter().filter_map(|line| line.split_once(" unknown-scheme: "));
        unknown.map(|(_, rest)| rest.to_owned()).collect()
    };
    let meant = "did you mean `sign`?";
    assert_eq!(wrong("{ premises: p, scheme: sgin }"), [format!("there is no scheme `sgin`; {meant}")]);
    assert_eq!(
        wrong("{ premises: p, scheme: Argument from Expert Opinion }"),
        ["there is no scheme `Argument from Expert Opinion`; did you mean `argument-from-expert-opinion`?"]
    );
    assert_eq!(
        wrong("{ premises: p, scheme: zyzzyva }"),
        [
            "there is no scheme `zyzzyva`; `elenchus schemes` lists those of the catalogue; a map defines others under \
          `schemes:`"
        ]
    );
    assert_eq!(
        wrong("{ premises: { sing: p, warrant: q }, scheme: sign }"),
        [format!("the scheme `sign` has no role `sing`; {meant}")]
    );
    assert_eq!(
        wrong("{ premises: { sign: p, warrant: q, colour: r }, scheme: sign }"),
        ["the scheme `sign` has no role `colour`; its roles are `sign` and `warrant`"]
    );
    assert_eq!(
        wrong("{ premises: [p, q], scheme: sign, questions: { strenght: r } }"),
        ["the scheme `sign` has no question `strenght`; did you mean `strength`?"]
    );
    // Without a scheme roles are free, and nothing asks questions.
    assert_eq!(
        wrong("{ premises: { colour: p, size: r }, questions: { why: q, how: r } }"),
        [
            "this argument for `c` takes up a question, and names no scheme that asks it; name the scheme under `scheme:`",
        ]
    );
    // A list is what one writes who thinks of several answers to one question.
    let listed = |questions: &str| {
        let text = arguing(&format!("{{ premises: p, scheme: sign, questions: {questions} }}"));
        let report = Loader::new().parse("map.yaml", &text).check_with(&Levels::new());
        let finding = report.iter().find(|finding| finding.code.name == "wrong-type").unwrap();
        finding.help.clone().unwrap()
    };
    assert_eq!(listed("[{ strength: q }]"), "write it without dashes: `questions: { backing: some-claim }`");
    let which = "say which question it takes up: `questions: { backing: some-claim }`";
    assert_eq!(listed("[q, r]"), which);
    assert_eq!(listed("q"), which);
    assert_eq!(
        found("schemes: { s: { premises: { far: F. }, questions: { q: { text: Q?, against: fra } } } }\n"),
        ["1:77 unknown-scheme: the scheme `s` has no role `fra`; did you mean `far`?"]
    );
}

#[test]
fn a_premise_that_is_missing_is_told_by_its_role() {
    let missing = |argument: &str| -> Vec<String> {
        let found = found(&arguing(argument));
        let missing = found.iter().filter_map(|line| line.split_once(" missing-scheme-premise: "));
        missing.map(|(_, rest)| rest.to_owned()).collect()
    };
    let lacks = "this argument for `c` lacks a premise of the scheme";
    assert_eq!(
        missing("{ premises: { expert: p }, scheme: expert-opinion }"),
        [format!("{lacks} `expert-opinion`; add `assertion` under `premises:`")]
    );
    assert_eq!(
        missing("{ premises: { position: p }, scheme: witness-testimony }"),
        [
            "this argument for `c` lacks 2 premises of the scheme `witness-testimony`; add `truthfulness` and `assertion` \
          under `premises:`"
        ]
    );
    // Where no roles are named, only their number can be compared.
    assert_eq!(
        missing("{ premises: p, scheme: expert-opinion }"),
        [
            "the scheme `expert-opinion` has 2 premises, and this argument for `c` has 1; say under `premises:` which \
          claim plays `expert` and `assertion`"
        ]
    );
    assert_eq!(missing("{ premises: [p, q], scheme: expert-opinion }"), [""; 0]);
    assert_eq!(missing("{ premises: [p, q, r], scheme: expert-opinion }"), [""; 0], "more is no mistake");
    // A warrant in words plays the role of that name.
    assert_eq!(missing("{ premises: { sign: p }, warrant: W., scheme: sign }"), [""; 0]);
    assert_eq!(missing("{ premises: p, warrant: W., scheme: sign }"), [""; 0]);
    assert_eq!(missing("{ premises: { sign: p, warrant: q }, scheme: sign }"), [""; 0]);
    assert_eq!(
        missing("{ premises: { sign: p }, scheme: sign }"),
        [format!("{lacks} `sign`; add `warrant` under `premises:`, or say it in words under `warrant:`")]
    );
    assert_eq!(
        missing("{ premises: p, warrant: W., scheme: expert-opinion }").len(),
        1,
        "it has no such role"
    );
    // What a misspelt role means is there; the other finding says so.
    assert_eq!(missing("{ premises: { sing: p }, warrant: W., scheme: sign }"), [""; 0]);
    // One claim may play two roles, and is not said to stand twice; nor does that make two premises of a list.
    assert_eq!(found(&arguing("{ premises: { expert: p, assertion: p }, scheme: analogy }")).len(), 4);
    let twice = found(&arguing("{ premises: { expert: [p, p], assertion: q }, scheme: expert-opinion }"));
    assert!(twice.iter().any(|line| line.contains("redundant-premise")), "{twice:?}");
}

#[test]
fn a_question_is_open_until_a_claim_or_a_note_takes_it_up() {
    let open = |questions: &str| -> Vec<String> {
        let argument = format!("{{ premises: p, warrant: W., scheme: sign, questions: {questions} }}");
        let found = found(&arguing(&argument));
        let open = found.iter().filter_map(|line| line.split_once(" open-critical-question: "));
        open.map(|(_, rest)| rest.split_once("; ").unwrap().0.to_owned()).collect()
    };
    let both = "nothing takes up `strength` and `other-cause`, critical questions of `sign`";
    let other = "nothing takes up `other-cause`, a critical question of `sign`";
    assert_eq!(open("{}"), [both]);
    assert_eq!(open("{ strength: {} }"), [both], "an empty reply takes up nothing");
    assert_eq!(open("{ strength: q }"), [other]);
    assert_eq!(open("{ strength: { note: N. } }"), [other]);
    assert_eq!(open("{ strenght: q }"), [other], "the misspelt one is another finding");
    assert_eq!(open("{ strength: q, other-cause: [q, r] }"), [""; 0]);
    // Each open question is told with what a bad answer does.
    let text = arguing("{ premises: p, warrant: W., scheme: sign }");
    let report = Loader::new()
        .parse("map.yaml", &text)
        .check_with(&Levels::new().set("open-critical-question", Level::Warn));
    let finding = report.iter().find(|finding| finding.code.name == "open-critical-question").unwrap();
    assert_eq!(
        finding.notes,
        [
            "`strength`: How closely does the sign go with what it is a sign of? (a bad answer speaks against `warrant`)",
            "`other-cause`: Is there something else that would explain the sign more reliably? (a bad answer undercuts \
             the step)",
        ]
    );
}

#[test]
fn what_could_not_be_read_is_not_missed() {
    // The scheme is defined, although nobody knows as what; or a part of it is not known.
    for text in [
        "schemes: { own: [ }\nclaims: { a: { text: A., because: [{ premises: b, scheme: own }] }, b: B. }",
        "schemes:\n  - id: own\nclaims: { a: { text: A., because: [{ premises: b, scheme: own }] }, b: B. }",
        "schemes: { own: { premises: { one: 7 } } }\nclaims: { a: { text: A., because: [{ premises: { one: b }, scheme: own }] }, b: B. }",
        "claims: { a: { text: A., because: [{ premises: { expert: b, assertion: 7 }, scheme: expert-opinion }] }, b: B. }",
    ] {
        let report = Loader::new().parse("map.yaml", text).check_with(&Levels::new());
        assert!(!report.passes() && !report.contains("unknown-scheme"), "{text}\n{report}");
        assert!(!report.contains("missing-scheme-premise"), "{text}\n{report}");
    }
}

#[test]
fn a_scheme_of_the_map_takes_the_place_of_one_of_the_catalogue() {
    let map = ArgumentMap::parse(
        "
schemes:
  expert-opinion: { premises: [One., Two.], aliases: [sign, house-rule] }
  house-rule: { title: T. }
claims: { a: A. }
",
    )
    .unwrap();
    let id = |name: &str| map.find_scheme(name).map(|scheme| scheme.premises.len());
    assert_eq!(id("expert-opinion"), Some(2));
    assert_eq!(id("argument-from-authority"), Some(2), "by every name");
    assert_eq!(id("sign"), Some(2), "an alias goes before the catalogue");
    assert_eq!(id("house-rule"), Some(0), "an id goes before an alias");
    assert_eq!(id("analogy"), Some(2));
    assert_eq!(id("nothing"), None);
}

/// A stranger's map may have a scheme of many roles and many arguments that follow it: looking for each role of each
/// argument among all of them would take minutes.
#[test]
fn a_large_scheme_costs_no_more_than_its_size() {
    const SIZE: usize = 20_000;
    let lines = |line: &dyn Fn(usize) -> String| (0..SIZE).map(line).collect::<String>();
    let roles = lines(&|at| format!("      r{at}: R.\n"));
    let questions = lines(&|at| format!("      q{at}: Q?\n"));
    let arguments = lines(&|at| {
        let roles = format!("{{ r{at}: c{at}, x{at}: c{at} }}");
        format!("      - {{ scheme: s, premises: {roles}, questions: {{ q{at}: b, y{at}: b }} }}\n")
    });
    let claims = lines(&|at| format!("  c{at}: C.\n"));
    let text = format!(
        "schemes:\n  s:\n    premises:\n{roles}    questions:\n{questions}\
         claims:\n  a:\n    text: A.\n    because:\n{arguments}  b: B.\n{claims}"
    );
    let found = found(&text);
    let count = |check: &str| found.iter().filter(|line| line.contains(check)).count();
    assert_eq!(count("unknown-scheme"), 2 * SIZE, "a role and a question of each argument");
    assert_eq!(count("missing-scheme-premise"), SIZE);
    assert_eq!(count("open-critical-question"), SIZE);
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[a-c]", "[0-3]", "(on|no|null|warrant|step|1e3|0x1)", "[\\-_.é]{1,3}"]
}

proptest! {
    /// Whatever a program puts into an argument is there after it was written and read.
    #[test]
    fn roles_and_replies_come_through(
        roles in prop::collection::vec((name(), "[p-r]"), 1..5),
        replies in prop::collection::btree_map(name(), (prop::collection::vec("[p-r]", 0..3), prop::option::of("[a-z: #]{0,8}x")), 0..4),
    ) {
        let mut argument = ArgumentBuilder::by_role(roles.clone()).scheme("sign");
        let mut document = Document::default();
        for id in ["p", "q", "r"] {
            document.claims.push(Claim { id: id.into(), text: "T.".into(), ..Claim::default() });
        }
        for (question, (by, _)) in &replies {
            argument = argument.question(question, by);
        }
        let builder = ArgumentMap::builder().claim(ClaimBuilder::new("c", "C.").because_of(argument));
        let mut claim = builder.document().claims[0].clone();
        for (reply, (_, note)) in claim.because[0].questions.iter_mut().zip(replies.values()) {
            reply.note.clone_from(note);
        }
        document.claims.push(claim);
        let map = ArgumentMap::from_document(&document).unwrap();
        let read = map.arguments().next().unwrap().1.authored();
        let written = &document.claims[3].because[0];
        prop_assert_eq!(&read.questions, &written.questions);
        // The premises of a role stand together, in the order in which the roles first stand.
        let mut order: Vec<&str> = Vec::new();
        roles.iter().for_each(|(role, _)| if !order.contains(&role.as_str()) { order.push(role) });
        let mut expected = roles.clone();
        expected.sort_by_key(|(role, _)| order.iter().position(|first| first == role));
        let found: Vec<(String, String)> =
            read.roles.iter().zip(&read.premises).map(|(role, id)| (role.value.clone(), id.value.clone())).collect();
        prop_assert_eq!(found, expected);
    }
}

/// Roles that fit no premises cannot be written, and are not dropped in silence.
#[test]
fn roles_without_premises_are_refused() {
    let argument =
        Argument { premises: vec!["b".into()], roles: vec!["x".into(), "y".into()], ..Argument::default() };
    let claim = Claim { id: "a".into(), text: "A.".into(), because: vec![argument], ..Claim::default() };
    let error = Document { claims: vec![claim], ..Document::default() }.to_yaml().unwrap_err();
    assert!(error.to_string().contains("as many roles as premises"), "{error}");
}
