//! `elenchus completions`: what a shell needs to complete the command.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, Failure, Outcome, output::Output};

/// Print a script that completes this command in a shell
#[derive(Args)]
#[command(after_help = "\
Example:
  elenchus completions bash > ~/.local/share/bash-completion/completions/elenchus")]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

impl Completions {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "elenchus", &mut script);
        write!(out, "{}", String::from_utf8_lossy(&script));
        Ok(Outcome::Clean)
    }
}
