//! A sign of life on standard error, where it is a terminal and the work takes long.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressStyle};

use super::output::stderr_is_terminal;

/// What is quicker than this needs no sign.
const PATIENCE: Duration = Duration::from_millis(500);

/// Shows how many maps are done, from half a second on until it is dropped.
pub struct Progress {
    done: Arc<AtomicUsize>,
    stop: Option<Sender<()>>,
    watcher: Option<JoinHandle<()>>,
}

impl Progress {
    /// Begins to watch, unless nobody would see it.
    pub fn start(maps: usize, quiet: bool) -> Progress {
        let done = Arc::new(AtomicUsize::new(0));
        if quiet || !stderr_is_terminal() {
            return Progress { done, stop: None, watcher: None };
        }
        let (stop, stopped) = mpsc::channel();
        let count = Arc::clone(&done);
        let watch = move || {
            if stopped.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::new(maps as u64);
            if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} of {len} maps, {elapsed}") {
                bar.set_style(style);
            }
            while stopped.recv_timeout(PATIENCE / 5) == Err(RecvTimeoutError::Timeout) {
                bar.set_position(count.load(Ordering::Relaxed) as u64);
                bar.tick();
            }
            bar.finish_and_clear();
        };
        // Without a thread to be had the work goes on unseen.
        let watcher = thread::Builder::new().spawn(watch).ok();
        Progress { done, stop: Some(stop), watcher }
    }

    /// Counts a map that is done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(watcher) = self.watcher.take() {
            let _ = watcher.join();
        }
    }
}
