//! What a stranger's file can hold: each a finding with a place, in bounded time and memory, never a panic.

use std::{
    fs,
    path::PathBuf,
    sync::atomic::{AtomicUsize, Ordering},
};

use elenchus::{
    ArgumentMap, Error, Report,
    map::{Limits, Loaded, Loader},
};

/// A folder of its own for a test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name =
            format!("elenchus-hostile-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// `check line:column` for every finding, in order.
fn shown(report: &Report) -> Vec<String> {
    report
        .iter()
        .map(|finding| {
            let (_, at) = report.files().locate(finding.primary.span.expect("a place"));
            format!("{} {}:{}", finding.code, at.line, at.column)
        })
        .collect()
}

fn parse(text: impl Into<Vec<u8>>) -> Loaded {
    Loader::new().parse_bytes("map.yaml", text.into())
}

fn findings(text: impl Into<Vec<u8>>) -> Vec<String> {
    shown(&parse(text).report())
}

#[test]
fn an_alias_bomb_is_over_the_limit() {
    let mut bomb = "meta:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb += &format!("  a{level}: &a{level} [{aliases}]\n");
    }
    bomb += "claims: { a: A. }\n";
    let loaded = parse(bomb);
    assert_eq!(shown(&loaded.report()), ["over-limit 6:47"]);
    assert!(loaded.map().find("a").is_some(), "the rest is read");
}

#[test]
fn an_alias_within_its_own_anchor() {
    assert_eq!(findings("meta: &m { again: *m }\nclaims: { a: A. }"), ["yaml-syntax 1:19"]);
    assert_eq!(findings("claims: { a: *nothing }"), ["yaml-syntax 1:14"]);
}

#[test]
fn aliases_of_a_sensible_size_are_read() {
    let map = ArgumentMap::parse("claims: { a: { text: &t A., tags: [x] }, b: { text: *t } }").unwrap();
    assert_eq!(map.claim(map.find("b").unwrap()).text(), "A.");
}

#[test]
fn deep_nesting_is_over_the_limit() {
    let flow = format!("claims: {}", "[".repeat(100_000));
    assert_eq!(findings(flow), ["over-limit 1:137"]);
    let braces = format!("claims: {}", "{a: ".repeat(100_000));
    assert_eq!(findings(braces), ["over-limit 1:521"]);
    let dashes = format!("claims:\n{}", "- ".repeat(100_000));
    assert_eq!(findings(dashes), ["over-limit 2:255"]);
    let mut block = "claims:\n".to_owned();
    for depth in 1..1_000 {
        block += &format!("{}a:\n", " ".repeat(depth));
    }
    assert_eq!(findings(block), ["over-limit 129:129"]);
}

#[test]
fn the_depth_can_be_raised() {
    let mut limits = Limits::default();
    limits.depth = 1_000;
    let nested = format!("meta: {}x{}\nclaims: {{ a: A. }}", "[".repeat(500), "]".repeat(500));
    assert!(ArgumentMap::parse(&nested).is_err());
    assert!(Loader::new().limits(limits).parse("map.yaml", &nested).into_map().is_ok());
}

#[test]
fn keys_and_ids_given_twice() {
    assert_eq!(
        findings("claims:\n  a: A.\n  a: B.\nsources:\n  s: { title: S }\n  s: { title: T }\n"),
        ["duplicate-id 3:3", "duplicate-id 6:3"]
    );
    assert_eq!(
        findings("claims:\n  a: { text: A., text: B. }\nclaims: {}\n"),
        ["duplicate-key 2:18", "duplicate-key 3:1"]
    );
    assert_eq!(findings("meta: { a: { b: 1, b: 2 } }\nclaims: { a: A. }"), ["duplicate-key 1:20"]);
}

#[test]
fn tabs_for_indentation() {
    let found = findings("claims:\n\ta: A.\n  b: B.\n");
    assert_eq!(found, ["yaml-syntax 2:2"]);
}

#[test]
fn line_breaks_of_every_kind_and_a_byte_order_mark() {
    assert_eq!(findings("claims:\r\n  a: { text: A., because: [b] }\r\n"), ["unknown-id 2:28"]);
    assert_eq!(findings("claims:\r  a: { text: A., because: [b] }\r"), ["unknown-id 2:28"]);
    assert_eq!(findings("\u{feff}claims:\n  a: { text: A., because: [b] }\n"), ["unknown-id 2:28"]);
    assert!(parse("\u{feff}{ \"claims\": { \"a\": \"A.\" } }").into_map().is_ok());
}

#[test]
fn bytes_that_are_not_text() {
    let loaded = parse(b"claims:\n  a: A\xff.\n  b: { text: B., because: [c] }\n".to_vec());
    assert_eq!(shown(&loaded.report()), ["yaml-syntax 2:7", "unknown-id 3:28"]);
    assert_eq!(findings(vec![0xff, 0xfe, b'c', 0]), ["yaml-syntax 1:1", "yaml-syntax 1:4"]);
}

#[test]
fn characters_that_cannot_be_shown() {
    assert_eq!(findings("claims: { a: \"A\\0.\" }"), ["wrong-type 1:14"]);
    assert_eq!(findings("claims: { a: \"\\e[31mred\" }"), ["wrong-type 1:14"]);
    assert!(!findings("claims: { a: A\0. }").is_empty());
    assert!(ArgumentMap::parse("claims: { a: \"שלום 👋 \\u202eabc <script> ]]> \\\" \" }").is_ok());
}

#[test]
fn a_line_of_a_hundred_megabytes() {
    let text = format!("claims: {{ a: \"{}\", b: 7 }}", "x".repeat(100 << 20));
    let loaded = parse(text);
    let report = loaded.report();
    assert_eq!(report.len(), 1);
    assert_eq!(report.iter().next().unwrap().code.name, "wrong-type");
}

#[test]
fn a_mistake_of_syntax_comes_with_what_to_do() {
    for (text, help) in [
        ("claims:\n  a: \"x\n  b: y\n", "close the quotation mark"),
        ("claims:\n  a: It is: so\n", "if the colon belongs to a text, put the text in quotation marks;"),
        ("claims:\n  a: A.\n   b: B.\n", "begin the key in the same column as its neighbours"),
        ("claims:\n  a: A.\n   b:\n     text: B.\n", "begin the key in the same column as its neighbours"),
        ("claims:\n  a:\n    text: \"B said \"no\".\"\n  b: B.\n", "write it `\\\"`"),
        ("claims:\n  a: 'It's'\n", "write it twice"),
        ("claims:\n  a: { text: A., because: [b }\n  b: B.\n", "close the list with `]`"),
        ("conclusion: [a\n", "close the list with `]`"),
        ("claims: {\n  a: { text: A., because: [b },\n", "close the"),
        ("claims:\n  a: { text: A\n  b: B\n", "close the mapping with `}`"),
        ("claims:\n  a: A\n b: B\n", "line it up with its neighbours"),
        ("claims:\n\ta: x\n", "indent with spaces"),
        ("claims:\n  a: @y\n", "put the text in quotation marks"),
    ] {
        let loaded = parse(text);
        let report = loaded.check_with(&elenchus::checks::Levels::new());
        let helps: Vec<&str> = report
            .iter()
            .filter(|finding| finding.code.name == "yaml-syntax")
            .filter_map(|finding| finding.help.as_deref())
            .collect();
        assert!(helps.iter().any(|given| given.contains(help)), "{text:?}: {helps:?}");
    }
}

#[test]
fn more_than_one_document() {
    assert_eq!(findings("claims: { a: A. }\n---\nclaims: { a: A. }\n"), ["yaml-syntax 2:1"]);
    assert!(findings("---\nclaims: { a: A. }\n...\n").is_empty());
}

#[test]
fn tags_and_merge_keys() {
    assert_eq!(
        findings("claims: { a: !lazy A., b: !!str B., c: !!python/object C. }"),
        ["yaml-syntax 1:20", "yaml-syntax 1:56"]
    );
    let merge = "claims:\n  a: &a { text: A. }\n  b:\n    <<: *a\n    note: N.\n";
    assert_eq!(findings(merge), ["missing-text 3:3", "unknown-key 4:5"]);
}

#[test]
fn words_of_yaml_1_1_are_text() {
    let map = ArgumentMap::parse(
        "
claims:
  on: yes
  no: { text: off, because: [on, y], tags: [n] }
  y: 2026-11-01
  null: { text: 12:30 }
  7: \"~\"
",
    )
    .unwrap();
    let texts: Vec<_> = map.claims().map(|(_, claim)| (claim.id(), claim.text())).collect();
    assert_eq!(texts, [("on", "yes"), ("no", "off"), ("y", "2026-11-01"), ("null", "12:30"), ("7", "~")]);
    // What is no text in YAML 1.2 either is not made into text behind the author's back.
    assert_eq!(
        findings("claims: { a: true, b: 7, c: ~, d: 1e3, e: { text: A., because: [7] } }"),
        ["wrong-type 1:14", "wrong-type 1:23", "missing-text 1:26", "wrong-type 1:35", "wrong-type 1:65"]
    );
}

#[test]
fn nothing_at_all() {
    for empty in ["", " \n", "# only a comment\n", "---\n", "null", "\u{feff}"] {
        assert_eq!(findings(empty), ["wrong-type 1:1"], "{empty:?}");
    }
    assert_eq!(findings("just a sentence"), ["wrong-type 1:1"]);
    assert_eq!(findings("[a, b]"), ["wrong-type 1:1"]);
    assert!(findings("{}").is_empty());
}

#[test]
fn includes_that_go_round() {
    let folder = Folder::new();
    folder.file("a.yaml", "include: b.yaml\nclaims: { a: A. }\n");
    folder.file("b.yaml", "include: [sub/c.yaml]\nclaims: { b: B. }\n");
    folder.file("sub/c.yaml", "include: [../a.yaml]\nclaims: { c: C. }\n");
    let loaded = Loader::new().load(folder.0.join("a.yaml")).unwrap();
    let report = loaded.report();
    assert_eq!(shown(&report), ["include-cycle 1:11"]);
    assert_eq!(report.iter().next().unwrap().labels.len(), 2, "the whole ring is shown");
    assert_eq!(loaded.map().claims().len(), 3);
}

#[test]
fn a_folder_without_a_map_is_no_include() {
    let folder = Folder::new();
    folder.file("a.yaml", "include: sub\nclaims: { a: A. }\n");
    folder.file("sub/c.tgf", "c\n#\n");
    let report = Loader::new().load(folder.0.join("a.yaml")).unwrap().report();
    assert_eq!(shown(&report), ["unreadable-file 1:10"]);
}

#[test]
fn a_file_included_twice_is_read_once() {
    let folder = Folder::new();
    folder.file("a.yaml", "include: [b.yaml, c.yaml]\nclaims: { a: A. }\n");
    folder.file("b.yaml", "include: c.yaml\nclaims: { b: B. }\n");
    folder.file("c.yaml", "claims: { c: C. }\n");
    let map = ArgumentMap::load(folder.0.join("a.yaml")).unwrap();
    let order: Vec<_> = map.claims().map(|(_, claim)| claim.id()).collect();
    assert_eq!(order, ["a", "b", "c"]);
    assert_eq!(ArgumentMap::load(&folder.0).unwrap().claims().len(), 3);
}

#[test]
fn includes_that_lead_out() {
    let folder = Folder::new();
    folder.file("outside.yaml", "claims: { o: O. }\n");
    let text = "include:\n  - ../outside.yaml\n  - /etc/passwd\n  - ../../../../../../../../etc/passwd\n  - gone.yaml\n  - ../map/fine.yaml\nclaims: { a: A. }\n";
    let map = folder.file("map/a.yaml", text);
    folder.file("map/fine.yaml", "claims: { f: F. }\n");
    let loaded = Loader::new().load(map).unwrap();
    assert_eq!(
        shown(&loaded.report()),
        [
            "include-outside-root 2:5",
            "include-outside-root 3:5",
            "include-outside-root 4:5",
            "unreadable-file 5:5"
        ]
    );
    assert!(loaded.map().find("f").is_some() && loaded.map().find("o").is_none());
    assert_eq!(findings("include: a.yaml\nclaims: { a: A. }"), ["include-outside-root 1:10"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_out() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.file("secret.yaml", "claims: { s: S. }\n");
    folder.file("map/a.yaml", "include: link.yaml\nclaims: { a: A. }\n");
    symlink(folder.0.join("secret.yaml"), folder.0.join("map/link.yaml")).unwrap();
    symlink(folder.0.join("map/a.yaml"), folder.0.join("map/within.yaml")).unwrap();
    symlink(folder.0.join("gone"), folder.0.join("map/zdangling.yaml")).unwrap();
    let loaded = Loader::new().load(folder.0.join("map")).unwrap();
    assert_eq!(
        shown(&loaded.report()),
        ["include-outside-root 1:10", "include-outside-root 1:1", "unreadable-file 1:1"]
    );
    assert_eq!(loaded.map().claims().len(), 1);
}

#[cfg(unix)]
#[test]
fn devices_pipes_and_folders_are_not_read() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    assert!(matches!(ArgumentMap::load("/dev/zero"), Err(Error::NotAFile { .. })));
    folder.file("map/a.yaml", "include: [zero.yaml, dir.yaml]\nclaims: { a: A. }\n");
    symlink("/dev/zero", folder.0.join("map/zero.yaml")).unwrap();
    fs::create_dir(folder.0.join("map/dir.yaml")).unwrap();
    let report = Loader::new().load(folder.0.join("map/a.yaml")).unwrap().report();
    assert_eq!(shown(&report), ["include-outside-root 1:11"], "an empty folder adds nothing");
    let report = Loader::new().load(folder.0.join("map")).unwrap().report();
    assert!(report.contains("unreadable-file") && report.contains("include-outside-root"));
}

#[cfg(unix)]
#[test]
fn a_source_that_is_a_device_a_folder_or_elsewhere() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    let text = "
sources:
  device: { title: D, file: zero.txt }
  folder: { title: F, file: sub }
  above: { title: A, file: ../above.txt }
  passwd: { title: P, file: /etc/passwd }
  gone: { title: G, file: gone.txt }
conclusion: a
claims:
  a:
    text: A.
    from:
      - { source: device, quote: x }
      - { source: folder, quote: x }
      - { source: above, quote: x }
      - { source: passwd, quote: root }
      - { source: gone, quote: x }
";
    let map = folder.file("map/a.yaml", text);
    folder.file("map/sub/x", "");
    folder.file("above.txt", "x");
    symlink("/dev/zero", folder.0.join("map/zero.txt")).unwrap();
    let report = ArgumentMap::load(map).unwrap().check();
    assert_eq!(
        shown(&report),
        [
            "source-unavailable 3:29",
            "source-unavailable 4:29",
            "source-unavailable 5:28",
            "source-unavailable 6:29",
            "source-unavailable 7:27"
        ]
    );
    assert!(report.passes());
}

#[test]
fn a_directory_of_ten_thousand_files() {
    let folder = Folder::new();
    for number in 0..10_000 {
        folder.file(&format!("f{number:05}.yaml"), format!("claims: {{ c{number}: C{number}. }}\n"));
    }
    let map = ArgumentMap::load(&folder.0).unwrap();
    assert_eq!((map.claims().len(), map.sections().len()), (10_000, 10_000));
    let mut limits = Limits::default();
    limits.files = 100;
    let report = Loader::new().limits(limits).load(&folder.0).unwrap().report();
    assert_eq!(shown(&report), ["over-limit 1:1"]);
}

#[test]
fn what_is_too_large_is_not_read() {
    let folder = Folder::new();
    let mut limits = Limits::default();
    limits.file_bytes = 1_000;
    let large = folder.file("large.yaml", format!("claims: {{ a: \"{}\" }}", "x".repeat(2_000)));
    assert!(matches!(Loader::new().limits(limits).load(&large), Err(Error::TooLarge { .. })));
    let map = folder.file("a.yaml", "include: large.yaml\nclaims: { b: B. }\n");
    assert_eq!(shown(&Loader::new().limits(limits).load(&map).unwrap().report()), ["over-limit 1:10"]);
}

#[test]
fn a_text_that_is_too_large_is_not_read() {
    let mut limits = Limits::default();
    limits.file_bytes = 20;
    let report = Loader::new().limits(limits).parse("map", "claims: { a: A., b: B. }").report();
    assert_eq!(shown(&report), ["over-limit 1:1"]);
}

#[test]
fn a_copy_of_a_source_that_is_too_large_is_not_read() {
    let folder = Folder::new();
    let map = folder.file("a.yaml", "sources: { s: { file: s.txt } }\nconclusion: a\nclaims: { a: { text: A., from: { source: s, quote: yes } } }");
    folder.file("s.txt", "yes, indeed");
    let mut limits = Limits::default();
    assert!(Loader::new().limits(limits).load(&map).unwrap().into_map().unwrap().check().is_empty());
    limits.source_bytes = 5;
    let report = Loader::new().limits(limits).load(&map).unwrap().into_map().unwrap().check();
    assert_eq!(shown(&report), ["source-unavailable 1:23"]);
}

#[test]
fn what_is_not_there() {
    assert!(matches!(ArgumentMap::load("no/such/file.yaml"), Err(Error::Io { .. })));
    let folder = Folder::new();
    assert!(matches!(ArgumentMap::load(&folder.0), Err(Error::EmptyDirectory { .. })));
}

#[test]
fn a_broken_entry_hides_nothing_elsewhere() {
    let text = "
conclusion: a
claims:
  a: { text: A., because: [b, c] }
  b:
    text: \"never closed
    because: [c]
  c: { text: C., becuase: [a] }
  d: { text: D., because: [e] }
  f: [
";
    let found = findings(text);
    assert!(
        found.contains(&"unknown-key 8:18".to_owned()) || found.contains(&"unknown-id 9:28".to_owned()),
        "{found:?}"
    );
    assert!(
        !found.iter().any(|finding| finding.starts_with("unknown-id 4")),
        "b is lost, not unknown: {found:?}"
    );
}

#[test]
fn ten_thousand_mistakes_at_once() {
    let mut text = "claims:\n".to_owned();
    for number in 0..10_000 {
        text += &format!("  claim-{number}: {{ txt: T, because: [clam-{number}] }}\n");
    }
    assert_eq!(parse(text).report().len(), 30_000);
}

/// Each of many arguments has the same premise, so that each would have to be compared with all others.
#[test]
fn one_premise_of_many_arguments_is_compared_within_a_budget() {
    let text = format!(
        "claims:\n  a:\n    text: A.\n    because:\n{}  b: B.\n  c: C.\n",
        "      - [b, c]\n".repeat(20_000) + &"      - b\n".repeat(20_000)
    );
    let report = parse(text).check_with(&Default::default());
    assert!(report.contains("redundant-premise") && report.contains("duplicate-argument"));
}
