//! What a conclusion hangs on.

use elenchus::{checks::Levels, map::Loader};

use crate::found::found_by;

const POINT: &[&str] = &["single-point-of-failure"];
const SOURCE: &[&str] = &["single-source"];

fn messages(check: &str, text: &str) -> Vec<String> {
    let levels = Levels::new().set(check, elenchus::Level::Warn);
    let report = Loader::new().parse("map.yaml", text).check_with(&levels);
    let own = report.iter().filter(|finding| finding.code.name == check);
    own.map(|finding| finding.message.clone()).collect()
}

#[test]
fn each_thing_that_alone_bears_the_conclusion_is_shown_where_it_stands() {
    let text = "\
conclusion: a
claims:
  a: { text: A., because: [[b, c]], despite: [o] }
  b: { text: B., because: [d, e] }
  c: { text: C., standing: established }
  d: D.
  e: E.
  o: { text: O., despite: [answer] }
  answer: Answer.
";
    // Of the step, the answer, and the objection that it is; neither what is established, nor what another could replace.
    assert_eq!(
        found_by(POINT, text),
        ["single-point-of-failure 3:28", "single-point-of-failure 8:28", "single-point-of-failure 9:3"]
    );
    assert_eq!(
        messages("single-point-of-failure", text),
        [
            "the conclusion `a` hangs on this argument for `a` alone: without it, it is unsupported",
            "the conclusion `a` hangs on this objection to `o` alone: without it, it is rejected",
            "the conclusion `a` hangs on the claim `answer` alone: without it, it is rejected",
        ]
    );
}

#[test]
fn nothing_is_said_of_a_conclusion_that_is_asserted_or_not_accepted() {
    assert_eq!(found_by(POINT, "conclusion: a\nclaims: { a: A. }\n"), [""; 0]);
    assert_eq!(
        found_by(
            POINT,
            "conclusion: a\nclaims: { a: { text: A., because: [b], despite: [o] }, b: B., o: O. }\n"
        ),
        [""; 0]
    );
    assert_eq!(found_by(POINT, "claims: { a: { text: A., because: [b] }, b: B. }\n"), [""; 0]);
}

#[test]
fn what_could_not_be_read_may_be_another_support() {
    let text = "conclusion: a\nclaims: { a: { text: A., because: [b, lost] }, b: B. }\n";
    assert_eq!(found_by(POINT, text), [""; 0]);
    let whole = text.replace(", lost", "");
    assert_eq!(found_by(POINT, &whole), ["single-point-of-failure 2:36", "single-point-of-failure 2:42"]);
}

#[test]
fn a_source_is_needed_wherever_it_stands_below_the_conclusion() {
    let text = "\
conclusion: [a, f]
sources: { s: {}, t: {} }
claims:
  a: { text: A., because: [[b, c], [b, d]] }
  b: { text: B., because: [e], from: t }
  c: { text: C., from: [s, t] }
  d: { text: D., from: t }
  e: { text: E., from: [{ source: s, page: 1 }, { source: s, page: 2 }] }
  f: { text: F., because: [e, g], despite: [d] }
  g: G.
";
    // Both arguments for `a` go through `e`. What is argued for is not borne by what it cites, `c` has two sources, and
    // `f` has an argument without any.
    assert_eq!(found_by(SOURCE, text), ["single-source 4:3"]);
    assert_eq!(
        messages("single-source", text),
        ["every argument for the conclusion `a` needs the source `s`"]
    );
}

#[test]
fn a_circle_is_no_argument() {
    let text = "\
conclusion: a
sources: { s: {} }
claims:
  a: { text: A., because: [b] }
  b: { text: B., because: [c, e] }
  c: { text: C., because: [b] }
  e: { text: E., from: s }
";
    assert_eq!(found_by(SOURCE, text), ["single-source 4:3"]);
    let nothing = "conclusion: a\nsources: { s: {} }\nclaims: { a: { text: A., because: [b] }, b: { text: B., because: [a], from: s } }\n";
    assert_eq!(found_by(SOURCE, nothing), [""; 0]);
}
