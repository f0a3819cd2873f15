//! From a set of assumptions to the label of every atom.

use crate::{
    semantics::{Label, Labelling, closure::Closure, support::Rules},
    theory::{Atom, Framework, LevelledRule},
};

/// What a set of assumptions says of every atom: in is what it derives, out what cannot be derived from assumptions that
/// it does not attack.
pub(super) fn labelling(framework: &Framework, rules: &Rules, members: &[bool]) -> Labelling {
    let derived = close(framework, rules, |assumption| members[assumption as usize]);
    let attacked = |assumption| framework.contraries(assumption).any(|contrary| derived.contains(contrary));
    let possible = close(framework, rules, |assumption| !attacked(assumption));
    let label = |atom| match (derived.contains(atom), possible.contains(atom)) {
        (true, _) => Label::In,
        (false, true) => Label::Undecided,
        (false, false) => Label::Out,
    };
    let labels = (0..framework.atom_count() as u32).map(label).collect();
    Labelling { labels, proofs: derived.into_proofs() }
}

fn close(framework: &Framework, rules: &Rules, assumes: impl Fn(LevelledRule) -> bool) -> Closure {
    let mut closure = Closure::new(framework);
    for assumption in
        (0..framework.assumption_count() as LevelledRule).filter(|&assumption| assumes(assumption))
    {
        closure.assume(framework, assumption);
    }
    while closure.next(framework, rules).is_some() {}
    closure
}

/// The assumptions that a labelling of a complete set has in: those whose contraries are all out.
pub(super) fn members(framework: &Framework, labelling: &Labelling) -> Vec<bool> {
    let assumptions = 0..framework.assumption_count() as LevelledRule;
    assumptions.map(|assumption| labelling.assumption(framework, assumption) == Label::In).collect()
}

/// The same where labels were found one by one: what has none yet is not out.
pub(super) fn members_so_far(framework: &Framework, labels: &[Option<Label>]) -> Vec<bool> {
    let assumptions = 0..framework.assumption_count() as LevelledRule;
    let out = |contrary: Atom| labels[contrary as usize] == Some(Label::Out);
    assumptions.map(|assumption| framework.contraries(assumption).all(out)).collect()
}
