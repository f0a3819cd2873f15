//! What would change a verdict.

use super::*;

#[test]
fn a_change_says_which_verdicts_it_changes() {
    let folder = Folder::with(CLEAN);
    let run =
        folder.run(&["what-if", "map.yaml", "--object", "ferry", "--strength", "ferry=strong", "--json"]);
    assert_eq!(
        json(&run.code(0)),
        serde_json::json!({
            "changes": [{ "strength": "ferry", "to": "strong" }, { "object": "ferry", "strength": "moderate" }],
            "verdicts": {},
        })
    );
    // The object in the manual.
    let manual = fs::read_to_string(repository("docs/CLI.md")).unwrap();
    let object = manual.split("```json what-if\n").nth(1).unwrap().split("```").next().unwrap();
    let run = folder.run(&["what-if", "map.yaml", "--withdraw", "ferry", "--json"]).code(0);
    assert_eq!(serde_json::from_str::<Value>(object).unwrap(), json(&run));
}

#[test]
fn a_change_that_cannot_be_made_is_refused_with_the_reason() {
    let folder = Folder::with(CLEAN);
    for (arguments, reason) in [
        (&[][..], "error: say what to change: --withdraw, --assert, --establish, --strength or --object\n"),
        (
            &["--withdraw", "fery", "--assert", "close/because/9"],
            "error: there is no claim, argument, objection or conflict `fery`: did you mean `ferry`?\n\
             error: there is no claim, argument, objection or conflict `close/because/9`: did you mean `close/because/1`?\n",
        ),
        (
            &["--assert", "close/because/1"],
            "error: `close/because/1` is no claim: only a claim is asserted or established\n",
        ),
        (
            &["--object", "close/because/1=weak"],
            "error: `close/because/1` is a step: what undercuts it does so whatever its strength\n",
        ),
        (&["--assert", "ferry"], "error: `ferry` is asserted already\n"),
    ] {
        let run = folder.run(&[&["what-if", "map.yaml"], arguments].concat()).code(2);
        assert_eq!(stderr(&run), reason);
    }
    let run = folder.run(&["what-if", "map.yaml", "--strength", "ferry"]).code(2);
    assert!(stderr(&run).contains("write ID=STRENGTH, such as `ferry=strong`"), "{}", stderr(&run));
    let run = folder.run(&["what-if", "map.yaml", "--strength", "ferry=huge"]).code(2);
    assert!(
        stderr(&run).contains("`huge` is not a strength: write weak, moderate, strong"),
        "{}",
        stderr(&run)
    );
}

#[test]
fn cruxes_that_take_too_long_are_as_far_as_they_go() {
    let folder = Folder::with(CLEAN);
    folder.file("two.yaml", "claims: { a: { text: A., because: [b, c] }, b: B., c: C. }\n");
    let run = folder.run(&["cruxes", "a", "two.yaml", "--size", "3", "--time-limit", "0"]).code(3);
    assert_eq!(stdout(&run), "`a` is accepted\n  whatever is withdrawn alone\n");
    assert_eq!(stderr(&run), "error: unknown whether there are other sets of up to 3\n");
    let run = folder.run(&["cruxes", "detour", "map.yaml", "--json"]).code(0);
    assert!(!json(&run)["rescue"]["ways"].as_array().unwrap().is_empty());
    let run = folder.run(&["cruxes", "clse", "map.yaml"]).code(2);
    assert_eq!(stderr(&run), "error: there is no claim `clse`: did you mean `close`?\n");
    let run = folder.run(&["cruxes", "close", "map.yaml", "--size", "0"]).code(2);
    assert!(stderr(&run).contains("write a number from 1 on"), "{}", stderr(&run));
}
