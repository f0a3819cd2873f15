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

/// Each loss makes the next one: support and attack in turn, all within circles.
#[test]
fn a_circle_of_support_that_loses_one_support_after_the_other() {
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
