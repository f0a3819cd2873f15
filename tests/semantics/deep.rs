//! Large maps: chains far deeper than the stack, circles, long lists, in time that is linear.

use std::fmt::Write;

use elenchus::{ArgumentMap, Semantics, Verdict};

/// Reads a map of numbered claims and counts its verdicts.
fn count(claims: usize, mut claim: impl FnMut(usize, &mut String), tail: &str) -> [usize; 4] {
    let mut yaml = "claims:\n".to_owned();
    for id in 0..claims {
        write!(yaml, "  c{id}: {{ text: Claim {id}.").unwrap();
        claim(id, &mut yaml);
        yaml.push_str(" }\n");
    }
    yaml.push_str(tail);
    let map = ArgumentMap::parse(&yaml).expect("a map");
    let mut counts = [0; 4];
    for (_, verdict) in map.verdicts(Semantics::Grounded).iter() {
        counts[verdict as usize] += 1;
    }
    counts
}

fn counts(of: impl IntoIterator<Item = (Verdict, usize)>) -> [usize; 4] {
    let mut counts = [0; 4];
    of.into_iter().for_each(|(verdict, count)| counts[verdict as usize] = count);
    counts
}

#[test]
fn support_a_hundred_thousand_deep() {
    let found = count(
        100_000,
        |id, yaml| {
            if id > 0 {
                write!(yaml, ", because: [c{}]", id - 1).unwrap();
            }
        },
        "",
    );
    assert_eq!(found, counts([(Verdict::Accepted, 100_000)]));
}

#[test]
fn attacks_a_hundred_thousand_deep() {
    let found = count(
        100_000,
        |id, yaml| {
            if id > 0 {
                write!(yaml, ", despite: [c{}]", id - 1).unwrap();
            }
        },
        "",
    );
    assert_eq!(found, counts([(Verdict::Accepted, 50_000), (Verdict::Rejected, 50_000)]));
}

#[test]
fn a_circle_of_support_that_is_attacked_everywhere() {
    let circle = 10_000;
    let found = count(
        circle + 1,
        |id, yaml| {
            if id < circle {
                write!(yaml, ", standing: asserted, because: [c{}], despite: [c{circle}]", (id + 1) % circle)
                    .unwrap();
            }
        },
        "",
    );
    assert_eq!(found, counts([(Verdict::Accepted, 1), (Verdict::Rejected, circle)]));
}

/// Each foundation that the circle loses costs it the next, and only a way round the circle tells so.
#[test]
fn a_circle_of_support_that_loses_one_foundation_after_the_other() {
    let many = 10_000;
    let mut yaml = "claims:\n  start: Start.\n".to_owned();
    let foundations: Vec<String> = (0..many).map(|id| format!("founded{id}")).collect();
    writeln!(yaml, "  circle0: {{ text: C., because: [circle{}, {}] }}", many - 1, foundations.join(", "))
        .unwrap();
    for id in 1..many {
        writeln!(yaml, "  circle{id}: {{ text: C., because: [circle{}] }}", id - 1).unwrap();
    }
    for id in 0..many {
        let attacker = if id == 0 { "start".to_owned() } else { format!("next{}", id - 1) };
        let last = many - 1;
        writeln!(yaml, "  fact{id}: {{ text: F., despite: [{attacker}] }}").unwrap();
        writeln!(yaml, "  founded{id}: {{ text: G., because: [fact{id}, [circle{last}, fact{id}]] }}")
            .unwrap();
        writeln!(yaml, "  next{id}: {{ text: N., despite: [founded{id}] }}").unwrap();
    }
    let map = ArgumentMap::parse(&yaml).expect("a map");
    let verdicts = map.verdicts(Semantics::Grounded);
    let accepted: Vec<&str> =
        verdicts.iter().filter(|(_, verdict)| *verdict == Verdict::Accepted).map(|(id, _)| id).collect();
    assert_eq!(accepted.len(), many + 1);
    assert!(accepted.iter().all(|id| *id == "start" || id.starts_with("next")));
    assert_eq!(verdicts["circle5"], Verdict::Rejected);
}

#[test]
fn a_circle_of_support_founded_in_one_place() {
    let circle = 10_000;
    for (standing, verdict) in [("asserted", Verdict::Accepted), ("open", Verdict::Unsupported)] {
        let found = count(
            circle,
            |id, yaml| {
                write!(yaml, ", because: [c{}]", (id + 1) % circle).unwrap();
                if id == 77 {
                    write!(yaml, ", standing: {standing}").unwrap();
                }
            },
            "",
        );
        assert_eq!(found, counts([(verdict, circle)]));
    }
}

#[test]
fn a_conflict_of_ten_thousand_claims_and_a_step_from_as_many() {
    let many = 10_000;
    let ids: Vec<String> = (0..many).map(|id| format!("c{id}")).collect();
    let list = ids.join(", ");
    let conflict = format!("conflicts:\n  - [{list}]\n");
    let found = count(
        many,
        |id, yaml| {
            if id == 5_000 {
                yaml.push_str(", strength: strong");
            }
        },
        &conflict,
    );
    assert_eq!(found, counts([(Verdict::Accepted, 1), (Verdict::Rejected, many - 1)]));
    let found = count(
        many + 2,
        |id, yaml| match id {
            5_000 => yaml.push_str(", strength: weak"),
            _ if id == many => {
                write!(yaml, ", because: [{{ premises: [{list}], strict: true }}], despite: [c{}]", id + 1)
                    .unwrap();
            }
            _ => {}
        },
        "",
    );
    // The objection reaches the one premise that is weaker than itself and all the others.
    assert_eq!(found, counts([(Verdict::Accepted, many), (Verdict::Rejected, 2)]));
}
