//! Doing something again whenever files have changed.
//!
//! Whether they have is told by their [traces](super::traces) alone. They are looked at twice a second; where the system
//! tells of changes they are looked at once it does, and nothing else follows from what it tells. So a folder that is
//! deleted and made again, a network drive that tells nothing and a system that has no more to tell with differ in how
//! soon a change is seen, and in nothing else.

use std::{
    collections::BTreeSet,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, SyncSender},
    thread,
    time::{Duration, Instant},
};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::traces::Traces;

/// So long nothing must have changed before it is done again.
const STILL: Duration = Duration::from_millis(100);
/// So often it is waited for, at most: a file that is written to all the time is not to keep people from an answer.
const PATIENCE: usize = 20;
/// How long it may take until a change is seen of which the system does not tell.
const BETWEEN: Duration = Duration::from_millis(500);
/// So many times as long as a look takes, nothing is looked at afterwards.
const REST: u32 = 20;
/// The system is asked to tell about so many folders at most.
const MOST_FOLDERS: usize = 1_000;

/// Does something at once, and again whenever a file or folder has changed that it says it hangs on; until it breaks off.
pub fn follow<B>(mut act: impl FnMut() -> ControlFlow<B, Vec<PathBuf>>) -> B {
    let (wake, woken) = mpsc::sync_channel(1);
    let mut known = Traces::default();
    loop {
        let paths: BTreeSet<PathBuf> = match act() {
            ControlFlow::Continue(paths) => paths.into_iter().collect(),
            ControlFlow::Break(end) => return end,
        };
        // First to be told, then to look: so nothing is missed between the two.
        let told = listen(&paths, wake.clone());
        let seen = Traces::of(&paths);
        // It counts if what it hangs on looked the same before it and behind it. Otherwise, and so at the start, when nobody
        // knew yet what it would hang on, it is done once more.
        if seen == known {
            until_changed(&paths, &seen, &woken);
        }
        drop(told);
        known = until_still(&paths);
    }
}

/// Returns once the paths look otherwise.
fn until_changed(paths: &BTreeSet<PathBuf>, seen: &Traces, woken: &Receiver<()>) {
    let mut rest = BETWEEN;
    loop {
        let _ = woken.recv_timeout(rest);
        let began = Instant::now();
        if Traces::of(paths) != *seen {
            return;
        }
        rest = BETWEEN.max(began.elapsed() * REST);
        // What happens beside the files, however often, is not worth more.
        thread::sleep(STILL);
    }
}

/// Waits until nothing changes any more, and says how it looks then.
fn until_still(paths: &BTreeSet<PathBuf>) -> Traces {
    let mut seen = Traces::of(paths);
    for _ in 0..PATIENCE {
        thread::sleep(STILL);
        let now = Traces::of(paths);
        if now == seen {
            break;
        }
        seen = now;
    }
    seen
}

/// Asks the system to wake us when something happens in the folders where the paths lie; until the answer is dropped.
fn listen(paths: &BTreeSet<PathBuf>, wake: SyncSender<()>) -> Option<RecommendedWatcher> {
    let told = move |event: notify::Result<notify::Event>| {
        // That a file was read is no news: we read them ourselves.
        if !event.is_ok_and(|event| event.kind.is_access()) {
            let _ = wake.try_send(());
        }
    };
    let mut watcher = notify::recommended_watcher(told).ok()?;
    for folder in folders(paths).iter().take(MOST_FOLDERS) {
        let _ = watcher.watch(folder, RecursiveMode::NonRecursive);
    }
    Some(watcher)
}

/// The folders that say of their entries what becomes of the paths.
fn folders(paths: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
    let parent = |path: &Path| {
        let parent = path.parent()?;
        Some(if parent.as_os_str().is_empty() { PathBuf::from(".") } else { parent.to_owned() })
    };
    let mut folders = BTreeSet::new();
    for path in paths {
        folders.extend(parent(path));
        // A link changes in one folder, and what it leads to in another.
        if let Ok(real) = path.canonicalize() {
            folders.extend(if real.is_dir() { Some(real) } else { parent(&real) });
        }
    }
    folders
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A file of its own in a folder of its own.
    fn file(test: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("elenchus-following-{test}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder.join("map.yaml")
    }

    /// What the file holds after each change, until it holds `last`.
    fn followed(path: &Path, last: &str, mut then: impl FnMut(&str)) -> Vec<String> {
        let mut met: Vec<String> = Vec::new();
        follow(|| {
            let text = fs::read_to_string(path).unwrap_or_else(|_| "nothing".to_owned());
            if met.last() != Some(&text) {
                then(&text);
                met.push(text.clone());
            }
            if text == last { ControlFlow::Break(()) } else { ControlFlow::Continue(vec![path.to_owned()]) }
        });
        let _ = fs::remove_dir_all(path.parent().unwrap());
        met
    }

    /// Each state is written once the one before it was met, even within the act itself.
    #[test]
    fn what_changes_while_it_is_looked_at_is_looked_at_again() {
        let path = file("meanwhile");
        fs::write(&path, "a").unwrap();
        let met = followed(&path, "end", |text| match text {
            "a" => fs::write(&path, "b").unwrap(),
            "b" => fs::remove_dir_all(path.parent().unwrap()).unwrap(),
            "nothing" => {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(&path, "end").unwrap();
            }
            _ => {}
        });
        assert_eq!(met, ["a", "b", "nothing", "end"]);
    }

    /// As where the system tells of nothing.
    #[test]
    fn a_change_is_seen_without_being_told_of() {
        let path = file("untold");
        fs::write(&path, "a").unwrap();
        let paths = BTreeSet::from([path.clone()]);
        let seen = Traces::of(&paths);
        let (_silent, woken) = mpsc::sync_channel(1);
        fs::write(&path, "b").unwrap();
        until_changed(&paths, &seen, &woken);
        let seen = Traces::of(&paths);
        fs::remove_file(&path).unwrap();
        until_changed(&paths, &seen, &woken);
        let gone = until_still(&paths);
        assert!(gone != seen);
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
        assert!(until_still(&paths) == gone, "there was nothing, and there is nothing");
    }
}
