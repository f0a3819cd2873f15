//! Explanations of large maps: made, checked and printed without recursion, in linear time and room.

use std::fmt::Write;

use elenchus::{
    ArgumentMap, Verdict,
    explain::{Grounds, confirm},
};

/// A map of numbered claims.
fn map(claims: usize, mut claim: impl FnMut(usize, &mut String), tail: &str) -> ArgumentMap {
    let mut yaml = "claims:\n".to_owned();
    for id in 0..claims {
        write!(yaml, "  c{id}: {{ text: Claim {id}.").unwrap();
        claim(id, &mut yaml);
        yaml.push_str(" }\n");
    }
    yaml.push_str(tail);
    ArgumentMap::parse(&yaml).expect("a map")
}

/// Explains a claim, and looks at the size of what is printed and written; gives the number of points or links.
fn explained(map: &ArgumentMap, id: &str, verdict: Verdict) -> usize {
    let why = map.why(id).unwrap();
    assert_eq!(why.verdict, verdict);
    assert_eq!(confirm(map, &why), Ok(()));
    let claims = map.claims().len();
    let text = why.to_string();
    assert!(text.len() < 600 * claims, "{} bytes for {claims} claims", text.len());
    let json = serde_json::to_string(&why).unwrap();
    assert!(json.len() < 1_000 * claims, "{} bytes for {claims} claims", json.len());
    match &why.grounds {
        Grounds::Points(points) => points.len(),
        Grounds::Dispute(dispute) => dispute.path.len() + dispute.cycle.len(),
        Grounds::Missing(lacks) => lacks.len(),
    }
}

#[test]
fn support_a_hundred_thousand_deep() {
    let chain = |id, yaml: &mut String| {
        if id > 0 {
            write!(yaml, ", because: [c{}]", id - 1).unwrap();
        }
    };
    assert_eq!(explained(&map(100_000, chain, ""), "c99999", Verdict::Accepted), 100_000);
}

#[test]
fn attacks_a_hundred_thousand_deep() {
    let chain = |id, yaml: &mut String| {
        if id > 0 {
            write!(yaml, ", despite: [c{}]", id - 1).unwrap();
        }
    };
    let map = map(100_000, chain, "");
    assert_eq!(explained(&map, "c99998", Verdict::Accepted), 199_997);
    assert_eq!(explained(&map, "c99999", Verdict::Rejected), 199_999);
}

#[test]
fn what_is_missing_a_hundred_thousand_deep() {
    let chain = |id, yaml: &mut String| match id {
        0 => yaml.push_str(", standing: open"),
        _ => write!(yaml, ", because: [c{}]", id - 1).unwrap(),
    };
    assert_eq!(explained(&map(100_000, chain, ""), "c99999", Verdict::Unsupported), 100_000);
}

#[test]
fn rings_of_attack() {
    let ring = |many: usize| {
        map(many, move |id, yaml| write!(yaml, ", despite: [c{}]", (id + 1) % many).unwrap(), "")
    };
    // Each defeat is a link from the claim to the objection, and one from the objection to what it is made of.
    assert_eq!(explained(&ring(10_000), "c0", Verdict::Contested), 20_000);
    assert_eq!(explained(&ring(9_999), "c0", Verdict::Contested), 19_998);
}

#[test]
fn a_circle_of_support_that_has_lost_its_foundation() {
    let circle = 10_000;
    let map = map(
        circle + 1,
        |id, yaml| match id {
            0 => write!(yaml, ", standing: asserted, because: [c{}], despite: [c{circle}]", circle - 1)
                .unwrap(),
            _ if id < circle => write!(yaml, ", because: [c{}]", id - 1).unwrap(),
            _ => {}
        },
        "",
    );
    explained(&map, "c5000", Verdict::Rejected);
}

#[test]
fn a_chain_of_circles() {
    let many = 5_000;
    let map = map(
        4 * many,
        |id, yaml| {
            let (base, next) = (id - id % 4, id + 1);
            match id % 4 {
                0 => write!(yaml, ", because: [c{next}, c{}]", base + 2).unwrap(),
                1 => write!(yaml, ", because: [c{base}]").unwrap(),
                2 if base > 0 => write!(yaml, ", despite: [c{}]", base - 1).unwrap(),
                2 => yaml.push_str(", despite: [foe]"),
                _ => write!(yaml, ", despite: [c{base}]").unwrap(),
            }
        },
        "  foe: Foe.\n",
    );
    explained(&map, &format!("c{}", 4 * many - 4), Verdict::Rejected);
}

#[test]
fn a_conflict_of_ten_thousand_claims() {
    let many = 10_000;
    let ids: Vec<String> = (0..many).map(|id| format!("c{id}")).collect();
    let strong = |id, yaml: &mut String| {
        if id == 5_000 {
            yaml.push_str(", strength: strong");
        }
    };
    let map = map(many, strong, &format!("conflicts:\n  - [{}]\n", ids.join(", ")));
    explained(&map, "c5000", Verdict::Accepted);
    explained(&map, "c7", Verdict::Rejected);
    let even = self::map(many, |_, _| {}, &format!("conflicts:\n  - [{}]\n", ids.join(", ")));
    explained(&even, "c7", Verdict::Contested);
}
