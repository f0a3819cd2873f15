//! Readings.

use super::*;

#[test]
fn several_readings_are_judged_together_or_one_by_one() {
    let folder = Folder::new();
    folder.file("ferry.yaml", FERRY);
    folder.file("odd.yaml", "claims:\n  a: { text: A, despite: [a] }\n  b: B\n");
    let run = folder.run(&["verdict", "ferry.yaml", "--semantics", "preferred", "--credulous", "--json"]);
    let claims = &json(&run)["claims"];
    assert_eq!(json(&run)["attitude"], "credulous");
    assert!(["ferry", "calm", "tug"].iter().all(|claim| claims[claim]["verdict"] == "accepted"), "{claims}");
    let run = folder.run(&["verdict", "odd.yaml", "--semantics", "stable"]);
    assert_eq!(
        stdout(&run),
        "a  accepted     A\nb  accepted     B\n\
         note: there is no stable reading, so that every claim counts as accepted; none settles a\n"
    );
    let run = folder.run(&["verdict", "ferry.yaml", "--semantics", "complete", "--claim", "calm"]);
    assert!(
        stdout(&run)
            .ends_with("it does not stand on a reading that leaves everything else in dispute open\n"),
        "{}",
        stdout(&run)
    );
    let run = folder.run(&["verdict", "ferry.yaml", "--semantics", "stage"]);
    assert!(stderr(&run).contains("the stage semantics is for abstract frameworks only"), "{}", stderr(&run));
    let run = folder.run(&["verdict", "ferry.yaml", "--semantics", "stable", "--time-limit", "0"]);
    assert_eq!(
        (stderr(&run).as_str(), status(&run)),
        ("error: unknown: the time given was not enough to find out\n", 3)
    );
}
