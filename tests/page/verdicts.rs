//! What the page's script computes is what the library computes.

use std::{fmt::Write, process::Command};

use elenchus::{
    ArgumentMap, Semantics, Standing, Verdict,
    explain::{Change, Element},
    map::ClaimId,
};

use crate::{
    claims, data, file, large, missing, page_of,
    sketch::{Random, Sketch},
};

/// A map, lists of claims that are switched, and what the library says of each.
struct Case {
    map: ArgumentMap,
    switched: Vec<Vec<usize>>,
    expected: Vec<Vec<&'static str>>,
}

impl Case {
    fn of(map: ArgumentMap, switched: Vec<Vec<usize>>) -> Case {
        let verdicts = map.verdicts(Semantics::Grounded);
        let before: Vec<(ClaimId, Verdict)> = map.claims().map(|(id, _)| (id, verdicts[id])).collect();
        let expected = switched
            .iter()
            .map(|claims| {
                let changes: Vec<Change> = claims
                    .iter()
                    .map(|&claim| match (before[claim].0, map.claim(before[claim].0).standing()) {
                        (claim, Standing::Open) => Change::Assert(claim),
                        (claim, _) => Change::Withdraw(Element::Assertion(claim)),
                    })
                    .collect();
                let changed = map.what_if(&changes).unwrap();
                let after = |&(id, verdict): &(ClaimId, Verdict)| {
                    changed.verdict(map.claim(id).id()).unwrap_or(verdict).name()
                };
                before.iter().map(after).collect()
            })
            .collect();
        Case { map, switched, expected }
    }

    fn of_sketch(random: &mut Random, sketch: &Sketch) -> Case {
        let map = ArgumentMap::parse(&sketch.to_string()).unwrap();
        // Outside its window a claim can be neither withdrawn nor asserted.
        let can: Vec<usize> =
            (0..sketch.claims.len()).filter(|&claim| sketch.claims[claim].holds()).collect();
        let mut switched = vec![Vec::new()];
        for percent in [20, 40, 70] {
            switched.push(can.iter().copied().filter(|_| random.chance(percent)).collect());
        }
        switched.extend(can.iter().take(2).map(|&claim| vec![claim]));
        Case::of(map, switched)
    }
}

#[test]
fn the_script_judges_as_the_library_does() {
    if Command::new("node").arg("--version").output().is_err() {
        return missing("Node");
    }
    let mut random = Random(2026);
    let mut cases: Vec<Case> = Vec::new();
    for number in 0..1_000 {
        let sketch = if number % 5 == 4 { random.sketch_of_long_lists() } else { random.sketch() };
        cases.push(Case::of_sketch(&mut random, &sketch));
    }
    for map in
        [claims("south-caucasus"), claims("sunday-library.yaml"), claims("night-train.yaml"), large(300)]
    {
        let single = (0..map.claims().len()).step_by(7).map(|claim| vec![claim]);
        cases.push(Case::of(map.clone(), single.chain([Vec::new()]).collect()));
    }
    // Long ways, which must take neither depth nor the square of their length.
    cases.push(Case::of(
        chain(20_000, |next| format!("despite: [{next}]")),
        vec![vec![], vec![19_999], vec![10_000]],
    ));
    cases.push(Case::of(chain(20_000, |next| format!("because: [{next}]")), vec![vec![], vec![19_999]]));

    let mut lines = String::new();
    for case in &cases {
        let rules = &data(&page_of(&case.map))["rules"];
        let _ = writeln!(lines, "{}", serde_json::json!({ "rules": rules, "switched": case.switched }));
    }
    let path = file("cases.jsonl", &lines);
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/page-verdicts.mjs");
    let output = Command::new("node").arg(script).arg(path).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answers = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Vec<Vec<String>>> =
        answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), cases.len());
    let mut others = 0;
    for (number, (case, answer)) in cases.iter().zip(&answers).enumerate() {
        for ((switched, expected), answer) in case.switched.iter().zip(&case.expected).zip(answer) {
            assert!(expected == answer, "map {number} with {switched:?} switched:\n{expected:?}\n{answer:?}");
            others += usize::from(*expected != case.expected[0]);
        }
    }
    assert!(others > 2_000, "only {others} switches changed a verdict");
}

fn chain(length: usize, link: impl Fn(String) -> String) -> ArgumentMap {
    let mut yaml = "claims:\n".to_owned();
    for number in 0..length - 1 {
        let _ = writeln!(yaml, "  c{number}: {{ text: T., {} }}", link(format!("c{}", number + 1)));
    }
    let _ = writeln!(yaml, "  c{}: T.", length - 1);
    ArgumentMap::parse(&yaml).unwrap()
}
