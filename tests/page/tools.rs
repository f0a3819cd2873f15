//! What tests need that hand their files to other programs.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Writes a file into a folder for a test's own.
pub(crate) fn file(folder: &str, name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

/// Says that a tool is missing; fails where all must be there.
pub(crate) fn missing(tool: &str) {
    assert!(
        std::env::var_os("ELENCHUS_REQUIRE_TOOLS").is_none(),
        "{tool} is required here and not installed"
    );
    println!("skipped: {tool} is not installed (scripts/install-tools installs it)");
}
