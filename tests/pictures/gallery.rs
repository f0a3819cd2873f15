//! The pictures of docs/gallery are what the commands on its page draw.

use std::{collections::BTreeSet, fs, process::Command};

use super::read::folder;

#[test]
fn the_gallery_is_current() {
    let page = fs::read_to_string(folder("docs/gallery/README.md")).unwrap();
    let made = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("gallery");
    fs::create_dir_all(&made).unwrap();
    let mut drawn = BTreeSet::new();
    for line in page.lines().filter(|line| line.starts_with("elenchus export ")) {
        let (arguments, path) = line.split_once(" -o ").expect("each command writes a file");
        let name = path.strip_prefix("docs/gallery/").expect("and writes it here");
        let output = Command::new(env!("CARGO_BIN_EXE_elenchus"))
            .args(arguments.split(' ').skip(1))
            .arg("-o")
            .arg(made.join(name))
            .current_dir(folder("."))
            .output()
            .unwrap();
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        let [is, was] = [made.join(name), folder(path)].map(|path| fs::read(path).unwrap_or_default());
        assert!(is == was, "{path} is not what is drawn now: run scripts/gallery");
        assert!(page.contains(&format!("]({name})")), "{name} is shown");
        drawn.insert(name.to_owned());
    }
    for line in page.lines().filter(|line| line.starts_with("cargo run ")) {
        // `tests/examples.rs` holds what a program draws against its picture.
        let (program, path) = line.split_once(" -- ").expect("each program writes a file");
        let name = path.strip_prefix("docs/gallery/").expect("and writes it here");
        let program = program.strip_prefix("cargo run --example ").expect("which is an example");
        assert_eq!(name, format!("{program}.svg"));
        assert!(folder(&format!("examples/{program}.rs")).exists());
        assert!(page.contains(&format!("]({name})")), "{name} is shown");
        drawn.insert(name.to_owned());
    }
    let there = fs::read_dir(folder("docs/gallery")).unwrap();
    let there = there.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let there: BTreeSet<String> = there.filter(|name| name.ends_with(".svg")).collect();
    assert_eq!(drawn, there);
    assert!(drawn.len() >= 6);
}
