//! The command line: one file a subcommand, and what they share.

mod arguments;
mod check;
mod checked;
mod cite;
mod coherence;
mod completions;
mod config;
mod cruxes;
mod diff;
mod explain;
mod export;
mod file;
mod following;
mod import;
mod levels;
mod limits;
mod losses;
mod new;
mod open;
mod outline;
mod output;
mod picture;
mod progress;
mod schema;
mod schemes;
mod serve;
mod solve;
mod sources;
mod spacing;
mod strength;
mod suggest;
mod traces;
mod verdict;
mod watch;
mod what_if;
mod why;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, error::ErrorKind};

use output::{Colour, Output};

/// Checks, judges and draws arguments written as maps of claims.
#[derive(Parser)]
#[command(
    name = "elenchus",
    version,
    max_term_width = 100,
    after_help = "\
Examples, in the order in which a map is asked:
  elenchus check claims/                           every finding in the map that the folder holds
  elenchus verdict claims/                         what stands, once everything has been weighed
  elenchus why deal-now claims/                    what decides a claim
  elenchus cruxes deal-now claims/                 what the verdict hangs on
  elenchus what-if claims/ --withdraw wait         what would be if something were different

Exit status: 0 if all is well, 1 if there is a finding at `deny`, 2 if the work could not be done,
3 if a limit was reached before there was an answer."
)]
struct Cli {
    /// When to colour what is printed
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_enum)]
    color: Colour,
    /// Print no summary, no hints and no progress
    #[arg(long, short, global = true)]
    quiet: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Check),
    Watch(watch::Watch),
    Serve(serve::Serve),
    Verdict(verdict::Verdict),
    Why(why::Why),
    Cruxes(cruxes::CruxesCommand),
    WhatIf(what_if::WhatIfCommand),
    Strength(strength::Strength),
    Coherence(coherence::Coherence),
    Outline(outline::Outline),
    Export(export::Export),
    Import(import::Import),
    Diff(diff::Diff),
    Sources(sources::Sources),
    Cite(cite::Cite),
    Explain(explain::Explain),
    Schema(schema::Schema),
    Schemes(schemes::Schemes),
    New(new::New),
    Solve(solve::Solve),
    Completions(completions::Completions),
}

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is well.
    Clean,
    /// There is a finding that fails the run, or what was asked for is not there.
    Findings,
    /// The time was not enough to find out.
    Unknown,
}

/// Why a command could not do its work, a message a line.
#[derive(Debug, PartialEq, Eq)]
struct Failure(Vec<String>);

impl Failure {
    fn new(message: impl Into<String>) -> Failure {
        Failure(vec![message.into()])
    }
}

impl From<elenchus::Error> for Failure {
    fn from(error: elenchus::Error) -> Failure {
        Failure::new(error.to_string())
    }
}

/// Runs the command of this process.
pub fn main() -> ExitCode {
    let cli = match Cli::command().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => {
            // A reader that has gone away is no reason to complain about.
            let _ = error.print();
            let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            return if asked { ExitCode::SUCCESS } else { ExitCode::from(2) };
        }
    };
    let mut out = Output::new(cli.color, cli.quiet);
    let outcome = run(cli.command, &mut out);
    match outcome.and_then(|outcome| out.finish().map(|()| outcome)) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::FAILURE,
        Ok(Outcome::Unknown) => ExitCode::from(3),
        Err(failure) => {
            out.complain(&failure);
            ExitCode::from(2)
        }
    }
}

fn run(command: Command, out: &mut Output) -> Result<Outcome, Failure> {
    match command {
        Command::Check(check) => check.run(out),
        Command::Watch(watch) => watch.run(out),
        Command::Serve(serve) => serve.run(out),
        Command::Verdict(verdict) => verdict.run(out),
        Command::WhatIf(what_if) => what_if.run(out),
        Command::Cruxes(cruxes) => cruxes.run(out),
        Command::Strength(strength) => strength.run(out),
        Command::Coherence(coherence) => coherence.run(out),
        Command::Why(why) => why.run(out),
        Command::Outline(outline) => outline.run(out),
        Command::Export(export) => export.run(out),
        Command::Import(import) => import.run(out),
        Command::Diff(diff) => diff.run(out),
        Command::Sources(sources) => sources.run(out),
        Command::Cite(cite) => cite.run(out),
        Command::Explain(explain) => explain.run(out),
        Command::Schema(schema) => schema.run(out),
        Command::Schemes(schemes) => schemes.run(out),
        Command::New(new) => new.run(out),
        Command::Solve(solve) => solve.run(out),
        Command::Completions(completions) => completions.run(out),
    }
}
