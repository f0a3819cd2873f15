//! Each step of the way on maps of 1,000, 10,000 and 100,000 claims, with the bare parser beside it.
//!
//! `cargo bench` prints the time of each step; docs/PERFORMANCE.md says what they are to be held against.

#[path = "generate.rs"]
#[allow(dead_code, reason = "another one needs the rest")]
mod generate;

use std::sync::Arc;

use divan::{Bencher, black_box, counter::BytesCount};
use elenchus::{
    ArgumentMap, Format, Semantics,
    explain::{Change, Evaluation},
    semantics,
    source::FileId,
    syntax::{self, Budget},
};

fn main() {
    divan::main();
}

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn parsed(text: &str) -> ArgumentMap {
    ArgumentMap::parse(text).expect("a generated map is a map")
}

/// The parser's events alone: what no reader of YAML can be faster than.
#[divan::bench(args = SIZES)]
fn a_bare_parse(bencher: Bencher, claims: usize) {
    let text = generate::map(claims);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| granit_parser::Parser::new_from_str(black_box(&text)).filter(Result::is_ok).count());
}

/// Text to tree.
#[divan::bench(args = SIZES)]
fn b_tree(bencher: Bencher, claims: usize) {
    let text: Arc<str> = generate::map(claims).into();
    let budget = Budget { depth: 128, alias_nodes: 100_000 };
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| syntax::parse(FileId::nth(0), black_box(&text), budget));
}

/// Text to map.
#[divan::bench(args = SIZES)]
fn c_read(bencher: Bencher, claims: usize) {
    let text = generate::map(claims);
    bencher.counter(BytesCount::of_str(&text)).bench(|| parsed(black_box(&text)));
}

/// Map to findings, the verdicts that some checks need included.
#[divan::bench(args = SIZES)]
fn d_check(bencher: Bencher, claims: usize) {
    let map = parsed(&generate::map(claims));
    // A fresh copy each time, so that nothing was worked out before; it is taken apart outside the clock.
    bencher.with_inputs(|| map.clone()).bench_refs(|map| map.check());
}

/// Map to verdicts.
#[divan::bench(args = SIZES)]
fn e_verdicts(bencher: Bencher, claims: usize) {
    let map = parsed(&generate::map(claims));
    bencher.bench(|| black_box(&map).verdicts(Semantics::Grounded));
}

/// Map and verdicts to DOT.
#[divan::bench(args = SIZES)]
fn f_dot(bencher: Bencher, claims: usize) {
    let map = parsed(&generate::map(claims));
    let verdicts = map.verdicts(Semantics::Grounded);
    bencher.bench(|| black_box(&map).write(Format::Dot, &verdicts).expect("DOT holds every map"));
}

/// Map and verdicts to the outline.
#[divan::bench(args = SIZES)]
fn g_outline(bencher: Bencher, claims: usize) {
    let map = parsed(&generate::map(claims));
    let verdicts = map.verdicts(Semantics::Grounded);
    bencher.bench(|| black_box(&map).outline(&verdicts));
}

/// A judged map to what withdrawing its last leaf would change; `e_verdicts` is the same from scratch.
#[divan::bench(args = SIZES)]
fn h_what_if(bencher: Bencher, claims: usize) {
    let map = parsed(&generate::map(claims));
    let mut evaluation = Evaluation::new(&map);
    let leaf = map.element(&format!("claim-{}", claims - 1)).expect("it is the last");
    bencher.bench_local(|| evaluation.what_if(&[Change::Withdraw(leaf)]).expect("a leaf is asserted"));
}

/// A map to one that can be asked what would change.
#[divan::bench(args = SIZES)]
fn i_evaluation(bencher: Bencher, claims: usize) {
    let map = parsed(&generate::map(claims));
    bencher.bench(|| Evaluation::new(black_box(&map)));
}

/// A map to the cruxes of size one of its conclusion.
#[divan::bench(args = SIZES)]
fn j_cruxes(bencher: Bencher, claims: usize) {
    let map = parsed(&generate::map(claims));
    let root = map.find("claim-0").expect("it is the first");
    let forever = semantics::Budget::unlimited();
    bencher.bench(|| black_box(&map).cruxes(root, 1, &forever).cruxes().len());
}
