//! What can be seen of files without reading them, by which it is known that they have changed.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs::{self, Metadata},
    path::{Path, PathBuf},
    time::SystemTime,
};

use elenchus::{map::Loader, notations::Notation};

/// What a path led to.
#[derive(Debug, PartialEq, Eq)]
enum Trace {
    /// Nothing, or nothing that may be looked at.
    Nothing,
    /// A folder, with the names of the files in it that may be maps.
    Folder(Vec<OsString>),
    /// Anything else.
    File { bytes: u64, modified: Option<SystemTime>, inode: Inode },
}

/// What a path led to at one moment, for some paths.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Traces(BTreeMap<PathBuf, Trace>);

impl Traces {
    /// Looks at some paths: O(paths, and entries of those that are folders).
    pub fn of<'p>(paths: impl IntoIterator<Item = &'p PathBuf>) -> Traces {
        Traces(paths.into_iter().map(|path| (path.clone(), trace(path))).collect())
    }
}

fn trace(path: &Path) -> Trace {
    match fs::metadata(path) {
        Err(_) => Trace::Nothing,
        Ok(metadata) if metadata.is_dir() => Trace::Folder(names(path)),
        Ok(metadata) => {
            Trace::File { bytes: metadata.len(), modified: metadata.modified().ok(), inode: inode(&metadata) }
        }
    }
}

/// What an editor puts beside a file for itself does not count.
fn names(folder: &Path) -> Vec<OsString> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_map = |name: &OsString| Loader::takes(name) || Notation::of_name(name).is_some();
    let mut names: Vec<OsString> = entries.map(|entry| entry.file_name()).filter(is_map).collect();
    names.sort();
    names
}

/// Which file it is, and when its rights or its name last changed: another that takes its place may be as long and as old.
#[cfg(unix)]
type Inode = (u64, u64, i64, i64);

#[cfg(unix)]
fn inode(metadata: &Metadata) -> Inode {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
type Inode = ();

#[cfg(not(unix))]
fn inode(_: &Metadata) -> Inode {}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::File;

    use super::*;

    /// As a version of a file that was unpacked with it and is put in its place.
    #[test]
    fn another_file_of_the_same_length_and_age_is_another() {
        let folder = std::env::temp_dir().join(format!("elenchus-traces-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (one, other) = (folder.join("map.yaml"), folder.join("other.txt"));
        fs::write(&one, "claims: { a: A. }").unwrap();
        fs::write(&other, "claims: { b: B. }").unwrap();
        let age = fs::metadata(&one).unwrap().modified().unwrap();
        File::options().write(true).open(&other).unwrap().set_modified(age).unwrap();
        let paths = [one.clone(), folder.clone()];
        let before = Traces::of(&paths);
        assert!(before == Traces::of(&paths));
        fs::rename(&other, &one).unwrap();
        let after = Traces::of(&paths);
        assert!(before != after);
        // What is no map does not make its folder another.
        fs::write(folder.join("notes~"), "").unwrap();
        fs::write(folder.join(".map.yaml.swp"), "").unwrap();
        assert!(after == Traces::of(&paths));
        fs::write(folder.join("b.yml"), "").unwrap();
        assert!(after != Traces::of(&paths));
        fs::remove_dir_all(&folder).unwrap();
    }
}
