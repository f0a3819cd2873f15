//! Our layout beside Graphviz's `dot`, on the same graphs with the same sizes of boxes and words.
//!
//! `cargo bench --bench layout` takes generated maps of 60, 200, 2,000 and 5,000 claims, every map in `claims/`, and every
//! file below the folder that `ELENCHUS_CORPORA` names that is a map in some notation. Each is exported as DOT and drawn
//! by `dot -Tjson`; what `dot` measured is then placed by `layout`, and both drawings are counted by the same code.
//! Numbers among the words are other sizes of generated maps. It prints tables as Markdown.

#[path = "drawings.rs"]
mod drawings;
#[path = "generate.rs"]
#[allow(dead_code, reason = "another one needs the rest")]
mod generate;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use drawings::{Drawing, Measures, graphviz};
use elenchus::{
    Format, Semantics,
    layout::{Direction, layout},
    map::{Loaded, Loader},
};

/// How often each graph is placed; the fastest counts.
const ROUNDS: usize = 5;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    println!(
        "| map | boxes | lines | crossings | of dot | length | area | width:height | of dot | time | of dot |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    let mut generated = Summary::default();
    for claims in if sizes.is_empty() { vec![60, 200, 2_000, 5_000] } else { sizes } {
        let loaded = Loader::new().parse("generated", &generate::map(claims));
        if let Some(row) = Row::new(loaded) {
            row.print(&format!("generated, {claims} claims"));
            generated.add(&row);
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut maps = Summary::default();
    for name in ["night-train.yaml", "sunday-library.yaml", "south-caucasus"] {
        let loaded = Loader::new().load(root.join("claims").join(name)).expect("the map is there");
        if let Some(row) = Row::new(loaded) {
            row.print(&format!("`claims/{name}`"));
            maps.add(&row);
        }
    }
    let mut corpora = Summary::default();
    for path in
        std::env::var_os("ELENCHUS_CORPORA").map(|folder| files(Path::new(&folder))).unwrap_or_default()
    {
        let Ok(loaded) = Loader::new().load(&path) else { continue };
        if let Some(row) = Row::new(loaded) {
            corpora.add(&row);
        }
    }
    println!();
    println!(
        "| maps | how many | crossings | of dot | maps with fewer | with more | length, mean | worst | area, mean | worst |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    generated.print("generated");
    maps.print("`claims/`");
    corpora.print("corpora");
}

/// All files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.path() {
                path if path.is_dir() => open.push(path),
                path => found.push(path),
            }
        }
    }
    found.sort();
    found
}

/// One graph, drawn by both.
struct Row {
    boxes: usize,
    lines: usize,
    ours: Measures,
    theirs: Measures,
    our_time: Duration,
    their_time: Duration,
}

impl Row {
    /// Draws a map twice, if it is one and has a line.
    fn new(loaded: Loaded) -> Option<Row> {
        let map = loaded.into_map().ok()?;
        let dot = map.write(Format::Dot, &map.verdicts(Semantics::Grounded)).expect("any map can be drawn");
        let start = Instant::now();
        let mut child = Command::new("dot")
            .arg("-Tjson")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Graphviz is installed: scripts/install-tools");
        // What does not fit into the pipe is written while the answer is read.
        let mut input = child.stdin.take().expect("it has an input");
        let writer = std::thread::spawn(move || input.write_all(dot.as_bytes()));
        let output = child.wait_with_output().expect("it ends");
        let their_time = start.elapsed();
        writer.join().expect("it writes").ok()?;
        let (graph, drawing) = graphviz(&serde_json::from_slice(&output.stdout).ok()?)?;
        if graph.edges.is_empty() {
            return None;
        }
        let mut our_time = Duration::MAX;
        let mut placed = layout(&graph, Direction::LeftToRight);
        for _ in 0..ROUNDS {
            let start = Instant::now();
            placed = layout(&graph, Direction::LeftToRight);
            our_time = our_time.min(start.elapsed());
        }
        Some(Row {
            boxes: graph.nodes.len(),
            lines: graph.edges.len(),
            ours: Drawing::ours(&graph, &placed).measures(),
            theirs: drawing.measures(),
            our_time,
            their_time,
        })
    }

    fn length(&self) -> f64 {
        self.ours.length / self.theirs.length
    }

    fn area(&self) -> f64 {
        self.ours.area / self.theirs.area
    }

    fn print(&self, name: &str) {
        println!(
            "| {name} | {} | {} | {} | {} | {:.2} | {:.2} | {:.2} | {:.2} | {:.1?} | {:.2?} |",
            self.boxes,
            self.lines,
            self.ours.crossings,
            self.theirs.crossings,
            self.length(),
            self.area(),
            self.ours.aspect,
            self.theirs.aspect,
            self.our_time,
            self.their_time,
        );
    }
}

#[derive(Default)]
struct Summary {
    count: usize,
    crossings: [u64; 2],
    fewer: usize,
    more: usize,
    /// The sum of the ratios, and the worst.
    length: (f64, f64),
    area: (f64, f64),
}

impl Summary {
    fn add(&mut self, row: &Row) {
        self.count += 1;
        self.crossings[0] += row.ours.crossings;
        self.crossings[1] += row.theirs.crossings;
        self.fewer += usize::from(row.ours.crossings < row.theirs.crossings);
        self.more += usize::from(row.ours.crossings > row.theirs.crossings);
        self.length = (self.length.0 + row.length(), self.length.1.max(row.length()));
        self.area = (self.area.0 + row.area(), self.area.1.max(row.area()));
    }

    fn print(&self, name: &str) {
        let mean = |sum: f64| sum / self.count.max(1) as f64;
        println!(
            "| {name} | {} | {} | {} | {} | {} | {:.2} | {:.2} | {:.2} | {:.2} |",
            self.count,
            self.crossings[0],
            self.crossings[1],
            self.fewer,
            self.more,
            mean(self.length.0),
            self.length.1,
            mean(self.area.0),
            self.area.1,
        );
    }
}
