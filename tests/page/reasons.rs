//! What the page says has become of a reason is so: the library tries what would be without it.

use std::{fmt::Write, path::Path, process::Command};

use elenchus::{
    ArgumentMap, Semantics, Standing, Verdict,
    explain::{Change, Element},
    map::Side,
};

use crate::{claims, data, file, missing, page_of, sketch::Random};

#[derive(serde::Deserialize)]
struct States {
    steps: Vec<String>,
    assertions: Vec<Option<String>>,
}

/// What is wrong with what is said of the reasons in a map.
fn wrong(map: &ArgumentMap, said: &States) -> Option<String> {
    let verdicts = map.verdicts(Semantics::Grounded);
    for (id, claim) in map.claims() {
        let assertion = said.assertions[id.index()].as_deref();
        let steps = claim.because().iter().map(|step| said.steps[step.index()].as_str());
        let states: Vec<&str> = assertion.into_iter().chain(steps).collect();
        let some = |state: &str| states.contains(&state);
        let is_so = match verdicts[id] {
            Verdict::Accepted => some("stands"),
            Verdict::Contested => some("open") && !some("stands"),
            Verdict::Rejected | Verdict::Unsupported => !some("stands") && !some("open"),
        };
        if !is_so {
            return Some(format!("{} is {}, and its reasons are {states:?}", claim.id(), verdicts[id]));
        }
    }
    for (id, argument) in map.arguments() {
        let state = said.steps[id.index()].as_str();
        let target = map.claim(argument.target());
        let Ok(without) = map.what_if(&[Change::Withdraw(Element::Argument(id))]) else { continue };
        let Some(after) = without.verdict(target.id()) else { continue };
        // A claim of which the last reason is taken away has none, whatever had become of that.
        let matters = match argument.side() {
            // What is strict is also read backwards, whatever becomes of it read forwards.
            Side::Support if argument.is_strict() => true,
            Side::Support => ["stands", "open"].contains(&state) || after == Verdict::Unsupported,
            // It has nothing to strike as things are, and were it not there, they might be otherwise.
            Side::Objection if state == "idle" => true,
            Side::Objection => ["stands", "open"].contains(&state),
        };
        if !matters {
            let name = map.element_name(Element::Argument(id));
            return Some(format!("{name} is said to be {state}, and without it {} is {after}", target.id()));
        }
    }
    for (id, argument) in map.arguments().filter(|(id, _)| said.steps[id.index()] == "idle") {
        let target = map.claim(argument.target());
        let mut reasons = target.because().iter().map(|step| said.steps[step.index()].as_str());
        if reasons.any(|state| ["stands", "open"].contains(&state))
            && target.standing() != Standing::Established
        {
            return Some(format!(
                "{} is idle, and there are reasons",
                map.element_name(Element::Argument(id))
            ));
        }
    }
    None
}

#[test]
fn what_is_said_of_reasons_is_so() {
    if Command::new("node").arg("--version").output().is_err() {
        return missing("Node");
    }
    let mut random = Random(77);
    let mut maps: Vec<ArgumentMap> = (0..1_000)
        .map(|number| if number % 5 == 4 { random.sketch_of_long_lists() } else { random.sketch() })
        .map(|sketch| ArgumentMap::parse(&sketch.to_string()).unwrap())
        .collect();
    maps.extend(["south-caucasus", "sunday-library.yaml", "night-train.yaml"].map(claims));
    let mut lines = String::new();
    for map in &maps {
        let _ = writeln!(lines, "{}", data(&page_of(map)));
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/page-reasons.mjs");
    let output = Command::new("node").arg(script).arg(file("reasons.jsonl", &lines)).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answers = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<States> = answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), maps.len());
    let mut found: Vec<String> = Vec::new();
    for ((number, map), said) in maps.iter().enumerate().zip(&answers) {
        found.extend(wrong(map, said).map(|wrong| {
            let text = map.files().iter().next().map_or("", |(_, file)| file.text());
            format!("map {number}: {wrong}\n{text}")
        }));
    }
    assert!(
        found.is_empty(),
        "{} of {} maps; the shortest:\n{}",
        found.len(),
        maps.len(),
        found.iter().min_by_key(|text| text.len()).unwrap()
    );
    let all: Vec<&String> = answers.iter().flat_map(|said| &said.steps).collect();
    for state in ["stands", "open", "defeated", "fails", "answered", "outweighed", "idle"] {
        assert!(all.iter().any(|said| *said == state), "nothing is {state}");
    }
}
