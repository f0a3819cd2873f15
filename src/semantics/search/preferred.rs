//! Preferred extensions: complete sets that cannot grow.
//!
//! One is found component by component (Baroni, Giacomin & Guida, *SCC-recursiveness: a general schema for
//! argumentation semantics*, Artificial Intelligence 168, 2005): what a strongly connected component depends on is
//! settled first, the component is reduced by it, and what the grounded semantics then leaves open falls into
//! components again, or is searched.

use rustsat::types::Lit;

use super::{
    Means,
    encoding::{Kind, Phase},
    labels,
    model::Models,
    reduct::Reducer,
};
use crate::{
    semantics::{Interrupted, Label, components::components, grounded, support::Rules},
    theory::{Atom, Framework, Groups, LevelledRule},
};

/// Beyond so many components within components, all the rest is searched at once.
const DEEPEST: usize = 64;

/// The labels of a preferred extension.
///
/// # Arguments
///
/// * `labels`: those of the atoms that are decided already; the others are looked at.
pub(super) fn settle(
    framework: &Framework,
    rules: &Rules,
    labels: &mut [Option<Label>],
    means: &Means,
) -> Result<(), Interrupted> {
    let open: Vec<Atom> =
        (0..framework.atom_count() as Atom).filter(|&atom| labels[atom as usize].is_none()).collect();
    settle_part(framework, rules, labels, &open, means, 0)
}

/// A preferred set.
pub(super) fn one(framework: &Framework, rules: &Rules, means: &Means) -> Result<Vec<bool>, Interrupted> {
    let mut labels = vec![None; framework.atom_count()];
    settle(framework, rules, &mut labels, means)?;
    Ok(labels::members_so_far(framework, &labels))
}

fn settle_part(
    framework: &Framework,
    rules: &Rules,
    labels: &mut [Option<Label>],
    open: &[Atom],
    means: &Means,
    depth: usize,
) -> Result<(), Interrupted> {
    let mut reducer = Reducer::new(framework, rules);
    for component in in_order(framework, rules, open) {
        means.budget.check()?;
        if let [atom] = component[..] {
            labels[atom as usize] = Some(evaluate(framework, rules, labels, atom));
            continue;
        }
        let reduct = reducer.reduct(labels, &component);
        let inner_rules = Rules::new(&reduct.framework);
        let mut inner: Vec<Option<Label>> = Vec::new();
        let grounded = grounded::label(&reduct.framework, &inner_rules);
        inner.extend(grounded.labels.iter().map(|&label| (label != Label::Undecided).then_some(label)));
        inner[component.len()..].fill(Some(Label::Undecided));
        let left: Vec<Atom> =
            (0..component.len() as Atom).filter(|&atom| inner[atom as usize].is_none()).collect();
        let whole = left.len() == component.len() && component.len() == open.len() || depth == DEEPEST;
        if whole {
            search(&reduct.framework, &inner_rules, &mut inner, means)?;
        } else if !left.is_empty() {
            settle_part(&reduct.framework, &inner_rules, &mut inner, &left, means, depth + 1)?;
        }
        for (atom, label) in reduct.atoms.iter().zip(inner) {
            labels[*atom as usize] = label;
        }
    }
    Ok(())
}

/// The strongly connected components of some atoms, each behind those that it depends on.
fn in_order(framework: &Framework, rules: &Rules, open: &[Atom]) -> Vec<Vec<Atom>> {
    let mut numbers = vec![u32::MAX; framework.atom_count()];
    for (number, &atom) in open.iter().enumerate() {
        numbers[atom as usize] = number as u32;
    }
    let dependencies = Groups::new(open.len(), || {
        open.iter().enumerate().flat_map(|(number, &atom)| {
            let on = rules.dependencies(framework, atom).map(|on| numbers[on as usize]);
            on.filter(|&on| on != u32::MAX).map(move |on| (number as u32, on))
        })
    });
    let mut found = Vec::new();
    components(
        open.len(),
        |atom, edge| dependencies.of(atom).get(edge).copied(),
        |component| {
            let mut component: Vec<Atom> = component.iter().map(|&number| open[number as usize]).collect();
            component.sort_unstable();
            found.push(component);
        },
    );
    found
}

/// The label of an atom that depends on nothing but labelled ones, and perhaps itself. What attacks itself cannot be
/// decided by itself.
fn evaluate(framework: &Framework, rules: &Rules, labels: &[Option<Label>], atom: Atom) -> Label {
    let label = |atom: Atom| labels[atom as usize].unwrap_or(Label::Undecided);
    let mut best = Label::Out;
    for &rule in rules.concluding.of(atom) {
        let assumes = (rule as usize) < framework.assumption_count();
        let against = assumes.then(|| framework.contraries(rule)).into_iter().flatten().map(|contrary| {
            match label(contrary) {
                Label::In => Label::Out,
                Label::Out => Label::In,
                Label::Undecided => Label::Undecided,
            }
        });
        let needed: Vec<Label> =
            framework.body(rule).iter().map(|&atom| label(atom)).chain(against).collect();
        if needed.iter().all(|&label| label == Label::In) {
            return Label::In;
        }
        if !needed.contains(&Label::Out) {
            best = Label::Undecided;
        }
    }
    best
}

/// Labels what is open in a framework by searching for a set and making it grow.
fn search(
    framework: &Framework,
    rules: &Rules,
    labels: &mut [Option<Label>],
    means: &Means,
) -> Result<(), Interrupted> {
    let mut models = Models::new(framework, Kind::Admissible, Phase::In, means);
    // The grounded set is complete, so that there is one.
    let mut members = vec![false; framework.assumption_count()];
    let mut next = models.find(framework, &[])?;
    while let Some(larger) = next {
        members = larger;
        let clause = grows(&mut models, &members);
        models.add_clause(&clause);
        next = models.find(framework, &[])?;
    }
    for (label, found) in labels.iter_mut().zip(labels::labelling(framework, rules, &members).labels) {
        *label = Some(found);
    }
    Ok(())
}

/// Fixes the members of a set. Given is the clause that there be another.
fn grows(models: &mut Models, members: &[bool]) -> Vec<Lit> {
    for assumption in (0..members.len()).filter(|&assumption| members[assumption]) {
        let member = models.literals().members()[assumption];
        models.add_clause(&[member]);
    }
    outside(models, members)
}

/// That there is a member which is not one of a set.
pub(super) fn outside(models: &Models, members: &[bool]) -> Vec<Lit> {
    let others = members.iter().zip(models.literals().members()).filter(|(member, _)| !**member);
    others.map(|(_, &literal)| literal).collect()
}

/// That all of a set are members.
pub(super) fn inside(models: &Models, members: &[bool]) -> Vec<Lit> {
    let these = members.iter().zip(models.literals().members()).filter(|(member, _)| **member);
    these.map(|(_, &literal)| literal).collect()
}

/// Makes a set grow as far as it can while some literals hold.
pub(super) fn grow(
    framework: &Framework,
    models: &mut Models,
    mut members: Vec<bool>,
    keeping: &[Lit],
) -> Result<Vec<bool>, Interrupted> {
    // One literal stands for all that is to hold now: assuming the members one by one, the solver would decide on each
    // of them at every step.
    let growing = models.new_literal();
    let assumed: Vec<Lit> = keeping.iter().copied().chain([growing]).collect();
    let mut fixed = vec![false; members.len()];
    let grown = loop {
        for assumption in (0..members.len()).filter(|&it| members[it] && !fixed[it]).collect::<Vec<_>>() {
            fixed[assumption] = true;
            let member = models.literals().members()[assumption];
            models.add_clause(&[!growing, member]);
        }
        let mut clause = outside(models, &members);
        clause.push(!growing);
        models.add_clause(&clause);
        match models.find(framework, &assumed) {
            Ok(Some(larger)) => members = larger,
            Ok(None) => break Ok(members),
            Err(error) => break Err(error),
        }
    };
    models.add_clause(&[!growing]);
    grown
}

/// That some member of a set is attacked.
fn attacked(framework: &Framework, models: &Models, members: &[bool]) -> Vec<Lit> {
    let these = (0..members.len() as LevelledRule).filter(|&assumption| members[assumption as usize]);
    let mut contraries: Vec<Atom> = these.flat_map(|assumption| framework.contraries(assumption)).collect();
    contraries.sort_unstable();
    contraries.dedup();
    contraries.into_iter().map(|contrary| models.literals().derived(contrary)).collect()
}

/// Whether every preferred extension has a label for a query: if not, one that has another.
///
/// A preferred set without the label is in conflict with each admissible set that has it, or the two together would be
/// admissible; and since it defends itself, it attacks that set. So one is looked for that attacks all those met so far
/// (M. Thimm, F. Cerutti & M. Vallati, *Skeptical Reasoning with Preferred Semantics in Abstract Argumentation without
/// Computing Preferred Extensions*, IJCAI 2021).
///
/// # Arguments
///
/// * `framework`: what the query depends on, the query being undecided by the grounded semantics.
/// * `label`: in or out; what is one of these remains so as a set grows.
pub(super) fn without(
    framework: &Framework,
    query: Atom,
    label: Label,
    means: &Means,
) -> Result<Option<Vec<bool>>, Interrupted> {
    // Any preferred set answers many a question, and one is found component by component, and so soon.
    let rules = Rules::new(framework);
    let mut with = one(framework, &rules, means)?;
    if labels::labelling(framework, &rules, &with).label(query) != label {
        return Ok(Some(with));
    }
    let mut models = Models::new(framework, Kind::Admissible, Phase::In, means);
    let wanted = match label {
        Label::In => models.literals().derived(query),
        _ => !models.literals().possible(query),
    };
    loop {
        let clause = attacked(framework, &models, &with);
        models.add_clause(&clause);
        let Some(members) = models.find(framework, &[!wanted])? else { return Ok(None) };
        let mut assumed = inside(&models, &members);
        assumed.push(wanted);
        match models.find(framework, &assumed)? {
            Some(larger) => with = larger,
            None => return grow(framework, &mut models, members, &[]).map(Some),
        }
    }
}
