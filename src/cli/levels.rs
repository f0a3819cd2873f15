//! The flags that set levels of checks: `--deny`, `--warn`, `--note` and `--allow`, the last of which wins.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use elenchus::{
    Level,
    checks::{self, Levels},
};

use super::suggest;

/// What stands for all warnings, in the place of a check's name.
pub const WARNINGS: &str = "warnings";

/// Levels in the order in which they were given.
#[derive(Clone, Debug, Default)]
pub struct LevelFlags(Vec<(String, Level)>);

const FLAGS: [(&str, char, Level, &str); 4] = [
    ("deny", 'D', Level::Deny, "Make findings of a check fail the run; `warnings` stands for all that warn"),
    ("warn", 'W', Level::Warn, "Report a check's findings as warnings"),
    ("note", 'N', Level::Note, "Report a check's findings as notes"),
    ("allow", 'A', Level::Allow, "Do not look for a check's findings"),
];

impl LevelFlags {
    /// These levels over others.
    pub fn over(&self, levels: Levels) -> Levels {
        self.0.iter().fold(levels, |levels, (check, level)| set(levels, check, *level))
    }
}

/// Sets one level, or all warnings to errors.
pub fn set(levels: Levels, check: &str, level: Level) -> Levels {
    if check == WARNINGS { levels.deny_warnings() } else { levels.set(check, level) }
}

/// The name of a check, or what is wrong with it.
pub fn check_name(name: &str) -> Result<String, String> {
    one_of(name, &[])
}

fn check_name_or_warnings(name: &str) -> Result<String, String> {
    one_of(name, &[WARNINGS])
}

/// A name if it is one of a check's, or one of some more.
fn one_of(name: &str, more: &[&'static str]) -> Result<String, String> {
    let names = || more.iter().copied().chain(checks::codes().map(|code| code.name));
    if names().any(|known| known == name) {
        return Ok(name.to_owned());
    }
    let lists = "`elenchus explain` lists them";
    let holding = suggest::holding(name, names()).join("`, `");
    if !holding.is_empty() {
        return Err(format!("there is no check `{name}`: did you mean `{holding}`? {lists}"));
    }
    let unknown = suggest::unknown("check", name, names());
    Err(match suggest::nearest(name, names()) {
        Some(_) => unknown,
        None => format!("{unknown}; {lists}"),
    })
}

impl Args for LevelFlags {
    fn augment_args(command: Command) -> Command {
        command.args(FLAGS.map(|(name, short, level, help)| {
            let flag = Arg::new(name).long(name).short(short).value_name("CHECK").help(help);
            let flag = flag.action(ArgAction::Append).help_heading("Levels (the last one given wins)");
            match level {
                Level::Deny => flag.value_parser(check_name_or_warnings),
                _ => flag.value_parser(check_name),
            }
        }))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for LevelFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<LevelFlags, clap::Error> {
        let mut flags = Vec::new();
        for (name, _, level, _) in FLAGS {
            let checks = matches.get_many::<String>(name).into_iter().flatten();
            let places = matches.indices_of(name).into_iter().flatten();
            flags.extend(places.zip(checks).map(|(place, check)| (place, check.clone(), level)));
        }
        flags.sort_by_key(|flag| flag.0);
        Ok(LevelFlags(flags.into_iter().map(|(_, check, level)| (check, level)).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = LevelFlags::from_arg_matches(matches)?;
        Ok(())
    }
}
