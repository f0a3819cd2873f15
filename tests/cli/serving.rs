//! `elenchus serve`, as a browser meets it, and as those do that are no browser.

use std::{
    io::Write,
    net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream},
    time::Instant,
};

use super::{
    running::{Running, SURELY},
    *,
};

/// What `elenchus serve` prints first, and where it is reached.
struct Serving {
    command: Running,
    port: u16,
}

/// What came back for a request.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Serving {
    fn start(folder: &Folder, arguments: &[&str]) -> Serving {
        Serving::start_in(folder, arguments, &[])
    }

    fn start_in(folder: &Folder, arguments: &[&str], environment: &[(&str, &str)]) -> Serving {
        let arguments = [&["serve", "--port", "0"], arguments].concat();
        let mut command = Running::start_in(folder, &arguments, environment);
        let line = command.until("/\n");
        let port = line.strip_prefix("http://127.0.0.1:").and_then(|rest| rest.strip_suffix("/\n")).unwrap();
        let port = port.parse().unwrap();
        Serving { command, port }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream.set_read_timeout(Some(SURELY)).unwrap();
        stream
    }

    /// Sends what is given, with the right port for `PORT`.
    fn send(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        // It may be refused before all of it is sent.
        let _ = stream.write_all(request.replace("PORT", &self.port.to_string()).as_bytes());
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n"))
    }

    /// Asks for what is new until it is what is waited for.
    fn until(&self, what: impl Fn(&Value) -> bool) -> Value {
        let deadline = Instant::now() + SURELY;
        let mut path = "/findings.json".to_owned();
        loop {
            let now: Value = serde_json::from_str(&self.get(&path).body).unwrap();
            if what(&now) {
                return now;
            }
            assert!(Instant::now() < deadline, "{now:#}");
            path = format!("/findings.json?since={}", now["number"]);
        }
    }
}

fn says(now: &Value, summary: &str) -> bool {
    now["summary"].as_str().is_some_and(|said| said.contains(summary))
}

fn is_wrong(now: &Value, message: &str) -> bool {
    now["wrong"][0].as_str().is_some_and(|said| said.contains(message))
}

#[test]
fn the_page_has_the_map_and_its_findings() {
    let folder = Folder::with(WARNS);
    let serving = Serving::start(&folder, &["map.yaml"]);
    let now = serving.until(|now| says(now, "1 warning"));
    assert_eq!(now["name"], "map.yaml");
    assert_eq!(now["picture"], serde_json::json!({ "number": 1, "old": false }));
    // The findings are those of `check`, to the letter.
    assert_eq!(now["report"], json(&folder.run(&["check", "--json", "map.yaml"])));
    let check = stdout(&folder.run(&["check", "map.yaml"]));
    assert_eq!(check.lines().last(), now["summary"].as_str());
    for (path, kind, holds) in [
        ("/", "text/html; charset=utf-8", "<iframe"),
        ("/live.css", "text/css; charset=utf-8", "iframe"),
        ("/live.js", "text/javascript; charset=utf-8", "/findings.json"),
        ("/map", "text/html; charset=utf-8", "id=\"data\""),
        ("/findings.json", "application/json", "unused-source"),
    ] {
        let answer = serving.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.body.contains(holds), "{path}: {}", answer.body);
        for header in [
            &format!("content-type: {kind}"),
            "content-security-policy: default-src 'none'; ",
            "x-content-type-options: nosniff",
            "cross-origin-resource-policy: same-origin",
            "referrer-policy: no-referrer",
            "cache-control: no-store",
            "connection: close",
        ] {
            assert!(answer.head.contains(header), "{path}, {header}: {}", answer.head);
        }
        let head = serving.send(&format!("HEAD {path} HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n"));
        let without_date = |head: &str| {
            head.lines().filter(|line| !line.starts_with("date:")).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(without_date(&head.head), without_date(&answer.head), "{path}");
        assert_eq!(head.body, "", "{path}");
    }
}

#[test]
fn a_clean_map_says_so() {
    let folder = Folder::with(CLEAN);
    let serving = Serving::start(&folder, &["map.yaml"]);
    let now = serving.until(|now| says(now, "map.yaml: no findings; 4 claims"));
    assert_eq!(now["report"]["findings"], serde_json::json!([]));
    assert_eq!(now["wrong"], serde_json::json!([]));
}

#[test]
fn the_picture_is_laid_out_as_asked() {
    let folder = Folder::with(CLEAN);
    let options = ["--direction", "top-down", "--fold", "none"];
    let serving = Serving::start(&folder, &[&["map.yaml"], &options[..]].concat());
    serving.until(|now| says(now, "map.yaml: no findings; 4 claims"));
    let page = stdout(&folder.run(&[&["export", "--to", "html", "map.yaml"], &options[..]].concat()));
    let svg = |page: &str| page[page.find("<svg").unwrap()..page.find("</svg>").unwrap()].to_owned();
    let served = svg(&serving.get("/map").body);
    assert_eq!(served, svg(&page));
    assert_ne!(served, svg(&stdout(&folder.run(&["export", "--to", "html", "map.yaml"]))));
}

#[test]
fn it_shows_the_files_as_they_are_now() {
    let folder = Folder::with(CLEAN);
    let serving = Serving::start(&folder, &["map.yaml"]);
    let picture = |now: &Value| (now["picture"]["number"].as_u64().unwrap(), now["picture"]["old"] == true);
    let now = serving.until(|now| says(now, "no findings"));
    assert_eq!(picture(&now), (1, false));
    assert!(serving.get("/map").body.contains("There is a ferry."));
    // A finding more, and another picture.
    folder.file("map.yaml", CLEAN.replace("There is a ferry.", "There is a boat.") + "  moon: The moon.\n");
    let now = serving.until(|now| says(now, "5 claims"));
    assert_eq!(picture(&now), (2, false));
    assert!(serving.get("/map").body.contains("There is a boat."));
    // What is too broken to be drawn leaves the picture that there was, and says so.
    folder.file("map.yaml", BROKEN);
    let now = serving.until(|now| says(now, "1 error"));
    assert_eq!(now["report"]["findings"][0]["message"], "there is no claim `bee`");
    assert_eq!(now["report"]["findings"][0]["range"]["start"]["line"], 3);
    assert_eq!(now["report"]["findings"][0]["help"], "did you mean `be`?");
    assert_eq!(picture(&now), (2, true));
    assert!(serving.get("/map").body.contains("There is a boat."));
    fs::remove_file(folder.0.join("map.yaml")).unwrap();
    let now = serving.until(|now| is_wrong(now, "cannot read map.yaml: "));
    assert_eq!((picture(&now), &now["summary"]), ((2, true), &Value::from("")));
    folder.file("map.yaml", &CLEAN[..60]);
    serving.until(|now| says(now, "1 error"));
    folder.file("map.yaml", CLEAN);
    let now = serving.until(|now| says(now, "no findings"));
    assert_eq!(picture(&now), (3, false));
    assert!(serving.get("/map").body.contains("There is a ferry."));
    // What makes no difference makes no news.
    let number = now["number"].as_u64().unwrap();
    folder.file("map.yaml", format!("# A remark.\n{CLEAN}"));
    folder.file("elenchus.toml", "[lints]\nisolted = \"deny\"\n");
    let now = serving.until(|now| is_wrong(now, "elenchus.toml:2:1"));
    assert_eq!(now["number"], number + 1);
}

#[test]
fn there_need_be_no_map_at_first() {
    let folder = Folder::with("claims: [");
    let serving = Serving::start(&folder, &["map.yaml"]);
    let now = serving.until(|now| says(now, "1 error"));
    assert_eq!(now["picture"], serde_json::json!({ "number": 0, "old": false }));
    assert!(serving.get("/map").body.contains("There is no map to show yet."));
    folder.file("map.yaml", CLEAN);
    serving.until(|now| says(now, "no findings"));
    assert!(serving.get("/map").body.contains("There is a ferry."));
}

#[test]
fn what_a_map_says_stays_text() {
    let script = "</pre></script><script>alert(1)</script><img src=x onerror=alert(2)>";
    let folder = Folder::with(&CLEAN.replace("There is a ferry.", &format!("\"{script}\"")));
    let serving = Serving::start(&folder, &["map.yaml"]);
    serving.until(|now| says(now, "4 claims"));
    let map = serving.get("/map").body;
    assert!(
        map.contains("alert(1)") && !map.contains("<script>alert") && !map.contains("<img src=x"),
        "{map}"
    );
}

#[test]
fn other_hosts_and_other_sites_are_refused() {
    let folder = Folder::with(CLEAN);
    let serving = Serving::start(&folder, &["map.yaml"]);
    serving.until(|now| says(now, "no findings"));
    for host in ["127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"] {
        assert_eq!(serving.send(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")).status, 200, "{host}");
    }
    let own = "Host: 127.0.0.1:PORT";
    for (status, lines) in [
        (403, "Host: example.org"),
        (403, "Host: example.org:PORT"),
        (403, "Host: 127.0.0.1"),
        (403, "Host: 127.0.0.1:1"),
        (403, "Host: 127.0.0.1.example.org:PORT"),
        (403, "Host: localhost.:PORT"),
        (403, "Host: 0.0.0.0:PORT"),
        (403, "Host: "),
        (400, "Host: 127.0.0.1:PORT\r\nHost: example.org:PORT"),
        (400, "Host: 127.0.0.1:PORT\r\nHost: 127.0.0.1:PORT"),
        (400, "Accept: text/html"),
        (403, &format!("{own}\r\nOrigin: http://example.org")),
        (403, &format!("{own}\r\nOrigin: https://127.0.0.1:PORT")),
        (403, &format!("{own}\r\nOrigin: http://127.0.0.1:PORT.example.org")),
        (403, &format!("{own}\r\nOrigin: http://127.0.0.1")),
        (403, &format!("{own}\r\nOrigin: null")),
        (403, &format!("{own}\r\nOrigin: ")),
        (403, &format!("{own}\r\nOrigin: http://127.0.0.1:PORT\r\nOrigin: http://example.org")),
        (
            403,
            &format!(
                "{own}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script"
            ),
        ),
        (
            403,
            &format!("{own}\r\nSec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty"),
        ),
        (
            403,
            &format!(
                "{own}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe"
            ),
        ),
        (
            200,
            &format!(
                "{own}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document"
            ),
        ),
        (
            200,
            &format!("{own}\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty"),
        ),
        (200, &format!("{own}\r\nOrigin: http://127.0.0.1:PORT")),
        (200, &format!("{own}\r\nOrigin: http://localhost:PORT")),
    ] {
        for path in ["/", "/map", "/findings.json", "/nothing"] {
            let expected = if status == 200 && path == "/nothing" { 404 } else { status };
            let answer = serving.send(&format!("GET {path} HTTP/1.1\r\n{lines}\r\n\r\n"));
            assert_eq!(answer.status, expected, "{path}: {lines}");
            assert!(status == 200 || !answer.body.contains("ferry"), "{lines}");
        }
    }
    for (status, line) in [
        (403, "GET http://example.org/ HTTP/1.1"),
        (403, "GET http://example.org:PORT/map HTTP/1.1"),
        (200, "GET http://127.0.0.1:PORT/map HTTP/1.1"),
        (405, "POST / HTTP/1.1"),
        (405, "PUT /map HTTP/1.1"),
        (405, "DELETE /findings.json HTTP/1.1"),
        (405, "OPTIONS / HTTP/1.1"),
        (405, "OPTIONS * HTTP/1.1"),
        (405, "BREW / HTTP/1.1"),
    ] {
        let answer = serving.send(&format!("{line}\r\n{own}\r\nContent-Length: 0\r\n\r\n"));
        assert_eq!(answer.status, status, "{line}");
        assert_eq!(answer.head.contains("\r\nallow: get, head"), status == 405, "{line}");
    }
    assert_eq!(serving.send(&format!("CONNECT 127.0.0.1:PORT HTTP/1.1\r\n{own}\r\n\r\n")).status, 405);
}

#[test]
fn no_path_leads_to_a_file() {
    let folder = Folder::with(CLEAN);
    folder.file("secret.txt", "the secret");
    folder.file("live.js", "the secret");
    let serving = Serving::start(&folder, &["map.yaml"]);
    serving.until(|now| says(now, "no findings"));
    let inside = folder.0.canonicalize().unwrap().display().to_string();
    for path in [
        "/secret.txt",
        "/map.yaml",
        "/./secret.txt",
        "/../secret.txt",
        "/map/../secret.txt",
        "/map/",
        "//",
        "//secret.txt",
        "///etc/passwd",
        "/../../../../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/..\\..\\..\\etc\\passwd",
        "/%00",
        "/map%00.yaml",
        "/findings.json/",
        "/Findings.json",
        "/live.js/../secret.txt",
        &format!("{inside}/secret.txt"),
        &format!("/{inside}/secret.txt"),
        "/file:///etc/passwd",
        "/?file=/etc/passwd",
        "/map?secret.txt",
    ] {
        let answer = serving.get(path);
        let known = ["/?file=/etc/passwd", "/map?secret.txt"].contains(&path);
        assert_eq!(answer.status, if known { 200 } else { 404 }, "{path}");
        assert!(!answer.body.contains("the secret") && !answer.body.contains("root:"), "{path}");
    }
    assert!(serving.get("/live.js").body.contains("/findings.json"), "that of the command");
}

#[test]
fn whatever_is_sent_others_are_answered() {
    let folder = Folder::with(CLEAN);
    let mut serving = Serving::start(&folder, &["map.yaml"]);
    serving.until(|now| says(now, "no findings"));
    // A hundred that say nothing, or a little now and no more.
    let slow: Vec<TcpStream> = (0..100)
        .map(|number| {
            let mut stream = serving.connect();
            stream.write_all(&b"GET / HTTP/1.1\r\nHost: 127"[..number % 26]).unwrap();
            stream
        })
        .collect();
    // Some that ask and do not take the answer.
    let deaf: Vec<TcpStream> = (0..20)
        .map(|_| {
            let mut stream = serving.connect();
            let request = format!("GET /map HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", serving.port);
            stream.write_all(request.as_bytes()).unwrap();
            stream
        })
        .collect();
    assert_eq!(serving.get("/map").status, 200);
    for (statuses, request) in [
        (
            &[431, 0][..],
            format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX: {}\r\n\r\n", "x".repeat(1 << 20)),
        ),
        (&[431, 0], format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n{}\r\n", "X: y\r\n".repeat(10_000))),
        (&[414, 431, 0], format!("GET /{} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "x".repeat(1 << 20))),
        (&[400], "\u{0}\u{1}\u{2}\r\n\r\n".to_owned()),
        (&[400], "GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\u{0}\r\n\r\n".to_owned()),
        (&[400, 0], "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned()),
        (&[400, 0], "GET / HTTP/9.9\r\n\r\n".to_owned()),
        (&[400], "GET / HTTP/1.0\r\n\r\n".to_owned()),
        (
            &[200],
            "GET /findings.json?since=99999999999999999999999 HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n"
                .to_owned(),
        ),
        (&[200], "GET /findings.json?since=-1 HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n".to_owned()),
        (
            &[200],
            "GET /map HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 999999999\r\n\r\nx".to_owned(),
        ),
        (
            &[200],
            "GET /map HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n"
                .to_owned(),
        ),
    ] {
        let answer = serving.send(&request);
        let shown: String = request.chars().take(60).collect();
        assert!(statuses.contains(&answer.status), "{}: {shown:?}", answer.status);
    }
    // And what changes is told all the while.
    folder.file("map.yaml", BROKEN);
    serving.until(|now| says(now, "1 error"));
    // With more than there is room for some are turned away, but only until others have left.
    let crowd: Vec<TcpStream> = (0..300).map(|_| serving.connect()).collect();
    drop((slow, deaf, crowd));
    let deadline = Instant::now() + SURELY;
    while serving.get("/").status != 200 {
        assert!(Instant::now() < deadline, "nobody is answered any more");
    }
    assert!(serving.command.is_alive());
}

#[test]
fn both_versions_of_loopback_are_listened_on_where_there_are_two() {
    if TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_err() {
        return;
    }
    let folder = Folder::with(CLEAN);
    let serving = Serving::start(&folder, &["map.yaml"]);
    let address = SocketAddr::from((Ipv6Addr::LOCALHOST, serving.port));
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(SURELY)).unwrap();
    write!(stream, "GET / HTTP/1.1\r\nHost: [::1]:{}\r\n\r\n", serving.port).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
}

/// The kernel's own list of who listens where.
#[cfg(target_os = "linux")]
#[test]
fn nothing_but_loopback_is_listened_on() {
    let folder = Folder::with(CLEAN);
    let serving = Serving::start(&folder, &["map.yaml"]);
    let listening = |list: &str| -> Vec<String> {
        let lines = fs::read_to_string(list).unwrap_or_default();
        let columns = lines.lines().skip(1).map(|line| line.split_whitespace().collect::<Vec<_>>());
        let port = format!(":{:04X}", serving.port);
        columns
            .filter(|columns| columns[1].ends_with(&port) && columns[3] == "0A")
            .map(|columns| columns[1].trim_end_matches(&port).to_owned())
            .collect()
    };
    let number = |bytes: [u8; 4]| format!("{:08X}", u32::from_ne_bytes(bytes));
    assert_eq!(listening("/proc/net/tcp"), [number([127, 0, 0, 1])]);
    let six = [[0; 4], [0; 4], [0; 4], [0, 0, 0, 1]].map(number).concat();
    assert!(listening("/proc/net/tcp6").iter().all(|address| *address == six));
}

#[test]
fn what_cannot_be_served_is_said() {
    let folder = Folder::with(CLEAN);
    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = other.local_addr().unwrap().port().to_string();
    folder.run(&["serve", "map.yaml", "--port", &port]).code(2).stdout_eq("").stderr_eq(format!(
        "error: port {port} is in use: name another with `--port`, or 0 for any that is free\n"
    ));
    folder.run(&["serve", "map.yaml", "--port", "65536"]).code(2).stdout_eq("");
    folder.run(&["serve", "-"]).code(2).stderr_eq("error: standard input cannot be followed\n");
    let run = folder.run(&["serve", "nowhere.yaml"]).code(2);
    assert!(stderr(&run).starts_with("error: cannot read nowhere.yaml: "), "{}", stderr(&run));
}

/// With a program in the place of the desktop's own that opens things.
#[cfg(target_os = "linux")]
#[test]
fn the_page_is_opened_where_that_is_asked_for() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::with(CLEAN);
    let opener =
        folder.file("bin/xdg-open", "#!/bin/sh\nprintf %s \"$1\" > opened.tmp\nmv opened.tmp opened\n");
    fs::set_permissions(opener, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", folder.0.join("bin").display(), std::env::var("PATH").unwrap());
    let serving = Serving::start_in(&folder, &["map.yaml", "--open"], &[("PATH", &path)]);
    serving.until(|now| says(now, "no findings"));
    let deadline = Instant::now() + SURELY;
    let opened = loop {
        if let Ok(opened) = fs::read_to_string(folder.0.join("opened")) {
            break opened;
        }
        assert!(Instant::now() < deadline, "nothing was opened");
        std::thread::sleep(std::time::Duration::from_millis(50));
    };
    assert_eq!(opened, format!("http://127.0.0.1:{}/", serving.port));
}

/// What a real browser makes of it: scripts/serve-check.mjs drives it.
#[test]
fn a_browser_follows_the_map() {
    if std::env::var_os("ELENCHUS_BROWSER_MODULES").is_none() {
        assert!(std::env::var_os("ELENCHUS_REQUIRE_TOOLS").is_none(), "a browser is required here");
        return println!("skipped: a browser is not installed (scripts/install-tools installs it)");
    }
    let claims = |word: &str| -> String {
        let claim = |number: usize| {
            let premise = if number < 40 { format!(", because: [c{}]", number + 1) } else { String::new() };
            format!("  c{number}: {{ text: \"Claim {number}{word}.\"{premise} }}\n")
        };
        format!("conclusion: c0\nclaims:\n{}", (0..=40).map(claim).collect::<String>())
    };
    let folder = Folder::with(&claims(""));
    let mut serving = Serving::start(&folder, &["map.yaml"]);
    let broken = "  \"<img src=x onerror='window.hacked = 1'>\": { tex: T. }\n";
    let task = serde_json::json!({
        "address": format!("http://127.0.0.1:{}/", serving.port),
        "process": serving.command.id(),
        "file": folder.0.join("map.yaml"),
        "map": claims(""),
        "changed": claims(", anew") + "sources: { report: { title: A report } }\n",
        "broken": claims(", broken") + broken,
    });
    let script = repository("scripts/serve-check.mjs");
    let output =
        std::process::Command::new("node").arg(script).arg(task.to_string()).output().expect("node runs");
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(!serving.command.is_alive(), "the script ended it");
}
