//! A command that runs on while its files change.

use std::{
    io::Read,
    process::{Child, Command, Stdio},
    sync::{Arc, Condvar, Mutex},
    thread,
    time::{Duration, Instant},
};

use super::Folder;

/// So long something may take that is sure to come; nothing is said of how long it does take.
pub const SURELY: Duration = Duration::from_secs(120);

/// A command, killed at the end of a test, and what it has printed so far.
pub struct Running {
    child: Child,
    out: Printed,
    err: Printed,
}

impl Running {
    pub fn start(folder: &Folder, arguments: &[&str]) -> Running {
        Running::start_in(folder, arguments, &[])
    }

    pub fn start_in(folder: &Folder, arguments: &[&str], environment: &[(&str, &str)]) -> Running {
        let mut command = Command::new(env!("CARGO_BIN_EXE_elenchus"));
        command.args(arguments).envs(environment.iter().copied());
        Running::of(folder, &mut command)
    }

    pub fn of(folder: &Folder, command: &mut Command) -> Running {
        let mut child = command
            .current_dir(&folder.0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let out = Printed::of(child.stdout.take().unwrap());
        let err = Printed::of(child.stderr.take().unwrap());
        Running { child, out, err }
    }

    /// Waits until a text is printed behind all that was waited for before, and gives what was printed up to its end.
    pub fn until(&mut self, text: &str) -> String {
        self.out.until(text)
    }

    /// The same of standard error.
    pub fn until_error(&mut self, text: &str) -> String {
        self.err.until(text)
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What came out of a pipe.
struct Printed {
    text: Arc<(Mutex<String>, Condvar)>,
    /// Up to where it was waited for.
    seen: usize,
}

impl Printed {
    fn of(mut pipe: impl Read + Send + 'static) -> Printed {
        let text = Arc::new((Mutex::new(String::new()), Condvar::new()));
        let into = Arc::clone(&text);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = pipe.read(&mut bytes) {
                into.0.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..count]));
                into.1.notify_all();
            }
        });
        Printed { text, seen: 0 }
    }

    fn until(&mut self, text: &str) -> String {
        let deadline = Instant::now() + SURELY;
        let mut printed = self.text.0.lock().unwrap();
        loop {
            if let Some(at) = printed[self.seen..].find(text) {
                let end = self.seen + at + text.len();
                let new = printed[self.seen..end].to_owned();
                self.seen = end;
                return new;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "no `{text}` in:\n{}", &printed[self.seen..]);
            printed = self.text.1.wait_timeout(printed, left).unwrap().0;
        }
    }
}
