//! Which claim is which, and which argument.

use std::fmt::Write;

use elenchus::{
    ArgumentMap,
    explain::{Difference, diff, diff::Change},
};

fn compared(old: &str, new: &str) -> Difference {
    diff(&ArgumentMap::parse(old).unwrap(), &ArgumentMap::parse(new).unwrap())
}

/// The kind of each change, and what it is about.
fn kinds(difference: &Difference) -> Vec<String> {
    let kind = |change: &Change| {
        let json = serde_json::to_value(change).unwrap();
        let word = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
        format!("{} {}{}", word("change"), word("claim"), json["at"]["claim"].as_str().unwrap_or_default())
            .trim_end()
            .to_owned()
    };
    difference.changes.iter().map(kind).collect()
}

#[test]
fn a_renamed_id_is_a_rename_and_nothing_else() {
    let old = "
        conclusion: a
        claims:
          a: { text: The road is wet., because: [b], despite: [[b, c]], unless: c }
          b: It rained all night.
          c: { text: The road was swept., because: [b] }
        conflicts: [[b, c]]
    ";
    let new = old.replace("b:", "rain:").replace("[b", "[rain");
    assert_eq!(kinds(&compared(old, &new)), ["claim-renamed"]);
}

#[test]
fn ids_that_change_places_are_other_sentences() {
    let old = "claims: { a: The road is wet., b: It rained all night. }";
    let new = "claims: { b: The road is wet., a: It rained all night. }";
    assert_eq!(kinds(&compared(old, new)), ["claim-changed b", "claim-changed a"]);
}

#[test]
fn a_rename_may_come_with_other_words() {
    let old = "claims: { a: { text: The bridge should close for the winter., despite: [costly] }, costly: The long detour is costly for all. }";
    let near = "claims: { a: { text: The bridge should close for the winter., despite: [dear] }, dear: The long detour is very costly for all. }";
    assert_eq!(kinds(&compared(old, near)), ["claim-renamed", "claim-changed dear"]);
    // What takes the place of an objection is no new name for it.
    let far = "claims: { a: { text: The bridge should close for the winter., despite: [ferry] }, ferry: Nobody would take the boat. }";
    let told = kinds(&compared(old, far));
    assert_eq!(told, ["argument-added a", "argument-removed a", "claim-added ferry", "claim-removed costly"]);
}

#[test]
fn of_equal_sentences_the_first_is_the_first() {
    let old = "claims: { a: The same., b: The same. }";
    let new = "claims: { c: The same., d: The same., e: The same. }";
    let difference = compared(old, new);
    let renames: Vec<_> = difference
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::ClaimRenamed { edit } => Some((edit.old.as_str(), edit.new.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(renames, [("a", "c"), ("b", "d")]);
    assert_eq!(kinds(&difference).last().unwrap(), "claim-added e");
}

#[test]
fn arguments_are_paired_by_name_then_premises_then_what_they_share() {
    let claims = "b: B., c: C., d: D., e: E.";
    let map = |because: &str| format!("claims: {{ a: {{ text: A., because: {because} }}, {claims} }}");
    for (old, new, told) in [
        ("[[b, c], d]", "[d, [c, b]]", &[][..]),
        ("[{ id: x, premises: [b] }]", "[{ id: x, premises: [c] }]", &["argument-changed a"]),
        ("[[b, c]]", "[{ premises: [c, b], strength: weak }]", &["argument-changed a"]),
        ("[[b, c], [d, e]]", "[[b, e], [b, c, d]]", &["argument-changed a", "argument-changed a"]),
        ("[b]", "[c]", &["argument-added a", "argument-removed a"]),
        ("[b, b]", "[b]", &["argument-removed a"]),
    ] {
        assert_eq!(kinds(&compared(&map(old), &map(new))), told, "{old} {new}");
    }
}

#[test]
fn an_argument_can_move() {
    let map =
        |a: &str, b: &str| format!("claims: {{ a: {{ text: A., {a} }}, b: {{ text: B., {b} }}, c: C. }}");
    let moved =
        compared(&map("because: [c]", "because: [a]"), &map("tags: [x]", "because: [a], despite: [c]"));
    // It has a tag, it is asserted without its only argument, and the argument is elsewhere.
    assert_eq!(kinds(&moved), ["claim-changed a", "claim-changed a", "argument-moved"]);
}

#[test]
fn sources_are_renamed_with_their_citations() {
    let old =
        "{ sources: { r: { title: A report } }, claims: { a: { text: A., from: { source: r, page: 3 } } } }";
    let new = "{ sources: { report: { title: A report } }, claims: { a: { text: A., from: { source: report, page: 3 } } } }";
    assert_eq!(kinds(&compared(old, new)), ["source-renamed"]);
}

/// A map of claims in a row, each resting on the next, with ids and sentences of its own.
fn row(count: usize, prefix: &str, sentence: &str) -> String {
    let mut text = format!("conclusion: {prefix}0\nclaims:\n");
    for at in 0..count {
        let _ = write!(text, "  {prefix}{at}: {{ text: '{sentence} {at}'");
        let _ = match at + 1 < count {
            true => writeln!(text, ", because: [{prefix}{}] }}", at + 1),
            false => writeln!(text, " }}"),
        };
    }
    text
}

#[test]
fn long_maps_without_an_id_in_common_take_no_square_of_their_length() {
    let old = row(20_000, "a", "The same words of all claims make pairs of");
    let renamed = row(20_000, "b", "The same words of all claims make pairs of");
    let difference = compared(&old, &renamed);
    assert_eq!(difference.changes.len(), 20_000);
    assert!(difference.changes.iter().all(|change| matches!(change, Change::ClaimRenamed { .. })));
    let other = row(20_000, "c", "Nearly the same words of all claims make pairs of");
    assert!(!compared(&old, &other).changes.is_empty());
}

#[test]
fn a_change_at_the_end_of_a_long_row_is_what_its_beginning_is_due_to() {
    let old = row(20_000, "a", "Claim");
    let new = old.replace("'Claim 19999'", "'Claim 19999', standing: open");
    let difference = compared(&old, &new);
    assert_eq!(difference.verdicts.len(), 20_000);
    assert!(difference.verdicts.iter().all(|turned| turned.because.as_deref() == Some(&[0])));
    let told = difference.to_string();
    assert!(told.starts_with("`a0` fell from accepted to unsupported, because `a19999` is now open\n"));
}
