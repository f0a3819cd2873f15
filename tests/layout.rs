//! Whatever the graph: no two boxes overlap, no line runs through a box, words stand free of boxes, and frames hold
//! their own boxes and no others.

use elenchus::layout::{Area, Direction, Edge, Graph, Group, Layout, Node, Point, Size, layout};
use proptest::prelude::*;

const DIRECTIONS: [Direction; 2] = [Direction::LeftToRight, Direction::TopDown];

/// A rectangle by its sides: from the left, the top, to the right, the bottom.
type Sides = [i64; 4];

fn sides(area: &Area) -> Sides {
    let Point { x, y } = area.corner;
    [x, y, x + i64::from(area.size.width), y + i64::from(area.size.height)]
}

/// What two points span, with the curve or the straight line between them.
fn spanned(one: Point, other: Point) -> Sides {
    [one.x.min(other.x), one.y.min(other.y), one.x.max(other.x), one.y.max(other.y)]
}

/// Whether two rectangles have more in common than their borders. A line has an inside of its own.
fn overlap(one: &Sides, other: &Sides) -> bool {
    let meets = |axis: usize| one[axis] < other[axis + 2] && other[axis] < one[axis + 2];
    meets(0) && meets(1)
}

fn is_within(inner: &Sides, outer: &Sides) -> bool {
    inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
}

/// Hands on all pairs of a rectangle here and one there that overlap, from left to right.
fn overlaps(here: &[Sides], there: &[Sides], mut found: impl FnMut(usize, usize)) {
    let mut order: Vec<usize> = (0..there.len()).collect();
    order.sort_by_key(|&at| there[at][0]);
    let widest = there.iter().map(|sides| sides[2] - sides[0]).max().unwrap_or(0);
    for (one, rectangle) in here.iter().enumerate() {
        let from = order.partition_point(|&at| there[at][0] < rectangle[0] - widest);
        for &other in order[from..].iter().take_while(|&&at| there[at][0] < rectangle[2]) {
            if overlap(rectangle, &there[other]) {
                found(one, other);
            }
        }
    }
}

/// All that must hold of every drawing.
fn assert_sound(graph: &Graph, drawn: &Layout) {
    assert_eq!(drawn.nodes.len(), graph.nodes.len());
    assert_eq!(drawn.routes.len(), graph.edges.len());
    assert_eq!(drawn.groups.len(), graph.groups.len());
    let whole = [0, 0, drawn.size.width.into(), drawn.size.height.into()];
    let boxes: Vec<Sides> = drawn.nodes.iter().map(sides).collect();
    for (node, area) in graph.nodes.iter().zip(&drawn.nodes) {
        assert_eq!(node.size, area.size);
        assert!(is_within(&sides(area), &whole), "{area:?} is outside");
    }
    overlaps(&boxes, &boxes, |one, other| assert_eq!(one, other, "two boxes overlap"));

    let mut stretches = Vec::new();
    let mut words = Vec::new();
    for (edge, route) in graph.edges.iter().zip(&drawn.routes) {
        let (Some(from), Some(to)) = (boxes.get(edge.from), boxes.get(edge.to)) else {
            assert!(route.points.is_empty() && route.label.is_none());
            continue;
        };
        assert!(route.points.len() >= 2, "{edge:?} is not drawn");
        assert_at_border(route.points[0], from);
        assert_at_border(route.points[route.points.len() - 1], to);
        for pair in route.points.windows(2) {
            assert_ne!(pair[0], pair[1]);
            let stretch = spanned(pair[0], pair[1]);
            assert!(is_within(&stretch, &whole), "a line is outside");
            stretches.push(stretch);
        }
        assert_eq!(route.label.map(|label| label.size), edge.label);
        words.extend(route.label.as_ref().map(sides));
    }
    // A curve stays within what its ends span, and that is free of boxes, its own too.
    overlaps(&stretches, &boxes, |line, node| panic!("{:?} runs through {:?}", stretches[line], boxes[node]));
    overlaps(&words, &boxes, |label, node| panic!("{:?} covers {:?}", words[label], boxes[node]));
    overlaps(&words, &words, |one, other| assert_eq!(one, other, "words cover words"));
    assert!(words.iter().all(|label| is_within(label, &whole)));
    for (edge, route) in graph.edges.iter().zip(&drawn.routes) {
        // What joins two boxes of a frame stays in it.
        let [from, to] = [edge.from, edge.to].map(|end| graph.nodes.get(end).and_then(|node| node.group));
        let frame = from.filter(|_| from == to).and_then(|frame| drawn.groups.get(frame).copied().flatten());
        for frame in frame.iter().map(sides) {
            let points = route.points.iter().map(|&point| spanned(point, point));
            for part in points.chain(route.label.as_ref().map(sides)) {
                assert!(is_within(&part, &frame), "{edge:?} is at {part:?}, out of {frame:?}");
            }
        }
    }

    for (index, group) in drawn.groups.iter().enumerate() {
        let is_empty = graph.nodes.iter().all(|node| node.group != Some(index));
        assert_eq!(group.is_none(), is_empty);
    }
    let frames: Vec<(usize, Sides)> = drawn
        .groups
        .iter()
        .enumerate()
        .filter_map(|(index, area)| Some((index, sides(area.as_ref()?))))
        .collect();
    let areas: Vec<Sides> = frames.iter().map(|frame| frame.1).collect();
    overlaps(&areas, &areas, |one, other| assert_eq!(one, other, "two frames overlap"));
    assert!(areas.iter().all(|area| is_within(area, &whole)));
    overlaps(&areas, &boxes, |frame, node| {
        assert_eq!(graph.nodes[node].group, Some(frames[frame].0), "a frame holds a box that is not in it");
    });
    for (index, area) in &frames {
        let title = graph.groups[*index].title;
        let title = [area[0], area[1], area[0] + i64::from(title.width), area[1] + i64::from(title.height)];
        assert!(is_within(&title, area), "the title of {area:?} is {title:?}");
        for (node, sides) in graph.nodes.iter().zip(&boxes) {
            if node.group == Some(*index) {
                assert!(is_within(sides, area) && !overlap(sides, &title));
            }
        }
    }
}

fn assert_at_border(point: Point, sides: &Sides) {
    let is_at = |axis: usize, value: i64| value == sides[axis] || value == sides[axis + 2];
    let here = [point.x, point.y, point.x, point.y];
    assert!(
        is_within(&here, sides) && (is_at(0, point.x) || is_at(1, point.y)),
        "{point:?} is off {sides:?}"
    );
}

fn size() -> impl Strategy<Value = Size> {
    (0_u32..300, 0_u32..120).prop_map(|(width, height)| Size { width, height })
}

/// Graphs with everything that there can be: cycles, loops, lines twice, ends and groups that there are not.
fn graph(nodes: usize, edges: usize, groups: usize) -> impl Strategy<Value = Graph> {
    let node =
        (size(), prop::option::weighted(0.6, 0..groups + 2)).prop_map(|(size, group)| Node { size, group });
    let ends = (0..nodes + 1, 0..nodes + 1);
    let edge = (ends, prop::option::weighted(0.2, size()), prop::bool::weighted(0.1), 0..3_usize)
        .prop_map(|((from, to), label, is_level, kind)| Edge { from, to, label, is_level, kind });
    let group = size().prop_map(|title| Group { title });
    (
        prop::collection::vec(node, 0..nodes),
        prop::collection::vec(edge, 0..edges),
        prop::collection::vec(group, 0..=groups),
    )
        .prop_map(|(nodes, edges, groups)| Graph { nodes, edges, groups })
}

/// Maps as people write them: each claim serves one before it, some through a junction, and a few lines more.
fn map(claims: usize, sections: usize) -> impl Strategy<Value = Graph> {
    let claim = (any::<prop::sample::Index>(), 20_u32..140, 0..10_u8, any::<prop::sample::Index>());
    (prop::collection::vec(claim, 1..claims), 0..=sections).prop_map(|(claims, sections)| {
        let title = Size { width: 160, height: 18 };
        let mut graph = Graph { groups: vec![Group { title }; sections], ..Graph::default() };
        let mut claim_nodes: Vec<usize> = Vec::new();
        for (index, (serves, height, kind, other)) in claims.iter().enumerate() {
            let group = (sections > 0).then(|| index * sections / claims.len());
            let node = graph.nodes.len();
            graph.nodes.push(Node { size: Size { width: 240, height: *height }, group });
            if index > 0 {
                let to = claim_nodes[serves.index(claim_nodes.len())];
                let label = (*kind > 7).then_some(Size { width: 52, height: 13 });
                if *kind < 4 {
                    let junction = graph.nodes.len();
                    let group = graph.nodes[to].group;
                    graph.nodes.push(Node { size: Size { width: 16, height: 16 }, group });
                    graph.edges.push(Edge { from: node, to: junction, ..Edge::default() });
                    graph.edges.push(Edge { from: junction, to, label, ..Edge::default() });
                } else {
                    graph.edges.push(Edge { from: node, to, label, ..Edge::default() });
                }
                if *kind == 5 {
                    let from = claim_nodes[other.index(claim_nodes.len())];
                    graph.edges.push(Edge { from, to: node, label, is_level: height % 2 == 0, kind: 1 });
                }
            }
            claim_nodes.push(node);
        }
        graph
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_graph_is_drawn_soundly(graph in graph(24, 40, 4)) {
        for direction in DIRECTIONS {
            assert_sound(&graph, &layout(&graph, direction));
        }
    }

    #[test]
    fn any_small_graph_is_drawn_soundly(graph in graph(5, 8, 2)) {
        for direction in DIRECTIONS {
            assert_sound(&graph, &layout(&graph, direction));
        }
    }

    #[test]
    fn any_map_is_drawn_soundly(graph in map(120, 6)) {
        for direction in DIRECTIONS {
            let drawn = layout(&graph, direction);
            assert_sound(&graph, &drawn);
            assert_eq!(drawn, layout(&graph, direction));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, failure_persistence: None, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn maps_of_two_thousand_claims_are_drawn_soundly(graph in map(2000, 40)) {
        for direction in DIRECTIONS {
            assert_sound(&graph, &layout(&graph, direction));
        }
    }
}

/// Boxes of one size, and lines between them.
fn plain(count: usize, edges: impl IntoIterator<Item = (usize, usize)>) -> Graph {
    let size = Size { width: 120, height: 40 };
    let edges = edges.into_iter().map(|(from, to)| Edge { from, to, ..Edge::default() });
    Graph { nodes: vec![Node { size, group: None }; count], edges: edges.collect(), groups: vec![] }
}

#[test]
fn what_has_no_end_of_depth_is_drawn() {
    let long = 100_000;
    let chain = plain(long, (1..long).map(|node| (node - 1, node)));
    let ring = plain(20_000, (0..20_000).map(|node| (node, (node + 1) % 20_000)));
    let star = plain(2000, (1..2000).map(|node| (node, 0)));
    let alone = plain(long, []);
    // Lines from end to end of a long chain: more than there is room for.
    let reach = (0..400).map(|line| (line, 3000 - line));
    let far = plain(3000, (1..3000).map(|node| (node - 1, node)).chain(reach));
    let mut sections = plain(3000, (1..3000).map(|node| (node - 1, node)));
    sections.groups = vec![Group::default(); 1500];
    (0..3000).for_each(|node| sections.nodes[node].group = Some(node % 1500));
    for graph in [chain, ring, star, alone, far, sections] {
        assert_sound(&graph, &layout(&graph, Direction::LeftToRight));
    }
}

#[test]
fn a_line_between_two_boxes_of_a_column_stays_in_their_frame() {
    let mut graph = plain(4, [(2, 0), (3, 1)]);
    graph.edges.push(Edge { from: 0, to: 1, is_level: true, ..Edge::default() });
    graph.groups = vec![Group::default(); 2];
    for (node, group) in [0, 0, 1, 1].into_iter().enumerate() {
        graph.nodes[node].group = Some(group);
    }
    for direction in DIRECTIONS {
        let drawn = layout(&graph, direction);
        assert_sound(&graph, &drawn);
        let x = |node: usize| drawn.nodes[node].corner;
        assert!(x(0).x == x(1).x || x(0).y == x(1).y);
    }
}

/// Many lines of each kind to one box.
fn crowd(count: usize, kinds: usize) -> Graph {
    let mut graph = plain(count + 1, (1..=count).map(|node| (node, 0)));
    graph.edges.iter_mut().enumerate().for_each(|(at, edge)| edge.kind = at % kinds);
    graph
}

#[test]
fn many_lines_of_one_kind_share_a_trunk_and_a_head() {
    let graph = crowd(300, 2);
    for direction in DIRECTIONS {
        let drawn = layout(&graph, direction);
        assert_sound(&graph, &drawn);
        let mut ends = vec![Vec::new(); 2];
        for (edge, route) in graph.edges.iter().zip(&drawn.routes) {
            let points = &route.points;
            ends[edge.kind].push(points[points.len() - 1]);
            // Whatever is not straight along is on the trunk.
            for pair in points.windows(2) {
                assert!(pair[0].x == pair[1].x || pair[0].y == pair[1].y, "{points:?}");
            }
        }
        ends.iter_mut().for_each(|ends| ends.dedup());
        let [one, other] = [&ends[0][..], &ends[1][..]];
        assert!(one.len() == 1 && other.len() == 1, "{ends:?}");
        assert!((one[0].x - other[0].x).abs() + (one[0].y - other[0].y).abs() >= 12);
    }
}

#[test]
fn few_lines_have_heads_of_their_own() {
    let graph = crowd(5, 1);
    let drawn = layout(&graph, Direction::LeftToRight);
    let mut ends: Vec<i64> =
        drawn.routes.iter().map(|route| route.points[route.points.len() - 1].y).collect();
    ends.sort_unstable();
    assert!(ends.windows(2).all(|pair| pair[1] - pair[0] >= 6), "{ends:?}");
}

#[test]
fn whatever_leads_to_whatever_is_drawn() {
    let pairs = (0..40).flat_map(|from| (40..80).map(move |to| (from, to)));
    let graph = plain(80, pairs);
    let mut level = plain(60, (1..60).map(|node| (node, 0)));
    level.edges.iter_mut().for_each(|edge| edge.is_level = true);
    for graph in [graph, level] {
        for direction in DIRECTIONS {
            assert_sound(&graph, &layout(&graph, direction));
        }
    }
}

#[test]
fn a_graph_without_boxes_takes_no_room_but_its_margin() {
    let mut graph = Graph::default();
    let empty = layout(&graph, Direction::TopDown);
    assert_eq!((empty.nodes.len(), empty.size), (0, Size { width: 24, height: 24 }));
    graph.edges.push(Edge { from: 0, to: 7, ..Edge::default() });
    assert_sound(&graph, &layout(&graph, Direction::TopDown));
}

#[test]
fn what_supports_stands_before_what_it_supports() {
    let graph = plain(5, [(1, 0), (2, 0), (3, 1), (4, 3), (0, 4)]);
    let drawn = layout(&graph, Direction::LeftToRight);
    let x = |node: usize| drawn.nodes[node].corner.x;
    // The last line closes a cycle and runs back.
    assert!(x(4) < x(3) && x(3) < x(1) && x(1) < x(0) && x(2) == x(1));
    let back = &drawn.routes[4].points;
    assert!(back[0].x > back[back.len() - 1].x);
    let drawn = layout(&graph, Direction::TopDown);
    assert!(drawn.nodes[3].corner.y < drawn.nodes[1].corner.y);
}

#[test]
fn a_tree_is_drawn_without_a_crossing_and_its_only_line_is_straight() {
    let graph = plain(2, [(1, 0)]);
    let drawn = layout(&graph, Direction::LeftToRight);
    assert_eq!(drawn.routes[0].points.len(), 2);
    assert_eq!(drawn.routes[0].points[0].y, drawn.routes[0].points[1].y);
}

/// What is free passes this frame in a rank where another passes it from the other side.
#[test]
fn a_frame_stays_whole_when_what_is_free_passes_it() {
    let edge = |from, to| Edge { from, to, ..Edge::default() };
    let worded = |edge, height| Edge { label: Some(Size { width: 0, height }), ..edge };
    let mut graph = Graph {
        nodes: vec![Node::default(); 14],
        edges: vec![
            edge(2, 12),
            edge(9, 0),
            Edge { is_level: true, ..edge(13, 11) },
            worded(edge(2, 11), 0),
            edge(9, 7),
            edge(1, 2),
            edge(4, 11),
            edge(9, 3),
            edge(12, 8),
            edge(4, 5),
            edge(7, 3),
            worded(edge(1, 1), 5),
        ],
        groups: vec![Group { title: Size { width: 220, height: 2 } }],
    };
    [3, 4, 12].into_iter().for_each(|node| graph.nodes[node].group = Some(0));
    for direction in DIRECTIONS {
        assert_sound(&graph, &layout(&graph, direction));
    }
}
