//! The map in a folder that itself holds none: git's difftool copies the tree of a repository, in which the map lies
//! wherever it lies there.

use std::{
    fs,
    path::{Path, PathBuf},
};

use elenchus::map::Loader;

use super::super::Failure;

/// How many folders are looked into.
const MOST_FOLDERS: usize = 10_000;

/// The folder itself where it holds a map or is none, else the one folder within it that does.
pub fn of_map(path: &Path) -> Result<PathBuf, Failure> {
    if !path.is_dir() || holds_map(path) {
        return Ok(path.to_owned());
    }
    let mut found: Vec<PathBuf> = Vec::new();
    let mut left = vec![path.to_owned()];
    let mut looked = 0;
    while let Some(folder) = left.pop() {
        looked += 1;
        if looked > MOST_FOLDERS {
            break;
        }
        // The folders within one that holds a map belong to it: it includes from them.
        match holds_map(&folder) {
            true => found.push(folder),
            false => left.extend(within(&folder)),
        }
    }
    found.sort();
    match &found[..] {
        [] => Ok(path.to_owned()),
        [only] => Ok(only.clone()),
        [first, second, ..] => {
            let name = |folder: &Path| folder.strip_prefix(path).unwrap_or(folder).display().to_string();
            Err(Failure::new(format!(
                "{} holds maps in more than one folder, `{}` and `{}` among them: name the one to compare, as in \
                 `elenchus diff \"$LOCAL/{}\" \"$REMOTE/{}\"`",
                path.display(),
                name(first),
                name(second),
                name(first),
                name(first),
            )))
        }
    }
}

fn holds_map(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().map(|entry| entry.path()).any(|path| Loader::takes(&path) && path.is_file())
}

/// The folders within a folder, but for hidden ones and links.
fn within(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_folder = |entry: &fs::DirEntry| {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        !is_hidden && entry.file_type().is_ok_and(|kind| kind.is_dir())
    };
    entries.flatten().filter(is_folder).map(|entry| entry.path()).collect()
}
