//! How arguments are weighed, and the strengths of steps that come of it.
//!
//! Carneades gives each argument a number from 0 to 1; of two positions the one with the better argument wins. A map has
//! three strengths instead: 1 is strong, from one half up is moderate, less is weak, and 0 is no argument. Where all
//! arguments of a case weigh the same nothing is said of strengths.
//!
//! | weighing | what becomes of the argument |
//! |---|---|
//! | linked, or none | one step from all premises, of weight 1 |
//! | convergent | a step from each premise, of weight 1 |
//! | cumulative | a step from all n premises, of weight 1, and one from each, of weight 1/n |
//! | factorized | one step from all premises, its weight their number by that of all that bear on the issue |
//! | constant | one step from all premises, of that weight |
//! | preference | one step from all premises, its weight by its rank among the arguments at the issue that are weighed so |
//! | criteria | one step from all premises, of weight 1: the criteria are lost |

use std::{cmp::Ordering, collections::HashMap, rc::Rc};

use super::super::{
    Reading,
    nodes::{entries, items},
};
use crate::{
    document::{Meta, Strength, shown},
    syntax::{Node, Value},
};

/// The most properties that a preference goes by: of each argument all of them are looked at.
const MOST_PROPERTIES: usize = 20;

#[derive(Clone)]
pub(super) enum Weighing {
    Linked,
    Convergent,
    Cumulative,
    Factorized,
    Constant(f64),
    /// By data about the arguments, the weightiest first.
    Preference(Rc<[Property]>),
}

/// Data that arguments are ordered by.
pub(super) struct Property {
    pub name: String,
    order: Order,
}

enum Order {
    /// What is greater, or comes later, weighs more.
    Ascending,
    Descending,
    /// Each value with its place, from the weakest to the strongest.
    Listed(HashMap<String, usize>),
}

impl Weighing {
    /// The weighing that needs no definition.
    pub fn of_name(name: &str) -> Option<Weighing> {
        match &*name.to_lowercase() {
            "linked" => Some(Weighing::Linked),
            "convergent" => Some(Weighing::Convergent),
            "cumulative" => Some(Weighing::Cumulative),
            "factorized" => Some(Weighing::Factorized),
            _ => None,
        }
    }

    /// Reads the definition of a weighing function.
    pub fn read(reading: &mut Reading, node: Node<'_>) -> Weighing {
        let mut weighing = Weighing::Linked;
        for entry in entries(reading, node, "the parts of a weighing function") {
            match &*entry.name.to_lowercase() {
                "constant" => match fraction(reading, entry.value) {
                    Some(weight) => weighing = Weighing::Constant(weight),
                    None => continue,
                },
                "preference" => weighing = Weighing::Preference(preference(reading, entry.value).into()),
                "criteria" => reading.loss(entry.key.span(), "the criteria by which arguments are weighed"),
                _ => {
                    let message = format!("`{}` is not a way to weigh arguments", shown(entry.name));
                    reading.wrong(entry.key.span(), message).help =
                        Some("the ways are constant, criteria and preference".to_owned());
                }
            }
        }
        weighing
    }
}

/// A number from 0 to 1.
pub(super) fn fraction(reading: &mut Reading, node: Node<'_>) -> Option<f64> {
    let number = match node.value() {
        Value::Number(text) | Value::Text(text) => text.parse().ok(),
        Value::Broken => return None,
        _ => None,
    };
    let number = number.filter(|number| (0.0..=1.0).contains(number));
    if number.is_none() {
        reading.wrong(node.span(), "a weight is a number from 0 to 1");
    }
    number
}

fn preference(reading: &mut Reading, node: Node<'_>) -> Vec<Property> {
    let mut properties = Vec::new();
    for (at, item) in items(node).into_iter().enumerate() {
        if at >= MOST_PROPERTIES {
            reading.loss(item.span(), "a property beyond the twentieth that a preference goes by");
            break;
        }
        let (mut name, mut order) = (None, Order::Descending);
        for entry in entries(reading, item, "the parts of a preference") {
            match (&*entry.name.to_lowercase(), entry.value.value()) {
                ("property", Value::Text(text)) => name = Some(text.to_owned()),
                ("order", Value::Sequence(values)) => {
                    let words = values.filter_map(|value| Some(value.scalar()?.to_lowercase()));
                    let mut places = HashMap::new();
                    for (at, word) in words.enumerate() {
                        places.entry(word).or_insert(at);
                    }
                    order = Order::Listed(places);
                }
                ("order", Value::Text("ascending")) => order = Order::Ascending,
                ("order", Value::Text("descending")) => order = Order::Descending,
                (_, Value::Broken) => {}
                ("order", _) => {
                    reading.wrong(entry.value.span(), "an order is ascending, descending or a list");
                }
                _ => {
                    let message = format!("a preference has no `{}` of that kind", shown(entry.name));
                    reading.wrong(entry.key.span(), message);
                }
            }
        }
        match name {
            Some(name) => properties.push(Property { name, order }),
            None => {
                reading.wrong(item.span(), "a preference names a property");
            }
        }
    }
    properties
}

/// Which of two arguments weighs more by a preference, going by the data about them. What has no such data weighs least.
pub(super) fn compare(properties: &[Property], one: &[Option<Meta>], other: &[Option<Meta>]) -> Ordering {
    for (at, property) in properties.iter().enumerate() {
        let (one, other) = (one.get(at).and_then(Option::as_ref), other.get(at).and_then(Option::as_ref));
        let ordering = match &property.order {
            Order::Ascending => compare_values(one, other),
            // Without the data it still weighs least.
            Order::Descending if one.is_some() && other.is_some() => compare_values(other, one),
            Order::Descending => one.is_some().cmp(&other.is_some()),
            Order::Listed(values) => {
                let rank = |value: Option<&Meta>| {
                    let word =
                        value.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))?;
                    values.get(&word.to_lowercase())
                };
                rank(one).cmp(&rank(other))
            }
        };
        if ordering != Ordering::Equal {
            return ordering;
        }
    }
    Ordering::Equal
}

/// A total order: nothing, then what is not numbers or text, then numbers, then text.
fn compare_values(one: Option<&Meta>, other: Option<&Meta>) -> Ordering {
    let class = |value: Option<&Meta>| match value {
        None => 0,
        Some(Meta::Number(_)) => 2,
        Some(Meta::String(_)) => 3,
        Some(_) => 1,
    };
    let number = |value: &Meta| value.as_f64().unwrap_or_default();
    class(one).cmp(&class(other)).then_with(|| match (one, other) {
        (Some(one @ Meta::Number(_)), Some(other @ Meta::Number(_))) => number(one).total_cmp(&number(other)),
        (Some(Meta::String(one)), Some(Meta::String(other))) => one.cmp(other),
        _ => Ordering::Equal,
    })
}

/// The strength of a step of a weight; none of one that weighs nothing.
pub(super) fn strength(weight: f64) -> Option<Strength> {
    match weight {
        _ if weight <= 0.0 => None,
        _ if weight < 0.5 => Some(Strength::Weak),
        _ if weight < 1.0 => Some(Strength::Moderate),
        _ => Some(Strength::Strong),
    }
}
