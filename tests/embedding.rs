//! The library as a stranger has it: a crate outside the repository that depends on it without the command, and
//! whose programs are those of `docs/EMBEDDING.md`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

#[allow(dead_code, reason = "another test needs the rest")]
#[path = "docs/blocks.rs"]
mod blocks;

use blocks::{Block, blocks};

/// The most crates that an embedder may have to build, ours among them.
const MOST_CRATES: usize = 45;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page(name: &str) -> Vec<Block> {
    blocks(&fs::read_to_string(root().join("docs").join(name)).expect(name))
}

/// The page's own program: the block with a `main`.
fn program() -> Block {
    let programs = page("EMBEDDING.md").into_iter().filter(|block| block.info == "rust");
    programs.into_iter().find(|block| block.text.contains("fn main()")).expect("a program on the page")
}

/// The crate, written anew for every run; what cargo has built of it stays.
fn stranger() -> &'static Path {
    static CRATE: OnceLock<PathBuf> = OnceLock::new();
    CRATE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stranger");
        fs::create_dir_all(folder.join("src/bin")).unwrap();
        let manifest = format!(
            "[package]\n\
             name = \"stranger\"\n\
             version = \"0.0.0\"\n\
             edition = \"2024\"\n\
             publish = false\n\n\
             [dependencies]\n\
             elenchus = {{ path = {:?}, default-features = false }}\n\n\
             [profile.dev]\n\
             debug = false\n\
             opt-level = 0\n\n\
             [workspace]\n",
            root().display().to_string()
        );
        write(&folder.join("Cargo.toml"), &manifest);
        // The versions that we are tested with, which are those that are there without a network.
        fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        write(&folder.join("src/main.rs"), &program().text);
        write(&folder.join("src/bin/fragments.rs"), &fragments());
        folder
    })
}

/// Writes only what differs, so that cargo has nothing to do where nothing has changed.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).unwrap();
    }
}

/// The other blocks of Rust on the pages as functions of one program, which runs them all.
fn fragments() -> String {
    let mut functions = String::new();
    let mut calls = String::new();
    let own = program().text;
    for name in ["EMBEDDING.md", "EXPLAINING.md", "FORMAT.md", "CHANGING.md", "adding-a-format.md"] {
        for block in page(name).iter().filter(|block| block.info == "rust" && block.text != own) {
            let module =
                format!("{}_{}", name.trim_end_matches(".md").to_lowercase().replace('-', "_"), block.line);
            // What is written for the inside of the library sees it from outside here.
            let text = block.text.replace("crate::", "elenchus::");
            functions.push_str(&format!(
                "#[allow(dead_code)]\nmod {module} {{\npub fn run() -> Result<(), Box<dyn std::error::Error>> {{\n{text}Ok(())\n}}\n}}\n\n"
            ));
            calls.push_str(&format!("    {module}::run()?;\n"));
        }
    }
    assert!(!calls.is_empty());
    format!("{functions}fn main() -> Result<(), Box<dyn std::error::Error>> {{\n{calls}    Ok(())\n}}\n")
}

/// What a run of cargo in the crate prints. It must succeed, and without a network.
fn cargo(arguments: &[&str]) -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stranger-target");
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(arguments)
        .args(["--offline", "--quiet"])
        .current_dir(stranger())
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo can be run");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        !errors.contains("--offline was specified") && !errors.contains("in offline mode"),
        "this test builds without a network, from crates that cargo has downloaded before: run `cargo fetch`.\n{errors}"
    );
    assert!(output.status.success(), "cargo {arguments:?}:\n{errors}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_program_on_the_page_prints_what_the_page_says() {
    let said = page("EMBEDDING.md").into_iter().find(|block| block.info == "text").expect("what it prints");
    assert_eq!(cargo(&["run", "--bin", "stranger"]), said.text);
}

#[test]
fn the_other_blocks_run() {
    cargo(&["run", "--bin", "fragments"]);
}

#[test]
fn an_embedder_builds_few_crates() {
    let tree = cargo(&["tree", "--edges", "no-dev", "--prefix", "none", "--format", "{p}"]);
    let mut crates: Vec<&str> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    crates.retain(|name| !name.is_empty() && !name.starts_with("stranger "));
    crates.sort_unstable();
    crates.dedup();
    println!("{} crates", crates.len());
    assert!((5..=MOST_CRATES).contains(&crates.len()), "{} crates:\n{}", crates.len(), crates.join("\n"));
    let said = fs::read_to_string(root().join("docs/EMBEDDING.md")).unwrap();
    let number = format!("{} crates", crates.len());
    assert!(said.contains(&number), "docs/EMBEDDING.md does not say that it takes {number}");
}
