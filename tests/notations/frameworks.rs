//! Frameworks of arguments and attacks.

use elenchus::notations::Notation;

use super::{read, told, verdicts};

#[test]
fn an_argument_is_a_claim_and_an_attack_an_objection() {
    let loaded = read(
        Notation::Tgf,
        "a The bridge should close.\nb The detour is too long.\nc  There is a ferry. \n#\nb a\nc b\n",
    );
    assert_eq!(verdicts(&loaded), "a: accepted, b: rejected, c: accepted");
    let map = loaded.map();
    assert_eq!(map.claim(map.find("c").unwrap()).text(), "There is a ferry.");
    assert!(loaded.losses().is_empty());
}

#[test]
fn what_attacks_itself_and_what_goes_round_is_contested() {
    let loaded = read(Notation::Tgf, "1\n2\n3\n4\n#\n1 1\n2 3\n3 2\n3 4\n");
    assert_eq!(verdicts(&loaded), "1: contested, 2: contested, 3: contested, 4: contested");
}

#[test]
fn a_name_that_is_no_id_becomes_one() {
    let loaded = read(Notation::Tgf, "arg(1)\narg-1 second\n#\narg(1) arg-1\n");
    let map = loaded.map();
    let ids: Vec<&str> = map.claims().map(|(_, claim)| claim.id()).collect();
    assert_eq!(ids, ["arg-1-2", "arg-1"]);
    assert_eq!(map.claim(map.find("arg-1-2").unwrap()).text(), "arg(1)");
}

#[test]
fn the_labels_of_attacks_are_told_to_be_lost() {
    let loaded = read(Notation::Tgf, "a\nb\n#\na b because of this\n");
    assert_eq!(told(&loaded, loaded.losses()), ["because of this: the label of an attack"]);
}

#[test]
fn every_mistake_is_told_at_its_place() {
    let loaded = elenchus::map::Loader::new().parse("graph.tgf", "a\nb\na again\n#\na\nc d\nb a\n");
    let report = loaded.report();
    let findings: Vec<_> = report.iter().collect();
    assert_eq!(
        told(&loaded, findings),
        [
            "a: the argument `a` is there already",
            "a: an attack takes two names: of the one that attacks, and of the attacked",
            "c: there is no argument `c`",
            "d: there is no argument `d`",
        ]
    );
    let loaded = elenchus::map::Loader::new().parse("graph.tgf", "a\nb\n");
    assert!(loaded.report().to_string().contains("no line `#`"), "{}", loaded.report());
}

#[test]
fn what_no_sentence_can_hold_is_told() {
    let loaded = elenchus::map::Loader::new().parse("graph.tgf", "a bell \u{7}\n#  and more\n");
    let report = loaded.report();
    assert_eq!(
        told(&loaded, report.iter()),
        ["\u{7}: the text holds the control character U+0007", "and: the line `#` holds nothing else"]
    );
}
