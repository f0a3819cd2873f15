//! Pictures as they are read back.

use std::path::{Path, PathBuf};

use elenchus::{ArgumentMap, Format, Semantics};
pub use roxmltree::{Document, Node};

pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The maps that come with the project.
pub const CLAIMS: [&str; 3] =
    ["claims/south-caucasus", "claims/night-train.yaml", "claims/sunday-library.yaml"];

pub fn load(name: &str) -> ArgumentMap {
    ArgumentMap::load(folder(name)).unwrap()
}

pub fn picture(map: &ArgumentMap) -> String {
    map.write(Format::Svg, &map.verdicts(Semantics::Grounded)).unwrap()
}

pub fn has_class(node: &Node<'_, '_>, class: &str) -> bool {
    node.attribute("class").is_some_and(|classes| classes.split(' ').any(|it| it == class))
}

/// The groups of a class.
pub fn of_class<'d, 'i>(document: &'d Document<'i>, class: &str) -> Vec<Node<'d, 'i>> {
    document.descendants().filter(|node| node.has_tag_name("g") && has_class(node, class)).collect()
}

/// The group of a claim.
pub fn claim<'d, 'i>(document: &'d Document<'i>, id: &str) -> Node<'d, 'i> {
    document
        .descendants()
        .find(|node| node.attribute("data-claim") == Some(id))
        .unwrap_or_else(|| panic!("{id}"))
}

/// What stands in a box, without white space.
pub fn words(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|node| node.has_tag_name("text"));
    squeezed(&texts.filter_map(|text| text.text()).collect::<String>())
}

pub fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

pub fn number(node: &Node<'_, '_>, attribute: &str) -> i64 {
    node.attribute(attribute).map_or(0, |value| value.parse().unwrap())
}

/// Where a group stands, and how large its own rectangle is.
pub fn place(group: &Node<'_, '_>) -> [i64; 4] {
    let shift = group.attribute("transform").and_then(|it| it.strip_prefix("translate(")).unwrap_or("0 0)");
    let (x, y) = shift.trim_end_matches(')').split_once(' ').unwrap();
    let rect = group.children().find(|node| node.has_tag_name("rect")).unwrap();
    let corner =
        [x.parse::<i64>().unwrap() + number(&rect, "x"), y.parse::<i64>().unwrap() + number(&rect, "y")];
    [corner[0], corner[1], number(&rect, "width"), number(&rect, "height")]
}
