//! `elenchus solve`: the questions of the competitions about abstract and assumption-based frameworks.

mod oracle;

use std::{
    cell::OnceCell,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    time::Duration,
};

use clap::Args;
use elenchus::{
    instances::{Instance, InstanceFormat, InstanceFramework, Names, Problem, Task},
    semantics::{Interrupted, Reasoner, SatSolver, Verification, verify},
    theory::Framework,
};

use self::oracle::Oracle;
use super::{
    Failure, Outcome,
    arguments::{budget, seconds},
    output::Output,
    suggest,
};

/// Answer a question about an abstract or an assumption-based framework
#[derive(Args)]
#[command(after_help = "\
Examples:
  elenchus solve -p DS-PR -f graph.af -a 12   is argument 12 in every preferred extension?
  elenchus solve -p EE-ST -f graph.apx        every stable extension
  elenchus solve -p CE-CO -f rules.aba        how many complete extensions there are
  elenchus solve --problems                   all questions

A problem is a task and a semantics. SE asks for one extension, DC whether some contains the argument, DS
whether all do, EE for all of them, CE for their number. CO is complete, GR grounded, PR preferred, ST
stable; and of abstract frameworks SST is semi-stable, STG stage, ID ideal.

The answer is YES, NO or a number; each extension is a line of `w` and its members. Exit status: 0 with an
answer, 2 without one, 3 if the time was not enough to know.")]
pub struct Solve {
    /// The problem: SE-GR, DC-CO, DS-PR …
    #[arg(short = 'p', long, value_name = "PROBLEM", required_unless_present_any = ["problems", "formats"])]
    problem: Option<Problem>,
    /// The file with the framework; `-` is standard input
    #[arg(short = 'f', long, value_name = "FILE", required_unless_present_any = ["problems", "formats"])]
    file: Option<PathBuf>,
    /// The argument, or the atom, that DC and DS ask about
    #[arg(short = 'a', long, value_name = "ARGUMENT")]
    argument: Option<String>,
    /// The format: iccma, tgf or apx; told by the file's name or its first lines otherwise
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    format: Option<InstanceFormat>,
    /// Of EE, no more than so many extensions
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
    /// Give up after so many seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    time_limit: Option<Duration>,
    /// Check each extension again by the definitions, and say on standard error what was checked
    #[arg(long)]
    verify: bool,
    /// The satisfiability solver: batsat; with the feature `cadical` also cadical, and both, the default then
    #[arg(long, value_name = "NAME", value_parser = solver)]
    solver: Option<SatSolver>,
    /// Print the problems that can be solved
    #[arg(long)]
    problems: bool,
    /// Print the formats that can be read
    #[arg(long)]
    formats: bool,
}

impl Solve {
    pub fn run(self, out: &mut Output) -> Result<Outcome, Failure> {
        if self.problems {
            writeln!(out, "[{}]", listed(Problem::all().map(|problem| problem.to_string())));
        }
        if self.formats {
            writeln!(out, "[{}]", listed(InstanceFormat::ALL.iter().map(|format| format.name().to_owned())));
        }
        let (Some(problem), Some(file)) = (self.problem, &self.file) else { return Ok(Outcome::Clean) };
        self.refuse_unused(problem)?;
        let Instance { framework: instance, names, .. } = read(file, self.format)?;
        if matches!(instance, InstanceFramework::Assumption(_)) && !problem.semantics.is_for_rules() {
            let name = problem.semantics.name();
            return Err(Failure::new(format!("the {name} semantics is for abstract frameworks only")));
        }
        let framework = OnceCell::new();
        let answer = Answer { problem, names: &names, instance: &instance, framework, verify: self.verify };
        let given = match Oracle::settled(&instance, problem.semantics) {
            Some(settled) => answer.give(&self, &settled, out)?,
            None => {
                let budget = budget(self.time_limit);
                let reasoner = Reasoner::new(answer.framework()?).budget(budget);
                let reasoner = reasoner.solver(self.solver.unwrap_or_default());
                answer.give(&self, &Oracle::Search(reasoner, problem.semantics), out)?
            }
        };
        match given {
            Ok(()) => Ok(Outcome::Clean),
            Err(interrupted) => {
                out.complain(&Failure::new(format!("unknown: {interrupted}")));
                Ok(Outcome::Unknown)
            }
        }
    }
}

impl Solve {
    /// Refuses what the problem has no use for: whoever wrote it expects it to do something.
    fn refuse_unused(&self, problem: Problem) -> Result<(), Failure> {
        let asks = matches!(problem.task, Task::Credulous | Task::Sceptical);
        if self.argument.is_some() && !asks {
            return Err(Failure::new(format!("{problem} asks about no argument: leave `-a` out")));
        }
        if self.limit.is_some() && problem.task != Task::AllExtensions {
            return Err(Failure::new(format!("{problem} has no use for `--limit`: it is for EE")));
        }
        if self.verify && problem.task == Task::Count {
            return Err(Failure::new(format!("{problem} gives a number: there is no set to `--verify`")));
        }
        Ok(())
    }
}

/// What is asked of what.
struct Answer<'i> {
    problem: Problem,
    names: &'i Names,
    instance: &'i InstanceFramework,
    /// Made when it is first needed: the grounded extension of arguments takes none.
    framework: OnceCell<Framework>,
    verify: bool,
}

impl Answer<'_> {
    fn framework(&self) -> Result<&Framework, Failure> {
        if let Some(framework) = self.framework.get() {
            return Ok(framework);
        }
        let made = oracle::framework(self.instance);
        let made = made.ok_or_else(|| Failure::new("the file holds a framework of an unknown kind"))?;
        Ok(self.framework.get_or_init(|| made))
    }

    fn give(
        &self,
        asked: &Solve,
        oracle: &Oracle<'_>,
        out: &mut Output,
    ) -> Result<Result<(), Interrupted>, Failure> {
        let Problem { task, semantics, .. } = self.problem;
        let query = || match &asked.argument {
            Some(name) => self
                .names
                .find(name)
                .ok_or_else(|| Failure::new(format!("there is no argument or atom `{name}` in the file"))),
            None => Err(Failure::new(format!("{} asks about an argument: name it with `-a`", self.problem))),
        };
        let found = match task {
            Task::OneExtension => oracle.any(),
            Task::Credulous => oracle.with(query()?),
            Task::Sceptical => oracle.without(query()?),
            Task::AllExtensions => {
                let mut found = 0;
                for extension in oracle.all().take(asked.limit.unwrap_or(usize::MAX)) {
                    match extension {
                        Ok(extension) => self.extension(&extension, out)?,
                        Err(interrupted) => return Ok(Err(interrupted)),
                    }
                    found += 1;
                }
                if found == 0 && asked.limit != Some(0) {
                    out.remark(&format!("there is no {} extension", semantics.name()));
                }
                return Ok(Ok(()));
            }
            Task::Count => {
                return Ok(oracle.count().map(|count| {
                    writeln!(out, "{count}");
                }));
            }
            _ => return Err(Failure::new(format!("{} cannot be answered yet", self.problem))),
        };
        let found = match found {
            Ok(found) => found,
            Err(interrupted) => return Ok(Err(interrupted)),
        };
        match (task, &found) {
            (Task::OneExtension, Some(_)) => {}
            (Task::Credulous, Some(_)) | (Task::Sceptical, None) => writeln!(out, "YES"),
            _ => writeln!(out, "NO"),
        }
        match found {
            Some(extension) => self.extension(&extension, out)?,
            None if self.verify => out.remark("nothing to verify: the answer comes without a set"),
            None => {}
        }
        Ok(Ok(()))
    }

    fn extension(&self, members: &[bool], out: &mut Output) -> Result<(), Failure> {
        write!(out, "w");
        for (place, _) in members.iter().enumerate().filter(|(_, is_member)| **is_member) {
            write!(out, " {}", self.names.name(oracle::atom(self.instance, place as u32)));
        }
        writeln!(out);
        if !self.verify {
            return Ok(());
        }
        let name = self.problem.semantics.name();
        let said = match verify(self.framework()?, self.problem.semantics, members) {
            Verification::Confirmed => format!("verified: the set is {name}"),
            Verification::Possible { found, unchecked } => {
                format!("verified: the set is {found}; not checked: {unchecked}")
            }
            Verification::Refuted { not } => {
                return Err(Failure::new(format!("the set is not {not}: please report this")));
            }
            _ => return Ok(()),
        };
        eprintln!("{said}");
        Ok(())
    }
}

fn read(file: &Path, format: Option<InstanceFormat>) -> Result<Instance, Failure> {
    let told = |error: String| Failure::new(format!("{}: {error}", file.display()));
    let reader: Box<dyn Read> = match file.as_os_str() == "-" {
        true => Box::new(io::stdin().lock()),
        false => Box::new(File::open(file).map_err(|error| told(error.to_string()))?),
    };
    let by_name = || InstanceFormat::from_extension(file.extension()?.to_str()?);
    if let Some(format) = format.or_else(by_name) {
        return Instance::read(reader, format).map_err(|error| told(error.to_string()));
    }
    let mut reader = reader;
    let mut first = Vec::new();
    reader.by_ref().take(4096).read_to_end(&mut first).map_err(|error| told(error.to_string()))?;
    let Some(format) = InstanceFormat::detect(&first) else {
        return Err(told("the format cannot be told: name it with `--format`".to_owned()));
    };
    Instance::read(first.chain(reader), format).map_err(|error| told(error.to_string()))
}

fn listed(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(",")
}

fn format(name: &str) -> Result<InstanceFormat, String> {
    let names = || InstanceFormat::ALL.iter().map(|format| format.name());
    let found = InstanceFormat::ALL.iter().copied().find(|format| format.name() == name);
    found.ok_or_else(|| suggest::among("format", name, names()))
}

fn solver(name: &str) -> Result<SatSolver, String> {
    let names = || SatSolver::ALL.iter().map(|solver| solver.name());
    let found = SatSolver::ALL.iter().copied().find(|solver| solver.name() == name);
    found.ok_or_else(|| match name {
        "cadical" | "both" => format!("the solver `{name}` needs a command built with the feature `cadical`"),
        _ => suggest::among("solver", name, names()),
    })
}
