//! The Rust version that is stated is enough for every dependency of the library and the command. That the code itself
//! uses nothing newer is clippy's `incompatible_msrv`, which CI denies.

use std::process::Command;

use serde_json::Value;

#[test]
fn no_dependency_needs_a_newer_rust() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    // Of the dependencies of other platforms nothing need be here.
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let rustc = String::from_utf8(rustc.stdout).unwrap();
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host");
    let output = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--offline", "--locked", "--filter-platform", host])
        .args(["--manifest-path", manifest])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    // `1.88` is `1.88.0`.
    let number = |version: &str| -> Vec<u32> {
        version.split('.').map(|part| part.parse().unwrap()).chain([0; 3]).take(3).collect()
    };
    let ours = number(env!("CARGO_PKG_RUST_VERSION"));
    let mut stated = 0;
    let wanting: Vec<&str> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|package| {
            let Some(theirs) = package["rust_version"].as_str() else { return false };
            stated += 1;
            number(theirs) > ours
        })
        .filter_map(|package| package["name"].as_str())
        .collect();
    assert!(stated > 20, "most packages state a version");
    assert_eq!(wanting, Vec::<&str>::new());
}
