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
        (
            &["--withdraw", "ferry=weak", "--establish", "ferry=strong"],
            "error: `--withdraw` takes no strength: `--strength ferry=weak` gives `ferry` another\n\
             error: `--establish` takes no strength: write `--establish ferry` and `--strength ferry=strong`\n",
        ),
        (
            &["--withdraw", "close/because/1=weak"],
            "error: `--withdraw` takes no strength: `--strength close/because/1=weak` gives `close/because/1` another\n",
        ),
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
    assert_eq!(stdout(&run), "`a` is accepted: A.\n  whatever is withdrawn alone\n");
    assert_eq!(stderr(&run), "error: unknown whether there are other sets of up to 3\n");
    let run = folder.run(&["cruxes", "detour", "map.yaml", "--json"]).code(0);
    assert!(!json(&run)["rescue"]["ways"].as_array().unwrap().is_empty());
    let run = folder.run(&["cruxes", "clse", "map.yaml"]).code(2);
    assert_eq!(stderr(&run), "error: there is no claim `clse`: did you mean `close`?\n");
    let run = folder.run(&["cruxes", "close", "map.yaml", "--size", "0"]).code(2);
    assert!(stderr(&run).contains("write a number from 1 on"), "{}", stderr(&run));
}

const NAMED: &str = "\
conclusion: close
sources: { log: { title: The log. }, spare: { title: Another. } }
claims:
  close: { text: Close it., because: [{ premises: [worn], id: wear }], despite: [{ premises: [dear], id: cost }] }
  worn: { text: The rope is worn., from: log }
  dear: { text: A rope is dear., strength: weak }
conflicts: [[worn, dear]]
";

#[test]
fn what_is_no_claim_is_said_to_be_what_it_is() {
    let folder = Folder::with(NAMED);
    for (id, said) in [
        ("wear", "`wear` is no claim but an argument for `close`: ask about `close`"),
        ("cost", "`cost` is no claim but an objection to `close`: ask about `close`"),
        ("close/because/1", "`close/because/1` is no claim but an argument for `close`: ask about `close`"),
        (
            "worn/conflict/1",
            "`worn/conflict/1` is no claim but a conflict: ask about one of its claims, such as `worn`",
        ),
        ("log", "`log` is no claim but a source: name a claim that cites it, such as `worn`"),
        ("spare", "`spare` is no claim but a source: no claim cites it"),
    ] {
        for question in ["why", "cruxes"] {
            let run = folder.run(&[question, id, "map.yaml"]).code(2);
            assert_eq!(stderr(&run), format!("error: {said}\n"));
        }
    }
    let run = folder.run(&["verdict", "map.yaml", "--claim", "wear"]).code(2);
    assert_eq!(stderr(&run), "error: `wear` is no claim but an argument for `close`: ask about `close`\n");
    let run = folder.run(&["what-if", "map.yaml", "--withdraw", "log"]).code(2);
    assert_eq!(
        stderr(&run),
        "error: `log` is no claim but a source: name a claim that cites it, such as `worn`\n"
    );
    for question in ["why", "cruxes"] {
        let run = folder.run(&[question, "map.yaml", "worn"]).code(2);
        let right =
            format!("error: the claim comes first, then the map: `elenchus {question} worn map.yaml`\n");
        assert_eq!(stderr(&run), right);
    }
}

/// The way from what is wrong to what would change it.
#[test]
fn help_says_what_to_ask_next() {
    for arguments in [&["--help"][..], &["verdict", "--help"]] {
        let help = stdout(&command(arguments).assert().code(0));
        let examples = &help[help.find("Examples").unwrap()..];
        let asks = ["verdict", "why", "cruxes", "what-if"];
        let places = asks.map(|ask| examples.find(&format!("  elenchus {ask} ")).expect(ask));
        assert!(places.is_sorted(), "{help}");
    }
}

#[test]
fn a_word_that_there_is_not_is_answered_with_those_that_there_are() {
    let folder = Folder::with(CLEAN);
    for (arguments, said) in [
        (&["strength", "map.yaml", "--semantics", "foo"][..], "write df-quad, quadratic-energy, euler-based"),
        (&["strength", "map.yaml", "--semantics", "df-qaud"], "did you mean `df-quad`?"),
        (&["verdict", "map.yaml", "--semantics", "foo"], "write grounded, complete, preferred, stable"),
        (&["diff", "map.yaml", "map.yaml", "--to", "xml"], "write text, json, markdown, svg, dot, mermaid"),
        (&["check", "map.yaml", "--to", "xml"], "possible values: text, json, sarif, github"),
        (&["why", "close", "map.yaml", "--to", "xml"], "possible values: text, json, svg, dot, mermaid"),
        (&["verdict", "map.yaml", "--to", "xml"], "possible values: text, json"),
        (&["export", "map.yaml", "--to", "xml"], "dot, mermaid, graphml, json, node-link, markdown"),
        (&["check", "map.yaml", "--limit", "foo=1"], "write file-bytes, total-bytes, files, depth"),
        (&["solve", "-p", "SE-GR", "-f", "map.yaml", "--format", "foo"], "write iccma, tgf, apx"),
    ] {
        let run = folder.run(arguments).code(2);
        assert!(stderr(&run).contains(said), "{arguments:?}: {}", stderr(&run));
    }
}

/// Whoever knows one command guesses right at the others.
#[test]
fn every_command_takes_every_spelling_of_json() {
    let folder = Folder::with(NAMED);
    folder.file("other.yaml", CLEAN);
    folder.file("log.txt", "The rope is worn.\n");
    for arguments in [
        &["check", "map.yaml"][..],
        &["verdict", "map.yaml"],
        &["why", "close", "map.yaml"],
        &["cruxes", "close", "map.yaml"],
        &["what-if", "map.yaml", "--withdraw", "worn"],
        &["strength", "map.yaml"],
        &["coherence", "map.yaml"],
        &["export", "map.yaml"],
        &["diff", "map.yaml", "other.yaml"],
        &["sources", "map.yaml"],
        &["cite", "log.txt", "--find", "worn"],
        &["schemes", "sign"],
    ] {
        let printed = ["--json", "--to=json", "--format=json"]
            .map(|spelling| json(&folder.run(&[arguments, &[spelling]].concat())));
        assert!(printed.iter().all(|value| *value == printed[0]), "{arguments:?}: {printed:?}");
        let run = folder.run(&[arguments, &["--json", "--to", "json"]].concat()).code(2);
        assert!(stderr(&run).contains("cannot be used with"), "{}", stderr(&run));
    }
}

#[test]
fn a_crux_that_a_window_makes_is_told_from_the_others() {
    let folder = Folder::with(
        "as-of: 2027-02-01\n\
         claims:\n  \
           close: { text: Close it., because: [worn, frost], despite: [detour] }\n  \
           worn: The rope is worn.\n  \
           frost: { text: It freezes., holds: { until: 2026-12-31 } }\n  \
           detour: { text: It is long., despite: [ferry] }\n  \
           ferry: There is a ferry.\n",
    );
    folder.run(&["cruxes", "close", "map.yaml"]).code(0).stdout_eq(
        "\
`close` is accepted: Close it.
  without `close/because/1`: unsupported  close because worn  (because of a window in time)
  without `worn`: unsupported             The rope is worn.  (because of a window in time)
  without `detour/despite/1`: rejected    detour despite ferry
  without `ferry`: rejected               There is a ferry.
  and nothing else alone would change it
",
    );
    // In winter the verdict does not hang on one reason alone, and without a day there is nothing to say of windows.
    for day in ["2026-12-01", "none"] {
        let run = folder.run(&["cruxes", "close", "map.yaml", "--as-of", day]).code(0);
        assert!(!stdout(&run).contains("worn") && !stdout(&run).contains("window"), "{}", stdout(&run));
    }
    let run = folder.run(&["cruxes", "frost", "map.yaml"]).code(0);
    let said = "`frost` is unsupported: It freezes.\n  \
        so it is as of 2027-02-01; without windows in time it would be accepted\n";
    assert!(stdout(&run).starts_with(said), "{}", stdout(&run));
}

#[test]
fn a_bound_is_told_with_what_forces_it() {
    let folder = Folder::with(
        "claims:\n  \
           a: { text: A., confidence: 0.7 }\n  \
           b: { text: B., confidence: 0.6, because: [{ premises: [c, d], strict: true }] }\n  \
           c: { text: C., confidence: 0.9 }\n  \
           d: { text: D., standing: established }\n\
         conflicts: [[a, b]]\n",
    );
    folder.run(&["coherence", "map.yaml"]).code(1).stdout_eq(
        "\
incoherent, with the confidences of 3 claims
  P(a) + P(b) ≤ 1, but 0.7 + 0.6 > 1: 0.3 too much
    because of the conflict of a, b
  P(c) ≤ P(b), but 0.9 > 0.6: 0.3 too much
    because of d, which is established; the strict step b/because/1
",
    );
}

#[test]
fn what_a_set_speaks_of_stands_below_it() {
    let folder = Folder::new();
    folder.file(
        "two.yaml",
        "claims: { a: { text: A., because: [b, c] }, b: B., c: { text: C., despite: [d] }, d: D. }\n",
    );
    let run = folder.run(&["cruxes", "a", "two.yaml"]).code(0);
    let lines = stdout(&run);
    assert!(lines.contains("  without `a/because/1`: rejected  a because b\n"), "{lines}");
    folder.file("two.yaml", "claims: { a: { text: A., because: [b, c] }, b: B., c: C. }\n");
    let run = folder.run(&["cruxes", "a", "two.yaml", "--size", "2"]).code(0);
    let set = "  without `a/because/1` and `c`: unsupported\n    a because b\n    c: C.\n";
    assert!(stdout(&run).contains(set), "{}", stdout(&run));
}
