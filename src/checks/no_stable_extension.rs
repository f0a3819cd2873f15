//! Claims that no stable extension settles.

use super::{Check, Context, Sink};
use crate::diagnostic::{Code, Family, Level};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "no-stable-extension",
        family: Family::Logic,
        level: Level::Note,
        summary: "Claims that attack themselves, or each other in a ring of odd length, and never come to rest.",
        page: include_str!("../../docs/checks/no-stable-extension.md"),
    },
    run,
};

/// How hard the solver tries. Whether there is a finding is not to depend on how fast the machine is.
#[cfg(feature = "sat")]
const CONFLICTS: u64 = 2_000;

/// Without the search, nobody knows.
#[cfg(not(feature = "sat"))]
fn run(_: &Context<'_>, _: &mut Sink<'_>) {}

#[cfg(feature = "sat")]
fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    use crate::{diagnostic::Diagnostic, document::Verdict, semantics::Budget};

    /// More than that are not pointed at.
    const MOST_LABELS: usize = 3;

    let map = context.map();
    // Where nothing is in dispute, the grounded extension is stable.
    if map.claims().all(|(id, _)| context.verdict(id) != Verdict::Contested) {
        return;
    }
    let Ok(Some(knot)) = map.without_stable_extension(Budget::unlimited().conflicts(CONFLICTS)) else {
        return;
    };
    let Some((&first, others)) = knot.split_first() else { return };
    let message = format!("no stable extension settles {}", super::words::listed(map, &knot));
    let mut finding = Diagnostic::new(sink.code(), map.claim(first).span(), message);
    for &other in others.iter().take(MOST_LABELS) {
        finding = finding.label(map.claim(other).span(), "nor this");
    }
    sink.push_verdict(
        first,
        finding.help("object to one of them from outside, or judge by another semantics than the stable one"),
    );
}
