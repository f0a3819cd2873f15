//! The command, as people and programs meet it.
#![cfg(feature = "cli")]

mod changes;
mod commands;
mod configuration;
mod frameworks;
mod import;
mod manual;
mod printing;
mod programs;
mod readings;
mod running;
mod schemes;
mod serving;
mod terminals;
mod watching;

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::Stdio,
    sync::atomic::{AtomicUsize, Ordering},
};

use elenchus::{ArgumentMap, Format, Semantics, formats, map::Selection};
use serde_json::Value;
use snapbox::cmd::{Command, OutputAssert};

/// A folder of its own for a test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("elenchus-cli-{}-{number}", std::process::id()));
        fs::create_dir_all(path.join(".git")).unwrap();
        Folder(path)
    }

    fn with(map: &str) -> Folder {
        let folder = Folder::new();
        folder.file("map.yaml", map);
        folder
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn run(&self, arguments: &[&str]) -> OutputAssert {
        self.command(arguments).assert()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        command(arguments).current_dir(&self.0)
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != ".git")
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn command(arguments: &[&str]) -> Command {
    let command = Command::new(env!("CARGO_BIN_EXE_elenchus")).args(arguments);
    ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"]
        .into_iter()
        .fold(command, |command, name| command.env_remove(name))
}

fn stdout(assert: &OutputAssert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn status(assert: &OutputAssert) -> i32 {
    assert.get_output().status.code().expect("it was not killed")
}

fn stderr(assert: &OutputAssert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

fn json(assert: &OutputAssert) -> Value {
    serde_json::from_str(&stdout(assert)).unwrap()
}

const CLEAN: &str = "\
conclusion: close
claims:
  close: { text: The bridge should close., because: [corroded], despite: [detour] }
  corroded: The cable is corroded.
  detour: { text: The detour is long., despite: [ferry] }
  ferry: There is a ferry.
";

const BROKEN: &str = "conclusion: a\nclaims:\n  a: { text: A., because: [bee] }\n  be: B.\n";

/// Has one finding that is a warning where nobody says otherwise: `unused-source`.
const WARNS: &str = "\
conclusion: a
sources: { report: { title: A report } }
claims: { a: { text: A., because: [b] }, b: B. }
";

const CITES: &str = "\
conclusion: a
sources: { report: { title: A report } }
claims:
  a: { text: A., because: [b] }
  b: { text: B., from: { source: report, quote: the cable is worn } }
";

const FERRY: &str = "\
claims:
  ferry: { text: The ferry runs., because: [calm, tug] }
  calm: The sea is calm.
  tug: A tug pulls it through the storm.
conflicts: [[calm, tug]]
";

const RIVALS: &str = "p af 4\n1 2\n2 1\n1 3\n3 4\n";

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
