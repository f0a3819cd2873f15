//! What maps look like when they are written: snapshots, text of every kind, and the real readers of each format.

#[path = "page/tools.rs"]
mod tools;

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use elenchus::{
    ArgumentMap, Format, Semantics,
    formats::write,
    map::{ClaimBuilder, Selection},
};
use proptest::prelude::*;
use tools::missing;

const BRIDGE: &str = r#"
title: Should the bridge close this winter?
as-of: 2026-11-01
conclusion: close
sources:
  inspection: { title: Inspection report 14, author: County engineer, published: 2026-09-30, url: "https://example.org/14" }
claims:
  close:
    text: The bridge should close for the winter.
    because:
      - [corroded, frost]
      - detour
      - { id: demand, premises: [insurer], strength: weak, unless: misled, warrant: Who pays decides. }
    despite: [ferry, { premises: [jobs], strength: weak }]
    expect: accepted
  corroded:
    text: The main cable has lost a fifth of its section.
    strength: strong
    from: { source: inspection, quote: "section loss of 20 %", page: 12 }
    section: Engineering
  frost: { text: Frost raises the load on the cable., standing: established, section: Engineering }
  detour: { text: The detour is short., unless: [roadworks], because: [{ premises: [map], strict: true }], standing: asserted }
  map: The map shows it.
  roadworks: { text: There are roadworks on the detour., standing: open }
  insurer: The insurer demands it.
  misled: { text: The insurer was misled., despite: [honest] }
  honest: The report it saw was honest.
  ferry: { text: The ferry cannot take the traffic., despite: [second], tags: [transport] }
  second: { text: A second ferry comes in December., tags: [transport] }
  jobs: { text: The closure costs jobs., tags: [money] }
  open-it: { text: The bridge should stay open., because: [jobs, ferry] }
  apart: Nothing hangs on this.
conflicts:
  - [close, open-it]
  - { between: [corroded, misled, apart], note: Never two of them. }
"#;

fn bridge() -> ArgumentMap {
    ArgumentMap::parse(BRIDGE).unwrap()
}

fn written(map: &ArgumentMap, format: Format) -> String {
    map.write(format, &map.verdicts(Semantics::Grounded)).unwrap()
}

#[test]
fn each_format_of_one_map() {
    let map = bridge();
    // Pages and pictures are looked at in tests/page/ and tests/pictures/: here they would be scripts and places.
    for &format in Format::ALL.iter().filter(|&&format| !matches!(format, Format::Html | Format::Svg)) {
        insta::assert_snapshot!(format!("bridge.{format}"), written(&map, format));
    }
}

#[test]
fn the_article() {
    let map = ArgumentMap::load(Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/south-caucasus")).unwrap();
    let verdicts = map.verdicts(Semantics::Grounded);
    insta::assert_snapshot!("article.outline", map.outline(&verdicts));
    insta::assert_snapshot!("article.dot", map.write(Format::Dot, &verdicts).unwrap());
    let table: String = verdicts.iter().map(|(id, verdict)| format!("{verdict:12} {id}\n")).collect();
    insta::assert_snapshot!("article.verdicts", table);
}

#[test]
fn the_two_smaller_maps() {
    for name in ["night-train", "sunday-library"] {
        let map =
            ArgumentMap::load(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("claims/{name}.yaml")))
                .unwrap();
        insta::assert_snapshot!(format!("{name}.outline"), map.outline(&map.verdicts(Semantics::Grounded)));
        insta::assert_snapshot!(format!("{name}.memo"), written(&map, Format::Markdown));
    }
}

#[test]
fn a_memo_says_what_an_objection_did_and_no_more() {
    let outcome = |rest: &str| {
        let text =
            format!("conclusion: a\nclaims:\n  a: {{ text: A wins., because: [p], despite: [w] }}\n{rest}");
        let memo = written(&ArgumentMap::parse(&text).unwrap(), Format::Markdown);
        memo.lines().find_map(|line| line.strip_prefix("- W holds. ")).unwrap().to_owned()
    };
    let weak = "  w: { text: W holds., strength: weak }\n";
    let outweighed = "**Outweighed:** the reasons for it are stronger.";
    assert_eq!(outcome(&format!("  p: P.\n{weak}")), outweighed);
    // A conflict it has no part in leaves the claim contested.
    assert_eq!(outcome(&format!("  p: P.\n{weak}  z: Z.\nconflicts: [[a, z]]\n")), outweighed);
    assert_eq!(outcome("  p: P.\n  w: W holds.\n"), "**It stands.**");
    let nothing = "It meets nothing: no reason for the claim is left.";
    assert_eq!(outcome(&format!("  p: {{ text: P., standing: open }}\n{weak}")), nothing);
}

#[test]
fn a_memo_leaves_nothing_out() {
    let map = ArgumentMap::parse(
        "
title: Should the mill be rebuilt?
as-of: 2026-05-01
conclusion: rebuild
claims:
  rebuild:
    text: The mill should be rebuilt.
    because:
      - [walls, grant]
      - { premises: [visitors], unless: [closed, far] }
      - { premises: [duty], unless: [no-law], strict: true }
    despite:
      - { premises: [costly], unless: [donors] }
      - flood
      - { premises: [haunted], strength: weak }
  walls: The walls still stand.
  grant: { text: A grant is to be had., holds: { until: 2026-03-31 } }
  visitors: Visitors would come.
  closed: { text: The road is closed., despite: [open-road] }
  open-road: { text: The road is open., despite: [closed] }
  far: { text: The mill is too far away., standing: open }
  duty: The law asks for it.
  no-law: There is no such law.
  costly: It is costly.
  donors: { text: Donors pay for it., despite: [no-donors], unless: [no-donors] }
  no-donors: The donors have withdrawn.
  flood: { text: The river floods the place., because: [gauge] }
  gauge: { text: The gauge shows it., despite: [broken] }
  broken: The gauge was broken.
  haunted: { text: The mill is haunted., because: [{ premises: [seen], strength: strong }], despite: [{ premises: [nonsense], strength: weak }], unless: [fog] }
  seen: { text: A ghost was seen there., despite: [fog] }
  fog: It was the fog.
  nonsense: There are no ghosts.
  apart: Millers are respected.
",
    )
    .unwrap();
    let memo = written(&map, Format::Markdown);
    for (_, claim) in map.claims() {
        assert!(memo.contains(claim.text()), "{} is not in\n{memo}", claim.id());
    }
    insta::assert_snapshot!("mill.memo", memo);
}

#[test]
fn a_part_of_a_map() {
    let map = bridge();
    let verdicts = map.verdicts(Semantics::Grounded);
    let outline = |selection: Selection| write(Format::Outline, &map.select(&selection), &verdicts).unwrap();
    let focus = map.find("ferry");
    insta::assert_snapshot!(
        "focus.outline",
        outline(Selection { focus, depth: Some(1), ..Selection::default() })
    );
    insta::assert_snapshot!(
        "section.outline",
        outline(Selection { section: Some("Engineering".to_owned()), ..Selection::default() })
    );
    insta::assert_snapshot!(
        "tag.outline",
        outline(Selection { tag: Some("transport".to_owned()), ..Selection::default() })
    );
    let view = map.select(&Selection { focus: map.find("frost"), depth: Some(1), ..Selection::default() });
    let dot = write(Format::Dot, &view, &verdicts).unwrap();
    assert!(dot.contains("1 more"), "a premise that is not shown is counted: {dot}");
}

/// Claims' texts that are hard on one format or another.
const HARD: &[&str] = &[
    r#"He said "no" \ and \"yes\" \N \G \l \n."#,
    "Less < more & more > less &amp; &lt;b&gt; &#34; &copy;.",
    "<script>alert('x')</script><b>bold</b><!-- no -->",
    "]]> <![CDATA[ ]] ]]&gt;",
    "שלום עולם, that is peace \u{202e}reversed\u{202c}.",
    "Emoji 👩‍👩‍👧‍👦 and 🇦🇲 and e\u{301}.",
    "%% comment %%{init: {'theme': 'dark'}}%% %",
    "end; subgraph x; A-->B; classDef no; click A call b()",
    "# heading\n- list\n1. one\n> quote\n```\ncode\n``` | table |",
    "*bold* _italic_ `code` [link](javascript:alert(1)) ![x](y) https://example.org www.example.org a@b.org",
    "$x^2$ ~~no~~ {curly} [square] (round) #35; #quot; \\u0022",
    "Tab\there and\u{a0}hard space and \u{2028} line \u{85} breaks.",
    "橋は冬の間閉鎖されるべきです。橋は冬の間閉鎖されるべきです。橋は冬の間閉鎖されるべきです。",
    "'single' ’curly’ “double” «guillemets» … — –",
    "--> --- ==> -.-> x--x o--o <--> ::: @{ shape: x }",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "1. One, 2. two.",
    "- A list.",
    "WWW.EXAMPLE.ORG, Www.example.org and ftp://example.org, mailto:a@b.org.",
    "=====",
    "    four spaces",
    "0",
    "-",
    "+",
    "\"",
    "\\",
    "&",
    "<",
    "`",
];

/// Ids that are hard on one format or another.
const IDS: &[&str] = &[
    "end", "style", "a--b", "-", "_", "x_y", "x-y", "x.y", "1", "ß", "graph", "o", "class", "a-", "Ω-1",
    "default",
];

fn hard() -> ArgumentMap {
    let mut builder = ArgumentMap::builder().title(HARD[0]).conclusion("top");
    let mut top = ClaimBuilder::new("top", "Top.");
    for (number, text) in HARD.iter().enumerate() {
        top = top.because([format!("c{number}")]);
        builder = builder
            .claim(ClaimBuilder::new(format!("c{number}"), *text).section(*text).tag(*text).note(*text));
    }
    for (number, id) in IDS.iter().enumerate() {
        top = top.despite([*id, "c0"]);
        builder = builder.claim(ClaimBuilder::new(*id, format!("Id {number}.")).unless("c1"));
    }
    builder.claim(top).build().unwrap()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Where a test's files go.
fn file(name: &str, text: &str) -> PathBuf {
    tools::file("formats", name, text)
}

#[test]
fn graphviz_takes_any_text() {
    if Command::new("dot").arg("-V").output().is_err() {
        return missing("Graphviz");
    }
    for (name, map) in [("hard", hard()), ("bridge", bridge())] {
        let path = file(&format!("{name}.dot"), &written(&map, Format::Dot));
        let output = Command::new("dot").arg("-Tsvg").arg(&path).output().unwrap();
        let complaints = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{complaints}");
        assert!(!complaints.to_lowercase().contains("error"), "{complaints}");
        let svg = String::from_utf8(output.stdout).unwrap();
        let allow = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let svg = roxmltree::Document::parse_with_options(&svg, allow).unwrap();
        let nodes = svg.descendants().filter(|node| node.attribute("class") == Some("node"));
        let shown: Vec<String> = nodes
            .map(|node| {
                let lines = node.descendants().filter(|node| node.has_tag_name("text"));
                squeezed(&lines.filter_map(|line| line.text()).collect::<String>())
            })
            .collect();
        for (_, claim) in map.claims() {
            let text = squeezed(claim.text());
            assert!(shown.iter().any(|shown| shown.starts_with(&text)), "{text}\nis not in\n{shown:#?}");
        }
    }
}

#[test]
fn mermaid_takes_any_text() {
    let Some(modules) = std::env::var_os("ELENCHUS_MERMAID_MODULES") else { return missing("Mermaid") };
    let mut charts = vec![("hard", hard(), Semantics::Grounded), ("bridge", bridge(), Semantics::Grounded)];
    if let Some(&readings) = Semantics::ALL.iter().find(|semantics| semantics.name() == "preferred") {
        charts.push(("bridge-preferred", bridge(), readings));
    }
    for (name, map, semantics) in charts {
        let path =
            file(&format!("{name}.mmd"), &map.write(Format::Mermaid, &map.verdicts(semantics)).unwrap());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/mermaid-check.mjs");
        let output = Command::new("node")
            .arg(script)
            .arg(&path)
            .env("ELENCHUS_MERMAID_MODULES", &modules)
            .output()
            .unwrap();
        let said =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(said["markup"], serde_json::json!([]), "a label is a line of text and no Markdown");
        let nodes = said["nodes"].as_array().unwrap();
        let claims = nodes.iter().filter(|node| !node[0].as_str().unwrap().contains('/')).count();
        assert_eq!(claims, map.claims().len(), "a box for each claim");
        let shown: Vec<String> =
            nodes.iter().map(|node| squeezed(&decoded(node[1].as_str().unwrap()))).collect();
        for (_, claim) in map.claims() {
            let text = squeezed(claim.text());
            assert!(shown.iter().any(|shown| shown.starts_with(&text)), "{text}\nis not in\n{shown:#?}");
        }
    }
}

#[test]
fn a_memo_says_any_text_and_has_no_other_markup() {
    let Some(modules) = std::env::var_os("ELENCHUS_MERMAID_MODULES") else { return missing("marked") };
    for (name, map) in [("hard", hard()), ("bridge", bridge())] {
        let path = file(&format!("{name}.md"), &written(&map, Format::Markdown));
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/markdown-check.mjs");
        let output = Command::new("node")
            .arg(script)
            .arg(&path)
            .env("ELENCHUS_MERMAID_MODULES", &modules)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        for element in said["elements"].as_array().unwrap() {
            let ours = ["h1", "h2", "p", "ul", "ol", "li", "strong", "em", "a"];
            assert!(ours.contains(&element.as_str().unwrap()), "{name}: <{element}>");
        }
        let links = match name {
            "bridge" => serde_json::json!(["https://example.org/14"]),
            _ => serde_json::json!([]),
        };
        assert_eq!(said["links"], links, "{name}: only addresses of sources are links");
        let shown = squeezed(said["text"].as_str().unwrap());
        for (_, claim) in map.claims() {
            assert!(shown.contains(&squeezed(claim.text())), "{}\nis not in\n{shown}", claim.text());
        }
    }
}

#[test]
fn sections_of_like_names_stay_apart() {
    let names = ["a b", "a  b", "a\tb", "a\nb", "a%20;b", " a b", "a&b", "a&amp;b"];
    let mut builder = ArgumentMap::builder();
    for (number, name) in names.iter().enumerate() {
        builder = builder.claim(ClaimBuilder::new(format!("c{number}"), "Text.").section(*name));
    }
    let map = builder.build().unwrap();
    for (format, keyword) in [(Format::Dot, "subgraph"), (Format::Mermaid, "subgraph")] {
        let text = written(&map, format);
        let mut lines: Vec<&str> = text.lines().filter(|line| line.contains(keyword)).collect();
        assert_eq!(lines.len(), names.len());
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines.len(), names.len(), "{text}");
    }
}

/// Mermaid's own codes for characters, as its reader leaves them: `ﬂ°°35¶ß` or `#35;`.
fn decoded(text: &str) -> String {
    let text = text.replace("<br>", "").replace("ﬂ°°", "#").replace("¶ß", ";");
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find('#') {
        let (before, code) = rest.split_at(at);
        plain.push_str(before);
        let number = code[1..].split(';').next().unwrap();
        plain.push(char::from_u32(number.parse().unwrap()).unwrap());
        rest = &code[number.len() + 2..];
    }
    plain + rest
}

/// A graph as networkx has it: what it is about, its nodes and its edges.
#[derive(serde::Deserialize)]
struct Graph {
    directed: bool,
    graph: serde_json::Map<String, serde_json::Value>,
    nodes: Vec<(String, serde_json::Map<String, serde_json::Value>)>,
    edges: Vec<(String, String, serde_json::Map<String, serde_json::Value>)>,
}

#[test]
fn networkx_takes_any_text() {
    let Some(python) = std::env::var_os("ELENCHUS_NETWORKX_PYTHON") else { return missing("networkx") };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/networkx-check.py");
    for (name, map) in [("hard", hard()), ("bridge", bridge())] {
        let verdicts = map.verdicts(Semantics::Grounded);
        let paths = [Format::GraphMl, Format::NodeLink]
            .map(|format| file(&format!("{name}.{}", format.extension()), &written(&map, format)));
        let output = Command::new(&python).arg(&script).args(&paths).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8(output.stdout).unwrap();
        let graphs: Vec<Graph> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let [graphml, node_link] = &graphs[..] else { panic!("{said}") };
        for graph in &graphs {
            assert!(graph.directed);
            for (_, claim) in map.claims() {
                let (_, data) =
                    graph.nodes.iter().find(|(id, _)| id == claim.id()).expect("a node for each claim");
                assert_eq!(squeezed(data["text"].as_str().unwrap()), squeezed(claim.text()));
                assert_eq!(data["verdict"], verdicts[claim.id()].name());
                assert_eq!(data["standing"], claim.standing().name());
            }
        }
        for (_, claim) in map.claims() {
            let (_, data) = node_link.nodes.iter().find(|(id, _)| id == claim.id()).unwrap();
            assert_eq!(data["text"], claim.text(), "letter by letter");
        }
        assert_eq!(node_link.graph.get("title").and_then(|title| title.as_str()), map.title());
        // Both are the same graph.
        let kinds = |graph: &Graph| -> Vec<String> {
            graph.nodes.iter().map(|(id, data)| format!("{id} {}", data["kind"])).collect()
        };
        assert_eq!(kinds(graphml), kinds(node_link));
        let relations = |graph: &Graph| {
            let edge = |(from, to, data): &(String, String, serde_json::Map<_, serde_json::Value>)| {
                format!("{from} {to} {} {:?} {:?}", data["relation"], data.get("quality"), data.get("role"))
            };
            let mut edges: Vec<String> = graph.edges.iter().map(edge).collect();
            edges.sort();
            edges
        };
        assert_eq!(relations(graphml), relations(node_link));
        assert!(relations(node_link).iter().any(|edge| edge.contains("supports")), "{name}");
    }
}

#[test]
fn json_holds_any_text() {
    let map = hard();
    let json: serde_json::Value = serde_json::from_str(&written(&map, Format::Json)).unwrap();
    let ids: Vec<&String> = json["claims"].as_object().unwrap().keys().collect();
    assert_eq!(ids, map.claims().map(|(_, claim)| claim.id()).collect::<Vec<_>>(), "in the author's order");
    for (_, claim) in map.claims() {
        assert_eq!(json["claims"][claim.id()]["text"], claim.text());
        assert_eq!(
            json["claims"][claim.id()]["verdict"],
            map.verdicts(Semantics::Grounded)[claim.id()].name()
        );
    }
}

#[test]
fn every_format_is_linear_on_deep_and_wide_maps() {
    let claims = 20_000;
    let mut deep = "conclusion: c0\nclaims:\n".to_owned();
    let mut wide = "conclusion: c0\nclaims:\n  c0: { text: Text., despite: [".to_owned();
    for number in 0..claims {
        let next = (number + 1) % claims;
        deep += &format!(
            "  c{number}: {{ text: Text., because: [c{next}], despite: [c{}] }}\n",
            (number + 7) % claims
        );
        wide += &format!("c{number}, ");
    }
    wide += "] }\n";
    for number in 1..claims {
        wide += &format!("  c{number}: Text.\n");
    }
    for text in [deep, wide] {
        let map = ArgumentMap::parse(&text).unwrap();
        for &format in Format::ALL {
            let written = written(&map, format);
            assert!(written.len() < 1_500 * claims, "{format}: {} bytes", written.len());
        }
    }
}

/// What stands once in a map and is named often is not written out as often: the memo of 570 kB of such a map would
/// have 1.6 GB.
#[test]
fn what_is_named_often_is_not_written_out_often() {
    let number = 2_000;
    let list = |item: &dyn Fn(usize) -> String| -> String {
        (0..number).map(|at| item(at) + ", ").collect::<String>()
    };
    let claims = |item: &dyn Fn(usize) -> String| -> String {
        (0..number).map(|at| format!("  {}\n", item(at))).collect::<String>()
    };
    let uses = list(&|at| format!("[x, u{at}]"));
    let used = claims(&|at| format!("u{at}: Use."));
    let others = list(&|at| format!("c{at}"));
    let other = claims(&|at| format!("c{at}: Other."));
    let long = "Long text of a claim. ".repeat(number);
    let chain: String =
        (0..12).map(|at| format!("  d{at}: {{ text: D., because: [d{}] }}\n", at + 1)).collect();
    let maps = [
        (
            "many replies to what many objections rest on",
            format!(
                "claims:\n  t: {{ text: T., despite: [{uses}] }}\n  x: {{ text: X., despite: [{others}] }}\n{used}{other}"
            ),
        ),
        (
            "a conflict of many",
            format!(
                "claims:\n  t: {{ text: T., despite: [{uses}] }}\n  x: X.\n{used}{other}conflicts: [[x, {others}]]\n"
            ),
        ),
        (
            "a long text that much rests on",
            format!("claims:\n  t: {{ text: T., because: [{uses}] }}\n  x: {long}\n{used}"),
        ),
        (
            "a long text deep in the map",
            format!(
                "conclusion: d0\nclaims:\n{chain}  d12: {{ text: T., because: [{uses}] }}\n  x: {{ text: {long}, because: [y] }}\n  y: Y.\n{used}"
            ),
        ),
        (
            "a long text with many citations",
            format!(
                "sources: {{ s: {{ title: S }} }}\nclaims:\n  x: {{ text: {long}, from: [{}] }}\n",
                list(&|_| "s".to_owned())
            ),
        ),
        (
            "many sources of what much rests on",
            format!(
                "sources:\n{}claims:\n  t: {{ text: T., because: [{uses}] }}\n  x: {{ text: X., from: [{}] }}\n{used}",
                claims(&|at| format!("s{at}: {{ title: S }}")),
                list(&|at| format!("s{at}"))
            ),
        ),
    ];
    for (name, text) in maps {
        let map = ArgumentMap::parse(&text).unwrap();
        for &format in Format::ALL {
            let written = written(&map, format).len();
            assert!(written < 30 * text.len(), "{name}: {format} makes {written} bytes of {}", text.len());
        }
    }
}

/// Text that a claim can hold.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{1,40}", "[<>&\"'\\\\\\]\\[#%;`*_(){}|~ \n-]{1,30}"]
        .prop_filter("visible", |text| !text.trim().is_empty())
}

proptest! {
    #[test]
    fn no_text_breaks_a_file(texts in prop::collection::vec(text(), 2..5)) {
        let mut builder = ArgumentMap::builder().title(&texts[0]).conclusion("c0");
        for (number, text) in texts.iter().enumerate() {
            let claim = ClaimBuilder::new(format!("c{number}"), text).section(text).tag(text);
            builder = builder.claim(claim.because([format!("c{}", (number + 1) % texts.len())]));
        }
        let map = builder.build().unwrap();
        let xml = written(&map, Format::GraphMl);
        let xml = roxmltree::Document::parse(&xml).unwrap();
        let nodes = xml.descendants().filter(|node| node.has_tag_name("node")).count();
        prop_assert_eq!(nodes, texts.len());
        for (number, line) in written(&map, Format::Dot).lines().enumerate() {
            // Each line is whole: its quotes are closed.
            let mut quoted = false;
            let mut letters = line.chars();
            while let Some(letter) = letters.next() {
                match letter {
                    '\\' => { letters.next(); }
                    '"' => quoted = !quoted,
                    _ => {}
                }
            }
            prop_assert!(!quoted, "line {} is not whole: {}", number + 1, line);
        }
        for line in written(&map, Format::Mermaid).lines().filter(|line| line.contains('[')) {
            prop_assert_eq!(line.matches('"').count(), 2, "{}", line);
        }
        serde_json::from_str::<serde_json::Value>(&written(&map, Format::Json)).unwrap();
    }
}
