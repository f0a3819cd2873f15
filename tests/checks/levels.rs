//! How loud a check is: the map's levels, the run's, and comments.

use elenchus::{ArgumentMap, Level, checks::Levels, diagnostic::Severity};

use crate::found::{found, report};

const MAP: &str = "
lints: { isolated: note, uncited-premise: warn }
conclusion: a
claims:
  a: { text: A., because: [b] }
  b: B.
  c: C.
";

#[test]
fn the_map_sets_levels_and_the_run_overrides_them() {
    let map = ArgumentMap::parse(MAP).unwrap();
    let severities = |levels: &Levels| -> Vec<_> {
        map.check_with(levels).iter().map(|finding| (finding.code.name, finding.severity)).collect()
    };
    let own = severities(&Levels::new());
    assert_eq!(own, [("uncited-premise", Severity::Warning), ("isolated", Severity::Note)]);
    let set = Levels::new().set("isolated", Level::Deny).set("uncited-premise", Level::Allow);
    assert_eq!(severities(&set), [("isolated", Severity::Error)]);
    let denied = severities(&Levels::new().deny_warnings());
    assert_eq!(denied, [("uncited-premise", Severity::Error), ("isolated", Severity::Note)]);
}

#[test]
fn a_level_for_no_check_is_a_finding() {
    let text = MAP.replace("isolated: note", "isolted: note");
    assert_eq!(found(&text), ["unknown-key 2:10", "uncited-premise 6:3", "isolated 7:3"]);
}

#[test]
fn a_comment_silences_one_check_in_one_place() {
    let text = "
conclusion: a
claims:
  a: A.
  # elenchus: allow(isolated) for later
  # (two lines of comment)
  b: B.
  c: C. # elenchus: allow(isolated): likewise
  d: D. # elenchus: allow(unreachable) not that
  e: E. # elenchus: allow(isolated)
";
    assert_eq!(found(text), ["isolated 9:3", "bad-suppression 9:9", "isolated 10:3", "bad-suppression 10:9"]);
}

#[test]
fn a_comment_for_a_check_that_does_not_run_is_left_alone() {
    let text = "
conclusion: a
claims:
  a: { text: A., because: [b] }
  b: B. # elenchus: allow(uncited-premise) everybody knows
  # elenchus: allow(uncitd-premise) everybody knows
  c: { text: C., despite: [a] }
";
    let of = |text: &str| {
        let found = found(text);
        found
            .into_iter()
            .filter(|line| line.starts_with("bad") || line.starts_with("uncited"))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(text), ["bad-suppression 6:3"]);
    assert_eq!(of(&format!("lints: {{ uncited-premise: warn }}{text}")), ["bad-suppression 6:3"]);
}

#[test]
fn findings_come_in_the_order_of_the_text() {
    let report = report(MAP);
    let starts: Vec<_> = report.iter().map(|finding| finding.primary.span.unwrap().start).collect();
    assert!(starts.is_sorted());
}
