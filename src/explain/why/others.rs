//! What else defeats a rejected claim: the smallest explanation names one thing, and one who means to defend the claim has
//! to know of the rest.

use std::collections::{HashMap, HashSet};

use super::explanation::{Fault, Point, Reason};
use crate::{
    document::Strength,
    semantics::{Label, Labelling},
    theory::{Framework, LevelledRule, Literal, RuleId},
};

/// Of points the first of which is that a claim does not stand, defeated by an objection to it: the other rules that
/// conclude such an objection, stand, and are strong enough for what is defeated; in the order of the theory.
///
/// # Complexity
///
/// Linear in the rules.
pub(super) fn others(framework: &Framework, labelling: &Labelling, points: &[Point]) -> Vec<RuleId> {
    let Some(Point { literal: Literal::Claim(claim), reason: Reason::Refuted { failures, .. }, .. }) =
        points.first()
    else {
        return Vec::new();
    };
    let objection = Literal::Objection(*claim);
    let copies = |literal: Literal| {
        let all = 0..framework.rule_count() as LevelledRule;
        let of_literal = all.filter(move |&copy| framework.literal(framework.head(copy)).0 == literal);
        of_literal.filter_map(|copy| Some((framework.origin(copy)?, copy)))
    };
    let strength_of = |copy: LevelledRule| framework.literal(framework.head(copy)).1;
    let mut reach: HashMap<RuleId, Strength> = HashMap::new();
    for (rule, copy) in copies(Literal::Claim(*claim)) {
        let most = reach.entry(rule).or_insert(strength_of(copy));
        *most = strength_of(copy).max(*most);
    }
    let mut shown: HashSet<RuleId> = HashSet::new();
    let mut enough: Option<Strength> = None;
    for failure in failures {
        let Fault::Defeated(point) = failure.fault else { continue };
        let point = &points[point];
        if let (true, &Reason::Derived { rule, .. }) = (point.literal == objection, &point.reason) {
            shown.insert(rule);
            let needed = reach.get(&failure.rule).map_or(point.strength, |&most| most.min(point.strength));
            enough = enough.max(Some(needed));
        }
    }
    let Some(enough) = enough else { return Vec::new() };
    let applies = |copy: LevelledRule| {
        let body = framework.body(copy).iter().all(|&atom| labelling.label(atom) == Label::In);
        let is_strict = copy as usize >= framework.assumption_count();
        body && (is_strict || labelling.assumption(framework, copy) == Label::In)
    };
    let standing = copies(objection).filter(|&(_, copy)| strength_of(copy) >= enough && applies(copy));
    let mut others: Vec<RuleId> =
        standing.map(|(rule, _)| rule).filter(|rule| !shown.contains(rule)).collect();
    others.sort_unstable();
    others.dedup();
    others
}
