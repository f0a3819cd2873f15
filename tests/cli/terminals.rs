//! Terminals and pipes.

use super::*;

#[test]
fn colour_is_only_where_it_is_wanted() {
    let folder = Folder::with(BROKEN);
    let coloured = |command: Command| stdout(&command.assert()).contains('\u{1b}');
    let check = ["check", "map.yaml"];
    assert!(!coloured(folder.command(&check)));
    assert!(coloured(folder.command(&["check", "--color", "always", "map.yaml"])));
    assert!(coloured(folder.command(&check).env("CLICOLOR_FORCE", "1")));
    assert!(!coloured(folder.command(&check).env("NO_COLOR", "1")));
    assert!(!coloured(folder.command(&["check", "--color", "never", "map.yaml"]).env("CLICOLOR_FORCE", "1")));
    let json = folder.command(&["check", "--color", "always", "--format", "json", "map.yaml"]);
    assert!(!coloured(json));
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let many: String = (0..2000).map(|number| format!("  c{number}: {{ tex: T }}\n")).collect();
    let folder = Folder::with(&format!("claims:\n{many}"));
    for (arguments, status) in
        [(&["check", "map.yaml"][..], 1), (&["schema"], 0), (&["explain"], 0), (&["--help"], 0)]
    {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_elenchus"))
            .args(arguments)
            .current_dir(&folder.0)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut complaints = String::new();
        child.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
        assert_eq!((child.wait().unwrap().code(), complaints.as_str()), (Some(status), ""), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_elenchus"))
        .arg("schema")
        .stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("error: cannot write to standard output"));
}
