//! What-if: the verdicts of the edited map.

use std::{cell::Cell, cell::RefCell};

use elenchus::{
    ArgumentMap, Strength, Verdict,
    explain::{Change, Evaluation, Refusal},
};

use crate::{
    edit::{Edit, edited},
    sketch::{Random, Sketch, holds_of},
};

/// Puts many questions to one evaluation, each of some edits in a row, and holds the answers against the edited map.
fn compare(seed: u64, maps: usize, questions: usize, draw: impl Fn(&mut Random) -> Sketch) -> [usize; 3] {
    let (asked, refused, changed) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let random = RefCell::new(Random(seed));
    let count = |cell: &Cell<usize>, more: usize| cell.set(cell.get() + more);
    holds_of(
        maps,
        || draw(&mut random.borrow_mut()),
        |sketch| {
            let map = ArgumentMap::parse(&sketch.to_string()).unwrap();
            let before = sketch.verdicts();
            let mut evaluation = Evaluation::new(&map);
            let mut random = Random(sketch.claims.len() as u64 + seed);
            for _ in 0..questions {
                let mut edits: Vec<Edit> = Vec::new();
                let mut changes: Vec<Change> = Vec::new();
                let wanted = 1 + random.below(4);
                while edits.len() < wanted {
                    let edit = Edit::random(&mut random, sketch);
                    let change = edit.change(sketch, &map);
                    if evaluation.what_if(&[&changes[..], &[change]].concat()).is_err() {
                        count(&refused, 1);
                        continue;
                    }
                    edits.push(edit);
                    changes.push(change);
                }
                let after = edited(sketch, &edits).verdicts();
                let answer = evaluation.what_if(&changes).unwrap();
                count(&asked, 1);
                let mut found = before.clone();
                for one in answer.changed() {
                    if one.before != before[one.claim.index()] || one.before == one.after {
                        return Some(format!("{edits:?}: {one:?}"));
                    }
                    found[one.claim.index()] = one.after;
                }
                count(&changed, answer.changed().len());
                if found != after[..before.len()] {
                    return Some(format!("{edits:?}: edited {after:?}, found {found:?}"));
                }
            }
            None
        },
    );
    [asked.get(), refused.get(), changed.get()]
}

#[test]
fn the_answer_is_what_judging_the_edited_map_gives() {
    let [asked, refused, changed] = compare(31, 4_000, 4, Random::sketch);
    assert!(asked == 16_000 && refused > 1_000 && changed > 10_000, "{asked} {refused} {changed}");
}

#[test]
fn long_lists_are_changed_like_all_their_pairs() {
    let [asked, _, changed] = compare(32, 300, 4, Random::sketch_of_long_lists);
    assert!(asked == 1_200 && changed > 1_000, "{asked} {changed}");
}

/// What is refused would have changed nothing.
#[test]
fn what_is_refused_would_have_been_without_effect() {
    let refused = Cell::new(0);
    let mut random = Random(33);
    let mut drawn = Random(34);
    for _ in 0..3_000 {
        let sketch = drawn.sketch();
        let map = ArgumentMap::parse(&sketch.to_string()).unwrap();
        let edit = Edit::random(&mut random, &sketch);
        if map.what_if(&[edit.change(&sketch, &map)]).is_err() {
            refused.set(refused.get() + 1);
            // What is new comes behind.
            let after = edited(&sketch, &[edit]).verdicts();
            assert_eq!(after[..sketch.claims.len()], sketch.verdicts(), "{edit:?}\n{sketch}");
        }
    }
    assert!(refused.get() > 500, "{refused:?}");
}

/// What is asked of a leaf touches the way to the root, and not the map.
#[test]
fn a_change_at_a_leaf_does_not_cost_the_map() {
    let count = 100_000;
    let mut yaml = String::from("claims:\n");
    for id in 0..count {
        let premises: Vec<String> =
            (2 * id + 1..2 * id + 3).filter(|&id| id < count).map(|id| format!("c{id}")).collect();
        match premises.is_empty() {
            true => yaml += &format!("  c{id}: Claim {id}.\n"),
            false => {
                yaml += &format!("  c{id}: {{ text: Claim {id}., because: [[{}]] }}\n", premises.join(", "))
            }
        }
    }
    let map = ArgumentMap::parse(&yaml).unwrap();
    let mut evaluation = Evaluation::new(&map);
    let leaves =
        ["c99999", "c99998", "c60000", "c75000", "c80000", "c90000", "c55555", "c66666", "c77777", "c88888"];
    let changes: Vec<Change> = leaves.iter().map(|id| Change::Withdraw(map.element(id).unwrap())).collect();
    let from_scratch = evaluation.work();
    for change in &changes {
        let before = evaluation.work();
        let answer = evaluation.what_if(&[*change]).unwrap();
        assert_eq!(answer.verdict("c0"), Some(Verdict::Unsupported));
        assert!(matches!(answer.changed().len(), 16 | 17), "{}", answer.changed().len());
        let work = evaluation.work() - before;
        assert!(1_000 * work < from_scratch, "{work} labels instead of {from_scratch}");
    }
}

const BRIDGE: &str = "
as-of: 2026-01-01
claims:
  close:
    text: The bridge should close.
    because: [[corroded, loaded], { id: insurer, premises: [insured], strength: weak }]
    despite: [detour]
  corroded: { text: The main cable is corroded., strength: strong }
  loaded: { text: It is loaded beyond its limit., standing: open }
  insured: { text: The insurer wants it closed., standing: established }
  detour: { text: The detour is too long., despite: [{ premises: [ferry], strength: weak }] }
  ferry: There is a ferry.
  frost: { text: It freezes., holds: { from: 2027-01-01 } }
  stays: { text: The bridge stays open., because: [{ premises: [ferry], strict: true }] }
conflicts: [[close, stays]]
";

fn asked(changes: impl Fn(&ArgumentMap) -> Vec<Change>) -> Result<String, Refusal> {
    let map = ArgumentMap::parse(BRIDGE).unwrap();
    map.what_if(&changes(&map)).map(|answer| answer.to_string())
}

#[test]
fn an_answer_prints_what_was_asked_and_what_changes() {
    let answer = asked(|map| {
        vec![
            Change::Assert(map.find("loaded").unwrap()),
            Change::Strength(map.element("close/because/1").unwrap(), Strength::Strong),
            Change::Withdraw(map.element("close/conflict/1").unwrap()),
            Change::Undercut(map.claim(map.find("close").unwrap()).despite()[0]),
        ]
    });
    assert_eq!(
        answer.unwrap(),
        "\
with `loaded` asserted, `close/because/1` strong, `close/conflict/1` withdrawn, an exception to `close/despite/1`:
  close   rejected    → accepted
  loaded  unsupported → accepted
"
    );
    let answer = asked(|map| vec![Change::Object(map.find("corroded").unwrap(), Strength::Weak)]);
    assert_eq!(answer.unwrap(), "with a weak objection to `corroded`:\n  no verdict changes\n");
}

#[test]
fn an_answer_is_data() {
    let map = ArgumentMap::parse(BRIDGE).unwrap();
    let changes = [
        Change::Withdraw(map.element("insurer").unwrap()),
        Change::Object(map.find("ferry").unwrap(), Strength::Strong),
        Change::Strength(map.element("corroded").unwrap(), Strength::Weak),
    ];
    let answer = map.what_if(&changes).unwrap();
    assert_eq!(answer.verdict("ferry"), Some(Verdict::Rejected));
    assert_eq!(answer.verdict("insured"), None);
    assert_eq!(
        serde_json::to_value(&answer).unwrap(),
        serde_json::json!({
            "changes": [
                { "withdraw": "insurer" },
                { "object": "ferry", "strength": "strong" },
                { "strength": "corroded", "to": "weak" },
            ],
            "verdicts": {
                "close": { "before": "rejected", "after": "unsupported" },
                "ferry": { "before": "accepted", "after": "rejected" },
                "stays": { "before": "accepted", "after": "rejected" },
            },
        })
    );
}

#[test]
fn what_would_change_nothing_is_refused_with_a_reason() {
    let claim = |map: &ArgumentMap, id: &str| map.find(id).unwrap();
    let element = |map: &ArgumentMap, name: &str| map.element(name).unwrap();
    type Asked<'a> = &'a dyn Fn(&ArgumentMap) -> Vec<Change>;
    let refused = |changes: Asked| asked(changes).unwrap_err().to_string();
    let cases: [(Asked, &str); 13] = [
        (
            &|map| vec![Change::Withdraw(element(map, "close"))],
            "`close` is not asserted: it rests on its arguments, such as `close/because/1`",
        ),
        (&|map| vec![Change::Withdraw(element(map, "loaded"))], "`loaded` is not asserted"),
        (&|map| vec![Change::Assert(claim(map, "ferry"))], "`ferry` is asserted already"),
        (&|map| vec![Change::Establish(claim(map, "insured"))], "`insured` is established already"),
        (
            &|map| vec![Change::Strength(element(map, "corroded"), Strength::Strong)],
            "`corroded` is strong already",
        ),
        (
            &|map| vec![Change::Strength(element(map, "loaded"), Strength::Strong)],
            "`loaded` is open: its strength is of no effect",
        ),
        (
            &|map| vec![Change::Strength(element(map, "stays/because/1"), Strength::Weak)],
            "`stays/because/1` is strict: it has no strength of its own, and admits of no exception",
        ),
        (
            &|map| vec![Change::Strength(element(map, "close/conflict/1"), Strength::Weak)],
            "`close/conflict/1` is a conflict: it has no strength",
        ),
        (
            &|map| vec![Change::Assert(claim(map, "frost"))],
            "`frost` does not hold on the day that the map is judged: nothing concludes it",
        ),
        (
            &|map| vec![Change::Withdraw(element(map, "insurer")), Change::Withdraw(element(map, "insurer"))],
            "`insurer` is withdrawn already",
        ),
        (
            &|map| vec![Change::Object(claim(map, "insured"), Strength::Strong)],
            "`insured` is established: an objection would defeat nothing",
        ),
        (
            &|map| vec![Change::Object(claim(map, "loaded"), Strength::Strong)],
            "`loaded` is open, and nothing argues for it: an objection would defeat nothing",
        ),
        (
            &|map| vec![Change::Object(claim(map, "frost"), Strength::Strong)],
            "`frost` does not hold on the day that the map is judged: nothing concludes it",
        ),
    ];
    for (changes, reason) in cases {
        assert_eq!(refused(changes), reason);
    }
}

/// What is established can be argued for by a strict step, and then an objection to it strikes what it follows from.
#[test]
fn an_objection_is_heard_where_something_could_fall() {
    let map = ArgumentMap::parse(
        "
claims:
  whale: It is a whale.
  mammal: { text: It is a mammal., standing: established, because: [{ premises: [whale], strict: true }] }
  fish: { text: It is a fish., standing: open }
",
    )
    .unwrap();
    let objection = |id: &str| Change::Object(map.find(id).unwrap(), Strength::Strong);
    let answer = map.what_if(&[objection("mammal")]).unwrap();
    assert_eq!(answer.verdict("whale"), Some(Verdict::Rejected));
    // What is asserted first can be objected to.
    let asserted = Change::Assert(map.find("fish").unwrap());
    let answer = map.what_if(&[asserted, objection("fish")]).unwrap();
    assert_eq!(answer.verdict("fish"), Some(Verdict::Rejected));
}

#[test]
fn a_name_that_nothing_has_is_told_with_the_nearest() {
    let map = ArgumentMap::parse(BRIDGE).unwrap();
    let told = |name: &str| map.element(name).unwrap_err().to_string();
    assert_eq!(
        told("corodded"),
        "there is no claim, argument, objection or conflict `corodded`: did you mean `corroded`?"
    );
    assert_eq!(
        told("insurers"),
        "there is no claim, argument, objection or conflict `insurers`: did you mean `insurer`?"
    );
    assert_eq!(
        told("clse/becuase/1"),
        "there is no claim, argument, objection or conflict `clse/becuase/1`: did you mean `close/because/1`?"
    );
    assert_eq!(
        told("close/because/0"),
        "there is no claim, argument, objection or conflict `close/because/0`: did you mean `close/because/1`?"
    );
    assert_eq!(told("something/else"), "there is no claim, argument, objection or conflict `something/else`");
    // A conflict goes by the claim that it names first.
    assert_eq!(
        told("stays/conflict/1"),
        "there is no claim, argument, objection or conflict `stays/conflict/1`: did you mean `close/conflict/1`?"
    );
    for name in ["close", "insurer", "close/despite/1", "close/conflict/1"] {
        assert_eq!(map.element_name(map.element(name).unwrap()), name);
    }
}
