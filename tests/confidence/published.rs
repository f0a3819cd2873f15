//! The figures of two published implementations: see `tests/fixtures/README.md`.

use std::collections::BTreeMap;

use elenchus::confidence::{GradualSemantics, QuantitativeFramework};
use serde_json::Value;

/// What those figures are exact to.
const NEAR: f64 = 1e-9;

#[test]
fn strengths_are_those_of_published_implementations() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../fixtures/gradual.json")).unwrap();
    let mut compared = 0;
    for case in &cases {
        let mut framework = QuantitativeFramework::new();
        let base = case["base"].as_object().unwrap();
        let numbers: BTreeMap<&str, u32> = base
            .iter()
            .map(|(name, score)| (name.as_str(), framework.add_argument(score.as_f64().unwrap()).unwrap()))
            .collect();
        for (from, to) in pairs(&case["attacks"]) {
            framework.add_attack(numbers[from], numbers[to]);
        }
        for (from, to) in pairs(&case["supports"]) {
            framework.add_support(numbers[from], numbers[to]);
        }
        for library in ["uncertainpy", "formal-argumentation"] {
            for (semantics, figures) in case[library].as_object().unwrap() {
                let Some(figures) = figures.as_object() else { continue };
                let semantics: GradualSemantics = semantics.parse().unwrap();
                let evaluation = framework.evaluate(semantics);
                assert!(evaluation.convergence.converged, "{}, {semantics}", case["name"]);
                for (name, figure) in figures {
                    let (own, figure) =
                        (evaluation.strengths[numbers[name.as_str()] as usize], figure.as_f64().unwrap());
                    let place = format!("{}, {semantics} of {library}, {name}", case["name"]);
                    assert!((own - figure).abs() < NEAR, "{place}: {own} is not {figure}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 200, "{compared}");
}

fn pairs(value: &Value) -> impl Iterator<Item = (&str, &str)> {
    value.as_array().unwrap().iter().map(|pair| (pair[0].as_str().unwrap(), pair[1].as_str().unwrap()))
}

/// What the papers themselves work out.
#[test]
fn strengths_are_those_of_the_papers() {
    // Rago et al. 2016: three equal voices against, then the balance of both sides.
    let mut framework = QuantitativeFramework::new();
    let scores = [0.5, 0.5, 0.2, 0.6, 0.5, 0.7];
    let [answer, plea, one, two, three, other] = scores.map(|score| framework.add_argument(score).unwrap());
    for attacker in [one, two, three] {
        framework.add_attack(attacker, plea);
    }
    framework.add_support(plea, answer);
    framework.add_support(other, answer);
    let strengths = framework.evaluate(GradualSemantics::DfQuad).strengths;
    assert!((strengths[plea as usize] - 0.5 * 0.8 * 0.4 * 0.5).abs() < 1e-15);
    assert!((strengths[answer as usize] - (0.5 + 0.5 * (1.0 - 0.3 * 0.92))).abs() < 1e-15);
}
