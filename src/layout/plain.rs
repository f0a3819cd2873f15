//! Boxes in columns by their distance from where lines begin, in the order in which they were given.

use super::{Area, Direction, Graph, Layout, Point, Route, Size};

const BETWEEN_RANKS: i64 = 60;
const BETWEEN_NODES: i64 = 16;
const PADDING: i64 = 12;

pub(super) fn place(graph: &Graph, direction: Direction) -> Layout {
    let across = direction == Direction::LeftToRight;
    // Group by group, so that frames do not overlap; what stands in none comes last.
    let group_of = |node: usize| graph.nodes[node].group.filter(|&group| group < graph.groups.len());
    let mut order: Vec<usize> = (0..graph.nodes.len()).collect();
    order.sort_by_key(|&node| group_of(node).unwrap_or(usize::MAX));
    let ranks = ranks(graph);
    let count = ranks.iter().max().map_or(0, |&last| last + 1);
    // Lengths along the direction of the drawing and across it.
    let along = |size: Size| i64::from(if across { size.width } else { size.height });
    let sideways = |size: Size| i64::from(if across { size.height } else { size.width });
    let mut depth = vec![0; count];
    graph.nodes.iter().zip(&ranks).for_each(|(node, &rank)| depth[rank] = depth[rank].max(along(node.size)));
    let mut start = Vec::with_capacity(count);
    let mut next = PADDING;
    for depth in &depth {
        start.push(next);
        next += depth + BETWEEN_RANKS;
    }
    let point = |along: i64, sideways: i64| match across {
        true => Point { x: along, y: sideways },
        false => Point { x: sideways, y: along },
    };
    let mut layout = Layout {
        nodes: vec![Area::default(); graph.nodes.len()],
        groups: vec![None; graph.groups.len()],
        ..Layout::default()
    };
    let (mut floor, mut end) = (PADDING, 0);
    for band in order.chunk_by(|&one, &other| group_of(one) == group_of(other)) {
        let group = group_of(band[0]);
        let title = group.map(|group| graph.groups[group].title).unwrap_or_default();
        let top = floor + PADDING + if across { i64::from(title.height) } else { 0 };
        let mut used = vec![top; count];
        for &node in band {
            let (size, rank) = (graph.nodes[node].size, ranks[node]);
            layout.nodes[node] = Area { corner: point(start[rank], used[rank]), size };
            used[rank] += sideways(size) + BETWEEN_NODES;
        }
        let wide = floor + 2 * PADDING + i64::from(title.width);
        let low = used.into_iter().max().unwrap_or(top).max(if across { 0 } else { wide });
        if let Some(group) = group {
            let room = if across { 0 } else { i64::from(title.height) };
            let from = point(-room, floor);
            let long = next.max(if across { i64::from(title.width) + 2 * PADDING } else { 0 });
            end = end.max(long);
            let to = point(long, low);
            layout.groups[group] = Some(area(from, to));
        }
        floor = low + PADDING;
    }
    let size = point(next.max(end), floor);
    let below = |value: i64| u32::try_from(value).unwrap_or(u32::MAX);
    layout.size = Size { width: below(size.x), height: below(size.y) };
    layout.routes = graph
        .edges
        .iter()
        .map(|edge| {
            let (Some(from), Some(to)) = (layout.nodes.get(edge.from), layout.nodes.get(edge.to)) else {
                return Route::default();
            };
            let out = from.corner.x + if across { i64::from(from.size.width) } else { 0 };
            let points = vec![Point { x: out, y: from.corner.y }, to.corner];
            let label = edge.label.map(|size| Area { corner: to.corner, size });
            Route { points, label }
        })
        .collect();
    layout
}

fn area(from: Point, to: Point) -> Area {
    let length = |from: i64, to: i64| u32::try_from(to - from).unwrap_or(0);
    Area { corner: from, size: Size { width: length(from.x, to.x), height: length(from.y, to.y) } }
}

/// The longest way to each box from where lines begin; a line that closes a cycle is not counted.
fn ranks(graph: &Graph) -> Vec<usize> {
    let count = graph.nodes.len();
    let mut incoming = vec![0; count];
    let mut outgoing = vec![Vec::new(); count];
    for edge in graph.edges.iter().filter(|edge| !edge.is_level && edge.from < count && edge.to < count) {
        incoming[edge.to] += 1;
        outgoing[edge.from].push(edge.to);
    }
    let mut ranks = vec![0; count];
    let mut done = vec![false; count];
    let mut work: Vec<usize> = (0..count).rev().filter(|&node| incoming[node] == 0).collect();
    let mut next = 0;
    loop {
        while let Some(node) = work.pop() {
            if std::mem::replace(&mut done[node], true) {
                continue;
            }
            for &to in outgoing[node].iter().filter(|&&to| !done[to]) {
                ranks[to] = ranks[to].max(ranks[node] + 1);
                incoming[to] -= 1;
                if incoming[to] == 0 {
                    work.push(to);
                }
            }
        }
        // Only cycles are left: one box of them begins.
        while next < count && done[next] {
            next += 1;
        }
        match next < count {
            true => work.push(next),
            false => return ranks,
        }
    }
}
