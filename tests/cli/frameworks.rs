//! Frameworks.

use super::*;

#[test]
fn solve_prints_what_the_competition_asks_for_and_nothing_else() {
    let folder = Folder::new();
    folder.file("rivals.af", RIVALS);
    for (arguments, printed) in [
        ("solve -p SE-GR -f rivals.af", "w\n"),
        ("solve -p DC-PR -f rivals.af -a 4", "YES\nw 1 4\n"),
        ("solve -p DC-GR -f rivals.af -a 4", "NO\n"),
        ("solve -p DS-ST -f rivals.af -a 4", "NO\nw 2 3\n"),
        ("solve -p EE-CO -f rivals.af --limit 0", ""),
        ("solve -p ce-co -f rivals.af", "3\n"),
        ("solve -p CE-STG -f rivals.af", "2\n"),
        ("solve --formats", "[iccma,tgf,apx]\n"),
    ] {
        let run = folder.run(&arguments.split(' ').collect::<Vec<_>>());
        assert_eq!((stdout(&run), status(&run)), (printed.to_owned(), 0), "{arguments}");
        assert_eq!(stderr(&run), "", "{arguments}");
    }
    let problems = stdout(&folder.run(&["solve", "--problems"]));
    assert!(problems.starts_with("[SE-GR,SE-CO,") && problems.ends_with(",CE-ID]\n"), "{problems}");
}

#[test]
fn a_framework_is_a_map_too() {
    let folder = Folder::new();
    folder.file("rivals.af", RIVALS);
    folder.run(&["check", "rivals.af"]).code(0);
    let run = folder.run(&["verdict", "rivals.af", "--json"]).code(0);
    let judged: serde_json::Value = serde_json::from_str(&stdout(&run)).unwrap();
    assert!(judged.to_string().contains("contested"), "{judged}");
    let rules = folder.command(&["check", "-", "--from", "iccma"]).stdin("# rules\np aba 1\na 1\n").assert();
    rules.code(0);
}

#[test]
fn solve_reads_every_format_and_any_atom_can_be_asked_about() {
    let folder = Folder::new();
    folder.file("rules.aba", "p aba 4\na 1\na 2\nc 1 3\nc 2 4\nr 3 2\nr 4 1\n");
    folder.file("graph.tgf", "x first\ny\n#\nx y\n");
    folder.file("facts.txt", "arg(x). arg(y). att(y, x).");
    for (arguments, printed) in [
        ("solve -p DC-CO -f rules.aba -a 4", "YES\nw 1\n"),
        ("solve -p CE-CO -f rules.aba", "3\n"),
        ("solve -p SE-ST -f graph.tgf", "w x\n"),
        ("solve -p SE-ST -f facts.txt", "w y\n"),
    ] {
        let run = folder.run(&arguments.split(' ').collect::<Vec<_>>());
        assert_eq!((stdout(&run), status(&run)), (printed.to_owned(), 0), "{arguments}");
    }
    let run = command(&["solve", "-p", "SE-ST", "-f", "-"]).stdin("1\n2\n#\n1 2\n").assert();
    assert_eq!(stdout(&run), "w 1\n");
}

#[test]
fn solve_says_what_is_wrong_and_what_is_unknown() {
    let folder = Folder::new();
    folder.file("rivals.af", RIVALS);
    folder.file("rules.aba", "p aba 1\na 1\nc 1 1\n");
    folder.file("broken.af", "p af 2\n1 3\n");
    folder.file("odd.af", "p af 1\n1 1\n");
    for (arguments, said, code) in [
        ("solve -p DC-PR -f rivals.af", "error: DC-PR asks about an argument: name it with `-a`\n", 2),
        ("solve -p DC-PR -f rivals.af -a 5", "error: there is no argument or atom `5` in the file\n", 2),
        (
            "solve -p SE-SST -f rules.aba",
            "error: the semi-stable semantics is for abstract frameworks only\n",
            2,
        ),
        (
            "solve -p SE-ST -f broken.af",
            "error: broken.af: line 2, column 3: 3 is not between 1 and 2, the number in the header\n",
            2,
        ),
        ("solve -p SE-PR -f rivals.af -a 1", "error: SE-PR asks about no argument: leave `-a` out\n", 2),
        ("solve -p CE-PR -f rivals.af --limit 1", "error: CE-PR has no use for `--limit`: it is for EE\n", 2),
        (
            "solve -p CE-PR -f rivals.af --verify",
            "error: CE-PR gives a number: there is no set to `--verify`\n",
            2,
        ),
        ("solve -p EE-ST -f odd.af", "there is no stable extension\n", 0),
        (
            "solve -p SE-PR -f rivals.af --time-limit 0",
            "error: unknown: the time given was not enough to find out\n",
            3,
        ),
    ] {
        let run = folder.run(&arguments.split(' ').collect::<Vec<_>>());
        assert_eq!((stderr(&run).as_str(), status(&run)), (said, code), "{arguments}");
        assert_eq!(stdout(&run), "", "{arguments}");
    }
    let run = folder.run(&["solve", "-p", "SE-ID", "-f", "rivals.af", "--verify"]);
    assert_eq!(
        stderr(&run),
        "verified: the set is complete; not checked: that every preferred set contains it, and none that is larger\n"
    );
}

#[test]
fn solve_names_the_solvers_that_there_are() {
    let folder = Folder::new();
    folder.file("rivals.af", RIVALS);
    let run = folder.run(&["solve", "-p", "SE-PR", "-f", "rivals.af", "--solver", "foo"]);
    assert!(stderr(&run).contains("there is no solver `foo`: write batsat"), "{}", stderr(&run));
    if !cfg!(feature = "cadical") {
        let run = folder.run(&["solve", "-p", "SE-PR", "-f", "rivals.af", "--solver", "cadical"]);
        let said = "the solver `cadical` needs a command built with the feature `cadical`";
        assert!(stderr(&run).contains(said), "{}", stderr(&run));
    }
}
