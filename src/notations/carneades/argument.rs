//! Arguments: read as they are written, weighed against those at the same issue, and made into the steps that claims rest
//! on.

use std::collections::{HashMap, HashSet};

use super::{
    super::{
        ids::is_id,
        nodes::{Entry, add_note, data, entries, items, lose_keys, name, printable},
    },
    Case,
    scheme::{Known, Schemes, listed_words},
    weight::{Property, Weighing, compare, fraction, strength},
};
use crate::{
    document::{Argument, Meta, Place, Standing, Strength, shown},
    source::Spanned,
    syntax::{Node, Value},
};

/// An argument as it is written.
pub(super) struct Written<'t> {
    entry: Entry<'t>,
    conclusion: usize,
    /// Each with the role that it plays, if the author names it.
    premises: Vec<(Option<Spanned<String>>, usize, Node<'t>)>,
    undercutter: Option<(usize, Node<'t>)>,
    scheme: Option<(&'t str, Node<'t>)>,
    /// The weight that the author gives it, whatever the scheme says.
    weight: Option<f64>,
    meta: Meta,
    note: Option<String>,
}

pub(super) fn read<'t>(case: &mut Case<'t>, schemes: &Schemes, arguments: Node<'t>) -> Vec<Written<'t>> {
    let arguments = entries(&mut case.reading, arguments, "the arguments");
    arguments.into_iter().filter_map(|entry| read_one(case, schemes, entry)).collect()
}

fn read_one<'t>(case: &mut Case<'t>, schemes: &Schemes, entry: Entry<'t>) -> Option<Written<'t>> {
    let mut written = Written {
        entry,
        conclusion: 0,
        premises: Vec::new(),
        undercutter: None,
        scheme: None,
        weight: None,
        meta: Meta::Null,
        note: None,
    };
    let mut conclusion = None;
    let mut is_whole = true;
    let findings = case.reading.findings.len();
    let parts = entries(&mut case.reading, entry.value, "the parts of an argument");
    let mut unknown = Vec::new();
    for &part in &parts {
        match part.name {
            "conclusion" => {
                conclusion = case.find(part.value, "the conclusion");
                is_whole &= conclusion.is_some();
            }
            "premises" => is_whole &= premises(case, &mut written, part.value),
            "undercutter" => {
                if !matches!(part.value.value(), Value::Null) {
                    written.undercutter =
                        case.find(part.value, "the undercutter").map(|claim| (claim, part.value));
                }
            }
            "scheme" => {
                if let Some(named) = name(&mut case.reading, part.value, "a scheme") {
                    match schemes.get(named).is_some() || Weighing::of_name(named).is_some() {
                        true => written.scheme = Some((named, part.value)),
                        false => {
                            let message = format!("there is no scheme `{}`", shown(named));
                            case.reading.wrong(part.value.span(), message);
                        }
                    }
                }
            }
            // The program's own reader has the letters of this key in the wrong order.
            "weight" | "weigth" => written.weight = fraction(&mut case.reading, part.value),
            "parameters" => {
                let parameters = listed_words(part.value);
                if !parameters.is_empty() {
                    add_note(&mut written.note, &format!("Parameters: {parameters}."));
                }
            }
            "meta" | "metadata" => {
                written.meta = data(&mut case.reading, part.value);
                case.describe(&mut written.note, part.value);
            }
            _ => unknown.push(part),
        }
    }
    let known = ["conclusion", "premises", "undercutter", "scheme", "weight", "parameters", "meta"];
    lose_keys(&mut case.reading, &parts, unknown, "an argument", &known);
    if is_whole && conclusion.is_none() && case.reading.findings.len() == findings {
        case.reading
            .wrong(entry.key.span(), format!("the argument `{}` has no `conclusion`", shown(entry.name)));
    }
    // Without one of its premises it would be another argument, and a stronger one.
    written.conclusion = conclusion.filter(|_| is_whole)?;
    Some(written)
}

/// Reads the premises; the answer is whether there is a statement for each.
fn premises<'t>(case: &mut Case<'t>, written: &mut Written<'t>, node: Node<'t>) -> bool {
    let mut named: Vec<(Option<Entry<'t>>, Node<'t>)> = Vec::new();
    let by_role = |case: &mut Case<'t>, node: Node<'t>| -> Vec<(Option<Entry<'t>>, Node<'t>)> {
        let roles = entries(&mut case.reading, node, "the premises");
        roles.into_iter().map(|entry| (Some(entry), entry.value)).collect()
    };
    match node.value() {
        Value::Mapping(_) => named = by_role(case, node),
        _ => {
            for item in items(node) {
                match item.value() {
                    Value::Mapping(_) => named.extend(by_role(case, item)),
                    _ => named.push((None, item)),
                }
            }
        }
    }
    let mut is_whole = true;
    for (role, node) in named {
        let Some(claim) = case.find(node, "a premise") else {
            is_whole = false;
            continue;
        };
        let role = role.map(|entry| Spanned { value: entry.name.to_owned(), span: entry.key.span() });
        written.premises.push((role, claim, node));
    }
    is_whole
}

/// A step that an argument is made into.
struct Step {
    /// The argument, by its place.
    of: usize,
    /// Its premises, by their places among those of the argument.
    premises: std::ops::Range<usize>,
    weight: f64,
}

pub(super) fn build<'t>(case: &mut Case<'t>, schemes: &Schemes, arguments: &[Written<'t>]) {
    let steps = steps(case, schemes, arguments);
    let is_graded = steps.iter().any(|step| step.weight != 1.0);
    for (at, step) in steps.iter().enumerate() {
        let written = &arguments[step.of];
        let place = written.entry.place();
        let Some(strength) = strength(step.weight) else {
            case.reading.loss(written.entry.key.span(), "an argument that weighs nothing");
            continue;
        };
        let is_first = at == 0 || steps[at - 1].of != step.of;
        let strength = is_graded.then(|| Spanned { value: strength, span: written.entry.key.span() });
        match written.premises.is_empty() {
            true => assert(case, written, strength),
            false => {
                let argument = argument(case, schemes, written, step, is_first);
                let conclusion = &mut case.reading.document.claims[written.conclusion];
                conclusion.because.push(Argument { strength, place, ..argument });
            }
        }
    }
}

fn argument(
    case: &mut Case<'_>,
    schemes: &Schemes,
    written: &Written<'_>,
    step: &Step,
    is_first: bool,
) -> Argument {
    let called = written.entry.name;
    let mut note = written.note.clone().filter(|_| is_first);
    let id = match (is_first, is_id(called)) {
        (true, true) => Some(case.ids.free(called.to_owned())),
        (true, false) => Some(case.ids.like(&called.replace('¬', "not "), "argument")),
        (false, _) => None,
    };
    if id.as_deref() != Some(called) {
        add_note(&mut note, &format!("Argument `{}`.", printable(called, "?")));
    }
    let premises = &written.premises[step.premises.clone()];
    let roles: Vec<Spanned<String>> =
        premises.iter().filter_map(|(role, ..)| role.clone()).filter(|role| is_id(&role.value)).collect();
    Argument {
        id: id.map(|value| Spanned { value, span: written.entry.key.span() }),
        premises: premises.iter().map(|&(_, claim, node)| case.named(claim, node)).collect(),
        roles: if roles.len() == premises.len() { roles } else { Vec::new() },
        scheme: written.scheme.and_then(|(named, node)| {
            Some(Spanned { value: schemes.get(named)?.id.clone(), span: node.span() })
        }),
        unless: written.undercutter.iter().map(|&(claim, node)| case.named(claim, node)).collect(),
        note,
        place: Place(None),
        ..Argument::default()
    }
}

/// An argument without premises asserts its conclusion.
fn assert(case: &mut Case<'_>, written: &Written<'_>, strength: Option<Spanned<Strength>>) {
    let unless: Vec<Spanned<String>> =
        written.undercutter.iter().map(|&(claim, node)| case.named(claim, node)).collect();
    let claim = &mut case.reading.document.claims[written.conclusion];
    if claim.standing.is_some() {
        case.reading.loss(
            written.entry.key.span(),
            "an argument without premises for what is assumed or asserted already",
        );
        return;
    }
    claim.standing = Some(Spanned { value: Standing::Asserted, span: written.entry.key.span() });
    claim.strength = strength;
    claim.unless = unless;
    add_note(&mut claim.note, &format!("Argument `{}`.", printable(written.entry.name, "?")));
    if let Some(note) = &written.note {
        add_note(&mut claim.note, note);
    }
}

fn steps(case: &mut Case<'_>, schemes: &Schemes, arguments: &[Written<'_>]) -> Vec<Step> {
    let known = |written: &Written<'_>| written.scheme.and_then(|(named, _)| schemes.get(named));
    let weighings: Vec<Weighing> = arguments
        .iter()
        .map(|written| match (written.weight, known(written)) {
            (Some(weight), _) => Weighing::Constant(weight),
            (None, Some(known)) => known.weighing.clone(),
            (None, None) => {
                written.scheme.and_then(|(named, _)| Weighing::of_name(named)).unwrap_or(Weighing::Linked)
            }
        })
        .collect();
    let bearing = bearing(case, arguments);
    let ranks = ranks(case, arguments, &weighings, known);
    let mut steps = Vec::new();
    for (of, written) in arguments.iter().enumerate() {
        let number = written.premises.len();
        let mut add = |premises, weight| steps.push(Step { of, premises, weight });
        match &weighings[of] {
            Weighing::Linked => add(0..number, 1.0),
            Weighing::Constant(weight) => add(0..number, *weight),
            Weighing::Preference(_) => add(0..number, ranks[&of]),
            Weighing::Factorized => {
                let all = case.issue_of.get(&written.conclusion).and_then(|issue| bearing.get(issue));
                add(0..number, all.map_or(1.0, |&all| number as f64 / all.max(1) as f64));
            }
            Weighing::Convergent if number == 0 => add(0..0, 0.0),
            Weighing::Convergent => (0..number).for_each(|at| add(at..at + 1, 1.0)),
            Weighing::Cumulative => {
                add(0..number, 1.0);
                if number > 1 {
                    (0..number).for_each(|at| add(at..at + 1, 1.0 / number as f64));
                }
                if number > 2 {
                    let lost = "that a cumulative argument weighs the more the more of its premises are in";
                    case.reading.loss(written.entry.key.span(), lost);
                }
            }
        }
    }
    steps
}

/// For each issue the number of premises that the arguments for its positions have between them.
fn bearing(case: &Case<'_>, arguments: &[Written<'_>]) -> HashMap<usize, usize> {
    let mut bearing: HashMap<usize, HashSet<usize>> = HashMap::new();
    for written in arguments {
        if let Some(&issue) = case.issue_of.get(&written.conclusion) {
            bearing.entry(issue).or_default().extend(written.premises.iter().map(|&(_, claim, _)| claim));
        }
    }
    bearing.into_iter().map(|(issue, premises)| (issue, premises.len())).collect()
}

/// The weights of the arguments that are weighed by a preference: among n ranks the k-th from below weighs k/n.
fn ranks<'s>(
    case: &Case<'_>,
    arguments: &[Written<'_>],
    weighings: &[Weighing],
    known: impl Fn(&Written<'_>) -> Option<&'s Known>,
) -> HashMap<usize, f64> {
    let mut ranks = HashMap::new();
    // The arguments at an issue that are weighed by one and the same preference.
    let mut groups: HashMap<(usize, *const Property), Vec<usize>> = HashMap::new();
    for (of, written) in arguments.iter().enumerate() {
        let Weighing::Preference(properties) = &weighings[of] else { continue };
        match case.issue_of.get(&written.conclusion) {
            Some(&issue) => groups.entry((issue, properties.as_ptr())).or_default().push(of),
            None => {
                ranks.insert(of, 1.0);
            }
        }
    }
    for mut group in groups.into_values() {
        let Weighing::Preference(properties) = &weighings[group[0]] else { continue };
        let values: HashMap<usize, Vec<Option<Meta>>> = group
            .iter()
            .map(|&of| {
                let scheme = known(&arguments[of]);
                let value = |name: &str| {
                    let own = arguments[of].meta.get(name);
                    own.or_else(|| scheme.and_then(|scheme| scheme.meta.get(name))).cloned()
                };
                (of, properties.iter().map(|property| value(&property.name)).collect())
            })
            .collect();
        group.sort_by(|one, other| compare(properties, &values[one], &values[other]));
        let mut at = Vec::with_capacity(group.len());
        let mut rank = 1_u32;
        for (index, of) in group.iter().enumerate() {
            if index > 0 && compare(properties, &values[&group[index - 1]], &values[of]).is_ne() {
                rank += 1;
            }
            at.push(rank);
        }
        for (of, own) in group.iter().zip(at) {
            ranks.insert(*of, f64::from(own) / f64::from(rank));
        }
    }
    ranks
}
