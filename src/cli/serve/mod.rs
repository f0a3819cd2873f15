//! `elenchus serve`: the page of a map in a browser, always as the files are now, with the findings beside it.
//!
//! The files are read by one thread, which makes [snapshots](snapshot::Snapshot); another answers requests from the last of
//! them. So nothing that is asked for reaches a file, and no file keeps anyone from an answer.

mod guard;
mod http;
mod snapshot;

use std::{
    io,
    net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener},
    ops::ControlFlow,
    path::{Path, PathBuf},
    thread,
};

use clap::Args;

use super::{
    Failure, Outcome,
    arguments::{Judging, OneMap},
    checked::Checked,
    following::follow,
    levels::LevelFlags,
    open,
    output::Output,
    picture::Composition,
    watch,
};
use guard::Guard;
use http::Server;
use snapshot::{Answer, Studio};

/// Show a map in a browser, always as the files are now, with the findings beside it
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus serve claims/ --open         opens the page in your browser; Ctrl-C ends it
  elenchus serve claims/ --port 0       on any port that is free: the address is printed

Only programs of this machine can reach the page, and no other web site. Nothing but the map is shown.")]
pub struct Serve {
    #[command(flatten)]
    map: OneMap,
    /// The port on loopback; 0 is any that is free
    #[arg(long, value_name = "PORT", default_value_t = 3537)]
    port: u16,
    /// Open the page in the browser
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    composition: Composition,
    #[command(flatten)]
    judging: Judging,
    #[command(flatten)]
    levels: LevelFlags,
}

/// So many findings of one check are shown.
const MOST_FINDINGS: usize = 100;

impl Serve {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        watch::refuse_what_cannot_be_followed(std::slice::from_ref(&self.map.path))?;
        let (listeners, port) = listen(self.port)?;
        let mut studio = Studio::new();
        let snapshots = studio.snapshots();
        let cannot_serve = |error: io::Error| Failure::new(format!("cannot serve: {error}"));
        let server = Server::new(listeners).map_err(cannot_serve)?;
        let serving = thread::Builder::new().spawn(move || server.run(Guard { port }, snapshots));
        serving.map_err(cannot_serve)?;
        let address = format!("http://127.0.0.1:{port}/");
        writeln!(out, "{address}");
        out.is_read();
        out.remark("Ctrl-C ends it");
        if self.open
            && let Err(error) = ::open::that_detached(&address)
        {
            out.remark(&format!("cannot open a browser: {error}"));
        }
        // Nothing but Ctrl-C ends it.
        Err(follow(|| {
            let (answer, paths) = self.look(out);
            studio.show(answer);
            ControlFlow::Continue(paths)
        }))
    }

    /// What is to be shown of the map as the files are now, and what that hangs on.
    fn look(&self, out: &Output) -> (Answer, Vec<PathBuf>) {
        let OneMap { path, reading } = &self.map;
        let paths = std::slice::from_ref(path);
        let mut inputs = watch::outermost(paths, reading.sources.iter().map(|(_, file)| file));
        let mut checked = Checked::default();
        let mut answer = Answer::default();
        let opened = open::each(paths, reading, out, |opened| {
            inputs.extend(opened.loaded.inputs().map(Path::to_owned));
            checked.add(&opened.loaded, &self.levels.over(opened.levels), MOST_FINDINGS);
            answer.name = opened.name;
            // Of what is broken there are no verdicts.
            let Ok(map) = opened.loaded.into_map() else { return };
            let verdicts = self.judging.verdicts(&map, out);
            match verdicts.map(|verdicts| self.composition.html(&map.view(), &verdicts)) {
                Some(Ok(picture)) => answer.picture = Some(picture),
                Some(Err(error)) => answer.wrong.push(error.to_string()),
                None => answer.wrong.push("there was not enough time for the verdicts".to_owned()),
            }
        });
        match opened {
            Ok(()) => answer.summary = checked.summary(paths),
            Err(Failure(wrong)) => answer.wrong.extend(wrong),
        }
        answer.reports = checked.reports;
        (answer, inputs)
    }
}

/// Listens on loopback and nowhere else, in both versions of the protocol where the machine has both.
fn listen(port: u16) -> Result<(Vec<TcpListener>, u16), Failure> {
    let cannot = |error: io::Error| match error.kind() {
        io::ErrorKind::AddrInUse => Failure::new(format!(
            "port {port} is in use: name another with `--port`, or 0 for any that is free"
        )),
        _ => Failure::new(format!("cannot listen on port {port}: {error}")),
    };
    let bind = |address: SocketAddr| {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        Ok(listener)
    };
    let first = bind((Ipv4Addr::LOCALHOST, port).into()).map_err(cannot)?;
    let port = first.local_addr().map_err(cannot)?.port();
    // The address that is printed is of the first. Where the second cannot be had it is not missed.
    let second = bind((Ipv6Addr::LOCALHOST, port).into());
    Ok(([first].into_iter().chain(second).collect(), port))
}
