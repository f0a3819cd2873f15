//! Files that the command writes: whole, or not there at all, and never one that it has read.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use elenchus::{ArgumentMap, map::Loader};

use super::{Failure, arguments::Reading};

/// Refuses a file to write that the map, or a copy of one of its sources, was read from, or that would be read with the
/// map the next time.
pub fn refuse_input(
    target: &Path,
    opened: &Path,
    map: &ArgumentMap,
    reading: &Reading,
) -> Result<(), Failure> {
    let named = reading.sources.iter().map(|(_, file)| file.clone());
    let mut inputs = inputs(map).chain(named).chain([opened.to_owned()]);
    // What does not exist yet was not read.
    let real = target.canonicalize().ok();
    if real.is_some_and(|real| inputs.any(|input| input.canonicalize().is_ok_and(|input| input == real))) {
        return Err(Failure::new(format!("{} is one of the files that are read", target.display())));
    }
    if let Some(folder) = within(target, opened) {
        return Err(Failure::new(format!(
            "{} would be read as a part of the map in {} from then on: write it elsewhere",
            target.display(),
            folder.display(),
        )));
    }
    Ok(())
}

/// The files that a map was read from, and the copies of its sources.
pub fn inputs(map: &ArgumentMap) -> impl Iterator<Item = PathBuf> {
    let files = || map.files().iter().map(|(_, file)| PathBuf::from(file.name()));
    let copies = files().flat_map(|file| {
        let folder = file.parent().map(Path::to_owned).unwrap_or_default();
        map.sources().filter_map(move |(_, source)| Some(folder.join(&source.file.as_ref()?.value)))
    });
    files().chain(copies)
}

/// The folder that a map is read from, if the file would be read with it: if it lies in that very folder, has one of
/// the endings, and is not hidden.
fn within<'p>(target: &Path, opened: &'p Path) -> Option<&'p Path> {
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let is_there = opened.is_dir() && parent.canonicalize().ok()? == opened.canonicalize().ok()?;
    (Loader::takes(target) && is_there).then_some(opened)
}

/// Writes a file so that it is there whole or not at all. What is not a regular file, such as a device, is
/// written to directly.
pub fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let cannot = |error: io::Error| Failure::new(format!("cannot write {}: {error}", path.display()));
    let target = match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => return Err(cannot(io::Error::other("it is a folder"))),
        Ok(metadata) if !metadata.is_file() => return fs::write(path, content).map_err(cannot),
        // A link stays a link.
        Ok(_) => path.canonicalize().map_err(cannot)?,
        Err(_) => path.to_owned(),
    };
    let (temporary, file) = create_beside(&target).map_err(cannot)?;
    let written = fill(file, &target, content).and_then(|()| fs::rename(&temporary, &target));
    written.map_err(|error| {
        let _ = fs::remove_file(&temporary);
        cannot(error)
    })
}

fn create_beside(target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().ok_or_else(|| io::Error::other("it names no file"))?.to_string_lossy();
    for number in 0..100 {
        let path = target.with_file_name(format!(".{name}.{}-{number}.tmp", std::process::id()));
        match File::create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            created => return created.map(|file| (path, file)),
        }
    }
    Err(io::Error::other("there is no name left for a temporary file"))
}

fn fill(mut file: File, target: &Path, content: &[u8]) -> io::Result<()> {
    file.write_all(content)?;
    if let Ok(metadata) = fs::metadata(target) {
        file.set_permissions(metadata.permissions())?;
    }
    file.sync_all()
}
