//! The `elenchus` command. It reads arguments, calls the library and prints: `docs/CLI.md` describes it.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
